"""Runs that come with the app: told by their place alone, read like any run, changed by nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest

from mnist_desktop.core.datasets.known import known_by_key
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.archive import export_runs, import_runs
from mnist_desktop.core.runs.record import DamagedRun, EpochRow, RunInfo, RunRecord
from mnist_desktop.core.runs.shipped import PRETRAINED, SHIPPED, ShippedRuns, is_shipped, provenance
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.services import Services

OWN = "20260101-120000-abcdef"
FIRST = SHIPPED + PRETRAINED[0]


def make_record(run_id: str, **changes: object) -> RunRecord:
    known = known_by_key("mnist")
    info = RunInfo(
        id=run_id, name="Small CNN", created="2026-01-01T12:00:00+09:00", dataset_key=known.key, dataset_title=known.title,
        dataset_family=known.family, dataset_fingerprint=known.fingerprint,
        spec=ModelSpec((Flatten(), Dense(10, "softmax"))), config=TrainingConfig(validation_share=0.05),
        history=(EpochRow(1, 0.5, 0.9, 0.6, 0.8, 0.001, 1.0),), outcome="finished", message="", best_epoch=1, seconds=2.5,
        parameters=7850, versions={}, test_accuracy=0.91,
    )  # fmt: skip
    weights = (np.full((784, 10), 0.5, np.float32), np.zeros(10, np.float32))
    return RunRecord(msgspec.structs.replace(info, **changes), weights, 0.13, 0.31)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where two runs ship: the last one in the list and the first."""
    store = RunStore(tmp_path / "shipped")
    for preset in (PRETRAINED[-1], PRETRAINED[0]):
        store.save(make_record(preset))
    return store.folder


@pytest.fixture
def services(services: Services, folder: Path) -> Services:
    return replace(services, shipped=ShippedRuns(folder))


def test_they_are_listed_in_their_own_order_behind_the_users(services):
    services.store.save(make_record(OWN, created="2020-01-01T12:00:00+00:00"))
    assert [run.id for run in services.list_runs()] == [OWN, SHIPPED + PRETRAINED[0], SHIPPED + PRETRAINED[-1]]


def test_they_are_read_once(services, folder):
    first = services.shipped.list()
    (folder / PRETRAINED[0] / "run.json").unlink()
    assert services.shipped.list() is first


def test_where_nothing_ships_the_list_is_empty(tmp_path):
    assert ShippedRuns().list() == ()
    assert ShippedRuns(tmp_path / "nowhere").list() == ()


def test_a_folder_that_is_no_preset_that_ships_is_not_listed(folder):
    RunStore(folder).save(make_record("mine"))
    assert len(ShippedRuns(folder).list()) == 2
    with pytest.raises(StorageError, match="no pre-trained run called mine"):
        ShippedRuns(folder).load(SHIPPED + "mine")


@pytest.mark.parametrize("run_id", [f"{SHIPPED}../runs/{OWN}", f"{SHIPPED}.", SHIPPED])
def test_an_id_leads_nowhere_else(folder, run_id):
    with pytest.raises(StorageError):
        ShippedRuns(folder).load(run_id)


def test_a_shipped_run_is_read_whole(services):
    record = services.load_run(FIRST)
    expected = make_record(FIRST)
    assert record.info == expected.info
    assert all(np.array_equal(ours, theirs) for ours, theirs in zip(record.weights, expected.weights, strict=True))
    assert (record.pixel_mean, record.pixel_std) == (0.13, 0.31)
    assert services.load_predictions(FIRST) is None


def test_a_copy_among_the_users_runs_is_the_users_whatever_its_file_says(services):
    services.store.save(make_record(PRETRAINED[0]))
    path = services.store.folder / PRETRAINED[0] / "run.json"
    path.write_text(path.read_text().replace(f'"id": "{PRETRAINED[0]}"', f'"id": "{FIRST}"'))
    assert FIRST in path.read_text()
    (own,) = services.store.list()
    assert own.id == PRETRAINED[0]
    assert not is_shipped(own.id)
    assert not is_shipped(services.load_run(own.id).info.id)


def test_a_damaged_one_says_why_and_harms_no_other(services, folder):
    (folder / PRETRAINED[0] / "run.json").write_text("{")
    damaged, sound = services.shipped.list()
    assert isinstance(damaged, DamagedRun)
    assert damaged.id == FIRST
    assert "run.json is damaged" in damaged.reason
    assert isinstance(sound, RunInfo)


def test_weights_that_are_damaged_are_a_sentence(services, folder):
    (folder / PRETRAINED[0] / "weights.npz").write_bytes(b"nothing")
    with pytest.raises(UserError, match=r"weights\.npz is damaged"):
        services.load_run(FIRST)


@pytest.mark.parametrize("change", [
    lambda store: store.change(FIRST, name="Mine"), lambda store: store.change(FIRST, notes="mine"),
    lambda store: store.delete(FIRST),
])  # fmt: skip
def test_no_change_of_the_users_runs_reaches_one(services, folder, change):
    services.store.claim()
    before = {path: path.read_bytes() for path in folder.rglob("*.*")}
    with pytest.raises(StorageError):
        change(services.store)
    assert {path: path.read_bytes() for path in folder.rglob("*.*")} == before
    services.store.close()


def test_one_that_was_exported_comes_back_as_a_run_of_the_users(services, tmp_path):
    export_runs(services.load_run, (FIRST,), tmp_path / "run.zip")
    (run_id,) = import_runs(services.store, tmp_path / "run.zip")
    assert not is_shipped(run_id)
    kept = services.load_run(run_id)
    assert kept.info == make_record(run_id).info
    assert all(np.array_equal(ours, theirs) for ours, theirs in zip(kept.weights, make_record("").weights, strict=True))


@pytest.mark.parametrize(("run_id", "there"), [
    (OWN, True), (FIRST, True), (SHIPPED + PRETRAINED[1], False), ("", False), (".", False), ("..", False),
    (f"../runs/{OWN}", False), ("20270101-120000-abcdef", False),
])  # fmt: skip
def test_whether_a_run_is_there_is_known_of_any_id(services, run_id, there):
    services.store.save(make_record(OWN))
    assert services.has_run(run_id) is there


# Where they come from


def sentence(**changes: object) -> str:
    return provenance(make_record(FIRST, **changes).info).text


def test_the_sentence_says_who_on_what_and_how():
    assert sentence() == (
        "Pre-trained by us on the 60,000 training images of MNIST, of which 3,000 only served to validate: "
        f"python tests/benchmarks/experiments.py --only {PRETRAINED[0]} --runs FOLDER"
    )


def test_the_sentence_says_that_all_images_were_learned_from_only_where_they_were():
    assert sentence(config=TrainingConfig(validation_share=0.0)).startswith("Pre-trained by us on all 60,000 training images of")


def test_the_sentence_counts_the_made_up_digits():
    assert "3,000 only served to validate, and on 28,500 made-up digits: " in sentence(
        config=TrainingConfig(validation_share=0.05, made_up_hands=0.5)
    )
    whole = sentence(config=TrainingConfig(validation_share=0.0, made_up_hands=0.5))
    assert "on all 60,000 training images of MNIST and on 30,000 made-up digits: " in whole


def test_of_an_unknown_set_the_sentence_counts_nothing():
    assert sentence(dataset_fingerprint="0" * 64).startswith("Pre-trained by us on MNIST, all 70,000: python ")
