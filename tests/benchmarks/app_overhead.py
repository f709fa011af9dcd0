"""What the window, its live curves and the store of runs cost a training: the app beside the bare engine, turn by turn.

Called by training_speed.py; :func:`app_overhead` says what it does.
"""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from msgspec import structs
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from mnist_desktop.app import real_services
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.config import TrainingConfig
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import EpochEnded, RunEvent
from mnist_desktop.training.engine import Emit, Engine
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session, TrainingState

ROUNDS = 10
EPOCHS = 15
POLL_MS = 50


class Stopwatch:
    """An engine around an engine that takes the seconds from the end of each epoch to the end of the next.

    The first epoch, in which functions are compiled, is left out. Checkpoints and the sending of events are in the others.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.seconds: list[float] = []

    def __call__(
        self, run_id: str, spec: ModelSpec, config: TrainingConfig, dataset: Dataset, emit: Emit, control: Control, **rest: object
    ) -> object:
        moments = []

        def watch(event: RunEvent) -> None:
            emit(event)
            if isinstance(event, EpochEnded):
                moments.append(perf_counter())

        record = self._engine(run_id, spec, config, dataset, watch, control, **rest)
        self.seconds += [end - begin for begin, end in pairwise(moments)]
        return record


def app_overhead(experiment: Experiment, dataset: Dataset) -> float:
    """By which share of its time training takes longer in the app than in the bare engine.

    The same experiment is trained in turn by the engine alone and by the app: its real window (on the screen there is, or
    none) with the Training tab in front, its worker, its checkpoints and runs on the disk. Every other round begins with the
    app, so that neither is always the first. The medians over all epochs of `ROUNDS` runs each are compared: a median of whole
    runs is at the mercy of what else such a machine does in a minute.
    """
    if "DISPLAY" not in os.environ:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    QApplication.instance() or QApplication(["benchmark"])
    experiment = structs.replace(experiment, config=structs.replace(experiment.config, epochs=EPOCHS))
    with tempfile.TemporaryDirectory() as folder:
        services = real_services(Path(folder) / "runs")
        alone, in_app = Stopwatch(services.engine), Stopwatch(services.engine)
        session = Session(replace(services, engine=in_app))
        window = MainWindow(session, Path(folder) / "settings.ini", Path(folder) / "log")
        furnished = QSignalSpy(window.rooms.furnished)
        window.show()
        window.rooms.furnish()
        _until(lambda: furnished.count() > 0)
        session.use_dataset(dataset)
        window.rooms.enter("training")

        def train_alone() -> None:
            alone("alone", experiment.spec, experiment.config, dataset, lambda _: None, Control())

        def train_in_app() -> None:
            session.train_experiment(experiment)
            _until(lambda: session.training_state is TrainingState.IDLE)

        for turn in range(ROUNDS):
            for train in (train_alone, train_in_app)[:: -1 if turn % 2 else 1]:
                train()
        window.hide()
        session.shut_down()
        window.deleteLater()
        session.deleteLater()
    app_seconds, engine_seconds = statistics.median(in_app.seconds), statistics.median(alone.seconds)
    print(f"an epoch in the app: {app_seconds:.4f} s, in the engine alone {engine_seconds:.4f} s ({len(alone.seconds)} each)")
    return app_seconds / engine_seconds - 1


def _until(condition: Callable[[], bool]) -> None:
    """Let the window live until `condition()` holds."""
    # Looked at again at each tick; to wait for events only would be to wait for good when the last one has come.
    loop, ticks = QEventLoop(), QTimer(interval=POLL_MS)
    ticks.timeout.connect(lambda: condition() and loop.quit())
    ticks.start()
    loop.exec()
