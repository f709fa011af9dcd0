"""Asks over how many seeds a run is to be repeated."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from mnist_desktop.core.results.which_is_better import ENOUGH_RUNS
from mnist_desktop.core.runs.comparison import is_whole
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.ui.compare.repeats import missing_seeds, seeds_from
from mnist_desktop.ui.shared.fitting_dialog import FittingDialog
from mnist_desktop.ui.shared.letting_go import let_go
from mnist_desktop.ui.shared.number_box import NumberBox
from mnist_desktop.ui.shared.numbers import duration
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_names import name_of
from mnist_desktop.ui.shared.words import name_word

FEWEST, MOST, USUAL = 2, 100, 5
WIDTH = 420


class RepeatDialog(FollowsLanguage, FittingDialog):
    """Chooses a number of seeds, and says which runs are missing and how long they will take."""

    def __init__(self, info: RunInfo, others: Sequence[RunInfo], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("repeatDialog")
        self._info, self._others = info, others
        self._intro = PlainLabel(wordWrap=True)
        self._count = NumberBox(minimum=FEWEST, maximum=MOST, value=USUAL)
        self._count.setObjectName("seedCountBox")
        name_word(self._count, "repeats")
        self._count.setCorrectionMode(QSpinBox.CorrectionMode.CorrectToNearestValue)
        self._plan = QLabel(wordWrap=True)
        self._plan.setObjectName("repeatPlan")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._train = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._train.setObjectName("trainSeriesButton")
        self._label = QLabel()
        self._label.setBuddy(self._count)
        form = QFormLayout()
        form.addRow(self._label, self._count)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        for part in (self._intro, form, self._plan, self._buttons):
            column.addLayout(part) if isinstance(part, QFormLayout) else column.addWidget(part)
        self._train.setDefault(True)  # only a button that is in the dialog can be
        self.setMinimumWidth(WIDTH)
        self._count.valueChanged.connect(self._say_plan)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setWindowTitle(self.tr("Repeat with other seeds"))
        intro = self.tr(
            "“{name}” is trained again with other seeds: other initial weights, other batches, and all else the same. "
            "How far the results scatter is the noise that a difference has to exceed."
        )
        self._intro.setText(intro.format(name=name_of(self._info)))
        self._label.setText(self.tr("&Seeds in all"))
        self._count.setToolTip(self.tr("At least {count} are needed to judge a difference").format(count=ENOUGH_RUNS))
        self._train.setText(self.tr("Train"))
        self._say_plan()

    @property
    def seeds(self) -> tuple[int, ...]:
        """The seeds that are still to be trained with."""
        return missing_seeds(self._info, self._count.value(), self._others)

    def _say_plan(self) -> None:
        seeds, missing = seeds_from(self._info, self._count.value()), self.seeds
        self._train.setEnabled(bool(missing))
        if not missing:
            self._plan.setText(self.tr("All of these runs are there already."))
            return
        sentence = self.tr("Seeds {first} to {last}: {kept} kept, {count} to train, about {time} in all.").format(
            first=seeds[0], last=seeds[-1], kept=len(seeds) - len(missing), count=len(missing),
            time=duration(self._info.seconds * len(missing)),
        )  # fmt: skip
        self._plan.setText(" ".join(filter(None, (sentence, self._why_it_does_not_count()))))

    def _why_it_does_not_count(self) -> str:
        """Why the run that is repeated is none of those that are kept, where it is none."""
        if is_whole(self._info):
            return ""
        return self.tr(
            "The run itself did not come to its end: it was stopped after epoch {done:,} of {epochs:,}. "
            "So it does not count, and its seed is trained again too."
        ).format(done=len(self._info.history), epochs=self._info.config.epochs)


def ask_seeds(parent: QWidget, info: RunInfo, others: Sequence[RunInfo]) -> tuple[int, ...]:
    """Ask; empty when the user thought better of it."""
    dialog = RepeatDialog(info, others, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    seeds = dialog.seeds if accepted else ()
    let_go(dialog)
    return seeds
