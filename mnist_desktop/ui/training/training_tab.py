"""The Training tab: the curves of the run in training, or of an earlier one, and what they say."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from mnist_desktop.core.runs.events import EpochEnded, RateChanged, RunEnded, RunEvent, RunPaused, RunStarted, StepsDone
from mnist_desktop.core.runs.history_file import history_lines
from mnist_desktop.core.runs.record import EpochRow
from mnist_desktop.core.runs.trials import Trial
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.accessible import say_aloud
from mnist_desktop.ui.shared.plot_menu import PlotMenu
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.soon import soon
from mnist_desktop.ui.shared.targets import TARGET, make_targets
from mnist_desktop.ui.shared.text_size import scaled
from mnist_desktop.ui.training.curves_view import CurvesView
from mnist_desktop.ui.training.diagnosis_view import DiagnosisView
from mnist_desktop.ui.training.expectation_view import ExpectationView
from mnist_desktop.ui.training.export_button import ExportButton
from mnist_desktop.ui.training.labels_panel import LabelsPanel
from mnist_desktop.ui.training.live_rate import LiveRate
from mnist_desktop.ui.training.read_out import ReadOut
from mnist_desktop.ui.training.repaint_throttle import RepaintThrottle
from mnist_desktop.ui.training.set_up_line import SetUpLine
from mnist_desktop.ui.training.shown_run import ShownRun
from mnist_desktop.ui.training.summary import RunSummary

ROOMY_HEIGHT = 680
"""Of the window, from which on there is room for large controls."""
BACK_TO_ROOMY = 40
"""Pixels of width more than made the page compact, until it is roomy again."""
NARROWEST = 140
"""Pixels of width for the figures of an epoch beside the controls, with text of the usual size."""
SPACED, CLOSE = 8, 5
"""Pixels between the parts of the page."""


class TrainingTab(FollowsLanguage, QWidget):
    """Collects the events of the session in one :class:`ShownRun`, which its parts draw at most ten times a second."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trainingTab")
        self._session = session
        self._started_with = session.experiment, session.dataset
        self._run: ShownRun | None = None
        self._history_grew = self._words_are_due = False
        self.live_rate = LiveRate(session, self)  # it may show itself at once, and not as a window
        self.summary = RunSummary(self.live_rate)
        self.curves = CurvesView()
        self.read_out = ReadOut()
        self.diagnosis = DiagnosisView()
        self.set_up = SetUpLine(session.undo_stack)
        self.expectation = ExpectationView()
        self.labels = LabelsPanel(session)
        self.log_box = QCheckBox()
        self.log_box.setObjectName("logLossBox")
        self.zoom_box = QCheckBox()
        self.zoom_box.setObjectName("zoomAccuracyBox")
        self.reset_button = QPushButton()
        self.reset_button.setEnabled(False)
        self.reset_button.setObjectName("resetViewButton")
        self.export_button = ExportButton(self.curves)
        self.plot_menu = PlotMenu(
            self.curves, self.curves.all_plots, self.export_button.sheet, self._copy_history, self.curves.reset_view
        )
        self._throttle = RepaintThrottle(self)
        self._is_compact = False
        self._arrange()
        self._connect()
        self.retranslate()
        self._show(ShownRun.earlier(session.opened_run) if session.opened_run else None)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.log_box.setText(self.tr("Log loss"))
        self.log_box.setToolTip(self.tr("Logarithmic scale: equal distances mean equal factors; small losses can be told apart"))
        self.zoom_box.setText(self.tr("Zoom accuracy"))
        self.zoom_box.setToolTip(self.tr("Show the accuracies of the later epochs enlarged, instead of 0 to 100 %"))
        self.reset_button.setText(self.tr("Reset view"))
        self.reset_button.setToolTip(self.tr("Show all epochs again after zooming or moving"))
        self.read_out.retranslate()
        self.curves.setAccessibleDescription(self.read_out.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make what is pressed larger in a high window, and leave height to the plots in a small one."""
        super().resizeEvent(event)
        is_low = self.window().height() < ROOMY_HEIGHT
        self._make_targets(0 if is_low else TARGET)
        # The compact page needs less height, and may lose the scroll bar by it: what it wins so must not make it roomy again.
        width = self._column.contentsRect().width() - (BACK_TO_ROOMY if self._is_compact else 0)
        too_narrow = width < self._controls.minimumSizeHint().width() + scaled(NARROWEST)
        self._make_compact(too_narrow or (is_low and self.summary.is_narrow(width)))

    @property
    def shown_run(self) -> ShownRun | None:
        """The run in view."""
        return self._run

    def _arrange(self) -> None:
        self._controls = QWidget()
        row = QHBoxLayout(self._controls)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in self._tools:
            row.addWidget(widget)
        self._below_curves = QHBoxLayout()
        self._below_curves.addWidget(self.read_out, 1)
        self._below_curves.addWidget(self._controls)
        self._column = column = QVBoxLayout(self)
        column.setSpacing(SPACED)
        column.addWidget(self.summary)
        column.addWidget(self.curves, 1)
        column.addLayout(self._below_curves)
        column.addWidget(self.expectation)
        column.addWidget(self.diagnosis)
        column.addWidget(self.set_up)
        column.addWidget(self.labels)
        self._make_targets(TARGET)  # as in most windows: the plots are drawn anew for each size that the first layouts give them

    @property
    def _tools(self) -> tuple[QWidget, ...]:
        return self.log_box, self.zoom_box, self.reset_button, self.export_button

    def _make_targets(self, size: int) -> None:
        kinds = QCheckBox, QPushButton, QToolButton, QAbstractSpinBox
        make_targets(*(control for kind in kinds for control in self.findChildren(kind)), size=size)
        self.summary.leave_room()

    def _make_compact(self, compact: bool) -> None:
        """Put the controls beside the name and the settings below the diagnosis, or all back to where there is room for it."""
        if compact == self._is_compact:
            return
        self._is_compact = compact
        self._column.setSpacing(CLOSE if compact else SPACED)
        order: tuple[QWidget, ...] = self.curves, *self._tools
        if compact:
            self.summary.take_tools(self._controls)
            self._column.insertWidget(self._column.indexOf(self.diagnosis) + 1, self.summary.settings)
            order = *self._tools, self.curves
        else:
            self._below_curves.addWidget(self._controls)
            self.summary.take_settings_back()
        for before, after in pairwise((self.live_rate.box, *order)):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        self.curves.pointed.connect(self._read_out)
        self.curves.copy_wanted.connect(self._copy_history)
        self.curves.moved.connect(self.reset_button.setEnabled)
        self.log_box.toggled.connect(self.curves.set_logarithmic)
        self.zoom_box.toggled.connect(self.curves.set_zoomed)
        self.reset_button.clicked.connect(self.curves.reset_view)
        self.export_button.copy_wanted.connect(self._copy_history)
        self.export_button.saved.connect(self._session.notice)
        self.plot_menu.notice.connect(self._session.notice)
        self.plot_menu.failed.connect(self._session.problem)
        self.export_button.failed.connect(self._session.problem)
        self.diagnosis.trial_wanted.connect(self._set_up)
        self._throttle.due.connect(self._draw_growth)
        self._session.run_event.connect(self._take_event)
        self._session.run_opened.connect(self._take_opened)
        self._session.run_shown.connect(self._follow_epoch)
        self._session.epochs.changed.connect(self._follow_epoch)
        self._session.training_state_changed.connect(self._take_state)

    def _take_state(self, state: TrainingState) -> None:
        if state is TrainingState.STARTING:
            self.set_up.forget()
            # Not what is under edit: that may change meanwhile, and a repeated run is another experiment.
            job = self._session.in_training
            if job is not None:
                self._started_with = job.experiment, job.dataset
                self._show(ShownRun.awaited(job))
            else:
                self._started_with = self._session.experiment, self._session.dataset

    def _take_event(self, event: RunEvent) -> None:
        match event:
            case RunStarted():
                self._show(ShownRun.starting(event, *self._started_with))
            case _ if self._run is None or event.run_id != self._run.run_id:
                return  # it failed before it started, or this tab came later
            case StepsDone():
                self._run.add_steps(event)
                self._throttle.request()
            case EpochEnded():
                self._run.add_epoch(event.row)
                self._history_grew = True
                self._throttle.request()
            case RunPaused():
                self._throttle.finish()
            case RateChanged():
                self._run.rate_changes = event.changes
                self._show(self._run)
            case RunEnded():
                self._run.end(event)
                self._show(self._run)

    def _take_opened(self, opened: OpenedRun | None) -> None:
        if self._session.run.state in (TrainingState.IDLE, TrainingState.EVALUATING):
            self._show(ShownRun.earlier(opened) if opened else None)

    def _read_out(self, row: EpochRow | None) -> None:
        self.read_out.show_epoch(row, self._run.changes_in(row.epoch) if self._run and row else ())
        self.curves.setAccessibleDescription(self.read_out.text())
        if row is not None and self.curves.hasFocus():
            say_aloud(self.curves, self.read_out.text())

    def _copy_history(self) -> None:
        if self._run is not None:
            titles = (
                self.tr("epoch"), self.tr("training loss"), self.tr("training accuracy"), self.tr("validation loss"),
                self.tr("validation accuracy"), self.tr("learning rate"), self.tr("seconds"),
            )  # fmt: skip
            QGuiApplication.clipboard().setText(history_lines(self._run.history, titles))
            self._session.notice.emit(self.tr("Copied; paste it into a spreadsheet or a report."))

    def _set_up(self, trial: Trial) -> None:
        """Put an experiment into the form, on the images of the run that it is to be compared with."""
        session, opened = self._session, self._session.opened_run
        info = None if opened is None else opened.record.info
        if trial.experiment is None:
            if info is not None:
                session.repeats_wanted.emit(info)
            return
        is_change = trial.experiment != session.experiment
        session.edit(trial, spec=trial.experiment.spec, config=trial.experiment.config)
        if info is not None and (session.dataset is None or session.dataset.fingerprint != info.dataset_fingerprint):
            session.choose_dataset(info.dataset_key)
        self.set_up.show_trial(trial, is_change=is_change)
        session.notice.emit(self.set_up.text)

    def _show(self, run: ShownRun | None) -> None:
        """Draw a run at once and whole."""
        self._run = run
        self._words_are_due = False
        opened = self._session.opened_run
        self.expectation.show_run(opened.record.info if opened is not None and self._is_open else None)
        self._history_grew = True
        self._draw()
        self._follow_epoch()

    @property
    def _is_open(self) -> bool:
        """Whether the run in view is the one that the other tabs show."""
        opened = self._session.opened_run
        return self._run is not None and opened is not None and opened.record.info.id == self._run.run_id

    def _follow_epoch(self, _: object = None) -> None:
        """Mark the epoch that the other tabs show, where another could be chosen."""
        epochs = self._session.epochs
        epoch = epochs.epoch if self._is_open and epochs.available else None
        self.curves.mark_epoch(epoch)
        self.summary.show_epoch(epoch)

    def _draw(self) -> None:
        self._show_rate()
        self._draw_curves()
        self._say_in_words()

    def _draw_growth(self) -> None:
        """Draw what was learned since the last time; what follows from a whole epoch in words comes a turn later.

        Both are painted beside a thread that trains, which takes several times as long as alone.
        """
        self._show_rate()
        if self._history_grew:
            self._draw_curves()
            self._words_are_due = True
            soon(self, self._say_due_words)
        else:
            self.curves.show_trail()

    def _show_rate(self) -> None:
        if self._run is not None:
            run = self._run
            self.live_rate.show_rates(run.base_rate, run.rate_now, has_schedule=run.config.schedule != "constant")

    def _draw_curves(self) -> None:
        self._history_grew = False
        self.curves.show_run(self._run)

    def _say_due_words(self) -> None:
        if self._words_are_due:
            self._words_are_due = False
            self._say_in_words()

    def _say_in_words(self) -> None:
        self.summary.show_run(self._run)
        self.diagnosis.show_run(self._run)
        self.export_button.setEnabled(self._run is not None)
