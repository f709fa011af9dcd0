"""Mouse, pen and finger on the drawing pad: one of them draws at a time, and a hand that holds a pen never does."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice, QPointingDeviceUniqueId, QTabletEvent, QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mnist_desktop.core.drawing.picture import Picture
from mnist_desktop.ui.drawing import turns
from mnist_desktop.ui.drawing.pad import DrawingPad
from mnist_desktop.ui.drawing.turns import NEAR_SECONDS, WRITING_SECONDS

LEFT, RIGHT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton
NO_KEY = Qt.KeyboardModifier.NoModifier
PRESS, MOVE, RELEASE = QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease
SIDE = 400


class Clock:
    """Stands still until it is told otherwise."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(turns, "monotonic", clock)
    return clock


@pytest.fixture
def pad(qtbot, clock: Clock) -> DrawingPad:
    pad = DrawingPad()
    qtbot.addWidget(pad)
    pad.resize(SIDE, SIDE)
    with qtbot.waitExposed(pad):
        pad.show()
    return pad


@cache  # Qt holds on to every device that it has heard of
def stylus(end: QPointingDevice.PointerType) -> QPointingDevice:
    return QPointingDevice("stylus", 7, QInputDevice.DeviceType.Stylus, end, QInputDevice.Capability.Position, 1, 3, "",
                           QPointingDeviceUniqueId())  # fmt: skip


@pytest.fixture
def pen(pad: DrawingPad) -> Callable[..., bool]:
    """The pen does that at this place of the pad; gives whether the pad took it."""

    def act(
        kind: QEvent.Type, x: float, y: float, end: QPointingDevice.PointerType = QPointingDevice.PointerType.Pen,
        button: Qt.MouseButton | None = None, buttons: Qt.MouseButton | None = None,
    ) -> bool:  # fmt: skip
        button = button if button is not None else NO_BUTTON if kind is MOVE else LEFT
        buttons = buttons if buttons is not None else NO_BUTTON if kind is RELEASE else LEFT
        place = QPointF(x, y)
        event = QTabletEvent(
            kind, stylus(end), place, QPointF(pad.mapToGlobal(place)), 0.5, 0, 0, 0, 0, 0, NO_KEY, button, buttons
        )
        QApplication.sendEvent(pad, event)
        return event.isAccepted()

    return act


@pytest.fixture
def hover(pen: Callable[..., bool]) -> Callable[[float, float], bool]:
    return lambda x, y: pen(MOVE, x, y, buttons=NO_BUTTON)


class Finger:
    """A finger, or a hand, on the screen."""

    def __init__(self, pad: DrawingPad, device: QPointingDevice, number: int) -> None:
        self._pad, self._device, self._number = pad, device, number

    def press(self, x: float, y: float) -> None:
        QTest.touchEvent(self._pad, self._device).press(self._number, self._at(x, y)).commit()

    def move(self, x: float, y: float) -> None:
        QTest.touchEvent(self._pad, self._device).move(self._number, self._at(x, y)).commit()

    def release(self, x: float, y: float) -> None:
        QTest.touchEvent(self._pad, self._device).release(self._number, self._at(x, y)).commit()

    def cancel(self) -> None:
        QApplication.sendEvent(self._pad, QTouchEvent(QEvent.Type.TouchCancel, self._device, NO_KEY, []))

    def draw(self, *places: tuple[float, float]) -> None:
        self.press(*places[0])
        for place in places[1:]:
            self.move(*place)
        self.release(*places[-1])

    def _at(self, x: float, y: float) -> QPoint:
        return self._pad.mapToGlobal(QPoint(round(x), round(y)))


@pytest.fixture
def screen() -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def hand(pad: DrawingPad, screen: QPointingDevice) -> Finger:
    return Finger(pad, screen, 4)


@pytest.fixture
def finger(hand: Finger) -> Finger:
    return hand


def strokes(pad: DrawingPad) -> list[list[tuple[int, int]]]:
    """The lines on the pad, in its pixels."""
    return [[(round(x * SIDE), round(y * SIDE)) for x, y in stroke.points] for stroke in pad.drawing.strokes]


def write(pen: Callable[..., bool], *places: tuple[float, float]) -> None:
    pen(PRESS, *places[0])
    for place in places[1:]:
        pen(MOVE, *place)
    pen(RELEASE, *places[-1])


