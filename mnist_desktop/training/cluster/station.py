"""What a PC of a class does: trains members in processes of its own, as a sweep on one PC does, and sends what they tell.

Dask has one thread for each place, which waits here while a process trains. What is told goes to the sweep that asked, in its
order. A checkpoint waits until the one before has been taken, and a newer one takes its place: so nothing piles up where the
network or the sweep is slow.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.sentence import Message
from mnist_desktop.training.sweeps.messages import (
    Ended,
    EpochDone,
    Failed,
    Held,
    Stepped,
    WorkerMessage,
    decode_message,
    decode_task,
    encode,
)
from mnist_desktop.training.sweeps.pool import MemberPool, Received, Request, WorkerDied

LOOK_SECONDS = 0.2
TAKEN = "taken"
"""What a sweep says of a checkpoint, so that the next one is sent."""
DIED = b"died"
DIED_AS_CAUSE = b"died as cause"
"""What is told where the process of a piece of work has died, in the place of a message."""
OVER = b"over"
"""What comes of a piece of work as Dask sees it; all else was told before, over the connection that the PC itself has opened:
that of Dask's own results would have to be let in by its firewall."""

Tell = Callable[[str, bytes], None]

logger = logging.getLogger(__name__)


@dataclass
class _Work:
    """A piece of work that a place waits for."""

    done: threading.Event = field(default_factory=threading.Event)
    waiting: EpochDone | None = None
    is_on_its_way: bool = False


class Station:
    """Trains for the class on this PC. Every method may be called from any thread.

    Parameters
    ----------
    pool
        The processes.
    tell
        Sends something that is told of a piece of work to its sweep; must return at once.
    """

    def __init__(self, pool: MemberPool, tell: Tell) -> None:
        self._pool, self._tell = pool, tell
        self._changing = threading.Lock()
        self._work: dict[str, _Work] = {}
        self._closing = threading.Event()
        self._reader = threading.Thread(target=self._read, name="class station", daemon=True)
        self._reader.start()

    @property
    def tasks(self) -> tuple[str, ...]:
        """What is being done."""
        with self._changing:
            return tuple(self._work)

    def train(self, task_id: str, task: bytes) -> bytes:
        """Do a piece of work and wait for its end; returns OVER. Raises ValueError where its id is another one, or in use."""
        work = _Work()
        with self._changing:
            if decode_task(task).id != task_id or task_id in self._work:
                raise ValueError("a piece of work has the id of another one")
            self._work[task_id] = work
        try:
            self._pool.submit(task_id, task)
        except UserError as error:
            logger.info("%s cannot be begun: %s", task_id, error)
            self._tell(task_id, encode(Failed(task_id, Message.of(error), is_of_all=True)))
            self._end(task_id)
        work.done.wait()
        return OVER

    def ask(self, task_id: str, request: str) -> None:
        """Pass on a request of the sweep, or note that it took a checkpoint."""
        if request == TAKEN:
            self._note_taken(task_id)
        elif request in ("pause", "resume", "stop"):
            asked: Request = request  # type: ignore[assignment]  # one of the three
            self._pool.ask(task_id, asked)

    def let_go(self, task_id: str) -> None:
        """Nobody waits for a piece of work any more."""
        self._pool.ask(task_id, "stop")
        self._end(task_id)

    def close(self) -> None:
        """End all at once."""
        self._closing.set()
        for task_id in self.tasks:
            self.let_go(task_id)
        self._pool.close()
        self._reader.join()

    def _read(self) -> None:
        while not self._closing.is_set():
            received = self._pool.receive(LOOK_SECONDS)
            match received:
                case Received():
                    self._take(received.content)
                case WorkerDied():
                    self._note_death(received)

    def _note_death(self, died: WorkerDied) -> None:
        with self._changing:
            work = self._work.get(died.task_id)
        if work is not None:
            self._tell(died.task_id, DIED_AS_CAUSE if died.is_cause else DIED)
            self._end(died.task_id)

    def _take(self, content: bytes) -> None:
        try:
            told = decode_message(content)
        except msgspec.DecodeError:  # half a message of a process that died
            return
        with self._changing:
            work = self._work.get(told.task)
        if work is None:
            return
        match told:
            case EpochDone():
                with self._changing:
                    work.waiting = told
                self._send_waiting(told.task, work)
            case Stepped():
                if work.waiting is None:
                    self._tell(told.task, content)
            case Ended() | Held() | Failed():
                self._flush(told, work)
                self._tell(told.task, content)
                self._end(told.task)
            case _:
                self._tell(told.task, content)

    def _send_waiting(self, task_id: str, work: _Work, *, at_once: bool = False) -> None:
        with self._changing:
            told, is_free = work.waiting, at_once or not work.is_on_its_way
            if told is None or not is_free:
                return
            work.waiting, work.is_on_its_way = None, True
        self._tell(task_id, encode(told))

    def _flush(self, told: WorkerMessage, work: _Work) -> None:
        """Send the last checkpoint of a member that is held; one that has ended needs none any more."""
        if isinstance(told, Held):
            self._send_waiting(told.task, work, at_once=True)

    def _note_taken(self, task_id: str) -> None:
        with self._changing:
            work = self._work.get(task_id)
            if work is not None:
                work.is_on_its_way = False
        if work is not None:
            self._send_waiting(task_id, work)

    def _end(self, task_id: str) -> None:
        with self._changing:
            work = self._work.pop(task_id, None)
        if work is not None:
            work.done.set()


_here: Station | None = None


def open_station(station: Station | None) -> None:
    """Let :func:`train_member` train with this one in this process."""
    global _here  # noqa: PLW0603 - Dask calls a plain function, which has to find it
    _here = station


def train_member(task_id: str, task: bytes) -> bytes:
    """The one function that Dask calls: train a member on this PC, see :meth:`Station.train`."""
    if _here is None:
        raise RuntimeError("This PC has not joined a class.")
    return _here.train(task_id, task)
