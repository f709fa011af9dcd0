"""Whatever nobody foresaw reaches one handler, with its traceback in the log file."""

from __future__ import annotations

import logging
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning
from pytestqt.qtbot import QtBot

from mnist_desktop import log


@pytest.fixture
def log_path(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    path = tmp_path / "logs" / "app.log"
    yield path
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    qInstallMessageHandler(None)


@pytest.fixture
def handler(qapp: object) -> Iterator[log.ExceptionHandler]:
    hooks = sys.excepthook, threading.excepthook
    handler = log.ExceptionHandler()
    handler.install()
    yield handler
    sys.excepthook, threading.excepthook = hooks


@pytest.mark.logs_errors
def test_exception_of_another_thread_is_logged_and_announced(
    qtbot: QtBot, log_path: Path, handler: log.ExceptionHandler
) -> None:
    assert log.open_log(log_path) == log_path

    def fail() -> None:
        raise ValueError("unforeseen in a thread")

    with qtbot.waitSignal(handler.unforeseen):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    written = log_path.read_text("utf-8")
    assert "Traceback" in written
    assert "unforeseen in a thread" in written


@pytest.mark.logs_errors
def test_exception_of_the_gui_thread_is_logged_and_announced(qtbot: QtBot, log_path: Path, handler: log.ExceptionHandler) -> None:
    assert log.open_log(log_path) == log_path
    error = KeyError("gui")
    with qtbot.waitSignal(handler.unforeseen):
        sys.excepthook(KeyError, error, None)
    assert "KeyError: 'gui'" in log_path.read_text("utf-8")


@pytest.mark.logs_errors
def test_qt_warnings_go_to_the_log_file(log_path: Path, qapp: object) -> None:
    assert log.open_log(log_path) == log_path
    qWarning("a warning of Qt")
    assert "a warning of Qt" in log_path.read_text("utf-8")


@pytest.mark.logs_errors
def test_a_log_that_cannot_be_written_goes_to_the_temporary_folder(
    log_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_path.parent.write_text("a file where the folder should be")
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    assert log.open_log(log_path) == tmp_path / log_path.name
    qWarning("still written")
    assert "still written" in (tmp_path / log_path.name).read_text("utf-8")
