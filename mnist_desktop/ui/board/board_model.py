"""The rows of the board as a table that can be sorted and filtered, with names that can be hidden."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from mnist_desktop.core.lessons.board.checks import Remark
from mnist_desktop.core.lessons.board.rows import Row
from mnist_desktop.core.lessons.board.survey import Board
from mnist_desktop.core.lessons.board.table import Column, name_with_file, sort_value, text_of
from mnist_desktop.ui.shared.plain_text import plain_tip, said_name
from mnist_desktop.ui.shared.texts import core_text
from mnist_desktop.ui.shared.theme import colors, icon
from mnist_desktop.ui.shared.words import WORD_ROLE

AnyIndex = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
SPEC_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The layers of the network of a row, or None."""
COLUMNS = tuple(Column)
NUMBERS = frozenset({Column.PARAMETERS, Column.CLAIMED, Column.MEASURED, Column.HIDDEN, Column.GOALS})
WORDS = {Column.PARAMETERS: "parameters", Column.CLAIMED: "accuracy", Column.MEASURED: "accuracy", Column.NETWORK: "layer"}


class BoardModel(QAbstractTableModel):
    """A row for each hand-in. All columns are always there; a view hides those that say nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board = Board()
        self._rows: list[Row] = []
        self._wanted = ""
        self._sorting = Column.STUDENT, Qt.SortOrder.AscendingOrder
        self._names_hidden = self._is_presented = False
        self._numbers: dict[str, int] = {}

    # What is shown

    def show_board(self, board: Board) -> None:
        """Show another state of the board; what is chosen stays where the rows are the same."""
        self._board = board
        self._number_students()
        rows = self._ordered()
        if [row.path for row in rows] == [row.path for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
            return
        self._replace(rows)

    def filter_by(self, text: str) -> None:
        """Show only the rows in which a text occurs."""
        self._wanted = text.strip().casefold()
        self._replace(self._ordered())

    def hide_names(self, hidden: bool) -> None:
        """Show numbers in the place of names, and no remarks, which may name others. Rows are sorted by what is shown."""
        self._names_hidden = hidden
        self._number_students()
        self._replace(self._ordered())

    def present(self, presented: bool) -> None:
        """Whether a class looks on: then no row stands out."""
        self._is_presented = presented
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(COLUMNS) - 1))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column."""
        self._sorting = COLUMNS[max(0, column)], order
        self._replace(self._ordered())

    def row_at(self, number: int) -> Row | None:
        """The hand-in of a row; None where there is none."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def remarks_on(self, row: Row) -> tuple[Remark, ...]:
        """What is to be known of a hand-in."""
        return self._board.remarks.get(row.path, ())

    def name_of(self, row: Row) -> str:
        """The student's name, or a number where names are hidden."""
        name = self.name_or_number(row.student)
        return name if self._names_hidden else name_with_file(name, self.remarks_on(row))

    def name_or_number(self, student: str) -> str:
        """The same for a student's name."""
        if not self._names_hidden:
            return said_name(student)
        return self.tr("Student {number}").format(number=self._numbers.get(student, 0))

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    # What Qt asks

    def rowCount(self, parent: AnyIndex = NO_INDEX) -> int:
        """One for each hand-in that fits the filter."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = NO_INDEX) -> int:
        """One for each figure."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return core_text(COLUMNS[section].value)
        return WORDS.get(COLUMNS[section]) if role == WORD_ROLE else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell: its text, its color where somebody should look at it, and the network of the row."""
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._text(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._text(row, column)) or None
            case Qt.ItemDataRole.TextAlignmentRole if column in NUMBERS:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case _ if role == SPEC_ROLE:
                return None if row.facts is None else row.facts.spec
        is_private = self._names_hidden or self._is_presented
        return self._warning(column, role) if self._is_serious(row) and not is_private else None

    @staticmethod
    def _warning(column: Column, role: int) -> object:
        """What makes a row stand out that somebody should look at; its words are in the last column."""
        if role == Qt.ItemDataRole.DecorationRole and column is Column.STUDENT:
            return icon("mdi6.alert-outline", colors().wrong)
        return QColor(colors().wrong) if role == Qt.ItemDataRole.ForegroundRole and column is Column.REMARKS else None

    def _text(self, row: Row, column: Column) -> str:
        if column is Column.STUDENT:
            return self.name_of(row)
        if column is Column.REMARKS and self._names_hidden:
            return ""
        return text_of(column, row, self.remarks_on(row), core_text)

    def _is_serious(self, row: Row) -> bool:
        return row.problem is not None or any(remark.is_serious for remark in self.remarks_on(row))

    def _ordered(self) -> list[Row]:
        column, order = self._sorting
        rows = [row for row in self._board.rows if self._fits(row)]
        rows.sort(key=partial(self._sort_value, column), reverse=order is Qt.SortOrder.DescendingOrder)
        return rows

    def _sort_value(self, column: Column, row: Row) -> tuple[float, int, str]:
        """As the core sorts, but a hidden name decides nothing: its order would give it away."""
        remarks = () if self._names_hidden else self.remarks_on(row)
        number, text = sort_value(column, row, remarks)
        hides = self._names_hidden and column is not Column.WRITTEN
        return (number, self._numbers.get(row.student, 0), "") if hides else (number, 0, text)

    def _number_students(self) -> None:
        """Number those who have none, once numbers are needed; the order says nothing of their names, and a number stays."""
        if self._names_hidden:
            new = {row.student for row in self._board.rows} - set(self._numbers)
            for student in sorted(new, key=hash):
                self._numbers[student] = len(self._numbers) + 1

    def _fits(self, row: Row) -> bool:
        if not self._wanted:
            return True
        return any(self._wanted in self._text(row, column).casefold() for column in COLUMNS)

    def _replace(self, rows: list[Row]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
