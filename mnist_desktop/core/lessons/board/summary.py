"""What a class did together: its confusions, the image that most misread, accuracy against the size of the networks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.lessons.board.rows import Judged, Row, written_at


@dataclass(frozen=True, eq=False)
class Summary:
    """The sums over all networks that were judged on the same images.

    Attributes
    ----------
    networks
        How many different ones those are.
    confusion
        int64, shape (classes, classes): row true class, column predicted class.
    class_names, class_names_ko
        Of the classes, as the data set here has them.
    dataset
        The data set of the images, as :attr:`Judged.dataset`.
    misread
        int64, shape (N,): by how many networks each image is misread.
    labels
        uint8, shape (N,).
    commonest
        uint8, shape (N,): what the networks that misread an image most often take it for; its label where none does.
    """

    networks: int
    confusion: NDArray[np.int64]
    class_names: tuple[str, ...]
    class_names_ko: tuple[str, ...]
    dataset: str
    misread: NDArray[np.int64]
    labels: NDArray[np.uint8]
    commonest: NDArray[np.uint8]

    @property
    def most_misread(self) -> int | None:
        """The image that most networks misread, by its place among those images; None where each is read right."""
        place = int(self.misread.argmax())
        return place if self.misread[place] else None


@dataclass(frozen=True)
class Point:
    """A network in the plot of accuracy against size."""

    student: str
    parameters: int
    accuracy: float


def shown_of(row: Row, *, hidden: bool) -> Judged | None:
    """What counts for a row: the hidden set where one was chosen, else the test images of its own data set."""
    judged = row.hidden if hidden else row.measured
    return judged if judged is not None and judged.accuracy is not None else None


def summary_of(rows: Sequence[Row], *, hidden: bool) -> Summary | None:
    """The sums over the networks that were judged on the same images as most are; None where none was judged.

    Copies of a network and what a student handed in earlier are no more classmates, so they do not count again.
    """
    measured = [row for row in rows if shown_of(row, hidden=hidden) is not None]
    judged = [each for row in _classmates(measured) if (each := shown_of(row, hidden=hidden)) is not None]
    if not judged:
        return None
    commonest = Counter(each.dataset for each in judged).most_common(1)[0][0]
    same = [each for each in judged if each.dataset == commonest]
    first = same[0]
    if first.confusion is None or first.labels is None:
        return None
    classes, labels = len(first.confusion), first.labels
    # The same images have the same labels, unless somebody renamed classes; then they are no sum.
    chosen = [each for each in same if each.confusion is not None and len(each.confusion) == classes]
    counts = np.zeros((len(labels), classes), np.int32)
    for each in chosen:
        if each.predicted is not None and len(each.predicted) == len(labels):
            counts[np.arange(len(labels)), each.predicted] += 1
    counts[np.arange(len(labels)), labels] = 0
    misread = counts.sum(1)
    return Summary(
        networks=len(chosen),
        confusion=sum((each.confusion for each in chosen if each.confusion is not None), np.zeros((classes, classes), np.int64)),
        class_names=first.class_names,
        class_names_ko=first.class_names_ko,
        dataset=commonest,
        misread=misread.astype(np.int64),
        labels=labels,
        commonest=np.where(misread > 0, counts.argmax(1), labels).astype(np.uint8),
    )


def _classmates(rows: Sequence[Row]) -> Iterator[Row]:
    """Of each name the newest row, and of equal weights one row, in the order of `rows`."""
    newest: dict[str, Row] = {}
    for row in sorted(rows, key=written_at):
        newest[row.student.casefold()] = row
    seen: set[str] = set()
    for row in rows:
        if row.facts is not None and newest[row.student.casefold()] is row and row.facts.weights not in seen:
            seen.add(row.facts.weights)
            yield row


def points_of(rows: Sequence[Row], *, hidden: bool) -> tuple[Point, ...]:
    """One point for each network that was judged."""
    return tuple(
        Point(row.student, row.facts.parameters, judged.accuracy)
        for row in rows
        if row.facts is not None and (judged := shown_of(row, hidden=hidden)) is not None and judged.accuracy is not None
    )
