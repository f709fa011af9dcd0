"""The table of a run for spreadsheets, and the two ways to write the loss."""

from __future__ import annotations

import csv
import io
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnist_desktop.core.runs.cross_entropy import categorical_crossentropy, one_hot, sparse_categorical_crossentropy
from mnist_desktop.core.runs.history_file import history_csv
from mnist_desktop.core.runs.record import EpochRow

number = st.floats(allow_nan=False)


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


@given(st.lists(st.tuples(number, number, number, number, number, number), max_size=5))
def test_every_number_reads_back_as_it_was(figures):
    rows = [EpochRow(n, *values) for n, values in enumerate(figures, 1)]
    back = [list(row.values()) for row in read(history_csv(rows))]
    assert [EpochRow(int(epoch), *map(float, texts)) for epoch, *texts in back] == rows


def test_the_header_names_the_figures_even_of_an_empty_history():
    assert history_csv(()) == b"epoch,loss,accuracy,val_loss,val_accuracy,learning_rate,seconds\r\n"


def test_what_was_not_measured_is_an_empty_cell():
    (row,) = read(history_csv([EpochRow(1, 0.5, 0.8, None, None, 0.001, 0.3)]))
    assert (row["val_loss"], row["val_accuracy"]) == ("", "")


def test_a_loss_that_is_no_number_is_written_as_such():
    (row,) = read(history_csv([EpochRow(1, math.nan, 0.1, None, None, 0.001, 0.3)]))
    assert math.isnan(float(row["loss"]))


@given(st.integers(0, 9), st.lists(st.floats(0, 1), min_size=10, max_size=10))
def test_both_ways_to_write_the_label_give_the_same_loss(label: int, probabilities):
    p = np.array(probabilities)
    assert categorical_crossentropy(one_hot(label, 10), p) == pytest.approx(sparse_categorical_crossentropy(label, p))


def test_the_loss_is_the_negative_logarithm_of_the_true_class():
    p = np.full(10, 0.1)
    assert sparse_categorical_crossentropy(5, p) == pytest.approx(math.log(10))


def test_a_one_hot_label_has_its_one_at_the_class():
    np.testing.assert_array_equal(one_hot(5, 10), [0, 0, 0, 0, 0, 1, 0, 0, 0, 0])
