"""Names come from files that anybody may have written: wherever one is shown, it is shown letter by letter."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtGui import Qt as TextTools
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGraphicsTextItem,
    QGraphicsView,
    QGroupBox,
    QLabel,
    QMenu,
    QMessageBox,
    QPushButton,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mnist_desktop import ui
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.imported import FamilyQuestion, ImportRequest, TurnQuestion
from mnist_desktop.core.datasets.orientation import Turn
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.lab.picture import LabPicture
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.runs.unsaved import UnsavedRun
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.banners.unsaved_banner import list_of_names
from mnist_desktop.ui.builder.model_files import ModelFiles
from mnist_desktop.ui.lab.picture_bar import PictureOrigin
from mnist_desktop.ui.lab.picture_chooser import PictureChooser
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.plain_text import LONGEST_NAME, PlainLabel, name_action, narrow_name, plain_tip, without_key
from mnist_desktop.ui.shared.run_names import plain_name
from mnist_desktop.ui.tabs import TABS
from mnist_desktop.ui.turn_dialog import TurnDialog

NAME = "R&D <img src=x>"
PICTURE = "\ufffc"
"""What stands in a rich text in the place of a picture."""
LONE_AMPERSAND = re.compile("R&D")
ROLES = {Qt.ItemDataRole.ToolTipRole: "tooltip", Qt.ItemDataRole.StatusTipRole: "status", Qt.ItemDataRole.WhatsThisRole: "what"}
MOST_ROWS = 30
PATIENCE = 30_000


class Walk:
    """Everything that a window says, where it says it, and what of it Qt would not show as it is."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.seen: set[str] = set()

    def over(self, window: QWidget) -> None:
        """Look at a widget and at all that is in it."""
        for widget in (window, *window.findChildren(QWidget)):
            where = f"{type(widget).__name__} {widget.objectName()}"
            for kind, text in (("tooltip", widget.toolTip()), ("status", widget.statusTip()), ("what", widget.whatsThis())):
                self._tip(f"{where} {kind}", text)
            self._words(where, widget)
            self._content(where, widget)
        for action in window.findChildren(QAction):
            self._action(f"QAction {action.objectName()}", action)

    def _words(self, where: str, widget: QWidget) -> None:
        match widget:
            case QLabel():
                self._label(where, widget)
            case QAbstractButton():
                self._keyed(where, widget.text())
            case QGroupBox() | QMenu():
                self._keyed(where, widget.title())
            case QTabBar():
                for number in range(widget.count()):
                    self._keyed(where, widget.tabText(number))
                    self._tip(where, widget.tabToolTip(number))

    def _content(self, where: str, widget: QWidget) -> None:
        match widget:
            case QComboBox():
                self._model(where, widget.model())
            case QTextEdit():
                self._document(where, widget.document())
            case QAbstractItemView() if widget.model() is not None:
                self._model(where, widget.model())
            case QGraphicsView() if widget.scene() is not None:
                for item in widget.scene().items():
                    if isinstance(item, QGraphicsTextItem):
                        self._document(f"{where} {item.toPlainText()!r}", item.document())

    def _model(self, where: str, model: QAbstractItemModel) -> None:
        rows = min(model.rowCount(QModelIndex()), MOST_ROWS)
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
        for row, column in itertools.product(range(rows), range(columns)):
            index = model.index(row, column, QModelIndex())
            self._note(where, str(index.data()))
            for role, kind in ROLES.items():
                self._tip(f"{where}[{row}, {column}] {kind}", index.data(role))
        for orientation, count in ((Qt.Orientation.Horizontal, columns), (Qt.Orientation.Vertical, rows)):
            for section in range(count):
                self._note(where, str(model.headerData(section, orientation)))
                for role, kind in ROLES.items():
                    self._tip(f"{where} header {section} {kind}", model.headerData(section, orientation, role))

    def _action(self, where: str, action: QAction) -> None:
        self._keyed(where, action.text())
        for kind, text in (("tooltip", action.toolTip()), ("status", action.statusTip()), ("what", action.whatsThis())):
            self._tip(f"{where} {kind}", text)

    def _label(self, where: str, label: QLabel) -> None:
        text, form = label.text(), label.textFormat()
        self._note(where, text)
        is_rich = form is Qt.TextFormat.RichText or (form is Qt.TextFormat.AutoText and TextTools.mightBeRichText(text))
        if is_rich and _html_holds_picture(text):
            self.faults.append(f"{where}: {text}")
        if label.buddy() is not None and LONE_AMPERSAND.search(text):
            self.faults.append(f"{where}, with a buddy: {text}")

    def _tip(self, where: str, text: object) -> None:
        if text:
            self._note(where, str(text))
            if TextTools.mightBeRichText(str(text)) and _html_holds_picture(str(text)):
                self.faults.append(f"{where}: {text}")

    def _keyed(self, where: str, text: str) -> None:
        self._note(where, text)
        if LONE_AMPERSAND.search(text):
            self.faults.append(f"{where}, an ampersand that marks a key: {text}")

    def _document(self, where: str, document: QTextDocument) -> None:
        self._note(where, document.toPlainText())
        if PICTURE in document.toPlainText():
            self.faults.append(where)

    def _note(self, where: str, text: str) -> None:
        if "src=x" in text:
            self.seen.add(where.partition("[")[0].strip())


