"""Measures how long the window does not react, by the gaps between the ticks of a fast timer in the GUI thread.

The processor time of the GUI thread in a gap tells its own work from its waiting for a core or for Python's global lock.
"""

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
        self._cpu: dict[str, list[float]] = defaultdict(list)
        self._phase = ""
        self._last = self._last_cpu = 0.0
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def enter(self, phase: str) -> None:
        """Count the following stalls under `phase`."""
        if self._timer.isActive():
            self._tick()
        self._phase = phase
        self._last, self._last_cpu = time.perf_counter(), time.thread_time()
        self._timer.start()

    def leave(self) -> None:
        """Count nothing until the next phase; a stall up to now still counts."""
        if self._timer.isActive():
            self._tick()
        self._timer.stop()

    def resume(self) -> None:
        """Count again under the phase that was left."""
        self.enter(self._phase)

    def longest_ms(self, phase: str | None = None) -> float:
        """The longest stall of one phase, or of all."""
        return max(self._of(phase), default=0.0)

    def most_cpu_ms(self, phase: str) -> float:
        """The most processor time of the GUI thread between two ticks of a phase."""
        return max(self._cpu[phase], default=0.0)

    def cpu_of_longest_ms(self, phase: str) -> float:
        """The processor time of the GUI thread in the longest stall of a phase."""
        stalls = self._stalls[phase]
        return self._cpu[phase][stalls.index(max(stalls))] if stalls else 0.0

    def percentile_ms(self, percent: float, phase: str | None = None) -> float:
        """The stall that is not exceeded by `percent` of all ticks."""
        stalls = self._of(phase)
        return float(np.percentile(stalls, percent)) if stalls else 0.0

    def _of(self, phase: str | None) -> list[float]:
        if phase is not None:
            return self._stalls[phase]
        return [stall for stalls in self._stalls.values() for stall in stalls]

    def _tick(self) -> None:
        now, cpu = time.perf_counter(), time.thread_time()
        self._stalls[self._phase].append(max(0.0, (now - self._last) * 1000 - TICK_MS))
        self._cpu[self._phase].append((cpu - self._last_cpu) * 1000)
        self._last, self._last_cpu = now, cpu
