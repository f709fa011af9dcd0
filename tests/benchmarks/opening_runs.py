"""How little the window stands still while runs are opened beside a training, with busy programs beside all of it.

    python tests/benchmarks/opening_runs.py [--load 0 2] [--rounds 2] [--engine keras] [--against CHECKOUT] [--json FILE]

The real window trains a convolutional network, or the first network by the engine from scratch, on the starter set. Every
third of a second it shows another tab, and for two of each six seconds it is asked for another of the pre-trained runs at
each, as by someone who looks for the best one. ``--load`` says how many other programs use the processor meanwhile, each all
it can get. Each row is a process of its own; with ``--against``, another checkout is measured in turn with this one.

- ``worst``, ``p99``: milliseconds by which a turn of the event loop came late; 5 ms lie between two.
- ``held``: the most of it for which the main thread had a core or had no use for one: it waited for Python's global lock.
- ``over 200``: how many turns came later than that.
- ``opened``, ``seconds``: how many runs were shown, and the median time until then, from when the user last asked.
- ``steps``: how many steps the training took.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import cycle
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "reliability"))

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication
from watch import waited_for_core

from mnist_desktop import paths
from mnist_desktop.app import make_application, real_services
from mnist_desktop.core.presets.all_presets import preset
from mnist_desktop.core.runs.events import StepsDone
from mnist_desktop.core.training_config import EngineName
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session

ROOT = Path(__file__).resolve().parents[2]
TICK_MS = 5
TURN_MS = 333
TURNS, ASKING_TURNS = 18, 6
"""Turns from one row of questions to the next, and how many of them ask."""
LATE_MS = 200
TABS = ("training", "results", "draw", "compare")
EXPERIMENTS = {"keras": "cnn", "scratch": "mnist-mlp"}
EPOCHS = 10_000
"""So many that the training does not end."""
PATIENCE = 240.0
"""Seconds for what the window waits for."""
POLL_MS = 50


def main() -> None:
    """Measure each load in turn, and print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--load", type=int, nargs="+", default=[0, 2], help="busy programs beside the window (%(default)s)")
    parser.add_argument("--seconds", type=float, default=20.0, help="that each row is measured for (%(default)s)")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--engine", choices=EXPERIMENTS, default="keras")
    parser.add_argument("--against", type=Path, help="another checkout, measured in turn with this one")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--inside", metavar="REPORT", type=Path, help="used by the benchmark: be the window")
    options = parser.parse_args()
    if options.inside is not None:
        figures = Play(make_application()).run(options.engine, options.seconds)
        options.inside.write_text(json.dumps(figures), "utf-8")
        os._exit(0)  # nothing that is under way is wanted
    checkouts = [ROOT] if options.against is None else [options.against.resolve(), ROOT]
    rows: list[dict[str, Any]] = []
    for number in range(options.rounds):
        for load in options.load:
            for checkout in checkouts:
                figures = measure(checkout, options.engine, options.seconds, load)
                rows.append({"round": number, "load": load, "checkout": checkout.name} | figures)
                print("  ".join(f"{name} {value}" for name, value in rows[-1].items()), flush=True)
    if options.json is not None:
        options.json.write_text(json.dumps(rows, indent=1), "utf-8")


def measure(checkout: Path, engine: str, seconds: float, load: int) -> dict[str, Any]:
    """What the window of a checkout, in a process and a home of its own, found beside so many busy programs."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        report = Path(folder) / "report.json"
        own = {"MNIST_DESKTOP_HOME": folder, "PYTHONPATH": str(checkout), "QT_QPA_PLATFORM": "offscreen"}
        for _ in range(load):
            stack.enter_context(_busy())
        command = [sys.executable, __file__, "--inside", str(report), "--engine", engine, "--seconds", str(seconds)]
        subprocess.run(command, env=os.environ | own, check=True, timeout=seconds + 2 * PATIENCE)
        return json.loads(report.read_text("utf-8"))


@contextmanager
def _busy() -> Iterator[None]:
    program = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        yield
    finally:
        program.kill()
        program.wait()


class Play:
    """The window, the user who turns to its tabs and asks for runs, and what is counted meanwhile."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self.session = Session(real_services(paths.runs()))
        self._window = MainWindow(self.session, paths.user_settings(), paths.log_file())
        self._window.first_painted.connect(self._window.open_first_things)
        self._window.show()
        self._until(lambda: self.session.opened_run is not None)
        self._late: list[float] = []
        self._held: list[float] = []
        self._opened: list[float] = []
        self._asked = 0.0
        self._place, self._steps = (0, 0), 0
        self._tabs, self._turns = cycle(TABS), cycle(range(TURNS))
        self._runs = cycle(run.id for run in self.session.services.shipped.list())

    def run(self, engine: EngineName, seconds: float) -> dict[str, float | None]:
        """Train, open runs, and tell how late the event loop was."""
        experiment = preset(EXPERIMENTS[engine]).experiment
        config = replace(experiment.config, epochs=EPOCHS, engine=engine, early_stopping=None)
        self.session.run_event.connect(self._count)
        self.session.train_experiment(replace(experiment, config=config))
        self._until(lambda: self._steps > 0)
        self._steps = 0
        self.session.run_opened.connect(lambda _: self._opened.append(time.monotonic() - self._asked))
        ticks, turns = QTimer(timerType=Qt.TimerType.PreciseTimer), QTimer()
        ticks.timeout.connect(self._tick)
        turns.timeout.connect(self._turn)
        self._last = time.monotonic(), waited_for_core()
        ticks.start(TICK_MS)
        turns.start(TURN_MS)
        end = time.monotonic() + seconds
        self._until(lambda: time.monotonic() > end)
        self._tick()
        return {
            "worst": round(max(self._late)),
            "p99": round(float(np.percentile(self._late, 99)), 1),
            "held": round(max(self._held)),
            f"over {LATE_MS}": sum(each > LATE_MS for each in self._late),
            "opened": len(self._opened),
            "seconds": round(statistics.median(self._opened), 2) if self._opened else None,
            "steps": self._steps,
        }

    def _until(self, condition: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, POLL_MS)
            assert time.monotonic() < end, "What the window waits for does not come"

    def _tick(self) -> None:
        now, waited = time.monotonic(), waited_for_core()
        self._late.append(max(0.0, 1000 * (now - self._last[0]) - TICK_MS))
        self._held.append(max(0.0, self._late[-1] - 1000 * (waited - self._last[1])))
        self._last = now, waited

    def _turn(self) -> None:
        self._window.tabs.enter(next(self._tabs))
        if next(self._turns) < ASKING_TURNS:
            self._asked = time.monotonic()
            self.session.open_run(next(self._runs))

    def _count(self, event: object) -> None:
        if isinstance(event, StepsDone):
            epoch, step = self._place
            self._steps += event.step - (step if event.epoch == epoch else 0)
            self._place = event.epoch, event.step


if __name__ == "__main__":
    main()
