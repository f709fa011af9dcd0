"""The parts that plots over epochs are made of."""

from __future__ import annotations

from math import ceil
from unittest.mock import Mock

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPicture, QTransform, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mnist_desktop.ui.shared.epoch_plot import EpochPlot
from mnist_desktop.ui.shared.plot_axes import SMALLEST_ON_LOG, EpochAxis, PercentAxis, ValueAxis, nice_ceiling, on_log_scale
from mnist_desktop.ui.shared.plot_curves import MAX_LINE_POINTS, MAX_MARKS, within
from mnist_desktop.ui.shared.plot_marks import Mark
from mnist_desktop.ui.shared.plot_styles import MARK_SIZE, TRAINING, VALIDATION
from mnist_desktop.ui.shared.theme import colors
from mnist_desktop.ui.shared.theme_colors import DARK, LIGHT


@pytest.fixture
def plot(qtbot: QtBot) -> EpochPlot:
    plot = EpochPlot("loss", "epoch")
    qtbot.addWidget(plot)
    plot.resize(500, 300)
    plot.show()
    qtbot.waitExposed(plot)
    return plot


def wheel(plot: EpochPlot) -> None:
    centre = QPointF(plot.viewport().rect().center())
    event = QWheelEvent(centre, plot.viewport().mapToGlobal(centre), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
                        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(plot.viewport(), event)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(0, 5.2, [1, 2, 3, 4, 5]), (0, 15.5, [2, 4, 6, 8, 10, 12, 14]), (0.4, 1.6, [1]), (0, 2060, [500, 1000, 1500, 2000])],
)
def test_epochs_are_labelled_with_whole_numbers_from_one(qapp, low: float, high: float, expected: list[int]):
    ((_, values),) = EpochAxis("bottom").tickValues(low, high, 340)
    assert list(values) == expected


@given(low=st.floats(0, 5000), width=st.floats(0.1, 5000), size=st.integers(20, 2000))
def test_labels_of_epochs_never_touch(qapp, low: float, width: float, size: int):
    ((spacing, values),) = EpochAxis("bottom").tickValues(low, low + width, size)
    assert all(value == int(value) >= 1 for value in values)
    assert len(values) <= max(3, size / 30)
    assert spacing >= 1


def test_shares_are_labelled_as_percentages_with_the_digits_they_need(qapp):
    axis = PercentAxis("left")
    assert axis.tickStrings([0.2, 1.0], 1, 0.2) == ["20 %", "100 %"]
    assert axis.tickStrings([0.975, 0.98], 1, 0.005) == ["97.5 %", "98.0 %"]


def test_a_logarithmic_axis_is_labelled_with_the_numbers_themselves(qapp):
    axis = ValueAxis("left")
    axis.is_logarithmic = True
    ((_, values),) = axis.tickValues(-2.0, 0.0, 300)
    assert axis.tickStrings(values, 1, 1) == ["0.01", "0.02", "0.05", "0.1", "0.2", "0.5", "1"]


@given(st.floats(1e-6, 1e6))
def test_a_nice_ceiling_is_above_but_at_most_half_as_much_again(value: float):
    assert value * (1 - 1e-6) <= nice_ceiling(value) <= value * 1.5 * (1 + 1e-6)


def test_nought_has_a_place_on_a_logarithmic_scale():
    np.testing.assert_allclose(on_log_scale(np.array([0.0, 0.1])), [np.log10(SMALLEST_ON_LOG), -1])


@pytest.mark.parametrize("axis", [ValueAxis, PercentAxis])
def test_the_label_at_the_foot_of_an_axis_is_there(qtbot: QtBot, axis: type[ValueAxis | PercentAxis]):
    plot = EpochPlot("loss", "epoch", axis("left"))
    qtbot.addWidget(plot)
    plot.resize(500, 300)
    plot.set_home((0, 3), (0, 1))
    plot.show()
    qtbot.waitExposed(plot)
    plot.grab()
    upright = plot.getPlotItem().getAxis("left")
    picture = QPicture()
    with QPainter(picture) as painter:
        _, _, texts = upright.generateDrawSpecs(painter)
    said = [text for _, _, text in texts]
    assert {axis("left").tickStrings([value], 1, 0.2)[0] for value in (0, 1)} <= set(said)


