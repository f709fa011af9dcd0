"""The list of runs as a table model: filtered, sorted, ticked, and edited in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from msgspec.structs import replace
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QIcon

from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.ui.compare.row_preparation import RowPreparation
from mnist_desktop.ui.compare.run_columns import EDITABLE, NUMBERS, WORDS, Column, RunRow
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.plain_text import plain_tip
from mnist_desktop.ui.shared.run_listing import Runs
from mnist_desktop.ui.shared.run_names import whole_title
from mnist_desktop.ui.shared.table_copies import EXACT
from mnist_desktop.ui.shared.words import WORD_ROLE

PLAIN_CELL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
AnyIndex = QModelIndex | QPersistentModelIndex
NEWEST_FIRST = Column.DATE, Qt.SortOrder.DescendingOrder
MANY = 40
"""From so many rows that come or go at once, the view is better told that everything is new."""


class RunTableModel(QAbstractTableModel):
    """All runs. A damaged one is there, says why, and can neither be ticked nor edited; a pre-trained one can be ticked.

    Where nothing was listed and thousands of runs come, all are shown, the newest first, until what they are searched and sorted
    by is worked out.

    Attributes
    ----------
    telling
        The columns that say something: who trained a run and with which seed may be the same everywhere.
    has_notes
        Whether somebody wrote something about a run.

    Signals
    -------
    ticked_changed()
        Another choice of runs is ticked, or a ticked run is another than it was.
    runs_changed()
        The list was read anew, or can be searched and sorted now.
    renamed(RunInfo, str), annotated(RunInfo, str)
        The user gave this run another name, or other notes. The table shows them at once.
    """

    ticked_changed = Signal()
    runs_changed = Signal()
    renamed = Signal(object, str)
    annotated = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: dict[str, RunRow] = {}
        self._shown: list[RunRow] = []
        self._words: list[str] = []
        self._sorting = NEWEST_FIRST
        self._preparation = RowPreparation(self)
        self._preparation.done.connect(self._end_waiting)
        self._waits = False
        self._ticked: dict[str, None] = {}  # in the order of ticking; some may not be listed yet
        self._chips: dict[str, QIcon] = {}
        self.is_read_only = self.has_notes = False
        self.telling = frozenset(Column) - {Column.STUDENT, Column.SEED}

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        for row in self._all.values():
            row.retranslate()
        self._prepare()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(Column) - 1))
        if self.is_settled:
            self._rearrange()

    # What is listed

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is worked out, so that a search or a sort is answered at once."""
        return self._preparation.is_done

    @property
    def all_infos(self) -> tuple[RunInfo, ...]:
        """Every run that is not damaged, shown or filtered out."""
        return tuple(row.info for row in self._all.values() if row.info is not None)

    def row(self, number: int) -> RunRow:
        """The run of a row that is shown."""
        return self._shown[number]

    def row_of(self, run_id: str) -> int:
        """Where a run is shown, or -1."""
        return next((number for number, row in enumerate(self._shown) if row.id == run_id), -1)

    def rows_of(self, run_ids: Iterable[str]) -> list[int]:
        """Where these runs are shown, in their order; those that are not are left out."""
        places = {row.id: number for number, row in enumerate(self._shown)}
        return [places[run_id] for run_id in run_ids if run_id in places]

    def set_runs(self, runs: Runs) -> None:
        """Take the list anew. Runs that have not changed keep their rows, so nothing that the user is at is disturbed."""
        before, kept = self.ticked(), self._all
        self._all = {run.id: kept[run.id] if run.id in kept and kept[run.id].run is run else RunRow(run) for run in runs}
        self._note_what_tells()
        self._waits = self._waits or not kept
        self._prepare()
        self._rearrange()
        self.runs_changed.emit()
        if self.ticked() != before:
            self.ticked_changed.emit()

    def set_filter(self, text: str) -> None:
        """Show only the runs whose row holds every word of `text`."""
        self._words = text.casefold().split()
        self._rearrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equal runs stand by their date. Qt asks twice for each click."""
        if self._sorting != (Column(column), order):
            self._sorting = Column(column), order
            self._rearrange()

    # What is ticked

    def ticked(self) -> tuple[RunInfo, ...]:
        """The ticked runs in the order in which they were ticked, be they shown or filtered out."""
        rows = (self._all.get(run_id) for run_id in self._ticked)
        return tuple(row.info for row in rows if row is not None and row.info is not None)

    def set_ticked(self, run_ids: Iterable[str]) -> None:
        """Tick exactly these runs; one that is not listed yet is ticked when it is."""
        self._ticked = dict.fromkeys(run_ids)
        self._tell_marks()
        self.ticked_changed.emit()

    def tick(self, run_ids: Iterable[str], on: bool) -> None:
        """Tick these runs too, or tick them no more."""
        wanted = set(run_ids)
        others = [run_id for run_id in self._ticked if run_id not in wanted]
        self.set_ticked([*self._ticked, *(run_id for run_id in run_ids if run_id not in self._ticked)] if on else others)

    def set_chips(self, chips: dict[str, QIcon]) -> None:
        """Show an icon in its curve's color at each run of these ids."""
        self._chips = chips
        self._tell_marks()

    # What Qt asks

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """The runs that pass the filter."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One per :class:`Column`."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Titles, and what they mean."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._title(Column(section))[0]
            case Qt.ItemDataRole.ToolTipRole:
                return self._title(Column(section))[1]
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(Column(section))
            case _ if role == WORD_ROLE:
                return WORDS.get(Column(section).name, "")
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        if not index.isValid():
            return None
        row, column = self._shown[index.row()], Column(index.column())
        answers: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: row.text(column),
            Qt.ItemDataRole.EditRole: lambda: self._edited(row, column),
            Qt.ItemDataRole.ToolTipRole: lambda: plain_tip(row.tooltip(column)),
            Qt.ItemDataRole.TextAlignmentRole: lambda: _alignment(column),
            Qt.ItemDataRole.AccessibleTextRole: lambda: row.sentence if column is Column.NAME else self._told(row, column),
            EXACT: lambda: row.exact(column),
            Qt.ItemDataRole.CheckStateRole: lambda: self._tick_of(row) if column is Column.NAME else None,
            Qt.ItemDataRole.DecorationRole: lambda: self._icon_of(row) if column is Column.NAME else None,
            Qt.ItemDataRole.ForegroundRole: lambda: None if row.info is not None else QColor(theme.colors().muted),
        }
        return answers[role]() if role in answers else None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a run, or take a new name or notes for it."""
        if not index.isValid():
            return False
        row, column = self._shown[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.CheckStateRole and row.info is not None:
            self.tick([row.id], Qt.CheckState(value) is Qt.CheckState.Checked)
            return True
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not self._is_editable(row, column) or text == self._edited(row, column):
            return False
        if column is Column.NAME and not text:
            return False
        self._show_edited(index.row(), {"name" if column is Column.NAME else "notes": text})
        (self.renamed if column is Column.NAME else self.annotated).emit(row.info, text)
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """What can be done with a cell."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row, column = self._shown[index.row()], Column(index.column())
        flags = PLAIN_CELL
        if column is Column.NAME and row.info is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if self._is_editable(row, column):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def _title(self, column: Column) -> tuple[str, str]:
        """What stands above a column, and what it means."""
        return {
            Column.NAME: (self.tr("Name"), self.tr("Tick runs to see them over one another below")),
            Column.STUDENT: (self.tr("By"), self.tr("Who trained it")),
            Column.SEED: (self.tr("Seed"), self.tr("The number that its initial weights and its batches were drawn with")),
            Column.DATA: (self.tr("Data"), self.tr("The data set that it learned from")),
            Column.MODEL: (self.tr("Model"), self.tr("Its layers from input to output")),
            Column.PARAMETERS: (self.tr("Parameters"), self.tr("How many numbers it learned or keeps")),
            Column.VALIDATION: (
                self.tr("Best validation"),
                self.tr("The highest accuracy of all its epochs on the images that were set aside"),
            ),
            Column.TEST: (self.tr("Test"), self.tr("Its accuracy on the test images")),
            Column.TIME: (self.tr("Time"), self.tr("How long it trained")),
            Column.DATE: (self.tr("Date"), self.tr("When its training began")),
            Column.NOTES: (self.tr("Notes"), self.tr("What you wrote about it")),
        }[column]

    def _told(self, row: RunRow, column: Column) -> str:
        """A cell for who does not see what stands above it."""
        return self.tr("{column}: {value}").format(column=self._title(column)[0], value=row.text(column))

    def _tick_of(self, row: RunRow) -> Qt.CheckState | None:
        if row.info is None:
            return None
        return Qt.CheckState.Checked if row.id in self._ticked else Qt.CheckState.Unchecked

    def _icon_of(self, row: RunRow) -> QIcon | None:
        return self._chips.get(row.id) if row.info is not None else theme.icon("mdi6.alert", theme.colors().wrong)

    def _is_editable(self, row: RunRow, column: Column) -> bool:
        return column in EDITABLE and row.info is not None and not row.is_shipped and not self.is_read_only

    @staticmethod
    def _edited(row: RunRow, column: Column) -> str:
        """The whole of what is edited; the table shows line breaks as spaces."""
        if row.info is None:
            return ""
        words = {Column.NAME: whole_title(row.info.name), Column.NOTES: row.info.notes}
        return words.get(column, row.text(column))

    def _show_edited(self, number: int, changes: dict[str, str]) -> None:
        """Do not wait for the disk; should it refuse, the next reading of the list shows the truth."""
        run_id, info = self._shown[number].id, self._shown[number].info
        if info is None:  # a damaged run is not edited
            return
        self._shown[number] = self._all[run_id] = RunRow(replace(info, **changes))
        self._note_what_tells()
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(Column) - 1))
        if run_id in self._ticked:
            self.ticked_changed.emit()

    def _note_what_tells(self) -> None:
        """Once for each list, not for each question: with thousands of runs, an answer takes milliseconds."""
        infos = self.all_infos
        silent = {Column.STUDENT} if not any(info.student for info in infos) else set()
        if len({info.config.seed for info in infos}) < 2:
            silent.add(Column.SEED)
        self.telling = frozenset(Column) - silent
        self.has_notes = any(info.notes for info in infos)

    # How rows come, go and move

    def _prepare(self) -> None:
        self._preparation.begin(row for row in self._all.values() if not row.is_prepared)
        self._waits = self._waits and not self.is_settled

    def _end_waiting(self) -> None:
        self._waits = False
        self._rearrange()
        self.runs_changed.emit()

    def _rearrange(self) -> None:
        """Bring what is shown up to date, and announce no more than what has changed."""
        words, (column, order) = ([], NEWEST_FIRST) if self._waits else (self._words, self._sorting)
        rows = [row for row in self._all.values() if not words or all(word in row.searched for word in words)]
        rows.sort(key=lambda row: row.key(Column.DATE), reverse=True)
        if (column, order) != NEWEST_FIRST:
            rows.sort(key=lambda row: row.key(column), reverse=order is Qt.SortOrder.DescendingOrder)
        old, new = {row.id for row in self._shown}, {row.id for row in rows}
        if len(old ^ new) > MANY:
            self.beginResetModel()
            self._shown = rows
            self.endResetModel()
            return
        self._remove([number for number, row in enumerate(self._shown) if row.id not in new])
        self._permute([row for row in rows if row.id in old])
        self._insert([(number, row) for number, row in enumerate(rows) if row.id not in old])

    def _remove(self, numbers: Sequence[int]) -> None:
        for stretch in reversed(stretches(numbers)):
            self.beginRemoveRows(QModelIndex(), stretch[0], stretch[-1])
            del self._shown[stretch[0] : stretch[-1] + 1]
            self.endRemoveRows()

    def _permute(self, rows: list[RunRow]) -> None:
        """Show the same runs in another order, some of them with other content."""
        shown = {row.id: row for row in self._shown}
        if list(shown) != [row.id for row in rows]:
            self.layoutAboutToBeChanged.emit()
            before = self.persistentIndexList()
            places = {row.id: number for number, row in enumerate(rows)}
            after = [self.index(places[self._shown[index.row()].id], index.column()) for index in before]
            self._shown = rows
            self.changePersistentIndexList(before, after)
            self.layoutChanged.emit()
        self._shown = rows
        for number, row in enumerate(rows):
            if row is not shown[row.id]:
                self.dataChanged.emit(self.index(number, 0), self.index(number, len(Column) - 1))

    def _insert(self, rows: Sequence[tuple[int, RunRow]]) -> None:
        new = dict(rows)
        for stretch in stretches(list(new)):
            self.beginInsertRows(QModelIndex(), stretch[0], stretch[-1])
            self._shown[stretch[0] : stretch[0]] = [new[number] for number in stretch]
            self.endInsertRows()

    def _tell_marks(self) -> None:
        """Ticks or chips have changed."""
        if self._shown:
            roles = [Qt.ItemDataRole.CheckStateRole, Qt.ItemDataRole.DecorationRole]
            self.dataChanged.emit(self.index(0, Column.NAME), self.index(len(self._shown) - 1, Column.NAME), roles)


def stretches(numbers: Sequence[int]) -> list[list[int]]:
    """Ascending numbers, parted where they leave a gap."""
    return [[number for _, number in group] for _, group in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
