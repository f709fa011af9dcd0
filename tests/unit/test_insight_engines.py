"""Looking into a network: its numbers are Keras' own, whatever layers it has and whichever engine trained it."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import msgspec
import numpy as np
import pytest

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.insight.columns import ColumnKind, columns_of
from mnist_desktop.core.insight.excitement import NINE
from mnist_desktop.core.insight.feeds import (
    Inputs,
    KernelWindow,
    MeanOfWays,
    Normalised,
    PooledWindow,
    Template,
    feed_of,
    sight_of,
)
from mnist_desktop.core.insight.units import unit_strengths
from mnist_desktop.core.model.layer_parameters import ActivationName
from mnist_desktop.core.model.layers import (
    ActivationLayer,
    AveragePooling2D,
    BatchNormalization,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    GaussianNoise,
    GlobalAveragePooling2D,
    MaxPooling2D,
    RandomDistortion,
    RandomErasing,
    RandomFlip,
    RandomRotation,
    RandomThickness,
    RandomTranslation,
    RandomZoom,
)
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.engine_interface import EngineError
from mnist_desktop.training.insight import counted_layers, excitements
from mnist_desktop.training.insights import InsightKeeper, open_insight
from mnist_desktop.training.keras.evaluation import KerasPredictor
from mnist_desktop.training.keras.importing import import_engine
from mnist_desktop.training.keras.insight import KerasInsight
from mnist_desktop.training.keras.model_builder import build_model
from mnist_desktop.training.scaling import scale
from mnist_desktop.training.scratch.activations import ACTIVATIONS
from mnist_desktop.training.scratch.insight import ScratchInsight
from tests.conftest import make_info

pytestmark = pytest.mark.tensorflow

MEAN, STD = 0.13, 0.31
CLOSE = 1e-5
MOVERS = (
    RandomFlip(), RandomErasing(1.0, 0.3), RandomDistortion(), RandomThickness(), RandomTranslation(0.2, 0.2),
    RandomRotation(0.1), RandomZoom(0.3), GaussianNoise(0.5),
)  # fmt: skip
EVERYTHING = ModelSpec(
    (
        *MOVERS, Conv2D(4, 5, 2, "same", "linear", False, "he_normal"), BatchNormalization(0.5, 0.01), ActivationLayer("swish"),
        MaxPooling2D(3, 0, "same"), AveragePooling2D(2, 1), Conv2D(6, 2, l1=0.1, l2=0.2), GlobalAveragePooling2D(),
        Dropout(0.5), Dense(10, "softmax"),
    )
)  # fmt: skip
OF_DENSE = ModelSpec(
    (ActivationLayer("tanh"), Flatten(), Dense(12, "relu"), BatchNormalization(), Dropout(0.3), Dense(8, "gelu", False),
     Dense(10, "linear"), ActivationLayer("softmax"))
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def tensorflow():
    import_engine()


@pytest.fixture(scope="module")
def images(tiny_dataset: Dataset) -> np.ndarray:
    return tiny_dataset.test_images[:5]


def random_weights(spec: ModelSpec, seed: int = 1):
    """What training might leave: none of them is zero, and variances are above it."""
    random = np.random.default_rng(seed)
    return tuple(
        (0.5 + random.random(each.shape)).astype(np.float32) if len(each.shape) == 1
        else random.normal(0, 1 / np.sqrt(np.prod(each.shape[:-1])), each.shape).astype(np.float32)
        for each in build_model(spec, 0).weights
    )  # fmt: skip


def cut_models(spec: ModelSpec, weights):
    """Keras' own: a model for each layer, that ends there."""
    import keras

    model = build_model(spec, 0)
    model.set_weights(weights)
    return model, [keras.Model(model.inputs[0], layer.output) for layer in model.layers]


@pytest.mark.parametrize("spec", [EVERYTHING, OF_DENSE], ids=["maps", "rows"])
def test_activations_are_those_of_a_keras_model_cut_at_each_layer(spec, images):
    weights = random_weights(spec)
    pixels = scale(images, MEAN, STD)
    model, cut = cut_models(spec, weights)
    found = KerasInsight(spec, weights, MEAN, STD).activations(images)
    for part, layer in zip(cut, found.layers, strict=True):
        np.testing.assert_allclose(layer, part(pixels, training=False).numpy(), atol=CLOSE, rtol=CLOSE)
    shares = np.exp(found.logits - found.logits.max(1, keepdims=True))
    np.testing.assert_allclose(shares / shares.sum(1, keepdims=True), model(pixels, training=False).numpy(), atol=CLOSE)


