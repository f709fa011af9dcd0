"""Measures how much the window, its live curves and the store slow a training: app and bare engine take turns.

Called by training_speed.py; see :func:`app_overhead`.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from msgspec import structs
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from mnist_desktop.app import make_application, real_services
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.runs.checkpoint_file import Checkpoint
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import EpochEnded, RunEvent
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.training.engine_interface import Emit, Engine, KeepCheckpoint
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session, TrainingState

ROUNDS = 16
EPOCHS = 8
POLL_MS = 200


class Stopwatch:
    """Wraps an engine and measures each run from the end of its first epoch, in which functions are compiled.

    Attributes
    ----------
    epochs
        For each run, the median seconds from the end of an epoch to the end of the next.
    shares
        For each run, the app's own work as shares of that time: ``checkpoints`` and ``events``, for which the training waits,
        and ``window``, the main thread's processor time. They are an upper limit of the overhead: with a free core, the window
        does not slow the training.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.epochs: list[float] = []
        self.shares: dict[str, list[float]] = {"checkpoints": [], "events": [], "window": []}

    def __call__(
        self, job: TrainingJob, emit: Emit, control: Control, keep_checkpoint: KeepCheckpoint | None = None
    ) -> RunRecord:
        moments: list[float] = []
        spent = dict.fromkeys(self.shares, 0.0)
        before: dict[str, float] = {}

        def watch(event: RunEvent) -> None:
            with _added(spent, "events"):
                emit(event)
            if isinstance(event, EpochEnded):
                moments.append(perf_counter())
                spent["window"] = _main_thread_seconds()
                if len(moments) == 1:
                    before.update(spent)

        def keep(checkpoint: Checkpoint) -> None:
            with _added(spent, "checkpoints"):
                keep_checkpoint(checkpoint)

        watched = keep if keep_checkpoint else None
        record = self._engine(job, watch, control, watched)
        self.epochs.append(statistics.median(end - begin for begin, end in pairwise(moments)))
        for name, shares in self.shares.items():
            shares.append((spent[name] - before[name]) / (moments[-1] - moments[0]))
        return record


@contextmanager
def _added(spent: dict[str, float], name: str) -> Iterator[None]:
    began = perf_counter()
    yield
    spent[name] += perf_counter() - began


def _main_thread_seconds() -> float:
    """The main thread's processor time so far, from any thread; NaN where the system does not tell."""
    if not hasattr(time, "pthread_getcpuclockid"):
        return float("nan")
    return time.clock_gettime(time.pthread_getcpuclockid(threading.main_thread().ident))


def app_overhead(experiment: Experiment, dataset: Dataset) -> float:
    """The share by which training takes longer in the app than in the bare engine.

    The engine alone and the app train the same experiment in turn. The app has its real window (on the current screen or
    offscreen) with the Training tab in front, its worker, its checkpoints and runs on the disk. Every other round begins with
    the app, so that neither is always first. Each round gives the ratio of two runs that follow each other, because the load of
    a machine changes from minute to minute. The result is the median of `ROUNDS` ratios.
    """
    if "DISPLAY" not in os.environ:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if QApplication.instance() is None:
        make_application()
    experiment = structs.replace(experiment, config=structs.replace(experiment.config, epochs=EPOCHS))
    with tempfile.TemporaryDirectory() as folder:
        services = real_services(Path(folder) / "runs")
        alone, in_app = Stopwatch(services.engine), Stopwatch(services.engine)
        session = Session(replace(services, engine=in_app))
        window = MainWindow(session, Path(folder) / "settings.ini", Path(folder) / "log")
        loaded = QSignalSpy(window.tabs.loaded)
        window.show()
        window.tabs.load_remaining()
        _until(lambda: loaded.count() > 0)
        session.use_dataset(dataset)
        window.tabs.enter("training")

        def train_alone() -> None:
            alone(TrainingJob("alone", experiment, dataset), lambda _: None, Control())

        def train_in_app() -> None:
            session.train_experiment(experiment)
            _until(lambda: session.run.state is TrainingState.IDLE)

        for turn in range(ROUNDS):
            for train in (train_alone, train_in_app)[:: -1 if turn % 2 else 1]:
                train()
        window.hide()
        session.shut_down()
        window.deleteLater()
        session.deleteLater()
    ratios = [app / engine for app, engine in zip(in_app.epochs, alone.epochs, strict=True)]
    low, middle, high = statistics.quantiles(ratios)
    shares = {name: statistics.median(values) for name, values in in_app.shares.items()}
    seconds = [statistics.median(watch.epochs) for watch in (in_app, alone)]
    print("epoch in the app {:.4f} s, in the engine alone {:.4f} s".format(*seconds))
    print(f"overhead {middle - 1:.3f}, half of the rounds from {low - 1:.3f} to {high - 1:.3f}")
    print("at most", *(f"{name} {share:.3f}," for name, share in shares.items()), f"in all {sum(shares.values()):.3f}")
    return middle - 1


def _until(condition: Callable[[], bool]) -> None:
    """Run the event loop until `condition()` is true."""
    # A timer, because without further events the loop would wait for ever.
    loop, ticks = QEventLoop(), QTimer()
    ticks.setInterval(POLL_MS)
    ticks.timeout.connect(lambda: condition() and loop.quit())
    ticks.start()
    loop.exec()
