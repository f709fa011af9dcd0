"""Editors that a wheel does not change."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent

from mnist_desktop.ui.shared.widget_mixin import WidgetMixin


class Wheelless(WidgetMixin):
    """An editor that leaves the wheel to the panel that scrolls: a value must not change because a mouse passed over it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the scroll area around."""
        event.ignore()
