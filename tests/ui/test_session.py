"""The rules of the session: what is announced and in which order, what is dropped, what reaches whom when it fails."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Conv2D, Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec, Problem
from mnist_desktop.core.presets.all_presets import preset
from mnist_desktop.core.runs.doubt import Doubt
from mnist_desktop.core.runs.events import EpochEnded, RunEnded, RunStarted, StepsDone
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.sentence import Message, Sentence
from mnist_desktop.core.training_config import EarlyStopping, TrainingConfig
from mnist_desktop.training.engine_interface import EngineError, OpenedRun
from mnist_desktop.ui.session import Services, Session, TrainingState

PATIENCE = 60.0
"""Seconds that a scripted service waits at a gate before it gives up, so that a broken test ends."""
SPEC = ModelSpec((Flatten(), Dense(10, "softmax")), "Softmax regression")
CONFIG = TrainingConfig(epochs=3)


class Diary:
    """Everything a session announces, as (signal, what matters of its value)."""

    def __init__(self, session: Session) -> None:
        self.lines: list[tuple[str, object]] = []
        session.dataset_changed.connect(lambda dataset: self.lines.append(("dataset", dataset.key)))
        session.dataset_loading.connect(lambda busy: self.lines.append(("loading", busy)))
        session.experiment_changed.connect(lambda experiment: self.lines.append(("experiment", experiment)))
        session.split_changed.connect(lambda split: self.lines.append(("split", len(split.validation))))
        session.training_state_changed.connect(lambda state: self.lines.append(("state", state.value)))
        session.run_event.connect(lambda event: self.lines.append(("event", type(event).__name__)))
        session.runs_changed.connect(lambda: self.lines.append(("runs", None)))
        session.run_opened.connect(lambda opened: self.lines.append(("opened", opened.record.info.id if opened else None)))
        session.run_shown.connect(lambda shown: self.lines.append(("shown", shown.record.info.id if shown else None)))
        session.engine_ready.connect(lambda ready: self.lines.append(("engine", ready)))
        session.problem.connect(lambda error: self.lines.append(("problem", error)))

    def of(self, *signals: str) -> list[object]:
        return [value for signal, value in self.lines if signal in signals]


class GatedEngine:
    """Announces a run, then waits at a gate, epoch by epoch, until it is let through or told to stop."""

    def __init__(self, scripted: Callable) -> None:
        self._scripted = scripted
        self.before_start = threading.Event()
        self.gate = threading.Event()
        self.before_start.set()

    def __call__(self, job, emit, control, keep_checkpoint=None):
        assert self.before_start.wait(PATIENCE)

        def emit_and_wait(event):
            emit(event)
            if isinstance(event, RunStarted):
                while not (self.gate.wait(0.005) or control.stop_requested):
                    pass

        return self._scripted(job, emit_and_wait, control, keep_checkpoint)


@pytest.fixture
def diary(session: Session) -> Diary:
    return Diary(session)


@pytest.fixture
def ready(session: Session, tiny_dataset: Dataset) -> Session:
    """A session that could train at once."""
    session.use_dataset(tiny_dataset)
    session.edit(Sentence("start"), spec=SPEC, config=CONFIG)
    return session


@pytest.fixture
def gated(ready: Session) -> Iterator[GatedEngine]:
    """The session's engine waits behind its first event."""
    engine = GatedEngine(ready.services.engine)
    ready.services = replace(ready.services, engine=engine)
    yield engine
    engine.before_start.set()
    engine.gate.set()


def with_services(session: Session, **changes: object) -> Services:
    session.services = replace(session.services, **changes)
    return session.services


def settled(session: Session) -> Callable[[], bool]:
    """Every task has ended and all that it posted was delivered."""
    return lambda: not session.tasks._threads


def idle(session: Session) -> Callable[[], bool]:
    return lambda: session.run.state is TrainingState.IDLE


# Editing


