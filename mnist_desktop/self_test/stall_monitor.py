"""Measures how long the window does not react, by the gaps between the ticks of a fast timer in the GUI thread."""

from __future__ import annotations

import time
from collections import defaultdict

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer

TICK_MS = 5


class StallMonitor(QObject):
    """Collects stalls by phase. A stall is the delay of a tick."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stalls: dict[str, list[float]] = defaultdict(list)
        self._phase = ""
        self._last = 0.0
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def enter(self, phase: str) -> None:
        """Count the following stalls under `phase`."""
        if self._timer.isActive():
            self._tick()
        self._phase = phase
        self._last = time.perf_counter()
        self._timer.start()

    def leave(self) -> None:
        """Count nothing until the next phase; a stall up to now still counts."""
        if self._timer.isActive():
            self._tick()
        self._timer.stop()

    def longest_ms(self, phase: str | None = None) -> float:
        """The longest stall of one phase, or of all."""
        return max(self._of(phase), default=0.0)

    def percentile_ms(self, percent: float, phase: str | None = None) -> float:
        """The stall that is not exceeded by `percent` of all ticks."""
        stalls = self._of(phase)
        return float(np.percentile(stalls, percent)) if stalls else 0.0

    def _of(self, phase: str | None) -> list[float]:
        if phase is not None:
            return self._stalls[phase]
        return [stall for stalls in self._stalls.values() for stall in stalls]

    def _tick(self) -> None:
        now = time.perf_counter()
        self._stalls[self._phase].append(max(0.0, (now - self._last) * 1000 - TICK_MS))
        self._last = now
