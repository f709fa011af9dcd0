"""The search of a night chooses by validation and trains nothing twice."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import msgspec
import overnight
import pytest
from experiments import Workshop

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.training.services import Services
from tests.conftest import make_info


def test_the_choice_is_by_validation_and_then_by_loss_and_never_by_the_test(tiny_dataset: Dataset) -> None:
    def run(accuracy: float, loss: float, test: float):
        info = make_info("20260101-120000-abcdef", tiny_dataset)
        last = msgspec.structs.replace(info.history[-1], val_accuracy=accuracy, val_loss=loss)
        return msgspec.structs.replace(info, history=(*info.history[:-1], last), test_accuracy=test)

    worse, better, lower = run(0.98, 0.1, 1.0), run(0.99, 0.3, 0.5), run(0.99, 0.2, 0.4)
    assert overnight.best_of([worse, better, lower]) is lower


def test_accuracies_are_lower_bounds_and_all_others_upper_bounds(tiny_dataset: Dataset) -> None:
    info = msgspec.structs.replace(make_info("20260101-120000-abcdef", tiny_dataset), test_accuracy=0.99, seconds=50.0)
    assert overnight.shortfalls(info, {"test_accuracy": 0.99, "parameters": 7850, "seconds": 50}) == []
    assert overnight.shortfalls(info, {"test_accuracy": 0.991, "parameters": 7849, "seconds": 49}) == [
        "test_accuracy",
        "parameters",
        "seconds",
    ]


def test_a_night_that_broke_off_goes_on_where_it_was(
    services: Services, tiny_dataset: Dataset, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = dataclasses.replace(services, load_dataset=lambda _: tiny_dataset, store=RunStore(tmp_path / "kept"))
    workshop = Workshop(kept, kept)
    candidate = dataclasses.replace(overnight.CANDIDATES[0], asked={"test_accuracy": 0.0})
    assert overnight.spend_night(candidate, 1, workshop)
    first = {run.id for run in kept.store.list()}
    assert overnight.spend_night(candidate, 3, workshop)
    runs = kept.store.list()
    assert first < {run.id for run in runs}
    assert sorted(run.config.seed for run in runs) == [0, 1, 2]
    assert "chosen: seed 0" in capsys.readouterr().out
