"""The members of a sweep in a plot of accuracy against size, with the Pareto front."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from mnist_desktop.core.results.front import pareto_front
from mnist_desktop.core.results.size_scale import Scale, SizedNetwork, close_scale_of
from mnist_desktop.core.sweeps.coordinates import figure_of
from mnist_desktop.core.sweeps.progress import MemberProgress, SweepProgress
from mnist_desktop.ui.compare.sweep.member_columns import member_text
from mnist_desktop.ui.shared.accessible import NONE
from mnist_desktop.ui.shared.size_scatter import SizeScatter
from mnist_desktop.ui.shared.words import name_word


@dataclass(frozen=True)
class _Sized:
    number: int
    parameters: int
    accuracy: float


class SizeView(SizeScatter):
    """A mark for each member with a figure. `chosen` has its place among the marks; see :meth:`number_at`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sweepSizes", parent)
        name_word(self, "pareto_front")
        self._members: tuple[MemberProgress, ...] = ()
        self._marks: tuple[_Sized, ...] = ()

    def show_progress(self, progress: SweepProgress | None) -> None:
        """Show the members of a sweep."""
        self._members = () if progress is None else progress.members
        figures = figure_of(self._members)
        self._marks = tuple(_Sized(each.number, each.parameters, figure)
                            for each, figure in zip(self._members, figures, strict=True) if figure is not None)  # fmt: skip
        self.show_networks(self._marks, pareto_front([(each.parameters, each.accuracy) for each in self._marks]))

    def number_at(self, at: int) -> int:
        """The number of the member of a mark."""
        return self._marks[at].number

    def mark_member(self, number: int) -> None:
        """Frame the mark of a member that another view speaks of."""
        self.mark(next((at for at, each in enumerate(self._marks) if each.number == number), NONE))

    def part_text(self, at: int) -> str:
        """A mark in words."""
        each = self._members[self._marks[at].number - 1]
        told = self.tr("{member} {parameters:,} parameters.").format(member=member_text(each), parameters=each.parameters)
        return f"{told} {self.tr('On the Pareto front: none is smaller and as good.')}" if at in self._front else told

    @staticmethod
    def _scale_of(networks: Sequence[SizedNetwork]) -> Scale:
        return close_scale_of(networks)
