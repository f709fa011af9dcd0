"""The builder and the tabs beside each other: where there is little room, the builder gives way first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget


class Halves(QSplitter):
    """Gives the left half the width that it was given last, but for what the right one needs so as not to scroll sideways.

    Parameters
    ----------
    needed
        Tells how wide the right half must be for that, in logical pixels.
    """

    def __init__(self, left: QWidget, right: QWidget, needed: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._left = left
        self._needed, self._known, self._wish = needed, (0, 0), left.sizeHint().width()
        self.setChildrenCollapsible(False)
        self.addWidget(left)
        self.addWidget(right)
        self.setStretchFactor(1, 1)
        self.splitterMoved.connect(self._note)

    def setSizes(self, sizes: Sequence[int]) -> None:  # noqa: N802 - Qt's name
        """Divide the width otherwise, and keep to it."""
        super().setSizes(sizes)
        self._note()

    def restoreState(self, state: QByteArray | bytes | bytearray | memoryview) -> bool:  # noqa: N802 - Qt's name
        """Divide the width as it was saved, and keep to it."""
        done = super().restoreState(state)
        self._note()
        self._share()
        return done

    def saveState(self) -> QByteArray:  # noqa: N802 - Qt's name
        """As it is divided where there is room."""
        now = self.sizes()
        if not now[0] or now[0] == self._wish:
            return super().saveState()
        super().setSizes([self._wish, sum(now) - self._wish])
        state = super().saveState()
        super().setSizes(now)
        return state

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the new width."""
        super().resizeEvent(event)
        self._share()

    def event(self, event: QEvent) -> bool:
        """Divide the width anew where either half needs more or less than before."""
        handled = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self._least() != self._known:
            self._share()
        return handled

    def _note(self) -> None:
        if self.sizes()[0]:
            self._wish = self.sizes()[0]

    def _least(self) -> tuple[int, int]:
        """What the two halves need."""
        return self._left.minimumSizeHint().width(), self._needed()

    def _share(self) -> None:
        self._known = least, needed = self._least()
        if self._left.isHidden():
            return
        room = self.width() - self.handleWidth()
        width = max(least, min(self._wish, room - needed))
        if width != self.sizes()[0]:
            super().setSizes([width, room - width])
