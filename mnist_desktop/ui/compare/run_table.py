"""The table of runs: its keys, its columns, and which runs are chosen in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.ui.compare.curve_styles import CHIP_SIDE
from mnist_desktop.ui.compare.run_columns import NUMBERS, Column, RunRow, infos_of
from mnist_desktop.ui.compare.run_table_model import AnyIndex, RunTableModel, stretches
from mnist_desktop.ui.shared.data_titles import data_title
from mnist_desktop.ui.shared.menus import offer_actions
from mnist_desktop.ui.shared.numbers import duration, fine_percent
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_names import run_title, widest_date
from mnist_desktop.ui.shared.theme import colors

ROW_PADDING = 12  # around the letters of a row, above and below together
AIR = "  "
"""Between numbers and what begins to the right of them."""
CELL_PADDING = 10  # beside the letters of a cell, left and right together
SAMPLES: dict[Column, Callable[[], str]] = {
    Column.NAME: lambda: run_title("First network, epochs 5"),
    Column.STUDENT: lambda: "Seo-yeon K.",
    Column.DATA: lambda: data_title("MNIST, starter 5,000"),
    Column.MODEL: lambda: "Flatten, Den…",
    Column.SEED: lambda: "100",
    Column.PARAMETERS: lambda: f"{2_000_000:,}",
    Column.VALIDATION: lambda: fine_percent(1),
    Column.TEST: lambda: fine_percent(1),
    Column.TIME: lambda: duration(595),
    Column.DATE: widest_date,
    Column.NOTES: lambda: "handed in",
}
"""What each column has room for in any case."""
GROWING = (Column.NAME, Column.DATA, Column.MODEL, Column.STUDENT)
"""Who gets more than its sample where it has more to say, and in which order; the notes get what is left."""
MOST_GROWN = 45
"""Letters."""
LOOKED_AT = 60
"""Rows that are asked for what they have to say."""
GIVE_WAY = (Column.NOTES, Column.MODEL, Column.DATA, Column.STUDENT, Column.NAME)
"""Who is narrower than its sample where all would not fit, and in which order. Their tooltips have the whole."""
LEFT_AWAY = (Column.TIME, Column.SEED, Column.NOTES, Column.STUDENT, Column.MODEL, Column.DATA)
"""Who is not shown where even that is too much, and in which order. The name's tooltip has all of them."""
FEWEST_ROWS = 5
"""That can be seen however low the window is; the tab scrolls then."""
FEWEST_LETTERS = 8
"""Of these that show in any case."""
TICK_AND_CHIP = 44  # pixels before a name
MAX_NAME_LETTERS, MAX_NOTES_LETTERS = 200, 2000


