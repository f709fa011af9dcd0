"""What can be done with a run that was interrupted; each function runs in a thread, like those of :mod:`.tasks`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from msgspec import structs

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.results.test_images import own_data
from mnist_desktop.core.runs.checkpoint import Checkpoint
from mnist_desktop.core.runs.record import DamagedRun, RunInfo
from mnist_desktop.core.runs.resume_check import Change, changes_since
from mnist_desktop.core.runs.unfinished import UnfinishedRun
from mnist_desktop.training.services import Services
from mnist_desktop.training.whole_run import evaluate_and_save, try_to_save


@dataclass(frozen=True, eq=False)
class ResumableRun:
    """All that it takes to go on with a run that was interrupted, and what is no longer as it was."""

    checkpoint: Checkpoint
    dataset: Dataset
    changes: tuple[Change, ...]


def with_note(prepared: ResumableRun, note: str) -> ResumableRun:
    """The same with a sentence among the notes of the run, which will stay there."""
    checkpoint = prepared.checkpoint
    info = checkpoint.record.info
    info = structs.replace(info, notes="\n".join(filter(None, (info.notes, note))))
    return replace(prepared, checkpoint=replace(checkpoint, record=replace(checkpoint.record, info=info)))


def list_unfinished(services: Services) -> tuple[UnfinishedRun | DamagedRun, ...]:
    """The runs that were interrupted, newest first; none in a second window, which may not go on with them.

    One that has ended and waits in memory to be written is not interrupted, though its checkpoint is still there.
    """
    store = services.store
    store.claim()
    held = {unsaved.record.info.id for unsaved in store.unsaved.all()}  # asked first: one that is saved meanwhile is no offer
    return () if store.read_only else tuple(run for run in store.unfinished.runs() if run.id not in held)


def prepare_resume(services: Services, run_id: str, current: Dataset | None) -> ResumableRun:
    """Read where a run was interrupted, and look what has changed since."""
    checkpoint = services.store.unfinished.load(run_id)
    info = checkpoint.record.info
    dataset = own_data(info, current, services.load_dataset)
    return ResumableRun(checkpoint, dataset, changes_since(info, dataset, services.versions(info.config.engine)))


def keep_unfinished(services: Services, run_id: str, current: Dataset | None) -> str:
    """Make a run that was interrupted one that was stopped, with its test accuracy if its data are there; gives its id."""
    record = services.store.unfinished.load(run_id).record
    dataset = _unchanged_dataset(record.info, services, current)
    keep = partial(try_to_save, store=services.store)
    problem = keep(record) if dataset is None else evaluate_and_save(record, dataset, services.open_run, keep).storage_problem
    if problem is not None:
        raise problem
    return run_id


def discard_unfinished(services: Services, run_id: str) -> None:
    """Forget a run that was interrupted."""
    services.store.unfinished.discard(run_id)


def _unchanged_dataset(info: RunInfo, services: Services, current: Dataset | None) -> Dataset | None:
    """The very data that a run was trained on, or None where they are no longer there or no longer the same."""
    try:
        dataset = own_data(info, current, services.load_dataset)
    except UserError:
        return None
    return dataset if dataset.fingerprint == info.dataset_fingerprint else None
