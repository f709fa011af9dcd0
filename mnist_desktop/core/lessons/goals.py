"""The goals of a lesson, and whether what a student did meets them.

:func:`judge` is a function of values: a goal, and the evidence, which is what the runs, answers and drawings of the student
came to. So a goal can be judged while the lesson is open, when it is handed in, and by a test that trains nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta, Struct

from mnist_desktop.core.datasets.dataset import MOST_CLASSES
from mnist_desktop.core.lessons.markup import Text, Title
from mnist_desktop.core.marking import marked
from mnist_desktop.core.model.structure import MAX_LAYERS, MAX_PARAMETERS
from mnist_desktop.core.runs.expectation import Share
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.runs.said_names import said_run_name
from mnist_desktop.core.sentence import Sentence, Templated
from mnist_desktop.core.training_config import EngineName, LossName, OptimizerName

MOST_HINTS = 10
MOST_CHOICES = 8
LONGEST_ANSWER = 4000
MOST_RUNS = 500
"""Runs of one lesson that are taken into account: the latest."""

GoalId = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,39}\Z")]
Answer = Annotated[str, Meta(max_length=LONGEST_ANSWER)]
_Word = Annotated[str, Meta(max_length=200)]
_Epochs = Annotated[int, Meta(ge=1, le=10_000)]


class Goal(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", kw_only=True):
    """One step of a lesson. What a goal asks for beyond `text` is in the fields of its kind.

    Attributes
    ----------
    id
        Tells it from the lesson's other goals; answers and results are kept by it.
    text
        What to do, or the question to answer.
    hints
        They are opened one by one.
    tab
        The name of the tab that this step is about; empty for none.
    """

    id: GoalId
    text: Text
    hints: Annotated[tuple[Text, ...], Meta(max_length=MOST_HINTS)] = ()
    tab: str = ""


class AccuracyGoal(Goal, frozen=True, tag="accuracy"):
    """A run that reads a share of the test images right, within a budget. None where something costs nothing.

    Attributes
    ----------
    at_least
        The share, 0..1.
    most_parameters, most_epochs, most_seconds, most_layers
        What the run may have at most.
    """

    at_least: Share
    most_parameters: Annotated[int, Meta(ge=1, le=MAX_PARAMETERS)] | None = None
    most_epochs: _Epochs | None = None
    most_seconds: Annotated[float, Meta(gt=0, le=86_400)] | None = None
    most_layers: Annotated[int, Meta(ge=1, le=MAX_LAYERS)] | None = None


class WordsGoal(Goal, frozen=True, tag="words"):
    """A question that is answered in words; a teacher reads them. It is met by an answer of so many words."""

    least_words: Annotated[int, Meta(ge=1, le=200)] = 1


class ChoiceGoal(Goal, frozen=True, tag="choice"):
    """A question with answers to choose from.

    Attributes
    ----------
    right
        Which one is right, from 0; None where each is.
    """

    choices: Annotated[tuple[Title, ...], Meta(min_length=2, max_length=MOST_CHOICES)]
    right: Annotated[int, Meta(ge=0, lt=MOST_CHOICES)] | None = None


class MisreadGoal(Goal, frozen=True, tag="misread"):
    """A drawing of one class that the network takes for another.

    Attributes
    ----------
    drawn
        The class that is drawn.
    read_as
        What it must be taken for; None for any other class.
    """

    drawn: Annotated[int, Meta(ge=0, lt=MOST_CLASSES)]
    read_as: Annotated[int, Meta(ge=0, lt=MOST_CLASSES)] | None = None


class PredictionGoal(Goal, frozen=True, tag="prediction"):
    """A run whose test accuracy was predicted before it was trained."""


class RunGoal(Goal, frozen=True, tag="run"):
    """Runs of a certain kind. None and empty words ask for nothing.

    Attributes
    ----------
    runs
        How many are asked for.
    engine, optimizer, loss
        As in a run's settings.
    layer
        The kind of a layer that it has, such as ``Conv2D``.
    least_layers
        How many layers it has at least: of that kind, or in all.
    least_epochs
        How many epochs it was trained for at least.
    """

    runs: Annotated[int, Meta(ge=1, le=50)] = 1
    engine: EngineName | None = None
    optimizer: OptimizerName | None = None
    loss: LossName | None = None
    layer: Annotated[str, Meta(max_length=40)] = ""
    least_layers: Annotated[int, Meta(ge=1, le=MAX_LAYERS)] = 1
    least_epochs: _Epochs = 1


AnyGoal = AccuracyGoal | WordsGoal | ChoiceGoal | MisreadGoal | PredictionGoal | RunGoal
GOAL_TYPES = (AccuracyGoal, RunGoal, PredictionGoal, MisreadGoal, ChoiceGoal, WordsGoal)
"""In the order in which they are offered."""


class RunFacts(Struct, frozen=True, forbid_unknown_fields=True):
    """What goals look at of a run.

    Attributes
    ----------
    layers
        The kinds of its layers, from the input to the output.
    expected
        The test accuracy that was predicted; None where none was.
    """

    run_id: _Word
    name: _Word
    test_accuracy: Share | None
    parameters: Annotated[int, Meta(ge=0)]
    epochs: Annotated[int, Meta(ge=0)]
    seconds: Annotated[float, Meta(ge=0)]
    layers: Annotated[tuple[_Word, ...], Meta(max_length=MAX_LAYERS)]
    engine: EngineName = "keras"
    optimizer: OptimizerName = "adam"
    loss: LossName = "sparse_categorical_crossentropy"
    expected: Share | None = None


class Deeds(Struct, frozen=True, forbid_unknown_fields=True):
    """What a student did in a lesson.

    Attributes
    ----------
    runs
        Those that count for the lesson, in the order in which they ended.
    answers
        By the id of the goal: words, or the number of a choice from 0.
    misread
        By the id of the goal: the class that the network took the drawing for.
    """

    runs: Annotated[tuple[RunFacts, ...], Meta(max_length=MOST_RUNS)] = ()
    answers: dict[GoalId, Answer] = {}
    misread: dict[GoalId, Annotated[int, Meta(ge=0, lt=MOST_CLASSES)]] = {}


@dataclass(frozen=True)
class Verdict:
    """Whether a goal is met.

    Attributes
    ----------
    value
        How far it was come: a share, a count, an answer; None where nothing was done yet.
    sentence
        The same for a person.
    """

    met: bool
    value: float | int | str | None
    sentence: Templated


def facts_of(info: RunInfo) -> RunFacts:
    """What goals look at of a run."""
    return RunFacts(
        info.id[:200],
        info.name[:200],
        info.test_accuracy,
        info.parameters,
        len(info.history),
        info.seconds,
        tuple(layer.kind for layer in info.spec.layers),
        info.config.engine,
        info.config.optimizer,
        info.config.loss,
        None if info.expectation is None else info.expectation.test_accuracy,
    )


def judge(goal: AnyGoal, evidence: Deeds) -> Verdict:
    """Whether `evidence` meets `goal`, how far it is, and a sentence for the student."""
    match goal:
        case AccuracyGoal():
            return _judge_accuracy(goal, evidence.runs)
        case RunGoal():
            return _judge_runs(goal, evidence.runs)
        case PredictionGoal():
            return _judge_prediction(evidence.runs)
        case MisreadGoal():
            return _judge_misread(goal, evidence.misread.get(goal.id))
        case ChoiceGoal():
            return _judge_choice(goal, evidence.answers.get(goal.id, ""))
        case WordsGoal():
            return _judge_words(goal, evidence.answers.get(goal.id, ""))


def predicted(expected: float) -> Verdict:
    """What to say of a :class:`PredictionGoal` when a share, 0..1, was predicted and its run is not there yet."""
    return Verdict(False, expected, Sentence("Predicted: {expected:.1f} %. Now train the network.", {"expected": 100 * expected}))


def budget_excess(goal: AccuracyGoal, run: RunFacts) -> Sentence | None:
    """What a run has more of than `goal` allows, or None."""
    for most, has, template in (
        (goal.most_parameters, run.parameters, marked("{name} has {has:,} parameters; {most:,} are allowed.")),
        (goal.most_epochs, run.epochs, marked("{name} took {has:,} epochs; {most:,} are allowed.")),
        (goal.most_seconds, run.seconds, marked("{name} took {has:,.0f} seconds; {most:,.0f} are allowed.")),
        (goal.most_layers, len(run.layers), marked("{name} has {has:,} layers; {most:,} are allowed.")),
    ):
        if most is not None and has > most:
            return Sentence(template, {"name": said_run_name(run.name), "has": has, "most": most})
    return None


def _judge_accuracy(goal: AccuracyGoal, runs: tuple[RunFacts, ...]) -> Verdict:
    """By the best run within the budget; where none is, the best of all says what it has too much of."""
    asked = 100 * goal.at_least
    measured = sorted((run for run in runs if run.test_accuracy is not None), key=lambda run: -(run.test_accuracy or 0))
    within = [run for run in measured if budget_excess(goal, run) is None]
    if not measured:
        return Verdict(False, None, Sentence("Not yet: train a network that reads {asked:.1f} % of the test images right.",
                                               {"asked": asked}))  # fmt: skip
    if not within:
        return Verdict(False, None, budget_excess(goal, measured[0]) or Sentence(""))
    best = within[0].test_accuracy or 0.0
    values = {"name": said_run_name(within[0].name), "reached": 100 * best, "asked": asked}
    if best >= goal.at_least:
        return Verdict(True, best, Sentence("Met: {name} reads {reached:.1f} % of the test images right.", values))
    excess = budget_excess(goal, measured[0])
    if excess is not None and (measured[0].test_accuracy or 0) >= goal.at_least:
        return Verdict(False, best, excess)
    return Verdict(False, best, Sentence("Not yet: {name} reads {reached:.1f} %, and {asked:.1f} % are asked for.", values))


def _judge_runs(goal: RunGoal, runs: tuple[RunFacts, ...]) -> Verdict:
    count = sum(_is_of_kind(goal, run) for run in runs)
    values = {"count": min(count, goal.runs), "asked": goal.runs}
    if count >= goal.runs:
        return Verdict(True, count, Sentence("Met: {count:,} of {asked:,} such runs.", values))
    return Verdict(False, count or None, Sentence("Not yet: {count:,} of {asked:,} such runs.", values))


def _is_of_kind(goal: RunGoal, run: RunFacts) -> bool:
    wanted = ((goal.engine, run.engine), (goal.optimizer, run.optimizer), (goal.loss, run.loss))
    layers = run.layers.count(goal.layer) if goal.layer else len(run.layers)
    fits = all(asked is None or asked == has for asked, has in wanted)
    return fits and layers >= goal.least_layers and run.epochs >= goal.least_epochs


def _judge_prediction(runs: tuple[RunFacts, ...]) -> Verdict:
    predicted = [run for run in runs if run.expected is not None]
    if not predicted:
        return Verdict(False, None, Sentence("Not yet: predict the test accuracy of a run before you train it."))
    run = predicted[-1]
    values: dict[str, object] = {"name": said_run_name(run.name), "expected": 100 * (run.expected or 0)}
    if run.test_accuracy is None:
        return Verdict(True, run.expected, Sentence("Met: for {name} you predicted {expected:.1f} %.", values))
    values["reached"] = 100 * run.test_accuracy
    told = Sentence("Met: for {name} you predicted {expected:.1f} %, and it reads {reached:.1f} % right.", values)
    return Verdict(True, run.expected, told)


def _judge_misread(goal: MisreadGoal, read_as: int | None) -> Verdict:
    if read_as is None:
        return Verdict(False, None, Sentence("Not yet: draw it, and then say here that you did."))
    if read_as == goal.drawn:
        return Verdict(False, read_as, Sentence("Not yet: the network reads your drawing right."))
    if goal.read_as is not None and read_as != goal.read_as:
        return Verdict(False, read_as, Sentence("Not yet: the network misreads your drawing, but takes it for another class."))
    return Verdict(True, read_as, Sentence("Met: the network misreads your drawing."))


def _judge_choice(goal: ChoiceGoal, answer: str) -> Verdict:
    chosen = int(answer) if answer.isascii() and answer.isdigit() and len(answer) == 1 else -1
    if not 0 <= chosen < len(goal.choices):
        return Verdict(False, None, Sentence("Not yet: choose an answer."))
    if goal.right is None:
        return Verdict(True, chosen, Sentence("Met: you have answered."))
    if chosen != goal.right:
        return Verdict(False, chosen, Sentence("Not yet: this answer is not right. Look again, and choose another one."))
    return Verdict(True, chosen, Sentence("Met: this answer is right."))


def _judge_words(goal: WordsGoal, answer: str) -> Verdict:
    count = len(answer.split())
    if count >= goal.least_words:
        return Verdict(True, count, Sentence("Met: you have answered."))
    if goal.least_words == 1:
        return Verdict(False, None, Sentence("Not yet: write an answer."))
    values = {"count": count, "asked": goal.least_words}
    return Verdict(False, count or None, Sentence("Not yet: {count:,} of at least {asked:,} words.", values))
