"""The table of ranges: what it says of a field, what it refuses, and where arrow keys lead."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnist_desktop.core.fields import Field, FieldKind, RangeError, checked, field_of, fields_of, replace, stepped
from mnist_desktop.core.model.layers import LAYER_TYPES, Conv2D, Dense, Dropout, MaxPooling2D, RandomZoom
from mnist_desktop.core.training_config import TrainingConfig

STRUCTS = (*LAYER_TYPES, TrainingConfig)
NUMBERS = [field for struct in STRUCTS for field in fields_of(struct) if field.kind in (FieldKind.INTEGER, FieldKind.REAL)]


def test_a_field_carries_range_title_help_and_default():
    assert field_of(Dense, "units") == Field(
        "Dense", "units", FieldKind.INTEGER, "Units", "How many neurons the layer has.", 1.0, 4096.0, (), 64, "doubling", "",
        False,
    )  # fmt: skip


def test_fields_come_in_the_order_of_their_definition():
    assert [field.name for field in fields_of(Conv2D)][:5] == ["filters", "kernel_size", "strides", "padding", "activation"]


def test_a_choice_lists_the_words_of_keras():
    assert field_of(Dense, "activation").choices == (
        "relu", "sigmoid", "tanh", "elu", "gelu", "swish", "leaky_relu", "linear", "softmax"
    )  # fmt: skip


def test_the_outer_of_two_annotations_wins():
    assert field_of(RandomZoom, "factor").maximum == 0.9
    assert field_of(MaxPooling2D, "strides").minimum_word == "pool size"


def test_what_most_people_leave_alone_is_marked():
    assert [field.name for field in fields_of(Dense) if field.rare] == ["use_bias", "initializer", "l1", "l2"]


@pytest.mark.parametrize("struct", STRUCTS)
def test_every_field_has_a_title_and_a_sentence(struct):
    for field in fields_of(struct):
        if field.kind is not FieldKind.OTHER:
            assert field.title
            assert field.help.endswith(".")


@pytest.mark.parametrize("field", NUMBERS, ids=lambda field: field.name)
def test_every_number_has_a_range_that_holds_its_default(field):
    assert field.minimum is not None
    assert field.maximum is not None
    assert field.minimum <= field.default <= field.maximum


def test_an_unknown_field_is_a_key_error():
    with pytest.raises(KeyError):
        field_of(Dense, "color")


@pytest.mark.parametrize(
    ("struct", "name", "value", "sentence"),
    [
        (Dense, "units", 5000, "units must be a whole number from 1 to 4,096, not 5000."),
        (Dense, "units", 2.5, "units must be a whole number from 1 to 4,096, not 2.5."),
        (Dense, "units", True, "units must be a whole number from 1 to 4,096, not True."),
        (Dropout, "rate", 1, "rate must be a number from 0 to 0.99, not 1."),
        (Dense, "use_bias", "no", "use_bias must be true or false, not 'no'."),
        (Conv2D, "padding", "full", "padding must be one of valid, same, not 'full'."),
        (TrainingConfig, "learning_rate", 0.0, "learning_rate must be a number from 1e-07 to 100, not 0.0."),
    ],
)
def test_a_refused_value_is_told_with_what_the_field_takes(struct, name, value, sentence):
    with pytest.raises(RangeError) as error:
        checked(struct, name, value)
    assert error.value.text == sentence


def test_a_long_refused_value_is_cut():
    with pytest.raises(RangeError) as error:
        checked(Dense, "units", "x" * 1000)
    assert len(error.value.text) < 120


def test_replace_changes_only_what_it_is_told():
    assert replace(Dense(5, "tanh"), units=7) == Dense(7, "tanh")
    with pytest.raises(RangeError):
        replace(Dense(), units=0)


@pytest.mark.parametrize(
    ("struct", "name", "value", "steps", "reached"),
    [
        (TrainingConfig, "learning_rate", 0.001, 1, 0.002),
        (TrainingConfig, "learning_rate", 0.001, 2, 0.005),
        (TrainingConfig, "learning_rate", 0.001, 3, 0.01),
        (TrainingConfig, "learning_rate", 0.001, -1, 0.0005),
        (TrainingConfig, "learning_rate", 0.003, 1, 0.005),
        (TrainingConfig, "learning_rate", 100.0, 1, 100.0),
        (TrainingConfig, "learning_rate", 1e-5, -1, 1e-7),
        (TrainingConfig, "batch_size", 100, 1, 128),
        (TrainingConfig, "batch_size", 100, -1, 64),
        (TrainingConfig, "batch_size", 128, 1, 256),
        (Dense, "units", 1, -1, 1),
        (Dense, "units", 4096, 1, 4096),
        (Dense, "l2", 0.0, 1, 1e-5),
        (Dense, "l2", 1e-5, -1, 0.0),
        (Dropout, "rate", 0.25, 1, 0.3),
        (Dropout, "rate", 0.0, -1, 0.0),
        (TrainingConfig, "epochs", 15, 10, 25),
    ],
)
def test_an_arrow_key_leads_to_the_next_sensible_value(struct, name, value, steps, reached):
    assert stepped(field_of(struct, name), value, steps) == reached


@given(field=st.sampled_from(NUMBERS), share=st.floats(0, 1), steps=st.integers(-12, 12))
def test_steps_stay_in_range_and_go_the_way_they_are_told(field, share, steps):
    value = field.minimum + share * (field.maximum - field.minimum)
    if field.kind is FieldKind.INTEGER:
        value = math.floor(value)
    reached = stepped(field, value, steps)
    assert field.minimum <= reached <= field.maximum
    assert (reached - value) * steps >= 0
    if field.kind is FieldKind.INTEGER:
        assert reached == int(reached)
