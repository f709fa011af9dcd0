"""What a teacher should know of a hand-in beside its figures: what in it is not true, and what it has in common with others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from types import UnionType

from msgspec.structs import replace

from mnist_desktop.core.datasets.titles import said_title
from mnist_desktop.core.lessons.board.rows import HandedRun, Judged, Row, written_at
from mnist_desktop.core.lessons.goals import (
    AccuracyGoal,
    AnyGoal,
    ChoiceGoal,
    Deeds,
    PredictionGoal,
    RunFacts,
    RunGoal,
    WordsGoal,
    judge,
)
from mnist_desktop.core.lessons.lesson import Lesson
from mnist_desktop.core.lessons.markup import USUAL_LANGUAGE, in_language
from mnist_desktop.core.marking import MarkedTexts
from mnist_desktop.core.runs.said_names import said_run_name
from mnist_desktop.core.sentence import ListedSentence, Sentence

TOLERANCE, TOLERATED_ANSWERS = 0.001, 1.5
"""How far a claim may be from what the same weights read on the same images, as a share and as a number of answers, whichever is
more: rounding turns one answer in thousands, and in a small set one answer is a larger share. The half is for the division."""
CLOCK_TOLERANCE = timedelta(minutes=10)
MOST_NAMED = 5
_OF_RUNS = AccuracyGoal | RunGoal | PredictionGoal
"""Goals that only a run can meet."""


class Observation(MarkedTexts):
    """What can be said of a hand-in. The first ones say that something is not true."""

    ACCURACY = "It claims {claimed:.1f} %, but its weights read {measured:.1f} % of the same test images right."
    RUN_ACCURACY = "Its run claims {claimed:.1f} %, but its weights read {measured:.1f} % of the same test images right."
    FURTHER_ACCURACY = (
        "Its run “{name}” claims {claimed:.1f} %, but its weights read {measured:.1f} % of the same test images right."
    )
    LESSON = "It says that it is of this lesson, but the lesson in it is another one."
    ANSWERS = "It says that the step {numbers} is met, but the answer in it does not meet it."
    UNPROVED = "It says that the step {numbers} is met, but there is no run in it that could show this."
    DATA_CHANGED = "Its run names other images than those that {title} has here, so what it claims cannot be compared."
    SAME_WEIGHTS = "Its weights are the same, number by number, as those of {names}."
    SHIPPED_WEIGHTS = "Its weights are those of {name}, which ships with the program."
    FUTURE = "By its clock it was written at {time}, which is in the future."
    OTHER_LESSON = "It is of another lesson: {title}."
    CHANGED = "Its run changed what the lesson fixes: {names}."
    OTHER_DATA = "Its run was trained on other images than those of the lesson: {title}. It does not count for the goals."
    GOALS = "Another run met the step {numbers}, says the student; that run is not in the hand-in, so the step does not count."
    OTHER_STUDENT = "Its run was trained under another name: {name}."
    SAME_NAME_LATEST = "{count:,} were handed in under this name; this is the newest file."
    SAME_NAME_EARLIER = "{count:,} were handed in under this name; there is a newer file."
    UNCHECKED = "It could not be checked: {cause}"
    NO_RUN = "No network was handed in."
    MORE_RUNS = "Further networks in it: {count:,}. Measured here: {shares}."


SERIOUS = frozenset({
    Observation.ACCURACY, Observation.RUN_ACCURACY, Observation.FURTHER_ACCURACY, Observation.LESSON, Observation.ANSWERS,
    Observation.UNPROVED, Observation.DATA_CHANGED, Observation.SAME_WEIGHTS, Observation.SHIPPED_WEIGHTS, Observation.FUTURE,
})  # fmt: skip
"""What somebody should be asked about; the others explain."""


_SAME_NAME = frozenset({Observation.SAME_NAME_LATEST, Observation.SAME_NAME_EARLIER})


class Remark(ListedSentence[Observation]):
    """An observation with its values."""

    @property
    def is_serious(self) -> bool:
        """Whether the student should be asked about it."""
        return self.kind in SERIOUS


@dataclass(frozen=True)
class Known:
    """What rows are held against.

    Attributes
    ----------
    now
        The time here, with its zone.
    lesson
        The fingerprint of the lesson that the board is about; empty for any.
    shipped
        Names of the pre-trained networks by the digests of their weights.
    """

    now: datetime
    lesson: str = ""
    shipped: Mapping[str, str] = field(default_factory=dict)


Remarks = dict[Path, tuple[Remark, ...]]


def remarks_on(rows: Sequence[Row], known: Known) -> Remarks:
    """The remarks on each row that can be read, by its path; each row is held against all others."""
    readable = [row for row in rows if row.hand_in is not None]
    same_weights: defaultdict[str, list[Row]] = defaultdict(list)
    same_name: defaultdict[str, list[Row]] = defaultdict(list)
    for row in readable:
        same_name[row.student.casefold()].append(row)
        for weights in _weights_of(row):
            same_weights[weights].append(row)
    found: Remarks = {}
    for row in readable:
        twins = [twin for weights in _weights_of(row) for twin in same_weights[weights]]
        own = (*_untrue(row, known), *_of_weights(row, twins, known), *_explained(row, known))
        found[row.path] = (*own, *_of_name(row, same_name[row.student.casefold()]))
    return found


def goals_met(row: Row) -> tuple[bool, ...]:
    """Of each goal of the lesson, whether it is met. What answers and weights can tell is judged here; no claim counts.

    Goals of other kinds are as they were handed in: the drawings and the other runs of the student are not there.
    """
    return tuple(_is_met(row, goal) for goal in _goals_of(row))


def told_apart_by(remarks: Iterable[Remark]) -> str:
    """What tells a row from others under the same name: its file; empty where nobody else has the name."""
    return next((str(remark.values["file"]) for remark in remarks if remark.kind in _SAME_NAME), "")


def usual_lesson(rows: Iterable[Row]) -> Row | None:
    """A row of the lesson that most of the rows are of; its fingerprint is what the others are held against."""
    readable = [row for row in rows if row.lesson is not None]
    counts = Counter(row.lesson_fingerprint for row in readable)
    return max(readable, key=lambda row: counts[row.lesson_fingerprint], default=None)


def _untrue(row: Row, known: Known) -> Iterable[Remark]:
    yield from _untrue_of_runs(row)
    if row.hand_in is not None and row.hand_in.lesson_fingerprint != row.lesson_fingerprint:
        yield Remark(Observation.LESSON)
    false = _said_but_not_met(row, ChoiceGoal | WordsGoal)
    if false:
        yield Remark(Observation.ANSWERS, {"numbers": false})
    without_run = _said_but_not_met(row, _OF_RUNS) if row.facts is None else ""
    if without_run:
        yield Remark(Observation.UNPROVED, {"numbers": without_run})
    if row.hand_in is not None:
        written = datetime.fromisoformat(row.hand_in.written)
        if _is_future(written, known.now):
            yield Remark(Observation.FUTURE, {"time": f"{written:%Y-%m-%d %H:%M}"})


def _untrue_of_runs(row: Row) -> Iterable[Remark]:
    """Of each run one thing at the most, and of all of them each thing once: that is enough to ask about."""
    told: dict[Observation, Remark] = {}
    for run in row.runs:
        remark = _untrue_of_run(run, is_first=run is row.runs[0])
        if remark is not None:
            told.setdefault(remark.kind, remark)
    return told.values()


def _untrue_of_run(run: HandedRun, *, is_first: bool) -> Remark | None:
    """What is not true of a run; one behind the first is named, as the row has the figures of the first."""
    measured = run.measured
    if measured is None or measured.accuracy is None:
        return None
    if not measured.is_own:
        return Remark(Observation.DATA_CHANGED, {"title": said_title(run.facts.dataset_title)})
    kinds = {Observation.ACCURACY: run.claimed, Observation.RUN_ACCURACY: run.facts.claimed_accuracy}
    for kind, claimed in kinds.items():
        if claimed is not None and abs(claimed - measured.accuracy) > _tolerance(measured):
            values = {"claimed": 100 * claimed, "measured": 100 * measured.accuracy}
            if is_first:
                return Remark(kind, values)
            return Remark(Observation.FURTHER_ACCURACY, {"name": said_run_name(run.facts.name), **values})
    return None


def _weights_of(row: Row) -> set[str]:
    return {run.facts.weights for run in row.runs}


def _of_weights(row: Row, twins: list[Row], known: Known) -> Iterable[Remark]:
    if row.facts is None:
        yield Remark(Observation.NO_RUN)
        return
    others = sorted({twin.student for twin in twins if twin is not row and twin.student.casefold() != row.student.casefold()})
    if others:
        names = ", ".join(others[:MOST_NAMED]) + (" …" if len(others) > MOST_NAMED else "")
        yield Remark(Observation.SAME_WEIGHTS, {"names": names})
    for weights in sorted(_weights_of(row) & known.shipped.keys()):
        yield Remark(Observation.SHIPPED_WEIGHTS, {"name": known.shipped[weights]})


def _explained(row: Row, known: Known) -> Iterable[Remark]:
    if known.lesson and row.lesson_fingerprint != known.lesson and row.lesson is not None:
        yield Remark(Observation.OTHER_LESSON, {"title": in_language(row.lesson.title, USUAL_LANGUAGE)})
    facts = [run.facts for run in row.runs]
    changed = list(dict.fromkeys(name for each in facts for name in each.changed))
    if changed:
        yield Remark(Observation.CHANGED, {"names": ", ".join(changed)})
    other_data = next((each for each in facts if not each.has_lesson_data), None)
    if other_data is not None:
        yield Remark(Observation.OTHER_DATA, {"title": said_title(other_data.dataset_title)})
    # One that could not be measured here may be the run that met it.
    of_lesson = [run for run in row.runs if run.facts.has_lesson_data]
    not_met = _said_but_not_met(row, AccuracyGoal) if of_lesson and all(map(_counts, of_lesson)) else ""
    if not_met:  # a hand-in holds the runs that were chosen for it, so this accuses nobody
        yield Remark(Observation.GOALS, {"numbers": not_met})
    others = [each.student for each in facts if each.student and each.student.casefold() != row.student.casefold()]
    if others:
        yield Remark(Observation.OTHER_STUDENT, {"name": others[0]})
    problems = [run.measured.problem for run in row.runs if run.measured is not None and run.measured.problem is not None]
    if problems:
        yield Remark(Observation.UNCHECKED, {"cause": problems[0]})
    if len(row.runs) > 1:
        yield Remark(Observation.MORE_RUNS, {"count": len(row.runs) - 1, "shares": _listed(list(map(_share_of, row.runs[1:])))})


def _share_of(run: HandedRun) -> Sentence:
    if run.measured is None or run.measured.accuracy is None:
        return Sentence("{text}", {"text": "…" if run.measured is None else "–"})
    return Sentence("{share:.1f} %", {"share": 100 * run.measured.accuracy})


def _listed(parts: list[Sentence]) -> Sentence:
    first, *others = parts
    return Sentence("{first}, {others}", {"first": first, "others": _listed(others)}) if others else first


def _of_name(row: Row, all_of_name: list[Row]) -> Iterable[Remark]:
    if len(all_of_name) > 1:
        latest = max(all_of_name, key=written_at)
        kind = Observation.SAME_NAME_LATEST if row is latest else Observation.SAME_NAME_EARLIER
        yield Remark(kind, {"count": len(all_of_name), "file": _telling_file(row, all_of_name)})


def _telling_file(row: Row, others: list[Row]) -> str:
    """The name of a row's file, with its folder where files of others are called the same."""
    is_telling = sum(other.path.name == row.path.name for other in others) == 1
    return row.path.name if is_telling else f"{row.path.parent.name}/{row.path.name}"


