"""What is said of runs on data that were broken on purpose: each kind has its sentence, with the numbers that there are."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import msgspec
import numpy as np
import pytest

from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.broken.damages import (
    DAMAGES,
    Damage,
    Inverted,
    LeakedLabel,
    Noise,
    ScarceClass,
    SeenTest,
    WrongLabels,
)
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.results.broken_data import (
    Sign,
    same_test_images,
    seen_in_training,
    signs_between,
    signs_in_curves,
    signs_in_results,
)
from mnist_desktop.core.results.metrics import Evaluation
from mnist_desktop.core.runs.record import EpochRow, RunInfo
from mnist_desktop.ui.compare.pair_loading import PairError, load_pair
from tests.conftest import make_info


def copy_of(dataset: Dataset, *damages: Damage) -> Dataset:
    for damage in damages:
        dataset = catalog.break_data(dataset, damage)
    return dataset


def run_on(dataset: Dataset, **changes: object) -> RunInfo:
    return msgspec.structs.replace(make_info("20260101-120000-abcdef", dataset), **changes)


def judged(dataset: Dataset, wrong: np.ndarray) -> Evaluation:
    """An evaluation in which the test images of that mask are read wrong; no figure but those that are used."""
    labels = dataset.test_labels
    predicted = np.where(wrong, (labels + 1) % 10, labels).astype(np.uint8)
    nothing = np.zeros(0)
    return Evaluation(labels, predicted, nothing, nothing, float(1 - wrong.mean()), 0, 0, 0, nothing, ())


@pytest.mark.parametrize("kind", DAMAGES)
def test_each_kind_has_a_sentence_in_training_results_and_compare(tiny_dataset: Dataset, kind: type[Damage]) -> None:
    for where in ("training", "test", "both") if "where" in kind.__struct_fields__ else (None,):
        damage = kind() if where is None else kind(where=where)
        copy = copy_of(tiny_dataset, damage)
        info, whole = run_on(copy, test_accuracy=0.5), run_on(tiny_dataset, test_accuracy=0.9)
        told = [
            *signs_in_curves(copy.key, info.history, copy.classes),
            *signs_in_curves(copy.key, (), copy.classes),
            *signs_in_results(info, copy, judged(copy, np.arange(100) % 5 == 0)),
        ]
        assert len(told) == 3
        assert all("notice" in each.text for each in told)
        between = " ".join(each.text for each in signs_between(whole, info, "A", "B"))
        assert "90.0 %" in between
        assert "50.0 %" in between
        assert damage.sign.text in between


def test_wrong_labels_are_looked_for_only_in_the_part_that_has_them() -> None:
    learnt, tested = (WrongLabels(where=where).sign.text for where in ("training", "test"))
    assert "test labels are right" in learnt
    assert "noticed in validation" in learnt
    assert "training labels are right" in tested
    assert "validation" not in tested


def test_nothing_is_said_of_whole_data_nor_of_results_on_others(tiny_dataset: Dataset) -> None:
    whole, copy = run_on(tiny_dataset, test_accuracy=0.9), copy_of(tiny_dataset, WrongLabels())
    assert signs_in_curves(tiny_dataset.key, whole.history, 10) == ()
    assert signs_in_results(whole, tiny_dataset, judged(tiny_dataset, np.zeros(100, bool))) == ()
    assert signs_in_results(run_on(copy), tiny_dataset, judged(tiny_dataset, np.zeros(100, bool))) == ()
    assert signs_between(whole, whole, "A", "B") == ()
    other = msgspec.structs.replace(whole, dataset_fingerprint="5" * 64)
    assert signs_between(whole, other, "A", "B") == ()


def test_wrong_labels_that_are_learnt_by_heart_are_told_from_those_that_are_not() -> None:
    def row(train: float) -> list[EpochRow]:
        return [EpochRow(1, 1.0, train, 1.0, 0.78, 0.001, 1.0)]

    key = "broken:wrong-labels,share=20,where=training,seed=1:mnist-starter"
    assert [each.kind for train in (0.82, 0.9) for each in signs_in_curves(key, row(train), 10)] == [
        Sign.WRONG_IN_CURVES,
        Sign.BY_HEART,
    ]
    assert "more than about 80 % of those right; here it is 78.0 %" in signs_in_curves(key, row(0.8), 10)[0].text


def test_of_two_classes_most_labels_may_be_wrong_by_one_rule() -> None:
    key = "broken:wrong-labels,share=80,where=training,seed=1:mnist-starter"
    rows = [EpochRow(1, 1.0, 0.8, 1.0, 0.8, 0.001, 1.0)]
    assert signs_in_curves(key, rows, 2)[0].kind is Sign.WRONG_IN_CURVES
    assert signs_in_curves(key, rows, 10)[0].kind is Sign.BY_HEART


def test_copies_whose_training_parts_differ_in_size_are_not_tested_on_the_same_images(tiny_dataset: Dataset) -> None:
    both = WrongLabels(where="both")
    one, other = copy_of(tiny_dataset, both), copy_of(tiny_dataset, ScarceClass(label=3, kept=10), both)
    assert (one.test_labels != other.test_labels).any()
    assert not same_test_images(run_on(one), run_on(other))
    assert same_test_images(run_on(copy_of(tiny_dataset, Noise(where="training"))), run_on(tiny_dataset))


def test_copied_test_images_that_were_changed_since_are_not_counted(tiny_dataset: Dataset) -> None:
    copy = copy_of(tiny_dataset, SeenTest(share=30), Noise(where="training"))
    said = signs_in_results(run_on(copy), copy, judged(copy, np.zeros(100, bool)))[0]
    assert said.text == SeenTest().sign.text


def test_a_gap_is_a_sign_only_where_it_is_more_than_chance(tiny_dataset: Dataset) -> None:
    for where, small, wide in (
        ("training", Sign.LEARNT_UNNOTICED, Sign.IMAGES_LEARNT),
        ("test", Sign.TESTED_UNNOTICED, Sign.IMAGES_TESTED),
    ):
        copy = copy_of(tiny_dataset, Noise(where=where))
        for share, expected in ((0.21, small), (0.5, wide)):  # of validation it reads 80 %
            evaluation = judged(copy, np.arange(100) < 100 * share)
            assert signs_in_results(run_on(copy), copy, evaluation)[0].kind is expected


def test_a_scarce_class_is_counted_and_read_apart_from_the_others(tiny_dataset: Dataset) -> None:
    copy = copy_of(tiny_dataset, ScarceClass(label=3, kept=10))
    wrong = (copy.test_labels == 3) & (np.arange(100) < 50) | (np.arange(100) == 98)
    said = signs_in_results(run_on(copy), copy, judged(copy, wrong))[0].text
    assert said.startswith(
        "Only 3 of 273 training images show 3, on purpose: of its 10 test images 50.0 % are read right, of all"
    )
    assert "others 98.9 %" in said


def test_seen_test_images_are_found_pixel_by_pixel_and_read_apart(tiny_dataset: Dataset) -> None:
    copy = copy_of(tiny_dataset, SeenTest(share=30))
    seen = seen_in_training(copy)
    assert seen.sum() == 30
    assert not seen_in_training(tiny_dataset).any()
    said = signs_in_results(run_on(copy), copy, judged(copy, ~seen & (np.arange(100) % 2 == 0)))[0]
    assert said.values["known"] == 100
    assert said.values["new"] < 60
    everything = copy_of(tiny_dataset, SeenTest(share=100))
    assert signs_in_results(run_on(everything), everything, judged(everything, seen))[0].kind is Sign.ALL_SEEN


def test_the_share_of_leaked_labels_is_measured(tiny_dataset: Dataset) -> None:
    dark = replace(tiny_dataset, images=tiny_dataset.images // 2, fingerprint="6" * 64)
    copy = copy_of(dark, LeakedLabel())
    assert "In 100.0 % of the test images" in signs_in_results(run_on(copy), copy, judged(copy, np.zeros(100, bool)))[0].text


def test_only_a_damage_to_the_test_part_makes_other_test_images(tiny_dataset: Dataset) -> None:
    whole, learnt = run_on(tiny_dataset), run_on(copy_of(tiny_dataset, Noise()))
    tested = run_on(copy_of(tiny_dataset, Noise(where="test")))
    both = run_on(copy_of(tiny_dataset, WrongLabels(), Noise(where="test")))
    elsewhere = msgspec.structs.replace(whole, dataset_key="file:other", dataset_fingerprint="7" * 64)
    assert same_test_images(whole, learnt)
    assert not same_test_images(whole, tested)
    assert same_test_images(tested, both)
    assert not same_test_images(learnt, elsewhere)
    changed = msgspec.structs.replace(whole, dataset_fingerprint="8" * 64)
    assert not same_test_images(whole, changed)


def test_two_runs_on_one_broken_copy_are_told_once_how_it_shows(tiny_dataset: Dataset) -> None:
    info = run_on(copy_of(tiny_dataset, Inverted()))
    said = signs_between(info, info, "A", "B")
    assert said[0].kind is Sign.SAME_DATA
    assert len(said) == 2


def test_runs_with_the_same_test_images_are_held_against_each_other_image_by_image(tiny_dataset: Dataset) -> None:
    copy = copy_of(tiny_dataset, WrongLabels())
    first, second = run_on(tiny_dataset, id="a"), run_on(copy, id="b")
    said = np.eye(10, dtype=np.float32)[tiny_dataset.test_labels]
    opened = SimpleNamespace(record=SimpleNamespace(test_probabilities=said))
    services = SimpleNamespace(
        load_dataset=lambda _key: tiny_dataset,
        load_predictions=lambda _id: said,
        load_run=lambda _id: None,
        open_run=lambda _record, _dataset: opened,
    )
    assert len(load_pair(services, None, first, second).images) == 100
    tested = run_on(copy_of(tiny_dataset, WrongLabels(where="test")), id="c")
    with pytest.raises(PairError):
        load_pair(services, None, first, tested)
