"""Compares runs: describes them, finds their differences, groups those that repeat each other, and shows their scatter."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import isfinite, nan
from typing import Literal

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from mnist_desktop.core.datasets.titles import said_title
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.fields import fields_of
from mnist_desktop.core.model.layers import Layer
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.record import EpochRow, Outcome, RateChange, RunInfo
from mnist_desktop.core.runs.said_names import said_run_name
from mnist_desktop.core.sentence import Sentence, Templated, lowered
from mnist_desktop.core.training_config import EarlyStopping, TrainingConfig

ABSENT = "–"
WHOLE: tuple[Outcome, ...] = ("finished", "early-stopped")
CurveName = Literal["loss", "accuracy", "val_loss", "val_accuracy"]

_ENDS: dict[Outcome, Sentence] = {
    "finished": Sentence("finished"),
    "early-stopped": Sentence("early-stopped"),
    "stopped": Sentence("stopped"),
    "failed": Sentence("failed"),
    "interrupted": Sentence("interrupted"),
}

_EQUAL, _SAME_KIND = 4, 1
"""The scores of two layers in one row: equal layers are matched first, then layers of the same kind."""


@dataclass(frozen=True)
class Difference(Sentence):
    """One thing in which runs differ.

    Attributes
    ----------
    cells
        What each run has, in the order of the runs.
    """

    cells: tuple[Templated, ...] = ()

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The same in English."""
        return tuple(cell.text for cell in self.cells)


@dataclass(frozen=True, eq=False)
class Band:
    """One curve of several runs, for the epochs that all of them have: mean, smallest and largest value."""

    epochs: NDArray[np.float64]
    mean: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]


@lru_cache(1024)  # a thousand runs have few different layers
def layer_words(layer: Layer) -> str:
    """A layer in short form, such as ``Dense 64 relu``."""
    return f"{layer.kind} {layer.settings}".strip()


def model_words(spec: ModelSpec) -> str:
    """A network in short form, such as ``Flatten, Dense 64 relu, Dense 10 softmax``."""
    return ", ".join(layer_words(layer) for layer in spec.layers)


def best_validation(info: RunInfo) -> float | None:
    """The highest validation accuracy of a run, 0..1; None where none was measured."""
    return max((row.val_accuracy for row in info.history if row.val_accuracy is not None), default=None)


def kind_of_run(info: RunInfo) -> Hashable:
    """A key that is equal for runs that differ only in their seed: layers, other settings, data, and how far they came.

    A stopped run is not in a group with complete ones, and a run whose learning rate was changed is not in a group with
    those that kept it.
    """
    cut_short = None if is_whole(info) else len(info.history)
    return _settings_of(info), cut_short, info.rate_changes


def kind_of_repeat(info: RunInfo) -> Hashable:
    """The :func:`kind_of_run` that a repeat of this run will have: complete, with the same changes of the learning rate."""
    return _settings_of(info), None, info.rate_changes


def is_whole(info: RunInfo) -> bool:
    """Whether a run is complete: neither stopped nor failed."""
    return info.outcome in WHOLE


def one_per_seed(infos: Sequence[RunInfo]) -> tuple[RunInfo, ...]:
    """The first run of each seed. Two runs with the same seed are one observation, not two."""
    first: dict[int, RunInfo] = {}
    for info in infos:
        first.setdefault(info.config.seed, info)
    return tuple(first.values())


def _settings_of(info: RunInfo) -> Hashable:
    return info.spec.layers, replace(info.config, seed=0), info.dataset_fingerprint, info.origin


def repeats(infos: Sequence[RunInfo]) -> tuple[tuple[RunInfo, ...], ...]:
    """Group runs that differ only in their seed; the groups are in the order of their first runs."""
    groups: dict[Hashable, list[RunInfo]] = {}
    for info in infos:
        groups.setdefault(kind_of_run(info), []).append(info)
    return tuple(tuple(group) for group in groups.values())


