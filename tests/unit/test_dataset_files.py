"""Reading data sets: what is accepted in which form, and what is said about files that are not what they should be."""

from __future__ import annotations

import errno
import gzip
import hashlib
import io
import pickle
import struct
import tracemalloc
import zipfile
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mnist_desktop.core.datasets.aligned import ALIGNMENT, is_aligned
from mnist_desktop.core.datasets.files import fingerprint, read
from mnist_desktop.core.datasets.stored import DataFileError, idx_header

STEMS = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")
MEMBERS = ("x_train", "y_train", "x_test", "y_test")
TRAIN_IMAGES, TRAIN_LABELS = STEMS[:2]


@pytest.fixture(scope="module")
def arrays() -> tuple[np.ndarray, ...]:
    """30 training and 10 test images, in the order of the four arrays."""
    random = np.random.default_rng(7)
    return (random.integers(0, 256, (30, 28, 28), np.uint8), random.integers(0, 10, 30, np.uint8),
            random.integers(0, 256, (10, 28, 28), np.uint8), random.integers(0, 10, 10, np.uint8))  # fmt: skip


@pytest.fixture
def idx_folder(tmp_path: Path, arrays) -> Path:
    folder = tmp_path / "idx"
    folder.mkdir()
    for stem, array in zip(STEMS, arrays, strict=True):
        (folder / f"{stem}.gz").write_bytes(gzip.compress(idx_header(array) + array.tobytes()))
    return folder


@pytest.fixture
def npz_file(tmp_path: Path, arrays) -> Path:
    return save(tmp_path / "data.npz", arrays)


def save(path: Path, arrays, **others) -> Path:
    np.savez_compressed(path, **(dict(zip(MEMBERS, arrays, strict=True)) | others))
    return path


def content_of(folder: Path, stem: str) -> bytearray:
    return bytearray(gzip.decompress((folder / f"{stem}.gz").read_bytes()))


def put(folder: Path, stem: str, content: bytes) -> None:
    (folder / f"{stem}.gz").write_bytes(gzip.compress(bytes(content)))


def complaint(path: Path) -> str:
    """What is said about `path`; it names the file."""
    with pytest.raises(DataFileError) as caught:
        read(path)
    assert path.name in caught.value.text
    return caught.value.text


# What is accepted


def test_idx_files_are_read_plain_and_compressed_under_both_ways_of_writing_their_names(tmp_path, arrays, idx_folder):
    plain = tmp_path / "plain"
    plain.mkdir()
    for stem, array in zip(STEMS, arrays, strict=True):
        (plain / stem.replace("-idx", ".idx")).write_bytes(idx_header(array) + array.tobytes())
    assert_same(read(idx_folder), arrays)
    assert_same(read(plain), arrays)


def test_any_one_of_the_four_idx_files_stands_for_its_folder(idx_folder, arrays):
    for path in idx_folder.iterdir():
        assert_same(read(path), arrays)


def test_npz_is_read_compressed_and_not_with_any_integer_labels_and_flat_images(tmp_path, npz_file, arrays):
    assert_same(read(npz_file), arrays)
    plain = tmp_path / "plain.npz"
    np.savez(plain, x_train=arrays[0].reshape(30, 784), y_train=arrays[1].astype(np.int64),
             x_test=arrays[2][..., None], y_test=arrays[3].astype(">i2"))  # fmt: skip
    assert_same(read(plain), arrays)


def test_images_are_held_once_contiguous_and_read_only(idx_folder):
    content = read(idx_folder)
    assert content.images.flags.c_contiguous
    assert is_aligned(content.images), "TensorFlow uses them where they lie"
    assert content.images.base.nbytes < content.images.nbytes + ALIGNMENT
    for array in (content.images, content.labels):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


def test_an_archive_may_name_its_classes_and_family(tmp_path, arrays):
    names = tuple(f"class {number}" for number in range(10))
    said = read(save(tmp_path / "named.npz", arrays, class_names=np.array(names), family=np.array("fashion-mnist"))).description
    assert said.class_names == names
    assert said.class_names_ko is None
    assert said.family == "fashion-mnist"


