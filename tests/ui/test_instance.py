"""A second start hands its files over to the window that is there; where none answers, it opens one of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.ui import instance
from mnist_desktop.ui.instance import Instance, Shown, files_of, hand_over, socket_name

ROOT = Path(__file__).parents[2]
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="a pipe of Windows is no file")


@pytest.fixture
def name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as runtime:  # a path of tests is too long for a socket
        monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
        found = socket_name(tmp_path / "data")
        assert found is not None
        yield found


@pytest.fixture
def listening(name: str, qtbot: QtBot) -> Iterator[Instance]:
    owner = QObject()
    listener = Instance(name, owner)
    listener.listen()
    yield listener
    owner.deleteLater()


class Window(QWidget):
    def raise_(self) -> None:
        """The platform without a screen cannot, and warns of it."""


SECOND_START = """
import sys
import tempfile
from pathlib import Path
from mnist_desktop.ui.instance import hand_over
print(hand_over(sys.argv[1], tuple(map(Path, sys.argv[2:]))))
"""


def second_start(name: str, *files: Path) -> subprocess.Popen[str]:
    """A process of its own, as two threads of one could not wait for each other."""
    command = [sys.executable, "-c", SECOND_START, name, *map(str, files)]
    return subprocess.Popen(  # noqa: S603 - this test's own words
        command, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT)}, encoding="utf-8"
    )


def test_a_second_start_gives_its_files_to_the_first(listening: Instance, name: str, qtbot: QtBot, tmp_path: Path) -> None:
    files = (tmp_path / "수업 1.mnistlesson",)
    with qtbot.waitSignal(listening.wanted, timeout=60_000) as heard:
        second = second_start(name, *files)
    assert second.communicate(timeout=60)[0] == "True\n"
    assert heard.args == [files]


def test_where_no_program_is_open_nothing_is_handed_over(name: str) -> None:
    assert not hand_over(name, ())


def test_programs_with_other_data_are_others(tmp_path: Path, name: str) -> None:
    assert socket_name(tmp_path / "other") != name


@posix_only
def test_a_program_that_hangs_takes_nothing_away(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instance, "ANSWER_MS", 50)
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(name)
        silent.listen()
        assert not hand_over(name, ())


@posix_only
def test_the_socket_of_a_killed_program_is_taken_over(name: str, qtbot: QtBot) -> None:
    with socket.socket(socket.AF_UNIX) as killed:
        killed.bind(name)
    owner = QObject()
    listener = Instance(name, owner)
    listener.listen()
    with qtbot.waitSignal(listener.wanted, timeout=60_000):
        second = second_start(name)
    assert second.communicate(timeout=60)[0] == "True\n"
    owner.deleteLater()


@posix_only
def test_a_folder_with_too_long_a_path_holds_no_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runtime = tmp_path / ("long" * 30)
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    assert socket_name(tmp_path) is None


@posix_only
def test_a_folder_that_others_can_write_to_holds_no_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runtime = tmp_path / "open"
    runtime.mkdir()
    runtime.chmod(0o777)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    assert socket_name(tmp_path) is None
    assert not hand_over(None, ())


@pytest.mark.parametrize(
    "line", [b"", b"{}", b"[]", b'{"open": 3}', b'{"open": [1]}', b'{"open": ["a\\u0000b"]}', b"[" * 5000, b"\xff"]
)
def test_what_is_no_list_of_files_is_not_taken(line: bytes) -> None:
    assert files_of(line) is None


def test_who_says_nonsense_is_sent_away(listening: Instance, name: str, qtbot: QtBot) -> None:
    stranger = QLocalSocket()
    stranger.connectToServer(name)
    assert stranger.waitForConnected(20_000)
    with qtbot.assertNotEmitted(listening.wanted), qtbot.waitSignal(stranger.disconnected, timeout=20_000):
        stranger.write(b"GET / HTTP/1.0\r\n")
        stranger.flush()


SENT = """
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from mnist_desktop.app import make_application
app = make_application()
def send(address):
    app.sendEvent(app, QFileOpenEvent(QUrl(address)))
app.sent.wanted.connect(lambda files: print(*(path.name for path in files)))
send("file:///one.mnistlesson")
send("https://example.org/no.file")
send("file:///%EB%91%98.json")
print("stands")
app.sent.begin()
send("file:///three.zip")
"""


def test_files_that_the_system_sends_wait_for_the_window_and_are_then_taken_as_they_come() -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(  # noqa: S603 - this test's own words
        [sys.executable, "-c", SENT], capture_output=True, env=environment, encoding="utf-8", check=True, timeout=60
    )
    assert done.stdout.splitlines() == ["stands", "one.mnistlesson 둘.json", "three.zip"]


def test_files_wait_until_no_dialog_stands_before_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    dialog = QDialog(window)
    dialog.setModal(True)
    dialog.show()
    opened: list[object] = []
    shown = Shown(window, opened.append)
    shown.take((tmp_path,))
    shown.take(())
    assert not opened
    dialog.reject()
    qtbot.waitUntil(lambda: opened == [(tmp_path,)], timeout=20_000)
