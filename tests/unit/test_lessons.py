from __future__ import annotations

import io
import json
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import numpy as np
import pytest
from msgspec.structs import replace as changed

from mnist_desktop.core.content.kinds import Kind
from mnist_desktop.core.content.telling import kind_of_file
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.lessons import progress
from mnist_desktop.core.lessons.goals import (
    AccuracyGoal,
    AnyGoal,
    ChoiceGoal,
    Deeds,
    MisreadGoal,
    PredictionGoal,
    RunFacts,
    RunGoal,
    WordsGoal,
    facts_of,
    judge,
)
from mnist_desktop.core.lessons.hand_in import (
    MOST_RUNS,
    GoalResult,
    HandIn,
    HandInError,
    Limits,
    file_name,
    hand_in_of,
    read_hand_in,
    write_hand_in,
)
from mnist_desktop.core.lessons.lesson import (
    CONTROLS,
    MAX_BYTES,
    TABS,
    Lesson,
    LessonError,
    changed_controls,
    fingerprint,
    lesson_bytes,
    read_lesson,
    write_lesson,
)
from mnist_desktop.core.lessons.markup import Listing, Paragraph, Words, blocks_of, html_of, in_language, plain_of, title_in
from mnist_desktop.core.model.layers import Conv2D, Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.runs.run_files import RunFileError
from mnist_desktop.core.sentence import said
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.hand_in import Submission, hand_in
from mnist_desktop.training.services import Services
from mnist_desktop.ui import tabs


@pytest.fixture
def record(make_opened_run: Callable[..., OpenedRun]) -> RunRecord:
    return make_opened_run().record


NETWORK = ModelSpec((Flatten(), Dense(64, "relu"), Dense(10, "softmax")), "First network")
GOALS: tuple[AnyGoal, ...] = (
    PredictionGoal(id="guess", text={"en": "Predict"}),
    AccuracyGoal(id="reach", text={"en": "Reach"}, at_least=0.9, most_parameters=60_000, hints=({"en": "More units"},)),
    RunGoal(id="scratch", text={"en": "By hand"}, engine="scratch"),
    MisreadGoal(id="fool", text={"en": "Fool it"}, drawn=7, tab="draw"),
    ChoiceGoal(id="which", text={"en": "Which?"}, choices=({"en": "a"}, {"en": "b"}), right=1),
    WordsGoal(id="why", text={"en": "Why?"}, least_words=3),
)


def lesson(**changes: object) -> Lesson:
    made = Lesson(id="first", title={"en": "First", "ko": "처음"}, text={"en": "Text"}, goals=GOALS, model=NETWORK)
    return changed(made, **changes)


def facts(**changes: object) -> RunFacts:
    return changed(RunFacts("1", "First network", 0.93, 52_650, 15, 4.0, ("Flatten", "Dense", "Dense")), **changes)


def goal_of(kind: type[AnyGoal]) -> AnyGoal:
    return next(goal for goal in GOALS if type(goal) is kind)


# Texts


def test_a_text_has_paragraphs_lists_and_bold_words_and_nothing_else():
    found = blocks_of("One **bold** word\nand a line.\n\n- first\n- **second**\nAfter.")
    assert found == (
        Paragraph((Words("One "), Words("bold", is_bold=True), Words(" word and a line."))),
        Listing(((Words("first"),), (Words("second", is_bold=True),))),
        Paragraph((Words("After."),)),
    )


@pytest.mark.parametrize("text", ["<b>x</b>", "<script>alert(1)</script>", "**<img src=x>**", '- <a href="http://x">', "&amp;"])
def test_html_in_a_text_is_shown_as_it_is_typed(text: str):
    bare = html_of(text)
    for ours in ("<p>", "</p>", "<b>", "</b>", "<ul>", "</ul>", "<li>", "</li>"):
        bare = bare.replace(ours, "")
    assert "<" not in bare
    assert ">" not in bare


def test_marks_that_turn_the_direction_or_hide_are_left_out():
    assert plain_of("a\u202eb\u200fc\x00d\u2066e") == "abcde"
    assert title_in({"en": "two\nlines \u202e"}, "en") == "two lines"


