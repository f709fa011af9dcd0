"""Runs in a zip: what is taken along is what arrives, and nothing that a zip can hold does harm."""

from __future__ import annotations

import errno
import json
import os
import stat
import tracemalloc
import weakref
import zipfile
from pathlib import Path

import msgspec
import numpy as np
import pytest

from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs import archive, kept_epochs, run_files
from mnist_desktop.core.runs.archive import ArchiveError, export_runs, import_runs
from mnist_desktop.core.runs.record import EpochRow, RunInfo, RunRecord
from mnist_desktop.core.runs.run_files import RunFileError, encode_run
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.training_config import TrainingConfig

FIRST, SECOND = "20260101-120000-abcdef", "20260102-120000-abcdef"


def make_record(run_id: str = FIRST) -> RunRecord:
    info = RunInfo(
        id=run_id, name="First network", created="2026-01-01T12:00:00+09:00", dataset_key="mnist-starter",
        dataset_title="MNIST, starter", dataset_family="mnist", dataset_fingerprint="0" * 64,
        spec=ModelSpec((Flatten(), Dense(10, "softmax"))), config=TrainingConfig(),
        history=(EpochRow(1, 0.5, 0.9, 0.6, 0.8, 0.001, 1.0),), outcome="finished", message="", best_epoch=1, seconds=2.5,
        parameters=7850, versions={"mnist_desktop": "0.1.0"}, test_accuracy=0.91, notes="handed in",
    )  # fmt: skip
    random = np.random.default_rng(0)
    weights = (random.normal(size=(784, 10)).astype(np.float32), np.zeros(10, np.float32))
    return RunRecord(info, weights, 0.13, 0.31, random.random((100, 10)).astype(np.float32))


@pytest.fixture
def store(tmp_path: Path) -> RunStore:
    """The runs of one PC."""
    store = RunStore(tmp_path / "runs")
    store.save(make_record())
    return store


@pytest.fixture
def other(tmp_path: Path) -> RunStore:
    """The runs of another PC."""
    return RunStore(tmp_path / "elsewhere")


@pytest.fixture
def path(store: RunStore, tmp_path: Path) -> Path:
    """A run as a zip."""
    export_runs(store.load, (FIRST,), tmp_path / "run.zip")
    return tmp_path / "run.zip"


