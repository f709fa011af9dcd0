"""Imports listed pictures: all of them become 28x28 images in one array, or nothing does.

Pictures are decoded, shrunk and normalised in threads. Pillow releases Python's global lock for decoding and shrinking, so two
cores read clean pictures 1.5 times as fast as one; processes would have to be started, which takes as long as reading 5,000.
"""

from __future__ import annotations

import errno
import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import FEWEST_CLASSES
from mnist_desktop.core.datasets.images.entries import (
    ImagesError,
    LabeledPicture,
    LeftOut,
    Listing,
    nothing_found,
)
from mnist_desktop.core.datasets.images.normalise import SIDE, Gray, Treatment, normalised
from mnist_desktop.core.datasets.images.reading import ReadPicture, picture_of_array, read_image
from mnist_desktop.core.datasets.images.report import FIRST_FRAME
from mnist_desktop.core.datasets.images.splitting import Division, Flags, is_test, notices
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.sentence import Sentence, Templated
from mnist_desktop.core.stop_token import StopToken

GONE = (errno.EIO, errno.ENXIO, errno.ENODEV, errno.ESTALE, errno.ENOTCONN)
"""What a system says of a disk that is no longer there."""
CHUNK = 64
"""Pictures that a thread reads before it tells of it."""
CHUNKS_AHEAD = 4
"""For each thread, so that results do not pile up."""
PREVIEWED = 24
PREVIEW_SIDE = 96

Progress = Callable[[int, int], None]
"""Called with how many pictures are read, and how many there are."""


class ImportStoppedError(Exception):
    """The import was stopped; nothing of it is left."""


class ImportOptions(Struct, frozen=True, forbid_unknown_fields=True):
    """What a person chooses for an import."""

    treatment: Treatment = Treatment()
    division: Division = Division()


@dataclass(frozen=True, eq=False)
class Imported:
    """The images of an import, the training part first.

    Attributes
    ----------
    images
        uint8, shape (N, 28, 28).
    labels
        uint8, shape (N,): the place of each image's class in `class_names`.
    train_count
        How many of the N belong to the training part.
    class_names
        The labels that the source gives, two to 62.
    entries
        Where each image comes from.
    left_out
        What gave no image, and what gave less than it holds.
    notices
        What a person should know of the parts.
    options
        How it was done.
    source
        The folder or table, as text.
    collected
        The images were drawn on the pad; `source` is then the title of the collection.
    """

    images: NDArray[np.uint8]
    labels: NDArray[np.uint8]
    train_count: int
    class_names: tuple[str, ...]
    entries: tuple[LabeledPicture, ...]
    left_out: tuple[LeftOut, ...]
    notices: tuple[Sentence, ...]
    options: ImportOptions
    source: str
    collected: bool = False


@dataclass(frozen=True, eq=False)
class Previewed:
    """A picture before and after.

    Attributes
    ----------
    entry
        The picture.
    before
        uint8, shape (h, w, 3), the longer side at most :data:`PREVIEW_SIDE`; None where it cannot be read.
    after
        uint8, shape (28, 28); None where it gives no image.
    reason
        Why not; None where it does.
    """

    entry: LabeledPicture
    before: NDArray[np.uint8] | None
    after: Gray | None
    reason: Templated | None


def import_images(
    listing: Listing, options: ImportOptions, progress: Progress | None = None, stop: StopToken | None = None
) -> Imported:
    """Read all pictures of a listing.

    Raises
    ------
    ImportStoppedError
        `stop` asked for it.
    ImagesError
        Too few pictures can be read, one part would have no images, or the disk with the pictures was taken out.
    """
    images = np.empty((len(listing.entries), SIDE, SIDE), np.uint8)
    read = np.zeros(len(images), bool)
    left_out = list(listing.left_out)
    for first, chunk in _in_threads(listing, options.treatment, stop or StopToken()):
        for place, (image, reason) in enumerate(chunk, first):
            if reason is not None:
                left_out.append(LeftOut(listing.entries[place].name, reason))
            if image is not None:
                images[place] = image
                read[place] = True
        if progress is not None:
            progress(first + len(chunk), len(images))
    return _ordered(listing, options, images, read, tuple(left_out))


def preview(listing: Listing, treatment: Treatment, count: int = PREVIEWED) -> tuple[Previewed, ...]:
    """Some pictures of a listing, of as many classes as possible, before and after."""
    return tuple(_previewed(listing, place, treatment) for place in chosen_for_preview(listing, count))


