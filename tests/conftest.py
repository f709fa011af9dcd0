"""What every test gets: a home of its own, small data, a scripted engine, and a look at what was left behind."""

from __future__ import annotations

import gc
import logging
import os
import string
import threading
import weakref
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import msgspec
import numpy as np
import pytest
from full_sets import full_sets
from hypothesis import HealthCheck, settings

# Before Qt is imported, which looks at it.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from mnist_desktop.core.datasets.dataset import Dataset, Family
from mnist_desktop.core.datasets.families import FAMILIES
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.results.metrics import evaluate
from mnist_desktop.core.runs.checkpoint_file import Checkpoint, GeneratorState
from mnist_desktop.core.runs.events import EpochEnded, RunEnded, RunStarted, StepsDone
from mnist_desktop.core.runs.record import EpochRow, RunInfo, RunRecord
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.keras.importing import import_engine
from mnist_desktop.ui.session import Services, Session
from mnist_desktop.workers import qt_guard

qt_guard.install()

_started: weakref.WeakSet[QObject] = weakref.WeakSet()
"""Every thread and timer that a test started. Noted at their start, which is cheaper than to search all objects afterwards."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    """Let what a test printed and logged travel between processes, which takes text of UTF-8 only."""
    report = yield
    report.sections = [(name, text.encode("utf-8", "backslashreplace").decode()) for name, text in report.sections]
    return report


def _noted(start: Callable[..., None]) -> Callable[..., None]:
    def start_and_note(self: QObject, *arguments: object) -> None:
        _started.add(self)
        start(self, *arguments)

    return start_and_note


QThread.start = _noted(QThread.start)  # type: ignore[method-assign]
QTimer.start = _noted(QTimer.start)  # type: ignore[method-assign]

# A busy computer fails no test, and a test that fails will fail again, here and elsewhere: its examples are always the same.
# ``pytest --hypothesis-profile search`` looks at many others.
settings.register_profile("repeatable", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", settings.get_profile("repeatable"), derandomize=False, max_examples=2000)
settings.load_profile("repeatable")

CHATTY: set[str] = set()
"""Loggers whose warnings mean nothing here."""

VERSIONS = {"mnist_desktop": "0.1.0", "numpy": "2.4.6"}
"""What the scripted engine says that it is."""

PATIENCE = 60_000
"""Milliseconds that a test waits for what has to happen, so that a broken one ends. A bound for hanging, not a measure.

Tasks give way to everything else on the machine, and the first evaluation imports scikit-learn, which alone takes seconds.
"""


def pytest_collection_finish() -> None:
    """Keep the collector from passing over what stays until the end: all tests and modules, most of a second each time."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """pytest-qt's own, which waits for as long as a computer with many busy processes may take."""
    for name in ("waitSignal", "waitSignals", "waitUntil", "waitCallback", "waitExposed", "waitActive"):
        setattr(qtbot, name, partial(getattr(qtbot, name), timeout=PATIENCE))
    return qtbot


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, data, runs and logs go to a temporary folder; nothing of the real user is read or written."""
    folder = tmp_path / "home"
    monkeypatch.setenv("MNIST_DESKTOP_HOME", str(folder))
    monkeypatch.setenv("KERAS_HOME", str(folder / "keras"))
    monkeypatch.delenv("MNIST_DESKTOP_DATA", raising=False)
    return folder


@pytest.fixture(autouse=True)
def tensorflow_comes_as_in_the_program(request: pytest.FixtureRequest, home: Path) -> None:
    """Whichever test is the first to need it: what is set with its import holds in every process and in every order of tests."""
    if request.node.get_closest_marker("tensorflow") is not None:
        import_engine()


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread, an active timer or a window behind, or logs an error."""
    threads_before, windows_before = set(threading.enumerate()), set(QApplication.topLevelWidgets())
    handler = _Collector()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    expected = request.node.get_closest_marker("logs_errors") is not None
    assert expected or not handler.lines, f"logged: {handler.lines}"
    app = QApplication.instance()
    if app is None:
        return
    app.sendPostedEvents(None, 52)  # DeferredDelete
    app.processEvents()
    left = [each for each in _started if isValid(each)]
    running = [thread for thread in left if isinstance(thread, QThread) and thread.isRunning()]
    timers = [timer for timer in left if isinstance(timer, QTimer) and timer.isActive()]
    windows = [widget for widget in set(app.topLevelWidgets()) - windows_before if not _is_of_a_library(widget)]
    threads = [thread for thread in set(threading.enumerate()) - threads_before if not thread.daemon and thread.is_alive()]
    assert not running, f"threads still run: {[thread.objectName() for thread in running]}"
    assert not timers, f"timers still tick: {timers}"
    assert not windows, f"windows left: {windows}"
    assert not threads, f"Python threads still run: {threads}"


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name not in CHATTY:
            self.lines.append(f"{record.name}: {record.getMessage()}")


