"""Builds what looks into a run, with the engine that trained it."""

from __future__ import annotations

from collections.abc import Callable

from mnist_desktop.core.model.spec import analyse
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.training.engine import EngineError
from mnist_desktop.training.insight import Insight

OpenInsight = Callable[[RunRecord], Insight]


def open_insight(record: RunRecord) -> Insight:
    """Build the network of a run, with the engine that trained it. It takes up to a second, so it is for a worker.

    Raises
    ------
    EngineError
        TensorFlow cannot be loaded, the layers have a problem, or the weights do not fit them.
    """
    problem = analyse(record.info.spec).blocking
    if problem is not None:
        raise EngineError(problem.template, **problem.values)
    # Imported here, so that only the engine in question is imported.
    if record.info.config.engine == "scratch":
        from mnist_desktop.training.scratch.insight import ScratchInsight  # noqa: PLC0415

        return ScratchInsight(record.info.spec, record.weights, record.pixel_mean, record.pixel_std)
    from mnist_desktop.training.keras.insight import KerasInsight  # noqa: PLC0415

    return KerasInsight(record.info.spec, record.weights, record.pixel_mean, record.pixel_std)
