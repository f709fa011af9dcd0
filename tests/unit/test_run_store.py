"""Runs on the disk: whole or not at all, and no damage goes further than its own folder."""

from __future__ import annotations

import errno
import io
import json
import math
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnist_desktop.core import file_lock
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs import run_files
from mnist_desktop.core.runs.array_files import ArrayFileError, decode_npy, decode_npz, encode_npy, encode_npz
from mnist_desktop.core.runs.record import DamagedRun, EpochRow, RateChange, RunInfo, RunRecord
from mnist_desktop.core.runs.store import ReadOnlyError, RunStore, encode_info, new_run_id, read_info
from mnist_desktop.core.sentence import said
from mnist_desktop.core.training_config import EarlyStopping, TrainingConfig


def make_info(run_id: str = "20260101-120000-abcdef", loss: float = 0.5) -> RunInfo:
    rows = tuple(EpochRow(n, loss, 0.9, None if n == 1 else loss, 0.8, 0.001, 1.25) for n in (1, 2))
    return RunInfo(
        id=run_id, name="First network", created="2026-01-01T12:00:00+09:00", dataset_key="mnist-starter",
        dataset_title="MNIST, starter", dataset_family="mnist", dataset_fingerprint="0" * 64,
        spec=ModelSpec((Flatten(), Dense(10, "softmax"))), config=TrainingConfig(early_stopping=EarlyStopping()), history=rows,
        outcome="finished", message="", best_epoch=2, seconds=2.5, parameters=7850, versions={"mnist_desktop": "0.1.0"},
    )  # fmt: skip


def make_record(run_id: str = "20260101-120000-abcdef", loss: float = 0.5) -> RunRecord:
    random = np.random.default_rng(0)
    weights = (random.normal(size=(784, 10)).astype(np.float32), np.zeros(10, np.float32), np.array(7, np.int64))
    return RunRecord(make_info(run_id, loss), weights, 0.13, 0.31, random.random((100, 10)).astype(np.float32))


@pytest.fixture
def store(tmp_path: Path) -> RunStore:
    return RunStore(tmp_path / "runs")


@pytest.fixture
def folder(store: RunStore) -> Path:
    """The folder of a kept run."""
    return store.save(make_record())


def refusal(store: RunStore) -> str:
    """What the store says when it is asked for the only run."""
    with pytest.raises(UserError) as caught:
        store.load("20260101-120000-abcdef")
    return caught.value.text


# What is kept


def test_a_kept_run_is_read_back_as_it_was(store, folder):
    kept, found = make_record(), store.load(folder.name)
    assert found.info == kept.info
    assert (found.pixel_mean, found.pixel_std) == (kept.pixel_mean, kept.pixel_std)
    assert [array.dtype for array in found.weights] == [array.dtype for array in kept.weights]
    for ours, theirs in zip(found.weights, kept.weights, strict=True):
        np.testing.assert_array_equal(ours, theirs)
    np.testing.assert_array_equal(found.test_probabilities, kept.test_probabilities)


def test_a_run_without_predictions_or_weights_is_kept(store):
    store.save(RunRecord(make_info(), ()))
    found = store.load(make_info().id)
    assert found.weights == ()
    assert found.test_probabilities is None


@pytest.mark.parametrize("loss", [math.inf, -math.inf, math.nan])
def test_a_loss_that_overflowed_is_read_back(store, loss):
    store.save(make_record(loss=loss))
    (info,) = store.list()
    assert repr(info) == repr(make_info(loss=loss))  # nan is not equal to itself


def test_more_than_a_thousand_weights_keep_their_order(store):
    store.save(RunRecord(make_info(), tuple(np.array([number]) for number in range(1100))))
    assert [int(array[0]) for array in store.load(make_info().id).weights] == list(range(1100))


