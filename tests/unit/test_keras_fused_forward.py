"""The forward pass in few walks over the feature maps gives what Keras' own layers give, and so does its gradient."""

from __future__ import annotations

import numpy as np
import pytest

from mnist_desktop.core.model.layers import (
    ActivationLayer,
    AveragePooling2D,
    BatchNormalization,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    MaxPooling2D,
    RandomFlip,
)
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.training.keras.importing import import_engine
from mnist_desktop.training.keras.model_builder import build_model

pytestmark = pytest.mark.tensorflow

END = (Flatten(), Dense(10, "softmax"))
STACKS = {
    "relu of a convolution before pooling": (Conv2D(4, 3), MaxPooling2D(2), *END),
    "a convolution without bias": (Conv2D(4, 3, use_bias=False), MaxPooling2D(2), *END),
    "windows that overlap and reach over the edge": (Conv2D(4, 3), MaxPooling2D(3, 2, "same"), *END),
    "windows that leave rows out": (Conv2D(4, 3), MaxPooling2D(2, 3), *END),
    "pooling twice": (Conv2D(4, 3), MaxPooling2D(2), MaxPooling2D(2), *END),
    "another activation before pooling": (Conv2D(4, 3, activation="tanh"), MaxPooling2D(2), *END),
    "relu before mean pooling": (Conv2D(4, 3), AveragePooling2D(2), *END),
    "rows that no window reaches": (Conv2D(4, 3), MaxPooling2D(2), Conv2D(3, 3), MaxPooling2D(2), Conv2D(3, 3), *END),
    "rows that strides leave out": (Conv2D(4, 4, 3), Conv2D(3, 2, 2, activation="tanh"), AveragePooling2D(3), *END),
    "rows that only padding reaches": (Conv2D(4, 4), MaxPooling2D(2), Conv2D(3, 2, padding="same"), MaxPooling2D(5), *END),
    "patches of small maps": (Conv2D(30, 5, 5), Conv2D(5, 3, use_bias=False), *END),
    "patches of pooled maps": (Conv2D(30, 4), MaxPooling2D(6), Conv2D(5, 3), MaxPooling2D(2), *END),
    "two convolutions in a row": (Conv2D(4, 3), MaxPooling2D(2), Conv2D(3, 3), Conv2D(3, 3), Dropout(0.5), *END),
    "normalisation behind two convolutions": (Conv2D(4, 3), Conv2D(3, 3), BatchNormalization(), ActivationLayer("relu"), *END),
    "relu as a layer": (Conv2D(4, 3, activation="linear"), ActivationLayer("relu"), MaxPooling2D(2), *END),
    "normalised maps": (Conv2D(4, 3, activation="linear"), BatchNormalization(), ActivationLayer("relu"), MaxPooling2D(2), *END),
    "normalised units": (Flatten(), Dense(8), BatchNormalization(0.5, 0.1), Dense(10, "softmax")),
    "normalised pixels": (BatchNormalization(), Conv2D(4, 3), *END),
    "dropped units": (Conv2D(4, 3), MaxPooling2D(2), Dropout(0.5), *END),
}


@pytest.fixture(scope="module", autouse=True)
def tensorflow():
    import_engine()


def outputs_gradient_and_state(stack, pixels, call):
    """What a fresh network says, its gradient, and its other variables, after `call(model, pixels)` in training."""
    import tensorflow as tf

    model = build_model(ModelSpec(stack), seed=1)
    with tf.GradientTape() as tape:
        outputs = call(model, pixels)
        loss = tf.reduce_mean(-tf.math.log(outputs[:, 3] + 0.1))
    gradient = tape.gradient(loss, model.trainable_variables)
    return outputs, gradient, [variable.value for variable in model.non_trainable_variables], model


def for_any_number_of_images(model, training):
    """The forward pass compiled as the engine does it, the size of the batch being open."""
    import tensorflow as tf

    from mnist_desktop.training.keras.fused_forward import forward

    shape = tf.TensorSpec([None, 28, 28, 1], tf.float32)
    return tf.function(lambda pixels: forward(model, pixels, training=training), input_signature=[shape], autograph=False)


@pytest.mark.parametrize("images", [7, 1])
@pytest.mark.parametrize("stack", STACKS.values(), ids=STACKS)
def test_outputs_gradient_and_running_means_are_those_of_the_layers_one_by_one(stack, images):
    # Mostly background, as in real images: all values of many windows are equal.
    random = np.random.default_rng(0)
    pixels = (random.random((images, 28, 28, 1)) * (random.random((images, 28, 28, 1)) < 0.2)).astype(np.float32)
    outputs, gradient, state, model = outputs_gradient_and_state(
        stack, pixels, lambda model, pixels: for_any_number_of_images(model, True)(pixels)
    )
    their_outputs, their_gradient, their_state, _ = outputs_gradient_and_state(
        stack, pixels, lambda model, pixels: model(pixels, training=True)
    )
    assert_alike([outputs, *state], [their_outputs, *their_state])
    # The gradient of a bias in front of a normalisation is zero: a sum of slopes as large as the others that cancel out.
    assert_alike(gradient, their_gradient, rounding=3e-5 * max(np.abs(each).max() for each in their_gradient))
    predicted = for_any_number_of_images(model, False)(pixels), model(pixels, training=False)
    assert_alike(*([each] for each in predicted))


