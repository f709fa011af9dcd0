"""Downloads in the window: one at a time, the next waits where it can be seen, and Stop ends them all."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QProgressDialog, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets import download, download_connection
from mnist_desktop.core.datasets.download_connection import DownloadError
from mnist_desktop.ui.data_files import DataFiles
from mnist_desktop.ui.session import Session
from tests.ui.known_texts import Marking, marked_texts, unknown_texts


class Mirror:
    """Stands for the download: ends when it is told to, or at a stop."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.may_end = threading.Event()
        self.fails = False

    def __call__(self, family, address, emit, control) -> Path | None:
        self.asked.append(family)
        while not self.may_end.wait(0.01):
            if control.stop_requested:
                return None
        if self.fails:
            raise DownloadError("{server} does not answer.", server=address)
        return Path(family)


@pytest.fixture
def mirror(monkeypatch: pytest.MonkeyPatch) -> Mirror:
    mirror = Mirror()
    monkeypatch.setattr(download, "download", mirror)
    monkeypatch.setenv(download.MIRROR_VARIABLE, "http://school.example")
    return mirror


@pytest.fixture
def files(qtbot: QtBot, session: Session, mirror: Mirror, monkeypatch: pytest.MonkeyPatch) -> Iterator[DataFiles]:
    monkeypatch.setattr(session, "choose_dataset", lambda key: None)
    window = QWidget()
    qtbot.addWidget(window)
    yield DataFiles(session, window)
    mirror.may_end.set()
    qtbot.waitUntil(lambda: not session.tasks._threads)


def words(files: DataFiles) -> str:
    """What the window of the download says."""
    dialog = files.parent().findChild(QProgressDialog)
    return dialog.findChild(QLabel).text()


def test_a_second_download_waits_and_the_window_of_the_first_says_so(qtbot: QtBot, files: DataFiles, mirror: Mirror) -> None:
    files.download("mnist")
    files.download("fashion-mnist")
    files.download("fashion-mnist")
    qtbot.waitUntil(lambda: mirror.asked == ["mnist"])
    assert words(files) == "Downloading MNIST…\nFashion-MNIST will follow."
    mirror.may_end.set()
    qtbot.waitUntil(lambda: mirror.asked == ["mnist", "fashion-mnist"])


def test_the_window_of_a_download_is_said_again_in_another_language(
    qtbot: QtBot, files: DataFiles, mirror: Mirror, marking: Marking
) -> None:
    files.download("mnist")
    files.download("fashion-mnist")
    qtbot.waitUntil(lambda: mirror.asked == ["mnist"])
    files.parent().show()
    dialog = files.parent().findChild(QProgressDialog)
    dialog.setValue(3)
    marking.speak()
    assert unknown_texts(dialog, set()) == set()
    assert "«Downloading «MNIST»…»" in words(files)
    marking.fall_silent()
    assert words(files) == "Downloading MNIST…\nFashion-MNIST will follow."
    assert (marked_texts(dialog), dialog.value()) == (set(), 3)


def test_stop_ends_the_download_and_those_that_wait_for_it(
    qtbot: QtBot, session: Session, files: DataFiles, mirror: Mirror
) -> None:
    files.download("mnist")
    files.download("fashion-mnist")
    qtbot.waitUntil(lambda: mirror.asked == ["mnist"])
    files.parent().findChild(QProgressDialog).canceled.emit()
    qtbot.waitUntil(lambda: not session.tasks._threads)
    assert mirror.asked == ["mnist"]
    files.download("fashion-mnist")
    qtbot.waitUntil(lambda: mirror.asked == ["mnist", "fashion-mnist"])


def test_a_download_that_is_just_being_stopped_can_be_wanted_again(
    qtbot: QtBot, session: Session, files: DataFiles, mirror: Mirror
) -> None:
    files.download("mnist")
    qtbot.waitUntil(lambda: mirror.asked == ["mnist"])
    files.parent().findChild(QProgressDialog).canceled.emit()
    files.download("mnist")
    files.download("mnist")
    mirror.may_end.set()
    qtbot.waitUntil(lambda: not session.tasks._threads and not files._waiting)
    assert mirror.asked == ["mnist", "mnist"]


def test_a_download_that_ends_in_spite_of_a_stop_can_be_chosen_but_is_not_shown(
    qtbot: QtBot, session: Session, files: DataFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(session, "choose_dataset", shown.append)

    def arrive(family, address, emit, control) -> Path:
        files._stop_download()
        return Path(family)

    monkeypatch.setattr(download, "download", arrive)
    with qtbot.waitSignal(files.catalog_changed):
        files.download("mnist")
    assert shown == []


def test_a_download_that_fails_is_told_and_the_next_begins(
    qtbot: QtBot, session: Session, files: DataFiles, mirror: Mirror
) -> None:
    told = []
    session.problem.connect(told.append)
    mirror.fails = True
    files.download("mnist")
    files.download("fashion-mnist")
    mirror.may_end.set()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[0].text == "http://school.example does not answer."
    assert mirror.asked == ["mnist", "fashion-mnist"]


def test_a_stop_is_heard_well_within_a_blink() -> None:
    assert download_connection.POLL_SECONDS <= 0.05
