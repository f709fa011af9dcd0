"""Draws by mouse events as a hand would, for the self-test and for benchmarks."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent

from mnist_desktop.core.drawing.strokes import Drawing

if TYPE_CHECKING:
    from mnist_desktop.ui.drawing.draw_tab import DrawTab

PATIENCE = 2.0
"""Seconds after which a move counts as never answered."""


def replay(tab: DrawTab, drawing: Drawing) -> list[float]:
    """Draw `drawing` on an empty pad, one mouse event after the other, each after the one before was answered.

    Returns
    -------
    list of float
        For each press and move that was answered, the milliseconds from its being sent until the probabilities were painted.
        Empty when the tab cannot be seen: then nothing is painted.
    """
    tab.pad.clear()
    latencies: list[float] = []
    for stroke in drawing.strokes:
        places = [QPointF(x * tab.pad.width(), y * tab.pad.height()) for x, y in (stroke.points / drawing.box).tolist()]
        for kind, place in zip(_kinds(len(places)), places, strict=True):
            latencies += _send(tab, kind, place)
        _send(tab, QEvent.Type.MouseButtonRelease, places[-1])
    return latencies


def _kinds(count: int) -> list[QEvent.Type]:
    return [QEvent.Type.MouseButtonPress, *[QEvent.Type.MouseMove] * (count - 1)]


def _send(tab: DrawTab, kind: QEvent.Type, place: QPointF) -> list[float]:
    """Send one event and wait until its answer is painted."""
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
    where = QPointF(tab.pad.mapToGlobal(place))
    answers = tab.answers
    sent = time.perf_counter()
    QCoreApplication.sendEvent(tab.pad, QMouseEvent(kind, place, where, button, held, Qt.KeyboardModifier.NoModifier))
    while tab.pad.isVisible() and tab.is_answering:
        QCoreApplication.processEvents()
        if time.perf_counter() - sent > PATIENCE:
            return []
    return [(time.perf_counter() - sent) * 1000] if tab.answers > answers else []
