"""A pool that does its work at once, without processes, and tells of it one message at a time; and an engine that scores."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from itertools import count

import msgspec

from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import EpochEnded
from mnist_desktop.core.runs.record import EpochRow, RunRecord
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.training.services import Services
from mnist_desktop.training.sweeps.member import WorkerContext, run_task
from mnist_desktop.training.sweeps.messages import EpochDone, Held, MemberTask, WorkerMessage, decode_task, encode
from mnist_desktop.training.sweeps.pool import Received, Request, WorkerDied


class ScoringEngine:
    """The scripted engine, with a validation accuracy that is the better the smaller the learning rate is."""

    def __init__(self, scripted: Callable[..., RunRecord]) -> None:
        self._scripted = scripted

    def __call__(self, job, emit, control, keep_checkpoint=None):
        rate = job.config.learning_rate

        def scored(row: EpochRow) -> EpochRow:
            return msgspec.structs.replace(row, val_accuracy=(1 - 0.6 / row.epoch) * (1 - rate))

        def keep(checkpoint):
            info = msgspec.structs.replace(
                checkpoint.record.info, history=tuple(map(scored, checkpoint.record.info.history)), id=job.run_id
            )
            keep_checkpoint(replace(checkpoint, record=replace(checkpoint.record, info=info)))

        def tell(event):
            emit(replace(event, row=scored(event.row)) if isinstance(event, EpochEnded) else event)

        record = self._scripted(job, tell, control, keep)
        return replace(record, info=msgspec.structs.replace(record.info, history=tuple(map(scored, record.info.history))))


class ScriptedPool:
    """Does a piece of work as soon as it is submitted, and tells what came of it when it is asked, each piece in turn.

    Attributes
    ----------
    tasks
        Every piece of work that was submitted.
    asked
        Every request.
    waiting
        What is still to be told of each piece of work.
    cleared
        How often it was asked to forget what was told.
    before_receiving
        Called before each message, with what was told last.
    """

    def __init__(self, services: Services, places: int = 2) -> None:
        self.places, self.started, self.is_here = places, 0, True
        self.cleared = 0
        self.tasks: list[MemberTask] = []
        self.asked: list[tuple[str, Request]] = []
        self.before_receiving: Callable[[], None] = lambda: None
        self.last: WorkerMessage | None = None
        self.most_at_once = 0
        self._context = WorkerContext(services.load_dataset, ScoringEngine(services.engine), services.open_run)
        self.waiting: dict[str, deque[WorkerMessage]] = {}
        self._paused: set[str] = set()
        self._lost: deque[WorkerDied] = deque()
        self._accidents = count(1)

    def submit(self, task_id: str, task: bytes) -> None:
        order = decode_task(task)
        assert order.id == task_id
        self.tasks.append(order)
        told: list[WorkerMessage] = []
        run_task(order, lambda: self._context, told.append, Control())
        self.waiting[task_id] = deque(told)
        self.most_at_once = max(self.most_at_once, len(self.waiting))

    def ask(self, task_id: str, request: Request) -> None:
        self.asked.append((task_id, request))
        if request == "pause":
            self._paused.add(task_id)
        else:
            self._paused.discard(task_id)
        if request == "stop" and task_id in self.waiting:
            self.waiting[task_id] = deque([Held(task_id)])

    def receive(self, seconds: float) -> Received | WorkerDied | None:
        self.before_receiving()
        if self._lost:
            return self._lost.popleft()
        for task_id in list(self.waiting):
            if task_id not in self._paused:
                told = self.waiting.pop(task_id)
                self.last = told.popleft()
                if told:
                    self.waiting[task_id] = told  # to the end of the row
                return Received(encode(self.last), Sentence("process {number}", {"number": 1}))
        return None

    def kill(self, task_id: str) -> None:
        """Let the process of a piece of work die, and the others with it."""
        accident = next(self._accidents)
        self._lost.extend(WorkerDied(each, each == task_id, accident) for each in self.waiting)
        self.waiting.clear()

    def clear(self) -> None:
        self.cleared += 1

    def close(self) -> None:
        self.waiting.clear()

    @property
    def at_work(self) -> tuple[str, ...]:
        """What is being done."""
        return tuple(self.waiting)


def is_epoch(told: WorkerMessage | None) -> bool:
    """Whether that was the end of an epoch."""
    return isinstance(told, EpochDone)
