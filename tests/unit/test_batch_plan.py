"""How epochs are cut: every image once, parts that add up to their batches, calls that come to take as long as they should."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnist_desktop.core.model import cost
from mnist_desktop.core.model.cost import (
    answers_at_once,
    forward_flops,
    micro_batch_size,
    quick_batch,
    training_bytes,
    training_flops,
)
from mnist_desktop.core.model.layers import BatchNormalization, Conv2D, Dense, Flatten, Layer, MaxPooling2D, RandomFlip
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.presets.all_presets import PRESETS, preset
from mnist_desktop.core.presets.preset import Preset
from mnist_desktop.training.keras import batch_plan
from mnist_desktop.training.keras.batch_plan import ChunkSizer, plan_epoch

COUNTS = (st.integers(1, 500), st.integers(1, 80), st.integers(1, 80))
WIDE = ModelSpec((Conv2D(512), Conv2D(512), Flatten(), Dense(10, "softmax")))


@given(*COUNTS)
def test_parts_of_a_step_are_as_equal_as_they_can_be_and_hold_its_batch(images, batch, part):
    parts = plan_epoch(images, batch, part)
    sizes = np.diff(parts.ends, prepend=0)
    assert sizes.sum() == images
    assert sizes.max() <= part
    for step, (begin, end) in enumerate(pairwise(parts.step_bounds)):
        assert (parts.steps[begin:end] == step).all()
        assert sizes[begin:end].sum() == min(batch, images - step * batch)
        assert np.ptp(sizes[begin:end]) <= 1
        assert parts.shares[begin:end].sum() == pytest.approx(1)
        assert parts.completes[begin:end].tolist() == [False] * (end - begin - 1) + [True]
    assert parts.step_count == -(-images // batch)


@given(*COUNTS, st.data())
def test_cuts_follow_each_other_without_gap(images, batch, part, data):
    parts = plan_epoch(images, batch, part)
    middle = data.draw(st.integers(0, len(parts.ends) - 1))
    where, cut = parts.cut(middle, len(parts.ends))
    assert where.stop == images
    assert where.start == (parts.ends[middle - 1] if middle else 0)
    assert np.array_equal(cut.ends + where.start, parts.ends[middle:])


def test_flops_are_those_of_a_count_by_hand():
    spec = ModelSpec((Conv2D(4, 3), MaxPooling2D(), Flatten(), Dense(10, "softmax")))
    convolution, dense = 26 * 26 * 4 * 9, 13 * 13 * 4 * 10
    assert forward_flops(spec) == 2 * (convolution + dense)
    assert training_flops(spec) == 2 * (2 * convolution + 3 * dense)
    both = ModelSpec((RandomFlip(both_ways=True), *spec.layers))
    assert forward_flops(both) == 2 * (2 * convolution + dense), "the last layer gets the mean, once"
    assert training_flops(both) == training_flops(spec)


def test_memory_counts_every_output_of_an_image_and_every_parameter():
    spec = ModelSpec((Conv2D(4, 3), MaxPooling2D(), Flatten(), Dense(10, "softmax")))
    outputs, parameters = 26 * 26 * 4 + 13 * 13 * 4 * 2 + 10, 4 * 9 + 4 + 13 * 13 * 4 * 10 + 10
    assert training_bytes(spec) == (cost.BYTES_PER_PARAMETER * parameters, cost.BYTES_PER_OUTPUT * outputs)


def test_usual_batches_are_computed_whole_and_slow_ones_in_parts():
    for name in ("mnist-mlp", "cnn", "mnist-quick", "fashion-recommended"):
        config = preset(name).experiment.config
        assert micro_batch_size(preset(name).experiment.spec, config.batch_size) == config.batch_size
    assert micro_batch_size(preset("cnn").experiment.spec, 10_000) < 500
    assert micro_batch_size(WIDE, 128) == 1


def test_batch_normalisation_allows_no_parts():
    assert micro_batch_size(ModelSpec((BatchNormalization(), *WIDE.layers)), 128) == 128


def test_cheap_networks_are_evaluated_in_large_batches_and_dear_ones_image_by_image():
    assert quick_batch(ModelSpec((Flatten(), Dense(10, "softmax")))) == cost.MOST_IMAGES
    assert quick_batch(WIDE) == 1


def test_pace_comes_to_the_wanted_duration_and_slows_down_at_once(monkeypatch):
    now = 0.0
    monkeypatch.setattr(batch_plan, "perf_counter", lambda: now)
    sizer, amounts = ChunkSizer(), []
    for seconds_each in [0.0001] * 8 + [0.01] * 2 + [10.0] * 2:
        amounts.append(sizer.amount)
        with sizer.measured(sizer.amount):
            now += sizer.amount * seconds_each
    assert amounts == [1, 4, 16, 64, 256, 500, 500, 500, 500, 5, 5, 1]


def test_short_last_call_of_an_epoch_does_not_shorten_the_next(monkeypatch):
    now = 0.0
    monkeypatch.setattr(batch_plan, "perf_counter", lambda: now)
    sizer = ChunkSizer()
    sizer.amount = 500
    with sizer.measured(3):
        now += 3 * 0.0001
    assert sizer.amount == 500


@pytest.mark.parametrize("each", PRESETS, ids=lambda each: each.id)
def test_the_window_may_wait_for_the_answer_of_every_preset(each: Preset) -> None:
    assert answers_at_once(each.experiment.spec)


@pytest.mark.parametrize(
    "layers",
    [
        (Flatten(), Dense(4096, "relu"), Dense(4096, "relu"), Dense(10, "softmax")),
        (Flatten(), *[Dense(32, "relu")] * 200, Dense(10, "softmax")),
        (*[Conv2D(64, 3, padding="same")] * 30, Flatten(), Dense(10, "softmax")),
    ],
    ids=["parameters", "layers", "arithmetic"],
)
def test_the_window_waits_for_no_network_of_many_parameters_layers_or_operations(layers: tuple[Layer, ...]) -> None:
    assert not answers_at_once(ModelSpec(layers))
