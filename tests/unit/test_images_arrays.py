"""Arrays of images in npz, IDX and CSV of any form become pictures with labels, or a sentence says why not."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.core.datasets.images import kept
from mnist_desktop.core.datasets.images.arrays import gray_or_colors
from mnist_desktop.core.datasets.images.importing import ImportOptions, import_images
from mnist_desktop.core.datasets.images.listing import list_images
from mnist_desktop.core.datasets.images.normalise import Treatment
from mnist_desktop.core.datasets.images.splitting import Division
from mnist_desktop.core.datasets.stored import DataFileError

IDX_CODES = {"uint8": 0x08, "int8": 0x09, "int16": 0x0B, "int32": 0x0C, "float32": 0x0D, "float64": 0x0E}


@pytest.fixture
def images() -> np.ndarray:
    images = np.random.default_rng(0).integers(0, 256, (60, 28, 28), np.uint8)
    images[:, [0, -1]] = images[:, :, [0, -1]] = 0  # a border, which tells that ink is light
    images[:, 5, 5] = 255
    return images


@pytest.fixture
def labels() -> np.ndarray:
    return np.arange(60) % 3


def put_idx(path: Path, array: np.ndarray, *, packed: bool = False) -> Path:
    header = bytes([0, 0, IDX_CODES[array.dtype.name], array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape)
    content = header + array.astype(array.dtype.newbyteorder(">")).tobytes()
    path.write_bytes(gzip.compress(content) if packed else content)
    return path


def put_csv(path: Path, images: np.ndarray, labels: np.ndarray, *, last: bool = False, titles: bool = True) -> Path:
    pixels, column = images.reshape(len(images), -1), labels[:, None]
    rows = np.hstack((pixels, column) if last else (column, pixels))
    names = [f"pixel{number}" for number in range(pixels.shape[1])]
    head = ",".join([*names, "label"] if last else ["label", *names]) + "\n" if titles else ""
    path.write_text(head + "\n".join(",".join(map(str, row)) for row in rows) + "\n", "utf-8")
    return path


def as_they_are(path: Path, **treatment: object):
    return import_images(list_images(path), ImportOptions(Treatment("PADDED", "light", **treatment), Division(share=0.2)))


def in_order(imported) -> np.ndarray:
    """The images in the order of the file."""
    return imported.images[np.argsort([int(entry.name.rpartition("#")[2]) for entry in imported.entries])]


@pytest.mark.parametrize("names", [("x", "y"), ("images", "targets"), ("arr_0", "arr_1"), ("b", "a")])
def test_an_npz_of_any_names_is_told_apart_by_its_shapes(tmp_path: Path, images, labels, names: tuple[str, str]):
    np.savez(tmp_path / "set.npz", **dict(zip(names, (images, labels), strict=True)), mean=np.float32(3), notes=np.array("hi"))
    assert np.array_equal(in_order(as_they_are(tmp_path / "set.npz")), images)


def test_an_npz_of_two_parts_is_divided_as_its_names_say(tmp_path: Path, images, labels):
    np.savez(tmp_path / "set.npz", test_data=images[:20], train_data=images[20:], test_y=labels[:20], train_y=labels[20:])
    listing = list_images(tmp_path / "set.npz")
    assert listing.has_both_parts
    found = import_images(listing, ImportOptions(Treatment("PADDED", "light"), Division("folders")))
    assert np.array_equal(found.images[found.train_count :], images[:20])


@pytest.mark.parametrize("form", ["(N, 784)", "(N, 28, 28, 1)", "(N, 1, 28, 28)", "colors", "one-hot", "words", "bytes"])
def test_shapes_and_labels_of_any_form_are_the_same_set(tmp_path: Path, images, labels, form: str):
    x, y = images, labels
    match form:
        case "colors":
            x = np.repeat(images[..., None], 3, axis=3)
        case "one-hot":
            y = np.eye(3, dtype=np.float32)[labels]
        case "words":
            y = np.array(["가", "나", "다"])[labels]
        case "bytes":
            y = np.array([b"a", b"b", b"c"])[labels]
        case _:
            x = images.reshape(tuple(int(size) for size in form.replace("N", "60").strip("()").split(",")))
    np.savez(tmp_path / "set.npz", x=x, y=y)
    found = as_they_are(tmp_path / "set.npz")
    assert np.array_equal(in_order(found), images)
    assert len(found.class_names) == 3
    assert found.class_names[0] == {"words": "가", "bytes": "a"}.get(form, "0")


@pytest.mark.parametrize("dtype", ["uint8", "int16", "int32", "float32", "float64"])
@pytest.mark.parametrize("packed", [False, True])
def test_idx_files_of_any_number_type_are_read(tmp_path: Path, images, labels, dtype: str, packed: bool):
    put_idx(tmp_path / "hands-train-images-idx3-ubyte", images.astype(dtype), packed=packed)
    put_idx(tmp_path / "hands-train-labels-idx1-ubyte", labels.astype("int32"))
    for name in ("images-idx3", "labels-idx1"):
        assert np.array_equal(in_order(as_they_are(tmp_path / f"hands-train-{name}-ubyte")), images)


def test_idx_files_with_names_of_their_own_find_their_partner(tmp_path: Path, images, labels):
    put_idx(tmp_path / "my-images.idx", images)
    put_idx(tmp_path / "my-labels.idx", labels.astype(np.uint8))
    assert len(list_images(tmp_path / "my-images.idx").entries) == 60
    put_idx(tmp_path / "alone.idx", images)
    with pytest.raises(DataFileError, match="has no partner"):
        list_images(tmp_path / "alone.idx")


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        (np.array([0, 128, 255], np.int32), [0, 128, 255]),
        (np.array([0, 32767, 16384], np.int16), [0, 255, 128]),
        (np.array([0, 65535, 257], np.uint16), [0, 255, 1]),
        (np.array([0, 0.5, 1], np.float32), [0, 128, 255]),
        (np.array([-1, 0, 1], np.float64), [0, 128, 255]),
        (np.array([0, np.nan, 1000, 70_000], np.float32), [0, 0, 4, 255]),
        (np.array([False, True]), [0, 255]),
        (np.array([0, 1], np.int64), [0, 255]),
    ],
)
def test_numbers_of_any_range_become_gray(values: np.ndarray, wanted: list[int]):
    assert gray_or_colors(values.reshape(1, 1, -1)).ravel().tolist() == wanted


def test_images_of_other_sizes_become_28x28(tmp_path: Path, labels):
    np.savez(tmp_path / "set.npz", x=np.full((60, 32, 40), 7, np.uint8), y=labels)
    assert as_they_are(tmp_path / "set.npz").images.shape == (60, 28, 28)


def test_emnist_is_put_upright_by_a_switch_and_its_classes_are_letters(tmp_path: Path, images):
    letters = 1 + np.arange(60) % 26
    put_idx(tmp_path / "emnist-letters-train-images-idx3-ubyte", images.swapaxes(1, 2))
    put_idx(tmp_path / "emnist-letters-train-labels-idx1-ubyte", letters.astype(np.uint8))
    found = as_they_are(tmp_path / "emnist-letters-train-images-idx3-ubyte", transposed=True)
    assert np.array_equal(in_order(found), images)
    assert "".join(found.class_names) == "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    kept_set = kept.keep(found, "letters")
    assert len(kept_set.class_names) == 26


@pytest.mark.parametrize(("classes", "last"), [(62, "z"), (47, "t"), (12, "11")])
def test_sets_of_emnists_sizes_have_letters_for_names_and_others_numbers(tmp_path: Path, images, classes: int, last: str):
    np.savez(tmp_path / "set.npz", x=np.concatenate((images, images)), y=np.arange(120) % classes)
    found = list_images(tmp_path / "set.npz")
    assert len(found.class_names) == classes
    assert last in found.class_names


@pytest.mark.parametrize("last", [False, True])
@pytest.mark.parametrize("titles", [False, True])
def test_a_table_of_pixels_has_its_label_first_or_last_with_and_without_titles(
    tmp_path: Path, images, labels, last: bool, titles: bool
):
    path = put_csv(tmp_path / "train.csv", images, labels, last=last, titles=titles)
    assert np.array_equal(in_order(as_they_are(path)), images)


def test_a_table_of_letters_is_taken(tmp_path: Path, images):
    found = list_images(put_csv(tmp_path / "letters.csv", images, np.arange(60) % 26))
    assert len(found.class_names) == 26


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace(",", "", 1), "783 columns|784 pixels in each row, without labels"),
        (lambda text: "\n".join(line.rpartition(",")[0].rpartition(",")[0] for line in text.splitlines()), "783 columns"),
        (lambda text: text.replace("\n", "\ncat,", 1), "line 2: .*columns"),
        (lambda text: text.replace("\n0,", "\ncat,", 1), "'cat' is no whole number"),
        (lambda text: text.replace("\n", '\n"', 1) + "x" * 10, "columns|whole number"),
        (lambda text: text.replace("\n", " ") + "0" * 70_000, "line of more than|columns"),
    ],
)
def test_a_table_of_783_columns_of_text_or_with_an_open_quote_is_told_with_its_line(tmp_path: Path, images, labels, change, said):
    path = put_csv(tmp_path / "wrong.csv", images[:9], labels[:9])
    path.write_text(change(path.read_text("utf-8")), "utf-8")
    with pytest.raises(DataFileError, match=said) as caught:
        list_images(path)
    assert "wrong.csv" in str(caught.value)


def npz_of(**members: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, member in members.items():
            archive.writestr(f"{name}.npy", member)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (npz_of(x=b"nonsense", y=b""), "damaged, or not a plain array"),
        (npz_of(), "holds no images|is not|kind|table"),
        (b"\0\0\x08\x03" + struct.pack(">3I", 2**31, 28, 28), "claims to hold|has no partner"),
    ],
)
def test_damaged_files_of_arrays_are_told(tmp_path: Path, content: bytes, said: str):
    path = tmp_path / ("x.npz" if content.startswith(b"PK") else "x-images.idx")
    path.write_bytes(content)
    (tmp_path / "x-labels.idx").write_bytes(content)
    with pytest.raises(DataFileError, match=said):
        list_images(path)


def test_pickled_arrays_and_labels_of_another_number_are_refused(tmp_path: Path, images, labels):
    np.savez(tmp_path / "pickle.npz", x=images, y=np.array([{"a": 1}] * 60, object))
    with pytest.raises(DataFileError, match="never opened"):
        list_images(tmp_path / "pickle.npz")
    np.savez(tmp_path / "odd.npz", x=images, y=labels[:-1])
    with pytest.raises(DataFileError, match="holds no images with labels"):
        list_images(tmp_path / "odd.npz")
    no_letters = np.full(60, 0x7FFFFFFF, np.uint32).view("U1")
    np.savez(tmp_path / "letters.npz", x=images, y=no_letters)
    with pytest.raises(DataFileError, match="letters that do not exist"):
        list_images(tmp_path / "letters.npz")
    np.savez(tmp_path / "halves.npz", x=images, y=labels + 0.5)
    with pytest.raises(DataFileError, match="fractions"):
        list_images(tmp_path / "halves.npz")
    put_idx(tmp_path / "t-train-images-idx3-ubyte", images)
    put_idx(tmp_path / "t-train-labels-idx1-ubyte", labels[:-1].astype(np.uint8))
    with pytest.raises(DataFileError, match="60 images, but 59 labels"):
        list_images(tmp_path / "t-train-images-idx3-ubyte")
