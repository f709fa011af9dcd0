"""A walk over the window in a language that marks each text: what is not marked never went by a translator."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pyqtgraph import PlotWidget
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QCoreApplication, QModelIndex, QObject, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.fields import fields_of
from mnist_desktop.core.model.layers import LAYER_TYPES
from mnist_desktop.core.presets import PRESETS
from mnist_desktop.core.training_config import EarlyStopping, TrainingConfig
from mnist_desktop.training.engine import OpenedRun
from mnist_desktop.ui.help import FirstSteps
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.language import NAMES
from mnist_desktop.ui.tabs import TABS

EXTRACT = Path(__file__).parents[2] / "resources" / "translations" / "extract.py"
WORD = re.compile(r"[A-Za-z]{3,}")
MARKED = re.compile(r"«[^«»]*»")
CHOICES = {
    choice for struct in (TrainingConfig, EarlyStopping, *LAYER_TYPES) for each in fields_of(struct) for choice in each.choices
}
KINDS = {str(kind.__struct_config__.tag) for kind in LAYER_TYPES}
"""Names of Keras and choices of fields are shown as they stand in files; their meaning beside them is still to come."""
OTHERS = {"Scroll", "Left", "Right", "Export", "Export...", "bias", "luma", "mean", "red", "average", "max", "none"}
"""Qt's and pyqtgraph's own; "no bias" of a layer's settings and the lab's choices, whose words are still to be looked up."""
KEYS = re.compile(r"\((?:Ctrl|Shift|Alt|Del|F\d+)[^()]*\)")
QTS_OWN = {"QPlatformTheme", "QDialogButtonBox", "QMessageBox", "QLineEdit"}
"""Contexts of Qt's own texts, which its own translation knows."""


class _Marking(QTranslator):
    """Puts marks around every text that the extraction knows, and finds no translation for any other."""

    def __init__(self, texts: set[tuple[str, str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(self, context: str, source: str, *_: object) -> str | None:  # type: ignore[override]
        return f"«{source}»" if (context, source) in self._texts or context in QTS_OWN else None


@pytest.fixture
def marking(qapp: QCoreApplication) -> Iterator[None]:
    spec = importlib.util.spec_from_file_location("extract", EXTRACT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["extract"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    translator = _Marking(set(module.extract().texts))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def _texts_of(widget: QWidget) -> Iterator[str]:
    """All that can be read of one widget."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.statusTip())
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QGroupBox() | QMenu():
            yield widget.title()
        case QLineEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.itemText(at) for at in range(widget.count()))
        case QTabWidget():
            yield from (widget.tabText(at) for at in range(widget.count()))
            yield from (widget.tabToolTip(at) for at in range(widget.count()))
        case QAbstractItemView() if widget.model() is not None:
            yield from _texts_of_model(widget.model())
        case PlotWidget():
            for name in ("left", "bottom"):
                yield widget.getPlotItem().getAxis(name).labelText or ""


def _texts_of_model(model: QAbstractItemModel) -> Iterator[str]:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    rows = model.rowCount(QModelIndex())
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for direction, count in ((Qt.Orientation.Horizontal, columns), (Qt.Orientation.Vertical, rows)):
        yield from (str(model.headerData(at, direction, role) or "") for at in range(count) for role in roles[:2])
    for row in range(min(rows, 20)):
        for column in range(columns):
            yield from (str(model.index(row, column).data(role) or "") for role in roles)


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


def _rest(text: str, own: set[str]) -> str:
    """What of a text is neither marked nor a name that no language changes."""
    for _ in range(4):  # a sentence within a sentence
        text = MARKED.sub(" ", text)
    text = KEYS.sub(" ", text)
    plain = _Plain()
    plain.feed(text)
    return " ".join(
        word for word in re.findall(r"[\w:.-]+", plain.text) if WORD.search(word) and word not in CHOICES | KINDS | OTHERS | own
    )


def unknown_texts(root: QWidget, own: set[str]) -> set[str]:
    """Every text below `root` of which a part was never looked up, with the class of what shows it."""
    found = set()
    for widget in (root, *root.findChildren(QWidget)):
        found |= {f"{type(widget).__name__} {widget.objectName()}: {text}" for text in _texts_of(widget) if _rest(text, own)}
    for action in root.findChildren(QAction):
        found |= {f"{action.objectName()}: {text}" for text in (action.text(), action.toolTip()) if _rest(text, own)}
    return found


def test_a_text_that_no_translator_saw_is_told(qtbot: QtBot, marking: None) -> None:
    label = QLabel("Learning rate")
    qtbot.addWidget(label)
    assert unknown_texts(label, set()) == {"QLabel : Learning rate"}


def test_every_text_of_the_window_is_looked_up(
    qtbot: QtBot,
    session: Session,
    tmp_path: Path,
    tiny_dataset: Dataset,
    make_opened_run: Callable[..., OpenedRun],
    marking: None,
) -> None:
    window = MainWindow(session, tmp_path / "settings.ini", tmp_path / "log.txt")
    qtbot.addWidget(window)
    for tab in TABS:
        window.tabs.page(tab.name)
    session.use_dataset(tiny_dataset)
    first = PRESETS[0].experiment
    session.edit("first", spec=first.spec, config=first.config)
    own = {*tiny_dataset.title.split(), "MNIST", "Desktop", "first", *NAMES.values()}
    assert unknown_texts(window, own) == set()
    window.hide()


def test_every_text_of_the_first_steps_is_looked_up(qtbot: QtBot, marking: None) -> None:
    steps = FirstSteps()
    qtbot.addWidget(steps)
    assert unknown_texts(steps, set()) == set()
