"""Looks at a folder of hand-ins, as often as it is asked to: new files are read and judged, others are known already."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.lessons.board.checks import Known, Remarks, remarks_on, usual_lesson
from mnist_desktop.core.lessons.board.finding import Place, find
from mnist_desktop.core.lessons.board.rows import (
    NOTHING_HIDDEN,
    HandedRun,
    Images,
    Judged,
    Judging,
    LoadDataset,
    Row,
    WeightsDigest,
    judged,
    part_of,
    read_row,
)
from mnist_desktop.core.lessons.board.summary import Summary, summary_of
from mnist_desktop.core.lessons.hand_in import USUAL_LIMITS, Limits
from mnist_desktop.core.lessons.lesson import Lesson, fingerprint
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.stop_token import StopToken

EMIT_SECONDS = 0.25
"""Between two pictures of the board while many files are read."""
MOST_KEPT_SETS = 2
"""Data sets that stay loaded between two rows."""


@dataclass(frozen=True, eq=False)
class Board:
    """All rows at one moment.

    Attributes
    ----------
    lesson
        What it is about: the chosen one, or that of most rows; None without rows.
    remarks
        By the paths of the rows.
    waiting
        How many rows are still to be judged.
    hidden
        The images that the students do not have.
    """

    rows: tuple[Row, ...] = ()
    lesson: Lesson | None = None
    remarks: Remarks = field(default_factory=dict)
    waiting: int = 0
    hidden: Images = NOTHING_HIDDEN


@dataclass(frozen=True, eq=False)
class Overview:
    """A board with what its rows came to together; `image` is the one that most networks misread, uint8, shape (28, 28)."""

    board: Board = field(default_factory=Board)
    summary: Summary | None = None
    image: NDArray[np.uint8] | None = None


Emit = Callable[[Board], None]


class Survey:
    """A folder under watch. Its methods are for one thread at a time.

    Parameters
    ----------
    judge, digest
        Evaluate a run; give the digest of its weights.
    load
        Loads a data set by its key; raises UserError.
    hidden
        Images that the students do not have.
    lesson
        What the board is about; None for the lesson that most hand-ins are of.
    shipped
        Names of the pre-trained networks by the digests of their weights.
    """

    def __init__(  # noqa: PLR0913 - what it needs from outside, named in each call
        self, folder: Path, judge: Judging, digest: WeightsDigest, load: LoadDataset, *,
        hidden: Images = NOTHING_HIDDEN, lesson: Lesson | None = None, shipped: Mapping[str, str] | None = None,
        limits: Limits = USUAL_LIMITS,
    ) -> None:  # fmt: skip
        self.folder = folder
        self.hidden, self.lesson = hidden, lesson
        self._judge, self._digest, self._load_any, self._limits = judge, digest, load, limits
        self._shipped = shipped or {}
        self._rows: dict[Path, Row] = {}
        self._sets: dict[str, Dataset] = {}
        self._emitted_at = 0.0

    def look(self, emit: Emit, stop: StopToken) -> Board:
        """Look once. First every new file is read, then its network is judged; `emit` gets the board in between.

        Raises
        ------
        StorageError
            The folder is not there or does not answer. What is known of it stays.
        """
        places = find(self.folder)
        self._forget_others(places)
        for place in places:
            if stop.stop_requested:
                return self.board()
            known = self._rows.get(place.path)
            if known is None or known.is_to_be_read_again:
                self._rows[place.path], _ = read_row(place, self._digest, self._limits)
                self._tell(emit)
        for path, row in sorted(self._rows.items()):
            if stop.stop_requested:
                return self.board()
            if _is_waiting(row, self.hidden):
                self._rows[path] = self._judged(row, stop)
                self._tell(emit)
        return self.board()

    def overview(self, board: Board) -> Overview:
        """The board with its sums; takes milliseconds for a class."""
        summary = summary_of(board.rows, hidden=bool(board.hidden.key))
        return Overview(board, summary, self.image_of(summary))

    def hide(self, hidden: Images) -> None:
        """Choose other images that the students do not have; the next look judges all networks on them."""
        if hidden != self.hidden:
            self.hidden = hidden
            self._rows = {path: _without_hidden(row) for path, row in self._rows.items()}

    def board(self) -> Board:
        """What is known now."""
        rows = tuple(self._rows[path] for path in sorted(self._rows))
        usual = usual_lesson(rows)
        lesson = self.lesson or (usual.lesson if usual is not None else None)
        about = fingerprint(self.lesson) if self.lesson is not None else usual.lesson_fingerprint if usual is not None else ""
        known = Known(datetime.now(UTC), about, self._shipped)
        return Board(rows, lesson, remarks_on(rows, known), sum(_is_waiting(row, self.hidden) for row in rows), self.hidden)

    def load(self, key: str) -> Dataset:
        """A data set; the latest ones stay loaded, since most rows need the same. Raises UserError."""
        dataset = self._sets.pop(key, None) or self._load_any(key)
        self._sets[key] = dataset
        while len(self._sets) > MOST_KEPT_SETS:
            del self._sets[next(iter(self._sets))]
        return dataset

    def image_of(self, summary: Summary | None) -> NDArray[np.uint8] | None:
        """The image that most networks of a summary misread, uint8, shape (28, 28); None where there is none."""
        place = None if summary is None else summary.most_misread
        if summary is None or place is None:
            return None
        fingerprinted, _, share = summary.dataset.partition(":")
        found = next((each for each in self._sets.values() if each.fingerprint == fingerprinted), None)
        return None if found is None else part_of(found, float(share)).test_images[place]

    def _forget_others(self, places: tuple[Place, ...]) -> None:
        """Files that are gone or have changed; what was read while it was incomplete has another stamp by now."""
        now = dict(places)
        self._rows = {path: row for path, row in self._rows.items() if now.get(path) == row.stamp}

    def _judged(self, row: Row, stop: StopToken) -> Row:
        """Read the weights once more, since nobody keeps them, and judge them.

        Where they cannot be read now, as when a share goes away in the middle of a look, the row waits for the next look.
        """
        again, records = read_row(row.place, self._digest, self._limits)
        if again.is_to_be_read_again:
            return row
        runs: list[HandedRun] = []
        # The file is the one that the row was read from, so its runs stand where they stood.
        for before, run, record in zip(row.runs, again.runs, records, strict=bool(records)):
            measured = before.measured or self._on(record, Images(run.facts.dataset_key), stop)
            hidden = None if not self.hidden.key else before.hidden or self._on(record, self.hidden, stop)
            if stop.stop_requested:
                return row  # a stopped evaluation is no answer
            runs.append(replace(run, measured=measured, hidden=hidden))
        return replace(again, runs=tuple(runs))

    def _on(self, record: RunRecord, images: Images, stop: StopToken) -> Judged:
        return judged(record, images, self.load, self._judge, stop)

    def _tell(self, emit: Emit) -> None:
        now = time.monotonic()
        if now - self._emitted_at >= EMIT_SECONDS:
            self._emitted_at = now
            emit(self.board())


def _is_waiting(row: Row, hidden: Images) -> bool:
    return any(run.is_waiting(hidden) for run in row.runs)


def _without_hidden(row: Row) -> Row:
    return replace(row, runs=tuple(replace(run, hidden=None) for run in row.runs))
