"""In a window of 1024 x 600 with the builder open, what a tab is about is in view, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.language import speak
from mnist_desktop.ui.shared.scrolling import ScrollingPage
from mnist_desktop.ui.training.training_tab import TrainingTab

PAGE = QSize(650, 480)
"""What menu, epochs, titles of the tabs, status and the builder at its narrowest leave of 1024 x 600, at the least."""
BESIDE_A_LESSON = QSize(420, 480)
"""What a lesson, with its panel as narrow as it is beside the builder, leaves of that."""
LEAST_AREA, LEAST_STACKED_AREA = 150, 90
"""Pixels of height for curves to be read; below each other they are twice as wide."""


@pytest.fixture(params=["en", "ko"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    speak(request.param)
    yield request.param
    speak("en")


def on_small_page(qtbot: QtBot, tab: QWidget, size: QSize = PAGE) -> ScrollingPage:
    """The page of a tab as it stands in a small window."""
    page = ScrollingPage(tab)
    qtbot.addWidget(page)
    page.resize(size)
    page.show()
    for _ in range(5):
        QApplication.processEvents()
    return page


def is_in_view(part: QWidget, page: ScrollingPage) -> bool:
    """Whether all of a part can be seen without scrolling."""
    return page.viewport().rect().contains(QRect(part.mapTo(page.viewport(), QPoint()), part.size()))


def test_curves_have_height_above_their_diagnosis_and_its_button(
    qtbot: QtBot, session: Session, make_opened_run: Callable[..., OpenedRun], language: str
) -> None:
    session.show_run(make_opened_run())
    tab = TrainingTab(session)
    page = on_small_page(qtbot, tab)
    for plot in tab.curves.plots:
        assert plot.getPlotItem().vb.height() >= LEAST_AREA
        assert is_in_view(plot, page)
    for part in (tab.diagnosis.headline, tab.diagnosis.test_button, tab.log_box, tab.export_button):
        assert part.isHidden() or is_in_view(part, page), part.objectName()
    assert page.horizontalScrollBar().maximum() == 0


def test_curves_beside_a_lesson_stand_below_each_other_and_nothing_scrolls_sideways(
    qtbot: QtBot, session: Session, make_opened_run: Callable[..., OpenedRun], language: str
) -> None:
    session.show_run(make_opened_run())
    tab = TrainingTab(session)
    page = on_small_page(qtbot, tab, BESIDE_A_LESSON)
    assert page.horizontalScrollBar().maximum() == 0
    loss, accuracy = tab.curves.plots[:2]
    assert accuracy.y() >= loss.y() + loss.height()
    for plot in (loss, accuracy):
        assert plot.getPlotItem().vb.height() >= LEAST_STACKED_AREA
    for label in (*tab.summary.figures.newest, *tab.summary.figures.best):
        assert label.width() >= label.sizeHint().width()
    page.resize(PAGE)
    QApplication.processEvents()
    assert accuracy.y() == loss.y()
