"""The forms in which a run leaves the program: what each is for, what it needs, and why it may be impossible."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from enum import Enum

from mnist_desktop.core.export.scratch_script import allows_scratch
from mnist_desktop.core.marking import marked
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.sentence import Sentence

EXTRA = 'pip install "mnist-desktop[export]"'
"""Installs what some forms need."""


class Form(Enum):
    """A form; its value stands in settings and in tests."""

    KERAS_SCRIPT = "keras-script"
    NOTEBOOK = "notebook"
    SCRATCH_SCRIPT = "scratch-script"
    KERAS = "keras"
    LITERT = "litert"
    ONNX = "onnx"
    SAVED_MODEL = "saved-model"

    @property
    def is_script(self) -> bool:
        """Whether it trains the network again, rather than being the trained network."""
        return self in (Form.KERAS_SCRIPT, Form.NOTEBOOK, Form.SCRATCH_SCRIPT)


@dataclass(frozen=True)
class FormWords:
    """What is said of a form: its title, what it is for, the ending of its file, and the package that it needs, if any.

    Forms whose files end alike differ in `addition`, which ends the name that is proposed.
    """

    title: str
    purpose: str
    suffix: str
    package: str = ""
    addition: str = ""


WORDS: dict[Form, FormWords] = {
    Form.KERAS_SCRIPT: FormWords(
        marked("Python script with Keras"),
        marked(
            "Trains the same network on the same data again, step by step in the order of the lessons, with comments. "
            "It needs TensorFlow and NumPy, and nothing of this program."
        ),
        ".py",
    ),
    Form.NOTEBOOK: FormWords(
        marked("Jupyter notebook"),
        marked("The same script in cells, to be run and changed one after the other."),
        ".ipynb",
    ),
    Form.SCRATCH_SCRIPT: FormWords(
        marked("Python script from scratch"),
        marked("The same network in NumPy alone: forward, backward and the optimizer are written out, to be read."),
        ".py",
        addition="-from-scratch",
    ),
    Form.KERAS: FormWords(
        marked("Keras model"),
        marked("The trained network for Python: keras.models.load_model reads it. It takes pixels from 0 to 255."),
        ".keras",
    ),
    Form.LITERT: FormWords(
        marked("LiteRT model"),
        marked(
            "The trained network for phones and small computers (once called TensorFlow Lite). It takes pixels from 0 to 255."
        ),
        ".tflite",
        "ai-edge-litert",
    ),
    Form.ONNX: FormWords(
        marked("ONNX model"),
        marked("The trained network in a form that many programs and languages read. It takes pixels from 0 to 255."),
        ".onnx",
        "onnx",
    ),
    Form.SAVED_MODEL: FormWords(
        marked("SavedModel (zip)"),
        marked(
            "The trained network as TensorFlow's servers take it: a folder, packed into one zip. It takes pixels from 0 to 255."
        ),
        ".zip",
    ),
}
_MODULES = {"onnx": "onnx", "ai-edge-litert": "ai_edge_litert"}


def obstacle_to_form(form: Form, info: RunInfo) -> Sentence | None:
    """Why a run cannot leave in this form, or None. Quick: nothing is imported."""
    if form.is_script and info.origin is not None:
        return Sentence(
            "Not possible for this network: it was fine-tuned, so it began with the weights of another one, which a script does "
            "not have."
        )
    if form is Form.SCRATCH_SCRIPT and not allows_scratch(info):
        return Sentence(
            "Not possible for this network: from scratch there are only Flatten, Dense, Dropout and Activation, with the "
            "optimizers sgd and adam and without label smoothing."
        )
    package = WORDS[form].package
    if package and importlib.util.find_spec(_MODULES[package]) is None:
        return Sentence("It needs the package {package}: {command}", {"package": package, "command": EXTRA})
    return None
