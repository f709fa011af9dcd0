"""What a hand-in only says counts for nothing on the class board, and what cannot be read or judged now stops nobody else."""

from __future__ import annotations

import csv
import io
import os
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.known import starter_for
from mnist_desktop.core.datasets.stored import AbsentDataError
from mnist_desktop.core.lessons.board import rows as reading
from mnist_desktop.core.lessons.board.checks import Observation, goals_met
from mnist_desktop.core.lessons.board.page import board_html
from mnist_desktop.core.lessons.board.summary import summary_of
from mnist_desktop.core.lessons.board.survey import Survey
from mnist_desktop.core.lessons.board.table import Column, board_csv, text_of
from mnist_desktop.core.lessons.goals import AccuracyGoal, MisreadGoal, PredictionGoal, RunGoal, WordsGoal
from mnist_desktop.core.lessons.hand_in import HandInContent
from mnist_desktop.core.model.cost import EVALUATION_BYTES, evaluation_batch, training_bytes
from mnist_desktop.core.model.layers import ActivationLayer, Conv2D, Dense, Flatten, GlobalAveragePooling2D, RandomFlip
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.presets.all_presets import PRESETS
from mnist_desktop.core.report.gathering import Choice
from mnist_desktop.core.results.metrics import Evaluation
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.core.storage_errors import storage_error
from mnist_desktop.training import judging
from mnist_desktop.training.engine_interface import EngineError, OpenedRun
from mnist_desktop.training.judging import BATCH, MOST_SECONDS, Judge, weights_digest
from mnist_desktop.training.reports import report_html
from tests.unit.test_class_board import LESSON, SHARE, HandIns, canned_judge, kinds, looked, say

MakeRun = Callable[..., OpenedRun]
OF_RUNS = msgspec.structs.replace(
    LESSON,
    goals=(
        AccuracyGoal(id="reach", text={"en": "Reach"}, at_least=0.5),
        RunGoal(id="train", text={"en": "Train"}),
        PredictionGoal(id="guess", text={"en": "Guess"}),
        MisreadGoal(id="draw", text={"en": "Draw"}, drawn=1),
    ),
)


@pytest.fixture
def hand_ins(tmp_path: Path, make_opened_run: MakeRun) -> HandIns:
    return HandIns(tmp_path / "hand-ins", make_opened_run().record)


@pytest.fixture
def survey(hand_ins: HandIns, tiny_dataset: Dataset) -> Survey:
    return Survey(hand_ins.folder, canned_judge, lambda record: weights_digest(record.weights), lambda _: tiny_dataset)


def without_run(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist() if not name.startswith("run/")}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in kept.items():
            archive.writestr(name, content)


def of_data(hand_ins: HandIns, **changes: str) -> None:
    """Let the runs say that they are of other data."""
    hand_ins.record = replace(hand_ins.record, info=msgspec.structs.replace(hand_ins.record.info, **changes))


# What is only said


def test_goals_of_runs_that_are_said_to_be_met_without_a_run_do_not_count_and_are_told(hand_ins: HandIns, survey: Survey) -> None:
    path = hand_ins.write(lesson=OF_RUNS, claimed_accuracy=0.999)
    without_run(path)
    board = looked(survey)
    assert goals_met(board.rows[0]) == (False, False, False, True)
    remark = next(each for each in board.remarks[path] if each.kind is Observation.UNPROVED)
    assert (remark.values, remark.is_serious) == ({"numbers": "1, 2, 3"}, True)


def test_a_run_that_names_other_images_under_the_key_of_those_here_is_told_and_its_accuracy_does_not_count(
    hand_ins: HandIns, survey: Survey
) -> None:
    of_data(hand_ins, dataset_fingerprint="1" + "0" * 63)
    path = hand_ins.write(claimed_accuracy=0.999)
    board = looked(survey)
    (remark,) = board.remarks[path]
    assert (remark.kind, remark.is_serious) == (Observation.DATA_CHANGED, True)
    assert goals_met(board.rows[0])[0] is False


