"""A run that could not be written is held, with its checkpoint, until it is written or somebody lets it go."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs import store as store_module
from mnist_desktop.core.runs import unsaved
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.runs.unsaved import TooMuchUnsavedError
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training import engines, resume, tasks
from mnist_desktop.training.engine_interface import EngineError, OpenedRun
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.whole_run import TrainedRun, discard_unsaved, save_again, train_and_save
from mnist_desktop.ui.session import Services

RUN = "20260101-120000-abcdef"
LATER = "20260102-120000-abcdef"
SPEC = ModelSpec((Flatten(), Dense(10, "softmax")), "Softmax regression")

pytestmark = pytest.mark.logs_errors


class Disk:
    """Takes nothing while it is full."""

    cause: type[Exception] | None = None

    def fill(self, cause: type[Exception] | None = None) -> None:
        self.cause = cause or OSError

    def free(self) -> None:
        self.cause = None


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """The one that runs are written to; checkpoints have room."""
    disk, write = Disk(), store_module._write_through

    def write_if_there_is_room(path: Path, content: bytes) -> None:
        if disk.cause is OSError:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if disk.cause is not None:
            raise disk.cause
        write(path, content)

    monkeypatch.setattr(store_module, "_write_through", write_if_there_is_room)
    return disk


@pytest.fixture
def store(services: Services) -> Iterator[RunStore]:
    services.store.claim()
    yield services.store
    services.store.close()


def train(services: Services, dataset: Dataset, run_id: str = RUN, **changes: object) -> TrainedRun:
    services = replace(services, **changes)
    job = TrainingJob(run_id, Experiment(SPEC, TrainingConfig(epochs=3)), dataset)
    return train_and_save(job, services, lambda _: None, Control())


def ids(store: RunStore) -> list[list[str]]:
    """Of runs that are kept, held, and unfinished."""
    return [[run.id for run in runs] for runs in (store.list(), store.unsaved.all(), store.unfinished.runs())]


def start_anew(services: Services) -> Services:
    """What a program that starts now finds; the one before was killed."""
    services.store._lock.release()
    return replace(services, store=RunStore(services.store.folder))


def test_a_run_that_could_not_be_written_is_held_with_its_checkpoint_and_saved_again(
    services: Services, store: RunStore, tiny_dataset: Dataset, disk: Disk
):
    disk.fill()
    kept = train(services, tiny_dataset)
    assert "the disk is full" in str(kept.storage_problem)
    assert ids(store) == [[], [RUN], [RUN]]
    assert save_again(store) == ()
    assert ids(store) == [[], [RUN], [RUN]]
    disk.free()
    assert [info.id for info in save_again(store)] == [RUN]
    assert ids(store) == [[RUN], [], []]
    np.testing.assert_array_equal(store.load(RUN).test_probabilities, kept.opened.record.test_probabilities)


@pytest.mark.parametrize("cause", [MemoryError, ZeroDivisionError])
def test_whatever_stands_in_the_way_of_writing_a_run_does_not_lose_it(
    services: Services, store: RunStore, tiny_dataset: Dataset, disk: Disk, cause: type[Exception]
):
    disk.fill(cause)
    assert isinstance(train(services, tiny_dataset).storage_problem, StorageError)
    disk.free()
    assert [info.id for info in save_again(store)] == [RUN]


def test_a_run_whose_evaluation_fails_on_a_full_disk_is_held_as_well(
    services: Services, store: RunStore, tiny_dataset: Dataset, disk: Disk
):
    def fail(_record: RunRecord, _dataset: Dataset) -> OpenedRun:
        raise EngineError("No evaluation today.")

    disk.fill()
    with pytest.raises(EngineError, match="No evaluation today"):
        train(services, tiny_dataset, open_run=fail)
    assert ids(store) == [[], [RUN], [RUN]]


def test_runs_pile_up_in_their_order_and_one_that_can_be_written_does_not_wait_for_another(
    services: Services, store: RunStore, tiny_dataset: Dataset, disk: Disk
):
    disk.fill()
    for run_id in (LATER, RUN):
        train(services, tiny_dataset, run_id)
    assert ids(store)[1] == [LATER, RUN]
    disk.free()
    (store.folder / LATER).mkdir()
    (store.folder / LATER / "in the way").touch()
    assert [info.id for info in save_again(store)] == [RUN]
    (left,) = store.unsaved.all()
    assert left.problem.text == f"{store.folder / LATER} could not be used: a run of that name is there already."


def test_a_kill_while_a_run_is_held_loses_nothing(services: Services, store: RunStore, tiny_dataset: Dataset, disk: Disk):
    """The next start offers its checkpoint, which is that of the whole run; going on gives the run itself, finished."""
    disk.fill()
    services = replace(services, engine=engines.train)
    config = TrainingConfig(epochs=3, engine="scratch")
    job = TrainingJob(RUN, Experiment(SPEC, config), tiny_dataset)
    kept = train_and_save(job, services, lambda _: None, Control())
    disk.free()
    again = start_anew(services)
    (offered,) = resume.list_unfinished(again)
    assert len(offered.info.history) == 3
    prepared = again.store.unfinished.load(RUN)
    resumed = train_and_save(replace(job, checkpoint=prepared), again, lambda _: None, Control())
    assert resumed.storage_problem is None
    for ours, theirs in zip(resumed.opened.record.weights, kept.opened.record.weights, strict=True):
        np.testing.assert_array_equal(ours, theirs)
    assert resumed.opened.record.info.history == kept.opened.record.info.history
    assert resumed.opened.record.info.outcome == "finished"
    assert ids(again.store) == [[RUN], [], []]
    again.store.close()


def test_what_is_held_is_not_offered_as_interrupted(services: Services, store: RunStore, tiny_dataset: Dataset, disk: Disk):
    disk.fill()
    train(services, tiny_dataset)
    assert resume.list_unfinished(services) == ()


def test_what_is_held_can_be_opened(services: Services, store: RunStore, tiny_dataset: Dataset, disk: Disk):
    disk.fill()
    train(services, tiny_dataset)
    assert tasks.open_run(services, RUN, tiny_dataset).record.info.id == RUN


def test_what_is_let_go_leaves_no_checkpoint(services: Services, store: RunStore, tiny_dataset: Dataset, disk: Disk):
    disk.fill()
    train(services, tiny_dataset)
    discard_unsaved(store, [RUN])
    assert ids(store) == [[], [], []]


def test_an_interrupted_run_that_cannot_be_kept_stays_interrupted_and_is_not_held(
    services: Services, store: RunStore, leave_unfinished, disk: Disk
):
    leave_unfinished(2)
    disk.fill()
    with pytest.raises(UserError, match="the disk is full"):
        resume.keep_unfinished(services, RUN, None)
    assert ids(store) == [[], [], [RUN]]


def test_a_run_of_a_second_window_is_saved_when_the_first_is_closed(services: Services, store: RunStore, tiny_dataset: Dataset):
    second = RunStore(store.folder)
    second.claim()
    train(services, tiny_dataset, store=second)
    assert save_again(second) == ()
    store.close()
    assert [info.id for info in save_again(second)] == [RUN]
    second.close()


def test_there_is_an_end_to_what_is_held(
    services: Services, store: RunStore, tiny_dataset: Dataset, disk: Disk, monkeypatch: pytest.MonkeyPatch
):
    disk.fill()
    train(services, tiny_dataset)
    assert store.unsaved.obstacle is None
    monkeypatch.setattr(unsaved, "MOST_BYTES", sum(run.size for run in store.unsaved.all()))
    assert isinstance(store.unsaved.obstacle, TooMuchUnsavedError)


def test_a_damaged_run_does_not_cost_the_checkpoint_that_it_was_made_from(services: Services, store: RunStore, leave_unfinished):
    leave_unfinished(3)
    folder = store.save(store.unfinished.load(RUN).record)
    (folder / "weights.npz").write_bytes(b"cut off by a power cut")
    again = start_anew(services)
    again.store.claim()
    assert ids(again.store)[2] == [RUN]
    again.store.close()
