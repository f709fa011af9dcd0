"""Where the window stands, on which screen, and that all of it is to be seen there."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMainWindow

from mnist_desktop.core.remembered import Remembered, ScreenView
from mnist_desktop.ui.shared.soon import soon
from mnist_desktop.ui.view import View

FIRST_SIZE = QSize(1280, 800)
FRAME = QSize(8, 40)
"""What a title bar and borders take, which a screen of 1366 by 768 has to show as well."""


class WindowPlace(QObject):
    """Puts a window where it was on the screen that there is, and keeps all of it on that screen."""

    def __init__(self, window: QMainWindow, view: View) -> None:
        super().__init__(window)
        self._window, self._view = window, view
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):  # always, where there is a window
            app.screenRemoved.connect(self._fit_soon)
            app.screenAdded.connect(self._watch)
        for screen in QGuiApplication.screens():
            self._watch(screen)
        window.resize(FIRST_SIZE.boundedTo(window.screen().availableSize() - FRAME))

    def restore(self, remembered: Remembered) -> None:
        """Look as it did on the screen where it was last, as far as that is there; else on another that is."""
        window = self._window
        there = {screen_name(screen) for screen in QGuiApplication.screens()}
        views = [view for view in remembered.views if view.screen in there]
        last = views[0] if views else None
        geometry = remembered.geometry if last is None else last.geometry
        if geometry and window.restoreGeometry(geometry):
            # A window that fills the screen without a frame could not be moved or closed by hand; the program has none.
            window.setWindowState(window.windowState() & Qt.WindowState.WindowMaximized)
        self._view.restore(remembered.look if last is None else last.look)
        self.fit()

    def views(self, remembered: Remembered) -> tuple[ScreenView, ...]:
        """How it looks on its screen now, and how it looked on others."""
        name = screen_name(self._window.screen())
        here = ScreenView(name, bytes(self._window.saveGeometry().data()), self._view.look())
        return (here, *(view for view in remembered.views if view.screen != name))

    def fit(self) -> None:
        """Move a window that is partly off its screen, and make it smaller where it does not fit."""
        window = self._window
        if window.isMaximized() or window.isFullScreen():
            return
        room = window.screen().availableGeometry()
        window.resize(window.size().boundedTo(room.size() - FRAME).expandedTo(window.minimumSizeHint()))
        frame = window.frameGeometry() if window.isVisible() else QRect(window.pos(), window.size() + FRAME)
        left = max(room.left(), min(frame.left(), room.right() + 1 - frame.width()))
        top = max(room.top(), min(frame.top(), room.bottom() + 1 - frame.height()))
        if (left, top) != (frame.left(), frame.top()):
            window.move(left, top)

    def _watch(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self._fit_soon)

    def _fit_soon(self) -> None:
        """Once Qt has moved the window."""
        soon(self, self.fit)


def screen_name(screen: QScreen) -> str:
    """A screen by its name and place: `DP-1 1920x1080+0+0`."""
    place = screen.geometry()
    name = "".join(letter for letter in screen.name()[:60] if letter.isprintable())
    return f"{name} {place.width()}x{place.height()}{place.x():+}{place.y():+}"
