"""Makes a data set of a collection: images by the pad's recipe, divided by writer."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.families import FAMILIES
from mnist_desktop.core.handwriting.collection import Collection, counts_of
from mnist_desktop.core.handwriting.collection_file import HandwritingError
from mnist_desktop.core.handwriting.digit import DIGITS, CollectedDigit, images_of
from mnist_desktop.core.sentence import Sentence

CLASS_NAMES = FAMILIES["mnist"].class_names
TEST_SHARE = 0.3
"""Of the drawings. Ten writers give three to test with: fewer say little of strangers' hands."""


@dataclass(frozen=True, eq=False)
class HandwrittenData:
    """What a store of data sets needs of a collection; the training part comes first.

    Attributes
    ----------
    images
        uint8, shape (N, 28, 28), contiguous; ink 255 on 0.
    labels
        uint8, shape (N,), 0..9, the places in `class_names`.
    train_count
        How many of the N belong to the training part.
    class_names
        "0" to "9", also where a digit is absent: so every network for digits can read it.
    names
        Of each image the code of its drawing, which finds its strokes in the collection.
    writers
        Of each image who drew it.
    notices
        What a person should know of the parts.
    """

    images: NDArray[np.uint8]
    labels: NDArray[np.uint8]
    train_count: int
    class_names: tuple[str, ...]
    names: tuple[str, ...]
    writers: tuple[str, ...]
    notices: tuple[Sentence, ...]


def as_data(
    collection: Collection, share: float = TEST_SHARE, seed: int = 0, learned: AbstractSet[bytes] = frozenset()
) -> HandwrittenData:
    """The arrays of a collection.

    Parameters
    ----------
    share
        How much of the drawings goes into the test part, about: nobody is in both parts. With one writer only, it is that share
        of each digit, and a notice says so.
    seed
        Decides which writers, or drawings.
    learned
        The bytes of images that a network has learned from already. Whoever drew one of them is in the training part, so
        that the test part shows what is new to that network; where all drawings are by one writer, that drawing is.

    Raises
    ------
    HandwritingError
        There are too few drawings for two parts, all show one digit, or none of them is new to the network.
    """
    digits = collection.digits
    if len({digit.label for digit in digits}) < 2:
        raise HandwritingError("A data set needs drawings of two digits at least. Draw some more first.")
    is_by_writer = len(collection.writers) > 1
    is_learned = np.array([bool(learned) and digit.image.tobytes() in learned for digit in digits], bool)
    divide = _test_writers if is_by_writer else _test_share
    flags = divide(digits, share, seed, is_learned)
    if is_learned.any() and not flags.any():
        told = (
            "This network has learned from everybody who drew here, so nothing is left to test it with. Let somebody else draw."
        )
        raise HandwritingError(told)
    if not flags.any() or flags.all():
        raise HandwritingError("These are too few drawings for a part to train with and one to test with. Draw some more first.")
    return divided(collection, flags, is_by_writer=is_by_writer)


def divided(collection: Collection, flags: NDArray[np.bool_], *, is_by_writer: bool) -> HandwrittenData:
    """The arrays of a collection in two parts.

    Parameters
    ----------
    flags
        Which drawings are for the test part, bool (N,); some are in each part.
    is_by_writer
        Whether nobody is in both.
    """
    digits = collection.digits
    order = np.argsort(flags, kind="stable")
    ordered = [digits[place] for place in order]
    codes = list(collection.by_code)
    train_count = int((~flags).sum())
    return HandwrittenData(
        images=images_of(ordered),
        labels=np.array([digit.label for digit in ordered], np.uint8),
        train_count=train_count,
        class_names=CLASS_NAMES,
        names=tuple(codes[place] for place in order),
        writers=tuple(digit.writer for digit in ordered),
        notices=_notices(ordered[:train_count], ordered[train_count:], is_by_writer=is_by_writer),
    )


def _test_writers(digits: Sequence[CollectedDigit], share: float, seed: int, is_learned: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which drawings are for the test part, bool (N,): all of writers in an order drawn with the seed, as many as fit best.

    The order does not depend on how the collection was merged. At least one writer is in the training part, and one in the test
    part unless a network has learned from each.
    """
    writers = np.array([digit.writer for digit in digits], object)
    names = sorted(set(writers))
    known = set(writers[is_learned])
    drawn = [name for number in np.random.default_rng(seed).permutation(len(names)) if (name := names[number]) not in known]
    ends = np.cumsum([(writers == name).sum() for name in drawn])
    could_end = ends if known else ends[:-1]
    count = 1 + int(np.abs(could_end - share * len(digits)).argmin()) if len(could_end) else 0
    chosen = set(drawn[:count])
    return np.array([writer in chosen for writer in writers], bool)


def _test_share(digits: Sequence[CollectedDigit], share: float, seed: int, is_learned: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The share of each digit, bool (N,): at least one drawing of a digit that was drawn twice; none that was learned from."""
    labels = np.array([digit.label for digit in digits])
    labels[is_learned] = DIGITS  # no digit: they are not drawn
    flags = np.zeros(len(digits), bool)
    random = np.random.default_rng(seed)
    for label in range(DIGITS):
        places = random.permutation(np.flatnonzero(labels == label))
        flags[places[: min(max(1, round(share * len(places))), len(places) - 1)] if len(places) else places] = True
    return flags


def _notices(train: Sequence[CollectedDigit], test: Sequence[CollectedDigit], *, is_by_writer: bool) -> tuple[Sentence, ...]:
    notices = []
    if not is_by_writer:
        told = "Both parts are by one hand, that of {writer}, so the test does not say how strangers are read."
        notices.append(Sentence(told, {"writer": train[0].writer}))
    for told, part in (
        ("No training image shows {digits}, so no network can learn that from this set.", train),
        ("No test image shows {digits}, so nobody will know how well that is read.", test),
    ):
        absent = [str(label) for label, count in enumerate(counts_of(part)) if not count]
        if absent:
            notices.append(Sentence(told, {"digits": ", ".join(absent)}))
    return tuple(notices)