def chosen_for_preview(listing: Listing, count: int = PREVIEWED) -> tuple[int, ...]:
    """Places among the entries: the first of each class, then the second of each, and so on; in the order of the classes."""
    by_class: dict[str, list[int]] = {label: [] for label in listing.class_names}
    for place, entry in enumerate(listing.entries):
        if len(by_class[entry.label]) < count:
            by_class[entry.label].append(place)
    rounds = (places[number] for number in range(count) for places in by_class.values() if number < len(places))
    chosen = set(islice(rounds, count))
    return tuple(place for places in by_class.values() for place in places if place in chosen)


def _ordered(
    listing: Listing, options: ImportOptions, images: NDArray[np.uint8], read: Flags, left_out: tuple[LeftOut, ...]
) -> Imported:
    entries = [entry for entry, is_read in zip(listing.entries, read, strict=True) if is_read]
    names = tuple(name for name in listing.class_names if name in {entry.label for entry in entries})
    if not entries:
        raise nothing_found(Listing(listing.source, (), left_out))
    if len(names) < FEWEST_CLASSES:
        told = "Of the pictures of {file}, only those of the class {name} can be read; there is nothing to tell apart."
        raise ImagesError(told, file=listing.source, name=names[0])
    flags = is_test(entries, options.division)
    order = np.argsort(flags, kind="stable")
    number = {name: at for at, name in enumerate(names)}
    labels = np.array([number[entry.label] for entry in entries], np.uint8)
    return Imported(
        images=np.ascontiguousarray(images[np.flatnonzero(read)[order]]),
        labels=labels[order],
        train_count=int((~flags).sum()),
        class_names=names,
        entries=tuple(entries[place] for place in order),
        left_out=left_out,
        notices=notices(entries, flags),
        options=options,
        source=str(listing.source),
    )


Result = tuple[Gray | None, Templated | None]


def _in_threads(listing: Listing, treatment: Treatment, stop: StopToken) -> Iterator[tuple[int, list[Result]]]:
    """The results of each chunk, in order, with the place of its first picture; raises ImportStoppedError."""

    def read(first: int) -> list[Result]:
        places = range(first, min(first + CHUNK, len(listing.entries)))
        return [] if stop.stop_requested else [_read(listing, place, treatment) for place in places]

    workers = max(1, min(os.cpu_count() or 1, 8))
    waiting: deque[tuple[int, Future[list[Result]]]] = deque()
    with ThreadPoolExecutor(workers, "import pictures") as threads:
        try:
            firsts = iter(range(0, len(listing.entries), CHUNK))
            waiting.extend((first, threads.submit(read, first)) for first in islice(firsts, workers * CHUNKS_AHEAD))
            while waiting:
                first, future = waiting.popleft()
                results = future.result()
                if stop.stop_requested:
                    raise ImportStoppedError
                waiting.extend((first, threads.submit(read, first)) for first in islice(firsts, 1))
                yield first, results
        finally:
            threads.shutdown(cancel_futures=True)


def _picture(listing: Listing, place: int) -> ReadPicture:
    return read_image(listing.entries[place].path) if listing.images is None else picture_of_array(listing.images[place])


def _read(listing: Listing, place: int, treatment: Treatment) -> Result:
    entry = listing.entries[place]
    try:
        picture = _picture(listing, place)
        return normalised(picture, treatment, entry.name), FIRST_FRAME if picture.is_first else None
    except StorageError as error:
        if _is_taken_out(entry.path, error):
            told = "{file} can no longer be read: its disk or stick was taken out, or its folder was moved. Nothing was imported."
            raise ImagesError(told, file=entry.path) from error
        return None, Sentence(error.template, error.values)
    except UserError as error:
        return None, Sentence(error.template, error.values)


def _is_taken_out(path: Path, error: StorageError) -> bool:
    """Whether not only a file is gone, but where it was."""
    cause = error.__cause__
    if not isinstance(cause, OSError):
        return False
    return cause.errno in GONE or (isinstance(cause, FileNotFoundError) and not os.path.isdir(path.parent))  # noqa: PTH112 - raises nothing


def _previewed(listing: Listing, place: int, treatment: Treatment) -> Previewed:
    entry = listing.entries[place]
    try:
        picture = _picture(listing, place)
    except UserError as error:
        return Previewed(entry, None, None, error)
    try:
        return Previewed(entry, _thumbnail(picture), normalised(picture, treatment, entry.name), None)
    except UserError as error:
        return Previewed(entry, _thumbnail(picture), None, error)


def _thumbnail(picture: ReadPicture) -> NDArray[np.uint8]:
    from PIL import Image  # noqa: PLC0415 - takes 30 ms and is rarely needed

    small = Image.fromarray(picture.colors)
    small.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE), Image.Resampling.BOX)
    return np.asarray(small)
