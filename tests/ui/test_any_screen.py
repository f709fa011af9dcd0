"""On a small screen and with large text, everything in the window can be brought into view and is whole."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QSlider,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.presets.all_presets import preset
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.builder.panel import WIDTH
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.language import speak
from mnist_desktop.ui.shared.text_size import set_text_percent, text_percent
from mnist_desktop.ui.tabs import TABS

SMALL = QSize(1024, 600)
LEAST = QSize(1000, 560)
"""What is left of it beside a window's frame."""
CONTROLS = (QAbstractButton, QAbstractSpinBox, QComboBox, QSlider, QAbstractItemView)


@pytest.fixture(params=[100, 150], ids=["100 %", "150 %"])
def window(qtbot: QtBot, request: pytest.FixtureRequest, session: Session, tmp_path: Path, tiny_dataset: Dataset,
           make_opened_run: object) -> Iterator[MainWindow]:  # fmt: skip
    window = MainWindow(session, tmp_path / "settings.ini", None)
    window.view.set_percent(request.param)
    qtbot.addWidget(window)
    session.use_dataset(tiny_dataset)
    first = preset("mnist-mlp").experiment
    session.edit(Sentence("first"), spec=first.spec, config=first.config)
    opened: OpenedRun = make_opened_run()  # type: ignore[operator]
    session.show_run(opened)
    window.resize(SMALL)
    window.show()
    yield window
    window.hide()
    set_text_percent(100)


def settle() -> None:
    """Let layouts tell those around them what they need, through all that are within others."""
    for _ in range(20):
        QApplication.processEvents()


def out_of_reach(part: QWidget) -> list[str]:
    """The controls in `part` that something cuts off and no scroll bar brings into view, or that are narrower than they need."""
    found = []
    for control in part.findChildren(QWidget):
        parent = control.parentWidget()
        is_inner = isinstance(parent, (QAbstractSpinBox, QComboBox, QTabBar)) or isinstance(control, QLineEdit)
        if not isinstance(control, CONTROLS) or not control.isVisible() or is_inner:
            continue
        needed = min(control.minimumWidth() or control.minimumSizeHint().width(), control.maximumWidth())
        is_narrow = not isinstance(control, QAbstractItemView) and control.width() < needed
        if is_narrow or is_cut(control):
            found.append(f"{control.objectName() or control.metaObject().className()} {control.size().toTuple()}")
    return found


def is_cut(control: QWidget) -> bool:
    place, widget = control.rect(), control
    while not widget.isWindow():
        place.translate(widget.pos())
        widget = widget.parentWidget()
        area = widget.parentWidget()
        if isinstance(area, QScrollArea) and widget is area.viewport():
            off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if area.horizontalScrollBarPolicy() == off and area.widget().width() > widget.width():
                return True
            place = widget.rect()  # any place of the content can be brought there
        elif not widget.rect().contains(place):
            return True
    return False


def test_the_window_fits_a_small_screen_with_its_frame(window: MainWindow) -> None:
    least = window.minimumSizeHint()
    assert least.width() <= LEAST.width()
    assert least.height() <= LEAST.height()


@pytest.mark.parametrize("tab", [tab.name for tab in TABS])
def test_every_control_can_be_brought_into_view_and_is_whole(window: MainWindow, tab: str) -> None:
    window.tabs.enter(tab)
    settle()
    assert window.size() == SMALL
    assert out_of_reach(window.tabs) == []
    assert out_of_reach(window.builder) == []


def test_train_pause_and_stop_are_in_view_wherever_the_form_is_scrolled(window: MainWindow) -> None:
    settle()
    for area in window.builder.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    for name in ("trainButton", "pauseButton", "stopButton"):
        button = window.findChild(QWidget, name)
        place = QRect(button.mapTo(window, QPoint()), button.size())
        assert window.rect().contains(place), name
        assert not button.visibleRegion().isEmpty(), name


def test_no_field_of_the_builder_is_cut_at_any_width(window: MainWindow) -> None:
    for button in ("moreSettingsButton", "moreParametersButton"):
        window.builder.findChild(QAbstractButton, button).click()
    least = window.builder.minimumSizeHint().width()
    for width in range(least, 700, 23):
        window.builder.parentWidget().setSizes([width, SMALL.width() - width])
        settle()
        assert out_of_reach(window.builder) == [], width


def test_two_fields_stand_beside_each_other_at_the_usual_width(window: MainWindow) -> None:
    settle()
    first, second = (window.findChild(QWidget, name) for name in ("learningRateBox", "epochsBox"))
    assert (first.y() == second.y()) is (text_percent() == 100)


LONG_NAME = "Supercalifragilisticexpialidocious_and_sixty_letters_in_all_x"


def test_no_tab_scrolls_sideways_on_a_small_screen(
    qtbot: QtBot, session: Session, tmp_path: Path, tiny_dataset: Dataset, make_opened_run: object
) -> None:
    window = MainWindow(session, tmp_path / "settings.ini", None)
    qtbot.addWidget(window)
    session.use_dataset(tiny_dataset)
    opened: OpenedRun = make_opened_run()  # type: ignore[operator]
    info = replace(opened.record.info, name=LONG_NAME, student="Kim Seo-yeon", notes="handed in")
    other = replace(info, id="20260101-120000-fedcba", name="Another", spec=preset("mnist-mlp").experiment.spec)
    session.run_opened.emit(dataclasses.replace(opened, record=dataclasses.replace(opened.record, info=info)))
    compare = window.tabs.page("compare")
    compare.runs.set_runs((info, other))
    compare.runs.set_ticked((info.id, other.id))
    window.show()
    try:
        for language, percent in ((each, size) for each in ("en", "ko") for size in (100, 150)):
            speak(language)
            window.view.set_percent(percent)
            window.view.fold(percent > 100)
            window.resize(SMALL)
            for tab in window.tabs.names():
                window.tabs.enter(tab)
                settle()
                areas = [each for each in window.findChildren(QAbstractScrollArea) if each.isVisible()]
                wide = [each.objectName() for each in areas if each.horizontalScrollBar().maximum() > 0]
                assert wide == [], (language, percent, tab, window.tabs.page(tab).minimumSizeHint())
            assert window.size() == SMALL
    finally:
        window.hide()
        set_text_percent(100)


def test_the_builder_gives_way_and_gets_its_room_back(window: MainWindow) -> None:
    settle()
    assert window.builder.width() < WIDTH
    window.resize(2000, 800)
    settle()
    assert window.builder.width() == WIDTH
