"""``mnist-desktop cluster``: opens a class on the teacher's PC, and lets other PCs join it and train members of its sweeps.

Nothing of it listens or connects before one of these is typed.
"""

from __future__ import annotations

import argparse
import asyncio
import socket
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mnist_desktop.command_line import in_terminal, say_in_terminal
from mnist_desktop.core.cluster.join_file import ENDING, LONGEST_NAME, read_join_file, write_join_file
from mnist_desktop.core.cluster.versions import differences, installed_versions, listed
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.file_names import file_name
from mnist_desktop.core.memory import free_memory
from mnist_desktop.core.sentence import Sentence, Templated
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.core.sweeps.problems import PROCESS_BYTES
from mnist_desktop.training.cluster.extra import require_cluster
from mnist_desktop.training.sweeps.process_pool import MOST_PLACES, ProcessPool, cores

DEFAULT_PORT = 8786
MOST_HOURS = 24 * 7


class VersionsError(UserError):
    """A PC has other versions than its class."""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of the program."""
    cluster = commands.add_parser("cluster", help=in_terminal("train the runs of sweeps on the PCs of a class"))
    actions = cluster.add_subparsers(metavar="ACTION", required=True)
    start = actions.add_parser("start", help=in_terminal("open a class on this PC, and write the file by which others join"))
    start.add_argument("--name", type=_name, help=in_terminal("what to call the class; else as this PC"))
    start.add_argument("--address", default="", help=in_terminal("where to listen; else this PC's address in its network"))
    start.add_argument("--port", type=_port, default=DEFAULT_PORT, help=in_terminal("else {port}").format(port=DEFAULT_PORT))
    start.add_argument("--hours", type=_hours, default=24.0, help=in_terminal("for how long the class is open, 24 by default"))
    start.add_argument("--file", type=Path, help=in_terminal("where to write the join file; else into this folder"))
    start.set_defaults(act=start_class)
    join = actions.add_parser("join", help=in_terminal("join a class and train for it until Ctrl+C"))
    join.add_argument("file", type=Path, help=in_terminal("its join file"))
    join.add_argument("--places", type=_places, help=in_terminal("how many runs at a time; else as cores and memory allow"))
    join.add_argument("--name", type=_name, help=in_terminal("what to call this PC; else as its system does"))
    join.set_defaults(act=join_class)


def start_class(options: argparse.Namespace, stop: StopToken) -> bool:
    """Open a class until its time is over or Ctrl+C."""
    require_cluster()
    # Imported here: only this needs Dask and cryptography, which take a second and may be absent.
    from mnist_desktop.training.cluster import safety  # noqa: PLC0415

    safety.prepare()
    from mnist_desktop.training.cluster.desk import Desk, stay_open  # noqa: PLC0415
    from mnist_desktop.training.cluster.own_class import begin_class, keep_class, own_address  # noqa: PLC0415

    name = options.name or socket.gethostname()[:LONGEST_NAME]
    joins, identity = begin_class(name, options.address or own_address(), options.port, timedelta(hours=options.hours))
    path = options.file or Path(file_name(name, "class", ENDING))
    write_join_file(path, joins)
    try:
        keep_class(joins)
    except StorageError as error:  # the class needs only the file that is given away
        _say(Sentence("The window of this PC will not find this class by itself: {cause}", {"cause": error}))

    async def run() -> None:
        async with Desk(joins, identity) as desk:
            _print(
                in_terminal("The class {name} is open at {address}, port {port}, until {until}.").format(
                    name=name, address=joins.address, port=joins.port, until=f"{joins.ends.astimezone():%Y-%m-%d %H:%M}"
                )
            )
            _print(in_terminal("Whoever has {file} can join: mnist-desktop cluster join {file}").format(file=path))
            _print(in_terminal("Ctrl+C closes it."))
            await stay_open(desk, joins, _say, stop)

    asyncio.run(run())
    return True


def join_class(options: argparse.Namespace, stop: StopToken) -> bool:
    """Train for a class until Ctrl+C or until its time is over."""
    require_cluster()
    joins = read_join_file(options.file)
    versions = installed_versions()
    _check_versions(joins.versions, versions, joins.name)  # before Dask is imported, which may be another one
    from mnist_desktop.training.cluster import safety  # noqa: PLC0415 - as above

    safety.prepare()
    from mnist_desktop.training.cluster.join_check import check_clock  # noqa: PLC0415

    check_clock(joins, options.file, datetime.now(UTC))
    from mnist_desktop.training.cluster.joined import Membership, take_part  # noqa: PLC0415
    from mnist_desktop.training.cluster.station import Station  # noqa: PLC0415

    places = options.places or max(1, min(MOST_PLACES, cores(), free_memory() // PROCESS_BYTES))
    membership = Membership(options.name or socket.gethostname()[:LONGEST_NAME], places, versions)

    def open_station(tell: Callable[[str, bytes], None]) -> Station:
        return Station(ProcessPool(places), tell)

    asyncio.run(take_part(joins, membership, open_station, _say, stop))
    return True


def _check_versions(there: dict[str, str], here: dict[str, str], name: str) -> None:
    found = differences(there, here)
    grave = tuple(each for each in found if each.is_grave)
    if grave:
        raise VersionsError(
            "This PC cannot train for the class {name}: {differences}. Install the same versions here; runs of others could not "
            "be compared.", name=name, differences=listed(grave),
        )  # fmt: skip
    if found:
        told = in_terminal("Versions differ a little from those of the class {name}: {differences}.")
        _print(told.format(name=name, differences=say_in_terminal(listed(found))))


def _say(sentence: Templated) -> None:
    _print(say_in_terminal(sentence))


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _name(text: str) -> str:
    if not 1 <= len(text.strip()) <= LONGEST_NAME:
        raise argparse.ArgumentTypeError(in_terminal("a name has 1 to {most} letters").format(most=LONGEST_NAME))
    return text.strip()


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(in_terminal("a port is a number from 1 to 65535"))
    return int(text)


def _places(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_PLACES:
        raise argparse.ArgumentTypeError(in_terminal("a number from 1 to {most}").format(most=MOST_PLACES))
    return int(text)


def _hours(text: str) -> float:
    try:
        hours = float(text)
    except ValueError:
        hours = 0.0
    if not 0 < hours <= MOST_HOURS:
        raise argparse.ArgumentTypeError(in_terminal("a number of hours, at most {most}").format(most=MOST_HOURS))
    return hours
