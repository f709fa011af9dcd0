"""Whether anything may move by itself."""

from __future__ import annotations

from PySide6.QtWidgets import QStyle, QWidget


def is_motion_wanted(widget: QWidget) -> bool:
    """Whether `widget` may move something by itself: not where the system or its style has animations of no length."""
    return widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget) > 0
