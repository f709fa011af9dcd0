"""Which data sets are offered, where they are looked for, and what loading them gives."""

from __future__ import annotations

import errno
import gc
import gzip
import os
import zipfile
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop import paths
from mnist_desktop.core.datasets import catalog, npz
from mnist_desktop.core.datasets.catalog import as_dataset, entries, load
from mnist_desktop.core.datasets.families import FAMILIES
from mnist_desktop.core.datasets.files import read
from mnist_desktop.core.datasets.stored import DataFileError, idx_header

STEMS = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")


@pytest.fixture(autouse=True)
def no_system_data(tmp_path, monkeypatch):
    """What this computer has installed does not count."""
    monkeypatch.setattr(catalog, "DEBIAN_FOLDER", tmp_path / "debian")


def make_arrays(seed: int = 0, train: int = 30) -> tuple[np.ndarray, ...]:
    random = np.random.default_rng(seed)
    return (random.integers(0, 256, (train, 28, 28), np.uint8), random.integers(0, 10, train, np.uint8),
            random.integers(0, 256, (10, 28, 28), np.uint8), random.integers(0, 10, 10, np.uint8))  # fmt: skip


def put_idx(folder: Path, seed: int = 0) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for stem, array in zip(STEMS, make_arrays(seed), strict=True):
        (folder / f"{stem}.gz").write_bytes(gzip.compress(idx_header(array) + array.tobytes(), mtime=0))
    return folder


def put_npz(path: Path, seed: int = 0, **others) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez(path, **dict(zip(("x_train", "y_train", "x_test", "y_test"), make_arrays(seed), strict=True)), **others)
    return path


def entry(key: str) -> catalog.CatalogEntry:
    return next(entry for entry in entries() if entry.key == key)


# What is offered


def test_without_full_data_the_starter_sets_are_available_and_the_full_ones_are_listed_as_not():
    assert [(entry.key, entry.title, entry.count, entry.available, entry.starter) for entry in entries()] == [
        ("mnist-starter", "MNIST, starter 5,000", 5000, True, True),
        ("mnist", "MNIST, all 70,000", 70000, False, False),
        ("fashion-mnist-starter", "Fashion-MNIST, starter 6,000", 6000, True, True),
        ("fashion-mnist", "Fashion-MNIST, all 70,000", 70000, False, False),
    ]
    assert entry("mnist").location is None


def places(tmp_path: Path) -> list[Path]:
    """In the order in which they are searched."""
    return [tmp_path / "chosen", paths.datasets(), tmp_path / "keras" / "datasets", tmp_path / "debian", tmp_path / "bundled"]


@pytest.fixture
def all_places(tmp_path, monkeypatch) -> list[Path]:
    monkeypatch.setenv("MNIST_DESKTOP_DATA", str(tmp_path / "chosen"))
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    bundled = paths.resource
    monkeypatch.setattr(paths, "resource",
                        lambda *parts: tmp_path / "bundled" if parts == ("datasets", "full") else bundled(*parts))  # fmt: skip
    return places(tmp_path)


def test_full_sets_are_found_in_every_place_and_the_earlier_place_goes_first(all_places):
    for place in reversed(all_places):
        for family in FAMILIES:
            folder = put_idx(place / family)
            assert entry(family).location == folder


def test_a_full_set_may_be_an_npz_in_its_folder_or_beside_it(all_places):
    for place in reversed(all_places):
        beside = put_npz(place / "mnist.npz")
        assert entry("mnist").location == beside
        inside = put_npz(place / "mnist" / "mnist.npz")
        assert entry("mnist").location == inside
    assert not entry("fashion-mnist").available


def test_the_chosen_folder_may_hold_the_files_themselves_and_its_name_tells_the_family(tmp_path, monkeypatch):
    for name, family, other in (("data", "mnist", "fashion-mnist"), ("my Fashion files", "fashion-mnist", "mnist")):
        monkeypatch.setenv("MNIST_DESKTOP_DATA", str(put_idx(tmp_path / name)))
        assert entry(family).location == tmp_path / name
        assert not entry(other).available


def test_a_folder_that_lacks_one_of_the_four_files_is_passed_over(all_places):
    first, second = put_idx(all_places[0] / "mnist"), put_idx(all_places[1] / "mnist")
    assert entry("mnist").location == first
    (first / "t10k-labels-idx1-ubyte.gz").unlink()
    assert entry("mnist").location == second


def test_every_other_archive_in_the_users_folder_is_offered_as_imported():
    put_npz(paths.datasets() / "내 숫자.npz", family=np.array("fashion-mnist"))
    put_npz(paths.datasets() / "mnist.npz")
    (paths.datasets() / "broken.npz").write_bytes(b"broken")
    (paths.datasets() / "._broken.npz").write_bytes(b"what macOS leaves on shared folders")
    imported = [(each.key, each.family, each.title, each.count, each.available) for each in entries()[4:]]
    assert imported == [("file:broken", "mnist", "broken", 0, True),
                        ("file:내 숫자", "fashion-mnist", "내 숫자", 40, True)]  # fmt: skip


@pytest.mark.parametrize(("method", "flags"), [(zipfile.ZIP_DEFLATED, 1), (zipfile.ZIP_LZMA, 0)], ids=["encrypted", "LZMA"])
def test_an_archive_that_cannot_be_looked_into_hides_no_other(method, flags):
    put_npz(paths.datasets() / "mine.npz")
    path = put_npz(paths.datasets() / "other.npz", family=np.array("fashion-mnist"))
    with zipfile.ZipFile(path) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        for info in archive.infolist():
            info.flag_bits |= flags
        last = archive.infolist()[-1]
    damaged = bytearray(path.read_bytes())
    damaged[last.header_offset + 60 : last.header_offset + 80] = bytes(20)
    path.write_bytes(damaged)
    assert [(each.key, each.family) for each in entries()[4:]] == [("file:mine", "mnist"), ("file:other", "mnist")]


