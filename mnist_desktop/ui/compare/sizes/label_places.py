"""Where the names of marks in a plot can stand without covering each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF

GAP = 3.0
"""Between a mark and its name, in logical pixels."""


def label_places(marks: Sequence[QPointF], radius: float, sizes: Mapping[int, QSizeF], area: QRectF) -> dict[int, QRectF]:
    """A place for as many names as there is room for, by greedy choice: the first in `sizes` choose first.

    Each name tries right of its mark, left of it, above and below it, and takes the first place that lies within the area and
    covers no mark and no name. That is the simplest of the ways that J. Christensen, J. Marks and S. Shieber compare (*An
    empirical study of algorithms for point-feature label placement*, ACM Transactions on Graphics 14, 1995, section 3.1).

    Parameters
    ----------
    marks, radius
        The middle of each mark, and how far it reaches.
    sizes
        How large each wanted name is, by the place of its mark in `marks`.
    area
        Where names may stand.

    Returns
    -------
    The place of each name by its mark; a name without a place is left out.
    """
    discs = [QRectF(mark.x() - radius, mark.y() - radius, 2 * radius, 2 * radius) for mark in marks]
    taken: dict[int, QRectF] = {}
    for at, size in sizes.items():
        for place in _candidates(marks[at], size, radius + GAP):
            is_free = area.contains(place) and not any(place.intersects(other) for other in (*discs, *taken.values()))
            if is_free:
                taken[at] = place
                break
    return taken


def _candidates(mark: QPointF, size: QSizeF, reach: float) -> tuple[QRectF, ...]:
    wide, high = size.width(), size.height()
    x, y = mark.x(), mark.y()
    corners = (
        (x + reach, y - high / 2),
        (x - reach - wide, y - high / 2),
        (x - wide / 2, y - reach - high),
        (x - wide / 2, y + reach),
    )
    return tuple(QRectF(QPointF(*corner), size) for corner in corners)
