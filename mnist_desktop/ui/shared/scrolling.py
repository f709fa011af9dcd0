"""What scrolls where the window is smaller than its content."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from mnist_desktop.ui.shared.text_size import follow_text_size

SMALLEST = QSize(200, 120)


class ScrollingPage(QScrollArea):
    """Gives its content all the room there is, and scrolls only where that is less than the content's smallest size.

    A QScrollArea that is `widgetResizable` scrolls as soon as the *preferred* height of wrapped text does not fit, even where
    plots and lists beside it could shrink.

    Parameters
    ----------
    sideways
        Whether it scrolls sideways too; if not, it is never narrower than its content.
    """

    def __init__(self, content: QWidget, *, sideways: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sideways, self._content = sideways, content
        self._asked: tuple[QSize, int, int] | None = None
        self._was_laid_out = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if not sideways:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        # The content's own ground, not that of a list.
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        follow_text_size(self, ScrollingPage._measure_hidden)

    def sizeHint(self) -> QSize:
        """The size that the content would like."""
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Enough to see something of the content."""
        if self._sideways:
            return SMALLEST
        return QSize(self.roomy_width(), SMALLEST.height())

    def roomy_width(self) -> int:
        """The width at which it never scrolls sideways, in logical pixels."""
        return _least_width(self._content) + self.verticalScrollBar().sizeHint().width()

    def event(self, event: QEvent) -> bool:
        """Give the content the new room before Qt lays out the bars."""
        if event.type() == QEvent.Type.Resize:
            if not self._was_laid_out:
                self._was_laid_out = True
                self._measure_hidden()
            self.fit()
            self._spare_bars()
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Notice that the content needs another size, and tell what is around where it must have more or less room than before.

        Each time that it is told, the whole window is laid out, and the tabs around the page are painted again. How large the
        content would like to be matters only before it is shown: then it has the room that there is.
        """
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
            # A page without a bar at its foot may stand in another one that gives it all the height that its content needs.
            height = 0 if self._sideways else self.least_height(self.maximumViewportSize().width())
            asked = self.minimumSizeHint(), self.roomy_width(), height
            if asked != self._asked or not self.isVisible():
                self._asked = asked
                self.updateGeometry()
        return super().viewportEvent(event)

    def fit(self) -> None:
        """Make the content as large as the view, or as small as it can be."""
        content, room = self._content, self.maximumViewportSize()
        width = max(room.width(), _least_width(content))
        height = self.least_height(width)
        if height > room.height():
            # The bar at the side takes room, in which wrapped text may need more lines.
            width = max(room.width() - self.verticalScrollBar().sizeHint().width(), _least_width(content))
            height = self.least_height(width)
        bar = self.horizontalScrollBar().sizeHint().height() if self._sideways and width > room.width() else 0
        content.resize(width, max(height, room.height() - bar))

    def _spare_bars(self) -> None:
        """Have no bars where the content fits: Qt asks a hidden content only later, and would lay it out with them first."""
        room = self.maximumViewportSize()
        if self._content.width() <= room.width() and self._content.height() <= room.height():
            self.horizontalScrollBar().setRange(0, 0)
            self.verticalScrollBar().setRange(0, 0)

    def _measure_hidden(self) -> None:
        """Let what is not visible, such as another page, ask for no more and no less than it needs now: Qt forgets to."""
        for part in reversed(self._content.findChildren(QWidget)):
            layout, parent = part.layout(), part.parentWidget()
            if layout is not None and not part.isVisible():
                layout.invalidate()
                layout.activate()
                around = None if parent is None else parent.layout()
                if around is not None:
                    around.invalidate()
        self._content.updateGeometry()

    def least_height(self, width: int) -> int:
        """The smallest height of the content at a width, both in logical pixels."""
        content = self._content
        least = max(content.minimumSizeHint().height(), content.minimumHeight())
        layout = content.layout()
        if layout is not None and layout.hasHeightForWidth():
            least = max(least, layout.minimumHeightForWidth(width))
        return least


def _least_width(content: QWidget) -> int:
    return max(content.minimumSizeHint().width(), content.minimumWidth())
