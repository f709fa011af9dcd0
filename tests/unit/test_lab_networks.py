"""The lab's rounds as layers, and a run's first kernels in the lab."""

from __future__ import annotations

import numpy as np
import pytest

from mnist_desktop.core.lab.kernels import WeightError, preset_kernel
from mnist_desktop.core.lab.networks import NoKernelsError, first_kernels, layers_of, with_layers_inserted
from mnist_desktop.core.lab.settings import MAX_KERNELS, Convolution, LabSettings, Pooling, Reading, Round
from mnist_desktop.core.model.layers import (
    AveragePooling2D,
    BatchNormalization,
    Conv2D,
    Dense,
    Flatten,
    MaxPooling2D,
    RandomTranslation,
)
from mnist_desktop.core.model.spec import ModelSpec, analyse
from mnist_desktop.core.presets.all_presets import preset
from mnist_desktop.core.runs.record import RunInfo, RunRecord
from mnist_desktop.core.training_config import TrainingConfig

EDGES = preset_kernel("Vertical edges", 3)
MLP = ModelSpec((Flatten(), Dense(64), Dense(10, "softmax")))


def record_of(spec, weights, **config):
    info = RunInfo(
        id="20260101-120000-abcdef", name="", created="2026-01-01T12:00:00+09:00", dataset_key="tiny", dataset_title="Tiny",
        dataset_family="mnist", dataset_fingerprint="0" * 64, spec=spec, config=TrainingConfig(**config), history=(),
        outcome="finished", message="", best_epoch=1, seconds=1.0, parameters=1, versions={},
    )  # fmt: skip
    return RunRecord(info, tuple(weights), pixel_mean=0.13, pixel_std=0.31)


def convolution_run(layer, *before, **config):
    random = np.random.default_rng(0)
    kernels = random.standard_normal((layer.kernel_size, layer.kernel_size, 1, layer.filters)).astype(np.float32)
    bias = random.standard_normal(layer.filters).astype(np.float32)
    skipped = [np.ones(1, np.float32)] * 4 * sum(isinstance(one, BatchNormalization) for one in before)
    weights = [*skipped, kernels, *([bias] if layer.use_bias else []), np.zeros((5, 10), np.float32), np.zeros(10, np.float32)]
    spec = ModelSpec((*before, layer, Flatten(), Dense(10, "softmax")))
    return record_of(spec, weights, **config), kernels, bias


def test_a_round_becomes_conv2d_and_pooling():
    part = Round((EDGES, EDGES), Convolution(2, "same", "relu"), Pooling("average", 2, 3, "same"))
    assert layers_of(LabSettings(first=part)) == (
        Conv2D(2, 3, 2, "same", "relu"),
        AveragePooling2D(2, 3, "same"),
    )


def test_no_activation_is_linear_and_a_stride_like_the_window_is_the_builders_own():
    assert layers_of(LabSettings()) == (Conv2D(1, 3, activation="linear"), MaxPooling2D(3, 0))


def test_a_pooling_that_changes_nothing_is_left_out_and_a_second_round_follows():
    first = Round((EDGES,), pooling=Pooling(window=1, stride=1))
    assert [layer.kind for layer in layers_of(LabSettings(first=first, second=first))] == ["Conv2D", "Conv2D"]


def test_layers_go_in_front_of_flatten_without_a_new_problem():
    spec, place = with_layers_inserted(MLP, layers_of(LabSettings()))
    assert place == 0
    assert [layer.kind for layer in spec.layers] == ["Conv2D", "MaxPooling2D", "Flatten", "Dense", "Dense"]
    assert analyse(spec, 10).problems == ()


def test_layers_go_behind_what_only_varies_the_images():
    spec, place = with_layers_inserted(ModelSpec((RandomTranslation(), *MLP.layers)), layers_of(LabSettings()))
    assert place == 1
    assert analyse(spec, 10).blocking is None


def test_where_the_front_would_leave_too_little_for_later_windows_the_end_of_the_images_is_taken():
    cnn = preset("cnn").experiment.spec
    spec, place = with_layers_inserted(cnn, (Conv2D(4, 3, strides=2),))
    assert cnn.layers[place] == Flatten()
    assert analyse(spec, 10).blocking is None


def test_where_no_place_fits_the_front_is_taken():
    full = ModelSpec((Conv2D(4, 28), Flatten(), Dense(10, "softmax")))
    assert with_layers_inserted(full, (Conv2D(1, 3),))[1] == 0


