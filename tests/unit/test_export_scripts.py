"""Scripts of a run: what they hold, what they cannot be made to hold, and that they find the engines' numbers."""

from __future__ import annotations

import ast
import json
from dataclasses import replace as with_changes

import numpy as np
import pytest
from msgspec.structs import replace

from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.broken.damages import WrongLabels
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.export.forms import Form, obstacle_to_form
from mnist_desktop.core.export.keras_script import keras_script
from mnist_desktop.core.export.scratch_script import allows_scratch, scratch_script
from mnist_desktop.core.export.script_data import data_of, published_data
from mnist_desktop.core.export.script_formats import NoScriptError, sections_of_notebook, sections_of_text
from mnist_desktop.core.export.script_layers import left_out
from mnist_desktop.core.export.verdict import LARGEST_SHARE, NoAgreementError, compare_predictions, largest_share
from mnist_desktop.core.model.layers import (
    ActivationLayer,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    MaxPooling2D,
    RandomDistortion,
    RandomFlip,
)
from mnist_desktop.core.model.spec import ModelSpec, analyse
from mnist_desktop.core.presets.all_presets import PRESETS, preset
from mnist_desktop.core.runs.record import Origin, RateChange, RunRecord
from mnist_desktop.core.training_config import EarlyStopping, TrainingConfig
from mnist_desktop.training.export.child import prove, write
from mnist_desktop.training.export.order import ExportOrder
from mnist_desktop.training.export.trial import few_images
from tests.conftest import make_info

HOSTILE = 'a"""\nimport os\nos.abort()\n# --- 1. Settings ---\u202e\\'
DEEP = ModelSpec(
    (
        Flatten(), Dense(12, "elu", l1=0.001, l2=0.002), Dropout(0.3), Dense(9, "gelu", use_bias=False, initializer="he_normal"),
        ActivationLayer("swish"), Dense(8, "leaky_relu", initializer="standard_normal"), Dense(8, "tanh"), Dense(8, "sigmoid"),
        Dense(8, "linear"), Dense(8, "softmax"), Dense(10, "softmax", initializer="lecun_normal"),
    )
)  # fmt: skip


@pytest.fixture(scope="module")
def starter():
    return catalog.load("mnist-starter")


def info_of(dataset, spec=None, **changes):
    spec = spec or ModelSpec((Flatten(), Dense(10, "softmax")))
    config = TrainingConfig(batch_size=32, epochs=5)
    parameters = analyse(spec, dataset.classes).parameters
    return replace(make_info("20260101-120000-abcdef", dataset), spec=spec, config=config, parameters=parameters, **changes)


def order_of(info, dataset, form):
    """What is asked of the export of a script."""
    data = data_of(dataset)
    script = scratch_script(info, data) if form is Form.SCRATCH_SCRIPT else keras_script(info, data)
    empty = np.zeros((0, 28, 28), np.uint8), np.zeros((0, 10), np.float32)
    return ExportOrder(form, RunRecord(info, ()), *empty, few_images(dataset, info), script, data.fingerprint)


def tried(info, dataset, form, path):
    """Write the script, read it back, and run it beside the engine."""
    order = order_of(info, dataset, form)
    write(order, path)
    return " ".join(sentence.text for sentence in prove(order, path).sentences)


@pytest.mark.parametrize("form", ["text", "notebook"])
def test_no_name_becomes_code(starter, form):
    info = info_of(starter, name=HOSTILE, id=HOSTILE, dataset_title=HOSTILE, class_names=(HOSTILE,) * 10)
    script = keras_script(info, with_changes(data_of(starter), folder=HOSTILE, names=(HOSTILE,)))
    plain = keras_script(info_of(starter), data_of(starter))
    if form == "text":
        tree = ast.parse(script.text())
        kinds = [type(node) for node in tree.body]
        assert kinds == [type(node) for node in ast.parse(plain.text()).body]
    else:
        sections = sections_of_notebook(script.notebook())
        assert [section.title for section in sections] == [section.title for section in plain.sections]
    assert "\u202e" not in script.text()


def test_no_name_becomes_markup_in_the_text_of_a_notebook(starter):
    markdown = pytest.importorskip("markdown_it")  # Keras brings it along
    name = "# <img src=x onerror=alert(1)> [a](http://b) **c** _d_ `e` ~~f~~ &lt; <http://g> $h$ \\(i\\) www.j.org"
    info = info_of(starter, name=name, id=name, dataset_title=name)
    text = "".join(json.loads(keras_script(info, data_of(starter)).notebook())["cells"][0]["source"])
    tokens = markdown.MarkdownIt("commonmark").enable("strikethrough").parse(text)
    assert {token.tag for token in tokens} == {"h1", "p", ""}
    inner = [each for token in tokens for each in token.children or ()]
    assert {each.type for each in inner} == {"text", "softbreak"}
    shown = "".join(each.content for each in inner)
    assert shown.count(name.replace("$", "\uff04").replace("\\", "/")) == 3
    assert not any(sign in text for sign in ("$", "http://", "www."))


