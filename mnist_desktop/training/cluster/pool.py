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
from mnist_desktop.training.cluster.honesty import Check, CheckResult, has_failed, host_of, wrong_in_checkpoint, wrong_in_run
from mnist_desktop.training.cluster.roster import Pc, Roster
from mnist_desktop.training.cluster.standing import PASSED_OVER_SECONDS, Standing
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
from mnist_desktop.training.sweeps.pool import Checking, PoolEvent, Received, Request, WorkerDied

STALL_SECONDS = 180.0
"""After how long without a word of a member that has begun its PC is given up; a PC that is gone is noticed sooner. To import
TensorFlow and read the data, and to evaluate at the end, takes slow PCs a minute. A member that has not begun waits for a
process, perhaps as another sweep uses them: it goes where a place is free."""
ASLEEP_SECONDS = 30.0
"""From which time between two looks on this PC has slept, or waited for a disk: it is no PC's fault that nothing was heard."""
LATE_SECONDS = 5.0
"""How long the last word of a piece of work may come after Dask has done with it."""
_NO_ACCIDENT = 0
"""Counts once for all PCs that get no more members, now or for a while: each of thirty may lack the data."""
_NOBODY = Sentence("No PC of the class is there to train now; the sweep goes on as soon as one is.")
_SOMEBODY = Sentence("A PC of the class is there now, and the sweep goes on.")


@dataclass
class _Work:
    """A piece of work that is not over."""

    task: bytes
    order: MemberTask
    request: Request | None = None
    heard_at: float = 0.0
    has_begun: bool = False
    over_since: float | None = None
    checked: bytes | None = None
    """Its last word, once that is being checked."""