def made(path: Path, files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as members:
        for name, content in files.items():
            members.writestr(name, content)
    return path


def whole_run(folder: str = "x/") -> dict[str, bytes]:
    return {f"{folder}{name}": content for name, content in encode_run(make_record()).items()}


def refusal(store: RunStore, path: Path) -> str:
    """What is said of a zip, of which nothing is kept."""
    before = store.list()
    with pytest.raises(UserError) as caught:
        import_runs(store, path)
    assert store.list() == before
    return caught.value.text


def same(found: RunRecord, kept: RunRecord) -> bool:
    assert found.info == kept.info
    assert (found.pixel_mean, found.pixel_std) == (kept.pixel_mean, kept.pixel_std)
    for ours, theirs in zip((*found.weights, found.test_probabilities), (*kept.weights, kept.test_probabilities), strict=True):
        np.testing.assert_array_equal(ours, theirs)
    return True


# From one PC to another


def test_a_run_arrives_as_it_was(other, path):
    assert import_runs(other, path) == (FIRST,)
    assert same(other.load(FIRST), make_record())


def test_several_runs_travel_in_one_zip(store, other, tmp_path):
    store.save(make_record(SECOND))
    export_runs(store.load, (FIRST, SECOND), tmp_path / "both.zip")
    assert import_runs(other, tmp_path / "both.zip") == (FIRST, SECOND)
    assert same(other.load(SECOND), make_record(SECOND))


def test_a_run_that_is_there_already_gets_a_new_id_and_keeps_its_time(store, path):
    (run_id,) = import_runs(store, path)
    assert run_id != FIRST
    assert run_id.startswith(FIRST[:-6])
    assert store.load(run_id).info == msgspec.structs.replace(make_record().info, id=run_id)
    assert same(store.load(FIRST), make_record())


@pytest.mark.parametrize("name", ["..", "a/b", "/etc", "", "CON", "my run", "20260101-120000-ABCDEF", "x" * 300])
def test_an_id_that_is_not_one_of_ours_is_replaced(other, tmp_path, name):
    record = make_record()
    strange = RunRecord(msgspec.structs.replace(record.info, id=name), record.weights)
    path = made(tmp_path / "run.zip", {f"x/{file}": content for file, content in encode_run(strange).items()})
    (run_id,) = import_runs(other, path)
    assert archive._OUR_ID.fullmatch(run_id)
    assert [run.id for run in other.list()] == [run_id]


def test_a_zip_made_by_hand_is_read_with_what_the_system_put_into_it(other, tmp_path):
    junk = {"__MACOSX/x/._run.json": b"\x00", "x/.DS_Store": b"\x00", "x/notes.txt": b"hello", "x/": b""}
    assert import_runs(other, made(tmp_path / "run.zip", junk | whole_run())) == (FIRST,)


def test_files_at_the_top_of_a_zip_are_a_run(other, tmp_path):
    assert import_runs(other, made(tmp_path / "run.zip", whole_run(""))) == (FIRST,)


def test_a_run_without_predictions_travels(other, tmp_path):
    files = {name: content for name, content in whole_run().items() if "probabilities" not in name}
    import_runs(other, made(tmp_path / "run.zip", files))
    assert other.load(FIRST).test_probabilities is None


# What does not travel


@pytest.mark.parametrize(
    "name", ["../x/run.json", "/x/run.json", "x/../../run.json", "..\\run.json", "C:\\run.json", "C:/run.json"]
)
def test_a_name_that_leads_out_of_the_zip_is_refused(other, tmp_path, name):
    path = made(tmp_path / "bad.zip", whole_run() | {name: b"{}"})
    assert "leads out of it" in refusal(other, path)
    assert not (tmp_path / "x").exists()


def test_a_link_is_refused(other, tmp_path):
    path = made(tmp_path / "bad.zip", whole_run())
    link = zipfile.ZipInfo("y/run.json")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "a") as members:
        members.writestr(link, "/etc/passwd")
    assert "holds a link" in refusal(other, path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_is_there_twice_is_refused(other, tmp_path):
    path = made(tmp_path / "bad.zip", whole_run())
    with zipfile.ZipFile(path, "a") as members:
        members.writestr("x/run.json", b"{}")
    assert refusal(other, path) == f"{path} holds x/run.json twice."


@pytest.mark.parametrize("name", ["run.json", "weights.npz", "test_probabilities.npy"])
def test_a_file_that_unpacks_to_more_than_it_may_is_refused_unread(other, tmp_path, name, monkeypatch):
    path = made(tmp_path / "bomb.zip", whole_run() | {f"x/{name}": bytes(3_000_000)})
    monkeypatch.setitem(run_files.MAX_BYTES, name, 1_000_000)
    monkeypatch.setattr(archive, "decode_run", None)
    assert "would unpack to 3,000,000 bytes" in refusal(other, path)


def test_a_size_that_lies_does_not_unpack_to_more(other, tmp_path):
    path = made(tmp_path / "bomb.zip", whole_run() | {"x/run.json": bytes(3_000_000)})
    content = path.read_bytes()
    path.write_bytes(content.replace((3_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little")))
    assert f"{path / 'x' / 'run.json'} is damaged" in refusal(other, path)


@pytest.mark.parametrize("inner", [False, True], ids=["the zip", "the weights in it"])
def test_no_more_is_unpacked_than_the_size_that_is_given(other, tmp_path, inner):
    size = 2**25
    files = {"w000.npy": bytes(size)} if inner else whole_run() | {"x/run.json": bytes(size)}
    path = made(tmp_path / "bomb", files)
    path.write_bytes(path.read_bytes().replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little")))
    if inner:
        path = made(tmp_path / "bomb.zip", whole_run() | {"x/weights.npz": path.read_bytes()})
    tracemalloc.start()
    try:
        assert "is damaged" in refusal(other, path)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < size / 8


def test_weights_that_are_a_bomb_within_are_refused(other, tmp_path, monkeypatch):
    made(tmp_path / "weights.npz", {"w000.npy": bytes(3_000_000)})
    path = made(tmp_path / "bomb.zip", whole_run() | {"x/weights.npz": (tmp_path / "weights.npz").read_bytes()})
    monkeypatch.setitem(run_files.MAX_BYTES, "weights.npz", 1_000_000)
    assert "unpack to 3,000,000 bytes" in refusal(other, path)


def test_a_zip_of_thousands_of_files_is_refused(other, tmp_path):
    files = {f"{number}/run.json": b"" for number in range(archive.MAX_MEMBERS + 1)}
    assert "more than 4,000 files" in refusal(other, made(tmp_path / "many.zip", files))


@pytest.mark.parametrize("hidden", [False, True], ids=["plain", "behind other bytes"])
def test_no_object_is_made_of_the_files_of_a_zip_of_thousands(other, tmp_path, monkeypatch, hidden):
    path = made(tmp_path / "many.zip", {f"{number}/run.json": b"" for number in range(archive.MAX_MEMBERS + 1)})
    path.write_bytes(b"PK\x03\x04" * hidden + path.read_bytes())
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert "more than 4,000 files" in refusal(other, path)


def test_a_directory_that_only_large_zips_have_is_counted_too(other, tmp_path, monkeypatch):
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 10)
    path = made(tmp_path / "many.zip", {f"{number}/run.json": b"" for number in range(archive.MAX_MEMBERS + 1)})
    assert b"PK\x06\x06" in path.read_bytes()
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert "more than 4,000 files" in refusal(other, path)


@pytest.mark.parametrize("inner", [False, True], ids=["the zip", "the weights in it"])
@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_way_of_packing_that_no_run_has_is_refused_before_it_is_unpacked(other, tmp_path, monkeypatch, method, inner):
    files = whole_run()
    if inner:
        weights = made(tmp_path / "weights.npz", {"w000.npy": bytes(100)}, method)
        files["x/weights.npz"] = weights.read_bytes()
    path = made(tmp_path / "run.zip", files, zipfile.ZIP_STORED if inner else method)
    monkeypatch.setattr(zipfile, "_get_decompressor", lambda kind: None if kind in (0, 8) else pytest.fail("it was unpacked"))
    assert "is damaged" in refusal(other, path)


def test_a_disk_that_breaks_while_a_zip_is_told_is_said_in_a_sentence(other, path, monkeypatch):
    def broken(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(archive, "kind_of_stream", broken)
    assert "its disk is damaged or was taken out" in refusal(other, path)


def test_a_zip_larger_than_any_is_not_read(other, path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_ARCHIVE_BYTES", 100)
    assert "larger than the 100 bytes" in refusal(other, path)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.99])
def test_a_truncated_zip_is_said(other, path, share):
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    assert refusal(other, path).startswith(f"{path} ")


def test_a_zip_of_something_else_is_said(other, tmp_path):
    path = made(tmp_path / "photos.zip", {"cat.jpg": b"x"})
    assert refusal(other, path).startswith(f"{path} is a zip with pictures.")
    path = made(tmp_path / "songs.zip", {"song": b"x"})
    assert refusal(other, path) == f"{path} holds no run: there is no run.json in it."


def test_a_run_without_weights_is_said(other, tmp_path):
    path = made(tmp_path / "run.zip", {"x/run.json": whole_run()["x/run.json"]})
    assert refusal(other, path) == f"{path / 'x' / 'weights.npz'} is not there."


def test_an_encrypted_file_is_said(other, path):
    content = bytearray(path.read_bytes())
    at = content.index(b"PK\x01\x02")  # the directory's entry of the first file
    content[at + 8] |= 1
    path.write_bytes(bytes(content))
    assert "encrypted" in refusal(other, path)


@pytest.mark.parametrize("offset", range(0, 60_000, 5_000))
def test_a_changed_byte_is_noticed_or_harmless(other, path, offset):
    content = bytearray(path.read_bytes())
    content[offset % len(content)] ^= 0xFF
    path.write_bytes(bytes(content))
    try:
        import_runs(other, path)
    except (ArchiveError, RunFileError):
        assert other.list() == ()
    else:
        assert same(other.load(FIRST), make_record())


def test_one_damaged_run_keeps_the_others_of_its_zip_out(other, tmp_path):
    later = {**json.loads(whole_run()["x/run.json"]), "version": 9}
    path = made(tmp_path / "runs.zip", whole_run() | {f"y/{name[2:]}": content for name, content in whole_run().items()}
                | {"y/run.json": json.dumps(later).encode()})  # fmt: skip
    assert "has format version 9" in refusal(other, path)


def test_a_disk_that_fills_up_keeps_none_of_the_runs(store, other, tmp_path, monkeypatch):
    store.save(make_record(SECOND))
    export_runs(store.load, (FIRST, SECOND), tmp_path / "both.zip")
    calls = iter(range(9))

    def no_room_for_the_second(_: int) -> None:
        if next(calls) == 4:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", no_room_for_the_second)
    assert "the disk is full" in refusal(other, tmp_path / "both.zip")


def test_an_absent_zip_is_said(other, tmp_path):
    with pytest.raises(StorageError, match="is not there"):
        import_runs(other, tmp_path / "none.zip")


def test_a_damaged_run_is_not_exported_and_leaves_the_old_zip(store, path):
    before = path.read_bytes()
    (store.folder / FIRST / "weights.npz").write_bytes(b"damaged")
    with pytest.raises(RunFileError):
        export_runs(store.load, (FIRST,), path)
    assert path.read_bytes() == before
    assert sorted(file.name for file in path.parent.iterdir()) == ["run.zip", "runs"]


# Memory and time


def test_a_zip_that_unpacks_to_many_times_its_size_is_refused_before_it_is_unpacked(other, tmp_path, monkeypatch):
    monkeypatch.setattr("mnist_desktop.core.runs.array_files.SMALL", 1000)
    files = {f"{number}/{name}": bytes(200_000) for number in range(3) for name in ("run.json", "weights.npz")}
    assert "many times its own" in refusal(other, made(tmp_path / "bomb.zip", files))


def test_weights_that_unpack_to_many_times_their_size_are_refused(other, tmp_path, monkeypatch):
    monkeypatch.setattr("mnist_desktop.core.runs.array_files.SMALL", 100_000)
    packed = made(tmp_path / "weights.npz", {"w000.npy": bytes(10**6)}).read_bytes()
    path = made(tmp_path / "bomb.zip", whole_run() | {"x/weights.npz": packed})
    assert "would unpack to 1,000,000 bytes" in refusal(other, path)


def test_arrays_of_one_name_are_refused(other, tmp_path):
    twice = made(tmp_path / "weights.npz", {"w000.npy": b"", "w001.npy": b""}).read_bytes().replace(b"w001", b"w000")
    path = made(tmp_path / "run.zip", whole_run() | {"x/weights.npz": twice})
    assert "two of its arrays have the same name" in refusal(other, path)


def test_a_run_is_let_go_before_the_next_is_read(store, other, tmp_path, monkeypatch):
    store.save(make_record(SECOND))
    export_runs(store.load, (FIRST, SECOND), tmp_path / "both.zip")
    alive, most = weakref.WeakSet(), []

    def decode(*arguments):
        most.append(len(alive))
        record = run_files.decode_run(*arguments)
        alive.add(record)
        return record

    monkeypatch.setattr(archive, "decode_run", decode)
    import_runs(other, tmp_path / "both.zip")
    assert most == [0] * 4


@pytest.mark.parametrize("after", [1, 3])
def test_a_stop_between_two_runs_keeps_none(store, other, tmp_path, after):
    store.save(make_record(SECOND))
    export_runs(store.load, (FIRST, SECOND), tmp_path / "both.zip")
    answers = iter([False] * (after - 1) + [True] * 10)
    assert import_runs(other, tmp_path / "both.zip", lambda: next(answers)) == ()
    assert other.list() == ()


# Epochs


def add_epochs(store: RunStore, run_id: str = FIRST) -> tuple[np.ndarray, ...]:
    """Let the run, which has one epoch, have its weights; returns them."""
    record = store.load(run_id)
    weights = tuple(array + 1 for array in record.weights)
    kept_epochs.write_weights(store.snapshots.place_of(run_id), record.info, 1, weights)
    return weights


def test_epochs_travel_where_they_are_wanted(store, other, tmp_path):
    weights = add_epochs(store)
    export_runs(store.load, (FIRST,), tmp_path / "without.zip")
    export_runs(store.load, (FIRST,), tmp_path / "with.zip", store.snapshots.place_of)
    (without,) = import_runs(other, tmp_path / "without.zip")
    assert not other.snapshots.holds(without)
    (with_them,) = import_runs(other, tmp_path / "with.zip")
    assert with_them != without
    found = kept_epochs.load_weights(other.snapshots.place_of(with_them), other.load(with_them), 1)
    assert all(np.array_equal(a, b) for a, b in zip(found, weights, strict=True))
    assert list((other.folder / ".epochs").iterdir()) == []


def test_an_epoch_that_cannot_be_read_is_not_exported(store, other, tmp_path):
    add_epochs(store)
    (store.snapshots.place_of(FIRST) / "00001.epoch").write_bytes(b"damaged")
    export_runs(store.load, (FIRST,), tmp_path / "with.zip", store.snapshots.place_of)
    (kept,) = import_runs(other, tmp_path / "with.zip")
    assert not other.snapshots.holds(kept)


@pytest.mark.parametrize("harm", ["another network", "damaged", "too large", "too many"])
def test_epochs_that_are_not_of_the_run_are_refused_with_the_zip(store, other, tmp_path, harm):
    record = store.load(FIRST)
    kept_epochs.write_weights(tmp_path / "made", record.info, 1, (np.zeros((784, 20), np.float32),))
    content = (tmp_path / "made" / "00001.epoch").read_bytes()
    files = {
        "another network": {"x/epochs/00001.epoch": content},
        "damaged": {"x/epochs/00001.epoch": b"no epoch"},
        "too large": {"x/epochs/00001.epoch": bytes(10**6)},
        "too many": {f"x/epochs/{number:05}.epoch": b"" for number in range(1, 300)},
    }[harm]
    path = made(tmp_path / "bad.zip", whole_run() | files)
    assert "bad.zip" in refusal(other, path)
    assert not (other.folder / ".epochs").exists() or list((other.folder / ".epochs").iterdir()) == []
