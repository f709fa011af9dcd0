"""The door to the glossary: one window of it beside the main window, made when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from shiboken6 import isValid

from mnist_desktop.ui.glossary.asking import WordAnswers
from mnist_desktop.ui.shared.letting_go import let_go

if TYPE_CHECKING:
    from collections.abc import Callable

    from mnist_desktop.core.glossary.entry import Entry
    from mnist_desktop.ui.glossary.dialog import GlossaryDialog


class Glossary(QObject):
    """Opens the glossary for the menu, and for words of the window that somebody asks about.

    Parameters
    ----------
    otherwise
        Is called where F1 is pressed in a dialog or a menu and there is nothing to say.
    """

    def __init__(self, window: QMainWindow, otherwise: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: GlossaryDialog | None = None
        self.answers = WordAnswers(window, self.explain, otherwise=otherwise)

    def open(self) -> None:
        """Show the glossary, ready to be searched."""
        dialog = self._opened()
        dialog.start_search()

    def explain(self, entry: Entry) -> None:
        """Show one entry."""
        self._opened().go_to(entry.key)

    def _opened(self) -> GlossaryDialog:
        # Imported only here: its pictures are computed with engines that the start of the window has no need of.
        from mnist_desktop.ui.glossary.dialog import GlossaryDialog  # noqa: PLC0415

        if self._dialog is None or not isValid(self._dialog):
            self._dialog = GlossaryDialog(self._window)
            self._dialog.finished.connect(self._let_go)
        modal = QApplication.activeModalWidget()
        self._put_over(self._window if modal is None else modal)
        if isinstance(modal, QDialog):
            modal.finished.connect(self._take_back)
        self._dialog.show()
        self._dialog.activateWindow()
        return self._dialog

    def _put_over(self, window: QWidget) -> None:
        """A dialog that blocks all other windows leaves those alone that were opened from it."""
        if self._dialog is not None and self._dialog.parentWidget() is not window:
            self._dialog.setParent(window, self._dialog.windowFlags())

    def _take_back(self) -> None:
        """Let the glossary outlive the dialog in which it was asked."""
        if self._dialog is not None and isValid(self._dialog):
            self._put_over(self._window)
            self._dialog.show()

    def _let_go(self) -> None:
        """Free the pictures of a dialog that was closed."""
        if self._dialog is not None:
            let_go(self._dialog)
            self._dialog = None
