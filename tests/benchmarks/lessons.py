"""Trains the intended solution of each lesson that ships, and says whether its goals are met.

    python tests/benchmarks/lessons.py [--json FILE] [--only ID ...] [--seeds 1]

A lesson whose goals cannot be met teaches nothing. Each run below is what a student is meant to do, on the starter set that the
lesson names; answers in words are taken as given. The JSON is a list of ``{"id", "seed", "goals", "runs"}``: for each goal its
`met`, `value` and `sentence`, for each run its name, parameters, test accuracy and seconds. The exit status is 1 if a goal was
missed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from full_sets import empty_home
from msgspec.structs import replace

from mnist_desktop.app import real_services
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.lessons.goals import ChoiceGoal, Deeds, MisreadGoal, RunFacts, WordsGoal, facts_of
from mnist_desktop.core.lessons.lesson import Lesson, changed_controls
from mnist_desktop.core.lessons.progress import judgements
from mnist_desktop.core.lessons.shipped import SHIPPED, shipped_lesson
from mnist_desktop.core.model.layers import AnyLayer, Conv2D, Dense, Dropout, Flatten, MaxPooling2D
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.expectation import Expectation
from mnist_desktop.core.runs.store import new_run_id
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.services import Services
from mnist_desktop.training.whole_run import train_and_save

Change = Callable[[Experiment], Experiment]


def as_it_is(start: Experiment) -> Experiment:
    """Train what the lesson begins with."""
    return start


def of(*layers: AnyLayer, **settings: object) -> Change:
    """Other layers before the last one, and other settings."""

    def change(start: Experiment) -> Experiment:
        spec = ModelSpec((*layers, Dense(10, "softmax")), "Changed") if layers else start.spec
        return Experiment(spec, replace(start.config, **settings))

    return change


SOLUTIONS: dict[str, tuple[Change, ...]] = {
    "first-network": (as_it_is, of(Flatten(), Dense(32, "relu"), epochs=25)),
    "deeper-is-not-better": (
        as_it_is,
        of(Flatten(), Dense(128, "relu"), Dense(64, "relu"), Dense(32, "relu")),
        of(Flatten(), Dense(64, "relu"), Dropout(0.2), Dense(32, "relu")),
    ),
    "softmax-to-cnn": (
        as_it_is,
        of(Flatten(), Dense(64, "relu")),
        of(
            Conv2D(16, 3, activation="relu"), MaxPooling2D(2), Conv2D(32, 3, activation="relu"), MaxPooling2D(2), Flatten(),
            epochs=15,
        ),
    ),
    "what-a-kernel-does": (as_it_is,),
    "one-hot-or-sparse": (
        as_it_is,
        of(loss="sparse_categorical_crossentropy"),
        of(scaling="unit", optimizer="adam", learning_rate=0.01),
    ),
    "network-by-hand": (as_it_is, of(Flatten(), Dense(30, "relu"))),
}  # fmt: skip
"""What a student is meant to train, in order; the last hint of each goal leads there."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--only", nargs="+", choices=SHIPPED, default=SHIPPED, help="these lessons")
    parser.add_argument("--seeds", type=int, default=1, help="how many seeds to train each with")
    options = parser.parse_args()
    rows = []
    with empty_home(), TemporaryDirectory() as folder:
        services = real_services(Path(folder))
        for lesson_id in options.only:
            for seed in range(options.seeds):
                rows.append(solve(shipped_lesson(lesson_id), seed, services))
                report(rows[-1])
        services.store.close()
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1), "utf-8")
    return int(any(not goal["met"] for row in rows for goal in row["goals"].values()))


def solve(lesson: Lesson, seed: int, services: Services) -> dict[str, dict]:
    """Do what the lesson asks for, with another seed where that is not fixed."""
    dataset, runs = services.load_dataset(lesson.dataset), []
    for change in SOLUTIONS[lesson.id]:
        experiment = change(lesson.experiment)
        if "seed" not in (*lesson.fixed, *lesson.hidden):
            experiment = replace(experiment, config=replace(experiment.config, seed=seed))
        if changed_controls(lesson, experiment):
            raise AssertionError(f"{lesson.id}: the solution changes what is fixed")
        job = TrainingJob(new_run_id(), experiment, dataset, expectation=Expectation(test_accuracy=0.9))
        done = train_and_save(job, services, lambda _event: None, Control(), epoch_budget=0)
        runs.append(facts_of(done.opened.record.info))
    evidence = Deeds(tuple(runs), answers_to(lesson), misread_in(lesson))
    judged = {goal.id: judgement for goal, judgement in zip(lesson.goals, judgements(lesson, evidence), strict=True)}
    return {
        "id": lesson.id,
        "seed": seed,
        "goals": {name: {"met": each.met, "value": each.value, "sentence": each.sentence.text} for name, each in judged.items()},
        "runs": [figures(run) for run in runs],
    }


def answers_to(lesson: Lesson) -> dict[str, str]:
    """The right choices, and as many words as are asked for."""
    choices = {goal.id: str(goal.right or 0) for goal in lesson.goals if isinstance(goal, ChoiceGoal)}
    return choices | {goal.id: "word " * goal.least_words for goal in lesson.goals if isinstance(goal, WordsGoal)}


def misread_in(lesson: Lesson) -> dict[str, int]:
    """A drawing that is taken for another class."""
    goals = (goal for goal in lesson.goals if isinstance(goal, MisreadGoal))
    return {goal.id: (goal.drawn + 1) % 10 if goal.read_as is None else goal.read_as for goal in goals}


def figures(run: RunFacts) -> dict[str, object]:
    """What is worth a look."""
    return {"name": run.name, "parameters": run.parameters, "test_accuracy": run.test_accuracy, "seconds": round(run.seconds, 1)}


def report(row: dict[str, dict]) -> None:
    """Print a lesson."""
    print(f"{row['id']}, seed {row['seed']}")
    for run in row["runs"]:
        print(f"    {run['test_accuracy']:.4f}  {run['parameters']:>7,} parameters  {run['seconds']:6.1f} s  {run['name']}")
    for name, goal in row["goals"].items():
        print(f"  {'met   ' if goal['met'] else 'MISSED'} {name}: {goal['sentence']}")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
