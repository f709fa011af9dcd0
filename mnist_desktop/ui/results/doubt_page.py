"""How far the network's confidence can be believed, and below which it should rather say *unsure*."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.core.results.calibration import Calibration, evaluation_with_temperature, reliability_of, with_temperature
from mnist_desktop.core.results.doubt import Answers, ThresholdCurve
from mnist_desktop.core.results.metrics import Evaluation
from mnist_desktop.core.results.samples import ConfidenceRange
from mnist_desktop.core.runs.doubt import NO_DOUBT, Doubt
from mnist_desktop.core.sentence import Sentence, Templated
from mnist_desktop.core.table_text import table_text
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.validation import ValidationAnswers
from mnist_desktop.ui.results.reliability_chart import ReliabilityChart
from mnist_desktop.ui.shared.menus import Menu
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.numbers import NOT_A_NUMBER, fine_percent, loss_text, number_text, percent_text, share_text
from mnist_desktop.ui.shared.plain_text import PlainLabel, with_key, without_key
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.scrolling import ScrollingPage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.ui.shared.wrapping import WrappingRow

AIMS = (0.95, 0.98, 0.99, 0.995, 0.999)
"""Shares of right answers that a threshold is looked for."""
PERCENT = 100  # steps of the slider


class DoubtPage(FollowsLanguage, QWidget):
    """Reliability diagram, temperature before and after, threshold with what is left of the answers.

    Signals
    -------
    decided(Doubt)
        The user has decided about temperature, threshold or the pad.
    range_chosen(ConfidenceRange)
        The user wants the images of these confidences.
    unsure_wanted(ConfidenceRange)
        The user wants all images of these confidences, which are those that are counted as unsure.
    opened()
        The page is looked at.
    notice(str)
        Why nothing happened.
    """

    decided = Signal(object)
    range_chosen = Signal(object)
    unsure_wanted = Signal(object)
    opened = Signal()
    notice = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("doubtPage")
        self._evaluation: Evaluation | None = None
        self._doubt = NO_DOUBT
        self._leads = True
        self._validation: ValidationAnswers | None = None
        self._known_scaled: tuple[Evaluation, float, Evaluation] | None = None
        self._why_none: Templated = Sentence("")
        self._where_kept: Templated = Sentence("")
        self._before = self._after = Calibration(float("nan"), float("nan"))
        self._test = self._validated = ThresholdCurve(np.zeros(0), np.zeros(0, bool))
        self.chart = ReliabilityChart()
        self._figures = PlainLabel(objectName="calibrationFigures", wordWrap=True)
        self._temperature = QCheckBox()
        self._temperature.setObjectName("temperatureBox")
        self._title = QLabel()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setObjectName("thresholdSlider")
        self.slider.setRange(0, PERCENT)
        self.slider.setPageStep(5)
        self._value = PlainLabel(objectName="thresholdValue")
        self._choose = QPushButton()
        self._choose.setObjectName("chooseThresholdButton")
        self._show = QPushButton()
        self._show.setObjectName("showUnsureButton")
        self._validation_line = PlainLabel(objectName="validationAnswers", wordWrap=True)
        self._test_line = PlainLabel(objectName="testAnswers", wordWrap=True)
        self._pad = QCheckBox()
        self._pad.setObjectName("padThresholdBox")
        self._note = MutedLabel(objectName="doubtNote", wordWrap=True)
        self._aims = Menu(self)
        self._aims.setObjectName("thresholdAims")
        for aim in AIMS:
            self._aims.addAction("").setData(aim)
        self._choose.setMenu(self._aims)
        self._arrange()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._title.setText(with_key(self.tr("Unsure below"), "W"))
        self._value.setMinimumWidth(self._value.fontMetrics().horizontalAdvance(percent_text("100")))
        self.slider.setAccessibleName(self.tr("Unsure below, in % of confidence"))
        self.slider.setToolTip(
            self.tr("Below this confidence the network says that it is unsure. At the left end it always answers.")
        )
        self._choose.setText(self.tr("Choose by validation"))
        self._choose.setToolTip(self.tr("The lowest threshold at which so many of the answers to validation images are right."))
        self._show.setText(self.tr("Show the unsure"))
        self._show.setToolTip(self.tr("Show the test images that are read with a confidence below the threshold."))
        self._pad.setText(self.tr("The drawing pad says it, too"))
        self._temperature.setToolTip(
            self.tr("Divides the sums before softmax by one number, so that confidence and accuracy agree on the validation "
                    "images. The predicted classes stay.")
        )  # fmt: skip
        for action in self._aims.actions():
            text = self.tr("{share} of the answers right").format(share=percent_text(number_text(100 * action.data(), 1)))
            action.setText(without_key(text))
        self._write()

    def showEvent(self, event: QShowEvent) -> None:
        """Say that the page is looked at."""
        super().showEvent(event)
        self.opened.emit()

    # What it shows

    @property
    def has_validation(self) -> bool:
        """Whether there are validation images to choose on."""
        return self._validation is not None

    def set_run(self, run: OpenedRun) -> None:
        """Show how sure a run is on its test images; :meth:`set_validation` then brings the validation images."""
        self._evaluation = run.evaluation
        self._validation = None
        self._why_none = Sentence("Reading the validation images…")
        self._compute()

    def set_doubt(self, doubt: Doubt) -> None:
        """Show what was decided."""
        is_other_scale = doubt.shown_temperature != self._doubt.shown_temperature
        self._doubt = doubt
        self.slider.blockSignals(True)
        self.slider.setValue(round(PERCENT * (doubt.threshold or 0)))
        self.slider.blockSignals(False)
        for box, is_checked in ((self._temperature, doubt.uses_temperature), (self._pad, doubt.on_pad)):
            box.blockSignals(True)
            box.setChecked(is_checked)
            box.blockSignals(False)
        if is_other_scale:
            self._compute()
        else:
            self._write()

    def set_validation(self, answers: ValidationAnswers) -> None:
        """Take what the run says of its validation images."""
        self._validation = answers
        self._compute()

    def say_no_validation(self, why: Templated) -> None:
        """Say why there are no validation images to choose on."""
        self._validation, self._why_none = None, why
        self._compute()

    def set_leads(self, leads: bool) -> None:
        """Let bins and the unsure lead to their images, or not: those of another epoch are not the ones counted here."""
        self._leads = leads
        self._write()

    def say_where_kept(self, where: Templated) -> None:
        """Say where the decision is kept, where that is not beside the run."""
        self._where_kept = where
        self._write()

    def table(self, separator: str) -> str:
        """The bins of the diagram, all digits."""
        shown = self.chart.shown
        titles = (self.tr("confidence from"), self.tr("confidence to"), self.tr("images"), self.tr("mean confidence"),
                  self.tr("read right"))  # fmt: skip
        rows: list[Sequence[object]] = [titles]
        for number, count in enumerate(shown.counts.tolist()):
            means = (float(shown.confidence[number]), float(shown.accuracy[number])) if count else ("", "")
            rows.append((float(shown.edges[number]), float(shown.edges[number + 1]), count, *means))
        return table_text(rows, separator)

    # How it comes about

    def _compute(self) -> None:
        """Compute what does not depend on the threshold."""
        plain = self._evaluation
        if plain is None:
            return
        best, shown_temperature = self._best_temperature(), self._doubt.shown_temperature
        scaled = plain if best is None else self._scaled(plain, best)
        shown = scaled if shown_temperature == best else self._scaled(plain, shown_temperature)
        before, after = reliability_of(plain), reliability_of(scaled)
        self._before = Calibration(plain.loss, before.expected_error)
        self._after = Calibration(scaled.loss, after.expected_error)
        if shown is plain:
            self.chart.show_reliability(before, None)
        else:
            self.chart.show_reliability(after if shown is scaled else reliability_of(shown), before)
        self._test = ThresholdCurve(shown.confidence, shown.predicted == shown.labels)
        validation = self._validation
        if validation is not None:
            probabilities = with_temperature(validation.probabilities, shown_temperature)
            self._validated = ThresholdCurve(probabilities.max(1), probabilities.argmax(1) == validation.labels)
        self._write()

    def _scaled(self, evaluation: Evaluation, temperature: float) -> Evaluation:
        """The results with a temperature, computed once for each."""
        known = self._known_scaled
        if known is None or known[0] is not evaluation or known[1] != temperature:
            known = self._known_scaled = evaluation, temperature, evaluation_with_temperature(evaluation, temperature)
        return known[2]

    def _best_temperature(self) -> float | None:
        """As the validation images suggest it, or as it was kept."""
        return self._doubt.temperature if self._validation is None else self._validation.temperature

    def _write(self) -> None:
        """Write what follows from the state; fast enough for a slider."""
        threshold = self.slider.value() / PERCENT
        self.chart.set_threshold(threshold or None)
        self._value.setText(percent_text(str(self.slider.value())) if threshold else self.tr("off"))
        best = self._best_temperature()
        self._write_calibration(best)
        self._temperature.setEnabled(best is not None)
        text = self.tr("Temperature {value}") if best is not None else self.tr("Temperature")
        self._temperature.setText(text.format(value=number_text(best or 0.0, 2)))
        has_validation = self._validation is not None
        self._choose.setEnabled(has_validation)
        self._show.setEnabled(self._leads and bool(threshold) and self._test.at(threshold).unsure > 0)
        self._pad.setEnabled(bool(threshold))
        self._test_line.setText(self._answers(self._test.at(threshold), self.tr("Test")))
        self._validation_line.setText(
            self._answers(self._validated.at(threshold), self.tr("Validation")) if has_validation else say(self._why_none)
        )
        self._note.setText(say(self._where_kept))
        self._note.setVisible(bool(self._note.text()))

    def _write_calibration(self, best: float | None) -> None:
        before, after = self._before, self._after
        if best is None:
            text = self.tr("Calibration error {before}, loss {loss_before} on the test images.")
        else:
            text = self.tr(
                "Calibration error {before}, with temperature {after}; loss {loss_before}, with temperature {loss_after}, "
                "on the test images."
            )
        self._figures.setText(
            text.format(
                before=fine_percent(before.expected_error), after=fine_percent(after.expected_error),
                loss_before=loss_text(before.loss), loss_after=loss_text(after.loss),
            )
        )  # fmt: skip

    def _answers(self, answers: Answers, part: str) -> str:
        """What a part of the images gets at the threshold, in one sentence."""
        if answers.answered:
            text = self.tr(
                "{part}: {coverage} answered, {accuracy} of these right; {unsure:,} unsure, {wrong:,} wrong all the same."
            )
        else:
            text = self.tr("{part}: nothing is answered at this threshold; all {unsure:,} images are unsure.")
        return text.format(
            part=part,
            coverage=share_text(answers.coverage),
            accuracy=NOT_A_NUMBER if answers.accuracy is None else fine_percent(answers.accuracy),
            unsure=answers.unsure,
            wrong=answers.wrong,
        )

    # What the user does

    def _connect(self) -> None:
        self.chart.range_chosen.connect(self._choose_range)
        self.slider.valueChanged.connect(self._move)
        self.slider.sliderReleased.connect(self._decide)
        self._temperature.toggled.connect(self._decide)
        self._pad.toggled.connect(self._decide)
        self._show.clicked.connect(self._show_unsure)
        self._aims.triggered.connect(lambda action: self.aim_at(action.data()))

    def _move(self) -> None:
        """Follow the slider at once; decide when it has been let go, or moved by a key."""
        if self.slider.isSliderDown():
            self._write()
        else:
            self._decide()

    def _decide(self) -> None:
        threshold = self.slider.value() / PERCENT
        best = self._best_temperature()
        self.decided.emit(
            replace(
                self._doubt,
                threshold=threshold or None,
                temperature=best,
                uses_temperature=self._temperature.isChecked() and best is not None,
                on_pad=self._pad.isChecked(),
            )
        )

    def _choose_range(self, confidence: ConfidenceRange) -> None:
        if self._leads:
            self.range_chosen.emit(confidence)

    def _show_unsure(self) -> None:
        self.unsure_wanted.emit(ConfidenceRange.below(self.slider.value() / PERCENT))

    def aim_at(self, share: float) -> None:
        """Choose the lowest threshold at which that share of the answers to validation images is right."""
        threshold = self._validated.lowest_for(share, PERCENT)
        if threshold is None:
            text = self.tr("On the validation images there is no threshold at which {share} of the answers are right.")
            self.notice.emit(text.format(share=percent_text(number_text(100 * share, 1))))
            return
        self.slider.setValue(round(PERCENT * threshold))
        self._decide()

    # How it is put together

    def _arrange(self) -> None:
        content = QWidget()
        keep_targets(self._choose, self._show, self._temperature, self._pad, self.slider)
        slide = QHBoxLayout()
        self._title.setBuddy(self.slider)
        slide.addWidget(self._title)
        slide.addWidget(self.slider, 1)
        slide.addWidget(self._value)
        # What is decided stands right below the diagram, where it is in view on a small screen, too.
        buttons = WrappingRow()
        for button in (self._choose, self._show):
            buttons.add(button)
        boxes = WrappingRow()
        for box in (self._pad, self._temperature):
            boxes.add(box)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.chart, 1)
        for row in (slide, buttons, boxes):
            column.addLayout(row)
        for line in (self._validation_line, self._test_line, self._figures):
            column.addWidget(line)
        column.addWidget(self._note)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollingPage(content, sideways=False))
