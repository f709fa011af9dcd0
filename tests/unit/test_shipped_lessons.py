"""The lessons that ship are complete in both languages, and what they ask for can be reached."""

from __future__ import annotations

import re

import lessons as benchmark
import pytest
from msgspec.structs import replace

from mnist_desktop import paths
from mnist_desktop.core.datasets.known import known_by_key
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.experiment_problems import obstacle_to
from mnist_desktop.core.lessons.goals import AccuracyGoal, Deeds, PredictionGoal, RunFacts, RunGoal, budget_excess, judge
from mnist_desktop.core.lessons.lesson import Lesson, changed_controls
from mnist_desktop.core.lessons.markup import blocks_of
from mnist_desktop.core.lessons.progress import best_run, judgements
from mnist_desktop.core.lessons.shipped import SHIPPED, shipped_lesson
from mnist_desktop.core.model.spec import analyse
from mnist_desktop.core.runs.said_names import made_name

CLASSES = 10


@pytest.fixture(params=SHIPPED)
def lesson(request: pytest.FixtureRequest) -> Lesson:
    return shipped_lesson(request.param)


def texts_of(lesson: Lesson) -> list[dict[str, str]]:
    goals = [text for goal in lesson.goals for text in (goal.text, *goal.hints, *getattr(goal, "choices", ()))]
    return [lesson.title, lesson.text, *goals]


def solved(lesson: Lesson) -> list[Experiment]:
    return [change(lesson.experiment) for change in benchmark.SOLUTIONS[lesson.id]]


def facts(experiment: Experiment, accuracy: float) -> RunFacts:
    config, layers = experiment.config, tuple(layer.kind for layer in experiment.spec.layers)
    parameters = analyse(experiment.spec, CLASSES).parameters
    settings = {"engine": config.engine, "optimizer": config.optimizer, "loss": config.loss, "expected": 0.9}
    return RunFacts("run", "A run", accuracy, parameters, config.epochs, 30.0, layers, **settings)


def test_every_file_is_a_lesson_that_is_listed_under_its_id() -> None:
    assert {path.stem for path in paths.resource("lessons").iterdir()} == set(SHIPPED)
    assert [shipped_lesson(name).id for name in SHIPPED] == list(SHIPPED)


def test_every_text_is_there_in_both_languages_with_the_same_markup(lesson: Lesson) -> None:
    for text in texts_of(lesson):
        assert set(text) == {"en", "ko"}
        english, korean = (blocks_of(text[language]) for language in ("en", "ko"))
        assert [type(block) for block in english] == [type(block) for block in korean]
        assert re.search("[가-힣]|[0-9]", text["ko"])


def test_every_step_has_a_hint_and_the_lesson_fits_into_a_lesson(lesson: Lesson) -> None:
    assert all(goal.hints for goal in lesson.goals)
    assert 20 <= lesson.minutes <= 40
    assert 5 <= len(lesson.goals) <= 8


def test_a_lesson_begins_with_a_starter_set_and_a_network_without_problems(lesson: Lesson) -> None:
    assert known_by_key(lesson.dataset).starter
    assert obstacle_to(lesson.experiment, CLASSES) is None
    assert not analyse(lesson.model, CLASSES).problems


def test_what_is_meant_to_be_trained_has_no_problems_and_changes_nothing_that_is_fixed(lesson: Lesson) -> None:
    for experiment in solved(lesson):
        assert obstacle_to(experiment, CLASSES) is None
        assert changed_controls(lesson, experiment) == ()


def test_what_is_meant_to_be_done_meets_every_goal_once_it_is_accurate_enough(lesson: Lesson) -> None:
    runs = tuple(facts(experiment, 1.0) for experiment in solved(lesson))
    evidence = Deeds(runs, benchmark.answers_to(lesson), benchmark.misread_in(lesson))
    assert all(judgement.met for judgement in judgements(lesson, evidence))
    assert best_run(lesson, evidence) in runs


def test_nothing_done_meets_no_goal(lesson: Lesson) -> None:
    assert not any(judgement.met for judgement in judgements(lesson, Deeds()))


def test_for_each_accuracy_that_is_asked_for_some_run_is_within_the_budget(lesson: Lesson) -> None:
    for goal in lesson.goals:
        if isinstance(goal, AccuracyGoal):
            runs = [facts(experiment, goal.at_least) for experiment in solved(lesson)]
            fitting = [run for run in runs if budget_excess(goal, run) is None]
            assert fitting
            assert judge(goal, Deeds((fitting[0],))).met
            assert not judge(goal, Deeds((replace(fitting[0], test_accuracy=goal.at_least - 0.001),))).met


def test_one_of_the_runs_can_meet_every_accuracy_goal_as_only_one_is_handed_in(lesson: Lesson) -> None:
    goals = [goal for goal in lesson.goals if isinstance(goal, AccuracyGoal)]
    most = max((goal.at_least for goal in goals), default=0.0)
    runs = [facts(experiment, most) for experiment in solved(lesson)]
    assert any(all(judge(goal, Deeds((run,))).met for goal in goals) for run in runs)


def test_no_goal_asks_a_later_run_for_less_than_an_earlier_goal(lesson: Lesson) -> None:
    asked = [goal.at_least for goal in lesson.goals if isinstance(goal, AccuracyGoal)]
    assert asked == sorted(asked)


def test_the_network_of_a_lesson_is_called_in_the_language_that_is_spoken(lesson: Lesson) -> None:
    assert made_name(lesson.model.name) is not None


def test_a_lesson_asks_for_runs_or_a_prediction_and_for_words(lesson: Lesson) -> None:
    kinds = {type(goal).__name__ for goal in lesson.goals}
    assert kinds & {AccuracyGoal.__name__, RunGoal.__name__, PredictionGoal.__name__}
    assert "WordsGoal" in kinds
