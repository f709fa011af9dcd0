"""The weights of epochs: which are kept, what is read back, and what is refused."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs import kept_epochs, waiting_epochs
from mnist_desktop.core.runs.checkpoint_file import Checkpoint
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import EpochEnded
from mnist_desktop.core.runs.kept_epochs import (
    FOLDER,
    MOST_FILES,
    load_answers,
    load_weights,
    look_through,
    room_for,
    which_to_keep,
    write_answers,
    write_weights,
)
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.runs.run_files import RunFileError
from mnist_desktop.core.runs.said_names import said_run_name
from mnist_desktop.core.runs.store import SNAPSHOTS, RunStore
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.opened_epochs import RunEpochs
from mnist_desktop.training.services import Services
from mnist_desktop.training.whole_run import TrainedRun, train_and_save
from tests.conftest import make_checkpoint, make_info

RUN = "20260101-120000-abcdef"
EXPERIMENT = Experiment(ModelSpec((Flatten(), Dense(10, "softmax")), "Softmax regression"), TrainingConfig(epochs=3))


# Which to keep


def test_within_the_limit_all_are_kept() -> None:
    assert which_to_keep((3, 1, 2), 3, 1, 2, 3) == (1, 2, 3)


@given(st.sets(st.integers(1, 300), min_size=1, max_size=120), st.integers(0, 70), st.data())
def test_first_best_and_last_are_among_at_most_as_many_as_are_allowed(there: set[int], limit: int, data: st.DataObject) -> None:
    best = data.draw(st.sampled_from(sorted(there)))
    kept = which_to_keep(there, limit, min(there), best, max(there))
    assert len(kept) <= limit
    assert set(kept) <= there
    assert list(kept) == sorted(kept)
    if limit >= 3:
        assert {min(there), best, max(there)} <= set(kept)
        assert len(kept) == min(limit, len(there))


def test_asked_after_every_epoch_the_gaps_stay_even() -> None:
    kept: tuple[int, ...] = ()
    for epoch in range(1, 1001):
        kept = which_to_keep((*kept, epoch), 64, 1, 1, epoch)
    gaps = np.diff(kept)
    assert len(kept) == 64
    assert gaps.max() <= 2 * np.median(gaps)
    assert gaps[:-1].min() * 4 >= gaps.max()


def test_a_budget_counts_weights_and_answers() -> None:
    weights = (np.zeros((100, 10), np.float32),)
    assert room_for(weights, 0, 40_000) == 10
    assert room_for(weights, 100 * 10, 40_000) == 5
    assert room_for(weights, 0, 10**9) == 64


# What is read back


@pytest.fixture
def record(make_opened_run: Callable[..., OpenedRun]) -> RunRecord:
    return make_opened_run(run_id=RUN).record


def of_epoch(record: RunRecord, epoch: int) -> tuple[np.ndarray, ...]:
    return tuple(np.full(array.shape, epoch, array.dtype) for array in record.weights)


def keep(folder: Path, record: RunRecord, numbers: Sequence[int] = (1, 2, 3)) -> None:
    for epoch in numbers:
        write_weights(folder, record.info, epoch, of_epoch(record, epoch))


def test_weights_come_back_bit_for_bit(tmp_path: Path, record: RunRecord) -> None:
    random = np.random.default_rng(0)
    weights = tuple(random.standard_normal(array.shape).astype(np.float32) for array in record.weights)
    write_weights(tmp_path, record.info, 2, weights)
    found = load_weights(tmp_path, record, 2)
    assert all(np.array_equal(a, b) and a.dtype == b.dtype for a, b in zip(found, weights, strict=True))
    assert look_through(tmp_path, record).epochs == (2,)


def test_a_copied_run_with_another_id_and_name_keeps_its_epochs(tmp_path: Path, record: RunRecord) -> None:
    keep(tmp_path, record)
    info = msgspec.structs.replace(record.info, id="another", name="Another", notes="…")
    assert look_through(tmp_path, replace(record, info=info)).epochs == (1, 2, 3)
    load_weights(tmp_path, replace(record, info=info), 1)


def test_answers_are_those_of_the_same_run_epoch_and_images(tmp_path: Path, record: RunRecord) -> None:
    answers = np.random.default_rng(0).random((7, 10), np.float32)
    write_answers(tmp_path, record.info, 2, answers, "images")
    assert np.array_equal(load_answers(tmp_path, record.info, 2, 7, "images"), answers)
    assert load_answers(tmp_path, record.info, 2, 8, "images") is None
    assert load_answers(tmp_path, record.info, 2, 7, "others") is None
    assert load_answers(tmp_path, record.info, 1, 7, "images") is None
    assert load_answers(tmp_path, msgspec.structs.replace(record.info, created="later"), 2, 7, "images") is None


def cut_off(folder: Path, record: RunRecord) -> None:
    path = folder / "00002.epoch"
    path.write_bytes(path.read_bytes()[:-100])


def change_a_number(folder: Path, record: RunRecord) -> None:
    path = folder / "00002.epoch"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def take_one_of_another_run(folder: Path, record: RunRecord) -> None:
    write_weights(folder, msgspec.structs.replace(record.info, created="2020-01-01T00:00:00+00:00"), 2, record.weights)


def take_one_of_another_network(folder: Path, record: RunRecord) -> None:
    write_weights(folder, record.info, 2, (np.zeros((784, 64), np.float32), np.zeros(64, np.float32)))


def take_one_of_other_shapes(folder: Path, record: RunRecord) -> None:
    write_weights(folder, record.info, 2, tuple(array.T.copy() for array in record.weights))


def take_one_of_another_epoch(folder: Path, record: RunRecord) -> None:
    (folder / "00002.epoch").write_bytes((folder / "00001.epoch").read_bytes())


def put_a_folder_there(folder: Path, record: RunRecord) -> None:
    (folder / "00002.epoch").unlink()
    (folder / "00002.epoch").mkdir()


HARM = (
    cut_off, change_a_number, take_one_of_another_run, take_one_of_another_network, take_one_of_other_shapes,
    take_one_of_another_epoch, put_a_folder_there,
)  # fmt: skip


@pytest.mark.parametrize("harm", HARM, ids=lambda harm: harm.__name__)
def test_an_epoch_that_is_damaged_or_of_something_else_is_refused_and_the_others_go_on(
    tmp_path: Path, record: RunRecord, harm: Callable[[Path, RunRecord], None]
) -> None:
    keep(tmp_path, record)
    harm(tmp_path, record)
    with pytest.raises(UserError, match=r"00002\.epoch"):
        load_weights(tmp_path, record, 2)
    assert {1, 3} <= set(look_through(tmp_path, record).epochs)
    assert load_weights(tmp_path, record, 3)[0][0, 0] == 3


def test_what_can_be_told_without_reading_is_told_when_a_folder_is_looked_through(tmp_path: Path, record: RunRecord) -> None:
    keep(tmp_path, record, (1, 2, 3, 4))
    cut_off(tmp_path, record)
    found = look_through(tmp_path, record)
    assert found.epochs == (1, 3)
    assert "2 epochs" in str(found.problem)
    assert "00002.epoch" in str(found.problem)


def test_a_folder_of_ten_thousand_files_is_not_looked_through(tmp_path: Path, record: RunRecord) -> None:
    for number in range(MOST_FILES + 1):
        (tmp_path / f"{number:05}.epoch").touch()
    with pytest.raises(RunFileError, match=f"more than the {MOST_FILES} files"):
        look_through(tmp_path, record)


# In a training


def train(services: Services, dataset: Dataset, emit: Callable[[object], None] = lambda _: None, **options: object) -> TrainedRun:
    job = TrainingJob(RUN, EXPERIMENT, dataset, checkpoint=options.pop("checkpoint", None))
    return train_and_save(job, services, emit, Control(), **options)


def epochs_kept(services: Services) -> tuple[int, ...]:
    return kept_epochs.epochs_in(services.store.folder / RUN / FOLDER)


def test_the_weights_of_every_epoch_are_in_the_folder_of_the_run(services: Services, tiny_dataset: Dataset) -> None:
    train(services, tiny_dataset)
    record = services.store.load(RUN)
    folder = services.store.snapshots.place_of(RUN)
    assert look_through(folder, record).epochs == (1, 2, 3)
    assert [load_weights(folder, record, epoch)[0][0, 0] for epoch in (1, 2, 3)] == [1, 2, 3]
    assert list((services.store.folder / SNAPSHOTS).iterdir()) == []


def test_none_are_kept_where_that_is_switched_off(services: Services, tiny_dataset: Dataset) -> None:
    assert train(services, tiny_dataset, epoch_budget=0).epochs_problem is None
    assert epochs_kept(services) == ()


def test_beyond_the_budget_they_are_thinned_out(services: Services, tiny_dataset: Dataset) -> None:
    each = 31_440 + 40 * len(tiny_dataset.test_labels)
    train(services, tiny_dataset, epoch_budget=2 * each + 1)
    assert epochs_kept(services) == (1, 3)


def test_a_full_disk_costs_the_epochs_and_says_so(
    services: Services, tiny_dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StorageError("{file} could not be written: the disk is full. Free some space and try again.", file="00001.epoch")

    monkeypatch.setattr(kept_epochs, "write_weights", full)
    kept = train(services, tiny_dataset)
    assert kept.storage_problem is None
    assert "the disk is full" in str(kept.epochs_problem)
    assert epochs_kept(services) == ()
    assert not (services.store.folder / SNAPSHOTS / RUN).exists()


def test_a_run_that_needs_the_room_of_its_epochs_gets_it(services: Services, tiny_dataset: Dataset) -> None:
    filled: list[int] = []

    class NearlyFull(RunStore):
        """Has room for a run only once nothing waits in the folder of epochs."""

        def save(self, record: RunRecord) -> Path:
            def write() -> None:
                filled.append(len(list((self.folder / SNAPSHOTS / RUN).glob("*.epoch"))))
                if filled[-1]:
                    raise StorageError("Full.") from OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

            self._try_with_room(write)
            return super().save(record)

    kept = train(replace(services, store=NearlyFull(services.store.folder)), tiny_dataset)
    assert filled == [3, 0]
    assert kept.storage_problem is None
    assert "given up for room" in str(kept.epochs_problem)
    info = services.store.load(RUN).info
    assert kept.epochs_problem.values["name"] == said_run_name(info.name), "a name of the program's is said in any language"
    assert info.outcome == "finished"


@pytest.mark.logs_errors
def test_an_unsaved_run_has_its_epochs_and_takes_them_along_when_it_is_saved(services: Services, tiny_dataset: Dataset) -> None:
    class Full(RunStore):
        def save(self, record: RunRecord) -> Path:
            raise StorageError("No.")

    opened = train(replace(services, store=Full(services.store.folder)), tiny_dataset).opened
    assert RunEpochs(opened, services.store).look().epochs == (1, 2, 3)
    services.store.save(opened.record)
    assert RunEpochs(opened, services.store).look().epochs == (1, 2, 3)
    assert epochs_kept(services) == (1, 2, 3)


class Killed(BaseException):
    """Ends a training as a kill does: nothing is tidied up."""


def train_and_die(services: Services, dataset: Dataset, epoch: int) -> None:
    def die(event: object) -> None:
        if isinstance(event, EpochEnded) and event.row.epoch == epoch:
            raise Killed

    with pytest.raises(Killed):
        train(services, dataset, die)


def test_a_resumed_run_keeps_the_epochs_before_and_makes_those_after_anew(services: Services, tiny_dataset: Dataset) -> None:
    train_and_die(services, tiny_dataset, 2)
    waiting = services.store.folder / SNAPSHOTS / RUN
    checkpoint = services.store.unfinished.load(RUN)
    write_weights(waiting, checkpoint.record.info, 3, of_epoch(checkpoint.record, 99))
    services.store.claim()
    assert kept_epochs.epochs_in(waiting) == (1, 2, 3), "a start leaves what an unfinished run needs"
    services.store.close()
    train(services, tiny_dataset, checkpoint=checkpoint)
    record = services.store.load(RUN)
    folder = services.store.folder / RUN / FOLDER
    assert [load_weights(folder, record, epoch)[0][0, 0] for epoch in (1, 2, 3)] == [1, 2, 3]


def test_a_start_finishes_the_move_of_a_killed_program(services: Services, tiny_dataset: Dataset) -> None:
    store = services.store
    train_and_die(services, tiny_dataset, 2)
    store.snapshots.hand_over = lambda _: None  # type: ignore[method-assign]  # as if it was killed in between
    store.save(store.unfinished.load(RUN).record)
    (store.folder / SNAPSHOTS / "20200101-000000-000000").mkdir()
    again = RunStore(store.folder)
    again.claim()
    assert epochs_kept(services) == (1, 2)
    assert list((store.folder / SNAPSHOTS).iterdir()) == []
    again.close()


def test_a_discarded_run_takes_its_epochs_along(services: Services, tiny_dataset: Dataset) -> None:
    train_and_die(services, tiny_dataset, 2)
    services.store.discard_unfinished(RUN)
    assert list((services.store.folder / SNAPSHOTS).iterdir()) == []


def test_epochs_that_vanish_on_the_way_end_the_keeping(services: Services, tiny_dataset: Dataset) -> None:
    keeper = services.store.snapshots.keeper(RUN, 0, 10**9)
    keeper(checkpoint_after(tiny_dataset, 1))
    services.store.snapshots.give_up()
    with pytest.raises(waiting_epochs.GivenUpError):
        keeper(checkpoint_after(tiny_dataset, 2))


def checkpoint_after(dataset: Dataset, epoch: int) -> Checkpoint:
    return make_checkpoint(RUN, EXPERIMENT.spec, EXPERIMENT.config, dataset, make_info(RUN, dataset).history[:epoch])


# An opened run at an epoch


def test_an_epoch_of_a_run_has_its_own_answers_and_evaluation(services: Services, tiny_dataset: Dataset) -> None:
    run = train(services, tiny_dataset).opened
    found = RunEpochs(run, services.store)
    assert found.own == 3
    assert found.open(3, StopToken()) is run
    first = found.open(1, StopToken())
    assert first.record.weights[0][0, 0] == 1
    expected = first.predictor(tiny_dataset.test_images)
    assert np.array_equal(first.record.test_probabilities, expected)
    assert first.evaluation.accuracy == pytest.approx(0.1)
    assert first.record.info.test_accuracy == first.evaluation.accuracy
    again = RunEpochs(run, services.store).open(1, StopToken())
    assert np.array_equal(again.record.test_probabilities, expected), "now from the file"


def test_answers_that_are_made_ahead_are_found_again(services: Services, tiny_dataset: Dataset) -> None:
    run = train(services, tiny_dataset).opened
    RunEpochs(run, services.store).make_answers((1, 2, 3), StopToken())
    names = sorted(path.name for path in (services.store.folder / RUN / FOLDER).iterdir())
    assert names == ["00001.answers", "00001.epoch", "00002.answers", "00002.epoch", "00003.epoch"]


def test_answers_bring_no_folder_of_a_deleted_run_back(
    services: Services, tiny_dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = train(services, tiny_dataset).opened
    store, answer, places = services.store, RunEpochs._answer, []

    def answer_and_delete(*arguments: object) -> np.ndarray:
        answers = answer(*arguments)
        places.append(store.delete(RUN))
        return answers

    monkeypatch.setattr(RunEpochs, "_answer", answer_and_delete)
    RunEpochs(run, store).make_answers((1, 2, 3), StopToken())
    assert not (store.folder / RUN).exists()
    assert not (store.folder / SNAPSHOTS / RUN).exists()
    (place,) = places
    store.restore(place)
    assert (store.folder / RUN / FOLDER).is_dir()


def test_where_nothing_may_be_written_answers_are_held(services: Services, tiny_dataset: Dataset) -> None:
    run = train(services, tiny_dataset).opened
    services.store._read_only = StorageError("Not here.")
    found = RunEpochs(run, services.store)
    found.make_answers((1, 2, 3), StopToken())
    assert not list((services.store.folder / RUN / FOLDER).glob("*.answers"))
    assert set(found._held) == {1, 2}
