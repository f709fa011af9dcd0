"""The figures of a result against scikit-learn and the literature."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import classification_report, log_loss

from mnist_desktop.core.results.metrics import (
    ClassScore,
    evaluate,
    macro_average,
    row_shares,
    weighted_average,
    wilson_interval,
)
from mnist_desktop.core.results.tables import COMMA, TAB, matrix_table, report_table

NAMES = tuple(f"class {number}" for number in range(10))


def predictions(count: int = 2000, seed: int = 0, absent: int | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Labels and probabilities of a network that is right about two times in three."""
    random = np.random.default_rng(seed)
    labels = random.choice([number for number in range(10) if number != absent], count).astype(np.uint8)
    probabilities = random.dirichlet(np.full(10, 0.5), count)
    probabilities[np.arange(count), labels] += random.random(count)
    probabilities /= probabilities.sum(1, keepdims=True)
    return labels, probabilities.astype(np.float32)


@pytest.mark.parametrize("absent", [None, 3])
def test_scores_are_those_of_scikit_learns_report(absent):
    labels, probabilities = predictions(absent=absent)
    evaluation = evaluate(labels, probabilities)
    report = classification_report(labels, probabilities.argmax(1), labels=range(10), output_dict=True, zero_division=0)
    expected = {name: report[name] for name in [*map(str, range(10)), "macro avg", "weighted avg"]}
    rows = [*evaluation.scores, macro_average(evaluation.scores), weighted_average(evaluation.scores)]
    for (name, row), score in zip(expected.items(), rows, strict=True):
        found = {"precision": score.precision, "recall": score.recall, "f1-score": score.f1, "support": score.support}
        assert found == pytest.approx(row, abs=1e-12), name
    assert evaluation.accuracy == pytest.approx(np.mean(labels == probabilities.argmax(1)), abs=1e-12)


@pytest.mark.parametrize("absent", [None, 3])
def test_confusion_counts_true_classes_in_rows_and_predicted_ones_in_columns(absent):
    labels, probabilities = predictions(absent=absent)
    evaluation = evaluate(labels, probabilities)
    for true in range(10):
        for said in range(10):
            assert evaluation.confusion[true, said] == np.sum((labels == true) & (evaluation.predicted == said))
    assert evaluation.confusion.shape == (10, 10)
    assert evaluation.wrong_count == np.sum(labels != evaluation.predicted)


def test_loss_is_scikit_learns_log_loss():
    labels, probabilities = predictions()
    assert evaluate(labels, probabilities).loss == pytest.approx(log_loss(labels, probabilities, labels=range(10)), rel=1e-6)


def test_one_confident_mistake_does_not_make_the_loss_infinite():
    probabilities = np.zeros((2, 10), np.float32)
    probabilities[:, 7] = 1
    evaluation = evaluate(np.array([7, 2], np.uint8), probabilities)
    assert evaluation.loss == pytest.approx(-np.log(1e-7) / 2)


def test_a_network_that_overflowed_is_judged_without_warnings():
    labels = np.arange(10, dtype=np.uint8)
    evaluation = evaluate(labels, np.full((10, 10), np.nan, np.float32))
    assert np.isnan(evaluation.loss)
    assert evaluation.accuracy == pytest.approx(0.1)


# R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), method 3.
@pytest.mark.parametrize(
    ("right", "total", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_interval_is_that_of_the_literature(right, total, low, high):
    assert wilson_interval(right, total) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 100_000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_wilson_interval_holds_its_share_and_mirrors(counts):
    right, total = counts
    low, high = wilson_interval(right, total)
    assert 0 <= low <= right / total <= high <= 1
    assert wilson_interval(total - right, total) == pytest.approx((1 - high, 1 - low), abs=1e-9)


def test_row_shares_sum_to_one_and_a_class_without_images_has_zeros():
    confusion = np.zeros((10, 10), np.int64)
    confusion[4, 4], confusion[4, 9] = 6, 2
    shares = row_shares(confusion)
    assert shares[4, 4] == 0.75
    assert shares[4, 9] == 0.25
    assert not shares[np.arange(10) != 4].any()


def test_averages_of_one_class_are_that_class():
    score = ClassScore(0.5, 0.25, 1 / 3, 8)
    for average in (macro_average((score,)), weighted_average((score,))):
        assert (average.precision, average.recall, average.f1) == pytest.approx((score.precision, score.recall, score.f1))
        assert average.support == score.support


def test_the_matrix_as_text_has_names_on_both_sides():
    confusion = np.arange(100).reshape(10, 10)
    lines = matrix_table(confusion, NAMES, TAB).splitlines()
    assert lines[0] == "\t".join(["true class / predicted class", *NAMES])
    assert lines[3] == "\t".join(["class 2", *map(str, range(20, 30))])
    assert len(lines) == 11


def test_the_report_as_text_has_scikit_learns_rows():
    labels, probabilities = predictions()
    lines = report_table(evaluate(labels, probabilities), NAMES, COMMA).splitlines()
    assert lines[0] == "class,precision,recall,f1-score,support"
    assert [line.split(",")[0] for line in lines[1:]] == [*NAMES, "accuracy", "macro avg", "weighted avg"]
    assert lines[11].startswith("accuracy,,,0.")


def test_names_with_separators_are_quoted_in_tables():
    names = ("Trouser, long", *NAMES[1:])
    assert '"Trouser, long",0' in matrix_table(np.zeros((10, 10), np.int64), names, COMMA)


def test_a_run_is_judged_without_scikit_learn_whose_import_takes_a_second():
    code = ("import sys, numpy as np, mnist_desktop.core.results.metrics as metrics, mnist_desktop.core.results.samples\n"
            "metrics.evaluate(np.zeros(1, np.uint8), np.ones((1, 2), np.float32) / 2)\n"
            "sys.exit('sklearn' in sys.modules)")  # fmt: skip
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - the code is ours