def test_a_band_fills_between_its_ends_and_is_cleared_with_the_curves(plot: EpochPlot):
    plot.set_home((0, 3), (0, 1))
    band = plot.add_band(VALIDATION)
    x = np.array([1.0, 2.0, 3.0])
    band.set_data(x, np.array([0.2, 0.2, np.nan]), np.array([0.8, 0.8, 0.9]))
    inside = plot.mapFromScene(plot.getPlotItem().vb.mapViewToScene(QPointF(1.5, 0.55)))
    ground = QColor(colors().plot_background)
    assert plot.grab().toImage().pixelColor(inside) != ground
    plot.clear_curves()
    assert plot.grab().toImage().pixelColor(inside) == ground


def test_a_band_of_nothing_is_not_drawn(plot: EpochPlot):
    band = plot.add_band(VALIDATION)
    band.set_data(np.array([1.0]), np.array([np.nan]), np.array([np.nan]))
    assert not band._ground.isVisible()


def test_a_long_curve_keeps_its_extremes_and_few_enough_points(plot: EpochPlot):
    curve = plot.add_curve("loss", TRAINING)
    x = np.arange(1.0, 10_001)
    y = np.random.default_rng(0).random(10_000)
    y[[1234, 5678]] = 9.0, -9.0
    curve.set_data(x, y)
    shown_x, shown_y = curve._line.getData()
    assert len(shown_x) <= MAX_LINE_POINTS + 10
    assert {(1235.0, 9.0), (5679.0, -9.0)} <= set(zip(shown_x, shown_y, strict=True))
    assert np.all(np.diff(shown_x) > 0)
    marks, _ = curve._marks.getData()
    assert len(marks) <= MAX_MARKS
    assert 10_000 in marks


def test_what_is_not_a_number_leaves_a_gap(plot: EpochPlot):
    curve = plot.add_curve("validation", VALIDATION)
    curve.set_data(np.array([1.0, 2.0, 3.0]), np.array([1.0, np.nan, 3.0]))
    marks, _ = curve._marks.getData()
    assert sorted(marks) == [1, 3]


@pytest.mark.parametrize("zoom", [1.0, 0.25])
def test_marks_are_of_one_size_in_pixels_around_their_point_however_far_it_is_zoomed(plot: EpochPlot, zoom: float):
    curve = plot.add_curve("", TRAINING)
    curve.set_data(np.array([5.0]), np.array([0.5]))
    plot.set_home((5 - 4 * zoom, 5 + 4 * zoom), (0.5 - 0.4 * zoom, 0.5 + 0.4 * zoom))
    QApplication.processEvents()
    picture = plot.grab().toImage()
    ratio = picture.devicePixelRatio()
    wanted = QColor(colors().train).rgb()
    inked = [
        (x / ratio, y / ratio) for x in range(picture.width()) for y in range(picture.height()) if picture.pixel(x, y) == wanted
    ]
    view = plot.getPlotItem().vb
    centre = plot.mapFromScene(view.mapViewToScene(QPointF(5.0, 0.5)))
    assert np.allclose(np.mean(inked, 0), (centre.x(), centre.y()), atol=1.5)
    assert MARK_SIZE - 3 <= np.ptp(inked, 0).max() <= MARK_SIZE + 1
    bounds = view.mapFromItemToView(curve._marks, curve._marks.boundingRect()).boundingRect()
    pixel = view.viewPixelSize()[0]
    assert MARK_SIZE <= bounds.width() / pixel <= 3 * MARK_SIZE


def test_marks_out_of_view_are_not_painted_for_a_file_has_no_edges_to_hide_them(plot: EpochPlot):
    curve = plot.add_curve("", TRAINING)
    curve.set_data(np.arange(1.0, 31.0), np.full(30, 0.5))
    for epochs, seen in (((0.5, 30.5), 30), ((9.5, 14.5), 5)):
        plot.set_home(epochs, (0.0, 1.0))
        plot.reset_view()
        QApplication.processEvents()
        painter = Mock(spec=QPainter)
        painter.worldTransform.return_value = QTransform()
        curve._marks.paint(painter)
        assert painter.drawPath.call_count == seen


QUARTERS = st.integers(-40, 40).map(lambda number: number / 4)