def test_a_palm_that_lay_down_before_the_pen_came_draws_nothing(pad, pen, hand):
    hand.press(300, 330)
    pen(PRESS, 100, 50)
    hand.move(302, 331)
    pen(MOVE, 110, 80)
    hand.move(305, 333)
    pen(MOVE, 120, 120)
    hand.release(305, 333)
    pen(RELEASE, 120, 120)
    assert strokes(pad) == [[(100, 50), (110, 80), (120, 120)]]
    pad.undo()
    assert strokes(pad) == []


def test_a_palm_that_comes_while_the_pen_writes_draws_nothing(pad, pen, hand):
    pen(PRESS, 100, 50)
    hand.press(300, 330)
    pen(MOVE, 110, 80)
    hand.move(200, 330)
    hand.release(200, 330)
    pen(RELEASE, 110, 80)
    assert strokes(pad) == [[(100, 50), (110, 80)]]


def test_a_palm_that_stays_between_two_lines_draws_nothing(pad, pen, hand):
    pen(PRESS, 100, 50)
    hand.press(300, 330)
    pen(RELEASE, 100, 50)
    hand.move(200, 330)
    write(pen, (120, 60), (130, 70))
    hand.move(100, 330)
    hand.release(100, 330)
    assert strokes(pad) == [[(100, 50)], [(120, 60), (130, 70)]]


def test_a_palm_that_was_lifted_just_before_the_pen_came_leaves_no_dot(pad, clock, pen, hand):
    hand.draw((300, 330), (304, 333))
    assert len(strokes(pad)) == 1
    clock.now += NEAR_SECONDS / 2
    write(pen, (100, 50), (110, 80))
    assert strokes(pad) == [[(100, 50), (110, 80)]]
    pad.undo()
    assert strokes(pad) == []
    assert not pad.can_undo


def click(pad: DrawingPad, x: int, y: int) -> None:
    QTest.mouseClick(pad, LEFT, NO_KEY, QPoint(x, y))


def test_a_pen_that_hovers_on_takes_nothing_but_the_dot_of_the_palm(pad, hover, hand):
    click(pad, 100, 50)
    click(pad, 200, 50)
    hand.draw((300, 330), (304, 333))
    for x in (100, 110, 120):
        hover(x, 80)
    assert strokes(pad) == [[(100, 50)], [(200, 50)]]


def test_a_dot_that_comes_after_that_of_the_palm_stays_when_the_pen_comes(pad, hover, hand):
    hand.draw((300, 330))
    click(pad, 100, 50)
    hover(100, 80)
    assert strokes(pad) == [[(300, 330)], [(100, 50)]]


def test_the_pen_leaves_alone_what_undo_has_uncovered_under_the_dot_of_the_palm(pad, hover, hand):
    click(pad, 100, 50)
    hand.draw((300, 330))
    pad.undo()
    hover(100, 80)
    assert strokes(pad) == [[(100, 50)]]
    assert pad.can_redo


def test_a_dot_by_finger_stays_when_the_pen_comes_later(pad, clock, pen, finger):
    finger.draw((300, 330))
    clock.now += 2 * NEAR_SECONDS
    write(pen, (100, 50), (110, 80))
    assert strokes(pad) == [[(300, 330)], [(100, 50), (110, 80)]]


def test_a_line_by_finger_stays_when_the_pen_comes(pad, pen, finger):
    finger.press(50, 300)
    finger.move(150, 300)
    finger.move(250, 300)
    write(pen, (100, 50), (110, 80))
    finger.move(350, 300)
    assert strokes(pad) == [[(50, 300), (150, 300), (250, 300)], [(100, 50), (110, 80)]]


def test_a_hand_under_a_pen_that_hovers_draws_nothing(pad, hover, hand):
    hover(100, 50)
    hand.draw((300, 330), (200, 330))
    assert strokes(pad) == []


def test_a_palm_goes_as_soon_as_the_pen_hovers(pad, hover, hand):
    hand.press(300, 330)
    assert not hover(100, 50), "a hovering pen is left to Qt"
    hand.move(200, 330)
    hand.release(200, 330)
    assert strokes(pad) == []
    assert not pad.can_undo


def test_a_finger_draws_again_when_the_pen_is_gone(pad, clock, pen, finger):
    write(pen, (100, 50), (110, 80))
    clock.now += 2 * NEAR_SECONDS
    finger.draw((300, 330), (200, 330))
    assert strokes(pad) == [[(100, 50), (110, 80)], [(300, 330), (200, 330)]]