@pytest.mark.parametrize("images", [3, 1])
@pytest.mark.parametrize("end", [END, (Flatten(), Dense(10, "linear"), ActivationLayer("softmax"))], ids=["dense", "softmax"])
def test_a_network_asked_both_ways_gives_its_last_layer_the_mean_of_both(end, images):
    model = build_model(ModelSpec((RandomFlip(both_ways=True), Conv2D(4, 3), Conv2D(4, 3), MaxPooling2D(2), *end)), seed=1)
    pixels = np.random.default_rng(0).random((images, 28, 28, 1)).astype(np.float32)

    def features(images):
        for layer in model.layers[:-1]:
            images = layer(images, training=False)
        return images

    given = for_any_number_of_images(model, False)
    assert_alike([given(pixels)], [model.layers[-1]((features(pixels) + features(pixels[:, :, ::-1])) / 2)])
    assert_alike([given(pixels[:, :, ::-1])], [given(pixels)])
    one_way = model(pixels, training=False)
    assert np.abs(given(pixels) - one_way).max() > 1e-3


def test_training_looks_at_each_image_one_way():
    stack = Conv2D(4, 3), MaxPooling2D(2), *END
    pixels = np.random.default_rng(0).random((8, 28, 28, 1)).astype(np.float32)

    def trained(both_ways):
        call = lambda model, images: for_any_number_of_images(model, True)(images)  # noqa: E731
        return outputs_gradient_and_state((RandomFlip(both_ways), *stack), pixels, call)

    (outputs, gradient, *_), (their_outputs, their_gradient, *_) = trained(True), trained(False)
    assert_alike([outputs, *gradient], [their_outputs, *their_gradient])


def test_what_no_window_looks_at_is_not_computed():
    from mnist_desktop.training.keras.fused_forward import rows_looked_at

    def rows(*layers):
        return rows_looked_at(build_model(ModelSpec((*layers, *END)), seed=0).layers[: len(layers)], 28)

    assert rows(Conv2D(4, 3), MaxPooling2D(2), Conv2D(3, 3), MaxPooling2D(2), Conv2D(3, 3)) == 26
    assert rows(Conv2D(4, 3), MaxPooling2D(2)) == 28
    assert rows(Conv2D(4, 4), MaxPooling2D(2)) == 27
    assert rows(Conv2D(4, 3, 2)) == 27
    assert rows(Conv2D(4, 3, padding="same"), MaxPooling2D(3)) == 28, "padding depends on the size"
    assert rows(MaxPooling2D(3, 2, "same")) == 28
    assert rows(Conv2D(4, 1), ActivationLayer("relu")) == 28


@pytest.mark.parametrize(
    ("layers", "suits"),
    [
        ((Conv2D(30, 5, 5), Conv2D(5, 3)), True),
        ((Conv2D(30, 5, 4), Conv2D(5, 3)), False),  # 4x4 outputs
        ((Conv2D(20, 5, 5), Conv2D(5, 3)), False),  # 180 weights
        ((Conv2D(30, 5, 5), Conv2D(5, 3, padding="same")), False),
        ((Conv2D(30, 5, 5), Conv2D(5, 3, 2)), False),
        ((Conv2D(8, 3), Conv2D(5, 24)), False),  # 3x3 outputs of a large map
    ],
)
def test_small_maps_with_many_channels_are_cut_into_patches(layers, suits):
    import tensorflow as tf

    from mnist_desktop.training.keras.patches import suits_patches

    first, second, *_ = build_model(ModelSpec((*layers, *END)), seed=0).layers
    assert suits_patches(second, first(tf.zeros((1, 28, 28, 1)))) is suits


def test_training_leaves_no_gradient_behind_that_keeps_its_graph():
    import tensorflow as tf
    from tensorflow.python.framework import ops

    from mnist_desktop.training.keras.fused_forward import forward

    model = build_model(ModelSpec((Conv2D(4, 3), MaxPooling2D(2), *END)), seed=0)

    def gradient(pixels):
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(forward(model, pixels, training=True) ** 2)
        return tape.gradient(loss, model.trainable_variables)

    registered = set(ops.gradient_registry.list())
    tf.function(gradient, autograph=False)(np.zeros((2, 28, 28, 1), np.float32))
    assert set(ops.gradient_registry.list()) == registered


def assert_alike(ours, theirs, rounding=0.0):
    """Equal but for float32's rounding, some thousand times its precision, beside the largest number of each array."""
    for one, other in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(one, other, rtol=0, atol=2e-4 * np.abs(other).max() + rounding)
