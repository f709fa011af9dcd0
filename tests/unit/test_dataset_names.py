"""The four files of a data set under the names that people have them, in the folders and zips in which they come."""

from __future__ import annotations

import gzip
import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop import paths
from mnist_desktop.core.datasets import catalog, imported
from mnist_desktop.core.datasets.catalog import entries, load
from mnist_desktop.core.datasets.file_finding import named, sets_in_folder
from mnist_desktop.core.datasets.files import read
from mnist_desktop.core.datasets.stored import DataFileError, idx_header

PUBLISHED = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")
PAGE = b"<!DOCTYPE html><html><body>404</body></html>"


@pytest.fixture(autouse=True)
def no_system_data(tmp_path, monkeypatch):
    """What this computer has installed does not count."""
    monkeypatch.setattr(catalog, "DEBIAN_FOLDER", tmp_path / "debian")


def make_contents(seed: int = 0) -> tuple[bytes, ...]:
    random = np.random.default_rng(seed)
    arrays = (random.integers(0, 256, (30, 28, 28), np.uint8), random.integers(0, 10, 30, np.uint8),
              random.integers(0, 256, (10, 28, 28), np.uint8), random.integers(0, 10, 10, np.uint8))  # fmt: skip
    return tuple(idx_header(array) + array.tobytes() for array in arrays)


def put(folder: Path, names: Sequence[str] = PUBLISHED, seed: int = 0) -> Path:
    """The four files under these names; what ends with .gz is packed."""
    for name, content in zip(names, make_contents(seed), strict=True):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(content, 1) if ".gz" in name else content)
    return folder


@pytest.fixture
def fingerprint(tmp_path) -> str:
    """Of the first set of four files, however they are called."""
    return read(put(tmp_path / "as published")).fingerprint


def variants(*patterns: str) -> tuple[str, ...]:
    return tuple(pattern.format(part) for part in ("train", "t10k") for pattern in patterns)


NAMES = {
    "a dot": [name.replace("-idx", ".idx") for name in PUBLISHED],
    "upper case": [name.upper() for name in PUBLISHED],
    "packed": [f"{name}.gz" for name in PUBLISHED],
    "packed, upper case": [f"{name}.GZ".replace(".GZ", ".gz").upper().replace(".GZ", ".gz") for name in PUBLISHED],
    "test for t10k": [name.replace("t10k", "test") for name in PUBLISHED],
    "underscores": [name.replace("-", "_") for name in PUBLISHED],
    "downloaded twice": [f"{name} (1)" for name in PUBLISHED],
    "downloaded twice, packed": [f"{name} (2).gz" for name in PUBLISHED],
    "downloaded twice, packed, numbered behind": [f"{name}.gz (1)" for name in PUBLISHED],
    "copied by a file manager": [f"{name} - Copy.gz" for name in PUBLISHED],
    "EMNIST": [f"emnist-digits-{name.replace('t10k', 'test')}.gz" for name in PUBLISHED],
    "QMNIST": [f"qmnist-{name.replace('t10k', 'test').replace('idx1-ubyte', 'idx2-int')}.gz" for name in PUBLISHED],
    "in folders of their own names": [f"{name}/{name}" for name in PUBLISHED],
}


@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES.keys())
def test_a_set_is_read_under_the_names_that_are_in_use(tmp_path, fingerprint, names):
    folder = put(tmp_path / "data", names)
    assert read(folder).fingerprint == fingerprint
    for name in names:
        assert read(folder / name).fingerprint == fingerprint


def test_files_beside_folders_of_their_names_are_read(tmp_path, fingerprint):
    folder = put(tmp_path / "archive", [name.replace("-idx", ".idx") for name in PUBLISHED])
    put(folder, [f"{name}/{name}" for name in PUBLISHED])
    assert read(folder).fingerprint == fingerprint
    for name in PUBLISHED:
        shutil.rmtree(folder / name)
        (folder / name).mkdir()
    assert read(folder).fingerprint == fingerprint


