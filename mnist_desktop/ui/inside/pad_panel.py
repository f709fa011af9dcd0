"""The small pad with its buttons, on the drawing that all tabs share."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent, QUndoStack
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mnist_desktop.core.drawing.digit_image import stages_of_drawing
from mnist_desktop.core.drawing.strokes import Drawing
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.ui.inside.sketch_pad import SketchPad
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.sample_digits import take_sample
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.undo import Change, say_changes_again


class PadPanel(FollowsLanguage, QWidget):
    """What is drawn here is the sketch of the session, and so on the pad of the tab Draw when that is shown next.

    Attributes
    ----------
    undo_stack
        What was drawn and cleared here: while the focus is here, it is that which is undone.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.undo_stack = QUndoStack(self)
        self.pad = SketchPad()
        self._settled = self.pad.drawing  # as it was before what is being drawn
        self._clear = QPushButton()
        self._clear.setObjectName("insideClearPad")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 6, 0)
        column.addWidget(self.pad)
        column.addWidget(self._clear)
        column.addStretch(1)
        keep_targets(self._clear)
        self.pad.drawn.connect(self._take)
        self.pad.ended.connect(self._keep)
        self.pad.sample_wanted.connect(self._load_sample)
        self._clear.clicked.connect(self.pad.clear)
        session.drawing_changed.connect(self._follow)
        self._is_mine = False
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._clear.setText(self.tr("C&lear"))
        say_changes_again(self.undo_stack)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was drawn meanwhile."""
        super().showEvent(event)
        self._follow()

    def _take(self, drawing: Drawing) -> None:
        self._session.sketch = drawing
        stages = stages_of_drawing(drawing)
        self._is_mine = True
        self._session.set_drawing(None if stages is None else stages.image)
        self._is_mine = False

    def _follow(self, _: object = None) -> None:
        """Show what was drawn on the other pad; what was done here before can no longer be undone."""
        if self.isVisible() and not self._is_mine and not self.pad.shows(self._session.sketch):
            self.pad.show_drawing(self._session.sketch)
            self._settled = self.pad.drawing
            self.undo_stack.clear()

    def _keep(self, change: Sentence) -> None:
        self.undo_stack.push(Change(self._put, self._settled, self.pad.drawing, change))

    def _put(self, drawing: Drawing) -> None:
        self._settled = drawing
        if drawing is not self.pad.drawing:
            self.pad.show_drawing(drawing)
            self._take(drawing)

    def _load_sample(self, digit: int) -> None:
        take_sample(digit, self._show_sample, self._session.problem.emit)

    def _show_sample(self, drawing: Drawing) -> None:
        self.pad.show_drawing(drawing)
        self._take(self.pad.drawing)
        self._keep(Sentence("sample digit"))
