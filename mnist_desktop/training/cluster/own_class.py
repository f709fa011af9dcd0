"""The class that is begun on this PC: its papers, and its join file in the program's own folder."""

from __future__ import annotations

import socket
from datetime import UTC, datetime, timedelta

from mnist_desktop import paths
from mnist_desktop.core.cluster.join_file import OWN, JoinFile, write_join_file
from mnist_desktop.core.cluster.versions import installed_versions
from mnist_desktop.core.errors import UserError
from mnist_desktop.training.cluster.certificates import Identity, issue

_NOWHERE = "192.0.2.1"
"""An address that nobody has (RFC 5737): to ask for a way there sends nothing."""


class PortError(UserError):
    """A class cannot listen where it was asked to."""


def begin_class(name: str, address: str, port: int, life: timedelta) -> tuple[JoinFile, Identity]:
    """Make the papers of a new class; those of the one before are good for nothing as soon as this one is open.

    Returns
    -------
    tuple
        The join file, and what the desk shows. Its key and that of the authority are kept nowhere.

    Raises
    ------
    PortError
        Nothing can listen there.
    """
    _check_free(address, port)
    now = datetime.now(UTC).replace(microsecond=0)
    papers = issue(name, address, now, life)
    joins = JoinFile(
        name, address, port, now, now + life, papers.authority, papers.member.certificate, papers.member.key, installed_versions()
    )
    return joins, papers.desk


def keep_class(joins: JoinFile) -> None:
    """Keep the join file where the window of this PC looks for it; raises StorageError."""
    write_join_file(paths.cluster() / OWN, joins)


def own_address() -> str:
    """The address of this PC in its network; 127.0.0.1 where it is in none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect((_NOWHERE, 9))
        except OSError:
            return "127.0.0.1"
        return str(asking.getsockname()[0])


def _check_free(address: str, port: int) -> None:
    try:
        found = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)
        family, kind, protocol, _, place = found[0]
        with socket.socket(family, kind, protocol) as trying:
            if hasattr(socket, "SO_REUSEPORT"):  # as Dask's own: what was closed a moment ago is free
                trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trying.bind(place)
    except OSError as error:
        raise PortError(
            "Nothing can listen at {address}, port {port}: {cause}. Another class may be open on this PC, or another program "
            "have the port; --port and --address choose others.", address=address, port=port, cause=error,
        ) from error  # fmt: skip
