"""The main job by keys alone: from the start of the window to what a trained network says of a drawing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.presets.all_presets import preset
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.ui.main_window import FIRST_PRESET, MainWindow
from mnist_desktop.ui.session import Session

MOST_KEYS = 40
KEY = Qt.Key
SHIFT, CONTROL, ALONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(qtbot: QtBot, session: Session, tiny_dataset: Dataset, tmp_path: Path) -> Iterator[MainWindow]:
    """As it stands a moment after its start: data and the first network are there."""
    window = MainWindow(session, tmp_path / "settings.ini", None)
    qtbot.addWidget(window)
    session.use_dataset(tiny_dataset)
    first = preset(FIRST_PRESET).experiment
    session.edit(Sentence("first network"), spec=first.spec, config=first.config)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    window.hide()


def test_a_network_is_trained_and_reads_a_drawing_in_few_keys(qtbot: QtBot, session: Session, window: MainWindow) -> None:
    pressed = 0

    def press(*keys: Qt.Key, modifiers: Qt.KeyboardModifier = ALONE) -> None:
        nonlocal pressed
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)
            pressed += 1

    with qtbot.waitSignal(session.run_opened):
        press(KEY.Key_F5)
    press(KEY.Key_5, modifiers=CONTROL)
    press(KEY.Key_Space)
    press(*[KEY.Key_Down] * 6, modifiers=SHIFT)
    press(KEY.Key_Space)
    said = window.tabs.page("draw").prediction_view.prediction
    qtbot.waitUntil(lambda: any(letter.isdigit() for letter in said.text()))
    assert pressed <= MOST_KEYS
