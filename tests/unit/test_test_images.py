"""On which images a run is judged where its own are absent, and what is said of that."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.known import known_by_key
from mnist_desktop.core.datasets.stored import AbsentDataError, DataFileError
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.results.test_images import caveats, data_to_judge_on, fair_accuracy, has_learned
from mnist_desktop.core.runs.record import Origin, RunInfo
from mnist_desktop.core.training_config import TrainingConfig


def run_on(key: str, **changes: object) -> RunInfo:
    """A run that was trained on a known set, or on an imported one."""
    known = known_by_key(key)
    info = RunInfo(
        id="run", name="Run", created="", dataset_key=key, dataset_title=known.title if known else key,
        dataset_family=known.family if known else "mnist", dataset_fingerprint=known.fingerprint if known else "5" * 64,
        spec=ModelSpec(), config=TrainingConfig(), history=(), outcome="finished", message="", best_epoch=0, seconds=1.0,
        parameters=0, versions={}, test_accuracy=0.9952,
    )  # fmt: skip
    return msgspec.structs.replace(info, **changes)


@pytest.fixture
def shelf(tiny_dataset: Dataset) -> dict[str, Dataset]:
    """Small sets that pass for the known ones; what is not on it is not on the computer."""
    return {key: stand_in(tiny_dataset, key) for key in ("mnist-starter", "mnist", "fashion-mnist-starter", "fashion-mnist")}


def stand_in(tiny: Dataset, key: str) -> Dataset:
    known = known_by_key(key)
    return replace(tiny, key=key, title=known.title, family=known.family, fingerprint=known.fingerprint)


def judged_on(shelf: dict[str, Dataset], info: RunInfo, current: Dataset | None) -> str:
    def load(key: str) -> Dataset:
        if key not in shelf:
            raise AbsentDataError("{key} is not here.", key=key)
        return shelf[key]

    return data_to_judge_on(info, current, load).key


def test_the_data_in_use_are_taken_where_they_are_those_of_the_run(shelf):
    current = shelf.pop("mnist")
    assert judged_on(shelf, run_on("mnist"), current) == "mnist"


def test_the_runs_own_data_are_loaded_where_others_are_in_use(shelf):
    assert judged_on(shelf, run_on("mnist"), shelf["mnist-starter"]) == "mnist"


def test_other_images_of_the_kind_that_are_in_use_stand_in_for_an_absent_published_set(shelf, tiny_dataset):
    del shelf["mnist"]
    assert judged_on(shelf, run_on("mnist"), tiny_dataset) == "tiny"


@pytest.mark.parametrize("current", ["nothing", "another kind", "no test images"])
def test_the_starter_set_stands_in_for_an_absent_published_set_where_those_in_use_cannot(shelf, tiny_dataset, current):
    del shelf["mnist"]
    in_use = {"nothing": None, "another kind": shelf["fashion-mnist"], "no test images": replace(tiny_dataset, train_count=400)}
    assert judged_on(shelf, run_on("mnist"), in_use[current]) == "mnist-starter"


def test_nothing_stands_in_for_an_imported_set(shelf):
    with pytest.raises(AbsentDataError):
        judged_on(shelf, run_on("file:mine"), shelf["mnist-starter"])


def test_nothing_stands_in_for_a_set_that_is_there_but_damaged(shelf):
    def load(_key: str) -> Dataset:
        raise DataFileError("It is damaged.")

    with pytest.raises(DataFileError, match="damaged"):
        data_to_judge_on(run_on("mnist"), shelf["mnist-starter"], load)


def test_nothing_has_to_be_said_of_a_run_that_was_judged_on_its_own_images(shelf):
    info = run_on("mnist")
    assert caveats(info, shelf["mnist"]) == ()
    assert fair_accuracy(info, shelf["mnist"], 0.5) == 0.5
    assert not has_learned(info, shelf["mnist"])


def test_images_that_a_run_was_trained_with_are_no_fair_test_and_the_fair_one_is_told(shelf):
    info, starter = run_on("mnist"), shelf["mnist-starter"]
    assert has_learned(info, starter)
    assert [each.template.format(**each.values) for each in caveats(info, starter)] == [
        "These 100 images are among those that it was trained with, so this is no fair test.",
        "On all 10,000 test images of MNIST it read 99.52 %.",
    ]
    assert fair_accuracy(info, starter, 1.0) == 0.9952


def test_what_a_run_was_fine_tuned_from_has_learned_counts_as_learned(shelf):
    full, starter = known_by_key("mnist").fingerprint, shelf["mnist-starter"]
    tuned = run_on("set:12ab", origin=Origin("other", "Base", 3, "Class + 75 % MNIST", full))
    assert has_learned(tuned, starter)
    assert [each.template.format(**each.values) for each in caveats(tuned, starter)] == [
        "These 100 images are among those that it was trained with, so this is no fair test."
    ]
    from_starter = run_on("set:12ab", origin=Origin("other", "Base", 3, "MNIST", starter.fingerprint))
    assert not has_learned(from_starter, starter)


def test_images_that_a_run_has_not_learned_from_are_a_fair_test_of_another_size(shelf):
    info, starter = run_on("fashion-mnist"), shelf["fashion-mnist-starter"]
    assert not has_learned(info, starter)
    first, second = (each.template.format(**each.values) for each in caveats(info, starter))
    assert first == "Tested on these 100 images, since the full set is not on this computer."
    assert second == "On all 10,000 test images of Fashion-MNIST it read 99.52 %."


def test_a_figure_that_was_never_measured_is_not_told(shelf):
    info = run_on("mnist", test_accuracy=None)
    assert len(caveats(info, shelf["mnist-starter"])) == 1
    assert fair_accuracy(info, shelf["mnist-starter"], 1.0) is None


def test_a_run_on_an_imported_set_that_changed_is_judged_without_a_word(tiny_dataset):
    assert caveats(run_on("file:mine"), tiny_dataset) == ()
