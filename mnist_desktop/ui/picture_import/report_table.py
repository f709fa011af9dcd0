"""What an import left out, and why, as a table that is copied and saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from mnist_desktop.core.datasets.images.entries import LeftOut
from mnist_desktop.core.sentence import shown
from mnist_desktop.ui.shared.plain_text import plain_tip
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.table_copies import TableCopies
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.ui.shared.words import WORD_ROLE, name_word

_Index = QModelIndex | QPersistentModelIndex
FILE, REASON = range(2)


class ImportReport(QAbstractTableModel):
    """A row for each file that gave no image, or not all that it holds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left_out: tuple[LeftOut, ...] = ()

    def show_left_out(self, left_out: Sequence[LeftOut]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._left_out = tuple(left_out)
        self.endResetModel()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, FILE, REASON)
        if self._left_out:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._left_out) - 1, REASON))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One for each file."""
        return 0 if parent.isValid() else len(self._left_out)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """File and reason."""
        return 0 if parent.isValid() else 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("File"), self.tr("What happened"))[section]
        return "sample" if role == WORD_ROLE else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The file and the sentence."""
        row = self._left_out[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = str(shown(row.name)) if index.column() == FILE else say(row.reason)
            return text if role == Qt.ItemDataRole.DisplayRole else plain_tip(text)
        return None


class ImportReportTable(FollowsLanguage, QTableView):
    """Shows an :class:`ImportReport`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importReportTable")
        self.report = ImportReport(self)
        self.setModel(self.report)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(FILE, QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.resizeSection(FILE, 260)
        self.copies = TableCopies(self, lambda: self.tr("Left out of an import"))
        name_word(self, "sample")
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("What was left out of the import, and why"))
        self.report.retranslate()
