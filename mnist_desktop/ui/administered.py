"""What an administrator has fixed, as the window shows it: grey, with the reason."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QWidget

from mnist_desktop.core.administration import AdministrationError, administration


def fixed_boxes(language: QComboBox, pace: QComboBox, kept: QComboBox) -> tuple[QComboBox, ...]:
    """Disable those of the boxes whose choice is fixed; returns them."""
    fixed = administration().settings.fixed
    pairs = (language, fixed.language), (pace, fixed.announced_every), (kept, fixed.epoch_megabytes)
    boxes = tuple(box for box, value in pairs if value is not None)
    for box in boxes:
        box.setEnabled(False)
    return boxes


def hide_entries(window: QWidget) -> AdministrationError | None:
    """Hide the entries of menus that an administrator has named; returns what is wrong with the names."""
    found = administration()
    actions: dict[str, list[QAction]] = {}
    for action in window.findChildren(QAction):
        actions.setdefault(action.objectName(), []).append(action)
    for name in found.settings.hidden:
        for action in actions.get(name, ()):
            action.setVisible(False)
    unknown = [name for name in found.settings.hidden if name not in actions]
    if not unknown:
        return None
    return AdministrationError("{file} hides entries that there are not: {names}.", file=found.path, names=", ".join(unknown))
