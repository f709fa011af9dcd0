"""What an administrator has fixed is grey in the window, with the reason; what is hidden is not there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from mnist_desktop import app, paths
from mnist_desktop.core.administration import administration
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.preferences import Preferences
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.text_size import text_percent


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "mnist-desktop.toml"
    monkeypatch.setattr(paths, "administration_files", lambda: (path,))
    administration.cache_clear()
    yield path
    administration.cache_clear()


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path) -> Iterator[MainWindow]:
    window = MainWindow(session, tmp_path / "settings.ini", None)
    qtbot.addWidget(window)
    yield window
    window.view.set_percent(100)
    window.view.set_theme("system")
    session.shut_down()


def _preferences(window: MainWindow) -> Preferences:
    return Preferences(window.view, window.announcements, window.session.epochs, window._language_menu.choice, window)


def test_a_fixed_preference_is_grey_and_says_why(window: MainWindow, file: Path) -> None:
    file.write_text("[fixed]\nlanguage = 'ko'\nannounced_every = 30")
    app._administer(window, is_first_start=False)
    preferences = _preferences(window)
    assert [box.isEnabled() for box in (preferences.language, preferences.pace, preferences.kept)] == [False, False, True]
    assert preferences.language.currentData() == "ko"
    assert window.announcements.every == 30
    assert not window._language_menu.menuAction().isEnabled()
    assert "mnist-desktop.toml" in preferences.language.toolTip()
    assert not preferences.findChild(PlainLabel, "fixedPreferences").isHidden()


def test_where_nothing_is_fixed_nothing_is_said(window: MainWindow, file: Path) -> None:
    app._administer(window, is_first_start=True)
    preferences = _preferences(window)
    assert preferences.language.isEnabled()
    assert preferences.findChild(PlainLabel, "fixedPreferences").isHidden()


def test_hidden_entries_are_not_there_and_their_keys_do_nothing(window: MainWindow, file: Path) -> None:
    file.write_text("hidden = ['actionBreakData', 'actionNoSuchThing']")
    app._administer(window, is_first_start=False)
    assert not window.findChild(QAction, "actionBreakData").isVisible()
    assert window.findChild(QAction, "actionOpenModel").isVisible()
    assert "actionNoSuchThing" in window.message_bar.text


def test_defaults_count_for_the_first_start_only(window: MainWindow, file: Path) -> None:
    file.write_text("[defaults]\ntheme = 'dark'\ntext_percent = 125\nepoch_megabytes = 50")
    app._administer(window, is_first_start=False)
    assert (window.view.theme, text_percent()) == ("system", 100)
    app._administer(window, is_first_start=True)
    assert (window.view.theme, text_percent(), window.session.epochs.budget) == ("dark", 125, 50_000_000)


def test_a_damaged_file_is_told_in_the_window_and_nothing_is_fixed(window: MainWindow, file: Path) -> None:
    file.write_text("hidden = ['actionBreakData'")
    app._administer(window, is_first_start=True)
    assert "mnist-desktop.toml" in window.message_bar.text
    assert window.findChild(QAction, "actionBreakData").isVisible()