def test_every_edit_can_be_undone_and_redone(session: Session, diary: Diary):
    empty = session.experiment
    session.edit(Sentence("add layers"), spec=SPEC)
    session.edit(Sentence("change config"), config=CONFIG)
    session.undo_stack.undo()
    assert session.experiment == Experiment(SPEC, TrainingConfig())
    session.undo_stack.undo()
    assert session.experiment == empty
    session.undo_stack.redo()
    session.undo_stack.redo()
    assert session.experiment == Experiment(SPEC, CONFIG)
    assert len(diary.of("experiment")) == 6


def test_undo_survives_a_garbage_collection(session: Session):
    for units in range(1, 50):
        session.edit(Sentence("units"), spec=ModelSpec((Flatten(), Dense(units))))
    gc.collect()
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.experiment.spec == ModelSpec()


def test_an_edit_that_changes_nothing_leaves_no_trace(session: Session, diary: Diary):
    session.edit(Sentence("nothing"), spec=session.experiment.spec, config=session.experiment.config)
    assert not session.undo_stack.canUndo()
    assert not diary.lines


def test_edits_with_one_key_are_undone_together(session: Session):
    for rate in (0.01, 0.02, 0.03):
        session.edit(Sentence("rate"), config=msgspec.structs.replace(CONFIG, learning_rate=rate), merge_key="rate")
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.experiment.config == TrainingConfig()


def test_edits_with_different_keys_are_undone_apart(session: Session):
    session.edit(
        Sentence("rate"), config=msgspec.structs.replace(session.experiment.config, learning_rate=0.01), merge_key="rate"
    )
    session.edit(Sentence("batch"), config=msgspec.structs.replace(session.experiment.config, batch_size=32), merge_key="batch")
    assert session.undo_stack.count() == 2


def test_edits_without_a_key_are_undone_apart(session: Session):
    session.edit(Sentence("batch"), config=msgspec.structs.replace(session.experiment.config, batch_size=32))
    session.edit(Sentence("batch"), config=msgspec.structs.replace(session.experiment.config, batch_size=64))
    assert session.undo_stack.count() == 2


def test_merged_edits_that_end_where_they_began_leave_nothing_to_undo(session: Session):
    session.edit(Sentence("batch"), config=msgspec.structs.replace(session.experiment.config, batch_size=32), merge_key="batch")
    session.edit(Sentence("batch"), config=TrainingConfig(), merge_key="batch")
    assert not session.undo_stack.canUndo()
    assert session.experiment.config == TrainingConfig()


def test_the_analysis_belongs_to_the_experiment_that_is_announced(session: Session):
    seen: list[int] = []
    session.experiment_changed.connect(lambda _: seen.append(session.analysis.parameters))
    session.edit(Sentence("layers"), spec=SPEC)
    session.undo_stack.undo()
    assert seen == [7850, 0]


# The data set and its split


def test_a_chosen_data_set_is_announced_between_two_words_about_loading(qtbot: QtBot, session: Session, diary: Diary):
    session.choose_dataset("tiny")
    qtbot.waitUntil(lambda: ("split", 60) in diary.lines)
    assert diary.lines == [("loading", True), ("loading", False), ("dataset", "tiny"), ("split", 60)]


def test_a_data_set_that_cannot_be_read_is_a_problem_and_the_old_one_stays(
    qtbot: QtBot, session: Session, tiny_dataset: Dataset, diary: Diary
):
    session.use_dataset(tiny_dataset)
    session.choose_dataset("absent")
    qtbot.waitUntil(lambda: bool(diary.of("problem")))
    assert session.dataset is tiny_dataset
    assert diary.of("loading") == [False, True, False]
    assert diary.of("problem")[0].text == "There is no data set called absent."


class SlowLoad:
    """Loads "slow…" keys only when its gate opens; all others at once. Keys with "bad" fail."""

    def __init__(self, dataset: Dataset) -> None:
        self.gate = threading.Event()
        self._dataset = dataset

    def __call__(self, key: str) -> Dataset:
        if key.startswith("slow"):
            assert self.gate.wait(PATIENCE)
        if "bug" in key:
            raise RuntimeError(key)
        if "bad" in key:
            raise UserError("{key} cannot be read.", key=key)
        return replace(self._dataset, key=key)


