"""Opening a run: the network that answers is the one that was trained, whoever asks and however many images."""

from __future__ import annotations

import dataclasses
import threading

import numpy as np
import pytest

from mnist_desktop.core.datasets.split import draw_split
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import BatchNormalization, Conv2D, Dense, Dropout, Flatten, MaxPooling2D, RandomTranslation
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.engine_interface import EngineError
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.keras.engine import train
from mnist_desktop.training.keras.evaluation import open_run

pytestmark = pytest.mark.tensorflow

SPEC = ModelSpec(
    (RandomTranslation(), Conv2D(8, 3, 2), BatchNormalization(momentum=0.5), MaxPooling2D(), Flatten(), Dropout(0.1),
     Dense(10, "softmax"))
)  # fmt: skip
# So slowly that the loss is still far from zero in the end: one that is next to nothing is nothing but rounding.
CONFIG = TrainingConfig(batch_size=30, epochs=6, learning_rate=0.0015, scaling="standard")


@pytest.fixture(scope="module")
def record(tiny_dataset):
    return train(TrainingJob("20260101-120000-abcdef", Experiment(SPEC, CONFIG), tiny_dataset), lambda event: None, Control())


@pytest.fixture(scope="module")
def opened(record, tiny_dataset):
    return open_run(record, tiny_dataset)


def test_opened_run_is_judged_by_its_own_probabilities(opened, tiny_dataset):
    probabilities = opened.record.test_probabilities
    assert probabilities.shape == (100, 10)
    assert probabilities.dtype == np.float32
    np.testing.assert_allclose(probabilities.sum(1), 1, rtol=1e-5)
    assert opened.evaluation.accuracy == (probabilities.argmax(1) == tiny_dataset.test_labels).mean() > 0.9


def test_network_that_answers_is_the_one_that_was_validated(opened, record, tiny_dataset):
    held = draw_split(tiny_dataset.train_labels, CONFIG.validation_share, CONFIG.split_seed, CONFIG.stratified).validation
    probabilities = opened.predictor(tiny_dataset.train_images[held])
    labels = tiny_dataset.train_labels[held]
    *_, before, last = record.info.history
    assert (probabilities.argmax(1) == labels).mean() == pytest.approx(last.val_accuracy)
    loss = -np.log(probabilities[np.arange(len(labels)), labels]).mean()
    # Some hundred products in float32, in any order, for logits of up to 10: wrong by 1e-5 or so.
    assert loss == pytest.approx(last.val_loss, abs=1e-4)
    assert before.val_loss - last.val_loss > 0.01, "the weights of another epoch would be told from these"


@pytest.mark.parametrize("count", [0, 1, 7, 250, 251, 600])
def test_any_number_of_images_gets_the_same_answers(opened, tiny_dataset, count):
    images = np.resize(tiny_dataset.test_images, (count, 28, 28))
    expected = np.resize(opened.record.test_probabilities, (count, 10))
    answers = opened.predictor(images)
    assert answers.shape == (count, 10)
    np.testing.assert_allclose(answers, expected, atol=1e-5)


def test_answers_do_not_change_while_another_network_trains(opened, tiny_dataset):
    control, started = Control(), threading.Event()
    other = TrainingJob("other", Experiment(SPEC, CONFIG), tiny_dataset)
    thread = threading.Thread(target=train, args=(other, lambda event: started.set(), control))
    thread.start()
    try:
        assert started.wait(60)
        for _ in range(20):
            np.testing.assert_array_equal(opened.predictor(tiny_dataset.test_images), opened.record.test_probabilities)
    finally:
        control.stop()
        thread.join()


def test_other_weights_answer_as_a_network_of_their_own_and_nothing_is_compiled_again(opened, record, tiny_dataset):
    images = tiny_dataset.test_images[:20]
    before = opened.predictor(images)
    weights = tuple(array * np.float32(0.5) for array in record.weights)
    other = opened.predictor.with_weights(weights)
    alone = open_run(dataclasses.replace(record, weights=weights), tiny_dataset).predictor
    np.testing.assert_array_equal(other(images), alone(images))
    np.testing.assert_array_equal(opened.predictor(images), before, "the first one answers as before")
    assert other._function is opened.predictor._function
    with pytest.raises(EngineError):
        opened.predictor.with_weights(weights[1:])


def test_kept_probabilities_are_taken_as_they_are(record, tiny_dataset):
    kept = np.full((100, 10), 0.1, np.float32)
    opened = open_run(dataclasses.replace(record, test_probabilities=kept), tiny_dataset)
    assert opened.record.test_probabilities is kept


@pytest.mark.parametrize("change", ["fingerprint", "count"])
def test_probabilities_are_computed_anew_on_data_that_changed_since(record, opened, tiny_dataset, change):
    kept = np.full((100 if change == "fingerprint" else 99, 10), 0.1, np.float32)
    dataset = dataclasses.replace(tiny_dataset, fingerprint="1" * 64) if change == "fingerprint" else tiny_dataset
    again = open_run(dataclasses.replace(record, test_probabilities=kept), dataset)
    np.testing.assert_array_equal(again.record.test_probabilities, opened.record.test_probabilities)


@pytest.mark.parametrize("weights", [lambda kept: (), lambda kept: kept[:-1], lambda kept: (kept[0].T, *kept[1:])])
def test_weights_that_do_not_fit_are_a_sentence(record, tiny_dataset, weights):
    with pytest.raises(EngineError, match="do not fit the layers"):
        open_run(dataclasses.replace(record, weights=tuple(weights(record.weights))), tiny_dataset)


@pytest.mark.parametrize("looks", [0, 1])
def test_opening_a_run_ends_soon_after_nobody_waits_for_it(record, tiny_dataset, looks):
    class StopAfterSomeLooks(StopToken):
        left = looks

        @property
        def stop_requested(self) -> bool:
            self.left -= 1
            return self.left < 0

    with pytest.raises(EngineError, match="was stopped"):
        open_run(record, tiny_dataset, StopAfterSomeLooks())


def test_data_without_test_images_are_a_sentence(record, tiny_dataset):
    with pytest.raises(EngineError, match="no test images"):
        open_run(record, dataclasses.replace(tiny_dataset, train_count=400))
