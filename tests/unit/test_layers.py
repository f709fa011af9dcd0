"""Shapes and parameter counts of each layer kind: by hand, and against Keras itself."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from mnist_desktop.core.fields import FieldKind, fields_of
from mnist_desktop.core.model.layers import (
    LAYER_TYPES,
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
    layer_help,
)
from mnist_desktop.core.model.shapes import NeedsImageError, NeedsRowError, WindowTooLargeError, shape_text

IMAGE = (28, 28, 1)
ROW = (784,)


@pytest.mark.parametrize(
    ("layer", "given_shape", "output", "count", "formula"),
    [
        (Flatten(), (3, 3, 64), (576,), 0, ""),
        (Dense(64), ROW, (64,), 50_240, "(784 + 1) × 64"),
        (Dense(64, use_bias=False), ROW, (64,), 50_176, "784 × 64"),
        (Dropout(), IMAGE, IMAGE, 0, ""),
        (ActivationLayer(), ROW, ROW, 0, ""),
        (BatchNormalization(), (14, 14, 16), (14, 14, 16), 64, "4 × 16"),
        (Conv2D(32, 3), IMAGE, (26, 26, 32), 320, "(3 × 3 × 1 + 1) × 32"),
        (Conv2D(64, 3), (13, 13, 32), (11, 11, 64), 18_496, "(3 × 3 × 32 + 1) × 64"),
        (Conv2D(8, 5, strides=2, use_bias=False), IMAGE, (12, 12, 8), 200, "5 × 5 × 1 × 8"),
        (Conv2D(8, 5, strides=3, padding="same"), IMAGE, (10, 10, 8), 208, "(5 × 5 × 1 + 1) × 8"),
        (MaxPooling2D(2), (11, 11, 64), (5, 5, 64), 0, ""),
        (MaxPooling2D(2, padding="same"), (11, 11, 64), (6, 6, 64), 0, ""),
        (AveragePooling2D(3, strides=1), (11, 11, 64), (9, 9, 64), 0, ""),
        (GlobalAveragePooling2D(), (7, 7, 128), (128,), 0, ""),
        (GaussianNoise(), ROW, ROW, 0, ""),
        (RandomTranslation(), IMAGE, IMAGE, 0, ""),
        (RandomRotation(), IMAGE, IMAGE, 0, ""),
        (RandomZoom(), IMAGE, IMAGE, 0, ""),
        (RandomFlip(), IMAGE, IMAGE, 0, ""),
        (RandomErasing(), IMAGE, IMAGE, 0, ""),
        (RandomDistortion(), IMAGE, IMAGE, 0, ""),
        (RandomThickness(), IMAGE, IMAGE, 0, ""),
    ],
    ids=lambda value: value.kind if hasattr(value, "kind") else None,
)
def test_a_layer_knows_its_output_shape_and_what_it_learns(layer, given_shape, output, count, formula):
    assert layer.output_shape(given_shape) == output
    assert layer.parameter_count(given_shape) == count
    assert layer.parameter_formula(given_shape) == formula


@pytest.mark.parametrize("kind", [Conv2D, MaxPooling2D, AveragePooling2D, GlobalAveragePooling2D, RandomTranslation,
                                  RandomRotation, RandomZoom, RandomFlip, RandomErasing, RandomDistortion,
                                  RandomThickness])  # fmt: skip
def test_an_image_layer_refuses_a_row(kind):
    with pytest.raises(NeedsImageError) as error:
        kind().output_shape(ROW)
    assert error.value.shape == ROW


def test_dense_refuses_an_image():
    with pytest.raises(NeedsRowError):
        Dense().output_shape(IMAGE)


@pytest.mark.parametrize("layer", [Conv2D(8, 4), MaxPooling2D(4)])
def test_a_window_larger_than_the_image_is_refused_unless_padded(layer):
    with pytest.raises(WindowTooLargeError) as error:
        layer.output_shape((3, 3, 8))
    assert error.value.window == 4
    padded = type(layer)(**{name: getattr(layer, name) for name in layer.__struct_fields__} | {"padding": "same"})
    assert padded.output_shape((3, 3, 8))[-1] == 8


@pytest.mark.parametrize(
    ("layer", "words"),
    [
        (Flatten(), ""),
        (Dense(64), "64 relu"),
        (Dense(10, "softmax", use_bias=False, l2=0.001), "10 softmax use_bias=False L2 0.001"),
        (Dense(10, initializer="he_normal", l1=1e-5), "10 relu he_normal L1 1e-05"),
        (Conv2D(32, 3), "32 3×3 relu"),
        (Conv2D(16, 5, strides=2, padding="same", activation="linear", use_bias=False), "16 5×5 /2 same linear use_bias=False"),
        (MaxPooling2D(2), "2×2"),
        (MaxPooling2D(3, strides=2, padding="same"), "3×3 /2 same"),
        (RandomTranslation(0.1, 0.05), "0.1 0.05"),
        (RandomErasing(0.5, 0.25), "0.5 0.25"),
        (RandomFlip(), ""),
        (RandomFlip(both_ways=True), "both_ways"),
        (RandomDistortion(0.04, 0.1, 0.2, 0.05, 0.03), "0.04 0.1 0.2 0.05 0.03"),
    ],
)
def test_the_settings_of_a_layer_are_its_telling_parameters_in_the_words_of_keras(layer, words):
    assert layer.settings == words


def test_every_kind_has_a_name_of_its_own_and_a_sentence_of_help():
    assert [kind().kind for kind in LAYER_TYPES] == [
        "Flatten", "Dense", "Dropout", "Activation", "BatchNormalization", "Conv2D", "MaxPooling2D", "AveragePooling2D",
        "GlobalAveragePooling2D", "GaussianNoise", "RandomTranslation", "RandomRotation", "RandomZoom",
        "RandomFlip", "RandomErasing", "RandomDistortion", "RandomThickness",
    ]  # fmt: skip
    assert all(layer_help(kind).endswith(".") for kind in LAYER_TYPES)


def test_a_shape_is_written_as_people_write_it():
    assert shape_text((13, 13, 32)) == "13 × 13 × 32"
    assert shape_text((784,)) == "784"


def values_of(field):
    """Any allowed value of a field; numbers small enough for a network to be built in a blink."""
    match field.kind:
        case FieldKind.INTEGER:
            return st.integers(int(field.minimum), int(min(field.maximum, 9)))
        case FieldKind.REAL:
            return st.floats(field.minimum, field.maximum)
        case FieldKind.BOOLEAN:
            return st.booleans()
    return st.sampled_from(field.choices)


def layers(*kinds):
    return st.one_of(*(st.builds(kind, **{field.name: values_of(field) for field in fields_of(kind)}) for kind in kinds))


ANY_SHAPE = (Dropout, ActivationLayer, BatchNormalization, GaussianNoise)
IMAGE_ONLY = (Conv2D, MaxPooling2D, AveragePooling2D, RandomTranslation, RandomRotation, RandomZoom, RandomFlip)
STACKS = st.tuples(
    st.lists(layers(*IMAGE_ONLY, *ANY_SHAPE), max_size=4),
    layers(Flatten, GlobalAveragePooling2D),
    st.lists(layers(Dense, *ANY_SHAPE), max_size=3),
).map(lambda parts: [*parts[0], parts[1], *parts[2]])


def in_keras(layer):
    """The Keras layer of the same name and parameters."""
    import keras

    values = {name: getattr(layer, name) for name in layer.__struct_fields__}
    for other in ("l1", "l2", "initializer", "both_ways"):  # they change no shape and no count
        values.pop(other, None)
    if values.get("strides") == 0:
        values["strides"] = None
    if isinstance(layer, RandomZoom):
        values["height_factor"] = values.pop("factor")
    return getattr(keras.layers, layer.kind)(**values)


@pytest.mark.tensorflow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(stack=STACKS)
def test_shapes_and_counts_are_those_of_keras(stack):
    shape, expected = IMAGE, []
    for layer in stack:
        try:
            count, shape = layer.parameter_count(shape), layer.output_shape(shape)
        except WindowTooLargeError:
            assume(False)
        expected.append((shape, count))
    found, shape = [], (None, *IMAGE)
    for layer in stack:
        twin = in_keras(layer)
        twin.build(shape)
        shape = twin.compute_output_shape(shape)
        found.append((tuple(shape[1:]), twin.count_params()))
    assert found == expected