@pytest.fixture
def slow_load(session: Session, tiny_dataset: Dataset) -> Iterator[SlowLoad]:
    load = SlowLoad(tiny_dataset)
    with_services(session, load_dataset=load)
    yield load
    load.gate.set()


def choose_and_overtake(qtbot: QtBot, session: Session, slow_load: SlowLoad, first: str, second: str) -> None:
    session.choose_dataset(first)
    with qtbot.waitSignal(session.dataset_changed):
        session.choose_dataset(second)
    slow_load.gate.set()
    qtbot.waitUntil(settled(session))


def test_an_overtaken_data_set_is_dropped(qtbot: QtBot, session: Session, slow_load: SlowLoad, diary: Diary):
    choose_and_overtake(qtbot, session, slow_load, "slow", "quick")
    assert diary.of("dataset") == ["quick"]
    assert diary.of("loading") == [True, True, False]


def test_the_same_data_set_chosen_twice_is_taken_once(qtbot: QtBot, session: Session, slow_load: SlowLoad, diary: Diary):
    session.choose_dataset("slow")
    session.choose_dataset("slow")
    slow_load.gate.set()
    qtbot.waitUntil(settled(session))
    assert diary.of("dataset") == ["slow"]


def test_the_failure_of_an_overtaken_choice_does_not_stop_the_later_one(
    qtbot: QtBot, session: Session, slow_load: SlowLoad, diary: Diary
):
    later = threading.Event()
    quick = session.services.load_dataset

    def load(key: str) -> Dataset:
        if key == "later":
            assert later.wait(PATIENCE)
        return quick(key)

    with_services(session, load_dataset=load)
    session.choose_dataset("bad")
    session.choose_dataset("later")
    qtbot.waitUntil(lambda: len(session.tasks._threads) == 1)
    later.set()
    qtbot.waitUntil(lambda: diary.of("dataset") == ["later"])
    assert diary.of("problem") == []
    assert diary.of("loading") == [True, True, False]


def test_an_imported_data_set_overtakes_one_that_is_still_loading(
    qtbot: QtBot, session: Session, slow_load: SlowLoad, tiny_dataset: Dataset, diary: Diary
):
    session.choose_dataset("slow")
    session.use_dataset(tiny_dataset)
    slow_load.gate.set()
    qtbot.waitUntil(settled(session))
    assert session.dataset is tiny_dataset


def test_an_error_of_the_program_while_loading_reaches_the_hook(
    qtbot: QtBot, session: Session, slow_load: SlowLoad, diary: Diary
):
    with qtbot.capture_exceptions() as exceptions:
        session.choose_dataset("bug")
        qtbot.waitUntil(lambda: diary.of("loading") == [True, False])
        qtbot.waitUntil(lambda: bool(exceptions))
    assert [str(each[1]) for each in exceptions] == ["bug"]
    assert diary.of("problem") == []


def test_an_error_of_the_program_in_an_overtaken_choice_reaches_the_hook(qtbot: QtBot, session: Session, slow_load: SlowLoad):
    with qtbot.capture_exceptions() as exceptions:
        choose_and_overtake(qtbot, session, slow_load, "slow bug", "quick")
        qtbot.waitUntil(lambda: bool(exceptions))
    assert session.dataset is not None
    assert session.dataset.key == "quick"


def test_the_split_is_drawn_again_only_when_what_decides_it_changes(ready: Session, diary: Diary):
    ready.edit(Sentence("epochs"), config=msgspec.structs.replace(ready.experiment.config, epochs=9))
    assert diary.of("split") == []
    ready.edit(Sentence("share"), config=msgspec.structs.replace(ready.experiment.config, validation_share=0.5))
    ready.undo_stack.undo()
    assert diary.of("split") == [150, 60]


# What stands in the way


def test_without_data_training_has_an_obstacle(session: Session, diary: Diary):
    session.edit(Sentence("layers"), spec=SPEC)
    session.train()
    assert session.obstacle is not None
    assert session.run.state is TrainingState.IDLE


