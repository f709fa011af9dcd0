"""Widgets that follow the palette and the font do so by one base class."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import mnist_desktop
from mnist_desktop.ui.shared.theme import FollowsTheme, FollowsThemeAndFont


def counting(base: type[FollowsTheme], qtbot: QtBot) -> QWidget:
    class Counting(base, QWidget):
        times = 0

        def follow_theme(self) -> None:
            self.times += 1

    widget = Counting()
    qtbot.addWidget(widget)
    return widget


def dark() -> QPalette:
    return QPalette(QColor("#2b2f33"), QColor("#202326"))


@pytest.mark.parametrize("base", [FollowsTheme, FollowsThemeAndFont])
def test_a_palette_of_its_own_is_followed_once(base: type[FollowsTheme], qtbot: QtBot) -> None:
    widget = counting(base, qtbot)
    widget.setPalette(dark())
    assert widget.times == 1


@pytest.mark.parametrize("base", [FollowsTheme, FollowsThemeAndFont])
def test_the_palette_of_the_application_is_followed(base: type[FollowsTheme], qtbot: QtBot) -> None:
    widget, before = counting(base, qtbot), QApplication.palette()
    QApplication.setPalette(dark())
    try:
        qtbot.waitUntil(lambda: widget.times > 0)
    finally:
        QApplication.setPalette(before)


@pytest.mark.parametrize(("base", "times"), [(FollowsTheme, 0), (FollowsThemeAndFont, 1)])
def test_a_font_is_followed_by_what_depends_on_its_size(base: type[FollowsTheme], times: int, qtbot: QtBot) -> None:
    widget = counting(base, qtbot)
    widget.setFont(QFont(widget.font().family(), 31))
    assert widget.times == times


def test_no_other_module_reacts_to_palettes() -> None:
    package = Path(mnist_desktop.__file__).parent
    assert [path.name for path in package.rglob("*.py") if "PaletteChange" in path.read_text("utf-8")] == ["theme.py"]
