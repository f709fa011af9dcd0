"""How far a network's confidence can be believed: reliability, its error in one number, and one number that mends it.

A network is calibrated if, of all images that it reads with a confidence of 80 %, 80 % are read right. The terms and formulas are
those of C. Guo, G. Pleiss, Y. Sun and K. Weinberger, *On calibration of modern neural networks*, ICML 2017.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.results.metrics import Evaluation
from mnist_desktop.core.results.samples import ConfidenceRange

BINS = 15
"""Of equal width, as in the paper."""
COLDEST, HOTTEST = 0.05, 20.0
"""Where a temperature is looked for. A network that reads every image right has no best one: the colder the better."""
HALVINGS = 40
"""Of the interval in which a temperature is looked for; its width is then below float64's rounding of the likelihood."""
_SMALLEST = float(np.finfo(np.float32).tiny)
"""A probability of 0 has no logarithm. Float32 knows no smaller number with all its digits."""
_LEAST_LIKELY = 1e-7
"""Keras' epsilon, as in the loss of :func:`mnist_desktop.core.results.metrics.evaluate`."""


@dataclass(frozen=True, eq=False)
class Reliability:
    """Confidence and accuracy of N predictions, by bins of equal width.

    Attributes
    ----------
    edges
        float64, shape (bins + 1,): a prediction of confidence c is in bin i if ``edges[i] < c <= edges[i + 1]``.
    counts
        int64, shape (bins,): how many predictions are in each bin.
    confidence, accuracy
        float64, shape (bins,), 0..1: the means over each bin; NaN where it is empty.
    """

    edges: NDArray[np.float64]
    counts: NDArray[np.int64]
    confidence: NDArray[np.float64]
    accuracy: NDArray[np.float64]

    @property
    def expected_error(self) -> float:
        """The expected calibration error, 0..1; NaN without predictions.

        Equation 5 of the paper: the mean distance of accuracy and confidence, each bin weighted by its predictions::

            ECE = sum_i counts_i / N * |accuracy_i - confidence_i|
        """
        filled = self.counts > 0
        if not filled.any():
            return float("nan")
        gaps = np.abs(self.accuracy[filled] - self.confidence[filled])
        return float(np.average(gaps, weights=self.counts[filled]))

    def bin_range(self, number: int) -> ConfidenceRange:
        """The confidences of a bin, to select its images by."""
        return ConfidenceRange(float(self.edges[number]), float(self.edges[number + 1]))

    def bin_of(self, confidence: float) -> int:
        """The bin in which a confidence, 0..1, lies; -1 for NaN."""
        return int(_bins_of(np.array([confidence]), self.edges)[0]) if isfinite(confidence) else -1


def reliability(confidence: NDArray[np.floating], right: NDArray[np.bool_], bins: int = BINS) -> Reliability:
    """Sort predictions into bins by their confidence.

    The bins are those of scikit-learn's ``calibration_curve(right, confidence, n_bins=bins)``, which leaves out the empty ones.

    Parameters
    ----------
    confidence
        The probability of each predicted class, 0..1, shape (N,). NaN, from a network that overflowed, is in no bin.
    right
        Whether each prediction is right, shape (N,).
    """
    edges = np.linspace(0, 1, bins + 1)
    known = np.isfinite(confidence)
    values = np.asarray(confidence, np.float64)[known]
    number = _bins_of(values, edges)
    counts = np.bincount(number, minlength=bins).astype(np.int64)
    with np.errstate(invalid="ignore"):  # 0 / 0 is the NaN of an empty bin
        mean = np.bincount(number, values, bins) / counts
        accuracy = np.bincount(number, right[known].astype(np.float64), bins) / counts
    return Reliability(edges, counts, mean, accuracy)


def _bins_of(confidence: NDArray[np.float64], edges: NDArray[np.float64]) -> NDArray[np.intp]:
    return np.searchsorted(edges[1:-1], confidence, side="left")


