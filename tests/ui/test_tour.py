"""The tour leads over the real window in six steps, blocks nothing, and leaves the window as it was."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.remembered import Remembered, keep, recall
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.text_size import set_text_percent
from mnist_desktop.ui.tour import STEPS, TourOverlay, card_place
from mnist_desktop.ui.tour_card import TourCard
from tests.ui.known_texts import Marking, marked_texts, unknown_texts


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


@pytest.fixture
def window(qtbot: QtBot, session: Session, settings: Path, tmp_path: Path) -> Iterator[MainWindow]:
    window = MainWindow(session, settings, tmp_path / "log")
    qtbot.addWidget(window)
    session.edit(Sentence("first network"), spec=ModelSpec((Flatten(), Dense(10, "softmax"))))
    window.show()
    yield window
    session.shut_down()


@pytest.fixture
def card(window: MainWindow) -> TourCard:
    window.tour.start()
    return _overlay(window).card


def _overlay(window: MainWindow) -> TourOverlay:
    overlay = window.tour.overlay
    assert overlay is not None
    return overlay


def _press(card: TourCard, key: Qt.Key) -> None:
    QTest.keyClick(card.focusWidget() or card.next, key)


def _is_seen(settings: Path) -> bool:
    return recall(settings)[0].tour == "seen"


def test_six_steps_lead_over_the_tabs_that_they_speak_of(window: MainWindow, card: TourCard) -> None:
    tabs, titles = [], []
    for number in range(len(STEPS)):
        tabs.append(window.tabs.current())
        titles.append(card.accessibleName())
        assert card.findChild(QWidget, "tourPlace").text() == f"Step {number + 1} of 6"
        assert card.accessibleDescription()
        card.next.click()
    assert tabs == ["data", "data", "training", "results", "draw", "compare"]
    assert len(set(titles)) == 6
    assert window.tour.overlay is None


def test_what_is_spoken_of_is_bright_and_the_card_lies_within_the_window(window: MainWindow, card: TourCard) -> None:
    parts = ["tabs", "layerList", "trainButton", "tabs", "tabs", "tabs"]
    for name in parts:
        part = window.findChild(QWidget, name)
        middle = part.mapTo(window, part.rect().center())
        assert _overlay(window).bright.contains(middle)
        assert window.rect().contains(card.geometry())
        card.next.click()


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_arrows_and_enter_lead_on_and_back(window: MainWindow, card: TourCard, key: Qt.Key) -> None:
    first = card.accessibleName()
    _press(card, key)
    assert card.accessibleName() != first
    _press(card, Qt.Key.Key_Left)
    _press(card, Qt.Key.Key_Left)
    assert card.accessibleName() == first
    assert not card.back.isEnabled()


def test_tab_stays_on_the_card_and_enter_presses_the_button_under_it(window: MainWindow, card: TourCard, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    seen = []
    for _ in range(4):
        seen.append(window.focusWidget())
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert seen == [card.next, card.skip, card.next, card.skip]  # there is no way back from the first step
    card.skip.setFocus()
    _press(card, Qt.Key.Key_Return)
    assert window.tour.overlay is None


def test_no_shortcut_takes_the_focus_from_the_card(window: MainWindow, card: TourCard, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.findChild(QAction, "actionTab3").trigger()
    window.findChild(QWidget, "learningRateBox").setFocus()
    assert window.focusWidget() is card.next


def test_the_tour_follows_to_the_tab_that_a_key_shows(window: MainWindow, card: TourCard) -> None:
    for name, number in {"results": 4, "training": 3, "data": 1, "compare": 6}.items():
        window.tabs.go_to(name)
        assert window.tabs.current() == name
        assert card.findChild(QWidget, "tourPlace").text() == f"Step {number} of 6"
    window.tabs.go_to("lab")  # of which no step speaks
    assert window.tabs.current() == "compare"
    assert window.focusWidget() is card.next


def test_a_key_changes_nothing_below_the_tour(window: MainWindow, session: Session, card: TourCard, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before = session.experiment
    names = {"actionNew", "actionUndo", "actionFoldBuilder", "actionPresent", "actionPreferences", "actionOpenModel"}
    keys = [each for name in names for each in window.findChild(QAction, name).shortcuts()[:1]]
    assert len(keys) >= len(names) - 1
    for key in keys:
        QTest.keyClick(card.next, key[0].key(), key[0].keyboardModifiers())
    QTest.keyClick(card.next, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    assert session.experiment is before
    assert not window.view.is_folded
    assert card.isVisible()
    QTest.keyClick(card.next, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.tabs.current() == "results"


def test_skipping_leaves_the_window_as_it_was(window: MainWindow) -> None:
    window.tabs.enter("lab")
    window.view.fold(True)
    window.tour.start()
    card = _overlay(window).card
    card.next.click()
    assert not window.view.is_folded
    _press(card, Qt.Key.Key_Escape)
    assert window.tabs.current() == "lab"
    assert window.view.is_folded
    assert window.tour.overlay is None


def test_it_follows_the_size_of_the_window_and_of_the_text(window: MainWindow, card: TourCard) -> None:
    try:
        window.resize(1000, 640)
        assert _overlay(window).geometry() == window.rect()
        usual = card.width()
        set_text_percent(200)
        _overlay(window).place()
        assert card.width() > usual
        assert window.rect().contains(card.geometry())
    finally:
        set_text_percent(100)


def test_a_training_goes_on_under_the_tour(window: MainWindow, session: Session, tiny_dataset, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.dataset_changed):
        session.choose_dataset(tiny_dataset.key)
    session.import_engine()
    qtbot.waitUntil(lambda: session.is_engine_ready)
    window.tour.start()
    card = _overlay(window).card
    with qtbot.waitSignal(session.run_opened):
        window.findChild(QAction, "actionTrain").trigger()
        card.next.click()
    qtbot.waitUntil(lambda: session.run.state is TrainingState.IDLE)
    assert window.tour.overlay is not None


# When it is offered


def test_it_is_offered_until_it_was_ended_or_skipped(window: MainWindow, settings: Path) -> None:
    assert window.tour.overlay is None  # nobody asked
    window.offer_tour()
    assert window.tour.overlay is not None
    assert not _is_seen(settings)
    window.close()
    assert not _is_seen(settings)
    _press(_overlay(window).card, Qt.Key.Key_Escape)
    assert _is_seen(settings)
    window.offer_tour()
    assert window.tour.overlay is None


def test_who_has_seen_it_is_not_led_again_but_finds_it_in_the_menu(
    qtbot: QtBot, session: Session, settings: Path, tmp_path: Path
) -> None:
    keep(settings, Remembered(tour="seen"))
    window = MainWindow(session, settings, tmp_path / "log")
    qtbot.addWidget(window)
    window.show()
    window.offer_tour()
    assert window.tour.overlay is None
    window.findChild(QAction, "actionTour").trigger()
    assert window.tour.overlay is not None
    window.findChild(QAction, "actionTour").trigger()
    assert len(window.findChildren(TourOverlay)) == 1
    window.close()
    assert _is_seen(settings)


def test_another_value_for_the_tour_is_damage_and_hides_nothing_else(settings: Path) -> None:
    settings.write_text('[General]\ntour="twice"\ndataset="tiny"\n')
    remembered, problem = recall(settings)
    assert (remembered.tour, remembered.dataset) == ("", "tiny")
    assert problem is not None


# Its texts, and its place


def test_every_step_speaks_another_language_at_once(window: MainWindow, card: TourCard, marking: Marking) -> None:
    for _ in STEPS:
        marking.speak()
        assert unknown_texts(card, set()) == set()
        marking.fall_silent()
        assert marked_texts(card) == set()
        card.next.click()


ROOM = QRect(0, 0, 1000, 600)


@pytest.mark.parametrize(
    ("bright", "side"),
    [
        (QRect(0, 100, 300, 300), "right"),
        (QRect(500, 0, 500, 600), "left"),
        (QRect(0, 0, 1000, 200), "below"),
        (QRect(0, 400, 1000, 200), "above"),
    ],
)
def test_the_card_lies_beside_what_is_spoken_of(bright: QRect, side: str) -> None:
    card = card_place(bright, QRect(0, 0, 350, 150), ROOM)
    assert ROOM.contains(card)
    assert not card.intersects(bright)
    beside = {
        "right": card.left() > bright.right(),
        "left": card.right() < bright.left(),
        "below": card.top() > bright.bottom(),
        "above": card.bottom() < bright.top(),
    }
    assert beside[side]


@pytest.mark.parametrize("bright", [QRect(0, 0, 1000, 600), QRect(), QRect(-50, -50, 2000, 2000), QRect(300, 100, 400, 400)])
@pytest.mark.parametrize("size", [(350, 150), (1000, 600)])
def test_the_card_never_leaves_the_room(bright: QRect, size: tuple[int, int]) -> None:
    assert ROOM.contains(card_place(bright, QRect(0, 0, *size), ROOM))


def test_the_steps_are_six_and_differ_from_each_other() -> None:
    assert len(STEPS) == 6
    assert all(one != other for one, other in pairwise(STEPS))
