"""The Keras engine against Keras' own fit, against itself, and as every engine must be: its events, its ends, its weights."""

from __future__ import annotations

import itertools
import logging
import threading

import numpy as np
import pytest
from msgspec.structs import replace

from mnist_desktop.core.datasets.split import draw_split
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model import cost
from mnist_desktop.core.model.layers import (
    ActivationLayer,
    BatchNormalization,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    GaussianNoise,
    MaxPooling2D,
    RandomFlip,
    RandomTranslation,
)
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import EpochEnded, RunEnded, RunStarted, StepsDone
from mnist_desktop.core.runs.schedules import learning_rates
from mnist_desktop.core.training_config import EarlyStopping, TrainingConfig
from mnist_desktop.training import run_tracker
from mnist_desktop.training.engine_interface import EngineError
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.keras import batch_plan, engine
from mnist_desktop.training.keras.engine import train
from mnist_desktop.training.keras.evaluation import KerasPredictor
from mnist_desktop.training.keras.importing import import_engine
from mnist_desktop.training.keras.learner import KerasLearner, build_learner
from mnist_desktop.training.keras.model_builder import build_loss, build_model, build_optimizer
from mnist_desktop.training.scaling import pixel_scaling, scale

pytestmark = pytest.mark.tensorflow

MLP = ModelSpec((Flatten(), Dense(16, l1=1e-4), Dense(10, "softmax", l2=0.01)), "Tiny")
CNN = ModelSpec(
    (
        Conv2D(4, 5, 2, "same", "linear", use_bias=False), BatchNormalization(momentum=0.9), ActivationLayer("relu"),
        MaxPooling2D(), Flatten(), Dense(10, "softmax"),
    )
)  # fmt: skip
# Pooling looks at an even number of rows only, and the last convolution at less than there is.
POOLED = ModelSpec((Conv2D(4, 3), MaxPooling2D(), Conv2D(3, 3), MaxPooling2D(), Conv2D(3, 3, 2), Flatten(), Dense(10, "softmax")))
CONFIG = TrainingConfig(batch_size=32, epochs=2, validation_share=0.2, learning_rate=0.01)
STEPS = 8  # 240 images in batches of 32: the last batch has 16


@pytest.fixture(scope="module", autouse=True)
def tensorflow():
    import_engine()


@pytest.fixture
def every_step_speaks(monkeypatch):
    monkeypatch.setattr(run_tracker, "SECONDS_BETWEEN_EVENTS", 0.0)


def run(dataset, config=CONFIG, spec=MLP, control=None, emit=None):
    events = []
    record = train(TrainingJob("run", Experiment(spec, config), dataset), emit or events.append, control or Control())
    return record, events


def figures(history):
    return np.array([(row.loss, row.accuracy, row.val_loss, row.val_accuracy) for row in history])


def fit_with_keras(dataset, config, spec):
    """What ``model.fit`` makes of the same weights and the same batches: history and weights."""
    import keras

    split = draw_split(dataset.train_labels, config.validation_share, config.split_seed, config.stratified)
    scaling = pixel_scaling(dataset.train_images, split.fit, config.scaling)
    pixels, labels = scale(dataset.train_images, *scaling), dataset.train_labels.astype("int32")
    loss, one_hot = build_loss(config)
    if one_hot:
        labels = np.eye(10, dtype="float32")[labels]
    model, optimizer = build_model(spec, config.seed), build_optimizer(config)
    model.compile(optimizer, loss, metrics=["accuracy"])
    rates = iter(learning_rates(config, STEPS).tolist())
    follow_schedule = keras.callbacks.LambdaCallback(
        on_train_batch_begin=lambda batch, logs: setattr(optimizer, "learning_rate", next(rates))
    )
    random, history = np.random.default_rng(config.seed), []
    for _ in range(config.epochs):
        order = random.permutation(split.fit)
        said = model.fit(
            pixels[order], labels[order], config.batch_size, shuffle=False, verbose=0, callbacks=[follow_schedule],
            validation_data=(pixels[split.validation], labels[split.validation]),
        ).history  # fmt: skip
        history.append([said[name][0] for name in ("loss", "accuracy", "val_loss", "val_accuracy")])
    return np.array(history), model.get_weights()


