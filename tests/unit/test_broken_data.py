"""Data sets that are broken on purpose: exactly as much as asked for, the same everywhere, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest

from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.broken import copies
from mnist_desktop.core.datasets.broken.breaking import broken, corner
from mnist_desktop.core.datasets.broken.damages import (
    DAMAGES,
    Blur,
    Damage,
    DamageError,
    Inverted,
    LeakedLabel,
    Noise,
    ScarceClass,
    SeenTest,
    Shifted,
    WrongLabels,
)
from mnist_desktop.core.datasets.broken.names import damages_of, is_marked, key_of, original_of, parse_key
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.files import fingerprint
from mnist_desktop.core.datasets.stored import AbsentDataError
from mnist_desktop.core.datasets.titles import said_title

IMAGE_DAMAGES = (Noise, Blur, Inverted, Shifted)


def made(classes: int = 10, train: int = 200, test: int = 60) -> Dataset:
    random = np.random.default_rng(classes)
    images = random.integers(1, 255, (train + test, 28, 28), dtype=np.uint8)
    labels = (np.arange(train + test) % classes).astype(np.uint8)
    names = tuple(chr(ord("A") + each) for each in range(classes))
    digits = fingerprint(images, labels, train)
    return Dataset("made", "mnist", "Made", images, labels, train, names, names, digits, True, "tests")


def changed_images(before: Dataset, after: Dataset) -> np.ndarray:
    return np.flatnonzero((before.images != after.images).any((1, 2)))


@pytest.mark.parametrize("classes", [2, 10, 26])
@pytest.mark.parametrize(("where", "train", "test"), [("training", 40, 0), ("test", 0, 12), ("both", 40, 12)])
def test_exactly_the_asked_share_of_labels_is_wrong(classes: int, where: str, train: int, test: int) -> None:
    before = made(classes)
    after = broken(before, WrongLabels(share=20, where=where))
    assert np.count_nonzero(after.train_labels != before.train_labels) == train
    assert np.count_nonzero(after.test_labels != before.test_labels) == test
    assert after.labels.max() < classes
    assert after.images is before.images


@pytest.mark.parametrize("kind", IMAGE_DAMAGES)
def test_exactly_the_asked_share_of_images_is_changed_and_no_label(kind: type[Damage]) -> None:
    before = made()
    after = broken(before, kind(share=30))
    assert len(changed_images(before, after)) == 60
    assert changed_images(before, after).max() < before.train_count
    assert np.array_equal(after.labels, before.labels)
    both = broken(before, kind(share=100, where="both"))
    assert len(changed_images(before, both)) == len(before.images)
    only_test = broken(before, kind(share=50, where="test"))
    assert np.array_equal(only_test.train_images, before.train_images)
    assert len(changed_images(before, only_test)) == 30


@pytest.mark.parametrize("classes", [2, 26])
def test_of_a_scarce_class_the_asked_share_of_training_images_is_left(classes: int) -> None:
    before = made(classes)
    after = broken(before, ScarceClass(label=1, kept=25))
    of_class = np.count_nonzero(before.train_labels == 1)
    left = (of_class * 25 + 50) // 100
    assert np.count_nonzero(after.train_labels == 1) == left
    others = before.train_images[before.train_labels != 1]
    assert np.array_equal(after.train_images[after.train_labels != 1], others)
    assert np.array_equal(after.test_images, before.test_images)
    assert after.train_count == before.train_count - of_class + left


@pytest.mark.parametrize("classes", [2, 10, 26, 62])
def test_a_leaked_label_can_be_read_from_the_corner_alone(classes: int) -> None:
    before = made(classes)
    after = broken(before, LeakedLabel())
    flat = after.images.reshape(-1, 784)
    assert np.array_equal(flat[:, corner(classes)].argmax(1), after.labels)
    rest = np.delete(np.arange(784), corner(classes))
    assert np.array_equal(flat[:, rest], before.images.reshape(-1, 784)[:, rest])


def test_seen_test_images_come_behind_the_training_images_and_the_test_part_stays() -> None:
    before = made()
    after = broken(before, SeenTest(share=25))
    assert after.train_count == before.train_count + 15
    assert np.array_equal(after.train_images[: before.train_count], before.train_images)
    assert np.array_equal(after.test_images, before.test_images)
    tested = {image.tobytes(): label for image, label in zip(before.test_images, before.test_labels, strict=True)}
    for image, label in zip(after.train_images[before.train_count :], after.train_labels[before.train_count :], strict=True):
        assert tested[image.tobytes()] == label


def test_inverted_twice_is_as_before_and_a_shift_moves_what_is_there() -> None:
    before = made()
    assert np.array_equal(broken(broken(before, Inverted()), Inverted()).images, before.images)
    moved = broken(before, Shifted(pixels=3)).images[0]
    places = [(rows, columns) for rows in (-3, 0, 3) for columns in (-3, 0, 3) if (rows, columns) != (0, 0)]
    padded = np.pad(before.images[0], 3)
    assert any(np.array_equal(moved, padded[3 - r : 31 - r, 3 - c : 31 - c]) for r, c in places)


def test_blur_is_the_rounded_mean_of_a_square_with_black_around() -> None:
    before = made()
    after = broken(before, Blur(radius=1))
    around = np.pad(before.images[5].astype(int), 1)
    total = sum(around[r : r + 28, c : c + 28] for r in range(3) for c in range(3))
    assert np.array_equal(after.images[5], (total + 4) // 9)


def test_noise_stays_within_its_strength_and_reaches_it() -> None:
    before = replace(made(), images=np.full((260, 28, 28), 120, np.uint8))
    added = broken(before, Noise(strength=50)).train_images.astype(int) - 120
    assert (added.min(), added.max()) == (-50, 50)
    assert abs(added.mean()) < 0.5


@pytest.mark.parametrize("kind", DAMAGES)
def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(kind: type[Damage]) -> None:
    before = made()
    small = {"share": 30} if "share" in kind.__struct_fields__ else {"kept": 30}
    first, again, other = (broken(before, kind(**small, seed=seed)) for seed in (7, 7, 8))
    assert first.fingerprint == again.fingerprint != other.fingerprint
    assert first.fingerprint == fingerprint(first.images, first.labels, first.train_count) != before.fingerprint
    assert not first.genuine
    assert not first.images.flags.writeable


def test_the_bytes_are_those_of_every_computer() -> None:
    """What they were when this was written; other ones would make a run's data another set."""
    found = {kind.__name__: broken(made(), kind()).fingerprint[:8] for kind in DAMAGES}
    assert found == FINGERPRINTS


