"""What can be done with one image of a grid: by its context menu, and by keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QImage, QKeySequence

from mnist_desktop.ui.shared.image_grid import ImageGrid
from mnist_desktop.ui.shared.menus import Menu
from mnist_desktop.ui.shared.retranslation import ObjectFollowsLanguage

COPIED_SCALE = 10
"""A copied image has so many pixels for each of its own, so that it can be seen where it is pasted."""


class ImageMenu(ObjectFollowsLanguage):
    """Copies the current image (Ctrl+C), or the one under the pointer; and enlarges it, where there is a page for that.

    Signals
    -------
    notice(str)
        What was done.
    """

    notice = Signal(str)

    def __init__(self, grid: ImageGrid, picture: Callable[[int], QImage], enlarge: Callable[[int], None] | None = None) -> None:
        super().__init__(grid)
        self._grid, self._picture, self._index = grid, picture, -1
        self._copy, self._open = self._action("copyImageAction"), self._action("showImageAction")
        self._copy.setShortcuts(QKeySequence.keyBindings(QKeySequence.StandardKey.Copy))
        self._copy.triggered.connect(self._copy_image)
        self._menu = Menu(grid)
        if enlarge is not None:
            self._open.triggered.connect(lambda: enlarge(self._wanted()))
            self._menu.addAction(self._open)
        self._menu.addAction(self._copy)
        grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        grid.customContextMenuRequested.connect(self._show)
        self._menu.aboutToHide.connect(self._forget, Qt.ConnectionType.QueuedConnection)  # when an entry has had its turn
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._copy.setText(self.tr("Copy the image"))
        self._open.setText(self.tr("Show its numbers"))

    def _action(self, name: str) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._grid.addAction(action)
        return action

    def _show(self, point: QPoint) -> None:
        """Under the pointer or, where a key asked for it, at the current image."""
        place = self._grid.viewport().mapFrom(self._grid, point)
        under = self._grid.image_at(place)
        self._index = under if under >= 0 else self._grid.current()
        if self._index >= 0:
            self._menu.popup(self._grid.mapToGlobal(point))

    def _wanted(self) -> int:
        return self._index if self._index >= 0 else self._grid.current()

    def _forget(self) -> None:
        self._index = -1

    def _copy_image(self) -> None:
        if self._wanted() >= 0:
            picture = self._picture(self._wanted())
            QGuiApplication.clipboard().setImage(picture.scaled(picture.size() * COPIED_SCALE))
            self.notice.emit(self.tr("Copied the image."))
