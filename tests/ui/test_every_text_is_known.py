"""Every text of the window goes by the translator, whatever language it was built in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.presets.all_presets import PRESETS
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.ui.help import FirstSteps
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.language import NAMES
from mnist_desktop.ui.tabs import TABS
from tests.ui.known_texts import Marking, marked_texts, unknown_texts

OWN = {"MNIST", "Desktop", "first", "Quick", "CNN", "Language", *NAMES.values()}


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path, tiny_dataset: Dataset) -> Iterator[Callable[[], MainWindow]]:
    """Makes a window with every tab, a data set and a network."""
    made: list[MainWindow] = []

    def make() -> MainWindow:
        window = MainWindow(session, tmp_path / "settings.ini", tmp_path / "log.txt")
        made.append(window)
        qtbot.addWidget(window)
        for tab in TABS:
            window.tabs.page(tab.name)
        session.use_dataset(tiny_dataset)
        first = PRESETS[0].experiment
        session.edit(Sentence("{name}", {"name": "first"}), spec=first.spec, config=first.config)
        return window

    yield make
    for each in made:
        each.hide()


def test_a_text_that_no_translator_saw_is_told(qtbot: QtBot, marking: Marking) -> None:
    marking.speak()
    label = QLabel("Learning rate")
    qtbot.addWidget(label)
    assert unknown_texts(label, set()) == {"QLabel : Learning rate"}


def test_every_text_of_the_window_is_looked_up(window: Callable[[], MainWindow], tiny_dataset: Dataset, marking: Marking) -> None:
    marking.speak()
    assert unknown_texts(window(), {*OWN, *tiny_dataset.title.split()}) == set()


def test_every_text_of_the_window_is_said_again_when_the_language_changes(
    window: Callable[[], MainWindow], tiny_dataset: Dataset, marking: Marking
) -> None:
    shown = window()
    marking.speak()
    assert unknown_texts(shown, {*OWN, *tiny_dataset.title.split()}) == set()
    marking.fall_silent()
    assert marked_texts(shown) == set()


def test_every_text_of_the_first_steps_is_looked_up(qtbot: QtBot, marking: Marking) -> None:
    marking.speak()
    steps = FirstSteps()
    qtbot.addWidget(steps)
    assert unknown_texts(steps, set()) == set()
