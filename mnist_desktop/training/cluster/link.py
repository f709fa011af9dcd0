"""The connection of a sweep to its class. It is made anew where the network was gone, or anything else goes wrong."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import msgspec
from distributed import Client, Future
from distributed.client import ClosedClientError

from mnist_desktop.core.cluster.join_file import JoinFile
from mnist_desktop.training.cluster.desk import member_security
from mnist_desktop.training.cluster.join_check import JoinError, probe
from mnist_desktop.training.cluster.roster import Pc
from mnist_desktop.training.cluster.told import PcEntry

LOOK_SECONDS = 1.0
ANSWER_SECONDS = 10.0
MOST_SILENCES = 3
"""How often in a row a desk that is busy may leave the question open who is there."""

logger = logging.getLogger(__name__)

Hear = Callable[[str, str, bytes], None]


class Link:
    """Keeps a connection to the desk, in a thread of its own.

    Parameters
    ----------
    joins
        Where it is.
    see
        Takes the PCs that are there, about once a second, and nobody where the connection is gone.
    hear
        Takes the id of a piece of work, the address of the PC that told something of it, and what it told.

    Raises
    ------
    JoinError
        The class cannot be reached.
    """

    def __init__(self, joins: JoinFile, see: Callable[[tuple[Pc, ...]], object], hear: Hear) -> None:
        self._joins, self._see, self._hear = joins, see, hear
        self._closing = threading.Event()
        self._changing = threading.Lock()
        self._futures: dict[str, Future] = {}
        self._silences = 0
        probe(joins)
        self._client: Client | None = self._connect()
        try:
            self._see(self._look(self._client))
        except Exception as error:
            self._drop()
            raise JoinError("The class {name} does not answer: {cause}.", name=joins.name, cause=error) from error
        self._thread = threading.Thread(target=self._keep, name="class link", daemon=True)
        self._thread.start()

    def begin(self, task_id: str, task: bytes, address: str) -> None:
        """Have a piece of work done by a PC; where the connection is lost, the next look loses the PC with its work."""
        client = self._client
        if client is None:
            return
        future = Future(task_id, client)
        with self._changing:
            self._futures[task_id] = future
        if not self._send(client, {"op": "train-member", "task": task_id, "pc": address, "content": task}):
            self.forget(task_id)

    def ask(self, task_id: str, address: str, request: str) -> None:
        """Ask something of a piece of work."""
        client = self._client
        if client is not None:
            self._send(client, {"op": "member-request", "task": task_id, "pc": address, "request": request})

    def is_over(self, task_id: str) -> bool:
        """Whether Dask has done with a piece of work, whatever came of it; nobody knows where the connection is lost."""
        with self._changing:
            future, is_lost = self._futures.get(task_id), self._client is None
        return not is_lost and (future is None or future.status != "pending")

    def forget(self, task_id: str) -> None:
        """Nobody waits for a piece of work any more; a PC that does it is told so."""
        with self._changing:
            future = self._futures.pop(task_id, None)
        if future is not None:
            with suppress(RuntimeError):  # Dask's own loop has ended with the connection
                future.release()

    def close(self) -> None:
        """Leave the class."""
        self._closing.set()
        self._thread.join()
        self._drop()

    def _send(self, client: Client, message: dict[str, Any]) -> bool:
        """Send something, or return false where the connection is lost, which the next look sees."""
        try:
            client._send_to_scheduler(message)  # noqa: SLF001 - Dask has no public word for an own message
        except (ClosedClientError, RuntimeError):
            return False
        return True

    # The thread

    def _keep(self) -> None:
        while not self._closing.wait(LOOK_SECONDS):
            try:
                self._turn()
            except JoinError:
                continue  # nobody answers yet
            except Exception as error:  # noqa: BLE001 - a thread that ended would let the sweep stand still
                logger.warning("The connection to the class is made anew: %.200r", error)
                self._drop()

    def _turn(self) -> None:
        """Look who is there, or make the connection anew."""
        client = self._client
        if client is not None and client.status == "running":
            try:
                found = self._look(client)
            except (OSError, TimeoutError):
                self._silences += 1
                if self._silences > MOST_SILENCES:
                    raise
            else:
                self._silences = 0
                self._see(found)
            return
        self._drop()
        self._see(())
        probe(self._joins)
        self._client = self._connect()
        self._silences = 0

    def _connect(self) -> Client:
        try:
            client = Client(self._joins.url, security=member_security(self._joins), set_as_default=False, timeout=ANSWER_SECONDS)
        except (OSError, TimeoutError) as error:
            raise JoinError("The class {name} does not answer: {cause}.", name=self._joins.name, cause=error) from error
        client._stream_handlers["member-told"] = self._take  # noqa: SLF001 - as for sending
        return client

    def _look(self, client: Client) -> tuple[Pc, ...]:
        found = client.sync(client.scheduler.class_pcs, callback_timeout=ANSWER_SECONDS)
        return tuple(filter(None, map(_pc_of, found)))

    def _drop(self) -> None:
        with self._changing:  # at once: to close it takes seconds, and its work is not over, but lost with the connection
            self._futures.clear()
            client, self._client = self._client, None
        if client is not None:
            with suppress(Exception):  # it is of no use any more, in whatever state it is
                client.close(timeout=ANSWER_SECONDS)

    def _take(self, task: str, pc: str, content: bytes) -> None:
        self._hear(task, pc, content)


def _pc_of(entry: object) -> Pc | None:
    """A PC as the desk tells of it; None where that makes no sense."""
    try:
        found = msgspec.convert(entry, PcEntry)
    except msgspec.ValidationError:
        return None
    return Pc(found.address, found.told.shown_name, found.told.session, found.places, found.told.versions)
