"""One hand-in in full: its network as a picture, what is to be known of it, and its answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mnist_desktop.core.lessons.board.checks import Remark, goals_met
from mnist_desktop.core.lessons.board.page import visible
from mnist_desktop.core.lessons.board.rows import HandedRun, Row
from mnist_desktop.core.lessons.board.table import answers_of, share_text
from mnist_desktop.core.lessons.markup import in_language, plain_of
from mnist_desktop.core.sentence import shown
from mnist_desktop.ui.shared.language import spoken
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_names import whole_title
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.texts import core_text, say

AIR = 8
"""Around the text, in logical pixels."""


def language_now() -> str:
    """The code of the language that the window speaks."""
    return spoken().value


class Details(FollowsLanguage, QWidget):
    """A page of plain text; nothing that a student wrote is taken for markup.

    Signals
    -------
    report_wanted()
        The report on this hand-in is to be opened.
    """

    report_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("handInDetails")
        self._shown: tuple[Row, str, tuple[Remark, ...]] | None = None
        self._names_hidden = False
        self.text = PlainLabel(wordWrap=True, objectName="handInText")
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setMargin(AIR)
        self.report = QPushButton(autoDefault=False)
        self.report.setObjectName("handInReportButton")
        self.report.clicked.connect(self.report_wanted)
        keep_targets(self.report)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(self.text)
        row = QHBoxLayout()
        row.addWidget(self.report)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self._area, 1)
        self.retranslate()

    def show_row(self, row: Row | None, name: str = "", remarks: tuple[Remark, ...] = (), *, names_hidden: bool = False) -> None:
        """Show a hand-in, or what to do where none is chosen. With the names, places are hidden: they may hold names."""
        self._names_hidden = names_hidden
        self._shown = None if row is None else (row, name, remarks)
        self.report.setEnabled(row is not None and row.facts is not None)
        self.text.setText(self._text())

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._area.setAccessibleName(self.tr("The chosen hand-in"))
        self._area.setToolTip(self.tr("The network, the goals and the answers of the chosen row."))
        self.report.setText(self.tr("Open a &report"))
        self.report.setToolTip(self.tr("Made anew from the run, in the browser; what the student wrote as HTML is never opened."))
        self.report.setEnabled(self._shown is not None and self._shown[0].facts is not None)
        self.text.setText(self._text())

    def _text(self) -> str:
        if self._shown is None:
            return self.tr("Choose a row to see its network, goals and answers.")
        row, name, remarks = self._shown
        if row.problem is not None:
            told = self.tr("This hand-in cannot be read.") if self._names_hidden else say(row.problem)
            return f"{name}\n\n{told}"
        place = "" if self._names_hidden else self.tr("File: {file}").format(file=shown(row.path.name))
        parts = [name, place, *(say(remark) for remark in remarks)]
        parts += [self._network(run, is_one_of_several=len(row.runs) > 1) for run in row.runs]
        parts.append(self._goals(row))
        language = language_now()
        for question, answer in answers_of(row, language):
            parts.append(f"{question}\n{visible(answer) if answer.strip() else self.tr('(no answer)')}")
        return "\n\n".join(filter(None, parts))

    def _network(self, run: HandedRun, *, is_one_of_several: bool) -> str:
        """A network's name and layers; of several also their figures, as the row has only those of the first."""
        lines = [self.tr("Network {name}:").format(name=visible(whole_title(run.facts.name)))]
        if is_one_of_several:
            figures = self.tr("{parameters:,} parameters; as handed in: {claimed}; measured here: {measured}")
            measured = None if run.measured is None else run.measured.accuracy
            claimed, measured_here = (share_text(share, core_text) or "–" for share in (run.claimed, measured))
            lines.append(figures.format(parameters=run.facts.parameters, claimed=claimed, measured=measured_here))
        lines += [f"{layer.kind}  {layer.settings}".rstrip() for layer in run.facts.spec.layers]
        return "\n".join(lines)

    def _goals(self, row: Row) -> str:
        if row.lesson is None:
            return ""
        lines = []
        for goal, is_met in zip(row.lesson.goals, goals_met(row), strict=True):
            text = plain_of(in_language(goal.text, language_now()))
            lines.append((self.tr("met: {goal}") if is_met else self.tr("not met: {goal}")).format(goal=text))
        return self.tr("Goals:") + "\n" + "\n".join(lines)