FINGERPRINTS = {
    "WrongLabels": "faccbdd5",
    "ScarceClass": "c661c37c",
    "Noise": "9ae6e326",
    "Blur": "6c362071",
    "Inverted": "a44fc315",
    "Shifted": "df379c3b",
    "LeakedLabel": "067d0a73",
    "SeenTest": "212a6251",
}


def test_what_a_data_set_does_not_have_cannot_be_broken() -> None:
    with pytest.raises(DamageError, match="no class with the number 9; it has 2"):
        broken(made(2), ScarceClass(label=9))
    for damage in (SeenTest(), LeakedLabel(), Noise(where="test")):
        with pytest.raises(DamageError, match="no test images"):
            broken(made(test=0), damage)
    assert broken(made(test=0), WrongLabels()).train_count == 200


@pytest.mark.parametrize("kind", DAMAGES)
def test_a_key_says_how_to_make_a_copy_again_and_a_title_what_was_done(kind: type[Damage]) -> None:
    whole = catalog.load("mnist-starter")
    changes = {"seed": 9} | ({"share": 30} if "share" in kind.__struct_fields__ else {"label": 3})
    copy = catalog.break_data(whole, kind(**changes))
    assert parse_key(copy.key) == ("mnist-starter", kind(**changes))
    assert catalog.load(copy.key) is copy
    assert is_marked(copy.title)
    assert copy.title != catalog.break_data(whole, kind()).title
    said = said_title(copy.title)
    assert said.template == "⚠ {data} – {damage}"
    assert said.text == copy.title
    assert said.values["data"].template == whole.title