def test_a_text_that_lacks_the_language_is_shown_in_english_else_in_what_there_is():
    assert [in_language(text, "ko") for text in ({"en": "a", "ko": "b"}, {"en": "a", "fr": "c"}, {"fr": "c"})] == ["b", "a", "c"]


def test_single_stars_and_unclosed_ones_stay():
    assert plain_of("2 * 3 ** 4") == "2 * 3 ** 4"


# The file


def test_a_lesson_that_was_written_is_read_again(tmp_path: Path):
    wanted = lesson(fixed=("optimizer", "layers"), hidden=("seed",), tabs=("training", "draw"), shared_folder="/share")
    write_lesson(tmp_path / "a.mnistlesson", wanted)
    assert read_lesson(tmp_path / "a.mnistlesson") == wanted
    assert kind_of_file(tmp_path / "a.mnistlesson").kind is Kind.LESSON


def test_the_file_says_each_layer_and_setting_in_full_and_no_part_that_is_not_used():
    written = json.loads(lesson_bytes(lesson()))["lesson"]
    assert written["model"]["layers"][1] == msgspec.to_builtins(Dense(64, "relu"))
    assert written["config"] == msgspec.to_builtins(TrainingConfig())
    assert written["goals"][0] == {"type": "prediction", "id": "guess", "text": {"en": "Predict"}}
    assert "hidden" not in written


def test_the_fingerprint_is_of_the_content_and_not_of_the_form():
    one = lesson(title={"en": "a", "ko": "b"})
    again = read_lesson(msgspec.json.format(lesson_bytes(lesson(title={"ko": "b", "en": "a"})), indent=4))
    assert fingerprint(one) == fingerprint(again)
    assert fingerprint(one) != fingerprint(lesson(title={"en": "a", "ko": "c"}))
    assert len(fingerprint(one)) == 64


def test_the_names_of_tabs_are_those_of_the_window():
    assert set(TABS) == {tab.name for tab in tabs.TABS}


def test_a_byte_order_mark_of_an_editor_does_no_harm():
    assert read_lesson(b"\xef\xbb\xbf" + lesson_bytes(lesson())) == lesson()


def spoilt(**changes: object) -> bytes:
    content = json.loads(lesson_bytes(lesson()))
    content["lesson"].update(changes)
    return json.dumps(content).encode()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"{", "JSON file"),
        (b'{"format": "mnist-desktop lesson", "version": 1, "lesson": {', "damaged or cut off"),
        (b'{"format": "mnist-desktop lesson", "version": 2, "lesson": {"new": 1}}', "newer version"),
        (b'{"format": "mnist-desktop model", "version": 1}', "is a model"),
        (b"PK\x03\x04", "archive"),
        (b"[" * 100_000, "JSON file"),
        (b'{"format": "mnist-desktop lesson", "version": 1, "lesson": ' + b"[" * 100_000, "nested|damaged"),
        (b" " * (MAX_BYTES + 1), "larger"),
        (spoilt(fixed=["brightness"]), "brightness, which is unknown"),
        (spoilt(hidden=["seed"], fixed=["seed"]), "both fixes and hides seed"),
        (spoilt(tabs=["kitchen"]), "kitchen, which is unknown"),
        (spoilt(goals=[]), "damaged"),
        (spoilt(minutes=10**400), "damaged"),
        (spoilt(minutes=0), "damaged"),
        (spoilt(title={}), "damaged"),
        (spoilt(title={"<b>": "x"}), "damaged"),
        (spoilt(title={"en": "x" * 201}), "damaged"),
        (spoilt(text={"en": "x" * 20_001}), "damaged"),
        (spoilt(surprise=1), "unknown field"),
        (spoilt(id="../../etc"), "damaged"),
        (spoilt(goals=[{"type": "words", "id": "a", "text": {"en": "x"}}] * 2), "Two goals have the id a"),
        (spoilt(goals=[{"type": "magic", "id": "a", "text": {"en": "x"}}]), "damaged"),
        (spoilt(goals=[{"type": "accuracy", "id": "a", "text": {"en": "x"}, "at_least": 2}]), "damaged"),
        (spoilt(goals=[{"type": "misread", "id": "a", "text": {"en": "x"}, "drawn": 7, "read_as": 7}]), "for what it is"),
        (spoilt(goals=[{"type": "run", "id": "a", "text": {"en": "x"}, "layer": "Lambda"}]), "Lambda, which is unknown"),
        (spoilt(goals=[{"type": "choice", "id": "a", "text": {"en": "x"}, "choices": [{"en": "y"}] * 2, "right": 5}]),
         "right answer"),
        (spoilt(model={"layers": [{"type": "Flatten"}] * 101}), "100 is the most"),
        (spoilt(model={"layers": [{"type": "Dense", "units": 10**9}]}), "damaged"),
        (spoilt(model={"layers": [{"type": "Lambda"}]}), "damaged"),
    ],
)  # fmt: skip
def test_what_is_no_lesson_is_refused_with_the_file_and_the_cause(content: bytes, words: str):
    with pytest.raises(LessonError, match=words) as refused:
        read_lesson(content, "a.mnistlesson")
    assert "a.mnistlesson" in refused.value.text
    assert refused.value.text.isprintable()


