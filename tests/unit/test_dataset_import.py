"""Data that people bring: reading it from whatever they picked, and keeping it among the app's data sets."""

from __future__ import annotations

import gzip
from operator import attrgetter
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop import paths
from mnist_desktop.core.datasets import files
from mnist_desktop.core.datasets.catalog import entries, load
from mnist_desktop.core.datasets.dataset import Dataset, Family
from mnist_desktop.core.datasets.imported import FamilyQuestion, ImportRequest, keep, take_in
from mnist_desktop.core.datasets.orientation import UPRIGHT
from mnist_desktop.core.datasets.stored import DataFileError, idx_header
from mnist_desktop.core.errors import StorageError

STEMS = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")


def make_arrays(seed: int = 0) -> tuple[np.ndarray, ...]:
    random = np.random.default_rng(seed)
    return (random.integers(0, 256, (30, 28, 28), np.uint8), random.integers(0, 10, 30, np.uint8),
            random.integers(0, 256, (10, 28, 28), np.uint8), random.integers(0, 10, 10, np.uint8))  # fmt: skip


def put_npz(path: Path, seed: int = 0, **others) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez(path, **dict(zip(("x_train", "y_train", "x_test", "y_test"), make_arrays(seed), strict=True)), **others)
    return path


def brought(path: Path, family: Family | None = None) -> Dataset:
    """Import what somebody picked who leaves the images as they are."""
    dataset = take_in(ImportRequest(path, family=family, turn=UPRIGHT))
    assert isinstance(dataset, Dataset)
    return dataset


def test_an_archive_a_folder_and_one_of_four_files_all_give_the_same_content(tmp_path):
    for stem, array in zip(STEMS, make_arrays(), strict=True):
        (tmp_path / f"{stem}.gz").write_bytes(gzip.compress(idx_header(array) + array.tobytes()))
    picked = [put_npz(tmp_path / "data.npz"), tmp_path, tmp_path / f"{STEMS[3]}.gz"]
    assert len({brought(path, "mnist").fingerprint for path in picked}) == 1


def test_the_family_is_what_the_caller_says_when_nothing_else_tells(tmp_path):
    dataset = brought(put_npz(tmp_path / "clothes.npz"), "fashion-mnist")
    assert (dataset.family, dataset.key, dataset.title) == ("fashion-mnist", "file:clothes", "clothes")
    assert dataset.class_names[0] == "T-shirt/top"
    assert not dataset.genuine


def test_without_any_hint_the_caller_is_asked_for_the_family(tmp_path):
    assert isinstance(take_in(ImportRequest(put_npz(tmp_path / "data.npz"), turn=UPRIGHT)), FamilyQuestion)
    assert not paths.datasets().exists()


def test_content_and_archive_know_their_family_better_than_the_caller(tmp_path):
    said = put_npz(tmp_path / "said.npz", family=np.array("fashion-mnist"))
    assert brought(said).family == brought(said, "mnist").family == "fashion-mnist"
    starter = brought(paths.resource("datasets", "fashion-mnist-starter.npz"), "mnist")
    assert (starter.key, starter.family, starter.genuine) == ("fashion-mnist-starter", "fashion-mnist", True)


@pytest.mark.parametrize(("name", "key"), [
    ("내 숫자.npz", "file:내 숫자"), ("a,b;c!.npz", "file:a b c"), ("mnist.npz", "file:mnist (file)"),
    ("MNIST.npz", "file:MNIST (file)"), ("...npz.npz", "file:npz"), ("!!!.npz", "file:data"),
    ("x" * 200 + ".npz", "file:" + "x" * 60),
])  # fmt: skip
def test_the_key_is_made_of_the_name_that_the_file_has(tmp_path, name, key):
    assert brought(put_npz(tmp_path / name), "mnist").key == key


def test_a_bad_file_is_refused_and_nothing_is_written(tmp_path):
    (tmp_path / "bad.npz").write_bytes(b"bad")
    with pytest.raises(DataFileError, match=r"bad\.npz"):
        brought(tmp_path / "bad.npz", "mnist")
    assert not paths.datasets().exists()


def test_what_is_kept_is_offered_and_loads_as_it_was(tmp_path):
    names = np.array([f"n{number}" for number in range(10)])
    path = put_npz(tmp_path / "outside" / "brought.npz", class_names=names)
    kept = brought(path, "fashion-mnist")
    assert [entry.key for entry in entries()[4:]] == [kept.key] == ["file:brought"]
    again = load("file:brought")
    facts = attrgetter("key", "family", "title", "train_count", "class_names", "class_names_ko", "fingerprint", "source")
    assert facts(again) == facts(kept)
    assert np.array_equal(again.images, files.read(path).images)
    assert again.class_names == tuple(names)


def test_another_set_of_the_same_name_gets_a_number_and_the_same_set_is_kept_once(tmp_path):
    first, second = put_npz(tmp_path / "a" / "data.npz", seed=1), put_npz(tmp_path / "b" / "data.npz", seed=2)
    keys = [brought(path, "mnist").key for path in (first, second, first, second)]
    assert keys == ["file:data", "file:data 2", "file:data", "file:data 2"]
    assert load("file:data").fingerprint == files.read(first).fingerprint
    assert load("file:data 2").title == "data 2"


def test_a_damaged_file_in_the_way_is_not_touched(tmp_path):
    paths.datasets().mkdir(parents=True)
    (paths.datasets() / "data.npz").write_bytes(b"damaged")
    assert brought(put_npz(tmp_path / "data.npz"), "mnist").key == "file:data 2"
    assert (paths.datasets() / "data.npz").read_bytes() == b"damaged"


def test_a_starter_set_is_not_kept_a_second_time():
    dataset = load("mnist-starter")
    assert keep(dataset) is dataset
    assert not paths.datasets().exists()


def test_a_folder_that_cannot_be_written_is_said_and_nothing_stays(tmp_path, home):
    home.mkdir()
    (home / "data").write_text("a file where the folder should be")
    with pytest.raises(StorageError, match=r"data\.npz"):
        brought(put_npz(tmp_path / "data.npz"), "mnist")
