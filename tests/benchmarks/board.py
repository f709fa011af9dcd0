"""Measures how long the class board takes for a class of 200, and how much memory.

``python tests/benchmarks/board.py [--hand-ins N] [--json FILE] [--keep FOLDER]`` trains three small networks on the starter set,
makes a hand-in for each of N students, with weights that differ a little from one to the next, and prints:

- ``first_row_s``: from the first look until the first row is there, what it claims and its network included;
- ``all_rows_s``: until every hand-in is read;
- ``all_measured_s``: until every network is measured again;
- ``look_again_ms``: another look, where nothing has changed;
- ``import_s``: importing TensorFlow, which comes before and is not in these;
- ``memory_mb``: the largest resident memory beyond that after the import;
- ``liars_found``: of the hand-ins that claim more than their weights read, how many were found; ``wrongly_accused``: of the
  others.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from mnist_desktop import paths
from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.lessons.board.checks import Observation
from mnist_desktop.core.lessons.board.survey import Board
from mnist_desktop.core.lessons.goals import AccuracyGoal, ChoiceGoal, WordsGoal
from mnist_desktop.core.lessons.hand_in import GoalResult, HandIn, write_hand_in
from mnist_desktop.core.lessons.lesson import Lesson, fingerprint
from mnist_desktop.core.model.layers import Conv2D, Dense, Flatten, MaxPooling2D
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.runs.shipped import ShippedRuns
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.engines import train
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.judging import Judge, survey_of
from mnist_desktop.training.keras.evaluation import open_run
from mnist_desktop.training.keras.importing import import_engine

SPECS = (
    ModelSpec((Flatten(), Dense(10, "softmax")), "Softmax"),
    ModelSpec((Flatten(), Dense(64, "relu"), Dense(32, "relu"), Dense(10, "softmax")), "First network"),
    ModelSpec((Conv2D(16), MaxPooling2D(), Conv2D(32), MaxPooling2D(), Flatten(), Dense(10, "softmax")), "Small CNN"),
)
LESSON = Lesson(
    id="first-network",
    title={"en": "A first network", "ko": "첫 신경망"},
    text={"en": "Build a network that reads digits.", "ko": "숫자를 읽는 신경망을 만드세요."},
    goals=(
        AccuracyGoal(id="reach", text={"en": "Reach **85 %**.", "ko": "**85%**에 이르세요."}, at_least=0.85),
        ChoiceGoal(id="which", text={"en": "What does softmax give?", "ko": "softmax는 무엇을 주나요?"}, right=1,
                   choices=({"en": "A class", "ko": "분류"}, {"en": "Probabilities", "ko": "확률"})),
        WordsGoal(id="why", text={"en": "Why is one digit read better?", "ko": "왜 어떤 숫자는 더 잘 읽히나요?"}, least_words=3),
    ),
)  # fmt: skip
NAMES = (
    "Ada",
    "Ben",
    "Chloe",
    "Duri",
    "Emil",
    "Finn",
    "Gia",
    "Hana",
    "Ivo",
    "Jae",
    "Kim",
    "Lea",
    "Minjun",
    "Nora",
    "Otto",
    "Seo-yeon",
)
EVERY_LIAR = 10
"""One in so many claims more than its weights read."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hand-ins", type=int, default=200)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="make the hand-ins there, and leave them")
    options = parser.parse_args()
    begun = time.perf_counter()
    import_engine()
    imported = time.perf_counter() - begun
    with TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        make_class(folder, options.hand_ins)
        figures = {"hand_ins": options.hand_ins, "import_s": round(imported, 2), **measure(folder, options.hand_ins)}
    print(json.dumps(figures, indent=1))
    if options.json is not None:
        options.json.write_text(json.dumps(figures, indent=1))


def measure(folder: Path, count: int) -> dict[str, float]:
    """The figures of a folder with so many hand-ins."""
    survey = survey_of(folder, open_run, catalog.load, ShippedRuns(paths.resource("pretrained")))
    seen: dict[str, float] = {}
    before, begun = _peak_mb(), time.perf_counter()

    def emit(board: Board) -> None:
        seen.setdefault("first_row_s", time.perf_counter() - begun)
        if len(board.rows) == count:
            seen.setdefault("all_rows_s", time.perf_counter() - begun)

    board = survey.look(emit, StopToken())
    seen["all_measured_s"] = time.perf_counter() - begun
    again = time.perf_counter()
    survey.look(lambda _: None, StopToken())
    seen["look_again_ms"] = 1000 * (time.perf_counter() - again)
    accused = {path.name for path, found in board.remarks.items() if any(each.kind is Observation.ACCURACY for each in found)}
    liars = {_file_name(number) for number in range(count) if is_liar(number)}
    return {name: round(value, 2) for name, value in seen.items()} | {
        "memory_mb": _peak_mb() - before,
        "measured": sum(row.measured is not None and row.measured.accuracy is not None for row in board.rows),
        "liars": len(liars),
        "liars_found": len(liars & accused),
        "wrongly_accused": len(accused - liars),
    }  # fmt: skip


def make_class(folder: Path, count: int) -> None:
    """Write the hand-ins of a class into a folder."""
    dataset = catalog.load("mnist-starter")
    config = TrainingConfig(epochs=2)
    jobs = [TrainingJob("20260101-120000-abcdef", Experiment(spec, config), dataset) for spec in SPECS]
    records = [train(job, lambda _: None, Control()) for job in jobs]
    judge, random = Judge(open_run), np.random.default_rng(0)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        record = _a_little_different(records[number % len(records)], random)
        accuracy = judge(record, dataset).accuracy
        name = f"{NAMES[number % len(NAMES)]} {number // len(NAMES) + 1}"
        info = msgspec.structs.replace(record.info, id=f"20260101-120000-{number:06x}", test_accuracy=accuracy, student=name)
        claimed = min(1.0, accuracy + 0.05) if is_liar(number) else accuracy
        hand_in = HandIn(
            program="0.1.0", lesson_id=LESSON.id, lesson_fingerprint=fingerprint(LESSON), lesson_title=LESSON.title["en"],
            student=name, written=(datetime(2026, 3, 2, 9, 0, tzinfo=UTC) + timedelta(seconds=37 * number)).isoformat(),
            run_id=info.id, claimed_accuracy=claimed,
            goals=(GoalResult("reach", accuracy >= 0.85, accuracy), GoalResult("which", True, 1),
                   GoalResult("why", number % 3 > 0, 6)),
            answers={"which": "1", "why": "A one is nearly always the same line." if number % 3 else ""},
        )  # fmt: skip
        write_hand_in(folder / _file_name(number), hand_in, LESSON, [replace(record, info=info)])


def is_liar(number: int) -> bool:
    """Whether this student claims too much."""
    return number % EVERY_LIAR == EVERY_LIAR - 1


def _a_little_different(record: RunRecord, random: np.random.Generator) -> RunRecord:
    weights = tuple(weight + random.normal(0, 0.02, weight.shape).astype(np.float32) for weight in record.weights)
    return replace(record, weights=weights, test_probabilities=None)


def _file_name(number: int) -> str:
    return f"{number:03}.handin.zip"


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
