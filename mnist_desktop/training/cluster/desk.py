"""The desk of a class: Dask's scheduler with what a class needs of it, and nothing else. It knows who is there and passes on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any

from distributed import Scheduler
from distributed.security import Security

from mnist_desktop.core.cluster.join_file import JoinFile
from mnist_desktop.core.sentence import Sentence, Templated
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.cluster.certificates import Identity
from mnist_desktop.training.cluster.safety import SCHEDULER_HANDLERS, SCHEDULER_STREAM_HANDLERS, keep_only

LOOK_SECONDS = 0.2


def desk_security(joins: JoinFile, desk: Identity) -> Security:
    """What the desk shows and believes: who has no certificate of this class is refused before anything is read."""
    return Security(
        require_encryption=True, tls_ca_file=joins.authority, tls_scheduler_cert=desk.certificate, tls_scheduler_key=desk.key
    )


def member_security(joins: JoinFile) -> Security:
    """What a PC that joins shows, as one that trains and as one that asks."""
    return Security(
        require_encryption=True, tls_ca_file=joins.authority, tls_worker_cert=joins.certificate, tls_worker_key=joins.key,
        tls_client_cert=joins.certificate, tls_client_key=joins.key,
    )  # fmt: skip


class Desk(Scheduler):  # type: ignore[misc]  # Dask's types are not followed
    """Listens at one address, by mutual TLS only.

    Dask's pages for browsers, which would listen without it, are not there, and of what it answers to the connected only what a
    sweep needs.
    """

    def __init__(self, joins: JoinFile, desk: Identity) -> None:
        super().__init__(
            host=joins.url, security=desk_security(joins, desk), dashboard=False,
            extensions={},
        )  # fmt: skip
        self.handlers["class_pcs"] = self.class_pcs
        self.stream_handlers["member-request"] = self.pass_on
        keep_only(self.handlers, SCHEDULER_HANDLERS)
        keep_only(self.stream_handlers, SCHEDULER_STREAM_HANDLERS)

    def start_http_server(self, *_: object, **__: object) -> None:
        """Listen for no browser."""

    async def class_pcs(self) -> list[dict[str, Any]]:
        """Who is there: the address, how many places, and what each told of itself when it joined."""
        return [
            {"address": each.address, "places": each.nthreads, "told": each.extra.get("class_pc", {})}
            for each in self.workers.values()
        ]

    def pass_on(self, worker: str, task: str, request: str, client: str = "") -> None:  # noqa: ARG002 - Dask adds who asks
        """Ask something of a piece of work at the PC that does it; nothing where that is gone."""
        stream = self.stream_comms.get(worker)
        if stream is not None and not stream.closed():
            stream.send({"op": "member-request", "task": task, "request": request})


async def stay_open(desk: Desk, joins: JoinFile, say: Callable[[Templated], None], stop: StopToken) -> None:
    """Run a desk that is started until its time is over or `stop` asks for the end; say who comes and goes."""
    there: dict[str, str] = {}
    while not stop.stop_requested and datetime.now(joins.ends.tzinfo) <= joins.ends:
        await asyncio.sleep(LOOK_SECONDS)
        now = {address: _name_of(each.extra, address) for address, each in desk.workers.items()}
        sums = {"count": len(now), "places": sum(each.nthreads for each in desk.workers.values())}
        for address in now.keys() - there.keys():
            say(Sentence("{pc} has joined. PCs now: {count}, places: {places}.", {"pc": now[address], **sums}))
        for address in there.keys() - now.keys():
            say(Sentence("{pc} is gone. PCs now: {count}, places: {places}.", {"pc": there[address], **sums}))
        there = now


def _name_of(extra: dict[str, Any], address: str) -> str:
    """What a PC calls itself, or its address: what it told may be anything."""
    told = extra.get("class_pc")
    return str(told.get("name", address)) if isinstance(told, dict) else address
