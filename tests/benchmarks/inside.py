"""Measures what a look inside a network costs: the slider over its epochs, and what is kept for it.

    python tests/benchmarks/inside.py [--epochs 4] [--only PRESET] [--starter] [--json FILE]

For each preset, the real window trains some epochs on all images of MNIST, or on the starter set where those are absent, in a
process and a home of its own. Then the slider is moved from epoch to epoch. Times are those of the slowest in twenty.

- ``slider_live_ms``: from a move of the slider until the bars for the drawn digit are painted, with Draw in front (100);
- ``slider_results_ms``: the same until matrix, report and samples are painted, with Results in front and the answers to the
  test images kept (400);
- ``slider_first_ms``: as ``slider_live_ms``, when each epoch is shown for the first time, before its answers are kept (100);
- ``epochs_disk_mb``: what the epochs of the run take on the disk, weights and answers;
- ``snapshot_share_of_epoch``: for how long the training waited to hand the weights over, as a share of it (0.01), and
  ``snapshot_beside``: the time of a processor that writing them took beside it, as such a share;
- ``worst_stall_ms``: how long the window did not react while the slider was moved (50);
- ``inside_open_ms`` (150), ``inside_follow_ms_p99`` (50), ``inside_worst_stall_ms`` (50): opening the tab Inside, following the
  pen there, and the longest stall in both; see inside_views.py.

``held_ms`` is the most of a stall for which the window did not wait for a core: on a busy computer, that is its own part.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

if "DISPLAY" not in os.environ and sys.platform == "linux":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "reliability"))

import inside_views
import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication
from watch import waited_for_core

from mnist_desktop import paths
from mnist_desktop.app import make_application, real_services
from mnist_desktop.core.datasets.families import FAMILIES
from mnist_desktop.core.datasets.known import KNOWN_SETS
from mnist_desktop.core.presets.all_presets import preset
from mnist_desktop.core.runs.waiting_epochs import SnapshotKeeper
from mnist_desktop.training.snapshot_thread import SnapshotThread
from mnist_desktop.ui.data_files import available_datasets
from mnist_desktop.ui.epoch_bar import EpochBar
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session, TrainingState

ROOT = Path(__file__).resolve().parents[2]
PRESETS = ("mnist-quick", "mnist-draws-well", "mnist-mlp")
LIMITS = {
    "slider_live_ms": 100.0, "slider_results_ms": 400.0, "snapshot_share_of_epoch": 0.01, "worst_stall_ms": 50.0,
    "inside_open_ms": 150.0, "inside_follow_ms_p99": 50.0, "inside_worst_stall_ms": 50.0,
}  # fmt: skip
ROUNDS = 4
"""How often the slider goes over all epochs."""
TICK_MS = 5
PATIENCE = 1200.0
"""Seconds for what the window waits for."""


class Costs:
    """The seconds that keeping epochs takes: for which the training waits, and of a processor beside it."""

    def __init__(self) -> None:
        self.waited = self.beside = 0.0
        SnapshotThread.take = self._timed(SnapshotThread.take, "waited", time.perf_counter)  # type: ignore[method-assign]
        SnapshotThread.wait = self._timed(SnapshotThread.wait, "waited", time.perf_counter)  # type: ignore[method-assign]
        SnapshotKeeper.__call__ = self._timed(SnapshotKeeper.__call__, "beside", time.thread_time)  # type: ignore[method-assign]

    def _timed(self, work: Callable[..., Any], name: str, clock: Callable[[], float]) -> Callable[..., Any]:
        def timed(*arguments: object) -> object:
            began = clock()
            try:
                return work(*arguments)
            finally:
                setattr(self, name, getattr(self, name) + clock() - began)

        return timed


class Ground:
    """The window with a run of a preset, and who moves the slider."""

    def __init__(self, app: QApplication, key: str, epochs: int, *, starter: bool) -> None:
        self.app, self.costs = app, Costs()
        self.session = Session(real_services(paths.runs()))
        self.window = MainWindow(self.session, paths.user_settings(), None)
        self.window.first_painted.connect(self.window.open_first_things)
        self.window.resize(1280, 800)
        self.window.show()
        self.until(lambda: self.session.is_engine_ready and self.session.opened_run is not None)
        self._late: list[tuple[float, float]] = []
        self._ticks = QTimer(timerType=Qt.TimerType.PreciseTimer)
        self._ticks.timeout.connect(self._tick)
        self._load(starter)
        experiment = preset(key).experiment
        self.session.train_experiment(replace(experiment, config=replace(experiment.config, epochs=epochs)))
        self.until(lambda: self.session.run.state is TrainingState.IDLE)
        self.until(lambda: bool(self.session.epochs.available))
        self.slider = self.window.findChild(EpochBar).slider

    def until(self, condition: Callable[[], bool]) -> None:
        """Let the window live until something is so."""
        end = time.monotonic() + PATIENCE
        while not condition():
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, TICK_MS)
            assert time.monotonic() < end, "What the window waits for does not come"

    def move(self, epoch: int, *, judged: bool) -> float:
        """Move the slider; returns the milliseconds until all is painted, with the figures of Results if it is to be `judged`."""
        began = time.perf_counter()
        self.slider.setValue(epoch)
        self.until(lambda: self.session.epochs.epoch == epoch and (self.session.shown_run.is_judged or not judged))
        self.app.sendPostedEvents()
        self.app.processEvents()
        return (time.perf_counter() - began) * 1000

    def watch(self, watched: bool) -> None:
        """Note from now on how late the event loop is, or no longer."""
        self._last = time.monotonic(), waited_for_core()
        self._ticks.start(TICK_MS) if watched else self._ticks.stop()

    @property
    def stalls(self) -> tuple[float, float]:
        """The longest, and the most of one that was not spent waiting for a core; milliseconds."""
        late = np.array(self._late or [(0.0, 0.0)])
        return float(late[:, 0].max()), float(late[:, 1].max())

    def _tick(self) -> None:
        now, waited = time.monotonic(), waited_for_core()
        late = max(0.0, 1000 * (now - self._last[0]) - TICK_MS)
        self._late.append((late, max(0.0, late - 1000 * (waited - self._last[1]))))
        self._last = now, waited

    def _load(self, starter: bool) -> None:
        full = {known.key for known in KNOWN_SETS if known.family == "mnist" and not known.starter}
        found = [entry.key for entry in available_datasets() if entry.key in full]
        if found and not starter:
            self.session.choose_dataset(found[0])
            self.until(lambda: self.session.dataset is not None and self.session.dataset.key == found[0])


def measure_slider(ground: Ground) -> dict[str, float]:
    """What the slider and the epochs on the disk cost."""
    session, window = ground.session, ground.window
    epochs = session.epochs.available
    window.tabs.enter("draw")
    window.tabs.page("draw").load_sample(4)
    first = [ground.move(epoch, judged=False) for epoch in epochs[::-1] if epoch != session.epochs.epoch]
    ground.until(lambda: session.shown_run.is_judged and not session.epochs.is_answering)
    figures = {"slider_first_ms": max(first)}
    for name, tab in (("slider_live_ms", "draw"), ("slider_results_ms", "results")):
        window.tabs.enter(tab)
        judged = tab == "results"
        ground.move(epochs[-1], judged=judged)
        ground.watch(True)
        times = [ground.move(epoch, judged=judged) for _ in range(ROUNDS) for epoch in (*epochs[-2::-1], *epochs[1:])]
        ground.watch(False)
        figures[name] = float(np.percentile(times, 95))
    info = session.opened_run.record.info
    place = session.services.store.snapshots.place_of(info.id)
    figures["epochs_disk_mb"] = sum(path.stat().st_size for path in place.iterdir()) / 1e6
    seconds = sum(row.seconds for row in info.history)
    figures["snapshot_share_of_epoch"] = ground.costs.waited / seconds
    figures["snapshot_beside"] = ground.costs.beside / seconds
    figures["epoch_s"] = seconds / len(info.history)
    return figures


def be_window(key: str, epochs: int, starter: bool) -> dict[str, object]:
    """All figures of a preset, measured in this process."""
    ground = Ground(make_application(), key, epochs, starter=starter)
    figures: dict[str, object] = {**measure_slider(ground), **inside_views.measure(ground.app, key)}
    worst, held = ground.stalls
    data = f"{FAMILIES['mnist'].title}, {len(ground.session.opened_run.dataset.test_labels):,} test images"
    return {"data": data, "epochs": epochs, **figures, "worst_stall_ms": worst, "held_ms": held}


def measure(key: str, epochs: int, starter: bool) -> dict[str, object]:
    """The figures of a preset, in a process and a home of its own."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        own = {"MNIST_DESKTOP_HOME": str(Path(folder) / "home"), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, __file__, "--window", str(report), "--only", key, "--epochs", str(epochs)]
        subprocess.run([*command, *(["--starter"] if starter else [])], env=os.environ | own, check=True)
        figures: dict[str, object] = json.loads(report.read_text("utf-8"))
        return figures


def main() -> None:
    """Measure every preset and print its figures beside their limits."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=4, help="of each training (%(default)s)")
    parser.add_argument("--only", choices=PRESETS, help="one preset")
    parser.add_argument("--starter", action="store_true", help="train on the starter set in any case")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--window", metavar="REPORT", type=Path, help="used by the benchmark: be the window")
    options = parser.parse_args()
    if options.window is not None:
        options.window.write_text(json.dumps(be_window(options.only, options.epochs, options.starter)), "utf-8")
        os._exit(0)  # nothing that is under way is wanted
    report = {}
    for key in (options.only,) if options.only else PRESETS:
        report[key] = measure(key, options.epochs, options.starter)
        print(key, preset(key).title, report[key]["data"], sep=", ", flush=True)
        for name, value in report[key].items():
            if isinstance(value, float) or name in LIMITS:
                limit = f"  (at most {LIMITS[name]:g})" if name in LIMITS else ""
                print(f"  {name:26}{'-' if value is None else f'{value:.4g}'}{limit}", flush=True)
    if options.json is not None:
        options.json.write_text(json.dumps(report, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
