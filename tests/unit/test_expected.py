"""What was expected of a run beside what came of it."""

from __future__ import annotations

import json

import msgspec
import pytest

from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.results.expected import Expected, answers
from mnist_desktop.core.runs import run_files
from mnist_desktop.core.runs.expectation import Expectation, Rival
from mnist_desktop.core.runs.record import EpochRow, RunInfo
from mnist_desktop.core.sentence import said
from mnist_desktop.core.training_config import TrainingConfig

SPEC = ModelSpec((Flatten(), Dense(10, "softmax")), "First network")
OVER_FITTED = tuple(EpochRow(n, 0.5 / n, 0.9, 0.3 + 0.02 * abs(n - 4), 0.9 - 0.01 * n, 0.001, 0.1) for n in range(1, 16))


@pytest.fixture
def info() -> RunInfo:
    return RunInfo(
        id="20260101-120000-abcdef", name="First network", created="2026-01-01T12:00:00+09:00", dataset_key="mnist-starter",
        dataset_title="MNIST", dataset_family="mnist", dataset_fingerprint="00", spec=SPEC, config=TrainingConfig(),
        history=OVER_FITTED, outcome="finished", message=None, best_epoch=15, seconds=1.0, parameters=7850, versions={},
    )  # fmt: skip


def expecting(info: RunInfo, expectation: Expectation, **changes: object) -> list[tuple[Expected, str, str, bool | None]]:
    changed = msgspec.structs.replace(info, expectation=expectation, **changes)
    return [(each.question, each.expected.text, each.actual.text, each.is_right) for each in answers(changed)]


def test_what_was_not_asked_is_not_answered(info):
    assert answers(info) == ()
    assert expecting(info, Expectation()) == []
    assert Expectation().is_empty


@pytest.mark.parametrize(
    ("actual", "said", "is_right"),
    [(0.945, "94.5 %, -0.5 points", True), (0.9498, "95.0 %, +0.0 points", True), (0.9, "90.0 %, -5.0 points", False)],
)
def test_an_accuracy_within_a_point_is_right(info, actual, said, is_right):
    found = expecting(info, Expectation(test_accuracy=0.95), test_accuracy=actual)
    assert found == [(Expected.TEST_ACCURACY, "95.0 %", said, is_right)]


@pytest.mark.parametrize("expected", [True, False])
def test_over_fitting_is_what_the_curves_show(info, expected):
    ((_, said, actual, is_right),) = expecting(info, Expectation(over_fits=expected), history=OVER_FITTED)
    assert (said, actual, is_right) == ("yes" if expected else "no", "yes", expected)


def test_without_validation_nobody_is_right_about_over_fitting(info):
    blind = tuple(msgspec.structs.replace(row, val_loss=None, val_accuracy=None) for row in OVER_FITTED)
    ((_, _, actual, is_right),) = expecting(info, Expectation(over_fits=True), history=blind)
    assert (actual, is_right) == ("cannot be seen without validation", None)


def test_one_epoch_tells_nothing_of_over_fitting(info):
    ((_, _, actual, is_right),) = expecting(info, Expectation(over_fits=False), history=OVER_FITTED[:1])
    assert (actual, is_right) == ("cannot be told from so few epochs", None)


@pytest.mark.parametrize("expected", [True, False])
def test_curves_that_warn_of_over_fitting_make_nobody_wrong(info, expected):
    curve = [0.6, 0.55, 0.5, 0.45, 0.42, 0.4, 0.39] + [0.38] * 8
    level = tuple(EpochRow(n, 0.5 * 0.9**n, 0.9, loss, 0.9, 0.001, 0.1) for n, loss in enumerate(curve, 1))
    ((_, _, actual, is_right),) = expecting(info, Expectation(over_fits=expected), history=level)
    assert (actual, is_right) == ("not yet, but it may begin", None)


def test_exactly_a_point_off_is_right(info):
    ((*_, is_right),) = expecting(info, Expectation(test_accuracy=0.98), test_accuracy=0.99)
    assert is_right


@pytest.mark.parametrize(("other", "is_right"), [(0.9, True), (0.97, False), (0.95, None), (0.9499, True)])
def test_the_better_of_two_is_the_one_that_reads_more(info, other, is_right):
    rival = Rival("run", "Small", other, is_beaten=True)
    ((_, said, actual, found),) = expecting(info, Expectation(rival=rival), test_accuracy=0.95)
    assert (said, found) == ("this run", is_right)
    assert "95.00 %" in actual
    assert other == 0.95 or f"{100 * other:.2f} %" in actual


def test_the_other_run_is_named_in_the_language_of_the_reader(info):
    rival = Rival("run", "First network", 0.97, is_beaten=False)
    changed = msgspec.structs.replace(info, expectation=Expectation(rival=rival), test_accuracy=0.95)
    (answer,) = answers(changed)
    for sentence in (answer.expected, answer.actual):
        assert "<First network>" in said(sentence, lambda text: f"<{text}>")


def test_what_is_not_measured_is_neither_right_nor_wrong(info):
    expectation = Expectation(0.9, None, Rival("run", "Small", 0.9, is_beaten=True))
    assert [each[-1] for each in expecting(info, expectation, test_accuracy=None)] == [None, None]


def test_a_run_keeps_what_was_expected_and_earlier_versions_are_read_without_it(info, tmp_path):
    expectation = Expectation(0.9, over_fits=True, rival=Rival("run", "Small", 0.9, is_beaten=False))
    info = msgspec.structs.replace(info, expectation=expectation)
    plain = json.loads(run_files.encode_info(info))
    assert run_files.decode_info(json.dumps(plain).encode(), tmp_path) == info
    del plain["run"]["expectation"]
    older = json.dumps(plain | {"version": 3}).encode()
    assert run_files.decode_info(older, tmp_path).expectation is None
