"""The menu of lessons: those that ship, opening and making one, and what can be done with the one that is open."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.lessons.markup import title_in
from mnist_desktop.core.lessons.shipped import SHIPPED, shipped_lesson
from mnist_desktop.ui.shared.language import spoken
from mnist_desktop.ui.shared.menus import Menu
from mnist_desktop.ui.shared.plain_text import said_name, without_key
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.workers.deletion import delete_later

OF_A_LESSON = ("actionHandIn", "actionFoldLesson", "actionLeaveLesson")
"""Entries that need a lesson."""

logger = logging.getLogger(__name__)


class LessonsMenu(FollowsLanguage, Menu):
    """Its entries are known by their names. Those of the lessons that ship are made when the menu opens: it reads their titles.

    Signals
    -------
    shipped_chosen(str)
        A lesson that ships is to be opened, by its id.
    """

    shipped_chosen = Signal(str)

    def __init__(self, slots: dict[str, Callable[[], object]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lessonsMenu")
        self._shipped: list[QAction] = []
        self.entries: dict[str, QAction] = {}
        self._first = self.addSeparator()
        for name, slot in slots.items():
            if name == OF_A_LESSON[0]:
                self.addSeparator()
            action = self.addAction("")
            action.setObjectName(name)
            action.triggered.connect(lambda _checked, slot=slot: slot())
            self.entries[name] = action
        self.entries["actionFoldLesson"].setShortcut(QKeySequence("Ctrl+L"))
        self.show_open(False)
        self.aboutToShow.connect(self._list_shipped)
        self.retranslate()

    def show_open(self, is_open: bool) -> None:
        """Offer what can be done with a lesson, where one is open."""
        for name in OF_A_LESSON:
            self.entries[name].setEnabled(is_open)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setTitle(self.tr("&Lessons"))
        texts = {
            "actionOpenLesson": self.tr("&Open lesson…"),
            "actionNewLesson": self.tr("&New lesson from this window…"),
            "actionHandIn": self.tr("&Hand in…"),
            "actionFoldLesson": self.tr("&Fold the lesson away"),
            "actionLeaveLesson": self.tr("&Leave lesson"),
        }
        for name, text in texts.items():
            self.entries[name].setText(text)

    def _list_shipped(self) -> None:
        for action in self._shipped:
            self.removeAction(action)
            delete_later(action)
        self._shipped.clear()
        for number, lesson_id in enumerate(SHIPPED, start=1):
            try:
                title = said_name(title_in(shipped_lesson(lesson_id).title, spoken()))
            except UserError as error:
                logger.warning("A lesson that ships cannot be read: %s", error)
                continue
            action = QAction(f"&{number} {without_key(title)}", self)
            action.setObjectName(f"actionLesson-{lesson_id}")
            action.triggered.connect(partial(self.shipped_chosen.emit, lesson_id), Qt.ConnectionType.QueuedConnection)
            self.insertAction(self._first, action)
            self._shipped.append(action)