def test_a_run_is_found_by_the_name_of_its_folder(store, folder):
    folder.rename(folder.with_name("copied from a stick"))
    assert [run.id for run in store.list()] == ["copied from a stick"]
    assert store.load("copied from a stick").info.name == "First network"


def test_runs_are_listed_newest_first(store):
    ids = [f"2026010{day}-120000-abcdef" for day in (2, 1, 3)]
    for run_id in ids:
        store.save(make_record(run_id))
    assert [run.id for run in store.list()] == sorted(ids, reverse=True)


def test_a_folder_that_is_not_there_yet_holds_no_runs(store):
    assert store.list() == ()


def test_files_beside_the_runs_are_no_runs(store, folder):
    (store.folder / "Thumbs.db").write_bytes(b"x")
    assert [run.id for run in store.list()] == [folder.name]


def test_a_thousand_runs_are_listed_from_their_words_alone(store, folder, monkeypatch):
    text = encode_info(make_info())
    for number in range(1000):
        (store.folder / f"2025-{number:04}").mkdir()
        (store.folder / f"2025-{number:04}" / "run.json").write_bytes(text)
        (store.folder / f"2025-{number:04}" / "weights.npz").write_bytes(encode_npz({}))
    monkeypatch.setattr(run_files, "decode_npz", None)
    monkeypatch.setattr(run_files, "decode_npy", None)
    runs = store.list()
    assert len(runs) == 1001
    assert runs[0].id == folder.name
    assert all(isinstance(run, RunInfo) for run in runs)


def test_the_list_reads_again_only_what_has_changed(store, folder, monkeypatch):
    store.save(make_record("20260102-120000-abcdef"))
    store.list()
    store.change(folder.name, notes="changed")
    read = []
    monkeypatch.setattr("mnist_desktop.core.runs.store.read_info", lambda path: read.append(path.name) or read_info(path))
    assert [run.notes for run in store.list()] == ["", "changed"]
    assert read == [folder.name]


def test_a_file_of_the_first_version_has_no_test_accuracy_and_no_notes(store, folder):
    path = folder / "run.json"
    plain = json.loads(path.read_text(encoding="utf-8"))
    del plain["run"]["test_accuracy"], plain["run"]["notes"]
    path.write_text(json.dumps(plain), encoding="utf-8")
    assert store.list() == (make_info(),)


def test_a_file_from_before_rates_could_be_changed_has_no_rate_changes(store, folder):
    path = folder / "run.json"
    plain = json.loads(path.read_text(encoding="utf-8"))
    del plain["run"]["rate_changes"], plain["run"]["steps_per_epoch"]
    path.write_text(json.dumps(plain), encoding="utf-8")
    assert store.load(folder.name).info == make_info()


def test_rate_changes_are_kept_and_those_out_of_range_are_damage(store):
    changes = (RateChange(1, 17, 0.01), RateChange(2, 0, 0.5))
    info = msgspec.structs.replace(make_info(), steps_per_epoch=329, rate_changes=changes)
    folder = store.save(RunRecord(info, ()))
    assert store.load(folder.name).info == info
    path = folder / "run.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"learning_rate": 0.5', '"learning_rate": -0.5'), encoding="utf-8")
    assert "run.json is damaged" in refusal(store)


def test_the_predictions_of_a_run_are_read_alone(store, folder):
    (folder / "weights.npz").write_bytes(b"damaged")
    np.testing.assert_array_equal(store.load_predictions(folder.name), make_record().test_probabilities)


# What is changed


def test_a_changed_name_and_note_are_in_the_list_and_nothing_else_is_changed(store, folder):
    store.list()
    store.change(folder.name, name="Zwei \u2603")
    store.change(folder.name, notes="with\nlines")
    assert store.list() == (msgspec.structs.replace(make_info(), name="Zwei \u2603", notes="with\nlines"),)
    assert len(store.load(folder.name).weights) == 3


