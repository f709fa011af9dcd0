"""Where the maps of all stages lie, and the zoom at which all of them can be seen."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log

from PySide6.QtCore import QRect, QSize

Size = tuple[int, int]
"""Height and width of a map."""

GAP = 12
"""Between views, in screen pixels."""

SMALLEST_WIDTH, SMALLEST_POOLED_WIDTH = 84, 120
"""A view is at least so wide, for its title and legend; a pooled map, which is small, needs room for its shape as well."""

SMALLEST_MAP = 84
"""Maps are not made narrower than this to fit more of them in; then the board scrolls."""

GOOD_ENOUGH = 0.8
"""An arrangement is preferred to one behind it if its zoom is this share of the best."""

LARGEST_ZOOM = 24
_SHRINK = 0.97


@dataclass(frozen=True)
class Section:
    """Groups of maps that begin on a line of their own, below a heading.

    Attributes
    ----------
    heading
        Its height; 0 for none.
    groups
        The sizes of the maps that stay beside each other: a feature map and its pooled map.
    """

    heading: int
    groups: tuple[tuple[Size, ...], ...]


@dataclass(frozen=True)
class Layout:
    """Where everything lies.

    Attributes
    ----------
    zoom
        Screen pixels per number.
    headings
        The top of each section's heading.
    views
        The rectangle of each view with its title and legend, in the order of the sections' maps.
    height
        Of all of it.
    """

    zoom: float
    headings: tuple[int, ...]
    views: tuple[QRect, ...]
    height: int


def arrange(alternatives: Sequence[Sequence[Section]], room: QSize, frame: int) -> Layout:
    """Find the largest zoom at which all views fit into `room`, or the smallest that can be read.

    Parameters
    ----------
    alternatives
        Ways to group the views, the best looking first.
    frame
        The height of a view's title and legend together.
    """
    layouts = [_largest(sections, room, frame) for sections in alternatives]
    best = max(layout.zoom for layout in layouts)
    return next(layout for layout in layouts if layout.zoom >= GOOD_ENOUGH * best)


def _largest(sections: Sequence[Section], room: QSize, frame: int) -> Layout:
    widest = max(size[1] for section in sections for group in section.groups for size in group)
    smallest = SMALLEST_MAP / widest
    if smallest > 1:
        smallest = float(min(ceil(smallest), LARGEST_ZOOM))
    zooms = _zooms(smallest)

    def fits(zoom: float) -> bool:
        layout = _lay_out(sections, room.width(), frame, zoom)
        return layout.height <= room.height() and max(view.right() for view in layout.views) < room.width()

    # The smaller the zoom the lower it all gets, so the first one that fits is found by halving.
    first = bisect_left(zooms, True, key=fits)
    return _lay_out(sections, room.width(), frame, zooms[min(first, len(zooms) - 1)])


def _zooms(smallest: float) -> list[float]:
    """Zooms to try, from large to small: whole numbers first, then in small steps."""
    zooms = [float(zoom) for zoom in range(LARGEST_ZOOM, max(1, ceil(smallest)) - 1, -1)]
    if smallest < 1:
        steps = int(log(smallest) / log(_SHRINK))
        zooms += [_SHRINK**step for step in range(1, steps + 1)] + [smallest]
    return zooms


def _lay_out(sections: Sequence[Section], width: int, frame: int, zoom: float) -> Layout:
    """Line after line, as words are set."""
    views: list[QRect] = []
    headings: list[int] = []
    top = 0
    for section in sections:
        headings.append(top)
        top += section.heading
        left = line = 0
        for group in section.groups:
            sizes = [_view_size(size, zoom, frame, is_pooled=number > 0 and number == len(group) - 1)
                     for number, size in enumerate(group)]  # fmt: skip
            length = sum(size.width() for size in sizes) + GAP * (len(sizes) - 1)
            if left and left + length > width:
                top, left, line = top + line + GAP, 0, 0
            for size in sizes:
                views.append(QRect(left, top, size.width(), size.height()))
                left += size.width() + GAP
                line = max(line, size.height())
        top += line + GAP
    return Layout(zoom, tuple(headings), tuple(views), top - GAP)


def _view_size(size: Size, zoom: float, frame: int, *, is_pooled: bool) -> QSize:
    height, width = size
    smallest = SMALLEST_POOLED_WIDTH if is_pooled else SMALLEST_WIDTH
    return QSize(max(smallest, floor(width * zoom)), max(1, floor(height * zoom)) + frame)
