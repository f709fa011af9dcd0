"""What a teacher should know of a hand-in beside its figures: what in it is not true, and what it has in common with others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from types import UnionType

from msgspec.structs import replace

from mnist_desktop.core.lessons.board.rows import Row
from mnist_desktop.core.lessons.goals import AccuracyGoal, AnyGoal, ChoiceGoal, Deeds, WordsGoal, judge
from mnist_desktop.core.lessons.lesson import Lesson
from mnist_desktop.core.lessons.markup import USUAL_LANGUAGE, in_language
from mnist_desktop.core.marking import MarkedTexts
from mnist_desktop.core.sentence import ListedSentence

TOLERANCE = 0.001
"""How far a claim may be from what the same weights read on the same images: rounding turns one answer in thousands."""
CLOCK_TOLERANCE = timedelta(minutes=10)
MOST_NAMED = 5


class Observation(MarkedTexts):
    """What can be said of a hand-in. The first ones say that something is not true."""

    ACCURACY = "It claims {claimed:.1f} %, but its weights read {measured:.1f} % of the same test images right."
    RUN_ACCURACY = "Its run claims {claimed:.1f} %, but its weights read {measured:.1f} % of the same test images right."
    LESSON = "It says that it is of this lesson, but the lesson in it is another one."
    ANSWERS = "It says that the step {numbers} is met, but the answer in it does not meet it."
    SAME_WEIGHTS = "Its weights are the same, number by number, as those of {names}."
    SHIPPED_WEIGHTS = "Its weights are those of {name}, which ships with the program."
    FUTURE = "By its clock it was written at {time}, which is in the future."
    OTHER_LESSON = "It is of another lesson: {title}."
    CHANGED = "Its run changed what the lesson fixes: {names}."
    GOALS = "The run in it does not meet the step {numbers}, which is said to be met."
    OTHER_STUDENT = "Its run was trained under another name: {name}."
    SAME_NAME_LATEST = "{count:,} were handed in under this name; this is the latest."
    SAME_NAME_EARLIER = "{count:,} were handed in under this name; a later one is there."
    UNCHECKED = "It could not be checked: {cause}"
    NO_RUN = "No network was handed in."


SERIOUS = frozenset({
    Observation.ACCURACY, Observation.RUN_ACCURACY, Observation.LESSON, Observation.ANSWERS, Observation.SAME_WEIGHTS,
    Observation.SHIPPED_WEIGHTS, Observation.FUTURE,
})  # fmt: skip
"""What somebody should be asked about; the others explain."""


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
        if row.facts is not None:
            same_weights[row.facts.weights].append(row)
    found: Remarks = {}
    for row in readable:
        twins = same_weights[row.facts.weights] if row.facts else []
        own = (*_untrue(row, known), *_of_weights(row, twins, known), *_explained(row, known))
        found[row.path] = (*own, *_of_name(row, same_name[row.student.casefold()]))
    return found


def goals_met(row: Row) -> tuple[bool, ...]:
    """Of each goal of the lesson, whether it is met: judged here where answers or weights tell, else as it was handed in."""
    return tuple(_is_met(row, goal) for goal in _goals_of(row))


def usual_lesson(rows: Iterable[Row]) -> Row | None:
    """A row of the lesson that most of the rows are of; its fingerprint is what the others are held against."""
    readable = [row for row in rows if row.lesson is not None]
    counts = Counter(row.lesson_fingerprint for row in readable)
    return max(readable, key=lambda row: counts[row.lesson_fingerprint], default=None)


def _untrue(row: Row, known: Known) -> Iterable[Remark]:
    measured = row.measured
    if measured is not None and measured.accuracy is not None and measured.is_own and row.facts is not None:
        is_false = False
        if _differs(row.claimed, measured.accuracy):
            is_false = True
            yield Remark(Observation.ACCURACY, {"claimed": 100 * (row.claimed or 0), "measured": 100 * measured.accuracy})
        claimed = row.facts.claimed_accuracy
        if not is_false and _differs(claimed, measured.accuracy):
            yield Remark(Observation.RUN_ACCURACY, {"claimed": 100 * (claimed or 0), "measured": 100 * measured.accuracy})
    if row.hand_in is not None and row.hand_in.lesson_fingerprint != row.lesson_fingerprint:
        yield Remark(Observation.LESSON)
    false = _said_but_not_met(row, ChoiceGoal | WordsGoal)
    if false:
        yield Remark(Observation.ANSWERS, {"numbers": false})
    if row.hand_in is not None:
        written = datetime.fromisoformat(row.hand_in.written)
        if _is_future(written, known.now):
            yield Remark(Observation.FUTURE, {"time": f"{written:%Y-%m-%d %H:%M}"})


def _of_weights(row: Row, twins: list[Row], known: Known) -> Iterable[Remark]:
    if row.facts is None:
        yield Remark(Observation.NO_RUN)
        return
    others = sorted({twin.student for twin in twins if twin is not row and twin.student.casefold() != row.student.casefold()})
    if others:
        names = ", ".join(others[:MOST_NAMED]) + (" …" if len(others) > MOST_NAMED else "")
        yield Remark(Observation.SAME_WEIGHTS, {"names": names})
    if row.facts.weights in known.shipped:
        yield Remark(Observation.SHIPPED_WEIGHTS, {"name": known.shipped[row.facts.weights]})


def _explained(row: Row, known: Known) -> Iterable[Remark]:
    if known.lesson and row.lesson_fingerprint != known.lesson and row.lesson is not None:
        yield Remark(Observation.OTHER_LESSON, {"title": in_language(row.lesson.title, USUAL_LANGUAGE)})
    if row.facts is not None and row.facts.changed:
        yield Remark(Observation.CHANGED, {"names": ", ".join(row.facts.changed)})
    not_met = _said_but_not_met(row, AccuracyGoal)
    if not_met:  # perhaps another run met it
        yield Remark(Observation.GOALS, {"numbers": not_met})
    if row.facts is not None and row.facts.student and row.facts.student.casefold() != row.student.casefold():
        yield Remark(Observation.OTHER_STUDENT, {"name": row.facts.student})
    problem = row.measured.problem if row.measured is not None else None
    if problem is not None:
        yield Remark(Observation.UNCHECKED, {"cause": problem})


def _of_name(row: Row, all_of_name: list[Row]) -> Iterable[Remark]:
    if len(all_of_name) > 1:
        latest = max(all_of_name, key=_written_at)
        kind = Observation.SAME_NAME_LATEST if row is latest else Observation.SAME_NAME_EARLIER
        yield Remark(kind, {"count": len(all_of_name)})


def _written_at(row: Row) -> tuple[float, str]:
    """By the clock of the computer where the board is: a student's clock may say anything."""
    return row.stamp[0], str(row.path)


def _differs(claimed: float | None, measured: float) -> bool:
    return claimed is not None and abs(claimed - measured) > TOLERANCE


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
    measured = row.measured.accuracy if row.measured is not None and row.measured.is_own else None
    if isinstance(goal, AccuracyGoal) and row.facts is not None and measured is not None:
        rounded = min(1.0, measured + TOLERANCE)  # what the student's computer may have read right
        run = replace(row.facts.goals_look_at, test_accuracy=rounded, parameters=row.facts.parameters)
        return said and judge(goal, Deeds(runs=(run,))).met
    return said
