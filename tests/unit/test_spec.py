"""What is said of a whole network: shapes, sums, problems with their repairs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mnist_desktop.core.model.layers import (
    LAYER_TYPES,
    ActivationLayer,
    BatchNormalization,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    GaussianNoise,
    GlobalAveragePooling2D,
    MaxPooling2D,
    RandomErasing,
    RandomFlip,
)
from mnist_desktop.core.model.spec import (
    MAX_LAYERS,
    ModelSpec,
    Problem,
    analyse,
    insert,
    move,
    move_before,
    remove,
    replace_layer,
)

OUTPUT = Dense(10, "softmax")
FIRST_NETWORK = ModelSpec((Flatten(), Dense(64), Dense(32), OUTPUT), "First network")


def spec(*layers) -> ModelSpec:
    return ModelSpec(layers)


def only_problem(model: ModelSpec) -> Problem:
    (problem,) = analyse(model, 10).problems
    return problem


def test_the_first_network_has_52650_parameters_and_no_problem():
    analysis = analyse(FIRST_NETWORK, 10)
    assert [row.output_shape for row in analysis.rows] == [(784,), (64,), (32,), (10,)]
    assert [row.input_shape for row in analysis.rows] == [(28, 28, 1), (784,), (64,), (32,)]
    assert [row.parameters for row in analysis.rows] == [0, 50_240, 2_080, 330]
    assert analysis.parameters == 52_650
    assert analysis.problems == ()


def test_dense_after_conv_offers_to_insert_flatten():
    problem = only_problem(spec(Conv2D(32), MaxPooling2D(), OUTPUT))
    assert problem.text == "Layer 3, Dense: needs a row of numbers, but gets an image of 13 × 13 × 32."
    assert (problem.index, problem.blocking, problem.fix_label) == (2, True, "Insert Flatten")
    assert problem.fixed == spec(Conv2D(32), MaxPooling2D(), Flatten(), OUTPUT)


def test_a_flatten_that_comes_too_late_moves_up():
    late = ModelSpec((Conv2D(8), Dense(16), Dropout(), Flatten(), OUTPUT))
    problem = analyse(late, 10).blocking
    assert (problem.index, problem.fix_label) == (1, "Move Flatten up")
    assert problem.fixed.layers == (Conv2D(8), Flatten(), Dense(16), Dropout(), OUTPUT)
    assert analyse(problem.fixed, 10).problems == ()


def test_a_flatten_behind_a_later_image_layer_stays_where_it_is():
    late = ModelSpec((Dense(16), Conv2D(8), Flatten(), OUTPUT))
    assert analyse(late, 10).blocking.fix_label == "Insert Flatten"


def test_conv_after_flatten_offers_to_move_up():
    problem = only_problem(spec(Flatten(), Conv2D(8), OUTPUT))
    assert problem.text == "Layer 2, Conv2D: needs an image, but gets a row of 784 numbers."
    assert problem.fix_label == "Move it up"
    assert problem.fixed == spec(Conv2D(8), Flatten(), OUTPUT)


def test_a_flatten_that_comes_too_early_is_removed_when_there_is_a_later_one():
    problem = only_problem(spec(Conv2D(8), Flatten(), MaxPooling2D(), Flatten(), OUTPUT))
    assert problem.fix_label == "Remove Flatten"
    assert problem.fixed == spec(Conv2D(8), MaxPooling2D(), Flatten(), OUTPUT)


def test_a_second_global_pooling_is_removed():
    problem = only_problem(spec(GlobalAveragePooling2D(), GlobalAveragePooling2D(), OUTPUT))
    assert problem.fixed == spec(GlobalAveragePooling2D(), OUTPUT)


def test_a_window_larger_than_its_image_offers_padding():
    problem = only_problem(spec(MaxPooling2D(10), Conv2D(8, 3), Flatten(), OUTPUT))
    assert problem.text == "Layer 2, Conv2D: its 3 × 3 window is larger than the image of 2 × 2 × 1 before it."
    assert problem.fix_label == "Use padding same"
    assert problem.fixed is not None
    assert analyse(problem.fixed, 10).problems == ()


def test_an_empty_model_offers_a_start():
    problem = only_problem(spec())
    assert problem.text == "The model has no layers yet."
    assert problem.fixed == spec(Flatten(), OUTPUT)


@pytest.mark.parametrize(
    ("model", "text", "label", "fixed"),
    [
        (spec(Flatten(), Dense(10)),
         "Layer 2, Dense: gives 10 numbers, but not yet probabilities; that takes softmax.",
         "Use softmax", spec(Flatten(), OUTPUT)),
        (spec(Flatten(), Dense(10, "linear"), BatchNormalization()),
         "Layer 3, BatchNormalization: gives 10 numbers, but not yet probabilities; that takes softmax.",
         "Add Activation softmax", spec(Flatten(), Dense(10, "linear"), BatchNormalization(), ActivationLayer("softmax"))),
        (spec(Flatten(), Dense(12, "softmax")),
         "Layer 2, Dense: has 12 units, but the data set has 10 classes.",
         "Use 10 units", spec(Flatten(), OUTPUT)),
        (spec(Flatten(), OUTPUT, Dropout()),
         "Layer 3, Dropout: stands behind softmax, but the 10 probabilities must come out last.",
         "Remove what follows softmax", spec(Flatten(), OUTPUT)),
        (spec(Flatten(), Dense(64)),
         "Layer 2, Dense: is the last one, but a model has to end in 10 probabilities, one per class.",
         "Add Dense 10 softmax", spec(Flatten(), Dense(64), OUTPUT)),
        (spec(Conv2D(8)),
         "Layer 1, Conv2D: is the last one, but a model has to end in 10 probabilities, one per class.",
         "Add Dense 10 softmax", spec(Conv2D(8), Flatten(), OUTPUT)),
    ],
)  # fmt: skip
def test_a_model_that_does_not_end_in_ten_probabilities_says_so_and_offers_a_repair(model, text, label, fixed):
    problem = only_problem(model)
    assert (problem.text, problem.fix.text, problem.fixed) == (text, label, fixed)
    assert problem.blocking


@pytest.mark.parametrize("end", [(ActivationLayer("softmax"),), ()])
def test_softmax_may_be_a_layer_of_its_own(end):
    layers = (Conv2D(10), GlobalAveragePooling2D(), *end)
    assert (analyse(ModelSpec(layers), 10).blocking is None) == bool(end)


def test_shapes_end_at_the_first_layer_that_cannot_be_and_only_that_one_is_reported():
    analysis = analyse(spec(Conv2D(8), Dense(64), Conv2D(4), OUTPUT), 10)
    assert [row.output_shape for row in analysis.rows] == [(26, 26, 8), None, None, None]
    assert [row.parameters for row in analysis.rows] == [80, None, None, None]
    assert [problem.index for problem in analysis.problems] == [1]
    assert analysis.rows[1].input_shape == (26, 26, 8)


def test_too_many_parameters_name_the_layer_that_has_most():
    model = spec(Conv2D(64), Flatten(), Dense(4096), OUTPUT)
    problem = only_problem(model)
    assert problem.blocking
    assert problem.text == (
        "Layer 3, Dense: has 177,213,440 of 177,255,050 parameters; 20,000,000 is the most that fits a school PC."
    )


def test_more_than_a_hundred_layers_are_a_problem():
    problem = only_problem(spec(Flatten(), *(Dense(2) for _ in range(MAX_LAYERS)), OUTPUT))
    assert problem.text == "The model has 102 layers; 100 is the most."


@pytest.mark.parametrize(
    ("model", "text"),
    [
        (spec(Flatten(), Dense(64, "softmax"), OUTPUT),
         "Layer 2, Dense: softmax inside a network squeezes all signals to shares of 1; relu learns better."),
        (spec(Conv2D(1, activation="softmax"), Flatten(), OUTPUT),
         "Layer 1, Conv2D: softmax inside a network squeezes all signals to shares of 1; relu learns better."),
        (spec(Flatten(), Dense(64), ActivationLayer("softmax"), OUTPUT),
         "Layer 3, Activation: softmax inside a network squeezes all signals to shares of 1; relu learns better."),
        (spec(Flatten(), Dense(64, "linear"), OUTPUT),
         "Layer 2, Dense: without an activation, it and the next Dense layer are no more than one layer."),
        (spec(Flatten(), Flatten(), OUTPUT),
         "Layer 2, Flatten: gets a row of numbers already and changes nothing."),
        (spec(RandomErasing(), GaussianNoise(), Conv2D(1), RandomFlip(both_ways=True), Flatten(), OUTPUT),
         ("Layer 4, RandomFlip: in use, the image itself is mirrored, so a layer that asks both ways belongs before "
          "the first layer that works on it.")),
    ],
)  # fmt: skip
def test_what_is_unwise_is_a_hint_that_blocks_nothing(model, text):
    analysis = analyse(model, 10)
    (hint,) = analysis.problems
    assert hint.text == text
    assert analysis.blocking is None
    assert hint.fixed is not None
    assert analyse(hint.fixed, 10).problems == ()


def test_layers_are_inserted_replaced_removed_and_moved():
    a, b, c, d = Dense(1), Dense(2), Dense(3), Dense(4)
    assert insert(spec(a, b), 1, c, d) == spec(a, c, d, b)
    assert replace_layer(spec(a, b), 1, c) == spec(a, c)
    assert remove(spec(a, b, c), 0, 2) == spec(b)
    assert move(spec(a, b, c), 0, 2) == spec(b, c, a)
    assert move_before(spec(a, b, c, d), (0, 2), 4) == spec(b, d, a, c)
    assert move_before(spec(a, b, c, d), (2, 3), 0) == spec(c, d, a, b)
    assert move_before(spec(a, b, c, d), (1,), 1) == spec(a, b, c, d)


def test_edits_keep_the_name():
    assert insert(FIRST_NETWORK, 1, Dropout()).name == "First network"


ANY_LAYER = st.sampled_from([*(kind() for kind in LAYER_TYPES), Dense(10), OUTPUT, Conv2D(4, 9), MaxPooling2D(5)])


@settings(deadline=None)
@given(st.lists(ANY_LAYER, max_size=9))
def test_following_the_offered_repairs_ends_in_a_model_that_trains(layers):
    model = ModelSpec(tuple(layers))
    for _ in range(30):
        problem = analyse(model, 10).blocking
        if problem is None:
            return
        assert problem.fixed is not None
        model = problem.fixed
    pytest.fail(f"the repairs of {layers} come to no end: {model}")