def test_a_spec_problem_is_an_obstacle(ready: Session):
    ready.edit(Sentence("layers"), spec=ModelSpec((Dense(10, "softmax"),)))
    assert ready.obstacle is not None
    ready.train()
    assert ready.run.state is TrainingState.IDLE


def test_early_stopping_without_validation_is_an_obstacle(ready: Session):
    ready.edit(Sentence("config"), config=msgspec.structs.replace(CONFIG, validation_share=0.0, early_stopping=EarlyStopping()))
    assert ready.obstacle is not None


def test_what_the_engine_lacks_is_an_obstacle_whose_fix_is_one_undoable_edit(ready: Session):
    spec = ModelSpec((Conv2D(4), Flatten(), Dense(10, "softmax")))
    ready.edit(Sentence("Convolve from scratch"), spec=spec, config=TrainingConfig(engine="scratch"))
    obstacle = ready.obstacle
    assert obstacle is not None
    assert obstacle.text == (
        "Layer 1, Conv2D: the from-scratch engine has only Flatten, Dense, Dropout and Activation. "
        "Choose the Keras engine for this model."
    )
    ready.apply_fix(obstacle)
    assert ready.obstacle is None
    assert (ready.experiment.config.engine, ready.experiment.spec) == ("keras", spec)
    assert ready.undo_stack.undoText() == "Switch to the Keras engine"
    ready.undo_stack.undo()
    assert ready.experiment.config.engine == "scratch"


def test_a_problem_without_a_fix_changes_nothing(ready: Session):
    edits = ready.undo_stack.count()
    ready.apply_fix(Problem(-1, "It rains.", {}))
    assert ready.undo_stack.count() == edits


# Training


def test_a_run_is_announced_from_its_start_to_its_place_in_the_store(qtbot: QtBot, ready: Session, diary: Diary):
    diary.lines.clear()
    with qtbot.waitSignal(ready.run_opened):
        ready.train()
    qtbot.waitUntil(idle(ready))
    events = [("event", name) for name in ("StepsDone", "StepsDone", "EpochEnded") * 3]
    run_id = ready.opened_run.record.info.id
    assert diary.lines == [
        ("state", "starting"), ("event", "RunStarted"), ("state", "running"), *events,
        ("event", "RunEnded"), ("state", "evaluating"),
        ("engine", True), ("runs", None), ("opened", run_id), ("shown", run_id), ("state", "idle"),
    ]  # fmt: skip
    assert [info.id for info in ready.services.store.list()] == [run_id]


def test_exactly_one_run_ended_is_announced_per_run(qtbot: QtBot, ready: Session, diary: Diary):
    for count in (1, 2):
        with qtbot.waitSignal(ready.run_opened):
            ready.train()
        qtbot.waitUntil(idle(ready))
        assert diary.of("event").count("RunEnded") == count


def test_the_engine_is_announced_ready_once(qtbot: QtBot, ready: Session, diary: Diary):
    with qtbot.waitSignal(ready.engine_ready):
        ready.import_engine()
    with qtbot.waitSignal(ready.run_opened):
        ready.train()
    qtbot.waitUntil(idle(ready))
    assert diary.of("engine") == [True]


def test_an_engine_that_cannot_be_imported_is_a_problem_and_stays_unready(qtbot: QtBot, session: Session, diary: Diary):
    def fail() -> None:
        raise EngineError("TensorFlow is not installed.")

    with_services(session, import_engine=fail)
    with qtbot.waitSignal(session.problem):
        session.import_engine()
    assert not session.is_engine_ready
    assert diary.of("engine") == [False]


def test_another_experiment_than_the_one_under_edit_can_be_trained(qtbot: QtBot, ready: Session):
    other = Experiment(ModelSpec((Flatten(), Dense(32), Dense(10, "softmax"))), msgspec.structs.replace(CONFIG, seed=7))
    before = ready.experiment
    with qtbot.waitSignal(ready.run_opened):
        ready.train_experiment(other)
    qtbot.waitUntil(idle(ready))
    info = ready.opened_run.record.info
    assert Experiment(info.spec, info.config) == other
    assert (ready.in_training.experiment, ready.in_training.dataset) == (other, ready.dataset)
    assert ready.experiment == before


