"""The message bar says one sentence at a time and stands in nobody's way."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QFrame
from pytestqt.qtbot import QtBot

from mnist_desktop.core.errors import UserError
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.messages import MessageBar


def test_bar_is_hidden_until_there_is_something_to_say(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    assert bar.isHidden()
    assert bar.text == ""


def test_problem_is_shown_with_its_values_and_read_aloud(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_problem(UserError("{file} is not there.", file="a.npz"))
    assert bar.text == "a.npz is not there."
    assert bar.accessibleName() == "a.npz is not there."


def test_crash_offers_the_log(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_crash()
    with qtbot.waitSignal(bar.log_wanted):
        bar.open_log_button.click()


def test_bar_can_be_closed_by_its_button(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_problem(UserError("No."))
    bar.close_button.click()
    assert bar.isHidden()


def test_a_problem_stays_until_what_failed_succeeds(qtbot: QtBot) -> None:
    bar, problem = MessageBar(), UserError("The picture is damaged.")
    qtbot.addWidget(bar)
    problem.attempt = "read picture"
    bar.show_problem(problem)
    bar.end_problem_of("open run")
    assert bar.text == "The picture is damaged."
    bar.end_problem_of("read picture")
    assert bar.isHidden()


def test_a_warning_stays_until_it_is_closed(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_warning(UserError("The settings are damaged."))
    bar.take_problem_away()
    assert bar.text == "The settings are damaged."
    bar.close_button.click()
    assert bar.isHidden()


@pytest.mark.parametrize("end", ["closed", "over"])
def test_a_warning_comes_back_when_a_problem_that_took_its_place_goes(qtbot: QtBot, end: str) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_warning(UserError("The settings are damaged."))
    bar.show_crash()
    assert bar.text.startswith("Something went wrong")
    if end == "closed":
        bar.close_button.click()
    else:
        bar.take_problem_away()
    assert bar.text == bar.accessibleName() == "The settings are damaged."
    assert bar.open_log_button.isHidden()


def test_a_warning_does_not_take_the_place_of_what_is_being_read(qtbot: QtBot) -> None:
    bar, read = MessageBar(), []
    qtbot.addWidget(bar)
    bar.show_problem(UserError("The disk is full."))
    for text in ("First.", "Second.", "First."):
        bar.show_warning(UserError(text))
    while bar.text:
        read.append(bar.text)
        bar.close_button.click()
    assert read == ["The disk is full.", "First.", "Second."], "one after another, and none twice"


def test_bar_follows_the_palette_from_light_to_dark(qtbot: QtBot, qapp: QApplication) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_problem(UserError("No."))
    frame = bar.findChild(QFrame, "messageFrame")
    assert theme.LIGHT.wrong in frame.styleSheet()
    dark = QPalette(QColor("#202020"))
    before = qapp.palette()
    qapp.setPalette(dark)
    try:
        qtbot.waitUntil(lambda: theme.DARK.wrong in frame.styleSheet())
    finally:
        qapp.setPalette(before)
    qtbot.waitUntil(lambda: theme.LIGHT.wrong in frame.styleSheet())
