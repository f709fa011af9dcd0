"""Reads the command line, and checks whether a window can be opened.

Its texts are in English only. They appear before Qt, which translates, is loaded: already its import writes lines to the terminal
where the locale is not installed. And half of the words of the help are argparse's own, which have no translation.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import socket
import sys
from pathlib import Path

from mnist_desktop import __version__
from mnist_desktop.core.presets import PRESETS

NO_DISPLAY = 2
"""Exit status if no window can be opened."""
CONNECT_SECONDS = 2.0
STAGES = ("tabs", "engine", "run")
"""Stages of a start: every tab exists; TensorFlow is imported; a run is shown."""


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the arguments; like argparse, it may print help or a usage error and exit."""
    parser = argparse.ArgumentParser(
        prog="mnist-desktop", description="An offline neural-network lab for classrooms: build, train, inspect and draw."
    )
    parser.add_argument("model", nargs="?", type=Path, help="a model file (JSON) to open")
    parser.add_argument("--version", action="version", version=f"MNIST Desktop {__version__}")
    test = parser.add_argument_group(
        "self-test", "drives the real window through a whole scenario and writes down what it measured"
    )
    test.add_argument("--self-test", metavar="DIR", type=Path, help="write DIR/self-test.json and a picture of every tab")
    test.add_argument("--dataset", metavar="NAME", default="mnist-starter", help="data set to train on (%(default)s)")
    test.add_argument("--preset", metavar="NAME", help="one of: " + ", ".join(preset.id for preset in PRESETS))
    test.add_argument("--epochs", metavar="N", type=int, help="train N epochs instead of the preset's number")
    test.add_argument("--until", choices=STAGES, help="end as soon as that much of the start is done, and do nothing")
    options = parser.parse_args(arguments)
    if options.preset is not None and options.preset not in {preset.id for preset in PRESETS}:
        parser.error(f"there is no preset called {options.preset}; choose one of " + ", ".join(preset.id for preset in PRESETS))
    if options.epochs is not None and not 1 <= options.epochs <= 10_000:
        parser.error(f"--epochs must be between 1 and 10000, not {options.epochs}")
    return options


def missing_display() -> str | None:
    """Why no window can be opened on this Linux machine, as one sentence, or None if one can.

    Qt itself would end the process with a page of text that blames the wrong library, so this checks the same things first.
    """
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return None
    wayland, display = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY")
    if wayland and _answers(str(Path(os.environ.get("XDG_RUNTIME_DIR", "")) / wayland)):
        return None
    if not display:
        what = "neither DISPLAY nor WAYLAND_DISPLAY is set"
        if wayland:
            what = f"WAYLAND_DISPLAY is {wayland}, but nobody answers there"
        return f"There is no display: {what}. Start it on a desktop, or under xvfb-run."
    if not _x_server_answers(display):
        return f"There is no display: DISPLAY is {display}, but no X server answers there."
    return _missing_library()


def _x_server_answers(display: str) -> bool:
    """Whether a server listens at ``host:number.screen``, whose form the X(7) manual explains."""
    host, _, number = display.rpartition(":")
    number = number.split(".")[0]
    if not number.isdigit():
        return False
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - every X server uses this folder
        return _answers(path) or _answers("\0" + path)
    try:
        socket.create_connection((host.strip("[]"), 6000 + int(number)), CONNECT_SECONDS).close()
    except (OSError, OverflowError):
        return False
    return True


def _answers(path: str) -> bool:
    """Whether a server listens on a local socket."""
    with socket.socket(socket.AF_UNIX) as asking:
        asking.settimeout(CONNECT_SECONDS)
        try:
            asking.connect(path)
        except OSError:
            return False
    return True


def _missing_library() -> str | None:
    import PySide6  # noqa: PLC0415 - only needed on a machine with a display

    plugin = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    if not plugin.exists():
        return None
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        library = str(error).split(":")[0]
        return f"The system library {library} is missing, without which Qt opens no window; the README lists what to install."
    return None
