"""Checkpoints: read back to the last bit, never half of one, and no damage goes further than its own file."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs import checkpoint_writer, unfinished_runs
from mnist_desktop.core.runs.array_files import decode_npz, encode_npz
from mnist_desktop.core.runs.checkpoint_file import Checkpoint, GeneratorState, decode_checkpoint, write_checkpoint
from mnist_desktop.core.runs.record import DamagedRun, EpochRow, RateChange, RunInfo, RunRecord
from mnist_desktop.core.runs.run_files import RunFileError
from mnist_desktop.core.runs.store import ReadOnlyError, RunStore
from mnist_desktop.core.runs.unfinished_runs import UnfinishedRun
from mnist_desktop.core.training_config import EarlyStopping, TrainingConfig

RUN = "20260101-120000-abcdef"
LATER = "20260102-120000-abcdef"
CHANGES = (RateChange(1, 3, 0.002), RateChange(7, 0, 0.1 + 0.2))
PATH = Path("00003.checkpoint")


def make_checkpoint(epochs: int = 3, best_epoch: int | None = None, run_id: str = RUN, **changes: object) -> Checkpoint:
    random = np.random.default_rng(epochs)
    info = RunInfo(
        id=run_id, name="First network", created="2026-01-01T12:00:00+09:00", dataset_key="tiny", dataset_title="Tiny",
        dataset_family="mnist", dataset_fingerprint="0" * 64, spec=ModelSpec((Flatten(), Dense(4), Dense(10, "softmax"))),
        config=TrainingConfig(epochs=15, early_stopping=EarlyStopping()), outcome="interrupted", message="",
        history=tuple(EpochRow(n, 0.1 / n, 0.9, 0.1 / 3, 1 - 1 / 7, 1e-3, 0.25) for n in range(1, epochs + 1)),
        best_epoch=epochs if best_epoch is None else best_epoch, seconds=0.1 + 0.2, parameters=3190, versions={"numpy": "2.4.6"},
    )  # fmt: skip
    kept, current = (tuple(random.random((5, 4), np.float32) for _ in range(2)) for _ in range(2))
    memory = (np.array(7, np.int64), np.array([3, 1], np.uint32), random.random(6, np.float32))
    is_kept = info.best_epoch == epochs
    record = RunRecord(msgspec.structs.replace(info, **changes), kept, 0.13, 0.31)
    generator = GeneratorState.of(random)
    return Checkpoint(record, kept if is_kept else current, memory, generator, CHANGES, "2026-01-01T12:04:00+09:00")


def encode(checkpoint: Checkpoint) -> bytes:
    file = io.BytesIO()
    write_checkpoint(file, checkpoint)
    return file.getvalue()


def words_of(checkpoint: Checkpoint) -> tuple[object, ...]:
    return checkpoint.record.info, checkpoint.generator, checkpoint.rate_changes, checkpoint.taken


def assert_same(found: Checkpoint, expected: Checkpoint) -> None:
    assert words_of(found) == words_of(expected)
    assert (found.record.pixel_mean, found.record.pixel_std) == (expected.record.pixel_mean, expected.record.pixel_std)
    for ours, theirs in ((found.record.weights, expected.record.weights), (found.weights, expected.weights),
                         (found.optimizer_state, expected.optimizer_state)):  # fmt: skip
        assert [(array.dtype, array.shape) for array in ours] == [(array.dtype, array.shape) for array in theirs]
        assert all(np.array_equal(mine, their) for mine, their in zip(ours, theirs, strict=True))


@pytest.fixture
def store(tmp_path: Path) -> RunStore:
    return RunStore(tmp_path / "runs")


def files_of(store: RunStore) -> list[str]:
    folder = store.unfinished.folder / RUN
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


# What a checkpoint holds


@pytest.mark.parametrize(("epochs", "best_epoch"), [(0, 0), (3, 3), (3, 1)])
def test_a_checkpoint_is_read_back_to_the_last_bit(epochs, best_epoch):
    checkpoint = make_checkpoint(epochs, best_epoch)
    assert_same(decode_checkpoint(encode(checkpoint), PATH), checkpoint)


def test_weights_that_are_to_be_kept_are_not_written_twice():
    size = sum(array.nbytes for array in make_checkpoint().weights)
    assert len(encode(make_checkpoint(3, 1))) - len(encode(make_checkpoint(3, 3))) >= size
    found = decode_checkpoint(encode(make_checkpoint(3, 3)), PATH)
    assert found.weights is found.record.weights


@given(st.integers(0, 2**32), st.integers(0, 50), st.booleans())
def test_a_generator_goes_on_where_its_state_was_taken(seed, drawn, half):
    random, other = np.random.default_rng(seed), np.random.default_rng(0)
    random.random(drawn)
    if half:
        random.integers(0, 2**32, dtype=np.uint32)  # leaves half of 64 bits for the next such call
    state = msgspec.json.decode(msgspec.json.encode(GeneratorState.of(random)), type=GeneratorState)
    state.give_to(other)
    assert np.array_equal(random.integers(0, 2**32, 7, dtype=np.uint32), other.integers(0, 2**32, 7, dtype=np.uint32))
    assert np.array_equal(random.permutation(100), other.permutation(100))


# What is damaged


def refusal(content: bytes) -> str:
    with pytest.raises(RunFileError) as caught:
        decode_checkpoint(content, PATH)
    return caught.value.text


def test_a_checkpoint_that_is_cut_off_anywhere_is_damaged():
    content = encode(make_checkpoint())
    for length in range(len(content)):
        assert refusal(content[:length]).startswith("00003.checkpoint is damaged: ")


@given(st.data())
def test_one_changed_byte_is_damage_or_changes_nothing(data):
    expected = make_checkpoint()
    content = bytearray(encode(expected))
    content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = decode_checkpoint(bytes(content), PATH)
    except RunFileError:
        return
    assert_same(found, expected)


def changed(**changes: object) -> bytes:
    arrays = decode_npz(encode(make_checkpoint(3, 1)), 10**6)
    arrays |= {name: array for name, array in changes.items() if array is not None}
    return encode_npz({name: array for name, array in arrays.items() if changes.get(name, "") is not None})


def with_forms(**forms: list[object]) -> bytes:
    head = msgspec.json.decode(decode_npz(encode(make_checkpoint(3, 1)), 10**6)["head"].tobytes())
    return changed(head=np.frombuffer(msgspec.json.encode(head | forms), np.uint8))


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (changed(head=None), "has no head"),
        (changed(scaling=None), "does not say how its pixels were scaled"),
        (changed(arrays=None), "0 bytes are not the "),
        (changed(arrays=np.zeros(7, np.uint8)), "7 bytes are not the "),
        (changed(arrays=np.zeros((3, 4))), "not a row of bytes"),
        (changed(other=np.zeros(2)), "arrays that do not belong to it"),
        (with_forms(memory=[["<f4", [2**40, 2**40]]]), "bytes are not the "),
        (with_forms(memory=[["|O8", [1]]]), "matching regex"),
        (with_forms(memory=[["<f4\n", [0]]]), "matching regex"),
        (with_forms(memory=[["<f4", [1] * 33]]), "length <= 32"),
        (changed(head=np.frombuffer(b'{"format": "mnist-desktop checkpoint", "version": 1}', np.uint8)), "format version 1"),
        (with_forms(weights=[["<f4", [-1]]]), ">= 0"),
        (changed(head=np.frombuffer(b'{"format": "other", "version": 1}', np.uint8)), "not a run of this program"),
        (changed(head=np.frombuffer(b'{"format": "mnist-desktop checkpoint", "version": 9}', np.uint8)), "format version 9"),
        (encode(make_checkpoint(3, 4)), "not that of a run that could go on"),
        (encode(make_checkpoint(outcome="failed")), "not that of a run that could go on"),
        (encode(make_checkpoint(config=TrainingConfig(epochs=2))), "do not follow one another"),
        (encode(make_checkpoint(history=make_checkpoint(5).record.info.history[1:4])), "do not follow one another"),
        (encode(replace(make_checkpoint(), generator=GeneratorState("-1", "1", 0, 0))), "matching regex"),
        (encode(replace(make_checkpoint(), generator=GeneratorState("1", "1", 2, 0))), "<= 1"),
    ],
)
def test_what_cannot_be_gone_on_from_is_refused_with_its_cause(content, cause):
    assert cause in refusal(content)


# Where checkpoints stand


def test_an_unfinished_run_is_no_run_and_is_found_with_its_newest_checkpoint(store):
    writer = store.unfinished.writer(RUN)
    for epochs in range(4):
        writer(make_checkpoint(epochs))
    assert store.list() == ()
    assert store.unfinished.runs() == (UnfinishedRun(make_checkpoint(3).record.info, "2026-01-01T12:04:00+09:00"),)
    assert_same(store.unfinished.load(RUN), make_checkpoint(3))


def test_the_newest_checkpoint_and_the_last_that_the_disk_was_waited_for_stay(store, monkeypatch):
    now = [0.0]
    waits = []
    monkeypatch.setattr(checkpoint_writer, "monotonic", lambda: now[0])
    monkeypatch.setattr(os, "fsync", lambda _: waits.append(now[0]))
    writer = store.unfinished.writer(RUN)
    for epochs, now[0] in enumerate((0.0, 10.0, 20.0, 31.0, 40.0)):
        writer(make_checkpoint(epochs))
    assert waits == [0.0, 31.0]
    assert files_of(store) == ["00003.checkpoint", "00004.checkpoint"]


@pytest.mark.parametrize("step", ["write", "fsync", "replace", "unlink"])
def test_a_kill_at_any_moment_of_writing_leaves_a_whole_checkpoint(store, monkeypatch, step):
    monkeypatch.setattr(checkpoint_writer, "SECONDS_BETWEEN_WAITS", 0.0)
    writer = store.unfinished.writer(RUN)
    writer(make_checkpoint(1))

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    place = {"write": (checkpoint_writer, "write_checkpoint"), "fsync": (os, "fsync"), "replace": (Path, "replace"),
             "unlink": (Path, "unlink")}[step]  # fmt: skip
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(*place, killed)
        writer(make_checkpoint(2))
    assert store.unfinished.load(RUN).epochs_done == (2 if step == "unlink" else 1)
    store.unfinished.writer(RUN)(make_checkpoint(3))
    assert files_of(store) == ["00003.checkpoint"], "what the killed program left is cleared away by the next writing"


def test_a_damaged_newest_checkpoint_gives_way_to_the_one_before(store):
    writer = store.unfinished.writer(RUN)
    writer(make_checkpoint(1))
    writer(make_checkpoint(2))
    newest = store.unfinished.folder / RUN / "00002.checkpoint"
    newest.write_bytes(newest.read_bytes()[:1000])
    assert store.unfinished.load(RUN).epochs_done == 1


def test_a_run_without_any_whole_checkpoint_is_listed_as_damaged_and_can_be_discarded(store):
    store.unfinished.writer(RUN)(make_checkpoint(2))
    store.unfinished.writer(LATER)(make_checkpoint(2, run_id=LATER))
    file = store.unfinished.folder / RUN / "00002.checkpoint"
    file.write_bytes(b"rubbish")
    good, bad = store.unfinished.runs()
    assert good.id == LATER
    assert isinstance(bad, DamagedRun)
    assert bad.reason.startswith(f"{file} is damaged: ")
    store.unfinished.discard(RUN)
    assert store.unfinished.runs() == (good,)
    assert [path.name for path in store.unfinished.folder.iterdir()] == [good.id]


def test_a_run_killed_before_its_first_checkpoint_was_whole_is_none(store):
    (store.unfinished.folder / RUN).mkdir(parents=True)
    (store.unfinished.folder / RUN / ".00000.checkpoint.0123.part").write_bytes(b"half")
    assert store.unfinished.runs() == ()
    store.claim()
    store.close()
    assert list(store.unfinished.folder.iterdir()) == []


def test_a_folder_that_cannot_be_read_stays_and_holds_up_no_other(store, monkeypatch):
    for name in (RUN, LATER):
        (store.unfinished.folder / name).mkdir(parents=True)
    looked_at = []

    def deny_the_first(folder: Path) -> list[Path]:
        looked_at.append(folder)
        if len(looked_at) == 1:
            raise StorageError("{path} may not be read.", path=folder)
        return []

    monkeypatch.setattr(unfinished_runs, "_checkpoints", deny_the_first)
    store.unfinished.clear_away(lambda _run_id: False)
    assert list(store.unfinished.folder.iterdir()) == looked_at[:1]


def test_half_a_checkpoint_is_cleared_away_and_the_one_before_stays(store):
    store.unfinished.writer(RUN)(make_checkpoint())
    (store.unfinished.folder / RUN / ".00004.checkpoint.0123.part").write_bytes(b"half")
    store.claim()
    assert files_of(store) == ["00003.checkpoint"]
    store.close()


def test_a_run_that_was_kept_before_the_kill_is_unfinished_no_more(store):
    checkpoint = make_checkpoint()
    store.unfinished.writer(RUN)(checkpoint)
    store.save(checkpoint.record)
    store.claim()
    assert store.unfinished.runs() == ()
    assert [run.id for run in store.list()] == [RUN]
    store.close()


def test_a_copied_folder_is_found_by_its_name(store):
    store.unfinished.writer(RUN)(make_checkpoint())
    (store.unfinished.folder / RUN).rename(store.unfinished.folder / "copy")
    assert [run.id for run in store.unfinished.runs()] == ["copy"]
    assert store.unfinished.load("copy").record.info.id == "copy"


def test_discarding_what_is_not_there_does_nothing_and_loading_it_says_so(store):
    store.unfinished.discard(RUN)
    assert store.unfinished.runs() == ()
    with pytest.raises(StorageError, match="is not there"):
        store.unfinished.load(RUN)


def test_a_full_disk_is_said_and_leaves_the_checkpoint_before(store, monkeypatch):
    writer = store.unfinished.writer(RUN)
    writer(make_checkpoint(1))

    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(checkpoint_writer, "write_checkpoint", no_room)
    with pytest.raises(StorageError, match="the disk is full"):
        writer(make_checkpoint(2))
    assert files_of(store) == ["00001.checkpoint"]


@pytest.mark.parametrize("change", [lambda store: store.unfinished.writer(RUN)(make_checkpoint(2)),
                                    lambda store: store.unfinished.discard(RUN)])  # fmt: skip
def test_a_second_program_changes_no_checkpoint(store, change: Callable[[RunStore], None]):
    store.claim()
    store.unfinished.writer(RUN)(make_checkpoint(1))
    second = RunStore(store.folder)
    second.claim()
    with pytest.raises(ReadOnlyError):
        change(second)
    assert [run.id for run in second.unfinished.runs()] == [RUN]
    assert files_of(store) == ["00001.checkpoint"]
    store.close()


def test_a_folder_that_cannot_be_read_is_said(store, monkeypatch):
    store.unfinished.writer(RUN)(make_checkpoint(1))

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "iterdir", refuse)
    monkeypatch.setattr("os.scandir", refuse)
    for action in (store.unfinished.runs, lambda: store.unfinished.load(RUN)):
        with pytest.raises(UserError, match="no permission"):
            action()


def test_a_run_that_cannot_be_looked_into_harms_no_other(store, monkeypatch):
    for run_id in (RUN, LATER):
        store.unfinished.writer(run_id)(make_checkpoint(1, run_id=run_id))
    iterdir = Path.iterdir

    def refuse(folder: Path) -> Iterator[Path]:
        if folder.name == LATER:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return iterdir(folder)

    monkeypatch.setattr(Path, "iterdir", refuse)
    bad, good = store.unfinished.runs()
    assert (good.id, bad.id) == (RUN, LATER)
    assert isinstance(bad, DamagedRun)
    assert "no permission" in bad.reason
