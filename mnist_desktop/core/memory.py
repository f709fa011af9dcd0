"""How much memory a training may take on this computer."""

from __future__ import annotations

import os
import sys
from functools import cache

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