def test_a_run_that_is_away_cannot_be_changed_or_deleted(store, folder):
    for action in (lambda: store.change("20250101-120000-abcdef", name="x"), lambda: store.delete("20250101-120000-abcdef")):
        with pytest.raises(StorageError, match="is not there"):
            action()


def test_a_deleted_run_is_not_listed_and_comes_back_whole(store, folder):
    place = store.delete(folder.name)
    assert store.list() == ()
    store.restore(place)
    assert store.list() == (make_info(),)
    assert len(store.load(folder.name).weights) == 3


def test_a_damaged_run_can_be_deleted_and_restored(store, folder):
    (folder / "run.json").write_text("{")
    place = store.delete(folder.name)
    assert store.list() == ()
    store.restore(place)
    assert isinstance(store.list()[0], DamagedRun)


def test_a_run_is_never_restored_over_another(store, folder):
    place = store.delete(folder.name)
    store.save(make_record(loss=9.0))
    with pytest.raises(StorageError, match="is there already"):
        store.restore(place)
    assert store.load(folder.name).info == make_info(loss=9.0)


def test_two_deleted_runs_of_one_name_both_come_back(store, folder):
    first = store.delete(folder.name)
    store.save(make_record(loss=9.0))
    second = store.delete(folder.name)
    store.restore(first)
    store.delete(folder.name)
    store.restore(second)
    assert store.list() == (make_info(loss=9.0),)


def test_new_ids_differ_and_sort_by_time():
    first, second = new_run_id(), new_run_id()
    assert first != second
    assert first[:15] <= second[:15]


# Who may write


@pytest.fixture
def other(store):
    """A second window over the same folder."""
    other = RunStore(store.folder)
    yield other
    other.close()
    store.close()


def test_the_second_window_over_a_folder_may_only_read(store, other, folder):
    store.claim()
    other.claim()
    assert store.read_only is None
    assert str(store.folder) in other.read_only.text
    assert other.list() == (make_info(),)
    for action in (
        lambda: other.save(make_record("20260102-120000-abcdef")),
        lambda: other.change(folder.name, name="x"),
        lambda: other.delete(folder.name),
        lambda: other.restore(folder),
    ):
        with pytest.raises(ReadOnlyError, match="in use by another window"):
            action()
    assert store.list() == (make_info(),)


def test_the_second_window_may_write_once_the_first_is_closed(store, other, folder):
    store.claim()
    other.claim()
    store.close()
    other.claim()
    assert other.read_only is None
    other.change(folder.name, name="mine")
    store.claim()
    assert store.read_only is not None


