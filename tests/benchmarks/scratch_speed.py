"""Compares the from-scratch engine's speed with scikit-learn's MLPClassifier: same network, batch size and images.

    python tests/benchmarks/scratch_speed.py --json FILE [--epochs 7]

The two take turns, epoch by epoch, in one process, so that other load of the machine slows both equally. Both train 64-32 with
relu and Adam on 42,000 images in float32, in batches of 128, without penalties and validation. The figures are medians after a
first epoch to warm up. The images are made up: the time does not depend on their content.
"""

from __future__ import annotations

import argparse
import json
import statistics
from pathlib import Path
from time import perf_counter

import numpy as np
from sklearn.neural_network import MLPClassifier

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import EpochEnded, RunEvent
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.scratch.engine import train

IMAGES = 42_000
SPEC = ModelSpec((Flatten(), Dense(64), Dense(32), Dense(10, "softmax")))


def made_up_images() -> Dataset:
    """Noise with one bright block per class, which a network learns in one epoch."""
    random = np.random.default_rng(0)
    labels = random.integers(0, 10, IMAGES, dtype=np.uint8)
    images = random.integers(0, 100, (IMAGES, 28, 28), dtype=np.uint8)
    for label in range(10):
        row, column = divmod(label, 5)
        images[labels == label, 4 + row * 12 : 12 + row * 12, 1 + column * 5 : 5 + column * 5] = 255
    names = tuple("0123456789")
    return Dataset("noise", "mnist", "Noise", images, labels, IMAGES, names, names, "", False, "made up")


class Opponent:
    """Lets scikit-learn train an epoch after each epoch of the engine."""

    def __init__(self, dataset: Dataset) -> None:
        self.pixels = dataset.images.reshape(IMAGES, -1) / np.float32(255)
        self.labels = dataset.labels
        self.classifier = MLPClassifier((64, 32), learning_rate_init=0.001, batch_size=128, alpha=0, random_state=0)
        self.seconds: list[float] = []

    def __call__(self, event: RunEvent) -> None:
        if isinstance(event, EpochEnded):
            began = perf_counter()
            self.classifier.partial_fit(self.pixels, self.labels, classes=np.arange(10))
            self.seconds.append(perf_counter() - began)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=7)
    options = parser.parse_args()

    dataset = made_up_images()
    opponent = Opponent(dataset)
    config = TrainingConfig(engine="scratch", batch_size=128, epochs=options.epochs + 1, validation_share=0.0)
    record = train(TrainingJob("benchmark", Experiment(SPEC, config), dataset), opponent, Control())

    ours = statistics.median(row.seconds for row in record.info.history[1:])
    theirs = statistics.median(opponent.seconds[1:])
    figures = {"scratch_s": ours, "sklearn_s": theirs, "vs_sklearn": theirs / ours,
               "scratch_loss": record.info.history[-1].loss, "sklearn_loss": float(opponent.classifier.loss_)}  # fmt: skip
    options.json.write_text(json.dumps(figures, indent=1), "utf-8")
    print(f"from scratch  {ours:.3f} s per epoch, loss {figures['scratch_loss']:.5f}")
    print(f"scikit-learn  {theirs:.3f} s per epoch, loss {figures['sklearn_loss']:.5f}")
    print(f"the from-scratch engine is {figures['vs_sklearn']:.2f} times as fast (asked: at least 1.0)")


if __name__ == "__main__":
    main()
