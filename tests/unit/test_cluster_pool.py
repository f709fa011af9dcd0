"""Members on the PCs of a class: whatever a PC does, each member ends exactly once, and only what can be true is kept."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec
import numpy as np
import pytest

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.runs.run_files import decode_run, encode_run
from mnist_desktop.core.sentence import Message, Sentence
from mnist_desktop.core.sweeps.axes import Axis
from mnist_desktop.core.sweeps.events import MemberChanged, SweepEvent
from mnist_desktop.core.sweeps.plan import SweepPlan, check_plan
from mnist_desktop.core.sweeps.progress import MemberState, SweepProgress, SweepState
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.cluster.honesty import Check, CheckResult, WeightsCheck
from mnist_desktop.training.cluster.pool import ASLEEP_SECONDS, LATE_SECONDS, STALL_SECONDS, ClusterPool
from mnist_desktop.training.cluster.roster import Pc
from mnist_desktop.training.cluster.station import DIED_AS_CAUSE, TAKEN
from mnist_desktop.training.services import Services
from mnist_desktop.training.sweeps.control import SweepControl
from mnist_desktop.training.sweeps.member import WorkerContext, checkpoint_bytes, run_task
from mnist_desktop.training.sweeps.messages import (
    Began,
    Ended,
    EpochDone,
    Failed,
    Held,
    MemberTask,
    Stepped,
    WorkerMessage,
    decode_task,
    encode,
)
from mnist_desktop.training.sweeps.pool import Checking, Received, WorkerDied
from mnist_desktop.training.sweeps.runner import run_sweep
from mnist_desktop.training.sweeps.scheduler import END_SECONDS, STOP_SECONDS, SweepScheduler
from mnist_desktop.training.sweeps.state import list_sweeps, sweeps_beside
from tests.sweep_pool import ScoringEngine, ScriptedPool

VERSIONS = {"mnist_desktop": "0.1.0", "keras": "3.15.1", "numpy": "2.4.6"}
MEMBERS = 6

Change = Callable[[WorkerMessage], WorkerMessage | bytes | None]


@dataclass
class Room:
    """The PCs of a class without a network: each does its work at once, and tells of it what its `changes` make of that."""

    services: Services
    places: int = 2
    changes: dict[str, Change] = field(default_factory=dict)
    versions: dict[str, dict[str, str]] = field(default_factory=dict)
    there: list[str] = field(default_factory=lambda: ["a", "b"])
    begun: list[tuple[str, int]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    over: set[str] = field(default_factory=set)
    clock: float = 0.0

    def connect(self, pool: ClusterPool) -> Room:
        self.pool = pool
        self.context = WorkerContext(self.services.load_dataset, ScoringEngine(self.services.engine), self.services.open_run)
        self.show()
        return self

    def show(self) -> None:
        """Tell who is there."""
        self.pool.see(
            tuple(Pc(f"tls://{name}", name, name, self.places, self.versions.get(name, VERSIONS)) for name in self.there)
        )

    def begin(self, task_id: str, task: bytes, address: str) -> None:
        order, name = decode_task(task), address.removeprefix("tls://")
        self.begun.append((name, int(order.run_id[-4:])))
        told: list[WorkerMessage] = []
        run_task(order, lambda: self.context, told.append, Control())
        change = self.changes.get(name, lambda message: message)
        for message in map(change, told):
            if message is not None:
                self.pool.hear(task_id, address, message if isinstance(message, bytes) else encode(message))

    def ask(self, task_id: str, address: str, request: str) -> None:
        self.asked.append((address, request))

    def is_over(self, task_id: str) -> bool:
        return task_id in self.over

    def forget(self, task_id: str) -> None:
        self.over.discard(task_id)

    def close(self) -> None:
        self.there.clear()


@dataclass
class Stage:
    """A sweep of six members on a room, and what was said of it."""

    services: Services
    plan: SweepPlan
    room: Room
    notes: list[str] = field(default_factory=list)
    act: Callable[[SweepEvent], None] = lambda _: None

    def run(self, control: SweepControl | None = None, check: Check | None = None) -> SweepProgress:
        pool = ClusterPool(
            self.room.connect, VERSIONS, lambda note: self.notes.append(note.text), check, now=lambda: self.room.clock
        )  # fmt: skip
        self.pool = pool
        try:
            return run_sweep(self.services, self.plan.id, pool, self.act, control or SweepControl())
        finally:
            pool.close()

    def assert_each_once(self, ended: SweepProgress) -> None:
        assert ended.state is SweepState.OVER
        assert [each.state for each in ended.members] == [MemberState.FINISHED] * MEMBERS
        assert sorted(info.id for info in self.services.store.list()) == [each.run_id for each in ended.members]
        assert self.services.store.unfinished.runs() == ()


@pytest.fixture
def stage(services: Services, tiny_dataset: Dataset) -> Iterator[Stage]:
    spec = ModelSpec((Flatten(), Dense(10, "softmax")), "Ours")
    plan = check_plan(SweepPlan(
        "20260101-120000-abcdef", "Seeds", "2026-01-01T12:00:00+00:00", Experiment(spec, TrainingConfig(epochs=4)),
        (Axis("seed", tuple(range(1, MEMBERS + 1))),), tiny_dataset.key, tiny_dataset.title, tiny_dataset.fingerprint,
        tiny_dataset.class_names,
    ))  # fmt: skip
    sweeps_beside(services.store).create(plan)
    yield Stage(services, plan, Room(services))
    services.store.close()


def at_epoch(number: int, act: Callable[[], None]) -> Callable[[SweepEvent], None]:
    """Do something once when a member has so many epochs."""
    done = []

    def look(event: SweepEvent) -> None:
        if isinstance(event, MemberChanged) and event.progress.epochs_done == number and not done:
            done.append(True)
            act()

    return look


def test_members_are_trained_on_every_pc_and_the_table_knows_where(stage: Stage) -> None:
    ended = stage.run()
    stage.assert_each_once(ended)
    assert {each.trained_at.text for each in ended.members if each.trained_at} == {"a", "b"}
    assert stage.notes == []
    (kept,) = list_sweeps(stage.services)
    assert kept.members == ended.members, "also when the sweep is opened again"
    assert ("tls://a", TAKEN) in stage.room.asked, "the next checkpoint may come"


def test_that_a_class_trains_it_is_kept_from_the_first_member_on(stage: Stage) -> None:
    """Also where the program is killed soon after."""
    kept: list[str] = []
    store = sweeps_beside(stage.services.store)
    stage.act = at_epoch(1, lambda: kept.extend(store.load(stage.plan.id).journal.trained_at.values()))
    stage.run()
    assert kept


def stopped_halfway(stage: Stage) -> SweepProgress:
    """Of the members that were begun, those with odd numbers came to their end, and the others to their last epoch."""

    def without_even_ends(told: WorkerMessage) -> WorkerMessage | None:
        is_even = int(told.task.partition(".")[0][-1]) % 2 == 0
        return None if isinstance(told, Ended) and is_even else told

    stage.room.changes |= dict.fromkeys("ab", without_even_ends)
    control = SweepControl()

    def look(event: SweepEvent) -> None:
        if isinstance(event, MemberChanged) and event.progress.number == 3 and event.progress.has_run:
            control.stop()

    stage.act = look
    return stage.run(control)


def test_the_table_says_of_a_member_where_it_was_trained_last(stage: Stage) -> None:
    stopped = stopped_halfway(stage)
    at_class = {each.number for each in stopped.members if each.trained_at is not None}
    over = {each.number for each in stopped.members if each.state.is_over}
    assert over
    assert at_class - over
    here = run_sweep(stage.services, stage.plan.id, ScriptedPool(stage.services), lambda _: None, SweepControl())
    stage.assert_each_once(here)
    assert {each.number for each in here.members if each.trained_at is not None} == at_class & over
    assert list_sweeps(stage.services)[0].members == here.members


def test_a_member_that_is_only_ended_here_was_trained_elsewhere(stage: Stage) -> None:
    at_class = {each.number for each in stopped_halfway(stage).members if each.trained_at is not None and each.epochs_done}
    ending = SweepControl()
    ending.end()
    here = run_sweep(stage.services, stage.plan.id, ScriptedPool(stage.services), lambda _: None, ending)
    assert {each.number for each in here.members if each.trained_at is not None and each.has_run} == at_class != set()


def test_a_pc_that_is_gone_loses_nothing(stage: Stage) -> None:
    def leave() -> None:
        stage.room.there.remove("a")
        stage.room.show()

    stage.act = at_epoch(2, leave)
    stage.assert_each_once(stage.run())
    again = [number for name, number in stage.room.begun if name == "b"]
    assert set(again) > {number for name, number in stage.room.begun if name == "a"}, "what a had begun was begun again by b"


def test_the_network_may_be_gone_for_a_while(stage: Stage) -> None:
    def cut() -> None:
        stage.room.there.clear()
        stage.room.show()
        stage.room.there += ["a", "b"]

    def look(event: SweepEvent) -> None:
        first(event)
        if not stage.pool.places:
            stage.room.show()

    first = at_epoch(2, cut)
    stage.act = look
    stage.assert_each_once(stage.run())


def test_a_class_without_pcs_waits_for_the_first(stage: Stage) -> None:
    stage.room.there.clear()
    control = SweepControl()

    def come(event: SweepEvent) -> None:
        if not stage.room.there:
            stage.room.there.append("late")
            stage.room.show()

    stage.act = come
    stage.assert_each_once(stage.run(control))
    assert stage.notes == [
        "No PC of the class is there to train now; the sweep goes on as soon as one is.",
        "A PC of the class is there now, and the sweep goes on.",
    ]
    assert {name for name, _ in stage.room.begun} == {"late"}


def test_a_pc_without_the_data_says_so_and_gets_no_more_members(stage: Stage) -> None:
    absent = Message("There is no data set called {key}.", {"key": "tiny"})
    stage.room.changes["a"] = lambda told: Failed(told.task, absent, is_of_all=True) if isinstance(told, Ended) else None
    stage.assert_each_once(stage.run())
    assert stage.notes == ["a gets no more members of this sweep: There is no data set called tiny."]
    assert len([name for name, _ in stage.room.begun if name == "a"]) <= stage.room.places


def test_many_pcs_without_the_data_are_no_reason_to_stop(stage: Stage) -> None:
    absent = Message("There is no data set called {key}.", {"key": "tiny"})
    without = [f"pc {number}" for number in range(30)]
    stage.room.there = [*without, "z"]
    for name in without:
        stage.room.changes[name] = lambda told: Failed(told.task, absent, is_of_all=True)
    stage.assert_each_once(stage.run())


def test_where_no_pc_has_the_data_the_sweep_stops_and_can_go_on(stage: Stage) -> None:
    absent = Message("There is no data set called {key}.", {"key": "tiny"})
    for name in "ab":
        stage.room.changes[name] = lambda told: Failed(told.task, absent, is_of_all=True)
    ended = stage.run()
    assert ended.state is SweepState.READY
    assert ended.problem is not None
    assert ended.problem.text == "There is no data set called tiny."
    stage.room.changes.clear()
    stage.room.there += ["a", "b"]
    stage.assert_each_once(stage.run())


@pytest.mark.parametrize("version", [{"mnist_desktop": "0.2.0"}, {"keras": "3.16.0"}, {"keras": ""}])
def test_a_pc_with_other_versions_gets_no_members_and_it_is_said_which(stage: Stage, version: dict[str, str]) -> None:
    stage.room.versions["a"] = {**VERSIONS, **version}
    stage.assert_each_once(stage.run())
    assert {name for name, _ in stage.room.begun} == {"b"}
    (note,) = stage.notes
    assert next(iter(version.values())) in note


def with_record(told: Ended, change: Callable[[RunRecord], RunRecord]) -> Ended:
    return Ended(told.task, encode_run(change(decode_run(told.files, Path("x")))), told.problem)


def other_weights(record: RunRecord) -> RunRecord:
    return replace(record, weights=(np.zeros((784, 9), np.float32), record.weights[1]))


def other_id(record: RunRecord) -> RunRecord:
    return replace(record, info=msgspec.structs.replace(record.info, id="20260101-120000-abcdef-0099"))


def more_epochs(record: RunRecord) -> RunRecord:
    return replace(record, info=msgspec.structs.replace(record.info, history=record.info.history * 2))


TOO_GOOD = 0.999


def of_info(**changes: object) -> Callable[[RunRecord], RunRecord]:
    return lambda record: replace(record, info=msgspec.structs.replace(record.info, **changes))


def better_than_all(record: RunRecord) -> RunRecord:
    rows = tuple(msgspec.structs.replace(row, val_accuracy=7.5) for row in record.info.history)
    return replace(record, info=msgspec.structs.replace(record.info, history=rows))


def shorter(record: RunRecord) -> RunRecord:
    return replace(record, info=msgspec.structs.replace(record.info, history=record.info.history[:1], best_epoch=1))


def better(record: RunRecord) -> RunRecord:
    return replace(record, info=msgspec.structs.replace(record.info, test_accuracy=TOO_GOOD))


def lie_in_end(change: Callable[[RunRecord], RunRecord]) -> Change:
    return lambda told: with_record(told, change) if isinstance(told, Ended) else told


def lie_in_epoch(lie: Callable[[EpochDone], WorkerMessage | bytes]) -> Change:
    return lambda told: lie(told) if isinstance(told, EpochDone) else told


def end_with(files: dict[str, bytes]) -> Change:
    return lambda told: Ended(told.task, files) if isinstance(told, Ended) else told


LIES: dict[str, Change] = {
    "weights of another shape": lie_in_end(other_weights),
    "another run": lie_in_end(other_id),
    "too many epochs": lie_in_end(more_epochs),
    "too few epochs": lie_in_end(shorter),
    "that it was stopped": lie_in_end(of_info(outcome="stopped")),
    "that it stopped early": lie_in_end(of_info(outcome="early-stopped")),
    "an epoch that it has not": lie_in_end(of_info(best_epoch=99)),
    "a time that is none": lie_in_end(of_info(seconds=float("nan"))),
    "a test accuracy above all": lie_in_end(of_info(test_accuracy=1.5)),
    "a validation accuracy above all": lie_in_end(better_than_all),
    "a share of an epoch that is none": lie_in_epoch(lambda told: Stepped(told.task, float("nan"))),
    "no files": end_with({}),
    "files that are none": end_with({"run.json": b"x", "weights.npz": b"x"}),
    "a damaged checkpoint": lie_in_epoch(lambda told: EpochDone(told.task, b"x" * 2000)),
    "words that mean nothing": lie_in_epoch(lambda _: b"\xc1"),
    "another's work": lie_in_epoch(lambda _: Held("somebody else")),
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES.keys())
def test_a_pc_that_tells_what_cannot_be_true_gets_no_more_members_and_none_is_lost(stage: Stage, lie: Change) -> None:
    stage.room.changes["a"] = lie
    ended = stage.run()
    stage.assert_each_once(ended)
    assert {each.trained_at.text for each in ended.members if each.trained_at} == {"b"}
    assert len(stage.notes) == 1
    assert stage.notes[0].startswith("a gets no more members of this sweep: ")


class Checked:
    """Says what is wrong with runs, and counts them."""

    def __init__(self, is_wrong: Callable[[MemberTask, Ended], bool]) -> None:
        self.seen: list[str] = []
        self._is_wrong = is_wrong

    def __call__(self, task: MemberTask, told: Ended) -> CheckResult:
        self.seen.append(task.run_id)
        wrong = Sentence("its weights say something else.") if self._is_wrong(task, told) else None
        return CheckResult(is_compared=True, wrong=wrong)


def test_the_first_run_of_each_pc_is_checked_by_its_weights(stage: Stage) -> None:
    check = Checked(lambda task, told: False)
    stage.assert_each_once(stage.run(check=check))
    assert 2 <= len(check.seen) <= MEMBERS


def test_a_run_whose_weights_say_something_else_is_trained_anew_elsewhere(stage: Stage) -> None:
    stage.room.changes["a"] = lie_in_end(better)
    check = Checked(lambda task, told: decode_run(told.files, Path("x")).info.test_accuracy == TOO_GOOD)
    ended = stage.run(check=check)
    stage.assert_each_once(ended)
    assert stage.notes == ["a gets no more members of this sweep: its weights say something else."]
    assert TOO_GOOD not in [each.test_accuracy for each in ended.members]


def test_two_pcs_that_tell_the_same_are_believed(stage: Stage) -> None:
    """Then it is the leading PC that computes otherwise, and without that the sweep would never end."""
    stage.room.places = 1
    wrong: list[str] = []

    def is_wrong(task: MemberTask, told: Ended) -> bool:
        wrong.append(task.run_id)
        return task.run_id == wrong[0]

    check = Checked(is_wrong)
    stage.assert_each_once(stage.run(check=check))
    assert {each.name for each in stage.pool.pcs} <= {"a", "b"}
    assert len(stage.notes) == 1


def let_time_pass(stage: Stage) -> None:
    """Time goes on with each look, also where nothing is told any more."""
    waiting = stage.room.is_over

    def look(task_id: str) -> bool:
        stage.room.clock += ASLEEP_SECONDS / 5
        return waiting(task_id)

    stage.room.is_over = look


def test_a_pc_that_says_nothing_for_long_after_it_began_is_given_up(stage: Stage) -> None:
    stage.room.changes["a"] = lambda told: told if isinstance(told, Began) else None
    let_time_pass(stage)
    stage.assert_each_once(stage.run())
    assert stage.notes == [f"a gets no more members of this sweep: it has told nothing for {STALL_SECONDS:.0f} s."]


def test_a_pc_that_has_not_begun_as_another_sweep_uses_it_is_passed_over_and_not_shut_out(stage: Stage) -> None:
    stage.room.changes["a"] = lambda told: None
    let_time_pass(stage)
    stage.assert_each_once(stage.run())
    (note,) = stage.notes
    assert note.startswith("a gets no members for 180 s: it has begun no member")
    assert {each.name for each in stage.pool.pcs} == {"a", "b"}


def test_members_wait_for_pcs_that_are_all_busy_with_another_sweep(stage: Stage) -> None:
    room = stage.room
    pool = ClusterPool(room.connect, VERSIONS, now=lambda: room.clock)
    for name in "ab":
        room.changes[name] = lambda told: None
    for number in range(2 * room.places):
        pool.submit(f"t{number}", _task_of(stage, f"{stage.plan.id}-0001", f"t{number}"))
    for _ in range(3 * round(STALL_SECONDS / LATE_SECONDS)):
        room.clock += LATE_SECONDS
        assert pool.receive(0) is None
    pool.hear("t0", "tls://b", encode(Began("t0")))
    pool.hear("t0", "tls://a", encode(Began("t0")))
    received = pool.receive(0)
    assert isinstance(received, Received)
    assert received.content == encode(Began("t0"))
    pool.close()


def test_nobody_is_given_up_for_the_time_that_the_leading_pc_has_slept(stage: Stage) -> None:
    room = stage.room
    room.changes |= dict.fromkeys("ab", lambda told: told if isinstance(told, Began) else None)
    pool = ClusterPool(room.connect, VERSIONS, now=lambda: room.clock)
    pool.submit("t", _task_of(stage, f"{stage.plan.id}-0001"))
    assert isinstance(pool.receive(0), Received)
    room.clock += 10 * STALL_SECONDS
    assert pool.receive(0) is None
    assert len(pool.pcs) == 2
    pool.close()


def test_a_process_that_dies_on_a_pc_is_tried_again_and_then_fails_alone(stage: Stage) -> None:
    stage.room.there = ["a"]
    dying = f"{stage.plan.id}-0002"
    stage.room.changes["a"] = lambda told: DIED_AS_CAUSE if told.task.startswith(dying) else told
    ended = stage.run()
    assert [each.state for each in ended.members].count(MemberState.FAILED) == 1
    assert ended.members[1].state is MemberState.FAILED
    assert [number for _, number in stage.room.begun].count(2) == 3


def kill(stage: Stage, name: str) -> None:
    """Let every member die on a PC as soon as it has begun."""
    stage.room.changes[name] = lambda told: told if isinstance(told, Began) else DIED_AS_CAUSE


def test_a_pc_whose_processes_always_die_costs_no_member(stage: Stage) -> None:
    kill(stage, "b")
    stage.assert_each_once(stage.run())
    (note,) = stage.notes
    assert note.startswith("b gets no members for 180 s: the process of a member has ended there")
    assert len([name for name, _ in stage.room.begun if name == "b"]) <= stage.room.places


def test_a_pc_that_ends_members_without_a_word_gets_none_while_others_are_there(stage: Stage) -> None:
    room = stage.room
    room.changes["b"] = lambda told: None
    begin, given = room.begin, list[str]()

    def begin_silently(task_id: str, task: bytes, address: str) -> None:
        given.append(address)
        if address == "tls://b":
            room.over.add(task_id)
        begin(task_id, task, address)

    room.begin = begin_silently
    let_time_pass(stage)
    stage.assert_each_once(stage.run())
    assert given.count("tls://b") == room.places
    assert stage.notes == ["b gets no members for 180 s: it has ended a member without a word."]


BROKEN = Message("TensorFlow cannot be loaded.")


def test_a_pc_that_fails_with_every_member_costs_none(stage: Stage) -> None:
    stage.room.changes["b"] = lambda told: told if isinstance(told, Began) else Failed(told.task, BROKEN)
    stage.assert_each_once(stage.run())
    assert stage.notes == ["b gets no members for 180 s: a member has failed there; another PC tries it now."]


def test_a_pc_that_says_of_every_run_that_its_loss_is_no_number_costs_none(stage: Stage) -> None:
    stage.room.changes["b"] = lie_in_end(of_info(outcome="failed"))
    stage.assert_each_once(stage.run())


@pytest.mark.parametrize("there", [["a"], ["a", "b"]])
def test_a_member_that_fails_on_two_pcs_or_on_the_only_one_has_failed(stage: Stage, there: list[str]) -> None:
    bad = f"{stage.plan.id}-0002"
    stage.room.there = list(there)
    for name in there:
        stage.room.changes[name] = lambda told: Failed(told.task, BROKEN) if told.task.startswith(bad) else told
    ended = stage.run()
    assert [each.number for each in ended.members if each.state is MemberState.FAILED] == [2]
    assert {name for name, number in stage.room.begun if number == 2} == set(there)


def test_a_pc_that_lied_comes_back_under_no_other_name(stage: Stage) -> None:
    room = stage.room
    room.there, room.places = ["10.0.0.2:1"], 1
    room.changes["10.0.0.2:1"] = lambda told: None
    pool = ClusterPool(room.connect, VERSIONS, lambda note: stage.notes.append(note.text))
    pool.submit("t", _task_of(stage, f"{stage.plan.id}-0001"))
    pool.hear("t", "tls://10.0.0.2:1", b"no message")
    assert isinstance(pool.receive(0), WorkerDied)
    pool.see((
        Pc("tls://10.0.0.2:2", "not a", "two", 1, VERSIONS), Pc("tls://[::1]:1", "b", "three", 1, VERSIONS),
        Pc("tls://10.0.0.20:1", "c", "four", 1, VERSIONS),
    ))  # fmt: skip
    assert [each.name for each in pool.pcs] == ["b", "c"]
    assert [note for note in stage.notes if "gets no more" in note] == stage.notes[:1]
    pool.close()


def one_run(stage: Stage, check: Check) -> tuple[ClusterPool, Callable[[str, str], object]]:
    """A pool of three PCs, two of which are on one computer, and what hands in the run of member 1 from one of them."""
    room = stage.room
    room.changes |= dict.fromkeys(("10.0.0.2:1", "10.0.0.2:2", "10.0.0.3:1"), lambda told: None)
    room.there = []
    pool = ClusterPool(room.connect, VERSIONS, lambda note: stage.notes.append(note.text), check)
    task = decode_task(_task_of(stage, f"{stage.plan.id}-0001"))
    told: list[WorkerMessage] = []
    run_task(task, lambda: room.context, told.append, Control())

    def hand_in(place: str, task_id: str) -> object:
        room.there = [place]
        room.show()
        pool.submit(task_id, encode(msgspec.structs.replace(task, id=task_id)))
        pool.hear(task_id, f"tls://{place}", encode(msgspec.structs.replace(told[-1], task=task_id)))
        assert pool.receive(0) == Checking(task_id)
        return pool.receive(30)

    return pool, hand_in


def test_two_names_on_one_computer_are_no_two_that_tell_the_same(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    pool, hand_in = one_run(stage, Checked(lambda task, told: True))
    assert isinstance(hand_in("10.0.0.2:1", "t"), WorkerDied)
    monkeypatch.setattr(pool._standing, "has_lied", lambda pc: False)  # as if it was let in again
    assert isinstance(hand_in("10.0.0.2:2", "u"), WorkerDied)
    assert isinstance(hand_in("10.0.0.3:1", "v"), Received)
    assert stage.notes[-1] == "10.0.0.2:2 gets members again: another PC has told the same."
    pool.close()


def test_two_pcs_whose_runs_differ_are_both_not_believed(stage: Stage) -> None:
    stage.room.there = ["a", "b", "c"]
    stage.room.places = 1
    stage.room.changes |= {"c": lie_in_end(better), "b": lie_in_end(of_info(test_accuracy=0.5))}
    lies = TOO_GOOD, 0.5
    ended = stage.run(check=Checked(lambda task, told: decode_run(told.files, Path("x")).info.test_accuracy in lies))
    stage.assert_each_once(ended)
    assert {each.trained_at.text for each in ended.members if each.trained_at} == {"a"}


@pytest.mark.parametrize("error", [MemoryError(), OSError("the disk is full")])
def test_a_pc_is_trusted_only_after_something_was_compared(stage: Stage, error: Exception) -> None:
    checked: list[str] = []

    def check(task: MemberTask, told: Ended) -> CheckResult:
        checked.append(task.run_id)
        if len(checked) % 2:
            raise error
        return CheckResult(is_compared=False)

    stage.assert_each_once(stage.run(check=check))
    assert len(checked) == MEMBERS, "so each run is checked"


@pytest.mark.logs_errors
def test_a_check_that_breaks_has_its_member_trained_again(stage: Stage) -> None:
    seen: list[str] = []

    def check(task: MemberTask, told: Ended) -> CheckResult:
        seen.append(task.run_id)
        if len(seen) == 1:
            raise ValueError("shapes")
        return CheckResult(is_compared=True)

    stage.room.there, stage.room.places = ["a"], 1
    stage.assert_each_once(stage.run(check=check))
    assert seen == [f"{stage.plan.id}-0001"] * 2


@pytest.mark.logs_errors
def test_a_check_that_always_breaks_ends_and_says_why(stage: Stage) -> None:
    def check(task: MemberTask, told: Ended) -> CheckResult:
        raise ValueError("shapes")

    ended = stage.run(check=check)
    assert {each.state for each in ended.members} == {MemberState.FAILED}
    assert ended.members[0].message.text == "Its run could not be checked on the PC that leads the sweep: ValueError('shapes')."


@pytest.mark.parametrize("ask", ["stop", "end"])
def test_a_run_that_is_being_checked_when_the_sweep_is_stopped_is_accepted(stage: Stage, ask: str) -> None:
    control = SweepControl()
    began, go = threading.Event(), threading.Event()
    stage.room.there = ["a"]
    stage.room.places = 1

    def check(task: MemberTask, told: Ended) -> CheckResult:
        began.set()
        assert go.wait(30)
        return CheckResult(is_compared=True)

    request = SweepControl.stop if ask == "stop" else SweepControl.end

    def stop_meanwhile() -> None:
        assert began.wait(30)
        request(control)

    stopping = threading.Thread(target=stop_meanwhile)
    stopping.start()
    let_go = SweepScheduler._let_go

    def look(scheduler: SweepScheduler, waited: float | None = None) -> None:
        if waited is not None:
            let_go(scheduler, STOP_SECONDS + END_SECONDS)  # later than others are waited for
            go.set()
            return
        let_go(scheduler)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(SweepScheduler, "_let_go", look)
        ended = stage.run(control, check)
    stopping.join()
    assert [each.state for each in ended.members[:2]] == [MemberState.FINISHED, MemberState.WAITING]
    assert [info.outcome for info in stage.services.store.list()] == ["finished"]


def test_work_that_dask_has_done_with_without_a_last_word_is_lost(stage: Stage) -> None:
    room = stage.room
    room.there = ["a"]
    room.changes["a"] = lambda told: None
    pool = ClusterPool(room.connect, VERSIONS, now=lambda: room.clock)
    room.pool = pool
    run_id = f"{stage.plan.id}-0001"
    task = _task_of(stage, run_id)
    pool.submit("t", task)
    room.over.add("t")
    assert pool.receive(0) is None
    room.clock += LATE_SECONDS + 1
    assert isinstance(pool.receive(0.1), WorkerDied)
    pool.close()


def test_work_that_waits_for_a_place_is_held_at_once_and_what_is_heard_of_others_work_is_passed_over(stage: Stage) -> None:
    room = stage.room
    room.there.clear()
    pool = ClusterPool(room.connect, VERSIONS)
    pool.submit("t", _task_of(stage, f"{stage.plan.id}-0001"))
    pool.hear("t", "tls://stranger", encode(Held("t")))
    assert pool.receive(0) is None
    pool.ask("t", "stop")
    received = pool.receive(0)
    assert received is not None
    assert received.content == encode(Held("t"))
    pool.ask("t", "stop")
    assert pool.receive(0) is None
    assert (pool.places, pool.started, pool.is_here) == (0, 0, False)
    pool.close()


def _task_of(stage: Stage, run_id: str, task_id: str = "t") -> bytes:
    from mnist_desktop.core.sweeps.plan import members

    plan = stage.plan
    experiment = members(plan)[0].experiment
    return encode(MemberTask(task_id, run_id, experiment, "", plan.dataset_key, plan.dataset_fingerprint, 4))


def test_what_the_weights_of_a_run_answer_is_compared_with_what_was_told(
    services: Services, tiny_dataset: Dataset, stage: Stage
) -> None:
    task = decode_task(_task_of(stage, f"{stage.plan.id}-0001"))
    told: list[WorkerMessage] = []
    context = WorkerContext(services.load_dataset, services.engine, services.open_run)
    run_task(task, lambda: context, told.append, Control())
    (end,) = (each for each in told if isinstance(each, Ended))
    true = with_record(end, lambda record: replace(record, info=msgspec.structs.replace(record.info, history=())))
    check = WeightsCheck(services.open_run, tiny_dataset)
    assert check(task, true) == CheckResult(is_compared=True)
    praised = with_record(true, lambda record: replace(record, info=msgspec.structs.replace(record.info, test_accuracy=0.99)))
    wrong = check(task, praised).wrong
    assert wrong is not None
    assert "99.00%" in wrong.text
    for nothing in ({"outcome": "failed"}, {"test_accuracy": None}):
        assert check(task, with_record(true, of_info(**nothing))) == CheckResult(is_compared=False)
    rows = check(task, end).wrong  # the scripted network says of all images the same, and its history something else
    assert rows is not None
    assert "validation" in rows.text


def test_a_checkpoint_of_another_network_is_seen(services: Services, stage: Stage, tiny_dataset: Dataset) -> None:
    from mnist_desktop.training.cluster.honesty import wrong_in_checkpoint
    from tests.conftest import make_checkpoint

    task = decode_task(_task_of(stage, f"{stage.plan.id}-0001"))
    own = make_checkpoint(task.run_id, task.experiment.spec, task.experiment.config, tiny_dataset, ())
    assert wrong_in_checkpoint(task, EpochDone("t", checkpoint_bytes(own))) is None
    other = make_checkpoint(task.run_id, ModelSpec((Flatten(), Dense(9, "softmax"))), task.experiment.config, tiny_dataset, ())
    assert wrong_in_checkpoint(task, EpochDone("t", checkpoint_bytes(other))) is not None
