"""Keeps what the window remembers between two starts. The file may be damaged or changed by then, so all is checked.

The file has the form of an ``.ini`` by Qt's QSettings, as earlier versions wrote it. But QSettings must not read it: it would
unpickle a value such as ``@Variant(…)``, and a pickle can run any code.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, Literal

import msgspec
from msgspec import Struct

from mnist_desktop.core.drawing.kept import KeptDrawing
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.files import atomic_writer
from mnist_desktop.core.model.model_file import MAX_NAME_LENGTH
from mnist_desktop.core.model.spec import MAX_LAYERS
from mnist_desktop.core.preference_choices import (
    DEFAULT_EPOCH_MEGABYTES,
    AnnouncedEvery,
    EpochMegabytes,
    LanguageChoice,
    TextPercent,
    Theme,
)
from mnist_desktop.core.runs.shipped import SHIPPED
from mnist_desktop.core.settings_text import entries_of, escaped, read_text, unescaped
from mnist_desktop.core.storage_errors import storage_error

MAX_BYTES = 200_000
"""A hundred layers take a fifth of this."""

MAX_WORD_BYTES = 300
"""The longest key of a data set or name of a run, which are file names, and the longest name of a student."""

DAMAGED = ".damaged-"
KEPT = 3
"""How many damaged files are kept aside; the oldest is deleted."""

GEOMETRY_BYTES = range(46, 200)
GEOMETRY_MAGIC = 0x1D9D0CB
"""As QWidget::saveGeometry writes it."""
SPLITTER_FORM = struct.Struct(">IiI2iBiBiB")
SPLITTER_FACTS = 0xFF, 2, -1, 1
"""Fixed values in a splitter's state: magic number, two parts, handle width, orientation. See QSplitter::saveState."""
MOST_PIXELS = 100_000
"""The width of all screens together. A part of a splitter that was never shown has -1."""

MOST_SCREENS = 8
MOST_RECENT = 8
LONGEST_PATH = 1000
"""Letters of one that is remembered."""

TourState = Literal["", "seen"]
StudentAsked = Literal["", "asked"]


class SettingsError(StorageError):
    """The settings cannot be read. The window opens all the same."""


class Look(Struct, frozen=True):
    """How the window looks, apart from its size and place.

    Attributes
    ----------
    splitter
        As Qt saves it; empty where none is remembered.
    tab
        The name of the tab that is shown.
    is_folded
        Whether the builder is hidden.
    text_percent
        The size of text in percent of the system's.
    more_of_layers, more_of_training
        Whether the rarer parameters and settings are shown.
    """

    splitter: bytes = b""
    tab: str = ""
    is_folded: bool = False
    text_percent: TextPercent = 100
    theme: Theme = "system"
    more_of_layers: bool = False
    more_of_training: bool = False


class ScreenView(Struct, frozen=True):
    """How the window looks on one screen, identified by its name and place; `geometry` as Qt saves it."""

    screen: str
    geometry: bytes = b""
    look: Look = Look()


class Remembered(Struct, frozen=True):
    """What is remembered. The defaults are for a first start.

    Attributes
    ----------
    geometry, splitter
        As Qt saves them; empty where none are remembered. For a screen without a view of its own.
    experiment
        Layers and settings.
    dataset, run
        The key of the data set, and the id of the run on show.
    views
        How the window looked on each screen, the latest first.
    language
        The language of the window; empty for the system's language.
    recent
        Paths of the latest files, the newest first.
    announced_every
        How often a screen reader hears of an epoch.
    drawing
        What was drawn on the pad.
    student
        Whose runs are trained here; empty where that was not said.
    student_asked
        Whether there was an answer to the question whose runs these are, be it a name or none.
    tour
        Whether the tour was seen to its end, or skipped.
    epoch_megabytes
        How much room the weights of the epochs of one run may take.
    """

    geometry: bytes = b""
    splitter: bytes = b""
    experiment: Experiment | None = None
    dataset: str = ""
    run: str = ""
    views: tuple[ScreenView, ...] = ()
    language: LanguageChoice = ""
    recent: tuple[str, ...] = ()
    announced_every: AnnouncedEvery = 5
    drawing: KeptDrawing | None = None
    student: str = ""
    student_asked: StudentAsked = ""
    tour: TourState = ""
    epoch_megabytes: EpochMegabytes = DEFAULT_EPOCH_MEGABYTES

    @property
    def look(self) -> Look:
        """The look for a screen without a view of its own: as on the latest screen, except for the tab."""
        last = self.views[0].look if self.views else Look()
        return msgspec.structs.replace(last, splitter=self.splitter)


