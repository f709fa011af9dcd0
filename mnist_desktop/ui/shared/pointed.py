"""Which of its painted parts a widget speaks of."""

from __future__ import annotations

from PySide6.QtCore import QEvent

from mnist_desktop.ui.shared.accessible import NONE, PaintsParts
from mnist_desktop.ui.shared.painted import ShowsFocus


class PointsAtParts(ShowsFocus, PaintsParts):
    """Speaks of the part under the mouse, else of the keyboard's, else of one that another view has marked."""

    _pointed = _current = _marked = NONE

    def show_focus(self) -> None:
        """Frame the keyboard's part, or none."""
        self._tell()

    def leaveEvent(self, event: QEvent) -> None:
        """Frame none."""
        self._point_at(NONE)
        super().leaveEvent(event)

    def current_part(self) -> int:
        """The keyboard's part."""
        return self._current

    def _usual_words(self) -> str:
        """What is said of the whole while no part is spoken of."""
        return ""

    def _point_at(self, at: int) -> None:
        if at != self._pointed:
            self._pointed = at
            self._tell()

    def _seen(self) -> int:
        """The part that is spoken of, or NONE."""
        return self._pointed if self._pointed != NONE else self._current if self.hasFocus() else self._marked

    def _tell(self) -> None:
        self.setAccessibleDescription(self._usual_words() if self._seen() == NONE else self.part_text(self._seen()))
        self.update()