def _is_of_a_library(widget: QWidget) -> bool:
    """Whether Qt keeps it for itself (tool tips, lists of combo boxes) or pyqtgraph waits for the collector (menus of plots)."""
    return not widget.isVisible() and widget.metaObject().className() in {"QTipLabel", "QComboBoxPrivateContainer", "QMenu"}


@pytest.fixture(scope="session")
def full_data() -> dict[Family, Path]:
    """Where the app finds all 70,000 images of each family, or a skip. Fixtures of a session are made before a test's `home`."""
    found = full_sets()
    missing = [family for family in FAMILIES if family not in found]
    if missing:
        pytest.skip(f"not in any place where the app looks, MNIST_DESKTOP_DATA included: {', '.join(missing)}")
    return found


@pytest.fixture(scope="session")
def tiny_dataset() -> Dataset:
    """300 training and 100 test images, each class a bright block of its own: learnable in a few steps."""
    random = np.random.default_rng(0)
    labels = np.tile(np.arange(10, dtype=np.uint8), 40)
    images = random.integers(0, 40, (400, 28, 28), dtype=np.uint8)
    for index, label in enumerate(labels):
        row, column = divmod(int(label), 5)
        images[index, 4 + row * 12 : 12 + row * 12, 1 + column * 5 : 5 + column * 5] = 255
    images.flags.writeable = labels.flags.writeable = False
    names = tuple(str(digit) for digit in range(10))
    return Dataset("tiny", "mnist", "Tiny blocks", images, labels, 300, names, names, "0" * 64, False, "made by the tests")


@pytest.fixture(scope="session")
def class_set() -> Callable[[int], Dataset]:
    """Data sets of so many classes, named by their characters; 8 training and 2 test images of each, learnable in a few steps."""
    return cache(_class_set)


def _class_set(classes: int) -> Dataset:
    random = np.random.default_rng(classes)
    labels = np.tile(np.arange(classes, dtype=np.uint8), 10)
    images = random.integers(0, 40, (len(labels), 28, 28), dtype=np.uint8)
    for index, label in enumerate(labels):
        row, column = divmod(int(label), 8)
        images[index, 2 + row * 3 : 5 + row * 3, 2 + column * 3 : 5 + column * 3] = 255
    images.flags.writeable = labels.flags.writeable = False
    names = tuple((string.digits + string.ascii_uppercase + string.ascii_lowercase)[:classes])
    key, title, fingerprint = f"file:of {classes}", f"of {classes}", f"{classes:064}"
    return Dataset(key, "mnist", title, images, labels, 8 * classes, names, names, fingerprint, False, "made by the tests")


@pytest.fixture
def make_opened_run(tiny_dataset: Dataset) -> Callable[..., OpenedRun]:
    """Opened runs with chosen mistakes, without any training."""

    def make(wrong_share: float = 0.2, run_id: str = "20260101-120000-abcdef", dataset: Dataset = tiny_dataset) -> OpenedRun:
        random = np.random.default_rng(1)
        labels = dataset.test_labels
        said = np.where(random.random(len(labels)) < wrong_share, (labels + 1) % dataset.classes, labels)
        probabilities = random.random((len(labels), dataset.classes)).astype(np.float32)
        probabilities[np.arange(len(labels)), said] += 3 * random.random(len(labels)).astype(np.float32) + 1
        probabilities /= probabilities.sum(1, keepdims=True)
        evaluation = evaluate(labels, probabilities)
        weights = np.zeros((784, dataset.classes), np.float32), np.zeros(dataset.classes, np.float32)
        record = RunRecord(make_info(run_id, dataset), weights, test_probabilities=probabilities)
        return OpenedRun(record, dataset, evaluation, CannedPredictor(1 / dataset.classes, dataset.classes))

    return make


class CannedPredictor:
    """Says of all images the same: that it is as unsure as can be or, with weights of an epoch, the share that they stand for."""

    def __init__(self, share: float = 0.1, classes: int = 10) -> None:
        self._share, self._classes = share, classes

    def __call__(self, images: np.ndarray) -> np.ndarray:
        others = self._classes - 1
        return np.tile(np.array([self._share, *[(1 - self._share) / others] * others], np.float32), (len(images), 1))

    def with_weights(self, weights: Sequence[np.ndarray]) -> CannedPredictor:
        return CannedPredictor(1 / (1 + float(weights[0].flat[0])), self._classes)


def make_info(run_id: str, dataset: Dataset) -> RunInfo:
    rows = tuple(EpochRow(n, 1.0 / n, 1 - 0.5 / n, 1.1 / n, 1 - 0.6 / n, 0.001, 0.5) for n in range(1, 4))
    spec = ModelSpec((Flatten(), Dense(dataset.classes, "softmax")), "Softmax regression")
    return RunInfo(
        id=run_id, name="Softmax regression", created="2026-01-01T12:00:00+09:00", dataset_key=dataset.key,
        dataset_title=dataset.title, dataset_family=dataset.family, dataset_fingerprint=dataset.fingerprint, spec=spec,
        config=TrainingConfig(epochs=3), history=rows, outcome="finished", message="", best_epoch=3, seconds=1.5,
        parameters=7850, versions={"mnist_desktop": "0.1.0"}, class_names=dataset.class_names,
        class_names_ko=dataset.class_names_ko,
    )  # fmt: skip


