"""Breaks a data set: the same seed gives the same bytes on every computer.

Random numbers are the raw 64 bits of NumPy's PCG64, whose stream never changes, and all else is whole numbers: the distributions
of ``numpy.random.Generator`` may differ between versions of NumPy, and fractions between processors.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.aligned import aligned_join
from mnist_desktop.core.datasets.broken.damages import (
    Blur,
    Damage,
    ImageDamage,
    Inverted,
    LeakedLabel,
    Noise,
    ScarceClass,
    SeenTest,
    Shifted,
    Where,
    WrongLabels,
    check,
)
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.files import fingerprint
from mnist_desktop.core.datasets.stored import PIXELS, SIDE

BLOCK = 512
"""So many images are changed at once, so that what is worked out in between stays small."""
BRIGHT = 255
DIRECTIONS = ((-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1))
"""Of shifts: down and right, -1, 0 or 1."""

Images = NDArray[np.uint8]
Indices = NDArray[np.intp]


def broken(dataset: Dataset, damage: Damage) -> Dataset:
    """A copy of `dataset` with a damage. Key and title stay those of the original.

    Images that are not changed are shared with the original where none is, so that wrong labels cost no memory.

    Raises
    ------
    DamageError
        The data set has no such class, or no test images.
    """
    check(dataset, damage)
    images, labels, train_count = dataset.images, dataset.labels, dataset.train_count
    random = np.random.PCG64(damage.seed)
    match damage:
        case WrongLabels():
            labels = _mislabelled(dataset, damage, random)
        case ScarceClass():
            kept = _without_most(dataset, damage, random)
            images, labels = images[kept], labels[kept]
            train_count = int(np.count_nonzero(kept < train_count))
        case SeenTest():
            seen = train_count + _some(len(dataset.test_labels), damage.share, random)
            images = aligned_join((dataset.train_images, images[seen], dataset.test_images))
            labels = np.concatenate((dataset.train_labels, labels[seen], dataset.test_labels))
            train_count += len(seen)
        case LeakedLabel():
            images = aligned_join((images,))
            for each in _blocks(_chosen(dataset, damage.where, damage.share, random)):
                _tell_label(images, each, labels[each], len(dataset.class_names))
        case Noise() | Blur() | Inverted() | Shifted():
            images = aligned_join((images,))
            for each in _blocks(_chosen(dataset, damage.where, damage.share, random)):
                images[each] = _changed(images[each], damage, random)
    images.flags.writeable = labels.flags.writeable = False
    return replace(dataset, images=images, labels=labels, train_count=train_count, genuine=False,
                   fingerprint=fingerprint(images, labels, train_count))  # fmt: skip


def count_of(share: int, count: int) -> int:
    """How many of `count` things a share in percent is, rounded to the nearest."""
    return (count * share + 50) // 100


def corner(classes: int) -> Indices:
    """The places, among the 784 pixels of an image, at which a leaked label of each class is bright."""
    width = min(classes, SIDE // 2)
    rows, columns = np.divmod(np.arange(classes), width)
    return rows * SIDE + columns


def _mislabelled(dataset: Dataset, damage: WrongLabels, random: np.random.PCG64) -> NDArray[np.uint8]:
    classes = len(dataset.class_names)
    chosen = _chosen(dataset, damage.where, damage.share, random)
    steps = 1 + random.random_raw(len(chosen)) % np.uint64(classes - 1)
    labels = dataset.labels.copy()
    labels[chosen] = (labels[chosen] + steps) % np.uint64(classes)
    return labels


def _without_most(dataset: Dataset, damage: ScarceClass, random: np.random.PCG64) -> Indices:
    """The indices of the images that stay, in their order."""
    of_class = np.flatnonzero(dataset.train_labels == damage.label)
    stays = np.ones(len(dataset.labels), bool)
    stays[of_class] = False
    stays[of_class[_some(len(of_class), damage.kept, random)]] = True
    return np.flatnonzero(stays)


def _chosen(dataset: Dataset, where: Where, share: int, random: np.random.PCG64) -> Indices:
    """Indices of the images to change: exactly the share of each part that is meant, in ascending order."""
    train, test = dataset.train_count, len(dataset.labels) - dataset.train_count
    in_train = _some(train, share, random) if where != "test" else np.zeros(0, np.intp)
    in_test = train + _some(test, share, random) if where != "training" else np.zeros(0, np.intp)
    return np.concatenate((in_train, in_test))


def _some(count: int, share: int, random: np.random.PCG64) -> Indices:
    """Exactly a share of ``range(count)``, in ascending order."""
    drawn = np.argsort(random.random_raw(count), kind="stable")
    return np.sort(drawn[: count_of(share, count)])


def _blocks(indices: Indices) -> Iterator[Indices]:
    for start in range(0, len(indices), BLOCK):
        yield indices[start : start + BLOCK]


def _tell_label(images: Images, chosen: Indices, labels: NDArray[np.uint8], classes: int) -> None:
    places = corner(classes)
    flat = images.reshape(len(images), PIXELS)
    flat[np.ix_(chosen, places)] = 0
    flat[chosen, places[labels]] = BRIGHT


def _changed(images: Images, damage: ImageDamage, random: np.random.PCG64) -> Images:
    match damage:
        case Noise(strength=strength):
            return _noisy(images, strength, random)
        case Blur(radius=radius):
            return _blurred(images, radius)
        case Inverted():
            return BRIGHT - images
        case Shifted(pixels=pixels):
            return _shifted(images, pixels, random)


def _noisy(images: Images, strength: int, random: np.random.PCG64) -> Images:
    """Add to each pixel a number from -strength to strength, all as likely to within 1 in 256."""
    drawn = random.random_raw(-(-images.size // 8)).astype("<u8").view(np.uint8)[: images.size].reshape(images.shape)
    added = ((np.arange(256) * (2 * strength + 1) >> 8) - strength).astype(np.int16)[drawn]
    added += images
    return np.clip(added, 0, BRIGHT, out=added).astype(np.uint8)


def _blurred(images: Images, radius: int) -> Images:
    """The mean over a square of ``2 * radius + 1`` pixels, rounded; outside the image all is black. Sums fit 16 bits."""
    side = 2 * radius + 1
    padded = np.pad(images, ((0, 0), (radius, radius), (radius, radius))).astype(np.uint16)
    rows = sum((padded[:, :, at : at + SIDE] for at in range(1, side)), padded[:, :, :SIDE])
    total = sum((rows[:, at : at + SIDE] for at in range(1, side)), rows[:, :SIDE])
    area = np.uint16(side * side)
    means: NDArray[np.uint16] = (total + area // np.uint16(2)) // area
    return means.astype(np.uint8)


def _shifted(images: Images, pixels: int, random: np.random.PCG64) -> Images:
    drawn = random.random_raw(len(images)) % np.uint64(len(DIRECTIONS))
    moved = np.zeros_like(images)
    for number, (down, right) in enumerate(DIRECTIONS):
        each = np.flatnonzero(drawn == number)
        target = np.zeros((len(each), SIDE, SIDE), np.uint8)
        (to_rows, from_rows), (to_columns, from_columns) = _slices(down * pixels), _slices(right * pixels)
        target[:, to_rows, to_columns] = images[each][:, from_rows, from_columns]
        moved[each] = target
    return moved


def _slices(by: int) -> tuple[slice, slice]:
    """Where pixels go, and where they come from."""
    return slice(max(0, by), SIDE + min(0, by)), slice(max(0, -by), SIDE + min(0, -by))
