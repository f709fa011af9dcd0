"""One window for each user: a second start hands its files over to the window that is there, and ends.

The two speak through a local socket in a folder that belongs to the user alone. Who starts writes one line of JSON,
``{"open": ["/path", ...]}``, and the window answers ``ok``. Where nobody answers in time, because the first program hangs or
another one left its socket behind, the second opens a window of its own: no start is ever lost.

QtNetwork is imported only where there is someone to speak to, and after the first painting: a start must not wait for it.
"""

from __future__ import annotations

import hashlib
import logging
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QWidget

from mnist_desktop.workers.deletion import delete_later

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

CONNECT_MS = 500
ANSWER_MS = 2000
"""A window that trains answers within 0.3 s; one that does not within this time hangs."""
MOST_BYTES = 2**16
MOST_FILES = 20
ASK_AGAIN_MS = 300
SILENT_MS = 5000
"""Who connects and says nothing is sent away."""
ANSWER = b"ok\n"

LONGEST_SOCKET = 100
"""Bytes of a socket's path: macOS takes 103, Linux 107, and Qt listens under a longer one for a moment."""

logger = logging.getLogger(__name__)


def socket_name(data: Path) -> str | None:
    """What the socket for a data folder is called: a path, on Windows the name of a pipe. None where there is no safe place.

    Programs with other data folders are other programs.
    """
    name = "mnist-desktop-" + hashlib.sha256(str(data.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    if sys.platform == "win32":
        return name
    try:
        folder = _own_folder()
    except OSError as error:
        logger.info("There is no safe place for a socket: %s", error)
        return None
    path = str(folder / name)
    if len(os.fsencode(path)) > LONGEST_SOCKET:
        logger.info("The place for a socket has too long a path: %s", path)
        return None
    return path


def hand_over(name: str | None, files: Sequence[Path]) -> bool:
    """Ask the program that listens there to open these files and to show itself; returns whether it does."""
    if name is None or (sys.platform != "win32" and not os.path.exists(name)):  # noqa: PTH110 - a broken link is none
        return False
    import json  # noqa: PLC0415 - few starts hand something over

    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(CONNECT_MS):
        return False
    socket.write(json.dumps({"open": [str(path.absolute()) for path in files]}).encode() + b"\n")
    while not socket.canReadLine() and socket.waitForReadyRead(ANSWER_MS):
        pass  # which writes as well; the answer may also have come with an earlier piece
    is_taken = socket.readLine().data() == ANSWER
    socket.abort()
    if not is_taken:
        logger.info("The program that is open does not answer; this one opens a window of its own")
    return is_taken


class Instance(QObject):
    """Listens for later starts.

    Signals
    -------
    wanted(tuple[Path, ...])
        Someone started the program again, with these files.
    """

    wanted = Signal(object)

    def __init__(self, name: str | None, parent: QObject) -> None:
        super().__init__(parent)
        self._name = name
        self._server: QLocalServer | None = None

    def listen(self) -> None:
        """Begin; without success every start opens a window of its own, as where no program is open."""
        if self._name is None:
            return
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._take_connections)
        if not server.listen(self._name) and not self._answers():
            QLocalServer.removeServer(self._name)  # a program that was killed left it behind
            server.listen(self._name)
        if not server.isListening():
            logger.info("Later starts open windows of their own: %s", server.errorString())
        self._server = server

    def _answers(self) -> bool:
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415

        socket = QLocalSocket()
        socket.connectToServer(self._name or "")
        answers = socket.waitForConnected(CONNECT_MS)
        socket.abort()
        return answers

    def _take_connections(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(partial(self._read, socket))
            socket.disconnected.connect(partial(delete_later, socket))
            silence = QTimer(socket, singleShot=True)
            silence.timeout.connect(partial(_send_away, socket))
            silence.start(SILENT_MS)
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > MOST_BYTES:
                _send_away(socket)
            return
        files = files_of(bytes(socket.readLine(MOST_BYTES).data()))
        if files is None:
            _send_away(socket)
            return
        socket.write(ANSWER)
        socket.flush()
        socket.disconnectFromServer()
        self.wanted.emit(files)


def _send_away(socket: QLocalSocket) -> None:
    socket.abort()


def files_of(line: bytes) -> tuple[Path, ...] | None:
    """The files that a later start names; None where it is none that speaks so."""
    import json  # noqa: PLC0415 - see hand_over

    try:
        names = json.loads(line)["open"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not isinstance(names, list) or not all(isinstance(name, str) and "\0" not in name for name in names):
        return None
    return tuple(map(Path, names[:MOST_FILES]))


class SentFiles(QObject):
    """Files that the system sends to the program. The first come before the window stands, and wait until :meth:`begin`.

    Signals
    -------
    wanted(tuple[Path, ...])
        These files are to be opened.
    """

    wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: tuple[Path, ...] = ()
        self._has_begun = False

    def take(self, path: Path) -> None:
        """Hand a file over as soon as that can be."""
        self._files = (*self._files, path)[:MOST_FILES]
        if self._has_begun:
            self.begin()

    def begin(self) -> None:
        """Hand over what has come by now, and from now on each file as it comes."""
        self._has_begun = True
        files, self._files = self._files, ()
        if files:
            self.wanted.emit(files)


class Application(QApplication):
    """Takes the files that macOS sends in the place of arguments when they are opened in the Finder.

    Attributes
    ----------
    sent
        These files.
    """

    # An event filter would do as well, but it would be asked about every event of every widget.

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.sent = SentFiles()

    def event(self, event: QEvent) -> bool:
        """Take files; an address that is no file goes on."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.sent.take(Path(event.file()))
            return True
        return super().event(event)


class Shown(QObject):
    """Brings a window to the front and opens files in it, once no dialog stands before it."""

    def __init__(self, window: QWidget, open_files: Callable[[Sequence[Path]], object]) -> None:
        super().__init__(window)
        self._window, self._open = window, open_files
        self._files: tuple[Path, ...] = ()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._try)

    def take(self, files: tuple[Path, ...]) -> None:
        """Show the window now, and the files as soon as that can be."""
        window = self._window
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)  # some desktops let no window come to the front by itself
        self._files += files
        self._try()

    def _try(self) -> None:
        if QApplication.activeModalWidget() is not None:
            self._timer.start(ASK_AGAIN_MS)
            return
        self._timer.stop()
        files, self._files = self._files, ()
        if files:
            self._open(files)


def _own_folder() -> Path:
    """A folder that only this user can write to; raises OSError where there is none."""
    named = os.environ.get("XDG_RUNTIME_DIR")
    folder = Path(named) if named and Path(named).is_dir() else Path(tempfile.gettempdir()) / f"mnist-desktop-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o022:
        raise PermissionError(f"{folder} can be written by others")
    return folder
