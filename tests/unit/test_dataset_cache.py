"""The cached form: it spares reading the source, is believed only as long as it deserves it, and is never missed."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop import paths
from mnist_desktop.core.datasets import cache, catalog, files
from mnist_desktop.core.datasets.catalog import load

NAMES = np.array([f"class {number}" for number in range(10)])


@pytest.fixture
def source(tmp_path, monkeypatch) -> Path:
    """A small set that stands where full MNIST is looked for."""
    monkeypatch.setenv("MNIST_DESKTOP_DATA", str(tmp_path))
    return write_source(tmp_path / "mnist.npz", 0)


def write_source(path: Path, seed: int) -> Path:
    random = np.random.default_rng(seed)
    np.savez(path, x_train=random.integers(0, 256, (30, 28, 28), np.uint8), y_train=random.integers(0, 10, 30, np.uint8),
             x_test=random.integers(0, 256, (10, 28, 28), np.uint8), y_test=random.integers(0, 10, 10, np.uint8),
             class_names=NAMES)  # fmt: skip
    return path


@pytest.fixture
def reads(monkeypatch) -> list[Path]:
    """Which sources were read."""
    seen: list[Path] = []
    real = files.read
    monkeypatch.setattr(files, "read", lambda location: (seen.append(location), real(location))[1])
    return seen


def cached_file() -> Path:
    return paths.user_cache() / "datasets" / "mnist.cache"


def test_the_second_load_reads_the_cached_form_and_gives_the_same(source, reads):
    first = facts(load("mnist"))
    assert cached_file().is_file()
    second = load("mnist")
    assert reads == [source]
    assert facts(second) == first
    assert second.images.flags.c_contiguous
    assert not second.images.flags.writeable
    assert not second.labels.flags.writeable


def facts(dataset) -> tuple:
    return (dataset.fingerprint, dataset.train_count, dataset.class_names, dataset.genuine, dataset.title, dataset.source,
            dataset.images.tobytes(), dataset.labels.tobytes())  # fmt: skip


def test_starter_sets_are_not_cached():
    load("mnist-starter")
    assert not cached_file().parent.exists()


@pytest.mark.parametrize("change", ["content", "time", "place"])
def test_a_changed_source_is_read_again(source, reads, change, monkeypatch, tmp_path):
    before = load("mnist").fingerprint
    if change == "content":
        write_source(source, 1)
        os.utime(source, ns=(5, 5))
    elif change == "time":
        os.utime(source, ns=(5, 5))
    else:
        (tmp_path / "moved").mkdir()
        source = source.rename(tmp_path / "moved" / "mnist.npz")
        monkeypatch.setenv("MNIST_DESKTOP_DATA", str(source.parent))
    assert (load("mnist").fingerprint == before) == (change != "content")
    assert len(reads) == 2
    load("mnist")
    assert len(reads) == 2


DAMAGES = {
    "empty": lambda _: b"",
    "cut off": lambda content: content[:-1],
    "longer": lambda content: content + b"\0",
    "another pixel": lambda content: flipped(content, -40 * 785),
    "another label": lambda content: flipped(content, -1),
    "another magic number": lambda content: flipped(content, 0),
    "words that are none": lambda content: content.replace(b"{", b"[", 1),
    "words of bytes that are no text": lambda content: content.replace(b'"stamp"', b'"st\xffmp"'),
    "words without an end": lambda content: content.replace(b"{", b"[" * 30_000, 1),
    "words of another version": lambda content: content.replace(b'"stamp"', b'"stumq"'),
    "more images promised": lambda content: content.replace(b'"count":40', b'"count":99'),
}


def flipped(content: bytes, place: int) -> bytes:
    changed = bytearray(content)
    changed[place] ^= 1
    return bytes(changed)


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_cached_form_is_made_again_without_a_word(source, reads, damage):
    before = facts(load("mnist"))
    whole = cached_file().read_bytes()
    cached_file().write_bytes(damage(whole))
    assert facts(load("mnist")) == before
    assert len(reads) == 2
    assert cached_file().read_bytes() == whole


def test_a_folder_in_the_place_of_the_cached_form_harms_nothing(source, reads):
    before = facts(load("mnist"))
    cached_file().unlink()
    cached_file().mkdir()
    assert facts(load("mnist")) == before
    assert len(reads) == 2


def test_a_cache_that_cannot_be_written_costs_a_line_in_the_log_and_nothing_else(source, home, caplog):
    home.mkdir()
    (home / "cache").write_text("a file where the folder should be")
    with caplog.at_level(logging.INFO, "mnist_desktop"):
        assert len(load("mnist").images) == 40
    lines = [record for record in caplog.records if "is not cached" in record.getMessage()]
    assert [record.levelno for record in lines] == [logging.INFO]


def test_a_full_disk_leaves_no_half_written_cache(source, monkeypatch, caplog):
    def full(path, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with caplog.at_level(logging.INFO, "mnist_desktop"):
        load("mnist")
    assert "the disk is full" in caplog.text
    assert list(cached_file().parent.iterdir()) == []


def test_imported_sets_are_cached_each_under_its_own_name(reads):
    paths.datasets().mkdir(parents=True)
    for seed, name in enumerate(("one", "two 2")):
        write_source(paths.datasets() / f"{name}.npz", seed)
    prints = {load(key).fingerprint for key in ("file:one", "file:two 2", "file:one", "file:two 2")}
    assert len(prints) == len(reads) == 2
    assert catalog.entries()[4].count == 40


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every file name is text")
def test_a_path_that_is_no_text_is_cached_like_any_other(tmp_path, monkeypatch, reads):
    folder = tmp_path / os.fsdecode(b"\xb5\xa5\xc0\xcc\xc5\xcd")  # Korean as older systems wrote it
    folder.mkdir()
    monkeypatch.setenv("MNIST_DESKTOP_DATA", str(folder))
    write_source(folder / "mnist.npz", 0)
    assert load("mnist").fingerprint == load("mnist").fingerprint
    assert len(reads) == 1


def test_a_stamp_is_equal_only_for_the_same_path_size_and_time(source):
    stamp = cache.stamp_of([source])
    assert cache.stamp_of([source]) == stamp
    os.utime(source, ns=(5, 5))
    assert cache.stamp_of([source]) != stamp
