"""Runs side by side: what is said of them, in what they differ, and whether that is more than chance."""

from __future__ import annotations

import warnings

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from sklearn.metrics import confusion_matrix

from mnist_desktop.core.model.layers import Conv2D, Dense, Dropout, Flatten, MaxPooling2D
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.results.agreement import Agreement, PairedPredictions, pair
from mnist_desktop.core.results.significance import mcnemar, student_t_quantile, student_t_two_sided, welch
from mnist_desktop.core.results.which_is_better import Conclusion, judge_groups, judge_pair, p_text
from mnist_desktop.core.runs.comparison import (
    band,
    best_validation,
    differences,
    kind_of_repeat,
    kind_of_run,
    model_words,
    one_per_seed,
    repeats,
)
from mnist_desktop.core.runs.record import EpochRow, RateChange, RunInfo
from mnist_desktop.core.training_config import EarlyStopping, TrainingConfig

SPEC = ModelSpec((Flatten(), Dense(64), Dense(10, "softmax")), "small")


def make_info(spec: ModelSpec = SPEC, config: TrainingConfig = TrainingConfig(), **changes: object) -> RunInfo:  # noqa: B008
    info = RunInfo(
        id="20260101-120000-abcdef", name="small", created="2026-01-01T12:00:00+09:00", dataset_key="mnist-starter",
        dataset_title="MNIST, starter", dataset_family="mnist", dataset_fingerprint="0" * 64, spec=spec, config=config,
        history=rows(0.8, 0.9, 0.85), outcome="finished", message="", best_epoch=2, seconds=2.5, parameters=50_890,
        versions={},
    )  # fmt: skip
    return msgspec.structs.replace(info, **changes)


def rows(*accuracies: float | None) -> tuple[EpochRow, ...]:
    return tuple(EpochRow(number, 1.0 / number, 0.5, 0.5, value, 0.001, 1.0) for number, value in enumerate(accuracies, 1))


def layers(*specs: tuple) -> dict[str, tuple[str, ...]]:
    """The rows of layers in which specs differ, by their titles."""
    found = differences([make_info(ModelSpec(spec)) for spec in specs])
    return {row.template.format(**row.values): row.texts for row in found}


# What a run is


def test_a_network_is_said_in_words():
    assert model_words(SPEC) == "Flatten, Dense 64 relu, Dense 10 softmax"


def test_the_best_validation_is_the_highest_of_all_epochs():
    assert best_validation(make_info()) == 0.9
    assert best_validation(make_info(history=rows(None, None))) is None
    assert best_validation(make_info(history=())) is None


# In what runs differ


def test_equal_runs_differ_in_nothing():
    assert differences([make_info(), make_info(name="another name")]) == ()


def test_only_the_settings_that_differ_are_listed_by_their_titles():
    first = TrainingConfig(learning_rate=0.001, early_stopping=EarlyStopping())
    second = TrainingConfig(learning_rate=0.1, stratified=True, epochs=1000)
    found = {row.template: tuple(map(str, row.texts)) for row in differences([make_info(config=first), make_info(config=second)])}
    assert found == {
        "Learning rate": ("0.001", "0.1"),
        "Epochs": ("15", "1,000"),
        "Stratified": ("no", "yes"),
        "Early stopping": ("val_loss, patience 3, restore best", "–"),
    }


def test_made_up_digits_are_a_difference():
    (row,) = differences([make_info(), make_info(config=TrainingConfig(made_up_hands=0.7))])
    assert (row.text, row.texts) == ("Made-up digits", ("0", "0.7"))


def test_a_changed_layer_stands_beside_its_counterpart():
    assert layers((Flatten(), Dense(64), Dense(10, "softmax")), (Flatten(), Dense(128), Dense(10, "softmax"))) == {
        "Layer 2": ("Dense 64 relu", "Dense 128 relu")
    }


def test_an_inserted_layer_moves_no_other():
    last = Dense(10, "softmax")
    found = layers((Flatten(), Dense(64), last), (Flatten(), Dense(64), Dropout(), Dense(32), last))
    assert found == {"Layer 3": ("–", "Dropout 0.25"), "Layer 4": ("–", "Dense 32 relu")}


