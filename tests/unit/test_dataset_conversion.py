"""Pixels and labels in other types of numbers: the same ones, or a sentence; never nearly the same ones."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.core.datasets.conversion import PixelConverter, labels_of
from mnist_desktop.core.datasets.files import read
from mnist_desktop.core.datasets.stored import DataFileError

PIXELS = np.arange(256, dtype=np.uint8)
TYPES = {np.dtype("u1"): 0x08, np.dtype("i1"): 0x09, np.dtype(">i2"): 0x0B, np.dtype(">i4"): 0x0C, np.dtype(">f4"): 0x0D,
         np.dtype(">f8"): 0x0E}  # fmt: skip
STEMS = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")


@pytest.mark.parametrize("dtype", ["i2", ">i2", "u2", "i4", ">i4", "i8", "u8", "f4", ">f4", "f8"])
def test_whole_numbers_of_any_type_are_the_same_pixels(dtype):
    assert np.array_equal(PixelConverter("x").convert(PIXELS.astype(dtype)), PIXELS)


@pytest.mark.parametrize("fractions", [
    PIXELS / np.float32(255), PIXELS / 255, PIXELS.astype(np.float32) * np.float32(1 / 255), (PIXELS / 255).astype(np.float16),
    (PIXELS / np.float32(255)).astype(np.float64), (PIXELS / 255).astype(">f4"),
], ids=["float32", "float64", "multiplied", "float16", "float32 on the way", "big-endian"])  # fmt: skip
def test_pixels_divided_by_255_are_the_same_pixels(fractions):
    assert np.array_equal(PixelConverter("x").convert(fractions), PIXELS)


@pytest.mark.parametrize("values", [
    [-1], [256], [0.5], [1.5], [np.nan], [np.inf, 0], [-0.4242, 2.8], [0.3001], [255.5],
], ids=str)  # fmt: skip
def test_other_numbers_are_refused_with_their_range(values):
    with pytest.raises(DataFileError, match=r"x_train holds numbers from .* images must be whole numbers from 0 to 255"):
        PixelConverter("x_train").convert(np.array(values, np.float32 if np.array(values).dtype.kind == "f" else np.int32))


def test_one_array_has_one_scale():
    converter = PixelConverter("x")
    assert converter.convert(np.array([0.0, 1.0])).tolist() == [0, 255]
    assert converter.convert(np.zeros(3)).tolist() == [0, 0, 0]
    with pytest.raises(DataFileError):
        converter.convert(np.array([0.0, 200.0]))


@pytest.mark.parametrize("values", [
    np.array([3, 0, 9], np.int64), np.array([3, 0, 9], ">i4"), np.array([3.0, 0.0, 9.0]), np.array([[3], [0], [9]]),
    np.array(["3", "0", "9"]), np.array([b"3", b"0", b"9"]), np.eye(10, dtype=np.float32)[[3, 0, 9]],
    np.eye(10, dtype=bool)[[3, 0, 9]],
    np.array([[3, 4, 5000, 7, 1, 2, 3, 4], [0] * 8, [9] * 8], ">i4"),
], ids=["int64", "big-endian", "float", "column", "words", "bytes", "one-hot", "one-hot, yes and no", "QMNIST"])  # fmt: skip
def test_labels_of_any_form_are_the_same_labels(values):
    labels = labels_of("y", values, 10)
    assert labels.dtype == np.uint8
    assert labels.tolist() == [3, 0, 9]


@pytest.mark.parametrize(("values", "said"), [
    (np.arange(1, 27), "26 different labels, from 1 to 26. It has 10 classes, so they must go from 0 to 9"),
    (np.arange(47), "47 different labels, from 0 to 46"),
    (np.arange(1, 11), "labels from 1 to 10. It has 10 classes, so they must go from 0 to 9; number them anew"),
    (np.array([-1, 5]), "labels from -1 to 5"),
    (np.array([0.5]), "holds fractions"),
    (np.array(["a"]), "holds words"),
    (np.array(["9" * 30]), "holds words"),
    (np.zeros((3, 10)), "has the shape (3, 10)"),
    (np.ones((3, 2)), "has the shape (3, 2)"),
], ids=lambda value: value if isinstance(value, str) else "")  # fmt: skip
def test_other_labels_are_refused_with_what_they_are(values, said):
    with pytest.raises(DataFileError) as caught:
        labels_of("y_train", values, 10)
    assert said in caught.value.text
    assert caught.value.text.startswith("y_train")


def idx(array: np.ndarray) -> bytes:
    dimensions = struct.pack(f">{array.ndim}I", *array.shape)
    return bytes((0, 0, TYPES[array.dtype], array.ndim)) + dimensions + array.tobytes()


def put(folder: Path, *arrays: np.ndarray) -> Path:
    for stem, array in zip(STEMS, arrays, strict=True):
        (folder / stem).write_bytes(idx(array))
    return folder


@pytest.fixture
def arrays() -> tuple[np.ndarray, ...]:
    random = np.random.default_rng(3)
    return (random.integers(0, 256, (1030, 28, 28), np.uint8), random.integers(0, 10, 1030, np.uint8),
            random.integers(0, 256, (10, 28, 28), np.uint8), random.integers(0, 10, 10, np.uint8))  # fmt: skip


def test_idx_files_of_other_types_and_shapes_hold_the_same_set(tmp_path, arrays):
    train_x, train_y, test_x, test_y = arrays
    expected = read(put(tmp_path, *arrays)).fingerprint
    table = np.zeros((1030, 8), ">i4")
    table[:, 0], table[:, 1:] = train_y, 1234
    others = [
        (train_x.astype(">i4"), table, test_x.astype(">i2"), test_y.astype(">i4")),
        ((train_x / 255).astype(">f4"), train_y[:, None], (test_x / 255).astype(">f8"), test_y.astype(">f4")),
        (train_x.reshape(-1, 784), train_y.astype("i1"), test_x[..., None], test_y),
        (train_x[:, None], train_y, test_x, np.eye(10, dtype=np.uint8)[test_y]),
    ]
    for other in others:
        content = read(put(tmp_path, *other))
        assert content.fingerprint == expected
        assert content.images.dtype == content.labels.dtype == np.uint8


def test_npz_archives_with_other_names_and_types_hold_the_same_set(tmp_path, arrays):
    train_x, train_y, test_x, test_y = arrays
    expected = read(put(tmp_path, *arrays)).fingerprint
    others = [
        {"X_train": train_x / np.float32(255), "Y_train": train_y.astype(str), "X_test": test_x.astype("i4"), "Y_test": test_y},
        {"train_images": train_x[..., None], "train_labels": train_y[:, None], "test_images": test_x, "test_labels": test_y},
        {"images_train": train_x.astype(float), "labels_train": np.eye(10)[train_y], "x_test": test_x, "test_y": test_y},
    ]
    for number, other in enumerate(others):
        np.savez(tmp_path / f"{number}.npz", **other)
        assert read(tmp_path / f"{number}.npz").fingerprint == expected


def test_an_idx_file_of_letters_is_told_that_there_are_ten_classes(tmp_path, arrays):
    letters = (np.arange(1030) % 26 + 1).astype(np.uint8)
    with pytest.raises(DataFileError, match=r"train-labels-idx1-ubyte holds 26 different labels, from 1 to 26\. It has 10 "):
        read(put(tmp_path, arrays[0], letters, *arrays[2:]))