def test_an_accuracy_that_cannot_be_measured_here_does_not_count(hand_ins: HandIns, survey: Survey) -> None:
    def absent(key: str) -> Dataset:
        raise AbsentDataError("{key} is not here.", key=key)

    path = hand_ins.write(claimed_accuracy=0.999)
    survey._load_any = absent
    board = looked(survey)
    assert kinds(board, path) == {Observation.UNCHECKED}
    assert goals_met(board.rows[0])[0] is False


def test_a_run_on_other_images_than_those_of_the_lesson_counts_for_no_goal_of_runs(hand_ins: HandIns, survey: Survey) -> None:
    lesson = msgspec.structs.replace(OF_RUNS, dataset="fashion-mnist")
    path = hand_ins.write(lesson=lesson)
    board = looked(survey)
    assert kinds(board, path) == {Observation.OTHER_DATA}
    assert "Tiny blocks" in board.remarks[path][0].text
    assert goals_met(board.rows[0]) == (False, False, False, True)


def test_the_starter_set_stands_in_for_a_lessons_data_set(hand_ins: HandIns, survey: Survey) -> None:
    assert [starter_for(key) for key in ("fashion-mnist", "mnist", "own:mine")] == [
        "fashion-mnist-starter",
        "mnist-starter",
        "mnist-starter",
    ]
    of_data(hand_ins, dataset_key="fashion-mnist-starter")
    path = hand_ins.write(lesson=msgspec.structs.replace(OF_RUNS, dataset="fashion-mnist"))
    board = looked(survey)
    assert kinds(board, path) == set()
    assert goals_met(board.rows[0]) == (True, True, True, True)


@pytest.mark.parametrize(("answers", "is_lie"), [(-2, True), (-1, False), (1, False), (2, True)])
def test_one_answer_of_difference_is_no_lie(
    hand_ins: HandIns, survey: Survey, tiny_dataset: Dataset, answers: int, is_lie: bool
) -> None:
    claimed = SHARE + answers / len(tiny_dataset.test_labels)
    lesson = msgspec.structs.replace(LESSON, goals=(AccuracyGoal(id="reach", text={"en": "Reach"}, at_least=claimed),))
    path = hand_ins.write(lesson=lesson, claimed_accuracy=claimed)
    board = looked(survey)
    assert (Observation.ACCURACY in kinds(board, path)) is is_lie
    assert goals_met(board.rows[0]) == (answers < 2,)


def test_of_two_of_one_name_only_the_newest_file_is_named(hand_ins: HandIns, survey: Survey) -> None:
    early, late = hand_ins.write("Ada", file="1.zip"), hand_ins.write("Ada", file="2.zip")
    os.utime(early, (1e9, 1e9))
    os.utime(late, (1.1e9, 1.1e9))
    board = looked(survey)
    assert board.remarks[late][0].text == "2 were handed in under this name; this is the newest file."
    assert board.remarks[early][0].text == "2 were handed in under this name; there is a newer file."


def test_the_classes_are_called_as_the_data_set_here_calls_them(hand_ins: HandIns, survey: Survey, tiny_dataset: Dataset) -> None:
    evil = tuple(f"evil {number}" for number in range(10))
    of_data(hand_ins, class_names=evil, class_names_ko=evil)
    hand_ins.write()
    summary = summary_of(looked(survey).rows, hidden=False)
    assert (summary.class_names, summary.class_names_ko) == (tiny_dataset.class_names, tiny_dataset.class_names_ko)


def test_two_questions_of_one_text_have_a_column_each(hand_ins: HandIns, survey: Survey) -> None:
    questions = tuple(WordsGoal(id=name, text={"en": "Why?"}) for name in ("first", "second"))
    lesson = msgspec.structs.replace(LESSON, goals=questions)
    hand_ins.write("Ada", lesson=lesson, answers={"first": "one", "second": "two"})
    hand_ins.write("Ben", lesson=lesson, answers={"second": "three"})
    hand_ins.write("Eve", lesson=msgspec.structs.replace(lesson, id="other"), answers={"first": "of another lesson"})
    head, *lines = csv.reader(io.StringIO(board_csv(looked(survey), say, "en").decode("utf-8-sig")))
    assert head[-3:-1] == ["Why?", "Why?"]
    assert [line[-3:-1] for line in lines] == [["one", "two"], ["", "three"], ["", ""]]