class ClusterPool:
    """A :class:`~mnist_desktop.training.sweeps.pool.MemberPool` of the PCs of a class.

    What a PC tells is believed only as far as it can be true; a computer that told something else gets no more members, and those
    that it had are trained anew from their last checkpoints. That a member fails is believed when two computers say so.

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
        self._seen: tuple[Pc, ...] = ()
        self._work: dict[str, _Work] = {}
        self._events: SimpleQueue[PoolEvent | tuple[str, str, bytes]] = SimpleQueue()
        self._notes: SimpleQueue[Templated] = SimpleQueue()
        self._accidents = count(1)
        self._noted: set[str] = set()
        self._is_empty = False
        self._looked_at = now()
        self._standing = Standing()
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
            work.heard_at = self._now()
            if self._roster.is_waiting(task_id):
                if request == "stop":
                    self._forget(task_id)
                    self._events.put(Received(encode(Held(task_id)), Sentence("")))
                return
            self._pass_on(task_id, request)

    def receive(self, seconds: float) -> PoolEvent | None:
        """The next thing that was told and can be true, or None after so many seconds without one."""
        until = monotonic() + seconds
        while True:
            with self._changing:
                self._look_after()
            try:
                event = self._events.get(timeout=max(0.0, until - monotonic()))
            except Empty:
                event = None
            with self._changing:
                told = self._examined(*event) if isinstance(event, tuple) else event
            while not self._notes.empty():
                self._note(self._notes.get())
            if told is not None or event is None:
                return told

    def clear(self) -> None:
        """Forget what was told by now, and what is being done; what a person should know is still true."""
        with self._changing:
            self._forget(*self._work)
            while not self._events.empty():
                self._events.get()

    def close(self) -> None:
        """Leave the class; what its PCs do for this sweep ends."""
        with self._changing:
            self._forget(*self._work)
            link, self._link = self._link, None
        self._checks.close()
        if link is not None:
            link.close()

    # What the connection tells, from its threads

    def see(self, pcs: tuple[Pc, ...]) -> None:
        """Take note of who is there."""
        with self._changing:
            self._seen = pcs
            self._look_round(next(self._accidents))  # what goes with one PC, or with the network, counts once

    def hear(self, task_id: str, address: str, content: bytes) -> None:
        """Take what a PC told of a piece of work."""
        self._events.put((task_id, address, content))

    # In the thread of the sweep; from here on, who calls holds the lock

    def _examined(self, task_id: str, address: str, content: bytes) -> PoolEvent | None:
        work, pc = self._work.get(task_id), self._roster.pc_of(task_id)
        if work is None or work.checked is not None or pc is None or pc.address != address:
            return None  # late, or from somebody who was not asked
        work.heard_at, work.has_begun = self._now(), True
        if content in (DIED, DIED_AS_CAUSE):
            return self._lost(task_id, pc, is_cause=content == DIED_AS_CAUSE)
        try:
            told = decode_message(content)
        except msgspec.DecodeError as error:
            return self._distrust(task_id, pc, Sentence("it told what cannot be read: {cause}.", {"cause": error}))
        if told.task != task_id:
            return self._distrust(task_id, pc, Sentence("it told of work that it was not asked for."))
        return self._believed(work, pc, told, content)

    def _believed(self, work: _Work, pc: Pc, told: WorkerMessage, content: bytes) -> PoolEvent:
        wrong: Templated | None = None
        has_ended_badly = isinstance(told, Failed)
        match told:
            case Began() if work.request is not None:
                self._pass_on(told.task, work.request)
            case EpochDone():
                self._pass_on(told.task, TAKEN)
                wrong = wrong_in_checkpoint(work.order, told)
            case Ended():
                wrong = wrong_in_run(work.order, told)
                has_ended_badly = wrong is None and has_failed(told)
                if wrong is None and not has_ended_badly and self._checks.wants(pc):
                    work.checked = content
                    self._checks.begin(work.order, told, pc)
                    return Checking(told.task)
            case Failed() if told.is_of_all:
                return self._shut_out_for_all(told, pc, content)
        if wrong is not None:
            return self._distrust(told.task, pc, wrong)
        if has_ended_badly and not self._standing.fail(work.order.run_id, pc) and self._has_others(pc):
            self._pass_over(pc, Sentence("a member has failed there; another PC tries it now."))
            self._forget(told.task)
            return WorkerDied(told.task, is_cause=False, accident=_NO_ACCIDENT)
        if isinstance(told, Ended | Held | Failed):
            self._forget(told.task)
        return Received(content, _place_of(pc))

    def _shut_out_for_all(self, told: Failed, pc: Pc, content: bytes) -> PoolEvent:
        """A PC cannot train any member, as where it lacks the data; where nobody else is there, the sweep has to know."""
        self._shut(pc, told.message)
        is_alone = not self._roster.pcs
        self._forget(told.task)
        return Received(content, _place_of(pc)) if is_alone else WorkerDied(told.task, is_cause=False, accident=_NO_ACCIDENT)

    def _distrust(self, task_id: str, pc: Pc, why: Templated, run_id: str = "") -> WorkerDied:
        """A computer has told what is not true: what else it does now is no better, and it comes back under no other name."""
        self._standing.distrust(pc, run_id)
        self._say_shut_out(pc, why)
        self._forget(task_id)
        self._look_round(_NO_ACCIDENT)
        return WorkerDied(task_id, is_cause=False, accident=_NO_ACCIDENT)

    def _lost(self, task_id: str, pc: Pc, *, is_cause: bool) -> WorkerDied:
        if is_cause and self._has_others(pc):
            self._pass_over(pc, Sentence("the process of a member has ended there, perhaps because the memory was full."))
        self._forget(task_id)
        return WorkerDied(task_id, is_cause, next(self._accidents))

    def _look_after(self) -> None:
        """Notice pieces of work of which nothing more comes."""
        now = self._now()
        was_away, self._looked_at = now - self._looked_at > ASLEEP_SECONDS, now
        for task_id, work in tuple(self._work.items()):
            if was_away:
                work.heard_at, work.over_since = now, None
            pc = self._roster.pc_of(task_id)
            if pc is None or work.checked is not None or self._link is None:
                continue
            if self._link.is_over(task_id):
                work.over_since = now if work.over_since is None else work.over_since
                if now - work.over_since > LATE_SECONDS:
                    if self._has_others(pc):
                        self._pass_over(pc, Sentence("it has ended a member without a word."))
                    self._lose(task_id, next(self._accidents))
            elif work.request != "pause" and now - work.heard_at > STALL_SECONDS:
                self._give_up(task_id, work, pc)

    def _give_up(self, task_id: str, work: _Work, pc: Pc) -> None:
        """Nothing was heard of a piece of work for long."""
        values = {"seconds": STALL_SECONDS}
        if work.has_begun:
            self._shut(pc, Sentence("it has told nothing for {seconds:,.0f} s.", values))
            self._lose(task_id, next(self._accidents))
        elif any(each.places > len(self._roster.works_at(each)) for each in self._roster.pcs if each.address != pc.address):
            why = Sentence("it has begun no member for {seconds:,.0f} s; perhaps it trains those of another sweep.", values)
            self._pass_over(pc, why)
            self._lose(task_id, _NO_ACCIDENT)

    def _take_checked(self, told: Ended, pc: Pc, found: CheckResult) -> None:
        """A run was checked, in a thread of its own; what became of its member meanwhile decides whether anybody waits for it."""
        with self._changing:
            work = self._work.get(told.task)
            if work is None or work.checked is None:
                return
            run_id = work.order.run_id
            if found.broken is not None:
                self._take_broken(told.task, run_id, pc, found.broken)
            elif found.wrong is not None and not self._is_told_twice(run_id, pc, told):
                self._events.put(self._distrust(told.task, pc, found.wrong, run_id))
            elif not found.is_compared and self._standing.has_lied(pc):  # found out by another run
                self._lose(told.task, _NO_ACCIDENT)
            else:
                if found.is_compared and found.wrong is None:
                    self._checks.trust(pc)
                self._forget(told.task)
                self._events.put(Received(work.checked, _place_of(pc)))

    def _is_told_twice(self, run_id: str, pc: Pc, told: Ended) -> bool:
        others = self._standing.accuse(run_id, pc, told)
        for each in others:
            self._notes.put(Sentence("{pc} gets members again: another PC has told the same.", {"pc": each.name}))
        self._look_round(_NO_ACCIDENT)
        return bool(others)

    def _take_broken(self, task_id: str, run_id: str, pc: Pc, cause: str) -> None:
        """The check itself has failed: the member is trained anew, but not for ever."""
        if self._standing.fail(run_id, pc):
            why = Message("Its run could not be checked on the PC that leads the sweep: {cause}.", {"cause": cause})
            self._forget(task_id)
            self._events.put(Received(encode(Failed(task_id, why)), _place_of(pc)))
        else:
            self._lose(task_id, _NO_ACCIDENT)

    # Bookkeeping

    def _look_round(self, accident: int) -> None:
        """Who of those that are there may train now; what others do is lost, and what waits begins where there is a place."""
        for task_id in self._roster.see(self._standing.able(self._seen, self._roster.shut_out, self._now())):
            work = self._work.get(task_id)
            if work is not None and work.checked is None:  # else it is here already
                self._lose(task_id, accident)
        self._assign()
        for pc in self._seen:
            why = self._roster.shut_out.get(pc.session)
            if why is not None:
                self._say_shut_out(pc, why)
        is_empty = not self._roster.pcs
        if is_empty != self._is_empty:
            self._notes.put(_NOBODY if is_empty else _SOMEBODY)
        self._is_empty = is_empty

    def _has_others(self, pc: Pc) -> bool:
        """Whether another computer may train now, too."""
        return any(host_of(each) != host_of(pc) for each in self._roster.pcs)

    def _assign(self) -> None:
        if self._link is None:
            return
        for each in self._roster.assign():
            work = self._work[each.task_id]
            work.heard_at, work.has_begun, work.over_since = self._now(), False, None
            self._link.begin(each.task_id, work.task, each.pc.address)

    def _pass_on(self, task_id: str, request: str) -> None:
        pc = self._roster.pc_of(task_id)
        if pc is not None and self._link is not None:
            self._link.ask(task_id, pc.address, request)

    def _lose(self, task_id: str, accident: int) -> None:
        self._forget(task_id)
        self._events.put(WorkerDied(task_id, is_cause=False, accident=accident))

    def _forget(self, *task_ids: str) -> None:
        """Nobody waits for these any more; a PC that does one of them is told so."""
        for task_id in task_ids:
            self._work.pop(task_id, None)
            self._roster.forget(task_id)
            if self._link is not None:
                self._link.forget(task_id)
        self._assign()

    def _pass_over(self, pc: Pc, why: Templated) -> None:
        """Give a PC no members for a while."""
        self._standing.pass_over(pc, self._now())
        self._look_round(_NO_ACCIDENT)
        values = {"pc": pc.name, "seconds": PASSED_OVER_SECONDS, "cause": Message.of(why)}
        self._say_once(Sentence("{pc} gets no members for {seconds:,.0f} s: {cause}", values))

    def _shut(self, pc: Pc, why: Templated) -> None:
        self._roster.shut(pc.session, why)
        self._say_shut_out(pc, why)

    def _say_shut_out(self, pc: Pc, why: Templated) -> None:
        values = {"pc": pc.name, "cause": Message.of(why)}
        self._say_once(Sentence("{pc} gets no more members of this sweep: {cause}", values))

    def _say_once(self, said: Templated) -> None:
        """Tell something, but not again where a PC comes back again and again."""
        if said.text not in self._noted:
            self._noted.add(said.text)
            self._notes.put(said)


def _place_of(pc: Pc) -> Templated:
    return Sentence("{name}", {"name": pc.name})