class RunTable(FollowsLanguage, QTableView):
    """Shows a :class:`RunTableModel`. Space ticks the chosen runs, Enter or a double click opens one; actions have their keys.

    Signals
    -------
    opened(str)
        The user wants to see the results of the run with this id.
    refused(str)
        A key was pressed for what cannot be done; the sentence says why.
    chosen_changed()
        Other rows are chosen.
    """

    opened = Signal(str)
    refused = Signal(str)
    chosen_changed = Signal()

    def __init__(self, model: RunTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runList")
        self._runs = model
        self._kept_ids: list[str] = []
        self._is_fitting = self._is_users_layout = False
        self.setModel(model)
        self._delegate = _RunDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        offer_actions(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setIconSize(QSize(CHIP_SIDE, CHIP_SIDE))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setResizeContentsPrecision(LOOKED_AT)
        # To paint a column's title, a header asks for each row whether it is chosen. Thousands of rows take seconds to answer.
        header.setSelectionModel(QItemSelectionModel(model, header))
        header.setSortIndicator(Column.DATE, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        header.sectionResized.connect(self._note_resize)
        self.retranslate()
        self._fit()
        self.doubleClicked.connect(self._open_or_edit)
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        model.modelAboutToBeReset.connect(self._remember_chosen)
        model.modelReset.connect(self._choose_again)
        model.runs_changed.connect(self._follow_runs)
        self._follow_runs()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("Kept runs"))
        self._runs.retranslate()
        for editor in self.viewport().findChildren(QLineEdit):  # a name that is being typed
            self._delegate.name(editor, Column(self.indexAt(editor.pos()).column()))
        self._fit_columns()

    @property
    def chosen(self) -> tuple[RunRow, ...]:
        """The chosen rows from top to bottom."""
        # By ranges: of thousands of chosen rows, an index each would take seconds.
        ranges = self.selectionModel().selection()
        numbers = {number for each in map(ranges.at, range(ranges.count())) for number in range(each.top(), each.bottom() + 1)}
        return tuple(self._runs.row(number) for number in sorted(numbers))

    @property
    def chosen_infos(self) -> tuple[RunInfo, ...]:
        """The chosen runs that are not damaged."""
        return infos_of(self.chosen)

    def choose(self, run_ids: Sequence[str]) -> None:
        """Choose these runs, as far as they are shown, and bring the first into view."""
        rows = self._runs.rows_of(run_ids)
        selection = QItemSelection()
        for stretch in stretches(sorted(rows)):
            selection.select(self._runs.index(stretch[0], 0), self._runs.index(stretch[-1], len(Column) - 1))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flags.ClearAndSelect)
        if rows:
            first = self._runs.index(rows[0], Column.NAME)
            self.selectionModel().setCurrentIndex(first, flags.NoUpdate)
            self.scrollTo(first)

    def edit_cell(self, column: Column) -> None:
        """Let the user edit a cell of the chosen row, which need not be the one that the keyboard stands at."""
        chosen = self.chosen
        if len(chosen) != 1:
            return
        index = self._runs.index(self._runs.row_of(chosen[0].id), column)
        if self.isColumnHidden(column):
            self.showColumn(column)
            self.scrollTo(index)
        # Not by the view, to which a key that is held, such as that of the action, would mean another choice.
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        if self._runs.flags(index) & Qt.ItemFlag.ItemIsEditable and self.state() is not QAbstractItemView.State.EditingState:
            self.edit(index)

    def event(self, event: QEvent) -> bool:
        """Use the keys of the table's actions while it has the focus, even if the window uses the same ones."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and self._action_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick or open a run, or trigger the action of a key. Keys that the editor of a cell leaves over do nothing."""
        action = self._action_of(event)
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif action is not None and action.isEnabled():
            action.trigger()
        elif action is not None and action.whatsThis():
            self.refused.emit(action.whatsThis())
        elif event.key() == Qt.Key.Key_Space:
            self._toggle_ticks()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width among the columns."""
        super().resizeEvent(event)
        self._fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the columns to another font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _action_of(self, event: QKeyEvent) -> QAction | None:
        pressed = QKeySequence(event.keyCombination())
        return next((action for action in self.actions() if pressed in action.shortcuts()), None)

    def _toggle_ticks(self) -> None:
        """Tick all chosen runs; where all of them are ticked, untick them."""
        ids = [info.id for info in self.chosen_infos]
        ticked = {info.id for info in self._runs.ticked()}
        self._runs.tick(ids, not ticked.issuperset(ids))

    def _open_or_edit(self, index: QModelIndex) -> None:
        if not self._runs.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        if self._runs.row(index.row()).info is not None:
            self.opened.emit(self._runs.row(index.row()).id)

    def _remember_chosen(self) -> None:
        self._kept_ids = [row.id for row in self.chosen]

    def _choose_again(self) -> None:
        self.choose(self._kept_ids)
        self.chosen_changed.emit()  # a reset takes the choice away without a signal

    def _fit(self) -> None:
        """Rows by the font, and columns by what they have to say."""
        row = self.fontMetrics().height() + ROW_PADDING
        self.verticalHeader().setDefaultSectionSize(row)
        self.setMinimumHeight(self.horizontalHeader().sizeHint().height() + round(FEWEST_ROWS * row))
        self._is_users_layout = False
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Give what is left of the width to the columns that have most to say, until the user draws a column by hand."""
        if self._is_users_layout:
            return
        widths = {column: self._width(column) for column in Column if column in self._runs.telling}
        least = {column: min(width, self._least_width(column)) for column, width in widths.items()}
        least = {column: least[column] if column in GIVE_WAY else width for column, width in widths.items()}
        room = self.viewport().width()
        for column in LEFT_AWAY if self._runs.has_notes else (Column.NOTES, *LEFT_AWAY):
            if column in widths and sum(least.values()) > room:
                del widths[column], least[column]
        spare = room - sum(widths.values())
        for column in GIVE_WAY:
            if spare < 0 and column in widths:
                given = min(-spare, widths[column] - least[column])
                widths[column] -= given
                spare += given
        for column in GROWING:
            if spare > 0 and column in widths:
                more = min(spare, max(0, self._whole_width(column) - widths[column]))
                widths[column] += more
                spare -= more
        last = Column.NOTES if Column.NOTES in widths else Column.NAME
        widths[last] += max(0, spare)
        was_fitting, self._is_fitting = self._is_fitting, True  # to hide a column is to resize it, and not by hand
        for column in Column:
            self.setColumnHidden(column, column not in widths)
        for column, width in widths.items():
            self.horizontalHeader().resizeSection(column, width)
        self._is_fitting = was_fitting

    def _width(self, column: Column) -> int:
        """What a column needs."""
        title = str(self._runs.headerData(column, Qt.Orientation.Horizontal))
        sample = SAMPLES[column]() + (AIR if column in NUMBERS else "")
        return _around(max(map(self.fontMetrics().horizontalAdvance, (sample, title))), column)

    def _whole_width(self, column: Column) -> int:
        """What the rows in view have to say there. Qt's own hint for a column asks for much more, and takes 20 times as long."""
        first = max(0, self.rowAt(0))
        rows = map(self._runs.row, range(first, min(first + LOOKED_AT, self._runs.rowCount())))
        said = max((self.fontMetrics().horizontalAdvance(row.text(column)) for row in rows), default=0)
        return min(_around(said, column), MOST_GROWN * self.fontMetrics().averageCharWidth())

    def _least_width(self, column: Column) -> int:
        return _around(FEWEST_LETTERS * self.fontMetrics().averageCharWidth(), column)

    def _follow_runs(self) -> None:
        """Show no column that says nothing."""
        if self._is_users_layout:
            for column in Column:
                if column not in self._runs.telling:
                    self.hideColumn(column)
        self._fit_columns()

    def _note_resize(self) -> None:
        self._is_users_layout = self._is_users_layout or not self._is_fitting


def _around(text: int, column: Column) -> int:
    """The width of a cell by that of its text, both in pixels."""
    return text + CELL_PADDING + (TICK_AND_CHIP if column is Column.NAME else 0)


class _RunDelegate(QStyledItemDelegate):
    """Keeps numbers away from their neighbours, and what is typed to a sensible length."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:  # noqa: N802 - Qt's name
        """A line to type a name or notes into."""
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            is_name = index.column() == Column.NAME
            editor.setMaxLength(MAX_NAME_LETTERS if is_name else MAX_NOTES_LETTERS)
            self.name(editor, Column(index.column()))
        return editor

    def name(self, editor: QLineEdit, column: Column) -> None:
        """Say what is typed there."""
        editor.setAccessibleName(self.tr("Name of the run") if column is Column.NAME else self.tr("Notes about the run"))

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:  # noqa: N802 - Qt's name
        """What the table says, unless the user has begun to type."""
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: AnyIndex) -> None:  # noqa: N802
        """All of the cell."""
        editor.setGeometry(QRect(option.rect))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a cell, and an edge around the box to tick, which some styles leave invisible on dark ground."""
        super().paint(painter, option, index)
        if index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            styled = QStyleOptionViewItem(option)
            self.initStyleOption(styled, index)
            style, part = styled.widget.style(), QStyle.SubElement.SE_ItemViewItemCheckIndicator
            box = style.subElementRect(part, styled, styled.widget)
            painter.setPen(QColor(colors(option.palette).muted))
            painter.drawRect(box.adjusted(0, 0, -1, -1))

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:  # noqa: N802 - Qt's name
        """See :data:`AIR`."""
        super().initStyleOption(option, index)
        if index.column() in NUMBERS:
            option.text += AIR
