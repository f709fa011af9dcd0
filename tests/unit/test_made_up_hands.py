"""Digits in made-up handwriting: every form of every digit, the same for the same seed, and what a training gets of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import numpy as np
import pytest
from msgspec import structs

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.drawing.allographs.lines import Choices, arc, curve
from mnist_desktop.core.drawing.digit_image import digit_image
from mnist_desktop.core.drawing.made_up_hands import ALLOGRAPHS, BOX, made_up_drawing, made_up_hands
from mnist_desktop.core.drawing.pen import MAX_PEN_WIDTH, MIN_PEN_WIDTH
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import RunEnded, RunEvent, RunStarted
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training import engines
from mnist_desktop.training.engine_interface import EngineError
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.preparation import prepare

SPEC = ModelSpec((Flatten(), Dense(10, "softmax")), "Reader")
CONFIG = TrainingConfig(engine="scratch", optimizer="sgd", epochs=1, batch_size=100, made_up_hands=0.5)
HANDS = 12


def job(dataset: Dataset, config: TrainingConfig = CONFIG) -> TrainingJob:
    return TrainingJob("20260101-120000-abcdef", Experiment(SPEC, config), dataset)


# The drawings


@pytest.mark.parametrize("allograph", ALLOGRAPHS, ids=lambda each: each.form.__name__)
def test_every_form_is_drawn_inside_its_box_and_in_many_ways(allograph):
    drawings = [made_up_drawing(allograph, np.random.default_rng(seed)) for seed in range(HANDS)]
    for drawing in drawings:
        assert drawing.box == BOX
        assert MIN_PEN_WIDTH <= drawing.pen_width <= MAX_PEN_WIDTH
        left, top, right, bottom = drawing.bounds
        assert min(left, top) >= 0
        assert max(right, bottom) <= BOX
    images = [digit_image(drawing) for drawing in drawings]
    assert len({image.tobytes() for image in images}) == HANDS


@pytest.mark.parametrize("allograph", ALLOGRAPHS, ids=lambda each: each.form.__name__)
def test_the_same_state_draws_the_same_strokes(allograph):
    one, other = (made_up_drawing(allograph, np.random.default_rng(5)) for _ in range(2))
    assert len(one.strokes) == len(other.strokes)
    assert all(np.array_equal(ours.points, theirs.points) for ours, theirs in zip(one.strokes, other.strokes, strict=True))


def test_every_digit_has_several_forms():
    labels = [each.label for each in ALLOGRAPHS]
    assert all(labels.count(label) >= 2 for label in range(10))
    assert all(each.weight > 0 for each in ALLOGRAPHS)


def test_a_curve_touches_the_middle_of_each_leg_and_goes_half_a_leg_beyond_its_ends():
    control = np.array([(0.0, 0.0), (1.0, 0.0), (1.0, 2.0)])
    points = curve(control)
    assert np.allclose(points[0], (-0.5, 0.0))
    assert 2.5 < points[:, 1].max() <= 3.0
    assert np.allclose(points[-1], control[-1])
    assert np.abs(points - (0.5, 0.0)).max(1).min() < 1e-12
    assert np.allclose(curve(control[:2])[:, 1], 0), "two points make a straight line"


def test_an_arc_begins_and_turns_as_it_is_told():
    points = np.array(arc((1, 2), (0.5, 0.25), 0, 90))
    assert points[0, 0] > 1.4
    assert points[-1, 1] > 2.2
    assert np.allclose(points[[0, -1], [1, 0]], (2, 1))


def test_choices_stay_within_their_limits():
    hand = Choices(np.random.default_rng(0))
    assert all(2 <= hand.between(2, 3) <= 3 for _ in range(100))
    assert all(abs(hand.around(1.0, 0.5)) <= 0.5 for _ in range(100))
    assert not any(hand.chance(0.0) for _ in range(100))
    assert all(hand.chance(1.0) for _ in range(100))


# The images


def test_the_same_seed_gives_the_same_bytes_and_more_begin_with_those_of_fewer():
    images, labels = made_up_hands(60, 7)
    again, same = made_up_hands(40, 7)
    assert images[:40].tobytes() == again.tobytes()
    assert labels[:40].tobytes() == same.tobytes()
    assert made_up_hands(40, 8)[0].tobytes() != again.tobytes()


def test_every_digit_comes_as_often_as_the_others_and_none_is_empty():
    images, labels = made_up_hands(100, 1)
    assert (images.dtype, images.shape, labels.dtype) == (np.uint8, (100, 28, 28), np.uint8)
    assert np.bincount(labels).tolist() == [10] * 10
    assert (images.max((1, 2)) == 255).all()
    assert (images.mean((1, 2)) < 128).all()


def test_the_work_ends_soon_after_it_is_over():
    asked = count()
    images, _ = made_up_hands(50, 1, lambda: next(asked) >= 3)
    assert images.any((1, 2)).tolist() == [True] * 3 + [False] * 47
    assert next(asked) == 4


def test_none_at_all_are_no_images():
    images, labels = made_up_hands(0, 1)
    assert images.shape == (0, 28, 28)
    assert labels.shape == (0,)


# What a training gets


def test_made_up_digits_are_fitted_and_never_validated_on(tiny_dataset):
    plain = prepare(job(tiny_dataset, structs.replace(CONFIG, made_up_hands=0.0)), Control())
    assert plain.dataset is tiny_dataset
    prepared = prepare(job(tiny_dataset), Control())
    added = round(0.5 * len(plain.split.fit))
    first = tiny_dataset.train_count
    assert prepared.dataset.train_count == first + added
    assert np.array_equal(prepared.split.validation, plain.split.validation)
    assert prepared.split.fit.dtype == np.int32
    assert np.array_equal(prepared.split.fit, [*plain.split.fit, *range(first, first + added)])
    images, labels = made_up_hands(added, CONFIG.seed)
    assert np.array_equal(prepared.dataset.train_images[first:], images)
    assert np.array_equal(prepared.dataset.train_labels[first:], labels)
    assert np.array_equal(prepared.dataset.train_images[:first], tiny_dataset.train_images)


def test_made_up_digits_are_refused_where_the_classes_are_no_digits(tiny_dataset):
    letters = replace(tiny_dataset, class_names=tuple("abcdefghij"))
    with pytest.raises(EngineError, match="0 to 9"):
        prepare(job(letters), Control())


@pytest.mark.trains
def test_a_run_says_how_many_images_it_fits_with_the_made_up_ones(tiny_dataset):
    events: list[RunEvent] = []
    record = engines.train(job(tiny_dataset), events.append, Control())
    assert isinstance(events[0], RunStarted)
    assert (events[0].fit_count, events[0].validation_count) == (360, 60)
    assert record.info.dataset_fingerprint == tiny_dataset.fingerprint
    assert record.info.config.made_up_hands == 0.5


@pytest.mark.trains
def test_a_stop_while_digits_are_made_up_ends_the_run_with_its_first_weights(tiny_dataset):
    control, events = Control(), []
    control.stop()
    record = engines.train(job(tiny_dataset, structs.replace(CONFIG, made_up_hands=3.0)), events.append, control)
    assert [type(event) for event in events] == [RunStarted, RunEnded]
    assert record.info.outcome == "stopped"
    assert len(record.weights) == 2