def test_copies_and_what_was_handed_in_earlier_are_no_more_classmates(hand_ins: HandIns, survey: Survey) -> None:
    hand_ins.write("Ada", weights=1)
    hand_ins.write("Ben", weights=1)
    early, late = hand_ins.write("Eve", file="1.zip", weights=2), hand_ins.write("eve", file="2.zip", weights=3)
    os.utime(early, (1e9, 1e9))
    os.utime(late, (1.1e9, 1.1e9))
    board = looked(survey)
    summary = summary_of(board.rows, hidden=False)
    assert summary.networks == 2
    assert np.array_equal(summary.confusion, 2 * board.rows[0].measured.confusion)
    assert summary.misread.max() == 2


def test_two_of_one_name_are_told_apart_by_their_files(hand_ins: HandIns, survey: Survey) -> None:
    for folder in ("a", "b"):
        (hand_ins.folder / folder).mkdir()
        hand_ins.write("Kim", file=f"{folder}/same.zip", weights=ord(folder))
    hand_ins.write("Kim", file="other.zip")
    hand_ins.write("Ada")
    board = looked(survey)
    names = {text_of(Column.STUDENT, row, board.remarks[row.path], say) for row in board.rows}
    assert names == {"Kim (a/same.zip)", "Kim (b/same.zip)", "Kim (other.zip)", "Ada"}
    assert "<h3>Kim (b/same.zip)</h3>" in board_html(board, say, "en", written="today")


def test_figures_in_the_table_for_a_spreadsheet_are_numbers(hand_ins: HandIns, survey: Survey) -> None:
    hand_ins.write("Ada", claimed_accuracy=0.919)
    hand_ins.write("Ben", claimed_accuracy=None)
    lines = csv.DictReader(io.StringIO(board_csv(looked(survey), say, "en").decode("utf-8-sig")))
    figures = [[line[name] for name in ("Parameters", "As handed in", "Measured here", "Goals met")] for line in lines]
    assert figures == [["7850", "0.919", "0.8", "4"], ["7850", "", "0.8", "4"]]


# What may pass


@pytest.mark.parametrize("error", [PermissionError(13, "in use"), MemoryError()])
def test_what_cannot_be_read_now_is_read_at_the_next_look(
    hand_ins: HandIns, survey: Survey, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object, **__: object) -> HandInContent:
        raise storage_error(hand_ins.folder, error) if isinstance(error, OSError) else error

    hand_ins.write()
    with monkeypatch.context() as patch:
        patch.setattr(reading, "read_hand_in", fail)
        (row,) = looked(survey).rows
        assert row.problem is not None
    (row,) = looked(survey).rows
    assert row.problem is None
    assert row.measured.accuracy == pytest.approx(SHARE)


def test_a_share_that_goes_away_in_the_middle_of_a_look_ruins_no_row(hand_ins: HandIns, survey: Survey) -> None:
    for name in ("Ada", "Ben", "Eve"):
        hand_ins.write(name)
    away = hand_ins.folder.with_name("away")

    def judge(record: RunRecord, dataset: Dataset, stop: StopToken | None = None) -> Evaluation:
        if hand_ins.folder.exists():
            hand_ins.folder.rename(away)
        return canned_judge(record, dataset)

    survey._judge = judge
    board = looked(survey)
    assert [row.problem for row in board.rows] == [None, None, None]
    assert [row.student for row in board.rows] == ["Ada", "Ben", "Eve"]
    assert board.waiting == 2
    away.rename(hand_ins.folder)
    survey._judge = canned_judge
    assert looked(survey).waiting == 0


# A network that is too much


