"""Measures how long filtering and sorting 10,000 predictions take in the real Results tab, painting included.

Used by ``responsiveness.py``; run alone, it prints its figures.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import numpy as np
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget

from mnist_desktop.app import SWITCH_SECONDS
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.results.metrics import evaluate
from mnist_desktop.core.runs.record import RunInfo, RunRecord
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.results.results_tab import ResultsTab
from mnist_desktop.ui.session import Services, Session
from mnist_desktop.ui.shared.image_grid import ImageGrid

COUNT = 10_000
ROUNDS = 3
OUTCOMES = ("outcomeAll", "outcomeRight", "outcomeWrong")


class PaintWatch(QObject):
    """Records when a widget has painted itself."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.painted = False
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Observe the widget's events without changing them."""
        self.painted |= event.type() is QEvent.Type.Paint
        return False


def made_up_run() -> OpenedRun:
    """10,000 images with predictions, of which 90 % are right."""
    random = np.random.default_rng(0)
    labels = random.integers(0, 10, COUNT, np.uint8)
    images = random.integers(0, 256, (COUNT, 28, 28), np.uint8)
    names = tuple(str(number) for number in range(10))
    dataset = Dataset("made-up", "mnist", "Made up", images, labels, 0, names, names, "0" * 64, False, "this benchmark")
    scores = random.normal(0, 1.5, (COUNT, 10))
    scores[np.arange(COUNT), labels] += 5
    probabilities = np.exp(scores)
    probabilities = (probabilities / probabilities.sum(1, keepdims=True)).astype(np.float32)
    spec = ModelSpec((Flatten(), Dense(10, "softmax")))
    info = RunInfo(
        id="20260101-120000-abcdef", name="Made up", created="2026-01-01T12:00:00+00:00", dataset_key=dataset.key,
        dataset_title=dataset.title, dataset_family=dataset.family, dataset_fingerprint=dataset.fingerprint, spec=spec,
        config=TrainingConfig(), history=(), outcome="finished", message="", best_epoch=1, seconds=1.0, parameters=7850,
        versions={},
    )  # fmt: skip
    record = RunRecord(info, (), test_probabilities=probabilities)
    return OpenedRun(record, dataset, evaluate(labels, probabilities), lambda images: np.full((len(images), 10), 0.1, np.float32))


def measure() -> dict[str, float]:
    """Filter and sort made-up predictions in a new tab; makes an application if there is none.

    Returns
    -------
    dict
        ``ten_thousand_filter_ms``, the slowest, and ``ten_thousand_filter_ms_median``: milliseconds from the click to
        the painted grid. ``ten_thousand_filter_cpu_ms`` is the most processor time that the GUI thread spends on one.
    """
    sys.setswitchinterval(SWITCH_SECONDS)  # as the program does: workers compute figures meanwhile
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    with TemporaryDirectory() as folder:
        session = Session(Services(_unused, _unused, _unused, _unused, _unused, RunStore(Path(folder))))
        tab = ResultsTab(session)
        tab.resize(900, 760)
        session.run_opened.emit(made_up_run())
        tab.show()
        _settle(app)
        times = filter_times(tab)
        tab.close()
        session.shut_down()
    taken, cpu = [each[0] for each in times], [each[1] for each in times]
    return {
        "ten_thousand_filter_ms": max(taken),
        "ten_thousand_filter_ms_median": median(taken),
        "ten_thousand_filter_cpu_ms": max(cpu),
    }


def filter_times(tab: ResultsTab) -> list[tuple[float, float]]:
    """Choose every outcome under every order, and every class.

    Returns
    -------
    list of tuple
        For each action that changes the grid, milliseconds until that is painted: of time, and of the thread's processor time.
    """
    watch = PaintWatch(tab.findChild(ImageGrid, "sampleGrid").viewport())
    order = tab.findChild(QComboBox, "sampleOrder")
    true_class = tab.findChild(QComboBox, "trueClassFilter")
    times = []
    for _, item, name in product(range(ROUNDS), range(order.count()), OUTCOMES):
        times += [_painted(watch, partial(order.setCurrentIndex, item)),
                  _painted(watch, tab.findChild(QPushButton, name).click)]  # fmt: skip
    times += [_painted(watch, partial(true_class.setCurrentIndex, item)) for item in range(true_class.count())]
    return [taken for taken in times if taken is not None]


def _painted(watch: PaintWatch, act: Callable[[], None]) -> tuple[float, float] | None:
    """Milliseconds from `act` to the painted view, of time and of processor time, or None if nothing changed."""
    watch.painted = False
    start, cpu = time.perf_counter(), time.thread_time()
    act()
    QApplication.processEvents()
    taken = (time.perf_counter() - start) * 1000, (time.thread_time() - cpu) * 1000
    return taken if watch.painted else None


def _settle(app: QApplication) -> None:
    """Wait until the tab is shown and laid out and the list of runs is read."""
    until = time.perf_counter() + 0.5
    while time.perf_counter() < until:
        app.processEvents()


def _unused(*_: object) -> None:
    raise NotImplementedError("the benchmark opens no run and trains none")


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
