"""Opens the four files of a set, one array each: IDX files, or NumPy archives with a single array, as KMNIST has."""

from __future__ import annotations

from pathlib import Path

from mnist_desktop.core.content.kinds import Kind
from mnist_desktop.core.content.telling import kind_of_stream
from mnist_desktop.core.datasets.file_finding import STEMS, Parts, Source, check_readable
from mnist_desktop.core.datasets.idx import IdxArray
from mnist_desktop.core.datasets.npz import open_single
from mnist_desktop.core.datasets.stored import DataFileError, StoredArray, refusals_of


def open_parts(parts: Parts, place: Path) -> tuple[StoredArray, ...]:
    """The four arrays of a set, with checked headers. Where there are several files for one array, the first valid one is used.

    Parameters
    ----------
    place
        The folder or zip in which they were found.

    Raises
    ------
    DataFileError
        A file is missing, cannot be opened, or has no valid header for 28x28 images or for labels.
    """
    missing = [stem for stem in STEMS if stem not in parts]
    if missing:
        if place.suffix.lower() != ".zip":
            check_readable(place)
        raise DataFileError("{file} lacks {missing}. A data set in IDX form needs four files: images and labels, train and t10k.",
                            file=place, missing=", ".join(missing))  # fmt: skip
    return tuple(_first_good(parts[stem], holds_images=stem.endswith("images")) for stem in STEMS)


def _first_good(sources: tuple[Source, ...], *, holds_images: bool) -> StoredArray:
    first: DataFileError | None = None
    for source in sources:
        try:
            return _open(source, holds_images=holds_images)
        except DataFileError as error:
            first = first or error
    assert first is not None  # noqa: S101 - there is at least one source
    raise first


def _open(source: Source, *, holds_images: bool) -> StoredArray:
    if source.name.lower().endswith(".npz") and not source.member:
        with refusals_of(source.path), source.open() as file:
            found = kind_of_stream(file, source.name)
        if found.kind is Kind.NPZ:
            return open_single(source.path, holds_images=holds_images)
    return IdxArray(source, holds_images=holds_images)