def _html_holds_picture(text: str) -> bool:
    document = QTextDocument()
    document.setHtml(text)
    return PICTURE in document.toPlainText()


@pytest.fixture
def walk() -> Walk:
    return Walk()


@pytest.fixture
def named_dataset(tiny_dataset: Dataset) -> Dataset:
    """Whatever can have a name is called NAME."""
    names = tuple(f"{number} {NAME}" for number in range(10))
    return replace(tiny_dataset, title=NAME, source=f"/data/{NAME}.npz", class_names=names, class_names_ko=names)


@pytest.fixture
def window(
    qtbot: QtBot, session: Session, tmp_path: Path, named_dataset: Dataset, make_opened_run: Callable[..., OpenedRun],
    leave_unfinished: Callable[..., str],
) -> Iterator[MainWindow]:  # fmt: skip
    """The whole window with runs, a model, a data set, a picture, and kernels of that name."""
    opened = make_opened_run(dataset=named_dataset)
    spec = msgspec.structs.replace(opened.record.info.spec, name=NAME)
    info = msgspec.structs.replace(opened.record.info, name=NAME, message=NAME, notes=NAME, spec=spec, dataset_title=NAME)
    probabilities = opened.record.test_probabilities
    for number in range(3):
        each = msgspec.structs.replace(info, id=f"2026010{number + 1}-120000-abcde{number}", name=f"{NAME} {number}")
        session.services.store.save(RunRecord(each, opened.record.weights, test_probabilities=probabilities))
    with suppress(OSError):  # Windows has no such names
        (session.services.store.folder / f"{NAME} damaged").mkdir()
    leave_unfinished(name=NAME)
    window = MainWindow(session, tmp_path / "settings.ini", tmp_path / "log.txt")
    qtbot.addWidget(window)
    session.use_dataset(named_dataset)
    session.edit(Sentence("{name}", {"name": NAME}), spec=ModelSpec((), NAME), config=info.config)
    session.edit(Sentence("{name}", {"name": NAME}), spec=info.spec, config=info.config)
    window.resize(1400, 900)
    window.show()
    for tab in TABS:
        window.tabs.page(tab.name)
    session.show_run(OpenedRun(RunRecord(info, opened.record.weights, test_probabilities=probabilities), named_dataset,
                               opened.evaluation, opened.predictor))  # fmt: skip
    _settle(qtbot, session)
    yield window
    _settle(qtbot, session)


def _settle(qtbot: QtBot, session: Session) -> None:
    for _ in range(2):
        qtbot.waitUntil(lambda: not session.tasks._threads, timeout=PATIENCE)
        QApplication.processEvents()


