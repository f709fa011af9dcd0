"""What an image grid shows, where it moves, and what it tells."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage

from mnist_desktop.ui.shared.image_grid import Caption, ImageGrid
from mnist_desktop.ui.shared.image_grid_cells import GAP, SIDE, fitted_cells, flowing_cells
from mnist_desktop.ui.shared.theme import colors


@pytest.fixture
def images():
    return np.random.default_rng(0).integers(0, 256, (5000, SIDE, SIDE), dtype=np.uint8)


@pytest.fixture
def grid(qtbot, images):
    grid = ImageGrid()
    qtbot.addWidget(grid)
    grid.resize(600, 400)
    grid.set_images(images)
    grid.show()
    return grid


def gray_pixels(grid):
    """What the viewport shows, uint8 (height, width)."""
    image = grid.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width()].copy()


@pytest.mark.parametrize("tile", [28, 56, 84])
def test_each_pixel_of_an_image_becomes_an_equal_square(grid, images, tile):
    grid.set_tile(tile)
    grid.verticalScrollBar().setValue(13)
    scale = tile // SIDE
    shown = gray_pixels(grid)
    for index in (grid.visible_range().start + grid._cells.columns, grid.visible_range().start + grid._cells.columns + 1):
        corner = grid._cells.image_rect(index).topLeft().toPoint() - QPoint(0, 13)
        painted = shown[corner.y() : corner.y() + tile, corner.x() : corner.x() + tile]
        assert np.array_equal(painted, images[index].repeat(scale, 0).repeat(scale, 1))


def test_only_images_in_view_are_asked_for_a_caption(grid):
    asked = []

    def caption(index):
        asked.append(index)
        return Caption((str(index),))

    grid.set_caption(caption)
    grid.set_order(np.arange(4999, -1, -1))
    asked.clear()
    grid.viewport().grab()
    assert asked == [4999 - position for position in grid.visible_range()]
    assert len(asked) < 100


def test_a_click_opens_the_image_that_the_order_has_there(grid, qtbot):
    grid.set_order(np.array([7, 3, 11]))
    told = []
    grid.current_changed.connect(lambda index: told.append(("current", index)))
    grid.activated.connect(lambda index: told.append(("activated", index)))
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.cell_rect(3).center())
    assert told == [("current", 3), ("activated", 3)]
    assert grid.current() == 3


def test_a_click_between_cells_opens_nothing(grid, qtbot):
    with qtbot.assertNotEmitted(grid.activated):
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(1, 1))


def test_a_press_that_ends_on_another_image_opens_nothing(grid, qtbot):
    with qtbot.assertNotEmitted(grid.activated):
        qtbot.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.cell_rect(0).center())
        qtbot.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.cell_rect(1).center())


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_open_the_current_image(grid, qtbot, key):
    grid.set_order(np.array([40, 50, 60]))
    grid.set_current(50)
    with qtbot.waitSignal(grid.activated) as opened:
        qtbot.keyClick(grid, key)
    assert opened.args == [50]


def test_without_a_current_image_enter_opens_nothing(grid, qtbot):
    with qtbot.assertNotEmitted(grid.activated):
        qtbot.keyClick(grid, Qt.Key.Key_Return)


def test_arrows_move_by_one_image_and_by_one_row(grid, qtbot):
    columns = grid._cells.columns
    grid.set_current(0)
    for key, expected in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 1 + columns),
        (Qt.Key.Key_Left, columns),
        (Qt.Key.Key_Up, 0),
    ):
        with qtbot.waitSignal(grid.current_changed) as moved:
            qtbot.keyClick(grid, key)
        assert moved.args == [expected]


def test_the_first_key_makes_an_image_in_view_current(grid, qtbot):
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum() // 2)
    first = grid.visible_range().start
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.current() == first


def test_end_and_home_reach_the_last_and_the_first_image(grid, qtbot):
    grid.set_current(17)
    qtbot.keyClick(grid, Qt.Key.Key_End)
    assert grid.current() == 4999
    assert 4999 in grid.visible_range()
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    assert grid.current() == 0
    assert grid.verticalScrollBar().value() == 0


def test_page_down_goes_on_by_as_many_rows_as_fit(grid, qtbot):
    grid.set_current(0)
    qtbot.keyClick(grid, Qt.Key.Key_PageDown)
    rows = grid.viewport().height() // grid._cells.pitch
    assert grid.current() == rows * grid._cells.columns
    qtbot.keyClick(grid, Qt.Key.Key_PageUp)
    assert grid.current() == 0


def test_keys_at_the_ends_stay_there_and_say_nothing(grid, qtbot):
    grid.set_current(0)
    with qtbot.assertNotEmitted(grid.current_changed):
        qtbot.keyClick(grid, Qt.Key.Key_Up)
        qtbot.keyClick(grid, Qt.Key.Key_Left)


def test_the_current_image_survives_a_new_order_that_has_it(grid, qtbot):
    grid.set_current(20)
    with qtbot.assertNotEmitted(grid.current_changed):
        grid.set_order(np.array([5, 20, 9]))
    assert grid.current() == 20
    grid.set_order(np.array([5, 9]))
    assert grid.current() == -1


def test_a_new_order_is_shown_from_its_top(grid):
    grid.scroll_to(4000)
    grid.set_order(np.arange(3000))
    assert grid.visible_range().start == 0


def test_scroll_to_brings_an_image_into_view_without_making_it_current(grid):
    grid.scroll_to(3210)
    assert 3210 in grid.visible_range()
    assert grid.viewport().rect().contains(grid.cell_rect(3210))
    assert grid.current() == -1


def test_scroll_to_an_image_that_is_not_shown_leaves_the_view(grid):
    grid.set_order(np.arange(0, 5000, 2))
    grid.scroll_to(3001)
    assert grid.visible_range().start == 0
    assert grid.cell_rect(3001).isEmpty()


@pytest.mark.parametrize("order", [[5000], [-1, 2]])
def test_an_order_past_the_images_is_refused_and_the_old_one_stays(grid, order):
    with pytest.raises(IndexError):
        grid.set_order(np.array(order))
    assert len(grid.order()) == 5000


def test_an_empty_order_shows_a_sentence_instead(grid, qtbot):
    grid.set_order(np.arange(0))
    before = gray_pixels(grid)
    grid.set_empty_text("Nothing passes.")
    assert not np.array_equal(before, gray_pixels(grid))
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert grid.current() == -1


def test_columns_stand_side_by_side_with_all_rows_in_sight(grid):
    grid.set_caption(lambda index: Caption((str(index), "line")))
    grid.set_order(np.arange(9))
    grid.set_columns(3)
    assert len({grid.cell_rect(index).top() for index in range(9)}) == 3
    assert all(grid.viewport().rect().contains(grid.cell_rect(index)) for index in range(9))
    assert grid.verticalScrollBar().maximum() == 0


def test_a_wrong_image_is_framed_in_its_color_and_says_so(grid):
    grid.set_caption(lambda index: Caption((str(index),), "wrong" if index else "right"))
    shown = grid.viewport().grab().toImage()
    for index, name in ((0, "right"), (1, "wrong")):
        frame = grid._cells.image_rect(index).toRect()
        assert shown.pixelColor(frame.left() - 1, frame.center().y()).name() == getattr(colors(), name)
    grid.set_current(1)
    assert "Wrong" in grid.accessibleDescription()


def test_check_and_cross_differ_without_color(grid):
    def discs(tone):
        grid.set_caption(lambda _: Caption(("x",), tone))
        corner = grid._cells.image_rect(0).topRight().toPoint()
        shown = grid.viewport().grab().toImage()
        ground = getattr(colors(), tone)
        return [
            [shown.pixelColor(corner + QPoint(column - 11, row + 1)).name() == ground for column in range(10)]
            for row in range(10)
        ]

    assert discs("right") != discs("wrong")


def test_the_current_image_is_told_in_words(grid):
    grid.set_caption(lambda index: Caption((str(index),), words=f"seven, number {index}"))
    grid.set_order(np.array([8, 9, 10]))
    grid.set_current(9)
    assert grid.accessibleDescription() == "Image 9\nseven, number 9\n2 of 3"


def test_focus_shows_a_ring_around_the_current_image(grid, qtbot):
    grid.set_current(1)
    grid.clearFocus()
    ring = grid.cell_rect(1).topLeft() + QPoint(grid.cell_rect(1).width() // 2, -2)
    without = grid.viewport().grab().toImage().pixelColor(ring)
    grid.activateWindow()
    grid.setFocus()
    qtbot.waitUntil(grid.hasFocus)
    assert grid.viewport().grab().toImage().pixelColor(ring) != without
    grid.clearFocus()


def test_a_narrower_view_keeps_its_topmost_row_in_sight(grid):
    grid.scroll_to(2500)
    first = grid.visible_range().start
    grid.resize(400, 400)
    assert first in grid.visible_range()


@settings(deadline=None)
@given(
    count=st.integers(0, 70_000),
    width=st.integers(40, 2000),
    tile=st.sampled_from([28, 56, 112]),
    text=st.tuples(st.integers(0, 120), st.integers(0, 40)),
    ratio=st.sampled_from([1.0, 1.25, 1.5, 1.75, 2.0]),
    data=st.data(),
)
def test_every_cell_is_found_at_its_own_place(count, width, tile, text, ratio, data):
    cells = flowing_cells(count, width, tile, QSize(*text), ratio)
    if count:
        position = data.draw(st.integers(0, count - 1))
        place = cells.rect(position)
        assert cells.at(place.center()) == position
        assert cells.at(place.topLeft() - QPoint(1, 0)) == -1
        assert position in cells.between(place.top(), place.bottom())
        assert place.bottom() < cells.total_height
        assert cells.rect(0).top() >= GAP


@settings(deadline=None)
@given(columns=st.integers(1, 10), width=st.integers(450, 2000), height=st.integers(500, 2000), text=st.integers(0, 200))
def test_a_fitted_picture_stays_inside_its_room(columns, width, height, text):
    cells = fitted_cells(9, columns, QSize(width, height), QSize(text, 15), 1.0)
    for position in range(9):
        place = cells.rect(position)
        assert place.left() >= 0
        assert place.right() < width
        assert cells.at(place.center()) == position
        if position % columns:
            assert not place.intersects(cells.rect(position - 1))
