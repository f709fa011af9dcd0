"""How large what is pressed is at least, so that fingers and shaking hands find it."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton, QWidget

TARGET = 32
"""Logical pixels."""


def make_target(*widgets: QWidget) -> None:
    """Give each at least that height, and a tool button, which may show no words, that width. Words say how wide others are."""
    for widget in widgets:
        widget.setMinimumHeight(TARGET)
        if isinstance(widget, QToolButton):
            widget.setMinimumWidth(TARGET)
