"""The from-scratch engine as every engine must be: its events, its ends, its weights, its repeatability."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from msgspec.structs import replace

from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model import cost
from mnist_desktop.core.model.layers import Conv2D, Dense, Dropout, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import EpochEnded, RunEnded, RunStarted, StepsDone
from mnist_desktop.core.sentence import Message
from mnist_desktop.core.training_config import EarlyStopping, TrainingConfig
from mnist_desktop.training import run_tracker
from mnist_desktop.training.engine_interface import EngineError
from mnist_desktop.training.engines import train
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.scaling import scale
from mnist_desktop.training.scratch.activations import softmax
from mnist_desktop.training.scratch.network import Network

SPEC = ModelSpec((Flatten(), Dense(16), Dropout(0.1), Dense(10, "softmax")), "Tiny")
pytestmark = pytest.mark.trains

CONFIG = TrainingConfig(engine="scratch", learning_rate=0.01, batch_size=32, epochs=4, validation_share=0.2)
STEPS = 8  # 240 images in batches of 32


def run(dataset, config=CONFIG, spec=SPEC, control=None, emit=None):
    events = []
    record = train(TrainingJob("run", Experiment(spec, config), dataset), emit or events.append, control or Control())
    return record, events


def accuracy(record, dataset):
    network = Network(record.info.spec, np.random.default_rng(0))
    for array, kept in zip(network.arrays(), record.weights, strict=True):
        array[:] = kept
    logits = network.forward(scale(dataset.test_images, record.pixel_mean, record.pixel_std)).logits
    return float((softmax(logits).argmax(1) == dataset.test_labels).mean())


class StopAt:
    """Stops the run at its `count`-th StepsDone."""

    def __init__(self, control, count):
        self.control, self.count, self.events = control, count, []

    def __call__(self, event):
        self.events.append(event)
        if sum(isinstance(event, StepsDone) for event in self.events) == self.count:
            self.control.stop()


@pytest.fixture
def every_step_speaks(monkeypatch):
    monkeypatch.setattr(run_tracker, "SECONDS_BETWEEN_EVENTS", 0.0)


@pytest.mark.parametrize("scaling", ["unit", "standard", "none"])
@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_network_learns_the_blocks_with_every_scaling(tiny_dataset, optimizer, scaling):
    rate = {"adam": 0.01, "sgd": 1e-5 if scaling == "none" else 0.05}[optimizer]
    spec = ModelSpec((Flatten(), Dense(32), Dense(10, "softmax")))
    config = replace(CONFIG, optimizer=optimizer, momentum=0.9, learning_rate=rate, scaling=scaling, epochs=15)
    record, _ = run(tiny_dataset, config, spec)
    assert accuracy(record, tiny_dataset) > 0.95
    assert record.info.history[-1].loss < record.info.history[0].loss / 3


def test_events_come_in_order_and_end_exactly_once(tiny_dataset, every_step_speaks):
    record, events = run(tiny_dataset)
    kinds = [type(event) for event in events]
    assert kinds == [RunStarted, *([StepsDone] * STEPS + [EpochEnded]) * 4, RunEnded]
    assert events[0] == RunStarted("run", 4, STEPS, 240, 60)
    assert [event.step for event in events if isinstance(event, StepsDone)] == list(range(1, STEPS + 1)) * 4
    assert tuple(event.row for event in events if isinstance(event, EpochEnded)) == record.info.history
    assert events[-1] == RunEnded("run", "finished", None, 4, record.info.seconds)
    last = [event for event in events if isinstance(event, StepsDone)][-1]
    assert (last.loss, last.accuracy) == (record.info.history[-1].loss, record.info.history[-1].accuracy)
    assert last.seconds_left == pytest.approx(0, abs=1e-6)


def test_progress_comes_at_most_ten_times_a_second(tiny_dataset, monkeypatch):
    ticks = itertools.count(0, 0.01)
    monkeypatch.setattr(run_tracker, "perf_counter", lambda: next(ticks))
    times = []
    run(tiny_dataset, emit=lambda event: times.append(next(ticks)) if isinstance(event, StepsDone) else None)
    assert len(times) > 3
    assert min(np.diff(times)) >= 0.1


def test_one_seed_gives_the_same_bits_and_another_does_not(tiny_dataset):
    first, second, other = (run(tiny_dataset, replace(CONFIG, seed=seed))[0] for seed in (5, 5, 6))
    assert all(np.array_equal(a, b) for a, b in zip(first.weights, second.weights, strict=True))
    assert [(row.loss, row.val_loss) for row in first.info.history] == [(row.loss, row.val_loss) for row in second.info.history]
    assert not np.array_equal(first.weights[0], other.weights[0])


def test_a_batch_in_parts_gives_the_run_of_whole_batches(tiny_dataset, monkeypatch, every_step_speaks):
    spec = ModelSpec((Flatten(), Dense(16, "tanh", l2=0.01), Dense(10, "softmax")))
    whole, whole_events = run(tiny_dataset, spec=spec)
    monkeypatch.setattr(cost, "MOST_IMAGES", 5)
    parted, parted_events = run(tiny_dataset, spec=spec)
    assert [type(event) for event in parted_events] == [type(event) for event in whole_events]
    for mine, their in zip(parted.info.history, whole.info.history, strict=True):
        assert (mine.loss, mine.val_loss) == pytest.approx((their.loss, their.val_loss), rel=1e-4)
        assert mine.val_accuracy == pytest.approx(their.val_accuracy, abs=1.01 / 60), "one image on the border of two classes"
    np.testing.assert_allclose(parted.weights[0], whole.weights[0], atol=1e-4)


def test_weights_are_keras_arrays_in_keras_order(tiny_dataset):
    record, _ = run(tiny_dataset)
    assert [(array.shape, array.dtype) for array in record.weights] == [
        ((784, 16), np.float32), ((16,), np.float32), ((16, 10), np.float32), ((10,), np.float32),
    ]  # fmt: skip
    assert record.info.parameters == 784 * 16 + 16 + 170
    assert set(record.info.versions) == {"mnist_desktop", "numpy"}


def test_stop_in_an_epoch_leaves_whole_epochs_and_the_weights_that_belong_to_them(tiny_dataset, every_step_speaks):
    control = Control()
    emit = StopAt(control, 2 * STEPS + 3)
    record, _ = run(tiny_dataset, control=control, emit=emit)
    whole, _ = run(tiny_dataset, replace(CONFIG, epochs=2))
    assert record.info.outcome == "stopped"
    assert [row.epoch for row in record.info.history] == [1, 2]
    assert record.info.best_epoch == 2
    assert all(np.array_equal(a, b) for a, b in zip(record.weights, whole.weights, strict=True))
    assert [type(event) for event in emit.events[-2:]] == [StepsDone, RunEnded]


def test_stop_in_the_first_epoch_keeps_what_was_learned_so_far(tiny_dataset, every_step_speaks):
    control = Control()
    record, _ = run(tiny_dataset, replace(CONFIG, batch_size=4), control=control, emit=StopAt(control, 59))
    assert (record.info.outcome, record.info.history, record.info.best_epoch) == ("stopped", (), 0)
    assert accuracy(record, tiny_dataset) > 0.5


def test_stop_before_the_first_step_is_heard(tiny_dataset):
    control = Control()
    control.stop()
    record, events = run(tiny_dataset, control=control)
    assert [type(event) for event in events] == [RunStarted, RunEnded]
    assert record.info.outcome == "stopped"
    assert len(record.weights) == 4


def test_pause_holds_the_run_and_changes_nothing(tiny_dataset, every_step_speaks):
    class PauseOnce(Control):
        waited = 0

        def wait_while_paused(self):
            if self.paused:
                self.waited += 1
                self.resume()

    control, events = PauseOnce(), []

    def emit(event):
        events.append(event)
        if isinstance(event, StepsDone):
            control.pause()

    record, _ = run(tiny_dataset, control=control, emit=emit)
    unpaused, _ = run(tiny_dataset)
    assert control.waited == sum(isinstance(event, StepsDone) for event in events) == 4 * STEPS
    assert all(np.array_equal(a, b) for a, b in zip(record.weights, unpaused.weights, strict=True))


def test_absurd_learning_rate_ends_the_run_with_a_sentence_and_the_last_good_weights(tiny_dataset):
    spec = ModelSpec((Flatten(), Dense(16, "linear"), Dense(16, "linear"), Dense(10, "softmax")))
    config = replace(CONFIG, optimizer="sgd", learning_rate=100.0, scaling="none", epochs=50)
    record, events = run(tiny_dataset, config, spec)
    assert record.info.outcome == "failed"
    assert "no longer a number at step" in record.info.message.text
    assert "scale the pixels, or try a smaller learning rate" in record.info.message.text
    assert events[-1].message == record.info.message
    assert all(np.isfinite(array).all() for array in record.weights)
    assert len(record.info.history) == record.info.best_epoch


def test_early_stopping_ends_after_its_patience_and_restores_the_best_epoch(tiny_dataset):
    config = replace(CONFIG, learning_rate=0.3, epochs=200, early_stopping=EarlyStopping("val_loss", 3, True))
    record, events = run(tiny_dataset, config)
    losses = [row.val_loss for row in record.info.history]
    assert record.info.outcome == events[-1].outcome == "early-stopped"
    assert record.info.best_epoch == int(np.argmin(losses)) + 1
    assert len(losses) == record.info.best_epoch + 3
    best, _ = run(tiny_dataset, replace(config, epochs=record.info.best_epoch))
    assert all(np.array_equal(a, b) for a, b in zip(record.weights, best.weights, strict=True))


def test_early_stopping_without_restore_ends_with_the_last_weights(tiny_dataset):
    config = replace(CONFIG, learning_rate=0.3, epochs=200, early_stopping=EarlyStopping("val_loss", 3, False))
    record, _ = run(tiny_dataset, config)
    assert record.info.best_epoch == len(record.info.history)


def test_without_validation_images_there_are_no_validation_figures(tiny_dataset):
    record, events = run(tiny_dataset, replace(CONFIG, validation_share=0.0))
    assert events[0].validation_count == 0
    assert all(row.val_loss is None and row.val_accuracy is None for row in record.info.history)


@pytest.mark.parametrize("penalty", ["l1", "l2"])
def test_penalty_makes_the_weights_smaller_and_is_part_of_the_loss(tiny_dataset, penalty):
    def trained(strength):
        spec = ModelSpec((Flatten(), Dense(16, **{penalty: strength}), Dense(10, "softmax")))
        return run(tiny_dataset, replace(CONFIG, epochs=10), spec)[0]

    free, pulled = trained(0.0), trained(0.01)
    assert np.abs(pulled.weights[0]).sum() < np.abs(free.weights[0]).sum() / 2
    assert pulled.info.history[0].val_loss > free.info.history[0].val_loss + 0.1


def test_memory_error_ends_the_run_with_the_last_good_weights(tiny_dataset, monkeypatch):
    calls = itertools.count()
    forward = Network.forward

    def exhausted(self, *args):
        if next(calls) == 20:
            raise MemoryError
        return forward(self, *args)

    monkeypatch.setattr(Network, "forward", exhausted)
    record, events = run(tiny_dataset)
    assert record.info.outcome == "failed"
    assert "memory is full" in record.info.message.text
    assert len(record.info.history) == record.info.best_epoch == 2
    assert [event for event in events if isinstance(event, RunEnded)] == [events[-1]]


def test_unforeseen_error_is_passed_on_after_the_closing_event(tiny_dataset, monkeypatch):
    def broken(self, *args):
        raise ZeroDivisionError

    monkeypatch.setattr(Network, "forward", broken)
    events = []
    with pytest.raises(ZeroDivisionError):
        run(tiny_dataset, emit=events.append)
    assert isinstance(events[-1], RunEnded)
    assert events[-1].outcome == "failed"


@pytest.mark.parametrize(
    ("spec", "config", "word"),
    [
        (ModelSpec((Conv2D(4), Flatten(), Dense(10, "softmax"))), CONFIG, "Conv2D"),
        (SPEC, replace(CONFIG, optimizer="nadam"), "nadam"),
        (ModelSpec((Dense(10, "softmax"),)), CONFIG, "Dense"),
    ],
)
def test_what_this_engine_cannot_train_is_refused_by_name(tiny_dataset, spec, config, word):
    events = []
    with pytest.raises(EngineError, match=word) as refusal:
        run(tiny_dataset, config, spec, emit=events.append)
    assert events == [RunEnded("run", "failed", Message.of(refusal.value), 0, events[0].seconds)]


@pytest.mark.tensorflow
@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_both_engines_give_the_same_run_where_nothing_is_left_to_chance(tiny_dataset, optimizer):
    # Weights start at 0 and every step sees all images, so no seed has a say.
    spec = ModelSpec((Flatten(), Dense(10, "softmax", initializer="zeros", l1=1e-4, l2=1e-3)))
    config = TrainingConfig(
        optimizer=optimizer, momentum=0.9, nesterov=True, learning_rate=0.02, schedule="one_cycle", batch_size=1000, epochs=12,
        scaling="standard", early_stopping=EarlyStopping("val_accuracy", 2, True),
    )  # fmt: skip
    theirs, their_events = run(tiny_dataset, replace(config, engine="keras"), spec)
    ours, our_events = run(tiny_dataset, replace(config, engine="scratch"), spec)

    def kinds(events):
        return [type(event) for event in events if not isinstance(event, StepsDone)]

    assert kinds(our_events) == kinds(their_events)
    for name in ("outcome", "message", "best_epoch", "parameters"):
        assert getattr(ours.info, name) == getattr(theirs.info, name)
    for mine, their in zip(ours.info.history, theirs.info.history, strict=True):
        for name in ("epoch", "loss", "accuracy", "val_loss", "val_accuracy", "learning_rate"):
            assert getattr(mine, name) == pytest.approx(getattr(their, name), rel=1e-4, abs=1e-6), (name, mine.epoch)
    for mine, their in zip(ours.weights, theirs.weights, strict=True):
        np.testing.assert_allclose(mine, their, rtol=1e-3, atol=1e-5)
    assert (ours.pixel_mean, ours.pixel_std) == (theirs.pixel_mean, theirs.pixel_std)
