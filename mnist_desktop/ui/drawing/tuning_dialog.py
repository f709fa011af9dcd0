"""Asks how a network is to be trained on collected drawings."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from mnist_desktop.core.datasets.mixed import count_to_mix_in
from mnist_desktop.core.fields import field_of
from mnist_desktop.core.results.metrics import wilson_interval
from mnist_desktop.core.results.test_images import has_learned
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.fine_tuning import EPOCHS, SHARES, Tuning, TuningPlan, proposed_rate
from mnist_desktop.ui.shared.box_items import say_items
from mnist_desktop.ui.shared.data_titles import data_title
from mnist_desktop.ui.shared.editors import RealBox
from mnist_desktop.ui.shared.fitting_dialog import FittingDialog
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.number_box import NumberBox
from mnist_desktop.ui.shared.numbers import percent, percent_text
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_names import name_of
from mnist_desktop.ui.shared.text_size import follow_text_size, leave_lines, scaled
from mnist_desktop.ui.shared.words import name_word

WIDTH = 520
MOST_EPOCHS = 100


class TuningDialog(FollowsLanguage, FittingDialog):
    """Which layers learn, how many old images are mixed in, for how long and at which rate.

    Parameters
    ----------
    prepared
        What there is to learn from.
    writers, others
        How many people drew what it learns from, and how many others drew what it is tested with; no others where all drawings
        are by one.
    """

    def __init__(self, prepared: TuningPlan, writers: int, others: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tuningDialog")
        name_word(self, "fine_tuning")
        self._prepared, self._writers, self._others = prepared, writers, others
        self._intro, self._now = PlainLabel(wordWrap=True), PlainLabel(wordWrap=True, objectName="tuningNow")
        self._trains, self._share = QComboBox(), QComboBox()
        self._trains.setObjectName("tunedLayersBox")
        self._share.setObjectName("oldImagesBox")
        self._epochs = NumberBox(minimum=1, maximum=MOST_EPOCHS, value=EPOCHS)
        self._epochs.setObjectName("tuningEpochsBox")
        self._rate = RealBox(field_of(TrainingConfig, "learning_rate"))
        self._rate.setObjectName("tuningRateBox")
        boxes = {self._trains: "fine_tuning", self._share: "fine_tuning", self._epochs: "epoch", self._rate: "learning_rate"}
        self._labels = [QLabel() for _ in boxes]
        form = QFormLayout()
        for label, (box, word) in zip(self._labels, boxes.items(), strict=True):
            name_word(box, word)
            label.setBuddy(box)
            form.addRow(label, box)
        self._note = MutedLabel(wordWrap=True, objectName="tuningNote")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._train = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._train.setObjectName("confirmTuningButton")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(self._intro)
        column.addWidget(self._now)
        column.addLayout(form)
        column.addWidget(self._note)
        column.addStretch(1)
        column.addWidget(buttons)
        self._train.setDefault(True)  # only a button that is in the dialog can be
        follow_text_size(self, self._take_width)
        self.retranslate()
        self._share.setCurrentIndex(self._share.findData(Tuning.share))
        self._propose_rate()
        self._say_note()
        self._trains.currentIndexChanged.connect(self._propose_rate)
        self._share.currentIndexChanged.connect(self._say_note)

    @property
    def tuning(self) -> Tuning:
        """What was chosen."""
        return Tuning(self._rate.value(), self._trains.currentData(), self._share.currentData(), self._epochs.value())

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now; what is chosen stays so."""
        self.setWindowTitle(self.tr("Train on drawings"))
        self._intro.setText(self._said_intro())
        self._now.setText(self._said_now())
        texts = self.tr("&Layers that learn"), self.tr("&Old images"), self.tr("&Epochs"), self.tr("Learning &rate")
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)
        say_items(self._trains, (self.tr("all layers"), self.tr("only the last layer")), ("all", "last"))
        mixed = self.tr("{share} of the training images")
        shares = [mixed.format(share=percent_text(str(share))) if share else self.tr("none") for share in SHARES]
        say_items(self._share, shares, SHARES)
        self._train.setText(self.tr("&Train"))
        self._say_note()

    def _said_intro(self) -> str:
        new = self._prepared.new
        text = self.tr(
            "“{name}” goes on learning from {count:,} drawings, as a new run; it stays as it is itself. Writers: {writers:,}. "
            "{rest:,} drawings are kept to test with, by writers whose hands it does not see: {others:,}."
        )
        if not self._others:
            text = self.tr(
                "“{name}” goes on learning from {count:,} drawings, as a new run; it stays as it is itself. All are by one "
                "writer, so {rest:,} of them are kept to test with: how the hands of others are read, nobody will know."
            )
        rest = len(new.labels) - new.train_count
        name = name_of(self._prepared.run.record.info)
        return text.format(name=name, count=new.train_count, writers=self._writers, rest=rest, others=self._others)

    def _said_now(self) -> str:
        new, read = self._prepared.new, self._prepared.before
        labels = new.labels[new.train_count :]
        right = int((read.unseen == labels).sum())
        low, high = wilson_interval(right, len(labels))
        text = self.tr("Now it reads {share} of those to test with (95 % interval {low} to {high}).")
        return text.format(share=percent(right / len(labels)), low=percent(low), high=percent(high))

    def _propose_rate(self) -> None:
        self._rate.set_value(proposed_rate(self._prepared.run.record.info.config, self._trains.currentData()))

    def _say_note(self) -> None:
        prepared, share = self._prepared, self._share.currentData()
        if share:
            count = count_to_mix_in(prepared.new.train_count, prepared.old.train_count, share)
            text = self.tr("{count:,} training images of {title} are mixed in, so that what it knew is not forgotten.")
            said = [text.format(count=count, title=data_title(prepared.old.title))]
        else:
            said = [self.tr("Without old images a network forgets some of what it knew.")]
        if share and has_learned(prepared.run.record.info, prepared.old):
            said.append(
                self.tr("The full set is not on this computer. It has learned from the test images of the starter set, too.")
            )
        if not prepared.is_test_new:
            said.append(
                self.tr(
                    "What it was trained on before cannot be read here, so some of the drawings to test with may not be new to "
                    "it."
                )
            )
        self._note.setText(" ".join(said))

    def _take_width(self, _dialog: QWidget) -> None:
        self.setMinimumWidth(scaled(WIDTH))
        leave_lines(self._note, 3)
