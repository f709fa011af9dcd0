"""The last checkpoints of runs that have ended are kept while there is room, and no longer than their runs."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.runs import last_checkpoints
from mnist_desktop.core.runs.checkpoint_file import Checkpoint, GeneratorState
from mnist_desktop.core.runs.store import RunStore
from tests.unit.test_run_store import make_record

RUN = "20260101-120000-abcdef"


def put(folder: Path, run_id: str, size: int) -> Path:
    path = folder / f"{run_id}-file"
    path.write_bytes(bytes(size))
    return path


def test_checkpoints_of_the_oldest_runs_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(last_checkpoints, "MOST_BYTES", 250)
    kept = last_checkpoints.LastCheckpoints(tmp_path / "last")
    for run_id, size in (("a", 100), ("b", 100), ("c", 100), ("huge", 300)):
        kept.take(run_id, put(tmp_path, run_id, size))
    assert [run_id for run_id in ("a", "b", "c", "huge") if kept.holds(run_id)] == ["b", "c"]


class SmallDisk:
    """Takes the place of ``os.fsync``: the disk is full while there is a last checkpoint, or for good."""

    def __init__(self, store: RunStore, number: int = errno.ENOSPC, *, for_good: bool = False) -> None:
        self._kept, self._number, self._for_good = store.last_checkpoints, number, for_good
        self.asked = 0

    def __call__(self, _: int) -> None:
        self.asked += 1
        if self._for_good or self._kept.holds("a"):
            raise OSError(self._number, os.strerror(self._number))


@pytest.fixture
def store(tmp_path: Path) -> RunStore:
    """With a last checkpoint, of the run ``a``."""
    store = RunStore(tmp_path)
    store.last_checkpoints.take("a", put(tmp_path, "a", 10))
    return store


def write_either(store: RunStore, what: str) -> None:
    if what == "run":
        store.save(make_record(RUN))
    else:
        record = make_record(RUN)
        info = structs.replace(record.info, outcome="interrupted")
        record = replace(record, info=info)
        store.unfinished.writer(RUN)(Checkpoint(record, record.weights, (), GeneratorState("1", "1", 0, 0), (), info.created))


@pytest.mark.parametrize("what", ["run", "checkpoint"])
def test_last_checkpoints_make_room_on_a_full_disk(store: RunStore, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    monkeypatch.setattr(os, "fsync", SmallDisk(store))
    write_either(store, what)
    assert not store.last_checkpoints.holds("a")
    assert store.unfinished.holds(RUN) if what == "checkpoint" else store.load(RUN).info.id == RUN


@pytest.mark.parametrize("what", ["run", "checkpoint"])
def test_a_disk_that_stays_full_is_tried_once_more_and_told(store: RunStore, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    disk = SmallDisk(store, for_good=True)
    monkeypatch.setattr(os, "fsync", disk)
    for asked in (2, 3):  # the second time, there is nothing to give up
        with pytest.raises(StorageError, match="the disk is full"):
            write_either(store, what)
        assert disk.asked == asked
    assert [path.name for path in store.folder.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("what", ["run", "checkpoint"])
def test_last_checkpoints_stay_where_no_room_is_needed(store: RunStore, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    monkeypatch.setattr(os, "fsync", SmallDisk(store, errno.EIO))
    with pytest.raises(StorageError, match="damaged"):
        write_either(store, what)
    assert store.last_checkpoints.holds("a")


def test_a_run_that_is_deleted_for_good_frees_its_last_checkpoint(tmp_path: Path) -> None:
    store = RunStore(tmp_path)
    store.claim()
    store.save(make_record(RUN))
    store.last_checkpoints.take(RUN, put(tmp_path, RUN, 10))
    store.restore(store.delete(RUN))
    assert store.last_checkpoints.holds(RUN), "a deletion can be taken back"
    store.delete(RUN)
    store.close()
    assert not store.last_checkpoints.holds(RUN)


@pytest.mark.parametrize("run_id", ["../a", "", ".", "a/b", "a\0b", "a" * 250])
def test_an_id_that_leads_elsewhere_is_held_by_none(tmp_path: Path, run_id: str) -> None:
    assert not last_checkpoints.LastCheckpoints(tmp_path).holds(run_id)


def test_checkpoints_of_runs_that_are_no_more_are_cleared_away(tmp_path: Path) -> None:
    store = RunStore(tmp_path)
    store.last_checkpoints.take("gone", put(tmp_path, "gone", 10))
    store.claim()
    assert not store.last_checkpoints.holds("gone")
    store.close()


def test_a_run_that_cannot_be_looked_at_does_not_keep_the_checkpoints_of_others(tmp_path: Path) -> None:
    kept, ids = last_checkpoints.LastCheckpoints(tmp_path / "last"), ("broken", "gone")
    for run_id in ids:
        kept.take(run_id, put(tmp_path, run_id, 10))

    def is_there(run_id: str) -> bool:
        if run_id == "broken":
            raise StorageError("{file} is damaged.", file=run_id)
        return False

    kept.clear_away(is_there)
    assert [run_id for run_id in ids if kept.holds(run_id)] == ["broken"]


def test_a_store_is_let_go_whatever_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = RunStore(tmp_path)
    store.claim()
    store.last_checkpoints.take("a", put(tmp_path, "a", 10))
    monkeypatch.setattr(Path, "exists", refuse)
    store.close()
    monkeypatch.undo()
    other = RunStore(tmp_path)
    other.claim()
    assert other.read_only is None
    other.close()


def refuse(*_: object) -> bool:
    raise OSError(errno.EIO, "Input/output error")