def test_an_empty_model_takes_the_layers():
    spec, place = with_layers_inserted(ModelSpec(), layers_of(LabSettings()))
    assert (place, len(spec.layers)) == (0, 2)


@pytest.mark.parametrize("before", [(), (RandomTranslation(),), (BatchNormalization(),)])
def test_the_first_kernels_of_a_run_are_found_behind_other_layers(before):
    record, kernels, bias = convolution_run(Conv2D(6, 5, 2, "same", "relu"), *before)
    trained = first_kernels(record, Reading(), Round((EDGES,), pooling=Pooling("average")))
    first = trained.settings.first
    assert len(first.kernels) == 6
    for number, kernel in enumerate(first.kernels):
        np.testing.assert_array_equal(kernel.array, kernels[:, :, 0, number])
        assert kernel.bias == bias[number]
    assert first.convolution == Convolution(2, "same", "relu")
    assert first.pooling.kind == "average"
    assert (trained.left_out, trained.unknown_activation) == (0, "")


def test_kernels_without_a_bias_have_none():
    record, _, _ = convolution_run(Conv2D(2, use_bias=False))
    assert [kernel.bias for kernel in first_kernels(record, Reading(), Round((EDGES,))).settings.first.kernels] == [0, 0]


@pytest.mark.parametrize(
    ("scaling", "reading"),
    [("unit", Reading("mean", "unit")), ("none", Reading("mean")), ("standard", Reading("mean", "standard", 0.13, 0.31))],
)
def test_pictures_are_read_as_the_run_was_trained(scaling, reading):
    record, _, _ = convolution_run(Conv2D(2), scaling=scaling)
    assert first_kernels(record, Reading("mean"), Round((EDGES,))).settings.reading == reading


def test_more_filters_than_the_lab_holds_are_counted_and_left_out():
    record, _, _ = convolution_run(Conv2D(MAX_KERNELS + 36))
    trained = first_kernels(record, Reading(), Round((EDGES,)))
    assert (len(trained.settings.first.kernels), trained.left_out) == (MAX_KERNELS, 36)


def test_an_activation_that_the_lab_has_not_is_named():
    record, _, _ = convolution_run(Conv2D(2, activation="gelu"))
    trained = first_kernels(record, Reading(), Round((EDGES,)))
    assert (trained.settings.first.convolution.activation, trained.unknown_activation) == ("none", "gelu")
    record, _, _ = convolution_run(Conv2D(2, activation="linear"))
    assert first_kernels(record, Reading(), Round((EDGES,))).unknown_activation == ""


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (record_of(MLP, []), "no Conv2D layer"),
        (convolution_run(Conv2D(2, 9))[0], "has 9 × 9 kernels"),
        (convolution_run(Conv2D(2, 3, 5))[0], "stride 5"),
        (record_of(ModelSpec((Conv2D(2), Flatten(), Dense(10, "softmax"))), [np.zeros((3, 3, 1, 4))]), "do not belong"),
        (record_of(ModelSpec((Conv2D(2), Flatten(), Dense(10, "softmax"))), []), "do not belong"),
    ],
)
def test_a_run_without_kernels_for_the_lab_is_refused_by_a_sentence(record, words):
    with pytest.raises(NoKernelsError, match=words):
        first_kernels(record, Reading(), Round((EDGES,)))


def test_a_run_that_ended_in_nan_is_refused():
    record, kernels, _ = convolution_run(Conv2D(2))
    kernels[0, 0, 0, 0] = np.nan
    with pytest.raises(WeightError):
        first_kernels(record, Reading(), Round((EDGES,)))


@pytest.mark.tensorflow
def test_the_lab_shows_the_feature_maps_that_keras_computes():
    import keras

    from mnist_desktop.core.lab.picture import LabPicture
    from mnist_desktop.core.lab.pipeline import compute

    layers = [keras.layers.BatchNormalization(), keras.layers.Conv2D(4, 3, activation="relu")]
    network = keras.Sequential([keras.Input((28, 28, 1)), *layers])
    record = record_of(ModelSpec((BatchNormalization(), Conv2D(4))), network.get_weights())
    trained = first_kernels(record, Reading(), Round((EDGES,)))
    image = np.random.default_rng(0).integers(0, 256, (28, 28), np.uint8)
    ours = compute(LabPicture("noise", image), trained.settings).stages[1].maps
    theirs = layers[1](image[None, :, :, None] / np.float32(255)).numpy()[0]
    np.testing.assert_allclose(np.stack(ours, -1), theirs, rtol=0, atol=1e-4)
