"""The table of the members of a sweep."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from mnist_desktop.core.sweeps.progress import MemberProgress
from mnist_desktop.ui.compare.sweep.member_model import MemberModel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.table_copies import TableCopies
from mnist_desktop.ui.shared.text_size import follow_text_size
from mnist_desktop.ui.shared.words import name_word

ROW_PADDING, CELL_PADDING = 10, 12


class MemberTable(FollowsLanguage, QTableView):
    """Shows a :class:`MemberModel`. Enter or a double click opens the run of a member.

    Signals
    -------
    opened(MemberProgress)
        The user wants to see the run of a member.
    current_changed(int)
        Another member is current, by its number; 0 for none.
    pointed(int)
        The mouse is over a member, by its number; 0 where it has left.
    """

    opened = Signal(object)
    current_changed = Signal(int)
    pointed = Signal(int)

    def __init__(self, model: MemberModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sweepTable")
        name_word(self, "sweep")
        self._members = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        follow_text_size(self, MemberTable._fit_rows)
        self.copies = TableCopies(self, lambda: self.tr("Sweep"), lambda: range(model.columnCount()))
        self.doubleClicked.connect(self._open)
        self.entered.connect(self._point)
        self.viewportEntered.connect(lambda: self.pointed.emit(0))
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        model.modelReset.connect(self._fit_columns)
        self.retranslate()

    @property
    def current(self) -> MemberProgress | None:
        """The member that keys act on."""
        index = self.currentIndex()
        return self._members.member(index.row()) if index.isValid() else None

    def choose(self, number: int) -> None:
        """Make a member current, by its number."""
        row = self._members.row_of(number)
        if row >= 0 and row != self.currentIndex().row():
            self.selectRow(row)
            self.scrollTo(self._members.index(row, 0))

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("Members of the sweep"))
        self._members.retranslate()
        self._fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the run of the current member."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: object) -> None:
        """The mouse points at no member any more."""
        self.pointed.emit(0)
        super().leaveEvent(event)  # type: ignore[arg-type]  # Qt's event

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many columns as there is room for."""
        super().resizeEvent(event)
        self._show_columns()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._members.member(index.row()))

    def _point(self, index: QModelIndex) -> None:
        self.pointed.emit(self._members.member(index.row()).number)

    def _tell_current(self, index: QModelIndex) -> None:
        self.current_changed.emit(self._members.member(index.row()).number if index.isValid() else 0)

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_PADDING)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """As wide as title and content need, and what members that wait will say later."""
        for at in range(self._members.columnCount()):  # others may have been hidden there
            self.showColumn(at)
        self.resizeColumnsToContents()
        header = self.horizontalHeader()
        for at, words in self._members.samples().items():
            needed = self.fontMetrics().horizontalAdvance(words) + CELL_PADDING
            header.resizeSection(at, max(header.sectionSize(at), needed))
        self._show_columns()

    def _show_columns(self) -> None:
        """Hide what is least important until the others can be seen without scrolling; a wider table shows it again."""
        header, places = self.horizontalHeader(), self._members.dispensable()
        for at in places:
            header.showSection(at)
        for at in places:
            if header.length() <= self.viewport().width():
                break
            header.hideSection(at)
