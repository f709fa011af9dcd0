"""The kept sets as a table in which they can be renamed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from mnist_desktop.core.datasets.images.set_info import MAX_NAME, SetInfo
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.sentence import shown
from mnist_desktop.ui.shared.plain_text import plain_tip
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.table_copies import EXACT, TableCopies
from mnist_desktop.ui.shared.words import WORD_ROLE, name_word

_Index = QModelIndex | QPersistentModelIndex
KeptSet = tuple[Path, SetInfo | UserError]
"""The folder of a set, and what it says of itself, or why that cannot be read."""
TITLE, IMAGES, CLASSES, WHEN = range(4)


class OwnSets(QAbstractTableModel):
    """A row for each kept set.

    Signals
    -------
    rename_wanted(Path, str)
        The set in this folder is to be called so.
    """

    rename_wanted = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sets: tuple[KeptSet, ...] = ()

    def show_sets(self, sets: Sequence[KeptSet]) -> None:
        """Show other sets."""
        self.beginResetModel()
        self._sets = tuple(sets)
        self.endResetModel()

    def at(self, row: int) -> KeptSet | None:
        """The set of a row; None where there is none."""
        return self._sets[row] if 0 <= row < len(self._sets) else None

    def row_of(self, folder: Path) -> int:
        """The row of the set in a folder, or -1."""
        return next((row for row, (mine, _) in enumerate(self._sets) if mine == folder), -1)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, TITLE, WHEN)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One for each set."""
        return 0 if parent.isValid() else len(self._sets)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Name, images, classes, time."""
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Name"), self.tr("Images"), self.tr("Classes"), self.tr("Imported"))[section]
        return ("data_set", "sample", "class", "data_set")[section] if role == WORD_ROLE else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Names of sets that can be read can be edited."""
        usual = super().flags(index)
        can = index.column() == TITLE and isinstance(self._sets[index.row()][1], SetInfo)
        return usual | Qt.ItemFlag.ItemIsEditable if can else usual

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name, counts and time; of a damaged set, the name of its folder."""
        folder, info = self._sets[index.row()]
        column = index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole and column in (IMAGES, CLASSES):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if not isinstance(info, SetInfo):
            return str(shown(folder.name)) if role == Qt.ItemDataRole.DisplayRole and column == TITLE else None
        count = info.train_count + info.test_count
        when = info.provenance.imported.replace("T", " ")[:16]
        if role == Qt.ItemDataRole.EditRole and column == TITLE:
            return info.title
        if role == Qt.ItemDataRole.DisplayRole:
            return (str(shown(info.title)), f"{count:,}", str(len(info.class_names)), when)[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(str(shown(info.provenance.source)))
        return (None, count, len(info.class_names), None)[column] if role == EXACT else None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another name; it is shown when the set has it."""
        folder, info = self._sets[index.row()]
        name = str(value).strip()[:MAX_NAME]
        if role != Qt.ItemDataRole.EditRole or not name or not isinstance(info, SetInfo) or name == info.title:
            return False
        self.rename_wanted.emit(folder, name)
        return True


class OwnSetsTable(FollowsLanguage, QTableView):
    """Shows :class:`OwnSets`; F2 or a double click renames."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ownSetsTable")
        self.sets = OwnSets(self)
        self.setModel(self.sets)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        self.copies = TableCopies(self, lambda: self.tr("Own data sets"))
        name_word(self, "data_set")
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("Own data sets"))
        self.sets.retranslate()