def _tolerance(measured: Judged) -> float:
    count = 0 if measured.labels is None else len(measured.labels)
    return max(TOLERANCE, TOLERATED_ANSWERS / max(1, count))


def _counts(run: HandedRun) -> bool:
    """Whether it is known what a run reads right of its own test images, those of the lesson, as it was measured here."""
    measured = run.measured
    return run.facts.has_lesson_data and measured is not None and measured.is_own and measured.accuracy is not None


def _as_measured(run: HandedRun) -> Iterable[RunFacts]:
    """A run as goals may look at it, where it counts: with what the student's computer may have read right."""
    if _counts(run) and run.measured is not None and run.measured.accuracy is not None:
        rounded = min(1.0, run.measured.accuracy + _tolerance(run.measured))
        yield replace(run.facts.goals_look_at, test_accuracy=rounded, parameters=run.facts.parameters)


def _is_future(written: datetime, now: datetime) -> bool:
    try:
        return written - now > CLOCK_TOLERANCE
    except OverflowError:  # the year 9999, in a zone where it has already begun to end
        return True


def _said_but_not_met(row: Row, kind: type | UnionType) -> str:
    """The numbers of the steps of a kind that are said to be met and are not, as a text."""
    said = _said_of(row)
    wrong = (goal for goal in enumerate(_goals_of(row), 1) if isinstance(goal[1], kind) and said.get(goal[1].id))
    return ", ".join(str(number) for number, goal in wrong if not _is_met(row, goal))


def _goals_of(row: Row) -> tuple[AnyGoal, ...]:
    lesson: Lesson | None = row.lesson
    return lesson.goals if lesson is not None else ()


def _said_of(row: Row) -> dict[str, bool]:
    return {result.id: result.met for result in row.hand_in.goals} if row.hand_in is not None else {}


def _is_met(row: Row, goal: AnyGoal) -> bool:
    said = _said_of(row).get(goal.id, False)
    if row.hand_in is None:
        return False
    if isinstance(goal, ChoiceGoal | WordsGoal):
        return judge(goal, Deeds(answers=row.hand_in.answers)).met
    if isinstance(goal, _OF_RUNS) and not any(run.facts.has_lesson_data for run in row.runs):
        return False
    if isinstance(goal, AccuracyGoal):
        return said and judge(goal, Deeds(runs=tuple(each for run in row.runs for each in _as_measured(run)))).met
    return said
