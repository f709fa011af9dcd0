"""A list of lines of which each leads somewhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QListView, QWidget

from mnist_desktop.ui.shared.targets import LEAST_TARGET
from mnist_desktop.ui.shared.text_size import follow_text_size

AnyIndex = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class Lines(QAbstractListModel):
    """Texts with icons.

    They change with each run and epoch: items of a QListWidget, of each of which PySide keeps a half, are too frail for that.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.height = LEAST_TARGET
        self._texts: list[str] = []
        self._icons: list[QIcon | None] = []

    def rowCount(self, parent: AnyIndex = NO_INDEX) -> int:
        """How many lines."""
        return 0 if parent.isValid() else len(self._texts)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, icon and height of a line."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._texts[index.row()]
            case Qt.ItemDataRole.DecorationRole:
                return self._icons[index.row()]
            case Qt.ItemDataRole.SizeHintRole:
                return QSize(0, self.height)
        return None

    def set_lines(self, icons: Sequence[QIcon | None]) -> None:
        """Have so many lines, without a text yet."""
        self.beginResetModel()
        self._icons, self._texts = list(icons), [""] * len(icons)
        self.endResetModel()

    def set_texts(self, texts: Sequence[str]) -> None:
        """Say the lines; there are as many."""
        if self._texts != list(texts):
            self._texts[:] = texts
            self.dataChanged.emit(self.index(0), self.index(len(self._texts) - 1), [Qt.ItemDataRole.DisplayRole])


class LineList(QListView):
    """Lines of which each leads somewhere: a click, Enter or Space follows one.

    Signals
    -------
    followed(int)
        The user wants what is behind the line of this number.
    copy_wanted()
        The user wants the lines as a table.
    menu_wanted(QPoint)
        The user asks what can be done with the lines, at this point of the screen.
    """

    followed = Signal(int)
    copy_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._lines = Lines(self)
        self.setModel(self._lines)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMinimumHeight(72)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._follow)
        follow_text_size(self, LineList._fit)

    def set_lines(self, icons: Sequence[QIcon | None]) -> None:
        """Have so many lines, without a text yet."""
        self._lines.set_lines(icons)
        self._fit()

    def set_texts(self, texts: Sequence[str]) -> None:
        """Say the lines; there are as many."""
        self._lines.set_texts(texts)

    def count(self) -> int:
        """How many lines."""
        return self._lines.rowCount()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the current line, or copy all."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._follow(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Report it."""
        self.menu_wanted.emit(event.globalPos())

    def choose(self, number: int | None) -> None:
        """Mark a line, or none."""
        self.setCurrentIndex(NO_INDEX if number is None else self._lines.index(number))

    def _fit(self) -> None:
        """Leave lines high enough to be hit."""
        icon = self.iconSize().height() + 2 if self.iconSize().isValid() else 0
        self._lines.height = max(LEAST_TARGET, self.fontMetrics().height() + 4, icon)
        self.scheduleDelayedItemsLayout()

    def _follow(self, index: QModelIndex) -> None:
        if index.isValid():
            self.followed.emit(index.row())
