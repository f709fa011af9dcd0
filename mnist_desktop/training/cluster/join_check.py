"""Looks whether a class can be joined, and says in one sentence why not: Dask itself would try again and again without a word."""

from __future__ import annotations

import socket
import ssl
from datetime import UTC, datetime
from pathlib import Path

from mnist_desktop.core.cluster.join_file import LEEWAY, JoinFile, JoinFileError, check_time, duration
from mnist_desktop.core.errors import UserError
from mnist_desktop.training.cluster.desk import member_security

SECONDS = 8.0
SECONDS_OF_A_LOOK = 2.0
_ANY_TIME = 0x200000
"""X509_V_FLAG_NO_CHECK_TIME of OpenSSL."""
_EXPIRED, _NOT_YET_VALID = "CERTIFICATE_EXPIRED", "BAD_CERTIFICATE"
_CLOCK_ALERTS = _EXPIRED, _NOT_YET_VALID
"""By what OpenSSL tells the other side that its certificate is not good now; one of another class is an unknown authority."""


class JoinError(UserError):
    """A class cannot be joined now."""


class UnreachableError(JoinError):
    """Nobody answers there; later somebody may."""


def check_clock(joins: JoinFile, path: Path, now: datetime) -> None:
    """Refuse a join file that is not good now by the clock of this PC.

    Raises
    ------
    JoinFileError
        It is not good yet or not any more; says by how much.
    JoinError
        It is over by the clock of this PC, but the class is open: so it is the clock that is wrong.
    """
    try:
        check_time(joins, path, now)
    except JoinFileError as error:
        if now <= joins.ends or not _is_open(joins):
            raise
        raise JoinError(
            "By the clock of this PC the class {name} has been over for {far}, but it is open: the clock of this PC is ahead, at "
            "least by as much. Set it right.", name=joins.name, far=duration(now - joins.ends),
        ) from error  # fmt: skip


def probe(joins: JoinFile, now: datetime | None = None) -> None:
    """Connect to a class as a PC that joins does; `now` is for tests.

    Raises
    ------
    UnreachableError
        Nobody answers.
    JoinError
        Somebody does, but is of another class, or does not let this PC in.
    """
    try:
        if _hears(joins, _context(joins), SECONDS):
            return
    except ssl.SSLCertVerificationError as error:
        raise _refused_there(joins) from error
    except ssl.SSLError as error:
        raise _refused_here(joins, error.reason or "", now or datetime.now(UTC)) from error
    except ConnectionRefusedError as error:
        raise UnreachableError("Nobody answers at {address}, port {port}: the class {name} is closed, or it has another "
                               "address now.", address=joins.address, port=joins.port, name=joins.name) from error  # fmt: skip
    except ConnectionResetError as error:
        raise _refused_here(joins) from error
    except OSError as error:
        raise UnreachableError(
            "{address}, port {port} cannot be reached from this PC: {cause}. Both must be in one network, and the firewall of "
            "that PC must let the port in.", address=joins.address, port=joins.port, cause=error,
        ) from error  # fmt: skip
    raise _refused_here(joins)


def _is_open(joins: JoinFile) -> bool:
    """Whether the class of the file answers, whatever time it is here."""
    try:
        context = _context(joins)
        context.verify_flags |= _ANY_TIME
        return _hears(joins, context, SECONDS_OF_A_LOOK)
    except (OSError, JoinError):
        return False


def _context(joins: JoinFile) -> ssl.SSLContext:
    try:
        context: ssl.SSLContext = member_security(joins).get_connection_args("worker")["ssl_context"]
    except (ssl.SSLError, ValueError) as error:
        raise JoinError("The certificates in the join file of the class {name} are damaged: ask for the file again.",
                        name=joins.name) from error  # fmt: skip
    return context


def _hears(joins: JoinFile, context: ssl.SSLContext, seconds: float) -> bool:
    """Whether a desk says something, as it does to those whom it lets in; raises OSError."""
    with socket.create_connection((joins.address, joins.port), seconds) as plain, context.wrap_socket(plain) as safe:
        return bool(safe.recv(1))


def _refused_there(joins: JoinFile) -> JoinError:
    return JoinError(
        "At {address} there is another class than {name} of the join file, or it was begun anew: ask for its new join file.",
        address=joins.address, name=joins.name,
    )  # fmt: skip


def _refused_here(joins: JoinFile, reason: str = "", now: datetime | None = None) -> JoinError:
    """What a refusal means; `reason` is the alert of the other side, and `now` a time at which the file is good here."""
    if now is not None and reason.endswith(_CLOCK_ALERTS):
        until, since = joins.ends - now, now - (joins.begins - LEEWAY)
        return JoinError(
            "By the clock of the class at {address} the join file is not good now, and by the clock of this PC it is: one of the "
            "two clocks is wrong, by more than {far}. Set it right.",
            address=joins.address, far=duration(until if reason.endswith(_EXPIRED) else since),
        )  # fmt: skip
    return JoinError(
        "The class at {address} does not let this PC in: the join file is of an earlier class or of another one. Ask for its new "
        "join file.", address=joins.address,
    )  # fmt: skip
