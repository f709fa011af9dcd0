"""The composition root: command line, log, QApplication, session, window."""

from __future__ import annotations

import argparse
import gc
import logging
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop import __version__, command_line, paths

if TYPE_CHECKING:
    from mnist_desktop.core.datasets.dataset import Dataset
    from mnist_desktop.core.errors import UserError
    from mnist_desktop.core.runs.record import RunRecord
    from mnist_desktop.core.stop_token import StopToken
    from mnist_desktop.training.engine_interface import OpenedRun
    from mnist_desktop.ui.instance import Application
    from mnist_desktop.ui.main_window import MainWindow
    from mnist_desktop.ui.session import Services

logger = logging.getLogger(__name__)

SWITCH_SECONDS = 0.0002
START_SECONDS = 3.0
"""By then the window stands."""
UNFINISHED_TASK = 3
"""Exit status if a background task did not end in time; the files that it wrote are complete."""


def run(arguments: list[str], started: float) -> int:
    """Open the window and return when it closes.

    Parameters
    ----------
    arguments
        The command line without the program's name.
    started
        ``time.perf_counter()`` at the start of the process, for the self-test's figures.

    Returns
    -------
    int
        The exit status: 0 for success, 1 if the self-test failed, 2 without a display, 3 if a task did not end in time.
    """
    options = command_line.parse(arguments)
    if options.install_desktop or options.uninstall_desktop:
        return command_line.change_desktop(install=options.install_desktop)
    missing = command_line.missing_display()
    if missing and options.self_test is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    elif missing:
        sys.stderr.write(f"mnist-desktop: {missing}\n")
        return command_line.NO_DISPLAY
    from mnist_desktop.workers import quick_imports  # noqa: PLC0415 - imports Qt

    quick_imports.install()  # before all that is imported with Qt
    return _run_window(options, started)


def _run_window(options: argparse.Namespace, started: float) -> int:
    # Imported here: --help and a missing display need no Qt.
    from mnist_desktop import log  # noqa: PLC0415
    from mnist_desktop.ui import instance  # noqa: PLC0415
    from mnist_desktop.ui.main_window import MainWindow  # noqa: PLC0415
    from mnist_desktop.ui.session import Session  # noqa: PLC0415

    # A self-test uses none of the user's runs and settings, and changes none.
    folder = options.self_test
    app = make_application()
    app.setApplicationName(paths.APP_NAME)
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("mnist-desktop")
    settings = folder / "settings.ini" if folder else paths.user_settings()
    is_first_start = not settings.exists()
    wordless = _speak(settings)
    others = None if folder else instance.socket_name(paths.user_data())
    if instance.hand_over(others, () if options.model is None else (options.model,)):
        return 0
    log_file = log.open_log(paths.log_file())
    handler = log.ExceptionHandler()
    handler.install()

    session = Session(real_services(folder / "runs" if folder else paths.runs()))
    window = MainWindow(session, settings, log_file)
    _administer(window, is_first_start=is_first_start)
    if wordless is not None:
        window.message_bar.show_warning(wordless)
    handler.unforeseen.connect(window.show_crash)
    test = None
    if folder is not None:
        from mnist_desktop.self_test import SelfTest  # noqa: PLC0415

        test = SelfTest(window, handler, options, started)
        window.first_painted.connect(test.note_window)
    window.first_painted.connect(window.open_first_things)
    if options.model is not None:
        window.first_painted.connect(partial(window.opening.open, options.model))
    if test is not None:
        window.first_painted.connect(test.start)
    else:
        shown = instance.Shown(window, window.opening.open_all)
        app.sent.wanted.connect(shown.take)
        window.first_painted.connect(app.sent.begin)
        window.first_painted.connect(window.lessons.resume)
        window.first_painted.connect(window.offer_tour)
        listening = instance.Instance(others, window)
        listening.wanted.connect(shown.take)
        window.first_painted.connect(listening.listen)
    # What is there by now stays to the end. Else the first collection, which comes before the first painting, visits all of it.
    gc.freeze()
    window.show()
    status = app.exec()
    window.hide()
    all_ended = session.shut_down(leaving=True)
    if session.tasks.busy:
        # The tasks that are left write nothing, for example an import. Qt would abort the process because of a running thread.
        logging.shutdown()
        os._exit(status if all_ended else UNFINISHED_TASK)
    return status


