"""A data set: 28x28 images with labels and class names, kept in memory once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.errors import UserError

Family = Literal["mnist", "fashion-mnist"]

FEWEST_CLASSES, MOST_CLASSES = 2, 62
"""How many classes a data set may have: 62 are the digits and both kinds of letters."""


@dataclass(frozen=True, eq=False)
class Dataset:
    """Images with labels, first the training part, then the test part.

    Attributes
    ----------
    key
        Its name in settings and runs: ``mnist-starter``, ``mnist``, ``fashion-mnist-starter``, ``fashion-mnist``, or
        ``file:`` and a name for imported data.
    family
        Which of the two kinds of pictures it shows. It decides the class names and how the drawing pad prepares its input.
    title
        Its name in lists, in English.
    images
        uint8, shape (N, 28, 28), 0 is background, read-only. Scaling is the engine's.
    labels
        uint8, shape (N,), from 0 to `classes` - 1, read-only.
    train_count
        How many of the N belong to the training part; the others are the test part.
    class_names, class_names_ko
        One name for each class, in English and in Korean; how many classes there are follows from them.
    fingerprint
        Hex SHA-256 of the content, see :func:`mnist_desktop.core.datasets.files.fingerprint`.
    genuine
        Whether this is exactly the published set, or the shipped starter set, by its fingerprint.
    source
        The file or folder that it was read from, as text.
    passed_over
        Why it could not be read from the places that come before.
    origin
        Of own pictures, where they were before they were imported, as text; else empty.
    """

    key: str
    family: Family
    title: str
    images: NDArray[np.uint8]
    labels: NDArray[np.uint8]
    train_count: int
    class_names: tuple[str, ...]
    class_names_ko: tuple[str, ...]
    fingerprint: str
    genuine: bool
    source: str
    passed_over: tuple[UserError, ...] = ()
    origin: str = ""

    @property
    def classes(self) -> int:
        """How many classes it has, FEWEST_CLASSES..MOST_CLASSES, whether or not there are images of each."""
        return len(self.class_names)

    @property
    def train_images(self) -> NDArray[np.uint8]:
        """uint8, shape (train_count, 28, 28); a view, not a copy."""
        return self.images[: self.train_count]

    @property
    def train_labels(self) -> NDArray[np.uint8]:
        """uint8, shape (train_count,); a view."""
        return self.labels[: self.train_count]

    @property
    def test_images(self) -> NDArray[np.uint8]:
        """uint8, shape (N - train_count, 28, 28); a view."""
        return self.images[self.train_count :]

    @property
    def test_labels(self) -> NDArray[np.uint8]:
        """uint8, shape (N - train_count,); a view."""
        return self.labels[self.train_count :]
