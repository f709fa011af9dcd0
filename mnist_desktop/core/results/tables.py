"""Results as text tables, for spreadsheets and reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.results.metrics import ClassScore, Evaluation, macro_average, weighted_average
from mnist_desktop.core.table_text import COMMA, TAB, table_text

__all__ = ["COMMA", "TAB", "matrix_table", "report_table"]


def matrix_table(
    confusion: NDArray[np.int64] | NDArray[np.float64],
    class_names: Sequence[str],
    separator: str,
    corner: str = "true class / predicted class",
) -> str:
    """A confusion matrix with names: a heading of predicted classes, then one line per true class.

    Parameters
    ----------
    confusion
        Counts or shares, shape (classes, classes).
    separator
        :data:`TAB` for the clipboard, :data:`COMMA` for a CSV file.
    corner
        What rows and columns are.
    """
    heading = [corner, *class_names]
    rows = ([name, *row] for name, row in zip(class_names, confusion.tolist(), strict=True))
    return table_text([heading, *rows], separator)


@dataclass(frozen=True)
class ReportWords:
    """The words of a report: titles of its five columns and of the three rows below the classes. Unless told, scikit-learn's."""

    columns: Sequence[str] = ("class", "precision", "recall", "f1-score", "support")
    accuracy: str = "accuracy"
    macro: str = "macro avg"
    weighted: str = "weighted avg"


def report_table(evaluation: Evaluation, class_names: Sequence[str], separator: str, words: ReportWords | None = None) -> str:
    """The classification report with all its digits: the rows that scikit-learn prints, in its order."""
    words = words or ReportWords()
    names = [*class_names, words.macro, words.weighted]
    scores = [*evaluation.scores, macro_average(evaluation.scores), weighted_average(evaluation.scores)]
    rows: list[list[object]] = [_score_row(name, score) for name, score in zip(names, scores, strict=True)]
    rows.insert(len(class_names), [words.accuracy, "", "", evaluation.accuracy, len(evaluation.labels)])
    return table_text([words.columns, *rows], separator)


def samples_table(
    evaluation: Evaluation, order: NDArray[np.integer], class_names: Sequence[str], separator: str, titles: Sequence[str]
) -> str:
    """One line per test image, with index, true class, predicted class and confidence, under these titles.

    Parameters
    ----------
    order
        Which test images, shape (M,).
    """
    labels, predicted, confidence = evaluation.labels, evaluation.predicted, evaluation.confidence
    rows = ([at, class_names[labels[at]], class_names[predicted[at]], float(confidence[at])] for at in order.tolist())
    return table_text([titles, *rows], separator)


def _score_row(name: str, score: ClassScore) -> list[object]:
    return [name, score.precision, score.recall, score.f1, score.support]