def assert_same_as_fit(dataset, config, spec=MLP):
    record, _ = run(dataset, config, spec)
    history, weights = fit_with_keras(dataset, config, spec)
    (loss, accuracy, val_loss, val_accuracy), theirs = figures(record.info.history).T, history.T
    np.testing.assert_allclose([loss, val_loss], theirs[::2], rtol=1e-4)
    # One image that lies on the border of two classes may go to either.
    assert np.abs(accuracy - theirs[1]).max() < 1.01 / 240
    assert np.abs(val_accuracy - theirs[3]).max() < 1.01 / 60
    for ours, theirs, start in zip(record.weights, weights, build_model(spec, config.seed).get_weights(), strict=True):
        # A thousandth of the longest way that a weight has gone, not of each one's own: Adam's steps are as long where
        # the gradient is next to nothing but rounding. A step that is left out is a sixteenth.
        np.testing.assert_allclose(ours, theirs, rtol=1e-5, atol=1e-3 * np.abs(theirs - start).max())


@pytest.mark.parametrize(
    "changes",
    [
        {"optimizer": "sgd", "learning_rate": 0.1},
        {"optimizer": "sgd", "momentum": 0.9, "nesterov": True, "loss": "categorical_crossentropy"},
        {"optimizer": "adam", "schedule": "one_cycle"},
        {"optimizer": "adamw", "weight_decay": 0.1, "scaling": "standard"},
        {"optimizer": "rmsprop", "momentum": 0.5},
        {"optimizer": "sgd", "label_smoothing": 0.2},
        {"optimizer": "adagrad"},
        {"optimizer": "nadam"},
        {"optimizer": "muon", "weight_decay": 0.1, "learning_rate": 0.01},
    ],
    ids=lambda changes: "-".join(str(value) for value in changes.values()),
)
def test_losses_and_weights_are_those_of_fit_on_the_same_batches(tiny_dataset, changes):
    assert_same_as_fit(tiny_dataset, replace(CONFIG, **changes))


def test_batch_normalisation_is_updated_as_fit_does(tiny_dataset):
    assert_same_as_fit(tiny_dataset, replace(CONFIG, optimizer="sgd", learning_rate=0.1), CNN)


def test_convolutions_that_are_pooled_are_updated_as_fit_does(tiny_dataset):
    assert_same_as_fit(tiny_dataset, replace(CONFIG, optimizer="sgd", learning_rate=0.1), POOLED)


def test_pooled_convolutions_give_the_same_bits_again(tiny_dataset):
    first, second = (run(tiny_dataset, spec=POOLED)[0] for _ in range(2))
    assert all(np.array_equal(a, b) for a, b in zip(first.weights, second.weights, strict=True))
    assert np.array_equal(figures(first.info.history), figures(second.info.history))


@pytest.mark.parametrize("loss", ["sparse_categorical_crossentropy", "categorical_crossentropy"])
def test_saturated_softmax_has_the_loss_and_gradient_that_fit_gives_it(tiny_dataset, loss):
    spec = ModelSpec((Flatten(), Dense(10, "softmax", initializer="standard_normal")))
    config = replace(CONFIG, optimizer="sgd", learning_rate=1e-5, scaling="none", loss=loss)
    record, _ = run(tiny_dataset, config, spec)
    assert record.info.history[0].loss > 100, "probabilities of 0 would end at 16"
    assert_same_as_fit(tiny_dataset, config, spec)


def test_steps_computed_in_parts_are_the_same_steps(tiny_dataset, monkeypatch):
    monkeypatch.setattr(cost, "MOST_IMAGES", 5)
    assert_same_as_fit(tiny_dataset, replace(CONFIG, schedule="cosine"))


