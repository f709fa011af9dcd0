"""Shows the diagnosis of the curves in words, large enough to be read from the back of a classroom."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.runs.diagnosis import diagnose
from mnist_desktop.core.runs.findings import Finding
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.text_size import follow_text_size
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.ui.training.shown_run import ShownRun

ICON_EDGE = 28
LARGER = 1.2
LINES = 3
"""Lines of text that nearly every headline and remark fits into, so that the plots keep their height when the text changes."""
GOOD = (
    Finding.LEARNING,
    Finding.MORE_WOULD_HELP,
    Finding.TRAINING_FALLS,
    Finding.TRAINING_RISES,
    Finding.VALIDATION_FALLS,
    Finding.VALIDATION_RISES,
)
CALM = (
    Finding.NO_EPOCH,
    Finding.FIRST_EPOCH,
    Finding.ONE_EPOCH,
    Finding.TOO_EARLY,
    Finding.LEARNT_ALL,
    Finding.BOTH_LEVEL,
    Finding.TRAINING_LEVEL,
    Finding.VALIDATION_LEVEL,
    Finding.VALIDATION_UNCLEAR,
    Finding.SETTLED,
    Finding.SCATTERED,
)


class DiagnosisView(theme.FollowsTheme, FollowsLanguage, QFrame):
    """The headline of the diagnosis with an icon, and its remarks below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("diagnosis")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._run: ShownRun | None = None
        self._icon_name = ""
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignTop)
        self.headline = PlainLabel(wordWrap=True)
        self.headline.setObjectName("diagnosisHeadline")
        font = self.headline.font()
        font.setPointSizeF(font.pointSizeF() * LARGER)
        self.headline.setFont(font)
        self.remarks = MutedLabel()
        self.remarks.setWordWrap(True)
        self.remarks.setObjectName("diagnosisRemarks")
        for label in (self.headline, self.remarks):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.headline)
        words.addWidget(self.remarks)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        follow_text_size(self, lambda view: view.setMinimumHeight(LINES * view.headline.fontMetrics().lineSpacing() + 18))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.retranslate()

    def show_run(self, run: ShownRun | None) -> None:
        """Read the curves of a run; where it failed, the reason says more than they do."""
        self._run = run
        if run is not None and run.ended is not None and run.outcome == "failed":
            self._show("mdi6.alert-outline", say(run.ended.message) if run.ended.message else self.tr("The training failed."))
            return
        in_training = run is not None and run.ended is None
        history, experiment = (run.history, run.experiment) if run else ((), Experiment())
        headline, *remarks = diagnose(history, experiment, in_training=in_training)
        self._show(_icon(headline.kind), say(headline), " ".join(say(remark) for remark in remarks))

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.show_run(self._run)

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        self._icon.setPixmap(theme.icon(self._icon_name).pixmap(QSize(ICON_EDGE, ICON_EDGE)))

    def _show(self, icon_name: str, headline: str, remarks: str = "") -> None:
        self.headline.setText(headline)
        self.remarks.setText(remarks)
        self.remarks.setVisible(bool(remarks))
        if icon_name != self._icon_name:
            self._icon_name = icon_name
            self.follow_theme()


def _icon(finding: Finding) -> str:
    if finding in GOOD:
        return "mdi6.trending-down"
    return "mdi6.information-outline" if finding in CALM else "mdi6.alert-outline"
