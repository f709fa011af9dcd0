"""How far a sweep is, told by the runs and checkpoints of its members. For workers."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace

from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.files import exists, subfolders
from mnist_desktop.core.runs.checkpoint_file import Checkpoint
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.runs.store import RunStore, read_info
from mnist_desktop.core.sentence import Message, Sentence
from mnist_desktop.core.sweeps.files import DamagedSweep, StoredSweep, SweepStore
from mnist_desktop.core.sweeps.plan import Member, SweepPlan, is_member_of
from mnist_desktop.core.sweeps.progress import (
    MemberProgress,
    MemberState,
    SweepProgress,
    SweepState,
    at_beginning,
    with_checkpoint,
    with_run,
)
from mnist_desktop.training.services import Services

FOLDER = "sweeps"
"""Of the sweeps, beside the folder of runs."""

logger = logging.getLogger(__name__)


def sweeps_beside(store: RunStore) -> SweepStore:
    """The sweeps whose members' runs are in `store`."""
    return SweepStore(store.folder.with_name(FOLDER))


def progress_of(services: Services, sweep: StoredSweep) -> SweepProgress:
    """How far a sweep is that does not run now; raises StorageError where the runs cannot be read."""
    beginning = at_beginning(sweep.plan)
    failures = {each.number: each.message for each in sweep.journal.failures}
    places = {number: Sentence("{name}", {"name": name}) for number, name in sweep.journal.trained_at.items()}
    begun = (replace(each, trained_at=places.get(each.number)) for each in beginning.members)
    found = tuple(_member(services.store, sweep.plan, each, failures) for each in begun)
    is_over = sweep.journal.ended or all(each.state.is_over for each in found)
    state = SweepState.OVER if is_over else SweepState.READY
    return replace(beginning, members=found, state=state, seconds=sweep.journal.seconds)


def list_sweeps(services: Services) -> tuple[SweepProgress | DamagedSweep, ...]:
    """Every sweep and how far it is, newest first; raises StorageError."""
    kept = sweeps_beside(services.store).list()
    return tuple(each if isinstance(each, DamagedSweep) else progress_of(services, each) for each in kept)


def interrupted_sweeps(services: Services) -> tuple[SweepProgress, ...]:
    """The sweeps that a program ran when it ended, newest first; raises StorageError.

    Ask only while this program runs none.
    """
    kept = sweeps_beside(services.store).list()
    running = (each for each in kept if isinstance(each, StoredSweep) and each.journal.running and not each.journal.ended)
    found = (progress_of(services, each) for each in running)
    return tuple(each for each in found if each.state is SweepState.READY)


def delete_sweep(store: RunStore, sweep_id: str) -> None:
    """Delete a sweep, damaged or not, and what its members have begun; the runs of those that are over stay.

    Raises
    ------
    StorageError
        The folders cannot be written here. What is left of members is then offered like any other interrupted run.
    """
    store.claim()
    if store.read_only is not None:
        raise store.read_only
    sweeps_beside(store).delete(sweep_id)
    for run_id in subfolders(store.unfinished.folder):
        if is_member_of(run_id, sweep_id) and store.unsaved.find(run_id) is None:
            store.discard_unfinished(run_id)


def without_members(run_ids: Iterable[str], store: RunStore) -> tuple[str, ...]:
    """Those of interrupted runs that belong to no sweep that can go on; such a sweep goes on with its members itself."""
    try:
        kept = sweeps_beside(store).list()
    except StorageError as error:
        logger.info("The sweeps cannot be listed: %s", error)
        kept = ()
    sweeps = [each.id for each in kept if isinstance(each, StoredSweep) and not each.journal.ended]
    return tuple(run_id for run_id in run_ids if not any(is_member_of(run_id, sweep) for sweep in sweeps))


def saved_info(store: RunStore, run_id: str) -> RunInfo | None:
    """The run of a member if it has ended, if only in memory, or None; raises UserError where it is damaged."""
    unsaved = store.unsaved.find(run_id)
    if unsaved is not None:
        return unsaved.record.info
    folder = store.folder / run_id
    return read_info(folder) if exists(folder) else None


def own_checkpoint(store: RunStore, plan: SweepPlan, member: Member) -> Checkpoint | None:
    """The last checkpoint of a member, or None where there is none that can be read or that is of what it is to be trained."""
    if not store.unfinished.holds(member.run_id):
        return None
    try:
        checkpoint = store.unfinished.load(member.run_id)
    except UserError as error:
        logger.info("%s begins anew: %s", member.run_id, error)
        return None
    info = checkpoint.record.info
    own = member.experiment.spec.layers, member.experiment.config, plan.dataset_fingerprint
    if (info.spec.layers, info.config, info.dataset_fingerprint) != own:
        logger.info("%s begins anew: its checkpoint is of another run", member.run_id)
        return None
    return checkpoint


def _member(store: RunStore, plan: SweepPlan, beginning: MemberProgress, failures: dict[int, Message]) -> MemberProgress:
    try:
        info = saved_info(store, beginning.run_id)
    except UserError as error:
        return replace(beginning, state=MemberState.FAILED, message=error)
    if info is not None:
        return with_run(beginning, info)
    if beginning.state is MemberState.FAILED:
        return beginning
    if beginning.number in failures:
        return replace(beginning, state=MemberState.FAILED, message=failures[beginning.number])
    checkpoint = own_checkpoint(store, plan, beginning.member)
    if checkpoint is None or not checkpoint.epochs_done:
        return beginning
    return with_checkpoint(beginning, checkpoint.record.info)
