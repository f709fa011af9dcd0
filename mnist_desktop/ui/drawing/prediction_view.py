"""Shows a prediction: one line in large letters, bars, and the network that it is from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from mnist_desktop.core.datasets.dataset import Dataset, Family
from mnist_desktop.core.drawing.answer_in_words import prediction_of
from mnist_desktop.core.results.test_images import fair_accuracy, is_of_kind
from mnist_desktop.core.runs.doubt import NO_DOUBT, Doubt
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.drawing.fitting_label import FittingLabel
from mnist_desktop.ui.drawing.probability_bars import DIGITS, ProbabilityBars
from mnist_desktop.ui.shared.accessible import say_aloud
from mnist_desktop.ui.shared.data_titles import data_title, kind_title
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.numbers import percent
from mnist_desktop.ui.shared.plain_text import narrow_name, plain_tip, said_name
from mnist_desktop.ui.shared.pretrained_badge import PretrainedBadge
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_names import run_title
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.text_size import leave_lines

CALM_MS = 700
"""After so long without a change a prediction is worth hearing."""

LARGE = 2.8  # times the letters around it


@dataclass(frozen=True, eq=False)
class _Answer:
    """What is shown; see :meth:`PredictionView.show_answer`."""

    probabilities: NDArray[np.float32] | None = None
    is_empty: bool = True
    is_awaited: bool = False
    is_several: bool = False


class PredictionView(FollowsLanguage, QWidget):
    """The prediction, as a sentence and as bars.

    Signals
    -------
    threshold_wanted(bool)
        The user wants the threshold that was chosen in Results to count here, or not to.
    """

    threshold_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: OpenedRun | None = None
        self._names: tuple[str, ...] = ()
        self._family: Family = "mnist"
        self._chosen: Dataset | None = None
        self._answer = _Answer()
        self._doubt = NO_DOUBT
        self.threshold_box = QCheckBox()
        self.threshold_box.setObjectName("thresholdOnPad")
        self.threshold_box.hide()
        self.threshold_box.clicked.connect(self.threshold_wanted)
        keep_targets(self.threshold_box)
        self.prediction = FittingLabel(LARGE)
        self.prediction.setObjectName("predictionLabel")
        self.note = MutedLabel()
        self.note.setObjectName("predictionNote")
        self.bars = ProbabilityBars()
        self.badge = PretrainedBadge()
        self.source = MutedLabel()
        self.source.setObjectName("predictionSource")
        for label in (self.note, self.source):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            # Room for two lines, so that the bars stay where they are.
            leave_lines(label, 2)
        self._origin = origin = QHBoxLayout()
        origin.setSpacing(10)
        origin.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        origin.addWidget(self.source, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.prediction)
        column.addWidget(self.note)
        column.addWidget(self.threshold_box)
        column.addSpacing(8)
        column.addWidget(self.bars, 1)
        column.addLayout(origin)
        self._heard = ""
        self._calm = QTimer(self, singleShot=True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._say_aloud)
        self.retranslate()

    def offer(self, button: QWidget) -> None:
        """Put beside the name of the network what can be pressed to see another one answer."""
        self._origin.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def set_run(self, run: OpenedRun | None, names: tuple[str, ...], family: Family, chosen: Dataset | None) -> None:
        """Show predictions of `run`, if any; `names` are of its classes, `chosen` is the current data set."""
        self._run, self._names, self._family, self._chosen = run, names, family, chosen
        self.bars.set_classes(names)
        self._say_source()

    def set_doubt(self, doubt: Doubt) -> None:
        """Go by the threshold that was chosen for the network, if there is one; the next answer then follows it."""
        self._doubt = doubt
        self.threshold_box.setVisible(doubt.threshold is not None)
        self.threshold_box.setChecked(doubt.on_pad)
        self._say_doubt()

    def show_answer(
        self, probabilities: NDArray[np.float32] | None, *, is_empty: bool, is_awaited: bool, is_several: bool = False
    ) -> None:
        """Show `probabilities`, float32 (classes,), or say why there are none.

        `is_awaited` says whether a network is on its way, `is_several` that the image looks like more than one digit.
        """
        self.bars.show_probabilities(probabilities, self._doubt.pad_threshold)
        self._answer = _Answer(probabilities, is_empty, is_awaited, is_several)
        self._say_answer(self._answer)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._say_doubt()
        self._say_source()
        self._say_answer(self._answer)

    def _say_doubt(self) -> None:
        """Say how the answer is judged, and how that can be switched off."""
        text = self.tr("Unsure below {share}, as chosen in Results")
        self.threshold_box.setText(text.format(share=percent(self._doubt.threshold or 0.0)))
        self.threshold_box.setToolTip(
            self.tr("Off: one class is named when it has at least half of the probability and at least twice that of the second.")
        )
        self.prediction.setToolTip(
            self.tr(
                "One class is named when it has at least half of the probability and at least twice that of the second. "
                "Otherwise the network is unsure between the two best."
            )
            if self._doubt.pad_threshold is None
            else self.tr(
                "One class is named when it has at least {share} of the probability, the threshold that was chosen in Results. "
                "Otherwise the network is unsure between the two best."
            ).format(share=percent(self._doubt.pad_threshold))
        )

    def _say_source(self) -> None:
        """Name the network that answers."""
        run, chosen = self._run, self._chosen
        other = None if run is None or chosen is None or is_of_kind(run.record.info, chosen) else chosen
        self.badge.show_run(None if run is None or other is not None else run.record.info)  # the button needs its place
        self.source.set_muted(other is None)
        if run is None:
            self.source.setText("")
        else:
            self.source.setText(self._about(run) if other is None else self._about_other(run.record.info, other))
        self.source.setToolTip("" if run is None else plain_tip(said_name(run.record.info.name)))

    def _say_answer(self, answer: _Answer) -> None:
        probabilities = answer.probabilities
        if self._run is None and answer.is_awaited:
            self._say(
                self.tr("Getting ready…"),
                self.tr("TensorFlow is being loaded, and a network with it. What it would see is shown below all the same."),
            )
        elif self._run is None:
            self._say(
                self.tr("No network yet"),
                self.tr(
                    "None is trained or opened. What it would see is shown below all the same; "
                    "press Train, and its answer appears here."
                ),
            )
        elif probabilities is None and not answer.is_empty:
            self._say(self.tr("Reading…"), self.tr("This network is large, so its answer takes a moment."))
        elif answer.is_empty or probabilities is None:
            self._say(
                self._invitation(),
                self.tr("The pad is empty, so nothing is predicted."),
            )
        elif not np.isfinite(probabilities).all():
            self._say(self.tr("No answer"), self.tr("The network does not give numbers any more: its training went wrong."))
        else:
            self._say_prediction(probabilities, answer.is_several)

    def _say_prediction(self, probabilities: NDArray[np.float32], is_several: bool) -> None:
        threshold = self._doubt.pad_threshold
        # What is written may have several parts, unless it is a digit.
        prediction = prediction_of(probabilities, several=is_several and self.reads_digits, threshold=threshold)
        best, second = self._names[prediction.best], self._names[prediction.second]
        first_share, second_share = percent(prediction.share), percent(float(probabilities[prediction.second]))
        if prediction.several:
            headline = self.tr("More than one digit?")
            note = self.tr(
                "This looks like more than one digit, and the network reads one at a time. Taken for one, it would be {best}."
            )
        elif prediction.sure:
            headline, note = self.tr("{best}, {share}"), self.tr("Next comes {second}, with {second_share}.")
        elif threshold is not None:
            headline = self.tr("Unsure: {best} or {second}")
            note = self.tr("{best} has {share}, {second} {second_share}. To be named alone it needs {threshold}.")
        else:
            headline = self.tr("Unsure: {best} or {second}")
            note = self.tr("{best} has {share}. To be named alone it needs 50 %, and twice the {second_share} of {second}.")
        values = {"best": best, "second": second, "share": first_share, "second_share": second_share,
                  "threshold": percent(threshold or 0.0)}  # fmt: skip
        self._say(headline.format(**values), note.format(**values))

    def _say(self, headline: str, note: str) -> None:
        self.prediction.setText(headline)
        self._calm.start()
        self.note.setText(_unparted(note))

    def _say_aloud(self) -> None:
        """Let a screen reader say another prediction, once the pen has come to rest."""
        if self.isVisible() and self.prediction.text() != self._heard:
            self._heard = self.prediction.text()
            say_aloud(self.prediction, self._heard)

    @property
    def reads_digits(self) -> bool:
        """Whether all classes of the network are digits."""
        return set(self._names) <= set(DIGITS)

    def _invitation(self) -> str:
        if self._family != "mnist":
            return self.tr("Open a picture")
        return self.tr("Draw a digit") if self.reads_digits else self.tr("Draw on the pad")

    def _about_other(self, info: RunInfo, other: Dataset) -> str:
        """That the network reads something else than what was chosen since."""
        if other.family == info.dataset_family:
            sentence = self.tr("This network tells other classes apart than those of {data}; train one on it to read them.")
            return sentence.format(data=narrow_name(said_name(data_title(other.title))))
        sentence = self.tr("This network was trained on {trained}, not on {chosen}.")
        trained = kind_title(info.dataset_key, info.dataset_family, info.dataset_title)
        return sentence.format(trained=trained, chosen=kind_title(other.key, other.family, other.title))

    def _about(self, run: OpenedRun) -> str:
        info = run.record.info
        names = run_title(info.name), said_name(data_title(info.dataset_title))
        name, dataset = map(narrow_name, names)
        accuracy = fair_accuracy(info, run.dataset, run.evaluation.accuracy) if run.is_judged else None
        if accuracy is None:
            return self.tr("{name} on {dataset}.").format(name=name, dataset=dataset)
        sentence = self.tr("{name} on {dataset}; it reads {share} of the test images.")
        return _unparted(sentence.format(name=name, dataset=dataset, share=percent(accuracy)))


def _unparted(text: str) -> str:
    """A text that wraps, in which no figure parts from its sign."""
    return text.replace(" %", "\u00a0%")
