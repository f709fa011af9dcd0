"""The end of a dialog."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog
from shiboken6 import isValid


def let_go(dialog: QDialog) -> None:
    """Delete a dialog that is closed, once Qt is done with it.

    PySide 6.11 now and then keeps its half of such a dialog, and with it what the dialog knows. To delete it at once avoids that,
    but the process died twice in some 40,000 random actions, shortly after a dialog had been deleted so.
    """
    if isValid(dialog):  # it may have gone with its window
        dialog.deleteLater()
