"""Whatever nobody foresaw reaches one handler, with its traceback in the log file."""

from __future__ import annotations

import errno
import logging
import os
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
def test_exception_of_another_thread_is_logged_and_announced(qtbot: QtBot, log_path: Path, handler: log.ExceptionHandler) -> None:
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


@pytest.mark.logs_errors
def test_where_no_log_can_be_written_the_program_opens_all_the_same(
    log_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_path.parent.write_text("a file where the folder should be")
    (tmp_path / log_path.name).mkdir()
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    assert log.open_log(log_path) is None
    qWarning("heard by nobody")


@pytest.mark.logs_errors
def test_a_computer_without_a_folder_for_temporary_files_has_no_log(log_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def find_none() -> str:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    log_path.parent.write_text("a file where the folder should be")
    monkeypatch.setattr(tempfile, "gettempdir", find_none)
    assert log.open_log(log_path) is None


def test_a_log_that_cannot_be_renamed_goes_on_in_the_same_file(
    log_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "in use by another window")

    monkeypatch.setattr(log, "MAX_BYTES", 200)
    monkeypatch.setattr(os, "rename", refuse)
    assert log.open_log(log_path) == log_path
    for number in range(20):
        logging.getLogger("test").info("line %d", number)
    written = log_path.read_text("utf-8")
    assert [number for number in range(20) if f"line {number}\n" not in written] == []
    assert capsys.readouterr().err == ""


def test_lines_that_cannot_be_written_are_left_out_in_silence(
    log_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    assert log.open_log(log_path) == log_path
    monkeypatch.setattr(log.LogFile, "shouldRollover", refuse)
    logging.getLogger("test").info("there is no room for it")
    assert capsys.readouterr().err == ""


def test_a_name_that_is_not_utf_8_is_written(log_path: Path) -> None:
    assert log.open_log(log_path) == log_path
    logging.getLogger("test").info("%s", "caf\udce9")
    assert "caf\\udce9" in log_path.read_text("utf-8")