def test_one_seed_gives_the_same_bits_in_every_thread_and_at_every_pace(tiny_dataset, monkeypatch):
    spec = ModelSpec((RandomTranslation(), GaussianNoise(), *CNN.layers[:-1], Dropout(0.3), *CNN.layers[-1:]))
    records = []

    def train_in_thread(seed, seconds_per_call):
        monkeypatch.setattr(batch_plan, "SECONDS_PER_CALL", seconds_per_call)
        thread = threading.Thread(target=lambda: records.append(run(tiny_dataset, replace(CONFIG, seed=seed), spec)[0]))
        thread.start()
        thread.join()

    train_in_thread(3, 0.05)
    train_in_thread(3, 1e-9)
    train_in_thread(4, 0.05)
    first, second, other = records
    assert all(np.array_equal(a, b) for a, b in zip(first.weights, second.weights, strict=True))
    assert np.array_equal(figures(first.info.history), figures(second.info.history))
    assert not np.array_equal(first.weights[0], other.weights[0])


def test_nothing_is_compiled_twice(tiny_dataset, monkeypatch):
    learners = []

    def keep(*args):
        learners.append(build_learner(*args))
        return learners[-1]

    monkeypatch.setattr(engine, "build_learner", keep)
    run(tiny_dataset, replace(CONFIG, epochs=4))
    (learner,) = learners
    assert learner.train_function.experimental_get_tracing_count() == 1
    assert learner.evaluate_function.experimental_get_tracing_count() == 1


def test_events_come_in_order_and_end_exactly_once(tiny_dataset, monkeypatch, every_step_speaks):
    monkeypatch.setattr(batch_plan, "SECONDS_PER_CALL", 1e-9)
    record, events = run(tiny_dataset)
    assert [type(event) for event in events] == [RunStarted, *([StepsDone] * STEPS + [EpochEnded]) * 2, RunEnded]
    assert events[0] == RunStarted("run", 2, STEPS, 240, 60)
    assert tuple(event.row for event in events if isinstance(event, EpochEnded)) == record.info.history
    assert events[-1] == RunEnded("run", "finished", None, 2, record.info.seconds)
    assert events[1].seconds_left is None, "the first step is no measure"
    last = events[-3]
    assert (last.loss, last.accuracy) == (record.info.history[-1].loss, record.info.history[-1].accuracy)
    assert last.learning_rate == pytest.approx(CONFIG.learning_rate)


def test_record_names_what_trained_it(tiny_dataset):
    record, _ = run(tiny_dataset, spec=CNN)
    assert record.info.name == "Model", "the spec has no name"
    assert set(record.info.versions) == {"mnist_desktop", "python", "tensorflow", "keras", "numpy"}
    assert record.info.parameters == sum(weight.size for weight in record.weights)
    assert (record.pixel_mean, record.pixel_std) == (0.0, 1.0)
    assert record.test_probabilities is None


def stop_when(control, kind, count=1):
    """A place for events that stops the run at the `count`-th event of `kind`."""
    events = []

    def emit(event):
        events.append(event)
        if isinstance(event, kind) and sum(isinstance(each, kind) for each in events) == count:
            control.stop()

    return emit, events


def test_stop_in_an_epoch_leaves_whole_epochs_only(tiny_dataset, monkeypatch, every_step_speaks):
    monkeypatch.setattr(batch_plan, "SECONDS_PER_CALL", 1e-9)
    control = Control()
    emit, events = stop_when(control, StepsDone, STEPS + 3)
    record, _ = run(tiny_dataset, control=control, emit=emit)
    assert [row.epoch for row in record.info.history] == [1]
    assert record.info.outcome == "stopped"
    assert [type(event) for event in events[-2:]] == [StepsDone, RunEnded]
    assert all(np.isfinite(weight).all() for weight in record.weights)


def test_stop_during_validation_leaves_no_partial_epoch(tiny_dataset, monkeypatch):
    control = Control()
    evaluate = KerasLearner.evaluate

    def stop_while_judging(self, indices):
        if len(indices):
            control.stop()
        return evaluate(self, indices)

    monkeypatch.setattr(KerasLearner, "evaluate", stop_while_judging)
    monkeypatch.setattr("mnist_desktop.training.keras.learner.EVALUATION_BATCH", 20)
    record, events = run(tiny_dataset, control=control)
    assert record.info.history == ()
    assert record.info.outcome == events[-1].outcome == "stopped"
    assert not any(isinstance(event, EpochEnded) for event in events)