@pytest.mark.parametrize("spec", [EVERYTHING, OF_DENSE], ids=["maps", "rows"])
def test_gradients_are_those_of_the_tape(spec, images):
    import tensorflow as tf

    weights = random_weights(spec)
    insight = KerasInsight(spec, weights, MEAN, STD)
    model, cut = cut_models(spec, weights)
    for number in (0, 7):
        pixels = tf.constant(scale(images[:1], MEAN, STD))
        with tf.GradientTape() as tape:
            tape.watch(pixels)
            closing = model.layers[-1]
            before = cut[-2](pixels, training=False)
            logits = tf.matmul(before, closing.kernel) + closing.bias if hasattr(closing, "kernel") else before
            logit = logits[0, number]
        expected = tape.gradient(logit, pixels).numpy()[0, :, :, 0]
        assert np.abs(expected).max() > 1e-4
        np.testing.assert_allclose(insight.gradient(images[0], number), expected, atol=CLOSE, rtol=CLOSE)


@pytest.mark.parametrize("layers", [EVERYTHING.layers[1:], OF_DENSE.layers], ids=["dense", "softmax"])
def test_asked_both_ways_the_last_layer_has_the_mean_and_all_others_see_the_image_as_it_is(layers, images):
    spec, one_way = (ModelSpec((RandomFlip(both_ways), *layers)) for both_ways in (True, False))
    weights = random_weights(spec)
    found, plain, mirrored = (
        KerasInsight(each, weights, MEAN, STD).activations(seen)
        for each, seen in ((spec, images), (one_way, images), (one_way, images[:, :, ::-1]))
    )
    for own, theirs in zip(found.layers[:-1], plain.layers[:-1], strict=True):
        np.testing.assert_allclose(own, theirs, atol=CLOSE, rtol=CLOSE)
    np.testing.assert_allclose(found.mean_of_ways, (plain.layers[-2] + mirrored.layers[-2]) / 2, atol=CLOSE)
    assert plain.mean_of_ways is None
    np.testing.assert_allclose(found.layers[-1], KerasPredictor(spec, weights, MEAN, STD)(images), atol=CLOSE)
    insight = KerasInsight(spec, weights, MEAN, STD)
    np.testing.assert_allclose(insight.logits(images), found.logits, atol=CLOSE)
    slope = insight.gradient(images[0], 3)
    np.testing.assert_allclose(insight.gradient(images[0][:, ::-1], 3), slope[:, ::-1], atol=CLOSE)
    assert np.abs(slope - slope[:, ::-1]).max() > 1e-4


def test_the_mean_of_both_ways_has_a_column_that_feeds_the_sums(images):
    spec = ModelSpec((RandomFlip(both_ways=True), *EVERYTHING.layers[1:]))
    columns = columns_of(spec)
    assert [column.kind for column in columns[-4:]] == [ColumnKind.LAYER, ColumnKind.MEAN, ColumnKind.LOGITS, ColumnKind.SOFTMAX]
    assert ColumnKind.MEAN not in {column.kind for column in columns_of(EVERYTHING)}
    weights = random_weights(spec)
    insight = KerasInsight(spec, weights, MEAN, STD)
    sight = sight_of(spec, weights, scale(images[:1], MEAN, STD)[0], insight.activations(images[:1]))
    place = len(columns) - 3
    feed = feed_of(sight, place, 2)
    assert feed == MeanOfWays(float(sight.values[place - 1][2]), float(sight.values[place][2]))
    assert feed.value != feed.output
    sums = feed_of(sight, place + 1, 4)
    assert sums.total.sum == pytest.approx(float(sight.values[place + 1][4]), abs=1e-4), "they add up from the mean"


def test_asked_both_ways_softmax_regression_still_shows_its_templates(images):
    spec = ModelSpec((RandomFlip(both_ways=True), Flatten(), Dense(10, "softmax")))
    weights = random_weights(spec)
    insight = KerasInsight(spec, weights, MEAN, STD)
    sight = sight_of(spec, weights, scale(images[:1], MEAN, STD)[0], insight.activations(images[:1]))
    place = len(sight.columns) - 2
    feed = feed_of(sight, place, 3)
    assert isinstance(feed, Template)
    np.testing.assert_allclose(feed.pixels, feed.pixels[:, ::-1], atol=CLOSE)
    assert feed.total.sum == pytest.approx(float(sight.values[place][3]), abs=1e-4)


