"""A sweep trains each of its members exactly once, whatever happens on the way, and leaves a run like any other of each."""

from __future__ import annotations

import errno
import os
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import msgspec
import pytest

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs import checkpoint_writer
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.runs.waiting_epochs import SnapshotKeeper
from mnist_desktop.core.sentence import Message
from mnist_desktop.core.sweeps.axes import Axis
from mnist_desktop.core.sweeps.events import MemberChanged, RungDecided, SweepBegan, SweepEnded, SweepStateChanged, after
from mnist_desktop.core.sweeps.halving import Halving
from mnist_desktop.core.sweeps.plan import SweepPlan, check_plan, members, run_id_of
from mnist_desktop.core.sweeps.progress import MemberState, SweepProgress, SweepState
from mnist_desktop.core.sweeps.rungs import course
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.resume import list_interrupted_sweeps, list_unfinished
from mnist_desktop.training.services import Services
from mnist_desktop.training.sweeps.control import SweepControl
from mnist_desktop.training.sweeps.messages import Ended, Failed, Held, Stepped
from mnist_desktop.training.sweeps.runner import run_sweep
from mnist_desktop.training.sweeps.scheduler import ASLEEP_SECONDS, MOST_LOSSES, MOST_TRIES
from mnist_desktop.training.sweeps.state import delete_sweep, list_sweeps, sweeps_beside
from tests.sweep_pool import ScriptedPool, is_epoch

SWEEP = "20260101-120000-abcdef"
RATES = (0.4, 0.3, 0.2, 0.1)
SPEC = ModelSpec((Flatten(), Dense(10, "softmax")), "Ours")


@pytest.fixture
def plan(tiny_dataset: Dataset) -> SweepPlan:
    """Four learning rates, six epochs each."""
    return check_plan(SweepPlan(
        SWEEP, "Rates", "2026-01-01T12:00:00+00:00", Experiment(SPEC, TrainingConfig(epochs=6)), (Axis("learning_rate", RATES),),
        tiny_dataset.key, tiny_dataset.title, tiny_dataset.fingerprint, tiny_dataset.class_names,
    ))  # fmt: skip


@pytest.fixture(autouse=True)
def give_back(services: Services) -> Iterator[None]:
    """Sweeps claim the store for as long as the program runs."""
    yield
    services.store.close()


class Stage:
    """A kept sweep, with a pool and a control of its own, and what was told of it."""

    def __init__(self, services: Services, plan: SweepPlan) -> None:
        self.services, self.plan = services, plan
        self.pool, self.control = ScriptedPool(services), SweepControl()
        self.events: list[object] = []
        if not sweeps_beside(services.store).ids():
            sweeps_beside(services.store).create(plan)

    def run(self) -> SweepProgress:
        return run_sweep(self.services, self.plan.id, self.pool, self.events.append, self.control)

    def end(self) -> SweepProgress:
        """End what does not run."""
        self.control.end()
        return self.run()

    def runs(self) -> dict[int, RunInfo]:
        """The runs of the members by their numbers."""
        saved = {info.id: info for info in self.services.store.list()}
        numbers = {run_id_of(self.plan.id, each.number): each.number for each in members(self.plan)}
        assert set(saved) <= set(numbers)
        return {numbers[run_id]: info for run_id, info in sorted(saved.items())}

    def states(self, progress: SweepProgress) -> str:
        return " ".join(each.state.value for each in progress.members)


@pytest.fixture
def stage(services: Services, plan: SweepPlan) -> Stage:
    return Stage(services, plan)


def after_epochs(stage: Stage, count: int, act: Callable[[], None]) -> None:
    """Do something once so many epochs of all members together were told."""
    seen = 0

    def look() -> None:
        nonlocal seen
        if is_epoch(stage.pool.last):
            seen += 1
            stage.pool.last = None
            if seen == count:
                act()

    stage.pool.before_receiving = look


# To the end


def test_every_member_leaves_a_run_like_any_other(stage: Stage) -> None:
    ended = stage.run()
    assert ended.state is SweepState.OVER
    assert ended.share == 1
    runs = stage.runs()
    assert [info.config.learning_rate for info in runs.values()] == list(RATES)
    assert all(info.outcome == "finished" and len(info.history) == 6 and info.test_accuracy is not None for info in runs.values())
    assert len({info.name for info in runs.values()}) == 4
    assert stage.services.store.unfinished.runs() == ()
    assert all(stage.services.store.last_checkpoints.holds(info.id) for info in runs.values()), "they can be trained on"
    assert stage.services.store.snapshots.holds(runs[1].id), "their epochs can be looked back at"


