"""Holds what a learner expected of a run against what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.marking import MarkedTexts, marked
from mnist_desktop.core.results.over_fitting_answer import OverFitting, OverFittingAnswer, over_fitting
from mnist_desktop.core.results.which_is_better import SMALLEST_DIFFERENCE
from mnist_desktop.core.runs.diagnosis import diagnose
from mnist_desktop.core.runs.expectation import Rival
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.runs.said_names import said_run_name
from mnist_desktop.core.sentence import Sentence, Templated

CLOSE = 0.01
"""An expected accuracy within one percentage point is right."""
_ROUNDING = 1e-9


class Expected(MarkedTexts):
    """What can be expected; the value is the English text."""

    TEST_ACCURACY = "Test accuracy"
    OVER_FITTING = "Over-fitting"
    RIVAL = "Better of two"


@dataclass(frozen=True)
class Answer:
    """One question with both answers.

    Attributes
    ----------
    is_right
        Whether what was expected came true; None where that cannot be told.
    """

    question: Expected
    expected: Templated
    actual: Templated
    is_right: bool | None


def answers(info: RunInfo) -> tuple[Answer, ...]:
    """What was expected of a run beside what came of it, in the order of :class:`Expected`; empty where nothing was."""
    expectation = info.expectation
    if expectation is None:
        return ()
    found = []
    if expectation.test_accuracy is not None:
        found.append(_accuracy(expectation.test_accuracy, info))
    if expectation.over_fits is not None:
        found.append(_over_fitting(expectation.over_fits, info))
    if expectation.rival is not None:
        found.append(_rival(expectation.rival, info))
    return tuple(found)


def _accuracy(expected: float, info: RunInfo) -> Answer:
    said = _percent(expected)
    if info.test_accuracy is None:
        return Answer(Expected.TEST_ACCURACY, said, Sentence("not measured"), None)
    values = {"share": 100 * info.test_accuracy, "points": round(100 * (info.test_accuracy - expected), 1) or 0.0}
    actual = Sentence("{share:.1f} %, {points:+.1f} points", values)
    return Answer(Expected.TEST_ACCURACY, said, actual, abs(info.test_accuracy - expected) <= CLOSE + _ROUNDING)


def _over_fitting(expected: bool, info: RunInfo) -> Answer:
    found = diagnose(info.history, Experiment(info.spec, info.config), in_training=False)
    verdict = over_fitting([each.kind for each in found])
    said = OverFitting.SHOWN if expected else OverFitting.NOT_SHOWN
    is_right = verdict is said if verdict.is_clear else None
    return Answer(Expected.OVER_FITTING, OverFittingAnswer(said), OverFittingAnswer(verdict), is_right)


def _rival(rival: Rival, info: RunInfo) -> Answer:
    """The two results as they are; whether the difference is more than luck is another question, which Compare answers."""
    own = Sentence("this run")
    name = said_run_name(rival.name)
    said = own if rival.is_beaten else Sentence("“{name}”", {"name": name})
    if info.test_accuracy is None:
        return Answer(Expected.RIVAL, said, Sentence("not measured"), None)
    values = {"name": name, "own": 100 * info.test_accuracy, "other": 100 * rival.test_accuracy}
    if abs(info.test_accuracy - rival.test_accuracy) < SMALLEST_DIFFERENCE:
        return Answer(Expected.RIVAL, said, Sentence("equally good, {own:.2f} %", values), None)
    is_beaten = info.test_accuracy > rival.test_accuracy
    template = _OWN_IS_BETTER if is_beaten else _OTHER_IS_BETTER
    return Answer(Expected.RIVAL, said, Sentence(template, values), is_beaten is rival.is_beaten)


_OWN_IS_BETTER = marked("this run, {own:.2f} % against {other:.2f} %")
_OTHER_IS_BETTER = marked("“{name}”, {other:.2f} % against {own:.2f} %")


def _percent(share: float) -> Sentence:
    return Sentence("{share:.1f} %", {"share": 100 * share})
