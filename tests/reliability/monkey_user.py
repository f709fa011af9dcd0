"""A random user: clicks, keys, half-typed words, strokes and drops."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import cast

from monkey_files import Files
from monkey_words import CLICKABLE, DARK, HANGUL, KEYS, LIGHT, OF_FILES, SHORTCUTS, WORDS, Button, Key, Modifier
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QInputMethodEvent,
    QPalette,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QSplitter,
    QWidget,
)

from mnist_desktop.ui.drawing.pad import DrawingPad
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.tabs import TABS


class User:
    """Acts in the open menu, else in the active dialog, else in the window.

    Parameters
    ----------
    files
        The files to open and to drop.
    """

    def __init__(self, files: Files) -> None:
        self._files = files
        self._chance = Random(0)  # noqa: S311 - not for secrets
        self.window: MainWindow | None = None
        usual: Sequence[tuple[int, Callable[[], str]]] = (
            (30, self._click), (12, self._press_key), (8, self._press_shortcut), (6, self._choose_action), (5, self._type),
            (4, self._compose), (6, self._choose_in_combo_box), (5, self._turn_wheel), (5, self._draw), (3, self._drop),
            (2, self._resize), (2, self._use_files),
            (1, self._change_colors), (6, self._enter_tab), (4, self._ask_for_menu), (2, self._move_splitter), (3, self._drag),
            (2, self._touch_training), (1, self._close_window),
        )  # fmt: skip
        self._usual = usual

    def act(self, chance: Random) -> str:
        """Do one random thing, by `chance`; returns what."""
        self._chance = self._files.chance = chance
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            return self._act_in_popup(popup)
        if modal is not None:
            return self._act_in_dialog(modal)
        acts = [act for weight, act in self._usual for _ in range(weight)]
        return self._chance.choice(acts)()

    # Where

    def _page(self) -> QWidget:
        """The widget to act in."""
        place = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window
        assert place is not None
        return place

    def _widgets(self, kinds: type | tuple[type, ...] = QWidget) -> list[QWidget]:
        page = self._page()
        found = (widget for widget in [page, *page.findChildren(QWidget)] if isinstance(widget, kinds) and widget.isVisible())
        return [widget for widget in found if widget.isEnabled() and not widget.visibleRegion().isEmpty()]

    def _any(self, kinds: type | tuple[type, ...] = QWidget) -> QWidget | None:
        widgets = self._widgets(kinds)
        return self._chance.choice(widgets) if widgets else None

    def _place(self, widget: QWidget) -> QPoint:
        """A random point in the visible part."""
        seen = widget.visibleRegion().boundingRect()
        return QPoint(self._chance.randint(seen.left(), seen.right()), self._chance.randint(seen.top(), seen.bottom()))

    # What

    def _act_in_popup(self, popup: QWidget) -> str:
        name = _name(popup)
        if self._chance.random() < 0.3:
            QTest.keyClick(popup, Key.Key_Escape)
            if QApplication.activePopupWidget() is popup:
                popup.close()
            return f"close {name}"
        if isinstance(popup, QMenu) and popup.actions():
            action = self._chance.choice(popup.actions())
            said = f"choose “{action.text()}” in {name}"
            QTest.mouseClick(popup, Button.LeftButton, Modifier.NoModifier, popup.actionGeometry(action).center())
            return said
        return self._press_key() if self._chance.random() < 0.5 else self._click()

    def _act_in_dialog(self, dialog: QWidget) -> str:
        name = _name(dialog)
        if self._chance.random() < 0.3:
            if isinstance(dialog, QDialog):
                dialog.reject()
            else:
                dialog.close()
            return f"reject {name}"
        return self._chance.choice((self._click, self._click, self._press_key, self._type, self._compose, self._turn_wheel))()

    def _click(self) -> str:
        widget = self._any(CLICKABLE if self._chance.random() < 0.7 else QWidget)
        if widget is None:
            return "nothing to click"
        button = self._chance.choice((Button.LeftButton,) * 8 + (Button.RightButton, Button.MiddleButton))
        modifier = self._chance.choice((Modifier.NoModifier,) * 6 + (Modifier.ControlModifier, Modifier.ShiftModifier))
        place = self._place(widget)
        target = (
            widget.viewport() if isinstance(widget, QAbstractItemView) and widget.viewport().rect().contains(place) else widget
        )
        click = QTest.mouseDClick if self._chance.random() < 0.15 else QTest.mouseClick
        name = f"click {_name(widget)} at {place.x()}, {place.y()} {button.name} {modifier.name}"
        click(target, button, modifier, place)
        return name

    def _press_key(self) -> str:
        widget = QApplication.focusWidget()
        if widget is None or self._chance.random() < 0.3 or not self._page().isAncestorOf(widget):
            widget = self._any(CLICKABLE) or self._page()
        key = self._chance.choice(KEYS)
        modifier = self._chance.choice((Modifier.NoModifier,) * 8 + (Modifier.ShiftModifier, Modifier.ControlModifier))
        name = f"key {modifier.name} {key.name} in {_name(widget)}"
        QTest.keyClick(widget, key, modifier)
        return name

    def _press_shortcut(self) -> str:
        key, modifier = self._chance.choice(SHORTCUTS)
        QTest.keyClick(QApplication.focusWidget() or self._page(), key, modifier)
        return f"shortcut {modifier.name} {key.name}"

    def _choose_action(self) -> str:
        assert self.window is not None
        actions = [action for action in self.window.findChildren(QAction) if action.isEnabled() and action.isVisible()]
        # Only actions with names: those of Qt's own dialogs could make and delete files anywhere.
        chosen = [
            action for action in actions if action.objectName().startswith("action") and action.objectName() != "actionQuit"
        ]
        return self._trigger(chosen)

    def _use_files(self) -> str:
        """Trigger an action that opens or saves a file: these are rare among all actions."""
        assert self.window is not None
        actions = [action for name in OF_FILES for action in self.window.findChildren(QAction, name) if action.isEnabled()]
        return self._trigger(actions)

    def _trigger(self, chosen: Sequence[QAction]) -> str:
        if not chosen:
            return "no action"
        action = self._chance.choice(chosen)
        name = f"action {action.objectName()}"
        action.trigger()
        return name

    def _type(self) -> str:
        """Type a word into a field, often without completing it."""
        widget = self._any((QAbstractSpinBox, QLineEdit))
        if widget is None:
            return "no field"
        word, name = self._chance.choice(WORDS), _name(widget)
        widget.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._chance.random() < 0.8:
            QTest.keyClick(widget, Key.Key_A, Modifier.ControlModifier)
        for letter in word:
            if letter.isascii():
                QTest.keyClick(widget, letter)
            else:
                self._commit(widget, letter)
        if self._chance.random() < 0.3:
            QTest.keyClick(widget, Key.Key_Return)
        return f"type {word[:20]!r} in {name}"

    def _compose(self) -> str:
        """Type letters with an input method; the last one may stay unfinished."""
        widget = QApplication.focusWidget() or self._page()
        text, name = self._chance.choice(HANGUL), _name(widget)
        QApplication.sendEvent(widget, QInputMethodEvent(text, []))
        if self._chance.random() < 0.7:
            self._commit(widget, text)
        return f"compose {text!r} in {name}"

    @staticmethod
    def _commit(widget: QWidget, text: str) -> None:
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    def _choose_in_combo_box(self) -> str:
        box = cast("QComboBox | None", self._any(QComboBox))
        if box is None or box.count() == 0:
            return "no combo box"
        name = _name(box)
        if self._chance.random() < 0.3:
            box.showPopup()
            return f"open {name}"
        row = self._chance.randrange(box.count())
        text = box.itemText(row)
        box.setFocus(Qt.FocusReason.MouseFocusReason)
        QTest.keyClick(box, Key.Key_Home)
        for _ in range(row):
            QTest.keyClick(box, Key.Key_Down)
        return f"choose “{text}” in {name}"

    def _turn_wheel(self) -> str:
        widget = self._any()
        if widget is None:
            return "nothing to scroll"
        place, name = QPointF(self._place(widget)), _name(widget)
        turn = QPoint(0, self._chance.choice((-120, 120, -1200, 7)))
        modifier = self._chance.choice((Modifier.NoModifier, Modifier.NoModifier, Modifier.ControlModifier))
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(place, widget.mapToGlobal(place), QPoint(), turn, Button.NoButton, modifier, phase, False)
        QApplication.sendEvent(widget, event)
        return f"wheel {turn.y()} over {name}"

    def _draw(self) -> str:
        pads = self._widgets(DrawingPad)
        if not pads:
            return self._enter("draw")
        self._stroke(pads[0], self._chance.randint(2, 25))
        return "draw a line"

    def _drag(self) -> str:
        widget = self._any()
        if widget is None:
            return "nothing to drag"
        name = _name(widget)
        self._stroke(widget, self._chance.randint(1, 6))
        return f"drag in {name}"

    def _stroke(self, widget: QWidget, moves: int) -> None:
        target = widget.viewport() if isinstance(widget, QAbstractItemView) else widget
        if target.visibleRegion().isEmpty():
            return
        QTest.mousePress(target, Button.LeftButton, Modifier.NoModifier, self._place(target))
        for _ in range(moves):
            if not target.isVisible():
                break
            QTest.mouseMove(target, self._place(target))
        if target.isVisible():
            QTest.mouseRelease(target, Button.LeftButton, Modifier.NoModifier, self._place(target))

    def _drop(self) -> str:
        targets = [widget for widget in self._widgets() if widget.acceptDrops()]
        if not targets:
            return "nowhere to drop"
        widget, path = self._chance.choice(targets), self._files.to_open()
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        place, name = self._place(widget), _name(widget)
        state = (Qt.DropAction.CopyAction, mime, Button.LeftButton, Modifier.NoModifier)
        enter = QDragEnterEvent(place, *state)
        QApplication.sendEvent(widget, enter)
        if enter.isAccepted():
            QApplication.sendEvent(widget, QDropEvent(QPointF(place), *state))
        return f"drop {path.name[:40]} on {name}"

    def _resize(self) -> str:
        assert self.window is not None
        width, height = self._chance.randint(600, 1900), self._chance.randint(400, 1200)
        self.window.resize(width, height)
        return f"resize to {width} x {height}"

    def _change_colors(self) -> str:
        paper, ink = self._chance.choice((LIGHT, DARK))
        palette = QPalette(paper)
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(role, ink)
        palette.setColor(QPalette.ColorRole.Base, paper)
        QApplication.setPalette(palette)
        return "another palette"

    def _enter_tab(self) -> str:
        return self._enter(self._chance.choice(TABS).name)

    def _enter(self, tab: str) -> str:
        assert self.window is not None
        self.window.tabs.enter(tab)
        return f"enter {tab}"

    def _ask_for_menu(self) -> str:
        widget = self._any()
        if widget is None:
            return "nothing to ask"
        place, name = self._place(widget), _name(widget)
        reason = self._chance.choice((QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard))
        QApplication.sendEvent(widget, QContextMenuEvent(reason, place, widget.mapToGlobal(place), Modifier.NoModifier))
        return f"context menu of {name}"

    def _move_splitter(self) -> str:
        splitter = cast("QSplitter | None", self._any(QSplitter))
        if splitter is None:
            return "no splitter"
        name = _name(splitter)
        splitter.setSizes([self._chance.randint(0, 900) for _ in range(splitter.count())])
        return f"move {name}"

    def _touch_training(self) -> str:
        assert self.window is not None
        action = self._chance.choice(self.window.builder.train_actions)
        name = f"training: {action.text()}"
        action.trigger()
        return name

    def _close_window(self) -> str:
        assert self.window is not None
        if self._chance.random() < 0.3:
            self.window.close()
            return "close the window"
        return self._enter_tab()


def _name(thing: QObject) -> str:
    """A widget's class and name for the report; without a name also those of its parent."""
    own = f"{type(thing).__name__}({thing.objectName()})"
    parent = thing.parent()
    return own if thing.objectName() or parent is None else f"{own} of {type(parent).__name__}({parent.objectName()})"
