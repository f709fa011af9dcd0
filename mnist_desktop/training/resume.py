"""What can be done with a run that was interrupted; each function runs in a thread, like those of :mod:`.tasks`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from msgspec import structs

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.results.test_images import own_data
from mnist_desktop.core.runs.checkpoint import Checkpoint
from mnist_desktop.core.runs.record import DamagedRun, RunInfo
from mnist_desktop.core.runs.unfinished import UnfinishedRun
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.training.services import Services
from mnist_desktop.training.whole_run import evaluate_and_save, try_to_save

PROGRAMS = {"mnist_desktop": "MNIST Desktop", "tensorflow": "TensorFlow", "keras": "Keras", "numpy": "NumPy"}
"""What has a say in the numbers. Python only calls these."""

SHOWN_DIGITS = 12
"""Of a fingerprint, to tell two of them apart."""


@dataclass(frozen=True)
class Change(Sentence):
    """One thing that is not as it was."""


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


def changes_since(info: RunInfo, dataset: Dataset, versions: Mapping[str, str]) -> tuple[Change, ...]:
    """What has changed since a run was interrupted.

    Parameters
    ----------
    info
        What the run wrote down.
    dataset
        What its data set is now.
    versions
        What would train it now, by the names of :attr:`RunInfo.versions`.
    """
    changes = []
    if dataset.fingerprint != info.dataset_fingerprint:
        template = "The images of {title} are others: their fingerprint was {expected}… and is {found}… now."
        expected, found = info.dataset_fingerprint[:SHOWN_DIGITS], dataset.fingerprint[:SHOWN_DIGITS]
        changes.append(Change(template, {"title": dataset.title, "expected": expected, "found": found}))
    for name, title in PROGRAMS.items():
        expected, found = info.versions.get(name, ""), versions.get(name, "")
        if expected != found:
            template = "{title} was version {expected} and is {found} now."
            changes.append(Change(template, {"title": title, "expected": expected or "–", "found": found or "–"}))
    return tuple(changes)


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