@pytest.mark.parametrize(("budget", "each"), [(0, 0), (40_000_000, 10_000_000)])
def test_all_members_share_the_room_for_epochs(stage: Stage, monkeypatch: pytest.MonkeyPatch, budget: int, each: int) -> None:
    given: set[int] = set()
    snapshots = stage.services.store.snapshots
    keeper = snapshots.keeper

    def keep(run_id: str, answers: int, budget: int) -> SnapshotKeeper:
        given.add(budget)
        return keeper(run_id, answers, budget)

    monkeypatch.setattr(snapshots, "keeper", keep)
    run_sweep(stage.services, SWEEP, stage.pool, lambda _: None, stage.control, epoch_budget=budget)
    assert given == {each}


def test_no_more_members_are_trained_at_a_time_than_there_are_places(stage: Stage) -> None:
    stage.run()
    assert stage.pool.most_at_once == 2


def test_a_view_that_follows_the_events_has_the_progress_that_is_returned(stage: Stage) -> None:
    ended = stage.run()
    assert isinstance(stage.events[0], SweepBegan)
    assert stage.events[0].places == 2
    assert [type(event) for event in stage.events].count(SweepEnded) == 1
    assert isinstance(stage.events[-1], SweepEnded)
    followed = stage.events[0].progress
    for event in stage.events[1:-1]:
        followed = after(followed, event)
    assert [each.state for each in followed.members] == [each.state for each in ended.members]
    assert after(stage.events[0].progress, stage.events[-1]) == ended


def test_a_sweep_that_is_over_trains_nothing_again(stage: Stage) -> None:
    stage.run()
    again = Stage(stage.services, stage.plan)
    assert again.run().state is SweepState.OVER
    assert again.pool.tasks == []


def test_a_member_that_cannot_be_trained_costs_only_itself(services: Services, plan: SweepPlan) -> None:
    plan = check_plan(msgspec.structs.replace(plan, axes=(Axis("optimizer", ("sgd", "nadam")),),
                                              base=Experiment(SPEC, TrainingConfig(epochs=2, engine="scratch"))))  # fmt: skip
    stage = Stage(services, plan)
    ended = stage.run()
    assert stage.states(ended) == "finished failed"
    assert "only the optimizers sgd and adam" in ended.members[1].message.text


# Halving


def test_halving_stops_the_weak_ones_and_trains_the_best_to_its_end(services: Services, plan: SweepPlan) -> None:
    stage = Stage(services, msgspec.structs.replace(plan, halving=Halving(2, 2)))
    ended = stage.run()
    assert stage.states(ended) == "stopped-early stopped-early stopped-early finished"
    assert [each.epochs_done for each in ended.members] == [2, 2, 4, 6]
    assert [(each.epochs, each.kept, each.stopped) for each in stage.events if isinstance(each, RungDecided)] == [
        (2, (3, 4), (1, 2)), (4, (4,), (3,)),
    ]  # fmt: skip
    stopped = stage.runs()[3]
    assert stopped.outcome == "stopped"
    assert stopped.test_accuracy is not None
    assert "after epoch 4" in stopped.end_message.text


def test_a_member_that_survives_is_the_run_that_comes_of_training_in_one_go(services: Services, plan: SweepPlan) -> None:
    stage = Stage(services, msgspec.structs.replace(plan, halving=Halving(2, 2)))
    stage.run()
    survivor = stage.runs()[4]
    whole = [row.val_accuracy for row in survivor.history]
    assert whole == [(1 - 0.6 / epoch) * (1 - 0.1) for epoch in range(1, 7)]
    assert [task.until for task in stage.pool.tasks if task.run_id == survivor.id] == [2, 4, 6]


def test_a_sweep_that_goes_on_decides_as_before(services: Services, plan: SweepPlan) -> None:
    plan = msgspec.structs.replace(plan, halving=Halving(2, 2))
    stage = Stage(services, plan)
    after_epochs(stage, 9, stage.control.stop)
    stage.run()
    again = Stage(services, plan)
    assert again.states(again.run()) == "stopped-early stopped-early stopped-early finished"