def test_a_family_larger_than_any_word_is_not_unpacked_for_the_list(monkeypatch):
    put_npz(paths.datasets() / "bomb.npz", family=np.zeros(2**20, np.uint8))
    monkeypatch.setattr(npz, "_words", None)
    assert entry("file:bomb").family == "mnist"


def test_listing_reads_no_content(all_places, monkeypatch):
    for place in all_places:
        put_idx(place / "mnist")
    monkeypatch.setattr(Path, "open", None)
    monkeypatch.setattr("builtins.open", None)
    assert entry("mnist").available


# What loading gives


@pytest.mark.parametrize(("key", "family", "train", "test"), [
    ("mnist-starter", "mnist", 4000, 1000), ("fashion-mnist-starter", "fashion-mnist", 5000, 1000),
])  # fmt: skip
def test_a_starter_set_loads_genuine_with_its_names(key, family, train, test):
    dataset = load(key)
    assert dataset.genuine
    assert (dataset.key, dataset.family, dataset.title) == (key, family, entry(key).title)
    assert (len(dataset.train_images), len(dataset.test_images)) == (train, test)
    assert dataset.class_names == FAMILIES[family].class_names
    assert dataset.class_names_ko == FAMILIES[family].class_names_ko
    assert Path(dataset.source).is_file()


def test_a_set_that_is_not_the_published_one_loads_and_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("MNIST_DESKTOP_DATA", str(tmp_path))
    put_idx(tmp_path / "fashion-mnist")
    dataset = load("fashion-mnist")
    assert not dataset.genuine
    assert dataset.title == "Fashion-MNIST, 40 images, not the published set"
    assert dataset.class_names[9] == "Ankle boot"
    assert np.array_equal(dataset.train_images, make_arrays()[0])
    assert np.array_equal(dataset.test_labels, make_arrays()[3])


def test_a_published_set_has_the_programs_names_whatever_its_file_says(tmp_path):
    arrays = dict(np.load(paths.resource("datasets", "fashion-mnist-starter.npz")))
    path = tmp_path / "brought.npz"
    np.savez(path, **(arrays | {"class_names_ko": np.array([f"n{number}" for number in range(10)])}))
    dataset = as_dataset("file:brought", path, read(path))
    assert dataset.class_names_ko == FAMILIES["fashion-mnist"].class_names_ko


def test_names_in_the_file_go_before_those_of_the_family(tmp_path):
    names = np.array([f"n{number}" for number in range(10)])
    put_npz(paths.datasets() / "named.npz", class_names=names)
    dataset = load("file:named")
    assert dataset.class_names == dataset.class_names_ko == tuple(names)
    assert (dataset.family, dataset.title, dataset.genuine) == ("mnist", "named", False)


def test_a_set_in_the_folder_of_the_other_family_is_refused_with_the_way_out(tmp_path, monkeypatch):
    monkeypatch.setenv("MNIST_DESKTOP_DATA", str(tmp_path))
    starter = paths.resource("datasets", "fashion-mnist-starter.npz")
    (tmp_path / "mnist.npz").write_bytes(starter.read_bytes())
    with pytest.raises(DataFileError, match=r"mnist.npz holds Fashion-MNIST.*Put it into a folder called fashion-mnist"):
        load("mnist")


def test_the_same_files_in_use_are_the_same_object_and_changed_files_are_read_again(tmp_path, monkeypatch):
    monkeypatch.setenv("MNIST_DESKTOP_DATA", str(tmp_path))
    folder = put_idx(tmp_path / "mnist", seed=1)
    first = load("mnist")
    assert load("mnist") is first
    put_idx(folder, seed=2)
    os.utime(folder / f"{STEMS[0]}.gz", ns=(1, 1))
    second = load("mnist")
    assert np.array_equal(second.train_images, make_arrays(2)[0])
    assert np.array_equal(first.train_images, make_arrays(1)[0])


def test_a_set_that_nobody_uses_is_not_kept_in_memory():
    dataset = load("mnist-starter")
    held = set(catalog._in_use)
    del dataset
    gc.collect()
    assert set(catalog._in_use) < held


# What is said when it cannot be


def test_a_full_set_that_is_nowhere_is_told_where_to_put_it():
    with pytest.raises(DataFileError, match=r"MNIST, all 70,000 is not on this computer\. Download it.*datasets/mnist"):
        load("mnist")


@pytest.mark.parametrize("key", ["cifar", "", "file:", "file:nothing", "file:../../secret", "file:mnist"])
def test_an_unknown_key_is_named(key):
    put_npz(paths.datasets() / "mnist.npz")
    put_npz(paths.datasets().parent.parent / "secret.npz")
    with pytest.raises(DataFileError, match="There is no data set called"):
        load(key)


def test_a_data_folder_without_permission_is_the_reason_that_is_given(tmp_path, monkeypatch):
    closed = tmp_path / "closed"
    closed.mkdir()
    monkeypatch.setenv("MNIST_DESKTOP_DATA", str(closed))
    real = os.scandir

    def refuse(path):
        if Path(path) == closed:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr("os.scandir", refuse)
    with pytest.raises(DataFileError, match="closed cannot be opened: this user has no permission"):
        load("mnist")


def test_a_damaged_file_of_a_set_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("MNIST_DESKTOP_DATA", str(tmp_path))
    path = put_idx(tmp_path / "mnist") / f"{STEMS[1]}.gz"
    path.write_bytes(b"\x1f\x8b and no more")
    with pytest.raises(DataFileError, match=r"train-labels-idx1-ubyte\.gz is damaged"):
        load("mnist")
