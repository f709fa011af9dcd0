"""The window in which sweeps are watched: their members as a table and as plots, and what they say in words."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from mnist_desktop.core.sweeps.analysis import Analysis, analyse_sweep
from mnist_desktop.core.sweeps.progress import MemberProgress, SweepProgress
from mnist_desktop.core.sweeps.results import results_of
from mnist_desktop.training.cluster.extra import has_cluster
from mnist_desktop.ui.compare.sweep.coordinates_view import CoordinatesView
from mnist_desktop.ui.compare.sweep.curves_page import CurvesPage
from mnist_desktop.ui.compare.sweep.member_model import MemberModel
from mnist_desktop.ui.compare.sweep.member_table import MemberTable
from mnist_desktop.ui.compare.sweep.place_dialog import ask_for_place
from mnist_desktop.ui.compare.sweep.size_view import SizeView
from mnist_desktop.ui.compare.sweep.sweep_bar import SweepBar
from mnist_desktop.ui.compare.sweep.sweep_chooser import SweepChooser, id_of, problem_of
from mnist_desktop.ui.compare.sweep.sweep_runs import Listed, SweepRuns
from mnist_desktop.ui.compare.sweep.words_page import WordsPage
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.fitting_dialog import FittingDialog
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.scrolling import ScrollingPage
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.workers.latest import Latest

WIDTH, HEIGHT = 980, 540
"""At first; it fits into 1024x600."""


class SweepWindow(FollowsLanguage, FittingDialog):
    """Stays open beside the main window; a sweep goes on when it is closed.

    Signals
    -------
    run_wanted(str)
        The user wants to see the run with this id.
    new_wanted()
        The user wants to plan another sweep.

    Attributes
    ----------
    ask_for_place
        Asks where a sweep goes on; replaced where nobody is there to answer.
    """

    run_wanted = Signal(str)
    new_wanted = Signal()

    def __init__(self, session: Session, runs: SweepRuns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sweepWindow")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._session, self._runs = session, runs
        self.ask_for_place = ask_for_place
        self._sweeps: Listed = ()
        self._wanted = ""
        self._shown: SweepProgress | None = None
        self._judged: tuple[str, int] | None = None
        self._judging = Latest(session.tasks, self, one_at_a_time=True)
        self.chooser, self.bar = SweepChooser(), SweepBar()
        self.model = MemberModel(self)
        self.table = MemberTable(self.model)
        self.words, self.coordinates, self.sizes, self.curves = WordsPage(), CoordinatesView(), SizeView(), CurvesPage()
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.setObjectName("sweepTabs")
        self._empty = MutedLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._empty.setObjectName("noSweeps")
        self._arrange()
        self._connect()
        follow_text_size(self, lambda dialog: dialog.resize(min(scaled(WIDTH), 1010), min(scaled(HEIGHT), 560)))
        self.retranslate()
        self._follow()
        runs.refresh()

    @property
    def shown(self) -> SweepProgress | None:
        """The sweep that is shown."""
        return self._shown

    def show_sweep(self, sweep_id: str) -> None:
        """Show a sweep, now or when it is listed."""
        self._wanted = sweep_id
        self._follow()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setWindowTitle(self.tr("Sweeps"))
        titles = self.tr("In words"), self.tr("Settings"), self.tr("Accuracy and size"), self.tr("Curves")
        for at, title in enumerate(titles):
            self.tabs.setTabText(at, title)
        self._say()

    # How it is put together

    def _arrange(self) -> None:
        for page in (self.words, self.coordinates, self.sizes, ScrollingPage(self.curves)):
            self.tabs.addTab(page, "")
        self._halves = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self._halves.addWidget(self.table)
        self._halves.addWidget(self.tabs)
        self._halves.setSizes([WIDTH * 3 // 5, WIDTH * 2 // 5])
        column = QVBoxLayout(self)
        column.addWidget(self.chooser)
        column.addWidget(self.bar)
        column.addWidget(self._halves, 1)
        column.addWidget(self._empty, 1)

    def _connect(self) -> None:
        runs, session = self._runs, self._session
        runs.listed.connect(self._take_list)
        runs.changed.connect(self._take_progress)
        session.training_state_changed.connect(self._say)
        self.chooser.chosen.connect(self.show_sweep)
        self.chooser.new_wanted.connect(self.new_wanted)
        self.chooser.rename_wanted.connect(runs.rename)
        self.chooser.delete_wanted.connect(runs.delete)
        self.bar.pause_wanted.connect(runs.pause)
        self.bar.go_on_wanted.connect(self._go_on)
        self.bar.stop_wanted.connect(self._stop)
        self.bar.end_wanted.connect(self._end)
        self.table.opened.connect(self._open)
        self.table.current_changed.connect(self._mark)
        self.table.pointed.connect(self._point)
        self.table.copies.notice.connect(session.notice)
        self.table.copies.failed.connect(session.problem)
        self.coordinates.chosen.connect(self.table.choose)
        self.coordinates.pointed.connect(self._point_from_plot)
        self.sizes.chosen.connect(self._choose_mark)

    # What is shown

    def _take_list(self, sweeps: Listed) -> None:
        self._sweeps = sweeps
        running = self._runs.running
        if running is None:
            self._follow()
        else:
            self._take_progress(running)  # which knows more than the disk

    def _take_progress(self, progress: SweepProgress) -> None:
        ids = [id_of(each) for each in self._sweeps]
        if progress.plan.id in ids:
            at = ids.index(progress.plan.id)
            self._sweeps = (*self._sweeps[:at], progress, *self._sweeps[at + 1 :])
        else:
            self._sweeps = (progress, *self._sweeps)
            self._wanted = progress.plan.id
        self._follow()

    def _follow(self) -> None:
        """Show the sweep that is wanted, as far as it is now."""
        running = self._runs.running
        is_read_only = self._session.services.store.read_only is not None
        self.chooser.show_sweeps(
            self._sweeps, self._wanted, running="" if running is None else running.plan.id, is_read_only=is_read_only
        )
        current = self.chooser.current
        if current is not None:  # else they are not listed yet
            self._wanted = id_of(current)
        self._shown = current if isinstance(current, SweepProgress) else None
        self.model.show_progress(self._shown)
        self.coordinates.show_progress(self._shown)
        self.sizes.show_progress(self._shown)
        self.curves.show_progress(self._shown)
        self._judge()
        self._say()

    def _say(self) -> None:
        running, shown = self._runs.running, self._shown
        is_running = running is not None and shown is not None and running.plan.id == shown.plan.id
        self.bar.show_progress(
            shown,
            obstacle="" if is_running else self._obstacle(),
            is_stopping=is_running and self._runs.is_stopping,
            has_training=self._session.run.state is not TrainingState.IDLE,
        )
        self.bar.setVisible(shown is not None)
        self._halves.setVisible(shown is not None)
        self._empty.setVisible(shown is None)
        nothing = self.tr("No sweep was made yet. “New sweep…” plans one: many runs that differ in the settings that you choose.")
        self._empty.setText(problem_of(self.chooser.current) or self._obstacle() or nothing)

    def _obstacle(self) -> str:
        """Why no sweep can be begun or gone on with now; empty where one can."""
        read_only = self._session.services.store.read_only
        if read_only is not None:
            return say(read_only)
        return "" if self._runs.running is None else self.tr("Another sweep runs; one runs at a time.")

    def _judge(self) -> None:
        """Say in words what the members show that are done, whenever there are more of them."""
        shown = self._shown
        if shown is None:
            self._judged = None
            self.words.show_statements(())
            return
        state = shown.plan.id, shown.over
        if state == self._judged:
            return
        if self._judged is None or self._judged[0] != shown.plan.id:
            self.words.show_statements(())
        self._judged = state
        self._judging.start("judge sweep", partial(analyse_sweep, results_of(shown)), self._take_analysis)

    def _take_analysis(self, analysis: Analysis) -> None:
        self.words.show_statements(analysis.statements)

    # Which member is spoken of

    def _mark(self, number: int) -> None:
        self.coordinates.mark(number)
        self.sizes.mark_member(number)
        self.curves.mark(number)

    def _point(self, number: int) -> None:
        """Show in the plots what the mouse is over in the table, else what is current there."""
        current = self.table.current
        shown = number or (current.number if current is not None else 0)
        self.coordinates.mark(shown)
        self.sizes.mark_member(shown)

    def _point_from_plot(self, number: int) -> None:
        self.model.point_at(number)

    def _choose_mark(self, at: int) -> None:
        self.table.choose(self.sizes.number_at(at))

    def _open(self, each: MemberProgress) -> None:
        if each.has_run:
            self.run_wanted.emit(each.run_id)
        else:
            self._session.notice.emit(self.tr("Member {number} has no run yet.").format(number=each.number))

    # What is asked of a sweep

    def go_on(self, progress: SweepProgress) -> bool:
        """Go on with a sweep; where a class has trained it, ask where. Returns whether it goes on."""
        join_file: Path | None = None
        if has_cluster() and self._runs.was_elsewhere(progress):
            known = self._runs.class_of(progress)
            chosen = self.ask_for_place(progress.plan.name, known, self._session.tasks, self)
            if chosen is None:
                return False
            join_file = chosen.join_file
        self._runs.go_on(progress, join_file)
        return True

    def _go_on(self) -> None:
        if self._runs.running is not None:
            self._runs.resume()
        elif self._shown is not None:
            self.go_on(self._shown)

    def _stop(self) -> None:
        self._runs.stop()
        self._say()

    def _end(self) -> None:
        if self._shown is not None:
            self._runs.end(self._shown)
            self._say()
