"""Asks what a learner expects of the next run, so that it can be held against what comes of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.core.runs.expectation import Expectation, Rival
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.box_items import say_items
from mnist_desktop.ui.shared.fitting_dialog import FittingDialog
from mnist_desktop.ui.shared.letting_go import let_go
from mnist_desktop.ui.shared.numbers import percent_text
from mnist_desktop.ui.shared.plain_text import LONGEST_NAME
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_listing import RunListing, Runs
from mnist_desktop.ui.shared.run_names import names_of
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.words import name_word

WIDTH = 460
MOST_RIVALS = 50
"""Of the newest runs on the same images; a longer list is not read to its end."""
TENTHS = 1000
"""The slider's steps: tenths of a percent."""
FIRST_GUESS = 0.9


class ExpectationDialog(FollowsLanguage, FittingDialog):
    """Three questions; each may be left open.

    Parameters
    ----------
    session
        Its runs on the images that are chosen can be rivals; they are listed in the background.
    known
        What was expected so far.
    """

    def __init__(self, session: Session, known: Expectation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("expectationDialog")
        self._fingerprint = session.dataset.fingerprint if session.dataset else ""
        self._known = known
        self._rivals: tuple[RunInfo, ...] = ()
        self._intro = QLabel(wordWrap=True)
        self._expects_accuracy = QCheckBox()
        self._expects_accuracy.setChecked(known.test_accuracy is not None)
        self._expects_accuracy.setObjectName("expectsAccuracyBox")
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, TENTHS)
        self._slider.setPageStep(50)
        self._slider.setObjectName("expectedAccuracySlider")
        self._percent = QDoubleSpinBox(minimum=0, maximum=100, decimals=1, singleStep=0.5)
        self._percent.setObjectName("expectedAccuracyBox")
        self._over_fits = QComboBox()
        self._over_fits.setObjectName("expectedOverFittingBox")
        self._rival = QComboBox()
        self._rival.setObjectName("rivalBox")
        self._rival.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._rival.setMinimumContentsLength(18)
        self._winner = QComboBox()
        self._winner.setObjectName("winnerBox")
        self._over_fits_label, self._rival_label, self._winner_label = QLabel(), QLabel(), QLabel()
        self._percent.setValue(100 * (FIRST_GUESS if known.test_accuracy is None else known.test_accuracy))
        for widget, word in (
            (self._expects_accuracy, "accuracy"),
            (self._slider, "accuracy"),
            (self._percent, "accuracy"),
            (self._over_fits, "overfitting"),
            (self._rival, "run"),
            (self._winner, "significance"),
        ):
            name_word(widget, word)
        self._arrange()
        self.retranslate()
        self._over_fits.setCurrentIndex(self._over_fits.findData(known.over_fits))
        self._winner.setCurrentIndex(0 if known.rival is None or known.rival.is_beaten else 1)
        self._follow()
        self._connect()
        listing = RunListing(session.services, session.tasks, self)
        listing.listed.connect(self._take_runs)
        listing.refresh()

    @property
    def expectation(self) -> Expectation:
        """What was answered."""
        at = self._rival.currentData()
        rival = None
        if at is not None:
            info = self._rivals[at]
            is_beaten = self._winner.currentIndex() == 0
            rival = Rival(info.id, info.name[:LONGEST_NAME], info.test_accuracy or 0.0, is_beaten=is_beaten)
        return Expectation(
            self._percent.value() / 100 if self._expects_accuracy.isChecked() else None, self._over_fits.currentData(), rival
        )

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setWindowTitle(self.tr("Predict, then train"))
        self._intro.setText(
            self.tr("Write down what you expect of the next run. When it has ended, both stand side by side, and stay with it.")
        )
        self._expects_accuracy.setText(self.tr("&Test accuracy"))
        self._slider.setAccessibleName(self.tr("Expected test accuracy"))
        self._percent.setAccessibleName(self.tr("Expected test accuracy in percent"))
        self._percent.setSuffix(percent_text(""))
        self._over_fits_label.setText(self.tr("&Over-fitting"))
        self._rival_label.setText(self.tr("&Held against"))
        self._winner_label.setText(self.tr("&Better is"))
        say_items(self._over_fits, (self.tr("no answer"), self.tr("yes"), self.tr("no")), (None, True, False))
        say_items(self._winner, (self.tr("the next run"), self.tr("that run")), (True, False))
        self._list_rivals()

    def _arrange(self) -> None:
        accuracy = QHBoxLayout()
        accuracy.addWidget(self._slider, 1)
        accuracy.addWidget(self._percent)
        form = QFormLayout()
        form.addRow(self._expects_accuracy, accuracy)
        for label, box in (
            (self._over_fits_label, self._over_fits),
            (self._rival_label, self._rival),
            (self._winner_label, self._winner),
        ):
            label.setBuddy(box)
            form.addRow(label, box)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(self._intro)
        column.addLayout(form)
        column.addWidget(buttons)
        follow_text_size(self, lambda dialog: dialog.setMinimumWidth(scaled(WIDTH)))

    def _connect(self) -> None:
        self._slider.valueChanged.connect(lambda tenths: self._percent.setValue(tenths / 10))
        self._percent.valueChanged.connect(self._follow)
        self._percent.valueChanged.connect(lambda: self._expects_accuracy.setChecked(True))
        self._expects_accuracy.toggled.connect(self._follow)
        self._rival.currentIndexChanged.connect(self._follow)

    def _follow(self) -> None:
        """Show one value in slider and box, and ask for the better run only where there are two."""
        self._slider.setValue(round(self._percent.value() * 10))
        self._winner.setEnabled(self._rival.currentData() is not None)

    def _take_runs(self, runs: Runs) -> None:
        infos = (run for run in runs if isinstance(run, RunInfo) and run.test_accuracy is not None)
        self._rivals = tuple(info for info in infos if info.dataset_fingerprint == self._fingerprint)[:MOST_RIVALS]
        self._list_rivals()
        wanted = self._known.rival.run_id if self._known.rival is not None else ""
        at = next((at for at, info in enumerate(self._rivals) if info.id == wanted), None)
        self._rival.setCurrentIndex(self._rival.findData(at))

    def _list_rivals(self) -> None:
        names = names_of(self._rivals)
        texts = self.tr("no answer"), *(names[info.id] for info in self._rivals)
        say_items(self._rival, texts, (None, *range(len(self._rivals))))


def ask_expectation(session: Session, known: Expectation, parent: QWidget) -> Expectation | None:
    """Ask; None when the user thought better of it."""
    dialog = ExpectationDialog(session, known, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    expectation = dialog.expectation if accepted else None
    let_go(dialog)
    return expectation
