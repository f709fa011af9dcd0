"""What a run is called in another language than that in which its name is kept."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Dense
from mnist_desktop.core.presets.all_presets import PRESETS, descriptive_name, preset
from mnist_desktop.core.runs.names import distinct_name
from mnist_desktop.core.runs.said_names import NAMELESS, NETWORKS, said_run_name
from mnist_desktop.core.sentence import Templated
from mnist_desktop.core.training_config import EarlyStopping

FIRST = preset("mnist-mlp").experiment
PATIENT = preset("cnn").experiment
OTHER = Experiment(replace(FIRST.spec, layers=(FIRST.spec.layers[0], Dense(128, "relu"), *FIRST.spec.layers[3:])), FIRST.config)


def with_settings(experiment: Experiment, **changes: object) -> Experiment:
    return replace(experiment, config=replace(experiment.config, **changes))


MADE = [
    *(descriptive_name(each.experiment) for each in PRESETS),
    descriptive_name(OTHER),
    descriptive_name(with_settings(FIRST, epochs=12)),
    descriptive_name(with_settings(FIRST, stratified=True, early_stopping=EarlyStopping("val_accuracy", 7, True))),
    descriptive_name(with_settings(PATIENT, early_stopping=None)),
    descriptive_name(with_settings(FIRST, epochs=3, learning_rate=0.02, batch_size=7, optimizer="sgd", seed=5)),
]


def words_of(sentence: Templated) -> set[str]:
    """The templates of a sentence and of all sentences in it."""
    inner = [value for value in sentence.values.values() if isinstance(value, Templated)]
    return {sentence.template}.union(*map(words_of, inner))


def test_the_network_of_every_preset_is_known_by_its_name() -> None:
    assert {each.experiment.spec.name for each in PRESETS} <= set(NETWORKS)


@pytest.mark.parametrize("name", [*MADE, *(distinct_name(each, {each}) for each in MADE), NAMELESS, f"{NAMELESS} 3"])
def test_a_name_that_the_program_made_is_said_by_the_words_it_was_made_of(name: str) -> None:
    said = said_run_name(name)
    assert said.text == name
    assert said.template != "{name}"


def test_each_part_of_a_made_name_is_a_text_of_its_own() -> None:
    name = descriptive_name(with_settings(FIRST, epochs=12, stratified=True, batch_size=7, optimizer="sgd"))
    assert {"First network", "Epochs", "Batch size", "Optimizer", "{count} more"} <= words_of(said_run_name(name))


def test_what_is_missing_is_named_with_its_title() -> None:
    name = descriptive_name(with_settings(PATIENT, early_stopping=None))
    assert {"CNN", "no {field}", "Early stopping"} <= words_of(said_run_name(name))


@pytest.mark.parametrize(
    "name", ["", "Our own", "우리 신경망", "First networker", "Our own, epochs 3", "no epochs", "Model train"]
)
def test_a_name_that_somebody_gave_is_said_as_it_stands(name: str) -> None:
    said = said_run_name(name)
    assert (said.text, said.template) == (name, "{name}")


def test_a_name_of_thousands_of_parts_is_said_without_looking_into_each() -> None:
    name = "First network" + ", x" * 50_000
    assert len(words_of(said_run_name(name))) < 10
