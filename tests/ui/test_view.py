"""The View menu changes how the window looks, and the window comes back as it was on the screens that there are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialogButtonBox, QLabel, QScrollArea, QVBoxLayout
from pytestqt.qtbot import QtBot

from mnist_desktop.core.remembered import Look, Remembered, ScreenView, keep, recall
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.fitting_dialog import FittingDialog
from mnist_desktop.ui.shared.text_size import follow_text_size, set_text_percent, text_percent
from mnist_desktop.ui.shared.theme import is_dark
from mnist_desktop.ui.window_place import screen_name


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


@pytest.fixture
def window(qtbot: QtBot, session: Session, settings: Path) -> Iterator[MainWindow]:
    window = MainWindow(session, settings, None)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.hide()
    window.view.set_theme("system")
    set_text_percent(100)


def press(window: MainWindow, name: str) -> None:
    window.findChild(QAction, name).trigger()


def test_the_builder_folds_away_and_comes_back_as_wide_as_it_was(window: MainWindow) -> None:
    width = window.builder.width()
    press(window, "actionFoldBuilder")
    assert window.builder.isHidden()
    press(window, "actionFoldBuilder")
    assert window.builder.width() == width


def test_text_grows_and_shrinks_in_steps_within_bounds(window: MainWindow) -> None:
    for _ in range(12):
        press(window, "actionLargerText")
    assert text_percent() == 200
    for _ in range(12):
        press(window, "actionSmallerText")
    assert text_percent() == 80
    press(window, "actionUsualText")
    assert text_percent() == 100


def test_letters_of_their_own_size_keep_their_proportion(qtbot: QtBot, window: MainWindow) -> None:
    label = QLabel("1", window)
    letters = label.font()
    letters.setPointSizeF(2 * QApplication.font().pointSizeF())
    label.setFont(letters)
    window.view.set_percent(150)
    assert label.font().pointSizeF() == pytest.approx(2 * QApplication.font().pointSizeF())
    window.view.set_percent(100)
    assert label.font().pointSizeF() == pytest.approx(letters.pointSizeF())


def test_all_that_follows_the_text_size_of_one_widget_is_called(window: MainWindow) -> None:
    label, called = QLabel("1", window), []
    follow_text_size(label, lambda _label: called.append("one"))
    follow_text_size(label, lambda _label: called.append("other"))
    called.clear()
    window.view.set_percent(110)
    assert called == ["one", "other"]


def test_dark_and_light_are_chosen_also_where_the_system_knows_neither(window: MainWindow) -> None:
    press(window, "actionTheme-dark")
    assert is_dark()
    press(window, "actionTheme-light")
    assert not is_dark()


def test_presenting_leads_back_to_what_was_before(window: MainWindow) -> None:
    window.view.set_percent(110)
    before = window.view.look()
    press(window, "actionPresent")
    assert window.view.is_folded
    assert text_percent() == 150
    assert window.tabs.tabBar().isHidden()
    assert window.view.look() == before, "a window that is closed while presenting is remembered as it was"
    press(window, "actionPresent")
    assert window.view.look() == before
    assert not window.tabs.tabBar().isHidden()


def test_the_look_is_remembered_for_this_screen(qtbot: QtBot, window: MainWindow, session: Session, settings: Path) -> None:
    window.tabs.enter("draw")
    press(window, "actionFoldBuilder")
    window.view.set_percent(125)
    press(window, "actionTheme-dark")
    window.builder.findChild(QAbstractButton, "moreSettingsButton").click()
    window.close()
    window.view.set_theme("system")
    set_text_percent(100)
    again = MainWindow(session, settings, None)
    qtbot.addWidget(again)
    assert again.tabs.current() == "draw"
    assert again.view.is_folded
    assert text_percent() == 125
    assert again.view.theme == "dark"
    assert again.builder.unfolded == (False, True)
    again.view.set_theme("system")


def test_what_is_known_of_another_screen_is_kept_and_a_screen_that_is_gone_is_not_opened_on(
    qtbot: QtBot, session: Session, window: MainWindow, settings: Path
) -> None:
    gone = ScreenView("Gone 9999x9999+0+0", b"", Look(tab="lab"))
    keep(settings, Remembered(views=(gone, ScreenView(screen_name(window.screen()), look=Look(tab="results")))))
    again = MainWindow(session, settings, None)
    qtbot.addWidget(again)
    assert again.tabs.current() == "results"
    again.close()
    assert [view.screen for view in recall(settings)[0].views] == [screen_name(window.screen()), gone.screen]


def test_a_window_that_is_larger_than_the_screen_becomes_whole(window: MainWindow) -> None:
    room = window.screen().availableGeometry()
    window.setGeometry(QRect(room.right() - 50, room.bottom() - 50, room.width() + 300, room.height() + 300))
    window._place.fit()
    assert room.contains(window.geometry())


def test_a_place_outside_all_screens_is_not_gone_back_to(
    qtbot: QtBot, session: Session, window: MainWindow, settings: Path
) -> None:
    window.move(30_000, 20_000)
    keep(settings, Remembered(geometry=bytes(window.saveGeometry().data())))
    again = MainWindow(session, settings, None)
    qtbot.addWidget(again)
    again.show()
    assert again.screen().availableGeometry().contains(again.frameGeometry())
    again.hide()


def test_a_dialog_that_is_taller_than_the_screen_scrolls(qtbot: QtBot) -> None:
    dialog = FittingDialog()
    qtbot.addWidget(dialog)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    column = QVBoxLayout(dialog)
    column.addWidget(QLabel("\n".join("line" for _ in range(200))))
    column.addWidget(buttons)
    dialog.show()
    assert dialog.height() <= dialog.screen().availableSize().height()
    assert dialog.findChild(QScrollArea) is not None
    # The buttons do not scroll away.
    qtbot.waitUntil(lambda: dialog.rect().contains(QRect(buttons.mapTo(dialog, QPoint()), buttons.size())))


def test_a_dialog_that_becomes_taller_than_the_screen_while_it_stands_scrolls(qtbot: QtBot) -> None:
    dialog = FittingDialog()
    qtbot.addWidget(dialog)
    room = dialog.screen().availableSize().height()
    QVBoxLayout(dialog).addWidget(QLabel("\n".join("line" for _ in range(room // 25))))
    dialog.show()
    assert dialog.findChild(QScrollArea) is None
    larger = dialog.font()
    larger.setPointSizeF(2.5 * larger.pointSizeF())
    dialog.setFont(larger)
    qtbot.waitUntil(lambda: dialog.findChild(QScrollArea) is not None)
    assert dialog.height() <= room
