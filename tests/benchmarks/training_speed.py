"""How fast the Keras engine trains beside ``model.fit`` and beside bare arithmetic, and how much memory that takes.

    python tests/benchmarks/training_speed.py --json FILE [--epochs 5] [--only mlp|cnn]

The engine and ``model.fit`` take turns, epoch by epoch, in one process, so that whatever else the machine does slows both
alike: the same network, the same 42,000 images in the same batches, 18,000 for validation. The figures are medians, after a
first epoch to warm up.

- ``vs_fit``: how many times as fast as ``model.fit`` on arrays, as most lessons write it.
- ``vs_limit``: how many times the seconds that the counted floating-point operations would take at the rate of NumPy's
  matrix product (1024 x 1024, float32), measured between the epochs.
- ``vs_torch``, ``app_overhead``: not measured yet, null.
- ``extra_memory_mb``: the most that training the MLP on all 60,000 images takes above a process with TensorFlow imported, its
  data included; in a process of its own. Null where the system has no /proc.

Full data are read from MNIST_DESKTOP_DATA or ../shared/datasets.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import numpy as np
from data_loading import empty_home

from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.split import draw_split
from mnist_desktop.core.model.cost import forward_flops, training_flops
from mnist_desktop.core.model.presets import preset
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.config import TrainingConfig
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import EpochEnded, RunEvent
from mnist_desktop.training.keras.engine import train
from mnist_desktop.training.keras.importing import import_engine
from mnist_desktop.training.keras.model_builder import build_model, build_optimizer
from mnist_desktop.training.scaling import scale

SHARED_DATA = Path(__file__).resolve().parents[3] / "shared" / "datasets"
CASES = {
    "mlp": (preset("mnist-mlp").experiment.spec, TrainingConfig(batch_size=128, validation_share=0.3)),
    "cnn": (preset("cnn").experiment.spec, TrainingConfig(batch_size=100, validation_share=0.3, learning_rate=0.0001)),
}


class FitOpponent:
    """Lets ``model.fit`` train an epoch, and measures a matrix product, whenever the engine has ended an epoch of its own."""

    def __init__(self, spec: ModelSpec, config: TrainingConfig, dataset: Dataset) -> None:
        split = draw_split(dataset.train_labels, config.validation_share, config.split_seed, config.stratified)
        pixels, labels = scale(dataset.train_images, 0.0, 1.0), dataset.train_labels.astype("int32")
        self.fitting = pixels[split.fit], labels[split.fit]
        self.held = pixels[split.validation], labels[split.validation]
        self.batch_size = config.batch_size
        self.model = build_model(spec, config.seed)
        self.model.compile(build_optimizer(config), config.loss, metrics=["accuracy"])
        self.seconds: list[float] = []
        self.product_seconds: list[float] = []

    def __call__(self, event: RunEvent) -> None:
        if not isinstance(event, EpochEnded):
            return
        began = perf_counter()
        self.model.fit(*self.fitting, self.batch_size, validation_data=self.held, verbose=0)
        self.seconds.append(perf_counter() - began)
        factor = np.ones((1024, 1024), np.float32)
        for _ in range(5):
            began = perf_counter()
            factor @ factor
            self.product_seconds.append(perf_counter() - began)


def compare(name: str, dataset: Dataset, epochs: int) -> dict[str, float | None]:
    """The figures of one network."""
    spec, config = CASES[name]
    config = TrainingConfig(**{field: getattr(config, field) for field in config.__struct_fields__} | {"epochs": epochs + 1})
    opponent = FitOpponent(spec, config, dataset)
    record = train("benchmark", spec, config, dataset, opponent, Control())
    engine = statistics.median(row.seconds for row in record.info.history[1:])
    fit = statistics.median(opponent.seconds[1:])
    rate = 2 * 1024**3 / statistics.median(opponent.product_seconds)
    fitting, held = len(opponent.fitting[1]), len(opponent.held[1])
    limit = (fitting * training_flops(spec) + held * forward_flops(spec)) / rate
    print(f"{name}: engine {engine:.3f} s, fit {fit:.3f} s, arithmetic {limit:.3f} s at {rate / 1e9:.0f} GFLOP/s per epoch")
    return {
        "vs_fit": fit / engine, "vs_torch": None, "vs_limit": engine / limit,
        "engine_s": engine, "fit_s": fit, "limit_s": limit, "gflops": rate / 1e9,
    }  # fmt: skip


def extra_memory_mb() -> float | None:
    """Megabytes on top of TensorFlow's own, at the highest, measured in a process of its own."""
    if not Path("/proc/self/clear_refs").exists():
        return None
    done = subprocess.run([sys.executable, __file__, "--memory"], check=True, stdout=subprocess.PIPE, text=True)
    return float(done.stdout.splitlines()[-1])


def train_and_print_memory() -> None:
    """What :func:`extra_memory_mb` starts."""
    import_engine()
    before = _memory_mb("VmRSS")
    Path("/proc/self/clear_refs").write_text("5", "ascii")  # forgets the highest mark so far
    spec, config = CASES["mlp"]
    config = TrainingConfig(batch_size=config.batch_size, epochs=3, validation_share=0.0)
    train("memory", spec, config, catalog.load("mnist"), lambda _: None, Control())
    print(_memory_mb("VmHWM") - before)


def _memory_mb(key: str) -> float:
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(key))


def main() -> int:
    """Measure, print, and write what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--only", choices=CASES)
    parser.add_argument("--memory", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if catalog.DATA_VARIABLE not in os.environ and SHARED_DATA.is_dir():
        os.environ[catalog.DATA_VARIABLE] = str(SHARED_DATA)
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
    dataset = catalog.load("mnist")
    report: dict[str, object] = {name: compare(name, dataset, epochs) for name in CASES if only in {None, name}}
    report |= {"app_overhead": None, "extra_memory_mb": extra_memory_mb()}
    for name in CASES.keys() & report.keys():
        print(name, {key: value and round(value, 2) for key, value in report[name].items()})
    print(f"extra memory {report['extra_memory_mb']} MB")
    return report


if __name__ == "__main__":
    sys.exit(main())
