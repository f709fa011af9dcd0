"""Runs side by side: what they are in words, in what they differ, which of them repeat each other, and how far those scatter."""

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
from mnist_desktop.core.runs.record import EpochRow, Outcome, RunInfo
from mnist_desktop.core.sentence import Sentence, Templated
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
"""How much two layers in one row are worth: equal ones find each other before those that only are of one kind."""


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
    """A curve of several runs, for the epochs that all of them have: its mean, its smallest and its largest value."""

    epochs: NDArray[np.float64]
    mean: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]


@lru_cache(1024)  # a thousand runs have few different layers
def layer_words(layer: Layer) -> str:
    """A layer in a few words, such as ``Dense 64 relu``."""
    return f"{layer.kind} {layer.settings}".strip()


def model_words(spec: ModelSpec) -> str:
    """A network in words, such as ``Flatten, Dense 64 relu, Dense 10 softmax``."""
    return ", ".join(layer_words(layer) for layer in spec.layers)


def best_validation(info: RunInfo) -> float | None:
    """The highest validation accuracy of a run, a share of 1; None where none was measured."""
    return max((row.val_accuracy for row in info.history if row.val_accuracy is not None), default=None)


def kind_of_run(info: RunInfo) -> Hashable:
    """What runs have in common that differ in nothing but their seed: layers, all other settings, data, and how far they came.

    A run that was stopped is none of those that came to their own end, and one whose learning rate was changed on the way
    none of those that kept it.
    """
    cut_short = None if is_whole(info) else len(info.history)
    return _settings_of(info), cut_short, info.rate_changes


def kind_of_repeat(info: RunInfo) -> Hashable:
    """The :func:`kind_of_run` of what comes of training a run again: up to its own end, with the same changes of the rate."""
    return _settings_of(info), None, info.rate_changes


def is_whole(info: RunInfo) -> bool:
    """Whether a run came to its own end: neither stopped nor failed."""
    return info.outcome in WHOLE


def one_per_seed(infos: Sequence[RunInfo]) -> tuple[RunInfo, ...]:
    """The first run of each seed. What was trained twice with one seed is one observation, not two."""
    first: dict[int, RunInfo] = {}
    for info in infos:
        first.setdefault(info.config.seed, info)
    return tuple(first.values())


def _settings_of(info: RunInfo) -> Hashable:
    return info.spec.layers, replace(info.config, seed=0), info.dataset_fingerprint


def repeats(infos: Sequence[RunInfo]) -> tuple[tuple[RunInfo, ...], ...]:
    """The runs parted into groups that differ in nothing but their seed, in the order in which the first of each comes."""
    groups: dict[Hashable, list[RunInfo]] = {}
    for info in infos:
        groups.setdefault(kind_of_run(info), []).append(info)
    return tuple(tuple(group) for group in groups.values())


def band(histories: Sequence[Sequence[EpochRow]], figure: CurveName) -> Band:
    """Mean and extremes of one curve over several runs.

    Epochs that not all of them reached are left out, since the mean would jump where a run ends. Where one run has no
    figure, the band has none either.
    """
    length = min((len(history) for history in histories), default=0)
    values = np.array([column(history[:length], figure) for history in histories], np.float64).reshape(len(histories), length)
    epochs = np.arange(1, length + 1, dtype=np.float64)
    if not length:
        return Band(epochs, epochs, epochs, epochs)
    return Band(epochs, values.mean(0), values.min(0), values.max(0))


def column(history: Sequence[EpochRow], figure: CurveName) -> list[float]:
    """One figure of every epoch; what was not measured is not a number."""
    return [nan if value is None else value for value in (getattr(row, figure) for row in history)]


def differences(infos: Sequence[RunInfo]) -> tuple[Difference, ...]:
    """In what runs differ: data, layers, parameters, settings, course. What all of them share is left out."""
    rows = [
        Difference("Data set", cells=_data_titles(infos)),
        *_layer_rows([info.spec for info in infos]),
        Difference("Parameters", cells=tuple(_number(info.parameters) for info in infos)),
        *_config_rows([info.config for info in infos]),
        Difference("Rate changed", cells=tuple(_rate_changes(info) for info in infos)),
        Difference("By", cells=tuple(_plain(info.student or ABSENT) for info in infos)),
        Difference("End", cells=tuple(map(_end, infos))),
    ]
    return tuple(row for row in rows if len(set(row.texts)) > 1)


def changes(before: Experiment, after: Experiment) -> tuple[str, ...]:
    """What was made of an experiment, layers first, each change in a few words, such as ``Dense 128 relu`` or ``epochs 5``.

    The seed is none of them: it makes no other network.
    """
    layers = (row.texts for row in _layer_rows([before.spec, after.spec]))
    configs = [replace(each.config, seed=0) for each in (before, after)]
    settings = ((row.template[:1].lower() + row.template[1:], *row.texts) for row in _config_rows(configs))
    return (
        *(f"no {old}" if new == ABSENT else new for old, new in layers if old != new),
        *(f"no {title}" if new == ABSENT else f"{title} {new}" for title, old, new in settings if old != new),
    )


def _end(info: RunInfo) -> Sentence:
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
    """`rows` of `width` runs with the layers of a further run put beside those that they resemble most, in their order.

    The best of all alignments by dynamic programming, as in Needleman and Wunsch, *A general method applicable to the
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
        Difference(field.title, cells=tuple(_setting(getattr(config, field.name)) for config in configs))
        for field in fields_of(TrainingConfig)
    ]


def _rate_changes(info: RunInfo) -> Templated:
    said: Templated | None = None
    for change in info.rate_changes:
        values = {"rate": change.learning_rate, "epoch": change.epoch, "step": change.step + 1}
        template = "{rate:g} from epoch {epoch:,}, step {step:,}" if change.step else "{rate:g} from epoch {epoch:,}"
        words = Sentence(template, values)
        said = words if said is None else Sentence("{earlier}; {later}", {"earlier": said, "later": words})
    return said or _plain(ABSENT)


def _setting(value: object) -> Templated:
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
