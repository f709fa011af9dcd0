"""Builds what looks into a run, with the engine that trained it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from mnist_desktop.core.model.spec import analyse
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.training.engine_interface import EngineError

if TYPE_CHECKING:
    from mnist_desktop.training.insight import Insight

OpenInsight = Callable[[RunRecord], "Insight"]


def open_insight(record: RunRecord) -> Insight:
    """Build the network of a run, with the engine that trained it. It takes up to a second, so it is for a worker.

    Raises
    ------
    EngineError
        TensorFlow cannot be loaded, the layers have a problem, or the weights do not fit them.
    """
    problem = analyse(record.info.spec, record.info.classes).blocking
    if problem is not None:
        raise EngineError(problem.template, **problem.values)
    # Imported here, so that only the engine in question is imported.
    if record.info.config.engine == "scratch":
        from mnist_desktop.training.scratch.insight import ScratchInsight  # noqa: PLC0415

        return ScratchInsight(record.info.spec, record.weights, record.pixel_mean, record.pixel_std)
    from mnist_desktop.training.keras.insight import KerasInsight  # noqa: PLC0415

    return KerasInsight(record.info.spec, record.weights, record.pixel_mean, record.pixel_std)


class InsightKeeper:
    """Keeps the network that was looked into last: another epoch of it is there at once. Any thread may ask."""

    def __init__(self, opens: OpenInsight = open_insight) -> None:
        self._opens = opens
        self._lock = Lock()
        self._kept: tuple[RunRecord, Insight] | None = None

    def of(self, record: RunRecord) -> Insight:
        """What looks into `record`; raises EngineError as :func:`open_insight` does."""
        with self._lock:
            if self._kept is not None and self._kept[0] is record:
                return self._kept[1]
            alike = self._kept is not None and _build_of(self._kept[0]) == _build_of(record)
            insight = self._kept[1].with_weights(record.weights) if self._kept and alike else self._opens(record)
            self._kept = record, insight
            return insight


def _build_of(record: RunRecord) -> tuple[object, ...]:
    """All that decides what is built, besides the weights."""
    return record.info.spec, record.info.config.engine, record.pixel_mean, record.pixel_std
