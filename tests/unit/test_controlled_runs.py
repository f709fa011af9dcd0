"""Runs that are paused, stepped through and given other learning rates on their way, by both engines.

What is done to a run is a script: at each pause the next thing is asked of the control, from the place that takes events,
so that no test depends on how fast anything is.
"""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model import cost
from mnist_desktop.core.model.layers import Dense, Dropout, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import EpochEnded, RateChanged, RunEnded, RunPaused, RunStarted, StepsDone
from mnist_desktop.core.runs.record import RateChange
from mnist_desktop.core.runs.schedules import learning_rates
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training import run_tracker
from mnist_desktop.training.engines import train
from mnist_desktop.training.job import TrainingJob

pytestmark = pytest.mark.trains

SPEC = ModelSpec((Flatten(), Dense(16), Dropout(0.2), Dense(10, "softmax")), "Tiny")
CONFIG = TrainingConfig(batch_size=32, epochs=3, validation_share=0.2, learning_rate=0.01, schedule="cosine")
STEPS = 8  # 240 images in batches of 32


@pytest.fixture(params=["scratch", pytest.param("keras", marks=pytest.mark.tensorflow)])
def config(request):
    return replace(CONFIG, engine=request.param)


class Script:
    """Asks one thing after another of a run's control: the first before the run, each other when it is paused."""

    def __init__(self, *wishes):
        self.control, self.events, self._wishes = Control(), [], list(wishes)
        self._wish()

    def __call__(self, event):
        self.events.append(event)
        if isinstance(event, RunPaused):
            self._wish()

    def _wish(self):
        name, *arguments = self._wishes.pop(0) if self._wishes else ("resume",)
        getattr(self.control, name)(*arguments)
        if name == "set_learning_rate":
            self._wish()  # that alone ends no pause

    def run(self, dataset, config, spec=SPEC, **options):
        return train(TrainingJob("run", Experiment(spec, config), dataset, **options), self, self.control)

    def kinds(self):
        return [type(event) for event in self.events]

    def of(self, kind):
        return [event for event in self.events if isinstance(event, kind)]

    def pauses(self):
        return [(event.epoch, event.step) for event in self.of(RunPaused)]


def uninterrupted(dataset, config, spec=SPEC, **options):
    return train(TrainingJob("run", Experiment(spec, config), dataset, **options), lambda _: None, Control())


def figures(record):
    return [(row.loss, row.accuracy, row.val_loss, row.val_accuracy, row.learning_rate) for row in record.info.history]


def assert_same_bits(one, other):
    assert figures(one) == figures(other)
    for mine, their in zip(one.weights, other.weights, strict=True):
        assert np.array_equal(mine, their)


STEP, EPOCH, PAUSE = ("step_once",), ("run_epoch",), ("pause",)


def test_each_step_is_one_step_and_is_reported_before_the_pause(tiny_dataset, config, monkeypatch):
    monkeypatch.setattr(run_tracker, "SECONDS_BETWEEN_EVENTS", 1e9)
    script = Script(STEP, STEP, STEP, ("stop",))
    script.run(tiny_dataset, config)
    assert script.pauses() == [(1, 1), (1, 2), (1, 3)]
    assert script.kinds() == [RunStarted, *[StepsDone, RunPaused] * 3, RunEnded]
    assert [event.step for event in script.of(StepsDone)] == [1, 2, 3]


def test_first_steps_after_a_pause_are_told_at_once(tiny_dataset, config, monkeypatch):
    monkeypatch.setattr(run_tracker, "SECONDS_BETWEEN_EVENTS", 1e9)
    script = Script(EPOCH, ("resume",))
    script.run(tiny_dataset, config)
    after_the_pause = script.kinds()[script.kinds().index(RunPaused) + 1 :]
    assert after_the_pause == [StepsDone, EpochEnded, EpochEnded, RunEnded]


def test_single_steps_of_the_first_epoch_are_no_pace_to_tell_the_time_left_from(tiny_dataset, config, monkeypatch):
    monkeypatch.setattr(run_tracker, "SECONDS_TO_JUDGE_BY", 0.0)
    script = Script(STEP, STEP, EPOCH, STEP, ("stop",))
    script.run(tiny_dataset, config)
    told = {(event.epoch, event.step): event.seconds_left is not None for event in script.of(StepsDone)}
    assert (told[1, 1], told[1, 2], told[2, 1]) == (False, False, True)


