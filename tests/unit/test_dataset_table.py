"""Tables of a label and 784 pixels in each row: every form that people have them in, and what is said of the others."""

from __future__ import annotations

import gzip
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mnist_desktop.core.datasets import table
from mnist_desktop.core.datasets.files import fingerprint, read
from mnist_desktop.core.datasets.stored import DataFileError

TITLES = ["label", *(f"pixel{number}" for number in range(784))]


@pytest.fixture(scope="module")
def rows() -> np.ndarray:
    """40 rows of a label and 784 pixels, black at the border as MNIST's are."""
    random = np.random.default_rng(5)
    pixels = random.integers(0, 256, (40, 28, 28))
    pixels[:, [0, -1]] = pixels[:, :, [0, -1]] = 0
    return np.hstack((np.arange(40)[:, None] % 10, pixels.reshape(40, 784)))


def text_of(rows: np.ndarray, titles: list[str] | None = TITLES, separator: str = ",", end: str = "\n") -> str:
    lines = [separator.join(map(str, row)) for row in rows.tolist()]
    return end.join([separator.join(titles), *lines] if titles else lines) + end


def put(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def complaint(path: Path) -> str:
    with pytest.raises(DataFileError) as caught:
        read(path)
    assert path.name in caught.value.text
    return caught.value.text


def test_a_table_is_split_by_a_seed_into_parts_that_hold_each_class_alike(tmp_path, rows):
    content = read(put(tmp_path / "train.csv", text_of(rows)))
    assert (content.train_count, len(content.labels)) == (34, 40)
    assert np.bincount(content.labels[34:]).max() == 1
    together = np.hstack((content.labels[:, None], content.images.reshape(-1, 784)))
    assert sorted(map(tuple, together.tolist())) == sorted(map(tuple, rows.tolist()))
    assert content.images.dtype == content.labels.dtype == np.uint8
    assert read(tmp_path / "train.csv").fingerprint == content.fingerprint


FORMS = {
    "without titles": lambda rows: text_of(rows, None),
    "label at the end": lambda rows: text_of(np.roll(rows, -1, 1), [*TITLES[1:], "class"]),
    "label at the end, without titles": lambda rows: text_of(np.roll(rows, -1, 1), None),
    "semicolons": lambda rows: text_of(rows, separator=";"),
    "tabs": lambda rows: text_of(rows, separator="\t"),
    "lines of Windows": lambda rows: text_of(rows, end="\r\n"),
    "a mark of the encoding": lambda rows: "\ufeff" + text_of(rows),
    "quoted": lambda rows: text_of(rows, [f'"{title}"' for title in TITLES]).replace(",12,", ',"12",'),
    "spaces": lambda rows: text_of(rows, separator=", "),
    "fractions of zero": lambda rows: text_of(rows.astype(float)),
    "numbered rows": lambda rows: text_of(np.hstack((np.arange(40)[:, None] + 5000, rows)), ["", *TITLES]),
    "no last line end": lambda rows: text_of(rows).rstrip("\n"),
    "empty lines": lambda rows: text_of(rows).replace("\n", "\n\n"),
    "packed": lambda rows: gzip.compress(text_of(rows).encode()),
    "packed in parts": lambda rows: b"".join(gzip.compress(part.encode()) for part in text_of(rows).splitlines(keepends=True)),
    "packed in parts, filled up": lambda rows: (
        gzip.compress(text_of(rows[:9]).encode()) + bytes(9) + gzip.compress(text_of(rows[9:], None).encode()) + bytes(70_000)
    ),
    "pixels headed by numbers": lambda rows: text_of(rows, ["label", *map(str, range(784))]),
    "rows and pixels headed by numbers": lambda rows: text_of(
        np.hstack((np.arange(40)[:, None], rows)), ["", "label", *map(str, range(784))]
    ),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_a_table_says_the_same_in_every_form_and_in_pieces_of_any_size(tmp_path, rows, form, monkeypatch):
    expected = read(put(tmp_path / "plain.csv", text_of(rows))).fingerprint
    path = put(tmp_path / "other.csv", form(rows))
    assert read(path).fingerprint == expected
    monkeypatch.setattr(table, "BLOCK_BYTES", 5000)
    assert read(path).fingerprint == expected


def test_two_tables_that_are_called_train_and_test_are_the_two_parts(tmp_path, rows):
    first = put(tmp_path / "mnist_train.csv", text_of(rows[:30]))
    second = put(tmp_path / "mnist_test.csv", text_of(rows[30:], None))
    expected = fingerprint(rows[:, 1:].astype(np.uint8).reshape(-1, 28, 28), rows[:, 0].astype(np.uint8), 30)
    assert read(first).fingerprint == read(second).fingerprint == expected


def test_a_test_table_without_labels_is_no_part(tmp_path, rows):
    path = put(tmp_path / "train.csv", text_of(rows))
    other = put(tmp_path / "test.csv", text_of(rows[:, 1:], TITLES[1:]))
    assert read(path).train_count == 34
    (tmp_path / "train.csv").unlink()
    assert "784 pixels in each row, without labels. Choose the table that has them, such as train.csv" in complaint(other)


@pytest.mark.parametrize(("change", "said"), [
    (lambda rows: text_of(rows[:, :500], None), "a table with 500 columns. Here tables are read that have a label and 784"),
    (lambda rows: text_of(rows).replace(",12,", ",-1,", 1), "line 2: '-1' is no whole number from 0 to 255"),
    (lambda rows: text_of(rows).replace(",12,", ",256,", 1), "line 2: '256' is no whole number"),
    (lambda rows: text_of(rows).replace(",12,", ",1e9,", 1), "line 2: '1e9' is no whole number"),
    (lambda rows: text_of(rows).replace(",12,", ",0.5,", 1), "line 2: '0.5' is no whole number"),
    (lambda rows: text_of(rows).replace(",12,", ",,", 1), "line 2: '' is no whole number"),
    (lambda rows: text_of(rows, None).replace(",12,", ",-1,", 1), "line 1: '-1' is no whole number from 0 to 255"),
    (lambda rows: text_of(rows, None).replace(",12,", ",1e9,", 1), "line 1: '1e9' is no whole number"),
    (lambda rows: text_of(rows, None).replace(",12,", ",l2,", 1), "line 1: 'l2' is no whole number"),
    (lambda rows: text_of(rows[:3]) + "1,2,3\n", "line 5: it has 3 columns instead of 785"),
    (lambda rows: text_of(rows[:3]) + text_of(rows[3:4], None).replace("\n", ",7\n"), "line 5: it has 786 columns"),
    (lambda rows: text_of(rows + np.eye(785, dtype=int)[0]), "labels from 1 to 10. It has 10 classes"),
    (lambda rows: text_of(np.hstack((np.arange(40)[:, None] % 26 + 1, rows[:, 1:]))), "26 different labels, from 1 to 26"),
    (lambda rows: text_of(rows + 40 * np.eye(785, dtype=int)[0], None), "does not tell which column holds the labels"),
    (lambda rows: text_of(rows * 0, None), "does not tell which column holds the labels"),
    (lambda rows: text_of(rows[:1]), "holds a single image"),
    (lambda rows: ",".join(TITLES) + "\n" + " \n", "is empty: it holds neither images nor labels"),
    (lambda rows: text_of(rows, separator="\t").encode("utf-16"), "is a table in UTF-16"),
    (lambda rows: gzip.compress(text_of(rows).encode())[:-9000], "is damaged: it cannot be decompressed (it is cut off)."),
    (lambda rows: gzip.compress(text_of(rows).encode()) + gzip.compress(text_of(rows, None).encode())[:-9000], "is damaged"),
    (lambda rows: gzip.compress(text_of(rows).encode()) + b"more", "is damaged"),
], ids=lambda value: value if isinstance(value, str) else "")  # fmt: skip
def test_what_is_wrong_with_a_table_is_said_with_its_line(tmp_path, rows, change, said):
    assert said in complaint(put(tmp_path / "train.csv", change(rows)))


def test_the_progress_is_told_and_what_it_raises_ends_the_reading(tmp_path, rows, monkeypatch):
    path = put(tmp_path / "train.csv", text_of(rows))
    monkeypatch.setattr(table, "BLOCK_BYTES", 20_000)
    told = []
    read(path, lambda done, total: told.append((done, total)))
    assert len(told) > 5
    assert told == sorted(told)
    assert told[-1] == (path.stat().st_size, path.stat().st_size)

    def stop(done: int, total: int) -> None:
        raise KeyError("stopped")

    with pytest.raises(KeyError):
        read(path, stop)


def test_a_packed_table_that_is_one_endless_line_is_not_unpacked(tmp_path):
    path = put(tmp_path / "train.csv", gzip.compress(b"label,1,2\n0,1,2\n" + b"0," * 20_000_000))
    tracemalloc.start()
    try:
        complaint(path)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=4))
def test_whatever_bytes_are_changed_nothing_but_a_sentence_is_raised(tmp_path, rows, changes):
    content = bytearray(text_of(rows[:10]).encode())
    for place, value in changes:
        content[int(place * len(content))] = value
    try:
        images = read(put(tmp_path / "train.csv", bytes(content))).images
    except DataFileError:
        return
    assert images.shape == (len(images), 28, 28)
