"""Sweeps in Compare: the table that follows members, the plots that speak with it, and what is asked of a sweep."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.sweeps.coordinates import coordinates
from mnist_desktop.core.sweeps.events import MemberChanged, SweepBegan, SweepEnded, SweepStateChanged
from mnist_desktop.core.sweeps.progress import MemberState, SweepProgress, SweepState, at_beginning
from mnist_desktop.training.sweeps.state import sweeps_beside
from mnist_desktop.ui.compare.compare_tab import CompareTab
from mnist_desktop.ui.compare.sweep.coordinates_view import CoordinatesView
from mnist_desktop.ui.compare.sweep.curves_page import MOST_GROUPS, drawn_members
from mnist_desktop.ui.compare.sweep.member_columns import member_text
from mnist_desktop.ui.compare.sweep.member_model import MemberModel
from mnist_desktop.ui.compare.sweep.plan_dialog import Planned
from mnist_desktop.ui.compare.sweep.size_view import SizeView
from mnist_desktop.ui.compare.sweep.sweep_chooser import SweepChooser
from mnist_desktop.ui.compare.sweep.sweep_runs import SweepRuns
from mnist_desktop.ui.compare.sweep.window import SweepWindow
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.accessible import NONE
from tests.sweep_pool import ScriptedPool, is_epoch
from tests.ui.sweep_progress import BASE, accuracy_of, finished, make_plan, make_progress

Fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
PATIENCE = 60.0
DESCENDING, ASCENDING = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder


class NoPool:
    """A pool that trains nothing."""

    def __init__(self, places: int) -> None:
        self.places, self.started, self.closed = places, 0, False

    def close(self) -> None:
        self.closed = True


class ScriptedRun:
    """Plays a sweep: one member ends, then it waits to be let on, paused, stopped or ended."""

    def __init__(self, *, fails: bool = False) -> None:
        self.fails = fails
        self.began, self.go = threading.Event(), threading.Event()
        self.states: list[str] = []

    def __call__(self, services, sweep_id, pool, emit, control, *, epoch_budget=0) -> SweepProgress:
        if self.fails:
            raise UserError("The images of {title} are others than when the sweep began, so it cannot go on.", title="Tiny")
        plan = sweeps_beside(services.store).load(sweep_id).plan
        progress = replace(at_beginning(plan), state=SweepState.RUNNING)
        emit(SweepBegan(sweep_id, progress, 1))
        first = finished(progress.members[0], accuracy_of(progress.members[0]))
        emit(MemberChanged(sweep_id, first, 1.0))
        self.began.set()
        while not (control.stop_requested or control.end_requested or self.go.wait(0.005)):
            if control.paused and "paused" not in self.states:
                self.states.append("paused")
                emit(SweepStateChanged(sweep_id, SweepState.PAUSED))
            elif "paused" in self.states and not control.paused and "resumed" not in self.states:
                self.states.append("resumed")
                emit(SweepStateChanged(sweep_id, SweepState.RUNNING))
        self.states.append("stopped" if control.stop_requested else "ended" if control.end_requested else "over")
        state = SweepState.READY if control.stop_requested else SweepState.OVER
        done = 1 if state is SweepState.READY else len(progress.members)
        members = tuple(finished(each, accuracy_of(each)) if each.number <= done else each for each in progress.members)
        progress = replace(progress, members=members, state=state)
        emit(SweepEnded(sweep_id, progress))
        return progress


@pytest.fixture
def script() -> Iterator[ScriptedRun]:
    script = ScriptedRun()
    yield script
    script.go.set()


@pytest.fixture
def runs(session: Session, script: ScriptedRun) -> SweepRuns:
    return SweepRuns(session, session, make_pool=NoPool, run=script)


@pytest.fixture
def window(qtbot: QtBot, session: Session, runs: SweepRuns) -> SweepWindow:
    window = SweepWindow(session, runs)
    qtbot.addWidget(window)
    window.show()
    settle(qtbot, session)
    return window


def settle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.tasks._threads)


def button(window: SweepWindow, name: str) -> QPushButton:
    return window.findChild(QPushButton, name)


def start(qtbot: QtBot, window: SweepWindow, runs: SweepRuns, script: ScriptedRun) -> None:
    runs.start(Planned(make_plan(), 2))
    qtbot.waitUntil(lambda: window.shown is not None and window.shown.over == 1)


# The table


@pytest.fixture
def model(qtbot: QtBot) -> MemberModel:
    model = MemberModel()
    QAbstractItemModelTester(model, Fatal)
    return model


def column(model: MemberModel, title: str) -> int:
    titles = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    return titles.index(title)


def texts(model: MemberModel, title: str) -> list[str]:
    return [model.index(row, column(model, title)).data() for row in range(model.rowCount())]


def test_the_table_has_the_settings_of_members_and_how_far_they_are(model: MemberModel) -> None:
    model.show_progress(make_progress(3))
    assert model.rowCount() == 12
    assert texts(model, "Learning rate")[:7] == ["0.001"] * 6 + ["0.01"]
    assert texts(model, "State")[2:5] == ["finished", "running", "waiting"]
    assert texts(model, "Epoch")[2:4] == ["3/3", "0/3"]
    assert texts(model, "Where")[3] == "process 1"
    assert texts(model, "Test")[2:4] == ["89.10 %", "–"]


def test_where_a_member_is_trained_is_told_also_where_that_column_is_hidden(model: MemberModel) -> None:
    model.show_progress(make_progress(3))
    assert model.index(3, 0).data(Qt.ItemDataRole.ToolTipRole).endswith(" Where: process 1.")
    assert "Where" not in model.index(4, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_members_are_brought_up_to_date_without_losing_what_is_chosen(model: MemberModel) -> None:
    model.show_progress(make_progress(3))
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.show_progress(make_progress(5))
    assert texts(model, "State")[3:5] == ["finished", "finished"]
    assert not resets


def test_sorting_keeps_members_without_a_figure_last_in_both_directions(model: MemberModel) -> None:
    model.show_progress(make_progress(9))
    for order in (DESCENDING, ASCENDING):
        model.sort(column(model, "Validation"), order)
        figures = texts(model, "Validation")
        known = [figure for figure in figures if figure != "–"]
        assert figures == known + ["–"] * 3
        assert known == sorted(known, reverse=order is DESCENDING)
    model.show_progress(make_progress(12))
    assert texts(model, "Validation") == sorted(texts(model, "Validation"))
    assert [model.member(row).number for row in range(12)].index(1) == model.row_of(1)


def test_a_failed_member_says_why(model: MemberModel) -> None:
    progress = make_progress(3)
    bad = replace(progress.members[0], state=MemberState.FAILED, message=Sentence("The loss became infinite."))
    model.show_progress(progress.with_member(bad))
    assert "The loss became infinite." in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "The loss became infinite." in model.index(0, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole)


# The plots


@pytest.fixture
def view(qtbot: QtBot) -> CoordinatesView:
    view = CoordinatesView()
    qtbot.addWidget(view)
    view.resize(500, 300)
    view.show()
    view.show_progress(make_progress(12))
    return view


def test_an_axis_stands_for_each_setting_and_the_last_for_the_accuracy() -> None:
    axes = coordinates(make_plan(), make_progress(6).members)
    assert [axis.key for axis in axes] == ["learning_rate", "units", "seed", "accuracy"]
    assert axes[0].places[0] == 0.0
    assert axes[0].places[-1] == 1.0
    assert axes[3].places[6:] == (None,) * 6
    assert max(place for place in axes[3].places[:6] if place is not None) == 1.0


def test_a_line_is_hit_where_it_runs_and_told_in_words(view: CoordinatesView) -> None:
    for at in (0, 5, 11):
        line = view._line(at)
        middle = (line.at(0) + line.at(1)) / 2
        hit = view.part_at(middle.toPoint())
        assert hit != NONE
    assert view.part_at(QPoint(0, 0)) == NONE
    assert view.part_text(0) == member_text(make_progress(12).members[0])


def test_keys_lead_from_the_best_member_to_the_next_worse(view: CoordinatesView) -> None:
    chosen: list[int] = []
    view.chosen.connect(chosen.append)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert chosen == [12, 11]
    view.grab()


def test_the_pareto_front_is_marked_in_the_plot_of_sizes(qtbot: QtBot) -> None:
    sizes = SizeView()
    qtbot.addWidget(sizes)
    sizes.show_progress(make_progress(12))
    on_front = [sizes.number_at(at) for at in range(sizes.part_count()) if "On the Pareto front" in sizes.part_text(at)]
    assert on_front == [9, 12]
    sizes.mark_member(9)
    assert sizes.number_at(sizes.current_part()) == 9
    sizes.grab()


def test_curves_are_those_of_the_best_combinations_and_of_the_chosen_one() -> None:
    from mnist_desktop.core.sweeps.axes import Axis

    plan = make_plan(axes=(Axis("units", tuple(range(8, 17))), Axis("seed", (0, 1))))
    beginning = at_beginning(plan)
    members = tuple(finished(each, 0.9 + 0.001 * each.number) for each in beginning.members)
    drawn = drawn_members(replace(beginning, members=members), number=1)
    assert [len(each) for each in drawn] == [2] * (MOST_GROUPS + 1)
    assert {each.number for each in drawn[-1]} == {1, 2}
    assert {each.number for each in drawn[0]} == {17, 18}


# The window


def test_without_a_sweep_the_window_says_how_to_make_one(window: SweepWindow) -> None:
    assert "No sweep was made yet" in window._empty.text()
    assert window.bar.isHidden()
    assert button(window, "newSweepButton").isEnabled()


def test_a_sweep_is_kept_run_and_followed_to_its_end(qtbot: QtBot, session: Session, window: SweepWindow, runs, script) -> None:
    kept: list[None] = []
    session.runs_changed.connect(lambda: kept.append(None))
    runs.refresh = lambda: None  # the script keeps no runs that the list could tell of
    start(qtbot, window, runs, script)
    assert "1 of 12 members are done" in window.bar.words.text()
    assert kept
    assert not button(window, "newSweepButton").isEnabled()
    script.go.set()
    settle(qtbot, session)
    assert window.shown.state is SweepState.OVER
    assert [each.plan.name for each in sweeps_beside(session.services.store).list()] == ["Rates and units"]
    qtbot.waitUntil(lambda: "Learning rate mattered" in window.words.text)
    assert "Best: learning rate 0.01, units 64" in window.words.text


def test_a_sweep_is_paused_and_goes_on(qtbot: QtBot, window: SweepWindow, runs, script) -> None:
    start(qtbot, window, runs, script)
    button(window, "sweepPauseButton").click()
    qtbot.waitUntil(lambda: window.bar.words.text().startswith("Paused"))
    button(window, "sweepPauseButton").click()
    qtbot.waitUntil(lambda: "resumed" in script.states)
    script.go.set()


def test_a_stopped_sweep_can_go_on_later(qtbot: QtBot, session: Session, window: SweepWindow, runs, script) -> None:
    start(qtbot, window, runs, script)
    button(window, "sweepStopButton").click()
    assert button(window, "sweepStopButton").text() == "Stopping…"
    settle(qtbot, session)
    assert script.states == ["stopped"]
    assert button(window, "sweepPauseButton").isEnabled()
    button(window, "sweepPauseButton").click()
    assert runs.running is not None
    script.go.set()
    settle(qtbot, session)


def test_an_ended_sweep_is_over(qtbot: QtBot, session: Session, window: SweepWindow, runs, script) -> None:
    runs.refresh = lambda: None  # as above
    start(qtbot, window, runs, script)
    button(window, "sweepEndButton").click()
    settle(qtbot, session)
    assert script.states == ["ended"]
    assert window.shown.state is SweepState.OVER


@pytest.mark.logs_errors
def test_a_sweep_that_pauses_while_it_ends_as_the_disk_is_full_goes_on_when_it_is_not(
    qtbot: QtBot, session: Session, tiny_dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    services, go, is_full = session.services, threading.Event(), True
    pool = ScriptedPool(services)
    pool.before_receiving = lambda: is_epoch(pool.last) and go.wait(PATIENCE)
    save = session.services.store.save

    def save_where_there_is_room(record: RunRecord) -> None:
        if is_full:
            raise StorageError("The disk is full.")
        save(record)

    monkeypatch.setattr(services.store, "save", save_where_there_is_room)
    runs = SweepRuns(session, session, make_pool=lambda _: pool)
    window = SweepWindow(session, runs)
    qtbot.addWidget(window)
    keys = {"key": tiny_dataset.key, "title": tiny_dataset.title, "fingerprint": tiny_dataset.fingerprint}
    plan = msgspec.structs.replace(
        make_plan(), class_names=tiny_dataset.class_names, **{f"dataset_{name}": value for name, value in keys.items()}
    )
    runs.start(Planned(plan, 2))
    qtbot.waitUntil(lambda: is_epoch(pool.last))
    button(window, "sweepEndButton").click()
    assert not button(window, "sweepPauseButton").isEnabled()
    go.set()
    qtbot.waitUntil(lambda: runs.running is not None and runs.running.state is SweepState.PAUSED)
    qtbot.waitUntil(lambda: all(button(window, f"sweep{name}Button").isEnabled() for name in ("Pause", "Stop", "End")))
    is_full = False
    button(window, "sweepPauseButton").click()
    settle(qtbot, session)
    assert window.shown.state is SweepState.OVER
    assert len(services.store.list()) == sum(each.has_run for each in window.shown.members) > 0
    services.store.close()


def test_what_keeps_a_sweep_from_running_is_said_and_it_stays_there(qtbot: QtBot, session: Session, window, runs, script) -> None:
    problems: list[UserError] = []
    session.problem.connect(problems.append)
    script.fails = True
    runs.start(Planned(make_plan(), 1))
    qtbot.waitUntil(lambda: bool(problems))
    assert "are others than when the sweep began" in window.bar.words.text()
    assert window.shown.state is SweepState.READY
    settle(qtbot, session)
    assert len(window._sweeps) == 1
    assert "are others than when the sweep began" in window.bar.words.text(), "also when the disk was read again"


def test_a_folder_that_others_write_to_takes_no_new_sweep(qtbot: QtBot, session: Session, window, runs, monkeypatch) -> None:
    from mnist_desktop.core.runs.store import ReadOnlyError, RunStore

    error = ReadOnlyError("Another window of this program keeps the runs.")
    monkeypatch.setattr(RunStore, "read_only", property(lambda _: error))
    problems: list[UserError] = []
    session.problem.connect(problems.append)
    runs.start(Planned(make_plan(), 1))
    qtbot.waitUntil(lambda: bool(problems))
    assert problems == [error]
    assert sweeps_beside(session.services.store).list() == ()
    settle(qtbot, session)
    assert not button(window, "newSweepButton").isEnabled()
    assert window._empty.text() == "Another window of this program keeps the runs."


def test_a_run_can_be_trained_beside_a_sweep(qtbot: QtBot, session: Session, window, runs, script, tiny_dataset: Dataset) -> None:
    session.use_dataset(tiny_dataset)
    session.edit(Sentence("small"), spec=BASE.spec, config=BASE.config)
    start(qtbot, window, runs, script)
    told: list[str] = []
    session.training_state_changed.connect(lambda _: told.append(window.bar.words.text()))
    session.train()
    qtbot.waitUntil(lambda: session.run.state is TrainingState.IDLE)
    assert any("A run is in training, too" in text for text in told)
    assert session.opened_run is not None
    assert runs.running is not None
    script.go.set()
    settle(qtbot, session)


def test_closing_the_program_stops_a_sweep_so_that_it_can_go_on(qtbot: QtBot, session: Session, window, runs, script) -> None:
    start(qtbot, window, runs, script)
    assert session.shut_down(10_000)
    assert script.states == ["stopped"]


def test_processes_end_with_the_window_but_never_under_a_sweep(qtbot: QtBot, session: Session, window, runs, script) -> None:
    start(qtbot, window, runs, script)
    pool = runs._pool
    runs.close_pool()
    assert not pool.closed
    script.go.set()
    settle(qtbot, session)
    runs.close_pool()
    qtbot.waitUntil(lambda: pool.closed)


@pytest.fixture
def kept(session: Session) -> Callable[..., None]:
    """Keeps sweeps on the disk, as an earlier session would have left them."""
    store = sweeps_beside(session.services.store)

    def keep(*names: str) -> None:
        for number, name in enumerate(names):
            store.create(make_plan(name, f"2026010{number + 1}-120000-abcdef"))

    return keep


def test_earlier_sweeps_are_listed_and_can_be_renamed_and_deleted(qtbot: QtBot, session: Session, window, runs, kept) -> None:
    kept("First", "Second")
    runs.refresh()
    settle(qtbot, session)
    box = window.findChild(QComboBox, "sweepChooser")
    assert [box.itemText(at).partition(",")[0] for at in range(box.count())] == ["Second", "First"]
    box.setCurrentIndex(1)
    assert window.shown.plan.name == "First"
    window.chooser.ask_name = lambda name: f"{name} of all"
    button(window, "renameSweepButton").click()
    qtbot.waitUntil(lambda: box.itemText(1).startswith("First of all"))
    window.chooser.ask_to_delete = lambda: False
    button(window, "deleteSweepButton").click()
    settle(qtbot, session)
    assert box.count() == 2
    window.chooser.ask_to_delete = lambda: True
    button(window, "deleteSweepButton").click()
    qtbot.waitUntil(lambda: box.count() == 1)
    assert window.shown.plan.name == "Second"
    settle(qtbot, session)


def test_the_list_of_sweeps_is_filled_again_only_where_there_are_others(qtbot: QtBot) -> None:
    """Otherwise an open list would close several times a second while a sweep runs."""
    chooser = SweepChooser()
    qtbot.addWidget(chooser)
    box = chooser.findChild(QComboBox, "sweepChooser")
    removed: list[int] = []
    box.model().rowsRemoved.connect(lambda _, first, last: removed.append(last))
    older = make_progress(1, make_plan("Older", "20250101-120000-abcdef"))
    for done in (3, 4):
        chooser.show_sweeps((make_progress(done), older), "", running="", is_read_only=False)
        assert f"{done} of 12 done" in box.itemText(0)
    assert not removed
    chooser.show_sweeps((make_progress(4, state=SweepState.READY), older), "", running="", is_read_only=False)
    assert box.itemText(0).endswith("4 of 12 done, can go on")
    chooser.show_sweeps((older,), "", running="", is_read_only=False)
    assert box.count() == 1
    assert removed


def test_a_damaged_sweep_is_named_with_the_cause_and_can_be_deleted(qtbot: QtBot, session: Session, window, runs, kept) -> None:
    kept("Whole")
    folder = sweeps_beside(session.services.store).folder / "20260109-120000-abcdef"
    folder.mkdir()
    (folder / "sweep.json").write_text("{}")
    runs.refresh()
    settle(qtbot, session)
    box = window.findChild(QComboBox, "sweepChooser")
    assert "(damaged)" in box.itemText(0)
    assert "sweep.json is damaged" in window._empty.text()
    assert window.shown is None
    assert button(window, "deleteSweepButton").isEnabled()
    assert not button(window, "renameSweepButton").isEnabled()


def test_table_and_plots_speak_of_the_same_member(qtbot: QtBot, window: SweepWindow, runs: SweepRuns) -> None:
    runs.changed.emit(make_progress(12, state=SweepState.OVER))
    window.table.choose(4)
    assert window.coordinates.current_part() == 3
    assert window.sizes.number_at(window.sizes.current_part()) == 4
    window.coordinates.chosen.emit(7)
    assert window.table.current.number == 7
    window.coordinates.pointed.emit(2)
    assert window.model.index(window.model.row_of(2), 0).data(Qt.ItemDataRole.BackgroundRole) is not None
    window.coordinates.pointed.emit(0)
    assert window.model.index(window.model.row_of(2), 0).data(Qt.ItemDataRole.BackgroundRole) is None


def test_a_member_opens_its_run_as_soon_as_there_is_one(
    qtbot: QtBot, session: Session, window: SweepWindow, runs: SweepRuns
) -> None:
    wanted: list[str] = []
    notices: list[str] = []
    window.run_wanted.connect(wanted.append)
    session.notice.connect(notices.append)
    runs.changed.emit(make_progress(3))
    window.table.choose(2)
    QTest.keyClick(window.table, Qt.Key.Key_Return)
    assert wanted == ["20260101-120000-abcdef-0002"]
    window.table.choose(9)
    QTest.keyClick(window.table, Qt.Key.Key_Return)
    assert wanted == ["20260101-120000-abcdef-0002"]
    assert notices == ["Member 9 has no run yet."]


# In Compare


def test_compare_opens_the_window_and_plans_with_the_builders_network(
    qtbot: QtBot, session: Session, tiny_dataset: Dataset
) -> None:
    session.use_dataset(tiny_dataset)
    session.edit(Sentence("small"), spec=BASE.spec, config=BASE.config)
    tab = CompareTab(session)
    qtbot.addWidget(tab)
    tab.show()
    settle(qtbot, session)
    asked: list[list[str]] = []
    tab.sweeps.ask = lambda bases, *_: asked.append([base.name for base in bases])
    tab.actions_bar.sweep.trigger()
    window = tab.sweeps.window
    button(window, "newSweepButton").click()
    assert asked == [["Small"]]
    assert tab.sweeps.runs.running is None
    window.close()
    settle(qtbot, session)
    assert tab.sweeps.window is None


def test_without_data_compare_says_what_a_sweep_needs(qtbot: QtBot, session: Session) -> None:
    tab = CompareTab(session)
    qtbot.addWidget(tab)
    settle(qtbot, session)
    notices: list[str] = []
    session.notice.connect(notices.append)
    tab.sweeps.plan()
    assert notices == ["A sweep needs a data set: load one, or choose a run in Compare."]
