"""Finds all 70,000 images for benchmarks and tests, only where the app finds them.

Data next to a checkout, for example in ``../data/mnist``, are named as for the app: ``MNIST_DESKTOP_DATA=../data``.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mnist_desktop import paths
from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.dataset import Family
from mnist_desktop.core.datasets.known import KNOWN_SETS

HOME_VARIABLE = "MNIST_DESKTOP_HOME"


def full_sets() -> dict[Family, Path]:
    """The file or folder of each full set on this computer."""
    keys = {known.key for known in KNOWN_SETS if not known.starter}
    return {each.family: each.location for each in catalog.entries() if each.key in keys and each.location is not None}


@contextmanager
def empty_home() -> Iterator[None]:
    """Make the app's folders new and empty; the user's data sets can still be found, unless MNIST_DESKTOP_DATA is set."""
    before = {name: os.environ.get(name) for name in (HOME_VARIABLE, catalog.DATA_VARIABLE)}
    os.environ[catalog.DATA_VARIABLE] = before[catalog.DATA_VARIABLE] or str(paths.datasets())
    with tempfile.TemporaryDirectory() as folder:
        os.environ[HOME_VARIABLE] = folder
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value
