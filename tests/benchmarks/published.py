"""Reads the published experiments of a reference file, and checks that the presets match them.

The file is JSON: ``{"note": ..., "experiments": [{"id": ..., "layers": ["flatten", "dense 64 relu", ...], ...}, ...]}``. An
unknown key or word is an error, so that nothing in an entry can be overlooked.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from mnist_desktop.core.datasets.dataset import Family
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.fields import fields_of
from mnist_desktop.core.model.layer_parameters import InitializerName
from mnist_desktop.core.model.layers import AnyLayer, Conv2D, Dense, Dropout, Flatten, MaxPooling2D
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.presets.preset import Preset
from mnist_desktop.core.runs.comparison import layer_words
from mnist_desktop.core.training_config import EarlyStopping, EngineName, LossName, ScalingName, TrainingConfig

Key = TypeVar("Key")
Value = TypeVar("Value")

LOSSES: tuple[LossName, ...] = ("sparse_categorical_crossentropy", "categorical_crossentropy")
SCALINGS: dict[str, ScalingName] = {"divide by 255": "unit", "0..1": "unit", "none (0..255)": "none"}
INITIALIZERS: dict[str | None, InitializerName] = {None: "glorot_uniform", "normal(0, 1)": "standard_normal"}
"""The words of an entry; without a word about its weights, Keras' default is meant."""

TRAINS_NOTHING = "convolution-lesson"

PUBLISHED_FIGURES = Path(__file__).with_name("published_figures.json")
"""The reference file of the experiments that the presets repeat."""


class EntryError(Exception):
    """The reference file has an unknown word, or a preset differs from it."""


class EarlyStoppingEntry(msgspec.Struct, forbid_unknown_fields=True):
    """Early stopping in Keras' words."""

    monitor: str
    patience: int
    restore_best_weights: bool


class PublishedResult(msgspec.Struct, forbid_unknown_fields=True):
    """One published experiment, in the file's words.

    Attributes
    ----------
    validation
        The share of the training images that is set aside.
    split_seed
        The seed of the split, or None if it is not given.
    loss
        One or more of Keras' names in a text; each is a separate run.
    published
        Figures by name, such as ``{"test_accuracy": 0.9707}``.
    what, shown
        For readers only.
    """

    id: str
    what: str = ""
    shown: list[str] = []
    dataset: Family = "mnist"
    layers: list[str] = []
    optimizer: str = ""
    loss: str = ""
    scaling: str = ""
    batch_size: int = 0
    epochs: int = 0
    validation: float = 0.0
    split_seed: int | None = None
    stratified: bool = False
    early_stopping: EarlyStoppingEntry | None = None
    engine: str = "Keras"
    l1: float = 0.0
    l2: float = 0.0
    initial_weights: str | None = None
    published: dict[str, float] = {}


class _Reference(msgspec.Struct, forbid_unknown_fields=True):
    experiments: list[PublishedResult]
    note: str = ""


def read_reference(path: Path) -> dict[str, PublishedResult]:
    """All entries by id.

    Raises
    ------
    EntryError
        The file is missing or invalid; the error names it.
    """
    try:
        return {entry.id: entry for entry in msgspec.json.decode(path.read_bytes(), type=_Reference).experiments}
    except (OSError, msgspec.MsgspecError) as error:
        raise EntryError(f"{path} cannot be read: {error}") from error


def preset_ids(entry: PublishedResult) -> tuple[str, ...]:
    """The presets that repeat `entry`, one for each loss, in the order of the file."""
    _, *others = _losses(entry)
    return entry.id, *(f"{entry.id}-{loss.partition('_')[0]}" for loss in others)


