"""The classification report as a table: precision, recall and F1 per class, and their averages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from mnist_desktop.core.results.metrics import ClassScore, Evaluation, macro_average, weighted_average
from mnist_desktop.core.results.tables import TAB, ReportWords, report_table
from mnist_desktop.ui.shared.numbers import decimal
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.text_size import follow_text_size
from mnist_desktop.ui.shared.words import WORD_ROLE

DIGITS = 3
LETTERS_PER_ROW = 0.42  # height of letters, so that a tall table is read from afar
SMALLEST_LETTERS, LARGEST_LETTERS = 12, 20  # pixels
LETTERS_IN_WIDTH = 30  # letters side by side in a row
AnyIndex = QModelIndex | QPersistentModelIndex
WORDS = ("class", "precision", "recall", "f1", "support")
"""What the glossary is asked about the columns."""


@dataclass(frozen=True)
class ReportRow:
    """One line. `number` is the class, or None in the lines below the classes; empty figures are None."""

    name: str
    number: int | None
    precision: float | None
    recall: float | None
    f1: float | None
    support: int

    @property
    def values(self) -> tuple[float | None, ...]:
        """By column. A class sorts by its number, not by its name."""
        return self.number, self.precision, self.recall, self.f1, self.support


class ReportModel(QAbstractTableModel):
    """The rows of scikit-learn's report. Sorting moves the classes; accuracy and averages stay below them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bold = QFont()
        self._bold.setBold(True)
        self._classes: list[ReportRow] = []
        self._summary: list[ReportRow] = []

    def set_evaluation(self, evaluation: Evaluation, names: Sequence[str]) -> None:
        """Show the figures of `evaluation`, in the order of the classes."""
        self.beginResetModel()
        scores = zip(names, evaluation.scores, strict=True)
        self._classes = [_row(name, number, score) for number, (name, score) in enumerate(scores)]
        self._summary = [
            ReportRow("accuracy", None, None, None, evaluation.accuracy, len(evaluation.labels)),
            _row("macro avg", None, macro_average(evaluation.scores)),
            _row("weighted avg", None, weighted_average(evaluation.scores)),
        ]
        self.endResetModel()

    def retranslate(self) -> None:
        """Let the view ask for every text again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def set_names(self, names: Sequence[str]) -> None:
        """Call the classes by other names."""
        self._classes = [replace(row, name=names[row.number]) for row in self._classes if row.number is not None]
        self.retranslate()

    def row(self, index: int) -> ReportRow:
        """The line at a row of the view."""
        return [*self._classes, *self._summary][index]

    def row_of(self, number: int) -> int:
        """Where a class stands now, or -1."""
        return next((at for at, row in enumerate(self._classes) if row.number == number), -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Classes and the three lines below them."""
        return 0 if parent.isValid() else len(self._classes) + len(self._summary)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Name, precision, recall, F1, support."""
        return 0 if parent.isValid() else len(self._titles())

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        if not index.isValid():
            return None
        row, column = self.row(index.row()), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.FontRole if row.number is None:
                return self._bold
            case _ if role == WORD_ROLE and row.number is None and column == 0:
                return ("accuracy", "macro_average", "weighted_average")[index.row() - len(self._classes)]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Titles, and what they mean."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        title, meaning = self._titles()[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title
            case Qt.ItemDataRole.ToolTipRole:
                return meaning
            case _ if role == WORD_ROLE:
                return WORDS[section]
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignRight
                return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the classes by a column."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        rows = [self.row(index.row()) for index in before]
        # Of a class every figure is a number.
        self._classes.sort(key=lambda row: row.values[column] or 0, reverse=order is Qt.SortOrder.DescendingOrder)
        places = {row: number for number, row in enumerate([*self._classes, *self._summary])}
        after = [self.index(places[row], index.column()) for row, index in zip(rows, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _text(self, row: ReportRow, column: int) -> str:
        if column == 0:
            return row.name if row.number is not None else self._summary_title(row)
        value = row.values[column]
        if value is None:
            return ""
        return f"{value:,}" if isinstance(value, int) else decimal(float(value), DIGITS)

    def words(self) -> ReportWords:
        """Its titles."""
        accuracy, macro, weighted = (self._summary_title(row) for row in self._summary)
        return ReportWords(tuple(title for title, _ in self._titles()), accuracy, macro, weighted)

    def _summary_title(self, row: ReportRow) -> str:
        return {
            "accuracy": self.tr("accuracy"), "macro avg": self.tr("macro avg"), "weighted avg": self.tr("weighted avg")
        }[row.name]  # fmt: skip

    def _titles(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("class"), self.tr("What the label says.")),
            (self.tr("precision"), self.tr("Of the images read as this class, the share that belongs to it.")),
            (self.tr("recall"), self.tr("Of the images of this class, the share that was read as it.")),
            (self.tr("F1"), self.tr("The harmonic mean of precision and recall: high only when both are.")),
            (self.tr("support"), self.tr("How many test images the class has.")),
        )


class ClassReport(FollowsLanguage, QTableView):
    """Shows a :class:`ReportModel`. Ctrl+C copies the whole report with all digits.

    Signals
    -------
    class_activated(int)
        A class was clicked, or Enter pressed on it.
    copy_wanted()
        The user wants the whole report as a table.
    menu_wanted(int | None, QPoint)
        The user asks what can be done with a class, or with the report, at this point of the screen.
    """

    class_activated = Signal(int)
    copy_wanted = Signal()
    menu_wanted = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("classReport")
        self._evaluation: Evaluation | None = None
        self._names: tuple[str, ...] = ()
        self._model = ReportModel(self)
        self.setModel(self._model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        follow_text_size(self, ClassReport._leave_rows)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setHighlightSections(False)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.activated.connect(self._activate)
        self.clicked.connect(self._activate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("Classification report"))
        self.setToolTip(self.tr("Click a class to see its images."))
        self._model.retranslate()

    def set_evaluation(self, evaluation: Evaluation, names: Sequence[str]) -> None:
        """Show the figures of `evaluation`."""
        self._evaluation, self._names = evaluation, tuple(names)
        self._model.set_evaluation(evaluation, names)
        self._fit_letters()
        header = self.horizontalHeader()
        self._model.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())

    def follow_epoch(self, evaluation: Evaluation) -> None:
        """Show the figures of another epoch of the same run; the current class stays so."""
        index = self.currentIndex()
        number = self._model.row(index.row()).number if index.isValid() else None
        self.set_evaluation(evaluation, self._names)
        if number is not None:
            row = next(row for row in range(self._model.rowCount()) if self._model.row(row).number == number)
            self.setCurrentIndex(self._model.index(row, index.column()))

    def set_chosen(self, number: int | None) -> None:
        """Mark the row of the class whose images are shown, or none."""
        if number is None:
            self.clearSelection()
        else:
            self.selectRow(self._model.row_of(number))

    def set_names(self, names: Sequence[str]) -> None:
        """Call the classes by other names; rows, order and choice stay as they are."""
        self._names = tuple(names)
        self._model.set_names(names)

    def table(self, separator: str = TAB) -> str:
        """The whole report as text, in the order of the classes; empty without an evaluation."""
        if self._evaluation is None:
            return ""
        return report_table(self._evaluation, self._names, separator, self._model.words())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the largest letters that fit."""
        super().resizeEvent(event)
        self._fit_letters()

    def _leave_rows(self) -> None:
        self.verticalHeader().setMinimumSectionSize(self.fontMetrics().height() + 4)

    def _fit_letters(self) -> None:
        by_rows = int(self.height() / (self._model.rowCount() + 1) * LETTERS_PER_ROW)
        by_columns = self.width() // LETTERS_IN_WIDTH
        letters = self.font()
        letters.setPixelSize(max(SMALLEST_LETTERS, min(LARGEST_LETTERS, by_rows, by_columns)))
        if letters != self.font():
            self.setFont(letters)
            self.horizontalHeader().setFont(letters)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, or leave the key to the table."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Report the class under the mouse, or the keyboard's."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        place = self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos()
        self.menu_wanted.emit(self._model.row(index.row()).number if index.isValid() else None, place)

    def _activate(self, index: QModelIndex) -> None:
        number = self._model.row(index.row()).number
        if number is not None:
            self.class_activated.emit(number)


def _row(name: str, number: int | None, score: ClassScore) -> ReportRow:
    return ReportRow(name, number, score.precision, score.recall, score.f1, score.support)
