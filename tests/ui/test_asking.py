"""F1 is answered wherever the focus can be: in the window, its menus and lists, and every dialog."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTableView,
    QTabWidget,
    QTextBrowser,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

import mnist_desktop.ui
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.images.importing import ImportOptions
from mnist_desktop.core.datasets.images.set_info import VERSION, SetInfo, SetOrigin
from mnist_desktop.core.datasets.imported import ImportRequest, TurnQuestion
from mnist_desktop.core.datasets.orientation import Turn
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.glossary.entry import Entry
from mnist_desktop.core.lessons.board.survey import Survey
from mnist_desktop.core.lessons.goals import AnyGoal
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.report.draft import Draft, Drafts
from mnist_desktop.core.results.fine_tuned import BeforeAfter
from mnist_desktop.core.results.metrics import evaluate
from mnist_desktop.core.runs.expectation import Expectation
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.fine_tuning import Readings, TuningPlan
from mnist_desktop.training.insight import Insight
from mnist_desktop.ui.about import AboutDialog
from mnist_desktop.ui.board.dialog import BoardDialog
from mnist_desktop.ui.builder.expectation_dialog import ExpectationDialog
from mnist_desktop.ui.builder.gradient_dialog import GradientDialog
from mnist_desktop.ui.compare.repeat_dialog import RepeatDialog
from mnist_desktop.ui.compare.run_table_model import RunTableModel
from mnist_desktop.ui.compare.sizes.window import SizesWindow
from mnist_desktop.ui.compare.sweep.place_dialog import PlaceDialog
from mnist_desktop.ui.compare.sweep.plan_dialog import PlanDialog
from mnist_desktop.ui.compare.sweep.plan_words import Room
from mnist_desktop.ui.compare.sweep.sweep_base import SweepBase
from mnist_desktop.ui.compare.sweep.sweep_runs import SweepRuns
from mnist_desktop.ui.compare.sweep.window import SweepWindow
from mnist_desktop.ui.compare.train_on_dialog import TrainOnDialog
from mnist_desktop.ui.data.break_dialog import BreakDialog
from mnist_desktop.ui.drawing.handwriting_test import HandwritingTest, ReadHandwriting
from mnist_desktop.ui.drawing.tuning_dialog import TuningDialog
from mnist_desktop.ui.drawing.tuning_result import Tuned, TuningResult
from mnist_desktop.ui.export.dialog import ExportDialog
from mnist_desktop.ui.glossary.dialog import GlossaryDialog
from mnist_desktop.ui.glossary.finding import help_at, tip_at
from mnist_desktop.ui.help import FirstSteps, HelpDialog, WhatsNew
from mnist_desktop.ui.keys_sheet import KeysDialog
from mnist_desktop.ui.lesson.goal_dialog import KINDS, USUAL, GoalDialog
from mnist_desktop.ui.lesson.hand_in_dialog import HandInDialog
from mnist_desktop.ui.lesson.teacher import LessonDialog, first_draft
from mnist_desktop.ui.log_view import LogView
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.picture_import.class_names_dialog import ClassNamesDialog
from mnist_desktop.ui.picture_import.dialog import ImportImagesDialog
from mnist_desktop.ui.picture_import.sets_dialog import OwnSetsDialog
from mnist_desktop.ui.preferences import Preferences
from mnist_desktop.ui.report.keeping import DraftKeeper
from mnist_desktop.ui.report.window import ReportWindow
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.fitting_dialog import FittingDialog
from mnist_desktop.ui.shared.menus import Menu
from mnist_desktop.ui.student_dialog import StudentDialog
from mnist_desktop.ui.tabs import TABS
from mnist_desktop.ui.tips import TipsDialog, tips_of
from mnist_desktop.ui.turn_dialog import TurnDialog
from tests.conftest import make_info

opens_popup = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


@pytest.fixture
def window(qtbot: QtBot, session: Session, tiny_dataset: Dataset, tmp_path: Path) -> Iterator[MainWindow]:
    """With every tab, and things to show in most of them."""
    (tmp_path / "log").write_text("a line\n")
    window = MainWindow(session, tmp_path / "settings.ini", tmp_path / "log")
    qtbot.addWidget(window)
    session.use_dataset(tiny_dataset)
    session.edit(Sentence("first network"), spec=ModelSpec((Flatten(), Dense(10, "softmax"))))
    for name in window.tabs.names():
        window.tabs.page(name)
    window.show()
    yield window
    session.shut_down()


class Answers:
    """What F1 led to: tooltips, entries, and how often the sheet of keys."""

    def __init__(self, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        self.given: list[object] = []
        monkeypatch.setattr(QToolTip, "showText", lambda _place, text, *_: self.given.append(text))
        monkeypatch.setattr(window.glossary.answers, "_answer", self.given.append)
        monkeypatch.setattr(window.glossary.answers, "_otherwise", lambda: self.given.append("keys"))

    def to(self, widget: QWidget, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> object:
        """What F1 there led to; None where nothing came of it."""
        self.given.clear()
        QTest.keyClick(widget, Qt.Key.Key_F1, modifiers)
        given = self.given[-1] if self.given else None
        return given.key if isinstance(given, Entry) else given


@pytest.fixture
def answers(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Answers:
    return Answers(window, monkeypatch)


def _controls(root: QWidget) -> list[QWidget]:
    """What Tab leads to within a window, when it is enabled and in view."""
    found = [each for each in root.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return [
        each for each in found if each.window() is root.window() and not isinstance(each.parentWidget(), (QTabBar, QComboBox))
    ]


def _says_all_itself(control: QWidget) -> bool:
    """Tabs, the buttons that end a dialog, and texts to be read, where F1 shows the sheet of keys; and buttons not in use."""
    if isinstance(control.parentWidget(), QDialogButtonBox) or (isinstance(control, QPushButton) and not control.text()):
        return True
    return isinstance(control, (QTabBar, QTabWidget, QTextBrowser, QPlainTextEdit))


def _unexplained(root: QWidget) -> list[str]:
    return [
        f"{type(each).__name__} {each.objectName() or each.parentWidget()}"
        for each in _controls(root)
        if not _says_all_itself(each) and not help_at(each)
    ]


def test_every_control_of_the_window_has_a_word_or_a_tooltip_and_every_menu_leaves_f1_to_it(window: MainWindow) -> None:
    assert len(_controls(window)) > 100
    assert _unexplained(window) == []
    menus = window.findChildren(QMenu)
    assert len(menus) > 15
    # One without a title is Qt's own, for entries that the menu bar has no room for.
    ours = [each for each in menus if each.title() or not isinstance(each.parentWidget(), QMenuBar)]
    assert [f"{each.objectName()} of {each.parentWidget()}" for each in ours if not isinstance(each, Menu)] == []


def test_no_menu_is_made_that_keeps_f1(window: MainWindow) -> None:
    made = [
        path.name for path in Path(mnist_desktop.ui.__path__[0]).rglob("*.py") if "= QMenu(" in path.read_text(encoding="utf-8")
    ]
    assert made == []


def _report(window: MainWindow) -> ReportWindow:
    """With a text that was typed before, so that it can be edited at once, and without a look inside."""
    window.session.services = replace(window.session.services, open_insight=_no_insight)
    opened = _opened(window)
    keeper = DraftKeeper(Drafts(window.session.services.store), window.session.tasks, window)
    keeper.put(opened.record.info.id, Draft(text="Mine"))
    return ReportWindow(window.session, opened, (), keeper, window)


DIALOGS: dict[type[QDialog], Callable[[MainWindow], QDialog]] = {
    AboutDialog: lambda window: AboutDialog(None, window),
    BoardDialog: lambda window: BoardDialog(window.session.tasks, window.session.services, _survey, window),
    BreakDialog: lambda window: BreakDialog(window.session.dataset, window),
    ClassNamesDialog: lambda window: ClassNamesDialog(*_kept(), window),
    ExpectationDialog: lambda window: ExpectationDialog(window.session, Expectation(), window),
    ExportDialog: lambda window: ExportDialog(window.session, _opened(window), 0, window),
    FirstSteps: FirstSteps,
    GoalDialog: lambda window: GoalDialog(_goal(next(iter(KINDS))), _tab_titles(window), window),
    GradientDialog: lambda window: GradientDialog(window.session, window),
    HandInDialog: lambda window: HandInDialog(first_draft(window.session), "", (1,), (), window),
    ImportImagesDialog: lambda window: ImportImagesDialog(window.session.tasks, window),
    HandwritingTest: lambda window: HandwritingTest(_read(window), window),
    KeysDialog: lambda window: KeysDialog(window.menu, window.tabs, window),
    LessonDialog: lambda window: LessonDialog(first_draft(window.session), window.session, window.tabs, window),
    LogView: lambda window: LogView(window._log_file or Path(), window),
    PlanDialog: lambda window: PlanDialog(_bases(window), (), Room(2, 8_000_000_000), window.session.tasks, "", window),
    PlaceDialog: lambda window: PlaceDialog("Rates", None, window.session.tasks, window),
    SweepWindow: lambda window: SweepWindow(window.session, SweepRuns(window.session, window), window),
    SizesWindow: SizesWindow,
    OwnSetsDialog: lambda window: OwnSetsDialog(window.session.tasks, [], window),
    Preferences: lambda window: Preferences(window.view, window.announcements, window.session.epochs, "", window),
    RepeatDialog: lambda window: RepeatDialog(_info(window), (), window),
    ReportWindow: _report,
    StudentDialog: lambda window: StudentDialog("", window),
    TipsDialog: TipsDialog,
    TrainOnDialog: lambda window: TrainOnDialog(_info(window), window),
    TuningDialog: lambda window: TuningDialog(_prepared(window), 2, 1, window),
    TuningResult: lambda window: TuningResult(_tuned(window), window),
    TurnDialog: lambda window: TurnDialog(_question(), window),
    WhatsNew: WhatsNew,
}


def _bases(window: MainWindow) -> list[SweepBase]:
    session = window.session
    return [SweepBase.of_builder(session.experiment, session.dataset), SweepBase.of_run(_info(window))]


def _info(window: MainWindow):
    return make_info("20260101-120000-abcdef", window.session.dataset)


def _read(window: MainWindow) -> ReadHandwriting:
    opened = _opened(window)
    return ReadHandwriting(opened, opened.evaluation, 1)


def _opened(window: MainWindow) -> OpenedRun:
    dataset = window.session.dataset
    evaluation = evaluate(dataset.test_labels, np.eye(dataset.classes, dtype=np.float32)[dataset.test_labels])
    return OpenedRun(RunRecord(_info(window), ()), dataset, evaluation, None)


def _prepared(window: MainWindow) -> TuningPlan:
    dataset = window.session.dataset
    learned, rest = dataset.labels[: dataset.train_count], dataset.test_labels
    return TuningPlan(_opened(window), 0, dataset, dataset, Readings(learned, rest, rest))


def _tuned(window: MainWindow) -> Tuned:
    labels = window.session.dataset.test_labels
    group = BeforeAfter(labels, labels, labels)
    return Tuned(_prepared(window), _opened(window), 2, 1, group, group, group)


def _no_insight(_record: RunRecord) -> Insight:
    raise UserError("There is nothing to look into.")


def _kept() -> tuple[SetInfo, tuple[int, int]]:
    origin = SetOrigin("pictures", "2026-01-01T12:00:00+09:00", ImportOptions(), ("a", "b"))
    return SetInfo(VERSION, "Pictures", "mnist", ("a", "b"), "0" * 64, 1, 1, origin), (1, 1)


def _goal(kind: type[AnyGoal]) -> AnyGoal:
    return kind(id="a", text={"en": "Do it"}, **USUAL[kind])


def _tab_titles(window: MainWindow) -> dict[str, str]:
    return {name: window.tabs.title(name) for name in window.tabs.names()}


def _survey(folder: Path) -> Survey:
    raise AssertionError(f"{folder} is looked at, and none was chosen")


def _question() -> TurnQuestion:
    images = np.zeros((3, 28, 28), np.uint8)
    return TurnQuestion(ImportRequest(Path("a.csv")), Turn(inverted=True), images, images)


def _dialogs_of_the_program() -> set[type[QDialog]]:
    for module in pkgutil.walk_packages(mnist_desktop.ui.__path__, "mnist_desktop.ui."):
        importlib.import_module(module.name)
    found, left = {BoardDialog}, [FittingDialog]
    while left:
        kind = left.pop()
        left += kind.__subclasses__()
        found.add(kind)
    return {kind for kind in found if kind.__module__.startswith("mnist_desktop.")} - {FittingDialog, HelpDialog}


def test_f1_is_answered_on_every_control_of_every_dialog(window: MainWindow, answers: Answers) -> None:
    assert set(DIALOGS) == _dialogs_of_the_program()
    for kind, make in DIALOGS.items():
        dialog = make(window)
        dialog.show()
        for control in _controls(dialog):
            window.glossary.answers._note_focus(None, control)
            assert answers.to(control) is not None, f"{kind.__name__}: {control.objectName()}"
        assert _unexplained(dialog) == [], kind.__name__
        dialog.close()
        if kind is not GradientDialog:  # which goes when it is closed
            dialog.deleteLater()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_field_of_every_kind_of_goal_is_explained(qtbot: QtBot, kind: type[AnyGoal]) -> None:
    dialog = GoalDialog(_goal(kind), {tab.name: tab.name for tab in TABS})
    qtbot.addWidget(dialog)
    assert _unexplained(dialog) == []


@opens_popup
def test_in_an_open_list_or_menu_f1_explains_what_is_lit(window: MainWindow, answers: Answers) -> None:
    box = window.findChild(QComboBox, "optimizerChooser")
    window.findChild(QWidget, "trainingForm").more.unfold(True)
    box.setCurrentText("adam")
    box.showPopup()
    QTest.keyClick(box.view(), Qt.Key.Key_Home)
    assert answers.to(box.view()) == "sgd"
    assert not box.view().isVisible()
    assert box.currentText() == "adam"
    menu = window.findChild(QMenu, "addLayerMenu")
    menu.popup(window.mapToGlobal(window.rect().center()))
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    assert answers.to(menu) == "dense"
    assert not menu.isVisible()


def test_shift_and_f1_tell_what_the_mouse_is_told(window: MainWindow, answers: Answers) -> None:
    box = window.findChild(QWidget, "learningRateBox")
    box.setFocus()
    assert answers.to(box) == "learning_rate"
    assert answers.to(box, Qt.KeyboardModifier.ShiftModifier) == box.toolTip()
    grid = window.tabs.page("data").findChild(QWidget, "imageGrid")
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert answers.to(grid, Qt.KeyboardModifier.ShiftModifier) == grid.told_by_key() != ""


def test_a_label_explains_what_it_leads_to(qtbot: QtBot, tiny_dataset: Dataset) -> None:
    dialog = RepeatDialog(make_info("20260101-120000-abcdef", tiny_dataset), ())
    qtbot.addWidget(dialog)
    label = next(each for each in dialog.findChildren(QLabel) if each.buddy() is not None)
    found = help_at(label)
    assert isinstance(found, Entry)
    assert found.key == "repeats"
    assert tip_at(label) == label.buddy().toolTip() != ""


def test_f1_in_a_dialog_opens_a_glossary_that_can_be_used_and_stays(window: MainWindow) -> None:
    dialog = Preferences(window.view, window.announcements, window.session.epochs, "", window)
    dialog.open()
    window.glossary.open()
    shown = dialog.findChild(GlossaryDialog)
    assert shown is not None
    assert shown.isVisible()
    dialog.reject()
    assert shown.parentWidget() is window
    assert shown.isVisible()
    shown.close()
    dialog.deleteLater()


def test_what_the_mouse_is_told_in_view_stands_on_a_sheet_of_its_own(window: MainWindow) -> None:
    window.tabs.enter("draw")
    said = " ".join(tip for _name, tip in tips_of(window))
    page = window.tabs.page("draw")
    for widget in (page.findChild(QWidget, "penWidthSlider"), page.findChild(QWidget, "probabilityBars")):
        assert " ".join(widget.toolTip().split()) in said
    assert page.findChild(QWidget, "networkInputView").told_by_key() in said


def test_the_sheet_has_the_tooltips_of_columns_as_well(qtbot: QtBot) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(RunTableModel(view))
    page = QWidget()
    qtbot.addWidget(page)
    view.setParent(page)
    page.show()
    roles = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole
    assert tuple(view.model().headerData(2, Qt.Orientation.Horizontal, role) for role in roles) in tips_of(page)
