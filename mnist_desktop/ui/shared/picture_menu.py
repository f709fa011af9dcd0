"""Copying and saving what the program paints itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QImage, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import QWidget

from mnist_desktop.core.files import write_bytes
from mnist_desktop.ui.shared.picture_export import Paint, png_bytes, svg_bytes
from mnist_desktop.ui.shared.saving import SavesFiles
from mnist_desktop.ui.shared.table_copies import ask_for_file

PIXELS_PER_POINT = 2
"""For print, a picture has twice as many pixels as the screen in each direction."""
PNG, SVG = ".png", ".svg"


class PictureCopies(SavesFiles):
    """Lets a picture be copied and saved.

    Parameters
    ----------
    widget
        Has the picture; asks for the file.
    size
        How large the picture is.
    paint
        Paints the picture, its ground included.
    name
        What a file is to be called.
    """

    def __init__(self, widget: QWidget, size: Callable[[], QSize], paint: Paint, name: Callable[[], str]) -> None:
        super().__init__(widget, ask_for_file)
        self._widget, self._size, self._paint, self._name = widget, size, paint, name

    def retranslate(self) -> None:
        """Nothing: every text is said when it is needed."""

    def image(self) -> QImage:
        """The picture, at twice the resolution of the screen."""
        image = QImage(self._size() * PIXELS_PER_POINT, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(PIXELS_PER_POINT)
        with QPainter(image) as painter:
            self._paint(painter)
        return image

    def copy(self) -> None:
        """Put it into the clipboard."""
        QGuiApplication.clipboard().setImage(self.image())
        self.notice.emit(self.tr("Copied; paste it into a document."))

    def save(self, path: Path) -> None:
        """Write it; the ending decides how. Raises StorageError."""
        if path.suffix.casefold() == SVG:
            write_bytes(path, svg_bytes(self._size(), self._name(), self._paint, self._widget))
        else:
            write_bytes(path, png_bytes(self.image()))

    def save_as(self, suffix: str) -> None:
        """Ask for a file with that ending and write it."""
        kinds = self.tr("Picture (*{suffix})").format(suffix=suffix)
        path = self.ask(self._widget, self.tr("Save the picture"), self._folder, self._name(), suffix, kinds)
        self._save_to(path, self.save)


class PictureMenu(PictureCopies):
    """Offers that of a widget by its context menu and by Ctrl+C.

    Parameters
    ----------
    widget
        Gets the actions; its size and ground are those of the picture.
    paint
        Paints the picture without marks of mouse and keyboard, onto that ground.
    """

    def __init__(self, widget: QWidget, paint: Paint, name: Callable[[], str]) -> None:
        super().__init__(widget, widget.size, self._paint_whole, name)
        self._paint_widget = paint
        self._copy = self._action("Copy", self.copy)
        self._copy.setShortcuts(QKeySequence.keyBindings(QKeySequence.StandardKey.Copy))
        self._save_png = self._action("SavePng", lambda: self.save_as(PNG))
        self._save_svg = self._action("SaveSvg", lambda: self.save_as(SVG))
        widget.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._copy.setText(self.tr("Copy as a picture"))
        self._save_png.setText(self.tr("Save as PNG…"))
        self._save_svg.setText(self.tr("Save as SVG…"))

    def _paint_whole(self, painter: QPainter) -> None:
        painter.setFont(self._widget.font())
        painter.fillRect(self._widget.rect(), self._widget.palette().color(QPalette.ColorRole.Window))
        self._paint_widget(painter)

    def _action(self, name: str, act: Callable[[], object]) -> QAction:
        action = QAction(self)
        action.setObjectName(f"{self._widget.objectName()}{name}Action")
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(act)
        self._widget.addAction(action)
        return action
