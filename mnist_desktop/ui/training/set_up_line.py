"""Says, beside the sentence that is to be tested, that its experiment stands in the form now, and takes it back."""

from __future__ import annotations

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QWidget

from mnist_desktop.core.runs.trials import Trial
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.soon import soon
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.texts import say


class SetUpLine(FollowsLanguage, QWidget):
    """There as long as nothing else was changed since, and it was not trained."""

    def __init__(self, undo_stack: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("setUpLine")
        self._stack, self._place = undo_stack, 0
        self._trial: Trial | None = None
        self._said = MutedLabel(wordWrap=True)
        self._said.setObjectName("setUpSaid")
        self.undo_button = QPushButton()
        self.undo_button.setObjectName("undoSetUp")
        keep_targets(self.undo_button)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.addWidget(self._said, 1)
        row.addWidget(self.undo_button)
        self.undo_button.clicked.connect(undo_stack.undo)
        undo_stack.indexChanged.connect(self._follow)
        self.hide()
        self.retranslate()

    @property
    def text(self) -> str:
        """What it says."""
        sentence = self.tr("Set up: {change}. Train it, then hold both runs against each other in Compare.")
        return "" if self._trial is None else sentence.format(change=say(self._trial))

    def show_trial(self, trial: Trial, *, is_change: bool) -> None:
        """Say it of the newest change, or, where the form held the experiment already, of none."""
        if not is_change and trial == self._trial:
            return  # it is said already
        self._trial, self._place = trial, self._stack.index()
        self._said.setText(self.text)
        self.undo_button.setVisible(is_change)
        self.show()
        soon(self, self._come_into_view)  # when the layout has found its place

    def forget(self) -> None:
        """Say nothing any more."""
        self._trial = None
        self.hide()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.undo_button.setText(self.tr("Undo"))
        self.undo_button.setToolTip(self.tr("Put back the layers and settings that stood there before"))
        self._said.setText(self.text)

    def _come_into_view(self) -> None:
        """Scroll to it: on a small screen the sentence above it is the last thing in view."""
        above: QWidget | None = self
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self)

    def _follow(self, place: int) -> None:
        if place != self._place:
            self.forget()
