"""Draws with mouse events, as a user does, for the self-test and for benchmarks."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent

from mnist_desktop.core.drawing.strokes import Drawing
from mnist_desktop.ui.drawing.draw_tab import DrawTab
from mnist_desktop.ui.drawing.pad import DrawingPad

PATIENCE = 30.0
"""Seconds after which a change of the pad counts as not answered, even on a busy computer."""


def replay(tab: DrawTab, drawing: Drawing) -> list[float]:
    """Draw `drawing` on an empty pad, one mouse event at a time, each after the answer to the one before.

    Returns
    -------
    list of float
        For each answered press and move, the milliseconds from the event until the probabilities are painted. Empty if the tab
        is not visible: then nothing is painted.
    """
    tab.pad.clear()
    latencies: list[float] = []
    for event in mouse_events(tab.pad, drawing):
        answers, sent = tab.answers, time.perf_counter()
        QCoreApplication.sendEvent(tab.pad, event)
        answered = _wait_for_answer(tab) and tab.answers > answers
        if answered and event.type() is not QEvent.Type.MouseButtonRelease:
            latencies.append((time.perf_counter() - sent) * 1000)
    return latencies


def replay_in_one_go(tab: DrawTab, drawing: Drawing) -> bool:
    """Draw `drawing` on an empty pad without waiting for answers, then wait for the last one; False if there is none."""
    tab.pad.clear()
    for event in mouse_events(tab.pad, drawing):
        QCoreApplication.sendEvent(tab.pad, event)
    return _wait_for_answer(tab)


def _wait_for_answer(tab: DrawTab) -> bool:
    """Wait until the tab has painted its answer; False if that takes too long or the tab is not visible."""
    began = time.perf_counter()
    while tab.pad.isVisible() and tab.is_answering:
        QCoreApplication.processEvents()
        if time.perf_counter() - began > PATIENCE:
            break
    return not tab.is_answering


def mouse_events(pad: DrawingPad, drawing: Drawing) -> Iterator[QMouseEvent]:
    """The mouse events of a drawing: for each stroke a press, a move to each other point, and a release."""
    none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
    for stroke in drawing.strokes:
        places = [QPointF(x * pad.width(), y * pad.height()) for x, y in (stroke.points / drawing.box).tolist()]
        yield _event(pad, QEvent.Type.MouseButtonPress, places[0], left, left)
        for place in places[1:]:
            yield _event(pad, QEvent.Type.MouseMove, place, none, left)
        yield _event(pad, QEvent.Type.MouseButtonRelease, places[-1], left, none)


def _event(pad: DrawingPad, kind: QEvent.Type, place: QPointF, button: Qt.MouseButton, held: Qt.MouseButton) -> QMouseEvent:
    where = QPointF(pad.mapToGlobal(place))
    return QMouseEvent(kind, place, where, button, held, Qt.KeyboardModifier.NoModifier)
