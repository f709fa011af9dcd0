"""What a user has decided about a run's doubt: when it says *unsure*, and by which temperature its confidence is mended.

It is kept in ``doubt.json`` beside ``run.json``, so that programs that do not know it can read the run. What was decided about
a pre-trained run, whose folder is never changed, is kept in the user's folder of runs; see :class:`DoubtFolder`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.files import exists, read_bytes, write_bytes

DOUBT = "doubt.json"
MAX_BYTES = 4096
FORMAT = "mnist-desktop doubt"


class Doubt(Struct, frozen=True):
    """What was decided about the doubt of one run.

    Attributes
    ----------
    threshold
        Confidence, 0..1, below which the answer is *unsure*; None where none was chosen.
    temperature
        By which the logits are divided, as the validation part suggests it; None before it was computed.
    uses_temperature
        Whether the probabilities are shown with the temperature.
    on_pad
        Whether the drawing pad goes by the threshold, too.
    """

    threshold: Annotated[float, Meta(ge=0, le=1)] | None = None
    temperature: Annotated[float, Meta(ge=0.01, le=100)] | None = None
    uses_temperature: bool = False
    on_pad: bool = True

    @property
    def shown_temperature(self) -> float:
        """By which the logits are divided for what is shown; 1 changes nothing."""
        return self.temperature if self.uses_temperature and self.temperature is not None else 1.0

    @property
    def pad_threshold(self) -> float | None:
        """The threshold that the drawing pad goes by, or None."""
        return self.threshold if self.on_pad else None


NO_DOUBT = Doubt()


class _DoubtFile(Struct, frozen=True):
    """The content of the file. What later versions add is passed over, and lost when this one writes it."""

    format: str
    doubt: Doubt


def encode_doubt(doubt: Doubt) -> bytes:
    """The content of the file."""
    return msgspec.json.format(msgspec.json.encode(_DoubtFile(FORMAT, doubt)), indent=1)


def decode_doubt(content: bytes) -> Doubt:
    """What a file says, or NO_DOUBT where it is damaged: two sliders are set again at once, and no run is lost for them."""
    try:
        file = msgspec.json.decode(content, type=_DoubtFile)
    except (ValueError, RecursionError):
        return NO_DOUBT
    return file.doubt if file.format == FORMAT else NO_DOUBT


def read_doubt(path: Path) -> Doubt:
    """What the file at `path` says; NO_DOUBT where it is absent, unreadable or damaged."""
    try:
        return decode_doubt(read_bytes(path, MAX_BYTES)) if exists(path) else NO_DOUBT
    except StorageError:
        return NO_DOUBT


class DoubtFolder:
    """The decisions about runs that cannot be changed, one file for each, by the name of the run."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> Doubt:
        """What was decided about a run."""
        return read_doubt(self._path(name))

    def write(self, name: str, doubt: Doubt) -> None:
        """Keep a decision; raises StorageError."""
        write_bytes(self._path(name), encode_doubt(doubt))

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.json"
