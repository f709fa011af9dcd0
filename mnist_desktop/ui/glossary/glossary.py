"""The door to the glossary: one window of it beside the main window, made when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from mnist_desktop.ui.glossary.asking import WordAnswers

if TYPE_CHECKING:
    from mnist_desktop.core.glossary.entry import Entry
    from mnist_desktop.ui.glossary.dialog import GlossaryDialog


class Glossary(QObject):
    """Opens the glossary for the menu, and for words of the window that somebody asks about."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: GlossaryDialog | None = None
        self.answers = WordAnswers(window, self.explain)

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

        if self._dialog is None:
            self._dialog = GlossaryDialog(self._window)
            self._dialog.finished.connect(self._let_go)
        self._dialog.show()
        self._dialog.activateWindow()
        return self._dialog

    def _let_go(self) -> None:
        """Free the pictures of a dialog that was closed."""
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