def test_packed_files_are_known_by_their_content_and_not_by_their_name(tmp_path, fingerprint):
    folder = put(tmp_path / "data")
    for name in PUBLISHED[:2]:  # named as if packed, and packed without being named so
        (folder / name).rename(folder / f"{name}.gz")
    for name in PUBLISHED[2:]:
        (folder / name).write_bytes(gzip.compress((folder / name).read_bytes()))
    assert read(folder).fingerprint == fingerprint


@pytest.mark.parametrize("name", [
    "train-images.txt", "my train", "train-images.npy", "mnist_train.npz", "images", "._train-images", "",
])  # fmt: skip
def test_other_names_are_none_of_the_four(name):
    assert named(name) is None


def test_of_several_files_for_one_array_the_published_unpacked_one_goes_first(tmp_path):
    names = ["train-images-idx3-ubyte (1)", "train-images.idx3-ubyte.gz", "train-images-idx3-ubyte.gz", "train-images.idx3-ubyte",
             "train-images-idx3-ubyte"]  # fmt: skip
    for name in names:
        (tmp_path / name).write_bytes(b"")
    found = [source.name for source in sets_in_folder(tmp_path)[""]["train-images"]]
    assert found == [*reversed(names[1:]), names[0]]


@pytest.mark.parametrize("folder", ["kmnist", "mnist"])
def test_four_archives_of_one_array_each_are_a_set(tmp_path, monkeypatch, folder, fingerprint):
    data = tmp_path / "data" / folder
    data.mkdir(parents=True)
    names = ("train-imgs", "train-labels", "test-imgs", "test-labels")
    for name, content in zip(names, make_contents(), strict=True):
        array = np.frombuffer(content[16 if name.endswith("imgs") else 8 :], np.uint8)
        np.savez_compressed(data / f"kmnist-{name}.npz", array.reshape(-1, 28, 28) if name.endswith("imgs") else array)
    assert read(data).fingerprint == fingerprint
    for path in data.iterdir():
        assert read(path).fingerprint == fingerprint
    monkeypatch.setenv("MNIST_DESKTOP_DATA", str(tmp_path / "data"))
    assert (location("mnist") == data) == (folder == "mnist")
    (data / "kmnist-test-labels.npz").unlink()
    with pytest.raises(DataFileError, match="lacks t10k-labels"):
        read(data / "kmnist-train-imgs.npz")


def test_a_broken_file_gives_way_to_a_good_one_for_the_same_array(tmp_path, fingerprint):
    folder = put(tmp_path / "data", [f"{name} (1).gz" for name in PUBLISHED])
    (folder / f"{PUBLISHED[0]}.gz").write_bytes(PAGE)
    assert read(folder).fingerprint == fingerprint


def test_several_sets_in_one_folder_are_kept_apart(tmp_path, fingerprint):
    folder = tmp_path / "gzip"
    names = {kind: [f"emnist-{kind}-{name}.gz" for name in PUBLISHED] for kind in ("digits", "mnist")}
    put(folder, names["digits"], seed=1)
    put(folder, names["mnist"])
    assert read(folder / names["mnist"][2]).fingerprint == fingerprint
    assert read(folder / names["digits"][0]).fingerprint != fingerprint
    with pytest.raises(DataFileError, match=r"several data sets: emnist-digits, emnist-mnist\. Choose one file"):
        read(folder)
    put(folder)  # the published names go before all others
    assert read(folder).fingerprint == fingerprint


def test_the_lacking_file_of_a_set_is_named_and_not_taken_from_another(tmp_path):
    folder = put(tmp_path / "gzip", [f"emnist-digits-{name}.gz" for name in PUBLISHED])
    put(folder, [f"emnist-letters-{name}.gz" for name in PUBLISHED])
    (folder / f"emnist-digits-{PUBLISHED[3]}.gz").unlink()
    with pytest.raises(DataFileError, match=r"gzip lacks t10k-labels\."):
        read(folder / f"emnist-digits-{PUBLISHED[0]}.gz")