def test_three_networks_are_aligned_together():
    found = layers(
        (Flatten(), Dense(10, "softmax")),
        (Conv2D(8), Flatten(), Dense(10, "softmax")),
        (Conv2D(16), MaxPooling2D(), Flatten(), Dense(10, "softmax")),
    )
    assert found == {
        "Layer 1": ("–", "Conv2D 8 3×3 relu", "Conv2D 16 3×3 relu"),
        "Layer 2": ("–", "–", "MaxPooling2D 2×2"),
    }


LAYERS = st.lists(st.sampled_from([Flatten(), Dense(64), Dense(32), Dropout(), Conv2D()]), max_size=6).map(tuple)


@given(st.lists(LAYERS, min_size=1, max_size=4))
def test_every_layer_of_every_network_has_its_place_in_order(specs):
    from mnist_desktop.core.runs.comparison import ABSENT, _layer_rows, layer_words

    found = _layer_rows([ModelSpec(spec) for spec in specs])
    for number, spec in enumerate(specs):
        assert [row.texts[number] for row in found if row.texts[number] != ABSENT] == [layer_words(layer) for layer in spec]
    assert all(any(text != ABSENT for text in row.texts) for row in found)


def test_other_data_of_the_same_title_are_told_apart():
    found = differences([make_info(), make_info(dataset_fingerprint="abcdef" + "0" * 58)])
    assert found[0].texts == ("MNIST, starter (000000)", "MNIST, starter (abcdef)")
    (row,) = differences([make_info(), make_info(dataset_title="MNIST", dataset_fingerprint="1" * 64)])
    assert row.texts == ("MNIST, starter", "MNIST")


# Runs that repeat each other


def test_runs_that_differ_in_their_seed_only_are_a_group():
    seeds = [make_info(config=TrainingConfig(seed=seed), id=str(seed)) for seed in range(3)]
    others = [make_info(config=TrainingConfig(seed=0, split_seed=1)), make_info(dataset_fingerprint="1" * 64),
              make_info(ModelSpec((Flatten(), Dense(10, "softmax"))))]  # fmt: skip
    groups = repeats([seeds[0], others[0], seeds[1], others[1], others[2], seeds[2]])
    assert [info.id for info in groups[0]] == ["0", "1", "2"]
    assert [len(group) for group in groups] == [3, 1, 1, 1]


def test_a_run_that_was_cut_short_is_no_repeat_of_one_that_came_to_its_end():
    whole, early = make_info(), make_info(outcome="early-stopped", config=TrainingConfig(seed=1))
    stopped, again = (make_info(outcome="stopped", config=TrainingConfig(seed=seed), history=rows(0.5)) for seed in (2, 3))
    later = make_info(outcome="stopped", history=rows(0.5, 0.6))
    assert repeats([whole, stopped, early, again, later]) == ((whole, early), (stopped, again), (later,))
    assert kind_of_repeat(stopped) == kind_of_run(whole)


def test_a_run_whose_rate_was_changed_is_no_repeat_of_one_that_kept_it():
    changed = make_info(rate_changes=(RateChange(2, 0, 0.0001),))
    assert len(repeats([make_info(), changed])) == 2
    assert kind_of_repeat(changed) == kind_of_run(changed), "a repeat changes it in the same places"


def test_what_was_trained_twice_with_one_seed_counts_once():
    first, second, third = (make_info(id=name, config=TrainingConfig(seed=seed)) for name, seed in (("a", 1), ("b", 2), ("c", 1)))
    assert one_per_seed([first, second, third]) == (first, second)


def test_how_runs_went_is_a_difference_too():
    changes = RateChange(1, 17, 0.01), RateChange(2, 0, 0.0001)
    changed = make_info(rate_changes=changes, outcome="stopped", history=rows(0.5))
    found = {row.template: tuple(map(str, row.texts)) for row in differences([make_info(), changed])}
    assert found == {
        "Rate changed": ("–", "0.01 from epoch 1, step 18; 0.0001 from epoch 2"),
        "End": ("finished, epoch 3", "stopped, epoch 1"),
    }