def test_each_run_gets_a_name_of_its_own(qtbot: QtBot, ready: Session, make_opened_run: Callable[..., OpenedRun]):
    ready.services.store.save(make_opened_run().record)
    ready.services.store.list()
    ready.edit(Sentence("name"), spec=msgspec.structs.replace(ready.experiment.spec, name="Ours"))
    for name in ("Ours", "Ours 2", "Ours 3"):
        with qtbot.waitSignal(ready.run_opened):
            ready.train()
        qtbot.waitUntil(idle(ready))
        assert ready.opened_run.record.info.spec.name == name
    assert ready.experiment.spec.name == "Ours"


def test_a_run_of_a_changed_preset_says_in_its_name_what_was_changed(qtbot: QtBot, ready: Session):
    first = preset("mnist-mlp").experiment
    ready.edit(Sentence("preset"), spec=first.spec, config=msgspec.structs.replace(first.config, epochs=2))
    with qtbot.waitSignal(ready.run_opened):
        ready.train()
    qtbot.waitUntil(idle(ready))
    assert ready.opened_run.record.info.spec.name == f"{first.spec.name}, epochs 2"


def test_an_experiment_that_cannot_be_trained_is_not_started(ready: Session, diary: Diary):
    ready.train_experiment(Experiment(ModelSpec((Dense(10, "softmax"),)), CONFIG))
    assert ready.in_training is None
    assert diary.of("state") == []


def test_a_kept_run_says_its_test_accuracy(qtbot: QtBot, ready: Session):
    with qtbot.waitSignal(ready.run_opened):
        ready.train()
    qtbot.waitUntil(idle(ready))
    (info,) = ready.services.store.list()
    assert info.test_accuracy == ready.opened_run.evaluation.accuracy == ready.opened_run.record.info.test_accuracy


def test_in_a_second_window_a_run_is_trained_and_shown_but_not_kept(qtbot: QtBot, ready: Session, diary: Diary):
    first = RunStore(ready.services.store.folder)
    first.claim()
    ready.services.store.claim()
    with qtbot.waitSignal(ready.run_opened):
        ready.train()
    qtbot.waitUntil(idle(ready))
    first.close()
    (held,) = ready.services.store.unsaved.all()
    assert "no new run is kept" in held.problem.text
    assert ready.opened_run is not None
    assert ready.services.store.list() == ()
    assert diary.of("runs") == []


def test_a_closed_session_leaves_the_runs_to_another_window(session: Session):
    session.services.store.claim()
    session.shut_down()
    other = RunStore(session.services.store.folder)
    other.claim()
    assert other.read_only is None
    other.close()


def test_a_second_start_while_a_run_trains_is_ignored(qtbot: QtBot, ready: Session, gated: GatedEngine, diary: Diary):
    with qtbot.waitSignal(ready.run_event):
        ready.train()
    ready.train()
    gated.gate.set()
    qtbot.waitUntil(idle(ready))
    assert diary.of("event").count("RunStarted") == 1


def test_pause_and_resume_are_announced_and_the_run_ends_whole(qtbot: QtBot, ready: Session, gated: GatedEngine, diary: Diary):
    with qtbot.waitSignal(ready.run_event):
        ready.train()
    ready.run.pause()
    gated.gate.set()
    assert ready.run.state is TrainingState.PAUSED
    ready.run.resume()
    qtbot.waitUntil(idle(ready))
    assert diary.of("state") == ["starting", "running", "paused", "running", "evaluating", "idle"]
    assert len(ready.opened_run.record.info.history) == 3


def test_a_paused_run_can_be_stopped(qtbot: QtBot, ready: Session, gated: GatedEngine, diary: Diary):
    with qtbot.waitSignal(ready.run_event):
        ready.train()
    ready.run.pause()
    ready.stop()
    qtbot.waitUntil(idle(ready))
    assert diary.of("state") == ["starting", "running", "paused", "stopping", "evaluating", "idle"]
    assert ready.opened_run.record.info.outcome == "stopped"


