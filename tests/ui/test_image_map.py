"""The map in Results: what is framed on it is shown in the grid, and what is chosen elsewhere is shown on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from mnist_desktop.core.insight.image_map import MapError, Method
from mnist_desktop.core.results.samples import Selection
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.results.map_legend import CLASSES_DARK, CLASSES_LIGHT, LegendEntry, class_color, class_entries, legend_lines
from mnist_desktop.ui.results.map_page import MapPage
from mnist_desktop.ui.results.result_pages import ResultPages
from mnist_desktop.ui.results.results_tab import ResultsTab
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.heat import contrast
from mnist_desktop.ui.shared.image_grid import ImageGrid
from mnist_desktop.ui.shared.theme_colors import DARK, LIGHT, Colors


def settle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.tasks.busy)
    QApplication.processEvents()


@pytest.fixture
def tab(qtbot: QtBot, session: Session, make_opened_run: Callable[..., OpenedRun]) -> ResultsTab:
    tab = ResultsTab(session)
    qtbot.addWidget(tab)
    tab.resize(1000, 700)
    session.show_run(make_opened_run())
    tab.findChild(ResultPages).setCurrentWidget(tab.findChild(ResultPages).map)
    tab.show()
    settle(qtbot, session)
    return tab


def test_map_grid_and_matrix_select_one_another(qtbot: QtBot, tab: ResultsTab, tmp_path: Path) -> None:
    figures = tab.findChild(ResultPages)
    view = figures.map.view
    assert view.shown is not None
    below = view.picture().copy(0, 2 * round(view._area().bottom()) + 1, 2 * view.width(), 2 * view.height())
    found = {below.pixelColor(x, y).name() for x in range(0, below.width(), 4) for y in range(0, below.height(), 4)}
    assert set(CLASSES_LIGHT) <= found or set(CLASSES_DARK) <= found, "the legend has a square in the color of each class"
    view.frame(view.rect())
    assert tab.selection.images == frozenset(view.shown.images.tolist())
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert len(tab.selection.images) == min(20, view.part_count())
    assert set(tab.findChild(ImageGrid).order()) == set(tab.selection.images)
    tab.select(Selection(true_class=3))
    labels = tab._run.dataset.test_labels[view.shown.images]
    assert (view._chosen == (labels == 3)).all()
    figures.save(tmp_path / "map.csv")
    assert len((tmp_path / "map.csv").read_text(encoding="utf-8-sig").splitlines()) == view.part_count() + 1
    figures.save(tmp_path / "map.png")
    figures.save(tmp_path / "map.svg")
    assert not QImage(str(tmp_path / "map.png")).isNull()


def test_a_map_that_was_stopped_does_not_appear_and_a_problem_is_said(qtbot: QtBot, session: Session, tab: ResultsTab) -> None:
    page = tab.findChild(ResultPages).map
    shown = page.view.shown
    box = page.findChild(QComboBox, "mapMethod")
    box.setCurrentIndex(box.findData(Method.TSNE))
    assert page._stop.isVisibleTo(page)
    page._stop.click()
    settle(qtbot, session)
    assert page.view.shown is shown
    assert not page._stop.isVisibleTo(page)
    page.say_problem(MapError("All images are alike here, so a map would show a single point."))
    assert "alike" in page._caption.text()
    assert page.view.part_count() == 0


def test_a_map_that_failed_can_be_tried_again_and_stopping_leaves_none_of_another_run(
    qtbot: QtBot, session: Session, tab: ResultsTab, make_opened_run: Callable[..., OpenedRun], monkeypatch: pytest.MonkeyPatch
) -> None:
    page, link = tab.findChild(ResultPages).map, tab._map
    link._fail(MapError("All images are alike here, so a map would show a single point."))
    link.ask()
    settle(qtbot, session)
    assert page.view.part_count() > 0
    monkeypatch.setattr(link, "_begin", lambda: None)
    link._map_of = "of another run"
    link._made = None
    link.ask()
    page._stop.click()
    assert page.view.part_count() == 0
    session.show_run(None)
    assert link._run is None
    assert page._run is None


def test_zoom_keeps_what_is_under_the_mouse(tab: ResultsTab) -> None:
    view = tab.findChild(ResultPages).map.view
    before = view._places()
    view.zoom(3.0, view.part_rect(0).center().toPointF())
    assert view._places()[0] == pytest.approx(before[0], abs=3)
    assert np.ptp(view._places(), axis=0) == pytest.approx(3 * np.ptp(before, axis=0))
    view.reset_zoom()
    assert view._places() == pytest.approx(before)


def test_a_map_that_takes_long_is_waited_for_with_a_word(qtbot: QtBot) -> None:
    page = MapPage()
    qtbot.addWidget(page)
    before = page._caption.text()
    page.set_working(works=True)
    assert page._caption.text() == before, "a word that is gone at once would only flicker"
    page._waiting._tell()
    assert page._caption.text().startswith("The map is being made…")
    page.set_working(works=False)
    assert page._caption.text() == before


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_each_of_ten_classes_has_a_color_of_its_own_that_can_be_read_on_the_map(palette: Colors) -> None:
    colors = [class_color(number, palette) for number in range(10)]
    assert len({color.name() for color in colors}) == len(CLASSES_LIGHT) == len(CLASSES_DARK) == 10
    assert min(contrast(color, QColor(palette.plot_background)) for color in colors) >= 4.5


def test_the_legend_names_all_classes_in_their_order_in_lines_that_fit(qapp: QApplication) -> None:
    names = ["0", "1", *(f"class {number}" for number in range(2, 20))]
    entries = class_entries(names, "many")
    assert entries[1:3] == [LegendEntry("1", 1), LegendEntry("2 class 2", 2)]
    metrics = QFontMetrics(qapp.font())
    lines = legend_lines(entries, metrics, 400)
    assert [entry for line in lines for entry in line] == entries
    assert all(sum(metrics.horizontalAdvance(entry.text) for entry in line) <= 400 for line in lines)