def test_any_number_of_changes_of_the_rate_can_be_said():
    changes = tuple(RateChange(epoch, 0, 0.01) for epoch in range(1, 5001))
    (row,) = differences([make_info(), make_info(rate_changes=changes)])
    assert str(row.texts[1]) == "; ".join(f"0.01 from epoch {change.epoch:,}" for change in changes)


def test_a_network_of_another_name_repeats_all_the_same():
    renamed = make_info(ModelSpec(SPEC.layers, "renamed"), name="renamed")
    assert len(repeats([make_info(), renamed])) == 1


def test_a_band_reaches_as_far_as_all_its_runs():
    found = band([rows(0.8, 0.9, 0.95), rows(0.6, 0.8)], "val_accuracy")
    assert found.epochs.tolist() == [1, 2]
    np.testing.assert_allclose(found.mean, [0.7, 0.85])
    np.testing.assert_allclose(found.low, [0.6, 0.8])
    np.testing.assert_allclose(found.high, [0.8, 0.9])


def test_a_band_of_what_was_not_measured_is_not_a_number():
    assert np.isnan(band([rows(None), rows(0.5)], "val_accuracy").mean).all()
    assert len(band([(), rows(0.5)], "val_accuracy").mean) == 0
    assert len(band([], "loss").mean) == 0


# Chance


@given(st.integers(0, 400), st.integers(0, 400))
def test_mcnemar_is_the_exact_binomial_test(only_first, only_second):
    expected = stats.binomtest(only_first, only_first + only_second).pvalue if only_first + only_second else 1.0
    assert mcnemar(only_first, only_second) == pytest.approx(expected, rel=1e-9)


@given(st.floats(-60, 60), st.floats(0.5, 2000))
def test_students_t_is_scipys(t, degrees):
    assert student_t_two_sided(t, degrees) == pytest.approx(2 * stats.t.sf(abs(t), degrees), rel=1e-6, abs=1e-9)


@pytest.mark.parametrize("degrees", [1, 1.7, 4, 30, 1e4])
def test_students_quantile_is_scipys(degrees):
    assert student_t_quantile(0.95, degrees) == pytest.approx(stats.t.ppf(0.975, degrees), rel=1e-9)


SAMPLES = st.lists(st.floats(0, 1).map(lambda value: round(value, 4)), min_size=2, max_size=12)


@given(SAMPLES, SAMPLES)
def test_welch_is_scipys_unequal_variance_test(first, second):
    found = welch(first, second)
    if np.ptp(first) == np.ptp(second) == 0:
        assert found.p == float(first[0] == second[0])
        return
    with warnings.catch_warnings(action="ignore"):  # scipy warns of samples that hardly scatter
        expected = stats.ttest_ind(second, first, equal_var=False)
        interval = expected.confidence_interval()
    assert found.p == pytest.approx(expected.pvalue, rel=1e-6, abs=1e-9)
    assert (found.low, found.high) == pytest.approx((interval.low, interval.high), rel=1e-6, abs=1e-9)


def test_p_is_never_said_to_be_nought():
    assert [p_text(p) for p in (0.0, 0.0009, 0.04999, 1.0)] == ["p < 0.001", "p < 0.001", "p = 0.05", "p = 1"]


# Two networks on the same images


@pytest.fixture
def paired() -> PairedPredictions:
    """Six images: both right, only the first, only the second twice, both wrong alike, both wrong otherwise."""
    labels = np.array([0, 1, 2, 2, 3, 4], np.uint8)
    return PairedPredictions(labels, np.array([0, 1, 7, 7, 5, 6], np.uint8), np.array([0, 9, 2, 2, 5, 8], np.uint8), 10)


def test_images_are_chosen_by_who_reads_them_right(paired):
    chosen = {agreement: paired.select(agreement).tolist() for agreement in Agreement}
    assert chosen == {
        Agreement.OTHERWISE: [1, 2, 3, 5],
        Agreement.ONLY_FIRST: [1],
        Agreement.ONLY_SECOND: [2, 3],
        Agreement.BOTH_WRONG: [4, 5],
    }
    assert all(paired.count(agreement) == len(places) for agreement, places in chosen.items())


