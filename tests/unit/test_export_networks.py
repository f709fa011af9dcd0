"""Networks for other programs: every layer and every form agrees with the run, and what does not is not kept."""

from __future__ import annotations

import os
import time
from typing import get_args

import numpy as np
import pytest
from msgspec.structs import replace

from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.broken.damages import WrongLabels
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.export import forms
from mnist_desktop.core.export.forms import WORDS, Form, obstacle_to_form
from mnist_desktop.core.export.verdict import NoAgreementError, compare_predictions
from mnist_desktop.core.model.layer_parameters import ActivationName
from mnist_desktop.core.model.layers import (
    ActivationLayer,
    AveragePooling2D,
    BatchNormalization,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    MaxPooling2D,
    RandomFlip,
)
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.export.child import write_and_prove
from mnist_desktop.training.export.exporting import ImpossibleFormError, export
from mnist_desktop.training.export.order import Proof
from mnist_desktop.training.export.process import ExportStoppedError, ProcessError, call_in_process
from tests.conftest import make_info
from tests.unit.test_keras_model_builder import EVERYTHING

ACTIVATIONS = ModelSpec(
    (
        Conv2D(3, 4, 3, "same", "softmax"), MaxPooling2D(2, 3, "same"), AveragePooling2D(3, 2, "same"), Flatten(),
        *(Dense(9, activation, use_bias=activation != "elu") for activation in get_args(ActivationName)),
        BatchNormalization(), Dropout(0.5), Dense(10, "softmax"),
    )
)  # fmt: skip
MEAN, STD = 0.13, 0.31


@pytest.fixture(scope="module")
def starter():
    return catalog.load("mnist-starter")


def at_once(order, path, _stop):
    return write_and_prove(order, path)


def keras_run(spec, dataset):
    """A run with weights of all sizes, whose predictions are the program's own."""
    from mnist_desktop.training.keras.evaluation import KerasPredictor
    from mnist_desktop.training.keras.importing import import_engine
    from mnist_desktop.training.keras.model_builder import build_model

    import_engine()
    random = np.random.default_rng(7)
    weights = tuple(
        np.abs(random.normal(1, 0.3, weight.shape)).astype(np.float32)
        if "variance" in weight.path
        else random.normal(0, 0.4, weight.shape).astype(np.float32)
        for weight in build_model(spec, 0).weights
    )
    record = RunRecord(replace(make_info("x", dataset), spec=spec), weights, MEAN, STD)
    return OpenedRun(record, dataset, None, KerasPredictor(spec, weights, MEAN, STD))


def numpy_run(dataset, *, honest=True):
    """A softmax regression, without Keras; where it is not `honest`, it says something else than its weights do."""
    random = np.random.default_rng(3)
    weights = random.normal(0, 0.1, (784, 10)).astype(np.float32), random.normal(0, 0.1, 10).astype(np.float32)

    def predict(images):
        logits = (images.reshape(len(images), -1) / np.float32(255)) @ (weights[0] if honest else -weights[0]) + weights[1]
        shares = np.exp(logits - logits.max(1, keepdims=True))
        return (shares / shares.sum(1, keepdims=True)).astype(np.float32)

    return OpenedRun(RunRecord(make_info("x", dataset), weights), dataset, None, predict)


@pytest.mark.tensorflow
@pytest.mark.parametrize("form", [Form.KERAS, Form.LITERT, Form.ONNX, Form.SAVED_MODEL], ids=lambda form: form.value)
def test_every_layer_agrees_in_every_form(starter, tmp_path, form):
    if obstacle_to_form(form, make_info("x", starter)) is not None:
        pytest.skip(f"{WORDS[form].package} has no wheel here")
    path = tmp_path / f"network{WORDS[form].suffix}"
    said = export(keras_run(EVERYTHING, starter), form, path, catalog.load, prove=at_once).sentences
    assert said[0].text.startswith("It agrees with the run: the largest difference of 100 predictions is ")
    assert path.stat().st_size > 1000


