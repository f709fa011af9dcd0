"""Boxes for numbers that say beside themselves what they allow, where they do not take what was typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QScrollArea, QSpinBox, QWidget

from mnist_desktop.ui.shared.accessible import say_aloud
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.widget_mixin import WidgetMixin

SHOWN_FOR = 8_000
"""Milliseconds, so that the sentence can be read twice."""
AIR = 4
LONGEST_TYPED = 12
"""Letters of what was typed that the sentence repeats."""


class RangeNote(PlainLabel):
    """A line beside a box. It takes no room from others, no focus and no clicks, and goes when the box takes a number."""

    def __init__(self, box: QWidget, ground: QWidget) -> None:
        super().__init__(parent=ground, objectName="rangeNote", wordWrap=True)
        self._box, self._ground = box, ground
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAutoFillBackground(True)
        self.setForegroundRole(self.palette().ColorRole.ToolTipText)
        self.setBackgroundRole(self.palette().ColorRole.ToolTipBase)
        self.setFrameShape(PlainLabel.Shape.Box)
        self.setMargin(AIR)
        self._clock = QTimer(self, singleShot=True)
        self._clock.setInterval(SHOWN_FOR)
        self._clock.timeout.connect(self.hide)
        box.installEventFilter(self)
        self.hide()

    def say(self, text: str) -> None:
        """Show a text below the box, or above it where there is no room below."""
        self.setText(text)
        width = min(self.fontMetrics().horizontalAdvance(text) + 4 * AIR, self._ground.width())
        self.resize(width, self.heightForWidth(width))
        place = self._box.mapTo(self._ground, QPoint(0, self._box.height()))
        if place.y() + self.height() > self._ground.height():
            place.setY(place.y() - self._box.height() - self.height())
        place.setX(max(0, min(place.x(), self._ground.width() - self.width())))
        self.move(place)
        self.show()
        self.raise_()
        viewport = self._ground.parentWidget()
        page = None if viewport is None else viewport.parentWidget()
        if isinstance(page, QScrollArea):
            page.ensureWidgetVisible(self, 0, 0)
        self._clock.start()
        say_aloud(self._box, text)

    def eventFilter(self, _box: QObject, event: QEvent) -> bool:
        """Go with the box, and where it moves."""
        if event.type() in (QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.LanguageChange):
            self.hide()
        return False

    def hideEvent(self, event: Any) -> None:
        """Stop waiting."""
        self._clock.stop()
        super().hideEvent(event)


class SaysRange(WidgetMixin):
    """Says what a box for numbers allows when it refuses a letter or corrects a number. Stands before Qt's class.

    The class calls :meth:`watch_typing` once the box is there.
    """

    if TYPE_CHECKING:
        # Any: whole numbers or real ones; Qt's two classes share no base that has any of these.
        minimum: Any
        maximum: Any
        lineEdit: Any  # noqa: N815 - Qt's name

    _note: RangeNote | None = None

    def watch_typing(self) -> None:
        """Listen to what is typed."""
        line: QLineEdit = self.lineEdit()
        line.inputRejected.connect(self._refuse)
        line.textEdited.connect(self._take)

    def fixup(self, text: str) -> str:
        """What becomes of a text that was finished and is no number of the range: here nothing, but it is said."""
        self.say_range(text)
        return text

    def say_range(self, typed: str = "") -> None:
        """Say which numbers are allowed, and that a number that was `typed` is not one of them."""
        if not self.isVisible():
            return
        if self._note is None:
            self._note = RangeNote(self, _ground_of(self))
        if re.fullmatch(r"\s*-?[\d.,eE+-]+\s*", typed):
            text = _tr("{number} is not possible here: from {minimum} to {maximum}.").format(
                number=typed.strip()[:LONGEST_TYPED], minimum=real_text(self.minimum()), maximum=real_text(self.maximum())
            )
        else:
            text = _tr("Only numbers from {minimum} to {maximum}.").format(
                minimum=real_text(self.minimum()), maximum=real_text(self.maximum())
            )
        self._note.say(text)

    def range_said(self) -> str:
        """What stands beside the box now; empty for nothing."""
        return self._note.text() if self._note is not None and self._note.isVisible() else ""

    def _refuse(self) -> None:
        self.say_range()

    def _take(self) -> None:
        if self._note is not None:
            self._note.hide()


class NumberBox(SaysRange, QSpinBox):
    """A box for a whole number that is no field of a form."""

    def __init__(self, parent: QWidget | None = None, **properties: Any) -> None:  # Any: Qt's properties
        super().__init__(parent, **properties)
        self.watch_typing()


def _ground_of(box: QWidget) -> QWidget:
    """What scrolls along with a box, or its whole window."""
    ground = box.parentWidget() or box
    while not ground.isWindow():
        above = ground.parentWidget()
        if above is None or isinstance(above.parentWidget(), QAbstractScrollArea):
            break
        ground = above
    return ground


def real_text(value: float) -> str:
    """As many digits as it needs: 0.001, 1e-5, 4,096 without the comma."""
    return re.sub(r"e([-+])0*(\d)", r"e\1\2", f"{value:.10g}")


def _tr(text: str) -> str:
    return QCoreApplication.translate("NumberBox", text)
