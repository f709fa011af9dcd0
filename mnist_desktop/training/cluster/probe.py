"""Looks whether a class can be joined, and says in one sentence why not: Dask itself would try again and again without a word."""

from __future__ import annotations

import socket
import ssl

from mnist_desktop.core.cluster.join_file import JoinFile
from mnist_desktop.core.errors import UserError
from mnist_desktop.training.cluster.desk import member_security

SECONDS = 8.0
_NOT_YET_VALID, _EXPIRED = 9, 10
"""X509_V_ERR_CERT_NOT_YET_VALID and X509_V_ERR_CERT_HAS_EXPIRED of OpenSSL."""


class JoinError(UserError):
    """A class cannot be joined now."""


class UnreachableError(JoinError):
    """Nobody answers there; later somebody may."""


def probe(joins: JoinFile) -> None:
    """Connect to a class as a PC that joins does.

    Raises
    ------
    UnreachableError
        Nobody answers.
    JoinError
        Somebody does, but is of another class, or does not let this PC in.
    """
    context: ssl.SSLContext = member_security(joins).get_connection_args("worker")["ssl_context"]
    try:
        with socket.create_connection((joins.address, joins.port), SECONDS) as plain, context.wrap_socket(plain) as safe:
            if safe.recv(1):
                return
    except ssl.SSLCertVerificationError as error:
        raise _refused_there(joins, error.verify_code) from error
    except ssl.SSLError as error:
        raise _refused_here(joins) from error
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


def _refused_there(joins: JoinFile, code: int) -> JoinError:
    if code in (_NOT_YET_VALID, _EXPIRED):
        return JoinError("By the clock of this PC, the certificate of the class {name} is not good now: set the clock right.",
                         name=joins.name)  # fmt: skip
    return JoinError(
        "At {address} there is another class than {name} of the join file, or it was begun anew: ask for its new join file.",
        address=joins.address, name=joins.name,
    )  # fmt: skip


def _refused_here(joins: JoinFile) -> JoinError:
    return JoinError(
        "The class at {address} does not let this PC in: the join file is of an earlier class or of another one. Ask for its new "
        "join file.", address=joins.address,
    )  # fmt: skip
