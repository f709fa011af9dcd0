"""Writes what a student hands in, and copies it to where the lesson says: a plain function of values and services."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.files import exists, read_bytes, write_bytes
from mnist_desktop.core.lessons.goals import Deeds
from mnist_desktop.core.lessons.hand_in import SUFFIX, USUAL_LIMITS, hand_in_of, write_hand_in
from mnist_desktop.core.lessons.lesson import Lesson, shared_folder_of
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.training.services import Services

Report = Callable[[RunRecord], str]
"""Makes the report of a run as HTML; raises UserError where it cannot."""


@dataclass(frozen=True)
class Submission:
    """What is to be handed in.

    Attributes
    ----------
    run_ids
        The runs, the one of the report first; none where nothing was trained.
    path
        The file to write.
    written
        The time, with its zone.
    """

    lesson: Lesson
    evidence: Deeds
    student: str
    run_ids: tuple[str, ...]
    path: Path
    written: datetime


@dataclass(frozen=True)
class HandedIn:
    """What was written.

    Attributes
    ----------
    path
        The file.
    copy
        Its copy in the shared folder of the lesson; None where there is none.
    problems
        What is not as it should be: a run or the report is missing, or there is no copy although the lesson names a folder.
    """

    path: Path
    copy: Path | None = None
    problems: tuple[UserError, ...] = ()


def hand_in(services: Services, submission: Submission, report: Report | None = None) -> HandedIn:
    """Write a hand-in, and copy it to the lesson's shared folder. The answers are handed in whatever else is missing.

    Parameters
    ----------
    report
        Makes the report that goes into it; without it there is none.

    Raises
    ------
    UserError
        The file cannot be written, or the runs are too large for one.
    """
    lesson = submission.lesson
    problems: list[UserError] = []
    records: list[RunRecord] = []
    for run_id in submission.run_ids:
        try:
            records.append(services.load_run(run_id))
        except UserError as error:
            problems.append(UserError("The hand-in is without the run, which cannot be read. {cause}", cause=error))
    infos = [record.info for record in records]
    said = hand_in_of(lesson, submission.evidence, submission.student, infos, submission.written)
    html = None
    if report is not None and records:
        try:
            html = report(records[0])
        except UserError as error:  # the work is worth more than the page about it
            problems.append(UserError("The hand-in is without its report. {cause}", cause=error))
    write_hand_in(submission.path, said, lesson, records, html)
    folder, copy = shared_folder_of(lesson), None
    try:
        copy = _copy(submission.path, Path(folder)) if folder else None
    except StorageError as error:
        told = "The hand-in is saved as {path}, but there is no copy in {folder}: give the file to your teacher. {cause}"
        problems.append(UserError(told, path=submission.path, folder=folder, cause=error))
    return HandedIn(submission.path, copy, tuple(problems))


def _copy(path: Path, folder: Path) -> Path:
    """Copy a file into a folder that is there, under a name that nothing there has."""
    if not exists(folder):
        raise StorageError("{file} is not there.", file=folder)
    content = read_bytes(path, USUAL_LIMITS.archive)
    stem = path.name.removesuffix(SUFFIX)
    names = (path.name if number == 1 else f"{stem} {number}{SUFFIX}" for number in count(1))
    target = next(folder / name for name in names if not exists(folder / name))
    write_bytes(target, content)
    return target
