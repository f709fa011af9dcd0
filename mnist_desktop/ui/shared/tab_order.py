"""The way of Tab through controls that are made later than those around them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_from(place: QWidget, controls: Iterable[QWidget]) -> None:
    """Let Tab go through `controls` where `place` stands in its way, which itself may be a label that takes no focus."""
    before = place
    while before.focusPolicy() == Qt.FocusPolicy.NoFocus:  # Qt puts nothing behind what takes no focus
        before = before.previousInFocusChain() or place
        if before is place:
            return
    for control in controls:
        QWidget.setTabOrder(before, control)
        before = control