def band(histories: Sequence[Sequence[EpochRow]], figure: CurveName) -> Band:
    """Mean and extremes of one curve over several runs.

    Epochs that some runs did not reach are left out, since the mean would jump where a run ends. Where one run has no
    figure, the band has none.
    """
    length = min((len(history) for history in histories), default=0)
    values = np.array([column(history[:length], figure) for history in histories], np.float64).reshape(len(histories), length)
    epochs = np.arange(1, length + 1, dtype=np.float64)
    if not length:
        return Band(epochs, epochs, epochs, epochs)
    return Band(epochs, values.mean(0), values.min(0), values.max(0))


def column(history: Sequence[EpochRow], figure: CurveName) -> list[float]:
    """One figure of every epoch; NaN where it was not measured."""
    return [nan if value is None else value for value in (getattr(row, figure) for row in history)]


def differences(infos: Sequence[RunInfo]) -> tuple[Difference, ...]:
    """The differences of runs: data, layers, parameters, settings, training. What all of them share is left out."""
    rows = [
        Difference("Data set", cells=_data_titles(infos)),
        *_layer_rows([info.spec for info in infos]),
        Difference("Fine-tuned from", cells=tuple(origin_words(info) for info in infos)),
        Difference("Parameters", cells=tuple(_number(info.parameters) for info in infos)),
        *_config_rows([info.config for info in infos]),
        Difference("Rate changed", cells=tuple(_rate_changes(info) for info in infos)),
        Difference("By", cells=tuple(_plain(info.student or ABSENT) for info in infos)),
        Difference("End", cells=tuple(map(end_words, infos))),
    ]
    return tuple(row for row in rows if len(set(row.texts)) > 1)


def changes(before: Experiment, after: Experiment) -> tuple[str, ...]:
    """The changes between two experiments in short form, layers first, such as ``Dense 128 relu`` or ``epochs 5``.

    The seed is left out: another seed does not make another network.
    """
    found = list(_layer_changes(before.spec, after.spec))
    for field in fields_of(TrainingConfig):  # only those that differ are put into words: a sweep asks this a thousand times
        values = getattr(before.config, field.name), getattr(after.config, field.name)
        if field.name == "seed" or values[0] == values[1]:
            continue
        title = lowered(field.title)
        old, new = (setting_words(value).text for value in values)
        if old != new:
            found.append(f"no {title}" if new == ABSENT else f"{title} {new}")
    return tuple(found)


@lru_cache(1024)  # a thousand runs have few different networks
def _layer_changes(before: ModelSpec, after: ModelSpec) -> tuple[str, ...]:
    layers = (row.texts for row in _layer_rows([before, after]))
    return tuple(f"no {old}" if new == ABSENT else new for old, new in layers if old != new)


def end_words(info: RunInfo) -> Sentence:
    """How a run ended, and with which epoch."""
    return Sentence("{end}, epoch {epoch:,}", {"end": _ENDS[info.outcome], "epoch": len(info.history)})


def _data_title(info: RunInfo, *, is_unique: bool) -> Templated:
    title = said_title(info.dataset_title)
    return title if is_unique else Sentence("{title} ({code})", {"title": title, "code": info.dataset_fingerprint[:6]})


def _data_titles(infos: Sequence[RunInfo]) -> tuple[Templated, ...]:
    """Titles, with the beginning of the fingerprint where one title stands for different content."""
    contents: dict[str, set[str]] = {}
    for info in infos:
        contents.setdefault(info.dataset_title, set()).add(info.dataset_fingerprint)
    return tuple(_data_title(info, is_unique=len(contents[info.dataset_title]) == 1) for info in infos)


def _layer_rows(specs: Sequence[ModelSpec]) -> list[Difference]:
    rows: list[tuple[Layer | None, ...]] = []
    for number, spec in enumerate(specs):
        rows = _aligned(rows, spec.layers, number)
    return [Difference("Layer {number}", {"number": number}, tuple(map(_layer, row))) for number, row in enumerate(rows, 1)]


