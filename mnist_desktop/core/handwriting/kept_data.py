"""Keeps the data set of a collection beside the imported ones."""

from __future__ import annotations

from pathlib import Path

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.images import kept
from mnist_desktop.core.datasets.images.entries import LabeledPicture
from mnist_desktop.core.datasets.images.importing import Imported, ImportOptions
from mnist_desktop.core.datasets.images.splitting import Division
from mnist_desktop.core.handwriting.as_data import TEST_SHARE, HandwrittenData


def keep_data(data: HandwrittenData, title: str) -> Dataset:
    """Keep a data set under a title, with who wrote each image, so that it can be chosen and trained on like any other.

    Another set of that title stays as it is: the new one becomes "title 2".

    Raises
    ------
    StorageError
        It cannot be written. Nothing of it stays.
    """
    of_images = enumerate(zip(data.names, data.labels.tolist(), data.writers, strict=True))
    entries = tuple(
        LabeledPicture(Path(), name, data.class_names[label], "train" if number < data.train_count else "test", writer)
        for number, (name, label, writer) in of_images
    )
    options = ImportOptions(division=Division("writers" if len(set(data.writers)) > 1 else "share", TEST_SHARE))
    made = Imported(
        data.images, data.labels, data.train_count, data.class_names, entries, (), data.notices, options, title, collected=True
    )
    return kept.keep(made, title)
