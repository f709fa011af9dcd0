"""Whose runs these are is asked once, beside the work, and never again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mnist_desktop.core.remembered import Remembered, keep, recall
from mnist_desktop.ui.banners.student_banner import StudentBanner
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.targets import TARGET
from tests.ui.known_texts import Marking, marked_texts, unknown_texts


@pytest.fixture
def banner(qtbot: QtBot, session: Session) -> Iterator[StudentBanner]:
    banner = StudentBanner(session)
    qtbot.addWidget(banner)
    yield banner
    session.shut_down()


def test_nothing_is_asked_until_somebody_wants_it_asked(banner: StudentBanner) -> None:
    assert banner.isHidden()


def test_a_name_goes_into_the_runs_and_ends_the_question(qtbot: QtBot, banner: StudentBanner, session: Session) -> None:
    banner.offer()
    assert not banner.keep_button.isEnabled()
    banner.line.insert(" 김하늘 ")
    assert banner.keep_button.isEnabled()
    with qtbot.waitSignal(banner.answered):
        qtbot.keyClick(banner.line, Qt.Key.Key_Return)
    assert (session.student, banner.was_asked, banner.isHidden()) == ("김하늘", True, True)
    banner.offer()
    assert banner.isHidden()


def test_no_name_is_an_answer(qtbot: QtBot, banner: StudentBanner, session: Session) -> None:
    banner.offer()
    with qtbot.waitSignal(banner.answered):
        banner.none_button.click()
    banner.offer()
    assert (session.student, banner.isHidden()) == ("", True)


def test_enter_in_the_empty_line_answers_nothing(qtbot: QtBot, banner: StudentBanner) -> None:
    banner.offer()
    qtbot.keyClicks(banner.line, "  ")
    qtbot.keyClick(banner.line, Qt.Key.Key_Return)
    assert not banner.isHidden()
    assert not banner.was_asked


def test_whoever_has_given_a_name_is_not_asked(banner: StudentBanner, session: Session) -> None:
    session.student = "Ada"
    banner.offer()
    assert banner.isHidden()


def test_its_controls_are_large_and_its_texts_follow_the_language(banner: StudentBanner, marking: Marking) -> None:
    banner.offer()
    assert min(each.sizeHint().expandedTo(each.minimumSize()).height() for each in banner.controls) >= TARGET
    banner.line.setText("Ada")
    marking.speak()
    assert not unknown_texts(banner, {"Ada"})
    assert banner.line.text() == "Ada"
    marking.fall_silent()
    assert not marked_texts(banner)


@pytest.mark.parametrize("asked", [False, True])
def test_the_window_asks_after_the_tour_and_remembers_the_answer(
    qtbot: QtBot, session: Session, tmp_path: Path, asked: bool
) -> None:
    settings = tmp_path / "settings.ini"
    keep(settings, Remembered(student_asked="asked" if asked else ""))
    window = MainWindow(session, settings, None)
    qtbot.addWidget(window)
    window.offer_tour()
    assert window.student_banner.isHidden()  # the tour comes first
    window.tour.overlay.card.skip_wanted.emit()
    assert window.student_banner.isHidden() is asked
    window.student_banner.none_button.click()
    assert recall(settings) == (recall(settings)[0], None)
    assert recall(settings)[0].student_asked == "asked"
    session.shut_down()
