"""Keeps the data set of a collection among the app's own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from mnist_desktop.core.datasets import catalog, files, imported
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.handwriting.as_data import HandwrittenData


def keep_data(data: HandwrittenData, title: str) -> Dataset:
    """Keep a data set under a title, so that it can be chosen and trained on like any other; raises StorageError.

    Another set of that title stays as it is: the new one becomes "title 2".
    """
    content = files.content_of(data.images, data.labels, data.train_count)
    plain = imported.plain_name(title)
    dataset = catalog.as_dataset(catalog.IMPORTED + plain, Path(plain), content, "mnist")
    return imported.keep(replace(dataset, class_names=data.class_names, class_names_ko=data.class_names))