def test_a_lesson_that_could_not_be_read_is_not_written(tmp_path: Path):
    with pytest.raises(LessonError, match="unknown"):
        write_lesson(tmp_path / "a.mnistlesson", lesson(fixed=("brightness",)))
    assert not list(tmp_path.iterdir())


def test_a_run_keeps_what_is_fixed_unless_a_value_is_another_one():
    held = lesson(fixed=("layers", "batch_size"), hidden=("seed", "dataset", "preset"))
    same = changed(held.experiment, config=TrainingConfig(epochs=3))
    assert changed_controls(held, same) == ()
    other = changed(held.experiment, spec=ModelSpec((Flatten(),)), config=TrainingConfig(batch_size=1, seed=5))
    assert changed_controls(held, other) == ("layers", "batch_size", "seed")
    assert set(held.fixed) | set(held.hidden) <= set(CONTROLS)


# Goals


def test_an_accuracy_counts_only_within_the_budget():
    goal = AccuracyGoal(
        id="a", text={"en": "x"}, at_least=0.9, most_parameters=60_000, most_epochs=20, most_seconds=60, most_layers=4
    )
    assert not judge(goal, Deeds()).met
    assert judge(goal, Deeds((facts(),))).met
    for change, words in (
        ({"parameters": 60_001}, "60,001 parameters"),
        ({"epochs": 21}, "21 epochs"),
        ({"seconds": 61.0}, "61 seconds"),
        ({"layers": ("Dense",) * 5}, "5 layers"),
    ):
        found = judge(goal, Deeds((facts(**change),)))
        assert not found.met
        assert words in found.sentence.text
    assert not judge(goal, Deeds((facts(test_accuracy=0.89),))).met
    assert not judge(goal, Deeds((facts(test_accuracy=None),))).met


def test_the_best_run_within_the_budget_decides_however_many_are_outside():
    goal = goal_of(AccuracyGoal)
    found = judge(goal, Deeds((facts(test_accuracy=0.99, parameters=10**6), facts(test_accuracy=0.91), facts(test_accuracy=0.5))))
    assert (found.met, found.value) == (True, 0.91)
    outside = judge(goal, Deeds((facts(test_accuracy=0.99, parameters=10**6), facts(test_accuracy=0.5))))
    assert not outside.met
    assert "1,000,000 parameters" in outside.sentence.text


def test_exactly_what_is_asked_for_is_enough():
    assert judge(goal_of(AccuracyGoal), Deeds((facts(test_accuracy=0.9, parameters=60_000),))).met


def test_runs_of_a_kind_are_counted_by_engine_optimizer_loss_layers_and_epochs():
    settings = {"engine": "scratch", "optimizer": "sgd", "loss": "categorical_crossentropy"}
    goal = RunGoal(id="a", text={"en": "x"}, runs=2, layer="Dense", least_layers=2, least_epochs=3, **settings)
    good = facts(**settings)
    assert judge(goal, Deeds((good, good))).met
    assert not judge(goal, Deeds((good,))).met
    for change in ({"engine": "keras"}, {"optimizer": "adam"}, {"loss": "sparse_categorical_crossentropy"}, {"epochs": 2},
                   {"layers": ("Flatten", "Dense")}):  # fmt: skip
        assert not judge(goal, Deeds((good, changed(good, **change)))).met