def test_a_network_that_needs_more_memory_than_there_is_stops_no_other(hand_ins: HandIns, survey: Survey) -> None:
    big, usual = hand_ins.write("Ada", weights=1), hand_ins.write("Ben", weights=2)

    def judge(record: RunRecord, dataset: Dataset, stop: StopToken | None = None) -> Evaluation:
        if record.weights[0].flat[0] == 1:
            raise MemoryError
        return canned_judge(record, dataset)

    survey._judge = judge
    board = looked(survey)
    assert "needs more memory than there is here" in board.remarks[big][0].text
    assert (kinds(board, usual), board.waiting) == (set(), 0)


class Clock:
    """Moves on by so many seconds whenever it is looked at."""

    def __init__(self, step: float) -> None:
        self.now, self.step = 0.0, step

    def __call__(self) -> float:
        self.now += self.step
        return self.now


def _open_slowly(make_run: MakeRun) -> Callable[..., OpenedRun]:
    def open_run(record: RunRecord, dataset: Dataset, stop: StopToken | None = None) -> OpenedRun:
        if stop is not None and stop.stop_requested:
            raise EngineError("Opening the run was stopped.")
        return make_run()

    return open_run


def test_a_network_that_takes_too_long_is_given_up_whether_it_was_built_before_or_not(
    make_opened_run: MakeRun, tiny_dataset: Dataset
) -> None:
    judge, record = Judge(_open_slowly(make_opened_run), clock := Clock(2 * MOST_SECONDS)), make_opened_run().record
    with pytest.raises(EngineError, match="It takes too long: in 60 seconds its network has not read 100 images"):
        judge(record, tiny_dataset)
    clock.step = 0.0
    judge(record, tiny_dataset)
    assert len(judge._built) == 1
    clock.step = 2 * MOST_SECONDS
    with pytest.raises(EngineError, match="It takes too long"):
        judge(record, tiny_dataset)


def test_a_network_that_was_built_before_looks_for_a_stop_between_its_batches(make_opened_run: MakeRun) -> None:
    opened, stop, read = make_opened_run(), StopToken(), []
    images = np.zeros((3 * BATCH, 28, 28), np.uint8)
    dataset = replace(opened.dataset, images=images, labels=np.zeros(len(images), np.uint8), train_count=0)

    class Predictor:
        def __call__(self, some: np.ndarray) -> np.ndarray:
            read.append(len(some))
            stop.stop()
            return np.full((len(some), 10), 0.1, np.float32)

        def with_weights(self, weights: object) -> Predictor:
            return self

    judge = Judge(lambda *_: replace(opened, predictor=Predictor()))
    judge(opened.record, dataset)
    with pytest.raises(EngineError, match="stopped"):
        judge(opened.record, dataset, stop)
    assert read == [BATCH]


def test_networks_of_the_same_layers_and_other_numbers_of_classes_are_not_taken_for_each_other(
    make_opened_run: MakeRun, class_set: Callable[[int], Dataset]
) -> None:
    spec = ModelSpec((Flatten(), Dense(12, "softmax")))
    opened = []

    def open_run(record: RunRecord, dataset: Dataset, stop: StopToken | None = None) -> OpenedRun:
        opened.append(record.info.classes)
        return make_opened_run(dataset=dataset)

    judge = Judge(open_run)
    for classes in (10, 12):
        record = make_opened_run(dataset=class_set(classes)).record
        judge(replace(record, info=msgspec.structs.replace(record.info, spec=spec)), class_set(classes))
    assert opened == [10, 12]


def test_a_batch_is_no_larger_than_memory_allows() -> None:
    wide = ModelSpec((*[Conv2D(512, 1, padding="same")] * 3, Flatten(), Dense(10, "softmax")))
    _, per_image = training_bytes(wide)
    assert 1 <= evaluation_batch(wide, 10**6) <= EVALUATION_BYTES // per_image
    outputs = *[ActivationLayer("relu")] * 3, GlobalAveragePooling2D(), Dense(10, "softmax")
    light = ModelSpec((RandomFlip(), Conv2D(512, 1, padding="same"), *outputs))
    assert evaluation_batch(light, 10**6) == EVALUATION_BYTES // training_bytes(light)[1]
    both = ModelSpec((RandomFlip(both_ways=True), *light.layers[1:]))
    assert evaluation_batch(both, 10**6) == EVALUATION_BYTES // (2 * training_bytes(both)[1])
    assert evaluation_batch(both, 10) == 5
    assert {evaluation_batch(preset.experiment.spec, BATCH) * training_bytes(preset.experiment.spec)[1] < EVALUATION_BYTES / 2
            for preset in PRESETS} == {True}  # fmt: skip


