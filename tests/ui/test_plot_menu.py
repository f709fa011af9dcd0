"""Every plot has a menu: its picture and values can be copied, its picture saved, and the whole of it shown again."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.ui.compare.comparison import Comparison
from mnist_desktop.ui.compare.curves_sheet import values_of
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.theme_colors import LIGHT
from mnist_desktop.ui.training.training_tab import TrainingTab
from tests.conftest import make_info
from tests.ui.known_texts import Marking, marked_texts, unknown_texts

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


@pytest.fixture
def comparison(qtbot: QtBot, session: Session, tiny_dataset: Dataset) -> Comparison:
    """Two runs, the second of which has one epoch less."""
    one = make_info("20260101-120000-abcdef", tiny_dataset)
    other = replace(
        one, id="20260101-120001-abcdef", name="Other", config=replace(one.config, optimizer="sgd"), history=one.history[:2]
    )
    comparison = Comparison(session)
    qtbot.addWidget(comparison)
    comparison.resize(900, 600)
    comparison.show_runs((one, other))
    comparison.show()
    return comparison


def _chosen(menu_of, name: str) -> None:
    menu_of.plot_menu.menu.findChild(QAction, name).trigger()


def test_a_right_click_into_a_plot_and_the_menu_key_open_it(comparison: Comparison) -> None:
    menu = comparison.plot_menu.menu
    for widget in (comparison.curves.loss_plot.viewport(), comparison.curves.accuracy_plot.viewport(), comparison.curves):
        for reason in QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard:
            place = widget.rect().center()
            QApplication.sendEvent(widget, QContextMenuEvent(reason, place, widget.mapToGlobal(place)))
            assert menu.isVisible()
            assert [action.isEnabled() for action in menu.actions() if not action.isSeparator()] == [True] * 4 + [False]
            menu.close()


def test_the_picture_is_light_and_has_the_legend_below(comparison: Comparison) -> None:
    _chosen(comparison, "copyPlotAction")
    image = QGuiApplication.clipboard().image()
    assert image.width() > 2400
    assert image.pixelColor(2, 2).name() == LIGHT.plot_background
    below = [image.pixelColor(x, y).name() for y in range(image.height() - 110, image.height() - 10) for x in range(24, 200)]
    assert {LIGHT.series[0]} <= set(below)


def test_the_picture_is_saved_as_png_and_as_svg(comparison: Comparison, tmp_path: Path) -> None:
    for suffix, name in (("png", "savePlotPngAction"), ("svg", "savePlotSvgAction")):
        path = tmp_path / f"curves.{suffix}"
        comparison.plot_menu.ask = lambda *_, path=path: path
        _chosen(comparison, name)
        assert path.stat().st_size > 1000
    assert not QImage(str(tmp_path / "curves.png")).isNull()
    drawn = (tmp_path / "curves.svg").read_text(encoding="utf-8")
    assert "Other" in drawn
    assert "Solid: validation." in drawn


def test_the_values_are_those_of_all_epochs_and_empty_where_a_run_did_not_come(comparison: Comparison) -> None:
    rows = values_of(comparison.curves.groups)
    assert len(rows[0]) == 9
    assert [row[0] for row in rows[1:]] == [1, 2, 3]
    assert rows[3][1] == pytest.approx(1 / 3)
    assert rows[3][5:] == [None] * 4
    _chosen(comparison, "copyPlotValuesAction")
    assert QGuiApplication.clipboard().text().count("\n") == 4


def test_the_view_that_was_moved_is_shown_whole_again(comparison: Comparison) -> None:
    plot = comparison.curves.loss_plot
    home = plot.home
    plot.show_epochs(1, 2)
    assert plot.is_moved
    _chosen(comparison, "resetPlotAction")
    assert not plot.is_moved
    assert plot.viewRect().width() == pytest.approx(home.width())


def test_the_training_has_the_same_menu_and_nothing_to_copy_without_a_run(qtbot: QtBot, session: Session) -> None:
    tab = TrainingTab(session)
    qtbot.addWidget(tab)
    tab.show()
    tab.plot_menu._show(QPoint(5, 5))
    actions = [action for action in tab.plot_menu.menu.actions() if not action.isSeparator()]
    assert [action.isEnabled() for action in actions] == [False] * 5
    for plot in tab.curves.all_plots:
        assert plot.contextMenuPolicy() is Qt.ContextMenuPolicy.CustomContextMenu


def test_the_menu_follows_the_language(comparison: Comparison, marking: Marking) -> None:
    marking.speak()
    assert unknown_texts(comparison.plot_menu.menu, set()) == set()
    marking.fall_silent()
    assert marked_texts(comparison.plot_menu.menu) == set()
