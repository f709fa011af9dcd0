"""Curves whose epochs are walked through by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

from mnist_desktop.ui.shared.widget_mixin import WidgetMixin

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -(10**6), Qt.Key.Key_End: 10**6}


class EpochKeys(WidgetMixin):
    """Moves from epoch to epoch with the arrow keys. Escape, or to leave the curves, gives the epoch up."""

    def chosen_epoch(self) -> int | None:
        """The epoch that is pointed at, from 1."""
        raise NotImplementedError

    def last_epoch(self) -> int:
        """The last one that is drawn; 0 without any."""
        raise NotImplementedError

    def point_at(self, epoch: float | None) -> None:
        """Point at the nearest epoch that there is, or at none."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move from epoch to epoch with the arrow keys."""
        key, last, here = Qt.Key(event.key()), self.last_epoch(), self.chosen_epoch()
        if key in STEPS and last:
            self.point_at((last - min(0, STEPS[key]) if here is None else here) + STEPS[key])
        elif key == Qt.Key.Key_Escape and here is not None:
            self.point_at(None)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Clear the epoch that the keyboard chose."""
        super().focusOutEvent(event)
        self.point_at(None)
