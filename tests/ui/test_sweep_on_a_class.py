"""A sweep of the window on the PCs of a class: chosen in the dialog, connected to in the background, shown in the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QLabel, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop import paths
from mnist_desktop.core.cluster.join_file import OWN, JoinFile, write_join_file
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.sentence import Sentence, Templated
from mnist_desktop.core.sweeps.axes import Axis
from mnist_desktop.core.sweeps.events import SweepNoted, SweepStateChanged, after
from mnist_desktop.core.sweeps.files import Journal
from mnist_desktop.core.sweeps.plan import SweepPlan, check_plan
from mnist_desktop.core.sweeps.progress import MemberState, SweepProgress, SweepState, at_beginning
from mnist_desktop.training.cluster.choosing import ClassSize
from mnist_desktop.training.services import Services
from mnist_desktop.training.sweeps.state import list_sweeps, sweeps_beside
from mnist_desktop.ui.compare.sweep import place_chooser
from mnist_desktop.ui.compare.sweep.member_columns import place_text
from mnist_desktop.ui.compare.sweep.place_dialog import Place, PlaceDialog
from mnist_desktop.ui.compare.sweep.plan_dialog import PlanDialog, Planned
from mnist_desktop.ui.compare.sweep.plan_words import Room
from mnist_desktop.ui.compare.sweep.sweep_bar import SweepBar
from mnist_desktop.ui.compare.sweep.sweep_base import SweepBase
from mnist_desktop.ui.compare.sweep.sweep_runs import SweepRuns
from mnist_desktop.ui.compare.sweep.window import SweepWindow
from mnist_desktop.ui.session import Session
from mnist_desktop.workers.task_runner import TaskRunner
from tests.sweep_pool import ScriptedPool, is_epoch
from tests.ui.sweep_progress import BASE, make_progress

PEM = "-----BEGIN NOTHING-----\n"


@pytest.fixture
def own_class() -> JoinFile:
    """A class that was begun on this PC."""
    now = datetime.now(UTC)
    joins = JoinFile("3-2", "127.0.0.1", 8786, now, now + timedelta(hours=1), PEM, PEM, PEM, {})
    write_join_file(paths.cluster() / OWN, joins)
    return joins


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[TaskRunner]:
    failures: list[Exception] = []
    tasks = TaskRunner(failures.append)
    yield tasks
    qtbot.waitUntil(lambda: not tasks._threads)
    assert not failures


@pytest.fixture
def open_dialog(
    qtbot: QtBot, tasks: TaskRunner, tiny_dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., PlanDialog]]:
    opened: list[PlanDialog] = []

    def make(size: Callable[[Path], ClassSize] = lambda _: ClassSize("3-2", 7, 28), *, has_extra: bool = True) -> PlanDialog:
        monkeypatch.setattr(place_chooser, "class_size", size)
        monkeypatch.setattr(place_chooser, "has_cluster", lambda: has_extra)
        dialog = PlanDialog([SweepBase.of_builder(BASE, tiny_dataset)], [], Room(4, 8_000_000_000), tasks)
        qtbot.addWidget(dialog)
        dialog.show()
        opened.append(dialog)
        return dialog

    yield make
    for dialog in opened:
        dialog.done(QDialog.DialogCode.Rejected)


def box_of(dialog: PlanDialog) -> QComboBox:
    return dialog.findChild(QComboBox, "sweepPlace")


def said_in(dialog: PlanDialog) -> str:
    return dialog.findChild(QLabel, "sweepPlaceWords").text()


def choose(dialog: PlanDialog, at: int) -> None:
    box_of(dialog).setCurrentIndex(at)
    box_of(dialog).activated.emit(at)


def test_the_class_that_was_begun_here_is_offered_and_says_who_is_there(
    open_dialog: Callable[..., PlanDialog], own_class: JoinFile, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    assert [box_of(dialog).itemText(at) for at in range(3)] == ["this PC", "the class “3-2”", "the class of a join file…"]
    assert dialog.planned.join_file is None
    choose(dialog, 1)
    qtbot.waitUntil(lambda: said_in(dialog) == "PCs now: 7, places: 28. Others can join while it trains.")
    dialog.work_out()
    assert dialog.planned.join_file == paths.cluster() / OWN
    assert "Memory" not in dialog.words.text(), "it takes none of this PC's"
    assert not dialog.findChild(QSpinBox, "sweepPlaces").isEnabled()
    choose(dialog, 0)
    dialog.work_out()
    assert said_in(dialog) == ""
    assert dialog.findChild(QSpinBox, "sweepPlaces").isEnabled()


def test_a_class_that_cannot_be_reached_says_why(
    open_dialog: Callable[..., PlanDialog], own_class: JoinFile, qtbot: QtBot
) -> None:
    def refuse(path: Path) -> ClassSize:
        raise UserError("Nobody answers.")

    dialog = open_dialog(refuse)
    choose(dialog, 1)
    qtbot.waitUntil(lambda: said_in(dialog) == "Nobody answers.")


def test_the_class_of_a_join_file_can_be_chosen(
    open_dialog: Callable[..., PlanDialog], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_dialog(lambda _: ClassSize("4-1", 2, 4))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    choose(dialog, 1)
    assert box_of(dialog).currentIndex() == 0
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "other.class.json"), ""))
    choose(dialog, 1)
    qtbot.waitUntil(lambda: box_of(dialog).currentText() == "the class “4-1”")
    assert dialog.place.join_file == tmp_path / "other.class.json"
    assert dialog.place.places == 4


def test_without_the_extra_nothing_of_it_is_shown(open_dialog: Callable[..., PlanDialog], own_class: JoinFile) -> None:
    assert not box_of(open_dialog(has_extra=False)).isVisible()


@pytest.fixture
def plan(tiny_dataset: Dataset) -> SweepPlan:
    return check_plan(SweepPlan(
        "20260101-120000-abcdef", "Seeds", "2026-01-01T12:00:00+00:00", BASE, (Axis("seed", (1, 2)),), tiny_dataset.key,
        tiny_dataset.title, tiny_dataset.fingerprint, tiny_dataset.class_names,
    ))  # fmt: skip


class ClassPool(ScriptedPool):
    """Is elsewhere, and gives back what it took."""

    def __init__(self, services: Services, note: Callable[[Templated], None]) -> None:
        super().__init__(services)
        self.is_here, self.is_closed, self._note = False, False, note

    def receive(self, seconds):
        if not self.tasks or self.last is None:
            self._note(Sentence("a gets no more members of this sweep: it is not there."))
        return super().receive(seconds)

    def close(self) -> None:
        self.is_closed = True


def test_a_sweep_runs_on_the_class_that_was_chosen_and_the_table_says_where(
    session: Session, services: Services, plan: SweepPlan, qtbot: QtBot, tmp_path: Path
) -> None:
    pools: list[ClassPool] = []
    asked: list[tuple[Path, str]] = []
    noted: list[tuple[str, str]] = []

    def open_class(join_file: Path, services: Services, plan: SweepPlan, note: Callable[[Templated], None]) -> ClassPool:
        asked.append((join_file, plan.id))
        pools.append(ClassPool(services, note))
        return pools[-1]

    def no_processes(places: int) -> ScriptedPool:
        raise AssertionError("no process of this PC is needed")

    runs = SweepRuns(session, make_pool=no_processes, open_class=open_class)
    runs.changed.connect(lambda progress: noted.append((str(progress.note or ""), str(progress.problem or ""))))
    with qtbot.waitSignal(runs.changed, check_params_cb=lambda progress: progress.state is SweepState.OVER) as ended:
        runs.start(Planned(plan, 1, tmp_path / "join.json"))
    assert asked == [(tmp_path / "join.json", plan.id)]
    assert pools[0].is_closed
    assert [place_text(each) for each in ended.args[0].members] == ["process 1", "process 1"]
    assert {problem for _, problem in noted} == {""}, "what is only noted is no problem"
    services.store.close()


def test_what_is_noted_is_shown_beside_a_problem_and_until_the_next_note(qtbot: QtBot) -> None:
    bar = SweepBar()
    qtbot.addWidget(bar)
    progress = make_progress(3)
    sweep_id = progress.plan.id
    told: list[str] = []
    for event in (
        SweepNoted(sweep_id, Sentence("a is gone.")),
        SweepStateChanged(sweep_id, SweepState.PAUSED, Sentence("The disk is full.")),
        SweepNoted(sweep_id, Sentence("a is back.")),
        SweepStateChanged(sweep_id, SweepState.RUNNING),
    ):
        progress = after(progress, event)
        bar.show_progress(progress, obstacle="", is_stopping=False, has_training=False)
        told.append(" ".join(each for each in ("full", "gone", "back") if each in bar.words.text()))
    assert told == ["gone", "full gone", "full back", "back"]


def test_no_time_is_foretold_while_nobody_trains(qtbot: QtBot) -> None:
    bar = SweepBar()
    qtbot.addWidget(bar)
    told: list[bool] = []
    running = make_progress(6)
    for progress in (running, running.with_member(replace(running.members[6], state=MemberState.WAITING))):
        bar.show_progress(progress, obstacle="", is_stopping=False, has_training=False)
        told.append(" left." in bar.words.text())
    assert told == [True, False]


@dataclass
class Asked:
    """Answers where a sweep goes on, and remembers what was asked."""

    answer: Place | None
    questions: list[tuple[str, Path | None]] = field(default_factory=list)

    def __call__(self, name: str, join_file: Path | None, _tasks: TaskRunner, _parent: QWidget) -> Place | None:
        self.questions.append((name, join_file))
        return self.answer


class Began:
    """Takes note of which pools train, and trains nothing."""

    def __init__(self) -> None:
        self.pools: list[object] = []

    def __call__(self, services, sweep_id, pool, _emit, control, *, epoch_budget) -> SweepProgress:
        self.pools.append(pool)
        state = SweepState.OVER if control.end_requested else SweepState.READY
        return SweepProgress(sweeps_beside(services.store).load(sweep_id).plan, (), state)


@pytest.fixture
def began() -> Began:
    return Began()


@pytest.fixture
def runs(session: Session, services: Services, began: Began) -> Iterator[SweepRuns]:
    """Runs whose class tells by its pool which join file it had, and whose processes are called "here"."""

    def open_class(join_file: Path, services: Services, *_: object) -> ClassPool:
        pool = ClassPool(services, lambda _: None)
        pool.join_file = join_file
        return pool

    yield SweepRuns(session, session, make_pool=lambda _: ScriptedPool(services), run=began, open_class=open_class)
    services.store.close()


@pytest.fixture
def window(qtbot: QtBot, session: Session, runs: SweepRuns, monkeypatch: pytest.MonkeyPatch) -> SweepWindow:
    monkeypatch.setattr("mnist_desktop.ui.compare.sweep.window.has_cluster", lambda: True)
    window = SweepWindow(session, runs)
    qtbot.addWidget(window)
    return window


def settle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.tasks._threads)


def place_of(pool: object) -> Path | None:
    return getattr(pool, "join_file", None)


@pytest.mark.parametrize("chosen", [None, Path("other.class.json")])
def test_after_a_restart_it_is_asked_where_a_sweep_of_a_class_goes_on(
    qtbot: QtBot, session: Session, plan: SweepPlan, window: SweepWindow, began: Began, chosen: Path | None
) -> None:
    store = sweeps_beside(session.services.store)
    store.create(plan)
    store.keep(plan.id, Journal(5.0, running=True, trained_at={1: "pc 3"}))
    (progress,) = list_sweeps(session.services)
    window.ask_for_place = asked = Asked(Place(chosen))
    assert window.go_on(progress)
    settle(qtbot, session)
    assert asked.questions == [("Seeds", None)]
    assert [place_of(pool) for pool in began.pools] == [chosen]


def test_a_sweep_of_this_pc_goes_on_here_without_a_question(
    qtbot: QtBot, session: Session, plan: SweepPlan, window: SweepWindow, began: Began
) -> None:
    sweeps_beside(session.services.store).create(plan)
    window.ask_for_place = asked = Asked(None)
    assert window.go_on(at_beginning(plan))
    settle(qtbot, session)
    assert asked.questions == []
    assert [place_of(pool) for pool in began.pools] == [None]


def test_who_thinks_better_of_it_is_asked_again_with_the_class_that_was_chosen_last(
    qtbot: QtBot, session: Session, plan: SweepPlan, window: SweepWindow, runs: SweepRuns, began: Began, tmp_path: Path
) -> None:
    file = tmp_path / "join.json"
    runs.start(Planned(plan, 1, file))
    settle(qtbot, session)
    window.ask_for_place = asked = Asked(None)
    assert not window.go_on(at_beginning(plan))
    assert runs.running is None
    assert asked.questions == [("Seeds", file)]
    assert len(began.pools) == 1


def test_a_sweep_whose_class_is_closed_is_ended_on_this_pc(
    qtbot: QtBot, session: Session, plan: SweepPlan, runs: SweepRuns, began: Began, tmp_path: Path
) -> None:
    runs.start(Planned(plan, 1, tmp_path / "join.json"))
    settle(qtbot, session)
    runs.end(at_beginning(plan))
    settle(qtbot, session)
    assert [place_of(pool) for pool in began.pools] == [tmp_path / "join.json", None]
    assert runs.class_of(at_beginning(plan)) is None


class LeavingClass(ClassPool):
    """Its PCs are all gone as soon as one has told of an epoch."""

    def receive(self, seconds):
        if is_epoch(self.last) and self.places:
            self.kill(self.at_work[0])
            self.places = 0
        return super().receive(seconds)


def test_a_sweep_that_is_ended_when_its_pcs_are_gone_can_be_stopped_and_ended_on_this_pc(
    qtbot: QtBot, session: Session, services: Services, plan: SweepPlan, tmp_path: Path
) -> None:
    pools: list[LeavingClass] = []

    def open_class(_: Path, services: Services, *__: object) -> LeavingClass:
        pools.append(LeavingClass(services, lambda _: None))
        return pools[-1]

    runs = SweepRuns(session, session, make_pool=lambda _: ScriptedPool(services), open_class=open_class)
    runs.start(Planned(plan, 1, tmp_path / "join.json"))
    qtbot.waitUntil(lambda: bool(pools) and not pools[0].places)
    runs.end(runs.running)
    assert not runs.is_stopping, "nobody may ever come to end it"
    runs.stop()
    assert runs.is_stopping
    settle(qtbot, session)
    (stopped,) = list_sweeps(services)
    assert stopped.state is SweepState.READY
    runs.end(stopped)
    settle(qtbot, session)
    (ended,) = list_sweeps(services)
    assert ended.state is SweepState.OVER
    assert [each.state for each in ended.members] == [MemberState.STOPPED_EARLY, MemberState.WAITING]
    services.store.close()


def test_the_question_proposes_the_class_of_last_time_and_offers_this_pc(
    qtbot: QtBot, tasks: TaskRunner, own_class: JoinFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place_chooser, "class_size", lambda _: ClassSize("4-1", 2, 4))
    dialog = PlaceDialog("Seeds", tmp_path / "join.json", tasks)
    qtbot.addWidget(dialog)
    assert dialog.chosen == Place(tmp_path / "join.json")
    box = dialog.findChild(QComboBox, "sweepPlace")
    qtbot.waitUntil(lambda: box.currentText() == "the class “4-1”")
    assert [box.itemText(at) for at in range(2)] == ["this PC", "the class “3-2”"]
    dialog.place.choose(None)
    assert dialog.chosen == Place()
    dialog.reject()


def test_a_class_that_cannot_be_reached_leaves_the_sweep_to_go_on_with(
    session: Session, services: Services, plan: SweepPlan, qtbot: QtBot, tmp_path: Path
) -> None:
    def refuse(*_: object) -> ClassPool:
        raise UserError("Nobody answers.")

    runs = SweepRuns(session, open_class=refuse)
    with qtbot.waitSignal(session.problem), qtbot.waitSignal(runs.listed):
        runs.start(Planned(plan, 1, tmp_path / "join.json"))
    assert runs.running is None
    services.store.close()