def recall(path: Path) -> tuple[Remembered, SettingsError | None]:
    """Read what is remembered. Raises nothing, whatever the file holds.

    Returns
    -------
    Remembered
        What is valid in the file, and defaults for the rest.
    SettingsError or None
        What is wrong with the file. It is then renamed in its folder, so that the next :func:`keep` does not overwrite it.
    """
    try:
        entries = entries_of(read_text(path, MAX_BYTES))
    except FileNotFoundError:
        return Remembered(), None
    except OSError as error:
        return Remembered(), _put_aside(path, storage_error(path, error))
    except StorageError as error:
        return Remembered(), _put_aside(path, error)
    known: dict[str, Any] = {}  # Any: each value has its field's type, which its decoder has checked
    damaged: dict[str, None] = {}
    for name, value in entries:
        decode = _DECODERS.get(name)
        try:
            if decode is None:
                damaged["…"] = None  # settings of later versions included
            elif value:
                known[name] = decode(unescaped(value))
        except (ValueError, RecursionError):  # msgspec's errors are ValueErrors, except for JSON that is nested too deeply
            damaged[name] = None
    if not damaged:
        return Remembered(**known), None
    problem = StorageError("{file} is damaged: what it says of {names} is of no use.", file=path, names=", ".join(damaged))
    return Remembered(**known), _put_aside(path, problem)


def remembered_language(path: Path) -> LanguageChoice:
    """The language alone, for when there is no window yet. Whatever the file holds, this raises nothing."""
    try:
        found = dict(entries_of(read_text(path, MAX_BYTES))).get("language", "")
        return _language(unescaped(found))
    except (OSError, ValueError, StorageError):
        return ""


def keep(path: Path, remembered: Remembered) -> None:
    """Write what is to be remembered, atomically; raises StorageError.

    A name that cannot be written as text is left out. This does not wait for the disk, since the window writes during training.
    """
    values: dict[str, str | bytes] = {"geometry": remembered.geometry, "splitter": remembered.splitter}
    if remembered.experiment is not None:
        with suppress(UnicodeEncodeError):
            values["experiment"] = msgspec.json.encode(remembered.experiment).decode()
    values |= {name: word for name, word in (("dataset", remembered.dataset), ("run", remembered.run)) if _is_word(word)}
    if remembered.views:
        values["views"] = msgspec.json.encode(remembered.views[:MOST_SCREENS]).decode()
    if remembered.announced_every != Remembered().announced_every:
        values["announced_every"] = str(remembered.announced_every)
    if remembered.epoch_megabytes != Remembered().epoch_megabytes:
        values["epoch_megabytes"] = str(remembered.epoch_megabytes)
    if recent := [path for path in remembered.recent if _is_path(path)]:
        values["recent"] = msgspec.json.encode(recent[:MOST_RECENT]).decode()
    if remembered.drawing is not None:
        values["drawing"] = msgspec.json.encode(remembered.drawing).decode()
    if _is_word(remembered.student):
        values["student"] = remembered.student
    values |= {"language": remembered.language, "tour": remembered.tour, "student_asked": remembered.student_asked}
    lines = [f"{name}={escaped(value)}\n" for name, value in values.items() if value]
    with atomic_writer(path, durable=False) as file:
        file.write("".join(["[General]\n", *lines]).encode())


# Values, each as strictly checked as its part of Qt needs


def _geometry(value: str | bytes) -> bytes:
    if not isinstance(value, bytes) or len(value) not in GEOMETRY_BYTES:
        raise ValueError("no geometry")
    if struct.unpack_from(">I", value)[0] != GEOMETRY_MAGIC:
        raise ValueError("no geometry")
    if any(abs(number) > MOST_PIXELS for number in struct.unpack_from(">8i", value, 8)):
        raise ValueError("a window that is on no screen")  # Qt brings such a window back, unless its numbers overflow
    return value


