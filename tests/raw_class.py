"""A desk and connections to it that send whatever a test wants, in one loop: what a changed program could do."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from time import monotonic, time
from typing import Any

from distributed.core import Status, connect

from mnist_desktop.core.cluster.join_file import JoinFile
from mnist_desktop.core.cluster.versions import installed_versions
from mnist_desktop.training.cluster.certificates import issue
from mnist_desktop.training.cluster.desk import Desk, member_security

PATIENCE = 30.0
LIFE = timedelta(hours=1)


def free_port() -> int:
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        return int(asking.getsockname()[1])


async def until(what: Callable[[], object]) -> None:
    """Let the others go on until something is so."""
    end = monotonic() + PATIENCE
    while not what():
        assert monotonic() < end
        await asyncio.sleep(0.005)


class Raw:
    """One connection with the certificate of the join file."""

    def __init__(self, desk: Desk, comm: Any) -> None:
        self.desk, self.comm = desk, comm

    @property
    def address(self) -> str:
        """By what the desk knows this connection."""
        return str(self.comm.local_address)

    async def send(self, **message: object) -> None:
        await self.comm.write(message)

    async def receive(self) -> Any:
        return await asyncio.wait_for(self.comm.read(), PATIENCE)

    async def wait_for(self, op: str) -> dict[str, Any]:
        """The next message of that kind; others are passed over."""
        while True:
            for message in await self.receive():
                if message.get("op") == op:
                    return message

    async def leave(self) -> None:
        """Have all that was sent before looked at, and go."""
        if not self.comm.closed():
            await self.send(op="close-stream")
        await until(lambda: self.address not in self.desk.workers)
        await self.comm.close()


class RawClass:
    """A desk that is open, and ways to connect to it."""

    def __init__(self, desk: Desk, joins: JoinFile) -> None:
        self.desk, self.joins = desk, joins
        self._kept: list[Raw] = []  # one of which nobody knows any more is closed by Dask

    async def connect(self) -> Raw:
        comm = await connect(self.joins.url, **member_security(self.joins).get_connection_args("client"))
        self._kept.append(Raw(self.desk, comm))
        return self._kept[-1]

    async def pc(self, **changes: object) -> Raw:
        """A PC that has joined and can train; with changes it may be refused."""
        raw = await self.connect()
        await raw.send(**{**registration(), **changes})
        answer = await raw.receive()
        if answer["status"] == "OK":
            await raw.send(op="worker-status-change", status="running", stimulus_id="s")
            await until(lambda: self.desk.workers[raw.address].status is Status.running)
        return raw

    async def sweep(self, client: object = "sweep") -> Raw:
        """One who leads a sweep."""
        raw = await self.connect()
        await raw.send(op="register-client", client=client, reply=False, versions={})
        await raw.wait_for("stream-start")
        return raw

    async def work(self, sweep: Raw, pc: Raw, task: str = "t") -> int:
        """Have a piece of work begun; returns which time it is, as Dask counts."""
        await sweep.send(op="train-member", task=task, pc=pc.address, content=b"what")
        return int((await pc.wait_for("compute-task"))["run_id"])


def registration() -> dict[str, Any]:
    """What Dask's worker sends."""
    told = {"name": "window seat", "session": "secret", "versions": {"keras": "3.15.1"}}
    return {
        "op": "register-worker", "reply": False, "address": "tls://127.0.0.1:1", "status": "init", "nthreads": 2, "name": "n",
        "now": time(), "resources": {}, "memory_limit": None, "local_directory": "", "services": {}, "nanny": None, "pid": 1,
        "versions": {}, "metrics": {}, "extra": {"class_pc": told}, "stimulus_id": "s", "server_id": "i",
    }  # fmt: skip


@asynccontextmanager
async def raw_class() -> AsyncIterator[RawClass]:
    papers, now = issue("3-2", "127.0.0.1", datetime.now(UTC), LIFE), datetime.now(UTC)
    mine = papers.authority, papers.member.certificate, papers.member.key
    joins = JoinFile("3-2", "127.0.0.1", free_port(), now, now + LIFE, *mine, installed_versions())
    async with Desk(joins, papers.desk) as desk:
        yield RawClass(desk, joins)
