"""The members of a sweep as a table model that follows them while they are trained."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from mnist_desktop.core.sweeps.progress import MemberProgress, MemberState, SweepProgress
from mnist_desktop.ui.compare.sweep.member_columns import ICONS, MemberColumn, columns_of, member_text
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.plain_text import plain_tip
from mnist_desktop.ui.shared.table_copies import EXACT
from mnist_desktop.ui.shared.words import WORD_ROLE

AnyIndex = QModelIndex | QPersistentModelIndex
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class MemberModel(QAbstractTableModel):
    """A row per member, in the order that the user sorts them by."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[MemberColumn, ...] = columns_of(None)
        self._plan_id: str | None = None
        self._rows: list[MemberProgress] = []
        self._sorting = 0, Qt.SortOrder.AscendingOrder
        self._pointed = 0

    def show_progress(self, progress: SweepProgress | None) -> None:
        """Show the members of a sweep; those of the one that is shown are only brought up to date."""
        plan = None if progress is None else progress.plan
        members = () if progress is None else progress.members
        if plan is None or plan.id != self._plan_id or len(members) != len(self._rows):
            self.beginResetModel()
            self._plan_id, self._columns = None if plan is None else plan.id, columns_of(plan)
            if self._sorting[0] >= len(self._columns):
                self._sorting = 0, Qt.SortOrder.AscendingOrder
            self._rows = list(members)
            self._order()
            self.endResetModel()
            return
        for row, each in enumerate(self._rows):
            if members[each.number - 1] is not each:
                self._rows[row] = members[each.number - 1]
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self._columns) - 1))
        self.sort(*self._sorting)

    def member(self, row: int) -> MemberProgress:
        """The member of a row."""
        return self._rows[row]

    def samples(self) -> dict[int, str]:
        """What is about the longest that columns will say, by their places."""
        return {at: column.sample() for at, column in enumerate(self._columns) if column.sample is not None}

    def dispensable(self) -> tuple[int, ...]:
        """The columns that go where there is little room, by their places, first to last; an icon tells the state, too."""
        return tuple(sorted((at for at, each in enumerate(self._columns) if each.goes), key=lambda at: self._columns[at].goes))

    def point_at(self, number: int) -> None:
        """Tint the row of a member that the mouse is over in a plot; 0 for none."""
        before, self._pointed = self._pointed, number
        for row in {self.row_of(before), self.row_of(number)} - {-1}:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self._columns) - 1), [Qt.ItemDataRole.BackgroundRole])

    def row_of(self, number: int) -> int:
        """The row of the member with a number, or -1."""
        return next((row for row, each in enumerate(self._rows) if each.number == number), -1)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._columns) - 1))

    # Qt's questions

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One per member."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Settings, and how far each member is."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a column says of a member."""
        if not index.isValid():
            return None
        each, column = self._rows[index.row()], self._columns[index.column()]
        is_known, value = not column.key(each)[0], column.key(each)[1]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                found: object = column.text(each)
            case Qt.ItemDataRole.ToolTipRole:
                found = plain_tip(member_text(each))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                found = member_text(each)
            case Qt.ItemDataRole.BackgroundRole:
                found = _tint() if each.number == self._pointed else None
            case Qt.ItemDataRole.TextAlignmentRole:
                found = RIGHT if column.is_number else LEFT
            case Qt.ItemDataRole.DecorationRole if index.column() == 0:
                found = theme.icon(ICONS[each.state], theme.colors().wrong if each.state is MemberState.FAILED else "")
            case _:
                found = value if role == EXACT and column.is_number and is_known else None
        return found

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The titles."""
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.is_number else LEFT
        return column.word if role == WORD_ROLE else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the members by a column; equal ones by their numbers."""
        if not 0 <= column < len(self._columns):
            return
        self._sorting = column, order
        before = [each.number for each in self._rows]
        rows = self._ordered()
        if [each.number for each in rows] == before:
            return
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        places = {each.number: row for row, each in enumerate(rows)}
        moved = [self.index(places[before[index.row()]], index.column()) for index in kept]
        self._rows = rows
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _order(self) -> None:
        self._rows = self._ordered()

    def _ordered(self) -> list[MemberProgress]:
        """What is not known stands at the end in both directions."""
        at, order = self._sorting
        key = self._columns[at].key
        rows = sorted(self._rows, key=lambda each: each.number)
        known = [each for each in rows if not key(each)[0]]
        known.sort(key=lambda each: key(each)[1], reverse=order is Qt.SortOrder.DescendingOrder)
        return [*known, *(each for each in rows if key(each)[0])]


def _tint() -> QColor:
    color = QColor(theme.colors().validation)
    color.setAlphaF(0.35)
    return color
