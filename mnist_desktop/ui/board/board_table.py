"""The table of hand-ins: its columns' widths and order, and which row is chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from mnist_desktop.core.lessons.board.rows import Row
from mnist_desktop.core.lessons.board.table import Column
from mnist_desktop.ui.board.board_model import COLUMNS, BoardModel
from mnist_desktop.ui.board.network_delegate import NetworkDelegate
from mnist_desktop.ui.shared.text_size import scaled

REMARKS_WIDTH = 230
"""At first, in logical pixels: a sentence is longer, and stands in full in the details and under the mouse."""


class BoardTable(QTableView):
    """Rows are chosen one at a time."""

    def __init__(self, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._has_own_widths = False
        self.setModel(model)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegateForColumn(COLUMNS.index(Column.NETWORK), NetworkDelegate(self))
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        # Beside the name: at the window's first size the last columns are out of sight, and this one must not be.
        header.moveSection(COLUMNS.index(Column.REMARKS), 1)
        header.sectionResized.connect(self._note_width)

    @property
    def has_own_widths(self) -> bool:
        """Whether a width was drawn with the mouse; such ones are left alone."""
        return self._has_own_widths

    @property
    def chosen(self) -> Row | None:
        """The hand-in whose row is chosen."""
        rows = self.selectionModel().selectedRows()
        return self._rows.row_at(rows[0].row()) if rows else None

    def choose(self, path: Path | None) -> None:
        """Choose the row of a file, if there is one."""
        for at in range(self._rows.rowCount()):
            row = self._rows.row_at(at)
            if row is not None and row.path == path:
                flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
                self.selectionModel().select(self._rows.index(at, 0), flags)

    def fit_columns(self) -> None:
        """Make each column as wide as what is in it, and rows as high as a network's picture."""
        self.resizeColumnsToContents()
        self.setColumnWidth(COLUMNS.index(Column.REMARKS), scaled(REMARKS_WIDTH))
        header = self.verticalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultSectionSize(max(scaled(32), 2 * self.fontMetrics().height()))

    def _note_width(self) -> None:
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton and self.horizontalHeader().underMouse():
            self._has_own_widths = True
