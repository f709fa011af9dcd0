"""A tour of six steps over the real window: what is spoken of stays bright, all else is dimmed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QScrollArea, QWidget
from shiboken6 import isValid

from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.tabs import Tabs
from mnist_desktop.ui.tour_card import TourCard
from mnist_desktop.ui.view import View
from mnist_desktop.workers.deletion import delete_later

DIMNESS = 150  # of 255
FRAME = 3
GAP = 14
_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest)


@dataclass(frozen=True)
class Step:
    """One step: its name, the tab that is shown, and the objectName of what is spoken of; of a part of it, if `around`."""

    name: str
    tab: str
    widget: str = "tabs"
    around: bool = False


STEPS = (
    Step("data", "data"),
    Step("layers", "data", "layerList", around=True),
    Step("train", "training", "trainButton", around=True),
    Step("results", "results"),
    Step("draw", "draw"),
    Step("compare", "compare"),
)


KEPT = ("actionTab", "actionKeys", "actionTips", "actionQuit", "actionTrain", "actionPause", "actionStop",
        "actionFullScreen", "actionLargerText", "actionSmallerText", "actionUsualText")  # fmt: skip
"""Beginnings of the names of actions whose keys act during the tour. Others would change unseen what lies under it."""


class Tour(QObject):
    """Leads through the window. A training goes on meanwhile; at the end the window is as it was before.

    It follows whoever goes to another tab by key, to the step that speaks of it; a tab that no step speaks of is not shown.

    Signals
    -------
    ended()
        The user has seen the last step, or skipped the rest.
    """

    ended = Signal()

    def __init__(self, window: QMainWindow, tabs: Tabs, view: View) -> None:
        super().__init__(window)
        self._window, self._tabs, self._view = window, tabs, view
        self._overlay: TourOverlay | None = None
        self._number = 0
        self._before: tuple[str, bool, QWidget | None] | None = None
        tabs.currentChanged.connect(self._follow_tab)

    @property
    def overlay(self) -> TourOverlay | None:
        """What lies over the window while the tour goes on."""
        return self._overlay

    def start(self) -> None:
        """Begin with the first step, unless it goes on already."""
        if self._overlay is not None:
            return
        self._view.present(False)
        self._before = self._tabs.current(), self._view.is_folded, QApplication.focusWidget()
        self._overlay = TourOverlay(self._window)
        card = self._overlay.card
        card.next_wanted.connect(self._go_on)
        card.back_wanted.connect(self._go_back)
        card.skip_wanted.connect(self._end)
        self._show(0)

    def _follow_tab(self) -> None:
        """Speak of the tab that came to the front. Not while a step brings its own there: then it is the right one."""
        if self._overlay is None or self._tabs.current() == STEPS[self._number].tab:
            return
        steps = (number for number, step in enumerate(STEPS) if step.tab == self._tabs.current())
        self._show(next(steps, self._number))

    def _go_on(self) -> None:
        if self._number + 1 == len(STEPS):
            self._end()
        else:
            self._show(self._number + 1)

    def _go_back(self) -> None:
        self._show(max(0, self._number - 1))

    def _show(self, number: int) -> None:
        step = STEPS[number]
        self._number = number
        self._view.fold(False)
        self._tabs.enter(step.tab)
        found = self._window.findChild(QWidget, step.widget)
        target = found.parentWidget() if found is not None and step.around else found
        if self._overlay is not None:
            self._overlay.show_step(step.name, number, len(STEPS), target or self._tabs)

    def _end(self) -> None:
        overlay, before = self._overlay, self._before
        if overlay is None or before is None:
            return
        self._overlay = self._before = None
        overlay.hide()
        delete_later(overlay)
        tab, was_folded, focus = before
        self._tabs.enter(tab)
        self._view.fold(was_folded)
        if focus is not None and isValid(focus):
            focus.setFocus()
        self.ended.emit()


class TourOverlay(theme.FollowsThemeAndFont, QWidget):
    """Dims the window but for one widget, and holds the card. It takes the mouse, so that a click means only the card."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("tour")
        self._window = window
        self._target: QWidget = window
        self.card = TourCard(self)
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):  # always, where there is a window
            app.focusChanged.connect(self._keep_focus)

    def show_step(self, name: str, number: int, count: int, target: QWidget) -> None:
        """Speak of another widget."""
        if self._target is not self._window and isValid(self._target):
            self._target.removeEventFilter(self)
        self._target = target
        target.installEventFilter(self)
        _bring_into_view(target)
        self.card.show_step(name, number, count)
        self.show()
        self.raise_()
        self.place()
        self.card.take_focus()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.card, self.card.said()))

    @property
    def bright(self) -> QRect:
        """Where the window is not dimmed, as much of the widget as can be seen."""
        if not isValid(self._target):
            return QRect()
        rect = QRect(self._target.mapTo(self._window, self._target.rect().topLeft()), self._target.size())
        above = self._target.parentWidget()
        while above is not None and above is not self._window:
            rect &= QRect(above.mapTo(self._window, above.rect().topLeft()), above.size())
            above = above.parentWidget()
        return rect

    def place(self) -> None:
        """Cover the window as it is now, with the card beside what is spoken of, or over it where there is no room."""
        self.setGeometry(self._window.rect())
        room = self.rect().adjusted(GAP, GAP, -GAP, -GAP)
        bright = self.bright
        beside = max(bright.left() - room.left(), room.right() - bright.right()) - GAP
        # Rather a narrow card beside what is spoken of than a wide one over it.
        size = self.card.size_within(beside if beside >= self.card.least_width() else room.width())
        self.card.setGeometry(card_place(bright, QRect(room.topLeft(), size), room))
        self.update()

    def follow_theme(self) -> None:
        """Find room for letters of another size."""
        self.place()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the window and what is spoken of."""
        if event.type() in _MOVES and self.isVisible():
            self.place()
        return False

    def event(self, event: QEvent) -> bool:
        """Follow the card when its text changes, and keep keys from actions that would change what lies below."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.place()
        elif event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._hides_from(event):
            event.accept()  # so it is no shortcut any more, but a key that nobody here takes
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on, go back, or skip by key."""
        if not self.card.take_key(event):
            super().keyPressEvent(event)

    def _hides_from(self, event: QKeyEvent) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:  # menus, and labels of fields
            return True
        keys = QKeySequence(event.keyCombination())
        others = (action for action in self._window.findChildren(QAction) if not action.objectName().startswith(KEPT))
        return any(keys in action.shortcuts() for action in others)

    def _keep_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Take the focus back from the dimmed window: a tab that is shown may want it."""
        if now is not None and self.isVisible() and now.window() is self._window and not self.isAncestorOf(now):
            self.card.take_focus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim everything but what is spoken of."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dimmed = QPainterPath()
        dimmed.addRect(self.rect())
        dimmed.addRect(self.bright)  # twice inside is outside
        painter.fillPath(dimmed, QColor(0, 0, 0, DIMNESS))
        painter.setPen(QPen(QColor(theme.colors(self.palette()).validation), FRAME))
        painter.drawRect(self.bright.adjusted(1, 1, -1, -1))


