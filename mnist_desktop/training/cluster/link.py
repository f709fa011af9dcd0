"""The connection of a sweep to its class. It comes back by itself after the network was gone."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import uuid4

import msgspec
from distributed import Client, Future

from mnist_desktop.core.cluster.join_file import JoinFile
from mnist_desktop.training.cluster.desk import member_security
from mnist_desktop.training.cluster.probe import JoinError, probe
from mnist_desktop.training.cluster.roster import Pc
from mnist_desktop.training.cluster.station import enveloped, train_member
from mnist_desktop.training.sweeps.process_pool import MOST_PLACES

LOOK_SECONDS = 1.0
ANSWER_SECONDS = 10.0
LONGEST_NAME = 100

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
        self._topic = f"class-{uuid4().hex}"
        self._closing = threading.Event()
        self._changing = threading.Lock()
        self._futures: dict[str, Future] = {}
        probe(joins)
        self._client: Client | None = self._connect()
        self._look()
        self._thread = threading.Thread(target=self._keep, name="class link", daemon=True)
        self._thread.start()

    def begin(self, task_id: str, task: bytes, address: str) -> None:
        """Have a piece of work done by a PC."""
        client = self._client
        if client is None:
            return  # that it is lost is seen with the next look
        future = client.submit(train_member, enveloped(self._topic, task), key=task_id, workers=[address], pure=False)
        with self._changing:
            self._futures[task_id] = future

    def ask(self, task_id: str, address: str, request: str) -> None:
        """Ask something of a piece of work."""
        client = self._client
        if client is not None and client.status == "running":
            message = {"op": "member-request", "worker": address, "task": task_id, "request": request}
            with suppress(Exception):  # the connection is about to go, which the next look sees
                client._send_to_scheduler(message)  # noqa: SLF001 - Dask has no public word for an own message

    def is_over(self, task_id: str) -> bool:
        """Whether Dask has done with a piece of work, whatever came of it."""
        with self._changing:
            future = self._futures.get(task_id)
        return future is None or future.status != "pending"

    def forget(self, task_id: str) -> None:
        """Nobody waits for a piece of work any more; a PC that does it is told so."""
        with self._changing:
            future = self._futures.pop(task_id, None)
        if future is not None:
            future.release()

    def close(self) -> None:
        """Leave the class."""
        self._closing.set()
        self._thread.join()
        self._drop()

    # The thread

    def _keep(self) -> None:
        while not self._closing.wait(LOOK_SECONDS):
            client = self._client
            if client is None or client.status in ("closed", "closing"):
                self._drop()
                self._see(())
                with suppress(JoinError, OSError, TimeoutError):
                    probe(self._joins)
                    self._client = self._connect()
            elif client.status == "running":
                self._look()
            else:
                self._see(())

    def _connect(self) -> Client:
        try:
            client = Client(self._joins.url, security=member_security(self._joins), set_as_default=False, timeout=ANSWER_SECONDS)
        except (OSError, TimeoutError) as error:
            raise JoinError("The class {name} does not answer: {cause}.", name=self._joins.name, cause=error) from error
        client.subscribe_topic(self._topic, self._take)
        return client

    def _look(self) -> None:
        client = self._client
        if client is None:
            return
        try:
            found = client.sync(client.scheduler.class_pcs, callback_timeout=ANSWER_SECONDS)
        except (OSError, TimeoutError) as error:
            logger.info("The desk of the class does not answer: %r", error)
            return
        self._see(tuple(filter(None, map(_pc_of, found))))

    def _drop(self) -> None:
        with self._changing:
            self._futures.clear()
        client, self._client = self._client, None
        if client is not None:
            with suppress(OSError, TimeoutError):
                client.close(timeout=ANSWER_SECONDS)

    def _take(self, event: tuple[float, Any]) -> None:
        told = event[1]
        match told:
            case {"task": str(task_id), "worker": str(address), "content": bytes(content)}:
                self._hear(task_id, address, content)


class _Told(msgspec.Struct):
    """What a PC tells of itself."""

    name: str
    session: str
    versions: dict[str, str]


def _pc_of(entry: dict[str, Any]) -> Pc | None:
    """A PC as the desk tells of it; None where that makes no sense."""
    try:
        told = msgspec.convert(entry["told"], _Told)
        places = msgspec.convert(entry["places"], int)
    except msgspec.ValidationError:
        return None
    return Pc(entry["address"], told.name[:LONGEST_NAME], told.session, max(1, min(MOST_PLACES, places)), told.versions)