def test_the_fingerprint_is_the_hash_of_the_hashes_of_the_four_uncompressed_idx_files(idx_folder, npz_file, arrays):
    digests = [hashlib.sha256(content_of(idx_folder, stem)).digest() for stem in STEMS]
    expected = hashlib.sha256(b"".join(digests)).hexdigest()
    images, labels = np.concatenate(arrays[::2]), np.concatenate(arrays[1::2])
    assert read(idx_folder).fingerprint == read(npz_file).fingerprint == fingerprint(images, labels, 30) == expected


def test_the_fingerprint_changes_with_any_pixel_any_label_and_the_place_of_the_cut(arrays):
    images, labels = np.concatenate(arrays[::2]), np.concatenate(arrays[1::2])
    brighter, other = images.copy(), labels.copy()
    brighter[39, 27, 27] ^= 1
    other[0] = (other[0] + 1) % 10
    variants = ((images, labels, 30), (brighter, labels, 30), (images, other, 30), (images, labels, 29))
    assert len({fingerprint(*variant) for variant in variants}) == 4


# What is refused, and how


def test_an_absent_file_or_folder_is_said_to_be_absent(tmp_path):
    assert "is not there" in complaint(tmp_path / "nothing.npz")
    assert "is not there" in complaint(tmp_path / "nothing")


def test_a_folder_that_lacks_files_is_told_which(idx_folder):
    (idx_folder / f"{TRAIN_LABELS}.gz").unlink()
    assert "lacks train-labels" in complaint(idx_folder)


@pytest.mark.parametrize("form", ["idx", "npz"])
def test_a_file_without_permission_is_said_to_be_so(form, idx_folder, npz_file, monkeypatch):
    def refuse(path, *args, **kwargs):
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    file = idx_folder / f"{TRAIN_IMAGES}.gz" if form == "idx" else npz_file
    assert "no permission" in complaint(file)


def test_a_folder_that_may_not_be_looked_into_is_said_to_be_so(idx_folder, monkeypatch):
    def refuse(path):
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refuse)
    monkeypatch.setattr("os.scandir", refuse)
    assert "no permission" in complaint(idx_folder)


@pytest.mark.parametrize("keep", [0, 1, 5, 200, -9, -1])
def test_a_cut_off_gzip_file_is_said_to_be_cut_off(idx_folder, keep):
    path = idx_folder / f"{TRAIN_IMAGES}.gz"
    path.write_bytes(path.read_bytes()[:keep])
    assert ("is empty" if keep == 0 else "cut off") in complaint(path)


@pytest.mark.parametrize("keep", [0, 3, 15, 16, 5000, -1])
def test_a_cut_off_plain_idx_file_is_said_to_be_cut_off(idx_folder, keep):
    content = content_of(idx_folder, TRAIN_IMAGES)[:keep]
    (idx_folder / f"{TRAIN_IMAGES}.gz").unlink()
    (idx_folder / TRAIN_IMAGES).write_bytes(content)
    with pytest.raises(DataFileError, match=rf"{TRAIN_IMAGES} is {'cut off' if keep else 'empty'}"):
        read(idx_folder)


def test_damaged_gzip_is_found_by_its_check_sum(idx_folder):
    path = idx_folder / f"{TRAIN_IMAGES}.gz"
    content = bytearray(path.read_bytes())
    content[-6] ^= 1
    path.write_bytes(content)
    assert "damaged" in complaint(path)


def test_a_wrong_magic_number_is_named_beside_the_right_one(idx_folder):
    labels, images = content_of(idx_folder, TRAIN_LABELS), content_of(idx_folder, TRAIN_IMAGES)
    put(idx_folder, TRAIN_LABELS, images)
    with pytest.raises(DataFileError, match=r"train-labels.* the number 2051, where .* with 2049"):
        read(idx_folder)
    put(idx_folder, TRAIN_IMAGES, labels)
    with pytest.raises(DataFileError, match=r"train-images.* the number 2049, where .* with 2051"):
        read(idx_folder)


