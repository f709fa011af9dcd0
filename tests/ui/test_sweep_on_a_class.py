"""A sweep of the window on the PCs of a class: chosen in the dialog, connected to in the background, shown in the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QLabel, QSpinBox
from pytestqt.qtbot import QtBot

from mnist_desktop import paths
from mnist_desktop.core.cluster.join_file import OWN, JoinFile, write_join_file
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.sentence import Sentence, Templated
from mnist_desktop.core.sweeps.axes import Axis
from mnist_desktop.core.sweeps.plan import SweepPlan, check_plan
from mnist_desktop.core.sweeps.progress import SweepState
from mnist_desktop.training.cluster.choosing import ClassSize
from mnist_desktop.training.services import Services
from mnist_desktop.ui.compare.sweep import place_chooser
from mnist_desktop.ui.compare.sweep.member_columns import place_text
from mnist_desktop.ui.compare.sweep.plan_dialog import PlanDialog, Planned
from mnist_desktop.ui.compare.sweep.plan_words import Room
from mnist_desktop.ui.compare.sweep.sweep_base import SweepBase
from mnist_desktop.ui.compare.sweep.sweep_runs import SweepRuns
from mnist_desktop.ui.session import Session
from mnist_desktop.workers.task_runner import TaskRunner
from tests.sweep_pool import ScriptedPool
from tests.ui.sweep_progress import BASE

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
    noted: list[str] = []

    def open_class(join_file: Path, services: Services, plan: SweepPlan, note: Callable[[Templated], None]) -> ClassPool:
        asked.append((join_file, plan.id))
        pools.append(ClassPool(services, note))
        return pools[-1]

    def no_processes(places: int) -> ScriptedPool:
        raise AssertionError("no process of this PC is needed")

    runs = SweepRuns(session, make_pool=no_processes, open_class=open_class)
    runs.changed.connect(lambda progress: noted.append(progress.problem.text if progress.problem else ""))
    with qtbot.waitSignal(runs.changed, check_params_cb=lambda progress: progress.state is SweepState.OVER) as ended:
        runs.start(Planned(plan, 1, tmp_path / "join.json"))
    assert asked == [(tmp_path / "join.json", plan.id)]
    assert pools[0].is_closed
    assert [place_text(each) for each in ended.args[0].members] == ["process 1", "process 1"]
    services.store.close()


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