def _aligned(rows: list[tuple[Layer | None, ...]], layers: Sequence[Layer], width: int) -> list[tuple[Layer | None, ...]]:
    """Add a run's `layers` to the `rows` of `width` runs: each goes to the row that it resembles most, in order.

    This is the best alignment, found by dynamic programming as in Needleman and Wunsch, *A general method applicable to the
    search for similarities in the amino acid sequence of two proteins*, 1970, without a penalty for gaps.
    """
    worth = np.zeros((len(rows) + 1, len(layers) + 1), int)
    for row in reversed(range(len(rows))):
        for at in reversed(range(len(layers))):
            together = _likeness(rows[row], layers[at])
            worth[row, at] = max(worth[row + 1, at], worth[row, at + 1], together and together + worth[row + 1, at + 1])
    result: list[tuple[Layer | None, ...]] = []
    row = at = 0
    while row < len(rows) or at < len(layers):
        together = _likeness(rows[row], layers[at]) if row < len(rows) and at < len(layers) else 0
        if together and worth[row, at] == together + worth[row + 1, at + 1]:
            result.append((*rows[row], layers[at]))
            row, at = row + 1, at + 1
        elif row < len(rows) and worth[row, at] == worth[row + 1, at]:
            result.append((*rows[row], None))
            row += 1
        else:
            result.append((*[None] * width, layers[at]))
            at += 1
    return result


def _likeness(row: tuple[Layer | None, ...], layer: Layer) -> int:
    if layer in row:
        return _EQUAL
    return _SAME_KIND if any(other is not None and other.kind == layer.kind for other in row) else 0


def _config_rows(configs: Sequence[TrainingConfig]) -> list[Difference]:
    return [
        Difference(field.title, cells=tuple(setting_words(getattr(config, field.name)) for config in configs))
        for field in fields_of(TrainingConfig)
    ]


def _rate_changes(info: RunInfo) -> Templated:
    return _enumerated([rate_change_words(change) for change in info.rate_changes]) if info.rate_changes else _plain(ABSENT)


def rate_change_words(change: RateChange) -> Sentence:
    """A change of the learning rate during a training."""
    values = {"rate": change.learning_rate, "epoch": change.epoch, "step": change.step + 1}
    return Sentence("{rate:g} from epoch {epoch:,}, step {step:,}" if change.step else "{rate:g} from epoch {epoch:,}", values)


def _enumerated(sentences: Sequence[Sentence]) -> Sentence:
    """All of them as one. Halved, so that many changes do not nest too deeply."""
    if len(sentences) == 1:
        return sentences[0]
    half = len(sentences) // 2
    return Sentence("{first}; {others}", {"first": _enumerated(sentences[:half]), "others": _enumerated(sentences[half:])})


def setting_words(value: object) -> Templated:
    """The value of a setting, whatever its type."""
    match value:
        case None:
            return _plain(ABSENT)
        case bool():
            return Sentence("yes" if value else "no")
        case float():
            return _plain(f"{value:g}" if isfinite(value) else ABSENT)
        case int():
            return _number(value)
        case EarlyStopping():
            values = {"monitor": value.monitor, "patience": value.patience}
            kept = "{monitor}, patience {patience:,}, restore best"
            return Sentence(kept if value.restore_best else "{monitor}, patience {patience:,}", values)
    return _plain(str(value))


def _layer(layer: Layer | None) -> Sentence:
    return _plain(ABSENT if layer is None else layer_words(layer))


def _number(value: int) -> Sentence:
    return Sentence("{number:,}", {"number": value})


def _plain(text: str) -> Sentence:
    return Sentence("{text}", {"text": text})


def origin_words(info: RunInfo) -> Sentence:
    """What a run was fine-tuned from, and which layers learned."""
    if info.origin is None:
        return _plain(ABSENT)
    template = "{name}, last layer only" if info.origin.trains == "last" else "{name}, all layers"
    return Sentence(template, {"name": said_run_name(info.origin.name)})