def test_a_script_imports_nothing_of_this_program_and_a_notebook_has_the_same_code(starter):
    for each in PRESETS:
        info = replace(info_of(starter, each.experiment.spec), config=each.experiment.config)
        script = keras_script(info, data_of(starter))
        imported = [node for node in ast.walk(ast.parse(script.text())) if isinstance(node, ast.Import | ast.ImportFrom)]
        names = {getattr(node, "module", None) or node.names[0].name for node in imported}
        assert names <= {"math", "pathlib", "keras", "numpy", "matplotlib.pyplot", "gzip"}
        stripped = tuple(with_changes(section, code=section.code.strip()) for section in script.sections)
        assert sections_of_text(script.text()) == sections_of_notebook(script.notebook()) == stripped


def test_a_notebook_has_the_parts_that_jupyter_asks_for(starter):
    content = json.loads(keras_script(info_of(starter), data_of(starter)).notebook())
    assert (content["nbformat"], content["nbformat_minor"]) == (4, 5)
    assert len({cell["id"] for cell in content["cells"]}) == len(content["cells"])
    code = [cell for cell in content["cells"] if cell["cell_type"] == "code"]
    assert all(set(cell) == {"cell_type", "id", "execution_count", "metadata", "outputs", "source"} for cell in code)


def test_a_script_says_what_it_does_not_repeat(starter):
    distorted = info_of(starter, ModelSpec((RandomDistortion(), Flatten(), Dense(10, "softmax"))))
    script = keras_script(distorted, data_of(starter))
    assert script.left_out == left_out(distorted.spec)
    assert "RandomDistortion" in ast.get_docstring(ast.parse(script.text()))
    changed = replace(info_of(starter), rate_changes=(RateChange(1, 2, 0.5),))
    assert "changed by hand" in keras_script(changed, data_of(starter)).text()


@pytest.mark.parametrize("make", [keras_script, scratch_script])
def test_a_script_without_the_made_up_digits_of_the_run_says_so_and_claims_no_accuracy(starter, make):
    plain = replace(info_of(starter), test_accuracy=0.9876)
    made_up = replace(plain, config=replace(plain.config, made_up_hands=0.7))
    script = make(made_up, data_of(starter))
    assert "made-up digits, 0.7 for each image" in ast.get_docstring(ast.parse(script.text()))
    assert "98.76" not in script.text()
    assert "98.76" in make(plain, data_of(starter)).text()
    assert "made-up" not in make(plain, data_of(starter)).text()


@pytest.mark.trains
def test_no_repetition_is_claimed_of_a_run_with_made_up_digits(starter, tmp_path):
    info = info_of(starter)
    info = replace(info, config=replace(info.config, made_up_hands=0.7))
    said = tried(info, starter, Form.SCRATCH_SCRIPT, tmp_path / "script.py")
    assert "It agrees" not in said
    assert "Its losses were not compared: the script says at its head what it does not repeat." in said


def test_a_fine_tuned_run_becomes_no_script(starter):
    tuned = info_of(starter, origin=Origin("other", "Base", 3, "MNIST", "2" * 64))
    for form in Form:
        obstacle = obstacle_to_form(form, tuned)
        assert (obstacle is not None and "it was fine-tuned" in obstacle.text) == form.is_script


def test_only_what_the_engine_from_scratch_can_train_becomes_numpy(starter):
    convolution = info_of(starter, ModelSpec((Conv2D(4), Flatten(), Dense(10, "softmax"))))
    assert not allows_scratch(convolution)
    with pytest.raises(NoScriptError):
        scratch_script(convolution, data_of(starter))
    assert allows_scratch(info_of(starter))


def test_data_are_read_where_they_are_and_a_broken_copy_is_in_no_file(starter, tmp_path):
    assert data_of(starter).names == ("mnist-starter.npz",)
    assert data_of(catalog.break_data(starter, WrongLabels())) is None
    with pytest.raises(NoScriptError):
        published_data(info_of(starter))
    names = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")
    for name in names:
        (tmp_path / name).write_bytes(b"")
    found = data_of(with_changes(starter, key="mnist", source=str(tmp_path)))
    assert (found.kind, found.names) == ("idx", names)