@given(st.lists(st.tuples(QUARTERS, QUARTERS | st.just(float("nan"))), max_size=12), st.tuples(QUARTERS, QUARTERS))
def test_of_a_line_that_is_cut_to_a_view_all_in_it_stays(points: list[tuple[float, float]], corner: tuple[float, float]):
    view = QRectF(*corner, 4, 3)
    x, y = np.array(points, float).reshape(-1, 2).T
    cut_x, cut_y = within(x, y, view)
    inside = QRectF(view).adjusted(-1e-9, -1e-9, 1e-9, 1e-9)
    assert all(inside.contains(QPointF(*point)) for point in zip(cut_x, cut_y, strict=True) if np.isfinite(point).all())

    def length_inside(xs: np.ndarray, ys: np.ndarray) -> float:
        share = np.linspace(0, 1, 401)[:-1] + 0.5 / 400
        total = 0.0
        for x0, y0, dx, dy in zip(xs[:-1], ys[:-1], np.diff(xs), np.diff(ys), strict=True):
            if np.isfinite((x0, y0, dx, dy)).all():
                px, py = x0 + share * dx, y0 + share * dy
                hits = (px >= inside.left()) & (px <= inside.right()) & (py >= inside.top()) & (py <= inside.bottom())
                total += hits.mean() * np.hypot(dx, dy)
        return total

    assert length_inside(cut_x, cut_y) == pytest.approx(length_inside(x, y), abs=0.2 * max(1, len(points)))


def test_points_that_lie_together_make_no_line_wrong():
    x, y = np.array([0.0, 0.0, 5e-324]), np.zeros(3)
    assert np.nansum(np.abs(within(x, y, QRectF(0, 0, 4, 3)))) == 5e-324
    assert [len(part) for part in within(x, y, QRectF(1, 1, 4, 3))] == [0, 0]


def test_a_line_within_its_view_is_left_whole():
    x, y = np.array([1.0, 2.0, 3.0, 4.0]), np.array([0.1, 0.5, np.nan, 0.4])
    np.testing.assert_array_equal(within(x, y, QRectF(0, 0, 5, 1)), ([1.0, 2.0], [0.1, 0.5]))
    assert [len(part) for part in within(x, y, QRectF(9, 9, 1, 1))] == [0, 0]


def test_a_curve_without_numbers_is_not_drawn(plot: EpochPlot):
    curve = plot.add_curve("validation", VALIDATION)
    curve.set_data(np.array([1.0, 2.0]), np.array([np.nan, np.nan]))
    assert not curve._line.isVisible()
    assert not curve._marks.isVisible()


def test_training_and_validation_differ_without_color():
    assert TRAINING.line is not VALIDATION.line
    assert TRAINING.mark != VALIDATION.mark


def test_cleared_curves_leave_plot_and_legend(plot: EpochPlot):
    before = len(plot.getPlotItem().items)
    for name in ("a", "b", ""):
        plot.add_curve(name, TRAINING).set_data(np.array([1.0]), np.array([1.0]))
    assert len(plot.getPlotItem().legend.items) == 2
    plot.clear_curves()
    assert len(plot.getPlotItem().legend.items) == 0
    assert len(plot.getPlotItem().items) == before


def test_the_view_follows_its_home_until_the_wheel_turns_and_again_after_a_reset(qtbot: QtBot, plot: EpochPlot):
    plot.set_home((0, 10), (0, 1))
    np.testing.assert_allclose(plot.viewRange(), [[0, 10], [0, 1]])
    with qtbot.waitSignal(plot.moved):
        wheel(plot)
    zoomed = plot.viewRange()
    assert zoomed[0][1] - zoomed[0][0] < 10
    plot.set_home((0, 12), (0, 2))
    assert plot.viewRange() == zoomed
    plot.reset_view()
    np.testing.assert_allclose(plot.viewRange(), [[0, 12], [0, 2]])


def test_the_pointer_over_the_curves_names_its_epoch_and_leaving_names_none(qtbot: QtBot, plot: EpochPlot):
    plot.set_home((0, 10), (0, 1))
    view = plot.getPlotItem().vb
    with qtbot.waitSignal(plot.pointed) as pointed:
        plot.scene().sigMouseMoved.emit(view.mapViewToScene(QPointF(4, 0.5)))
    assert pointed.args[0] == pytest.approx(4)
    with qtbot.waitSignal(plot.pointed) as pointed:
        plot.scene().sigMouseMoved.emit(QPointF(0, 0))
    assert pointed.args == [None]


def test_the_colors_follow_the_palette(qtbot: QtBot, qapp: QApplication, plot: EpochPlot):
    light = qapp.palette()
    dark = QPalette(light)
    dark.setColor(QPalette.ColorRole.Window, QColor("#111111"))
    dark.setColor(QPalette.ColorRole.WindowText, QColor("#eeeeee"))
    try:
        qapp.setPalette(dark)
        qtbot.waitUntil(lambda: plot.backgroundBrush().color().name() == DARK.plot_background)
    finally:
        qapp.setPalette(light)
    qtbot.waitUntil(lambda: plot.backgroundBrush().color().name() == LIGHT.plot_background)