@pytest.mark.parametrize(("count", "rows", "columns", "said"), [
    (30, 32, 32, "32 × 32 pixels"), (30, 28, 27, "28 × 27 pixels"), (0, 28, 28, "is empty"), (300_001, 28, 28, "at most 300,000"),
    (2**32 - 1, 28, 28, "at most 300,000"),
])  # fmt: skip
def test_dimensions_that_no_data_set_has_are_refused_before_anything_is_read(idx_folder, count, rows, columns, said):
    put(idx_folder, TRAIN_IMAGES, struct.pack(">4I", 2051, count, rows, columns))
    assert said in complaint(idx_folder / f"{TRAIN_IMAGES}.gz")


@pytest.mark.parametrize("compressed", [True, False])
def test_a_file_that_goes_on_behind_its_end_is_refused(idx_folder, compressed):
    content = bytes(content_of(idx_folder, TRAIN_IMAGES)) + b"\0"
    (idx_folder / f"{TRAIN_IMAGES}.gz").unlink()
    path = idx_folder / (f"{TRAIN_IMAGES}.gz" if compressed else TRAIN_IMAGES)
    path.write_bytes(gzip.compress(content) if compressed else content)
    assert "goes on behind the 30 items" in complaint(path)


def test_a_gzip_file_with_something_behind_it_is_refused(idx_folder):
    path = idx_folder / f"{TRAIN_IMAGES}.gz"
    path.write_bytes(path.read_bytes() * 2)
    assert "goes on behind" in complaint(path)


def test_a_gzip_bomb_is_not_unpacked(idx_folder):
    bomb = bytes(content_of(idx_folder, TRAIN_IMAGES)) + bytes(100_000_000)
    path = idx_folder / f"{TRAIN_IMAGES}.gz"
    path.write_bytes(gzip.compress(bomb))
    del bomb
    tracemalloc.start()
    try:
        assert "goes on behind" in complaint(path)
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


def test_a_label_outside_0_to_9_is_named(idx_folder, tmp_path, arrays):
    labels = content_of(idx_folder, TRAIN_LABELS)
    labels[20] = 10
    put(idx_folder, TRAIN_LABELS, labels)
    said = "labels from 0 to 10. It has 10 classes, so they must go from 0 to 9"
    assert said in complaint(idx_folder / f"{TRAIN_LABELS}.gz")
    wide = arrays[1].astype(np.int32)
    wide[3] = -256  # would be 0 as uint8
    file = save(tmp_path / "wide.npz", (arrays[0], wide, *arrays[2:]))
    assert "labels from -256 to 9" in complaint(file)


def test_images_and_labels_of_different_number_are_counted_in_the_sentence(idx_folder, tmp_path, arrays):
    fewer = arrays[1][:29]
    put(idx_folder, TRAIN_LABELS, idx_header(fewer) + fewer.tobytes())
    assert "30 images" in complaint(idx_folder)
    file = save(tmp_path / "fewer.npz", (*arrays[:3], arrays[3][:4]))
    assert "10 images" in complaint(file)
    assert "4 labels" in complaint(file)


@pytest.mark.parametrize(("content", "said"), [
    (b"", "is empty: there is nothing in it"),
    (b"GIF89a", "is a picture (GIF). Draw and Lab open pictures"),
    (pickle.dumps({"x_train": 1}), "a pickle, which this program never opens"),
    (b"PK\x03\x04 and no more", "damaged"),
    (b"PK\x05\x06" + bytes(18), "lacks x_train, y_train, x_test, y_test"),
])  # fmt: skip
def test_what_is_no_data_file_at_all_is_said_to_be_none(tmp_path, content, said):
    path = tmp_path / "strange.npz"
    path.write_bytes(content)
    assert said in complaint(path)


def test_a_single_npy_file_is_told_what_to_save_instead(tmp_path, arrays):
    np.save(tmp_path / "x.npy", arrays[0])
    assert "save x_train, y_train, x_test and y_test together" in complaint(tmp_path / "x.npy")


