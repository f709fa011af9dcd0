"""A run that is trained on ends as if it had been trained for so many epochs at once, bit for bit, whichever engine trains it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from msgspec import structs

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import BatchNormalization, Dense, Dropout, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.checkpoint_file import Checkpoint
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import EpochEnded, RunEvent, RunPaused, StepsDone
from mnist_desktop.core.runs.record import RateChange, RateChanges, RunRecord
from mnist_desktop.core.runs.run_files import decode_info, encode_info
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.training_config import EarlyStopping, EngineName, TrainingConfig
from mnist_desktop.training import engines
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.services import Services
from mnist_desktop.training.train_on import (
    MOST_EPOCHS,
    More,
    TrainOnError,
    check_epochs_left,
    current_rate,
    goes_on_evenly,
    prepare,
    trained_on,
)
from mnist_desktop.training.whole_run import try_to_save

SPEC = ModelSpec((Flatten(), Dense(16), Dropout(0.2), Dense(10, "softmax")), "Whole")
CONFIG = TrainingConfig(engine="scratch", learning_rate=0.03, batch_size=32, epochs=5)
FIRST, WHOLE = "20260101-120000-aaaaaa", "20260101-120000-bbbbbb"


class StopAfter:
    """Listens to a run, and stops it in the epoch after so many."""

    def __init__(self, epochs: int, control: Control) -> None:
        self._epochs, self._control = epochs, control

    def __call__(self, event: RunEvent) -> None:
        if isinstance(event, EpochEnded) and event.row.epoch == self._epochs:
            self._control.stop()


@pytest.fixture
def services(tmp_path: Path, services: Services) -> Services:
    return replace(services, engine=engines.train, versions=engines.versions, store=RunStore(tmp_path / "own"))


def train(services: Services, job: TrainingJob, stop_after: int = 0, *, stopped_at_once: bool = False) -> RunRecord:
    """Train and keep, without the evaluation."""
    control, store = Control(), services.store
    if stopped_at_once:
        control.stop()
    record = services.engine(job, StopAfter(stop_after, control), control, store.unfinished.writer(job.run_id))
    assert try_to_save(record, store) is None
    return record


def train_on(services: Services, record: RunRecord, more: More, dataset: Dataset) -> RunRecord:
    prepared = trained_on(prepare(services, record.info.id, dataset), more, "Trained on", "Ada")
    return train(services, TrainingJob.resuming(prepared.checkpoint, prepared.dataset))


def assert_equal_bits(one: RunRecord, other: RunRecord) -> None:
    def history(record: RunRecord) -> object:
        return [structs.replace(row, seconds=0.0) for row in record.info.history]

    assert history(one) == history(other)
    assert one.info.rate_changes == other.info.rate_changes
    assert all(np.array_equal(ours, theirs) for ours, theirs in zip(one.weights, other.weights, strict=True))


@pytest.mark.trains
@pytest.mark.parametrize("engine", ["scratch", pytest.param("keras", marks=pytest.mark.tensorflow)])
@pytest.mark.parametrize("way", ["finished", "stopped"])
def test_what_is_trained_on_is_what_so_many_epochs_at_once_give(
    services: Services, tiny_dataset: Dataset, engine: EngineName, way: str
) -> None:
    layers = (*SPEC.layers[:2], BatchNormalization(), *SPEC.layers[2:]) if engine == "keras" else SPEC.layers
    spec, config = ModelSpec(layers, "Whole"), structs.replace(CONFIG, engine=engine, optimizer="adam")
    whole = train(services, TrainingJob(WHOLE, Experiment(spec, config), tiny_dataset))
    first_config = structs.replace(config, epochs=2 if way == "finished" else 5)
    first = train(services, TrainingJob(FIRST, Experiment(spec, first_config), tiny_dataset), 2 if way == "stopped" else 0)
    assert (first.info.outcome, len(first.info.history)) == (way, 2)
    second = train_on(services, first, More(3), tiny_dataset)
    assert_equal_bits(second, whole)
    assert second.info.id not in (FIRST, WHOLE)
    assert (second.info.name, second.info.student, second.info.config) == ("Trained on", "Ada", config)
    assert services.store.load(FIRST).info == first.info, "the earlier run stays as it is"


@pytest.mark.trains
def test_another_rate_counts_from_the_next_step_on_and_is_marked(services: Services, tiny_dataset: Dataset) -> None:
    changes = (RateChange(2, 0, 0.01),)
    first = train(services, TrainingJob(FIRST, Experiment(SPEC, structs.replace(CONFIG, epochs=2)), tiny_dataset, changes))
    assert current_rate(first.info) == 0.01
    second = train_on(services, first, More(1, 0.002), tiny_dataset)
    assert second.info.rate_changes == (*changes, RateChange(3, 0, 0.002))
    assert second.info.history[-1].learning_rate == pytest.approx(0.002)


class ChangeThenStop:
    """Listens to a run: changes its rate after the first step of its third epoch, and stops it a step later."""

    def __init__(self, control: Control) -> None:
        self._control, self._pauses = control, 0

    def __call__(self, event: RunEvent) -> None:
        if isinstance(event, EpochEnded) and event.row.epoch == 2:
            self._control.step_once()
        elif isinstance(event, RunPaused) and self._pauses == 0:
            self._pauses += 1
            self._control.set_learning_rate(0.002)
            self._control.step_once()
        elif isinstance(event, RunPaused):
            self._control.stop()


@pytest.mark.trains
def test_a_rate_of_the_epoch_in_which_a_run_was_stopped_is_a_change_where_it_goes_on(
    services: Services, tiny_dataset: Dataset
) -> None:
    control, store = Control(), services.store
    job = TrainingJob(FIRST, Experiment(SPEC, CONFIG), tiny_dataset)
    first = services.engine(job, ChangeThenStop(control), control, store.unfinished.writer(FIRST))
    assert try_to_save(first, store) is None
    assert (len(first.info.history), [change.epoch for change in first.info.rate_changes]) == (2, [3])
    shown = More(1, current_rate(first.info))
    assert not goes_on_evenly(first.info, shown)
    second = train_on(services, first, shown, tiny_dataset)
    assert second.info.rate_changes == (RateChange(3, 0, 0.002),)
    assert second.info.history[-1].learning_rate == pytest.approx(0.002)
    third = train_on(services, first, More(1, CONFIG.learning_rate), tiny_dataset)
    assert third.info.rate_changes == ()


@pytest.mark.trains
@pytest.mark.parametrize(("rate", "marks"), [(None, ()), (0.03, ()), (0.01, (RateChange(3, 0, 0.01),))])
def test_a_run_goes_on_at_one_rate_though_it_was_to_repeat_changes(
    services: Services, tiny_dataset: Dataset, rate: float | None, marks: RateChanges
) -> None:
    changes = (RateChange(4, 0, 0.001),)
    first = train(services, TrainingJob(FIRST, Experiment(SPEC, CONFIG), tiny_dataset, changes), 2)
    second = train_on(services, first, More(3, rate), tiny_dataset)
    assert second.info.rate_changes == marks
    assert [row.learning_rate for row in second.info.history[2:]] == pytest.approx([rate or 0.03] * 3)


@pytest.mark.trains
@pytest.mark.parametrize("rate", [None, 0.01])
def test_an_equal_rate_gives_equal_bits(services: Services, tiny_dataset: Dataset, rate: float | None) -> None:
    changes = (RateChange(2, 0, 0.01),)
    whole = train(services, TrainingJob(WHOLE, Experiment(SPEC, CONFIG), tiny_dataset, changes))
    short = Experiment(SPEC, structs.replace(CONFIG, epochs=2))
    first = train(services, TrainingJob(FIRST, short, tiny_dataset, changes))
    assert_equal_bits(train_on(services, first, More(3, rate), tiny_dataset), whole)


@pytest.mark.trains
def test_what_early_stopping_has_ended_goes_on_without_it(services: Services, tiny_dataset: Dataset) -> None:
    config = structs.replace(CONFIG, epochs=9, early_stopping=EarlyStopping("val_accuracy", 1), learning_rate=1e-5)
    first = train(services, TrainingJob(FIRST, Experiment(SPEC, config), tiny_dataset))
    assert first.info.outcome == "early-stopped"
    second = train_on(services, first, More(2, keeps_early_stopping=False), tiny_dataset)
    assert (second.info.outcome, len(second.info.history)) == ("finished", len(first.info.history) + 2)


@pytest.mark.trains
def test_a_run_that_was_trained_on_can_be_trained_on_again(services: Services, tiny_dataset: Dataset) -> None:
    record = train(services, TrainingJob(FIRST, Experiment(SPEC, structs.replace(CONFIG, epochs=1)), tiny_dataset))
    for _ in range(2):
        record = train_on(services, record, More(2), tiny_dataset)
    assert_equal_bits(record, train(services, TrainingJob(WHOLE, Experiment(SPEC, CONFIG), tiny_dataset)))


def test_a_run_of_which_only_the_weights_are_there_says_so(services: Services, tiny_dataset: Dataset) -> None:
    with pytest.raises(TrainOnError, match="not on this computer"):
        prepare(services, "20260101-120000-cccccc", tiny_dataset)


@pytest.mark.trains
def test_a_run_has_no_more_epochs_than_can_be_read_again(services: Services, tiny_dataset: Dataset) -> None:
    train(services, TrainingJob(FIRST, Experiment(SPEC, structs.replace(CONFIG, epochs=1)), tiny_dataset))
    prepared = prepare(services, FIRST, tiny_dataset)
    new = trained_on(prepared, More(MOST_EPOCHS - 1), "Long").checkpoint.record.info
    assert decode_info(encode_info(new), Path("run.json")).config.epochs == MOST_EPOCHS
    with pytest.raises(TrainOnError, match="A run has 10,000 epochs at most, and this one has 1"):
        trained_on(prepared, More(MOST_EPOCHS), "Too long")
    check_epochs_left(MOST_EPOCHS - 1)
    with pytest.raises(TrainOnError, match="this one has 10,000"):
        check_epochs_left(MOST_EPOCHS)


@pytest.mark.trains
def test_images_that_are_others_now_are_named(services: Services, tiny_dataset: Dataset) -> None:
    first = train(services, TrainingJob(FIRST, Experiment(SPEC, structs.replace(CONFIG, epochs=1)), tiny_dataset))
    others = replace(tiny_dataset, fingerprint="1" * 64)
    with pytest.raises(UserError, match="fingerprint"):
        prepare(replace(services, load_dataset=lambda _: others), first.info.id, others)


@pytest.mark.trains
def test_a_run_that_is_stopped_in_its_first_further_epoch_can_be_trained_on(services: Services, tiny_dataset: Dataset) -> None:
    first = train(services, TrainingJob(FIRST, Experiment(SPEC, structs.replace(CONFIG, epochs=2)), tiny_dataset))
    prepared = trained_on(prepare(services, FIRST, tiny_dataset), More(3), "Stopped")
    stopped = train(services, TrainingJob.resuming(prepared.checkpoint, tiny_dataset), stopped_at_once=True)
    assert (stopped.info.outcome, len(stopped.info.history)) == ("stopped", 2)
    assert_equal_bits(train_on(services, stopped, More(3), tiny_dataset), train_on(services, first, More(3), tiny_dataset))


@pytest.mark.trains
def test_a_kill_in_the_first_further_epoch_leaves_a_run_to_go_on_with(services: Services, tiny_dataset: Dataset) -> None:
    first = train(services, TrainingJob(FIRST, Experiment(SPEC, structs.replace(CONFIG, epochs=2)), tiny_dataset))
    prepared = trained_on(prepare(services, FIRST, tiny_dataset), More(3), "Killed")
    kept: list[Checkpoint] = []

    def kill(event: RunEvent) -> None:
        if isinstance(event, StepsDone):
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        services.engine(TrainingJob.resuming(prepared.checkpoint, tiny_dataset), kill, Control(), kept.append)
    (left,) = kept
    assert (left.record.info.id, left.epochs_done) == (prepared.checkpoint.record.info.id, 2)
    went_on = train(services, TrainingJob.resuming(left, tiny_dataset))
    assert_equal_bits(went_on, train_on(services, first, More(3), tiny_dataset))


@pytest.mark.trains
@pytest.mark.parametrize("fault", ["not written", "damaged", "misnamed"])
def test_only_the_checkpoint_of_the_last_epoch_is_kept(services: Services, tiny_dataset: Dataset, fault: str) -> None:
    job, store = TrainingJob(FIRST, Experiment(SPEC, structs.replace(CONFIG, epochs=3)), tiny_dataset), services.store
    write = store.unfinished.writer(FIRST)

    def keep(checkpoint: Checkpoint) -> None:
        if checkpoint.epochs_done < 3 or fault == "damaged":
            write(checkpoint)

    record = services.engine(job, lambda _: None, Control(), keep)
    folder = store.unfinished.folder / FIRST
    if fault == "damaged":
        path = folder / "00003.checkpoint"
        path.write_bytes(path.read_bytes()[:-100])
    if fault == "misnamed":
        (folder / "00002.checkpoint").rename(folder / "00003.checkpoint")
    assert try_to_save(record, store) is None
    assert not store.last_checkpoints.holds(FIRST)
