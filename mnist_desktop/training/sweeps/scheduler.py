"""One session of a sweep: a loop that gives members to a pool, and takes what comes of them into the store."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from math import inf
from time import monotonic
from uuid import uuid4

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.memory import free_memory
from mnist_desktop.core.sentence import Message, Sentence, Templated
from mnist_desktop.core.sweeps.events import MemberChanged, RungDecided, SweepBegan, SweepEnded, SweepEvent, SweepStateChanged
from mnist_desktop.core.sweeps.problems import PROCESS_BYTES, places_for
from mnist_desktop.core.sweeps.progress import MemberProgress, MemberState, SweepProgress, SweepState, with_checkpoint, with_run
from mnist_desktop.core.sweeps.rungs import Course, course
from mnist_desktop.training.sweeps.control import SweepControl
from mnist_desktop.training.sweeps.messages import (
    Began,
    Ended,
    EpochDone,
    Failed,
    Held,
    MemberTask,
    Stepped,
    WorkerMessage,
    decode_message,
    encode,
)
from mnist_desktop.training.sweeps.pool import Checking, MemberPool, Received, Request, WorkerDied
from mnist_desktop.training.sweeps.writer import SweepWriter

LOOK_SECONDS = 0.1
"""How soon a request is noticed."""
STOP_SECONDS = 0.7
"""How long members may take to be held when the sweep is stopped; one that takes longer goes on from its last checkpoint."""
END_SECONDS = 5.0
"""The same where it is ended, so that as much as possible of each is saved."""
CHECK_SECONDS = 10.0
"""The same for a run that is complete and only being checked, where the sweep is stopped; an end waits for all of them."""
ASLEEP_SECONDS = 30.0
"""From which time between two looks on the computer has slept: that is no time of the sweep."""
MOST_TRIES = 3
"""How often the process of a member may die before its next epoch."""
MOST_LOSSES = 20
"""How often processes may die, whoever's fault it is, before any member has another epoch; those that die together count once."""

_STOPPED = "Stopped by its sweep after epoch {epoch:,}: others read more of the validation images right."
_ENDED = "Stopped after epoch {epoch:,}, because its sweep was ended."
_OUT_OF_TIME = "Stopped after epoch {epoch:,}, because the time of its sweep was over."
_LOST = Message(
    "The process that trained it was ended {count} times, perhaps because the memory was full.", {"count": MOST_TRIES}
)

_NO_MEMORY = Sentence("There was no memory left to go on, so the sweep pauses; each member goes on from its last checkpoint.")
_ALL_LOST = Sentence("The processes of the sweep end again and again, so it was stopped; perhaps the memory is full.")

Emit = Callable[[SweepEvent], None]

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Work:
    """A piece of work that is being done."""

    number: int
    is_closing: bool
    is_checked: bool = False
    """Whether its run is complete, and what it tells is being checked."""