def test_a_file_that_only_has_the_name_of_one_of_the_four_is_told_what_it_is(tmp_path):
    folder = put(tmp_path / "data")
    (folder / PUBLISHED[1]).write_bytes(PAGE)
    for place in (folder, *(folder / name for name in PUBLISHED)):
        with pytest.raises(DataFileError, match=r"train-labels-idx1-ubyte is a web page, not the file that was meant"):
            read(place)


@pytest.mark.parametrize(("name", "key"), [
    (PUBLISHED[0], "file:data"), (f"emnist-digits-{PUBLISHED[2]}.gz", "file:emnist-digits"),
    (f"{PUBLISHED[3]}/{PUBLISHED[3]}", "file:data"),
])  # fmt: skip
def test_what_is_imported_by_one_of_its_files_has_the_name_of_the_set(tmp_path, name, key):
    put(tmp_path / "data", [name.replace(next(each for each in PUBLISHED if each in name), each) for each in PUBLISHED])
    path = tmp_path / "data" / name
    assert imported.named(path, read(path), "mnist").key == key


@pytest.mark.parametrize("name", ["-" * 60_000, "train-images" + " (1)" * 20_000, "train" * 20_000])
def test_a_name_of_any_length_is_looked_at_in_no_time(name):
    assert named(name) is None


# Zips


def zip_of(folder: Path, path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            archive.write(file, file.relative_to(folder))
    return path


def test_a_zip_with_the_four_files_is_read_as_it_is(tmp_path, fingerprint):
    folder = put(tmp_path / "archive", [name.replace("-idx", ".idx") for name in PUBLISHED])
    put(folder, [f"{name}/{name}" for name in PUBLISHED])
    assert read(zip_of(folder, tmp_path / "archive.zip")).fingerprint == fingerprint
    packed = put(tmp_path / "packed", [f"gzip/emnist-digits-{name}.gz" for name in PUBLISHED])
    assert read(zip_of(packed, tmp_path / "packed.zip")).fingerprint == fingerprint


def test_a_damaged_or_incomplete_zip_is_said_to_be_so(tmp_path):
    folder = put(tmp_path / "data")
    path = zip_of(folder, tmp_path / "data.zip")
    content = bytearray(path.read_bytes())
    content[300:400] = bytes(100)
    path.write_bytes(content)
    with pytest.raises(DataFileError, match=r"data\.zip \(t10k-images-idx3-ubyte\) is damaged"):
        read(path)
    (folder / PUBLISHED[3]).unlink()
    with pytest.raises(DataFileError, match=r"data\.zip lacks t10k-labels"):
        read(zip_of(folder, path))


def test_a_zip_with_several_sets_is_told_so(tmp_path):
    for kind in ("digits", "mnist"):
        put(tmp_path / "gzip", [f"emnist-{kind}-{name}.gz" for name in PUBLISHED])
    with pytest.raises(DataFileError, match=r"gzip\.zip holds several data sets"):
        read(zip_of(tmp_path / "gzip", tmp_path / "gzip.zip"))


def flagged(path: Path, old: bytes, new: bytes, flags: int, method: int | None = None) -> Path:
    """A zip in whose names `old` is `new`, of the same length, with these flags and perhaps this way of packing."""
    content = bytearray(path.read_bytes().replace(old, new))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + place : at + place + 2] = flags.to_bytes(2, "little")
            if method is not None:
                content[at + place + 2 : at + place + 4] = method.to_bytes(2, "little")
            at = content.find(mark, at + 1)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(("name", "flags"), [("데이터".encode("cp949"), 0), ("데이터".encode(), 0x800), ("데이터".encode(), 0)])
def test_a_zip_is_read_whatever_way_its_names_are_spelt_in(tmp_path, fingerprint, name, flags):
    placeholder = "x" * len(name)
    put(tmp_path / "data", [f"{placeholder}/{each}" for each in PUBLISHED])
    path = flagged(zip_of(tmp_path / "data", tmp_path / "data.zip"), placeholder.encode(), name, flags)
    assert read(path).fingerprint == fingerprint