@pytest.mark.parametrize("by", ["finger", "mouse"])
def test_a_pen_that_was_never_lifted_keeps_its_line_and_locks_nobody_out(pad, clock, pen, finger, by):
    pen(PRESS, 100, 50)
    pen(MOVE, 110, 80)
    clock.now += 2 * WRITING_SECONDS
    if by == "finger":
        finger.draw((300, 330), (200, 330))
    else:
        QTest.mousePress(pad, LEFT, NO_KEY, QPoint(300, 330))
        QTest.mouseMove(pad, QPoint(200, 330))
        QTest.mouseRelease(pad, LEFT, NO_KEY, QPoint(200, 330))
    assert strokes(pad) == [[(100, 50), (110, 80)], [(300, 330), (200, 330)]]


def test_a_mouse_adds_nothing_to_the_line_of_a_pen(pad, pen):
    pen(PRESS, 100, 50)
    QTest.mousePress(pad, LEFT, NO_KEY, QPoint(300, 330))
    QTest.mouseMove(pad, QPoint(200, 330))
    QTest.mouseRelease(pad, LEFT, NO_KEY, QPoint(200, 330))
    pen(RELEASE, 110, 80)
    assert strokes(pad) == [[(100, 50), (110, 80)]]


def test_a_pen_ends_the_line_of_a_mouse_and_draws_its_own(pad, pen):
    QTest.mousePress(pad, LEFT, NO_KEY, QPoint(300, 330))
    pen(PRESS, 100, 50)
    QTest.mouseMove(pad, QPoint(200, 330))
    QTest.mouseRelease(pad, LEFT, NO_KEY, QPoint(200, 330))
    pen(RELEASE, 110, 80)
    assert strokes(pad) == [[(300, 330)], [(100, 50), (110, 80)]]


def test_a_touch_that_the_system_hands_over_as_a_mouse_is_a_touch(pad, pen, screen):
    def mouse(kind: QEvent.Type, x: float, y: float) -> None:
        place = QPointF(x, y)
        QApplication.sendEvent(pad, QMouseEvent(kind, place, QPointF(pad.mapToGlobal(place)), LEFT, LEFT, NO_KEY, screen))

    mouse(QEvent.Type.MouseButtonPress, 300, 330)
    pen(PRESS, 100, 50)
    mouse(QEvent.Type.MouseMove, 302, 331)
    pen(RELEASE, 110, 80)
    mouse(QEvent.Type.MouseButtonPress, 300, 330)
    mouse(QEvent.Type.MouseButtonRelease, 300, 330)
    assert strokes(pad) == [[(100, 50), (110, 80)]]


def test_what_the_system_takes_back_is_no_line(pad, finger):
    finger.press(300, 330)
    finger.move(200, 330)
    finger.cancel()
    assert strokes(pad) == []
    assert pad.is_empty


def test_a_second_finger_does_not_go_on_where_the_first_was_lifted(pad, screen, finger):
    second = Finger(pad, screen, 5)
    finger.press(50, 50)
    QTest.touchEvent(pad, screen).stationary(4).press(5, pad.mapToGlobal(QPoint(300, 300))).commit()
    QTest.touchEvent(pad, screen).release(4, pad.mapToGlobal(QPoint(60, 60))).stationary(5).commit()
    second.move(200, 300)
    second.release(200, 300)
    assert strokes(pad) == [[(50, 50), (60, 60)]]


def test_the_other_end_of_a_pen_takes_lines_away_and_undo_brings_them_back(pad, pen):
    write(pen, (50, 50), (350, 50))
    write(pen, (50, 200), (350, 200))
    write(pen, (200, 350))
    eraser = QPointingDevice.PointerType.Eraser
    pen(PRESS, 200, 120, end=eraser)
    assert len(strokes(pad)) == 3
    pen(MOVE, 200, 195, end=eraser)
    pen(RELEASE, 200, 195, end=eraser)
    assert strokes(pad) == [[(50, 50), (350, 50)], [(200, 350)]]
    pad.undo()
    assert len(strokes(pad)) == 3
    assert not pen(MOVE, 200, 50, end=eraser, buttons=NO_BUTTON), "it only hovers"
    assert len(strokes(pad)) == 3


def test_the_button_of_a_pen_draws_nothing(pad, pen):
    assert not pen(PRESS, 100, 50, button=RIGHT, buttons=RIGHT)
    pen(MOVE, 110, 80, button=NO_BUTTON, buttons=RIGHT)
    assert not pen(RELEASE, 110, 80, button=RIGHT)
    assert strokes(pad) == []


def test_a_pen_leaves_a_pad_alone_that_takes_no_ink(pad, pen):
    pad.set_takes_ink(False)
    pad.show_picture(Picture("a picture", np.zeros((4, 4, 3), np.uint8)))
    write(pen, (100, 50), (110, 80))
    assert pad.picture is not None