def test_a_stop_before_the_first_event_keeps_saying_stopping(qtbot: QtBot, ready: Session, gated: GatedEngine, diary: Diary):
    gated.before_start.clear()
    ready.train()
    ready.stop()
    assert ready.run.state is TrainingState.STOPPING
    gated.before_start.set()
    qtbot.waitUntil(idle(ready))
    assert diary.of("state") == ["starting", "stopping", "evaluating", "idle"]
    assert diary.of("event") == ["RunStarted", "RunEnded"]


def test_a_stop_from_whoever_hears_of_the_start_is_obeyed(qtbot: QtBot, ready: Session, gated: GatedEngine, diary: Diary):
    ready.training_state_changed.connect(lambda state: ready.stop() if state is TrainingState.STARTING else None)
    ready.train()
    qtbot.waitUntil(idle(ready))
    assert ready.opened_run.record.info.outcome == "stopped"


def test_pause_resume_and_stop_without_a_run_do_nothing(session: Session, diary: Diary):
    session.run.pause()
    session.run.resume()
    session.stop()
    assert diary.lines == []


def test_events_of_another_run_are_dropped(qtbot: QtBot, ready: Session, gated: GatedEngine, diary: Diary):
    def with_a_stale_event(job, emit, control, keep_checkpoint=None):
        emit(StepsDone("an earlier run", 1, 1, 9.9, 0.1, 0.001, None))
        return gated(job, emit, control, keep_checkpoint)

    with_services(ready, engine=with_a_stale_event)
    gated.gate.set()
    ready.train()
    qtbot.waitUntil(idle(ready))
    assert diary.of("event").count("StepsDone") == 6


def test_an_edit_while_a_run_trains_does_not_change_that_run(qtbot: QtBot, ready: Session, gated: GatedEngine):
    with qtbot.waitSignal(ready.run_event):
        ready.train()
    ready.edit(Sentence("epochs"), config=msgspec.structs.replace(CONFIG, epochs=99))
    gated.gate.set()
    qtbot.waitUntil(idle(ready))
    assert ready.opened_run.record.info.config == CONFIG


def failing_engine(error: Exception, *, after_start: bool):
    def engine(job, emit, control, keep_checkpoint=None):
        if after_start:
            emit(RunStarted(job.run_id, 3, 2, 240, 60))
            emit(RunEnded(job.run_id, "failed", Message.verbatim(str(error)), 0, 0.1))
        raise error

    return engine


@pytest.mark.parametrize("after_start", [False, True])
def test_what_an_engine_says_to_users_is_a_problem_and_training_can_start_again(
    qtbot: QtBot, ready: Session, diary: Diary, after_start: bool
):
    good = ready.services.engine
    error = EngineError("The memory is full.")
    with_services(ready, engine=failing_engine(error, after_start=after_start))
    with qtbot.waitSignal(ready.problem):
        ready.train()
    assert ready.run.state is TrainingState.IDLE
    assert diary.of("problem") == [error]
    with_services(ready, engine=good)
    with qtbot.waitSignal(ready.run_opened):
        ready.train()
    qtbot.waitUntil(idle(ready))


@pytest.mark.parametrize("after_start", [False, True])
def test_an_error_of_an_engine_reaches_the_hook_and_training_can_start_again(
    qtbot: QtBot, ready: Session, diary: Diary, after_start: bool
):
    with_services(ready, engine=failing_engine(RuntimeError("bug"), after_start=after_start))
    with qtbot.capture_exceptions() as exceptions:
        ready.train()
        qtbot.waitUntil(lambda: bool(exceptions))
    assert [str(each[1]) for each in exceptions] == ["bug"]
    assert ready.run.state is TrainingState.IDLE
    assert diary.of("problem") == []


