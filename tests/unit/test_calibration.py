"""Reliability, calibration error and temperature agree with their formulas and with scikit-learn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from sklearn.calibration import calibration_curve

from mnist_desktop.core.results.calibration import (
    BINS,
    COLDEST,
    HOTTEST,
    best_temperature,
    calibration,
    evaluation_with_temperature,
    reliability,
    with_temperature,
)
from mnist_desktop.core.results.metrics import evaluate
from mnist_desktop.core.results.samples import Selection, select


def drawn(count: int, sharpness: float, seed: int = 0) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """Labels drawn from a network's true probabilities, and the probabilities that it claims: its logits times `sharpness`."""
    random = np.random.default_rng(seed)
    logits = random.normal(0, 2, (count, 10))
    true, claimed = (np.exp(scale * logits) for scale in (1.0, sharpness))
    true, claimed = (powers / powers.sum(1, keepdims=True) for powers in (true, claimed))
    labels = (true.cumsum(1) < random.random((count, 1))).sum(1).clip(0, 9).astype(np.uint8)
    return labels, claimed.astype(np.float32)


def by_bin(labels, probabilities):
    return reliability(probabilities.max(1), probabilities.argmax(1) == labels)


def test_the_bins_are_those_of_scikit_learn():
    labels, probabilities = drawn(2000, 1.7)
    confidence, right = probabilities.max(1).astype(np.float64), probabilities.argmax(1) == labels
    accuracy, mean = calibration_curve(right, confidence, n_bins=BINS)
    bins = reliability(confidence, right)
    filled = bins.counts > 0
    np.testing.assert_allclose(bins.accuracy[filled], accuracy)
    np.testing.assert_allclose(bins.confidence[filled], mean)
    assert bins.counts.sum() == 2000
    assert np.isnan(bins.accuracy[~filled]).all()


def test_the_calibration_error_is_the_formula_of_the_paper_bin_by_bin():
    labels, probabilities = drawn(500, 2.0)
    confidence, right = probabilities.max(1).astype(np.float64), probabilities.argmax(1) == labels
    expected = 0.0
    for m in range(1, BINS + 1):
        within = (confidence > (m - 1) / BINS) & (confidence <= m / BINS)
        if within.any():
            expected += within.mean() * abs(right[within].mean() - confidence[within].mean())
    assert reliability(confidence, right).expected_error == pytest.approx(expected, rel=1e-9)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=60))
def test_every_confidence_is_in_the_bin_whose_range_selects_it(pairs):
    confidence = np.array([each for each, _ in pairs])
    bins = reliability(confidence, np.array([right for _, right in pairs], bool))
    for number, count in enumerate(bins.counts):
        within = bins.bin_range(number).contains(confidence)
        assert within.sum() == count
        assert all(bins.bin_of(each) == number for each in confidence[within])


def test_without_images_and_of_a_network_that_overflowed_nothing_is_claimed():
    nothing = reliability(np.zeros(0), np.zeros(0, bool))
    assert nothing.counts.tolist() == [0] * BINS
    assert np.isnan(nothing.expected_error)
    overflowed = np.full((4, 10), np.nan, np.float32)
    labels = np.zeros(4, np.uint8)
    assert by_bin(labels, overflowed).counts.sum() == 0
    assert nothing.bin_of(float("nan")) == -1
    assert best_temperature(labels, overflowed) is None
    assert best_temperature(labels[:0], overflowed[:0]) is None
    assert np.isnan(calibration(labels[:0], overflowed[:0]).expected_error)


@pytest.mark.parametrize("sharpness", [0.5, 1.0, 3.0])
def test_the_temperature_undoes_how_much_too_sure_a_network_is(sharpness):
    labels, probabilities = drawn(10_000, sharpness)
    temperature = best_temperature(labels, probabilities)
    assert temperature == pytest.approx(sharpness, rel=0.05)
    before, after = (calibration(labels, each) for each in (probabilities, with_temperature(probabilities, temperature)))
    assert after.loss <= before.loss
    assert after.expected_error <= before.expected_error + 0.002


def test_no_temperature_nearby_makes_the_labels_more_probable():
    labels, probabilities = drawn(3000, 2.2)
    best = best_temperature(labels, probabilities)
    losses = [calibration(labels, with_temperature(probabilities, best * factor)).loss for factor in (0.97, 1.0, 1.03)]
    assert losses[1] == min(losses)


def test_the_temperature_is_that_of_scikit_learn():
    sklearn = pytest.importorskip("sklearn.calibration")
    if not hasattr(sklearn, "_TemperatureScaling"):
        pytest.skip("this scikit-learn has no temperature scaling")
    labels, probabilities = drawn(3000, 2.2)
    theirs = sklearn._TemperatureScaling().fit(np.log(probabilities.astype(np.float64)), labels)
    assert best_temperature(labels, probabilities) == pytest.approx(1 / theirs.beta_, rel=1e-3)


def test_a_network_that_is_always_right_or_always_wrong_has_no_best_temperature():
    labels, probabilities = drawn(200, 1.0)
    assert best_temperature(probabilities.argmax(1).astype(np.uint8), probabilities) is None
    assert best_temperature(probabilities.argmin(1).astype(np.uint8), probabilities) is None
    assert best_temperature(labels[:1], probabilities[:1]) is None, "one image is read right or wrong"


@pytest.mark.parametrize("temperature", [COLDEST, 0.5, 2.0, HOTTEST])
def test_a_temperature_leaves_the_order_of_the_classes_and_a_sum_of_one(temperature):
    _, probabilities = drawn(300, 1.5)
    scaled = with_temperature(probabilities, temperature)
    assert scaled.dtype == np.float32
    np.testing.assert_array_equal(scaled.argmax(1), probabilities.argmax(1))
    np.testing.assert_allclose(scaled.sum(1), 1, rtol=1e-5)


def test_the_inverse_temperature_leads_back():
    _, probabilities = drawn(300, 1.0)
    np.testing.assert_allclose(with_temperature(with_temperature(probabilities, 2.0), 0.5), probabilities, atol=1e-6)


def test_a_probability_of_zero_is_scaled_without_a_warning():
    certain = np.array([[1, 0, 0], [0.5, 0.5, 0]], np.float32)
    np.testing.assert_allclose(with_temperature(certain, 2), [[1, 0, 0], [0.5, 0.5, 0]], atol=1e-15)


def test_scaled_results_keep_what_is_right_and_select_by_the_new_confidence():
    labels, probabilities = drawn(400, 2.0)
    plain = evaluate(labels, probabilities)
    scaled = evaluation_with_temperature(plain, 2.0)
    assert scaled.accuracy == plain.accuracy
    assert scaled.loss < plain.loss
    assert evaluation_with_temperature(plain, 1.0) is plain
    bins = by_bin(labels, scaled.probabilities)
    for number, count in enumerate(bins.counts):
        assert len(select(scaled, Selection(confidence=bins.bin_range(number)))) == count
