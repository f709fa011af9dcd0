"""Trains the members of a sweep on the PCs of a class."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from queue import Empty, SimpleQueue
from time import monotonic

import msgspec

from mnist_desktop.core.sentence import Message, Sentence, Templated
from mnist_desktop.training.cluster.checks import RunChecks
from mnist_desktop.training.cluster.connection import Connection, Heard
from mnist_desktop.training.cluster.honesty import Check, wrong_in_checkpoint, wrong_in_run
from mnist_desktop.training.cluster.roster import Pc, Roster
from mnist_desktop.training.cluster.station import DIED, DIED_AS_CAUSE, TAKEN
from mnist_desktop.training.sweeps.messages import (
    Began,
    Ended,
    EpochDone,
    Failed,
    Held,
    MemberTask,
    WorkerMessage,
    decode_message,
    decode_task,
    encode,
)
from mnist_desktop.training.sweeps.pool import Received, Request, WorkerDied

STALL_SECONDS = 180.0
"""After how long without a word of a member its PC is given up; a PC that is gone is noticed sooner. The first word of a member
comes when TensorFlow is imported and the data are read, and the last when it was evaluated, which takes slow PCs a minute."""
LATE_SECONDS = 5.0
"""How long the last word of a piece of work may come after Dask has done with it."""
_SHUT_OUT = 0
"""The accident that counts once for all PCs that get no more members: each of thirty may lack the data."""
_NOBODY = Sentence("No PC of the class is there to train now; the sweep goes on as soon as one is.")


@dataclass
class _Work:
    """A piece of work that is not over."""

    task: bytes
    order: MemberTask
    request: Request | None = None
    heard_at: float | None = None
    over_since: float | None = None
    is_checked: bool = False


class ClusterPool:
    """A :class:`~mnist_desktop.training.sweeps.pool.MemberPool` of the PCs of a class.

    What a PC tells is believed only as far as it can be true; a PC that told something else gets no more members, and those
    that it had are trained anew from their last checkpoints.

    Parameters
    ----------
    connect
        Opens the connection, which tells `see` and `hear` of this pool, from any thread; raises UserError.
    versions
        Those of this PC.
    note
        Takes sentences for the user, in the thread of the sweep: that a PC gets no more members, and why.
    check
        Lets the weights of a run answer here, or None where that is not wanted. It is called in a thread of its own.
    now
        A clock, in seconds.
    """

    def __init__(
        self,
        connect: Callable[[Heard], Connection],
        versions: dict[str, str],
        note: Callable[[Templated], None] = lambda _: None,
        check: Check | None = None,
        now: Callable[[], float] = monotonic,
    ) -> None:
        self._roster = Roster(versions)
        self._note, self._now = note, now
        self._changing = threading.RLock()
        self._work: dict[str, _Work] = {}
        self._events: SimpleQueue[Received | WorkerDied | Templated | tuple[str, str, bytes]] = SimpleQueue()
        self._accidents = count(1)
        self._noted: set[str] = set()
        self._is_empty = False
        self._accused: dict[str, str] = {}  # the first session whose run of a member was not what was told of it
        self._checks = RunChecks(check, self._take_checked)
        self._link: Connection | None = None  # what is seen while it is opened must not be lost
        self._link = connect(self)

    @property
    def is_here(self) -> bool:
        """It takes no memory of this PC."""
        return False

    @property
    def places(self) -> int:
        """How many members all PCs train at a time now; 0 while nobody is there."""
        with self._changing:
            return self._roster.places

    @property
    def started(self) -> int:
        """No processes of this PC."""
        return 0

    @property
    def pcs(self) -> tuple[Pc, ...]:
        """Who is there and may train."""
        with self._changing:
            return self._roster.pcs

    def submit(self, task_id: str, task: bytes) -> None:
        """Have a piece of work done as soon as a PC has a place."""
        with self._changing:
            self._work[task_id] = _Work(task, decode_task(task))
            self._roster.add(task_id)
            self._assign()

    def ask(self, task_id: str, request: Request) -> None:
        """Ask something of a piece of work."""
        with self._changing:
            work = self._work.get(task_id)
            if work is None:
                return
            if work.request != "stop":
                work.request = request
            work.heard_at = self._now() if work.heard_at is not None else None
            if self._roster.is_waiting(task_id):
                if request == "stop":
                    self._forget(task_id)
                    self._events.put(Received(encode(Held(task_id)), Sentence("")))
                return
            self._pass_on(task_id, request)

    def receive(self, seconds: float) -> Received | WorkerDied | None:
        """The next thing that was told and can be true, or None after so many seconds without one."""
        until = monotonic() + seconds
        while True:
            self._look_after()
            try:
                event = self._events.get(timeout=max(0.0, until - monotonic()))
            except Empty:
                return None
            match event:
                case Templated():
                    self._note(event)
                case Received() | WorkerDied():
                    return event
                case _:
                    found = self._examined(*event)
                    if found is not None:
                        return found

    def clear(self) -> None:
        """Forget what was told by now, and what is being done."""
        with self._changing:
            for task_id in tuple(self._work):
                self._forget(task_id)
            notes: list[Templated] = []
            while not self._events.empty():
                event = self._events.get()
                if isinstance(event, Templated):  # still true
                    notes.append(event)
            for note in notes:
                self._events.put(note)

    def close(self) -> None:
        """Leave the class; what its PCs do for this sweep ends."""
        with self._changing:
            link, self._link = self._link, None
            for task_id in tuple(self._work):
                if link is not None:
                    link.forget(task_id)
            self._work.clear()
        self._checks.close()
        if link is not None:
            link.close()

    # What the connection tells, from its threads

    def see(self, pcs: tuple[Pc, ...]) -> None:
        """Take note of who is there."""
        with self._changing:
            accident = next(self._accidents)  # what goes with one PC, or with the network, counts once
            for task_id in self._roster.see(pcs):
                if not self._work[task_id].is_checked:  # that one is here already
                    self._lose(task_id, accident)
            self._assign()
            self._note_shut_out(pcs)
            is_empty = not self._roster.pcs
            if is_empty and not self._is_empty:
                self._events.put(_NOBODY)
            self._is_empty = is_empty

    def hear(self, task_id: str, address: str, content: bytes) -> None:
        """Take what a PC told of a piece of work."""
        self._events.put((task_id, address, content))

    # In the thread of the sweep

    def _examined(self, task_id: str, address: str, content: bytes) -> Received | WorkerDied | None:
        with self._changing:
            work, pc = self._work.get(task_id), self._roster.pc_of(task_id)
        if work is None or pc is None or pc.address != address:
            return None  # late, or from somebody who was not asked
        work.heard_at = self._now()
        if content in (DIED, DIED_AS_CAUSE):
            return self._lost(task_id, is_cause=content == DIED_AS_CAUSE)
        try:
            told = decode_message(content)
        except msgspec.DecodeError as error:
            return self._distrust(task_id, pc, Sentence("it told what cannot be read: {cause}.", {"cause": error}))
        if told.task != task_id:
            return self._distrust(task_id, pc, Sentence("it told of work that it was not asked for."))
        return self._believed(work, pc, told, content)

    def _believed(self, work: _Work, pc: Pc, told: WorkerMessage, content: bytes) -> Received | WorkerDied | None:
        wrong: Templated | None = None
        match told:
            case Began() if work.request is not None:
                self._pass_on(told.task, work.request)
            case EpochDone():
                self._pass_on(told.task, TAKEN)
                wrong = wrong_in_checkpoint(work.order, told)
            case Ended():
                wrong = wrong_in_run(work.order, told)
                if wrong is None and self._checks.wants(pc):
                    work.is_checked = True
                    self._checks.begin(work.order, told, pc)
                    return None
            case Failed() if told.is_of_all:
                return self._shut_out_for_all(told, pc, content)
        if wrong is not None:
            return self._distrust(told.task, pc, wrong)
        if isinstance(told, Ended | Held | Failed):
            self._forget(told.task)
        return Received(content, _place_of(pc))

    def _shut_out_for_all(self, told: Failed, pc: Pc, content: bytes) -> Received | WorkerDied:
        """A PC cannot train any member, as where it lacks the data; where nobody else is there, the sweep has to know."""
        with self._changing:
            self._shut(pc, told.message)
            if not self._roster.pcs:
                self._forget(told.task)
                return Received(content, _place_of(pc))
            self._forget(told.task)
        return WorkerDied(told.task, is_cause=False, accident=_SHUT_OUT)

    def _distrust(self, task_id: str, pc: Pc, why: Templated) -> WorkerDied:
        with self._changing:
            self._shut(pc, why)
            for each in self._roster.works_at(pc):
                self._pass_on(each, "stop")
                if each != task_id:  # what else it does now is no better
                    self._lose(each, _SHUT_OUT)
            self._forget(task_id)
        return WorkerDied(task_id, is_cause=False, accident=_SHUT_OUT)

    def _lost(self, task_id: str, *, is_cause: bool) -> WorkerDied:
        self._forget(task_id)
        return WorkerDied(task_id, is_cause, next(self._accidents))

    def _look_after(self) -> None:
        """Notice pieces of work of which nothing more comes."""
        now = self._now()
        with self._changing:
            for task_id, work in tuple(self._work.items()):
                pc = self._roster.pc_of(task_id)
                if pc is None or work.is_checked or self._link is None:
                    continue
                if work.heard_at is None:
                    work.heard_at = now
                if self._link.is_over(task_id):
                    work.over_since = now if work.over_since is None else work.over_since
                    if now - work.over_since > LATE_SECONDS:
                        self._lose(task_id, next(self._accidents))
                elif work.request != "pause" and now - work.heard_at > STALL_SECONDS:
                    self._shut(pc, Sentence("it has told nothing for {seconds:,.0f} s.", {"seconds": STALL_SECONDS}))
                    self._pass_on(task_id, "stop")
                    self._lose(task_id, next(self._accidents))

    def _take_checked(self, told: Ended, pc: Pc, wrong: Templated | None) -> None:
        """The weights of a run have answered; what became of it meanwhile decides whether anybody still waits for it."""
        with self._changing:
            if told.task not in self._work:
                return
            run_id = self._work[told.task].order.run_id
            first = self._accused.setdefault(run_id, pc.session) if wrong is not None else pc.session
            if wrong is not None and first == pc.session:
                self._events.put(self._distrust(told.task, pc, wrong))
                return
            if wrong is not None:  # two PCs tell the same: it is this one that computes otherwise
                self._roster.readmit(first)
            self._checks.trust(pc)
            self._forget(told.task)
            self._events.put(Received(encode(told), _place_of(pc)))

    # Bookkeeping

    def _assign(self) -> None:
        if self._link is None:
            return
        for each in self._roster.assign():
            work = self._work.get(each.task_id)
            if work is None:
                continue
            work.heard_at = work.over_since = None
            self._link.begin(each.task_id, work.task, each.pc.address)

    def _pass_on(self, task_id: str, request: str) -> None:
        with self._changing:
            pc = self._roster.pc_of(task_id)
            if pc is not None and self._link is not None:
                self._link.ask(task_id, pc.address, request)

    def _lose(self, task_id: str, accident: int) -> None:
        self._forget(task_id)
        self._events.put(WorkerDied(task_id, is_cause=False, accident=accident))

    def _forget(self, task_id: str) -> None:
        with self._changing:
            self._work.pop(task_id, None)
            self._roster.forget(task_id)
            if self._link is not None:
                self._link.forget(task_id)
            self._assign()

    def _shut(self, pc: Pc, why: Templated) -> None:
        with self._changing:
            self._roster.shut(pc.session, why)
            self._note_shut_out((pc,))

    def _note_shut_out(self, pcs: tuple[Pc, ...]) -> None:
        for pc in pcs:
            why = self._roster.shut_out.get(pc.session)
            if why is not None and pc.session not in self._noted:
                self._noted.add(pc.session)
                kept = Message.of(why)
                self._events.put(Sentence("{pc} gets no more members of this sweep: {cause}", {"pc": pc.name, "cause": kept}))


def _place_of(pc: Pc) -> Templated:
    return Sentence("{name}", {"name": pc.name})
