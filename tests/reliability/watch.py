"""What a campaign in the window watches: standstill, memory, descriptors, threads, and what was written to the log."""

from __future__ import annotations

import ctypes
import faulthandler
import gc
import logging
import os
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

BEAT_MS, STALL_BEAT_MS = 100, 5
MOST_STALL_S = 2.0
MEGABYTE = 2**20


@dataclass(frozen=True)
class Counts:
    """What a process holds. Memory in MB; what a system does not tell is 0."""

    memory: float
    threads: int
    descriptors: int
    top_level: int


def count() -> Counts:
    """What this process holds now."""
    app = QApplication.instance()
    return Counts(
        round(_resident() / MEGABYTE, 1),
        _entries("/proc/self/task") or threading.active_count(),
        _entries("/proc/self/fd"),
        len(app.topLevelWidgets()) if isinstance(app, QApplication) else 0,
    )


def settled_count() -> Counts:
    """The same when all that can be given back was given back: deleted objects, cycles, free pages of the allocator."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
        gc.collect()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
    return count()


class Heartbeat(QObject):
    """Tells when the event loop stood still, and where: the stack of every thread, taken while it does.

    The time that the GUI thread was ready and other programs had all the cores does not count, where the system tells it.

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
        """Count from now."""
        self._last, self._waited = time.monotonic(), waited_for_core()
        self._watcher.look_after(self._most)
        self._timer.start()

    def rest(self) -> None:
        """Count nothing for a while."""
        if self._timer.isActive():
            self._beat()
        self._timer.stop()
        self._watcher.take_back()

    def end(self) -> None:
        """Count no more."""
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
    """Notes what every thread does when it was not called off in time.

    A thread of Python, which looks with the global lock in its hands: faulthandler's own, which has not got it, reads frames
    while they change, and sometimes ended the process that it watched. No frame is held: a painter in it would outlive its
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
        """Look then, unless this or :meth:`take_back` is called before."""
        with self._changed:
            self._due, self._stacks = time.monotonic() + seconds, ""
            self._changed.notify()

    def take_back(self) -> str:
        """Do not look any more; returns what was seen."""
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

    As with :class:`Heartbeat`, what the thread waited for a core does not count.
    """

    def __init__(self) -> None:
        self.longest = 0.0
        self._last, self._waited = time.monotonic(), waited_for_core()
        self._timer = QTimer()
        self._timer.setInterval(STALL_BEAT_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def end(self) -> None:
        """Count what has passed since the last turn, then no more."""
        self._look()
        self._timer.stop()

    def _look(self) -> None:
        now, waited = time.monotonic(), waited_for_core()
        self.longest = max(self.longest, 1000 * (now - self._last - (waited - self._waited)))
        self._last, self._waited = now, waited


class LogWatch(logging.Handler):
    """Hears every exception that nobody foresaw and every warning of Qt, and counts the other warnings.

    Parameters
    ----------
    heard
        Called with what should not have been said, traceback included; from any thread.
    """

    def __init__(self, heard: Callable[[str], None]) -> None:
        super().__init__(logging.WARNING)
        self._heard = heard
        self.others: dict[str, int] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Sort what was logged."""
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
    """Listen to the log while the block runs."""
    watch = LogWatch(heard)
    logging.captureWarnings(True)
    logging.getLogger().addHandler(watch)
    try:
        yield watch
    finally:
        logging.getLogger().removeHandler(watch)
        logging.captureWarnings(False)


def slope(values: list[float]) -> float:
    """How much `values` grow from one to the next: the median of the slopes of all pairs (Theil-Sen), which no outlier moves."""
    slopes = sorted(
        (later - earlier) / (at - before)
        for before, earlier in enumerate(values)
        for at, later in enumerate(values)
        if at > before
    )
    return slopes[len(slopes) // 2] if slopes else 0.0


def growth(values: list[float]) -> float:
    """How much more the end holds than the beginning: the difference of the medians of the last and the first tenth."""
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
    """Seconds that the main thread was ready to run and did not, since its beginning."""
    with suppress(OSError, ValueError, IndexError):
        return int(Path(f"/proc/self/task/{os.getpid()}/schedstat").read_text().split()[1]) / 1e9
    return 0.0
