"""A PC of a class sends what its processes tell, and no more of it than is taken."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import monotonic

import msgspec
import pytest

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.cluster.station import (
    DIED_AS_CAUSE,
    OVER,
    TAKEN,
    Station,
    open_station,
    train_member,
)
from mnist_desktop.training.sweeps.messages import (
    Began,
    Ended,
    EpochDone,
    Failed,
    Held,
    MemberTask,
    Stepped,
    WorkerMessage,
    decode_message,
    encode,
)
from mnist_desktop.training.sweeps.pool import Received, WorkerDied

PATIENCE = 30.0
SPEC = ModelSpec((Flatten(), Dense(10, "softmax")), "Ours")
TASK = encode(MemberTask("t", "r", Experiment(SPEC, TrainingConfig()), "", "tiny", "0" * 64, 4))


@dataclass
class Processes:
    """Tells what it is told to tell."""

    places: int = 1
    started: int = 1
    is_here: bool = True
    submitted: list[str] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    problem: UserError | None = None
    told: queue.SimpleQueue = field(default_factory=queue.SimpleQueue)

    def submit(self, task_id: str, task: bytes) -> None:
        if self.problem is not None:
            raise self.problem
        self.submitted.append(task_id)

    def ask(self, task_id: str, request: str) -> None:
        self.asked.append((task_id, request))

    def receive(self, seconds: float) -> Received | WorkerDied | None:
        try:
            told = self.told.get(timeout=seconds)
        except queue.Empty:
            return None
        return told if isinstance(told, WorkerDied) else Received(told, Sentence(""))

    def tell(self, *messages: WorkerMessage) -> None:
        for message in messages:
            self.told.put(encode(message))

    def clear(self) -> None: ...

    def close(self) -> None: ...


@dataclass
class Place:
    """A station whose one place does a piece of work."""

    processes: Processes
    station: Station
    sent: list[tuple[str, bytes]]
    came_back: list[bytes] = field(default_factory=list)

    def begin(self) -> threading.Thread:
        thread = threading.Thread(target=lambda: self.came_back.append(train_member("t", TASK)), daemon=True)
        thread.start()
        self.wait_for(lambda: bool(self.station.tasks) or bool(self.came_back))
        return thread

    def wait_for(self, what: Callable[[], bool]) -> None:
        until, waiting = monotonic() + PATIENCE, threading.Event()
        while not what():
            assert monotonic() < until
            waiting.wait(0.005)

    def told(self) -> list[WorkerMessage]:
        return [decode_message(content) for _, content in self.sent]


@pytest.fixture
def place() -> Iterator[Place]:
    processes, sent = Processes(), []
    station = Station(processes, lambda *message: sent.append(message))
    open_station(station)
    yield Place(processes, station, sent)
    open_station(None)
    station.close()


def test_a_checkpoint_waits_until_the_one_before_was_taken_and_the_newest_is_sent(place: Place) -> None:
    place.begin()
    first, second, third = (EpochDone("t", bytes([number]) * 2000) for number in (1, 2, 3))
    place.processes.tell(Began("t"), first, second, third, Stepped("t", 0.5), Began("t"))
    place.wait_for(lambda: len(place.sent) == 3)
    assert place.told() == [Began("t"), first, Began("t")], "steps are not told past a checkpoint that waits"
    place.station.ask("t", TAKEN)
    assert place.told()[-1] == third
    place.station.ask("t", TAKEN)
    place.processes.tell(Stepped("t", 0.5))
    place.wait_for(lambda: place.told()[-1] == Stepped("t", 0.5))
    assert {task for task, _ in place.sent} == {"t"}


def test_a_member_that_is_held_sends_its_last_checkpoint_first(place: Place) -> None:
    thread = place.begin()
    first, second = (EpochDone("t", bytes([number]) * 2000) for number in (1, 2))
    place.processes.tell(first, second, Held("t"))
    thread.join(PATIENCE)
    assert place.told() == [first, second, Held("t")]
    assert place.came_back == [OVER]


def test_a_run_that_has_ended_needs_no_checkpoint_any_more(place: Place) -> None:
    thread = place.begin()
    first, second, end = EpochDone("t", b"1" * 2000), EpochDone("t", b"2" * 2000), Ended("t", {"run.json": b"3"})
    place.processes.tell(first, second, end)
    thread.join(PATIENCE)
    assert place.told() == [first, end]


def test_the_death_of_a_process_is_told(place: Place) -> None:
    thread = place.begin()
    place.processes.told.put(WorkerDied("t", is_cause=True, accident=1))
    thread.join(PATIENCE)
    assert place.sent == [("t", DIED_AS_CAUSE)]


def test_work_that_cannot_be_begun_is_a_failure_of_this_pc(place: Place) -> None:
    place.processes.problem = UserError("No processes.")
    place.begin().join(PATIENCE)
    (told,) = place.told()
    assert isinstance(told, Failed)
    assert told.is_of_all


def test_requests_reach_the_process_and_nobody_waits_for_what_was_let_go(place: Place) -> None:
    thread = place.begin()
    place.station.ask("t", "pause")
    place.station.ask("t", "what")
    place.station.ask("unknown", TAKEN)
    place.station.let_go("t")
    thread.join(PATIENCE)
    assert place.processes.asked == [("t", "pause"), ("t", "stop")]
    place.processes.told.put(b"\xc1")
    place.processes.tell(EpochDone("t", b"1" * 2000))
    assert place.sent == []


def test_a_pc_that_has_not_joined_trains_nothing() -> None:
    with pytest.raises(RuntimeError, match="has not joined"):
        train_member("t", TASK)


def test_work_that_has_the_id_of_other_work_is_not_begun(place: Place) -> None:
    """What is told of one would be taken for the other's, and the first would never end."""
    thread = place.begin()
    for task_id in ("other", "t"):
        with pytest.raises(ValueError, match="the id of another one"):
            train_member(task_id, TASK)
    with pytest.raises(msgspec.DecodeError):
        train_member("u", b"what")
    assert place.processes.submitted == ["t"]
    place.processes.tell(Held("t"))
    thread.join(PATIENCE)
    assert place.came_back == [OVER]
