"""The pre-trained runs that ship are trainings of the presets as they are, and the command that makes them refuses others."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import msgspec
import numpy as np
import pytest

from mnist_desktop import paths
from mnist_desktop.core.datasets.known import known_by_key
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.model.spec import analyse
from mnist_desktop.core.presets.all_presets import preset
from mnist_desktop.core.presets.preset import Preset
from mnist_desktop.core.runs.record import EpochRow, RateChange, RunInfo, RunRecord
from mnist_desktop.core.runs.run_files import INFO, WEIGHTS
from mnist_desktop.core.runs.shipped import COMMAND, PRETRAINED, SHIPPED, ShippedRuns
from mnist_desktop.core.runs.store import RunStore

FOLDER = paths.resource("pretrained")
SHIPPING = [each for each in PRETRAINED if (FOLDER / each).is_dir()]
IDS = ("softmax-regression", "mnist-mlp", "fashion-softmax")
"""Small presets that pass for those that ship, in the tests of the command."""
RUN = "20260101-120000-abcdef"


# What ships


@pytest.mark.parametrize("name", SHIPPING)
def test_a_pretrained_run_is_a_training_of_its_preset_as_that_is_now(name):
    record = ShippedRuns(FOLDER).load(SHIPPED + name)
    info, experiment = record.info, preset(name).experiment
    assert info.spec == experiment.spec
    assert info.config == experiment.config
    assert info.dataset_fingerprint == known_by_key(preset(name).family).fingerprint
    assert info.parameters == analyse(info.spec, 10).parameters
    assert info.test_accuracy is not None


@pytest.mark.parametrize("name", SHIPPING)
def test_a_pretrained_run_holds_nothing_but_what_opens_it(name):
    assert {path.name for path in (FOLDER / name).iterdir()} == {INFO, WEIGHTS}
    record = ShippedRuns(FOLDER).load(SHIPPED + name)
    assert record.info.notes == ""
    assert {array.dtype for array in record.weights} == {np.dtype(np.float32)}


def test_exactly_the_presets_that_are_named_ship_trained():
    folders = {path.name for path in FOLDER.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == set(PRETRAINED)


def test_all_together_take_at_most_three_megabytes():
    assert script().size_of(FOLDER) <= 3_000_000


def test_the_page_on_provenance_has_the_command_for_each():
    page = (FOLDER / "PROVENANCE.md").read_text("utf-8")
    command = COMMAND.format(preset=" ".join(reversed(PRETRAINED)))
    program, _, ids = command.partition(" --only ")
    assert program in page
    assert all(each in page for each in ids.split())


# The command that makes them


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_pretrained", FOLDER / "make_pretrained.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def maker(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, for small presets."""
    module = script()
    monkeypatch.setattr(module, "PRETRAINED", IDS)
    return module


def trained(shipped: Preset, run_id: str = RUN, **changes: object) -> RunRecord:
    known = known_by_key(shipped.family)
    spec, config = shipped.experiment.spec, shipped.experiment.config
    info = RunInfo(
        id=run_id, name=f"{spec.name} 2", created="2026-01-01T12:00:00+09:00", dataset_key=known.key, dataset_title=known.title,
        dataset_family=known.family, dataset_fingerprint=known.fingerprint,
        spec=msgspec.structs.replace(spec, name=f"{spec.name} 2"), config=config,
        history=(EpochRow(1, 0.5, 0.9, 0.6, 0.8, 0.001, 1.0),), outcome="finished", message="", best_epoch=1, seconds=2.5,
        parameters=analyse(spec, 10).parameters, versions={"python": "3.11"}, test_accuracy=0.91, notes="mine",
    )  # fmt: skip
    weights = (np.ones((784, 10), np.float32), np.zeros(10, np.float32))
    said = np.full((10_000, 10), 0.1, np.float32)
    return RunRecord(msgspec.structs.replace(info, **changes), weights, 0.13, 0.31, said)


@pytest.fixture
def store(tmp_path: Path) -> RunStore:
    return RunStore(tmp_path / "runs")


