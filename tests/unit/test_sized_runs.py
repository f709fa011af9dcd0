"""Runs as points of accuracy against size."""

from __future__ import annotations

import msgspec
import pytest

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.results.sized_runs import sized_runs
from tests.conftest import make_info


@pytest.fixture
def infos(tiny_dataset: Dataset):
    def make(*figures: tuple[int, float | None], **changes: object):
        made = []
        for parameters, accuracy in figures:
            info = make_info(f"run-{parameters}-{accuracy}-{len(changes)}", tiny_dataset)
            made.append(msgspec.structs.replace(info, parameters=parameters, test_accuracy=accuracy, **changes))
        return made

    return make


def test_a_run_without_a_test_accuracy_is_no_point(infos) -> None:
    (group,) = sized_runs(infos((100, 0.9), (200, None), (300, float("nan"))))
    assert [(run.parameters, run.accuracy) for run in group.runs] == [(100, 0.9)]
    assert sized_runs(infos((200, None))) == ()


def test_runs_that_were_tested_on_other_images_stand_apart(infos) -> None:
    others = infos((10, 0.5), (20, 0.4), dataset_fingerprint="f" * 64, dataset_title="Others")
    groups = sized_runs([*infos((100, 0.9)), *others])
    assert [(group.data_title, len(group.runs)) for group in groups] == [("Others", 2), ("Tiny blocks", 1)]
    assert [group.front for group in groups] == [(0,), (0,)]


def test_the_front_is_those_that_no_smaller_run_equals(infos) -> None:
    (group,) = sized_runs(infos((300, 0.95), (200, 0.89), (100, 0.90)))
    assert group.front == (2, 0)


def test_a_renamed_data_set_is_called_what_its_newest_run_calls_it(infos) -> None:
    old = infos((100, 0.9), created="2026-01-01T00:00:00+00:00", dataset_title="Before")
    new = infos((200, 0.9), created="2026-01-02T00:00:00+00:00", dataset_title="After")
    (group,) = sized_runs([*old, *new])
    assert group.data_title == "After"
