"""A PC that has joined a class: it trains until it is told to end, and joins again where its connection was gone."""

from __future__ import annotations

import asyncio
import logging
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from distributed import Status, Worker

from mnist_desktop.core.cluster.join_file import LEEWAY, JoinFile, duration
from mnist_desktop.core.sentence import Sentence, Templated
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.cluster.desk import member_security
from mnist_desktop.training.cluster.join_check import UnreachableError, probe
from mnist_desktop.training.cluster.safety import WORKER_STREAM_HANDLERS, keep_only, making_scratch
from mnist_desktop.training.cluster.station import Station, Tell, open_station

LOOK_SECONDS = 0.2
SECONDS_BETWEEN_TRIES = 5.0
JOIN_SECONDS = 20.0
HEARTBEAT_SECONDS = 5.0

Say = Callable[[Templated], None]

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Membership:
    """How a PC takes part: what it is called, how many members it trains at a time, with which versions."""

    name: str
    places: int
    versions: Mapping[str, str]


@dataclass
class _Time:
    """Until when a PC takes part; `ahead` is by how much the clock of the class is, as soon as that is known."""

    joins: JoinFile
    stop: StopToken
    ahead: timedelta = timedelta()

    @property
    def is_over(self) -> bool:
        return self.stop.stop_requested or datetime.now(self.joins.ends.tzinfo) + self.ahead > self.joins.ends


class ClassWorker(Worker):  # type: ignore[misc]  # Dask's types are not followed
    """Dask's worker with what a class needs of it, and nothing else.

    Nobody connects to it: all goes over the connection that it opens itself, so a PC's firewall need not let anything in. It
    listens at the loopback address only, as Dask's worker cannot do without.
    """

    def __init__(self, joins: JoinFile, membership: Membership, session: str, folder: str) -> None:
        told = {"name": membership.name, "session": session, "versions": dict(membership.versions)}

        async def class_pc(_worker: Worker) -> dict[str, Any]:
            return told

        super().__init__(
            joins.url, host="127.0.0.1", nthreads=membership.places, heartbeat_interval=f"{HEARTBEAT_SECONDS} s",
            security=member_security(joins), local_directory=folder, memory_limit=0, death_timeout=JOIN_SECONDS, dashboard=False,
            startup_information={"class_pc": class_pc}, metrics={}, extensions={},
        )  # fmt: skip
        self.station: Station | None = None
        keep_only(self.stream_handlers, WORKER_STREAM_HANDLERS)
        self.stream_handlers["member-request"] = self.take_request
        self.handlers.clear()

    def start_http_server(self, *_: object, **__: object) -> None:
        """Listen for no browser."""

    async def heartbeat(self) -> None:
        """Say over its connection that it is there: by that the desk knows who says so."""
        self.batched_send({"op": "keep-alive"})

    def take_request(self, task: str, request: str) -> None:
        """A sweep asks something of a piece of work."""
        if self.station is not None:
            self.station.ask(task, request)

    def tell(self, task_id: str, content: bytes) -> None:
        """Send what a member tells to its sweep; from any thread."""
        if self.status == Status.running:
            self.loop.add_callback(self.batched_send, {"op": "member-told", "task": task_id, "content": content})

    def left_alone(self, tasks: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the pieces of work that are being done whose sweep has given them up, or is gone."""
        known = self.state.tasks
        return tuple(task for task in tasks if task not in known or known[task].state in ("cancelled", "resumed", "released"))


async def take_part(
    joins: JoinFile, membership: Membership, open_stations: Callable[[Tell], Station], say: Say, stop: StopToken
) -> None:
    """Train for a class until `stop` asks for the end, or the class is over.

    Parameters
    ----------
    open_stations
        Makes a station of a function that tells; it is closed here.
    say
        Takes what happens, for the user.

    Raises
    ------
    JoinError
        The class cannot be joined at the first try, or lets this PC in no more.
    """
    with making_scratch():
        scratch = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    with scratch as folder:
        await asyncio.to_thread(probe, joins)
        worker: ClassWorker | None = None

        def tell(task_id: str, content: bytes) -> None:
            if worker is not None:
                worker.tell(task_id, content)

        session, time, station = uuid4().hex, _Time(joins, stop), open_stations(tell)
        open_station(station)
        try:
            while not time.is_over:
                with making_scratch():
                    worker = ClassWorker(joins, membership, session, folder)
                worker.station = station
                await _train(worker, time, station, say)
                if not time.is_over:
                    say(Sentence("The class {name} does not answer any more; this PC joins again when it does.",
                                 {"name": joins.name}))  # fmt: skip
                    await _wait_for_answer(time)
        finally:
            open_station(None)
            await asyncio.to_thread(station.close)
    if not stop.stop_requested:
        say(Sentence("The time of the class {name} is over.", {"name": joins.name}))


async def _train(worker: ClassWorker, time: _Time, station: Station, say: Say) -> None:
    """Train as long as the connection lasts; what was being done then is let go."""
    try:
        if await _has_joined(worker, time):
            values = {"name": time.joins.name, "count": worker.state.nthreads}
            say(Sentence("This PC has joined the class {name}; places: {count}.", values))
            time.ahead = timedelta(seconds=worker.scheduler_delay)
            _say_clock(time.ahead, say)
        while worker.status == Status.running and not time.is_over:
            await asyncio.sleep(LOOK_SECONDS)
            for task_id in worker.left_alone(station.tasks):
                station.let_go(task_id)
    finally:
        for task_id in station.tasks:
            station.let_go(task_id)
        with suppress(Exception):  # it is of no use any more, in whatever state it is
            await worker.close(executor_wait=False)


async def _has_joined(worker: ClassWorker, time: _Time) -> bool:
    """Connect a worker; false where it is asked to end meanwhile, or is not let in, which is as a connection that is lost."""
    starting = asyncio.ensure_future(worker.start())
    while not starting.done() and not time.stop.stop_requested:
        await asyncio.wait([starting], timeout=LOOK_SECONDS)
    if not starting.done():
        starting.cancel()
        return False
    error = starting.exception()
    if error is not None:
        logger.info("This PC is not let in: %.200r", error)
    return error is None


async def _wait_for_answer(time: _Time) -> None:
    """Wait a while, and until somebody answers, or the end. Raises JoinError where this PC is not let in."""
    while True:
        for _ in range(round(SECONDS_BETWEEN_TRIES / LOOK_SECONDS)):  # also where somebody answers and lets in nobody
            if time.is_over:
                return
            await asyncio.sleep(LOOK_SECONDS)
        try:
            await asyncio.to_thread(probe, time.joins)
        except UnreachableError:
            continue
        return


def _say_clock(ahead: timedelta, say: Say) -> None:
    """Tell where the clocks differ by more than they may; `ahead` is by how much that of the class is."""
    if ahead > LEEWAY:
        say(Sentence("The clock of this PC is {far} behind that of the class.", {"far": duration(ahead)}))
    elif ahead < -LEEWAY:
        say(Sentence("The clock of this PC is {far} ahead of that of the class.", {"far": duration(ahead)}))
