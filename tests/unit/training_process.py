"""A training in a process of its own, so that tests can kill it: ``python training_process.py FOLDER whole|killed|resumed``.

``whole`` trains from the first epoch to the last, ``killed`` says so when it is in the middle of a later epoch and waits
there, ``resumed`` goes on where that one was.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import BatchNormalization, Conv2D, Dense, Dropout, Flatten, GaussianNoise, RandomTranslation
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import RunEvent, StepsDone
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.training_config import EarlyStopping, TrainingConfig
from mnist_desktop.training import engines, run_tracker
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.keras import batch_plan
from mnist_desktop.training.keras.evaluation import open_run
from mnist_desktop.training.services import Services
from mnist_desktop.training.whole_run import train_and_save

RUN = "20260101-120000-abcdef"
EXPERIMENT = Experiment(
    ModelSpec(
        (RandomTranslation(0.1), GaussianNoise(0.1), Conv2D(4, 5, 2), BatchNormalization(), Flatten(), Dropout(0.3), Dense(16),
         Dropout(0.2), Dense(10, "softmax")), "Interrupted"),
    TrainingConfig(learning_rate=0.05, schedule="cosine", batch_size=32, epochs=7, scaling="standard", seed=3,
                   early_stopping=EarlyStopping("val_loss", 5)),
)  # fmt: skip
KILLED_IN = 5
"""The epoch in whose middle the process says that it can be killed."""
IMAGES = 300


def few_images() -> Dataset:
    """The first images of the starter set; those behind them are its test part."""
    whole = catalog.load("mnist-starter")
    return replace(whole, images=whole.images[: IMAGES + 50], labels=whole.labels[: IMAGES + 50], train_count=IMAGES)


def wait_to_be_killed(event: RunEvent) -> None:
    """Stand still in the middle of an epoch."""
    if isinstance(event, StepsDone) and (event.epoch, event.step) == (KILLED_IN, 3):
        sys.stdout.write("in the middle\n")
        sys.stdout.flush()
        sys.stdin.read()  # nobody ever writes


def main() -> None:
    """What the command line asks for."""
    folder, what = Path(sys.argv[1]), sys.argv[2]
    store = RunStore(folder)
    store.claim()
    checkpoint = store.unfinished.load(RUN) if what == "resumed" else None
    if what == "killed":
        run_tracker.SECONDS_BETWEEN_EVENTS = 0.0
        batch_plan.SECONDS_PER_CALL = 1e-9  # every step speaks
    emit = wait_to_be_killed if what == "killed" else lambda _: None
    services = Services(catalog.load, lambda: None, engines.train, open_run, engines.versions, store)
    train_and_save(TrainingJob(RUN, EXPERIMENT, few_images(), checkpoint=checkpoint), services, emit, Control())
    store.close()


if __name__ == "__main__":
    main()