def test_stop_is_heard_between_the_micro_batches_of_a_slow_step(tiny_dataset, monkeypatch):
    monkeypatch.setattr(cost, "MOST_IMAGES", 1)
    control = Control()
    train_part, parts = KerasLearner.train, []

    def count_parts(self, order, chunk, rates):
        parts.append(len(order))
        if sum(parts) > 20:
            control.stop()
        return train_part(self, order, chunk, rates)

    monkeypatch.setattr(KerasLearner, "train", count_parts)
    record, _ = run(tiny_dataset, replace(CONFIG, batch_size=240), control=control)
    assert record.info.outcome == "stopped"
    assert sum(parts) < 240, "the first step was not even over"


def test_stop_before_the_first_step_is_heard(tiny_dataset):
    control = Control()
    control.stop()
    record, events = run(tiny_dataset, control=control)
    assert [type(event) for event in events] == [RunStarted, RunEnded]
    assert [weight.shape for weight in record.weights] == [(784, 16), (16,), (16, 10), (10,)]


def test_pause_holds_the_run_and_changes_nothing(tiny_dataset):
    class PausedAtFirst(Control):
        waited = 0

        def wait_while_paused(self):
            self.waited += 1
            self.resume()

    control = PausedAtFirst()
    control.pause()
    paused, _ = run(tiny_dataset, control=control)
    unpaused, _ = run(tiny_dataset)
    assert control.waited == 1
    assert all(np.array_equal(a, b) for a, b in zip(paused.weights, unpaused.weights, strict=True))


def test_lost_loss_is_reported_with_its_very_step_and_the_last_good_epoch_is_kept(tiny_dataset, monkeypatch):
    train_chunk, steps = KerasLearner.train, itertools.count(1)

    def lose_the_thirteenth(self, order, chunk, rates):
        results = train_chunk(self, order, chunk, rates).copy()
        for at in range(len(results)):
            if next(steps) == STEPS + 5:
                results[at:, 0] = np.nan
        return results

    good, _ = run(tiny_dataset, replace(CONFIG, epochs=1))
    monkeypatch.setattr(KerasLearner, "train", lose_the_thirteenth)
    record, events = run(tiny_dataset)
    assert record.info.outcome == events[-1].outcome == "failed"
    assert "no longer a number" in record.info.message.text
    assert "step 5 of epoch 2" in record.info.message.text
    assert "smaller learning rate" in record.info.message.text
    assert len(record.info.history) == record.info.best_epoch == 1
    assert all(np.array_equal(a, b) for a, b in zip(record.weights, good.weights, strict=True))


def test_exploding_loss_ends_the_run_with_finite_weights_and_figures(tiny_dataset):
    spec = ModelSpec((Flatten(), Dense(16, "linear"), Dense(16, "linear"), Dense(10, "softmax")))
    record, events = run(tiny_dataset, replace(CONFIG, optimizer="sgd", learning_rate=100.0, scaling="none", epochs=9), spec)
    assert record.info.outcome == "failed"
    assert events[-1].message == record.info.message is not None
    assert all(np.isfinite(weight).all() for weight in record.weights)
    assert np.isfinite(figures(record.info.history)).all()


def test_full_memory_ends_the_run_with_the_last_good_weights(tiny_dataset, monkeypatch):
    import tensorflow as tf

    train_chunk, calls = KerasLearner.train, itertools.count()

    def exhausted(self, order, chunk, rates):
        if next(calls) == 4:
            raise tf.errors.ResourceExhaustedError(None, None, "OOM when allocating tensor")
        return train_chunk(self, order, chunk, rates)

    monkeypatch.setattr(KerasLearner, "train", exhausted)
    record, events = run(tiny_dataset, replace(CONFIG, epochs=50))
    assert record.info.outcome == "failed"
    assert "memory is full" in record.info.message.text
    assert "batch size" in record.info.message.text
    assert sum(isinstance(event, RunEnded) for event in events) == 1
    assert len(record.weights) == 4


