"""The log file, and the handler of every unforeseen exception."""

from __future__ import annotations

import logging
import sys
import tempfile
import threading
from collections.abc import Callable
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


class LogFile(RotatingFileHandler):
    """A log that never disturbs: lines that cannot be written are left out, and a file that cannot be renamed is used further.

    Another window may have the file open (on Windows it then cannot be renamed), the disk may be full, or the folder missing. The
    usual handler would print a traceback for each line.
    """

    def __init__(self, path: Path) -> None:
        # A path that is not valid UTF-8 has characters that cannot be encoded.
        super().__init__(path, maxBytes=MAX_BYTES, backupCount=KEPT, encoding="utf-8", errors="backslashreplace")
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))

    def doRollover(self) -> None:  # noqa: N802 - logging's name
        """Begin a new file. If that fails, continue with this one and try again when it is twice as large."""
        try:
            super().doRollover()
        except OSError:
            self.maxBytes *= 2
            if self.stream is None:
                self.stream = self._open()
        else:
            self.maxBytes = MAX_BYTES

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Leave the line out."""


def open_log(path: Path) -> Path | None:
    """Write every log line to `path`, and warnings also to the terminal; returns the file that is used.

    If `path` cannot be written, a file of the same name in the system's folder for temporary files is used. Returns None if that
    fails, too, because there is no such folder or another user owns the file.
    """
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    terminal = logging.StreamHandler()
    terminal.setLevel(logging.WARNING)
    root.addHandler(terminal)
    qInstallMessageHandler(_take_qt_message)
    places: tuple[Callable[[], Path], ...] = (lambda: path, lambda: Path(tempfile.gettempdir()) / path.name)
    for find in places:
        try:
            # gettempdir raises OSError where there is no folder for temporary files.
            place = find()
            place.parent.mkdir(parents=True, exist_ok=True)
            root.addHandler(LogFile(place))
        except OSError as error:
            logger.warning("A log file cannot be written: %s", error)
        else:
            return place
    return None


class ExceptionHandler(QObject):
    """Receives the unforeseen exceptions of every thread.

    Signals
    -------
    unforeseen()
        An exception was logged, and the user should be told. Emitted from any thread; connect it to a QObject's method, so
        that it arrives in the GUI thread.
    """

    unforeseen = Signal()

    def install(self) -> None:
        """Set the exception hooks of Python's main thread and of all others."""
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