def experiments_of(entry: PublishedResult) -> tuple[Experiment, ...]:
    """The experiments of `entry`, in the order of :func:`preset_ids`. Settings that it does not name have their defaults.

    Raises
    ------
    EntryError
        It has an unknown word.
    """
    optimizer, _, rate = entry.optimizer.partition(" ")
    stopping = entry.early_stopping
    said = {
        "optimizer": optimizer,
        "learning_rate": float(rate),
        "batch_size": entry.batch_size,
        "epochs": entry.epochs,
        "validation_share": entry.validation,
        "stratified": entry.stratified,
        "scaling": _known(SCALINGS, entry.scaling, entry),
        "early_stopping": stopping and EarlyStopping(stopping.monitor, stopping.patience, stopping.restore_best_weights),
        "engine": _engine(entry),
    }
    if entry.split_seed is not None:
        said["split_seed"] = entry.split_seed
    spec = ModelSpec(tuple(_layer(words, entry) for words in entry.layers))
    return tuple(Experiment(spec, TrainingConfig(**said, loss=loss)) for loss in _losses(entry))


def check(entry: PublishedResult, asked: Experiment, preset: Preset) -> None:
    """Check that `preset` is the experiment of `entry` and has the same figures to compare with.

    Raises
    ------
    EntryError
        It differs; the error says in what, and names both.
    """
    ours = preset.experiment
    free = {"seed"} if entry.split_seed is not None else {"seed", "split_seed"}
    pairs = [("dataset", entry.dataset, preset.family), ("published", entry.published, preset.published)]
    pairs += [("layers", _words(asked.spec), _words(ours.spec))]
    pairs += [
        (field.name, getattr(asked.config, field.name), getattr(ours.config, field.name))
        for field in fields_of(TrainingConfig)
        if field.name not in free
    ]
    differences = [f"{name} is {theirs!r} there and {here!r} here" for name, theirs, here in pairs if theirs != here]
    if differences:
        raise EntryError(f"The preset {preset.id} is not the reference's {entry.id}: {'; '.join(differences)}.")


def _words(spec: ModelSpec) -> list[str]:
    """Each layer in complete words."""
    return [f"{layer_words(layer)} {msgspec.structs.asdict(layer)}" for layer in spec.layers]


def _losses(entry: PublishedResult) -> list[LossName]:
    """The losses in the entry's text, in its order. One name is the end of the other."""
    words = [word.strip(",.;") for word in entry.loss.split()]
    losses = [loss for word in words for loss in LOSSES if word == loss]
    if not losses:
        raise EntryError(f"{entry.id}: its loss “{entry.loss}” names none of {', '.join(LOSSES)}.")
    return losses


def _engine(entry: PublishedResult) -> EngineName:
    return "scratch" if entry.engine.startswith("NumPy") else "keras"


def _layer(words: str, entry: PublishedResult) -> AnyLayer:
    """A layer from words such as ``conv2d 32 3x3 relu``."""
    kind, *settings = words.split()
    try:
        return _known(_LAYERS, kind, entry)(entry, *settings)
    except (TypeError, ValueError) as error:
        raise EntryError(f"{entry.id}: its layer “{words}” is not understood.") from error


def _weighted(layer: Dense | Conv2D, entry: PublishedResult) -> AnyLayer:
    """`layer` with the entry's penalties and initial weights, which hold for all layers."""
    return replace(layer, l1=entry.l1, l2=entry.l2, initializer=_known(INITIALIZERS, entry.initial_weights, entry))


def _square(words: str) -> int:
    height, width = words.split("x")
    if height != width:
        raise ValueError(words)
    return int(height)


_LAYERS: dict[str, Callable[..., AnyLayer]] = {
    "flatten": lambda _entry: Flatten(),
    "dense": lambda entry, units, activation: _weighted(Dense(int(units), activation), entry),
    "conv2d": lambda entry, filters, kernel, activation: _weighted(
        Conv2D(int(filters), _square(kernel), activation=activation), entry
    ),
    "max_pooling2d": lambda _entry, window: MaxPooling2D(_square(window)),
    "dropout": lambda _entry, rate: Dropout(float(rate)),
}


def _known(words: dict[Key, Value], word: Key, entry: PublishedResult) -> Value:
    try:
        return words[word]
    except KeyError:
        raise EntryError(f"{entry.id}: “{word}” is not one of {', '.join(map(str, words))}.") from None