def test_a_run_whose_engine_breaks_off_is_announced_as_failed(qtbot: QtBot, ready: Session):
    def broken(job, emit, control, keep_checkpoint=None):
        emit(RunStarted(job.run_id, 3, 2, 240, 60))
        raise EngineError("The network cannot be built.")

    events: list[object] = []
    ready.run_event.connect(events.append)
    with_services(ready, engine=broken)
    with qtbot.waitSignal(ready.problem):
        ready.train()
    _, ended = events
    assert (ended.outcome, ended.message.text) == ("failed", "The network cannot be built.")
    assert ready.run.state is TrainingState.IDLE


def test_a_run_that_an_unforeseen_error_breaks_off_points_to_the_log(qtbot: QtBot, ready: Session):
    events: list[object] = []
    ready.run_event.connect(events.append)
    with_services(ready, engine=failing_engine(RuntimeError("bug"), after_start=False))
    with qtbot.capture_exceptions() as exceptions:
        ready.train()
        qtbot.waitUntil(lambda: bool(exceptions))
    (ended,) = events
    assert ended.outcome == "failed"
    assert ended.message.text == "Something went wrong that should not have; the log file keeps the details."


def test_a_second_run_ended_is_dropped(qtbot: QtBot, ready: Session, diary: Diary):
    scripted = ready.services.engine

    def ends_twice(job, emit, control, keep_checkpoint=None):
        record = scripted(job, emit, control, keep_checkpoint)
        emit(RunEnded(job.run_id, "stopped", None, 0, 0.0))
        return record

    with_services(ready, engine=ends_twice)
    with qtbot.waitSignal(ready.run_opened):
        ready.train()
    assert diary.of("event").count("RunEnded") == 1


def test_a_view_that_fails_on_an_event_does_not_end_the_run(qtbot: QtBot, ready: Session, diary: Diary):
    def fail(event: object) -> None:
        if type(event) is EpochEnded:
            raise RuntimeError("view")

    ready.run_event.connect(fail)
    with qtbot.capture_exceptions() as exceptions:
        with qtbot.waitSignal(ready.run_opened):
            ready.train()
        qtbot.waitUntil(idle(ready))
    assert len(exceptions) == 3
    assert diary.of("state")[-1] == "idle"


@pytest.mark.logs_errors
def test_a_run_that_cannot_be_kept_is_shown_all_the_same(qtbot: QtBot, ready: Session, diary: Diary):
    class FullDisk(RunStore):
        def save(self, _record):
            raise StorageError("{file} could not be written: the disk is full.", file="runs")

    with_services(ready, store=FullDisk(ready.services.store.folder))
    with qtbot.waitSignal(ready.run_opened):
        ready.train()
    qtbot.waitUntil(idle(ready))
    assert [run.id for run in ready.services.store.unsaved.all()] == [ready.opened_run.record.info.id]
    assert diary.of("runs", "problem") == []


# Earlier runs


def keep_runs(qtbot: QtBot, session: Session, count: int) -> list[str]:
    ids = []
    for _ in range(count):
        with qtbot.waitSignal(session.run_opened):
            session.train()
        qtbot.waitUntil(idle(session))
        ids.append(session.opened_run.record.info.id)
    return ids


def test_an_earlier_run_is_opened_on_the_data_set_that_is_there(qtbot: QtBot, ready: Session, tiny_dataset: Dataset):
    first, _second = keep_runs(qtbot, ready, 2)
    asked: list[str] = []
    with_services(ready, load_dataset=asked.append)
    with qtbot.waitSignal(ready.run_opened):
        ready.open_run(first)
    assert ready.opened_run.record.info.id == first
    assert ready.opened_run.dataset is tiny_dataset
    assert asked == []


def test_an_earlier_run_on_other_data_loads_them(qtbot: QtBot, ready: Session, tiny_dataset: Dataset):
    (first,) = keep_runs(qtbot, ready, 1)
    ready.use_dataset(replace(tiny_dataset, key="other", fingerprint="f" * 64))
    with qtbot.waitSignal(ready.run_opened):
        ready.open_run(first)
    assert ready.opened_run.dataset is tiny_dataset