def test_run_can_be_paused_before_its_first_step(tiny_dataset, config):
    script = Script(PAUSE, STEP, ("stop",))
    script.run(tiny_dataset, config)
    assert script.pauses() == [(1, 0), (1, 1)]


def test_epoch_ends_with_its_validation_before_the_run_is_paused(tiny_dataset, config):
    script = Script(STEP, EPOCH, EPOCH, ("stop",))
    record = script.run(tiny_dataset, config)
    assert script.pauses() == [(1, 1), (2, 0), (3, 0)]
    assert [row.epoch for row in record.info.history] == [1, 2]
    assert all(row.val_loss is not None for row in record.info.history)
    epochs_before_pauses = [sum(kind is EpochEnded for kind in script.kinds()[:at])
                            for at, kind in enumerate(script.kinds()) if kind is RunPaused]  # fmt: skip
    assert epochs_before_pauses == [0, 1, 2]


def test_last_epoch_ends_the_run_and_not_in_a_pause(tiny_dataset, config):
    script = Script(EPOCH, EPOCH, EPOCH)
    record = script.run(tiny_dataset, config)
    assert script.pauses() == [(2, 0), (3, 0)]
    assert record.info.outcome == "finished"


def test_step_after_the_last_of_an_epoch_validates_and_takes_the_first_of_the_next(tiny_dataset, config):
    script = Script(*[STEP] * (STEPS + 1), ("stop",))
    record = script.run(tiny_dataset, config)
    assert script.pauses() == [*((1, step) for step in range(1, STEPS + 1)), (2, 1)]
    assert len(record.info.history) == 1


def test_step_without_validation_images_goes_from_epoch_to_epoch(tiny_dataset, config):
    script = Script(*[STEP] * 4, ("stop",))
    script.run(tiny_dataset, replace(config, validation_share=0.0, batch_size=150))
    # An epoch without validation is over with its last step.
    assert script.pauses() == [(1, 1), (2, 0), (2, 1), (3, 0)]


def test_stepping_and_pausing_change_no_bit(tiny_dataset, config):
    script = Script(PAUSE, STEP, STEP, EPOCH, *[STEP] * (STEPS + 3), EPOCH, STEP, ("resume",))
    stepped = script.run(tiny_dataset, config)
    assert len(script.pauses()) > STEPS
    assert_same_bits(stepped, uninterrupted(tiny_dataset, config))


def test_a_step_in_parts_is_stepped_through_as_one(tiny_dataset, config, monkeypatch):
    monkeypatch.setattr(cost, "MOST_IMAGES", 5)
    script = Script(*[STEP] * (STEPS + 2), ("resume",))
    stepped = script.run(tiny_dataset, config)
    assert script.pauses() == [*((1, step) for step in range(1, STEPS + 1)), (2, 1), (2, 2)]
    assert_same_bits(stepped, uninterrupted(tiny_dataset, config))


def test_step_that_was_paused_half_way_is_completed(tiny_dataset, config, monkeypatch):
    monkeypatch.setattr(cost, "MOST_IMAGES", 5)
    script, looks = Script(STEP, STEP, ("stop",)), []
    look_at = run_tracker.RunTracker.look_at

    def pause_in_the_second_part(self, control):
        looks.append(self)
        if len(looks) == 2:
            control.pause()
        look_at(self, control)

    monkeypatch.setattr(run_tracker.RunTracker, "look_at", pause_in_the_second_part)
    script.run(tiny_dataset, config)
    assert script.pauses()[:2] == [(1, 0), (1, 1)]


def test_step_that_is_asked_for_during_another_is_taken_too(tiny_dataset, config, monkeypatch):
    script = Script(STEP, ("stop",))
    add_steps, added = run_tracker.RunTracker.add_steps, []

    def ask_again(self, *arguments):
        added.append(arguments)
        if len(added) == 1:
            script.control.step_once()
        add_steps(self, *arguments)

    monkeypatch.setattr(run_tracker.RunTracker, "add_steps", ask_again)
    script.run(tiny_dataset, config)
    assert script.pauses() == [(1, 2)]


def test_time_that_is_waited_is_not_the_runs(tiny_dataset, config, monkeypatch):
    now = [0.0]
    monkeypatch.setattr(run_tracker, "perf_counter", lambda: now[0])
    script = Script(STEP)

    def emit(event):
        if isinstance(event, RunPaused):
            wait = script.control.wait_while_paused

            def wait_long():
                now[0] += 1000
                script.control.wait_while_paused = wait

            script.control.wait_while_paused = wait_long
        script(event)

    script.control.pause()
    record = train(TrainingJob("run", Experiment(SPEC, config), tiny_dataset), emit, script.control)
    assert record.info.seconds == 0


