"""What assistive technology is told of a widget that paints its parts itself, such as a matrix: each part by name and place.

Qt asks the factory below for an interface to a widget, and that one for an interface to each part, only while somebody
listens. Qt owns and deletes the interface of a widget. Those of the parts are registered and held by it, and deleted with the
widget: one that Python let go of earlier would crash Qt.
"""

# ruff: noqa: N802 - Qt's names

from __future__ import annotations

from abc import abstractmethod
from typing import cast
from weakref import ref

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QColor,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

from mnist_desktop.ui.shared.widget_mixin import WidgetMixin

NONE = -1
"""No part."""
_NOTHING = cast("QAccessibleInterface", None)
"""Qt takes it where an interface is asked for; its stubs do not know that."""


class PaintsParts(WidgetMixin):
    """Has painted parts, which are counted from 0. Comes first among the bases of a widget."""

    whole_role = QAccessible.Role.List
    part_role = QAccessible.Role.ListItem

    @abstractmethod
    def part_count(self) -> int:
        """How many there are."""

    @abstractmethod
    def part_text(self, at: int) -> str:
        """A part in words."""

    @abstractmethod
    def part_rect(self, at: int) -> QRect:
        """Where a part lies on the surface."""

    @abstractmethod
    def part_at(self, point: QPoint) -> int:
        """The part at a point of the surface, or NONE."""

    @abstractmethod
    def current_part(self) -> int:
        """The part that keys move from, or NONE."""

    def surface(self) -> QWidget:
        """What the parts are painted on."""
        return self

    def tell_current_part(self) -> None:
        """Say that another part is current."""
        if QAccessible.isActive() and self.hasFocus() and self.current_part() != NONE:
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(self.current_part())
            QAccessible.updateAccessibility(event)

    def forget_parts(self) -> None:
        """Say that the parts are others than before: what listeners have kept of them does not count any more."""
        if QAccessible.isActive():
            whole = QAccessible.queryAccessibleInterface(self)
            if isinstance(whole, _Whole):
                whole.forget()


class _Whole(QAccessibleWidget):
    """The widget. It holds the widget weakly, because PySide never lets go of what a factory made."""

    def __init__(self, widget: PaintsParts) -> None:
        super().__init__(widget, widget.whole_role)
        self._widget = ref(widget)
        self._parts: dict[int, _Part] = {}
        widget.destroyed.connect(self.forget)

    def widget_now(self) -> PaintsParts | None:
        """The widget, as long as there is one."""
        widget = self._widget()
        return widget if widget is not None and isValid(widget) else None

    def forget(self) -> None:
        """Delete the parts; they are made again when somebody asks."""
        parts, self._parts = self._parts, {}
        for part in parts.values():
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(part))

    def childCount(self) -> int:
        """How many parts there are."""
        widget = self.widget_now()
        return 0 if widget is None else widget.part_count()

    def child(self, index: int) -> QAccessibleInterface:
        """One part."""
        if not 0 <= index < self.childCount():
            return _NOTHING
        if index not in self._parts:
            self._parts[index] = part = _Part(self, index)
            QAccessible.registerAccessibleInterface(part)
        return self._parts[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Which part it is."""
        return child.index if isinstance(child, _Part) else NONE

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """The part at a point of the screen."""
        widget = self.widget_now()
        return _NOTHING if widget is None else self.child(widget.part_at(widget.surface().mapFromGlobal(QPoint(x, y))))

    def focusChild(self) -> QAccessibleInterface:
        """The part that is read when the widget has the focus."""
        widget = self.widget_now()
        return self.child(widget.current_part()) if widget is not None and widget.hasFocus() else _NOTHING


class _Part(QAccessibleInterface):
    """One part."""

    def __init__(self, whole: _Whole, index: int) -> None:
        super().__init__()
        self._whole = whole
        self.index = index

    def isValid(self) -> bool:
        """Whether it is still there."""
        widget = self._whole.widget_now()
        return widget is not None and self.index < widget.part_count()

    def object(self) -> QObject:
        """It is painted, and no object."""
        return cast("QObject", None)

    def window(self) -> QWindow:
        """The window of the widget."""
        return self._whole.window() if self._whole.widget_now() is not None else cast("QWindow", None)

    def parent(self) -> QAccessibleInterface:
        """The widget."""
        return self._whole if self._whole.widget_now() is not None else _NOTHING

    def child(self, _index: int) -> QAccessibleInterface:
        """It has no parts."""
        return _NOTHING

    def childCount(self) -> int:
        """It has no parts."""
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        """It has no parts."""
        return NONE

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface:
        """It has no parts."""
        return _NOTHING

    def text(self, kind: QAccessible.Text) -> str:
        """Its words."""
        widget = self._whole.widget_now()
        return widget.part_text(self.index) if kind is QAccessible.Text.Name and widget is not None and self.isValid() else ""

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """Its words are what it shows."""

    def rect(self) -> QRect:
        """Where it lies on the screen."""
        widget = self._whole.widget_now()
        if widget is None or not self.isValid():
            return QRect()
        place = widget.part_rect(self.index)
        return QRect(widget.surface().mapToGlobal(place.topLeft()), place.size())

    def role(self) -> QAccessible.Role:
        """Cell or item."""
        widget = self._whole.widget_now()
        return QAccessible.Role.ListItem if widget is None else widget.part_role

    def state(self) -> QAccessible.State:
        """Whether it is current, and whether it can be seen."""
        state, widget = QAccessible.State(), self._whole.widget_now()
        if widget is None or not self.isValid():
            state.invalid = True
            return state
        is_current = self.index == widget.current_part()
        state.focusable = state.selectable = True
        state.focused = is_current and widget.hasFocus()
        state.selected = is_current
        state.offscreen = not widget.part_rect(self.index).intersects(widget.surface().rect())
        return state

    def foregroundColor(self) -> QColor:
        """It has none of its own."""
        return QColor()

    def backgroundColor(self) -> QColor:
        """It has none of its own."""
        return QColor()


def say_aloud(widget: QWidget, text: str) -> None:
    """Let a screen reader say something that happened in `widget` at the user's wish."""
    if QAccessible.isActive() and text:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def _interface(_class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    return _Whole(thing) if isinstance(thing, PaintsParts) else None


QAccessible.installFactory(_interface)
