"""Results as text tables, for spreadsheets and reports."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.results.metrics import ClassScore, Evaluation, macro_average, weighted_average
from mnist_desktop.core.table_text import COMMA, TAB, table_text

__all__ = ["COMMA", "TAB", "matrix_table", "report_table"]


def matrix_table(confusion: NDArray[np.int64] | NDArray[np.float64], class_names: Sequence[str], separator: str) -> str:
    """A confusion matrix with names: a heading of predicted classes, then one line per true class.

    Parameters
    ----------
    confusion
        Counts or shares, shape (classes, classes).
    separator
        :data:`TAB` for the clipboard, :data:`COMMA` for a CSV file.
    """
    heading = ["true class / predicted class", *class_names]
    rows = ([name, *row] for name, row in zip(class_names, confusion.tolist(), strict=True))
    return table_text([heading, *rows], separator)


def report_table(evaluation: Evaluation, class_names: Sequence[str], separator: str) -> str:
    """The classification report with all digits: the rows of scikit-learn, in its order and words."""
    names = [*class_names, "macro avg", "weighted avg"]
    scores = [*evaluation.scores, macro_average(evaluation.scores), weighted_average(evaluation.scores)]
    rows: list[list[object]] = [_score_row(name, score) for name, score in zip(names, scores, strict=True)]
    rows.insert(len(class_names), ["accuracy", "", "", evaluation.accuracy, len(evaluation.labels)])
    return table_text([["class", "precision", "recall", "f1-score", "support"], *rows], separator)


def _score_row(name: str, score: ClassScore) -> list[object]:
    return [name, score.precision, score.recall, score.f1, score.support]
