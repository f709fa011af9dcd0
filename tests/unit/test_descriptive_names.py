"""What a run is called that was made from a preset."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Dense, Dropout
from mnist_desktop.core.presets.all_presets import PRESETS, descriptive_name, preset

FIRST = preset("mnist-mlp").experiment
NAME = FIRST.spec.name


def changed(*layers: object, **config: object) -> Experiment:
    return Experiment(replace(FIRST.spec, layers=tuple(layers) or FIRST.spec.layers), replace(FIRST.config, **config))


@pytest.mark.parametrize("each", PRESETS, ids=lambda each: each.id)
def test_a_preset_that_nothing_was_changed_in_keeps_its_name(each):
    assert descriptive_name(each.experiment) == each.experiment.spec.name


@pytest.mark.parametrize(
    ("experiment", "change"),
    [(changed(FIRST.spec.layers[0], Dense(128, "relu"), *FIRST.spec.layers[2:]), "Dense 128 relu"),
     (changed(*FIRST.spec.layers[:2], Dropout(0.5), *FIRST.spec.layers[2:]), "Dropout 0.5"),
     (changed(FIRST.spec.layers[0], FIRST.spec.layers[-1]), "no Dense 64 relu"),
     (changed(epochs=3), "epochs 3"), (changed(learning_rate=0.02), "learning rate 0.02")],
)  # fmt: skip
def test_a_change_is_said_in_the_name(experiment, change):
    assert descriptive_name(experiment).startswith(f"{NAME}, {change}")


def test_another_seed_makes_no_other_network():
    assert descriptive_name(changed(seed=FIRST.config.seed + 1)) == NAME


def test_of_many_changes_the_first_are_said():
    experiment = changed(epochs=3, learning_rate=0.02, batch_size=7, optimizer="sgd", validation_share=0.3)
    assert descriptive_name(experiment) == f"{NAME}, optimizer sgd, learning rate 0.02, batch size 7, 1 more"


def test_a_network_that_is_opened_again_is_described_by_what_it_is_now():
    once = changed(epochs=3)
    named = Experiment(replace(once.spec, name=f"{descriptive_name(once)} 2"), replace(once.config, epochs=4))
    assert descriptive_name(named) == f"{NAME}, epochs 4"


@pytest.mark.parametrize("name", ["", "Our own", f"{NAME}er"])
def test_a_name_of_ones_own_stays(name):
    experiment = changed(epochs=3)
    assert descriptive_name(Experiment(replace(experiment.spec, name=name), experiment.config)) == name
