"""What widgets share that paint what they show themselves: tooltips about a part of it, and a sign of the keyboard."""

from __future__ import annotations

from typing import TypeGuard

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QFocusEvent, QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from mnist_desktop.ui.shared.plain_text import plain_tip
from mnist_desktop.ui.shared.widget_mixin import WidgetMixin


class ShowsFocus(WidgetMixin):
    """Repaints when the focus comes and goes. Comes first among the bases of a widget."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus."""
        super().focusOutEvent(event)
        self.show_focus()

    def show_focus(self) -> None:
        """Repaint. Override it where more is needed."""
        self.update()


def asks_for_tip(event: QEvent) -> TypeGuard[QHelpEvent]:
    """Whether the mouse has rested long enough for a tooltip."""
    return isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip


def show_tip(event: QHelpEvent, widget: QWidget, text: str, area: QRect | None = None) -> bool:
    """Show `text` for as long as the mouse stays in `area` of `widget`; without a text, hide what is shown.

    Always True, for a handler to return: the event needs no other answer.
    """
    QToolTip.showText(event.globalPos(), plain_tip(text), widget, area or QRect())
    return True
