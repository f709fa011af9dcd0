"""Reads the command line, and checks whether a window can be opened.

Its texts appear before Qt is there, also on machines without a display. So they are looked up in the very file that Qt's
translation is compiled from; the language is the terminal's, as its environment names it.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import socket
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from mnist_desktop import __version__
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.presets.all_presets import PRESETS
from mnist_desktop.core.sentence import Templated, said
from mnist_desktop.core.translated import ENGLISH, spoken_in, texts_in

NO_DISPLAY = 2
"""Exit status if no window can be opened."""
CONNECT_SECONDS = 2.0
STAGES = ("tabs", "engine", "run")
"""Stages of a start: every tab exists; TensorFlow is imported; a run is shown."""


COMMANDS = ("data", "evaluate", "report", "board", "sweep", "cluster")
"""First words that start no window but do a teacher's work; a model file of such a name is opened as ``./data``."""


class Formatter(argparse.HelpFormatter):
    """Says the usage in the language of the terminal."""

    def add_usage(self, usage: str | None, actions: Iterable[argparse.Action], groups: Any, prefix: str | None = None) -> None:
        """Begin the usage with a word of the language. Any: the type of `groups` is argparse's own."""
        super().add_usage(usage, actions, groups, in_terminal("usage: ") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Says what cannot be done in the language of the terminal."""

    def error(self, message: str) -> NoReturn:
        """Say what cannot be done; what argparse itself says of it has no translation."""
        self.print_usage(sys.stderr)
        self.exit(2, in_terminal("{program}: error: {message}").format(program=self.prog, message=message) + "\n")


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the arguments; like argparse, it may print help or a usage error and exit."""
    names = ", ".join(preset.id for preset in PRESETS)
    parser = Parser(
        prog="mnist-desktop",
        description=in_terminal("An offline neural-network lab for classrooms: build, train, inspect and draw."),
        formatter_class=Formatter,
        epilog=in_terminal("Without a window, for teachers who script: {commands}. Each explains itself with --help.").format(
            commands=", ".join(COMMANDS)
        ),
        add_help=False,
    )
    usual = parser.add_argument_group(in_terminal("usual"))
    usual.add_argument("model", nargs="?", type=Path, help=in_terminal("a lesson, a model or another file to open"))
    usual.add_argument("-h", "--help", action="help", help=in_terminal("show this help and end"))
    version = f"MNIST Desktop {__version__}"
    usual.add_argument("--version", action="version", version=version, help=in_terminal("show the version and end"))
    desktop = parser.add_argument_group(in_terminal("this user's desktop, on Linux"))
    placed = in_terminal("add a menu entry, an icon, and what a double-click on lessons, models and zips of runs opens")
    either = desktop.add_mutually_exclusive_group()
    either.add_argument("--install-desktop", action="store_true", help=placed)
    either.add_argument("--uninstall-desktop", action="store_true", help=in_terminal("remove all of that again"))
    test = parser.add_argument_group(
        in_terminal("self-test"), in_terminal("drives the real window through a whole scenario and writes down what it measured")
    )
    picture = in_terminal("write DIR/self-test.json and a picture of every tab")
    test.add_argument("--self-test", metavar="DIR", type=Path, help=picture)
    dataset = in_terminal("data set to train on ({default})").format(default="%(default)s")
    test.add_argument("--dataset", metavar="NAME", default="mnist-starter", help=dataset)
    test.add_argument("--preset", metavar="NAME", help=in_terminal("one of: {names}").format(names=names))
    test.add_argument("--epochs", metavar="N", type=int, help=in_terminal("train N epochs instead of the preset's number"))
    until = in_terminal("end as soon as that much of the start is done, and do nothing")
    test.add_argument("--until", choices=STAGES, help=until)
    exports = in_terminal("save the trained run in every form, too, below DIR/exports; each is tried before it is kept")
    test.add_argument("--exports", action="store_true", help=exports)
    options = parser.parse_args(arguments)
    if options.preset is not None and options.preset not in {preset.id for preset in PRESETS}:
        refusal = in_terminal("there is no preset called {name}; choose one of {names}")
        parser.error(refusal.format(name=options.preset, names=names))
    if options.epochs is not None and not 1 <= options.epochs <= 10_000:
        parser.error(in_terminal("--epochs must be between 1 and 10000, not {number}").format(number=options.epochs))
    return options


def change_desktop(*, install: bool) -> int:
    """Place the files of the desktop, or remove them, and say what was done; returns the exit status."""
    if not sys.platform.startswith("linux"):
        sys.stderr.write(in_terminal("Only desktops of Linux are told of programs in this way.") + "\n")
        return 1
    from mnist_desktop import desktop_entry  # noqa: PLC0415 - it knows how to run other programs, which a window does not

    data = desktop_entry.data_home()
    try:
        changed = desktop_entry.install(data, desktop_entry.command_of_this()) if install else desktop_entry.uninstall(data)
    except UserError as error:
        sys.stderr.write(f"mnist-desktop: {in_terminal(error.template).format(**error.values)}\n")
        return 1
    said = (
        in_terminal("{count} files below {folder} were placed.")
        if install
        else in_terminal("{count} files below {folder} were removed.")
    )
    sys.stdout.write(said.format(count=len(changed), folder=data) + "\n")
    return 0


def in_terminal(text: str) -> str:
    """A text in the language of the terminal: English, unless the environment names another that can be read and printed."""
    return _looked_up(text)


def _looked_up(text: str) -> str:
    found = spoken_in(_terminal_language(os.environ), text)
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return found if found.encode(encoding, "replace").decode(encoding) == found else text


def language_of_terminal() -> str:
    """The code of the language of :func:`in_terminal`."""
    language = _terminal_language(os.environ)
    return language if texts_in(language) else ENGLISH


def say_in_terminal(sentence: Templated | str) -> str:
    """A sentence of the core in the language of the terminal, or a fixed text; its values may be sentences themselves."""
    return _looked_up(sentence) if isinstance(sentence, str) else said(sentence, _looked_up)


def _terminal_language(environment: Mapping[str, str]) -> str:
    """The first language that the environment asks for, such as ``ko``; see locale(7) and gettext's manual for the order."""
    named = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "C")
    if named.partition(".")[0] in ("C", "POSIX"):
        return "en"
    wanted = environment.get("LANGUAGE", "").partition(":")[0] or named
    return wanted.replace("-", "_").partition("_")[0].partition(".")[0].casefold()


def missing_display() -> str | None:
    """Why no window can be opened on this Linux machine, as one sentence, or None if one can.

    Qt itself would end the process with a page of text that blames the wrong library, so this checks the same things first.
    """
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return None
    wayland, display = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY")
    if wayland and _answers(str(Path(os.environ.get("XDG_RUNTIME_DIR", "")) / wayland)):
        return None
    if not display and wayland:
        return in_terminal(
            "There is no display: WAYLAND_DISPLAY is {display}, but nobody answers there. "
            "Start it on a desktop, or under xvfb-run."
        ).format(display=wayland)
    if not display:
        return in_terminal(
            "There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set. Start it on a desktop, or under xvfb-run."
        )
    if not _x_server_answers(display):
        return in_terminal("There is no display: DISPLAY is {display}, but no X server answers there.").format(display=display)
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
        return in_terminal(
            "The system library {library} is missing, without which Qt opens no window; the README lists what to install."
        ).format(library=library)
    return None