def make_checkpoint(
    run_id: str, spec: ModelSpec, config: TrainingConfig, dataset: Dataset, rows: Sequence[EpochRow]
) -> Checkpoint:
    """Where a scripted run stands after these epochs; its weights say how many they are."""
    info = msgspec.structs.replace(
        make_info(run_id, dataset), name=spec.name, spec=spec, config=config, history=tuple(rows), outcome="interrupted",
        best_epoch=len(rows), versions=dict(VERSIONS),
    )  # fmt: skip
    weights = (np.full((784, dataset.classes), len(rows), np.float32), np.zeros(dataset.classes, np.float32))
    generator = GeneratorState.of(np.random.default_rng(len(rows)))
    return Checkpoint(RunRecord(info, weights), weights, (), generator, (), "2026-01-01T12:34:56+00:00")


class ScriptedEngine:
    """Plays a run without training: three epochs of ever better figures, then the end. Looks at `control` between epochs."""

    def __call__(self, job, emit, control, keep_checkpoint=None):
        run_id, spec, config, dataset, rate_changes = job.run_id, job.spec, job.config, job.dataset, job.rate_changes
        rows: list[EpochRow] = list(job.checkpoint.record.info.history) if job.checkpoint else []
        emit(RunStarted(run_id, config.epochs, 2, 240, 60, rate_changes, tuple(rows)))
        for epoch in range(len(rows) + 1, config.epochs + 1):
            control.wait_while_paused()
            if control.stop_requested:
                break
            for step in (1, 2):
                emit(StepsDone(run_id, epoch, step, 1.0 / epoch, 1 - 0.5 / epoch, 0.001, float(config.epochs - epoch)))
            rows.append(EpochRow(epoch, 1.0 / epoch, 1 - 0.5 / epoch, 1.1 / epoch, 1 - 0.6 / epoch, 0.001, 0.1))
            if keep_checkpoint is not None:
                keep_checkpoint(make_checkpoint(run_id, spec, config, dataset, rows))
            emit(EpochEnded(run_id, rows[-1]))
        outcome = "finished" if len(rows) == config.epochs else "stopped"
        emit(RunEnded(run_id, outcome, None, len(rows), 0.1))
        info = make_info(run_id, dataset)
        changes = {"history": tuple(rows), "outcome": outcome, "best_epoch": len(rows), "rate_changes": rate_changes,
                   "name": spec.name or info.name}  # fmt: skip
        notes = job.checkpoint.record.info.notes if job.checkpoint else ""
        weights = make_checkpoint(run_id, spec, config, dataset, rows).weights
        return RunRecord(msgspec.structs.replace(info, spec=spec, config=config, notes=notes, **changes), weights)


@pytest.fixture
def services(home: Path, tiny_dataset: Dataset, make_opened_run: Callable[..., OpenedRun]) -> Services:
    """Services that answer at once: the tiny data set, the scripted engine, canned predictions."""

    def load(key: str) -> Dataset:
        if key != tiny_dataset.key:
            raise UserError("There is no data set called {key}.", key=key)
        return tiny_dataset

    def open_run(record: RunRecord, dataset: Dataset, _stop: StopToken | None = None) -> OpenedRun:
        canned = make_opened_run(run_id=record.info.id, dataset=dataset)
        kept = RunRecord(record.info, record.weights, test_probabilities=canned.record.test_probabilities)
        return OpenedRun(kept, dataset, canned.evaluation, canned.predictor)

    return Services(load, lambda: None, ScriptedEngine(), open_run, lambda engine: dict(VERSIONS), RunStore(home / "runs"))


@pytest.fixture
def leave_unfinished(services: Services, tiny_dataset: Dataset) -> Callable[..., str]:
    """Leaves in the store what a killed program leaves of a run; gives the run's id."""

    def leave(epochs: int = 2, run_id: str = "20260101-120000-abcdef", name: str = "First network", **changes: object) -> str:
        spec = ModelSpec((Flatten(), Dense(10, "softmax")), name)
        rows = make_info(run_id, tiny_dataset).history[:epochs]
        checkpoint = make_checkpoint(run_id, spec, TrainingConfig(epochs=3), tiny_dataset, rows)
        info = msgspec.structs.replace(checkpoint.record.info, **changes)
        services.store.unfinished.writer(run_id)(replace(checkpoint, record=replace(checkpoint.record, info=info)))
        return run_id

    return leave


@pytest.fixture
def session(qapp: QApplication, services: Services) -> Iterator[Session]:
    """A session over the scripted services, shut down at the end."""
    session = Session(services)
    yield session
    session.shut_down(PATIENCE)
    session.deleteLater()