def test_new_rate_holds_from_the_next_step_with_the_shape_of_the_schedule(tiny_dataset, config, monkeypatch):
    monkeypatch.setattr(run_tracker, "SECONDS_BETWEEN_EVENTS", 0.0)
    script = Script(STEP, STEP, ("set_learning_rate", 0.04), *[STEP] * (3 * STEPS))
    record = script.run(tiny_dataset, config)
    expected = learning_rates(config, STEPS)
    expected[2:] *= 4
    said = [event.learning_rate for event in script.of(StepsDone)]
    assert said == pytest.approx(expected.tolist(), rel=1e-6)
    assert record.info.rate_changes == (RateChange(1, 2, 0.04),)
    assert record.info.history[-1].learning_rate == pytest.approx(expected[-1])
    assert record.info.steps_per_epoch == STEPS
    (change,) = record.info.rate_changes
    assert script.of(RateChanged) == [RateChanged("run", change, (change,))]


def test_a_rate_at_which_no_step_was_taken_is_not_written_down(tiny_dataset, config):
    script = Script(STEP, ("set_learning_rate", 0.5), ("stop",))
    record = script.run(tiny_dataset, config)
    assert len(script.of(RateChanged)) == 1
    assert record.info.rate_changes == ()


def test_paused_run_takes_a_rate_at_once_and_stays_paused(tiny_dataset, config):
    script = Script(STEP, ("set_learning_rate", 0.5), ("set_learning_rate", 0.02), STEP, ("stop",))
    script.run(tiny_dataset, config)
    assert script.pauses() == [(1, 1), (1, 2)]
    assert script.of(RateChanged)[-1].changes == (RateChange(1, 1, 0.02),), "the later of two at one step counts"


def test_rate_that_changes_nothing_leaves_no_mark(tiny_dataset, config):
    script = Script(STEP, ("set_learning_rate", config.learning_rate), STEP)
    record = script.run(tiny_dataset, config)
    assert record.info.rate_changes == ()
    assert script.of(RateChanged) == []
    assert_same_bits(record, uninterrupted(tiny_dataset, config))


def test_rate_that_is_set_after_the_last_step_of_an_epoch_is_that_of_the_next_one(tiny_dataset, config):
    script = Script(*[STEP] * STEPS, ("set_learning_rate", 0.02), EPOCH, EPOCH)
    record = script.run(tiny_dataset, config)
    assert script.pauses()[STEPS - 1 :] == [(1, STEPS), (2, 0), (3, 0)]
    assert record.info.rate_changes == (RateChange(2, 0, 0.02),)


def test_rate_that_is_set_after_the_very_last_step_comes_too_late_and_leaves_no_mark(tiny_dataset, config):
    script = Script(EPOCH, EPOCH, *[STEP] * STEPS, ("set_learning_rate", 0.02), ("resume",))
    record = script.run(tiny_dataset, config)
    assert script.pauses()[-1] == (3, STEPS)
    assert script.of(RateChanged) == []
    assert record.info.rate_changes == ()


def test_rate_changes_of_a_run_make_another_the_same_to_the_last_bit(tiny_dataset, config):
    script = Script(STEP, ("set_learning_rate", 0.05), EPOCH, ("set_learning_rate", 0.002), STEP, STEP)
    changed = script.run(tiny_dataset, config)
    assert changed.info.rate_changes == (RateChange(1, 1, 0.05), RateChange(2, 0, 0.002))
    repeated = uninterrupted(tiny_dataset, config, rate_changes=changed.info.rate_changes)
    assert_same_bits(repeated, changed)
    assert repeated.info.rate_changes == changed.info.rate_changes
    assert figures(changed) != figures(uninterrupted(tiny_dataset, config))


def test_repeated_run_says_its_rate_changes_at_its_start_and_keeps_those_it_came_to(tiny_dataset, config):
    changes = (RateChange(1, 1, 0.02), RateChange(3, 0, 0.03))
    script = Script(EPOCH, ("stop",))
    record = script.run(tiny_dataset, config, rate_changes=changes)
    assert script.events[0].rate_changes == changes
    assert script.of(RateChanged) == []
    assert record.info.rate_changes == changes[:1]
