"""Light and dark, also where the system has no say in it: a bare X11 session or an offscreen window knows no color scheme."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from mnist_desktop.core.preference_choices import Theme
from mnist_desktop.ui.shared.theme import is_dark

_Role = QPalette.ColorRole
_ROLES = (_Role.Window, _Role.WindowText, _Role.Base, _Role.AlternateBase, _Role.Text, _Role.Button, _Role.ButtonText,
          _Role.ToolTipBase, _Role.ToolTipText, _Role.PlaceholderText, _Role.Highlight, _Role.HighlightedText, _Role.Link,
          _Role.LinkVisited, _Role.BrightText, _Role.Light, _Role.Midlight, _Role.Mid, _Role.Dark, _Role.Shadow)  # fmt: skip
_LIGHT = ("#f0f0f0", "#1f2328", "#ffffff", "#f6f8fa", "#1f2328", "#f0f0f0", "#1f2328", "#ffffff", "#1f2328", "#57606a", "#0072b2",
          "#ffffff", "#0060a0", "#6639a6", "#ffffff", "#ffffff", "#e3e3e3", "#b8b8b8", "#9f9f9f", "#767676")  # fmt: skip
_DARK = ("#2b2f36", "#e6edf3", "#1b1f24", "#22272e", "#e6edf3", "#343a42", "#e6edf3", "#3d444d", "#e6edf3", "#9ba6b2", "#2a74ae",
         "#ffffff", "#79c0ff", "#d2a8ff", "#ffffff", "#4a515b", "#3d444d", "#30363d", "#16191d", "#0d1013")  # fmt: skip
_FAINT = {False: "#8c959f", True: "#6e7681"}


def use_theme(theme: Theme) -> None:
    """Make the application light, dark, or what the system has."""
    hints = QGuiApplication.styleHints()
    QApplication.setPalette(QPalette())
    if theme == "system":
        hints.unsetColorScheme()
        return
    wants_dark = theme == "dark"
    hints.setColorScheme(Qt.ColorScheme.Dark if wants_dark else Qt.ColorScheme.Light)
    if is_dark() is not wants_dark:
        QApplication.setPalette(_palette(dark=wants_dark))


def _palette(*, dark: bool) -> QPalette:
    palette = QPalette()
    for role, color in zip(_ROLES, _DARK if dark else _LIGHT, strict=True):
        palette.setColor(role, QColor(color))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(_FAINT[dark]))
    return palette
