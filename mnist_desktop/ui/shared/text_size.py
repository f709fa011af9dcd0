"""The size of all text in the window, in percent of the system's.

The font of the application is scaled, and with it all text that has no size of its own. A font with a size of its own, such as
that of a headline, keeps its proportion. Sizes in pixels that leave room for text go through :func:`scaled` and
:func:`follow_text_size`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

SMALLEST, USUAL, LARGEST = 80, 100, 200
STEPS = (80, 90, 100, 110, 125, 150, 175, 200)
"""Percent, as browsers go."""

_SIZE_RESOLVED = 2
"""QFont::SizeResolved, for which PySide has no name: the font has a size of its own."""

Widget = TypeVar("Widget", bound=QWidget)

_SYSTEM_SIZE = "systemTextSize"
_followers: WeakKeyDictionary[QWidget, list[Callable[[Any], object]]] = WeakKeyDictionary()


def text_percent() -> int:
    """The size of text in percent of the system's."""
    return round(100 * _size() / _system_size())


def set_text_percent(percent: int) -> None:
    """Make all text as large as this percentage of the system's; it is kept between SMALLEST and LARGEST."""
    percent = min(max(percent, SMALLEST), LARGEST)
    if percent == text_percent():
        return
    system_size, before = _system_size(), _size()
    size = system_size * percent / 100
    widgets = QApplication.allWidgets()
    # All are looked up before any is changed: a widget hands its font on to those inside it.
    own = [(widget, widget.font()) for widget in widgets if _has_own_size(widget)]
    font = QFont(QApplication.font())
    font.setPointSizeF(size)
    QApplication.setFont(font)
    for widget, letters in own:
        letters.setPointSizeF(letters.pointSizeF() * size / before)
        widget.setFont(letters)
    for widget, follows in list(_followers.items()):
        for follow in follows:
            if isValid(widget):
                follow(widget)


def next_percent(percent: int, steps: int) -> int:
    """The size some steps up or, if negative, down.

    >>> next_percent(100, 1), next_percent(100, -1), next_percent(200, 1), next_percent(97, 1)
    (110, 90, 200, 100)
    """
    if steps > 0:
        return next((step for step in STEPS if step > percent), LARGEST)
    return next((step for step in reversed(STEPS) if step < percent), SMALLEST)


def scaled(pixels: int) -> int:
    """A length that leaves room for text, in logical pixels, with text as large as it is now."""
    return round(pixels * text_percent() / 100)


def follow_text_size(widget: Widget, follow: Callable[[Widget], object]) -> None:
    """Call `follow` with the widget now, and each time the size of text has changed. It must not hold the widget itself."""
    _followers.setdefault(widget, []).append(follow)
    follow(widget)


def leave_lines(widget: QWidget, lines: int, more: int = 0) -> None:
    """Keep a widget at least so many lines of its text high, and so many pixels more.

    Lines are measured together, as a label does: for letters of some sizes, the spacing of a single one is rounded down.
    """
    text = "\n".join("x" * lines)
    follow_text_size(widget, lambda label: label.setMinimumHeight(label.fontMetrics().size(0, text).height() + more))


def keep_width(widget: QWidget, pixels: int) -> None:
    """Keep a widget as wide as `pixels` are with text of the usual size."""
    follow_text_size(widget, lambda part: part.setFixedWidth(scaled(pixels)))


def _has_own_size(widget: QWidget) -> bool:
    font = widget.font()
    is_set = widget.testAttribute(Qt.WidgetAttribute.WA_SetFont) and bool(font.resolveMask() & _SIZE_RESOLVED)
    return is_set and font.pointSizeF() > 0  # a size in pixels depends on the room, not on the text around


def _size() -> float:
    """In points, as asked for; a font that was given in pixels is measured."""
    font = QApplication.font()
    return font.pointSizeF() if font.pointSizeF() > 0 else QFontInfo(font).pointSizeF()


def _system_size() -> float:
    """In points; noted before it is changed for the first time."""
    app = QApplication.instance()
    if app is None:
        return _size()
    size = app.property(_SYSTEM_SIZE)
    if size is None:
        size = _size()
        app.setProperty(_SYSTEM_SIZE, size)
    return float(size)
