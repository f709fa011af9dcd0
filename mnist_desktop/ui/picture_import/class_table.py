"""The classes of an import: what the source calls them, what they will be called, and how many pictures they have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from mnist_desktop.core.datasets.images.entries import Listing
from mnist_desktop.core.datasets.images.set_info import MAX_NAME
from mnist_desktop.core.sentence import shown
from mnist_desktop.ui.shared.plain_text import plain_tip
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.table_copies import EXACT, TableCopies
from mnist_desktop.ui.shared.words import WORD_ROLE, name_word

_Index = QModelIndex | QPersistentModelIndex
FOLDER, NAME, COUNT = range(3)


class ImportClasses(QAbstractTableModel):
    """A row for each class. Its name can be edited.

    Signals
    -------
    edited()
        A name was changed.
    """

    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._labels: tuple[str, ...] = ()
        self._counts: Counter[str] = Counter()
        self._names: list[str] = []

    def show_listing(self, listing: Listing | None) -> None:
        """Begin anew, with the names that the source gives."""
        self.beginResetModel()
        self._labels = () if listing is None else listing.class_names
        self._counts = Counter() if listing is None else Counter(entry.label for entry in listing.entries)
        self._names = [label[:MAX_NAME] for label in self._labels]
        self.endResetModel()

    def show_kept(self, labels: tuple[str, ...], names: tuple[str, ...], counts: Sequence[int]) -> None:
        """Show the classes of a kept set: what the source called them, what they are called, and how many images they have."""
        self.beginResetModel()
        self._labels, self._names = labels, list(names)
        self._counts = Counter(dict(zip(labels, counts, strict=True)))
        self.endResetModel()

    @property
    def names(self) -> dict[str, str]:
        """What each class is to be called, by what the source calls it."""
        return dict(zip(self._labels, self._names, strict=True))

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, FOLDER, COUNT)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One for each class."""
        return 0 if parent.isValid() else len(self._labels)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """What the source says, the name, the count."""
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("In the source"), self.tr("Class name"), self.tr("Pictures"))[section]
        return ("label", "class", "data_set")[section] if role == WORD_ROLE else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Names can be edited."""
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() == NAME else usual

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Label, name and count."""
        label, column = self._labels[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return (shown(label), self._names[index.row()], f"{self._counts[label]:,}")[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.tr("{name}: {count:,} pictures").format(name=shown(label), count=self._counts[label]))
        if role == EXACT:
            return self._counts[label] if column == COUNT else None
        if role == Qt.ItemDataRole.TextAlignmentRole and column == COUNT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take another name; an empty one is not taken."""
        name = str(value).strip()[:MAX_NAME]
        if role != Qt.ItemDataRole.EditRole or not name or index.column() != NAME:
            return False
        self._names[index.row()] = name
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True


class ImportClassTable(FollowsLanguage, QTableView):
    """Shows :class:`ImportClasses`; F2, Enter or a double click edits a name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importClassTable")
        self.classes = ImportClasses(self)
        self.setModel(self.classes)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers & ~QAbstractItemView.EditTrigger.CurrentChanged)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(COUNT, QHeaderView.ResizeMode.ResizeToContents)
        self.copies = TableCopies(self, lambda: self.tr("Classes of an import"))
        name_word(self, "class")
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("Classes of the import and their names"))
        self.classes.retranslate()
