"""The window: the builder on the left, the tabs on the right, status below, and the menus over all of it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QSplitter, QVBoxLayout, QWidget

from mnist_desktop import paths
from mnist_desktop.core.drawing.kept import KeptDrawing
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.litter import clear_litter, own_folders
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.preference_choices import MEGABYTE, LanguageChoice, megabytes_of
from mnist_desktop.core.presets.all_presets import preset
from mnist_desktop.core.remembered import Remembered, keep, recall
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.ui import asked_for
from mnist_desktop.ui.announcements import Announcements
from mnist_desktop.ui.banners.resume_banner import ResumeBanner
from mnist_desktop.ui.banners.student_banner import StudentBanner
from mnist_desktop.ui.banners.sweep_banner import SweepBanner
from mnist_desktop.ui.banners.unsaved_banner import UnsavedBanner
from mnist_desktop.ui.builder.panel import BuilderPanel
from mnist_desktop.ui.data_files import DataFiles, available_datasets
from mnist_desktop.ui.epoch_bar import EpochBar
from mnist_desktop.ui.glossary.glossary import Glossary
from mnist_desktop.ui.halves import Halves
from mnist_desktop.ui.language_menu import LanguageMenu
from mnist_desktop.ui.leaving import Leaving
from mnist_desktop.ui.lesson.lessons import Lessons
from mnist_desktop.ui.loading import Loading
from mnist_desktop.ui.main_menu import MainMenu
from mnist_desktop.ui.opening import ATTEMPT, Opening
from mnist_desktop.ui.papers import Papers
from mnist_desktop.ui.pretrained import PretrainedOffer
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.data_titles import data_title
from mnist_desktop.ui.shared.dropped import local_files
from mnist_desktop.ui.shared.focus_ring import FocusRing
from mnist_desktop.ui.shared.language import TranslationError, speak
from mnist_desktop.ui.shared.letting_go import let_go
from mnist_desktop.ui.shared.messages import MessageBar
from mnist_desktop.ui.shared.plain_text import said_name
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_names import run_title
from mnist_desktop.ui.shared.soon import soon
from mnist_desktop.ui.tabs import TABS, Tabs
from mnist_desktop.ui.tour import Tour
from mnist_desktop.ui.training.run_status import RunStatus
from mnist_desktop.ui.view import View
from mnist_desktop.ui.view_menu import ViewMenu
from mnist_desktop.ui.window_place import WindowPlace

FIRST_DATASET = "mnist-starter"
FIRST_PRESET = "mnist-mlp"

logger = logging.getLogger(__name__)


class MainWindow(FollowsLanguage, QMainWindow):
    """Puts the tabs together and knows nothing of what they show.

    Signals
    -------
    first_painted()
        The window can be seen for the first time; what takes long may begin.

    Parameters
    ----------
    settings_file, log_file
        Where geometry and choices are remembered, and what *Open log file* shows; None where no log can be written.
    """

    first_painted = Signal()

    def __init__(self, session: Session, settings_file: Path, log_file: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._settings_file, self._log_file = settings_file, log_file
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self._painted = False
        FocusRing(self)
        self.builder = BuilderPanel(session)
        self.tabs = Tabs(session)
        self.loading = Loading(session, self.tabs, self)
        self.data_files = DataFiles(session, self)
        self.message_bar = MessageBar()
        self.resume_banner = ResumeBanner(session)
        self.sweep_banner = SweepBanner(session, self.tabs)
        self.unsaved_banner = UnsavedBanner(session)
        self.student_banner = StudentBanner(session)
        self.announcements = Announcements(session, self)
        self.lessons = Lessons(session, self.tabs, self)
        self.leaving = Leaving(session, self.unsaved_banner.runs, self)
        self._splitter = self._arrange()
        self.view = View(self, self._splitter, self.builder, self.tabs)
        self.view_menu = ViewMenu(self.view, self)
        self.view_menu.stand_in(self.tabs)
        self._place = WindowPlace(self, self.view)
        self._language_menu = LanguageMenu(self)
        self.opening = Opening(session, self.builder, self.tabs, self.data_files, self.lessons, self)
        self.statusBar().addPermanentWidget(RunStatus(session), 1)
        self.statusBar().setSizeGripEnabled(False)
        self.glossary = Glossary(self, lambda: self.menu.entries["actionKeys"].trigger())  # noqa: PLW0108 - the menu comes later
        self.tour = Tour(self, self.tabs, self.view)
        self.menu = self._make_menu()
        self._connect()
        self._restore_settings()
        self.retranslate()

    def open_first_things(self) -> None:
        """Load the data set of last time, a first network, what was interrupted, and what training needs.

        Called once the window can be seen.
        """
        keys = self.refresh_datasets()
        wanted = self._remembered.dataset
        self.session.choose_dataset(wanted if wanted in keys else FIRST_DATASET)
        first = self._remembered.experiment or preset(FIRST_PRESET).experiment
        self.session.edit(Sentence("first network"), spec=first.spec, config=first.config)
        self.session.undo_stack.clear()
        self.resume_banner.runs.refresh()
        self.sweep_banner.refresh()
        self.loading.begin()
        stop = StopToken()
        folders = own_folders(self.session.services.store.folder)  # looked up by the worker
        work = partial(clear_litter, folders, lambda: stop.stop_requested)
        self.session.tasks.start("clear litter", work, stop=stop)

    def open_last_run(self) -> None:
        """Show the run that was shown last time, when it is still there and no other is shown by now."""
        session, run_id = self.session, self._remembered.run
        idle = session.run.state is TrainingState.IDLE and session.opened_run is None
        if idle and session.is_engine_ready and session.services.has_run(run_id):
            session.open_run(run_id)

    def offer_tour(self) -> None:
        """Lead through the window and ask whose runs are trained here, unless that was done before."""
        if self._remembered.tour:
            self.student_banner.offer()
        else:
            self.tour.ended.connect(self.student_banner.offer)
            self.tour.start()

    def refresh_datasets(self) -> tuple[str, ...]:
        """Look again which data sets there are; returns their keys."""
        entries = available_datasets()
        self.builder.set_datasets(entries)
        return tuple(entry.key for entry in entries)

    def show_problem(self, error: UserError) -> None:
        """Tell the user what went wrong. Of what came with other files, each is to be read: nothing takes its place."""
        if self.opening.came_with_others(error):
            self.message_bar.show_warning(error)
        else:
            self.message_bar.show_problem(error)

    def show_crash(self) -> None:
        """Tell the user that something unforeseen happened."""
        self.message_bar.show_crash()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Emit `first_painted` after the first painting."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            soon(self, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before a training is cut short or an unsaved run is lost, then leave; the application ends the tasks."""
        if not self.leaving.may_close():
            event.ignore()
            return
        # The run that is stopped now will be the newest, which is shown next time where no other is remembered.
        self._keep_settings(forget_run=self.session.run.state is not TrainingState.IDLE)
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept dropped files, wherever no tab takes them."""
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the files that were dropped, each by what it holds."""
        event.acceptProposedAction()
        self.message_bar.take_problem_away()
        self.opening.open_all(local_files(event.mimeData()))

    def retranslate(self) -> None:
        """Say in the title what is under edit."""
        model, dataset = run_title(self.session.experiment.spec.name), self.session.dataset
        if not model or dataset is None:
            self.setWindowTitle(model or paths.APP_NAME)
            return
        data = said_name(data_title(dataset.title))
        self.setWindowTitle(self.tr("{model} on {data} – {app}").format(model=model, data=data, app=paths.APP_NAME))

    # How it is put together

    def _arrange(self) -> QSplitter:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(EpochBar(self.session))
        column.addWidget(self.tabs, 1)
        # Below, so that nothing moves away from under the pointer when something is to be said.
        for banner in (self.unsaved_banner, self.resume_banner, self.sweep_banner, self.student_banner, self.message_bar):
            column.addWidget(banner)
        splitter = Halves(self.builder, right, self.tabs.least_width)
        self.setCentralWidget(self.lessons.beside(splitter))
        return splitter

    def _make_menu(self) -> MainMenu:
        menu = MainMenu(self.builder, self.tabs, self.view_menu, self._language_menu, self)
        self.setMenuBar(menu)
        menu.add_to_file(self.lessons.menu)
        slots: dict[str, Callable[[], object]] = {
            "actionNew": self._begin_anew,
            "actionOpenModel": self.builder.open_model,
            "actionSaveModel": self.builder.save_model,
            "actionDataFolder": partial(self._try, "data folder", lambda: asked_for.show_in_system(paths.user_data())),
            "actionPreferences": self._show_preferences,
            "actionQuit": self.close,
            "actionKeys": lambda: asked_for.show_keys(self.menu, self.tabs, self),
            "actionTips": lambda: asked_for.show_tips(self),
            "actionStudent": self.student_banner.open_dialog,
            "actionFirstSteps": lambda: self._run(asked_for.first_steps(self)),
            "actionTour": self.tour.start,
            "actionGlossary": self.glossary.open,
            "actionWhatsNew": partial(self._try, "news", lambda: self._run(asked_for.whats_new(self))),
            "actionOpenLog": partial(self._try, "log", self._show_log),
            "actionAbout": self._show_about,
        }
        self.papers = Papers(self.session, self.tabs, self.view, self._tell, self)
        slots |= self.data_files.slots | self.papers.slots
        slots |= {f"actionTab{number}": partial(self.tabs.go_to, tab.name) for number, tab in enumerate(TABS, start=1)}
        for name, act in slots.items():
            menu.on(name, act)
        menu.recent_chosen.connect(self.opening.open)
        self.opening.recent_changed.connect(menu.show_recent)
        self.opening.recent_changed.connect(lambda _: self.message_bar.end_problem_of(ATTEMPT))
        return menu

    def _connect(self) -> None:
        self.session.problem.connect(self.show_problem)
        self.session.experiment_changed.connect(self.retranslate)
        self.session.dataset_changed.connect(self.retranslate)
        self.session.warning.connect(self.message_bar.show_warning)
        self.session.notice.connect(self.message_bar.take_problem_away)
        self.session.tasks.succeeded.connect(self.message_bar.end_problem_of)
        self.session.training_state_changed.connect(self._follow_training)
        self.data_files.catalog_changed.connect(self.refresh_datasets)
        self.loading.settled.connect(self.open_last_run)
        self._pretrained = PretrainedOffer(self.session, self, self.loading.settled)  # behind what was shown last time
        self.session.training_state_changed.connect(self._keep_settings_of_training)
        self.message_bar.log_wanted.connect(partial(self._try, "log", self._show_log))
        self.leaving.go.connect(self.close)
        self._language_menu.chosen.connect(self._speak)
        self.tour.ended.connect(self._note_tour)
        self.student_banner.answered.connect(self._keep_settings)
        self.student_banner.answered.connect(self.lessons.running.follow_student)
        self.lessons.student_named.connect(self.student_banner.take_answer)
        self.unsaved_banner.results_wanted.connect(partial(self.tabs.enter, "results"))

    # What the menus do

    def _begin_anew(self) -> None:
        """Start with no layers and the usual settings; it can be undone."""
        self.session.edit(Sentence("new model"), spec=ModelSpec(), config=TrainingConfig())
        self.builder.setFocus()

    def _show_preferences(self) -> None:
        epochs, language = self.session.epochs, self._language_menu.choice
        preferences = asked_for.preferences(self.view, self.announcements, epochs, language, self)
        preferences.language_chosen.connect(self._language_menu.choose)
        self._language_menu.settled.connect(preferences.show_language)
        self._run(preferences)

    def _speak(self, choice: LanguageChoice) -> None:
        try:
            speak(choice)
        except TranslationError as error:
            self._language_menu.show_choice(self._remembered.language)
            self._tell("language", error)
        else:
            self._tell("language", None)
            self._keep_settings()

    def _follow_training(self, state: TrainingState) -> None:
        if state is TrainingState.STARTING:
            self.message_bar.take_problem_away()

    def _show_log(self) -> None:
        self._run(asked_for.log_view(self._log_file, self))

    def _show_about(self) -> None:
        self._run(asked_for.about(self._log_file, self))

    def _try(self, attempt: str, act: Callable[[], object]) -> None:
        """Do something, and tell why it fails until it succeeds."""
        try:
            act()
            self._tell(attempt, None)
        except UserError as error:
            self._tell(attempt, error)

    def _tell(self, attempt: str, error: UserError | None) -> None:
        if error is None:
            self.message_bar.end_problem_of(attempt)
        else:
            error.attempt = attempt
            self.show_problem(error)

    @staticmethod
    def _run(dialog: QDialog) -> None:
        """Show a dialog until it is closed, and let go of it."""
        dialog.exec()
        let_go(dialog)

    # What is remembered

    def _restore_settings(self) -> None:
        self._remembered, problem = recall(self._settings_file)
        if self._remembered.drawing is not None:
            self.session.sketch = self._remembered.drawing.drawing  # before a tab shows it
        self._place.restore(self._remembered)
        self._language_menu.show_choice(self._remembered.language)
        self.announcements.every = self._remembered.announced_every
        self.opening.set_recent(tuple(map(Path, self._remembered.recent)))
        self.session.student, self.student_banner.was_asked = self._remembered.student, bool(self._remembered.student_asked)
        self.session.epochs.budget = self._remembered.epoch_megabytes * MEGABYTE
        if problem is not None:
            self.message_bar.show_warning(problem)

    def _keep_settings(self, *, forget_run: bool = False) -> None:
        session, before = self.session, self._remembered
        opened = None if self._pretrained.is_shown else session.opened_run
        run = before.run if opened is None else opened.record.info.id
        self._keep(
            Remembered(
                geometry=bytes(self.saveGeometry().data()),
                splitter=self.view.look().splitter,
                experiment=session.experiment,
                dataset=before.dataset if session.dataset is None else session.dataset.key,
                run="" if forget_run else run,
                views=self._place.views(before),
                language=self._language_menu.choice,
                announced_every=self.announcements.every,
                recent=tuple(map(str, self.opening.recent)),
                drawing=KeptDrawing.of(session.sketch),
                student=session.student,
                student_asked="asked" if self.student_banner.was_asked else "",
                tour=before.tour,
                epoch_megabytes=megabytes_of(session.epochs.budget),
            )
        )

    def _keep(self, remembered: Remembered) -> None:
        self._remembered = remembered
        try:
            keep(self._settings_file, remembered)
        except StorageError as error:
            logger.info("Nothing is remembered for the next time: %s", error)

    def _note_tour(self) -> None:
        self._remembered = replace(self._remembered, tour="seen")
        self._keep_settings()

    def _keep_settings_of_training(self, state: TrainingState) -> None:
        """What a killed program would forget else: the layers that are trained, and the run that is there at the end."""
        if state in (TrainingState.STARTING, TrainingState.IDLE):
            self._keep_settings()
