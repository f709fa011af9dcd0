"""The join file of a class: where it is, and what lets a PC in. Whoever has it can join, so it is good for a day only."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.files import atomic_writer, read_bytes
from mnist_desktop.core.sentence import Sentence, Templated

FORMAT = "mnist-desktop class"
VERSION = 1
ENDING = ".class.json"
OWN = f"own{ENDING}"
"""The name of the join file of the class that was begun on this PC."""
MAX_BYTES = 64 * 1024
LONGEST_NAME = 60
OWNER_ONLY = 0o600
LEEWAY = timedelta(minutes=15)
"""By how much the clocks of a class may differ: so long before its beginning it is good already."""

Pem = Annotated[str, Meta(max_length=8192, pattern=r"^-----BEGIN [A-Z ]+-----\n")]


class JoinFileError(UserError):
    """A file is not one by which a PC can join a class now."""


class JoinFile(Struct, frozen=True, forbid_unknown_fields=True):
    """What a PC needs to join.

    Attributes
    ----------
    name
        Of the class.
    address, port
        Where it is.
    begins, ends
        Within which time the certificates are good. It begins when the file is made, by the teacher's clock.
    authority, certificate, key
        PEM: whom to believe, and what this side shows; the same for every PC of the class.
    versions
        Those of the PC that began the class, see :mod:`.versions`.
    """

    name: Annotated[str, Meta(min_length=1, max_length=LONGEST_NAME)]
    address: Annotated[str, Meta(min_length=1, max_length=255, pattern=r"^[0-9A-Za-z.:_%-]+\Z")]
    port: Annotated[int, Meta(ge=1, le=65535)]
    begins: Annotated[datetime, Meta(tz=True)]
    ends: Annotated[datetime, Meta(tz=True)]
    authority: Pem
    certificate: Pem
    key: Pem
    versions: dict[str, Annotated[str, Meta(max_length=100)]]

    @property
    def url(self) -> str:
        """The address as Dask writes it."""
        host = f"[{self.address}]" if ":" in self.address else self.address
        return f"tls://{host}:{self.port}"


class _Heading(Struct, frozen=True):
    format: str
    version: int


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    version: int
    joins: JoinFile = msgspec.field(name="class")


def write_join_file(path: Path, joins: JoinFile) -> None:
    """Write it so that only its owner can read it, as it holds a key; raises StorageError."""
    with atomic_writer(path) as file:
        if hasattr(os, "fchmod"):  # not on Windows, where a user's own folders are closed to others
            os.fchmod(file.fileno(), OWNER_ONLY)  # before anything secret is in it
        file.write(msgspec.json.format(msgspec.json.encode(_File(FORMAT, VERSION, joins)), indent=1))


def read_join_file(path: Path) -> JoinFile:
    """The content of a join file, whether it is good now or not.

    Raises
    ------
    JoinFileError
        It is damaged, something else, or of a later version.
    StorageError
        It is absent, unreadable, or larger than such a file can be.
    """
    content = read_bytes(path, MAX_BYTES)
    try:
        heading = msgspec.json.decode(content, type=_Heading)
    except (ValueError, RecursionError) as error:
        raise JoinFileError("{file} is no join file of a class: {cause}.", file=path, cause=error) from error
    if heading.format != FORMAT:
        raise JoinFileError("{file} is no join file of a class.", file=path)
    if heading.version != VERSION:
        raise JoinFileError("{file} has format version {version}; this program reads {known}.",
                            file=path, version=heading.version, known=VERSION)  # fmt: skip
    try:
        return msgspec.json.decode(content, type=_File).joins
    except (ValueError, RecursionError) as error:
        raise JoinFileError("{file} is damaged: {cause}.", file=path, cause=error) from error


def check_time(joins: JoinFile, path: Path, now: datetime) -> None:
    """Refuse a join file that is not good now by the clock of this PC; raises JoinFileError, which says by how much."""
    if now > joins.ends:
        raise JoinFileError(
            "{file} was good until {until}, and by the clock of this PC it is {now} now, {far} later. Ask for today's file, or "
            "set the clock right.", file=path, until=_said(joins.ends), now=_said(now), far=duration(now - joins.ends),
        )  # fmt: skip
    if now < joins.begins - LEEWAY:
        raise JoinFileError(
            "{file} was made at {begins} by the teacher's clock, and by the clock of this PC it is {now} now, {far} earlier. "
            "One of the two clocks is wrong: set it right.",
            file=path, begins=_said(joins.begins), now=_said(now), far=duration(joins.begins - now),
        )  # fmt: skip


def duration(length: timedelta) -> Templated:
    """How long something is, in the largest unit of which it has two or more."""
    minutes = abs(length) / timedelta(minutes=1)
    if minutes >= 2 * 24 * 60:
        return Sentence("{count:,} days", {"count": round(minutes / (24 * 60))})
    if minutes >= 120:
        return Sentence("{count:,} hours", {"count": round(minutes / 60)})
    return Sentence("{count:,} min", {"count": max(1, round(minutes))})


def _said(moment: datetime) -> str:
    """A moment by the clock on the wall of whoever reads it."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"
