"""How large what is pressed is at least, so that fingers and shaking hands find it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

TARGET = 32
"""Logical pixels."""


def make_target(*widgets: QWidget) -> None:
    """Give each at least that height, and a button without words that width."""
    for widget in widgets:
        widget.setMinimumHeight(TARGET)
        widget.setMinimumWidth(max(TARGET, widget.minimumWidth()))