def _splitter(value: str | bytes) -> bytes:
    """Check each byte: Qt allocates as many parts as the state claims, and two thousand million of them end the program."""
    if not isinstance(value, bytes) or len(value) != SPLITTER_FORM.size:
        raise ValueError("no state of a splitter")
    magic, _version, parts, left, right, _collapsible, handle, _opaque, orientation, _set = SPLITTER_FORM.unpack(value)
    if (magic, parts, handle, orientation) != SPLITTER_FACTS or not -1 <= left < MOST_PIXELS or not -1 <= right < MOST_PIXELS:
        raise ValueError("not the state of this splitter")
    return value


def _experiment(value: str | bytes) -> Experiment:
    experiment = msgspec.json.decode(value, type=Experiment)
    if len(experiment.spec.layers) > MAX_LAYERS or len(experiment.spec.name) > MAX_NAME_LENGTH:
        raise ValueError("more than a model can have")
    return experiment


def _views(value: str | bytes) -> tuple[ScreenView, ...]:
    """Check each part as strictly as where it is a value of its own."""
    views = msgspec.json.decode(value, type=tuple[ScreenView, ...])
    if len(views) > MOST_SCREENS:
        raise ValueError("more screens than are kept")
    for view in views:
        _word(view.screen)
        _word(view.look.tab)
        if view.geometry:
            _geometry(view.geometry)
        if view.look.splitter:
            _splitter(view.look.splitter)
    return views


def _word(value: str | bytes) -> str:
    if not isinstance(value, str) or not _is_word(value):
        raise ValueError("no name")
    return value


def _run(value: str | bytes) -> str:
    """Check that this is the name of a folder, not a path that leads out of it."""
    word = _word(value)
    name = word.removeprefix(SHIPPED)
    if name != PurePosixPath(name).name or name != PureWindowsPath(name).name or name.startswith("."):
        raise ValueError("no name of a run")
    return word


def _is_word(text: str) -> bool:
    return text.isprintable() and len(text.encode()) <= MAX_WORD_BYTES


def _language(value: str | bytes) -> LanguageChoice:
    choice: LanguageChoice = msgspec.convert(value, LanguageChoice)
    return choice


def _recent(value: str | bytes) -> tuple[str, ...]:
    paths = msgspec.json.decode(value, type=tuple[str, ...])
    if len(paths) > MOST_RECENT or not all(map(_is_path, paths)):
        raise ValueError("no paths")
    return paths


def _is_path(text: str) -> bool:
    return text.isprintable() and 0 < len(text) <= LONGEST_PATH


def _announced_every(value: str | bytes) -> AnnouncedEvery:
    seconds: AnnouncedEvery = msgspec.json.decode(value, type=AnnouncedEvery)
    return seconds


def _epoch_megabytes(value: str | bytes) -> EpochMegabytes:
    megabytes: EpochMegabytes = msgspec.json.decode(value, type=EpochMegabytes)
    return megabytes


def _drawing(value: str | bytes) -> KeptDrawing:
    return msgspec.json.decode(value, type=KeptDrawing)


def _tour(value: str | bytes) -> TourState:
    state: TourState = msgspec.convert(value, TourState)
    return state


def _student_asked(value: str | bytes) -> StudentAsked:
    state: StudentAsked = msgspec.convert(value, StudentAsked)
    return state


_DECODERS: dict[str, Callable[[str | bytes], object]] = {
    "geometry": _geometry,
    "splitter": _splitter,
    "experiment": _experiment,
    "dataset": _word,
    "run": _run,
    "views": _views,
    "language": _language,
    "recent": _recent,
    "announced_every": _announced_every,
    "drawing": _drawing,
    "student": _word,
    "student_asked": _student_asked,
    "tour": _tour,
    "epoch_megabytes": _epoch_megabytes,
}


def _put_aside(path: Path, cause: StorageError) -> SettingsError:
    """Rename a file that cannot be read, so that it is out of the way but not lost."""
    target = path.with_name(f"{path.stem}{DAMAGED}{datetime.now():%Y%m%d-%H%M%S-%f}{path.suffix}")
    try:
        path.rename(target)
    except OSError:
        return SettingsError("{cause} The window has opened without it; the file could not be put aside.", cause=cause)
    with suppress(OSError):
        for old in sorted(path.parent.glob(f"{path.stem}{DAMAGED}*{path.suffix}"))[:-KEPT]:
            with suppress(OSError):
                old.unlink()
    return SettingsError("{cause} The window has opened without it; the file is kept as {kept}.", cause=cause, kept=target.name)
