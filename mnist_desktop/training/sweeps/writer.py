"""Writes what comes of the members of a sweep. Only the program itself does: the store of runs has one writer."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from time import monotonic

from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.runs.checkpoint_file import Checkpoint, decode_checkpoint
from mnist_desktop.core.runs.checkpoint_writer import CheckpointWriter
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.runs.run_files import decode_run
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.runs.waiting_epochs import SnapshotKeeper
from mnist_desktop.core.sentence import Message
from mnist_desktop.core.sweeps.files import Failure, Journal, StoredSweep
from mnist_desktop.core.sweeps.plan import LONGEST_NAME, Member, is_member_of
from mnist_desktop.training.sweeps.member import checkpoint_bytes
from mnist_desktop.training.sweeps.state import own_checkpoint, sweeps_beside
from mnist_desktop.training.whole_run import save_again, save_or_hold

SECONDS_BETWEEN_JOURNALS = 20.0

logger = logging.getLogger(__name__)


class SweepWriter:
    """The files of one sweep and its members.

    Parameters
    ----------
    sweep
        As it was read.
    store
        Where the runs are.
    answers
        How many probabilities a network gives for the test images.
    epoch_budget
        How many bytes the weights of the epochs of each member may take.
    """

    def __init__(self, sweep: StoredSweep, store: RunStore, answers: int, epoch_budget: int) -> None:
        self.plan, self.store = sweep.plan, store
        self._sweeps = sweeps_beside(store)
        self._failures = {each.number: each for each in sweep.journal.failures}
        self._trained_at = dict(sweep.journal.trained_at)
        self._answers, self._epoch_budget = answers, epoch_budget
        self._writers: dict[int, CheckpointWriter] = {}
        self._snapshots: dict[int, SnapshotKeeper | None] = {}
        self._in_memory: dict[int, bytes] = {}
        self._written_at = monotonic()

    def checkpoint(self, member: Member, content: bytes) -> tuple[RunInfo, StorageError | None]:
        """Write a member's checkpoint, and the weights of its epoch; returns its run so far, and why it could not be written.

        One that cannot be written is kept in memory.

        Raises
        ------
        RunFileError
            It is none.
        """
        checkpoint = decode_checkpoint(content, Path(member.run_id))
        problem: StorageError | None = None
        writer = self._writers.setdefault(member.number, self.store.unfinished.writer(member.run_id))
        try:
            writer(checkpoint)
        except StorageError as error:
            problem = error
        except MemoryError:
            problem = StorageError("There is no memory left to write a checkpoint in.")
        if problem is not None:
            self._in_memory[member.number] = content
        else:
            self._in_memory.pop(member.number, None)
        self._keep_epoch(member, checkpoint)
        return checkpoint.record.info, problem

    def last_checkpoint(self, member: Member) -> tuple[bytes, RunInfo | None]:
        """Where a member goes on; nothing where it begins."""
        content = self._in_memory.get(member.number)
        if content is not None:
            return content, decode_checkpoint(content, Path(member.run_id)).record.info
        checkpoint = own_checkpoint(self.store, self.plan, member)
        if checkpoint is None or not checkpoint.epochs_done:
            return b"", None
        return checkpoint_bytes(checkpoint), checkpoint.record.info

    def run(self, member: Member, files: Mapping[str, bytes]) -> tuple[RunInfo, StorageError | None]:
        """Write a member's run, or hold it in memory where that fails; returns it, and why.

        Raises
        ------
        RunFileError
            It is none.
        """
        record = decode_run(files, self.store.folder / member.run_id)
        self._in_memory.pop(member.number, None)
        return record.info, save_or_hold(record, self.store)

    def save_again(self) -> StorageError | None:
        """Try to write what is held in memory; returns why that is still not possible."""
        save_again(self.store)
        return next((each.problem for each in self.store.unsaved.all()), None)

    @property
    def has_unsaved(self) -> bool:
        """Whether a run of this sweep is only in memory."""
        return any(is_member_of(each.id, self.plan.id) for each in self.store.unsaved.all())

    def failure(self, number: int, message: Message) -> None:
        """Take note of a member that has failed without a run."""
        self._failures[number] = Failure(number, message)

    def trained(self, number: int, name: str | None, seconds: float) -> None:
        """Take note of which PC of a class trains a member, None for this one.

        The first is written at once: where a killed sweep goes on has to be asked.
        """
        was_here = not self._trained_at
        self._trained_at.pop(number, None)
        if name is not None:
            self._trained_at[number] = name[:LONGEST_NAME]
        self.journal(seconds, at_once=was_here and name is not None)

    def journal(self, seconds: float, *, ended: bool = False, running: bool = True, at_once: bool = True) -> None:
        """Write what is known of the sweep; unless `at_once`, only if the last time is long enough ago. Raises nothing."""
        if not at_once and monotonic() - self._written_at < SECONDS_BETWEEN_JOURNALS:
            return
        self._written_at = monotonic()
        try:
            journal = Journal(seconds, tuple(self._failures.values()), ended, running, self._trained_at)
            self._sweeps.keep(self.plan.id, journal)
        except StorageError as error:
            logger.info("The journal of the sweep %s is not written: %s", self.plan.id, error)

    def _keep_epoch(self, member: Member, checkpoint: Checkpoint) -> None:
        """Keep the weights of an epoch, to look back at; where that fails, the run is kept without them."""
        new = self.store.snapshots.keeper(member.run_id, self._answers, self._epoch_budget)
        keeper = self._snapshots.setdefault(member.number, new)
        if keeper is None:
            return
        try:
            keeper(checkpoint)
        except (StorageError, MemoryError) as error:
            logger.info("The epochs of %s are not kept: %s", member.run_id, error)
            keeper.forget()
            self._snapshots[member.number] = None