# Stop, end, pause


def test_what_was_stopped_goes_on_from_its_last_epoch(stage: Stage) -> None:
    after_epochs(stage, 5, stage.control.stop)
    stopped = stage.run()
    assert stopped.state is SweepState.READY
    assert [each.epochs_done for each in stopped.members] == [3, 3, 0, 0]
    assert stage.states(stopped) == "held held waiting waiting"
    (kept,) = list_sweeps(stage.services)
    assert [each.state for each in kept.members] == [each.state for each in stopped.members]
    again = Stage(stage.services, stage.plan)
    assert again.run().state is SweepState.OVER
    assert [bool(task.checkpoint) for task in again.pool.tasks] == [True, True, False, False]
    assert all(len(info.history) == 6 for info in again.runs().values())


def test_members_that_wait_are_not_offered_as_interrupted_runs_until_the_sweep_is_gone(stage: Stage) -> None:
    after_epochs(stage, 5, stage.control.stop)
    stage.run()
    assert list_unfinished(stage.services) == ()
    sweeps_beside(stage.services.store).delete(SWEEP)
    assert len(list_unfinished(stage.services)) == 2


@pytest.mark.parametrize(("ask", "is_interrupted"), [("stop", True), ("put_aside", False), ("end", False)])
def test_only_a_sweep_that_nobody_wanted_to_stop_counts_as_interrupted(stage: Stage, ask: str, is_interrupted: bool) -> None:
    after_epochs(stage, 5, getattr(stage.control, ask))
    stage.run()
    assert [each.plan.id for each in list_interrupted_sweeps(stage.services)] == [SWEEP] * is_interrupted


def test_a_sweep_counts_as_interrupted_from_its_beginning_until_it_is_over(stage: Stage) -> None:
    """A program can be killed at any moment."""
    sweeps = sweeps_beside(stage.services.store)
    running: list[bool] = []
    stage.pool.before_receiving = lambda: running.append(sweeps.load(SWEEP).journal.running)
    stage.run()
    assert all(running)
    assert not sweeps.load(SWEEP).journal.running
    assert list_interrupted_sweeps(stage.services) == ()


def test_what_was_ended_is_saved_as_it_is(stage: Stage) -> None:
    after_epochs(stage, 5, stage.control.end)
    ended = stage.run()
    assert ended.state is SweepState.OVER
    assert stage.states(ended) == "stopped-early stopped-early waiting waiting"
    assert [len(info.history) for info in stage.runs().values()] == [3, 3]
    assert all("sweep was ended" in info.end_message.text for info in stage.runs().values())


def test_a_sweep_that_was_stopped_can_be_ended_later(stage: Stage) -> None:
    after_epochs(stage, 5, stage.control.stop)
    stage.run()
    ended = Stage(stage.services, stage.plan).end()
    assert ended.state is SweepState.OVER
    assert len(stage.runs()) == 2
    assert list_sweeps(stage.services)[0].state is SweepState.OVER


def stopped_halfway(stage: Stage) -> Stage:
    """Another session of a sweep that was stopped when two of its members had begun."""
    after_epochs(stage, 5, stage.control.stop)
    stage.run()
    return Stage(stage.services, stage.plan)


def test_ending_what_does_not_run_can_be_stopped_and_done_later(stage: Stage) -> None:
    again = stopped_halfway(stage)
    again.pool.before_receiving = again.control.stop
    assert again.end().state is SweepState.READY
    last = Stage(stage.services, stage.plan)
    assert last.end().state is SweepState.OVER
    assert len(last.runs()) == 2


def test_ending_can_be_paused(stage: Stage) -> None:
    again = stopped_halfway(stage)
    received = iter([again.control.pause, lambda: None, lambda: None])

    def look() -> None:
        next(received, again.control.resume)()

    again.pool.before_receiving = look
    assert again.end().state is SweepState.OVER
    states = [event.state for event in again.events if isinstance(event, SweepStateChanged)]
    assert states == [SweepState.PAUSED, SweepState.RUNNING]