@pytest.mark.trains
@pytest.mark.parametrize(
    "changes",
    [
        {"optimizer": "adam", "schedule": "cosine", "scaling": "standard"},
        {"optimizer": "sgd", "learning_rate": 0.1, "schedule": "step", "stratified": True},
        {"optimizer": "sgd", "momentum": 0.9, "schedule": "one_cycle", "validation_share": 0.0},
        {"optimizer": "sgd", "momentum": 0.9, "nesterov": True, "early_stopping": EarlyStopping("val_accuracy", 1)},
    ],
    ids=lambda changes: "-".join(str(value) for value in changes.values()),
)
def test_the_script_in_numpy_finds_the_losses_of_the_engine_from_scratch(starter, tmp_path, changes):
    info = info_of(starter, DEEP)
    said = tried(replace(info, config=replace(info.config, **changes)), starter, Form.SCRATCH_SCRIPT, tmp_path / "script.py")
    assert said.startswith("It reads the very images")
    assert "It agrees" in said


@pytest.mark.trains
def test_a_script_that_learns_otherwise_or_reads_other_images_does_not_agree(starter, tmp_path):
    path = tmp_path / "script.py"
    order = order_of(info_of(starter), starter, Form.SCRATCH_SCRIPT)
    for honest, other in (("SEED = 0", "SEED = 1"), ('archive["y_train"]', 'archive["y_train"][::-1]')):
        path.write_text(order.script.text().replace(honest, other), encoding="utf-8")
        with pytest.raises(NoAgreementError):
            prove(order, path)
    path.write_text(order.script.text().replace("random.permutation(fit)", "random.nothing(fit)"), encoding="utf-8")
    with pytest.raises(NoScriptError, match="Train"):
        prove(order, path)
    path.write_text("print(1)", encoding="utf-8")
    with pytest.raises(NoScriptError):
        prove(order, path)


@pytest.mark.tensorflow
def test_the_script_in_keras_finds_the_losses_of_the_engine(starter, tmp_path):
    first = preset("mnist-mlp").experiment
    spec = ModelSpec((*first.spec.layers[:2], Dropout(0.2), *first.spec.layers[2:]))
    config = replace(first.config, scaling="standard", schedule="one_cycle", stratified=True, loss="categorical_crossentropy",
                     early_stopping=EarlyStopping())  # fmt: skip
    said = tried(replace(info_of(starter, spec), config=config), starter, Form.NOTEBOOK, tmp_path / "script.ipynb")
    assert "It agrees: its first loss" in said


@pytest.mark.tensorflow
def test_the_script_in_keras_makes_the_steps_of_muon(starter, tmp_path):
    spec = ModelSpec((Conv2D(4), MaxPooling2D(4), Flatten(), Dense(12, "relu"), Dense(10, "softmax")))
    config = TrainingConfig(optimizer="muon", learning_rate=0.01, weight_decay=0.1)
    said = tried(replace(info_of(starter, spec), config=config), starter, Form.KERAS_SCRIPT, tmp_path / "script.py")
    assert "It agrees: its first loss" in said


@pytest.mark.tensorflow
def test_the_script_in_keras_asks_both_ways(starter, tmp_path):
    spec = ModelSpec((RandomFlip(both_ways=True), Conv2D(4), MaxPooling2D(4), Flatten(), Dense(10, "softmax")))
    path, order = tmp_path / "script.py", order_of(info_of(starter, spec), starter, Form.KERAS_SCRIPT)
    assert "It agrees: its first loss" in tried(info_of(starter, spec), starter, Form.KERAS_SCRIPT, path)
    path.write_text(order.script.text().replace("model = BothWays([", "model = keras.Sequential(["), encoding="utf-8")
    with pytest.raises(NoAgreementError):
        prove(order, path)


def test_nan_never_agrees_nor_do_other_shapes_and_more_than_rounding():
    own = np.full((4, 10), 0.1, np.float32)
    assert compare_predictions(own, own + np.float32(2e-7)).text.startswith("It agrees with the run")
    broken = own.copy()
    broken[2, 3] = np.nan
    for other in (broken, own[:3], own[:, :9], own + np.float32(0.01)):
        with pytest.raises(NoAgreementError):
            compare_predictions(own, other)
    assert largest_share([1.0, 2.0], [1.0, float("nan")]) == float("inf")
    assert largest_share([1.0], [1.0, 2.0]) == float("inf")
    assert largest_share([1.0], [1.00001]) < LARGEST_SHARE
    assert issubclass(NoAgreementError, UserError)
