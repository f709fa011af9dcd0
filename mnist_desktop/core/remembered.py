"""What the window remembers from one start to the next, in a file that may hold anything by the next start.

The file has the form that Qt's QSettings gives to an ``.ini``, and so have those of earlier versions. But QSettings does not read
it: to QSettings a value of ``@Variant(…)`` may be a pickled Python object, which is unpickled, and so runs what the file says.
"""

from __future__ import annotations

import re
import stat
import struct
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.files import atomic_writer, read_bytes, storage_error
from mnist_desktop.core.model.model_file import MAX_NAME_LENGTH
from mnist_desktop.core.model.spec import MAX_LAYERS
from mnist_desktop.core.runs.shipped import SHIPPED

MAX_BYTES = 200_000
"""A hundred layers take a fifth of it."""

MAX_WORD_BYTES = 300
"""Of a data set's key or a run's name: both are names of files."""

DAMAGED = ".damaged-"
KEPT = 3
"""Damaged files that are put aside; the oldest goes."""

GEOMETRY_BYTES = range(46, 200)
GEOMETRY_MAGIC = 0x1D9D0CB
"""See QWidget::saveGeometry."""
SPLITTER_FORM = struct.Struct(">IiI2iBiBiB")
SPLITTER_FACTS = 0xFF, 2, -1, 1
"""Of a splitter's state: its magic number, two parts, the usual handle, side by side. See QSplitter::saveState."""
MOST_PIXELS = 100_000
"""From one end of all screens to the other. A part of a window that was never shown has -1."""


MOST_SCREENS = 8

Theme = Literal["system", "light", "dark"]


class SettingsError(StorageError):
    """What was remembered cannot be read; the window opens all the same."""


LanguageChoice = Literal["", "en", "ko"]
TourState = Literal["", "seen"]


class Look(Struct, frozen=True):
    """How the window looks beside its size and place.

    Attributes
    ----------
    splitter
        As Qt saves it; empty where nothing is remembered.
    tab
        The name of the tab that is shown.
    is_folded
        Whether the builder is folded away.
    text_percent
        The size of text in percent of the system's.
    """

    splitter: bytes = b""
    tab: str = ""
    is_folded: bool = False
    text_percent: Annotated[int, Meta(ge=80, le=200)] = 100
    theme: Theme = "system"


class ScreenView(Struct, frozen=True):
    """How the window looks on one screen, which is known by its name and place; its geometry as Qt saves it."""

    screen: str
    geometry: bytes = b""
    look: Look = Look()


class Remembered(Struct, frozen=True):
    """What the window was like. The defaults are those of a first start.

    Attributes
    ----------
    geometry, splitter
        As Qt saves them; empty where nothing is remembered. For a screen that no view is known of.
    experiment
        Layers and settings.
    dataset, run
        The key of the data set, and the id of the run that was shown.
    views
        How it looked on each screen, the last one first.
    language
        What the window speaks; empty for the system's own, where that is among them.
    tour
        Whether the tour was seen to its end, or skipped.
    """

    geometry: bytes = b""
    splitter: bytes = b""
    experiment: Experiment | None = None
    dataset: str = ""
    run: str = ""
    views: tuple[ScreenView, ...] = ()
    language: LanguageChoice = ""
    tour: TourState = ""

    @property
    def look(self) -> Look:
        """For a screen that no view is known of: as on the last one, but for the tab."""
        last = self.views[0].look if self.views else Look()
        return msgspec.structs.replace(last, splitter=self.splitter)


def recall(path: Path) -> tuple[Remembered, SettingsError | None]:
    """Read what is remembered. Whatever the file holds, this raises nothing.

    Returns
    -------
    Remembered
        What could be read, and defaults for the rest.
    SettingsError or None
        What was wrong. The file is put aside then, beside its place, so that the next :func:`keep` overwrites nothing.
    """
    try:
        entries = _entries(_read_text(path))
    except FileNotFoundError:
        return Remembered(), None
    except OSError as error:
        return Remembered(), _put_aside(path, storage_error(path, error))
    except StorageError as error:
        return Remembered(), _put_aside(path, error)
    known: dict[str, Any] = {}  # Any: of the type of the field, which its decoder has checked
    damaged: dict[str, None] = {}
    for name, value in entries:
        decode = _DECODERS.get(name)
        try:
            if decode is None:
                damaged["…"] = None  # whatever that is called
            elif value:
                known[name] = decode(_unescaped(value))
        except (ValueError, RecursionError):  # msgspec's errors are ValueErrors, but for JSON that is nested too deeply
            damaged[name] = None
    if not damaged:
        return Remembered(**known), None
    problem = StorageError("{file} is damaged: what it says of {names} is of no use.", file=path, names=", ".join(damaged))
    return Remembered(**known), _put_aside(path, problem)


def remembered_language(path: Path) -> LanguageChoice:
    """The language alone, for when there is no window yet. Whatever the file holds, this raises nothing."""
    try:
        found = dict(_entries(_read_text(path))).get("language", "")
        return _language(_unescaped(found))
    except (OSError, ValueError, StorageError):
        return ""


