"""A row of controls that goes on below where it is too narrow, as words do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QSpacerItem, QWidget

GAP = 6


class WrappingRow(QLayout):
    """Lays parts out in as many lines as they take; its smallest width is that of its widest part.

    In each line the parts are as wide as they like to be; what is left goes to those with a stretch.

    Parameters
    ----------
    gap
        Between parts and between lines, in logical pixels.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = GAP) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._stretches: list[int] = []
        self._gap = gap
        self._sizes: dict[int, tuple[int, int]] = {}  # by number of the item: asking Qt takes most of the time of a layout
        self.setContentsMargins(0, 0, 0, 0)
        if parent is not None:
            parent.setLayout(self)

    def add(self, *parts: QWidget, stretch: int = 0) -> None:
        """Add a part, or several that stay beside each other, the last of which takes the room that there is."""
        self._stretches.append(stretch)
        if len(parts) == 1:
            self.addWidget(parts[0])
            return
        together = QHBoxLayout()
        together.setSpacing(self._gap)
        for part in parts:
            together.addWidget(part, stretch if part is parts[-1] else 0)
        self.addChildLayout(together)
        self.addItem(together)

    def add_space(self) -> None:
        """Push what follows to the right, where it stands in the same line."""
        self._stretches.append(1)
        self.addItem(QSpacerItem(0, 0))

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Take an item; Qt calls this."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """An item, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Remove an item and return it, or None."""
        if not 0 <= index < len(self._items):
            return None
        del self._stretches[index]
        self._sizes.clear()
        return self._items.pop(index)

    def invalidate(self) -> None:
        """Ask the parts again what they need; Qt calls this when that may have changed."""
        self._sizes.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """It takes the whole width."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """The narrower the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        lines = self._lines(width)
        return sum(map(self._line_height, lines)) + self._gap * max(0, len(lines) - 1)

    def minimumHeightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """No line is lower than it is."""
        return self.heightForWidth(width)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = [number for number, item in enumerate(self._items) if not item.isEmpty()]
        width = sum(self._size_of(number)[0] for number in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(width, self._line_height(shown))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """The widest part, and the lines that there are now."""
        width = max((self._size_of(number)[0] for number, item in enumerate(self._items) if not item.isEmpty()), default=0)
        now = self.geometry().width()
        return QSize(width, self.heightForWidth(max(now, width) if now else self.sizeHint().width()))

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Place all parts."""
        super().setGeometry(rect)
        top = rect.top()
        for line in self._lines(rect.width()):
            left, height = rect.left(), self._line_height(line)
            for number, width in zip(line, self._widths(line, rect.width()), strict=True):
                item = self._items[number]
                own = min(height, self._size_of(number)[1])
                item.setGeometry(QRect(left, top + (height - own) // 2, width, own))
                left += width + (0 if item.spacerItem() else self._gap)
            top += height + self._gap

    def _lines(self, width: int) -> list[list[int]]:
        """The numbers of the items in each line; no line begins with a space."""
        lines: list[list[int]] = []
        used = 0
        for number, item in enumerate(self._items):
            if item.spacerItem():
                if lines:
                    lines[-1].append(number)
            elif not item.isEmpty():
                needed = self._gap + self._size_of(number)[0]
                if not lines or used + needed > width:
                    lines.append([])
                    used = -self._gap
                lines[-1].append(number)
                used += needed
        return lines

    def _line_height(self, line: Sequence[int]) -> int:
        return max((self._size_of(number)[1] for number in line), default=0)

    def _size_of(self, number: int) -> tuple[int, int]:
        """How wide an item likes to be, and how high it is."""
        if number not in self._sizes:
            item = self._items[number]
            hint, least = item.sizeHint(), item.minimumSize()
            wide = max(least.width(), min(hint.width(), item.maximumSize().width()))
            self._sizes[number] = wide, max(hint.height(), least.height())
        return self._sizes[number]

    def _widths(self, line: Sequence[int], room: int) -> list[int]:
        items = [self._items[number] for number in line]
        likes = (self._size_of(number)[0] for number in line)
        widths = [0 if item.spacerItem() else min(wide, room) for item, wide in zip(items, likes, strict=True)]
        left = max(0, room - sum(widths) - self._gap * (sum(not item.spacerItem() for item in items) - 1))
        stretches = [self._stretches[number] for number in line]
        whole = max(1, sum(stretches))
        return [width + left * stretch // whole for width, stretch in zip(widths, stretches, strict=True)]
