"""Shows the diagnosis of the curves in words, large enough to be read from the back of a classroom, with its evidence.

A button offers the experiments that would show whether it is true.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.closing_layers import classes_of
from mnist_desktop.core.results.broken_data import signs_in_curves
from mnist_desktop.core.runs.diagnosis import diagnose
from mnist_desktop.core.runs.diagnosis_sentences import Finding
from mnist_desktop.core.runs.evidence import evidence
from mnist_desktop.core.runs.trials import Trial, trials
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.menus import Menu
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.plain_text import PlainLabel, name_action
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
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
    Finding.FALLS_AGAIN,
    Finding.SETTLED,
    Finding.SCATTERED,
)


class DiagnosisView(theme.FollowsTheme, FollowsLanguage, QFrame):
    """The headline of the diagnosis with an icon, below it its numbers and remarks, and beside them what would test it.

    Signals
    -------
    trial_wanted(Trial)
        An experiment is to be set up.
    """

    trial_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("diagnosis")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._run: ShownRun | None = None
        self._offered: list[tuple[Trial, str]] = []
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
        self.evidence = MutedLabel()
        self.evidence.setWordWrap(True)
        self.evidence.setObjectName("diagnosisEvidence")
        self.test_button = QPushButton()
        self.test_button.setObjectName("testDiagnosisButton")
        keep_targets(self.test_button)
        self._trials = Menu(self.test_button)
        self.test_button.setMenu(self._trials)
        for label in (self.headline, self.evidence, self.remarks):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.headline)
        words.addWidget(self.evidence)
        words.addWidget(self.remarks)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addWidget(self.test_button, 0, Qt.AlignmentFlag.AlignTop)
        follow_text_size(self, lambda view: view.setMinimumHeight(LINES * view.headline.fontMetrics().lineSpacing() + 18))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.retranslate()

    def show_run(self, run: ShownRun | None) -> None:
        """Read the curves of a run; where it failed, the reason says more than they do."""
        self._run = run
        if run is not None and run.ended is not None and run.outcome == "failed":
            self._show("mdi6.alert-outline", say(run.ended.message) if run.ended.message else self.tr("The training failed."))
            self._say_evidence("")
            self._offer(())
            return
        in_training = run is not None and run.ended is None
        history, experiment = (run.history, run.experiment) if run else ((), Experiment())
        found = diagnose(history, experiment, in_training=in_training)
        headline, *remarks = found
        signs = signs_in_curves(run.dataset_key, history, classes_of(experiment.spec)) if run else ()
        self._show(_icon(headline.kind), say(headline), " ".join(say(remark) for remark in (*signs, *remarks)))
        kinds = [each.kind for each in found]
        self._say_evidence(" ".join(say(each) for each in evidence(history, kinds)))
        self._offer(() if run is None or in_training else trials(kinds, experiment))

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.test_button.setText(self.tr("Te&st this"))
        self.test_button.setToolTip(self.tr("Set up the run that would show whether the sentence is true"))
        self.show_run(self._run)

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        self._icon.setPixmap(theme.icon(self._icon_name).pixmap(QSize(ICON_EDGE, ICON_EDGE)))

    def _say_evidence(self, text: str) -> None:
        self.evidence.setText(text)
        self.evidence.setVisible(bool(text))

    def _offer(self, offered: tuple[Trial, ...]) -> None:
        named = [(trial, say(trial)) for trial in offered]
        if named != self._offered:
            self._offered = named
            self._trials.clear()
            for trial, name in named:
                name_action(self._trials.addAction(""), name)
                self._trials.actions()[-1].triggered.connect(partial(self.trial_wanted.emit, trial))
        self.test_button.setVisible(bool(offered))

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