def test_a_verdict_says_the_name_that_the_program_gave_a_run_in_the_language_of_the_reader() -> None:
    accuracy, prediction = goal_of(AccuracyGoal), goal_of(PredictionGoal)
    short = facts(test_accuracy=0.5, expected=0.8)
    large, good = facts(test_accuracy=0.99, parameters=10**6), facts(test_accuracy=0.99)
    for goal, run in ((accuracy, short), (accuracy, large), (accuracy, good), (prediction, short)):
        told = judge(goal, Deeds((run,))).sentence
        assert "<First network>" in said(told, lambda text: f"<{text}>")
        assert "First network" in told.text
        own = judge(goal, Deeds((changed(run, name="Our own"),))).sentence
        assert "Our own" in said(own, lambda text: f"<{text}>")


def test_a_prediction_is_one_that_was_made_before_the_run():
    assert not judge(goal_of(PredictionGoal), Deeds((facts(),))).met
    found = judge(goal_of(PredictionGoal), Deeds((facts(expected=0.8),)))
    assert (found.met, found.value) == (True, 0.8)
    assert "80.0 %" in found.sentence.text


def test_a_drawing_is_misread_when_it_is_taken_for_another_class():
    goal = goal_of(MisreadGoal)
    assert [judge(goal, Deeds(misread={goal.id: read_as})).met for read_as in (7, 1, 9)] == [False, True, True]
    strict = changed(goal, read_as=1)
    assert [judge(strict, Deeds(misread={goal.id: read_as})).met for read_as in (7, 1, 9)] == [False, True, False]
    assert not judge(goal, Deeds()).met


@pytest.mark.parametrize(
    ("answer", "met"), [("", False), ("0", False), ("1", True), ("2", False), ("-1", False), ("٣", False), ("1 ", False)]
)
def test_a_choice_is_right_or_not(answer: str, met: bool):
    goal = goal_of(ChoiceGoal)
    assert judge(goal, Deeds(answers={goal.id: answer})).met is met


def test_each_choice_is_right_where_none_is_named():
    goal = changed(goal_of(ChoiceGoal), right=None)
    assert all(judge(goal, Deeds(answers={goal.id: answer})).met for answer in "01")


@pytest.mark.parametrize(("answer", "met"), [("", False), ("   ", False), ("one two", False), ("one two three", True)])
def test_an_answer_in_words_has_as_many_as_are_asked_for(answer: str, met: bool):
    goal = goal_of(WordsGoal)
    assert judge(goal, Deeds(answers={goal.id: answer})).met is met


def test_facts_are_those_of_the_run(record: RunRecord):
    found = facts_of(record.info)
    assert (found.run_id, found.parameters, found.epochs) == (record.info.id, record.info.parameters, len(record.info.history))
    assert found.layers == tuple(layer.kind for layer in record.info.spec.layers)


# What is kept


@pytest.mark.parametrize("content", [b"{", b"[" * 100_000, b" " * (progress.MAX_BYTES + 1)], ids=["cut", "deep", "large"])
def test_progress_that_is_damaged_is_put_aside_and_told_and_the_next_reading_finds_none(content: bytes):
    progress.write_progress(lesson(), progress.Progress(step=1))
    (path,) = progress.folder().glob("*.json")
    path.write_bytes(content)
    with pytest.raises(progress.ProgressError, match="begins anew"):
        progress.read_progress(lesson())
    assert path.with_suffix(progress.DAMAGED).read_bytes() == content
    assert progress.read_progress(lesson()) == progress.Progress()


def test_each_student_has_a_progress_of_his_own_and_capitals_make_no_other_one():
    for student, answer in (("", "nobody's"), ("Kim", "Kim's"), ("김하늘/..", "Haneul's")):
        progress.write_progress(lesson(), progress.Progress().with_answer("why", answer), student)
    found = [progress.read_progress(lesson(), student).evidence.answers for student in ("", "kim ", "김하늘/..", "Lee")]
    assert found == [{"why": "nobody's"}, {"why": "Kim's"}, {"why": "Haneul's"}, {}]
    progress.forget_progress(lesson(), "Kim")
    assert progress.read_progress(lesson(), "Kim") == progress.Progress()
    assert progress.read_progress(lesson()).evidence.answers == {"why": "nobody's"}


