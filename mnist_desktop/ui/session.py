"""What the window is about at this moment, and the one place where its tabs and panels meet.

Tabs and panels never call each other. They read this object's properties, listen to its signals, and call its methods to say what
the user wants. Every change of the experiment (spec and config) goes through :meth:`Session.edit`, so that it can be undone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.split import Split, draw_split
from mnist_desktop.core.datasets.titles import passed_over_notice
from mnist_desktop.core.drawing.strokes import Drawing
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.experiment_problems import experiment_problem, obstacle_to
from mnist_desktop.core.model.closing_layers import classes_of
from mnist_desktop.core.model.spec import Analysis, ModelSpec, Problem, analyse
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.expectation import Expectation
from mnist_desktop.core.runs.record import RateChanges
from mnist_desktop.core.runs.store import new_run_id
from mnist_desktop.core.sentence import Sentence, Templated
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training import tasks
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.resume import ResumableRun
from mnist_desktop.training.run_tracker import ending_of
from mnist_desktop.training.services import Services
from mnist_desktop.training.whole_run import TrainedRun, train_and_save
from mnist_desktop.ui.shared.first_network import FirstNetwork
from mnist_desktop.ui.shared.next_run import NextRun
from mnist_desktop.ui.shared.run_doubt import RunDoubt
from mnist_desktop.ui.shared.run_in_training import RunInTraining, TrainingState
from mnist_desktop.ui.shared.run_opening import RunOpening
from mnist_desktop.ui.shared.shown_epoch import ShownEpoch
from mnist_desktop.ui.shared.undo import Change, push
from mnist_desktop.workers.latest import Latest
from mnist_desktop.workers.task_runner import TaskRunner

__all__ = ["Services", "Session", "TrainingState"]  # with what whoever makes or watches a session needs beside it


class Session(QObject):
    """The current data set, experiment, training and opened run.

    Attributes
    ----------
    services
        The data sets, engines and kept runs behind it.
    tasks
        Runs what takes long; what fails there without a call-back of its own goes to :meth:`report`.
    epochs
        Which epoch of the opened run is shown, and which can be.
    opening
        Which run is being read, to be shown.
    undo_stack
        The edits of the experiment.
    doubt
        What is decided about the doubt of the run that is shown.
    run
        The run in training: it can be paused, resumed and given another learning rate.
    sketch
        The strokes on the drawing pad, as they are to be remembered.
    student
        Whose runs these are: it is written into each; empty where that was not said.
    first_network, next_run
        Whether one to begin with is on its way; what the user says of the next run, its name and what is expected of it.

    Signals
    -------
    dataset_changed(Dataset), dataset_loading(bool)
        Another data set is loaded; one is being read in the background.
    experiment_changed(Experiment)
        Spec or config changed, by an edit, a preset, undo or redo.
    split_changed(Split)
        The data set, the validation share, the split seed or the stratification changed.
    training_state_changed(TrainingState), run_event(RunEvent)
        An event of the run in training; events of earlier runs are dropped, and so are pauses that are over already. There is
        exactly one RunEnded per run.
    runs_changed()
        A run was kept or went away.
    run_opened(OpenedRun | None), run_shown(OpenedRun | None)
        Another run is opened. Another is shown: after each `run_opened`, and after each move to another epoch.
    drawing_changed(NDArray | None)
        The pad holds another image for the network, uint8 (28, 28), or none.
    engine_ready(bool)
        TensorFlow is imported, so training and reading drawings is possible; or it could not be imported.
    nothing_to_offer()
        No run is shown where one to begin with was looked for.
    repeats_wanted(RunInfo)
        A run is to be repeated with other seeds, which Compare does.
    run_to_watch()
        A run has started that stands for itself: not one of a series, which is watched in Compare.
    stop_wanted()
        The user asks for an end of all training, in whatever state that is.
    problem(UserError), warning(UserError), notice(str)
        What went wrong; what is not as it should be and ends nothing; something worth a line in the status bar.
    """

    dataset_changed = Signal(object)
    dataset_loading = Signal(bool)
    experiment_changed = Signal(object)
    split_changed = Signal(object)
    training_state_changed = Signal(object)
    run_event = Signal(object)
    runs_changed = Signal()
    run_opened = Signal(object)
    drawing_changed = Signal(object)
    engine_ready = Signal(bool)
    nothing_to_offer = Signal()
    repeats_wanted = Signal(object)
    run_to_watch = Signal()
    stop_wanted = Signal()
    problem = Signal(object)
    warning = Signal(object)
    notice = Signal(str)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self.tasks = TaskRunner(self.report, self)
        self.undo_stack = QUndoStack(self)
        self._experiment = Experiment()
        self._dataset: Dataset | None = None
        self._loading = Latest(self.tasks, self)
        self.opening = RunOpening(self.tasks, self.show_run, self)
        self._split: Split | None = None
        self.epochs = ShownEpoch(services.store, self.tasks, self)
        self.run_shown = self.epochs.run_shown
        self.doubt = RunDoubt(services.keep_doubt, self.tasks, self)
        self.run_opened.connect(self.doubt.follow)
        self.run = RunInTraining(self)
        self.run.run_event.connect(self.run_event)
        self.run.state_changed.connect(self.training_state_changed)
        self.run.state_changed.connect(self.epochs.follow_training)
        self.first_network = FirstNetwork(self, self.run_opened, self.problem, self.training_state_changed, self.nothing_to_offer)
        self._in_training: TrainingJob | None = None
        self._run_names: set[str] = set()
        self._drawing: NDArray[np.uint8] | None = None
        self.sketch = Drawing()
        self._engine_ready, self.student = False, ""
        self.next_run = NextRun()

    # What is there now
    @property
    def dataset(self) -> Dataset | None:
        """The loaded data set; None until the first one is read."""
        return self._dataset

    @property
    def experiment(self) -> Experiment:
        """The spec and config under edit."""
        return self._experiment

    @property
    def analysis(self) -> Analysis:
        """Shapes, counts and problems of the spec, with the number of classes that the data set has."""
        return analyse(self._experiment.spec, self.classes)

    @property
    def classes(self) -> int:
        """How many classes the data set has; before the first one is read, how many the spec tells apart."""
        return classes_of(self._experiment.spec) if self._dataset is None else self._dataset.classes

    @property
    def split(self) -> Split | None:
        """Which training images fit and which validate; None without a data set."""
        return self._split

    @property
    def opened_run(self) -> OpenedRun | None:
        """The run that is open, with the weights that it kept at its end."""
        return self.epochs.opened

    @property
    def shown_run(self) -> OpenedRun | None:
        """The opened run as it was after the epoch that is shown."""
        return self.epochs.shown

    @property
    def is_opening(self) -> bool:
        """Whether an earlier run is being read, to be shown."""
        return bool(self.opening.run_id)

    @property
    def drawing(self) -> NDArray[np.uint8] | None:
        """What the network sees of the drawing pad, uint8 (28, 28); None when the pad is empty."""
        return self._drawing

    @property
    def is_engine_ready(self) -> bool:
        """Whether TensorFlow is imported."""
        return self._engine_ready

    @property
    def obstacle(self) -> Problem | None:
        """Why training cannot start with this experiment, or None."""
        if self._dataset is None:
            return Problem(-1, "No data set is loaded yet.", {})
        return self.analysis.blocking or experiment_problem(self._experiment, class_names=self._dataset.class_names)

    @property
    def in_training(self) -> TrainingJob | None:
        """What the latest run learns, or has learned; None before the first."""
        return self._in_training

    # What the user wants
    def edit(
        self, text: Templated, *, spec: ModelSpec | None = None, config: TrainingConfig | None = None, merge_key: str = ""
    ) -> None:
        """Change the experiment undoably. `text` names the change in the menu; see Change for `merge_key`."""
        before = self._experiment
        after = Experiment(before.spec if spec is None else spec, before.config if config is None else config)
        if after != before:
            push(self.undo_stack, Change(self._apply, before, after, text, merge_key))

    def apply_fix(self, problem: Problem) -> None:
        """Carry out the repair that `problem` offers, if any, undoably."""
        self.edit(problem.fix or Sentence(""), spec=problem.fixed, config=problem.fixed_config)

    def choose_dataset(self, key: str) -> None:
        """Load a data set in the background; a later choice overtakes an earlier one that is still loading."""
        work = partial(self.services.load_dataset, key)
        self._loading.start("load data", work, self._take_dataset, self._fail_dataset, may_be_left=True)
        self.dataset_loading.emit(True)

    def use_dataset(self, dataset: Dataset) -> None:
        """Show a data set that is already in memory, such as an imported one. It overtakes one that is still loading."""
        self._loading.forget()
        self._dataset = dataset
        self.dataset_loading.emit(False)
        self.dataset_changed.emit(dataset)
        self._draw_split()

    def import_engine(self) -> None:
        """Import TensorFlow in the background, so that the first training starts at once."""
        self.tasks.start("import engine", self.services.import_engine, self._take_engine, self._fail_engine, may_be_left=True)

    def train(self) -> None:
        """Start a run of the experiment, by its given name or one that no other has; not while one runs or an obstacle stands."""
        self._train(Control())

    def train_experiment(self, experiment: Experiment, rate_changes: RateChanges = (), control: Control | None = None) -> None:
        """Start a run of another experiment than the one under edit, such as an earlier one with another seed.

        The run has the name of its spec, so that repeats stay together. Its rate is changed where that of the earlier one was.
        """
        if (job := self._job(experiment, rate_changes)) is not None:
            self._start(job, control)

    def resume_run(self, resumable: ResumableRun) -> None:
        """Go on with a run that was interrupted, on its own data, unless one is in training; the experiment under edit stays."""
        if self.run.state is TrainingState.IDLE:
            self._start(TrainingJob.resuming(resumable.checkpoint, resumable.dataset))
            self._show_start()

    def step(self) -> None:
        """Take exactly one step of the optimizer, then pause. A run is started where none is in training."""
        self._go_on(Control.step_once, TrainingState.STEPPING)

    def run_epoch(self) -> None:
        """Go on to the end of the epoch, then pause. A run is started where none is in training."""
        self._go_on(Control.run_epoch, TrainingState.RUNNING)

    def stop(self) -> None:
        """End the run after its current chunk of steps; what it learned is kept."""
        self.stop_wanted.emit()
        self.run.stop()

    def open_run(self, run_id: str) -> None:
        """Show an earlier run; it is read and evaluated in the background. A later choice overtakes an earlier one."""
        stop = StopToken()
        work = partial(tasks.open_run, self.services, run_id, self._dataset, stop)
        self.opening.start(run_id, work, stop)

    def show_run(self, opened: OpenedRun | None) -> None:
        """Show a run that is open already, or none."""
        self.epochs.set_opened(opened)
        self.run_opened.emit(opened)
        self.epochs.tell()

    def close_run(self) -> None:
        """Show no run any more, nor one that is still being read."""
        self.opening.forget()
        self.show_run(None)

    def set_drawing(self, image: NDArray[np.uint8] | None) -> None:
        """Tell the other tabs what the network sees of the drawing pad."""
        self._drawing = image
        self.drawing_changed.emit(image)

    def report(self, error: Exception) -> None:
        """Tell the user what is meant for users, and raise an error of the program itself, for sys.excepthook."""
        if not isinstance(error, UserError):
            raise error
        self.problem.emit(error)

    def shut_down(self, milliseconds: int = 10_000, *, leaving: bool = False) -> bool:
        """Stop every task and wait; False when one did not end in time. The folder of runs is then left to other windows.

        With `leaving`, imports and reading are not waited for: the process ends right after.
        """
        if all_ended := self.tasks.stop_all(milliseconds, leaving=leaving):
            self.doubt.flush()
            self.services.store.close()
        return all_ended

    # What the tasks say
    def _take_dataset(self, dataset: Dataset) -> None:
        self.use_dataset(dataset)
        if dataset.passed_over:
            self.warning.emit(passed_over_notice(dataset))

    def _fail_dataset(self, error: Exception) -> None:
        self.dataset_loading.emit(False)
        self.report(error)

    def _take_engine(self, _: object) -> None:
        self._engine_ready = True
        self.engine_ready.emit(True)

    def _fail_engine(self, error: Exception) -> None:
        self.engine_ready.emit(False)
        self.report(error)

    def _take_run(self, kept: TrainedRun) -> None:
        """Make a run that has ended the one that is shown. It is kept, or held as unsaved, before anyone is told to show it."""
        if not self._engine_ready:
            self._take_engine(None)
        if kept.storage_problem is None:
            self.runs_changed.emit()
        if kept.epochs_problem is not None:
            self.warning.emit(kept.epochs_problem)
        self.show_run(kept.opened)
        self.run.end()

    def _fail_run(self, error: Exception) -> None:
        self.runs_changed.emit()  # where only the evaluation failed, the run is kept
        self.run.fail(ending_of(error))
        self.report(error)

    # How it changes
    def _train(self, control: Control) -> None:
        experiment = self.next_run.titled(self._experiment, self._run_names | self.services.store.known_names())
        job = self._job(experiment, expected=self.next_run.expectation)
        if job is not None:
            self.next_run = NextRun()
            self._start(job, control)
        self._show_start()

    def _job(self, experiment: Experiment, changes: RateChanges = (), expected: Expectation | None = None) -> TrainingJob | None:
        """A new run of an experiment on the data set; None while one runs, or where it cannot be trained."""
        if self.run.state is not TrainingState.IDLE or self._dataset is None or obstacle_to(experiment, self.classes) is not None:
            return None
        return TrainingJob(new_run_id(), experiment, self._dataset, changes, student=self.student, expectation=expected)

    def _show_start(self) -> None:
        if self.run.state is not TrainingState.IDLE:
            self.run_to_watch.emit()

    def _go_on(self, ask: Callable[[Control], None], state: TrainingState) -> None:
        if self.run.state is TrainingState.IDLE:
            control = Control()
            ask(control)
            self._train(control)
        else:
            self.run.go_on(ask, state)

    def _apply(self, experiment: Experiment) -> None:
        before, self._experiment = self._experiment, experiment
        self.experiment_changed.emit(experiment)
        if before.config.split_choice != experiment.config.split_choice:
            self._draw_split()

    def _draw_split(self) -> None:
        if self._dataset is not None:
            self._split = draw_split(self._dataset.train_labels, *self._experiment.config.split_choice)
            self.split_changed.emit(self._split)

    def _start(self, job: TrainingJob, control: Control | None = None) -> None:
        if (problem := self.services.store.unsaved.obstacle) is not None:
            self.problem.emit(problem)
            return
        self._in_training = job
        self._run_names.add(job.spec.name)
        control, work = control or Control(), partial(train_and_save, job, self.services, epoch_budget=self.epochs.budget)
        self.tasks.start_reporting("training", work, self._take_run, self.run.take_event, control, self._fail_run, painted=True)
        self.run.begin(job.run_id, control)
