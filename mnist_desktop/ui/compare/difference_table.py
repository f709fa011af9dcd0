"""In what the ticked runs differ, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStackedWidget, QTableView, QWidget

from mnist_desktop.core.runs.comparison import Difference, differences
from mnist_desktop.ui.compare.curve_styles import chip
from mnist_desktop.ui.compare.run_group import RunGroup
from mnist_desktop.ui.shared.plain_text import PlainLabel, plain_tip
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.table_copies import TableCopies
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.ui.shared.words import WORD_ROLE

AnyIndex = QModelIndex | QPersistentModelIndex
ROW_PADDING = 10
NARROWEST = 14
"""Letters of a column; with more runs than fit, the table scrolls."""


class DifferenceModel(QAbstractTableModel):
    """A row per thing in which runs differ, a column per run, or per group of repeats, of which the first stands for all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[RunGroup, ...] = ()
        self._rows: tuple[Difference, ...] = ()

    def set_groups(self, groups: Sequence[RunGroup]) -> None:
        """Compare these."""
        self.beginResetModel()
        self._groups = tuple(groups)
        self._rows = differences([group.infos[0] for group in groups])
        self.endResetModel()

    def name_groups(self, groups: Sequence[RunGroup]) -> None:
        """Call the same by other names, and say what is compared in the language that is spoken now."""
        self._groups = tuple(groups)
        if self._rows:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._groups) - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._rows) - 1)
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._groups) - 1))

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """As many as there are differences."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One per group."""
        return 0 if parent.isValid() else len(self._groups)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a run has."""
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        if not index.isValid() or role not in roles:
            return None
        text = say(self._rows[index.row()].cells[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = self.tr("{what} of {run}: {value}")
            return told.format(what=say(self._rows[index.row()]), run=self._groups[index.column()].name, value=text)
        return plain_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The runs with their colors above, what is compared on the left."""
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        match role, orientation:
            case Qt.ItemDataRole.TextAlignmentRole, _:
                return left
            case _, Qt.Orientation.Vertical:
                row = self._rows[section]
                return {int(Qt.ItemDataRole.DisplayRole): say(row), WORD_ROLE: row.template.casefold()}.get(int(role))
            case Qt.ItemDataRole.DisplayRole, Qt.Orientation.Horizontal:
                return self._groups[section].name
            case Qt.ItemDataRole.ToolTipRole, Qt.Orientation.Horizontal:
                return plain_tip(self._groups[section].name)
            case Qt.ItemDataRole.DecorationRole, Qt.Orientation.Horizontal:
                return chip(self._groups[section].style)
        return None


class DifferenceTable(FollowsLanguage, QStackedWidget):
    """Shows a :class:`DifferenceModel`, or says that there is no difference."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("differencePage")
        self.differences = DifferenceModel(self)
        self._none = PlainLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True, objectName="noDifference")
        self._table = QTableView()
        self._table.setObjectName("differenceTable")
        self._table.setModel(self.differences)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setFrameShape(QFrame.Shape.NoFrame)
        self._table.setAlternatingRowColors(True)
        self._table.setShowGrid(False)
        self._table.setTabKeyNavigation(False)
        self._table.setWordWrap(False)
        self._table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_PADDING)
        self._table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self._table.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header.setMinimumSectionSize(NARROWEST * self.fontMetrics().averageCharWidth())
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.addWidget(self._none)
        self.addWidget(self._table)
        self.copies = TableCopies(self._table, lambda: self.tr("Differences"))
        self._count = 0
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now; the runs' names come by :meth:`name_groups`."""
        self._table.setAccessibleName(self.tr("Differences between the ticked runs"))
        if self._count < 2:
            self._none.setText(self.tr("Tick a second run above to see in what the two differ."))
        else:
            self._none.setText(self.tr("These runs have the same layers, settings and data."))

    def name_groups(self, groups: Sequence[RunGroup]) -> None:
        """Call the same by other names."""
        self.differences.name_groups(groups)

    def show_groups(self, groups: Sequence[RunGroup]) -> None:
        """Compare these."""
        self.differences.set_groups(groups)
        self._count = len(groups)
        self.retranslate()
        self.setCurrentWidget(self._table if self.differences.rowCount() else self._none)
