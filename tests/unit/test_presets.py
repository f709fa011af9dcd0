"""Presets are whole experiments that can be trained as they are."""

from __future__ import annotations

import msgspec
import pytest

from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.spec import analyse
from mnist_desktop.core.presets.all_presets import PRESETS, preset
from mnist_desktop.core.presets.preset import Preset

each_preset = pytest.mark.parametrize("shipped", PRESETS, ids=lambda shipped: shipped.id)


@each_preset
def test_preset_has_no_problem_and_no_hint(shipped: Preset) -> None:
    assert analyse(shipped.experiment.spec, 10).problems == ()


@each_preset
def test_preset_is_inside_every_range(shipped: Preset) -> None:
    assert msgspec.json.decode(msgspec.json.encode(shipped.experiment), type=Experiment) == shipped.experiment


@each_preset
def test_preset_says_in_a_sentence_what_it_is(shipped: Preset) -> None:
    assert shipped.sentence.endswith(".")
    assert len(shipped.sentence) > 40


def test_preset_ids_and_experiments_are_unique() -> None:
    assert len({shipped.id for shipped in PRESETS}) == len(PRESETS)
    assert len({msgspec.json.encode(shipped.experiment) for shipped in PRESETS}) == len(PRESETS)


def test_each_family_begins_with_a_recommended_preset() -> None:
    for family in ("mnist", "fashion-mnist"):
        first = next(shipped for shipped in PRESETS if shipped.family == family)
        assert first.title.startswith("Recommended")


def test_parameter_counts_are_those_of_the_lessons() -> None:
    counts = {shipped.id: analyse(shipped.experiment.spec, 10).parameters for shipped in PRESETS}
    assert counts["mnist-mlp"] == 784 * 64 + 64 + 64 * 32 + 32 + 32 * 10 + 10
    assert counts["mnist-best-small"] <= 60_000
    assert counts["mnist-strong"] <= 120_000
    assert counts["mnist-tiny"] <= 10_000
    assert counts["fashion-best"] <= 300_000
    assert counts["fashion-recommended"] == 141_098


def test_unknown_preset_is_refused() -> None:
    with pytest.raises(KeyError):
        preset("no-such-preset")