def test_a_deleted_sweep_leaves_its_runs_and_nothing_that_was_begun(stage: Stage) -> None:
    again = stopped_halfway(stage)
    after_epochs(again, 7, again.control.stop)
    assert again.states(again.run()) == "finished finished held held"
    delete_sweep(stage.services.store, SWEEP)
    assert list_sweeps(stage.services) == ()
    assert list_unfinished(stage.services) == ()
    assert len(again.runs()) == 2


def test_a_window_that_may_not_write_deletes_no_sweep(stage: Stage) -> None:
    other = type(stage.services.store)(stage.services.store.folder)
    other.claim()
    with pytest.raises(UserError, match="another window"):
        delete_sweep(stage.services.store, SWEEP)
    other.close()
    assert len(list_sweeps(stage.services)) == 1


def test_what_is_told_late_of_an_earlier_session_is_not_taken_for_this_ones(stage: Stage) -> None:
    again = stopped_halfway(stage)
    again.pool.waiting["late"] = deque([Stepped("late", 0.5), Stepped("late", 0.7), Held("late")])
    assert again.run().state is SweepState.OVER
    assert not {task.id for task in stage.pool.tasks} & {task.id for task in again.pool.tasks}
    assert again.pool.asked == [("late", "stop")], "nobody waits for it"
    assert again.pool.cleared == 1


