"""Choices for a machine take effect at once, and what a screen reader says can be followed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.remembered import recall
from mnist_desktop.core.runs.events import EpochEnded, RunStarted
from mnist_desktop.core.runs.record import EpochRow
from mnist_desktop.ui import main_window
from mnist_desktop.ui.announcements import Announcements
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.preferences import Preferences
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.language import NAMES
from mnist_desktop.ui.shared.targets import TARGET
from mnist_desktop.ui.shared.text_size import text_percent
from tests.ui.known_texts import Marking, marked_texts, unknown_texts


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path) -> Iterator[MainWindow]:
    window = MainWindow(session, tmp_path / "settings.ini", None)
    qtbot.addWidget(window)
    yield window
    window.view.set_percent(100)
    window.view.set_theme("system")
    session.shut_down()


@pytest.fixture
def preferences(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Preferences:
    """The dialog, as the menu shows it."""
    shown: list[Preferences] = []
    monkeypatch.setattr(Preferences, "exec", lambda dialog: shown.append(dialog))  # noqa: PLW0108 - a built-in is no method
    monkeypatch.setattr(main_window, "let_go", lambda dialog: None)
    window.findChild(QAction, "actionPreferences").trigger()
    return shown[0]


def test_each_choice_takes_effect_at_once_and_is_remembered(window: MainWindow, preferences: Preferences, tmp_path: Path) -> None:
    preferences.theme.setCurrentIndex(preferences.theme.findData("dark"))
    preferences.text_size.setCurrentIndex(preferences.text_size.findData(125))
    preferences.pace.setCurrentIndex(preferences.pace.findData(30))
    preferences.language.setCurrentIndex(preferences.language.findData("ko"))
    QCoreApplication.sendPostedEvents()
    assert (window.view.theme, text_percent(), window.announcements.every) == ("dark", 125, 30)
    assert window.findChild(QAction, "actionLanguage-ko").isChecked()
    assert preferences.windowTitle() == QCoreApplication.translate("Preferences", "Preferences") != "Preferences"
    window.close()
    remembered = recall(tmp_path / "settings.ini")[0]
    assert (remembered.language, remembered.announced_every) == ("ko", 30)


def test_each_choice_is_large_enough_to_be_hit(preferences: Preferences) -> None:
    boxes = preferences.findChildren(QComboBox)
    assert len(boxes) == 5
    assert min(box.minimumHeight() for box in boxes) >= TARGET
    preferences.show()
    labels = {label.buddy(): label for label in preferences.findChildren(QLabel) if label.buddy()}
    assert all(abs(labels[box].geometry().center().y() - box.geometry().center().y()) <= 1 for box in boxes)


def test_the_preferences_follow_the_language(preferences: Preferences, marking: Marking) -> None:
    marking.speak()
    assert unknown_texts(preferences, {*NAMES.values()}) == set()
    marking.fall_silent()
    assert marked_texts(preferences) == set()


@pytest.fixture
def said(session: Session, qtbot: QtBot) -> tuple[Announcements, list[str]]:
    window = QWidget()
    qtbot.addWidget(window)
    announcements = Announcements(session, window)
    texts: list[str] = []
    announcements.announced.connect(texts.append)
    return announcements, texts


def epoch(number: int) -> EpochEnded:
    return EpochEnded("run", EpochRow(number, 0.5, 0.8, 0.6, 0.75, 0.001, 1.0))


def test_each_epoch_is_announced_where_that_is_wanted(session: Session, said: tuple[Announcements, list[str]]) -> None:
    announcements, texts = said
    announcements.every = 0
    session.run_event.emit(RunStarted("run", 3, 4, 240, 60))
    session.run_event.emit(epoch(1))
    session.run_event.emit(epoch(2))
    assert [text[:12] for text in texts] == ["Epoch 1 of 3", "Epoch 2 of 3"]
    assert "75" in texts[0]


def test_epochs_that_come_faster_than_the_pace_are_left_out(session: Session, said: tuple[Announcements, list[str]]) -> None:
    announcements, texts = said
    announcements.every = 30
    session.run_event.emit(RunStarted("run", 3, 4, 240, 60))
    session.run_event.emit(epoch(1))
    announcements.every = -1
    session.run_event.emit(epoch(2))
    assert texts == []


def test_the_start_and_problems_are_announced(session: Session, said: tuple[Announcements, list[str]]) -> None:
    _, texts = said
    session.training_state_changed.emit(TrainingState.STARTING)
    session.problem.emit(UserError("{file} is gone.", file="a.json"))
    assert texts == ["Training starts.", "a.json is gone."]