def _administer(window: MainWindow, *, is_first_start: bool) -> None:
    """Let hold what an administrator has set, and say what of it cannot be used."""
    from mnist_desktop.core.administration import administration  # noqa: PLC0415
    from mnist_desktop.core.preference_choices import MEGABYTE  # noqa: PLC0415
    from mnist_desktop.ui.administered import hide_entries  # noqa: PLC0415
    from mnist_desktop.ui.language_menu import LanguageMenu  # noqa: PLC0415

    found = administration()
    fixed, defaults = found.settings.fixed, found.settings.defaults
    for choices in (defaults, fixed) if is_first_start else (fixed,):
        if choices.announced_every is not None:
            window.announcements.every = choices.announced_every
        if choices.epoch_megabytes is not None:
            window.session.epochs.budget = choices.epoch_megabytes * MEGABYTE
    if is_first_start and defaults.theme is not None:
        window.view.set_theme(defaults.theme)
    if is_first_start and defaults.text_percent is not None:
        window.view.set_percent(defaults.text_percent)
    languages = window.findChild(LanguageMenu)
    language = defaults.language if is_first_start and fixed.language is None else fixed.language
    if languages is not None and language is not None:
        languages.show_choice(language)
        languages.menuAction().setEnabled(fixed.language is None)
    for problem in (found.problem, hide_entries(window)):
        if problem is not None:
            logger.info("%s", problem)
            window.message_bar.show_warning(problem)


def _speak(settings: Path) -> UserError | None:
    """Speak the language that was chosen, else the system's; returns why not, where the window stays English."""
    from mnist_desktop.core.administration import administration  # noqa: PLC0415
    from mnist_desktop.core.remembered import remembered_language  # noqa: PLC0415
    from mnist_desktop.ui.shared.language import TranslationError, speak  # noqa: PLC0415

    try:
        said = administration().settings
        usual = remembered_language(settings) if settings.exists() else said.defaults.language or ""
        speak(usual if said.fixed.language is None else said.fixed.language)
    except TranslationError as error:
        return error
    return None


def make_application() -> Application:
    """Make the QApplication in the GUI thread, keep Qt out of other threads, and shorten the window's waits for them."""
    from PySide6.QtGui import QIcon  # noqa: PLC0415

    from mnist_desktop.ui.instance import Application  # noqa: PLC0415
    from mnist_desktop.ui.shared.edges import use_edges  # noqa: PLC0415
    from mnist_desktop.workers import qt_guard  # noqa: PLC0415
    from mnist_desktop.workers.garbage import GarbageCollection  # noqa: PLC0415

    qt_guard.install()
    # How long another thread may keep Python's global lock while the window waits for it. Painting takes the lock many times.
    # With the usual 5 ms for each, stalls during the import of TensorFlow are two to three times as long; with 1 ms the window
    # waits for the lock about twice as long at the first step of a training and in steady training.
    sys.setswitchinterval(SWITCH_SECONDS)
    app = Application([sys.argv[0]])
    app.setWindowIcon(QIcon(str(paths.resource("icon", "mnist-desktop-256.png"))))
    use_edges(app)
    GarbageCollection(app, START_SECONDS)
    return app


def real_services(runs: Path) -> Services:
    """The session's real services; tests use others."""
    from mnist_desktop.core.runs.shipped import ShippedRuns  # noqa: PLC0415
    from mnist_desktop.core.runs.store import RunStore  # noqa: PLC0415
    from mnist_desktop.training import engines  # noqa: PLC0415
    from mnist_desktop.training.keras import importing  # noqa: PLC0415
    from mnist_desktop.ui.session import Services  # noqa: PLC0415

    return Services(
        load_dataset=_load_dataset,
        import_engine=importing.import_engine,
        engine=engines.train,
        open_run=_open_run,
        versions=engines.versions,
        store=RunStore(runs),
        shipped=ShippedRuns(paths.resource("pretrained")),
        load_libraries=importing.load_libraries,
    )


def _load_dataset(key: str) -> Dataset:
    from mnist_desktop.core.datasets import catalog  # noqa: PLC0415 - the first painting need not wait for it

    return catalog.load(key)


def _open_run(record: RunRecord, dataset: Dataset, stop: StopToken | None = None) -> OpenedRun:
    from mnist_desktop.training.keras import evaluation  # noqa: PLC0415 - the first painting need not wait for it

    return evaluation.open_run(record, dataset, stop)
