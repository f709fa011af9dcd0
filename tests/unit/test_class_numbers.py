"""What holds for a data set of any number of classes, from two to 62, all the way from a file to results."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import log
from pathlib import Path

import msgspec
import numpy as np
import pytest

from mnist_desktop.core.datasets import cache, catalog
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.files import content_of
from mnist_desktop.core.datasets.imported import keep
from mnist_desktop.core.datasets.npz import Description
from mnist_desktop.core.datasets.selection import counts_per_class
from mnist_desktop.core.datasets.split import draw_split
from mnist_desktop.core.drawing.answer_in_words import prediction_of
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.experiment_problems import obstacle_to
from mnist_desktop.core.model.closing_layers import classes_of, fitted
from mnist_desktop.core.model.layers import ActivationLayer, Conv2D, Dense, Dropout, Flatten, GlobalAveragePooling2D
from mnist_desktop.core.model.spec import ModelSpec, analyse
from mnist_desktop.core.presets.all_presets import PRESETS, descriptive_name
from mnist_desktop.core.results.agreement import pair
from mnist_desktop.core.results.metrics import evaluate
from mnist_desktop.core.results.test_images import is_of_kind
from mnist_desktop.core.runs.causes import KnownRun
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.record import EpochRow
from mnist_desktop.core.runs.run_files import INFO, decode_run, encode_run
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.engine_interface import EngineError
from mnist_desktop.training.engines import train
from mnist_desktop.training.insights import open_insight
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.keras.evaluation import open_run

COUNTS = (2, 26, 62)
ENGINES = [("keras", "categorical_crossentropy"), ("scratch", "sparse_categorical_crossentropy")]
ClassSet = Callable[[int], Dataset]


def ending_in(classes: int) -> ModelSpec:
    return ModelSpec((Flatten(), Dense(16, "relu"), Dense(classes, "softmax")), "Any")


# Models


def test_a_last_layer_that_does_not_fit_the_data_is_named_and_repaired_with_one_click() -> None:
    problem = analyse(ending_in(10), 26).blocking
    assert problem is not None
    assert problem.text == "Layer 3, Dense: has 10 units, but the data set has 26 classes."
    assert problem.fix is not None
    assert (problem.index, problem.fix.text) == (2, "Use 26 units")
    assert problem.fixed == ending_in(26)
    assert analyse(ending_in(26), 26).problems == ()


def test_the_dense_layer_before_a_softmax_of_its_own_is_the_one_that_is_repaired() -> None:
    layers = Flatten(), Dense(10), Dropout(0.1), ActivationLayer("softmax")
    problem = analyse(ModelSpec(layers), 2).blocking
    assert problem is not None
    assert problem.index == 1
    assert problem.fixed == ModelSpec((Flatten(), Dense(2), *layers[2:]))


@pytest.mark.parametrize("classes", COUNTS)
def test_a_model_of_any_number_of_classes_says_how_many_they_are(classes: int) -> None:
    assert classes_of(ending_in(classes)) == classes
    assert classes_of(ModelSpec((Conv2D(classes), GlobalAveragePooling2D(), ActivationLayer("softmax")))) == classes


@pytest.mark.parametrize("layers", [(), (Flatten(),), (Flatten(), Dense(64, "relu"))])
def test_a_model_without_an_end_is_meant_for_ten_and_not_fitted(layers: tuple[Flatten | Dense, ...]) -> None:
    assert classes_of(ModelSpec(layers)) == 10
    assert fitted(ModelSpec(layers), 26) == ModelSpec(layers)


@pytest.mark.parametrize("classes", COUNTS)
@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_every_preset_can_be_had_for_any_number_of_classes_and_keeps_its_name(preset, classes) -> None:
    experiment = preset.experiment_for(classes)
    assert obstacle_to(experiment, classes) is None
    assert descriptive_name(experiment) == experiment.spec.name
    assert preset.experiment_for(10) is preset.experiment


# Data sets


@pytest.mark.parametrize("classes", COUNTS)
def test_a_stored_set_keeps_its_classes_and_their_names(classes: int, class_set: ClassSet) -> None:
    korean = tuple(f"{number}번" for number in range(classes))
    kept = keep(replace(class_set(classes), class_names_ko=korean))
    read = catalog.load(kept.key)
    assert (read.classes, read.class_names, read.class_names_ko) == (classes, class_set(classes).class_names, korean)
    np.testing.assert_array_equal(read.labels, class_set(classes).labels)
    assert catalog.load(kept.key).class_names == read.class_names  # from the cache


def test_a_label_without_a_name_is_refused(class_set: ClassSet) -> None:
    two = class_set(2)
    wrong = replace(two, labels=np.where(two.labels == 1, 2, 0).astype(np.uint8))
    with pytest.raises(UserError, match=r"labels from 0 to 2\. It has 2 classes, so they must go from 0 to 1; number them anew"):
        catalog.load(keep(wrong).key)


@pytest.mark.parametrize(("names", "is_read"), [(26, True), (25, False), (63, False), (None, False)])
def test_a_cached_set_whose_labels_have_no_names_is_read_anew(names: int | None, is_read: bool, class_set: ClassSet) -> None:
    dataset = class_set(26)
    said = Description(class_names=None if names is None else tuple(map(str, range(names))))
    content = content_of(dataset.images.copy(), dataset.labels.copy(), dataset.train_count)
    cache.write_cached("file:made up", (), replace(content, description=said))
    assert (cache.read_cached("file:made up", ()) is not None) == is_read


@pytest.mark.parametrize("classes", COUNTS)
def test_images_are_counted_by_class_and_part(classes: int, class_set: ClassSet) -> None:
    dataset = class_set(classes)
    counts = counts_per_class(dataset, draw_split(dataset.train_labels, 0.25, 0, True))
    np.testing.assert_array_equal(counts, [[6, 2, 2]] * classes)


# Training and results


def trained(dataset: Dataset, engine: str, loss: str = "sparse_categorical_crossentropy"):
    config = TrainingConfig(engine=engine, loss=loss, epochs=2, batch_size=16, learning_rate=0.01, validation_share=0.25)
    job = TrainingJob("20260101-120000-abcdef", Experiment(ending_in(dataset.classes), config), dataset)
    return train(job, lambda _event: None, Control())


@pytest.mark.tensorflow
@pytest.mark.parametrize("classes", COUNTS)
@pytest.mark.parametrize(
    ("engine", "loss"), [("keras", "categorical_crossentropy"), ("scratch", "sparse_categorical_crossentropy")]
)
def test_a_run_of_any_number_of_classes_is_trained_judged_kept_and_looked_into(classes, engine, loss, class_set) -> None:
    dataset = class_set(classes)
    record = trained(dataset, engine, loss)
    assert (record.info.outcome, record.info.classes, record.info.class_names) == ("finished", classes, dataset.class_names)
    opened = open_run(record, dataset)
    assert opened.evaluation.confusion.shape == (classes, classes)
    assert len(opened.evaluation.scores) == classes
    assert opened.predictor(dataset.test_images[:0]).shape == (0, classes)
    said = opened.record.test_probabilities
    assert pair(dataset.test_labels, said, said).confusion_difference.shape == (classes, classes)
    prediction = prediction_of(opened.predictor(dataset.test_images[:1])[0])
    assert prediction.best != prediction.second
    again = decode_run(encode_run(opened.record), Path("run"))
    assert again.info == record.info
    np.testing.assert_array_equal(again.test_probabilities, said)
    insight = open_insight(record)
    assert insight.logits(dataset.test_images[:3]).shape == (3, classes)
    assert insight.logits(dataset.test_images[:0]).shape == (0, classes)
    assert insight.gradient(dataset.test_images[0], classes - 1).shape == (28, 28)


@pytest.mark.tensorflow
def test_a_run_is_not_judged_on_another_number_of_classes(class_set, make_opened_run) -> None:
    record = make_opened_run(dataset=class_set(26)).record
    with pytest.raises(EngineError, match="The network of this run tells 26 classes apart, but of 2 has 2"):
        open_run(record, class_set(2))


def test_an_experiment_that_does_not_fit_the_data_is_not_trained(class_set) -> None:
    job = TrainingJob("20260101-120000-abcdef", Experiment(ending_in(10), TrainingConfig(engine="scratch")), class_set(26))
    with pytest.raises(EngineError, match="has 10 units, but the data set has 26 classes"):
        train(job, lambda _event: None, Control())


@pytest.mark.parametrize("classes", COUNTS)
def test_to_guess_is_right_once_in_as_many_images_as_there_are_classes(classes: int) -> None:
    row = EpochRow(1, log(classes), 1 / classes, None, None, 0.001, 1.0)
    run = KnownRun((row,), Experiment(ending_in(classes), TrainingConfig()))
    assert (run.classes, run.guessing_loss, run.skill) == (classes, log(classes), 0)


def test_two_classes_have_a_best_and_a_second() -> None:
    prediction = prediction_of(np.array([0.4, 0.6], np.float32))
    assert (prediction.best, prediction.second, prediction.sure) == (1, 0, False)


def test_a_class_without_test_images_has_a_row_all_the_same() -> None:
    evaluation = evaluate(np.array([0, 1], np.uint8), np.eye(3, dtype=np.float32)[:2])
    assert evaluation.confusion.shape == (3, 3)
    assert evaluation.scores[2].support == 0


# Runs


def test_a_run_of_an_earlier_version_has_the_classes_of_its_family(tiny_dataset, make_opened_run) -> None:
    files = encode_run(make_opened_run().record)
    plain = msgspec.json.decode(files[INFO])
    for name in ("class_names", "class_names_ko"):
        del plain["run"][name]
    earlier = msgspec.json.encode(plain | {"version": 4})
    info = decode_run(files | {INFO: earlier}, Path("run")).info
    assert info.class_names == tiny_dataset.class_names
    clothes = msgspec.structs.replace(info, dataset_family="fashion-mnist", class_names=(), class_names_ko=())
    assert (clothes.class_names[0], clothes.class_names_ko[0]) == ("T-shirt/top", "티셔츠/상의")


@pytest.mark.parametrize("names", [["only"], ["0"] * 63, ["", "b"]])
def test_a_run_that_names_its_classes_wrongly_is_damaged(names, make_opened_run) -> None:
    files = encode_run(make_opened_run().record)
    plain = msgspec.json.decode(files[INFO])
    plain["run"] |= {"class_names": names, "class_names_ko": names}
    with pytest.raises(UserError, match="is damaged"):
        decode_run(files | {INFO: msgspec.json.encode(plain)}, Path("run"))


def test_a_network_reads_what_has_its_classes(class_set, tiny_dataset, make_opened_run) -> None:
    info = make_opened_run(dataset=class_set(26)).record.info
    assert is_of_kind(info, class_set(26))
    assert not is_of_kind(info, tiny_dataset)
    renamed = replace(class_set(26), class_names=tuple(f"other {number}" for number in range(26)))
    assert is_of_kind(info, renamed), "the very same images"
    assert not is_of_kind(info, replace(renamed, fingerprint="7" * 64))