def test_a_run_is_put_under_the_name_of_its_preset_without_what_is_personal(maker, store, tmp_path):
    folder = store.save(trained(preset(IDS[0])))
    made = maker.make([folder], tmp_path / "out")
    assert list(made) == [IDS[0]]
    assert {path.name for path in (tmp_path / "out" / IDS[0]).iterdir()} == {INFO, WEIGHTS}
    kept = RunStore(tmp_path / "out").load(IDS[0])
    assert (kept.info.name, kept.info.spec, kept.info.notes) == ("Softmax regression", preset(IDS[0]).experiment.spec, "")
    assert str(tmp_path) not in (tmp_path / "out" / IDS[0] / INFO).read_text()
    assert (kept.info.test_accuracy, kept.pixel_mean, kept.pixel_std) == (0.91, 0.13, 0.31)
    assert np.array_equal(kept.weights[0], np.ones((784, 10), np.float32))


def test_making_it_again_gives_the_same_bytes(maker, store, tmp_path):
    folder = store.save(trained(preset(IDS[0])))
    for name in ("one", "two"):
        maker.make([folder], tmp_path / name)
    for name in (INFO, WEIGHTS):
        assert (tmp_path / "one" / IDS[0] / name).read_bytes() == (tmp_path / "two" / IDS[0] / name).read_bytes()


@pytest.mark.parametrize(("changes", "why"), [
    ({"config": preset("mnist-mlp").experiment.config}, "no run of a preset that ships"),
    ({"spec": preset("cnn").experiment.spec}, "no run of a preset that ships"),
    ({"dataset_fingerprint": known_by_key("mnist-starter").fingerprint, "dataset_title": "MNIST, starter 5,000"}, "starter"),
    ({"dataset_fingerprint": known_by_key("fashion-mnist").fingerprint}, "not on the full set"),
    ({"outcome": "stopped"}, "not trained to its end"),
    ({"test_accuracy": None}, "not trained to its end and tested"),
    ({"rate_changes": (RateChange(1, 3, 0.01),)}, "learning rate was changed"),
])  # fmt: skip
def test_a_run_that_is_not_what_its_preset_promises_is_refused(maker, store, tmp_path, changes, why):
    folder = store.save(trained(preset(IDS[0]), **changes))
    with pytest.raises(UserError, match=why) as refused:
        maker.make([folder], tmp_path / "out")
    assert str(folder) in str(refused.value)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("weights", [np.ones(3), np.array([np.nan], np.float32)])
def test_weights_that_are_no_numbers_of_float32_are_refused(maker, store, tmp_path, weights):
    folder = store.save(replace(trained(preset(IDS[0])), weights=(weights,)))
    with pytest.raises(UserError, match="float32"):
        maker.make([folder], tmp_path / "out")


def test_what_would_be_too_large_together_is_not_written(maker, store, tmp_path):
    small = store.save(trained(preset(IDS[0])))
    maker.make([small], tmp_path / "out")
    heavy = replace(trained(preset(IDS[1]), RUN.replace("a", "b")), weights=(np.ones(745_000, np.float32),))
    large = store.save(heavy)
    with pytest.raises(UserError, match="bytes; 3,000,000 are allowed"):
        maker.make([large], tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {IDS[0]}
    maker.make([large], tmp_path / "alone")
    assert 2_900_000 < maker.size_of(tmp_path / "alone") <= 3_000_000


def test_of_two_runs_of_a_preset_none_is_chosen(maker, store, tmp_path):
    folders = [store.save(trained(preset(IDS[0]), run_id)) for run_id in (RUN, RUN.replace("a", "b"))]
    with pytest.raises(UserError, match=f"second run of {IDS[0]}"):
        maker.make(folders, tmp_path / "out")


def test_a_run_takes_the_place_of_an_earlier_one_of_its_preset(maker, store, tmp_path):
    maker.make([store.save(trained(preset(IDS[0])))], tmp_path / "out")
    better = trained(preset(IDS[0]), RUN.replace("a", "b"), test_accuracy=0.99)
    maker.make([store.save(better)], tmp_path / "out")
    assert RunStore(tmp_path / "out").load(IDS[0]).info.test_accuracy == 0.99
