"""Menus whose entries can be asked about by F1, as all else in the window can."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from mnist_desktop.workers.deletion import delete_later


class Menu(QMenu):
    """A menu that leaves F1 to the window that it was opened in. Qt itself keeps every key that a menu gets."""

    def show_once(self, place: QPoint) -> None:
        """Open at a place on the screen, and be deleted when closed; the chosen action comes first."""
        self.aboutToHide.connect(partial(delete_later, self))
        self.popup(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send F1 on; the menu stays open for who answers it to see what was asked about."""
        window = opener(self)
        if event.key() == Qt.Key.Key_F1 and window is not None:
            QCoreApplication.sendEvent(window, event)
        else:
            super().keyPressEvent(event)


def opener(menu: QWidget) -> QWidget | None:
    """The window or dialog in which a menu was opened, however deep it lies in others."""
    above = menu.parentWidget()
    while above is not None and (not above.isWindow() or isinstance(above, QMenu)):
        above = above.parentWidget()
    return above


def offer_actions(widget: QWidget) -> None:
    """Let the context menu of a widget be its actions, as they are when it opens."""

    def show(place: QPoint) -> None:
        menu = Menu(widget)
        menu.addActions(widget.actions())
        ground = widget.viewport() if isinstance(widget, QAbstractItemView) else widget
        menu.show_once(ground.mapToGlobal(place))

    widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    widget.customContextMenuRequested.connect(show)