@pytest.mark.parametrize(("name", "flags", "method"), [
    (b"\xff\xfe", 0x800, None), (b"xx", 0, zipfile.ZIP_LZMA), (b"xx", 0, 93), (b"xx", 1, None),
], ids=["no UTF-8", "LZMA", "Zstandard", "encrypted"])  # fmt: skip
def test_a_zip_that_no_reader_can_open_is_said_to_be_damaged(tmp_path, name, flags, method):
    put(tmp_path / "data", [f"xx/{each}" for each in PUBLISHED])
    path = flagged(zip_of(tmp_path / "data", tmp_path / "data.zip"), b"xx/", name + b"/", flags, method)
    with pytest.raises(DataFileError, match=r"data\.zip.* is damaged: it cannot be decompressed"):
        read(path)


# The places of the catalogue


def location(key: str) -> Path | None:
    return next(entry.location for entry in entries() if entry.key == key)


@pytest.mark.parametrize(("folder", "key"), [
    ("MNIST/raw", "mnist"), ("FashionMNIST/raw", "fashion-mnist"), ("Mnist", "mnist"), ("fashion_mnist", "fashion-mnist"),
])  # fmt: skip
def test_full_sets_are_found_in_the_folders_that_other_programs_make(tmp_path, monkeypatch, folder, key):
    monkeypatch.setenv("MNIST_DESKTOP_DATA", str(tmp_path / "data"))
    put(tmp_path / "data" / folder)
    assert location(key) == tmp_path / "data" / folder
    assert load(key).train_count == 30


def test_a_chosen_folder_may_be_the_one_that_torchvision_made(tmp_path, monkeypatch):
    monkeypatch.setenv("MNIST_DESKTOP_DATA", str(tmp_path / "MNIST"))
    put(tmp_path / "MNIST" / "raw")
    assert location("mnist") == tmp_path / "MNIST" / "raw"


def test_what_cannot_be_read_in_one_place_hides_nothing_in_the_next(tmp_path, monkeypatch, caplog, fingerprint):
    monkeypatch.setenv("MNIST_DESKTOP_DATA", str(tmp_path / "first"))
    put(tmp_path / "first" / "mnist")
    (tmp_path / "first" / "mnist" / PUBLISHED[0]).write_bytes(PAGE)
    good = put(paths.datasets() / "mnist")
    with caplog.at_level("INFO", "mnist_desktop"):
        dataset = load("mnist")
    assert (dataset.fingerprint, dataset.source) == (fingerprint, str(good))
    assert "is not read from" in caplog.text
    assert [error.text[:-1].split(". ")[0] for error in dataset.passed_over] == [
        f"{tmp_path / 'first' / 'mnist' / PUBLISHED[0]} is a web page, not the file that was meant: the download went wrong"
    ]
    assert load("mnist") is dataset
    put(tmp_path / "first" / "mnist", seed=1)
    assert load("mnist").passed_over == ()
    shutil.rmtree(tmp_path / "first")
    assert load("mnist").passed_over == ()


def test_where_no_place_can_be_read_the_first_one_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("MNIST_DESKTOP_DATA", str(tmp_path / "first"))
    for place in (tmp_path / "first", paths.datasets()):
        put(place / "mnist")
        (place / "mnist" / PUBLISHED[0]).write_bytes(PAGE)
    with pytest.raises(DataFileError, match=r"first/mnist/train-images-idx3-ubyte is a web page"):
        load("mnist")


def test_a_set_that_lacks_a_file_is_said_to_be_incomplete(tmp_path, monkeypatch):
    monkeypatch.setenv("MNIST_DESKTOP_DATA", str(tmp_path))
    (put(tmp_path / "mnist") / PUBLISHED[3]).unlink()
    with pytest.raises(DataFileError, match=r"MNIST, all 70,000 is not complete on this computer\. .*mnist lacks t10k-labels"):
        load("mnist")