def test_missing_and_strange_members_are_named(tmp_path, arrays):
    np.savez(tmp_path / "missing.npz", x_train=arrays[0], y_train=arrays[1], x_test=arrays[2])
    assert "lacks y_test" in complaint(tmp_path / "missing.npz")
    assert "holds extra.npy, which no data set has" in complaint(save(tmp_path / "more.npz", arrays, extra=arrays[1]))


def test_two_members_of_one_name_are_refused(npz_file):
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(npz_file, "a") as archive:
        archive.writestr("x_test.npy", b"")
    assert "the same name" in complaint(npz_file)


class Explosive:
    """What a pickle could do."""

    def __reduce__(self):
        return (pytest.fail, ("it was unpickled",))


@pytest.mark.parametrize("member", MEMBERS)
def test_a_pickled_array_is_never_opened(tmp_path, arrays, member):
    changed = dict(zip(MEMBERS, arrays, strict=True)) | {member: np.array([Explosive()], dtype=object)}
    np.savez(tmp_path / "pickled.npz", **changed)
    assert "pickled array, which this program never opens" in complaint(tmp_path / "pickled.npz")


@pytest.mark.parametrize("member", ["class_names", "family"])
def test_pickled_words_are_never_opened(tmp_path, arrays, member):
    file = save(tmp_path / "pickled.npz", arrays, **{member: np.array([Explosive()], dtype=object)})
    assert "not a list of short names" in complaint(file)


@pytest.mark.parametrize(("member", "array", "said"), [
    ("x_train", np.full((30, 28, 28), 0.3, np.float32), "numbers from 0.3 to 0.3; images must be whole numbers"),
    ("x_train", np.full((30, 28, 28), -1, np.int16), "numbers from -1 to -1; images must be whole numbers"),
    ("x_train", np.full((30, 28, 28), np.nan), "numbers from nan to nan; images must be whole numbers"),
    ("x_train", np.zeros((30, 28, 28), np.complex64), "of type complex64; images must be numbers"),
    ("x_train", np.zeros((30, 32, 32), np.uint8), "has the shape (30, 32, 32), where (N, 28, 28) is needed"),
    ("x_train", np.uint8(3), "has the shape ()"),
    ("x_train", np.zeros((0, 28, 28), np.uint8), "is empty"),
    ("x_train", np.asfortranarray(np.arange(30 * 784, dtype=np.uint8).reshape(30, 28, 28)), "column by column"),
    ("y_train", np.zeros((30, 10), np.uint8), "has the shape (30, 10), where (N,) is needed"),
    ("y_train", np.full(30, 0.5), "holds fractions; labels must be whole numbers"),
    ("y_train", np.full(30, np.inf), "holds fractions; labels must be whole numbers"),
    ("y_train", np.array(["seven"] * 30), "holds words; labels must be whole numbers"),
    ("y_train", np.zeros(30, "datetime64[s]"), "not a plain NumPy array"),
    ("y_train", np.zeros(30, [("a", np.uint8)]), "not a plain NumPy array"),
    ("class_names", np.array(["one", "two"]), "It has 2 classes, so they must go from 0 to 1"),
    ("class_names", np.array(["one"]), "names 1 classes; a data set has from 2 to 62"),
    ("class_names", np.array([str(each) for each in range(63)]), "names 63 classes"),
    ("class_names_ko", np.array(["하나"] * 63), "names 63 classes"),
    ("class_names", np.array(["a\nb"] * 10), "not a list of short names"),
    ("class_names", np.array(["a" * 41] * 10), "not a list of short names"),
    ("class_names", np.arange(10), "not a list of short names"),
    ("family", np.array("cifar"), "says that it shows cifar"),
    ("family", np.array([], "<U4"), "not a list of short names"),
])  # fmt: skip
def test_a_member_of_wrong_type_or_shape_is_told_what_is_needed(tmp_path, arrays, member, array, said):
    np.savez(tmp_path / "wrong.npz", **(dict(zip(MEMBERS, arrays, strict=True)) | {member: array}))
    assert said in complaint(tmp_path / "wrong.npz")


def rewritten(path: Path, member: str, content: bytes, method: int = zipfile.ZIP_DEFLATED) -> Path:
    """`path` with other bytes in one member."""
    with zipfile.ZipFile(path) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    members[f"{member}.npy"] = content
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data, method)
    return path


