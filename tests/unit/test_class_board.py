"""The class board shows what hand-ins claim, what is true of it, and goes on whatever is in the folder."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import numpy as np
import pytest

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.stored import AbsentDataError
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.lessons.board import finding
from mnist_desktop.core.lessons.board.checks import Observation, goals_met
from mnist_desktop.core.lessons.board.finding import find
from mnist_desktop.core.lessons.board.page import board_html, most_misread_in_words
from mnist_desktop.core.lessons.board.rows import Images, part_of
from mnist_desktop.core.lessons.board.sketch import HEIGHT, MOST_LAYERS, sketch
from mnist_desktop.core.lessons.board.summary import points_of, summary_of
from mnist_desktop.core.lessons.board.survey import Board, Survey
from mnist_desktop.core.lessons.board.table import Column, answers_of, board_csv, columns_of, sort_value, text_of
from mnist_desktop.core.lessons.goals import AccuracyGoal, ChoiceGoal, Deeds, PredictionGoal, WordsGoal
from mnist_desktop.core.lessons.hand_in import GoalResult, HandIn, Limits, hand_in_of, write_hand_in
from mnist_desktop.core.lessons.lesson import Lesson, fingerprint
from mnist_desktop.core.model.layers import Conv2D, Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.results.metrics import Evaluation, evaluate
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.runs.run_files import encode_run
from mnist_desktop.core.sentence import Templated, said
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.engine_interface import EngineError, OpenedRun
from mnist_desktop.training.judging import MOST_NETWORKS, Judge, weights_digest

LESSON = Lesson(
    id="first",
    title={"en": "First <network>", "ko": "첫 신경망"},
    text={"en": "Text"},
    dataset="tiny",
    goals=(
        AccuracyGoal(id="reach", text={"en": "Reach **half**"}, at_least=0.5),
        ChoiceGoal(id="which", text={"en": "Which?"}, choices=({"en": "a"}, {"en": "b"}), right=1),
        WordsGoal(id="why", text={"en": "Why?"}, least_words=2),
        PredictionGoal(id="guess", text={"en": "Guess"}),
    ),
)
SHARE = 0.8
"""What the canned judge finds that every network reads right."""


def say(text: str | Templated) -> str:
    return text if isinstance(text, str) else text.text


class HandIns:
    """Writes hand-ins into a folder, each with weights of its own."""

    def __init__(self, folder: Path, record: RunRecord) -> None:
        self.folder, self.record = folder, record
        folder.mkdir()

    def write(
        self, name: str = "Ada", *, file: str = "", weights: float | None = None, lesson: Lesson = LESSON, **changes: object
    ) -> Path:
        path = self.folder / (file or f"{name}.zip")
        number = len(list(self.folder.iterdir())) if weights is None else weights
        arrays = tuple(np.full_like(weight, number) for weight in self.record.weights)
        info = msgspec.structs.replace(self.record.info, test_accuracy=changes.get("claimed_accuracy", SHARE))
        hand_in = HandIn(
            program="0.1.0", lesson_id=lesson.id, lesson_fingerprint=fingerprint(lesson), lesson_title="First", student=name,
            written="2026-01-01T12:00:00+09:00", run_id=info.id, claimed_accuracy=SHARE,
            goals=tuple(GoalResult(goal.id, True) for goal in lesson.goals), answers={"which": "1", "why": "because so"},
        )  # fmt: skip
        record = replace(self.record, info=info, weights=arrays, test_probabilities=None)
        write_hand_in(path, msgspec.structs.replace(hand_in, **changes), lesson, [record])
        return path


@pytest.fixture
def hand_ins(tmp_path: Path, make_opened_run: Callable[..., OpenedRun]) -> HandIns:
    return HandIns(tmp_path / "hand-ins", make_opened_run().record)


def canned_judge(record: RunRecord, dataset: Dataset, stop: StopToken | None = None) -> Evaluation:
    """Every network misreads the same fifth of the images as the next class."""
    labels = dataset.test_labels
    said = np.where(np.arange(len(labels)) < round((1 - SHARE) * len(labels)), (labels + 1) % 10, labels)
    return evaluate(labels, np.eye(10, dtype=np.float32)[said])


@pytest.fixture
def survey(hand_ins: HandIns, tiny_dataset: Dataset) -> Survey:
    return Survey(hand_ins.folder, canned_judge, lambda record: weights_digest(record.weights), lambda _: tiny_dataset)


def looked(survey: Survey) -> Board:
    return survey.look(lambda _: None, StopToken())


def kinds(board: Board, path: Path) -> set[Observation]:
    return {remark.kind for remark in board.remarks.get(path, ())}


# What is true


def test_an_honest_hand_in_has_no_remarks(hand_ins: HandIns, survey: Survey) -> None:
    path = hand_ins.write()
    board = looked(survey)
    (row,) = board.rows
    assert row.measured.accuracy == pytest.approx(SHARE)
    assert (board.lesson, board.waiting, kinds(board, path)) == (LESSON, 0, set())
    assert goals_met(row) == (True, True, True, True)


@pytest.mark.parametrize(("claimed", "is_lie"), [(SHARE + 0.0005, False), (SHARE + 0.02, True), (SHARE - 0.02, True)])
def test_a_claim_is_held_against_what_the_weights_read(hand_ins: HandIns, survey: Survey, claimed: float, is_lie: bool) -> None:
    path = hand_ins.write(claimed_accuracy=claimed)
    assert (Observation.ACCURACY in kinds(looked(survey), path)) is is_lie


def test_a_run_that_claims_more_than_the_hand_in_is_found(hand_ins: HandIns, survey: Survey) -> None:
    info = msgspec.structs.replace(hand_ins.record.info, test_accuracy=0.99)
    hand_ins.record = replace(hand_ins.record, info=info)
    path = hand_ins.write(claimed_accuracy=None)
    files = encode_run(replace(hand_ins.record, test_probabilities=None))
    _rewrite(path, {"run/run.json": files["run.json"]})
    assert Observation.RUN_ACCURACY in kinds(looked(survey), path)


def test_where_the_data_set_is_absent_nobody_is_accused(hand_ins: HandIns, survey: Survey) -> None:
    def absent(key: str) -> Dataset:
        raise AbsentDataError("{key} is not here.", key=key)

    path = hand_ins.write(claimed_accuracy=1.0)
    survey._load_any = absent
    board = looked(survey)
    assert kinds(board, path) == {Observation.UNCHECKED}
    assert text_of(Column.MEASURED, board.rows[0], (), say) == "not measured"


def test_weights_that_give_no_numbers_are_told(hand_ins: HandIns, survey: Survey) -> None:
    path = hand_ins.write()
    survey._judge = lambda record, dataset, stop=None: evaluate(
        dataset.test_labels, np.full((len(dataset.test_labels), 10), np.nan, np.float32)
    )
    board = looked(survey)
    assert "no numbers" in board.remarks[path][0].text


def test_equal_weights_are_told_to_both_of_different_names(hand_ins: HandIns, survey: Survey) -> None:
    first, second = hand_ins.write("Ada", weights=1), hand_ins.write("Ben", weights=1)
    alone = hand_ins.write("Eve", weights=2)
    board = looked(survey)
    assert [kinds(board, path) for path in (first, second, alone)] == [
        {Observation.SAME_WEIGHTS},
        {Observation.SAME_WEIGHTS},
        set(),
    ]
    assert "Ben" in board.remarks[first][0].text


def test_the_weights_of_a_shipped_network_are_recognised(hand_ins: HandIns, survey: Survey) -> None:
    path = hand_ins.write(weights=3)
    survey._shipped = {weights_digest(tuple(np.full_like(w, 3) for w in hand_ins.record.weights)): "Quick CNN"}
    assert kinds(looked(survey), path) == {Observation.SHIPPED_WEIGHTS}


def test_two_of_one_name_say_which_is_the_latest(hand_ins: HandIns, survey: Survey) -> None:
    early, late = hand_ins.write("Ada", file="1.zip"), hand_ins.write(" ADA ", file="2.zip")
    os.utime(early, (1e9, 1e9))
    os.utime(late, (1.1e9, 1.1e9))
    board = looked(survey)
    assert kinds(board, early) == {Observation.SAME_NAME_EARLIER}
    assert kinds(board, late) == {Observation.SAME_NAME_LATEST}


@pytest.mark.parametrize("written", ["2999-01-01T00:00:00+00:00", "9999-12-31T23:59:59-23:59"])
def test_a_clock_in_the_future_is_told(hand_ins: HandIns, survey: Survey, written: str) -> None:
    path = hand_ins.write(written=written)
    assert kinds(looked(survey), path) == {Observation.FUTURE}


def test_a_date_before_all_time_is_no_harm(hand_ins: HandIns, survey: Survey) -> None:
    path = hand_ins.write(written="0001-01-01T00:00:00+23:59")
    assert kinds(looked(survey), path) == set()


def test_another_lesson_is_told_and_one_that_pretends_to_be_this(hand_ins: HandIns, survey: Survey) -> None:
    other = msgspec.structs.replace(LESSON, id="other", title={"en": "Another"})
    hand_ins.write("Ada")
    hand_ins.write("Ben")
    honest = hand_ins.write("Eve", lesson=other)
    pretending = hand_ins.write("Max", lesson=other, lesson_fingerprint=fingerprint(LESSON))
    board = looked(survey)
    assert board.lesson == LESSON
    assert kinds(board, honest) == {Observation.OTHER_LESSON}
    assert kinds(board, pretending) == {Observation.LESSON, Observation.OTHER_LESSON}


def test_the_chosen_lesson_counts_even_where_most_are_of_another(hand_ins: HandIns, survey: Survey) -> None:
    survey.lesson = msgspec.structs.replace(LESSON, id="wanted")
    path = hand_ins.write()
    assert kinds(looked(survey), path) == {Observation.OTHER_LESSON}


def test_answers_are_judged_here_not_believed(hand_ins: HandIns, survey: Survey) -> None:
    path = hand_ins.write(answers={"which": "0", "why": "so"})
    board = looked(survey)
    assert goals_met(board.rows[0]) == (True, False, False, True)
    assert [remark.values for remark in board.remarks[path]] == [{"numbers": "2, 3"}]
    assert [remark.is_serious for remark in board.remarks[path]] == [True]


def test_an_accuracy_that_the_run_does_not_reach_is_said_without_accusing(hand_ins: HandIns, survey: Survey) -> None:
    lesson = msgspec.structs.replace(LESSON, goals=(AccuracyGoal(id="reach", text={"en": "Reach"}, at_least=0.9),))
    path = hand_ins.write(lesson=lesson)
    board = looked(survey)
    assert kinds(board, path) == {Observation.GOALS}
    assert not board.remarks[path][0].is_serious
    assert board.remarks[path][0].text.startswith("Another run met the step 1, says the student")
    assert goals_met(board.rows[0]) == (False,)


def test_what_a_lesson_fixes_and_a_run_changed_is_named(hand_ins: HandIns, survey: Survey) -> None:
    path = hand_ins.write(lesson=msgspec.structs.replace(LESSON, fixed=("layers", "seed", "epochs")))
    board = looked(survey)
    assert kinds(board, path) == {Observation.CHANGED}
    assert board.remarks[path][0].values["names"] == "layers, epochs"


# Several runs


@pytest.fixture
def compared(hand_ins: HandIns) -> Callable[..., Path]:
    """Writes a hand-in whose runs have these weights and claim these accuracies."""

    def write(name: str, *runs: tuple[float, float], lesson: Lesson = LESSON, students: tuple[str, ...] = ()) -> Path:
        records = []
        for at, (weights, claimed) in enumerate(runs):
            student = students[at] if students else ""
            info = msgspec.structs.replace(
                hand_ins.record.info, name=f"Net {at}", id=f"20260101-120000-00000{at}", test_accuracy=claimed, student=student
            )
            arrays = tuple(np.full_like(weight, weights) for weight in hand_ins.record.weights)
            records.append(replace(hand_ins.record, info=info, weights=arrays, test_probabilities=None))
        deeds = Deeds(answers={"which": "1", "why": "because so"})
        said = hand_in_of(lesson, deeds, name, [each.info for each in records], datetime(2026, 1, 1, 12, tzinfo=UTC))
        met = tuple(GoalResult(goal.id, True) for goal in lesson.goals)
        path = hand_ins.folder / f"{name}.zip"
        write_hand_in(path, msgspec.structs.replace(said, goals=met), lesson, records)
        return path

    return write


def test_each_run_of_a_hand_in_is_measured_and_the_first_stands_for_the_student(survey: Survey, compared: Callable) -> None:
    path = compared("Ada", (1, SHARE), (2, SHARE), (3, SHARE))
    survey.hide(Images("secret"))
    board = looked(survey)
    (row,) = board.rows
    assert board.waiting == 0
    assert [run.measured.accuracy for run in row.runs] == pytest.approx([SHARE] * 3)
    assert [run.hidden.accuracy for run in row.runs] == pytest.approx([SHARE] * 3)
    assert (row.facts, row.measured) == (row.runs[0].facts, row.runs[0].measured)
    assert kinds(board, path) == {Observation.MORE_RUNS}
    assert board.remarks[path][0].text == "Further networks in it: 2. Measured here: 80.0 %, 80.0 %."
    said_close = said(board.remarks[path][0], lambda template: template.replace(" %", "%"))
    assert "80.0%, 80.0%" in said_close, "each share is said as the language writes it"
    assert summary_of(board.rows, hidden=False).networks == len(points_of(board.rows, hidden=False)) == 1
    survey.hide(Images())
    assert [run.hidden for run in looked(survey).rows[0].runs] == [None] * 3


def test_a_claim_of_any_run_is_held_against_its_weights_and_says_of_which_where_the_row_has_another(
    survey: Survey, compared: Callable
) -> None:
    path, other = compared("Ada", (1, SHARE), (2, 0.99), (3, 0.98)), compared("Ben", (4, 0.97), (5, SHARE))
    board = looked(survey)
    assert [remark.kind for remark in board.remarks[path]] == [Observation.FURTHER_ACCURACY, Observation.MORE_RUNS]
    assert board.remarks[path][0].is_serious
    assert board.remarks[path][0].text.startswith("Its run “Net 1” claims 99.0 %, but its weights read 80.0 %")
    assert [remark.kind for remark in board.remarks[other]] == [Observation.ACCURACY, Observation.MORE_RUNS]
    assert board.remarks[other][0].text.startswith("It claims 97.0 %")


def test_weights_of_somebody_elses_or_that_ship_are_found_behind_the_first_run(
    hand_ins: HandIns, survey: Survey, compared: Callable
) -> None:
    path, other = compared("Ada", (1, SHARE), (2, SHARE), (3, SHARE)), hand_ins.write("Ben", weights=2)
    survey._shipped = {weights_digest(tuple(np.full_like(w, 3) for w in hand_ins.record.weights)): "Quick CNN"}
    board = looked(survey)
    assert kinds(board, path) == {Observation.SAME_WEIGHTS, Observation.SHIPPED_WEIGHTS, Observation.MORE_RUNS}
    assert kinds(board, other) == {Observation.SAME_WEIGHTS}


def test_equal_weights_in_one_hand_in_accuse_nobody(survey: Survey, compared: Callable) -> None:
    path = compared("Ada", (1, SHARE), (1, SHARE))
    assert kinds(looked(survey), path) == {Observation.MORE_RUNS}


def test_runs_of_equal_weights_are_each_measured_on_their_own_images_also_when_hidden_ones_are_chosen_later(
    hand_ins: HandIns, survey: Survey, tiny_dataset: Dataset
) -> None:
    sets = {"one": tiny_dataset, "two": replace(tiny_dataset, fingerprint="2" * 64), "secret": tiny_dataset}
    survey._load_any = sets.__getitem__
    infos = [msgspec.structs.replace(hand_ins.record.info, dataset_key=key, test_accuracy=SHARE) for key in ("one", "two")]
    said = hand_in_of(LESSON, Deeds(), "Ada", infos, datetime(2026, 1, 1, 12, tzinfo=UTC))
    records = [replace(hand_ins.record, info=info, test_probabilities=None) for info in infos]
    write_hand_in(hand_ins.folder / "Ada.zip", said, LESSON, records)
    looked(survey)
    survey.hide(Images("secret"))
    (row,) = looked(survey).rows
    assert [run.measured.dataset.partition(":")[0] for run in row.runs] == [tiny_dataset.fingerprint, "2" * 64]
    assert [run.measured.is_own for run in row.runs] == [True, False]


def test_a_run_under_another_name_is_told_wherever_it_stands(survey: Survey, compared: Callable) -> None:
    path = compared("Ada", (1, SHARE), (2, SHARE), students=("Ada", "Ben"))
    assert kinds(looked(survey), path) == {Observation.OTHER_STUDENT, Observation.MORE_RUNS}


def test_a_step_is_met_by_whichever_run_meets_it(hand_ins: HandIns, survey: Survey, compared: Callable) -> None:
    def judge(record: RunRecord, dataset: Dataset, stop: StopToken | None = None) -> Evaluation:
        labels = dataset.test_labels
        is_good = record.info.name == "Net 1"
        said = np.where(np.arange(len(labels)) < len(labels) * (0.1 if is_good else 0.5), (labels + 1) % 10, labels)
        return evaluate(labels, np.eye(10, dtype=np.float32)[said])

    survey._judge = judge
    lesson = msgspec.structs.replace(LESSON, goals=(AccuracyGoal(id="reach", text={"en": "Reach"}, at_least=0.85),))
    alone, both = compared("Ada", (1, 0.5), lesson=lesson), compared("Ben", (2, 0.5), (3, 0.9), lesson=lesson)
    board = looked(survey)
    met = {row.path: goals_met(row) for row in board.rows}
    assert met == {alone: (False,), both: (True,)}
    assert kinds(board, alone) == {Observation.GOALS}
    assert kinds(board, both) == {Observation.MORE_RUNS}


def test_a_step_that_a_run_in_the_hand_in_may_have_met_is_not_said_to_be_met_by_one_outside(
    hand_ins: HandIns, survey: Survey, compared: Callable
) -> None:
    def judge(record: RunRecord, dataset: Dataset, stop: StopToken | None = None) -> Evaluation:
        if record.info.name == "Net 1":
            raise UserError("This network would compute for a day.")
        return canned_judge(record, dataset, stop)

    survey._judge = judge
    lesson = msgspec.structs.replace(LESSON, goals=(AccuracyGoal(id="reach", text={"en": "Reach"}, at_least=0.9),))
    path = compared("Ada", (1, SHARE), (2, 0.95), lesson=lesson)
    board = looked(survey)
    assert goals_met(board.rows[0]) == (False,)
    assert kinds(board, path) == {Observation.UNCHECKED, Observation.MORE_RUNS}


# What is broken, and what changes


def _rewrite(path: Path, changes: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in (members | changes).items():
            archive.writestr(name, content)


HARMFUL: dict[str, dict[str, bytes]] = {
    "path traversal": {"../../evil.py": b"x"},
    "absolute path": {"/etc/evil": b"x"},
    "a pickle": {"run/weights.npz": b"\x80\x04c__builtin__\neval\n"},
    "a Lambda layer": {
        "run/run.json": b'{"format": "mnist-desktop run", "version": 5, "run": {"spec": {"layers": [{"type": "Lambda"}]}}}'
    },
    "no JSON": {"hand-in.json": b"{"},
    "deep JSON": {"hand-in.json": b"[" * 100_000},
    "an absurd accuracy": {"hand-in.json": b'{"format": 1, "claimed_accuracy": 1e400}'},
    "another lesson file": {"lesson.mnistlesson": b"{}"},
}


@pytest.mark.parametrize("harm", HARMFUL)
def test_a_harmful_hand_in_is_a_row_that_says_why_and_the_rest_goes_on(hand_ins: HandIns, survey: Survey, harm: str) -> None:
    bad, good = hand_ins.write("Mallory"), hand_ins.write("Ada")
    _rewrite(bad, HARMFUL[harm])
    before = {path for path in hand_ins.folder.parent.rglob("*") if path.is_file()}
    board = looked(survey)
    rows = {row.path: row for row in board.rows}
    assert rows[bad].problem is not None
    assert rows[bad].problem.text.count("\n") == 0
    assert rows[good].measured.accuracy == pytest.approx(SHARE)
    assert {path for path in hand_ins.folder.parent.rglob("*") if path.is_file()} == before
    assert text_of(Column.REMARKS, rows[bad], (), say) == rows[bad].problem.text


def test_a_zip_bomb_and_a_million_members_are_refused_before_they_are_unpacked(hand_ins: HandIns, survey: Survey) -> None:
    with zipfile.ZipFile(hand_ins.folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("hand-in.json", bytes(10**7))
    with zipfile.ZipFile(hand_ins.folder / "many.zip", "w") as archive:
        for number in range(200):
            archive.writestr(f"run/{number}", b"")
    survey._limits = Limits(unpacked=2**20)
    assert all(row.problem is not None for row in looked(survey).rows)


def test_links_are_not_followed(hand_ins: HandIns, tmp_path: Path) -> None:
    outside = hand_ins.write().rename(tmp_path / "outside.zip")
    (hand_ins.folder / "link.zip").symlink_to(outside)
    (hand_ins.folder / "folder").symlink_to(tmp_path)
    assert find(hand_ins.folder) == ()


def test_hand_ins_in_a_folder_of_each_student_are_found_and_hidden_files_are_not(hand_ins: HandIns) -> None:
    path = hand_ins.write()
    (hand_ins.folder / "Ada").mkdir()
    inner = path.rename(hand_ins.folder / "Ada" / "x.ZIP")
    (hand_ins.folder / "Ada" / "deeper").mkdir()
    (hand_ins.folder / "Ada" / "deeper" / "y.zip").write_bytes(b"")
    (hand_ins.folder / "._Ada.zip").write_bytes(b"")
    (hand_ins.folder / "notes.txt").write_bytes(b"")
    assert [place.path for place in find(hand_ins.folder)] == [inner]


def test_a_folder_with_too_many_entries_is_read_to_a_bound(hand_ins: HandIns, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        (hand_ins.folder / f"{number}.zip").write_bytes(b"")
    monkeypatch.setattr(finding, "MOST_FILES", 3)
    assert len(find(hand_ins.folder)) == 3
    monkeypatch.setattr(finding, "MOST_LOOKED_AT", 2)
    assert len(find(hand_ins.folder)) == 2


def test_a_share_that_goes_away_is_told_and_what_is_known_stays(hand_ins: HandIns, survey: Survey) -> None:
    hand_ins.write()
    looked(survey)
    hand_ins.folder.rename(hand_ins.folder.with_name("away"))
    with pytest.raises(StorageError, match="hand-ins is not there"):
        looked(survey)
    assert len(survey.board().rows) == 1


def test_only_what_is_new_is_read_again(hand_ins: HandIns, survey: Survey) -> None:
    judged: list[str] = []
    survey._judge = lambda record, dataset, stop=None: judged.append(record.info.id) or canned_judge(record, dataset)
    first = hand_ins.write("Ada")
    looked(survey)
    looked(survey)
    assert len(judged) == 1
    hand_ins.write("Ben")
    hand_ins.write("Ada", claimed_accuracy=1.0)  # over the first one
    board = looked(survey)
    assert len(judged) == 3
    assert Observation.ACCURACY in kinds(board, first)
    first.unlink()
    assert [row.student for row in looked(survey).rows] == ["Ben"]


def test_a_file_that_changes_while_it_is_read_is_read_again_at_the_next_look(
    hand_ins: HandIns, survey: Survey, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = hand_ins.write()
    (place,) = find(hand_ins.folder)
    earlier = place._replace(stamp=(0, *place.stamp[1:]))
    monkeypatch.setattr("mnist_desktop.core.lessons.board.survey.find", lambda _: (earlier,))
    assert "changes while it is read" in looked(survey).rows[0].problem.text
    monkeypatch.undo()
    assert looked(survey).rows[0].problem is None
    assert path.exists()


def test_rows_are_there_before_they_are_measured_and_a_stop_ends_it(hand_ins: HandIns, survey: Survey) -> None:
    for name in ("Ada", "Ben", "Eve"):
        hand_ins.write(name)
    stop, seen = StopToken(), []
    survey._judge = lambda record, dataset, _stop=None: stop.stop() or canned_judge(record, dataset)
    board = survey.look(seen.append, stop)
    assert (seen[0].waiting, len(seen[0].rows)) == (1, 1)
    assert (board.waiting, len(board.rows)) == (3, 3)
    survey._judge = canned_judge
    assert looked(survey).waiting == 0


def test_a_hand_in_without_a_run_is_a_row(hand_ins: HandIns, survey: Survey) -> None:
    path = hand_ins.write()
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist() if not name.startswith("run/")}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in kept.items():
            archive.writestr(name, content)
    board = looked(survey)
    assert Observation.NO_RUN in kinds(board, path)
    assert [text_of(column, board.rows[0], (), say) for column in (Column.NETWORK, Column.MEASURED)] == ["", ""]


# Hidden images, sums, files


def test_hidden_images_are_a_column_of_their_own(hand_ins: HandIns, survey: Survey) -> None:
    hand_ins.write()
    assert Column.HIDDEN not in columns_of(looked(survey))
    survey.hide(Images("mine", 0.5))
    board = looked(survey)
    assert Column.HIDDEN in columns_of(board)
    assert len(board.rows[0].hidden.predicted) == len(board.rows[0].measured.predicted) // 2
    assert not board.rows[0].hidden.is_own


def test_a_part_of_the_test_images_is_always_the_same(tiny_dataset: Dataset) -> None:
    part, again = part_of(tiny_dataset, 0.25), part_of(tiny_dataset, 0.25)
    assert len(part.test_labels) == len(part.labels) == round(len(tiny_dataset.test_labels) / 4)
    assert np.array_equal(part.test_images, again.test_images)
    assert len(part_of(tiny_dataset, 1e-9).test_labels) == 1
    assert part_of(tiny_dataset, 1.0) is tiny_dataset


def test_sums_are_over_networks_on_the_same_images(hand_ins: HandIns, survey: Survey, tiny_dataset: Dataset) -> None:
    for name in ("Ada", "Ben"):
        hand_ins.write(name)
    board = looked(survey)
    summary = summary_of(board.rows, hidden=False)
    assert summary.networks == 2
    assert np.array_equal(summary.confusion, 2 * board.rows[0].measured.confusion)
    assert summary.misread[summary.most_misread] == 2
    assert "is misread by 2 of 2 networks" in most_misread_in_words(summary, summary.class_names).text
    assert {(point.student, point.parameters) for point in points_of(board.rows, hidden=False)} == {("Ada", 7850), ("Ben", 7850)}
    assert summary_of(board.rows, hidden=True) is None


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


EVIL = "<script>alert(1)</script>'\"]]>{{7*7}}&"


def test_the_page_has_no_script_no_address_and_no_markup_of_the_students(hand_ins: HandIns, survey: Survey) -> None:
    hand_ins.write(EVIL, file="a.zip", answers={"why": f"{EVIL} \u202e so"})
    text = board_html(looked(survey), say, "en", written="today")
    page = _Page(text)
    assert {tag for tag, _ in page.tags} <= {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td",
        "svg", "rect", "circle", "line", "text", "figure", "section", "dl", "dt", "dd",
    }  # fmt: skip
    assert all(attributes.get("aria-label") for tag, attributes in page.tags if tag == "svg")
    assert not re.search(r"(?:src|href)\s*=|url\(|https?:", text)
    assert "\u202e" not in text
    assert "First &lt;network&gt;" in text


def test_a_table_for_a_spreadsheet_holds_no_formula(hand_ins: HandIns, survey: Survey) -> None:
    hand_ins.write("=HYPERLINK(1)", file="=1.zip", answers={"why": "@SUM(A1)\n+1"})
    text = board_csv(looked(survey), say, "en").decode("utf-8-sig")
    cells = [cell for line in text.splitlines()[1:] for cell in line.split(",")]
    assert not [cell for cell in cells if cell[:1] in ("=", "@", "+")]
    assert "'=HYPERLINK(1)" in cells


def test_answers_are_said_with_their_questions(hand_ins: HandIns, survey: Survey) -> None:
    hand_ins.write(answers={"which": "1", "why": "it is so"})
    hand_ins.write("Ben", answers={"which": "99", "guess": "x"})
    ada, ben = looked(survey).rows
    assert answers_of(ada, "en") == (("Which?", "b"), ("Why?", "it is so"))
    assert answers_of(ben, "ko") == (("Which?", ""), ("Why?", ""))


def test_columns_sort_by_their_numbers_and_absent_ones_come_first(hand_ins: HandIns, survey: Survey) -> None:
    hand_ins.write("Ada", claimed_accuracy=0.9)
    hand_ins.write("Ben", claimed_accuracy=None)
    (hand_ins.folder / "broken.zip").write_bytes(b"")
    board = looked(survey)
    ordered = sorted(board.rows, key=lambda row: sort_value(Column.CLAIMED, row, board.remarks.get(row.path, ())))
    assert [row.student for row in ordered] == ["Ben", "broken.zip", "Ada"]
    worst = max(board.rows, key=lambda row: sort_value(Column.REMARKS, row, board.remarks.get(row.path, ())))
    assert worst.student == "broken.zip"


def test_a_sketch_has_a_box_for_each_layer_and_fits_into_a_row() -> None:
    drawn = sketch(ModelSpec((Flatten(), Dense(10, "softmax"))))
    assert len(drawn.boxes) == 3
    assert all(box.top >= 0 and box.top + box.height <= HEIGHT for box in drawn.boxes)
    assert len(sketch(ModelSpec((Flatten(), *[Dense(10)] * 90))).boxes) == MOST_LAYERS


# The judge


def test_what_was_built_for_one_network_serves_the_next_of_the_same_layers(
    make_opened_run: Callable[..., OpenedRun], tiny_dataset: Dataset
) -> None:
    opened: list[RunRecord] = []

    def open_run(record: RunRecord, dataset: Dataset, stop: StopToken | None = None) -> OpenedRun:
        assert record.test_probabilities is None  # what a run says of itself is not looked at
        opened.append(record)
        return make_opened_run()

    judge, record = Judge(open_run), make_opened_run().record
    judge(record, tiny_dataset)
    assert len(judge(record, tiny_dataset).labels) == len(tiny_dataset.test_labels)
    assert len(opened) == 1
    for mean in range(MOST_NETWORKS):
        judge(replace(record, pixel_mean=1.0 + mean), tiny_dataset)
    judge(record, tiny_dataset)
    assert len(opened) == MOST_NETWORKS + 2
    assert len(judge._built) == MOST_NETWORKS


def test_a_network_that_would_compute_for_a_day_is_not_begun(hand_ins: HandIns, tiny_dataset: Dataset) -> None:
    endless = ModelSpec((*[Conv2D(512, 7, padding="same")] * 60, Flatten(), Dense(10, "softmax")))
    record = replace(hand_ins.record, info=msgspec.structs.replace(hand_ins.record.info, spec=endless))
    opened: list[object] = []
    with pytest.raises(EngineError, match="too long to read here"):
        Judge(lambda *given: opened.append(given))(record, tiny_dataset)
    assert not opened


def test_weights_have_one_digest_by_shape_type_and_value() -> None:
    ones = np.ones((2, 3), np.float32)
    others = [np.ones((3, 2), np.float32), np.ones((2, 3), np.float64), 2 * ones]
    assert weights_digest([ones]) == weights_digest([ones.copy(order="F")])
    assert len({weights_digest([each]) for each in (ones, *others)}) == 4


@pytest.mark.tensorflow
def test_a_judge_measures_what_a_run_reads_and_refuses_weights_that_do_not_fit(tiny_dataset: Dataset, hand_ins: HandIns) -> None:
    from mnist_desktop.training.keras.evaluation import open_run

    judge, record = Judge(open_run), hand_ins.record
    weights = tuple(np.random.default_rng(0).normal(size=weight.shape).astype(np.float32) for weight in record.weights)
    first = judge(replace(record, weights=weights), tiny_dataset)
    again = judge(replace(record, weights=weights), tiny_dataset)
    assert np.array_equal(first.predicted, again.predicted)
    with pytest.raises(EngineError, match="do not fit"):
        judge(replace(record, weights=weights[:1]), tiny_dataset)
