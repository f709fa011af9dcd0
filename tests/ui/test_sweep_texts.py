"""What the window of sweeps says where there is little room."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mnist_desktop.core.sweeps.axes import Axis
from mnist_desktop.ui.compare.sweep.coordinates_view import EDGE, fitting_titles
from mnist_desktop.ui.compare.sweep.curves_page import CurvesPage
from mnist_desktop.ui.compare.sweep.member_columns import say_value
from mnist_desktop.ui.compare.sweep.member_model import MemberModel
from mnist_desktop.ui.compare.sweep.sweep_runs import SweepRuns
from mnist_desktop.ui.compare.sweep.window import SweepWindow
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.language import speak
from tests.ui import sweep_progress
from tests.ui.sweep_progress import make_plan, make_progress

AXES = Axis("optimizer", ("adam", "sgd")), Axis("preset", ("mnist-mlp",)), Axis("seed", (0, 1, 2))
SETTINGS = 2
"""The first column of a setting, behind the number and the state."""


@pytest.mark.parametrize("language", ["en", "ko"])
def test_names_of_optimizers_stay_names_in_a_table(qtbot: QtBot, language: str) -> None:
    """What they mean would push the state of a member out of sight."""
    speak(language)
    model = MemberModel()
    model.show_progress(make_progress(0, make_plan(axes=AXES)))
    shown = [model.index(row, SETTINGS).data(Qt.ItemDataRole.DisplayRole) for row in range(model.rowCount())]
    assert set(shown) == {"adam", "sgd"}


def test_titles_of_presets_are_said_in_the_language_of_the_window() -> None:
    speak("ko")
    model = MemberModel()
    model.show_progress(make_progress(0, make_plan(axes=AXES)))
    assert model.index(0, SETTINGS + 1).data(Qt.ItemDataRole.DisplayRole) == "첫 신경망: 64-32"
    assert say_value("16") == "16"


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("axes", [sweep_progress.AXES[:1], sweep_progress.AXES[:2], sweep_progress.AXES], ids=len)
def test_the_table_needs_no_scrolling_on_a_small_screen_and_shows_all_on_a_large_one(
    qtbot: QtBot, session: Session, language: str, axes: tuple[Axis, ...]
) -> None:
    speak(language)
    window = SweepWindow(session, SweepRuns(session, session))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.resize(980, 540)  # as on a screen of 1024x600
    table, model = window.table, window.model
    window._take_progress(make_progress(0, make_plan(axes=axes)))
    qtbot.waitUntil(lambda: table.isVisible() and table.viewport().width() > 500)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    hidden = {at for at in range(model.columnCount()) if table.isColumnHidden(at)}
    assert hidden
    assert hidden <= set(model.dispensable())
    table.copies.copy()
    assert QApplication.clipboard().text().partition("\n")[0].count("\t") == model.columnCount() - 1
    window.resize(2000, 540)
    qtbot.waitUntil(lambda: not any(table.isColumnHidden(at) for at in range(model.columnCount())))
    qtbot.waitUntil(lambda: not session.tasks._threads)


def test_a_legend_tears_no_setting_from_its_value(qtbot: QtBot) -> None:
    page = CurvesPage()
    qtbot.addWidget(page)
    page.show_progress(make_progress())
    with qtbot.waitExposed(page):
        page.show()
    legend = page.findChild(QLabel, "sweepLegend").text()
    assert "learning\N{NO-BREAK SPACE}rate\N{NO-BREAK SPACE}0.01, units\N{NO-BREAK SPACE}64" in legend


@pytest.mark.parametrize("titles", [["Learning rate", "Optimizer", "Seed", "Accuracy, %"], ["Learning rate", "Seed"], ["Seed"]])
@pytest.mark.parametrize("apart", [60, 100, 140, 300])
def test_no_title_of_an_axis_lies_over_the_next(qapp: QApplication, titles: list[str], apart: int) -> None:
    letters = QFontMetrics(qapp.font())
    shown = fitting_titles(titles, letters, apart)
    widths = [letters.horizontalAdvance(title) for title in shown]
    places = [(at * apart - width / 2, at * apart + width / 2) for at, width in enumerate(widths)]
    if len(titles) > 1:
        places[0] = (-EDGE, widths[0] - EDGE)
        places[-1] = ((len(titles) - 1) * apart + EDGE - widths[-1], (len(titles) - 1) * apart + EDGE)
    assert all(right <= left for (_, right), (left, _) in pairwise(places))
    if apart == 300:
        assert shown == titles