def test_the_run_to_hand_in_meets_most_accuracy_goals_and_of_several_the_last_one():
    plain = AccuracyGoal(id="plain", text={"en": "x"}, at_least=0.9)
    small = AccuracyGoal(id="small", text={"en": "x"}, at_least=0.85, most_parameters=30_000)
    large = facts(run_id="large", test_accuracy=0.97)
    little = facts(run_id="little", test_accuracy=0.88, parameters=25_000)
    both = facts(run_id="both", test_accuracy=0.91, parameters=25_000)
    made = lesson(goals=(plain, small))
    assert progress.best_run(made, Deeds((large, both, little))) == both
    assert progress.best_run(made, Deeds((large, little))) == little
    assert progress.best_run(made, Deeds((large, changed(little, test_accuracy=0.5)))) == large
    assert progress.best_run(lesson(goals=(small, plain)), Deeds((little, large))) == large


def test_damaged_progress_that_cannot_be_put_aside_stays():
    progress.write_progress(lesson(), progress.Progress(step=1))
    (path,) = progress.folder().glob("*.json")
    path.write_bytes(b"{")
    (path.with_suffix(progress.DAMAGED) / "in the way").mkdir(parents=True)
    with pytest.raises(StorageError):
        progress.read_progress(lesson())
    assert path.read_bytes() == b"{"


# Hand-ins

HANDED_IN = HandIn(
    program="0.1.0",
    lesson_id="first",
    lesson_fingerprint="0" * 64,
    lesson_title="First",
    student="Ada",
    written="2026-05-04T12:00:00+00:00",
    claimed_accuracy=0.93,
    goals=(GoalResult("reach", True, 0.93), GoalResult("which", True, 1)),
    answers={"why": "Because of this"},
)


@pytest.fixture
def zipped(tmp_path: Path, record: RunRecord) -> Path:
    path = tmp_path / "ada.handin.zip"
    write_hand_in(path, changed(HANDED_IN, run_id=record.info.id), lesson(), [record], "<!doctype html><p>Report</p>")
    return path


def repacked(path: Path, change: dict[str, bytes | None], prefix: str = "") -> Path:
    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    contents.update(change)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            if content is not None:
                archive.writestr(prefix + name, content)
    return path


@pytest.mark.parametrize("prefix", ["", "Ada Lovelace/"])
def test_a_hand_in_is_read_as_it_was_written_also_from_one_folder(zipped: Path, record: RunRecord, prefix: str):
    assert kind_of_file(zipped).kind is Kind.HAND_IN
    found = read_hand_in(repacked(zipped, {}, prefix))
    assert found.hand_in == changed(HANDED_IN, run_id=record.info.id)
    assert found.lesson == lesson()
    assert found.report_html == "<!doctype html><p>Report</p>"
    (kept,) = found.records
    assert kept.info == record.info
    assert all(np.array_equal(one, other) for one, other in zip(kept.weights, record.weights, strict=True))


def test_a_hand_in_without_a_run_has_its_answers(tmp_path: Path):
    write_hand_in(tmp_path / "a.zip", HANDED_IN, lesson(), ())
    found = read_hand_in(tmp_path / "a.zip")
    assert (found.records, found.report_html) == ((), None)
    assert found.hand_in.answers == {"why": "Because of this"}


def run_of(record: RunRecord, name: str) -> RunRecord:
    return replace(record, info=changed(record.info, id=f"20260101-120000-{name}", name=name))


@pytest.fixture
def three_runs(tmp_path: Path, record: RunRecord) -> Path:
    path, records = tmp_path / "three.handin.zip", [run_of(record, name) for name in ("aaaaaa", "bbbbbb", "cccccc")]
    noon = datetime(2026, 5, 4, 12, tzinfo=UTC)
    said = hand_in_of(lesson(), Deeds(), "Ada", [each.info for each in records], noon)
    write_hand_in(path, said, lesson(), records)
    return path


