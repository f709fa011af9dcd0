"""Accuracy against the number of parameters, one mark for each network of the class."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from mnist_desktop.core.lessons.board.summary import Point
from mnist_desktop.core.lessons.board.table import share_text
from mnist_desktop.ui.shared.size_scatter import SizeScatter
from mnist_desktop.ui.shared.texts import core_text


class ClassScatter(SizeScatter):
    """The class as marks. `chosen` has the place of a hand-in among the points."""

    def __init__(self, name_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__("classScatter", parent)
        self._name_of = name_of
        self._points: tuple[Point, ...] = ()

    def show_points(self, points: tuple[Point, ...]) -> None:
        """Show other networks."""
        self._points = points
        self.show_networks(points)

    def part_text(self, at: int) -> str:
        """A mark in words."""
        point = self._points[at]
        told = self.tr("{name}: {parameters:,} parameters, {share} read right")
        return told.format(
            name=self._name_of(point.student), parameters=point.parameters, share=share_text(point.accuracy, core_text)
        )