def test_a_run_that_is_not_there_is_a_problem_and_the_shown_one_stays(qtbot: QtBot, ready: Session):
    (first,) = keep_runs(qtbot, ready, 1)
    with qtbot.waitSignal(ready.problem) as said:
        ready.open_run("absent")
    assert isinstance(said.args[0], StorageError)
    assert ready.opened_run.record.info.id == first


def test_of_two_runs_asked_for_the_later_is_shown(qtbot: QtBot, ready: Session, diary: Diary):
    first, second = keep_runs(qtbot, ready, 2)
    gate = threading.Event()
    open_run = ready.services.open_run

    def slow_for_the_first(record, *given) -> OpenedRun:
        if record.info.id == first:
            assert gate.wait(PATIENCE)
        return open_run(record, *given)

    with_services(ready, open_run=slow_for_the_first)
    ready.open_run(first)
    with qtbot.waitSignal(ready.run_opened):
        ready.open_run(second)
        gate.set()
    qtbot.waitUntil(settled(ready))
    assert ready.opened_run.record.info.id == second


def test_runs_are_opened_one_at_a_time_and_an_overtaken_one_is_told_to_stop(qtbot: QtBot, ready: Session):
    first, second, third = keep_runs(qtbot, ready, 3)
    open_run = ready.services.open_run
    begun: list[str] = []
    at_work = threading.Event()

    def until_stopped(record, dataset, stop) -> OpenedRun:
        begun.append(record.info.id)
        if record.info.id == first:
            at_work.set()
            while not stop.stop_requested:
                threading.Event().wait(0.001)
            raise EngineError("Stopped.")
        return open_run(record, dataset, stop)

    with_services(ready, open_run=until_stopped)
    said: list[object] = []
    ready.problem.connect(said.append)
    ready.open_run(first)
    assert at_work.wait(PATIENCE)
    with qtbot.waitSignal(ready.run_opened):
        ready.open_run(second)
        ready.open_run(third)
    qtbot.waitUntil(settled(ready))
    assert ready.opened_run.record.info.id == third
    assert begun == [first, third]
    assert said == []


def test_an_opened_run_is_shown_at_its_own_epoch_after_it_is_announced(
    session: Session, diary: Diary, make_opened_run: Callable[..., OpenedRun]
):
    run = make_opened_run()
    session.show_run(run)
    assert session.shown_run is run
    assert session.epochs.epoch == run.record.info.best_epoch
    session.close_run()
    assert (session.shown_run, session.epochs.epoch) == (None, 0)
    run_id = run.record.info.id
    assert diary.lines == [("opened", run_id), ("shown", run_id), ("opened", None), ("shown", None)]


def test_a_closed_run_does_not_come_back_from_one_still_being_read(qtbot: QtBot, ready: Session):
    (first,) = keep_runs(qtbot, ready, 1)
    ready.open_run(first)
    ready.close_run()
    qtbot.waitUntil(settled(ready))
    assert ready.opened_run is None


# The end


def test_shutting_down_while_a_run_trains_keeps_what_it_learned(qtbot: QtBot, ready: Session, gated: GatedEngine):
    with qtbot.waitSignal(ready.run_event):
        ready.train()
    assert ready.shut_down(int(PATIENCE * 1000))
    assert [info.outcome for info in ready.services.store.list()] == ["stopped"]


def test_shutting_down_with_nothing_to_do_is_at_once_true(session: Session):
    assert session.shut_down(0)


def test_the_last_decision_about_doubt_is_kept_though_another_is_being_written(
    qtbot: QtBot, session: Session, make_opened_run: Callable[..., OpenedRun]
):
    run = make_opened_run()
    store, keep, go_on = session.services.store, session.services.store.keep_doubt, threading.Event()
    store.claim()
    store.save(run.record)
    store.keep_doubt = lambda run_id, doubt: (go_on.wait(PATIENCE), keep(run_id, doubt))
    session.show_run(run)
    session.doubt.decide(Doubt(threshold=0.5))
    session.doubt.decide(Doubt(threshold=0.6))
    go_on.set()
    assert session.shut_down(int(PATIENCE * 1000))
    assert store.load(run.record.info.id).doubt == Doubt(threshold=0.6)