@pytest.mark.parametrize("prefix", ["", "Ada Lovelace/"])
def test_several_runs_are_read_in_the_order_in_which_they_were_handed_in(three_runs: Path, prefix: str):
    found = read_hand_in(repacked(three_runs, {}, prefix))
    assert found.hand_in.format == 2
    assert [each.info.name for each in found.records] == ["aaaaaa", "bbbbbb", "cccccc"]
    assert [found.hand_in.run_id, *(each.run_id for each in found.hand_in.more_runs)] == [each.info.id for each in found.records]
    assert kind_of_file(three_runs).kind is Kind.HAND_IN


@pytest.mark.parametrize("count", [0, 1])
def test_a_hand_in_with_one_run_or_none_is_one_that_older_programs_read(tmp_path: Path, record: RunRecord, count: int):
    records = [record][:count]
    said = hand_in_of(lesson(), Deeds(), "Ada", [each.info for each in records], datetime(2026, 5, 4, 12, tzinfo=UTC))
    write_hand_in(tmp_path / "a.zip", said, lesson(), records)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        content = msgspec.json.decode(archive.read("hand-in.json"))
    assert content.keys() == {
        "format", "program", "lesson_id", "lesson_fingerprint", "lesson_title", "student", "written", "run_id",
        "claimed_accuracy", "goals", "answers", "prediction",
    }  # fmt: skip
    assert content["format"] == 1
    assert len(read_hand_in(tmp_path / "a.zip").records) == count


def as_json(path: Path, **changes: object) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return msgspec.json.encode(msgspec.json.decode(archive.read("hand-in.json")) | changes)


@pytest.mark.parametrize(
    ("gone", "changes", "words"),
    [
        ("run-3", {}, "does not hold the runs that it lists"),
        ("run-2", {}, "does not hold the runs that it lists"),
        ("run", {}, "does not hold the runs that it lists"),
        ("", {"more_runs": []}, "does not hold the runs that it lists"),
        ("", {"format": 1}, "damaged"),
        ("", {"run_id": ""}, "damaged"),
        ("", {"format": 3}, "format version 3"),
        ("", {"more_runs": [{"run_id": "x"}] * 10}, "damaged"),
        ("", {"more_runs": [{"run_id": "x", "claimed_accuracy": 2}] * 2}, "damaged"),
        ("", {"more_runs": [{"run_id": "x", "more": 1}] * 2}, "damaged"),
    ],
)
def test_runs_that_a_hand_in_does_not_list_or_does_not_have_are_refused(
    three_runs: Path, gone: str, changes: dict[str, object], words: str
):
    with zipfile.ZipFile(three_runs) as archive:
        lost = {name: None for name in archive.namelist() if gone and name.startswith(f"{gone}/")}
    with pytest.raises(HandInError, match=words):
        read_hand_in(repacked(three_runs, {"hand-in.json": as_json(three_runs, **changes), **lost}))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"run-2/weights.npz": None}, "part of a run"),
        ({"run-3/run.json": b"{}"}, "damaged"),
        ({"run-3/model.pkl": b""}, "no part of a hand-in"),
        ({"run-11/run.json": b""}, "no part of a hand-in"),
        ({"run-1/run.json": b""}, "no part of a hand-in"),
        ({"a/b/run-2/run.json": b""}, "twice"),
        ({"a/run-2/doubt.json": b"{}"}, "more than one folder"),
        ({"../run-2/doubt.json": b"{}"}, "leads out"),
    ],
)
def test_a_further_run_is_guarded_like_the_first(three_runs: Path, change: dict[str, bytes | None], words: str):
    with pytest.raises(UserError, match=words):
        read_hand_in(repacked(three_runs, change))


def test_a_run_that_changed_on_its_way_is_damaged_wherever_it_stands(three_runs: Path):
    content = bytearray(three_runs.read_bytes())
    with zipfile.ZipFile(three_runs) as archive:
        last = archive.getinfo("run-3/weights.npz")
    content[last.header_offset + 200] ^= 1
    three_runs.write_bytes(content)
    with pytest.raises(HandInError, match="damaged"):
        read_hand_in(three_runs)


