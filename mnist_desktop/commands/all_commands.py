"""Reads the rest of a command line, does what it says, and gives the exit status."""

from __future__ import annotations

import argparse
import logging
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from mnist_desktop.command_line import Formatter, Parser, in_terminal, say_in_terminal
from mnist_desktop.commands import board, cluster, data, evaluate, report, sweep
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.stop_token import StopToken

DONE, FAILED, STOPPED = 0, 1, 130
"""Exit statuses: all went well; something was refused or is not as it should be; ended by Ctrl+C, as shells count it. A usage
error is 2, as everywhere."""


def run_command(arguments: list[str]) -> int:
    """Do what the arguments say; the first is one of :data:`mnist_desktop.command_line.COMMANDS`.

    Returns
    -------
    int
        DONE, FAILED or STOPPED. Like argparse, it may print help or a usage error and exit.
    """
    logging.getLogger().addHandler(logging.NullHandler())  # libraries' warnings are no answers
    options = parser().parse_args(arguments)
    with stopped_by_ctrl_c() as stop:
        try:
            is_well = options.act(options, stop)
        except UserError as error:
            tell_error(error)
            return STOPPED if stop.stop_requested else FAILED
        except BrokenPipeError:  # who reads the output has seen enough
            sys.stderr.close()
            return DONE
    if stop.stop_requested:
        sys.stderr.write(in_terminal("Stopped.") + "\n")
        return STOPPED
    return DONE if is_well else FAILED


def parser() -> argparse.ArgumentParser:
    """What reads the arguments of every command."""
    whole = CommandParser(prog="mnist-desktop")
    commands = whole.add_subparsers(metavar="COMMAND", required=True)
    for module in (data, evaluate, report, board, sweep, cluster):
        module.add_to(commands)
    return whole


def tell_error(error: UserError) -> None:
    """Say on stderr what went wrong."""
    sys.stderr.write(f"mnist-desktop: {say_in_terminal(error)}\n")


class CommandParser(Parser):
    """Has no word that argparse would say in English."""

    def __init__(self, **options: Any) -> None:  # Any: whatever argparse takes
        super().__init__(formatter_class=Formatter, add_help=False, **options)
        self._positionals.title, self._optionals.title = in_terminal("what"), in_terminal("options")
        self.add_argument("-h", "--help", action="help", help=in_terminal("show this help and end"))


@contextmanager
def stopped_by_ctrl_c() -> Iterator[StopToken]:
    """Let the first Ctrl+C ask for an end, so that nothing is left half done, and the second one end the program."""
    stop = StopToken()

    def ask(_signal: int, _frame: object) -> None:
        stop.stop()
        signal.signal(signal.SIGINT, before)

    try:
        before = signal.signal(signal.SIGINT, ask)
    except ValueError:  # not the main thread: nobody sends it a signal
        yield stop
        return
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
