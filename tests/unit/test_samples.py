"""Choosing and sorting predictions."""

from __future__ import annotations

import numpy as np
import pytest
import sklearn.metrics  # noqa: F401 - now: its first import draws random numbers, which a strategy must not
from hypothesis import given
from hypothesis import strategies as st

from mnist_desktop.core.results.metrics import Evaluation, evaluate
from mnist_desktop.core.results.samples import Order, Outcome, Selection, select

some_class = st.none() | st.integers(0, 9)
selections = st.builds(Selection, st.sampled_from(Outcome), some_class, some_class, st.sampled_from(Order))


@st.composite
def evaluations(draw: st.DrawFn) -> Evaluation:
    """Up to 60 predictions, with ties in confidence on purpose."""
    count = draw(st.integers(1, 60))
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    probabilities = random.integers(0, 4, (count, 10)).astype(np.float32) + 1
    return evaluate(random.integers(0, 10, count).astype(np.uint8), probabilities / probabilities.sum(1, keepdims=True))


@given(evaluations(), selections)
def test_exactly_the_predictions_that_fit_are_chosen(evaluation, selection):
    indices = select(evaluation, selection)
    expected = [
        index
        for index, (true, said) in enumerate(zip(evaluation.labels, evaluation.predicted, strict=True))
        if selection.outcome is Outcome.ALL or (true == said) == (selection.outcome is Outcome.RIGHT)
        if selection.true_class in (None, true)
        if selection.predicted_class in (None, said)
    ]
    assert sorted(indices.tolist()) == expected
    assert indices.dtype == np.int32


@given(evaluations(), selections)
def test_predictions_are_sorted_and_ties_keep_the_order_of_the_test_part(evaluation, selection):
    indices = select(evaluation, selection)
    true_probability = evaluation.probabilities[np.arange(len(evaluation.labels)), evaluation.labels]
    keys = {
        Order.INDEX: np.zeros(len(evaluation.labels)),
        Order.MOST_CONFIDENT: -evaluation.confidence,
        Order.LEAST_CONFIDENT: evaluation.confidence,
        Order.LARGEST_LOSS: true_probability,
    }[selection.order]
    pairs = [(keys[index], index) for index in indices.tolist()]
    assert pairs == sorted(pairs)


@given(evaluations())
def test_the_cells_of_the_matrix_hold_each_prediction_once(evaluation):
    found = [select(evaluation, Selection(true_class=true, predicted_class=said)) for true in range(10) for said in range(10)]
    assert [len(indices) for indices in found] == evaluation.confusion.ravel().tolist()
    assert sorted(np.concatenate(found).tolist()) == list(range(len(evaluation.labels)))


def test_both_classes_together_are_a_cell_of_the_matrix():
    assert Selection(true_class=4, predicted_class=9).cell == (4, 9)
    assert Selection(true_class=0, predicted_class=0).cell == (0, 0)
    assert Selection(true_class=4).cell is None
    assert Selection(predicted_class=9).cell is None


@pytest.mark.parametrize("order", Order)
def test_figures_that_are_not_numbers_come_last(order):
    probabilities = np.full((4, 10), 0.1, np.float32)
    probabilities[1] = np.nan
    indices = select(evaluate(np.zeros(4, np.uint8), probabilities), Selection(order=order))
    assert sorted(indices.tolist()) == [0, 1, 2, 3]
    if order is not Order.INDEX:
        assert indices[-1] == 1