def test_a_name_is_shown_letter_by_letter_in_every_tab(qtbot: QtBot, session: Session, window: MainWindow, walk: Walk) -> None:
    lab = window.tabs.page("lab")
    lab.show_picture(LabPicture(NAME, np.zeros((20, 20, 3), np.uint8)))
    compare = window.tabs.page("compare")
    for row in range(compare.runs.rowCount()):
        compare.runs.setData(compare.runs.index(row, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    compare.edits.rename(compare.runs.ticked()[0], f"{NAME} again")
    session.problem.emit(UserError("{name} is damaged.", name=NAME))
    session.notice.emit(f"Opened {NAME}.")
    for tab in TABS:
        window.tabs.enter(tab.name)
        _settle(qtbot, session)
        window.grab()  # some tooltips are made while painting
        walk.over(window)
    assert walk.faults == []
    said = " ".join(sorted(walk.seen))
    for place in ("messageText", "aboutRun", "runName", "predictionSource", "actionUndo tooltip", "actionUndoRuns", "classReport",
                  "datasetChooser", "runChooser", "runList", "Thumbnail  tooltip", "splitTable", "compareLegend",
                  "differenceTable header 0 tooltip"):  # fmt: skip
        assert place in said, f"{place} is not among {sorted(walk.seen)}"


def test_the_question_about_an_import_shows_the_name_of_the_file(
    session: Session, window: MainWindow, walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda box: walk.over(box))  # noqa: PLW0108 - becomes a method
    window.data_files._take_import(FamilyQuestion(ImportRequest(Path(f"{NAME}.npz"))))
    assert walk.faults == []
    assert "QLabel qt_msgbox_label" in walk.seen


def test_the_walk_finds_what_it_looks_for(qtbot: QtBot, walk: Walk) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label, button = QLabel(NAME, window), QPushButton(NAME, window)
    label.setBuddy(button)
    button.setToolTip(NAME)
    window.addAction(QAction(NAME, window))
    walk.over(window)
    assert len(walk.faults) == 6


def test_texts_with_names_are_made_by_one_helper(qtbot: QtBot, walk: Walk) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    PlainLabel(NAME, window)
    button = QPushButton(without_key(NAME), window)
    button.setToolTip(plain_tip(NAME))
    action = QAction(window)
    name_action(action, NAME)
    walk.over(window)
    assert walk.faults == []
    assert len(walk.seen) == 5


@pytest.mark.parametrize("name", ["two\n\nlines", "turned \u202eround", " around ", "x" * 1000])
def test_a_name_in_a_sentence_is_one_short_line_that_turns_nothing_round(
    name: str, make_opened_run: Callable[..., OpenedRun], qtbot: QtBot
) -> None:
    record = make_opened_run().record
    record = replace(record, info=msgspec.structs.replace(record.info, name=name))
    pixels = np.zeros((10, 28, 28), np.uint8)
    dialog = TurnDialog(TurnQuestion(ImportRequest(Path(f"{name}.npz")), Turn(inverted=True), pixels, pixels))
    qtbot.addWidget(dialog)
    said = list_of_names([UnsavedRun(record, StorageError("No."))])[1:-1]
    assert said == narrow_name(plain_name(record.info))
    assert said.isprintable()
    assert said == said.strip()
    assert len(said) <= LONGEST_NAME + len(r"\u202e")
    assert dialog.text.text().isprintable()


def test_the_name_of_an_opened_file_turns_no_sentence_round(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    files, chooser, told = ModelFiles(session, parent), PictureChooser(session, parent), []
    session.notice.connect(told.append)
    path = tmp_path / "net \u202eround.json"
    files.save_file(path)
    files.open_file(path)
    chooser._show(PictureOrigin.OWN, LabPicture(path.name, np.zeros((2, 2, 3), np.uint8)))
    assert len(told) == 3
    assert all(sentence.isprintable() for sentence in told)


def test_every_message_box_of_our_own_shows_its_text_letter_by_letter() -> None:
    folder = Path(ui.__file__).parent
    users = {path.name for path in folder.rglob("*.py") if re.search(r"\bQMessageBox\(", path.read_text("utf-8"))}
    assert not users, "PlainMessageBox is the one that knows no markup"


def test_a_tooltip_of_a_painted_place_goes_through_the_helper() -> None:
    folder = Path(ui.__file__).parent
    users = {path.name for path in folder.rglob("*.py") if "QToolTip.showText" in path.read_text("utf-8")}
    assert users == {"painted.py", "asking.py"}, "painted.py makes every tooltip plain; asking.py shows again what is one already"
