"""Measures how long a checkpoint takes, and which share of an epoch that is.

    python tests/benchmarks/checkpoints.py [--epochs 12] [--json FILE]

Trains two networks with the Keras engine on all 60,000 images of MNIST, each epoch leaving a checkpoint in a temporary folder:
the MLP 64-32 in batches of 128, and a network of half a million parameters. For each:

- ``checkpoint_ms``: the median from the end of an epoch until its checkpoint is written, including the copy of all state;
- ``epoch_ms``: the median of an epoch;
- ``share``: the first divided by the second;
- ``worst_ms``: the slowest checkpoint, which is one that waited for the disk;
- ``megabytes``: the size of the file.

Full data are found where the app finds them.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from full_sets import empty_home

from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec, analyse
from mnist_desktop.core.presets.all_presets import preset
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.keras.engine import train
from mnist_desktop.training.keras.importing import import_engine
from mnist_desktop.training.run_tracker import RunTracker

CASES = {
    "mlp": (preset("mnist-mlp").experiment.spec, TrainingConfig(batch_size=128, validation_share=0.3)),
    "half_million": (
        ModelSpec((Flatten(), Dense(512), Dense(192), Dense(10, "softmax")), "Half a million parameters"),
        TrainingConfig(batch_size=128, validation_share=0.3),
    ),
}


class TimedTracker(RunTracker):
    """Records how long its checkpoints take."""

    seconds: list[float]

    def _take_checkpoint(self, *arguments: object) -> None:
        began = perf_counter()
        super()._take_checkpoint(*arguments)
        self.seconds.append(perf_counter() - began)


def measure(spec: ModelSpec, config: TrainingConfig, dataset: Dataset, epochs: int) -> dict[str, float]:
    """The figures of one network."""
    TimedTracker.seconds = []
    config = TrainingConfig(**{name: getattr(config, name) for name in config.__struct_fields__} | {"epochs": epochs})
    with TemporaryDirectory() as folder:
        store = RunStore(Path(folder))
        job = TrainingJob("run", Experiment(spec, config), dataset)
        record = train(job, lambda _: None, Control(), store.unfinished.writer("run"))
        size = max(path.stat().st_size for path in (store.unfinished.folder / "run").iterdir())
    checkpoints, epoch = [1000 * seconds for seconds in TimedTracker.seconds], [1000 * row.seconds for row in record.info.history]
    return {
        "parameters": analyse(spec, 10).parameters, "checkpoint_ms": median(checkpoints), "epoch_ms": median(epoch),
        "share": median(checkpoints) / median(epoch), "worst_ms": max(checkpoints), "megabytes": size / 1e6,
    }  # fmt: skip


def main() -> int:
    """Measure, print and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--epochs", type=int, default=12)
    options = parser.parse_args()
    import_engine()
    import mnist_desktop.training.keras.engine as engine  # noqa: PLR0402 - its name for the tracker is replaced

    engine.RunTracker = TimedTracker  # type: ignore[misc]
    with empty_home():
        dataset = catalog.load("mnist")
        report = {name: measure(*case, dataset, options.epochs) for name, case in CASES.items()}
    for name, figures in report.items():
        print(name, {key: round(value, 3) for key, value in figures.items()})
    if options.json:
        options.json.write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