@settings(max_examples=30)
@given(st.lists(st.tuples(*[st.integers(0, 9)] * 3), min_size=1, max_size=60))
def test_the_difference_is_that_of_scikit_learns_matrices_and_each_cell_shows_its_images(triples):
    labels, first, second = np.array(triples, np.uint8).T
    paired = PairedPredictions(labels, first, second, 10)
    expected = [confusion_matrix(labels, predicted, labels=range(10)) for predicted in (first, second)]
    np.testing.assert_array_equal(paired.confusion_difference, expected[1] - expected[0])
    for cell in np.ndindex(10, 10):
        images = paired.select(Agreement.OTHERWISE, cell)
        gain = int((second[images] == cell[1]).sum() - (first[images] == cell[1]).sum())
        assert gain == paired.confusion_difference[cell]


def test_probabilities_become_predictions():
    first, second = np.eye(10, dtype=np.float32)[[3, 4]], np.eye(10, dtype=np.float32)[[3, 5]]
    found = pair(np.array([3, 4], np.uint8), first, second)
    assert (found.first.tolist(), found.second.tolist()) == ([3, 4], [3, 5])


# In words


def test_a_clear_difference_on_the_same_images_is_said_with_what_it_does_not_mean():
    labels = np.zeros(1000, np.uint8)
    second = np.where(np.arange(1000) < 40, 1, 0).astype(np.uint8)
    found = judge_pair(PairedPredictions(labels, labels, second, 10), "A", "B")
    assert found.kind is Conclusion.BETTER_ON_THESE
    assert found.text.startswith("“A” reads 40 of the 1,000 test images right that “B” reads wrong, and the other way round 0.")
    assert "only several seeds of each can say" in found.text


def test_a_small_difference_on_the_same_images_is_noise(paired):
    found = judge_pair(paired, "A", "B")
    assert found.kind is Conclusion.NOISE_ON_THESE
    assert found.text.startswith("Within noise: “B” reads 2 of the 6 test images right that “A” reads wrong")


def test_two_that_read_the_same_images_right_are_called_so(paired):
    same = PairedPredictions(paired.labels, paired.first, paired.first, 10)
    assert judge_pair(same, "A", "B").kind is Conclusion.SAME_ON_THESE


@pytest.mark.parametrize("counts", [(1, 3), (2, 3), (3, 2), (1, 1)])
def test_fewer_than_three_runs_of_each_are_too_few_to_say(counts):
    first, second = ([0.9 + 0.001 * number for number in range(count)] for count in counts)
    found = judge_groups(first, second, "A", "B")
    assert found.kind is Conclusion.TOO_FEW
    assert found.text == f"Too few runs to say: {counts[0]} of “A” and {counts[1]} of “B”. Repeat both over at least 3 seeds."


def test_groups_that_scatter_less_than_they_differ_differ_by_more_than_noise():
    found = judge_groups([0.970, 0.971, 0.972], [0.950, 0.951, 0.952, 0.953], "A", "B")
    assert found.kind is Conclusion.BETTER_OVER_SEEDS
    assert found.text.startswith("More than noise: over 3 and 4 seeds, “A” is better than “B” by 1.95 points of mean")


def test_groups_that_scatter_more_than_they_differ_are_noise():
    found = judge_groups([0.95, 0.96, 0.97], [0.955, 0.965, 0.97], "A", "B")
    assert found.kind is Conclusion.NOISE_OVER_SEEDS
    assert found.text.startswith("Within noise: over 3 and 3 seeds, “B” is ahead of “A” by 0.33 points")
    assert found.values["low"] < 0 < found.values["high"]


def test_neither_of_two_groups_with_equal_means_is_said_to_be_ahead():
    found = judge_groups([0.95, 0.96, 0.97], [0.94, 0.96, 0.98001], "A", "B")
    assert found.kind is Conclusion.SAME_OVER_SEEDS
    assert "ahead" not in found.text


def test_groups_that_do_not_scatter_are_judged_by_their_values():
    assert judge_groups([0.9] * 3, [0.9] * 3, "A", "B").kind is Conclusion.SAME_OVER_SEEDS
    assert judge_groups([0.9] * 3, [0.8] * 3, "A", "B").kind is Conclusion.BETTER_OVER_SEEDS
