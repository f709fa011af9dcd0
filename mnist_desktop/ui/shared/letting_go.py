"""The end of a dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from mnist_desktop.workers.deletion import delete_later


def let_go(dialog: QDialog) -> None:
    """Delete a dialog that is closed, once Qt is done with it.

    Not at once: the process died twice in some 40,000 random actions, shortly after a dialog had been deleted so.

    `exec` takes the dialog's Python half from its parent's half, and `deleteLater` then counts a reference for Qt. If anything
    searches the window before Qt deletes the dialog, PySide gives it to the parent again, with a second reference, and releases
    only one of the two in the end: the dialog stayed for ever, and with it all that it knows, often the whole window. A dialog
    that belongs to its parent before `deleteLater` gets one reference only. No function of PySide says that but a search.
    """
    if not isValid(dialog):  # it may have gone with its window
        return
    parent = dialog.parentWidget()
    if parent is not None:
        parent.findChildren(type(dialog), options=Qt.FindChildOption.FindDirectChildrenOnly)
    delete_later(dialog)


def let_go_at_its_end(dialog: QDialog) -> None:
    """Delete a dialog that nobody waits for, once it is closed."""
    dialog.finished.connect(lambda: let_go(dialog))
