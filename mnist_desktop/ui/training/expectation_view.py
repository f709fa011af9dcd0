"""Shows what was expected of a run beside what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from mnist_desktop.core.results.expected import Answer, answers
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.texts import core_text, say
from mnist_desktop.workers.deletion import delete_later

RIGHT, WRONG = "✓", "✗"


class ExpectationView(FollowsLanguage, QFrame):
    """A row for each question that was answered before the training; hidden where none was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("expectationView")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._info: RunInfo | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(10, 6, 10, 6)
        self._grid.setHorizontalSpacing(24)
        self._grid.setColumnStretch(3, 1)
        self.retranslate()

    def show_run(self, info: RunInfo | None) -> None:
        """Show what was expected of a run; None where none has ended."""
        self._info = info
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                delete_later(widget)
        found = answers(info) if info is not None else ()
        self.setVisible(bool(found))
        if found:
            heads = (self.tr("You expected"), self.tr("It came out"))
            for column, head in enumerate(heads, 1):
                self._grid.addWidget(MutedLabel(head), 0, column)
        for row, answer in enumerate(found, 1):
            for column, text in enumerate(_cells(answer)):
                label = PlainLabel(text)
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._grid.addWidget(label, row, column)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("What was expected of this run"))
        self.show_run(self._info)

    def texts(self) -> list[list[str]]:
        """What stands there, by rows, without the heads."""
        return [] if self._info is None else [list(_cells(answer)) for answer in answers(self._info)]


def _cells(answer: Answer) -> tuple[str, str, str]:
    mark = {True: f"{RIGHT} ", False: f"{WRONG} ", None: ""}[answer.is_right]
    return core_text(answer.question.value), say(answer.expected), mark + say(answer.actual)
