"""The pad without a mouse: the keyboard leads a pen over the paper, and what it draws is a stroke as any other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.ui.drawing.draw_tab import DrawTab
from mnist_desktop.ui.drawing.pad import DrawingPad
from mnist_desktop.ui.drawing.pen_by_keys import FAST_STEP, OUTSIDE, START, STEP
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Services, Session
from tests.ui.known_texts import Marking

KEY = Qt.Key
SHIFT, CONTROL, NO_KEY = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pad(qtbot: QtBot) -> DrawingPad:
    pad = DrawingPad()
    qtbot.addWidget(pad)
    pad.resize(400, 400)
    with qtbot.waitActive(pad):
        pad.show()
        pad.activateWindow()
    pad.clearFocus()
    pad.setFocus(Qt.FocusReason.TabFocusReason)
    return pad


def press(pad: DrawingPad, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
    for key in keys:
        QTest.keyClick(pad, key, modifiers)


def strokes(pad: DrawingPad) -> list[list[list[float]]]:
    return [stroke.points.round(6).tolist() for stroke in pad.drawing.strokes]


def test_a_one_is_drawn_by_keys_alone(pad: DrawingPad) -> None:
    told: list[int] = []
    pad.changed.connect(lambda: told.append(len(pad.drawing.strokes)))
    press(pad, KEY.Key_Space)
    press(pad, *[KEY.Key_Down] * 6, modifiers=SHIFT)
    press(pad, KEY.Key_Space)
    (line,) = strokes(pad)
    x, y = START
    assert line == [[x, round(y + FAST_STEP * number, 6)] for number in range(7)]
    assert told == [1] * 8, "it is answered at each move, as a line by mouse is"
    assert pad.can_undo


def test_the_network_sees_an_upright_line(qtbot: QtBot, session: Session) -> None:
    tab = DrawTab(session)
    qtbot.addWidget(tab)
    for modifiers, key in ((NO_KEY, KEY.Key_Space), *[(SHIFT, KEY.Key_Down)] * 6, (NO_KEY, KEY.Key_Space)):
        QTest.keyClick(tab.pad, key, modifiers)
    qtbot.waitUntil(lambda: session.drawing is not None)
    assert session.drawing is not None
    rows, columns = np.nonzero(session.drawing > 127)
    assert (np.ptp(rows) + 1) > 6 * (np.ptp(columns) + 1)


@pytest.mark.parametrize(
    ("key", "way"),
    [(KEY.Key_Left, (-1, 0)), (KEY.Key_Right, (1, 0)), (KEY.Key_Up, (0, -1)), (KEY.Key_Down, (0, 1)),
     (KEY.Key_Home, (-1, -1)), (KEY.Key_PageUp, (1, -1)), (KEY.Key_End, (-1, 1)), (KEY.Key_PageDown, (1, 1))],
)  # fmt: skip
def test_a_key_moves_the_pen_its_way_and_faster_with_shift(pad: DrawingPad, key: Qt.Key, way: tuple[int, int]) -> None:
    press(pad, key)
    press(pad, KEY.Key_Space)
    press(pad, key, modifiers=SHIFT)
    press(pad, KEY.Key_Space)
    first, second = (np.array(place) for place in strokes(pad)[0])
    assert first == pytest.approx(np.array(START) + np.array(way) * STEP)
    assert second - first == pytest.approx(np.array(way) * FAST_STEP)


def test_the_pen_stays_on_the_paper(pad: DrawingPad) -> None:
    press(pad, *[KEY.Key_PageUp] * 12, modifiers=SHIFT)
    press(pad, KEY.Key_Space, KEY.Key_Space)
    assert strokes(pad) == [[[1.0, 0.0]]]


def test_a_key_that_is_held_puts_the_pen_down_once(pad: DrawingPad) -> None:
    for is_repeated in (False, True, True):
        QApplication.sendEvent(pad, QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Space, NO_KEY, " ", is_repeated))
    press(pad, KEY.Key_Down)
    assert [len(line) for line in strokes(pad)] == [2]


def test_backspace_takes_the_last_line_back_and_delete_clears(pad: DrawingPad) -> None:
    for _ in range(3):
        press(pad, KEY.Key_Space, KEY.Key_Down, KEY.Key_Space, KEY.Key_Right)
    press(pad, KEY.Key_Backspace)
    assert len(strokes(pad)) == 2
    press(pad, KEY.Key_Delete)
    assert pad.is_empty
    press(pad, KEY.Key_Backspace)
    assert len(strokes(pad)) == 2, "the clearing is taken back as well"


def test_escape_and_undo_drop_the_line_that_is_being_drawn_and_no_other(pad: DrawingPad) -> None:
    for leave in (lambda: press(pad, KEY.Key_Escape), pad.undo, lambda: press(pad, KEY.Key_Backspace)):
        press(pad, KEY.Key_Space, KEY.Key_Down, KEY.Key_Space)
        kept = strokes(pad)
        press(pad, KEY.Key_Space, KEY.Key_Right)
        leave()
        assert strokes(pad) == kept


def test_the_line_ends_when_the_focus_goes(pad: DrawingPad, qtbot: QtBot) -> None:
    press(pad, KEY.Key_Space, KEY.Key_Down)
    pad.clearFocus()
    assert len(strokes(pad)) == 1
    press(pad, KEY.Key_Right)
    assert len(strokes(pad)[0]) == 2


def test_a_mouse_ends_the_line_of_the_keys_and_hides_their_pen(pad: DrawingPad) -> None:
    press(pad, KEY.Key_Space, KEY.Key_Down)
    assert shows_pen(pad)
    QTest.mousePress(pad, LEFT, NO_KEY, QPoint(300, 300))
    QTest.mouseRelease(pad, LEFT, NO_KEY, QPoint(300, 300))
    assert [len(line) for line in strokes(pad)] == [2, 1]
    assert not shows_pen(pad)
    press(pad, KEY.Key_Down)
    assert shows_pen(pad)


def shows_pen(pad: DrawingPad) -> bool:
    """Whether the ring of the pen is painted anywhere."""
    image = pad.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32)
    return bool((pixels == QColor(OUTSIDE).rgb()).any())


def test_the_pen_is_shown_while_the_keyboard_has_brought_the_focus(pad: DrawingPad) -> None:
    assert shows_pen(pad)
    pad.clearFocus()
    assert not shows_pen(pad)
    pad.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not shows_pen(pad)


def test_what_is_on_the_pad_and_where_the_pen_is_is_said(pad: DrawingPad) -> None:
    assert pad.accessibleDescription().startswith("It is empty. The pen is over row 6, column 15 of 28.")
    press(pad, KEY.Key_Space)
    assert pad.accessibleDescription().startswith("1 stroke. The pen is on row 6, column 15 of 28.")
    press(pad, KEY.Key_Down, KEY.Key_Space, KEY.Key_Space)
    assert pad.accessibleDescription().startswith("2 strokes. The pen is on row 7,")
    pad.clearFocus()
    assert pad.accessibleDescription() == "2 strokes."


def test_a_pad_for_pictures_has_no_pen(pad: DrawingPad) -> None:
    pad.set_takes_ink(False)
    press(pad, KEY.Key_Space, KEY.Key_Down, KEY.Key_Space)
    assert pad.is_empty
    assert not shows_pen(pad)


# Undo follows the focus


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path) -> Iterator[MainWindow]:
    window = MainWindow(session, tmp_path / "settings.ini", None)
    qtbot.addWidget(window)
    session.edit(Sentence("change epochs"), config=TrainingConfig(epochs=3))
    window.tabs.enter("draw")
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    window.hide()


def test_edit_undo_takes_back_what_was_done_where_the_focus_is(window: MainWindow, session: Session) -> None:
    pad = window.findChild(DrawingPad)
    undo, redo = window.builder.edit_actions[:2]
    pad.setFocus(Qt.FocusReason.TabFocusReason)
    assert not undo.isEnabled(), "nothing is drawn yet"
    press(pad, KEY.Key_Space, KEY.Key_Down, KEY.Key_Space)
    assert (undo.isEnabled(), undo.text()) == (True, "Undo stroke")
    undo.trigger()
    assert pad.is_empty
    assert (redo.isEnabled(), redo.text()) == (True, "Redo stroke")
    assert session.experiment.config.epochs == 3
    window.builder.findChild(QLineEdit).setFocus()
    assert (undo.isEnabled(), undo.text()) == (True, "Undo change epochs")
    undo.trigger()
    assert session.experiment.config.epochs != 3
    pad.setFocus()
    redo.trigger()
    assert not pad.is_empty


def test_an_open_menu_undoes_where_the_focus_was(window: MainWindow) -> None:
    pad = window.findChild(DrawingPad)
    pad.setFocus()
    press(pad, KEY.Key_Space, KEY.Key_Space)
    window.menuBar().setFocus(Qt.FocusReason.MenuBarFocusReason)
    window.builder.edit_actions[0].trigger()
    assert pad.is_empty


def test_control_z_in_the_window_takes_a_stroke_back_and_leaves_the_layers_alone(window: MainWindow, session: Session) -> None:
    pad = window.findChild(DrawingPad)
    pad.setFocus()
    press(pad, KEY.Key_Space, KEY.Key_Space)
    press(pad, KEY.Key_Z, modifiers=CONTROL)
    assert pad.is_empty
    assert session.experiment.config.epochs == 3


def test_a_window_that_goes_while_the_focus_is_on_the_pad_goes_in_silence(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    window = MainWindow(session, tmp_path / "settings.ini", None)
    window.show()
    pad = window.tabs.page("draw").pad
    press(pad, KEY.Key_Space, KEY.Key_Space)
    undo = window.builder.edit_actions[0]
    QApplication.instance().focusChanged.emit(None, pad)
    assert undo.text() == "Undo stroke"
    with qtbot.captureExceptions() as errors:
        window.deleteLater()
        QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    assert errors == []


def test_what_can_be_undone_is_named_in_the_language_of_the_window(window: MainWindow, marking: Marking) -> None:
    pad = window.findChild(DrawingPad)
    press(pad, KEY.Key_Space, KEY.Key_Space)
    marking.speak()
    assert pad.undo_stack.undoText() == "«stroke»"
    marking.fall_silent()
    assert pad.undo_stack.undoText() == "stroke"


# From one start to the next


def test_the_drawing_and_its_width_are_there_again_at_the_next_start(
    window: MainWindow, session: Session, services: Services, qtbot: QtBot
) -> None:
    tab = window.tabs.page("draw")
    tab.tools.set_width(3.3)
    press(tab.pad, KEY.Key_Space, KEY.Key_Down, KEY.Key_Space, KEY.Key_Right, KEY.Key_Space, KEY.Key_Space)
    qtbot.waitUntil(lambda: len(session.sketch.strokes) == 2)
    drawn = strokes(tab.pad)
    window.close()
    later = Session(services)
    reopened = MainWindow(later, window._settings_file, None)
    qtbot.addWidget(reopened)
    again = reopened.tabs.page("draw").pad
    assert strokes(again) == drawn
    assert again.drawing.pen_width == 3.3
    assert not again.can_undo
    later.shut_down()


def test_the_drawing_is_there_again_after_a_look_at_clothing(qtbot: QtBot, session: Session, tiny_dataset: Dataset) -> None:
    tab = DrawTab(session)
    qtbot.addWidget(tab)
    press(tab.pad, KEY.Key_Space, KEY.Key_Down, KEY.Key_Space)
    qtbot.waitUntil(lambda: not session.sketch.is_empty)
    session.use_dataset(replace(tiny_dataset, family="fashion-mnist"))
    assert tab.pad.is_empty
    session.use_dataset(tiny_dataset)
    assert len(strokes(tab.pad)) == 1
