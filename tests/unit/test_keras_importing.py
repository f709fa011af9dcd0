"""How TensorFlow comes into the process: in fresh processes, because it comes only once."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from mnist_desktop.training.keras.importing import NICENESS

pytestmark = [
    pytest.mark.tensorflow,
    pytest.mark.skipif(sys.platform != "linux", reason="elsewhere threads have no niceness of their own"),
]

COMPUTE = """
import json, os
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
import tensorflow as tf

images, kernel = tf.zeros((64, 28, 28, 32)), tf.zeros((3, 3, 32, 64))
convolve = tf.function(lambda: [tf.nn.conv2d(images + number, kernel, 1, "SAME") for number in range(8)], autograph=False)
for _ in range(5):
    convolve()
print(json.dumps({"own": os.getpid(), "before": before, "after": threads()}))
"""


@pytest.fixture(scope="module")
def told() -> dict[str, dict[str, dict[str, int]]]:
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
