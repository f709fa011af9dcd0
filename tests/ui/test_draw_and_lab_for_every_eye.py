"""Draw and Lab can be read by every eye and heard: contrast, large targets, names, and nothing that moves by itself."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QGuiApplication, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QProxyStyle,
    QPushButton,
    QSlider,
    QStyle,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mnist_desktop.core.lab.picture import LabPicture
from mnist_desktop.core.lab.window_sum import Place
from mnist_desktop.ui.drawing import prediction_view
from mnist_desktop.ui.drawing.draw_tab import DrawTab
from mnist_desktop.ui.drawing.network_input_view import NetworkInputView
from mnist_desktop.ui.drawing.pad import DrawingPad
from mnist_desktop.ui.drawing.pad_painter import FAINT_INK, INK, PAPER, PAPER_AT_NIGHT
from mnist_desktop.ui.drawing.probability_bars import ProbabilityBars
from mnist_desktop.ui.lab.kernel_grid import KernelGrid
from mnist_desktop.ui.lab.lab_tab import LabTab
from mnist_desktop.ui.lab.map_view import MapView
from mnist_desktop.ui.lab.player import Player
from mnist_desktop.ui.lab.stage_strip import StageStrip
from mnist_desktop.ui.lab.sum_panel import SumPanel
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.color_scale import STEPS, ColorScale
from mnist_desktop.ui.shared.forms import FieldForm
from mnist_desktop.ui.shared.heat import ink_on
from mnist_desktop.ui.shared.targets import TARGET
from mnist_desktop.ui.shared.theme_colors import DARK, LIGHT

READABLE = 4.5
GROUNDS = {"light": ("#efefef", LIGHT), "dark": ("#323232", DARK)}
"""Of windows: Fusion's, which are the lightest dark one and the darkest light one of all styles that Qt has."""


@pytest.fixture
def lab(qtbot: QtBot, session: Session) -> LabTab:
    tab = LabTab(session)
    qtbot.addWidget(tab)
    tab.resize(966, 700)
    with qtbot.waitSignal(tab.computer.computed):
        tab.show()
    tab.show_picture(LabPicture("numbers", np.arange(120, dtype=np.uint8).reshape(10, 12)))
    return tab


@pytest.fixture
def draw(qtbot: QtBot, session: Session) -> DrawTab:
    tab = DrawTab(session)
    qtbot.addWidget(tab)
    tab.resize(900, 760)
    with qtbot.waitExposed(tab):
        tab.show()
    return tab


def contrast(first: QColor, second: QColor) -> float:
    """As WCAG 2.2 defines it."""

    def luminance(color: QColor) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color.getRgbF()[:3]]
        return float(np.dot(parts, (0.2126, 0.7152, 0.0722)))

    darker, lighter = sorted(map(luminance, (first, second)))
    return (lighter + 0.05) / (darker + 0.05)


def test_words_on_paper_can_be_read_by_day_and_by_night() -> None:
    for paper in (PAPER, PAPER_AT_NIGHT):
        for ink in (INK, FAINT_INK):
            assert contrast(QColor(ink), QColor(paper)) >= READABLE, (ink, paper)


@pytest.mark.parametrize("theme", GROUNDS)
def test_what_is_painted_on_the_window_can_be_read(theme: str) -> None:
    ground, tones = GROUNDS[theme]
    for name in ("muted", "wrong", "plot_text"):  # sizes, legends, steps and captions; the line about a problem
        assert contrast(QColor(getattr(tones, name)), QColor(ground)) >= READABLE, name


@pytest.mark.parametrize("is_signed", [False, True])
@pytest.mark.parametrize("is_dark", [False, True])
def test_every_number_in_a_cell_can_be_read_on_its_color(is_signed: bool, is_dark: bool) -> None:
    table = ColorScale(-1, 1, is_signed).table(is_dark)
    assert len(table) == STEPS
    assert min(contrast(ink_on(QColor.fromRgb(each)), QColor.fromRgb(each)) for each in table) >= READABLE


@pytest.mark.parametrize("tab", ["draw", "lab"])
def test_what_is_pressed_is_large_enough(tab: str, request: pytest.FixtureRequest) -> None:
    shown: QWidget = request.getfixturevalue(tab)
    inner = (QComboBox, QAbstractSpinBox)
    small = [
        f"{control.objectName()} {control.size().toTuple()}"
        for control in shown.findChildren(QWidget)
        if isinstance(control, (QAbstractButton, QAbstractSpinBox, QComboBox, QSlider))
        and control.isVisible()
        and not isinstance(control.parentWidget(), inner)
        and min(control.width(), control.height()) < TARGET
    ]
    assert small == []


@pytest.mark.parametrize("tab", ["draw", "lab"])
def test_no_target_cuts_its_words(tab: str, request: pytest.FixtureRequest) -> None:
    shown: QWidget = request.getfixturevalue(tab)
    shown.resize(shown.minimumSizeHint())
    of_forms = {each for form in shown.findChildren(FieldForm) for each in form.findChildren(QWidget)}
    for control in set(shown.findChildren(QWidget)) - of_forms:
        if isinstance(control, (QPushButton, QComboBox)) and control.isVisible():
            assert control.width() >= control.minimumSizeHint().width(), control.objectName()


