"""What runs in a thread for the session: plain functions of values and services, given `emit` and `control` last."""

from __future__ import annotations

from collections.abc import Callable

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.results.test_images import data_to_judge_on
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.record import DamagedRun, RunInfo
from mnist_desktop.training import whole_run
from mnist_desktop.training.engine import EngineError, OpenedRun
from mnist_desktop.training.scratch.gradient_check import gradient_check
from mnist_desktop.training.services import Services

EmitAnything = Callable[[object], None]

GRADIENT_IMAGES = 10
"""How many images a gradient is checked on."""


def load_dataset(services: Services, key: str, _emit: EmitAnything, _control: Control) -> Dataset:
    """Read a data set by its key."""
    return services.load_dataset(key)


def import_engine(services: Services, _emit: EmitAnything, _control: Control) -> None:
    """Import what training needs."""
    services.import_engine()


def save_again(services: Services, _emit: EmitAnything, _control: Control) -> tuple[RunInfo, ...]:
    """Try to write the runs that are in memory only; gives those that are on the disk now."""
    return whole_run.save_again(services.store)


def discard_unsaved(services: Services, run_ids: tuple[str, ...], _emit: EmitAnything, _control: Control) -> None:
    """Forget runs that are in memory only."""
    whole_run.discard_unsaved(services.store, run_ids)


def open_run(services: Services, run_id: str, current: Dataset | None, _emit: EmitAnything, _control: Control) -> OpenedRun:
    """Read a run and make it answer; what it is judged on is said at :func:`data_to_judge_on`."""
    record = services.load_run(run_id)
    return services.open_run(record, data_to_judge_on(record.info, current, services.load_dataset))


def open_first_run(services: Services, current: Dataset, emit: EmitAnything, control: Control) -> OpenedRun | None:
    """Open the run to begin with on the `current` kind of images: the user's newest of that kind, or a pre-trained one.

    A damaged one gives way to the next; where all of them are, the first says why. None where there is none at all.
    """
    error: UserError | None = None
    own = (run for run in services.store.list() if isinstance(run, RunInfo))
    for run in (*own, *services.shipped.list()):
        if isinstance(run, DamagedRun):
            error = error or run.error
        elif run.dataset_family == current.family:
            try:
                return open_run(services, run.id, current, emit, control)
            except UserError as refusal:
                error = error or refusal
    if error is not None:
        raise error
    return None


def check_gradients(spec: ModelSpec, dataset: Dataset, seed: int, emit: EmitAnything, control: Control) -> None:
    """Emit an ArrayCheck for each kernel and bias of `spec`, with fresh weights, until told to stop."""
    images, labels = dataset.train_images[:GRADIENT_IMAGES], dataset.train_labels[:GRADIENT_IMAGES]
    if not len(images):
        raise EngineError("{title} has no training images to check gradients on.", title=dataset.title)
    for check in gradient_check(spec, images, labels, seed):
        if control.stop_requested:
            return
        emit(check)
