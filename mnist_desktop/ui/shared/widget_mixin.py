"""The base of a class that adds to any kind of widget and comes before Qt's class among the bases."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as WidgetMixin
else:
    WidgetMixin = object  # Qt's class brings the widget; two of Qt's among the bases would be one too many

__all__ = ["WidgetMixin"]