@pytest.mark.parametrize("tab", ["draw", "lab"])
def test_whatever_takes_the_focus_or_paints_itself_has_a_name(tab: str, request: pytest.FixtureRequest) -> None:
    shown: QWidget = request.getfixturevalue(tab)
    painted = (ProbabilityBars, NetworkInputView, DrawingPad, MapView, StageStrip, SumPanel, KernelGrid)
    for control in shown.findChildren(QWidget):
        is_inner = isinstance(control.parentWidget(), QComboBox) or control.objectName().startswith("qt_")
        if control.isVisible() and not is_inner and (control.focusPolicy() or isinstance(control, painted)):
            interface = QAccessible.queryAccessibleInterface(control)
            assert interface.text(QAccessible.Text.Name), (type(control).__name__, control.objectName())


def test_a_map_says_its_size_and_the_value_under_the_cursor(lab: LabTab) -> None:
    view = lab.board.view(1, 0)
    assert view.accessibleName() == "Vertical edges, 8 × 10"
    view.setFocus()
    lab.board.set_place(Place(1, 0, 0, 0))
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.accessibleDescription() == "Vertical edges, row 1, column 1: 6"
    assert lab.board.view(0, 0).accessibleDescription() == ""


def test_arrows_move_the_cell_of_the_kernel_and_the_pixel_of_a_map(lab: LabTab) -> None:
    grid = lab.findChild(KernelGrid)
    grid.setCurrentIndex(grid.model().index(0, 0))
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 1)
    view = lab.board.view(0, 0)
    QTest.keyClick(view, Qt.Key.Key_Left)
    before = lab.board.place
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert lab.board.place == Place(0, 0, before.row - 1, before.column)


def test_escape_stops_the_window_then_shows_all_of_each_map(lab: LabTab) -> None:
    lab.board.zoom_by(1)
    lab.slide(True)
    view = lab.board.chosen_view
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not lab.findChild(Player).is_playing
    assert not lab.board.is_fitting
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert lab.board.is_fitting


def test_a_map_is_copied_with_one_pixel_for_each_number(lab: LabTab) -> None:
    QTest.keyClick(lab.board.view(1, 0), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().image().size().toTuple() == (10, 8)


class Still(QProxyStyle):
    """The style of a system that is to keep still."""

    def styleHint(self, hint: QStyle.StyleHint, *others: object) -> int:  # noqa: N802 - Qt's name
        return 0 if hint is QStyle.StyleHint.SH_Widget_Animation_Duration else super().styleHint(hint, *others)


def test_where_nothing_may_move_the_window_goes_one_place_at_each_press(lab: LabTab, qtbot: QtBot) -> None:
    still = Still()
    lab.setStyle(still)
    play, places = lab.findChild(QToolButton, "labPlayButton"), []
    lab.board.place_changed.connect(places.append)
    for number in range(3):
        play.click()
        assert not lab.findChild(Player).is_playing
        assert not play.isChecked()
        assert lab.board.place == Place(1, 0, 0, number)
    lab.setStyle(None)


def test_the_pad_and_bars_are_repainted_for_the_night(draw: DrawTab) -> None:
    night = QPalette(QColor("#2b2f33"), QColor("#202326"))
    draw.setPalette(night)
    assert draw.pad.grab().toImage().pixelColor(20, 20) == QColor(PAPER_AT_NIGHT)


# By ear


def heard(widget: QWidget) -> list[str]:
    """The parts of a widget, as a screen reader hears them."""
    whole = QAccessible.queryAccessibleInterface(widget)
    return [whole.child(at).text(QAccessible.Text.Name) for at in range(whole.childCount())]


def test_each_painted_thing_says_what_kind_it_is(draw: DrawTab, lab: LabTab) -> None:
    kinds = {
        draw.pad: QAccessible.Role.Canvas,
        draw.prediction_view.bars: QAccessible.Role.List,
        draw.input_view: QAccessible.Role.List,
        lab.board.view(0, 0): QAccessible.Role.Graphic,
        lab.findChild(SumPanel): QAccessible.Role.Graphic,
        lab.findChild(StageStrip): QAccessible.Role.List,
    }
    assert {QAccessible.queryAccessibleInterface(widget).role() for widget in kinds} == set(kinds.values())
    for widget, role in kinds.items():
        assert QAccessible.queryAccessibleInterface(widget).role() == role


def test_the_bars_say_each_class_with_its_probability(draw: DrawTab) -> None:
    bars = draw.prediction_view.bars
    assert heard(bars)[:2] == ["0", "1"]
    bars.show_probabilities(np.array([0.9, 0.1, *[0] * 8], np.float32))
    assert heard(bars)[:3] == ["0: 90.0 %", "1: 10.0 %", "2: 0.0 %"]
    whole = QAccessible.queryAccessibleInterface(bars)
    centre = whole.child(3).rect().center()
    assert whole.childAt(centre.x(), centre.y()).text(QAccessible.Text.Name) == "3: 0.0 %"


def test_the_stages_say_what_they_show(draw: DrawTab, lab: LabTab) -> None:
    assert heard(draw.input_view)[1].startswith("Cropped: The square around the ink")
    assert heard(lab.findChild(StageStrip)) == [
        "picture: (10, 12)", "one channel: (1, 10, 12, 1)", "1 kernel 3×3: (1, 8, 10, 1)", "max pooling: (1, 2, 3, 1)"
    ]  # fmt: skip


def test_another_prediction_is_said_aloud_once_the_pen_rests(
    draw: DrawTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(prediction_view, "say_aloud", lambda _, text: said.append(text))
    view = draw.prediction_view
    for headline in ("3, 60.0 %", "8, 70.0 %", "8, 70.0 %"):
        view._say(headline, "")
    qtbot.waitUntil(lambda: said == ["8, 70.0 %"])
