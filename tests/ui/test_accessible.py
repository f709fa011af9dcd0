"""What a screen reader is told of painted parts, and that asking for it leaves nothing behind."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from mnist_desktop.ui.results.confusion_matrix import ConfusionMatrix
from mnist_desktop.ui.shared.epoch_plot import EpochPlot
from mnist_desktop.ui.shared.image_grid import Caption, ImageGrid

NAMES = tuple("0123456789")


@pytest.fixture
def listening(qapp: object) -> Iterator[None]:
    """Somebody listens."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def matrix(qtbot: QtBot, listening: None) -> ConfusionMatrix:
    matrix = ConfusionMatrix()
    qtbot.addWidget(matrix)
    counts = np.zeros((10, 10), np.int64)
    counts[3, 5], counts[3, 3] = 1, 999
    matrix.set_matrix(counts, NAMES)
    matrix.resize(500, 500)
    matrix.show()
    return matrix


@pytest.fixture
def grid(qtbot: QtBot, listening: None) -> ImageGrid:
    grid = ImageGrid()
    qtbot.addWidget(grid)
    grid.setAccessibleName("Digits")
    grid.set_images(np.zeros((2000, 28, 28), np.uint8))
    grid.set_caption(lambda index: Caption((str(index),), "right" if index % 2 else "wrong", f"read as {index}"))
    grid.resize(400, 300)
    grid.show()
    return grid


def interface(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def name(part: QAccessibleInterface) -> str:
    return part.text(QAccessible.Text.Name)


def test_a_matrix_is_a_table_whose_cells_say_both_classes_the_count_and_the_share(matrix: ConfusionMatrix):
    table = interface(matrix)
    assert table.role() is QAccessible.Role.Table
    assert name(table) == "Confusion matrix"
    assert table.childCount() == 100
    cell = table.child(35)
    assert cell.role() is QAccessible.Role.Cell
    assert name(cell) == "True class 3, predicted class 5: 1, 0.1 %"
    assert cell.parent() is table
    assert table.indexOfChild(cell) == 35


def test_a_cell_lies_where_it_is_painted(matrix: ConfusionMatrix):
    table = interface(matrix)
    place = table.child(35).rect()
    assert place.topLeft() == matrix.mapToGlobal(matrix.cell_rect(3, 5).toRect().topLeft())
    assert table.childAt(place.center().x(), place.center().y()) is table.child(35)
    assert table.childAt(matrix.mapToGlobal(QPoint(1, 1)).x(), matrix.mapToGlobal(QPoint(1, 1)).y()) is None


def test_the_cell_of_the_keyboard_has_the_focus(qtbot: QtBot, matrix: ConfusionMatrix):
    matrix.setFocus()
    qtbot.waitUntil(matrix.hasFocus)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(matrix, key)
    table = interface(matrix)
    assert table.focusChild() is table.child(12)
    assert table.child(12).state().focused
    assert not table.child(13).state().focused


def test_a_grid_is_a_list_of_images_with_their_labels_and_whether_they_were_read_right(grid: ImageGrid):
    whole = interface(grid)
    assert whole.role() is QAccessible.Role.List
    assert whole.childCount() == 2000
    assert name(whole.child(7)) == "Image 7, read as 7, Right"
    assert name(whole.child(8)) == "Image 8, read as 8, Wrong"
    assert not whole.child(0).state().offscreen
    assert whole.child(1999).state().offscreen


def test_parts_that_went_away_are_told_from_those_that_came(grid: ImageGrid):
    whole = interface(grid)
    first, last = whole.child(0), whole.child(1999)
    grid.set_order(np.array([5, 6]))
    assert not isValid(first)
    assert not isValid(last)
    assert whole.childCount() == 2
    assert whole.child(2) is None
    assert name(whole.child(0)) == "Image 5, read as 5, Right"


def test_what_was_asked_about_a_widget_goes_with_it(qtbot: QtBot, listening: None):
    for _ in range(5):
        matrix = ConfusionMatrix()
        whole = interface(matrix)
        parts = [whole.child(at) for at in range(100)]
        assert all(name(part) for part in parts)
        gc.collect()
        assert all(name(whole.child(at)) for at in range(100))
        matrix.deleteLater()
        del matrix
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not isValid(whole)
        assert not any(isValid(part) for part in parts)
        del whole, parts
        gc.collect()


def test_a_plot_is_a_chart_that_tells_its_last_values(qtbot: QtBot, listening: None):
    plot = EpochPlot("loss", "epoch")
    qtbot.addWidget(plot)
    plot.setAccessibleName("Curve of loss over epochs")
    plot.setAccessibleDescription("Epoch 4: training 0.1250")
    chart = interface(plot)
    assert chart.role() is QAccessible.Role.Chart
    assert (name(chart), chart.text(QAccessible.Text.Description)) == ("Curve of loss over epochs", "Epoch 4: training 0.1250")
    assert chart.childCount() == 0


def test_without_a_listener_nothing_is_made(qtbot: QtBot):
    matrix = ConfusionMatrix()
    qtbot.addWidget(matrix)
    matrix.show()
    matrix.set_matrix(np.eye(10, dtype=np.int64), NAMES)
    matrix.tell_current_part()
    assert not QAccessible.isActive()
