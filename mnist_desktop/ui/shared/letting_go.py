"""The end of a dialog."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog
from shiboken6 import delete, isValid


def let_go(dialog: QDialog) -> None:
    """Delete a dialog that is closed, now; what it has to tell must have been read.

    Where the event loop deletes it later (``deleteLater``), PySide 6.11 now and then keeps its half of the dialog for ever, and
    with it all that the dialog knows: the session, the window.
    """
    if isValid(dialog):  # it may have gone with its window
        delete(dialog)
