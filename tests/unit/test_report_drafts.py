"""What is typed for a report is kept with its run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.report.draft import DAMAGED, NO_DRAFT, REPORT, Draft, DraftError, Drafts, read_draft
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.runs.store import RunStore
from tests.conftest import make_info

RUN = "20260101-120000-abcdef"
TYPED = Draft("제목", "김하늘", "one\n\ntwo\tthree")


@pytest.fixture
def store(tmp_path: Path, tiny_dataset: Dataset) -> RunStore:
    store = RunStore(tmp_path / "runs")
    store.save(RunRecord(make_info(RUN, tiny_dataset), ()))
    return store


def test_what_is_typed_lies_in_the_folder_of_the_run_and_the_run_can_be_read_as_before(store: RunStore) -> None:
    drafts = Drafts(store)
    assert drafts.read(RUN) == NO_DRAFT
    drafts.write(RUN, TYPED)
    assert drafts.read(RUN) == read_draft(store.folder / RUN) == TYPED
    assert store.load(RUN).info.id == RUN


def test_the_draft_goes_with_a_copied_folder(store: RunStore) -> None:
    Drafts(store).write(RUN, TYPED)
    shutil.copytree(store.folder / RUN, store.folder / "copy")
    assert Drafts(store).read("copy") == TYPED


@pytest.mark.parametrize(
    "content", [b"", b"{", b'{"format": "other", "draft": {}}', b'{"format": 3}', b"[" * 100_000, b"x" * 2**19]
)
def test_a_damaged_draft_is_put_aside_and_told_and_the_next_reading_finds_none(store: RunStore, content: bytes) -> None:
    path = store.folder / RUN / REPORT
    path.write_bytes(content)
    aside = path.with_suffix(DAMAGED)
    with pytest.raises(DraftError, match="begins anew") as raised:
        Drafts(store).read(RUN)
    assert raised.value.values == {"place": aside}
    assert aside.read_bytes() == content
    assert Drafts(store).read(RUN) == NO_DRAFT


def test_a_draft_that_is_there_and_cannot_be_read_is_no_empty_one(store: RunStore) -> None:
    path = store.folder / RUN / REPORT
    path.mkdir()
    with pytest.raises(StorageError):
        Drafts(store).read(RUN)
    assert path.is_dir()


def test_a_damaged_draft_that_cannot_be_put_aside_stays(store: RunStore) -> None:
    path = store.folder / RUN / REPORT
    path.write_bytes(b"{")
    (path.with_suffix(DAMAGED) / "in the way").mkdir(parents=True)
    with pytest.raises(StorageError):
        Drafts(store).read(RUN)
    assert path.read_bytes() == b"{"


def test_typing_about_a_deleted_run_brings_no_folder_back(store: RunStore) -> None:
    store.delete(RUN)
    with pytest.raises(StorageError):
        Drafts(store).write(RUN, TYPED)
    assert not (store.folder / RUN).exists()


def test_what_is_typed_about_a_pretrained_run_is_kept_among_the_users_runs_and_is_no_run(store: RunStore) -> None:
    drafts = Drafts(store)
    drafts.write("pretrained/mnist-quick", TYPED)
    assert drafts.read("pretrained/mnist-quick") == TYPED
    assert [run.id for run in store.list()] == [RUN]


def test_what_is_typed_about_a_run_in_memory_is_there_once_it_is_saved(store: RunStore, tiny_dataset: Dataset) -> None:
    record = RunRecord(make_info("20260102-120000-abcdef", tiny_dataset), ())
    store.unsaved.hold(record, StorageError("full"))
    Drafts(store).write(record.info.id, TYPED)
    store.save(record)
    store.unsaved.let_go(record.info.id)
    assert Drafts(store).read(record.info.id) == TYPED


def test_half_characters_are_left_out(store: RunStore) -> None:
    Drafts(store).write(RUN, Draft(text="a\ud800b"))
    assert Drafts(store).read(RUN).text == "ab"


def test_a_window_that_may_only_read_keeps_nothing(store: RunStore) -> None:
    store.claim()
    second = RunStore(store.folder)
    second.claim()
    try:
        with pytest.raises(StorageError, match="another window"):
            Drafts(second).write(RUN, TYPED)
    finally:
        store.close()
    assert Drafts(store).read(RUN) == NO_DRAFT