@pytest.mark.tensorflow
@pytest.mark.parametrize("form", [Form.KERAS, Form.LITERT, Form.ONNX, Form.SAVED_MODEL], ids=lambda form: form.value)
@pytest.mark.parametrize(
    "closing", [(Dense(10, "softmax"),), (Dense(10, "linear"), ActivationLayer("softmax"))], ids=["dense", "softmax"]
)
def test_a_network_asked_both_ways_is_so_in_every_form(starter, tmp_path, form, closing):
    if obstacle_to_form(form, make_info("x", starter)) is not None:
        pytest.skip(f"{WORDS[form].package} has no wheel here")
    layers = (*EVERYTHING.layers[1:-1], *closing)
    run, one_way = (keras_run(ModelSpec((RandomFlip(both_ways), *layers)), starter) for both_ways in (True, False))
    assert np.abs(run.predictor(starter.test_images[:9]) - one_way.predictor(starter.test_images[:9])).max() > 1e-3
    said = export(run, form, tmp_path / f"network{WORDS[form].suffix}", catalog.load, prove=at_once).sentences
    assert said[0].text.startswith("It agrees with the run: the largest difference of 100 predictions is ")


@pytest.mark.tensorflow
def test_every_activation_and_every_padding_agrees_in_onnx(starter, tmp_path):
    pytest.importorskip("onnx")
    assert export(keras_run(ACTIVATIONS, starter), Form.ONNX, tmp_path / "a.onnx", catalog.load, prove=at_once).sentences


def test_what_does_not_agree_is_removed_and_what_was_there_stays(starter, tmp_path):
    pytest.importorskip("onnx")
    path = tmp_path / "network.onnx"
    export(numpy_run(starter), Form.ONNX, path, catalog.load, prove=at_once)
    before = path.read_bytes()
    with pytest.raises(NoAgreementError, match="what was there before stays"):
        export(numpy_run(starter, honest=False), Form.ONNX, path, catalog.load, prove=at_once)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_network_that_says_nan_is_not_kept(starter, tmp_path):
    pytest.importorskip("onnx")
    run = numpy_run(starter)
    run.record.weights[0][5] = np.nan
    with pytest.raises(NoAgreementError):
        export(run, Form.ONNX, tmp_path / "network.onnx", catalog.load, prove=at_once)
    assert not list(tmp_path.iterdir())


def test_a_place_that_takes_no_file_is_told_before_any_work(starter, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError):
        export(numpy_run(starter), Form.KERAS, tmp_path / "file" / "network.keras", catalog.load, prove=None)


def test_a_full_disk_leaves_nothing(starter, tmp_path):
    def fill(order, path, stop):
        raise OSError(28, "No space left on device")

    with pytest.raises(StorageError, match="the disk is full"):
        export(numpy_run(starter), Form.KERAS, tmp_path / "network.keras", catalog.load, prove=fill)
    assert not list(tmp_path.iterdir())


def test_a_form_without_its_package_says_what_to_install(starter, tmp_path, monkeypatch):
    monkeypatch.setattr(forms.importlib.util, "find_spec", lambda name: None)
    obstacle = obstacle_to_form(Form.ONNX, make_info("x", starter))
    assert 'pip install "mnist-desktop[export]"' in obstacle.text
    with pytest.raises(ImpossibleFormError):
        export(numpy_run(starter), Form.ONNX, tmp_path / "network.onnx", catalog.load, prove=at_once)
    assert obstacle_to_form(Form.KERAS, make_info("x", starter)) is None


def write_script(order, path, _stop):
    path.write_text(order.script.text(), encoding="utf-8")
    return Proof((Sentence("fine"),))


def test_the_archive_beside_a_script_overwrites_nothing_and_is_not_written_twice(starter, tmp_path):
    broken = catalog.break_data(starter, WrongLabels())
    (tmp_path / "mine-data.npz").write_bytes(b"a thesis")
    (tmp_path / "mine-data-2.npz").mkdir()
    for _ in range(2):
        exported = export(numpy_run(broken), Form.KERAS_SCRIPT, tmp_path / "mine.py", lambda key: broken, prove=write_script)
        assert exported.files == (tmp_path / "mine.py", tmp_path / "mine-data-3.npz")
    assert "mine-data-3.npz" in (tmp_path / "mine.py").read_text(encoding="utf-8")
    assert (tmp_path / "mine-data.npz").read_bytes() == b"a thesis"
    assert len(list(tmp_path.iterdir())) == 4