def test_all_runs_of_a_hand_in_unpack_together_to_no_more_than_is_allowed(three_runs: Path):
    numbers, packed = np.zeros(250_000, np.float32), io.BytesIO()
    np.savez_compressed(packed, scaling=np.array([0.0, 1.0]), w000=numbers)
    large = {f"{folder}/weights.npz": packed.getvalue() for folder in ("run", "run-2", "run-3")}
    repacked(three_runs, large)
    assert len(read_hand_in(three_runs, limits=Limits(unpacked=4 * numbers.nbytes)).records) == 3
    with pytest.raises(RunFileError):
        read_hand_in(three_runs, limits=Limits(unpacked=2 * numbers.nbytes + 1000))


def test_runs_that_nobody_could_read_back_are_not_written(tmp_path: Path, record: RunRecord, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("mnist_desktop.core.lessons.hand_in.USUAL_LIMITS", Limits(unpacked=11 * 2**20))
    large = replace(record, weights=(np.zeros(2**19, np.float32),))
    with pytest.raises(HandInError, match="fewer"):
        write_hand_in(tmp_path / "a.zip", HANDED_IN, lesson(), [large])
    assert not (tmp_path / "a.zip").exists()


def test_no_run_is_left_out_of_a_hand_in_without_a_word(tmp_path: Path, record: RunRecord):
    with pytest.raises(ValueError, match="longer"):
        write_hand_in(tmp_path / "a.zip", HANDED_IN, lesson(), [record] * (MOST_RUNS + 1))
    assert not (tmp_path / "a.zip").exists()


def test_the_run_to_hand_in_comes_first_of_those_that_can_be_and_then_the_newest():
    old, best, new, unmeasured, gone = (facts(run_id=name) for name in ("old", "best", "new", "unmeasured", "gone"))
    best, unmeasured = changed(best, test_accuracy=0.99), changed(unmeasured, test_accuracy=None)
    deeds, asked = Deeds((old, best, unmeasured, gone, new)), list[str]()

    def is_there(run_id: str) -> bool:
        asked.append(run_id)
        return run_id != "gone"

    found = progress.runs_to_hand_in(lesson(), deeds, is_there)
    assert [run.run_id for run in found] == ["best", "new", "old"]
    assert sorted(asked) == ["best", "gone", "new", "old"], "each is asked once, on a disk that may be a share"
    assert progress.runs_to_hand_in(lesson(), Deeds()) == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"hand-in.json": None}, "no hand-in.json"),
        ({"lesson.mnistlesson": None}, "no lesson.mnistlesson"),
        ({"lesson.mnistlesson": b"{}"}, "JSON file"),
        ({"hand-in.json": b"{}"}, "format version 0"),
        ({"hand-in.json": b'{"format": 1}'}, "damaged"),
        ({"hand-in.json": b"[" * 100_000}, "damaged"),
        ({"../escape": b""}, "leads out"),
        ({"/etc/passwd": b""}, "leads out"),
        ({"model.pkl": b""}, "no part of a hand-in"),
        ({"run/model.keras": b""}, "no part of a hand-in"),
        ({"a/b/report.html": b""}, "twice"),
        ({"run/weights.npz": None}, "part of a run"),
        ({"run/weights.npz": b"PK"}, "damaged"),
        ({"run/run.json": b"{}"}, "damaged"),
        ({"report.html": b" " * (8 * 2**20 + 1)}, "would unpack"),
    ],
)
def test_a_hand_in_that_is_damaged_or_does_harm_is_refused(zipped: Path, change: dict[str, bytes | None], words: str):
    with pytest.raises(UserError, match=words) as refused:
        read_hand_in(repacked(zipped, change))
    assert zipped.name in refused.value.text


def test_a_hand_in_has_limits_on_its_size_its_members_and_what_it_unpacks_to(zipped: Path):
    for limits, words in ((Limits(archive=10), "larger"), (Limits(members=3), "too large"), (Limits(unpacked=10), "unpack")):
        with pytest.raises(HandInError, match=words):
            read_hand_in(zipped, limits=limits)


