"""How far a student has come with a lesson: on the disk after every change, so that a restart or a power cut loses nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from mnist_desktop import paths
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.files import DAMAGED, exists, read_or_put_aside, write_bytes
from mnist_desktop.core.handwriting.digit import tidy_name
from mnist_desktop.core.lessons.goals import (
    LONGEST_ANSWER,
    MOST_HINTS,
    MOST_RUNS,
    AccuracyGoal,
    Deeds,
    GoalId,
    RunFacts,
    Verdict,
    budget_excess,
    judge,
)
from mnist_desktop.core.lessons.lesson import MOST_GOALS, SUFFIX, Lesson, fingerprint, read_lesson, write_lesson
from mnist_desktop.core.storage_errors import storage_error

MAX_BYTES = 4 * 2**20


class Progress(Struct, frozen=True, forbid_unknown_fields=True):
    """How far a student has come.

    Attributes
    ----------
    step
        The step that is shown: 0 for the text of the lesson, then its goals.
    hints
        How many hints are open, by the id of the goal.
    before, dataset_before
        What was under edit before the lesson began, and the key of its data set, to be given back; None and empty where nothing
        was.
    """

    step: Annotated[int, Meta(ge=0, le=MOST_GOALS)] = 0
    evidence: Deeds = Deeds()
    hints: dict[GoalId, Annotated[int, Meta(ge=0, le=MOST_HINTS)]] = {}
    before: Experiment | None = None
    dataset_before: Annotated[str, Meta(max_length=300)] = ""

    def with_before(self, experiment: Experiment | None, dataset_key: str) -> Progress:
        """The same with another experiment and data set to be given back."""
        return replace(self, before=experiment, dataset_before=dataset_key[:300])

    def with_step(self, step: int) -> Progress:
        """The same with another step on show."""
        return replace(self, step=step)

    def with_answer(self, goal_id: str, answer: str) -> Progress:
        """The same with another answer; an empty one is none."""
        answers = {key: value for key, value in self.evidence.answers.items() if key != goal_id}
        if answer:
            answers[goal_id] = answer[:LONGEST_ANSWER]
        return replace(self, evidence=replace(self.evidence, answers=answers))

    def with_misread(self, goal_id: str, read_as: int) -> Progress:
        """The same with the class that a drawing was taken for."""
        return replace(self, evidence=replace(self.evidence, misread={**self.evidence.misread, goal_id: read_as}))

    def with_run(self, run: RunFacts) -> Progress:
        """The same with one more run, in the place of what was known of it."""
        others = tuple(each for each in self.evidence.runs if each.run_id != run.run_id)
        return replace(self, evidence=replace(self.evidence, runs=(*others, run)[-MOST_RUNS:]))

    def joined(self, other: Progress) -> Progress:
        """The same with what `other` has beside it: its runs, and answers, drawings and hints where there are none here."""
        own, more = self.evidence, other.evidence
        known = {run.run_id for run in own.runs}
        runs = (*(run for run in more.runs if run.run_id not in known), *own.runs)[-MOST_RUNS:]
        deeds = Deeds(runs, {**more.answers, **own.answers}, {**more.misread, **own.misread})
        return replace(self, evidence=deeds, hints={**other.hints, **self.hints})

    def anew(self) -> Progress:
        """Nothing done yet; what was under edit before the lesson stays known."""
        return Progress(before=self.before, dataset_before=self.dataset_before)

    def with_hint(self, goal_id: str) -> Progress:
        """The same with one more hint open."""
        return replace(self, hints={**self.hints, goal_id: min(MOST_HINTS, self.hints.get(goal_id, 0) + 1)})


class ProgressError(UserError):
    """What was kept of a lesson cannot be read."""


def folder() -> Path:
    """Where progress is kept."""
    return paths.user_data() / "lessons"


def judgements(lesson: Lesson, evidence: Deeds) -> tuple[Verdict, ...]:
    """How far each goal is, in their order."""
    return tuple(judge(goal, evidence) for goal in lesson.goals)


def best_run(lesson: Lesson, evidence: Deeds) -> RunFacts | None:
    """The run to hand in: the one that meets most of the accuracy goals.

    Of several, one that meets the last of these goals, then one within its budget, and then the most accurate.
    """
    goals = [goal for goal in lesson.goals if isinstance(goal, AccuracyGoal)]

    def worth(run: RunFacts) -> tuple[int, bool, bool, float]:
        met = [judge(goal, Deeds((run,))).met for goal in goals]
        is_within = not goals or budget_excess(goals[-1], run) is None
        return sum(met), bool(met) and met[-1], is_within, run.test_accuracy or 0.0

    measured = (run for run in evidence.runs if run.test_accuracy is not None)
    return max(measured, key=worth, default=None)


def runs_to_hand_in(lesson: Lesson, evidence: Deeds, is_there: Callable[[str], bool] = bool) -> tuple[RunFacts, ...]:
    """The runs that can be handed in: the one of :func:`best_run`, then the others, the newest first.

    Parameters
    ----------
    is_there
        Whether the run with that id was not deleted since, asked once for each, on a disk that may be a share; without it, all
        are there.
    """
    there = tuple(run for run in evidence.runs if run.test_accuracy is not None and is_there(run.run_id))
    best = best_run(lesson, replace(evidence, runs=there))
    return () if best is None else (best, *(run for run in reversed(there) if run != best))


def read_progress(lesson: Lesson, student: str = "") -> Progress:
    """What was kept of a lesson for a student; nothing where it was not begun.

    Parameters
    ----------
    student
        Whose it is; empty for what was done without a name. Thirty students may come to one computer.

    Raises
    ------
    ProgressError
        The file is damaged. It is put aside, and the lesson begins anew.
    StorageError
        It cannot be read, or a damaged one cannot be put aside.
    """
    path = _path_of(lesson, student)
    if not exists(path):
        return Progress()
    progress = read_or_put_aside(path, MAX_BYTES, _decode)
    if progress is None:
        raise ProgressError("How far you had come cannot be read, and the lesson begins anew. What was kept is in {place}.",
                            place=path.with_suffix(DAMAGED))  # fmt: skip
    return progress


def write_progress(lesson: Lesson, progress: Progress, student: str = "") -> None:
    """Keep how far a student has come; raises StorageError."""
    write_bytes(_path_of(lesson, student), msgspec.json.encode(progress))


def forget_progress(lesson: Lesson, student: str = "") -> None:
    """Keep nothing of a lesson any more; raises StorageError."""
    path = _path_of(lesson, student)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise storage_error(path, error) from error


def is_same_student(one: str, other: str) -> bool:
    """Whether two names are one person's: capitals and outer spaces make no other one."""
    return _known_as(one) == _known_as(other)


def keep_open(lesson: Lesson) -> None:
    """Keep in mind that this lesson is open, for the next start; raises StorageError."""
    write_lesson(_open_path(), lesson)


def forget_open() -> None:
    """No lesson is open any more; raises StorageError."""
    try:
        _open_path().unlink(missing_ok=True)
    except OSError as error:
        raise storage_error(_open_path(), error) from error


def kept_open() -> Lesson | None:
    """The lesson that was open when the program ended, or None; raises LessonError and StorageError."""
    return read_lesson(_open_path()) if exists(_open_path()) else None


def _decode(content: bytes) -> Progress | None:
    """What a file says; None where it is damaged."""
    try:
        return msgspec.json.decode(content, type=Progress)
    except (ValueError, RecursionError):
        return None


def _open_path() -> Path:
    return folder() / f"open{SUFFIX}"


def _path_of(lesson: Lesson, student: str) -> Path:
    """A name may have letters that no file name has, so its hash stands for it."""
    name = _known_as(student)
    of_whom = f"-{hashlib.sha256(name.encode(errors='surrogatepass')).hexdigest()[:16]}" if name else ""
    return folder() / f"{fingerprint(lesson)}{of_whom}.json"


def _known_as(student: str) -> str:
    return tidy_name(student).casefold()
