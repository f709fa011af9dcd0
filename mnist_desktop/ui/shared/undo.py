"""One undoable change of the experiment."""

from __future__ import annotations

from collections.abc import Callable
from zlib import crc32

from PySide6.QtGui import QUndoCommand

from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.sentence import Templated
from mnist_desktop.ui.shared.texts import say


class EditExperiment(QUndoCommand):
    """Puts one experiment in the place of another.

    Parameters
    ----------
    apply
        Called with the experiment that is to stand.
    before, after
        The two values.
    text
        What the menu says: "Undo <text>".
    merge_key
        Edits in a row with one key (typing into one field) become one step of undo; empty: never merged.
    """

    def __init__(
        self, apply: Callable[[Experiment], None], before: Experiment, after: Experiment, text: Templated, merge_key: str
    ) -> None:
        super().__init__(say(text))
        self._apply, self._text = apply, text
        self.before, self.after, self.merge_key = before, after, merge_key

    def id(self) -> int:
        """Equal for commands that may merge; -1 forbids it."""
        return crc32(self.merge_key.encode()) & 0x7FFFFFFF if self.merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take the later command's result over."""
        if not isinstance(other, EditExperiment) or other.merge_key != self.merge_key:
            return False
        self.after = other.after
        self.setObsolete(self.before == self.after)
        return True

    def retranslate(self) -> None:
        """Say in the menu's language now what was changed."""
        self.setText(say(self._text))

    def undo(self) -> None:
        """Put the earlier experiment back."""
        self._apply(self.before)

    def redo(self) -> None:
        """Put the later experiment in place; Qt also calls this when the command is pushed."""
        self._apply(self.after)
