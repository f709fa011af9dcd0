"""The desk of a class: Dask's scheduler with what a class needs of it, and nothing else. It knows who is there and passes on.

Whoever has the join file may join as a PC, lead sweeps, have the PCs train for them, and see who is there. With another program
they can tell nonsense of the work that they were given, keep PCs busy, and flood the desk. They cannot run code on another PC;
speak for another PC or another sweep, as all that is told counts for the connection on which it comes; follow, stop or end work
that they neither do nor lead; send a PC away; or make the desk unpickle anything.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from time import time
from typing import Any

import msgspec
from dask._task_spec import Task
from distributed import Scheduler, Status
from distributed.comm import Comm
from distributed.security import Security
from distributed.versions import get_versions

from mnist_desktop.core.cluster.join_file import JoinFile
from mnist_desktop.core.sentence import Sentence, Templated
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.cluster.certificates import Identity
from mnist_desktop.training.cluster.safety import SCHEDULER_HANDLERS, keep_only, making_scratch
from mnist_desktop.training.cluster.station import OVER, train_member
from mnist_desktop.training.cluster.told import (
    MemberTold,
    Nothing,
    OverTold,
    Registration,
    ReleaseAsked,
    RequestAsked,
    StatusTold,
    TrainAsked,
    Word,
)

LOOK_SECONDS = 0.2
MOST_SAID = 200
"""How many letters of what makes no sense are logged."""

Take = Callable[[str, Any], None]
"""Takes what the sender of that address or id has told."""

logger = logging.getLogger(__name__)


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
    sweep needs. A PC is known by the address from which it is connected, whatever it says.
    """

    def __init__(self, joins: JoinFile, desk: Identity) -> None:
        with making_scratch():
            super().__init__(host=joins.url, security=desk_security(joins, desk), dashboard=False, extensions={})
        keep_only(self.handlers, SCHEDULER_HANDLERS)
        self.handlers["class_pcs"] = self.class_pcs
        self.stream_handlers.clear()
        self._taken_of_pcs: dict[str, tuple[type[msgspec.Struct], Take]] = {
            "worker-status-change": (StatusTold, self._take_status),
            "task-finished": (OverTold, self._take_finished),
            "task-erred": (OverTold, self._take_erred),
            "member-told": (MemberTold, self._take_told),
        }
        self._taken_of_sweeps: dict[str, tuple[type[msgspec.Struct], Take]] = {
            "train-member": (TrainAsked, self._train),
            "member-request": (RequestAsked, self._pass_on),
            "client-releases-keys": (ReleaseAsked, lambda client, asked: self.client_releases_keys(asked.keys, client)),
            "heartbeat-client": (Nothing, lambda client, _: self.client_heartbeat(client)),
        }

    def start_http_server(self, *_: object, **__: object) -> None:
        """Listen for no browser."""

    def log_event(self, topic: object, msg: object) -> None:
        """Keep no events."""

    def identity(self, n_workers: int = -1) -> dict[str, Any]:  # noqa: ARG002 - as Dask asks for it
        """What a connection wants to know first; who is there is told by :meth:`class_pcs`."""
        return {"type": "Scheduler", "id": self.id, "address": self.address, "services": {}, "workers": {}}

    async def class_pcs(self) -> list[dict[str, Any]]:
        """Who is there: the address, how many places, and what each told of itself when it joined."""
        return [
            {"address": each.address, "places": each.nthreads, "told": each.extra["class_pc"]} for each in self.workers.values()
        ]

    # Who is let in

    async def add_worker(self, comm: Comm, **told: object) -> None:
        """Let a PC in, known by its connection; nothing that it tells reaches Dask but how many places it has."""
        try:
            registration = msgspec.convert(told, Registration)
        except (msgspec.ValidationError, RecursionError) as error:
            self._note_nonsense(comm, error)
            await comm.write({"status": "error", "message": "not as a PC of a class joins", "time": time()})
            return
        pc, address = registration.extra.class_pc, comm.peer_address
        # Who knows the session of a PC could pass for it when it is gone.
        shown = {"name": pc.shown_name, "session": hashlib.sha256(pc.session.encode()).hexdigest(), "versions": pc.versions}
        await super().add_worker(
            comm, address=address, status=Status.init.name, server_id=address, nthreads=registration.nthreads, name=address,
            resolve_address=False, now=time(), resources={}, memory_limit=None, metrics={}, services={}, local_directory="",
            versions=get_versions(), nanny="", extra={"class_pc": shown}, stimulus_id=f"class-{time()}",
        )  # fmt: skip

    def heartbeat_worker(self, *, address: str, **_: object) -> None:
        """Dask asks for the first one itself; all others are whatever comes over the connection."""
        self.workers[address].last_seen = time()

    async def add_client(self, comm: Comm, client: object, versions: object) -> None:  # noqa: ARG002 - as Dask's client tells
        """Let somebody in who leads sweeps or asks who is there, under an id that nobody else has."""
        try:
            known_as = msgspec.convert(client, Word)
        except msgspec.ValidationError as error:
            self._note_nonsense(comm, error)
            known_as = ""
        if not known_as or known_as in self.clients or known_as in self.client_comms:
            await comm.close()
            return
        await super().add_client(comm, known_as, get_versions())

    async def _handle_comm(self, comm: Comm) -> None:
        """As Dask's; what cannot be taken ends the connection, and is noted in one line, without the whole message."""
        try:
            await super()._handle_comm(comm)
        except Exception as error:  # noqa: BLE001 - whatever was sent, the desk goes on
            self._note_nonsense(comm, error)

    async def handle_stream(self, comm: Comm, extra: Mapping[str, str] | None = None) -> None:
        """Take what comes over a connection until it ends."""
        extra = extra or {}
        try:
            if "worker" in extra:
                await self._take_all(comm, self._taken_of_pcs, extra["worker"])
            elif "client" in extra:
                await self._take_all(comm, self._taken_of_sweeps, extra["client"])
        finally:
            await comm.close()

    async def _take_all(self, comm: Comm, taken: Mapping[str, tuple[type[msgspec.Struct], Take]], sender: str) -> None:
        while True:
            found = await comm.read()
            if taken is self._taken_of_pcs and sender in self.workers:
                self.workers[sender].last_seen = time()
            for message in found if isinstance(found, list | tuple) else (found,):
                match message:
                    case {"op": "close-stream" | "close-client"}:
                        return
                    case {"op": str(op)} if op in taken:
                        form, take = taken[op]
                        take(sender, msgspec.convert(message, form))
            await asyncio.sleep(0)

    def _note_nonsense(self, comm: Comm, error: Exception) -> None:
        logger.info("%s told what makes no sense: %.*r", comm.peer_address, MOST_SAID, error)

    # What PCs tell

    def _take_status(self, address: str, told: StatusTold) -> None:
        can_train = told.status == Status.running.name
        self.handle_worker_status_change(Status.running if can_train else Status.paused, address, f"class-{time()}")

    def _take_finished(self, address: str, told: OverTold) -> None:
        if self._does(address, told.key):
            self.handle_task_finished(
                told.key, address, f"class-{time()}", run_id=told.run_id, metadata={}, nbytes=len(OVER), type=b"",
                typename="bytes", startstops=(),
            )  # fmt: skip

    def _take_erred(self, address: str, told: OverTold) -> None:
        if self._does(address, told.key):
            self.handle_task_erred(told.key, f"class-{time()}", worker=address, run_id=told.run_id)

    def _take_told(self, address: str, told: MemberTold) -> None:
        """Tell those who want a piece of work what the PC that does it tells of it."""
        if self._does(address, told.task):
            for client in self.tasks[told.task].who_wants or ():
                message = {"op": "member-told", "task": told.task, "pc": address, "content": told.content}
                _send(self.client_comms.get(client.client_key), message)

    def _does(self, address: str, task: str) -> bool:
        """Whether a PC does a piece of work, or has just done it."""
        found = self.tasks.get(task)
        return found is not None and any(
            each.address == address for each in (found.processing_on, *(found.who_has or ())) if each
        )

    # What sweeps ask

    def _train(self, client: str, asked: TrainAsked) -> None:
        """Have a piece of work done by a PC; one whose id is taken, or whose PC is gone, is over at once."""
        if asked.task in self.tasks or asked.pc not in self.workers:
            _send(self.client_comms.get(client), {"op": "cancelled-keys", "keys": [asked.task]})
            return
        self._create_taskstate_from_graph(
            dsk={asked.task: Task(asked.task, train_member, asked.task, asked.content)}, keys={asked.task},
            ordered={asked.task: 0}, client=client, annotations_by_type={}, global_annotations={"workers": [asked.pc]},
            submitting_task=None, span_metadata={}, start=time(), stimulus_id=f"class-{time()}",
        )  # fmt: skip

    def _pass_on(self, client: str, asked: RequestAsked) -> None:
        """Ask something of a piece of work at the PC that does it; nothing where that is gone, or the work is another's."""
        found = self.tasks.get(asked.task)
        if found is not None and self._does(asked.pc, asked.task) and self.clients.get(client) in (found.who_wants or ()):
            message = {"op": "member-request", "task": asked.task, "request": asked.request}
            _send(self.stream_comms.get(asked.pc), message)


def _send(stream: Any, message: dict[str, Any]) -> None:
    """Send to somebody who may be about to go: that ends their connection, and not that of who told."""
    if stream is not None and not stream.closed():
        stream.send(message)


async def stay_open(desk: Desk, joins: JoinFile, say: Callable[[Templated], None], stop: StopToken) -> None:
    """Run a desk that is started until its time is over or `stop` asks for the end; say who comes and goes."""
    there: dict[str, str] = {}
    while not stop.stop_requested and datetime.now(joins.ends.tzinfo) <= joins.ends:
        await asyncio.sleep(LOOK_SECONDS)
        pcs = await desk.class_pcs()
        now = {each["address"]: each["told"]["name"] for each in pcs}
        sums = {"count": len(now), "places": sum(each["places"] for each in pcs)}
        for address in now.keys() - there.keys():
            say(Sentence("{pc} has joined. PCs now: {count}, places: {places}.", {"pc": now[address], **sums}))
        for address in there.keys() - now.keys():
            say(Sentence("{pc} is gone. PCs now: {count}, places: {places}.", {"pc": there[address], **sums}))
        there = now
