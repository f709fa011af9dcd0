"""An input method that has a syllable in the making loses nothing to a shortcut, and keeps no shortcut from acting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.ui.drawing.pad import DrawingPad
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.text_size import set_text_percent, text_percent

CONTROL = Qt.KeyboardModifier.ControlModifier


def compose(widget: QWidget, syllable: str) -> None:
    """Show a syllable that is not finished."""
    QApplication.sendEvent(widget, QInputMethodEvent(syllable, []))


def commit(widget: QWidget, text: str) -> None:
    """Finish it."""
    done = QInputMethodEvent()
    done.setCommitString(text)
    QApplication.sendEvent(widget, done)


def press(widget: QWidget, text: str, key: int = 0) -> None:
    """A key that gives this text, which need not be Latin."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


@pytest.fixture
def window(qtbot: QtBot, session: Session, tiny_dataset: Dataset, tmp_path: Path) -> Iterator[MainWindow]:
    window = MainWindow(session, tmp_path / "settings.ini", None)
    qtbot.addWidget(window)
    session.use_dataset(tiny_dataset)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    set_text_percent(100)
    session.shut_down()


def test_shortcuts_act_in_the_middle_of_a_syllable_and_what_is_typed_stays(window: MainWindow, session: Session) -> None:
    edit = window.findChild(QLineEdit, "runNameEdit")
    edit.setFocus()
    commit(edit, "한")
    compose(edit, "ㄱ")
    QTest.keyClick(edit, Qt.Key.Key_Plus, CONTROL)
    assert text_percent() > 100
    QTest.keyClick(edit, Qt.Key.Key_0, CONTROL)
    assert text_percent() == 100
    QTest.keyClick(edit, Qt.Key.Key_2, CONTROL)
    assert window.tabs.current() == "training"
    commit(edit, "글")
    assert edit.text() == "한글"
    QTest.keyClick(edit, Qt.Key.Key_B, CONTROL)
    assert window.view.is_folded
    assert edit.text() == "한글"
    # In a box for numbers it changes none.
    window.view.fold(False)
    box = window.findChild(QAbstractSpinBox, "epochsBox")
    box.setFocus()
    before = session.experiment
    compose(box, "ㅎ")
    QTest.keyClick(box, Qt.Key.Key_1, CONTROL)
    commit(box, "하")
    press(box, "ㅏ")
    assert session.experiment is before
    assert box.text() == str(before.config.epochs)


@pytest.mark.parametrize("digit", ["3", "\N{FULLWIDTH DIGIT THREE}", "\N{ARABIC-INDIC DIGIT THREE}"])
def test_a_digit_of_any_script_asks_the_pad_for_a_sample(qtbot: QtBot, digit: str) -> None:
    pad = DrawingPad()
    qtbot.addWidget(pad)
    with qtbot.waitSignal(pad.sample_wanted) as asked:
        press(pad, digit)
    assert asked.args == [3]
    with qtbot.assertNotEmitted(pad.sample_wanted):
        press(pad, "ㅂ")