def test_unforeseen_error_is_passed_on_after_the_closing_event(tiny_dataset, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(KerasLearner, "evaluate", broken)
    events = []
    with pytest.raises(ZeroDivisionError):
        run(tiny_dataset, emit=events.append)
    assert [type(event) for event in events] == [RunEnded]
    assert events[-1].outcome == "failed"


def test_missing_library_is_a_sentence_and_still_a_closing_event(tiny_dataset, monkeypatch):
    def missing():
        raise EngineError("TensorFlow cannot be loaded, so nothing can be trained: {cause}.", cause="no module")

    monkeypatch.setattr(engine, "import_engine", missing)
    events = []
    with pytest.raises(EngineError, match="no module"):
        run(tiny_dataset, emit=events.append)
    (ended,) = events
    assert (ended.outcome, ended.message.text) == (
        "failed",
        "TensorFlow cannot be loaded, so nothing can be trained: no module.",
    )


def test_spec_with_a_problem_is_refused_in_its_own_words(tiny_dataset):
    events = []
    with pytest.raises(EngineError, match="10 classes"):
        run(tiny_dataset, spec=ModelSpec((Flatten(), Dense(9, "softmax"))), emit=events.append)
    assert [type(event) for event in events] == [RunEnded]


def test_early_stopping_ends_after_its_patience_and_restores_the_best_epoch(tiny_dataset):
    config = replace(CONFIG, learning_rate=0.3, epochs=200, early_stopping=EarlyStopping("val_loss", 2, True))
    record, events = run(tiny_dataset, config)
    losses = [row.val_loss for row in record.info.history]
    assert record.info.outcome == events[-1].outcome == "early-stopped"
    assert record.info.best_epoch == int(np.argmin(losses)) + 1
    assert len(losses) == record.info.best_epoch + 2
    best, _ = run(tiny_dataset, replace(config, epochs=record.info.best_epoch))
    assert all(np.array_equal(a, b) for a, b in zip(record.weights, best.weights, strict=True))


def test_a_network_asked_both_ways_is_validated_as_it_is_used(tiny_dataset):
    spec = ModelSpec((RandomFlip(both_ways=True), *MLP.layers))
    record, _ = run(tiny_dataset, CONFIG, spec)
    split = draw_split(tiny_dataset.train_labels, CONFIG.validation_share, CONFIG.split_seed, CONFIG.stratified)
    images, labels = tiny_dataset.train_images[split.validation], tiny_dataset.train_labels[split.validation]
    predictor = KerasPredictor(spec, record.weights, record.pixel_mean, record.pixel_std)
    shares = predictor(images)
    np.testing.assert_allclose(predictor(images[:, :, ::-1]), shares, atol=1e-6)
    penalty = 1e-4 * np.abs(record.weights[0]).sum() + 0.01 * (record.weights[2] ** 2).sum()
    loss = -np.log(shares[np.arange(len(labels)), labels]).mean() + penalty
    assert record.info.history[-1].val_loss == pytest.approx(loss, rel=1e-4)
    assert record.info.history[-1].val_accuracy == pytest.approx((shares.argmax(1) == labels).mean(), abs=1.01 / len(labels))


def test_without_validation_images_there_are_no_validation_figures(tiny_dataset):
    record, events = run(tiny_dataset, replace(CONFIG, validation_share=0.0))
    assert (events[0].fit_count, events[0].validation_count) == (300, 0)
    assert all(row.val_loss is None and row.val_accuracy is None for row in record.info.history)


def test_epochs_record_the_rate_that_the_schedule_has_reached(tiny_dataset):
    record, _ = run(tiny_dataset, replace(CONFIG, schedule="cosine"))
    rates = learning_rates(replace(CONFIG, schedule="cosine"), STEPS)
    assert [row.learning_rate for row in record.info.history] == [rates[STEPS - 1], rates[-1]]


@pytest.mark.logs_errors
def test_tensorflow_does_not_warn_that_every_run_compiles_its_own_functions(caplog):
    logger = logging.getLogger("tensorflow")
    logger.warning("5 out of the last %d calls to %s triggered tf.function retracing.", 5, "train")
    logger.warning("Something else")
    assert [record.getMessage() for record in caplog.records if record.name == "tensorflow"] == ["Something else"]
