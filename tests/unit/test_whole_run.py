"""A run is kept whatever happens after its last step."""

from __future__ import annotations

from pathlib import Path

import pytest

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.training.engine import OpenedRun
from mnist_desktop.training.whole_run import train_and_keep
from mnist_desktop.ui.session import Services

RUN = "20260101-120000-abcdef"


def test_test_accuracy_is_kept_with_the_run(services: Services, tiny_dataset: Dataset) -> None:
    kept = train_and_keep(RUN, Experiment(), tiny_dataset, services.engine, services.open_run, services.store, _ignore, Control())
    assert kept.storage_problem is None
    assert services.store.load(RUN).info.test_accuracy == kept.opened.evaluation.accuracy


def test_an_evaluation_that_fails_costs_only_the_evaluation(services: Services, tiny_dataset: Dataset) -> None:
    def fail(_record: RunRecord, _dataset: Dataset) -> OpenedRun:
        raise UserError("No evaluation today.")

    with pytest.raises(UserError, match="No evaluation today"):
        train_and_keep(RUN, Experiment(), tiny_dataset, services.engine, fail, services.store, _ignore, Control())
    assert services.store.load(RUN).test_probabilities is None


@pytest.mark.logs_errors
def test_a_full_disk_costs_only_the_copy_on_the_disk(services: Services, tiny_dataset: Dataset, tmp_path: Path) -> None:
    class FullStore(RunStore):
        def save(self, record: RunRecord) -> Path:
            raise StorageError("{file} could not be written: the disk is full.", file=record.info.id)

    store = FullStore(tmp_path)
    kept = train_and_keep(RUN, Experiment(), tiny_dataset, services.engine, services.open_run, store, _ignore, Control())
    assert "the disk is full" in str(kept.storage_problem)
    assert kept.opened.evaluation.accuracy > 0


def _ignore(_event: object) -> None:
    """Nobody listens."""
