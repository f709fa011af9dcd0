"""A walk over widgets in a language that marks each text: what is not marked never went by a translator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from pyqtgraph import InfiniteLine, PlotWidget
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QCoreApplication, QModelIndex, Qt, QTranslator
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

from mnist_desktop.core.fields import fields_of
from mnist_desktop.core.model.layers import LAYER_TYPES
from mnist_desktop.core.training_config import EarlyStopping, TrainingConfig
from tests.extraction import texts_in_code

WORD = re.compile(r"[A-Za-z]{3,}")
MARKED = re.compile(r"«[^«»]*»")
CHOICES = {
    choice for struct in (TrainingConfig, EarlyStopping, *LAYER_TYPES) for each in fields_of(struct) for choice in each.choices
}
KINDS = {str(kind.__struct_config__.tag) for kind in LAYER_TYPES}
"""Names of Keras and choices of fields are shown as they stand in files; a list of them has their meaning beside them."""
OTHERS = {"Scroll", "Left", "Right", "Export", "Export...", "use_bias", "False", "luma", "mean", "red", "average", "max", "none"}
"""Qt's and pyqtgraph's own; Keras' way to write a layer without bias; the lab's choices."""
KEYS = re.compile(r"\((?:Ctrl|Shift|Alt|Del|F\d+)[^()]*\)")
QTS_OWN = {"QPlatformTheme", "QDialogButtonBox", "QMessageBox", "QLineEdit"}
"""Contexts of Qt's own texts, which its own translation knows."""


class Marking(QTranslator):
    """Puts marks around every text that the extraction knows, and finds no translation for any other."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(self, context: str, source: str, *_: object) -> str | None:  # type: ignore[override]
        return f"«{source}»" if (context, source) in texts_in_code().texts or context in QTS_OWN else None

    def speak(self) -> None:
        """Let the application speak it: every widget that there is hears of it."""
        QCoreApplication.installTranslator(self)
        QCoreApplication.sendPostedEvents()  # Qt tells the windows by a posted event

    def fall_silent(self) -> None:
        """Let the application speak English again."""
        QCoreApplication.removeTranslator(self)
        QCoreApplication.sendPostedEvents()


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
            yield from (label.text for _, label in widget.getPlotItem().legend.items)
            yield from (
                line.label.toPlainText()
                for line in widget.getPlotItem().items
                if isinstance(line, InfiniteLine) and hasattr(line, "label")
            )


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


def marked_texts(root: QWidget) -> set[str]:
    """Every text below `root` that still has marks: it was not said again when the language changed."""
    found = set()
    for widget in (root, *root.findChildren(QWidget)):
        found |= {f"{type(widget).__name__} {widget.objectName()}: {text}" for text in _texts_of(widget) if "«" in text}
    for action in root.findChildren(QAction):
        found |= {f"{action.objectName()}: {text}" for text in (action.text(), action.toolTip()) if "«" in text}
    return found