def test_a_copy_can_be_broken_again_and_has_one_sign() -> None:
    copy = catalog.break_data(catalog.break_data(catalog.load("mnist-starter"), WrongLabels()), Noise(where="test"))
    assert copy.title == "⚠ MNIST, starter 5,000 – 20 % wrong labels – noise of 100, test images"
    assert damages_of(copy.key) == (WrongLabels(), Noise(where="test"))
    assert original_of(copy.key) == "mnist-starter"
    assert said_title(copy.title).text == copy.title


def test_a_copy_is_broken_three_times_at_most() -> None:
    copy = catalog.load("mnist-starter")
    for _ in range(3):
        copy = catalog.break_data(copy, Inverted())
    assert catalog.load(copy.key) is copy
    with pytest.raises(DamageError, match="broken 3 times"):
        catalog.break_data(copy, Inverted())


def test_own_class_names_stand_in_the_title_and_a_title_of_ones_own_stays() -> None:
    copy = catalog.break_data(replace(made(26), key="file:own", title="My – letters"), ScarceClass(label=25))
    assert copy.title == "⚠ My – letters – only 2 % of class Z"
    assert said_title(copy.title).values["data"].text == "My – letters"
    assert said_title("My – inverted").template == "{title}"
    assert said_title("⚠ no copy").template == "{title}"


@pytest.mark.parametrize(
    "key",
    [
        "broken:noise,share=0:mnist-starter", "broken:noise,power=3:mnist-starter", "broken:other:mnist-starter",
        "broken:noise:", "broken:../x:mnist", "broken:noise,share=1e1:mnist-starter", "broken:" * 4 + "mnist",
        "broken:noise:" * 4 + "mnist-starter", "broken:noise:" + "x" * 1000,
    ],
)  # fmt: skip
def test_a_key_that_is_none_of_a_copy_is_refused(key: str) -> None:
    with pytest.raises(AbsentDataError):
        catalog.load(key)


def test_copies_are_listed_until_they_are_forgotten_and_can_come_back(home: Path) -> None:
    copy = copies.Copy.of(catalog.break_data(catalog.load("mnist-starter"), WrongLabels()))
    copies.remember(copy)
    listed = next(entry for entry in catalog.entries() if entry.key == copy.key)
    assert (listed.title, listed.count, listed.available) == (copy.title, 5_000, True)
    assert copies.forget(copy.key) == copy
    assert copies.remembered() == ()
    assert copies.forget(copy.key) is None
    copies.remember(copy)
    assert copies.remembered() == (copy,)


def test_a_copy_of_what_is_absent_is_not_offered_and_says_what_is_missing(home: Path) -> None:
    key = key_of("file:gone", Noise())
    copies.remember(copies.Copy(1, key, "⚠ gone – noise of 100", "mnist", 3))
    assert [entry.available for entry in catalog.entries() if entry.key == key] == [False]
    with pytest.raises(AbsentDataError, match="file:gone"):
        catalog.load(key)


def test_files_that_are_no_copies_are_not_listed(home: Path) -> None:
    good = copies.Copy(1, key_of("mnist-starter", Inverted()), "⚠ MNIST – inverted", "mnist", 3)
    copies.remember(good)
    folder = copies.folder_of_copies()
    (folder / "a.json").write_text("{")
    (folder / "b.json").write_bytes(msgspec.json.encode(good))  # of another name than its key has
    copies.remember(msgspec.structs.replace(good, key=key_of("mnist", Inverted()), title="MNIST, genuine"))
    assert copies.remembered() == (good,)
