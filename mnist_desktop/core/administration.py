"""Reads what an administrator has fixed for a computer, in a ``mnist-desktop.toml`` that this program never writes.

The file lies beside the program or in the system's place (:func:`mnist_desktop.paths.administration_files`); the first that is
there counts. It is checked like every file: what cannot be read fixes nothing, and the window says so.
"""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from mnist_desktop import paths
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.files import read_bytes
from mnist_desktop.core.preference_choices import AnnouncedEvery, EpochMegabytes, LanguageChoice, TextPercent, Theme

MAX_BYTES = 100_000
LONGEST_PATH = 1000
ALWAYS_THERE = ("actionQuit", "actionAbout", "actionOpenLog")
"""Entries that cannot be hidden: a window can always be left, and says what it is and what went wrong."""

logger = logging.getLogger(__name__)

PlacePath = Annotated[str, Meta(max_length=LONGEST_PATH)]
EntryName = Annotated[str, Meta(pattern="^action[A-Za-z0-9-]{1,60}$")]


class AdministrationError(UserError):
    """The administrator's file cannot be used. Everything is as without it."""


class Fixed(Struct, frozen=True, forbid_unknown_fields=True):
    """Preferences that cannot be changed here; None where they can.

    Theme and size of text are not among them: they are for the eyes of whoever sits there.
    """

    language: LanguageChoice | None = None
    announced_every: AnnouncedEvery | None = None
    epoch_megabytes: EpochMegabytes | None = None


class Defaults(Struct, frozen=True, forbid_unknown_fields=True):
    """Preferences for the first start of each user; None for the program's own."""

    language: LanguageChoice | None = None
    theme: Theme | None = None
    text_percent: TextPercent | None = None
    announced_every: AnnouncedEvery | None = None
    epoch_megabytes: EpochMegabytes | None = None


class Administration(Struct, frozen=True, forbid_unknown_fields=True):
    """What the file says.

    Attributes
    ----------
    data_folder
        Where full data sets are looked for first, as in ``MNIST_DESKTOP_DATA``; empty for nowhere.
    shared_folder
        Where hand-ins are copied to and read from; empty for none.
    mirror
        Where full sets are downloaded from, as in ``MNIST_DESKTOP_MIRROR``.
    hidden
        Names of menu entries that are not shown.
    fixed, defaults
        Preferences.
    """

    data_folder: PlacePath = ""
    shared_folder: PlacePath = ""
    mirror: PlacePath = ""
    hidden: Annotated[tuple[EntryName, ...], Meta(max_length=200)] = ()
    fixed: Fixed = Fixed()
    defaults: Defaults = Defaults()


class Found(Struct, frozen=True):
    """The settings, the file that they come from (None without one), and why it could not be used."""

    settings: Administration = Administration()
    path: Path | None = None
    problem: AdministrationError | None = None


@cache
def administration() -> Found:
    """What holds for this computer; read once, since nobody changes it while the program runs."""
    found = read_administration(paths.administration_files())
    if found.problem is not None:
        logger.info("The administrator's settings are not used: %s", found.problem)
    return found


def read_administration(places: tuple[Path, ...]) -> Found:
    """Read the first of these files that is there. Raises nothing, whatever it holds."""
    for path in places:
        try:
            if not path.is_file():
                continue
        except OSError:  # a place that cannot be looked at holds no orders
            continue
        try:
            return Found(_read(path), path)
        except UserError as error:
            return Found(path=path, problem=_unused(path, error))
        except (ValueError, RecursionError) as error:  # no TOML, no text, or not what may stand there
            return Found(path=path, problem=_unused(path, error))
    return Found()


def _read(path: Path) -> Administration:
    import tomllib  # noqa: PLC0415 - few computers have such a file, and all starts would wait for it

    plain = tomllib.loads(read_bytes(path, MAX_BYTES).decode("utf-8-sig"))
    settings = msgspec.convert(plain, Administration)
    kept = [name for name in settings.hidden if name in ALWAYS_THERE]
    if kept:
        raise AdministrationError("{names} cannot be hidden", names=", ".join(kept))
    if not all(each.isprintable() for each in (settings.data_folder, settings.shared_folder, settings.mirror)):
        raise AdministrationError("a path holds signs that cannot be shown")
    return settings


def _unused(path: Path, cause: Exception) -> AdministrationError:
    return AdministrationError("What the administrator has set in {file} is not used: {cause}. Everything is as without it.",
                               file=path, cause=cause)  # fmt: skip
