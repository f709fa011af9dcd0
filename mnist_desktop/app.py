"""The composition root: command line, log, QApplication, session, window."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from mnist_desktop import __version__, command_line, paths

logger = logging.getLogger(__name__)

UNFINISHED_TASK = 3
"""Exit status when a background task did not end in time; what it wrote is whole all the same."""


def run(arguments: list[str], started: float) -> int:
    """Open the window and stay until it closes.

    Parameters
    ----------
    arguments
        The command line without the program's name.
    started
        ``time.perf_counter()`` at the door, for the self-test's figures.

    Returns
    -------
    int
        The exit status: 0 when all went well, 1 when the self-test failed, 2 without a display.
    """
    options = command_line.parse(arguments)
    if options.self_test is not None and command_line.missing_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    missing = command_line.missing_display()
    if missing:
        sys.stderr.write(f"mnist-desktop: {missing}\n")
        return command_line.NO_DISPLAY
    return _run_window(options.model, options, started)


def _run_window(model: Path | None, options: object, started: float) -> int:
    # Imported only here: --help and a missing display need no Qt.
    from PySide6.QtCore import QTimer  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from mnist_desktop import log, self_test  # noqa: PLC0415
    from mnist_desktop.ui.main_window import MainWindow  # noqa: PLC0415
    from mnist_desktop.ui.session import Session  # noqa: PLC0415

    app = QApplication([sys.argv[0]])
    app.setApplicationName(paths.APP_NAME)
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("mnist-desktop")
    log.open_log(paths.log_file())
    handler = log.ExceptionHandler()
    handler.install()
    _install_translation(app)

    session = Session(_services())
    window = MainWindow(session)
    handler.unforeseen.connect(window.show_crash)
    window.show()
    if options.self_test is not None:
        test = self_test.SelfTest(window, session, options, started)
        QTimer.singleShot(0, test.start)
    else:
        QTimer.singleShot(0, window.open_first_things)
        if model is not None:
            window.builder.open_model_file(model)
    status = app.exec()
    if not session.shut_down():
        logger.error("A task did not end; leaving without it")
        logging.shutdown()
        os._exit(UNFINISHED_TASK)
    return status