def test_five_hundred_updates_leave_the_process_alive(qtbot: QtBot, plot: EpochPlot):
    """Reference counts that go wrong in a broken pair of PySide and Python end the process within fifty."""
    curve = plot.add_curve("loss", TRAINING)
    for count in range(1, 501):
        x = np.arange(1.0, count + 1)
        curve.set_data(x, 1 / x)
        plot.set_home((0, count), (0, 1))
        QApplication.processEvents()
    assert len(curve._line.getData()[0]) == 500


def shown_marks(plot: EpochPlot) -> list[tuple[float, str]]:
    return [(line.value(), line.label.textItem.toPlainText()) for line in plot.marks._lines]


def test_marks_take_the_place_of_those_before(plot: EpochPlot):
    plot.set_home((0, 10), (0, 1))
    plot.show_marks([Mark(7, "rate 0.1"), Mark(2.5, "rate 0.2")])
    assert shown_marks(plot) == [(2.5, "rate 0.2"), (7, "rate 0.1")]
    before = plot.marks._lines
    plot.show_marks([Mark(2.5, "rate 0.2"), Mark(7, "rate 0.1")])
    assert plot.marks._lines is before, "what is there already is not made again"
    plot.show_marks([])
    assert shown_marks(plot) == []
    assert all(line.scene() is None for line in before)


def test_words_of_marks_that_stand_close_give_way_to_the_latest_until_there_is_room(plot: EpochPlot):
    plot.set_home((0, 100), (0, 1))
    plot.show_marks([Mark(10, "first"), Mark(10.2, "second"), Mark(60, "third")])
    assert plot.marks.texts() == ["second", "third"]
    plot.show_epochs(10, 12)
    assert plot.marks.texts() == ["first", "second", "third"]


def test_marks_follow_the_theme(plot: EpochPlot, qapp: QApplication):
    plot.show_marks([Mark(1, "rate 0.1")])
    (line,) = plot.marks._lines
    for palette in (DARK, LIGHT):
        plot.use_colors(palette)
        assert line.pen.color().name() == palette.muted
        assert line.label.color.name() == palette.plot_text


def test_a_legend_has_no_more_rows_than_it_needs_and_moves_closer_before_it_takes_another(plot: EpochPlot):
    plot.setMinimumSize(1, 1)
    curves = [plot.add_curve("", TRAINING) for _ in range(3)]
    long = "the longest of these names"
    plot.name_curves(dict(zip(curves, ("a", "b", long), strict=True)), {long: "long"})
    legend = plot.getPlotItem().legend

    def shown(room: int) -> tuple[int, bool]:
        plot.resize(room, 300)
        return ceil(len(legend.items) / legend.columnCount), legend.items[-1][1].text == long

    assert shown(600) == (1, True)
    assert shown(240) == (1, False)
    assert shown(130) == (2, False)
    assert shown(70) == (3, False)
    assert shown(600) == (1, True)


def test_a_closer_legend_ends_inside_of_its_plot(plot: EpochPlot):
    plot.setMinimumSize(1, 1)
    for name in ("training", "validation", "best"):
        plot.add_curve(name, TRAINING)
    plot.show()
    for room in (300, 250, 200):
        plot.resize(room, 300)
        QApplication.processEvents()
        legend = plot.getPlotItem().legend
        assert plot.getPlotItem().sceneBoundingRect().contains(legend.sceneBoundingRect())
        assert legend.sceneBoundingRect().bottom() <= plot.getPlotItem().vb.sceneBoundingRect().top() + 1


@pytest.mark.parametrize("height", [400, 200, 100])
def test_a_word_on_a_line_ends_inside_of_the_plot_or_is_left_out(plot: EpochPlot, height: int):
    plot.set_home((0, 10), (0, 1))
    plot.show_marks([Mark(3, "rate 0.01")])
    plot.show_flag(5, "weights kept")
    plot.resize(500, height)
    plot.show()
    QApplication.processEvents()
    view = plot.getPlotItem().vb
    words = [line.label for line in (*plot.marks.lines, plot._flag) if line.label.isVisible()]
    assert len(words) == (0 if height == 100 else 2)
    for label in words:
        assert view.sceneBoundingRect().contains(label.mapRectToScene(label.boundingRect()))
