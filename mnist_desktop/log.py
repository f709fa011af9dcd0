"""Where unexpected things go: one log file, and one handler that every exception reaches."""

from __future__ import annotations

import logging
import sys
import tempfile
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

MAX_BYTES = 1_000_000
KEPT = 3

logger = logging.getLogger(__name__)
qt_logger = logging.getLogger("mnist_desktop.qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def open_log(path: Path) -> Path:
    """Send every log line to `path`, and warnings to the terminal too; returns the file that is really written.

    Where `path` cannot be written, that is a file of the same name in the system's folder for temporary files.
    """
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    terminal = logging.StreamHandler()
    terminal.setLevel(logging.WARNING)
    root.addHandler(terminal)
    qInstallMessageHandler(_take_qt_message)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(path, maxBytes=MAX_BYTES, backupCount=KEPT, encoding="utf-8")
    except OSError as error:
        logger.warning("The log file %s cannot be written: %s", path, error)
        path = Path(tempfile.gettempdir()) / path.name
        file = RotatingFileHandler(path, maxBytes=MAX_BYTES, backupCount=KEPT, encoding="utf-8")
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))
    root.addHandler(file)
    return path


class ExceptionHandler(QObject):
    """The one place that unforeseen exceptions of every thread reach.

    Signals
    -------
    unforeseen()
        Something was written to the log that the user should hear of. Emitted from any thread; connect it to a QObject's
        method, so that it arrives in the GUI thread.
    """

    unforeseen = Signal()

    def install(self) -> None:
        """Take over the hooks of Python's main thread and of all others."""
        sys.excepthook = self._take
        threading.excepthook = self._take_from_thread

    def _take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        logger.error("Unforeseen", exc_info=(kind, error, trace))
        self.unforeseen.emit()

    def _take_from_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._take(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)


def _take_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    qt_logger.log(_LEVELS.get(kind, logging.WARNING), "%s (%s)", message, context.category)
