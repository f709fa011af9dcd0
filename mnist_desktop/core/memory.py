"""How much memory trainings may take on this computer."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache
from typing import Any

SHARE_OF_MEMORY = 4
"""One step may take a quarter: the rest is for the system, TensorFlow, the data and the window."""

USUAL_MEMORY = 8_000_000_000
"""Bytes that we assume where the system does not tell, as on Windows."""


@cache
def step_memory() -> int:
    """The most bytes that one optimizer step may take. With more, TensorFlow may end the process without a message."""
    return (_memory() or USUAL_MEMORY) // SHARE_OF_MEMORY


def _memory() -> int:
    """Bytes of physical memory, or this process' limit where that is lower; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 - not on Windows

    physical = 0
    if "SC_PHYS_PAGES" in os.sysconf_names:
        physical = max(0, os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
    allowed, _ = resource.getrlimit(resource.RLIMIT_AS)
    if allowed == resource.RLIM_INFINITY:
        return physical
    return min(physical, allowed) if physical else allowed


def free_memory() -> int:
    """About how many bytes other processes may still take; half of all memory where the system does not tell."""
    return _free() or (_memory() or USUAL_MEMORY) // 2


def _free() -> int:
    """Bytes that are free or can be freed, within the limit of this process' container; 0 where the system does not tell."""
    if sys.platform == "win32":
        return _free_on_windows()
    found = _number_in("/proc/meminfo", "MemAvailable:") * 1024
    limit = _number_in("/sys/fs/cgroup/memory.max")
    # Files that were read count as used, but make room.
    used = _number_in("/sys/fs/cgroup/memory.current") - _number_in("/sys/fs/cgroup/memory.stat", "inactive_file ")
    return min(found, max(1, limit - used)) if found and limit else found


def _number_in(path: str, word: str = "") -> int:
    """The number behind `word` in a file of the system; 0 where there is none."""
    with suppress(OSError, ValueError, IndexError), open(path, encoding="ascii") as file:  # noqa: PTH123 - one of the system's
        for line in file:
            if line.startswith(word):
                return int(line.removeprefix(word).split()[0])
    return 0


def _free_on_windows() -> int:
    """As GlobalMemoryStatusEx tells it (learn.microsoft.com/windows/win32/api/sysinfoapi)."""
    import ctypes  # noqa: PLC0415 - only here

    # MEMORYSTATUSEX: two 32-bit numbers, the first its own size, then seven of 64 bits, of which the second is what is free.
    status = (ctypes.c_uint64 * 8)()
    ctypes.cast(status, ctypes.POINTER(ctypes.c_uint32))[0] = ctypes.sizeof(status)
    kernel: Any = getattr(ctypes, "windll", None)
    return int(status[2]) if kernel is not None and kernel.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)) else 0
