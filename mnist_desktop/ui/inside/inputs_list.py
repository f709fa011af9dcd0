"""The strongest inputs of a unit as a table, from which one can go on to each of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from mnist_desktop.ui.inside.feed_words import Rows
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.table_copies import EXACT, TableCopies

UNIT = Qt.ItemDataRole.UserRole
MOST_SHOWN = 6
"""Rows that are seen without scrolling."""


class InputsList(FollowsLanguage, QTableWidget):
    """One row for each input.

    Signals
    -------
    unit_wanted(int)
        The user wants to see that unit of the column before.
    """

    unit_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("insideInputs")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.copies = TableCopies(self, self._file_name)
        self.cellActivated.connect(self._activate)
        self.retranslate()

    def show_rows(self, titles: tuple[str, ...], rows: Rows) -> None:
        """Show these inputs; nothing is seen without titles."""
        self.setVisible(bool(titles))
        self.setColumnCount(len(titles))
        self.setHorizontalHeaderLabels(list(titles))
        self.setRowCount(len(rows))
        for row, (unit, cells, exact) in enumerate(rows):
            for column, (text, value) in enumerate(zip(cells, exact, strict=True)):
                item = QTableWidgetItem(text)
                item.setData(UNIT, unit)
                item.setData(EXACT, value if column else text)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, column, item)
        line = self.verticalHeader().defaultSectionSize()
        shown = min(len(rows), MOST_SHOWN)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + shown * line + 2 * self.frameWidth())

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("Strongest inputs"))
        self.setToolTip(self.tr("Enter or a double click goes to the unit."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to an input with Enter, whatever the system's style is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self._activate(self.currentRow(), 0)
        else:
            super().keyPressEvent(event)

    def _activate(self, row: int, _column: int) -> None:
        item = self.item(row, 0)
        if item is not None:
            self.unit_wanted.emit(item.data(UNIT))

    def _file_name(self) -> str:
        return self.tr("Strongest inputs")