def test_no_more_of_a_hand_in_is_unpacked_than_the_size_that_is_given(zipped: Path):
    size = 2**25
    content = repacked(zipped, {"report.html": bytes(size)}).read_bytes()
    zipped.write_bytes(content.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little")))
    tracemalloc.start()
    try:
        with pytest.raises(HandInError, match="damaged"):
            read_hand_in(zipped)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < size / 8


def test_a_link_is_no_part_of_a_hand_in(zipped: Path):
    with zipfile.ZipFile(zipped, "a") as archive:
        link = zipfile.ZipInfo("run/doubt.json")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(HandInError, match="leads out"):
        read_hand_in(zipped)


def test_a_hand_in_says_in_which_zone_its_time_is(tmp_path: Path):
    with pytest.raises(ValueError, match="time zone"):
        changed(HANDED_IN, written="2026-05-04T12:00:00")
    with pytest.raises(HandInError, match="not a zip"):
        (tmp_path / "a.zip").write_bytes(b"no zip")
        read_hand_in(tmp_path / "a.zip")


def test_a_run_that_cannot_be_read_leaves_the_other_runs_in_the_hand_in(services: Services, record: RunRecord, tmp_path: Path):
    first, last = run_of(record, "aaaaaa"), run_of(record, "cccccc")
    for each in (first, last):
        services.store.save(each)
    path, ids = tmp_path / "ada.handin.zip", (first.info.id, "20260101-120000-bbbbbb", last.info.id)
    submission = Submission(lesson(), Deeds(), "Ada", ids, path, datetime(2026, 5, 4, 12, tzinfo=UTC))
    done = hand_in(services, submission, lambda reported: reported.info.name)
    assert ["without the run" in problem.text for problem in done.problems] == [True]
    found = read_hand_in(path)
    assert [each.info.id for each in found.records] == [first.info.id, last.info.id]
    assert found.report_html == "aaaaaa"


def test_a_report_that_cannot_be_made_costs_nobody_the_hand_in(services: Services, record: RunRecord, tmp_path: Path):
    services.store.save(record)
    path, noon = tmp_path / "ada.handin.zip", datetime(2026, 5, 4, 12, tzinfo=UTC)

    def fail(_record: RunRecord) -> str:
        raise UserError("The report is too large.")

    deeds = Deeds((facts_of(record.info),), {"why": "Because of this"})
    done = hand_in(services, Submission(lesson(), deeds, "Ada", (record.info.id,), path, noon), fail)
    (problem,) = done.problems
    assert "too large" in problem.text
    found = read_hand_in(path)
    assert (found.report_html, found.hand_in.run_id) == (None, record.info.id)
    assert found.hand_in.written == "2026-05-04T12:00:00+00:00"
    assert found.hand_in.lesson_fingerprint == fingerprint(lesson())


def test_a_run_that_cannot_be_read_costs_nobody_the_answers_and_all_that_is_missing_is_told(services: Services, tmp_path: Path):
    path, noon = tmp_path / "ada.handin.zip", datetime(2026, 5, 4, 12, tzinfo=UTC)
    deeds, gone = Deeds(answers={"why": "Because of this"}), tmp_path / "gone"
    submission = Submission(lesson(shared_folder=str(gone)), deeds, "Ada", ("20260101-120000-abcdef",), path, noon)
    done = hand_in(services, submission, pytest.fail)
    without_run, without_copy = (problem.text for problem in done.problems)
    assert "without the run" in without_run
    assert str(gone) in without_copy
    found = read_hand_in(path)
    assert (found.records, found.hand_in.run_id) == ((), "")
    assert found.hand_in.answers == {"why": "Because of this"}


@pytest.mark.parametrize("name", ["../../etc/passwd", "a\\b", "con.", "\u202eevil", "x" * 500, "", "김하늘"])
def test_the_name_of_a_hand_in_is_a_file_name_whatever_the_student_is_called(name: str):
    found = file_name(name, lesson(), datetime(2026, 5, 4, 12, tzinfo=UTC))
    assert Path(found).name == found
    assert found.isprintable()
    assert len(found.encode()) < 255
    assert not set(found) & set('/\\:*?"<>|')


def test_a_network_of_convolutions_is_handed_in_like_any_other(tmp_path: Path, record: RunRecord):
    spec = ModelSpec((Conv2D(8), Flatten(), Dense(10, "softmax")))
    write_hand_in(tmp_path / "a.zip", HANDED_IN, lesson(model=spec), [replace(record, info=changed(record.info, spec=spec))])
    assert read_hand_in(tmp_path / "a.zip").lesson.model == spec