@dataclass(frozen=True)
class Calibration:
    """What calibration is judged by: mean negative log-likelihood in nats, and the expected calibration error, 0..1."""

    loss: float
    expected_error: float


def calibration(labels: NDArray[np.uint8], probabilities: NDArray[np.float32]) -> Calibration:
    """Judge `probabilities`, float32 (N, classes), of images with these `labels`, uint8 (N,); NaN without images."""
    by_bin = reliability(probabilities.max(1), probabilities.argmax(1) == labels)
    return Calibration(_loss(labels, probabilities), by_bin.expected_error)


def reliability_of(evaluation: Evaluation) -> Reliability:
    """Sort the predictions of an evaluation into bins."""
    return reliability(evaluation.confidence, evaluation.predicted == evaluation.labels)


def _loss(labels: NDArray[np.uint8], probabilities: NDArray[np.float32]) -> float:
    if not len(labels):
        return float("nan")
    likelihood = probabilities[np.arange(len(labels)), labels].astype(np.float64)
    return float(-np.log(np.maximum(likelihood, _LEAST_LIKELY)).mean())


def with_temperature(probabilities: NDArray[np.float32], temperature: float) -> NDArray[np.float32]:
    """The probabilities that the network would give if its logits were divided by `temperature`.

    Softmax forgets only a constant that all logits share, so the logarithms of its probabilities serve as well::

        p_T = softmax(log(p) / T)

    The order of the classes stays, and with it the predicted class. Above 1 the network becomes less sure, below 1 surer.

    Parameters
    ----------
    probabilities
        float32, shape (..., classes).
    temperature
        T > 0; with 1 the probabilities are returned as they are.
    """
    if temperature == 1:
        return probabilities
    scaled = _logarithms(probabilities) / temperature
    return _softmax(scaled).astype(np.float32)


def best_temperature(labels: NDArray[np.uint8], probabilities: NDArray[np.float32]) -> float | None:
    """The temperature with the smallest negative log-likelihood, from COLDEST to HOTTEST.

    None where there is nothing to fit, or the best one is not between these two: where every image is read right, the colder the
    better.

    With ``b = 1 / T`` and ``z = log(p)``, the mean negative log-likelihood is convex in b, and its slope is::

        mean over images of (sum_k p_k z_k - z_label),  p = softmax(b z)

    It rises with b, so halving an interval finds where it is 0. Only the validation part may decide this number: the training
    images are read too surely, and the test images serve to report what came of it.

    Parameters
    ----------
    labels, probabilities
        Of the validation part: uint8, shape (N,), and float32, shape (N, classes), before any scaling.
    """
    if not len(labels) or not np.isfinite(probabilities).all():
        return None
    z = _logarithms(probabilities)
    label_z = z[np.arange(len(labels)), labels]

    def slope(inverse: float) -> float:
        return float(((_softmax(inverse * z) * z).sum(-1) - label_z).mean())

    low, high = 1 / HOTTEST, 1 / COLDEST
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if slope(middle) > 0 else (middle, high)
    is_within = low > 1 / HOTTEST and high < 1 / COLDEST
    return 2 / (low + high) if is_within else None


def _logarithms(probabilities: NDArray[np.float32]) -> NDArray[np.float64]:
    logarithms: NDArray[np.float64] = np.log(np.maximum(probabilities.astype(np.float64), _SMALLEST))
    return logarithms


def _softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    powers: NDArray[np.float64] = np.exp(logits - logits.max(-1, keepdims=True))
    powers /= powers.sum(-1, keepdims=True)
    return powers


def evaluation_with_temperature(evaluation: Evaluation, temperature: float) -> Evaluation:
    """The same results with other probabilities; see :func:`with_temperature`. What is read right stays."""
    if temperature == 1:
        return evaluation
    probabilities = with_temperature(evaluation.probabilities, temperature)
    confidence = probabilities[np.arange(len(probabilities)), evaluation.predicted]
    return replace(evaluation, probabilities=probabilities, confidence=confidence, loss=_loss(evaluation.labels, probabilities))
