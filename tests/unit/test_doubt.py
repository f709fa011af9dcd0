"""What is left above a threshold, and how a decision about it is kept beside a run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from mnist_desktop.core.drawing.answer_in_words import prediction_of
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.results.doubt import ThresholdCurve
from mnist_desktop.core.results.samples import ConfidenceRange
from mnist_desktop.core.runs.archive import export_runs, import_runs
from mnist_desktop.core.runs.doubt import DOUBT, NO_DOUBT, Doubt, decode_doubt, encode_doubt
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.runs.run_files import INFO, WEIGHTS, encode_run
from mnist_desktop.core.runs.store import RunStore
from tests.conftest import make_info

RUN = "20260101-120000-abcdef"
DECIDED = Doubt(threshold=0.8, temperature=1.34, uses_temperature=True, on_pad=False)


CONFIDENCES = st.floats(0, 1, width=32) | st.just(float("nan"))


@given(st.lists(st.tuples(CONFIDENCES, st.booleans()), max_size=50), st.floats(0, 1))
def test_answers_are_the_images_whose_confidence_reaches_the_threshold(pairs, threshold):
    confidence = np.array([each for each, _ in pairs], np.float32)
    right = np.array([each for _, each in pairs], bool)
    curve = ThresholdCurve(confidence, right)
    answers, above = curve.at(threshold), confidence.astype(np.float64) >= threshold
    assert (answers.total, answers.answered, answers.right) == (len(pairs), above.sum(), (above & right).sum())
    assert answers.unsure == ConfidenceRange.below(threshold).contains(confidence).sum()
    thresholds = np.array([threshold])
    coverage, accuracy = float(curve.coverage(thresholds)[0]), float(curve.accuracy(thresholds)[0])
    assert np.isnan(coverage) if answers.coverage is None else coverage == answers.coverage
    assert np.isnan(accuracy) if answers.accuracy is None else accuracy == answers.accuracy


def test_a_threshold_that_nothing_reaches_leaves_no_accuracy():
    answers = ThresholdCurve(np.array([0.4, 0.6]), np.array([True, False])).at(0.9)
    assert (answers.coverage, answers.accuracy, answers.unsure, answers.wrong) == (0.0, None, 2, 0)
    nothing = ThresholdCurve(np.zeros(0), np.zeros(0, bool)).at(0.5)
    assert (nothing.coverage, nothing.accuracy) == (None, None)


def test_a_network_that_overflowed_answers_nothing():
    assert ThresholdCurve(np.array([np.nan, 0.7]), np.array([True, True])).at(0.0).answered == 1


def test_the_lowest_threshold_holds_at_every_higher_one_too():
    confidence = np.array([0.2, 0.4, 0.5, 0.6, 0.95, 0.97])
    right = np.array([True, True, True, False, True, True])
    curve = ThresholdCurve(confidence, right)
    assert curve.at(0.2).accuracy == pytest.approx(5 / 6)
    assert curve.lowest_for(0.8) == 0.61  # at 0.2 five of six are right, but at 0.6 two of three
    assert curve.lowest_for(1.0) == 0.61
    assert curve.lowest_for(0.5) == 0.0


def test_where_the_surest_answer_is_wrong_no_threshold_is_found():
    assert ThresholdCurve(np.array([0.3, 0.99]), np.array([True, False])).lowest_for(0.9) is None
    assert ThresholdCurve(np.zeros(0), np.zeros(0, bool)).lowest_for(0.9) is None


@pytest.mark.parametrize(
    ("shares", "threshold", "sure"),
    [((0.6, 0.35), None, False), ((0.6, 0.35), 0.55, True), ((0.9, 0.05), 0.95, False), ((0.9, 0.05), None, True)],
)
def test_a_threshold_takes_the_place_of_the_rule_for_a_drawing(shares, threshold, sure):
    probabilities = np.array([*shares, 1 - sum(shares)], np.float32)
    assert prediction_of(probabilities, threshold=threshold).sure is sure
    assert not prediction_of(probabilities, several=True, threshold=threshold).sure


# Kept beside the run


@pytest.fixture
def record(tiny_dataset) -> RunRecord:
    return RunRecord(make_info(RUN, tiny_dataset), (np.zeros((784, 10), np.float32), np.zeros(10, np.float32)))


@pytest.fixture
def store(tmp_path: Path, record: RunRecord) -> Iterator[RunStore]:
    store = RunStore(tmp_path / "runs")
    store.claim()
    store.save(record)
    yield store
    store.close()


def test_a_decision_comes_back_with_its_run_and_changes_nothing_else_of_it(store):
    before = (store.folder / RUN / INFO).read_bytes()
    store.keep_doubt(RUN, DECIDED)
    assert store.load(RUN).doubt == DECIDED
    assert (store.folder / RUN / INFO).read_bytes() == before


def test_a_run_without_a_decision_has_no_further_file(record):
    assert DOUBT not in encode_run(record)
    assert DOUBT in encode_run(replace(record, doubt=DECIDED))


def test_a_decision_travels_in_a_zip(store, tmp_path):
    store.keep_doubt(RUN, DECIDED)
    export_runs(store.load, (RUN,), tmp_path / "runs.zip")
    other = RunStore(tmp_path / "other")
    other.claim()
    import_runs(other, tmp_path / "runs.zip")
    assert other.load(RUN).doubt == DECIDED
    other.close()


def test_no_folder_comes_back_for_a_deleted_run(store):
    store.delete(RUN)
    with pytest.raises(StorageError):
        store.keep_doubt(RUN, DECIDED)
    assert not (store.folder / RUN).exists()


def test_a_second_window_keeps_no_decision(store):
    second = RunStore(store.folder)
    second.claim()
    for keep in (second.keep_doubt, second.keep_doubt_of_shipped):
        with pytest.raises(StorageError):
            keep(RUN, DECIDED)
    second.close()


def test_the_decision_about_a_run_in_memory_is_saved_with_it(store, record):
    info = structs.replace(record.info, id="20260101-130000-abcdef")
    store.unsaved.hold(replace(record, info=info), StorageError("The disk is full."))
    store.keep_doubt(info.id, DECIDED)
    assert store.unsaved.find(info.id).record.doubt == DECIDED


def test_a_decision_that_is_made_while_a_run_in_memory_is_written_is_kept(store, record):
    record = replace(record, info=structs.replace(record.info, id="20260101-130000-abcdef"))
    store.unsaved.hold(record, StorageError("The disk is full."))
    store.keep_doubt(record.info.id, Doubt(threshold=0.7))
    store.save(record)  # as it was before the decision
    assert store.load(record.info.id).doubt == Doubt(threshold=0.7)
    store.keep_doubt(record.info.id, DECIDED)  # before it is let go
    store.unsaved.let_go(record.info.id)
    assert store.load(record.info.id).doubt == DECIDED


def test_a_decision_about_a_pre_trained_run_is_no_run_of_its_own(store):
    store.keep_doubt_of_shipped("mnist-quick", DECIDED)
    assert store.doubt_of_shipped("mnist-quick") == DECIDED
    assert store.doubt_of_shipped("mnist-best-small") == NO_DOUBT
    assert [run.id for run in store.list()] == [RUN]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[" * 5000, b"null", b'{"format": "other", "doubt": {"threshold": 0.5}}',
     encode_doubt(Doubt(threshold=0.5)).replace(b"0.5", b"7"), encode_doubt(Doubt(temperature=2.0)).replace(b"2.0", b"-1e999")],
)  # fmt: skip
def test_a_damaged_decision_harms_no_run(store, content):
    (store.folder / RUN / DOUBT).write_bytes(content)
    assert decode_doubt(content) == NO_DOUBT
    assert store.load(RUN).doubt == NO_DOUBT
    (store.folder / RUN / DOUBT).write_bytes(bytes(10_000))
    assert store.load(RUN).doubt == NO_DOUBT


def test_what_later_versions_add_is_passed_over():
    later = json.loads(encode_doubt(DECIDED))
    later["doubt"]["mood"] = "good"
    later["more"] = 1
    assert decode_doubt(json.dumps(later).encode()) == DECIDED


def test_programs_that_know_no_decision_find_the_files_they_know(store):
    store.keep_doubt(RUN, DECIDED)
    assert {path.name for path in (store.folder / RUN).iterdir()} == {INFO, WEIGHTS, DOUBT}
