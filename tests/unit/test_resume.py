"""A run that was interrupted and goes on ends as if nothing had happened, bit for bit, whichever engine trains it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from msgspec import structs

import mnist_desktop
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import (
    LAYER_TYPES,
    BatchNormalization,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    GaussianNoise,
    MaxPooling2D,
    RandomImageLayer,
)
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.checkpoint_file import Checkpoint
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import EpochEnded, RunEnded, RunEvent, RunStarted
from mnist_desktop.core.runs.record import RateChange, RunRecord
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.training_config import EarlyStopping, TrainingConfig
from mnist_desktop.training import engines
from mnist_desktop.training.engine_interface import EngineError, KeepCheckpoint
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.scratch import engine as scratch_engine

pytestmark = pytest.mark.trains

SCRIPT = Path(__file__).with_name("training_process.py")
PATIENCE = 300
"""Seconds that a process may take before the test gives up, so that a broken one ends."""

SPEC = ModelSpec((Flatten(), Dense(16), Dropout(0.2), Dense(10, "softmax")), "Interrupted")
CONFIG = TrainingConfig(
    engine="scratch", learning_rate=0.03, batch_size=32, epochs=6, early_stopping=EarlyStopping("val_loss", 4)
)
RUN = "20260101-120000-abcdef"


class KilledError(BaseException):
    """Ends a training at once, as nothing that an engine catches would."""


def job(dataset: Dataset, config: TrainingConfig = CONFIG, spec: ModelSpec = SPEC, **how: object) -> TrainingJob:
    return TrainingJob(RUN, Experiment(spec, config), dataset, **how)


def train(
    dataset: Dataset,
    config: TrainingConfig = CONFIG,
    spec: ModelSpec = SPEC,
    keep_checkpoint: KeepCheckpoint | None = None,
    **how: object,
) -> RunRecord:
    events: list[RunEvent] = []
    record = engines.train(job(dataset, config, spec, **how), events.append, Control(), keep_checkpoint)
    assert isinstance(events[0], RunStarted)
    assert isinstance(events[-1], RunEnded)
    shown = (*events[0].history, *(event.row for event in events if isinstance(event, EpochEnded)))
    assert shown == record.info.history, "who listens knows the whole run"
    return record


def interrupt(
    store: RunStore, epochs: int, dataset: Dataset, config: TrainingConfig = CONFIG, spec: ModelSpec = SPEC, **how: object
) -> Checkpoint:
    """Train until a checkpoint of so many whole epochs is on the disk, and no further."""
    write = store.unfinished.writer(RUN)

    def keep(checkpoint: Checkpoint) -> None:
        write(checkpoint)
        if checkpoint.epochs_done == epochs:
            raise KilledError

    with pytest.raises(KilledError):
        engines.train(job(dataset, config, spec, **how), lambda _: None, Control(), keep)
    return store.unfinished.load(RUN)


def assert_same_run(resumed: RunRecord, whole: RunRecord) -> None:
    def but_seconds(record: RunRecord) -> object:
        history = tuple(structs.replace(row, seconds=0.0) for row in record.info.history)
        return structs.replace(record.info, history=history, seconds=0.0, created="")

    assert but_seconds(resumed) == but_seconds(whole)
    assert (resumed.pixel_mean, resumed.pixel_std) == (whole.pixel_mean, whole.pixel_std)
    assert len(resumed.weights) == len(whole.weights)
    for ours, theirs in zip(resumed.weights, whole.weights, strict=True):
        assert ours.dtype == theirs.dtype
        assert np.array_equal(ours, theirs)


@pytest.fixture
def store(tmp_path: Path) -> RunStore:
    return RunStore(tmp_path / "runs")


# A process that is really killed


def start(folder: Path, what: str) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": str(Path(mnist_desktop.__file__).parents[1])}
    command = [sys.executable, str(SCRIPT), str(folder), what]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=environment, text=True, stdin=pipe, stdout=pipe, stderr=pipe)  # noqa: S603


def assert_ended(process: subprocess.Popen[str]) -> None:
    _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, said


@pytest.mark.tensorflow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system knows no SIGKILL")
def test_a_run_whose_process_was_killed_goes_on_to_the_bits_of_one_that_was_not(tmp_path: Path):
    whole, killed = start(tmp_path / "whole", "whole"), start(tmp_path / "killed", "killed")
    try:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "in the middle\n", killed.communicate()
        os.kill(killed.pid, signal.SIGKILL)
        assert killed.wait(PATIENCE) == -signal.SIGKILL
        assert_ended(whole)
    finally:
        for process in (whole, killed):
            process.kill()
            process.communicate()
    store = RunStore(tmp_path / "killed")
    assert store.list() == ()
    (left,) = store.unfinished.runs()
    assert len(left.info.history) == 4, "all whole epochs are there"
    assert_ended(start(tmp_path / "killed", "resumed"))
    assert_same_run(store.load(RUN), RunStore(tmp_path / "whole").load(RUN))
    assert store.unfinished.runs() == ()


# Both engines


@pytest.mark.parametrize(
    "changes",
    [{"optimizer": "sgd"}, {"optimizer": "sgd", "momentum": 0.9}, {"optimizer": "sgd", "momentum": 0.9, "nesterov": True},
     {"optimizer": "adam", "schedule": "one_cycle", "scaling": "standard"}, {"optimizer": "sgd", "made_up_hands": 0.2}],
    ids=lambda changes: "-".join(str(value) for value in changes.values()),
)  # fmt: skip
def test_the_engine_from_scratch_goes_on_from_any_epoch(tiny_dataset: Dataset, tmp_path: Path, changes: dict[str, object]):
    config = structs.replace(CONFIG, **changes)
    whole = train(tiny_dataset, config)
    for epochs in range(len(whole.info.history) + 1):
        checkpoint = interrupt(RunStore(tmp_path / str(epochs)), epochs, tiny_dataset, config)
        assert len(checkpoint.record.info.history) == epochs
        assert_same_run(train(tiny_dataset, config, checkpoint=checkpoint), whole)


@pytest.mark.tensorflow
@pytest.mark.parametrize(
    "changes",
    [{"optimizer": "sgd", "momentum": 0.9}, {"optimizer": "adam"}, {"optimizer": "adamw"},
     {"optimizer": "rmsprop", "momentum": 0.5}, {"optimizer": "adagrad"}, {"optimizer": "nadam"},
     {"optimizer": "muon"}, {"optimizer": "adam", "made_up_hands": 0.2}],
    ids=lambda changes: "-".join(map(str, changes.values())),
)  # fmt: skip
def test_every_optimizer_of_the_keras_engine_goes_on(tiny_dataset: Dataset, store: RunStore, changes: dict[str, object]):
    spec = ModelSpec((Flatten(), Dense(8), BatchNormalization(), Dropout(0.3), Dense(10, "softmax")), "Interrupted")
    config = structs.replace(CONFIG, engine="keras", epochs=3, batch_size=100, early_stopping=None, **changes)
    checkpoint = interrupt(store, 1, tiny_dataset, config, spec)
    before = [array.copy() for array in (*checkpoint.weights, *checkpoint.optimizer_state)]
    assert_same_run(train(tiny_dataset, config, spec, checkpoint=checkpoint), train(tiny_dataset, config, spec))
    after = (*checkpoint.weights, *checkpoint.optimizer_state)
    assert all(np.array_equal(ours, theirs) for ours, theirs in zip(before, after, strict=True)), "it trains on copies"


@pytest.mark.tensorflow
def test_pooled_convolutions_go_on(tiny_dataset: Dataset, store: RunStore):
    layers = (Conv2D(4, 3), MaxPooling2D(2), Conv2D(3, 3), MaxPooling2D(2), Conv2D(3, 3), Flatten(), Dense(10, "softmax"))
    spec = ModelSpec(layers, "Interrupted")
    config = structs.replace(CONFIG, engine="keras", epochs=2, batch_size=100, early_stopping=None)
    checkpoint = interrupt(store, 1, tiny_dataset, config, spec)
    assert_same_run(train(tiny_dataset, config, spec, checkpoint=checkpoint), train(tiny_dataset, config, spec))


@pytest.mark.tensorflow
def test_every_layer_that_draws_at_random_goes_on(tiny_dataset: Dataset, store: RunStore):
    drawing = [kind() for kind in LAYER_TYPES if issubclass(kind, RandomImageLayer | GaussianNoise | Dropout)]
    assert len(drawing) >= 9
    spec = ModelSpec((*drawing, Conv2D(2, 5, 4), Flatten(), Dense(10, "softmax")), "Interrupted")
    config = structs.replace(CONFIG, engine="keras", epochs=2, batch_size=100, early_stopping=None)
    checkpoint = interrupt(store, 1, tiny_dataset, config, spec)
    drawn = sum(array.dtype == np.int64 and array.shape == (2,) for array in checkpoint.optimizer_state)
    assert drawn == len(drawing), "each has a stream of its own"
    assert_same_run(train(tiny_dataset, config, spec, checkpoint=checkpoint), train(tiny_dataset, config, spec))


def test_early_stopping_counts_on(tiny_dataset: Dataset, store: RunStore):
    config = structs.replace(CONFIG, learning_rate=0.3, epochs=200, early_stopping=EarlyStopping("val_loss", 3))
    whole = train(tiny_dataset, config)
    last = len(whole.info.history)
    assert whole.info.outcome == "early-stopped"
    checkpoint = interrupt(store, last - 1, tiny_dataset, config)
    assert checkpoint.record.info.best_epoch == last - 3
    resumed = train(tiny_dataset, config, checkpoint=checkpoint)
    assert_same_run(resumed, whole)


def test_a_changed_learning_rate_stays_changed(tiny_dataset: Dataset, store: RunStore):
    # The first was made before the interruption; the second is one that this run is to repeat later.
    changes = RateChange(2, 3, 0.002), RateChange(5, 1, 0.2)
    config = structs.replace(CONFIG, early_stopping=None)
    whole = train(tiny_dataset, config, rate_changes=changes)
    checkpoint = interrupt(store, 3, tiny_dataset, config, rate_changes=changes)
    assert checkpoint.record.info.rate_changes == changes[:1]
    assert_same_run(train(tiny_dataset, config, checkpoint=checkpoint), whole)


def test_seconds_notes_and_the_date_of_the_start_go_on(tiny_dataset: Dataset, store: RunStore):
    checkpoint = interrupt(store, 2, tiny_dataset)
    info = structs.replace(checkpoint.record.info, seconds=1000.0, created="2026-01-01T12:00:00+09:00", notes="On")
    resumed = train(tiny_dataset, checkpoint=replace(checkpoint, record=replace(checkpoint.record, info=info)))
    assert 1000.0 < resumed.info.seconds < 1000.0 + PATIENCE
    assert (resumed.info.created, resumed.info.notes) == (info.created, "On")
    assert resumed.info.history[:2] == info.history


def test_what_an_interrupted_run_leaves_is_that_run_up_to_its_last_whole_epoch(tiny_dataset: Dataset, store: RunStore):
    left = interrupt(store, 2, tiny_dataset).record
    short = train(tiny_dataset, structs.replace(CONFIG, epochs=2))
    assert (left.info.outcome, len(left.info.history)) == ("interrupted", 2)
    assert all(np.array_equal(ours, theirs) for ours, theirs in zip(left.weights, short.weights, strict=True))


def test_a_loss_that_explodes_after_the_interruption_keeps_the_epoch_before_it(
    tiny_dataset: Dataset, store: RunStore, monkeypatch: pytest.MonkeyPatch
):
    checkpoint = interrupt(store, 2, tiny_dataset)
    monkeypatch.setattr(scratch_engine, "cross_entropy", lambda logits, labels: np.full(len(labels), np.nan))
    kept: list[Checkpoint] = []
    record = train(tiny_dataset, checkpoint=checkpoint, keep_checkpoint=kept.append)
    assert record.info.outcome == "failed"
    assert "no longer a number at step 1 of epoch 3" in record.info.message.text
    assert len(record.info.history) == 2
    assert all(np.array_equal(a, b) for a, b in zip(record.weights, checkpoint.record.weights, strict=True))
    (start,) = kept  # nothing that has exploded is ever a checkpoint
    assert all(np.array_equal(ours, theirs) for ours, theirs in zip(start.weights, checkpoint.weights, strict=True))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda good: replace(good, weights=good.weights[:-1]),
        lambda good: replace(good, optimizer_state=()),
        lambda good: replace(good, optimizer_state=tuple(array.astype("f8") for array in good.optimizer_state)),
    ],
)
def test_a_checkpoint_of_another_network_is_refused(
    tiny_dataset: Dataset, store: RunStore, spoil: Callable[[Checkpoint], Checkpoint]
):
    checkpoint = interrupt(store, 2, tiny_dataset)
    events: list[RunEvent] = []
    with pytest.raises(EngineError, match="does not fit its network"):
        engines.train(job(tiny_dataset, checkpoint=spoil(checkpoint)), events.append, Control())
    assert [type(event) for event in events] == [RunEnded]


@pytest.mark.parametrize("engine", ["scratch", pytest.param("keras", marks=pytest.mark.tensorflow)])
def test_versions_are_those_that_a_run_writes_down(tiny_dataset: Dataset, engine):
    config = structs.replace(CONFIG, engine=engine, epochs=1)
    assert train(tiny_dataset, config).info.versions == engines.versions(engine)