class SweepScheduler:
    """One session of a sweep, from its beginning or going on, until :meth:`run` returns."""

    def __init__(self, progress: SweepProgress, pool: MemberPool, writer: SweepWriter, emit: Emit, control: SweepControl) -> None:
        self._progress = replace(progress, state=SweepState.RUNNING, problem=None)
        self._pool, self._writer, self._emit, self._control = pool, writer, emit, control
        self._plan = progress.plan
        self._work: dict[str, _Work] = {}
        self._tries: dict[int, int] = {}
        self._accidents: set[int] = set()
        self._told_rungs: set[int] = set()
        self._looked_at = monotonic()
        self._asked_to_stop: float | None = None
        self._fatal: Templated | None = None
        self._places = self._room()

    def run(self) -> SweepProgress:
        """Run until all is done or a stop was asked for."""
        self._pool.clear()
        self._writer.journal(self._progress.seconds)  # from now on it counts as interrupted where the program is killed
        self._emit(SweepBegan(self._plan.id, self._progress, self._places))
        try:
            while not self._is_done():
                try:
                    self._start()
                    self._receive()
                except MemoryError:
                    logger.info("No memory is left for the sweep %s", self._plan.id)
                    self._let_go()
                    self._pause_by_itself(_NO_MEMORY)
                self._keep_time()
                self._obey()
        finally:
            self._let_go()
            self._close()
        return self._progress

    # What is asked for

    @property
    def _stops(self) -> bool:
        return self._control.stop_requested or self._fatal is not None

    @property
    def _is_out_of_time(self) -> bool:
        minutes = self._plan.most_minutes
        return minutes is not None and self._progress.seconds >= minutes * 60

    @property
    def _ends(self) -> bool:
        return self._control.end_requested or self._is_out_of_time

    def _obey(self) -> None:
        """Pass on what was asked for since the last look."""
        if self._stops:
            self._stop_training()
            return
        paused = self._progress.state is SweepState.PAUSED
        if self._control.paused and not paused:
            self._pause(None)
        elif paused and not self._control.paused:
            problem = self._writer.save_again()
            if problem is None:
                self._ask_all("resume")
                self._set_state(SweepState.RUNNING)
            else:
                self._control.pause()
                self._pause(problem)
        if self._ends and self._progress.state is not SweepState.PAUSED:
            self._stop_training()

    def _stop_training(self) -> None:
        """Have every member held; those that take too long are left alone."""
        if self._progress.state is SweepState.PAUSED:
            self._set_state(SweepState.RUNNING, self._progress.problem)  # why it had paused is told at the end, too
        if self._asked_to_stop is None:
            self._asked_to_stop = monotonic()
            self._ask_all("stop")
        self._let_go(monotonic() - self._asked_to_stop)

    def _patience(self, work: _Work) -> float:
        """For how many seconds a piece of work is waited for after a stop or the end."""
        if work.is_checked:
            return CHECK_SECONDS if self._stops else inf
        if self._stops:
            return STOP_SECONDS
        return inf if work.is_closing else END_SECONDS

    def _pause(self, problem: Templated | None) -> None:
        self._ask_all("pause")
        self._set_state(SweepState.PAUSED, problem)

    def _pause_by_itself(self, problem: Templated) -> None:
        """Pause until somebody asks to go on: a full disk does not become emptier."""
        logger.info("The sweep %s pauses: %s", self._plan.id, problem)
        self._control.pause()
        self._pause(problem)

    def _ask_all(self, request: Request) -> None:
        for task_id, work in self._work.items():
            if not work.is_closing:
                self._pool.ask(task_id, request)

    # What is to be done

    def _is_done(self) -> bool:
        if self._work:
            return False
        return self._stops or (self._progress.state is not SweepState.PAUSED and next(self._next(), None) is None)

    def _start(self) -> None:
        if self._stops or self._progress.state is SweepState.PAUSED:
            return
        obstacle = self._writer.store.unsaved.obstacle
        if obstacle is not None:
            self._pause_by_itself(obstacle)
            return
        if not self._pool.is_here:
            self._places = self._pool.places  # PCs come and go
        if len(self._work) >= self._places:
            return  # before all members are looked at, which takes a while where there are many
        for number, until, closing in self._next():
            if len(self._work) >= self._places:
                break
            self._submit(number, until, closing)

    def _next(self) -> Iterator[tuple[int, int, Message | None]]:
        """What may be begun now: the number of a member, up to which epoch, and why its run ends where it is not trained."""
        todo = course(self._progress.members, self._plan.halving)
        self._tell_decisions(todo)
        busy = {work.number for work in self._work.values()}
        stopped = ((number, 0, Message(_STOPPED, {"epoch": rung})) for number, rung in todo.stopped.items())
        rest = self._endings(todo) if self._ends else ((number, until, None) for number, until in todo.until.items())
        return (each for each in chain(stopped, rest) if each[0] not in busy)

    def _endings(self, todo: Course) -> Iterator[tuple[int, int, Message]]:
        """The members that have begun and are not over: their runs end as they are."""
        template = _ENDED if self._control.end_requested else _OUT_OF_TIME
        for each in self._progress.members:
            if each.state is MemberState.HELD and each.number not in todo.stopped:
                yield each.number, 0, Message(template, {"epoch": each.epochs_done})

    def _tell_decisions(self, todo: Course) -> None:
        for each in todo.decisions:
            if each.epochs not in self._told_rungs:
                self._told_rungs.add(each.epochs)
                self._emit(RungDecided(self._plan.id, each.epochs, each.kept, each.stopped))

    def _submit(self, number: int, until: int, closing: Message | None) -> None:
        member = self._progress.members[number - 1]
        content, info = self._writer.last_checkpoint(member.member)
        known = with_checkpoint(member, info) if info is not None else replace(member, history=(), seconds=0.0)
        if closing is not None and not content:  # its checkpoint is gone, so it is one that has not begun
            self._change(replace(known, state=MemberState.WAITING))
            return
        task_id = f"{member.run_id}.{uuid4().hex}"  # what is told late of an earlier session's work is not taken for this one's
        plan = self._plan
        task = MemberTask(task_id, member.run_id, member.member.experiment, plan.student, plan.dataset_key,
                          plan.dataset_fingerprint, until, content, closing)  # fmt: skip
        self._work[task_id] = _Work(number, closing is not None)
        self._change(replace(known, state=MemberState.RUNNING))
        try:
            self._pool.submit(task_id, encode(task))
        except UserError as error:
            self._fatal = error
            self._rest(self._work.pop(task_id).number)

    def _room(self) -> int:
        """How many members may be trained at a time, as the memory is now."""
        if not self._pool.is_here:
            return self._pool.places
        left = [each.member for each in self._progress.members if not each.state.is_over]
        return places_for(left, self._pool.places, free_memory() + self._pool.started * PROCESS_BYTES)

    # What comes of it

    def _receive(self) -> None:
        received = self._pool.receive(LOOK_SECONDS)
        match received:
            case Received():
                told = decode_message(received.content)
                work = self._work.get(told.task)
                if work is not None:
                    self._take(told, work, received.place)
                elif not isinstance(told, Held | Ended | Failed):  # nobody waits for it any more
                    self._pool.ask(told.task, "stop")
            case Checking() if received.task_id in self._work:
                self._work[received.task_id] = replace(self._work[received.task_id], is_checked=True)
            case WorkerDied():
                self._note_loss(received)

    def _take(self, told: WorkerMessage, work: _Work, place: Templated) -> None:
        member = self._progress.members[work.number - 1]
        try:
            match told:
                case Began() if work.is_closing:  # it was trained elsewhere
                    self._change(replace(member, place=place))
                case Began():
                    pc = None if self._pool.is_here else place
                    self._change(replace(member, place=place, trained_at=pc))
                    self._writer.trained(work.number, None if pc is None else pc.text, self._progress.seconds)
                case Stepped():
                    self._change(replace(member, step_share=told.share))
                case EpochDone():
                    self._tries.pop(work.number, None)
                    self._accidents.clear()
                    info, problem = self._writer.checkpoint(member.member, told.checkpoint)
                    self._change(replace(member, history=info.history, seconds=info.seconds, step_share=0.0))
                    if problem is not None:
                        self._pause_by_itself(problem)
                case Held():
                    del self._work[told.task]
                    self._rest(work.number)
                case Ended():
                    self._take_run(member, told)
                    del self._work[told.task]
                case Failed():
                    del self._work[told.task]
                    self._take_failure(work.number, told)
        except UserError as error:  # what was told is damaged
            self._work.pop(told.task, None)
            self._pool.ask(told.task, "stop")
            self._fail(work.number, Message.of(error))

    def _take_run(self, member: MemberProgress, told: Ended) -> None:
        info, problem = self._writer.run(member.member, told.files)
        if told.problem is not None:
            logger.info("%s is not judged: %s", info.id, told.problem)
        self._change(with_run(member, info))
        self._writer.journal(self._progress.seconds)
        if problem is not None:
            self._pause_by_itself(problem)

    def _take_failure(self, number: int, told: Failed) -> None:
        if told.trace:
            logger.error("A member of the sweep %s has failed:\n%s", self._plan.id, told.trace)
        if told.is_of_all:
            self._fatal = told.message
            self._rest(number)
        else:
            self._fail(number, told.message)

    def _note_loss(self, lost: WorkerDied) -> None:
        work = self._work.pop(lost.task_id, None)
        if work is None:
            return
        self._accidents.add(lost.accident)
        self._tries[work.number] = self._tries.get(work.number, 0) + lost.is_cause
        if self._tries[work.number] >= MOST_TRIES:
            self._fail(work.number, _LOST)
        else:
            self._rest(work.number)
        if len(self._accidents) >= MOST_LOSSES:
            self._fatal = _ALL_LOST
        self._places = self._room()

    def _fail(self, number: int, message: Message) -> None:
        self._writer.failure(number, message)
        self._writer.journal(self._progress.seconds)
        member = self._progress.members[number - 1]
        self._change(replace(member, state=MemberState.FAILED, place=None, step_share=0.0, message=message))

    def _rest(self, number: int) -> None:
        """A member is not trained any more, and goes on from its last epoch."""
        member = self._progress.members[number - 1]
        state = MemberState.HELD if member.history else MemberState.WAITING
        self._change(replace(member, state=state, place=None, step_share=0.0))

    # What is told

    def _change(self, member: MemberProgress) -> None:
        self._progress = self._progress.with_member(member)
        self._emit(MemberChanged(self._plan.id, member, self._progress.seconds))

    def _set_state(self, state: SweepState, problem: Templated | None = None) -> None:
        self._progress = replace(self._progress, state=state, problem=problem)
        self._emit(SweepStateChanged(self._plan.id, state, problem))

    def _keep_time(self) -> None:
        now = monotonic()
        passed = now - self._looked_at
        if self._progress.state is not SweepState.PAUSED and passed < ASLEEP_SECONDS:
            self._progress = replace(self._progress, seconds=self._progress.seconds + passed)
        self._looked_at = now
        self._writer.journal(self._progress.seconds, at_once=False)

    def _let_go(self, waited: float | None = None) -> None:
        """Wait no longer for what takes too long, or for anything; what is said of it later is passed over."""
        for task_id, work in list(self._work.items()):
            if waited is None or waited > self._patience(work):
                self._pool.ask(task_id, "stop")
                del self._work[task_id]
                self._rest(work.number)

    def _close(self) -> None:
        all_over = all(each.state.is_over for each in self._progress.members)
        is_over = all_over or (self._ends and not self._stops)
        # A run that is only in memory may be lost; then its member goes on from its checkpoint.
        ended = is_over and not self._writer.has_unsaved
        self._writer.journal(self._progress.seconds, ended=ended, running=not (ended or self._control.is_put_aside))
        problem = self._fatal or self._progress.problem
        self._progress = replace(self._progress, state=SweepState.OVER if is_over else SweepState.READY, problem=problem)
        self._emit(SweepEnded(self._plan.id, self._progress))
