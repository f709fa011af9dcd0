from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnist_desktop.core.drawing.answer_in_words import prediction_of


def row(**shares: float) -> np.ndarray:
    """Ten probabilities: those named ``c<class>``, the rest spread evenly."""
    probabilities = np.full(10, (1 - sum(shares.values())) / (10 - len(shares)), np.float32)
    for name, share in shares.items():
        probabilities[int(name[1:])] = share
    return probabilities


def test_a_clear_winner_is_named_alone():
    prediction = prediction_of(row(c7=0.9))
    assert (prediction.best, prediction.sure) == (7, True)
    assert prediction.share == pytest.approx(0.9)


def test_a_best_class_below_one_half_is_unsure():
    assert not prediction_of(row(c7=0.45, c2=0.1)).sure


def test_a_best_class_less_than_twice_the_second_is_unsure():
    prediction = prediction_of(row(c4=0.55, c9=0.4))
    assert (prediction.best, prediction.second, prediction.sure) == (4, 9, False)


@given(st.lists(st.floats(0.001, 1), min_size=10, max_size=10))
def test_best_and_second_are_the_two_largest(values):
    probabilities = np.array(values, np.float32) / np.float32(sum(values))
    prediction = prediction_of(probabilities)
    assert prediction.best != prediction.second
    assert probabilities[prediction.best] == probabilities.max()
    assert (probabilities > probabilities[prediction.second]).sum() <= 1
