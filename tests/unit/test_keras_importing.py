"""How TensorFlow comes into the process: in fresh processes, because it comes only once."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from typing import Any

import pytest

from mnist_desktop.training.keras.importing import NICENESS

pytestmark = [
    pytest.mark.tensorflow,
    pytest.mark.skipif(sys.platform != "linux", reason="elsewhere threads have no niceness of their own"),
]

LATE = [
    "sklearn",
    "scipy.stats",
    "tensorflow.python.keras.engine",
    "tensorflow._api.v2.compat.v1.compat",
    "tensorflow.python.feature_column",
    "requests.api",
    "h5py",
    "keras.applications.mobilenet",
    "tensorflow.python.ops.numpy_ops.np_array_ops",
]
"""What belongs to modules that nothing here uses."""

FACES = (
    "nn", "compat", "feature_column", "lite", "distribute", "debugging", "linalg", "profiler", "quantization", "test", "tpu",
    "train",
)  # fmt: skip
"""Parts of TensorFlow's face that are late, or that something late could take the place of."""

COMPUTE = """
import json, os, sys
from operator import attrgetter
from pathlib import Path
from mnist_desktop.training.keras.importing import import_engine

def threads():
    told = {}
    for thread in Path("/proc/self/task").iterdir():
        fields = (thread / "stat").read_text().rpartition(")")[2].split()
        told[int(thread.name)] = {"niceness": int(fields[16]), "ticks": int(fields[11]) + int(fields[12])}
    return told


import_engine()
before = threads()
left_out = [name for name in LATE if name not in sys.modules]
finders = [type(finder).__name__ for finder in sys.meta_path]
import keras
import psutil
import requests
import tensorflow as tf

images, kernel = tf.zeros((64, 28, 28, 32)), tf.zeros((3, 3, 32, 64))
convolve = tf.function(lambda: [tf.nn.conv2d(images + number, kernel, 1, "SAME") for number in range(8)], autograph=False)
for _ in range(5):
    convolve()
after = threads()

class Cell(tf.nn.RNNCellDropoutWrapper):
    pass

first = tf.compat.v1.Session, tf.compat.v2.Tensor is tf.Tensor, tf.feature_column.numeric_column("a").key
first += keras.wrappers.SKLearnClassifier, tf.__internal__.distribute.combinations.generate
shown = ("debugging.check_numerics", "experimental.numpy.ravel", "linalg.inv", "quantization.quantize", "test.TestCase",
    "tpu.XLAOptions", "train.Checkpoint", "profiler.experimental.start", "lite.TFLiteConverter", "distribute.has_strategy")
shown = [attrgetter(name)(tf).__name__ for name in shown]
shown += [keras.applications.MobileNet.__name__, requests.get.__name__, psutil.virtual_memory.__name__]
print(json.dumps({
    "own": os.getpid(), "before": before, "after": after, "left_out": left_out, "finders": finders,
    "used": [str(each) for each in first], "shown": shown, "bases": [kind.__module__ for kind in Cell.__mro__],
    "faces": {name: getattr(tf, name).__name__ for name in FACES},
}))
""".replace("LATE", repr(LATE)).replace("FACES", repr(FACES))


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    command = [sys.executable, "-c", COMPUTE]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - the code is ours
    return json.loads(said.splitlines()[-1])


def test_what_computes_gives_way_to_the_window(told):
    worked = {
        thread: now["niceness"]
        for thread, now in told["after"].items()
        if now["ticks"] > told["before"].get(thread, {"ticks": 0})["ticks"]
    }
    worked.pop(str(told["own"]), None)  # the thread that calls is the one of Python, as the window's
    assert worked
    assert set(worked.values()) == {max(NICENESS, told["after"][str(told["own"])]["niceness"])}


def test_what_calls_does_not_give_way(told):
    assert told["after"][str(told["own"])]["niceness"] == os.getpriority(os.PRIO_PROCESS, 0)


def test_no_thread_that_computes_starts_later(told):
    assert told["after"].keys() <= told["before"].keys()


def test_what_nothing_here_uses_is_not_imported(told):
    assert told["left_out"] == LATE
    assert "_LateFinder" not in told["finders"]


def test_what_is_used_all_the_same_is_all_there(told):
    session, is_same, key, wrapper, combination = told["used"]
    assert "tensorflow.python.client.session.Session" in session
    assert (is_same, key) == ("True", "a")
    assert "SKLearnClassifier" in wrapper
    assert "generate" in combination
    assert "tensorflow.python.keras.layers.rnn_cell_wrapper_v2" in told["bases"]
    assert told["shown"][:3] == ["check_numerics", "ravel", "matrix_inverse"]
    assert told["shown"][-3:] == ["MobileNet", "get", "virtual_memory"]
    assert told["faces"] == {name: f"tensorflow._api.v2.{name}" for name in told["faces"]}


ONEDNN = """
from mnist_desktop.training.keras.importing import import_engine, load_libraries

FIRST
import_engine()
from tensorflow.python.util import _pywrap_util_port

print(_pywrap_util_port.IsMklEnabled())
"""


@pytest.mark.skipif(platform.machine() not in {"x86_64", "AMD64"}, reason="there is no oneDNN in TensorFlow for this processor")
@pytest.mark.parametrize("first", ["", "load_libraries()"], ids=["processes of sweeps", "the window"])
@pytest.mark.parametrize(("asked", "used"), [(None, "True"), ("0", "False")])
def test_onednn_computes_on_any_processor_however_tensorflow_is_loaded_unless_somebody_turned_it_off(asked, used, first):
    environment = {name: value for name, value in os.environ.items() if name != "TF_ENABLE_ONEDNN_OPTS"}
    environment |= {"TF_ENABLE_ONEDNN_OPTS": asked} if asked else {}
    command = [sys.executable, "-c", ONEDNN.replace("FIRST", first)]
    said = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout  # noqa: S603 - as above
    assert said.splitlines()[-1] == used
