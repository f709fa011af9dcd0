"""Divides pictures into a training and a test part: as folders name them, by a share, or by writer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

import numpy as np
from msgspec import Meta, Struct
from numpy.typing import NDArray

from mnist_desktop.core.datasets.images.entries import ImagesError, LabeledPicture, Listing
from mnist_desktop.core.sentence import Sentence

How = Literal["folders", "share", "writers"]
Flags = NDArray[np.bool_]


class Division(Struct, frozen=True, forbid_unknown_fields=True):
    """How the test part is chosen.

    Attributes
    ----------
    how
        ``folders``: as folders or the table name the parts; ``share``: of each class, by chance; ``writers``: whole writers, by
        chance, so that nobody writes in both parts.
    share
        How much goes into the test part; not used where folders decide.
    seed
        Decides which images or writers.
    """

    how: How = "share"
    share: Annotated[float, Meta(gt=0, lt=1)] = 1 / 7
    seed: Annotated[int, Meta(ge=0, lt=2**32)] = 0


def usual_division(listing: Listing) -> Division:
    """What fits a listing best: parts that are named, else writers if there are several, else a share."""
    if listing.has_both_parts:
        return Division("folders")
    return Division("writers" if len(listing.writers) > 1 else "share")


def is_test(entries: Sequence[LabeledPicture], division: Division) -> Flags:
    """Which pictures go into the test part, bool (N,).

    Raises
    ------
    ImagesError
        One of the two parts would be empty.
    """
    flags = _CHOOSERS[division.how](entries, division)
    if not flags.any():
        raise ImagesError("No image would be left to test with. Choose another way to divide the images.")
    if flags.all():
        raise ImagesError("No image would be left to train with. Choose another way to divide the images.")
    return flags


def notices(entries: Sequence[LabeledPicture], flags: Flags) -> tuple[Sentence, ...]:
    """What a person should know of a division: classes without images in one of the parts."""
    said = []
    labels = np.array([entry.label for entry in entries], object)
    for label in dict.fromkeys(labels):
        of_class = flags[labels == label]
        if not of_class.any():
            said.append(
                Sentence("The class {name} has no test images, so nobody will know how well it is read.", {"name": label})
            )
        elif of_class.all():
            said.append(Sentence("The class {name} has no training images, so no network can learn it.", {"name": label}))
    return tuple(said)


def _by_folders(entries: Sequence[LabeledPicture], _division: Division) -> Flags:
    """What is in neither part is for training."""
    return np.array([entry.part == "test" for entry in entries], bool)


def _by_share(entries: Sequence[LabeledPicture], division: Division) -> Flags:
    """The share of each class, at least one image of a class that has two."""
    flags = np.zeros(len(entries), bool)
    order = np.random.default_rng(division.seed).permutation(len(entries))
    labels = np.array([entry.label for entry in entries], object)[order]
    for label in dict.fromkeys(sorted(labels)):
        places = order[labels == label]
        count = min(max(1, round(len(places) * division.share)), len(places) - 1)
        flags[places[:count]] = True
    return flags


def _by_writers(entries: Sequence[LabeledPicture], division: Division) -> Flags:
    """Writers in an order drawn with the seed, as long as they come closer to the share; who is not named is for training."""
    writers = np.array([entry.writer for entry in entries], object)
    names = sorted(set(writers) - {""})
    if len(names) < 2:
        raise ImagesError("Fewer than two writers are named, so the images cannot be divided by writer.")
    wanted = division.share * len(entries)
    flags = np.zeros(len(entries), bool)
    chosen = 0
    for number in np.random.default_rng(division.seed).permutation(len(names)):
        of_writer = writers == names[number]
        count, before = int(of_writer.sum()), int(flags.sum())
        is_last = chosen == len(names) - 1
        if not is_last and (not chosen or abs(before + count - wanted) < abs(before - wanted)):
            flags |= of_writer
            chosen += 1
    return flags


_CHOOSERS = {"folders": _by_folders, "share": _by_share, "writers": _by_writers}
