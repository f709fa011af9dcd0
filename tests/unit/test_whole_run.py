"""A run is kept whatever happens after its last step."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs import checkpoint_writer
from mnist_desktop.core.runs.checkpoint_file import Checkpoint, write_checkpoint
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import CheckpointsFailing, EpochEnded
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.runs.store import ReadOnlyError, RunStore
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.engine_interface import Emit, KeepCheckpoint, OpenedRun
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.whole_run import TrainedRun, train_and_save
from mnist_desktop.ui.session import Services

RUN = "20260101-120000-abcdef"
SPEC = ModelSpec((Flatten(), Dense(10, "softmax")), "Softmax regression")


def test_test_accuracy_is_kept_with_the_run(services: Services, tiny_dataset: Dataset) -> None:
    kept = train_and_save(TrainingJob(RUN, Experiment(), tiny_dataset), services, _ignore, Control())
    assert kept.storage_problem is None
    assert services.store.load(RUN).info.test_accuracy == kept.opened.evaluation.accuracy


def test_an_evaluation_that_fails_costs_only_the_evaluation(services: Services, tiny_dataset: Dataset) -> None:
    def fail(_record: RunRecord, _dataset: Dataset) -> OpenedRun:
        raise UserError("No evaluation today.")

    with pytest.raises(UserError, match="No evaluation today"):
        train(services, tiny_dataset, open_run=fail)
    assert services.store.load(RUN).test_probabilities is None


@pytest.mark.logs_errors
def test_a_full_disk_costs_only_the_copy_on_the_disk(services: Services, tiny_dataset: Dataset, tmp_path: Path) -> None:
    class FullStore(RunStore):
        def save(self, record: RunRecord) -> Path:
            raise StorageError("{file} could not be written: the disk is full.", file=record.info.id)

    kept = train(services, tiny_dataset, store=FullStore(tmp_path))
    assert "the disk is full" in str(kept.storage_problem)
    assert kept.opened.evaluation.accuracy > 0


# On the way


def train(services: Services, dataset: Dataset, emit: Callable[[object], None] = lambda _: None, **changes: object) -> TrainedRun:
    services = replace(services, **changes)
    experiment = Experiment(SPEC, TrainingConfig(epochs=3))
    return train_and_save(TrainingJob(RUN, experiment, dataset), services, emit, Control())


def test_each_epoch_leaves_a_checkpoint_and_all_go_when_the_run_is_kept(services: Services, tiny_dataset: Dataset) -> None:
    seen: list[list[str]] = []

    def look(event: object) -> None:
        if isinstance(event, EpochEnded):
            seen.append(sorted(path.name for path in (services.store.unfinished.folder / RUN).iterdir()))

    train(services, tiny_dataset, look)
    assert [names[-1] for names in seen] == ["00001.checkpoint", "00002.checkpoint", "00003.checkpoint"]
    assert all(len(names) <= 2 for names in seen)
    assert list(services.store.unfinished.folder.iterdir()) == []
    assert services.store.load(RUN).info.outcome == "finished"


def test_a_full_disk_at_a_checkpoint_is_told_once_and_the_training_goes_on(
    services: Services, tiny_dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_for_two(file: object, checkpoint: Checkpoint) -> None:
        if checkpoint.epochs_done < 3:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write_checkpoint(file, checkpoint)

    monkeypatch.setattr(checkpoint_writer, "write_checkpoint", full_for_two)
    events: list[object] = []
    kept = train(services, tiny_dataset, events.append)
    told = [event for event in events if isinstance(event, CheckpointsFailing)]
    assert ["the disk is full" in str(event.problem) for event in told] == [True, False]
    assert told[1].problem is None, "after the third epoch it can be written again"
    assert kept.storage_problem is None
    assert len(services.store.load(RUN).info.history) == 3


@pytest.mark.logs_errors
def test_a_run_that_cannot_be_kept_at_its_end_stays_unfinished(services: Services, tiny_dataset: Dataset) -> None:
    class FullAtTheEnd(RunStore):
        def save(self, record: RunRecord) -> Path:
            raise StorageError("{file} could not be written: the disk is full.", file=record.info.id)

    store = FullAtTheEnd(services.store.folder)
    assert train(services, tiny_dataset, store=store).storage_problem is not None
    (left,) = store.unfinished.runs()
    assert len(left.info.history) == 3


def test_a_run_whose_engine_breaks_off_stays_unfinished(services: Services, tiny_dataset: Dataset) -> None:
    def break_off(event: object) -> None:
        if isinstance(event, EpochEnded) and event.row.epoch == 2:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        train(services, tiny_dataset, break_off)
    (left,) = services.store.unfinished.runs()
    assert len(left.info.history) == 2


def test_an_evaluation_that_fails_leaves_nothing_unfinished(services: Services, tiny_dataset: Dataset) -> None:
    def fail(_record: RunRecord, _dataset: Dataset) -> OpenedRun:
        raise UserError("No evaluation today.")

    with pytest.raises(UserError, match="No evaluation today"):
        train(services, tiny_dataset, open_run=fail)
    assert services.store.unfinished.runs() == ()


def test_a_second_window_asks_for_no_checkpoints(services: Services, tiny_dataset: Dataset) -> None:
    services.store.claim()
    second = RunStore(services.store.folder)
    second.claim()
    asked: list[object] = []

    def engine(job: TrainingJob, emit: Emit, control: Control, keep_checkpoint: KeepCheckpoint | None = None) -> RunRecord:
        asked.append(keep_checkpoint)
        return services.engine(job, emit, control)

    events: list[object] = []
    kept = train(services, tiny_dataset, events.append, engine=engine, store=second)
    services.store.close()
    assert asked == [None]
    assert isinstance(kept.storage_problem, ReadOnlyError)
    assert not any(isinstance(event, CheckpointsFailing) for event in events)
    assert second.unfinished.runs() == ()


def _ignore(_event: object) -> None:
    """Nobody listens."""
