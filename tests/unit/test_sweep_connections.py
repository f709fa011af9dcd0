"""What processes of a sweep tell arrives, what is asked of them does, and neither keeps the program from its end.

The processes are threads of the test here: they open the same connections, and no real one has to be started.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from multiprocessing.connection import Client, Connection, answer_challenge, deliver_challenge
from typing import Self

import pytest

from mnist_desktop.core.sentence import Sentence
from mnist_desktop.training.sweeps import connections as connections_module
from mnist_desktop.training.sweeps import process_pool, worker
from mnist_desktop.training.sweeps.connections import MOST_ERRORS, Connections
from mnist_desktop.training.sweeps.inbox import MESSAGE_BYTES, Inbox
from mnist_desktop.training.sweeps.messages import Began, Stepped, encode
from mnist_desktop.training.sweeps.pool import Received, WorkerDied
from mnist_desktop.training.sweeps.process_pool import ProcessPool

PATIENCE = 60.0
NO_PROCESS = b"2000000000"
"""The number of no process, which can be killed without harm."""
HERE = Sentence("process {number}", {"number": 1})


class Executor:
    """Takes work and does none of it; each piece is as far as the test says."""

    def __init__(self, *_: object) -> None:
        self.futures: list[Future[None]] = []

    def submit(self, *_: object) -> Future[None]:
        self.futures.append(Future())
        return self.futures[-1]

    def shutdown(self, **_: object) -> None:
        for future in self.futures:
            future.cancel()


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[ProcessPool]:
    monkeypatch.setattr(process_pool, "ProcessPoolExecutor", Executor)
    pool = ProcessPool(2)
    yield pool
    ends(pool.close)


def ends(act: Callable[[], object]) -> None:
    """Do something that must not wait for ever."""
    thread = threading.Thread(target=act, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    assert not thread.is_alive()


def process_of(pool: ProcessPool) -> Connection:
    """The connection of another process."""
    of_group = pool._group._connections
    client = Client(of_group.address, authkey=of_group.key)
    client.send_bytes(NO_PROCESS)
    return client


def nothing(*_: object) -> None:
    """Take what is told, and do nothing."""


# The end


def test_the_end_waits_for_no_process_that_was_just_coming() -> None:
    connections = Connections(1, nothing, nothing, nothing)
    with Client(connections.address) as client:
        assert client.poll(PATIENCE), "it is asked for the key"
        closing = threading.Thread(target=connections.close, daemon=True)
        closing.start()
        assert connections._closing.wait(PATIENCE)
        answer_challenge(client, connections.key)
        deliver_challenge(client, connections.key)
        client.send_bytes(NO_PROCESS)
        assert client.poll(PATIENCE)
        assert client.recv_bytes() == worker.END
    closing.join(PATIENCE)
    assert not closing.is_alive()


def test_a_process_that_comes_after_the_end_finds_nobody() -> None:
    connections = Connections(1, nothing, nothing, nothing)
    connections.close()
    with pytest.raises(OSError, match=r".+"):
        Client(connections.address, authkey=connections.key)


def test_a_system_that_gives_no_connections_is_not_asked_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[None] = []

    class Refusing:
        """Has no file left for a connection."""

        address = "nowhere"

        def __init__(self, **_: object) -> None:
            """As the real one."""

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            """Close."""

        def accept(self) -> Connection:
            asked.append(None)
            raise OSError(24, "Too many open files")

    monkeypatch.setattr(connections_module, "Listener", Refusing)
    monkeypatch.setattr(connections_module, "SECONDS_BETWEEN_ERRORS", 0.0)
    failed = threading.Event()
    connections = Connections(1, nothing, nothing, failed.set)
    assert failed.wait(PATIENCE)
    ends(connections.close)
    assert len(asked) == MOST_ERRORS


def test_work_of_processes_that_are_replaced_is_told_to_be_lost(pool: ProcessPool) -> None:
    pool.submit("a", b"")
    pool.submit("b", b"")
    pool._group._note_no_connections()
    ends(lambda: pool.submit("c", b""))
    assert {pool.receive(PATIENCE), pool.receive(PATIENCE)} == {WorkerDied("a", False, 1), WorkerDied("b", False, 1)}
    assert pool.receive(0) is None


# What is asked


def test_a_stop_before_anybody_has_begun_the_work_reaches_whoever_begins_it(pool: ProcessPool) -> None:
    pool.submit("a", b"")
    pool.ask("a", "stop")
    pool.ask("a", "pause")
    assert not pool._group._executor.futures[0].cancelled()
    with process_of(pool) as client:
        client.send_bytes(encode(Began("a")))
        assert client.poll(PATIENCE)
        assert client.recv_bytes() == worker.request_of("a", "stop")


# What is told


def test_what_waits_to_be_taken_is_bounded() -> None:
    inbox, refused = Inbox(2 * MESSAGE_BYTES), []
    first, second, third = (Received(bytes([number]), HERE) for number in range(3))
    assert inbox.put(first, lambda: True)
    assert inbox.put(second, lambda: True)
    ends(lambda: refused.append(not inbox.put(third, lambda: False)))
    assert refused == [True]
    assert inbox.take(0) == first
    assert inbox.put(third, lambda: False)
    inbox.put_at_once(WorkerDied("a", is_cause=True))
    assert [inbox.take(0) for _ in range(4)] == [second, third, WorkerDied("a", is_cause=True), None]


def test_one_message_has_room_however_large_it_is() -> None:
    inbox = Inbox(10)
    large = Received(bytes(5000), HERE)
    assert inbox.put(large, lambda: False)
    assert inbox.take(0) == large


def test_a_full_inbox_does_not_keep_the_processes_from_their_end(pool: ProcessPool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_inbox", Inbox(1))
    pool.submit("a", b"")
    with process_of(pool) as client:
        for share in (0.1, 0.2, 0.3):
            client.send_bytes(encode(Stepped("a", share)))
    ends(pool.close)


def test_what_was_told_before_a_sweep_begins_is_forgotten(pool: ProcessPool) -> None:
    pool._inbox.put_at_once(WorkerDied("a", is_cause=True))
    pool.clear()
    assert pool.receive(0) is None