def test_a_member_longer_or_shorter_than_its_header_promises_is_refused(npz_file, arrays):
    file = io.BytesIO()
    np.save(file, arrays[0])
    assert "where its header promises" in complaint(rewritten(npz_file, "x_train", file.getvalue() + b"\0"))
    assert "where its header promises" in complaint(rewritten(npz_file, "x_train", file.getvalue()[:-1]))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x93NUMPY",
        b"\x93NUMPY\x01\x00\x04\x00((((",
        b"\x93NUMPY\x03\x00\x02\x00\x00\x00{}",
        b"\x93NUMPY\x02\x00\xff\xff\xff\xff",
    ],
)
def test_a_member_that_is_no_array_is_said_to_be_none(npz_file, content):
    assert "damaged or not a plain NumPy array" in complaint(rewritten(npz_file, "x_train", content))


def test_a_zip_bomb_is_refused_by_its_directory(npz_file):
    assert "would unpack to 262,145 bytes" in complaint(rewritten(npz_file, "provenance", bytes(2**18 + 1)))


def test_compression_that_numpy_does_not_use_is_refused(npz_file, arrays):
    file = io.BytesIO()
    np.save(file, arrays[0])
    assert "in a way that numpy does not use" in complaint(rewritten(npz_file, "x_train", file.getvalue(), zipfile.ZIP_LZMA))


def test_a_gzip_file_of_several_members_is_read_to_the_end_of_the_last(idx_folder, arrays):
    content = content_of(idx_folder, TRAIN_IMAGES)
    packed = b"".join(gzip.compress(bytes(content[first : first + 5000])) for first in range(0, len(content), 5000))
    path = idx_folder / f"{TRAIN_IMAGES}.gz"
    path.write_bytes(gzip.compress(b"") + packed + gzip.compress(b"") + bytes(100_000))
    assert_same(read(idx_folder), arrays)
    path.write_bytes(packed[:-3000])
    assert "is cut off" in complaint(path)
    path.write_bytes(packed + gzip.compress(b"more"))
    assert "goes on behind" in complaint(path)
    path.write_bytes(packed + b"more")
    assert "is damaged" in complaint(path)


def test_damaged_content_is_found_by_the_check_sum_of_the_archive(npz_file, arrays):
    file = io.BytesIO()
    np.save(file, arrays[0])
    content = bytearray(rewritten(npz_file, "x_train", file.getvalue(), zipfile.ZIP_STORED).read_bytes())
    content[content.index(arrays[0].tobytes()) + 1000] ^= 1
    npz_file.write_bytes(content)
    assert "cannot be unpacked" in complaint(npz_file)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), min_size=1, max_size=4),
    tail=st.booleans(),
)
@pytest.mark.parametrize("form", ["idx", "npz"])
def test_whatever_bytes_are_changed_nothing_but_a_sentence_is_raised(form, idx_folder, npz_file, changes, tail):
    path = npz_file if form == "npz" else idx_folder / f"{TRAIN_IMAGES}.gz"
    whole = path.read_bytes()
    content = bytearray(whole)
    # Half of the examples aim at the directory at an archive's end and at the headers; most bytes are pixels.
    for place, change in changes:
        position = len(content) - 1 - int(place * min(600, len(content))) if tail else int(place * min(3000, len(content)))
        content[position] ^= change
    path.write_bytes(content)
    try:
        with suppress(DataFileError):
            read(path)
    finally:
        path.write_bytes(whole)


def assert_same(content, arrays) -> None:
    assert content.train_count == len(arrays[0])
    assert np.array_equal(content.images, np.concatenate(arrays[::2]))
    assert np.array_equal(content.labels, np.concatenate(arrays[1::2]))


def test_two_parts_that_are_too_many_together_are_refused_before_they_are_read(npz_file, monkeypatch):
    monkeypatch.setattr("mnist_desktop.core.datasets.stored.MAX_IMAGES", 30)
    assert "this program takes at most 30" in complaint(npz_file)
