"""What can be done with an interrupted run, and which sweeps were interrupted.

Each function runs in a thread, like those of :mod:`.tasks`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from msgspec import structs

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.titles import said_title
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.results.test_images import own_data
from mnist_desktop.core.runs.checkpoint_file import Checkpoint
from mnist_desktop.core.runs.record import DamagedRun, RunInfo
from mnist_desktop.core.runs.unfinished_runs import UnfinishedRun
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.training.services import Services
from mnist_desktop.training.whole_run import evaluate_and_save, try_to_save

if TYPE_CHECKING:
    from mnist_desktop.core.sweeps.progress import SweepProgress

PROGRAMS = {"mnist_desktop": "MNIST Desktop", "tensorflow": "TensorFlow", "keras": "Keras", "numpy": "NumPy"}
"""The programs that decide the numbers of a run. Python only calls them."""

SHOWN_DIGITS = 12
"""How many digits of a fingerprint are shown, enough to distinguish two."""


@dataclass(frozen=True)
class ChangeSince(Sentence):
    """One thing that has changed since a run was interrupted."""


@dataclass(frozen=True, eq=False)
class ResumableRun:
    """Everything that is needed to continue an interrupted run, and what has changed since."""

    checkpoint: Checkpoint
    dataset: Dataset
    changes: tuple[ChangeSince, ...]


def with_note(prepared: ResumableRun, note: str) -> ResumableRun:
    """A copy with a sentence added to the notes of the run."""
    checkpoint = prepared.checkpoint
    info = checkpoint.record.info
    info = structs.replace(info, notes="\n".join(filter(None, (info.notes, note))))
    return replace(prepared, checkpoint=replace(checkpoint, record=replace(checkpoint.record, info=info)))


def list_unfinished(services: Services) -> tuple[UnfinishedRun | DamagedRun, ...]:
    """The interrupted runs, newest first; none in a second window, which may not continue them.

    A run that has ended but is not yet written is not interrupted, although its checkpoint is still there. A member of a sweep
    that can go on is left to that sweep.
    """
    store = services.store
    store.claim()
    held = {unsaved.record.info.id for unsaved in store.unsaved.all()}  # first: one saved in between is no offer
    if store.read_only:
        return ()
    runs = tuple(run for run in store.unfinished.runs() if run.id not in held)
    if not runs:
        return ()
    from mnist_desktop.training.sweeps.state import without_members  # noqa: PLC0415 - hardly ever needed, and not before the window

    offered = without_members((run.id for run in runs), store)
    return tuple(run for run in runs if run.id in offered)


def list_interrupted_sweeps(services: Services) -> tuple[SweepProgress, ...]:
    """The interrupted sweeps, newest first; none in a second window, which may not continue them.

    One that was stopped on purpose is not among them; it can go on all the same. Ask only while this program runs no sweep.
    """
    store = services.store
    store.claim()
    if store.read_only:
        return ()
    from mnist_desktop.training.sweeps.state import interrupted_sweeps  # noqa: PLC0415 - as above

    return interrupted_sweeps(services)


def prepare_resume(services: Services, run_id: str, current: Dataset | None) -> ResumableRun:
    """Read the last state of a run, and find what has changed since."""
    checkpoint = services.store.unfinished.load(run_id)
    info = checkpoint.record.info
    dataset = own_data(info, current, services.load_dataset)
    return ResumableRun(checkpoint, dataset, changes_since(info, dataset, services.versions(info.config.engine)))


def changes_since(info: RunInfo, dataset: Dataset, versions: Mapping[str, str]) -> tuple[ChangeSince, ...]:
    """Find what has changed since a run was interrupted, so that continuing would give another run.

    Parameters
    ----------
    info
        The record of the run.
    dataset
        Its data set as it is now.
    versions
        The versions that would train it now, by the names of :attr:`RunInfo.versions`.
    """
    changes = []
    if dataset.fingerprint != info.dataset_fingerprint:
        template = "The images of {title} are others: their fingerprint was {expected}… and is {found}… now."
        expected, found = info.dataset_fingerprint[:SHOWN_DIGITS], dataset.fingerprint[:SHOWN_DIGITS]
        changes.append(ChangeSince(template, {"title": said_title(dataset.title), "expected": expected, "found": found}))
    for name, title in PROGRAMS.items():
        expected, found = info.versions.get(name, ""), versions.get(name, "")
        if expected != found:
            template = "{title} was version {expected} and is {found} now."
            changes.append(ChangeSince(template, {"title": title, "expected": expected or "–", "found": found or "–"}))
    return tuple(changes)


def keep_unfinished(services: Services, run_id: str, current: Dataset | None) -> str:
    """Save an interrupted run as a stopped one, with its test accuracy if its data are there; returns its id."""
    record = services.store.unfinished.load(run_id).record
    dataset = _unchanged_dataset(record.info, services, current)
    keep = partial(try_to_save, store=services.store)
    problem = keep(record) if dataset is None else evaluate_and_save(record, dataset, services.open_run, keep).storage_problem
    if problem is not None:
        raise problem
    return run_id


def discard_unfinished(services: Services, run_id: str) -> None:
    """Delete an interrupted run."""
    services.store.discard_unfinished(run_id)


def _unchanged_dataset(info: RunInfo, services: Services, current: Dataset | None) -> Dataset | None:
    """Exactly the data that a run was trained on, or None where they are missing or have changed."""
    try:
        dataset = own_data(info, current, services.load_dataset)
    except UserError:
        return None
    return dataset if dataset.fingerprint == info.dataset_fingerprint else None
