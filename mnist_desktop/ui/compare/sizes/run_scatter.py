"""Runs in a plot of accuracy against size, with their names and the Pareto front."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from mnist_desktop.core.results.size_scale import Scale, SizedNetwork, close_scale_of
from mnist_desktop.core.results.sized_runs import SizedRuns
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.runs.shipped import is_shipped
from mnist_desktop.ui.compare.sizes.label_places import label_places
from mnist_desktop.ui.shared.accessible import NONE
from mnist_desktop.ui.shared.numbers import fine_percent
from mnist_desktop.ui.shared.run_names import name_of, plain_name
from mnist_desktop.ui.shared.size_scatter import MARK, SizeScatter
from mnist_desktop.ui.shared.text_size import scaled
from mnist_desktop.ui.shared.theme import colors
from mnist_desktop.ui.shared.words import name_word

MOST_NAMES = 40
"""More names than this are not read, and each has to find a place beside all others."""
LONGEST_NAME = 170
"""Of a name in the plot, in logical pixels; the rest is dots."""
VEIL = 0.8
"""How much of the lines behind a name is hidden."""


class RunScatter(SizeScatter):
    """A mark for each tested run, named where there is room. `chosen` has its place among the marks; see :meth:`info_at`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("runSizes", parent)
        name_word(self, "pareto_front")
        self._infos: tuple[RunInfo, ...] = ()
        self._placed: dict[object, dict[int, QRectF]] = {}  # the names that are painted, by what decides their places

    def show_runs(self, group: SizedRuns | None) -> None:
        """Show the runs of a data set."""
        runs = () if group is None else group.runs
        infos = tuple(run.info for run in runs)
        if infos != self._infos:
            self._infos, self._placed = infos, {}
        self.show_networks(runs, () if group is None else group.front)

    def info_at(self, at: int) -> RunInfo:
        """The run of a mark."""
        return self._infos[at]

    def mark_run(self, run_id: str) -> None:
        """Frame the mark of a run that another view speaks of; no mark where it has none."""
        self.mark(next((at for at, info in enumerate(self._infos) if info.id == run_id), NONE))

    def part_text(self, at: int) -> str:
        """A mark in words."""
        info = self._infos[at]
        told = self.tr("{name}: {parameters:,} parameters, {share} of the test images read right.")
        said = told.format(name=name_of(info), parameters=info.parameters, share=fine_percent(info.test_accuracy))
        return f"{said} {self.tr('On the Pareto front: no other run is as small and as good.')}" if at in self._front else said

    def names(self, current: int = NONE) -> dict[int, QRectF]:
        """The marks whose names have room, and where they stand: `current` first, then the front, then what ships.

        Each name looks for a place beside all others, so the places are kept until something changes that they depend on.
        """
        decides = current, self.size().toTuple(), self.font().key(), scaled(LONGEST_NAME)
        if decides not in self._placed:
            self._placed = {decides: self._places_of_names(current)}
        return self._placed[decides]

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        super().retranslate()
        self._placed = {}

    def _places_of_names(self, current: int) -> dict[int, QRectF]:
        wanted = sorted(range(len(self._infos)), key=lambda at: (at != current, *self._rank(at)))[:MOST_NAMES]
        letters, marks = self.fontMetrics(), [self._place(network) for network in self._networks]
        sizes = {at: QSizeF(letters.horizontalAdvance(self._short_name(at)) + 1, letters.height()) for at in wanted}
        room = QRectF(0, 0, self.width(), self._area().bottom())
        return label_places(marks, MARK, sizes, room)

    def _paint(self, painter: QPainter, current: int) -> None:
        super()._paint(painter, current)
        if not self._infos:
            return
        theme = colors(self.palette())
        ground = QColor(theme.plot_background)
        ground.setAlphaF(VEIL)
        for at, place in self.names(current).items():
            painter.fillRect(place, ground)  # lines that cross the name would make it hard to read
            painter.setPen(QColor(theme.plot_text if at in self._front or at == current else theme.muted))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine), self._short_name(at))

    def _rank(self, at: int) -> tuple[bool, bool, float]:
        return at not in self._front, not is_shipped(self._infos[at].id), -self._networks[at].accuracy

    def _short_name(self, at: int) -> str:
        name = plain_name(self._infos[at])
        return self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, scaled(LONGEST_NAME))

    @staticmethod
    def _scale_of(networks: Sequence[SizedNetwork]) -> Scale:
        return close_scale_of(networks)
