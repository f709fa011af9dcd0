"""What may be told to the desk of a class and by it, in types: all else is refused before anything looks at it."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from mnist_desktop.core.cluster.join_file import LONGEST_NAME
from mnist_desktop.training.sweeps.process_pool import MOST_PLACES

Word = Annotated[str, Meta(min_length=1, max_length=200)]
"""The id of a piece of work, the address of a PC, or what is asked."""
Name = Annotated[str, Meta(min_length=1, max_length=LONGEST_NAME)]
Version = Annotated[str, Meta(max_length=100, pattern=r"^[0-9A-Za-z.+!_-]*\Z")]
Versions = Annotated[dict[Version, Version], Meta(max_length=20)]
Places = Annotated[int, Meta(ge=1, le=MOST_PLACES)]


class PcTold(Struct, frozen=True):
    """What a PC tells of itself; see :class:`~mnist_desktop.training.cluster.roster.Pc`."""

    name: Name
    session: Word
    versions: Versions

    @property
    def shown_name(self) -> str:
        """The name without what a terminal or a label takes for a command."""
        return "".join(letter if letter.isprintable() else "�" for letter in self.name)


class Extra(Struct, frozen=True):
    """Where Dask has room for more."""

    class_pc: PcTold


class Registration(Struct, frozen=True):
    """A PC asks to be let in. What else Dask's worker tells is not looked at."""

    nthreads: Places
    extra: Extra


class PcEntry(Struct, frozen=True):
    """A PC that is there, as the desk tells of it."""

    address: Word
    places: Places
    told: PcTold


class StatusTold(Struct, frozen=True):
    """Whether a PC can train."""

    status: Word


class OverTold(Struct, frozen=True):
    """A PC has done with a piece of work, as Dask sees it."""

    key: Word
    run_id: int


class MemberTold(Struct, frozen=True):
    """A PC tells of a piece of work."""

    task: Word
    content: bytes


class TrainAsked(Struct, frozen=True):
    """A sweep wants a piece of work done."""

    task: Word
    pc: Word
    content: bytes


class RequestAsked(Struct, frozen=True):
    """A sweep asks something of a piece of work."""

    task: Word
    pc: Word
    request: Word


class ReleaseAsked(Struct, frozen=True):
    """A sweep does not wait for pieces of work any more."""

    keys: list[Word]


class Nothing(Struct, frozen=True):
    """Told without more words."""
