"""Trains members in processes of this computer, which stay alive for the next ones: TensorFlow's import takes seconds.

``concurrent.futures`` starts the processes and notices when one dies; then it ends the others, too, and new ones are started for
the work that follows. What is told does not come back through it, but through a line that each process has of its own: one that
dies in the middle of a sentence leaves half of it in its own line only, not in one that all share.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import secrets
import signal
import sys
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from functools import partial
from itertools import count
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener
from queue import Empty, Queue

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.training.sweeps import door
from mnist_desktop.training.sweeps.messages import decode_told
from mnist_desktop.training.sweeps.pool import Lost, Request, Said

MOST_PLACES = 32
KEY_BYTES = 32
SMALL_BYTES = 1000
"""Messages that are decoded only to see who sends them."""
GRACE_SECONDS = 2.0
"""How long a process may take to end when it is asked to."""
SECONDS_TO_FIND_CAUSE = 0.5
"""How long the line of a process that has died may take to end."""

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
        self._heard: Queue[Said | Lost] = Queue()
        self._changing = threading.Lock()
        self._crew: _Crew | None = None
        self._closed = False

    @property
    def places(self) -> int:
        """How many pieces of work it does at a time."""
        return self._places

    @property
    def started(self) -> int:
        """How many processes there are."""
        crew = self._crew
        return crew.size if crew is not None else 0

    def submit(self, task_id: str, task: bytes) -> None:
        """Have a piece of work done; raises NoProcessesError."""
        with self._changing:
            if self._closed:
                raise NoProcessesError("The program is about to end, so nothing more is trained.")
            if self._crew is None or self._crew.is_broken:
                if self._crew is not None:
                    self._crew.close()
                self._crew = _new_crew(self._places, self._heard)
            self._crew.submit(task_id, task)

    def ask(self, task_id: str, request: Request) -> None:
        """Ask something of a piece of work."""
        with self._changing:
            if self._crew is not None:
                self._crew.ask(task_id, request)

    def hear(self, seconds: float) -> Said | Lost | None:
        """The next thing that was told, or None after so many seconds without one."""
        with suppress(Empty):
            return self._heard.get(timeout=seconds)
        return None

    def close(self) -> None:
        """End all processes at once, whatever they do, and wait for that; what they did since their last checkpoint is lost."""
        with self._changing:
            self._closed = True
            if self._crew is not None:
                self._crew.close()
                self._crew = None


def _new_crew(places: int, heard: Queue[Said | Lost]) -> _Crew:
    try:
        return _Crew(places, heard)
    except OSError as error:
        raise NoProcessesError("No processes can be started for the sweep: {cause}.", cause=error) from error


class _Crew:
    """Processes that live and die together, and the lines to them."""

    def __init__(self, places: int, heard: Queue[Said | Lost]) -> None:
        self._heard = heard
        self._key = secrets.token_bytes(KEY_BYTES)
        self._listener = Listener(backlog=places, authkey=self._key)
        self._changing = threading.Condition()
        self._lines: dict[Connection, int] = {}
        self._readers: list[threading.Thread] = []
        self._numbers = count(1)
        self._at_work: dict[str, Connection | None] = {}
        self._first_lost: str | None = None
        self._has_lost_line = False
        self._closing = False
        self.is_broken = False
        self._executor = ProcessPoolExecutor(
            places, multiprocessing.get_context("spawn"), door.begin, (self._listener.address, self._key)
        )
        self._accepting = threading.Thread(target=self._accept_all, name="sweep lines", daemon=True)
        self._accepting.start()

    @property
    def size(self) -> int:
        """How many processes there are."""
        with self._changing:
            return len(self._lines)

    def submit(self, task_id: str, task: bytes) -> None:
        with self._changing:
            self._at_work[task_id] = None
        try:
            future = self._executor.submit(door.do, task)
        except (RuntimeError, OSError) as error:  # the first is also that of a broken pool
            self.is_broken = True
            with self._changing:
                del self._at_work[task_id]
            logger.info("A process could not be started: %r", error)
            self._heard.put(Lost(task_id, is_cause=True))
            return
        future.add_done_callback(partial(self._note_end, task_id))

    def ask(self, task_id: str, request: Request) -> None:
        content = door.SEPARATOR.join((task_id.encode(), request.encode()))
        with self._changing:
            line = self._at_work.get(task_id)
            lines = tuple(self._lines) if line is None else (line,)  # not begun yet: whoever begins it has to know
        for each in lines:
            with suppress(OSError):
                each.send_bytes(content)

    def close(self) -> None:
        """End all; a process ends when its line does."""
        self._closing = True
        with suppress(OSError, EOFError, AuthenticationError):
            Client(self._listener.address, authkey=self._key).close()  # so that nobody waits for another one
        self._accepting.join()
        self._listener.close()
        with self._changing:
            lines, readers = tuple(self._lines), tuple(self._readers)
        for line in lines:
            with suppress(OSError):
                line.send_bytes(door.END)
        for reader in readers:
            reader.join(GRACE_SECONDS)
        with self._changing:
            stuck = tuple(self._lines.values())
        for process in stuck:
            with suppress(OSError):
                os.kill(process, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
        for reader in readers:
            reader.join()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _accept_all(self) -> None:
        while not self._closing:
            try:
                line = self._listener.accept()
            except (OSError, EOFError, AuthenticationError) as error:
                logger.info("No line to a process: %r", error)
                continue
            reader = threading.Thread(target=self._read, args=(line, next(self._numbers)), name="sweep line", daemon=True)
            with self._changing:
                self._readers.append(reader)
            reader.start()

    def _read(self, line: Connection, number: int) -> None:
        place = Sentence("process {number}", {"number": number})
        with line, suppress(OSError, EOFError, ValueError):
            process = int(line.recv_bytes())
            with self._changing:
                self._lines[line] = process
            while True:
                content = line.recv_bytes()
                if len(content) < SMALL_BYTES:  # not the large ones: it is known where these are done
                    self._note_place(content, line)
                self._heard.put(Said(content, place))
        with self._changing:
            self._lines.pop(line, None)
            if not self._has_lost_line:
                self._has_lost_line = True
                self._first_lost = next((task for task, at in self._at_work.items() if at is line), None)
            self._changing.notify_all()

    def _note_place(self, content: bytes, line: Connection) -> None:
        task = decode_told(content).task
        with self._changing:
            if task in self._at_work:
                self._at_work[task] = line

    def _note_end(self, task_id: str, future: Future[None]) -> None:
        """A piece of work is done, or a process has died; the executor tells this before it ends the others."""
        error = None if future.cancelled() else future.exception()
        with self._changing:
            if error is not None and not self._closing:
                self._changing.wait_for(lambda: self._has_lost_line, SECONDS_TO_FIND_CAUSE)
            self._at_work.pop(task_id, None)
            is_cause = self._first_lost == task_id if self._has_lost_line else True
        if error is not None and not self._closing:
            self.is_broken = True
            logger.info("A process of a sweep has ended: %r", error)
            self._heard.put(Lost(task_id, is_cause))
