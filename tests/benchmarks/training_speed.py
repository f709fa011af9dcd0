"""How fast the Keras engine trains beside ``model.fit``, PyTorch and bare arithmetic, and how much memory that takes.

    python tests/benchmarks/training_speed.py --json FILE [--epochs 5] [--only mlp|cnn]

The engine, ``model.fit`` and PyTorch take turns, epoch by epoch, in one process, so that whatever else the machine does slows
all alike: the same network, the same 42,000 images in batches of the same size, 18,000 for validation. The figures are medians,
after a first epoch to warm up. `mlp` is the preset mnist-mlp with sparse labels, `cnn` the preset cnn: 32-64-64,
no dropout.

- ``vs_fit``: how many times as fast as ``model.fit`` on arrays, as most lessons write it.
- ``vs_limit``: how many times the seconds that the counted floating-point operations would take at the rate of NumPy's
  matrix product (1024 x 1024, float32), measured between the epochs. The rate is that of the kernel which OpenBLAS chooses;
  where OPENBLAS_CORETYPE is set, that may be a slow one: it is printed.
- ``vs_torch``: how many times as fast as an eager loop of PyTorch, see torch_opponent.py; null where it is not installed.
- ``app_overhead``: by which share the app, with its window, curves and store, takes longer than the engine alone, see
  app_overhead.py; on the MLP, whose epochs are the shortest.
- ``extra_memory_mb``: the most that training the MLP on all 60,000 images takes above a process with TensorFlow imported, its
  data included; in a process of its own. Null where the system has no /proc.

Full data are read from MNIST_DESKTOP_DATA or ../shared/datasets.
"""

from __future__ import annotations

import os

# Threads of one library that spin while they wait for work would take the processor from the other, whose turn it is.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import argparse
import json
import statistics
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from time import perf_counter

import numpy as np
from app_overhead import app_overhead
from data_loading import empty_home
from msgspec import structs
from torch_opponent import TorchOpponent

from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.split import Split, draw_split
from mnist_desktop.core.experiment import Experiment
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
PRODUCT_SIDE = 1024
CASES = {
    "mlp": (preset("mnist-mlp").experiment.spec, TrainingConfig(batch_size=128, validation_share=0.3)),
    "cnn": (preset("cnn").experiment.spec, TrainingConfig(batch_size=100, validation_share=0.3, learning_rate=0.0001)),
}


class FitOpponent:
    """Lets ``model.fit`` train one epoch at each call.

    Attributes
    ----------
    seconds
        Of each call.
    """

    def __init__(self, spec: ModelSpec, config: TrainingConfig, dataset: Dataset, split: Split) -> None:
        pixels, labels = scale(dataset.train_images, 0.0, 1.0), dataset.train_labels.astype("int32")
        self._fitting = pixels[split.fit], labels[split.fit]
        self._held = pixels[split.validation], labels[split.validation]
        self._batch_size = config.batch_size
        self._model = build_model(spec, config.seed)
        self._model.compile(build_optimizer(config), config.loss, metrics=["accuracy"])
        self.seconds: list[float] = []

    def __call__(self) -> None:
        began = perf_counter()
        self._model.fit(*self._fitting, self._batch_size, validation_data=self._held, verbose=0)
        self.seconds.append(perf_counter() - began)


class MatrixProduct:
    """Multiplies matrices at each call.

    Attributes
    ----------
    seconds
        Of each product.
    """

    def __init__(self) -> None:
        self._factor = np.ones((PRODUCT_SIDE, PRODUCT_SIDE), np.float32)
        self.seconds: list[float] = []

    def __call__(self) -> None:
        for _ in range(5):
            began = perf_counter()
            self._factor @ self._factor
            self.seconds.append(perf_counter() - began)

    def rate(self) -> float:
        """Floating-point operations a second."""
        return 2 * PRODUCT_SIDE**3 / statistics.median(self.seconds)


def compare(name: str, dataset: Dataset, epochs: int) -> dict[str, float | None]:
    """The figures of one network."""
    spec, config = CASES[name]
    config = structs.replace(config, epochs=epochs + 1)
    split = draw_split(dataset.train_labels, config.validation_share, config.split_seed, config.stratified)
    fit, product, torch = FitOpponent(spec, config, dataset, split), MatrixProduct(), None
    with suppress(ImportError):
        torch = TorchOpponent(spec, config, dataset, split)
    turns = [each for each in (fit, torch, product) if each is not None]

    def let_the_others_take_their_turn(event: RunEvent) -> None:
        if isinstance(event, EpochEnded):
            for turn in turns:
                turn()

    record = train("benchmark", spec, config, dataset, let_the_others_take_their_turn, Control())
    engine_s = statistics.median(row.seconds for row in record.info.history[1:])
    fit_s, torch_s = _median_s(fit), torch and _median_s(torch)
    limit_s = (len(split.fit) * training_flops(spec) + len(split.validation) * forward_flops(spec)) / product.rate()
    print(f"{name}, seconds per epoch: engine {engine_s:.3f}, fit {fit_s:.3f}, torch {torch_s and round(torch_s, 3)}, "
          f"arithmetic {limit_s:.3f} at {product.rate() / 1e9:.0f} GFLOP/s")  # fmt: skip
    return {
        "vs_fit": fit_s / engine_s, "vs_torch": torch_s and torch_s / engine_s, "vs_limit": engine_s / limit_s,
        "engine_s": engine_s, "fit_s": fit_s, "torch_s": torch_s, "limit_s": limit_s, "gflops": product.rate() / 1e9,
    }  # fmt: skip


def _median_s(opponent: FitOpponent | TorchOpponent) -> float:
    """Seconds per epoch, without the first one."""
    return statistics.median(opponent.seconds[1:])


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
    report |= {
        "app_overhead": app_overhead(Experiment(*CASES["mlp"]), dataset),
        "extra_memory_mb": extra_memory_mb(),
        "openblas_coretype": os.environ.get("OPENBLAS_CORETYPE"),
    }
    for name in CASES.keys() & report.keys():
        print(name, {key: value and round(value, 2) for key, value in report[name].items()})
    print(f"app overhead {report['app_overhead']:.3f}, extra memory {report['extra_memory_mb']} MB, "
          f"OPENBLAS_CORETYPE {report['openblas_coretype']}")  # fmt: skip
    return report


if __name__ == "__main__":
    sys.exit(main())