def start_other_program(folder: Path, then: str) -> subprocess.Popen[str]:
    """A program that takes the lock, says so, and goes on with `then`."""
    code = ("import os, sys; from pathlib import Path; from mnist_desktop.core.runs.lock import FolderLock; "
            f"lock = FolderLock(Path(sys.argv[1])); print(lock.acquire(), flush=True); {then}")  # fmt: skip
    command = [sys.executable, "-c", code, str(folder)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603 - this very Python


def test_a_crash_leaves_no_lock_behind(store):
    with start_other_program(store.folder, "os.kill(os.getpid(), 9)") as program:
        assert program.stdout.readline() == "True\n"
    store.claim()
    assert store.read_only is None
    store.close()


def test_another_program_keeps_its_lock_while_it_lives(store):
    with start_other_program(store.folder, "sys.stdin.read()") as program:
        assert program.stdout.readline() == "True\n"
        store.claim()
        assert store.read_only is not None
        program.stdin.close()
    store.claim()
    assert store.read_only is None
    store.close()


def test_a_file_system_without_locks_lets_everybody_write(store, other, monkeypatch):
    def no_locks(_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(file_lock, "_lock", no_locks)
    store.claim()
    other.claim()
    assert (store.read_only, other.read_only) == (None, None)


def test_a_folder_that_cannot_be_written_is_read_only_and_says_so(store, folder, monkeypatch):
    monkeypatch.setattr(Path, "open", refuse)
    store.claim()
    assert "no permission" in store.read_only.text
    with pytest.raises(ReadOnlyError):
        store.delete(folder.name)


def test_trash_and_unfinished_runs_of_an_earlier_session_are_cleared_away(store, other, folder):
    store.delete(folder.name)
    (store.folder / ".20260102-120000-abcdef.0123.part").mkdir()
    kept = store.save(make_record("20260103-120000-abcdef"))
    other.claim()
    assert {path.name for path in store.folder.iterdir()} == {kept.name, ".lock"}


def test_the_trash_is_emptied_when_the_window_closes(store, folder):
    store.claim()
    place = store.delete(folder.name)
    store.close()
    assert not place.exists()


def test_the_second_window_leaves_the_trash_of_the_first_alone(store, other, folder):
    store.claim()
    place = store.delete(folder.name)
    other.claim()
    other.close()
    store.restore(place)
    assert store.list() == (make_info(),)


# What is damaged


def test_a_damaged_run_is_listed_with_its_reason_and_harms_no_other(store, folder):
    store.save(make_record("20260102-120000-abcdef"))
    (folder / "run.json").write_text("{")
    whole, damaged = store.list()
    assert isinstance(whole, RunInfo)
    assert isinstance(damaged, DamagedRun)
    assert damaged.id == folder.name
    assert str(folder / "run.json") in damaged.reason


@pytest.mark.parametrize("share", [0, 0.3, 0.99])
def test_weights_whose_copying_broke_off_are_listed_as_damaged(store, folder, share):
    store.list()
    path = folder / "weights.npz"
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    (run,) = store.list()
    assert isinstance(run, DamagedRun)
    assert run.reason == f"{path} is damaged: its end is missing."


@pytest.mark.parametrize("name", ["run.json", "weights.npz"])
def test_an_absent_file_is_named(store, folder, name):
    (folder / name).unlink()
    assert refusal(store) == f"{folder / name} is not there."


def test_a_folder_in_place_of_a_file_is_named(store, folder):
    (folder / "weights.npz").unlink()
    (folder / "weights.npz").mkdir()
    assert str(folder / "weights.npz") in refusal(store)


@pytest.mark.parametrize("name", ["run.json", "weights.npz", "test_probabilities.npy"])
@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.99])
def test_a_truncated_file_is_named(store, folder, name, share):
    path = folder / name
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    assert refusal(store).startswith(f"{path} is damaged: ")


@pytest.mark.parametrize(
    "content",
    [b"[" * 300_000, b'{"run":' + b"[" * 300_000, b'{"format": "\xff"}', b"\xff\xfe\x00", b"null", b'{"format": 3}'],
    ids=["deep", "deep in a field", "broken letters", "binary", "null", "wrong type"],
)
def test_json_that_is_no_run_is_named(store, folder, content):
    (folder / "run.json").write_bytes(content)
    assert refusal(store).startswith(f"{folder / 'run.json'} is damaged: ")


def edited(folder: Path, **changes: object) -> None:
    path = folder / "run.json"
    plain = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(plain | changes), encoding="utf-8")


def test_a_run_of_a_later_version_is_called_later_and_not_damaged(store, folder):
    edited(folder, version=9, something_new=[1, 2])
    assert refusal(store) == f"{folder / 'run.json'} has format version 9; this program reads {run_files.VERSION}."


def test_a_file_of_another_program_is_told_apart(store, folder):
    edited(folder, format="shopping list")
    assert refusal(store) == f"{folder / 'run.json'} is not a run of this program."


def test_values_out_of_their_range_are_refused(store, folder):
    plain = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    plain["run"]["config"]["epochs"] = 0
    edited(folder, **plain)
    assert "epochs" in refusal(store)


def test_a_text_larger_than_any_run_is_not_read(store, folder, monkeypatch):
    monkeypatch.setitem(run_files.MAX_BYTES, "run.json", 100)
    assert "larger than the 100 bytes" in refusal(store)


