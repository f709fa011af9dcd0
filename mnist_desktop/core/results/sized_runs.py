"""Runs as points of accuracy against size: those that were tested on the same images, with their Pareto front."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

from mnist_desktop.core.results.front import pareto_front
from mnist_desktop.core.runs.record import RunInfo


@dataclass(frozen=True)
class SizedRun:
    """A run whose test accuracy is known."""

    info: RunInfo
    accuracy: float

    @property
    def parameters(self) -> int:
        """How many numbers its network learned or stores."""
        return self.info.parameters


@dataclass(frozen=True)
class SizedRuns:
    """Runs whose accuracies can be compared, because all were measured on the same test images.

    Attributes
    ----------
    fingerprint
        Of the data set that they were trained and tested on.
    runs
        In the order in which they were given.
    front
        The places in `runs` of those that no other beats, the smallest network first.
    """

    fingerprint: str
    runs: tuple[SizedRun, ...]
    front: tuple[int, ...]

    @property
    def data_title(self) -> str:
        """The data set's title in English, as its newest run has it."""
        return max((run.info for run in self.runs), key=lambda info: info.created).dataset_title


def sized_runs(infos: Iterable[RunInfo]) -> tuple[SizedRuns, ...]:
    """The tested runs among `infos`, apart for each data set: the one with most runs first, equals by their titles."""
    by_data: dict[str, list[SizedRun]] = {}
    for info in infos:
        if info.test_accuracy is not None and isfinite(info.test_accuracy):
            by_data.setdefault(info.dataset_fingerprint, []).append(SizedRun(info, info.test_accuracy))
    groups = [
        SizedRuns(fingerprint, tuple(runs), pareto_front([(run.parameters, run.accuracy) for run in runs]))
        for fingerprint, runs in by_data.items()
    ]
    return tuple(sorted(groups, key=lambda group: (-len(group.runs), group.data_title)))
