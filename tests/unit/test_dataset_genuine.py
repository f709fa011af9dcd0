"""All 70,000 images of both published sets are recognised by their content, in whatever form they come."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.core.datasets.catalog import entries, load
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.file_finding import STEMS
from mnist_desktop.core.datasets.files import source_files
from mnist_desktop.core.datasets.known import known_by_key
from mnist_desktop.core.datasets.stored import idx_header

pytestmark = pytest.mark.full_data


@pytest.fixture
def full(full_data, monkeypatch, tmp_path):
    """Loads a full set from a copy of its files."""

    def load_copy(family: str) -> Dataset:
        folder = tmp_path / "copy" / family
        folder.mkdir(parents=True)
        for path in source_files(full_data[family]):
            shutil.copyfile(path, folder / (path.name if path.suffix != ".npz" else f"{family}.npz"))
        monkeypatch.setenv("MNIST_DESKTOP_DATA", str(folder.parent))
        return load(family)

    return load_copy


def arrays_of(dataset: Dataset) -> tuple[np.ndarray, ...]:
    return dataset.train_images, dataset.train_labels, dataset.test_images, dataset.test_labels


def put_idx(folder: Path, dataset: Dataset) -> None:
    folder.mkdir(parents=True)
    for stem, array in zip(STEMS, arrays_of(dataset), strict=True):
        with (folder / f"{stem}-idx{array.ndim}-ubyte").open("wb") as file:
            file.write(idx_header(array))
            file.write(array.data)


@pytest.mark.parametrize(("family", "first_labels"), [
    ("mnist", [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]), ("fashion-mnist", [9, 0, 0, 3, 0, 2, 7, 2, 5, 5]),
])  # fmt: skip
def test_a_full_set_is_genuine_from_its_files_and_from_the_cache(full, family, first_labels):
    prints = set()
    for loaded in (full, load):
        dataset = loaded(family)
        assert dataset.genuine
        assert dataset.images.shape == (70_000, 28, 28)
        assert dataset.train_count == known_by_key(family).train_count == 60_000
        assert list(dataset.labels[:10]) == first_labels
        assert dataset.title == next(entry.title for entry in entries() if entry.key == family)
        prints.add(dataset.fingerprint)
        del dataset
    assert len(prints) == 1


def test_the_published_set_is_genuine_as_npz_and_as_plain_idx_too(full, monkeypatch, tmp_path):
    dataset = full("mnist")
    plain, archive = tmp_path / "plain", tmp_path / "archive"
    put_idx(plain / "mnist", dataset)
    archive.mkdir()
    x_train, y_train, x_test, y_test = arrays_of(dataset)
    np.savez(archive / "mnist.npz", x_train=x_train, y_train=y_train.astype(np.int64), x_test=x_test, y_test=y_test)
    for place in (plain, archive):
        monkeypatch.setenv("MNIST_DESKTOP_DATA", str(place))
        other = load("mnist")
        assert other.genuine
        assert other.fingerprint == dataset.fingerprint


def test_one_changed_pixel_is_enough_not_to_be_genuine(full, monkeypatch, tmp_path):
    place = tmp_path / "changed"
    put_idx(place / "mnist", full("mnist"))
    with (place / "mnist" / f"{STEMS[2]}-idx3-ubyte").open("r+b") as file:
        file.seek(-1, 2)
        last = file.read(1)[0]
        file.seek(-1, 2)
        file.write(bytes([last ^ 1]))
    monkeypatch.setenv("MNIST_DESKTOP_DATA", str(place))
    dataset = load("mnist")
    assert not dataset.genuine
    assert dataset.title == "MNIST, 70,000 images, not the published set"