def test_weights_that_unpack_to_more_than_memory_are_refused_unread(store, folder, monkeypatch):
    with zipfile.ZipFile(folder / "weights.npz", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("w000.npy", bytes(2_000_000))
    monkeypatch.setitem(run_files.MAX_BYTES, "weights.npz", 1_000_000)
    assert "unpack to 2,000,000 bytes" in refusal(store)


def test_a_header_that_promises_more_than_is_there_takes_no_memory(store, folder):
    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(header, {"descr": "<f4", "fortran_order": False, "shape": (10**12, 10)})
    (folder / "test_probabilities.npy").write_bytes(header.getvalue())
    assert "is damaged" in refusal(store)
    with zipfile.ZipFile(folder / "weights.npz", "w") as members:
        members.writestr("w000.npy", header.getvalue())
    assert "is damaged" in refusal(store)


def test_pickled_objects_are_refused(store, folder):
    np.save(folder / "test_probabilities.npy", np.array([{}], object), allow_pickle=True)
    assert "is damaged" in refusal(store)


@pytest.mark.parametrize("array", [np.zeros((5, 1), np.float32), np.zeros((5, 10)), np.zeros(10, np.float32)])
def test_predictions_of_another_form_are_refused(store, folder, array):
    np.save(folder / "test_probabilities.npy", array)
    assert refusal(store) == f"{folder / 'test_probabilities.npy'} does not hold a probability for each class and test image."


def test_predictions_for_another_number_of_classes_are_refused(store, folder):
    np.save(folder / "test_probabilities.npy", np.zeros((5, 9), np.float32))
    said = f"{folder / 'test_probabilities.npy'} holds 9 probabilities per test image, but the run has 10 classes."
    assert refusal(store) == said


@pytest.mark.parametrize("names", [["scaling", "w001"], ["scaling", "w000", "other"], ["w000"]])
def test_weights_with_a_missing_array_are_refused(store, folder, names):
    np.savez(folder / "weights.npz", **dict.fromkeys(names, np.zeros(2)))
    assert str(folder / "weights.npz") in refusal(store)


@given(st.data())
def test_one_changed_byte_gives_a_value_error_or_numbers(data):
    content = bytearray(encode_npz({"w000": np.arange(6.0), "scaling": np.zeros(2)}))
    content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        arrays = decode_npz(bytes(content), 10_000)
    except ValueError:
        return
    assert all(array.dtype.kind in "fiu" for array in arrays.values())


@given(st.binary(max_size=200) | st.binary(max_size=80).map(lambda tail: b"\x93NUMPY\x01\x00" + tail))
def test_arbitrary_bytes_are_no_array(content):
    try:
        decode_npy(content)
    except ValueError:
        return
    assert content.startswith(b"\x93NUMPY")


def test_arrays_stored_by_columns_are_read_in_their_shape():
    array = np.asfortranarray(np.arange(6, dtype=np.float32).reshape(2, 3))
    np.testing.assert_array_equal(decode_npy(encode_npy(array)), array)


# What goes wrong while writing


def test_a_full_disk_is_said_and_leaves_nothing(store, folder, monkeypatch):
    def no_room(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(StorageError) as caught:
        store.save(make_record("20260102-120000-abcdef"))
    target = store.folder / "20260102-120000-abcdef"
    assert caught.value.text == f"{target} could not be written: the disk is full. Free some space and try again."
    assert list(store.folder.iterdir()) == [folder]


@pytest.mark.parametrize("cause", [KeyboardInterrupt, MemoryError])
@pytest.mark.parametrize("after", [0, 1, 2])
def test_an_interrupted_save_leaves_nothing(store, folder, monkeypatch, cause, after):
    calls = iter(range(9))

    def interrupted(_: int) -> None:
        if next(calls) == after:
            raise cause

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(cause):
        store.save(make_record("20260102-120000-abcdef"))
    assert list(store.folder.iterdir()) == [folder]


def test_a_run_that_was_just_written_can_be_taken_back_where_nothing_new_has_room(store, folder, monkeypatch):
    def no_room(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "mkdir", no_room)
    store.take_back(folder.name)
    assert list(store.folder.iterdir()) == []


def test_a_run_is_never_written_over_another(store, folder):
    with pytest.raises(StorageError):
        store.save(make_record(loss=9.0))
    assert store.load(folder.name).info == make_info()


def test_a_disk_that_does_not_say_what_is_there_is_said_in_a_sentence(store, folder, monkeypatch):
    def stale(path: Path) -> None:
        raise OSError(errno.ESTALE, os.strerror(errno.ESTALE))

    monkeypatch.setattr(Path, "exists", stale)
    for action in (lambda: store.save(make_record("20260102-120000-abcdef")), lambda: store.load(folder.name)):
        with pytest.raises(StorageError, match="the network drive does not answer"):
            action()


def test_a_half_written_folder_of_a_crashed_program_is_not_listed(store, folder):
    (store.folder / ".20260102-120000-abcdef.0123.part").mkdir()
    assert [run.id for run in store.list()] == [folder.name]


def refuse(*_: object, **__: object) -> None:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def test_a_folder_without_permission_is_said(store, folder, monkeypatch):
    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(StorageError, match="no permission"):
        store.list()
    monkeypatch.setattr(Path, "open", refuse)
    assert refusal(store) == f"{folder / 'run.json'} cannot be opened: this user has no permission for it."
    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(StorageError, match="no permission"):
        store.save(make_record("20260102-120000-abcdef"))


def test_a_store_whose_folder_is_a_file_says_so(tmp_path):
    (tmp_path / "runs").write_text("not a folder")
    store = RunStore(tmp_path / "runs")
    for action in (store.list, lambda: store.save(make_record())):
        with pytest.raises(StorageError, match="where a folder is needed"):
            action()


def test_read_info_gives_what_encode_info_wrote(tmp_path):
    info = make_info(tmp_path.name)
    (tmp_path / "run.json").write_bytes(encode_info(info))
    assert read_info(tmp_path) == info
    assert msgspec.json.decode((tmp_path / "run.json").read_bytes())["version"] == run_files.VERSION


@pytest.mark.parametrize("shape", ["(True,)", "(0, 100000000000000000000)", "(2.0,)", "(None,)", f"({'1, ' * 70})"])
def test_a_shape_that_no_array_has_is_refused(shape):
    header = f"{{'descr': '|u1', 'fortran_order': False, 'shape': {shape}, }}\n".encode()
    content = b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header
    for body in (b"", b"\0"):
        with pytest.raises(ValueError, match=r"shape|header|bytes are not"):
            decode_npy(content + body)


ZEROS = encode_npz({"a": np.zeros(1000)})


@pytest.mark.parametrize(
    ("content", "limit", "template"),
    [
        (ZEROS[:500], 10**6, "it has no directory, or too large a one"),
        (ZEROS, 1000, "it would unpack to {size:,} bytes; {limit:,} are allowed"),
        (ZEROS.replace(b"NUMPY", b"OTHER"), 10**6, "{cause}"),  # Python's own words
        (encode_npz({"a": np.array(["text"])}), 10**6, "{dtype} is not a type of real numbers"),
    ],
)
def test_what_is_wrong_with_the_arrays_of_a_file_is_looked_up_in_the_language_of_the_window(
    content: bytes, limit: int, template: str
) -> None:
    looked_up: list[str] = []

    def look_up(text: str) -> str:
        looked_up.append(text)
        return text

    with pytest.raises(ArrayFileError) as caught:
        decode_npz(content, limit)
    assert said(caught.value, look_up) == str(caught.value)
    assert template in looked_up