def test_members_are_not_looked_at_while_every_place_is_taken(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []

    def look(*arguments: object) -> object:
        taken.append(len(stage.pool.waiting))
        return course(*arguments)

    monkeypatch.setattr("mnist_desktop.training.sweeps.scheduler.course", look)
    stage.run()
    assert taken
    assert max(taken) < stage.pool.places


def test_a_paused_sweep_begins_nothing_and_goes_on(stage: Stage) -> None:
    pauses = 0

    def look() -> None:
        nonlocal pauses
        if stage.control.paused:
            pauses += 1
            if pauses == 20:
                stage.control.resume()

    after_epochs(stage, 3, stage.control.pause)
    pause = stage.pool.before_receiving
    stage.pool.before_receiving = lambda: (pause(), look())
    assert stage.run().state is SweepState.OVER
    states = [event.state for event in stage.events if isinstance(event, SweepStateChanged)]
    assert states == [SweepState.PAUSED, SweepState.RUNNING]
    assert [request for _, request in stage.pool.asked] == ["pause", "pause", "resume", "resume"]


def test_a_paused_sweep_can_be_stopped(stage: Stage) -> None:
    after_epochs(stage, 3, stage.control.pause)
    pause = stage.pool.before_receiving
    stage.pool.before_receiving = lambda: (pause(), stage.control.stop() if stage.control.paused else None)
    assert stage.run().state is SweepState.READY


def test_the_time_that_is_over_ends_a_sweep(services: Services, plan: SweepPlan, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0

    def clock() -> float:
        nonlocal now
        now += 1.0
        return now

    monkeypatch.setattr("mnist_desktop.training.sweeps.scheduler.monotonic", clock)
    stage = Stage(services, msgspec.structs.replace(plan, most_minutes=0.1))
    ended = stage.run()
    assert ended.state is SweepState.OVER
    assert stage.states(ended) == "stopped-early stopped-early waiting waiting"
    assert all("time of its sweep" in info.end_message.text for info in stage.runs().values())


def test_the_time_that_the_computer_has_slept_is_none_of_the_sweep(
    services: Services, plan: SweepPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0.0
    monkeypatch.setattr("mnist_desktop.training.sweeps.scheduler.monotonic", lambda: now)
    stage = Stage(services, msgspec.structs.replace(plan, most_minutes=30))

    def sleep() -> None:
        nonlocal now
        now += 10 * ASLEEP_SECONDS * 60

    after_epochs(stage, 5, sleep)
    ended = stage.run()
    assert stage.states(ended) == "finished finished finished finished"
    assert ended.seconds == 0


# Accidents


def test_a_killed_process_loses_nothing_but_the_epoch_it_was_in(stage: Stage) -> None:
    after_epochs(stage, 5, lambda: stage.pool.kill(stage.pool.at_work[0]))
    ended = stage.run()
    assert stage.states(ended) == "finished finished finished finished"
    assert len(stage.pool.tasks) == 6
    assert all(len(info.history) == 6 for info in stage.runs().values())


def test_a_member_whose_process_dies_again_and_again_has_failed(stage: Stage) -> None:
    def kill_the_first() -> None:
        for task_id in stage.pool.at_work:
            if task_id.startswith(run_id_of(SWEEP, 1)):
                stage.pool.kill(task_id)

    stage.pool.before_receiving = kill_the_first
    ended = stage.run()
    assert stage.states(ended) == "failed finished finished finished"
    assert f"{MOST_TRIES} times" in ended.members[0].message.text
    assert list_sweeps(stage.services)[0].members[0].state is MemberState.FAILED, "that is kept"


def test_processes_that_all_die_for_no_known_cause_stop_the_sweep(stage: Stage) -> None:
    stage.pool.before_receiving = lambda: stage.pool.kill("none of them")
    ended = stage.run()
    assert ended.state is SweepState.READY
    assert "again and again" in ended.problem.text
    assert len(stage.pool.tasks) <= MOST_LOSSES + 2


def test_processes_that_die_together_count_once(stage: Stage) -> None:
    kills = 0

    def kill_both() -> None:
        nonlocal kills
        if len(stage.pool.waiting) == 2:
            kills += 1
            stage.pool.kill("none of them")

    stage.pool.before_receiving = kill_both
    assert "again and again" in stage.run().problem.text
    assert kills == MOST_LOSSES


@pytest.mark.parametrize(
    "place", ["writer.decode_checkpoint", "writer.decode_run", "scheduler.decode_message", "scheduler.encode"]
)
def test_where_no_memory_is_left_the_sweep_pauses_and_goes_on_from_its_checkpoints(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    module, _, name = place.partition(".")
    target = import_module(f"mnist_desktop.training.sweeps.{module}")
    original, calls = getattr(target, name), 0

    def fail_once(*arguments: object) -> object:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise MemoryError
        return original(*arguments)

    monkeypatch.setattr(target, name, fail_once)
    stage.pool.before_receiving = lambda: stage.control.resume() if stage.control.paused else None
    ended = stage.run()
    problems = [
        event.problem.text for event in stage.events if isinstance(event, SweepStateChanged) and event.problem is not None
    ]
    assert len(problems) == 1
    assert "no memory left" in problems[0]
    assert stage.states(ended) == "finished finished finished finished"
    assert all(len(info.history) == 6 for info in stage.runs().values())


@pytest.mark.logs_errors
def test_a_disk_that_fills_holds_the_run_and_pauses_until_it_can_be_written(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, save = stage.services.store, type(stage.services.store).save
    full = True

    def save_if_there_is_room(self, record):
        if full:
            raise StorageError("{file} could not be written: the disk is full.", file=record.info.id)
        return save(self, record)

    monkeypatch.setattr(type(store), "save", save_if_there_is_room)
    seen: list[tuple[int, object]] = []

    def look() -> None:
        nonlocal full
        if stage.control.paused:
            seen.append((len(store.unsaved.all()), stage.events[-1]))
            full = False
            stage.control.resume()

    stage.pool.before_receiving = look
    ended = stage.run()
    assert [(count, "disk is full" in event.problem.text) for count, event in seen] == [(1, True)]
    assert ended.state is SweepState.OVER
    assert ended.problem is None
    assert len(stage.runs()) == 4
    assert store.unsaved.all() == ()


@pytest.mark.logs_errors
def test_a_run_that_is_only_in_memory_when_the_program_ends_is_trained_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self, record):
        raise StorageError("{file} could not be written: the disk is full.", file=record.info.id)

    with monkeypatch.context() as patched:
        patched.setattr(type(stage.services.store), "save", refuse)
        stage.pool.before_receiving = lambda: stage.control.stop() if stage.control.paused else None
        stage.run()
    for each in stage.services.store.unsaved.all():
        stage.services.store.unsaved.let_go(each.id)  # as in a power cut
    again = Stage(stage.services, stage.plan)
    assert again.run().state is SweepState.OVER
    assert len(again.runs()) == 4


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), MemoryError()])
def test_a_checkpoint_that_cannot_be_written_stays_in_memory(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    write, full = checkpoint_writer.write_checkpoint, True

    def write_if_there_is_room(file: object, checkpoint: object) -> None:
        if full:
            raise error
        write(file, checkpoint)

    monkeypatch.setattr(checkpoint_writer, "write_checkpoint", write_if_there_is_room)

    def look() -> None:
        nonlocal full
        if stage.control.paused:
            stage.pool.kill(stage.pool.at_work[0])
            full = False
            stage.control.resume()

    stage.pool.before_receiving = look
    assert stage.run().state is SweepState.OVER
    went_on = [task for task in stage.pool.tasks if task.checkpoint]
    assert len(went_on) == 1, "the one whose checkpoint was refused went on from it"
    assert all(len(info.history) == 6 for info in stage.runs().values())


def test_a_data_set_that_is_gone_meanwhile_stops_the_sweep_and_fails_no_member(stage: Stage) -> None:
    told = Message("There is no data set called {key}.", {"key": "tiny"})

    def lose() -> None:
        for queue in stage.pool.waiting.values():
            task_id = queue[-1].task
            queue.clear()
            queue.append(Failed(task_id, told, is_of_all=True))

    after_epochs(stage, 3, lose)
    stopped = stage.run()
    assert stopped.state is SweepState.READY
    assert stopped.problem.text == "There is no data set called tiny."
    assert MemberState.FAILED not in {each.state for each in stopped.members}


@pytest.mark.parametrize("change", [{"dataset_key": "other"}, {"dataset_fingerprint": "1" * 64}])
def test_a_data_set_that_is_gone_or_other_is_said_before_anything_begins(
    services: Services, plan: SweepPlan, change: dict[str, str]
) -> None:
    stage = Stage(services, msgspec.structs.replace(plan, **change))
    with pytest.raises(UserError, match=r"no data set called|others than when the sweep began"):
        stage.run()
    assert stage.events == []
    assert stage.pool.tasks == []


def test_nothing_begins_where_there_is_no_memory_for_one_process(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mnist_desktop.core.sweeps.problems.step_memory", lambda: 0)
    monkeypatch.setattr("mnist_desktop.training.sweeps.runner.free_memory", lambda: 10**8)
    with pytest.raises(UserError, match=r"0\.8 GB of memory, and 0\.1 GB are free"):
        stage.run()


def test_no_sweep_begins_in_a_window_that_may_not_write(stage: Stage) -> None:
    other = replace(stage.services, store=type(stage.services.store)(stage.services.store.folder))
    other.store.claim()
    with pytest.raises(UserError, match="another window"):
        stage.run()
    other.store.close()


def test_a_member_that_does_not_listen_is_left_alone_and_what_it_tells_later_is_passed_over(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mnist_desktop.training.sweeps.scheduler.STOP_SECONDS", -1)
    stage.pool.ask = lambda task_id, request: stage.pool.asked.append((task_id, request))
    after_epochs(stage, 3, stage.control.stop)
    stopped = stage.run()
    assert stopped.state is SweepState.READY
    assert stage.runs() == {}


@pytest.mark.logs_errors
def test_a_member_whose_files_are_damaged_has_failed(stage: Stage) -> None:
    def harm() -> None:
        for task_id, queue in stage.pool.waiting.items():
            if task_id.startswith(run_id_of(SWEEP, 2)) and isinstance(queue[-1], Ended):
                queue[-1] = Ended(task_id, {name: content[:50] for name, content in queue[-1].files.items()})

    stage.pool.before_receiving = harm
    ended = stage.run()
    assert stage.states(ended) == "finished failed finished finished"
    assert "damaged" in ended.members[1].message.text


def test_a_checkpoint_of_another_run_is_not_gone_on_from(
    services: Services, plan: SweepPlan, leave_unfinished: Callable[..., str]
) -> None:
    leave_unfinished(run_id=run_id_of(SWEEP, 1))
    stage = Stage(services, plan)
    stage.run()
    assert stage.pool.tasks[0].checkpoint == b""


def test_steps_are_told_as_a_share_of_the_epoch(stage: Stage) -> None:
    stage.run()
    shares = [event.progress.step_share for event in stage.events if isinstance(event, MemberChanged)]
    assert max(shares) > 0
    assert all(0 <= share <= 1 for share in shares)


def test_a_sweep_keeps_no_folder_of_its_own_among_the_runs(stage: Stage, home: Path) -> None:
    stage.run()
    assert sorted(path.name for path in home.iterdir() if path.is_dir()) == ["runs", "sweeps"]