def test_other_weights_are_used_at_once_and_nothing_is_compiled_again(images):
    spec, first, second = OF_DENSE, random_weights(OF_DENSE, 1), random_weights(OF_DENSE, 2)
    insight = KerasInsight(spec, first, MEAN, STD)
    before = insight.logits(images)
    compiled = dict(insight._functions)
    other = insight.with_weights(second)
    np.testing.assert_allclose(other.logits(images), KerasInsight(spec, second, MEAN, STD).logits(images), atol=CLOSE)
    assert other._functions == compiled
    np.testing.assert_array_equal(insight.logits(images), before)


@pytest.mark.parametrize("kind", [KerasInsight, ScratchInsight])
def test_weights_of_other_layers_are_refused(kind):
    spec = ModelSpec((Flatten(), Dense(10, "softmax")))
    weights = random_weights(spec)
    insight = kind(spec, weights, 0.0, 1.0)
    with pytest.raises(EngineError, match="do not fit"):
        insight.with_weights(weights[:1])


@pytest.mark.parametrize("activation", get_args(ActivationName))
def test_engine_from_scratch_agrees_with_keras(activation, images):
    spec = ModelSpec(
        (
            ActivationLayer("tanh"),
            Dropout(0.2),
            Flatten(),
            Dense(9, activation),
            ActivationLayer(activation),
            Dense(10, "softmax"),
        )
    )
    weights = random_weights(spec)
    keras, scratch = (kind(spec, weights, MEAN, STD) for kind in (KerasInsight, ScratchInsight))
    theirs, ours = keras.activations(images), scratch.activations(images)
    for one, other in zip((*theirs.layers, theirs.logits), (*ours.layers, ours.logits), strict=True):
        np.testing.assert_allclose(other, one, atol=CLOSE, rtol=CLOSE)
    np.testing.assert_allclose(scratch.gradient(images[0], 3), keras.gradient(images[0], 3), atol=CLOSE, rtol=CLOSE)
    for one, other in zip(keras.answers(images), scratch.answers(images), strict=True):
        np.testing.assert_allclose(other, one, atol=CLOSE, rtol=CLOSE)


@pytest.mark.parametrize("index", range(len(MOVERS)), ids=lambda index: MOVERS[index].kind)
def test_layers_that_act_in_training_only_change_the_image_by_seed_and_keep_it_in_use(index, images):
    spec = ModelSpec((MOVERS[index], Flatten(), Dense(10, "softmax")))
    insight = KerasInsight(spec, random_weights(spec), 0.0, 1.0)
    pixels = scale(images[:1], 0.0, 1.0)[0]
    drawn = [insight.in_training(images[0], 0, seed) for seed in range(6)]
    np.testing.assert_array_equal(insight.in_training(images[0], 0, 0), drawn[0])
    assert len({each.tobytes() for each in drawn}) > 1
    np.testing.assert_array_equal(insight.activations(images[:1]).layers[0][0], pixels)


@pytest.mark.parametrize("kind", [KerasInsight, ScratchInsight])
def test_dropout_sets_its_share_to_zero_and_makes_up_for_it(kind, images):
    spec = ModelSpec((Flatten(), Dense(40, "sigmoid"), Dropout(0.25), Dense(10, "softmax")))
    insight = kind(spec, random_weights(spec), 0.0, 1.0)
    before = insight.activations(images[:1]).layers[1][0]
    after = np.mean([insight.in_training(images[0], 2, seed) == 0 for seed in range(60)])
    assert 0.2 < after < 0.3
    once = insight.in_training(images[0], 2, 5)
    np.testing.assert_allclose(once[once > 0], before[once > 0] / 0.75, rtol=1e-6)