def test_a_large_network_is_not_kept_while_the_next_hand_in_is_read(
    make_opened_run: MakeRun, tiny_dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "MOST_KEPT_PARAMETERS", 7_849)  # one less than this network has
    judge = Judge(_open_slowly(make_opened_run))
    judge(make_opened_run().record, tiny_dataset)
    assert not judge._built


@pytest.mark.tensorflow
def test_of_a_network_that_predicts_only_its_own_weights_stay_in_memory(
    make_opened_run: MakeRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mnist_desktop.training.keras import evaluation

    evaluation.import_engine()
    built, build = [], evaluation.build_model
    monkeypatch.setattr(evaluation, "build_model", lambda *given, **named: built.append(build(*given, **named)) or built[-1])
    record = make_opened_run().record
    evaluation.KerasPredictor(record.info.spec, record.weights, 0.0, 1.0)
    assert [weight._value for weight in built[0].weights] == [None, None]


# The report on a hand-in


def _perfect(record: RunRecord, dataset: Dataset) -> RunRecord:
    answers = np.eye(10, dtype=np.float32)[dataset.test_labels]
    return replace(record, info=msgspec.structs.replace(record.info, test_accuracy=0.9876), test_probabilities=answers)


def test_a_report_on_weights_that_do_not_fit_shows_nothing_of_what_the_run_claims(
    make_opened_run: MakeRun, tiny_dataset: Dataset
) -> None:
    def refuse(record: RunRecord, dataset: Dataset, stop: StopToken | None = None) -> Evaluation:
        raise EngineError("The weights do not fit.")

    record = _perfect(make_opened_run().record, tiny_dataset)
    page = report_html(record, Choice(), say, lambda _: tiny_dataset, refuse)
    assert "98.76" not in page
    assert "100.00" not in page
    assert "Its results could not be measured here, so they are left out. The weights do not fit." in page


def test_a_report_on_a_run_whose_data_are_absent_shows_nothing_of_what_the_run_claims(
    make_opened_run: MakeRun, tiny_dataset: Dataset
) -> None:
    def absent(key: str) -> Dataset:
        raise AbsentDataError("{key} is not here.", key=key)

    page = report_html(_perfect(make_opened_run().record, tiny_dataset), Choice(), say, absent, canned_judge)
    assert "98.76" not in page
    assert "The data set is not on this computer" in page


def test_a_report_shows_what_was_measured_in_the_place_of_what_was_claimed(
    make_opened_run: MakeRun, tiny_dataset: Dataset
) -> None:
    record = _perfect(make_opened_run().record, tiny_dataset)
    page = report_html(record, Choice(), say, lambda _: tiny_dataset, canned_judge)
    assert "80.00" in page
    assert "98.76" not in page


@pytest.mark.tensorflow
def test_full_memory_is_one_exception_whoever_finds_it() -> None:
    from mnist_desktop.training.keras.importing import import_engine
    from mnist_desktop.training.keras.memory_errors import memory_errors_as_pythons

    import_engine()
    import tensorflow as tf

    with pytest.raises(MemoryError, match="full"), memory_errors_as_pythons():
        raise tf.errors.ResourceExhaustedError(None, None, "full")


def test_only_problems_that_may_pass_are_looked_at_again(hand_ins: HandIns, survey: Survey) -> None:
    (hand_ins.folder / "broken.zip").write_bytes(b"no zip")
    (row,) = looked(survey).rows
    assert not row.is_to_be_read_again
    assert looked(survey).rows[0] is row