def test_what_takes_the_name_of_the_archive_meanwhile_stays(starter, tmp_path):
    broken = catalog.break_data(starter, WrongLabels())

    def write_slowly(order, path, stop):
        (tmp_path / "mine-data.npz").write_bytes(b"a thesis")
        return write_script(order, path, stop)

    with pytest.raises(StorageError, match="there already"):
        export(numpy_run(broken), Form.KERAS_SCRIPT, tmp_path / "mine.py", lambda key: broken, prove=write_slowly)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("mine-data.npz", b"a thesis")]


def test_images_that_are_in_no_file_lie_beside_the_script_as_an_archive(starter, tmp_path):
    broken = catalog.break_data(starter, WrongLabels())
    orders = []

    def keep(order, path, stop):
        orders.append(order)
        return write_script(order, path, stop)

    exported = export(numpy_run(broken), Form.KERAS_SCRIPT, tmp_path / "mine.py", lambda key: broken, prove=keep)
    script, archive = exported.files
    assert archive == tmp_path / "mine-data.npz"
    assert "mine-data.npz" in script.read_text(encoding="utf-8")
    with np.load(archive) as content:
        assert np.array_equal(content["y_train"], broken.train_labels)
    assert orders[0].fingerprint == broken.fingerprint


def test_a_process_answers_and_hands_errors_on(tmp_path):
    own = np.full((3, 10), 0.1, np.float32)
    same = call_in_process(compare_predictions, own, own, stop=StopToken(), seconds=120)
    assert same.values == {"count": 3, "difference": "0"}
    with pytest.raises(NoAgreementError, match="shape"):
        call_in_process(compare_predictions, own, own[:2], stop=StopToken(), seconds=120)


def test_a_process_ends_when_it_is_stopped_takes_too_long_or_dies():
    stopped = StopToken()
    stopped.stop()
    with pytest.raises(ExportStoppedError):
        call_in_process(time.sleep, 600, stop=stopped, seconds=120)
    with pytest.raises(ProcessError, match="too long"):
        call_in_process(time.sleep, 600, stop=StopToken(), seconds=0)
    with pytest.raises(ProcessError, match="without an answer"):
        call_in_process(os._exit, 3, stop=StopToken(), seconds=120)


def test_a_stopped_export_leaves_nothing(starter, tmp_path):
    def stop(order, path, token):
        assert token is wanted
        path.write_bytes(b"half a file")
        raise ExportStoppedError("The export was stopped.")

    wanted = StopToken()
    with pytest.raises(ExportStoppedError):
        export(numpy_run(starter), Form.KERAS, tmp_path / "network.keras", catalog.load, wanted, stop)
    assert not list(tmp_path.iterdir())


def test_a_stop_after_the_proof_leaves_nothing_either(starter, tmp_path):
    broken, wanted = catalog.break_data(starter, WrongLabels()), StopToken()

    def stop(order, path, token):
        token.stop()
        return write_script(order, path, token)

    with pytest.raises(ExportStoppedError):
        export(numpy_run(broken), Form.KERAS_SCRIPT, tmp_path / "mine.py", lambda key: broken, wanted, stop)
    assert not list(tmp_path.iterdir())


class DeadlyToRead:
    """Ends the process that reads it from its pipe."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (3,)


def test_a_process_that_dies_before_it_has_read_its_order_is_noticed():
    with pytest.raises(ProcessError, match="without an answer"):
        call_in_process(len, [DeadlyToRead(), bytes(2**22)], stop=StopToken(), seconds=120)


def read_nothing(*_ends):
    time.sleep(600)


def test_an_export_can_be_stopped_while_its_process_reads_no_order(monkeypatch):
    monkeypatch.setattr("mnist_desktop.training.export.process._answer", read_nothing)
    stopped = StopToken()
    stopped.stop()
    with pytest.raises(ExportStoppedError):
        call_in_process(len, bytes(2**22), stop=stopped, seconds=120)
