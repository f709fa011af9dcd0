"""What runs in a thread for the session: plain functions of values and services, given `emit` and `control` last."""

from __future__ import annotations

from collections.abc import Callable

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.record import RateChanges
from mnist_desktop.training.engine import Emit, EngineError, OpenedRun
from mnist_desktop.training.scratch.gradient_check import gradient_check
from mnist_desktop.training.services import Services
from mnist_desktop.training.whole_run import KeptRun, train_and_keep

EmitAnything = Callable[[object], None]

GRADIENT_IMAGES = 10
"""How many images a gradient is checked on."""


def load_dataset(services: Services, key: str, _emit: EmitAnything, _control: Control) -> Dataset:
    """Read a data set by its key."""
    return services.load_dataset(key)


def import_engine(services: Services, _emit: EmitAnything, _control: Control) -> None:
    """Import what training needs."""
    services.import_engine()


def train(
    services: Services,
    run_id: str,
    experiment: Experiment,
    dataset: Dataset,
    rate_changes: RateChanges,
    emit: Emit,
    control: Control,
) -> KeptRun:
    """Train, evaluate and keep a run, whose learning rate is changed as an earlier run's was."""
    return train_and_keep(
        run_id, experiment, dataset, services.engine, services.open_run, services.store, emit, control, rate_changes
    )


def open_run(
    services: Services, run_id: str, current: Dataset | None, _emit: EmitAnything, _control: Control
) -> OpenedRun:
    """Read a kept run and make it answer, on the `current` data set when that is the one it was trained on."""
    record = services.store.load(run_id)
    if current is not None and current.fingerprint == record.info.dataset_fingerprint:
        # 55 MB are held once, and imported data that has no key to load it by can be used.
        return services.open_run(record, current)
    return services.open_run(record, services.load_dataset(record.info.dataset_key))


def check_gradients(spec: ModelSpec, dataset: Dataset, seed: int, emit: EmitAnything, control: Control) -> None:
    """Emit an ArrayCheck for each kernel and bias of `spec`, with fresh weights, until told to stop."""
    images, labels = dataset.train_images[:GRADIENT_IMAGES], dataset.train_labels[:GRADIENT_IMAGES]
    if not len(images):
        raise EngineError("{title} has no training images to check gradients on.", title=dataset.title)
    for check in gradient_check(spec, images, labels, seed):
        if control.stop_requested:
            return
        emit(check)
