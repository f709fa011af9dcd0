"""The entry point: sets up what is needed before anything else is imported. Run ``python -m mnist_desktop --help``."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import time


def _started() -> float:
    """When the process began, on the clock of ``time.perf_counter``: Linux tells, elsewhere it is the import of this module."""
    now = time.perf_counter()
    try:
        with open("/proc/self/stat", encoding="ascii") as file:  # noqa: PTH123 - pathlib takes time to import
            ticks = int(file.read().rpartition(")")[2].split()[19])
        return now - (time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK"))
    except (OSError, AttributeError, ValueError, IndexError):
        return now


STARTED = _started()


def main() -> int:
    """Open the application; returns its exit status."""
    # Must come first: in a frozen build a child process would otherwise open the window again.
    multiprocessing.freeze_support()
    _open_missing_streams()
    # Imports make many objects and next to no garbage; looking for it takes a twentieth of the time until the window stands.
    gc.disable()
    # Imported only now, because they import modules that write to the streams.
    from mnist_desktop.command_line import COMMANDS  # noqa: PLC0415

    if sys.argv[1:2] and sys.argv[1] in COMMANDS:
        from mnist_desktop.commands.all_commands import run_command  # noqa: PLC0415 - needs no Qt, and the window none of it

        gc.enable()  # the window collects by itself, see workers/garbage.py
        return run_command(sys.argv[1:])
    from mnist_desktop.app import run  # noqa: PLC0415

    return run(sys.argv[1:], STARTED)


def _open_missing_streams() -> None:
    """Give a Windows build without a console streams that ignore what libraries print."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - stays open


if __name__ == "__main__":
    sys.exit(main())
