"""Compares the Keras engine's speed with ``model.fit``, PyTorch and bare arithmetic; measures the window's cost and memory.

    python tests/benchmarks/training_speed.py --json FILE [--epochs 5] [--only mlp|cnn|presets]

Engine, ``model.fit`` and PyTorch train the same network in turn, epoch by epoch, in one process: 42,000 images in batches of
the same size, 18,000 for validation. The figures are ratios of medians, after a first epoch to warm up. ``mlp`` is the preset
*First network* (64-32) in batches of 128; ``cnn`` is the preset *Convolutional network* (32-64-64, without dropout) in
batches of 100.

- ``vs_fit``: how many times as fast as ``model.fit`` on arrays, as in most lessons.
- ``vs_torch``: how many times as fast as PyTorch's eager loop; null if PyTorch is not installed.
- ``vs_limit``: the time as a multiple of the time that the counted floating-point operations would take at the rate of a matrix
  product (1024 x 1024, float32), measured between the epochs: the median rate of NumPy or of TensorFlow, whichever is higher.
  With a NumPy that does not know the processor, or with OPENBLAS_CORETYPE set to another one, the figure would look too good.
- ``processor``: its name, its widest instructions, those that oneDNN uses, and what limits them. ``ONEDNN_MAX_CPU_ISA=AVX2``
  makes oneDNN compute as on a processor without AVX-512, and ``ATEN_CPU_CAPABILITY=avx2`` the rest of PyTorch.
- ``presets``: ``vs_fit`` for every preset that Keras trains, on its starter set, without made-up digits.
- ``app_overhead``: the share by which the app, with its window, curves and store, takes longer than the engine alone, see
  app_overhead.py; measured on the MLP, whose epochs are the shortest.
- ``extra_memory_mb``: the highest memory use of training the MLP on all 60,000 images, data included, above that of a process
  with only TensorFlow imported; in a new process. Null if the system has no /proc.

Full data are found where the app finds them.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import numpy as np
from app_overhead import app_overhead
from contestants import Task, contestants
from full_sets import empty_home
from msgspec.structs import replace
from processor import in_words, processor

from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.cost import forward_flops, training_flops
from mnist_desktop.core.presets.all_presets import PRESETS, preset
from mnist_desktop.core.presets.preset import Preset
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.keras.engine import train
from mnist_desktop.training.keras.importing import import_engine

CASES = {
    "mlp": (preset("mnist-mlp").experiment.spec, TrainingConfig(batch_size=128, validation_share=0.3)),
    "cnn": (preset("cnn").experiment.spec, TrainingConfig(batch_size=100, validation_share=0.3, learning_rate=0.0001)),
}
SIDE = 1024
"""The side of the matrices whose product is measured."""


class Products:
    """The highest rate of arithmetic on this processor: that of a large matrix product."""

    def __init__(self) -> None:
        import tensorflow as tf

        factor = np.random.default_rng(0).standard_normal((SIDE, SIDE), np.float32)
        tensor = tf.constant(factor)
        self._ways = {"numpy": lambda: factor @ factor, "tensorflow": lambda: tf.matmul(tensor, tensor).numpy()}
        self._seconds: dict[str, list[float]] = {name: [] for name in self._ways}

    def measure(self) -> None:
        """Measure some more samples."""
        for name, way in self._ways.items():
            way()
            for _ in range(9):
                began = perf_counter()
                way()
                self._seconds[name].append(perf_counter() - began)

    @property
    def flops(self) -> dict[str, float]:
        """Median floating-point operations per second, by library."""
        return {name: 2 * SIDE**3 / statistics.median(seconds) for name, seconds in self._seconds.items()}


def compare(name: str, dataset: Dataset, epochs: int) -> dict[str, object]:
    """The figures of one network."""
    spec, config = CASES[name]
    task = Task(spec, replace(config, epochs=epochs + 1), dataset)
    those, products = contestants(task), Products()
    for _ in range(epochs + 1):
        for each in those.values():
            each.take_turn()
        products.measure()
    seconds = {name: statistics.median(each.seconds[1:]) for name, each in those.items()}
    flops = len(task.split.fit) * training_flops(spec) + len(task.split.validation) * forward_flops(spec)
    seconds["limit"] = flops / max(products.flops.values())
    figures = {
        "vs_fit": seconds["fit"] / seconds["engine"],
        "vs_torch": seconds["torch"] / seconds["engine"] if "torch" in seconds else None,
        "vs_limit": seconds["engine"] / seconds["limit"],
        "seconds": seconds,
        "gflops": {library: rate / 1e9 for library, rate in products.flops.items()},
        "losses": {name: each.losses[-1] for name, each in those.items()},
    }
    print(name, json.dumps(figures, default=float), flush=True)
    return figures


def compare_with_fit(each: Preset, epochs: int) -> float:
    """How many times as fast as ``model.fit`` the engine trains a preset."""
    config = replace(each.experiment.config, epochs=epochs + 1, early_stopping=None, made_up_hands=0.0)
    those = contestants(Task(each.experiment.spec, config, catalog.load(f"{each.family}-starter")), with_torch=False)
    for _ in range(epochs + 1):
        for contestant in those.values():
            contestant.take_turn()
    seconds = {name: statistics.median(contestant.seconds[1:]) for name, contestant in those.items()}
    print(f"{each.id}: {seconds['fit'] / seconds['engine']:.2f} times as fast as fit", json.dumps(seconds), flush=True)
    return seconds["fit"] / seconds["engine"]


def extra_memory_mb() -> float | None:
    """The highest memory use in megabytes, without TensorFlow's own, measured in a new process."""
    if not Path("/proc/self/clear_refs").exists():
        return None
    done = subprocess.run([sys.executable, __file__, "--memory"], check=True, stdout=subprocess.PIPE, text=True)
    return float(done.stdout.splitlines()[-1])


def train_and_print_memory() -> None:
    """Train and print; :func:`extra_memory_mb` starts this."""
    import_engine()
    before = _memory_mb("VmRSS")
    Path("/proc/self/clear_refs").write_text("5", "ascii")  # resets the highest mark
    spec, config = CASES["mlp"]
    config = replace(config, epochs=3, validation_share=0.0)
    train(TrainingJob("memory", Experiment(spec, config), catalog.load("mnist")), lambda _: None, Control())
    print(_memory_mb("VmHWM") - before)


def _memory_mb(key: str) -> float:
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(key))


def main() -> int:
    """Measure, print and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--only", choices=[*CASES, "presets"])
    parser.add_argument("--memory", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.memory:
        train_and_print_memory()
        return 0

    with empty_home():
        report = measure(options.only, options.epochs)
    if options.json:
        options.json.write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    return 0


def measure(only: str | None, epochs: int) -> dict[str, object]:
    """The content of the JSON file."""
    import_engine()
    print(in_words(), flush=True)
    dataset = catalog.load("mnist")
    report: dict[str, object] = {"processor": processor()}
    report |= {name: compare(name, dataset, epochs) for name in CASES if only in {None, name}}
    if only in {None, "presets"}:
        by_keras = [each for each in PRESETS if each.experiment.config.engine == "keras"]
        report["presets"] = {each.id: compare_with_fit(each, epochs) for each in by_keras}
    if only is not None:
        return report
    report |= {"app_overhead": app_overhead(Experiment(*CASES["mlp"]), dataset), "extra_memory_mb": extra_memory_mb()}
    print(f"app overhead {report['app_overhead']:.3f}, extra memory {report['extra_memory_mb']} MB")
    return report


if __name__ == "__main__":
    sys.exit(main())