def card_place(bright: QRect, card: QRect, room: QRect) -> QRect:
    """Where a card of this size goes: to the left or right of what is bright, below or above it, else over its lower part.

    Parameters
    ----------
    bright
        What is spoken of.
    card
        Of the card's size, anywhere.
    room
        What the card has to stay in.
    """
    middle = bright.center().y() - card.height() // 2
    centre = bright.center().x() - card.width() // 2
    choices = (
        (bright.right() + GAP, middle, room.right() - bright.right() >= card.width() + GAP),
        (bright.left() - GAP - card.width(), middle, bright.left() - room.left() >= card.width() + GAP),
        (centre, bright.bottom() + GAP, room.bottom() - bright.bottom() >= card.height() + GAP),
        (centre, bright.top() - GAP - card.height(), bright.top() - room.top() >= card.height() + GAP),
        (bright.right() - card.width() - GAP, bright.bottom() - card.height() - GAP, True),
    )
    left, top = next((x, y) for x, y, fits in choices if fits)
    left = max(room.left(), min(left, room.right() + 1 - card.width()))
    top = max(room.top(), min(top, room.bottom() + 1 - card.height()))
    return QRect(left, top, card.width(), card.height())


def _bring_into_view(target: QWidget) -> None:
    above = target.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(target)
        above = above.parentWidget()
