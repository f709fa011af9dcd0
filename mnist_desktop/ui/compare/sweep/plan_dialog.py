"""Asks what a sweep is to vary, and says what that comes to before it starts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.fields import field_of
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.runs.store import new_run_id
from mnist_desktop.core.sentence import lowered
from mnist_desktop.core.sweeps.axes import Axis
from mnist_desktop.core.sweeps.plan import LONGEST_NAME, SweepPlan, check_plan
from mnist_desktop.core.sweeps.problems import memory_problem, obstacle_to, problems_of
from mnist_desktop.core.sweeps.results import title_of
from mnist_desktop.core.sweeps.typed import seed_axis
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.ui.compare.sweep.axis_rows import AxisRows
from mnist_desktop.ui.compare.sweep.place_chooser import PlaceChooser
from mnist_desktop.ui.compare.sweep.plan_options import PlanOptions
from mnist_desktop.ui.compare.sweep.plan_words import Room, plan_words
from mnist_desktop.ui.compare.sweep.sweep_base import SweepBase
from mnist_desktop.ui.shared.data_titles import data_title
from mnist_desktop.ui.shared.fitting_dialog import FittingDialog
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_names import run_title
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.text_size import follow_text_size, leave_lines, scaled
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.ui.shared.words import name_word
from mnist_desktop.workers.latest import Latest
from mnist_desktop.workers.task_runner import TaskRunner

WIDTH = 720
PAUSE_MS = 200
"""After the last key, so long it takes until the plan is worked out."""


@dataclass(frozen=True)
class Planned:
    """What was decided: a plan, and in how many processes it is trained, or on the PCs of which class."""

    plan: SweepPlan
    places: int
    join_file: Path | None = None


class PlanDialog(FollowsLanguage, FittingDialog):
    """Proposes learning rates around that of the network; nothing starts before the button says so.

    Parameters
    ----------
    bases
        The networks to choose from, at least one; the first is proposed.
    infos
        Kept runs, by which the time is estimated.
    tasks
        Makes the members of what is typed, of which there may be a thousand.
    """

    def __init__(  # noqa: PLR0913 - what a plan is made of
        self,
        bases: Sequence[SweepBase],
        infos: Sequence[RunInfo],
        room: Room,
        tasks: TaskRunner,
        student: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sweepPlanDialog")
        self._bases, self._infos, self._room, self._student = tuple(bases), tuple(infos), room, student
        self._id, self._created = new_run_id(), datetime.now().astimezone().isoformat(timespec="seconds")
        self._making = Latest(tasks, self, one_at_a_time=True)
        self._plan: SweepPlan | None = None
        self._problem: UserError | None = None
        self._intro = MutedLabel(wordWrap=True)
        self._base_label, self._base = QLabel(), QComboBox()
        self._base.setObjectName("sweepBase")
        name_word(self._base, "sweep")
        self._base.addItems([""] * len(self._bases))
        self._base_label.setBuddy(self._base)
        self.rows = AxisRows(self.base.experiment)
        self.options = PlanOptions(self.base.experiment.config.epochs, room.cores)
        self.place = PlaceChooser(tasks)
        self.words = PlainLabel(wordWrap=True, objectName="sweepPlanWords")
        leave_lines(self.words, 4)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._start = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._start.setObjectName("startSweepButton")
        self._timer = QTimer(self, singleShot=True)
        self._timer.setInterval(PAUSE_MS)
        self._arrange()
        self._start.setDefault(True)  # only a button that is in the dialog can be
        self._timer.timeout.connect(self._make_members)
        self.rows.edited.connect(self._note_edit)
        self.options.edited.connect(self._note_edit)
        self.place.edited.connect(self._change_place)
        self._base.currentIndexChanged.connect(self._change_base)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.rows.propose((Axis("learning_rate", usual_rates(self.base.experiment.config.learning_rate)),))
        self.retranslate()
        self.work_out()

    @property
    def base(self) -> SweepBase:
        """The network that is chosen."""
        return self._bases[max(0, self._base.currentIndex())]

    @property
    def planned(self) -> Planned | None:
        """What was decided; None where it cannot be trained."""
        return None if self._plan is None else Planned(self._plan, self.options.places, self.place.join_file)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setWindowTitle(self.tr("Sweep"))
        self._intro.setText(
            self.tr(
                "Fill in what is to vary. Each combination is trained as a run of its own, which Compare lists like any other."
            )
        )
        self._base_label.setText(self.tr("&Begin with"))
        self._base.setToolTip(self.tr("The network and the settings that all members share, apart from what varies"))
        for at, base in enumerate(self._bases):
            sentence = self.tr("run “{name}” on {data}") if base.run_id else self.tr("the builder's network, “{name}”, on {data}")
            self._base.setItemText(at, sentence.format(name=run_title(base.name), data=data_title(base.dataset_title)))
        self._start.setText(self.tr("Start the sweep"))
        self._say()

    def done(self, result: int) -> None:
        """Work out what was typed last; a sweep that cannot be trained does not start."""
        if result == QDialog.DialogCode.Accepted:
            self.work_out()
            if self._plan is None:
                return
        self._timer.stop()
        self._making.forget()
        self.place.forget()
        super().done(result)

    def work_out(self) -> None:
        """Make the plan of what is typed now, and say what it comes to."""
        self._timer.stop()
        self._making.forget()
        self._plan, self._problem = None, None
        self.rows.set_search(self.options.search)
        try:
            plan = check_plan(self._made())
        except UserError as error:
            self._problem = error
        except ValueError:  # nothing is varied
            self._problem = UserError("Nothing varies yet: fill in at least one setting, or more than one seed.")
        else:
            self._plan = plan
        self._say()

    def _make_members(self) -> None:
        """Make the members of what is typed in the background, which remembers them, then work it out."""
        try:
            plan = check_plan(self._made())
        except (UserError, ValueError):  # said at once
            self.work_out()
        else:
            self._making.start("plan sweep", partial(problems_of, plan), lambda _: self.work_out(), may_be_left=True)

    # How it is put together

    def _arrange(self) -> None:
        top = QFormLayout()
        top.addRow(self._base_label, self._base)
        keep_targets(self._base, self._base_label)
        self._base_label.setVisible(len(self._bases) > 1)
        self._base.setVisible(len(self._bases) > 1)
        self._base.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        top.addRow(self.place.label, self.place)
        self.place.label.setVisible(self.place.is_offered)
        self.place.setVisible(self.place.is_offered)
        halves = QHBoxLayout()
        halves.setSpacing(24)
        halves.addWidget(self.rows, 1)
        halves.addWidget(self.options, 1)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self._intro)
        column.addLayout(top)
        column.addLayout(halves)
        column.addWidget(self.words)
        column.addWidget(self._buttons)
        follow_text_size(self, lambda dialog: dialog.setMinimumWidth(min(scaled(WIDTH), 980)))

    def _note_edit(self) -> None:
        self._timer.start()

    def _change_base(self) -> None:
        self.rows.set_base(self.base.experiment)
        self.options.set_epochs(self.base.experiment.config.epochs)
        self._note_edit()

    def _change_place(self) -> None:
        self.options.set_here(here=self.place.join_file is None)
        self._note_edit()

    def _made(self) -> SweepPlan:
        """The plan of what is typed; raises UserError, and ValueError where nothing varies."""
        base, options = self.base, self.options
        axes = self.rows.axes()
        seeds = seed_axis(base.experiment.config.seed, options.seeds)
        every = axes if seeds is None else (*axes, seeds)
        if not every:
            raise ValueError("no axis")
        config = replace(base.experiment.config, epochs=options.epochs)
        return SweepPlan(
            self._id, self._name(axes), self._created, Experiment(base.experiment.spec, config), every, base.dataset_key,
            base.dataset_title, base.dataset_fingerprint, base.class_names, options.search, most_runs=options.most_runs,
            most_minutes=options.most_minutes, halving=options.halving, student=self._student,
        )  # fmt: skip

    def _name(self, axes: Sequence[Axis]) -> str:
        """What was typed, or else what is varied."""
        typed = self.options.name.text().strip()
        varied = ", ".join(lowered(say(title_of(axis.kind))) for axis in axes) or lowered(say(title_of("seed")))
        proposed = f"{run_title(self.base.name)}: {varied}"[:LONGEST_NAME]
        self.options.name.setPlaceholderText(proposed)
        return typed or proposed

    def _say(self) -> None:
        plan, problem = self._plan, self._problem
        is_here, free = self.place.join_file is None, self._room.free
        obstacle = problem if plan is None else obstacle_to(plan) or (memory_problem(plan, free) if is_here else None)
        self._start.setEnabled(obstacle is None)
        if obstacle is not None:
            self.words.setText(say(obstacle))
            self._plan = None
        elif plan is not None:
            places = self.options.places if is_here else self.place.places
            self.words.setText(plan_words(plan, self._infos, places, self._room, is_here=is_here))


def usual_rates(rate: float) -> tuple[float, ...]:
    """A third of a learning rate, itself, and three times as much, as far as they are allowed.

    >>> usual_rates(0.001)
    (0.0003, 0.001, 0.003)
    """
    field = field_of(TrainingConfig, "learning_rate")
    rates = (float(f"{rate * factor:.3g}") for factor in (0.3, 1, 3))
    return tuple(each for each in rates if (field.minimum or 0) <= each <= (field.maximum or each))