def keep(path: Path, remembered: Remembered) -> None:
    """Write what is to be remembered, atomically; raises StorageError.

    A name that no text can hold is not remembered. The disk is not waited for: a window writes this while it trains.
    """
    values: dict[str, str | bytes] = {"geometry": remembered.geometry, "splitter": remembered.splitter}
    if remembered.experiment is not None:
        with suppress(UnicodeEncodeError):
            values["experiment"] = msgspec.json.encode(remembered.experiment).decode()
    values |= {name: word for name, word in (("dataset", remembered.dataset), ("run", remembered.run)) if _is_word(word)}
    if remembered.views:
        values["views"] = msgspec.json.encode(remembered.views[:MOST_SCREENS]).decode()
    values |= {"language": remembered.language, "tour": remembered.tour}
    lines = [f"{name}={_escaped(value)}\n" for name, value in values.items() if value]
    with atomic_writer(path, durable=False) as file:
        file.write("".join(["[General]\n", *lines]).encode())


# Reading


def _read_text(path: Path) -> str:
    """Raises OSError and StorageError."""
    if not stat.S_ISREG(path.stat().st_mode):
        # Nobody would write into a named pipe, and to wait for it would be to wait for ever.
        raise StorageError("{file} is not a file.", file=path)
    content = read_bytes(path, MAX_BYTES)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StorageError("{file} is damaged: it is not text.", file=path) from error


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """Names and values as they stand there, still escaped. What is no entry of the one section that there is has no name."""
    section = "General"
    for line in re.split(r"\r\n|\r|\n", text):
        if heading := re.fullmatch(r"\s*\[(.*)\]\s*", line):
            section = heading[1]
        elif line.strip() and not line.startswith(";"):
            name, equals, value = line.partition("=")
            yield name.strip() if equals and section == "General" else "", value.strip()


_TOKEN = re.compile(r'\\x(?P<hexadecimal>[0-9a-fA-F]+)|\\(?P<octal>[0-7]+)|\\(?P<letter>[abfnrtv"?\'\\])|(?P<plain>[^\\"]+)')
_LETTERS = dict(zip("abfnrtv\"?'\\", "\a\b\f\n\r\t\v\"?'\\", strict=True))
_MOST_DIGITS = 6


def _unescaped(raw: str) -> str | bytes:
    """A value as Qt escapes it; raises ValueError for what is neither one text nor one array of bytes."""
    is_quoted = len(raw) > 1 and raw[0] == raw[-1] == '"'
    inner = raw[1:-1] if is_quoted else raw
    if not is_quoted and "," in inner:
        raise ValueError("a list")
    parts, at = [], 0
    while at < len(inner):
        token = _TOKEN.match(inner, at)
        if token is None:
            raise ValueError("not escaped as Qt does")
        parts.append(_meaning(token))
        at = token.end()
    text = "".join(parts)
    if text.startswith("@@"):
        return text[1:]
    if text.startswith("@ByteArray(") and text.endswith(")"):
        return text[len("@ByteArray(") : -1].encode("latin-1")
    if text.startswith("@"):
        raise ValueError("a value of another type")
    return text


def _meaning(token: re.Match[str]) -> str:
    kind = token.lastgroup or ""
    digits = token[kind]
    match kind:
        case "plain":
            return digits
        case "letter":
            return _LETTERS[digits]
    if len(digits) > _MOST_DIGITS:
        raise ValueError("no character")
    return chr(int(digits, 16 if kind == "hexadecimal" else 8))


def _geometry(value: str | bytes) -> bytes:
    if not isinstance(value, bytes) or len(value) not in GEOMETRY_BYTES:
        raise ValueError("no geometry")
    if struct.unpack_from(">I", value)[0] != GEOMETRY_MAGIC:
        raise ValueError("no geometry")
    if any(abs(number) > MOST_PIXELS for number in struct.unpack_from(">8i", value, 8)):
        raise ValueError("a window that is on no screen")  # Qt brings it back, but for numbers at whose ends its own turn over
    return value


def _splitter(value: str | bytes) -> bytes:
    """Checked to the byte: Qt makes room for as many parts as are claimed, and two thousand million end the program."""
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
    """Each part is as strictly looked at as where it stands alone."""
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
    """The name of a folder, and no way to any other."""
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


def _tour(value: str | bytes) -> TourState:
    state: TourState = msgspec.convert(value, TourState)
    return state


_DECODERS: dict[str, Callable[[str | bytes], object]] = {
    "geometry": _geometry,
    "splitter": _splitter,
    "experiment": _experiment,
    "dataset": _word,
    "run": _run,
    "views": _views,
    "language": _language,
    "tour": _tour,
}


# Writing


def _escaped(value: str | bytes) -> str:
    """As Qt writes it, always in quotes."""
    if isinstance(value, bytes):
        text = f"@ByteArray({value.decode('latin-1')})"
    else:
        text = f"@{value}" if value.startswith("@") else value
    text = text.replace("\\", r"\\").replace('"', r"\"")
    # An escape goes on as long as there are hexadecimal digits, so letters behind one that look like such are escaped as well.
    return '"' + re.sub(r"[\x00-\x1f\x7f-\xff][0-9a-fA-F]*", _as_numbers, text) + '"'


def _as_numbers(found: re.Match[str]) -> str:
    return "".join(rf"\x{ord(letter):x}" for letter in found[0])


def _put_aside(path: Path, cause: StorageError) -> SettingsError:
    """Rename what cannot be read, so that it is neither in the way nor lost."""
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
