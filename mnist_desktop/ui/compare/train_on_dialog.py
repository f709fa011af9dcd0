"""Asks how many more epochs a run is to be trained, and at which learning rate."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from mnist_desktop.core.fields import field_of
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.train_on import MOST_EPOCHS, More, current_rate, goes_on_evenly
from mnist_desktop.ui.shared.editors import RealBox
from mnist_desktop.ui.shared.fitting_dialog import FittingDialog
from mnist_desktop.ui.shared.letting_go import let_go
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.number_box import NumberBox
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_names import name_of
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.words import name_word

WIDTH = 420


class TrainOnDialog(FollowsLanguage, FittingDialog):
    """Proposes what is missing of a run that was stopped, and as many epochs again of one that has ended."""

    def __init__(self, info: RunInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trainOnDialog")
        self._info = info
        done, rate = len(info.history), field_of(TrainingConfig, "learning_rate")
        self._intro = PlainLabel(wordWrap=True)
        self._epochs_label, self._rate_label = QLabel(), QLabel()
        proposed = info.config.epochs - done or info.config.epochs
        self._epochs = NumberBox(minimum=1, maximum=max(1, MOST_EPOCHS - done), value=proposed)
        self._epochs.setObjectName("moreEpochsBox")
        name_word(self._epochs, "epoch")
        self._rate = RealBox(rate)
        self._rate.setObjectName("nextRateBox")
        name_word(self._rate, "learning_rate")
        self._rate.set_value(current_rate(info))
        self._proposed = self._rate.value()  # the box may round what it shows
        self._note = MutedLabel(wordWrap=True)
        self._note.setObjectName("trainOnNote")
        self._epochs_label.setBuddy(self._epochs)
        self._rate_label.setBuddy(self._rate)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._train = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._train.setObjectName("confirmTrainOnButton")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(self._epochs_label, self._epochs)
        form.addRow(self._rate_label, self._rate)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        for part in (self._intro, form, self._note, buttons):
            column.addLayout(part) if isinstance(part, QFormLayout) else column.addWidget(part)
        self._train.setDefault(True)  # only a button that is in the dialog can be
        follow_text_size(self, lambda dialog: dialog.setMinimumWidth(scaled(WIDTH)))
        self._epochs.valueChanged.connect(self._say_note)
        self._rate.valueChanged.connect(self._say_note)
        self.retranslate()

    @property
    def more(self) -> More:
        """What was chosen."""
        rate = self._rate.value()
        return More(
            self._epochs.value(),
            current_rate(self._info) if rate == self._proposed else rate,
            keeps_early_stopping=self._info.outcome != "early-stopped",
        )

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setWindowTitle(self.tr("Train on"))
        intro = self.tr("“{name}” has learned for {done:,} epochs. It goes on from there as a new run; this one stays as it is.")
        self._intro.setText(intro.format(name=name_of(self._info), done=len(self._info.history)))
        self._epochs_label.setText(self.tr("&More epochs"))
        self._rate_label.setText(self.tr("&Learning rate"))
        self._train.setText(self.tr("Train on"))
        self._say_note()

    def _say_note(self) -> None:
        """What the new run is beside one that would have been trained for all of these epochs at once."""
        more, config = self.more, self._info.config
        after = replace(config, epochs=len(self._info.history) + more.epochs)
        if not more.keeps_early_stopping:
            text = self.tr("Early stopping has ended this run, so it goes on without early stopping.")
        elif not goes_on_evenly(self._info, more):
            text = self.tr("The new learning rate counts from the next step on; the curves are marked there.")
        elif config.schedule != "constant" and after.epochs != config.epochs:
            text = self.tr("The schedule stretches over all epochs, so the learning rate jumps where the run goes on.")
        else:
            text = self.tr("What comes of it is what so many epochs at once would have given, bit for bit.")
        self._note.setText(text)


def ask_for_more(parent: QWidget, info: RunInfo) -> More | None:
    """Ask; None when the user thought better of it."""
    dialog = TrainOnDialog(info, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    more = dialog.more if accepted else None
    let_go(dialog)
    return more
