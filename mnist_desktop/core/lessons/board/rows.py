"""One hand-in as a row: what it says of itself, and what its weights are worth when they are judged here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.known import starter_for
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.handwriting.digit import tidy_name
from mnist_desktop.core.lessons.board.finding import Place, Stamp, stamp_of
from mnist_desktop.core.lessons.goals import RunFacts, facts_of
from mnist_desktop.core.lessons.hand_in import USUAL_LIMITS, HandIn, HandInContent, HandInError, Limits, read_hand_in
from mnist_desktop.core.lessons.lesson import Lesson, changed_controls, fingerprint
from mnist_desktop.core.model.spec import ModelSpec, analyse
from mnist_desktop.core.results.metrics import Evaluation
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.stop_token import StopToken

PART_SEED = 20_240
"""Decides which test images a part of them is, the same at each look."""

LoadDataset = Callable[[str], Dataset]
WeightsDigest = Callable[[RunRecord], str]


class MemoryShortError(UserError):
    """There is less memory than a hand-in needs; later there may be more."""


class Images(NamedTuple):
    """What networks are judged on: the test part of a data set, or a share of it. An empty key means none."""

    key: str = ""
    share: float = 1.0


NOTHING_HIDDEN = Images()


class Judging(Protocol):
    """Evaluates a run from its weights; raises UserError where it cannot."""

    def __call__(self, record: RunRecord, dataset: Dataset, stop: StopToken | None = None) -> Evaluation:
        """Judge; see the class."""


@dataclass(frozen=True, eq=False)
class Judged:
    """What a network is worth on certain images.

    Attributes
    ----------
    dataset
        The fingerprint of the data set; empty where it could not be judged.
    is_own
        Whether these are exactly the test images of the run's own data set.
    predicted
        uint8, shape (N,).
    labels
        uint8, shape (N,); rows on the same images share one array.
    confusion
        int64, shape (classes, classes): row true class, column predicted class.
    class_names, class_names_ko
        As the data set has them, not as a student's run says.
    problem
        Why it could not be judged; then all figures are empty.
    """

    accuracy: float | None = None
    low: float = 0.0
    high: float = 0.0
    dataset: str = ""
    is_own: bool = False
    predicted: NDArray[np.uint8] | None = None
    labels: NDArray[np.uint8] | None = None
    confusion: NDArray[np.int64] | None = None
    class_names: tuple[str, ...] = ()
    class_names_ko: tuple[str, ...] = ()
    problem: UserError | None = None


@dataclass(frozen=True)
class Facts:
    """What is known of a run in a hand-in without its weights.

    Attributes
    ----------
    weights
        Hex SHA-256 of the weights.
    parameters
        Counted from the layers, whatever the file claims.
    changed
        What the lesson fixes and the run has otherwise.
    has_lesson_data
        Whether it says that it was trained on the data set of the lesson, or on the starter set that stands in for it.
    """

    name: str
    student: str
    spec: ModelSpec
    parameters: int
    claimed_accuracy: float | None
    weights: str
    dataset_key: str
    dataset_title: str
    dataset_fingerprint: str
    changed: tuple[str, ...]
    has_lesson_data: bool
    goals_look_at: RunFacts


@dataclass(frozen=True, eq=False)
class HandedRun:
    """A run in a hand-in.

    Attributes
    ----------
    claimed
        Its accuracy as the hand-in says, beside what the run says of itself.
    measured, hidden
        On the run's own test images, and on the hidden set; None before that was done.
    """

    facts: Facts
    claimed: float | None = None
    measured: Judged | None = None
    hidden: Judged | None = None

    def is_waiting(self, hidden: Images) -> bool:
        """Whether it is still to be judged."""
        return self.measured is None or (bool(hidden.key) and self.hidden is None)


@dataclass(frozen=True, eq=False)
class Row:
    """A hand-in.

    Attributes
    ----------
    problem
        Why it cannot be read; then there is nothing else but its place.
    runs
        What was handed in; none where nothing was trained. The first one stands for the student: in the table, in what the class
        confuses, and in the plot.
    """

    place: Place
    problem: UserError | None = None
    hand_in: HandIn | None = None
    lesson: Lesson | None = None
    lesson_fingerprint: str = ""
    runs: tuple[HandedRun, ...] = ()

    @property
    def facts(self) -> Facts | None:
        """Of the first run; None where no run was handed in."""
        return self.runs[0].facts if self.runs else None

    @property
    def measured(self) -> Judged | None:
        """The first run on its own test images."""
        return self.runs[0].measured if self.runs else None

    @property
    def hidden(self) -> Judged | None:
        """The first run on the hidden set."""
        return self.runs[0].hidden if self.runs else None

    @property
    def is_to_be_read_again(self) -> bool:
        """Whether it could not be read for a reason that may pass."""
        return isinstance(self.problem, StorageError | MemoryShortError)

    @property
    def path(self) -> Path:
        """The file."""
        return self.place.path

    @property
    def stamp(self) -> Stamp:
        """How the file was when it was read."""
        return self.place.stamp

    @property
    def student(self) -> str:
        """The name that was handed in, as it can be shown; without one, that of the file."""
        return tidy_name(self.hand_in.student) if self.hand_in and tidy_name(self.hand_in.student) else self.path.name

    @property
    def claimed(self) -> float | None:
        """The accuracy of the first run that was handed in."""
        return None if self.hand_in is None else self.hand_in.claimed_accuracy


def written_at(row: Row) -> tuple[float, str]:
    """By the time of the file, which whoever wrote it can set; so no more is said than which file is the newest."""
    return row.stamp[0], str(row.path)


def read_row(place: Place, digest: WeightsDigest, limits: Limits = USUAL_LIMITS) -> tuple[Row, tuple[RunRecord, ...]]:
    """Read a hand-in; whatever is wrong with it is in the row. The weights are returned beside it, so that nobody keeps them."""
    try:
        content = read_hand_in(place.path, limits=limits)
        if stamp_of(place.path) != place.stamp:
            raise HandInError("{file} changes while it is read. It is looked at again.", file=place.path)
        return _row_of(place, content, digest), content.records
    except UserError as error:
        return Row(place, problem=error), ()
    except MemoryError:
        return Row(place, problem=MemoryShortError("{file} needs more memory than there is.", file=place.path)), ()


def _row_of(place: Place, content: HandInContent, digest: WeightsDigest) -> Row:
    hand_in = content.hand_in
    claims = hand_in.claimed_accuracy, *(each.claimed_accuracy for each in hand_in.more_runs)
    runs = tuple(
        HandedRun(_facts_of(record, content.lesson, digest), claimed)
        for record, claimed in zip(content.records, claims, strict=False)  # no record, where nothing was trained
    )
    return Row(place, None, hand_in, content.lesson, fingerprint(content.lesson), runs)


def _facts_of(record: RunRecord, lesson: Lesson, digest: WeightsDigest) -> Facts:
    info = record.info
    return Facts(
        name=info.name,
        student=tidy_name(info.student),
        spec=info.spec,
        parameters=analyse(info.spec, info.classes).parameters,
        claimed_accuracy=info.test_accuracy,
        weights=digest(record),
        dataset_key=info.dataset_key,
        dataset_title=info.dataset_title,
        dataset_fingerprint=info.dataset_fingerprint,
        changed=changed_controls(lesson, Experiment(info.spec, info.config)),
        has_lesson_data=info.dataset_key in (lesson.dataset, starter_for(lesson.dataset)),
        goals_look_at=facts_of(info),
    )


def judged(record: RunRecord, images: Images, load: LoadDataset, judge: Judging, stop: StopToken) -> Judged:
    """A run on the test part of a data set, or on a share of it."""
    try:
        dataset, share = load(images.key), images.share
        is_own = dataset.fingerprint == record.info.dataset_fingerprint and share >= 1
        found = judge(record, part_of(dataset, share), stop)
    except UserError as error:
        return Judged(problem=error)
    except MemoryError:
        return Judged(problem=MemoryShortError("Its network needs more memory than there is here."))
    if not np.isfinite(found.probabilities).all():
        return Judged(problem=HandInError("Its weights give no numbers, so it reads nothing."))
    return Judged(
        found.accuracy, found.accuracy_low, found.accuracy_high, f"{dataset.fingerprint}:{share}", is_own,
        found.predicted, dataset.test_labels if share >= 1 else found.labels, found.confusion,
        dataset.class_names, dataset.class_names_ko,
    )  # fmt: skip


def part_of(dataset: Dataset, share: float) -> Dataset:
    """A data set whose test part is a share of that of `dataset`: one image at least, always the same ones."""
    if share >= 1:
        return dataset
    count = len(dataset.test_labels)
    chosen = np.sort(np.random.default_rng(PART_SEED).permutation(count)[: max(1, round(share * count))])
    return replace(dataset, images=dataset.test_images[chosen], labels=dataset.test_labels[chosen], train_count=0)
