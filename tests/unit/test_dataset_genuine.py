"""All 70,000 images of both published sets are recognised by their content, in whatever form they come."""

from __future__ import annotations

import gzip
import shutil

import numpy as np
import pytest

from mnist_desktop.core.datasets.catalog import entries, load
from mnist_desktop.core.datasets.known import known_by_key

pytestmark = pytest.mark.full_data


@pytest.mark.parametrize(("family", "first_labels"), [
    ("mnist", [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]), ("fashion-mnist", [9, 0, 0, 3, 0, 2, 7, 2, 5, 5]),
])  # fmt: skip
def test_a_full_set_is_genuine_from_its_files_and_from_the_cache(full_data, monkeypatch, family, first_labels):
    monkeypatch.setenv("MNIST_DESKTOP_DATA", str(full_data))
    prints = set()
    for _ in ("from gzip", "from the cache"):
        dataset = load(family)
        assert dataset.genuine
        assert dataset.images.shape == (70_000, 28, 28)
        assert dataset.train_count == known_by_key(family).train_count == 60_000
        assert list(dataset.labels[:10]) == first_labels
        assert dataset.title == next(entry.title for entry in entries() if entry.key == family)
        prints.add(dataset.fingerprint)
        del dataset
    assert len(prints) == 1


def test_the_published_set_is_genuine_as_npz_and_as_plain_idx_too(full_data, monkeypatch, tmp_path):
    monkeypatch.setenv("MNIST_DESKTOP_DATA", str(full_data))
    dataset = load("mnist")
    plain, archive = tmp_path / "plain" / "mnist", tmp_path / "archive"
    plain.mkdir(parents=True)
    archive.mkdir()
    for path in (full_data / "mnist").glob("*.gz"):
        with gzip.open(path) as packed, (plain / path.stem).open("wb") as out:
            shutil.copyfileobj(packed, out)
    np.savez(archive / "mnist.npz", x_train=dataset.train_images, y_train=dataset.train_labels.astype(np.int64),
             x_test=dataset.test_images, y_test=dataset.test_labels)  # fmt: skip
    for place in (plain.parent, archive):
        monkeypatch.setenv("MNIST_DESKTOP_DATA", str(place))
        other = load("mnist")
        assert other.genuine
        assert other.fingerprint == dataset.fingerprint


def test_one_changed_pixel_is_enough_not_to_be_genuine(full_data, monkeypatch, tmp_path):
    folder = tmp_path / "mnist"
    shutil.copytree(full_data / "mnist", folder)
    folder.chmod(0o755)
    path = folder / "t10k-images-idx3-ubyte.gz"
    path.chmod(0o644)
    content = bytearray(gzip.decompress(path.read_bytes()))
    content[-1] ^= 1
    path.write_bytes(gzip.compress(bytes(content), 1))
    monkeypatch.setenv("MNIST_DESKTOP_DATA", str(tmp_path))
    dataset = load("mnist")
    assert not dataset.genuine
    assert dataset.title == "MNIST, 70,000 images, not the published set"
