"""Published experiments are redone by presets that are what the reference says, and judged by rules that are written down."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import experiments
import msgspec
import published
import pytest

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.model.layers import Conv2D, Dense, Dropout, Flatten, MaxPooling2D
from mnist_desktop.core.presets.all_presets import PRESETS, preset
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.training_config import EarlyStopping
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.services import Services

CNN = {
    "id": "cnn-dropout", "dataset": "mnist", "validation": 0.20, "scaling": "0..1",
    "layers": [
        "conv2d 32 3x3 relu", "max_pooling2d 2x2", "conv2d 64 3x3 relu", "max_pooling2d 2x2", "conv2d 64 3x3 relu", "flatten",
        "dropout 0.25", "dense 128 relu", "dense 10 softmax",
    ],
    "optimizer": "adam 0.0001", "loss": "sparse_categorical_crossentropy", "batch_size": 100, "epochs": 2000,
    "early_stopping": {"monitor": "val_loss", "patience": 3, "restore_best_weights": True},
    "published": {"test_accuracy": 0.9867},
}  # fmt: skip
SIGMOID = {
    "id": "sigmoid-sgd", "dataset": "mnist", "validation": 0.20, "scaling": "none (0..255)",
    "layers": ["flatten", "dense 16 sigmoid", "dense 8 sigmoid", "dense 10 softmax"],
    "optimizer": "sgd 0.01",
    "loss": "categorical_crossentropy with one-hot labels, then the same with sparse_categorical_crossentropy",
    "batch_size": 32, "epochs": 20, "published": {"test_accuracy": 0.8215},
}  # fmt: skip
SCRATCH = {
    "id": "from-scratch", "dataset": "fashion-mnist", "validation": 0.20, "split_seed": 42, "stratified": True,
    "scaling": "divide by 255", "engine": "NumPy, no framework", "layers": ["flatten", "dense 100 sigmoid", "dense 10 softmax"],
    "optimizer": "sgd 0.1", "loss": "categorical_crossentropy", "batch_size": 256, "epochs": 40, "l1": 0, "l2": 0,
    "initial_weights": "normal(0, 1)", "published": {"validation_accuracy": 0.8151},
}  # fmt: skip


def _entry(fields: dict[str, Any], **changes: object) -> published.PublishedResult:
    return msgspec.convert(fields | changes, published.PublishedResult)


def test_an_entry_is_read_word_by_word() -> None:
    (asked,) = published.experiments_of(_entry(CNN))
    assert asked.spec.layers == (
        Conv2D(32, 3), MaxPooling2D(2), Conv2D(64, 3), MaxPooling2D(2), Conv2D(64, 3), Flatten(), Dropout(0.25), Dense(128),
        Dense(10, "softmax"),
    )  # fmt: skip
    assert asked.config.early_stopping == EarlyStopping("val_loss", 3, True)
    assert (asked.config.optimizer, asked.config.learning_rate, asked.config.scaling) == ("adam", 0.0001, "unit")
    (scratch,) = published.experiments_of(_entry(SCRATCH, l2=0.01))
    assert scratch.config.engine == "scratch"
    assert scratch.spec.layers[1] == Dense(100, "sigmoid", initializer="standard_normal", l2=0.01)


@pytest.mark.parametrize("fields", [CNN, SIGMOID, SCRATCH], ids=lambda fields: fields["id"])
def test_the_shipped_presets_are_what_these_entries_say(fields: dict[str, Any]) -> None:
    entry = _entry(fields)
    for asked, name in zip(published.experiments_of(entry), published.preset_ids(entry), strict=True):
        published.check(entry, asked, preset(name))


def test_an_entry_with_two_losses_is_two_presets() -> None:
    entry = _entry(SIGMOID)
    assert published.preset_ids(entry) == ("sigmoid-sgd", "sigmoid-sgd-sparse")
    assert [each.config.loss for each in published.experiments_of(entry)] == [
        "categorical_crossentropy",
        "sparse_categorical_crossentropy",
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"epochs": 30}, "epochs is 30 there and 40 here"),
        ({"split_seed": 7}, "split_seed is 7 there and 42 here"),
        ({"stratified": False}, "stratified is False there and True here"),
        ({"optimizer": "sgd 0.2"}, "learning_rate is 0.2 there and 0.1 here"),
        ({"scaling": "none (0..255)"}, "scaling is 'none' there and 'unit' here"),
        ({"engine": "Keras"}, "engine is 'keras' there and 'scratch' here"),
        ({"initial_weights": None}, "glorot_uniform.*standard_normal"),
        ({"layers": ["flatten", "dense 50 sigmoid", "dense 10 softmax"]}, "Dense 50 sigmoid.*Dense 100 sigmoid"),
        ({"dataset": "mnist"}, "dataset is 'mnist' there and 'fashion-mnist' here"),
        ({"published": {"validation_accuracy": 0.9}}, "published is .*0.9.* there and .*0.8151.* here"),
    ],
)
def test_a_preset_that_is_not_what_the_entry_says_is_refused_with_both(change: dict[str, object], said: str) -> None:
    entry = _entry(SCRATCH, **change)
    (asked,) = published.experiments_of(entry)
    with pytest.raises(published.EntryError, match=said):
        published.check(entry, asked, preset("from-scratch"))


@pytest.mark.parametrize(
    "change",
    [
        {"layers": ["flatten", "lstm 8"]}, {"layers": ["conv2d 32 3x5 relu"]}, {"layers": ["dense relu 64 12"]},
        {"scaling": "-1..1"}, {"initial_weights": "ones"}, {"loss": "hinge"},
    ],
    ids=str,
)  # fmt: skip
def test_a_word_that_is_not_known_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(published.EntryError, match="from-scratch"):
        published.experiments_of(_entry(SCRATCH, **change))


def test_a_key_that_is_not_known_is_refused_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "experiments.json"
    path.write_text(json.dumps({"experiments": [CNN | {"augmentation": "none"}]}), "utf-8")
    with pytest.raises(published.EntryError, match=r"experiments\.json.*augmentation"):
        published.read_reference(path)


def test_every_published_preset_has_its_entry_in_the_reference() -> None:
    entries = published.read_reference(published.PUBLISHED_FIGURES)
    redone = {entry.id: published.preset_ids(entry) for entry in entries.values() if entry.id != published.TRAINS_NOTHING}
    for name, ids in redone.items():
        for asked, each in zip(published.experiments_of(entries[name]), ids, strict=True):
            published.check(entries[name], asked, preset(each))
    assert {each for ids in redone.values() for each in ids} == {each.id for each in PRESETS if each.published}


@pytest.mark.parametrize(
    ("name", "asked", "reached", "short"),
    [
        ("test_accuracy", 0.97, 0.966, False),
        ("test_accuracy", 0.97, 0.964, True),
        ("test_loss", 0.10, 0.2, False),
        ("seconds", 30, 30.5, True),
        ("parameters", 60_000, 59_000, False),
        ("picture_shape", [1, 2], [2, 1], True),
    ],
)
def test_accuracies_may_lie_a_little_below_and_costs_not_above(name: str, asked: object, reached: object, short: bool) -> None:
    assert experiments.Row("x", {name: asked}, {name: reached}, 1.0, "").falls_short(0.005) is short


def test_no_accuracy_below_a_promise_is_let_through() -> None:
    assert experiments.Row("x", {"test_accuracy": 0.994}, {"test_accuracy": 0.9939}, 1.0, "").falls_short(0.0)


def test_redoing_an_entry_keeps_its_runs_and_shows_the_seeds_where_it_lies_far_off(
    services: Services, tiny_dataset: Dataset, tmp_path: Path
) -> None:
    kept = dataclasses.replace(services, load_dataset=lambda _: tiny_dataset, store=RunStore(tmp_path / "kept"))
    row = experiments.redo(_entry(SIGMOID), experiments.Workshop(kept, services), seeds=3)
    infos = kept.store.list()
    assert {info.config.loss for info in infos} == {"categorical_crossentropy", "sparse_categorical_crossentropy"}
    assert {info.config.seed for info in services.store.list()} == {1, 2}
    assert row.reached == {"test_accuracy": infos[0].test_accuracy}
    assert row.published == {"test_accuracy": 0.8215}
    assert "agree" in row.note
    assert "3 seeds give a test accuracy from" in row.note


def test_a_promise_is_measured_on_the_run_that_is_kept(services: Services, tiny_dataset: Dataset, tmp_path: Path) -> None:
    kept = dataclasses.replace(services, load_dataset=lambda _: tiny_dataset, store=RunStore(tmp_path / "kept"))
    promising = dataclasses.replace(preset("mnist-mlp"), asked={"test_accuracy": 0.5, "seconds": 30, "parameters": 60_000})
    row = experiments.keep_to(promising, experiments.Workshop(kept, services))
    (info,) = kept.store.list()
    assert row.reached == {"test_accuracy": info.test_accuracy, "seconds": info.seconds, "parameters": info.parameters}
    assert services.store.list() == ()


def test_what_a_last_epoch_says_by_chance_is_told(make_opened_run: Callable[..., OpenedRun]) -> None:
    run = make_opened_run()  # its validation accuracy rises from 0.4 to 0.8
    (within,) = experiments.last_epochs([run], {"test_accuracy": 0.7})
    (beyond,) = experiments.last_epochs([run], {"test_accuracy": 0.9})
    assert "In their last 3 epochs" in within
    assert "between 0.4000 and 0.8000: where a run ends is chance" in within
    assert beyond.endswith("between 0.4000 and 0.8000.")