def test_counted_layers_answer_with_the_largest_number_of_each_map(images):
    insight = KerasInsight(EVERYTHING, random_weights(EVERYTHING), MEAN, STD)
    layers = insight.activations(images).layers
    counted = counted_layers(EVERYTHING)
    assert [EVERYTHING.layers[at].kind for at in counted] == ["Conv2D", "BatchNormalization", "Activation", "Conv2D"]
    for at, answers in zip(counted, insight.answers(images), strict=True):
        np.testing.assert_allclose(answers, layers[at].max((1, 2)), rtol=CLOSE)


def test_units_that_no_test_image_moves_are_dead_and_a_stop_ends_the_search(tiny_dataset):
    spec = ModelSpec((Flatten(), Dense(3, "relu"), Dense(10, "softmax")))
    kernel, _, *rest = random_weights(spec)
    weights = (np.abs(kernel) * np.array([1, -1, 1]), np.array([0, -1, 0.5]), *rest)
    insight = ScratchInsight(spec, weights, 0.0, 1.0)
    done: list[float] = []
    found = excitements(insight, tiny_dataset, StopToken(), done.append)[1]
    assert found.dead.tolist() == [False, True, False]
    assert done[-1] == 1
    answers = insight.activations(tiny_dataset.test_images).layers[1]
    assert [image for image, _ in found.best_images(2)] == np.argsort(-answers[:, 2], kind="stable")[:NINE].tolist()
    stop = StopToken()
    stop.stop()
    assert not excitements(insight, tiny_dataset, stop)[1].dead.any()


def test_a_run_is_looked_into_with_the_engine_that_trained_it(tiny_dataset):
    spec = ModelSpec((Flatten(), Dense(10, "softmax")))
    info = msgspec.structs.replace(make_info("20260101-120000-abcdef", tiny_dataset), spec=spec)
    record = RunRecord(info, random_weights(spec))
    assert isinstance(open_insight(record), KerasInsight)
    from_scratch = msgspec.structs.replace(info, config=TrainingConfig(engine="scratch"))
    assert isinstance(open_insight(replace(record, info=from_scratch)), ScratchInsight)
    broken = msgspec.structs.replace(info, spec=ModelSpec((Flatten(),)))
    with pytest.raises(EngineError):
        open_insight(replace(record, info=broken))


@pytest.mark.parametrize("spec", [EVERYTHING, OF_DENSE], ids=["maps", "rows"])
def test_what_feeds_a_unit_adds_up_to_what_the_network_computed(spec, images):
    weights = random_weights(spec)
    activations = KerasInsight(spec, weights, MEAN, STD).activations(images[:1])
    sight = sight_of(spec, weights, scale(images[:1], MEAN, STD)[0], activations)
    for place, column in enumerate(sight.columns):
        for unit in {0, column.units - 1}:
            feed = feed_of(sight, place, unit)
            strongest = float(unit_strengths(sight.values[place])[unit])
            match feed:
                case None:
                    assert column.kind in (ColumnKind.IMAGE, ColumnKind.SOFTMAX)
                    continue
                case Inputs(total=total) | Template(total=total) | KernelWindow(total=total):
                    bent = ACTIVATIONS[total.activation].function(np.array([total.sum]))
                    assert bent.item() == pytest.approx(total.output, abs=1e-4)
                    assert total.output == strongest
                    continue
                case Normalised():
                    worked = feed.scale * (feed.value - feed.mean) / np.sqrt(feed.variance + feed.epsilon) + feed.shift
                    assert worked == pytest.approx(strongest, abs=1e-4)
                case PooledWindow(largest=largest):
                    made = np.nanmax(feed.values) if largest else np.nanmean(feed.values)
                    assert made == pytest.approx(strongest, abs=1e-5)
            assert feed.output == strongest


def test_another_epoch_of_a_run_is_looked_into_with_what_is_built_already(tiny_dataset):
    spec = ModelSpec((Flatten(), Dense(10, "softmax")))
    info = msgspec.structs.replace(make_info("20260101-120000-abcdef", tiny_dataset), config=TrainingConfig(engine="scratch"))
    first, second = (RunRecord(msgspec.structs.replace(info, spec=spec), random_weights(spec, seed)) for seed in (1, 2))
    opened = []

    def opens(record):
        opened.append(record)
        return open_insight(record)

    keeper = InsightKeeper(opens)
    before = keeper.of(first)
    assert keeper.of(first) is before
    assert keeper.of(second) is not before
    assert opened == [first]
    keeper.of(replace(second, pixel_std=0.5))
    assert len(opened) == 2
