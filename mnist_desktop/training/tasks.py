"""The session's work in threads: plain functions of values and services."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.titles import said_title
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.results.test_images import data_to_judge_on, is_of_kind
from mnist_desktop.core.runs.record import DamagedRun, RunInfo
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.engine_interface import EngineError, OpenedRun
from mnist_desktop.training.services import Services

if TYPE_CHECKING:
    from mnist_desktop.training.scratch.gradient_check import ArrayCheck

GRADIENT_IMAGES = 10
"""How many images are used to check a gradient."""


def open_run(services: Services, run_id: str, current: Dataset | None, stop: StopToken | None = None) -> OpenedRun:
    """Read a run and make it answer, or end with an error once `stop` asks for it; :func:`data_to_judge_on` says on what."""
    record = services.load_run(run_id)
    return services.open_run(record, data_to_judge_on(record.info, current, services.load_dataset), stop)


def open_first_run(services: Services, current: Dataset, stop: StopToken | None = None) -> OpenedRun | None:
    """Open the first run to show for images like the `current` ones: the user's newest for such classes, or a pre-trained one.

    A damaged run is skipped; if all are damaged, the first error is raised. None if there are no runs, or once `stop` says so.
    """
    error: UserError | None = None
    own = (run for run in services.store.list() if isinstance(run, RunInfo))
    for run in (*own, *services.shipped.list()):
        if stop is not None and stop.stop_requested:
            return None
        if isinstance(run, DamagedRun):
            error = error or run.error
        elif is_of_kind(run, current):
            try:
                return open_run(services, run.id, current, stop)
            except UserError as refusal:
                error = error or refusal
    if error is not None:
        raise error
    return None


def check_gradients(spec: ModelSpec, dataset: Dataset, seed: int, emit: Callable[[ArrayCheck], None], stop: StopToken) -> None:
    """Emit an ArrayCheck for each kernel and bias of `spec`, with new weights, until asked to stop."""
    from mnist_desktop.training.scratch.gradient_check import gradient_check  # noqa: PLC0415 - asked for by few

    images, labels = dataset.train_images[:GRADIENT_IMAGES], dataset.train_labels[:GRADIENT_IMAGES]
    if not len(images):
        raise EngineError("{title} has no training images to check gradients on.", title=said_title(dataset.title))
    for check in gradient_check(spec, images, labels, seed):
        if stop.stop_requested:
            return
        emit(check)
