"""The connections to processes that train: each process opens one when it begins, and ends when it ends."""

from __future__ import annotations

import logging
import os
import secrets
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener

from mnist_desktop.core.sentence import Sentence
from mnist_desktop.training.sweeps import worker

KEY_BYTES = 32
GRACE_SECONDS = 2.0
"""How long a process may take to end when it is asked to."""
MOST_ERRORS = 10
"""How often in a row no connection may come about before no more is expected."""
SECONDS_BETWEEN_ERRORS = 0.1

Receive = Callable[[Connection, bytes, Sentence], None]

logger = logging.getLogger(__name__)


class Connections:
    """Takes connections and reads them, each in a thread of its own, until it is closed.

    Parameters
    ----------
    places
        How many processes there will be.
    receive
        Takes what a process tells, and where that is.
    on_lost
        Called when a process is gone.
    on_failure
        Called when the system gives no more connections.
    """

    def __init__(
        self, places: int, receive: Receive, on_lost: Callable[[Connection], None], on_failure: Callable[[], None]
    ) -> None:
        self._receive, self._on_lost, self._on_failure = receive, on_lost, on_failure
        self.key = secrets.token_bytes(KEY_BYTES)
        self._listener = Listener(backlog=places + 1, authkey=self.key)
        self.address = self._listener.address
        self._changing, self._sending = threading.Lock(), threading.Lock()
        self._processes: dict[Connection, int] = {}
        self._readers: list[threading.Thread] = []
        self._numbers = count(1)
        self._closing = threading.Event()
        self._accepting = threading.Thread(target=self._accept_all, name="sweep connections", daemon=True)
        self._accepting.start()

    @property
    def count(self) -> int:
        """How many processes there are."""
        with self._changing:
            return len(self._processes)

    def send(self, connection: Connection, content: bytes) -> None:
        """Tell a process something; does nothing where it is gone."""
        with self._sending, suppress(OSError, ValueError):
            connection.send_bytes(content)

    def close(self) -> None:
        """End all processes, and wait for that; one that does not end when it is asked to is killed."""
        self._closing.set()
        with suppress(OSError, EOFError):
            # So that nobody waits for another one. Without a key: nobody may be there any more who would answer with his.
            Client(self.address).close()
        self._accepting.join()
        with self._changing:
            connections, readers = tuple(self._processes), tuple(self._readers)
        for connection in connections:
            self.send(connection, worker.END)
        for reader in readers:
            reader.join(GRACE_SECONDS)
        with self._changing:
            stuck = tuple(self._processes.values())
        for process in stuck:
            with suppress(OSError):
                os.kill(process, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
        for reader in readers:
            reader.join(GRACE_SECONDS)

    def _accept_all(self) -> None:
        """Take connections until the end; a process that comes too late finds no listener, and ends."""
        errors = 0
        with self._listener:
            while not self._closing.is_set() and errors < MOST_ERRORS:
                try:
                    connection = self._listener.accept()
                except AuthenticationError as error:
                    logger.info("Somebody who is no process of the sweep: %r", error)
                except (OSError, EOFError) as error:
                    logger.info("No connection to a process: %r", error)
                    errors += 1
                    self._closing.wait(SECONDS_BETWEEN_ERRORS)
                else:
                    errors = 0
                    self._begin(connection)
        if not self._closing.is_set():
            self._on_failure()

    def _begin(self, connection: Connection) -> None:
        reader = threading.Thread(target=self._read, args=(connection, next(self._numbers)), name="sweep reader", daemon=True)
        with self._changing:
            self._readers.append(reader)
        reader.start()

    def _read(self, connection: Connection, number: int) -> None:
        place = Sentence("process {number}", {"number": number})
        with connection, suppress(OSError, EOFError, ValueError, MemoryError):
            process = int(connection.recv_bytes())
            with self._changing:
                self._processes[connection] = process
            if self._closing.is_set():  # it came while the others were asked to end
                self.send(connection, worker.END)
            while True:
                self._receive(connection, connection.recv_bytes(), place)
        with self._changing:
            self._processes.pop(connection, None)
        self._on_lost(connection)
