"""Trains members in processes of this computer, which stay alive for the next ones: TensorFlow's import takes seconds.

``concurrent.futures`` starts the processes and notices when one dies; then it ends the others, too, and new ones are started for
the work that follows. What is told does not come back through it, but through a connection that each process has of its own: one
that dies in the middle of a sentence leaves half of it there only, not where all others speak, too.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import count
from multiprocessing.connection import Connection

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.training.sweeps import worker
from mnist_desktop.training.sweeps.connections import Connections
from mnist_desktop.training.sweeps.inbox import Inbox
from mnist_desktop.training.sweeps.messages import decode_message
from mnist_desktop.training.sweeps.pool import Received, Request, WorkerDied

MOST_PLACES = 32
SMALL_BYTES = 1000
"""Messages that are decoded only to see who sends them."""
SECONDS_TO_FIND_CAUSE = 0.5
"""How long the connection of a process that has died may take to end."""

logger = logging.getLogger(__name__)


class NoProcessesError(UserError):
    """The system lets no process be started."""


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class ProcessPool:
    """A :class:`~mnist_desktop.training.sweeps.pool.MemberPool` of processes, started when they are first needed.

    Parameters
    ----------
    places
        How many; by default one for each core.
    """

    def __init__(self, places: int | None = None) -> None:
        self._places = max(1, min(MOST_PLACES, places or cores()))
        self._inbox = Inbox()
        self._numbers = count(1)
        self._changing = threading.Lock()
        self._group: _WorkerGroup | None = None
        self._closed = False

    @property
    def is_here(self) -> bool:
        """Its processes take memory of this computer."""
        return True

    @property
    def places(self) -> int:
        """How many pieces of work it does at a time."""
        return self._places

    @property
    def started(self) -> int:
        """How many processes there are."""
        group = self._group
        return group.size if group is not None else 0

    def submit(self, task_id: str, task: bytes) -> None:
        """Have a piece of work done; raises NoProcessesError."""
        with self._changing:
            if self._closed:
                raise NoProcessesError("The program is about to end, so nothing more is trained.")
            if self._group is None or self._group.is_broken:
                if self._group is not None:
                    self._group.close()
                self._group = _new_group(self._places, self._inbox, next(self._numbers))
            self._group.submit(task_id, task)

    def ask(self, task_id: str, request: Request) -> None:
        """Ask something of a piece of work."""
        with self._changing:
            if self._group is not None:
                self._group.ask(task_id, request)

    def receive(self, seconds: float) -> Received | WorkerDied | None:
        """The next thing that was told, or None after so many seconds without one."""
        return self._inbox.take(seconds)

    def clear(self) -> None:
        """Forget what was told by now."""
        self._inbox.clear()

    def close(self) -> None:
        """End all processes at once, whatever they do, and wait for that; what they did since their last checkpoint is lost."""
        with self._changing:
            self._closed = True
            if self._group is not None:
                self._group.close()
                self._group = None


def _new_group(places: int, inbox: Inbox, number: int) -> _WorkerGroup:
    try:
        return _WorkerGroup(places, inbox, number)
    except OSError as error:
        raise NoProcessesError("No processes can be started for the sweep: {cause}.", cause=error) from error


class _WorkerGroup:
    """Processes that live and die together, and the connections to them."""

    def __init__(self, places: int, inbox: Inbox, number: int) -> None:
        self._number = number
        self._changing = threading.Condition()
        self._at_work: dict[str, _Work] = {}
        self._first_lost: str | None = None
        self._has_lost_connection = False
        self._is_closing = False
        self._inbox = inbox
        self.is_broken = False
        self._connections = Connections(places, self._receive, self._note_lost_connection, self._note_no_connections)
        begins_with = self._connections.address, self._connections.key
        try:
            self._executor = ProcessPoolExecutor(places, multiprocessing.get_context("spawn"), worker.begin, begins_with)
        except OSError:
            self._connections.close()
            raise

    @property
    def size(self) -> int:
        """How many processes there are."""
        return self._connections.count

    def submit(self, task_id: str, task: bytes) -> None:
        """Have a piece of work done; that it cannot be begun is told like the loss of its process."""
        with self._changing:
            self._at_work[task_id] = _Work()
        try:
            future = self._executor.submit(worker.do, task)
        except (RuntimeError, OSError) as error:  # the first is also that of a broken pool
            self.is_broken = True
            logger.info("A process could not be started: %r", error)
            self._tell_loss(task_id, is_cause=True)
            return
        future.add_done_callback(partial(self._note_end, task_id))

    def ask(self, task_id: str, request: Request) -> None:
        """Ask something of a piece of work; where nobody does it yet, whoever begins it is asked.

        It is not withdrawn from the executor: a process that dies while the executor still lists a cancelled piece of work makes
        its thread fail half-way, and then nobody is told of the others, whose processes go on (measured with Python 3.11).
        """
        with self._changing:
            work = self._at_work.get(task_id)
            if work is None:
                return
            if work.request != "stop":
                work.request = request
            connection = work.connection
        if connection is not None:
            self._connections.send(connection, worker.request_of(task_id, request))

    def close(self) -> None:
        """End all; what is at work is lost."""
        self._is_closing = True
        self._connections.close()
        self._executor.shutdown(wait=True, cancel_futures=True)
        for task_id in tuple(self._at_work):
            self._tell_loss(task_id, is_cause=False)

    # What the threads of the connections and of the executor tell

    def _receive(self, connection: Connection, content: bytes, place: Sentence) -> None:
        if len(content) < SMALL_BYTES:  # not the large ones: it is known where these are done
            self._note_place(decode_message(content).task, connection)
        self._inbox.put(Received(content, place), lambda: not self._is_closing)

    def _note_place(self, task_id: str, connection: Connection) -> None:
        with self._changing:
            work = self._at_work.get(task_id)
            if work is None or work.connection is connection:
                return
            work.connection = connection
            request = work.request
        if request is not None:
            self._connections.send(connection, worker.request_of(task_id, request))

    def _note_lost_connection(self, connection: Connection) -> None:
        with self._changing:
            if not self._has_lost_connection:
                self._has_lost_connection = True
                lost = (task for task, work in self._at_work.items() if work.connection is connection)
                self._first_lost = next(lost, None)
            self._changing.notify_all()

    def _note_no_connections(self) -> None:
        self.is_broken = True

    def _note_end(self, task_id: str, future: Future[None]) -> None:
        """A piece of work is done, or a process has died; the executor tells this before it ends the others."""
        if future.cancelled():  # in the end, which tells it itself
            return
        error = future.exception()
        if error is None:
            self._forget(task_id)
            return
        self.is_broken = True
        logger.info("A process of a sweep has ended: %r", error)
        with self._changing:
            if not self._is_closing:
                self._changing.wait_for(lambda: self._has_lost_connection, SECONDS_TO_FIND_CAUSE)
            is_cause = self._first_lost == task_id if self._has_lost_connection else True
        self._tell_loss(task_id, is_cause=is_cause and not self._is_closing)

    def _tell_loss(self, task_id: str, *, is_cause: bool) -> None:
        if self._forget(task_id):
            self._inbox.put_at_once(WorkerDied(task_id, is_cause, self._number))

    def _forget(self, task_id: str) -> bool:
        with self._changing:
            return self._at_work.pop(task_id, None) is not None


@dataclass
class _Work:
    """A piece of work that is not done: where it is done, as far as that is known, and what was asked of it last."""

    connection: Connection | None = None
    request: Request | None = None
