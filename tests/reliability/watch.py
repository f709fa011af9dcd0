"""Watches the window in a campaign: standstills, memory, descriptors, threads, and the log."""

from __future__ import annotations

import ctypes
import faulthandler
import gc
import logging
import os
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow
from shiboken6 import createdByPython, isValid

BEAT_MS, STALL_BEAT_MS = 100, 5
MOST_STALL_S = 2.0
MEGABYTE = 2**20


@dataclass(frozen=True)
class Counts:
    """The resources of a process. Memory is in MB; 0 where the system does not tell."""

    memory: float
    threads: int
    descriptors: int
    top_level: int


def count() -> Counts:
    """The resources of this process now."""
    app = QApplication.instance()
    return Counts(
        round(_resident() / MEGABYTE, 1),
        _entries("/proc/self/task") or threading.active_count(),
        _entries("/proc/self/fd"),
        len(app.topLevelWidgets()) if isinstance(app, QApplication) else 0,
    )


def settled_count() -> Counts:
    """The same after everything possible is freed: deleted objects, cycles, free pages of the allocator."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
        gc.collect()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
    return count()


def kept_windows() -> dict[str, int]:
    """How many windows and dialogs of each class Qt has deleted and Python still keeps, often with all that they know.

    One that Qt made itself is left out: its Python half knows nothing, and goes with that of its window.
    """
    found = (each for each in gc.get_objects() if issubclass(type(each), (QDialog, QMainWindow)))
    return dict(Counter(type(each).__name__ for each in found if createdByPython(each) and not isValid(each)))


class Heartbeat(QObject):
    """Reports when the event loop stands still, and where, with the stack of every thread at that time.

    Time in which the GUI thread waits for a core because of other programs does not count, where the system tells it.

    Parameters
    ----------
    stalled
        Called with a sentence and the stacks, after the standstill.
    """

    def __init__(self, stalled: Callable[[str, str], None], most: float = MOST_STALL_S, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stalled, self._most = stalled, most
        self._watcher = _StackWatcher()
        self.longest = 0.0
        self._last = time.monotonic()
        self._waited = waited_for_core()
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self.go_on()

    def go_on(self) -> None:
        """Start to count."""
        self._last, self._waited = time.monotonic(), waited_for_core()
        self._watcher.look_after(self._most)
        self._timer.start()

    def rest(self) -> None:
        """Stop counting until :meth:`go_on`."""
        if self._timer.isActive():
            self._beat()
        self._timer.stop()
        self._watcher.take_back()

    def end(self) -> None:
        """Stop counting for ever."""
        self.rest()
        self._watcher.end()

    def _beat(self) -> None:
        now, waited = time.monotonic(), waited_for_core()
        lasted = now - self._last
        stall = lasted - (waited - self._waited)
        self._last, self._waited = now, waited
        self.longest = max(self.longest, stall)
        stacks = self._watcher.take_back()
        if stall > self._most:
            self._stalled(f"the window stood still for {stall:.1f} s ({lasted:.1f} s with waiting for a core)", stacks)
        self._watcher.look_after(self._most)


class _StackWatcher:
    """Records what every thread does, unless it is cancelled in time.

    It is a Python thread that reads the stacks while it holds the global lock. faulthandler's own thread does not hold it: it
    reads frames while they change and sometimes crashed the process. No frame is kept, because a painter in it would outlive its
    paint event.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._due: float | None = None
        self._ended = False
        self._stacks = ""
        self._thread = threading.Thread(target=self._watch, name="stacks", daemon=True)
        self._thread.start()

    def look_after(self, seconds: float) -> None:
        """Record after `seconds`, unless this or :meth:`take_back` is called before."""
        with self._changed:
            self._due, self._stacks = time.monotonic() + seconds, ""
            self._changed.notify()

    def take_back(self) -> str:
        """Cancel; returns what was recorded."""
        with self._changed:
            self._due = None
            return self._stacks

    def end(self) -> None:
        """End the thread."""
        with self._changed:
            self._ended = True
            self._changed.notify()
        self._thread.join()

    def _watch(self) -> None:
        with self._changed:
            while not self._ended:
                left = None if self._due is None else self._due - time.monotonic()
                if left is not None and left <= 0:
                    self._due, self._stacks = None, _stacks_of_all_threads()
                else:
                    self._changed.wait(left)


def _stacks_of_all_threads() -> str:
    with TemporaryFile() as file:
        faulthandler.dump_traceback(file)
        file.seek(0)
        return file.read().decode("utf-8", "replace")


class StallWatch:
    """The longest time between two turns of the event loop, in milliseconds.

    As with :class:`Heartbeat`, time in which the thread waits for a core does not count.
    """

    def __init__(self) -> None:
        self.longest = 0.0
        self._last, self._waited = time.monotonic(), waited_for_core()
        self._timer = QTimer()
        self._timer.setInterval(STALL_BEAT_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def end(self) -> None:
        """Count the time since the last turn, then stop."""
        self._look()
        self._timer.stop()

    def _look(self) -> None:
        now, waited = time.monotonic(), waited_for_core()
        self.longest = max(self.longest, 1000 * (now - self._last - (waited - self._waited)))
        self._last, self._waited = now, waited


class LogWatch(logging.Handler):
    """Reports every unforeseen exception and every warning of Qt, and counts other warnings.

    Parameters
    ----------
    heard
        Called with each such message, traceback included; from any thread.
    """

    def __init__(self, heard: Callable[[str], None]) -> None:
        super().__init__(logging.WARNING)
        self._heard = heard
        self.others: dict[str, int] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Handle a log record."""
        text = f"{record.name}: {record.getMessage()}"
        if record.exc_info and record.exc_info[1] is not None:
            text += "\n" + "".join(traceback.format_exception(record.exc_info[1]))
        is_ours = record.levelno >= logging.ERROR or record.name in ("mnist_desktop.qt", "py.warnings")
        if is_ours:
            self._heard(text)
        else:
            self.others[text[:200]] = self.others.get(text[:200], 0) + 1


@contextmanager
def watched_log(heard: Callable[[str], None]) -> Iterator[LogWatch]:
    """Watch the log during the block."""
    watch = LogWatch(heard)
    logging.captureWarnings(True)
    logging.getLogger().addHandler(watch)
    try:
        yield watch
    finally:
        logging.getLogger().removeHandler(watch)
        logging.captureWarnings(False)


def slope(values: list[float]) -> float:
    """The growth from one of `values` to the next: the median slope of all pairs (Theil-Sen), which outliers hardly change."""
    slopes = sorted(
        (later - earlier) / (at - before)
        for before, earlier in enumerate(values)
        for at, later in enumerate(values)
        if at > before
    )
    return slopes[len(slopes) // 2] if slopes else 0.0


def growth(values: list[float]) -> float:
    """The growth from beginning to end: the difference of the medians of the last and the first tenth."""
    tenth = max(1, len(values) // 10)
    return median(values[-tenth:]) - median(values[:tenth]) if values else 0.0


def _entries(folder: str) -> int:
    with suppress(OSError):
        return len(os.listdir(folder))  # noqa: PTH208 - a count, without a Path for each
    return 0


def _resident() -> int:
    with suppress(OSError, ValueError, IndexError):
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 0


def waited_for_core() -> float:
    """Seconds in which the main thread was ready but had no core, since its start."""
    with suppress(OSError, ValueError, IndexError):
        return int(Path(f"/proc/self/task/{os.getpid()}/schedstat").read_text().split()[1]) / 1e9
    return 0.0
