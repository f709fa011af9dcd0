"""Measures a sweep: how much sooner its runs are there, whether they are the same, and how late the window is beside it.

    python tests/benchmarks/sweep.py --json FILE [--runs 16] [--epochs 15] [--short]

The first network is trained with as many seeds on all of MNIST, found where the app finds it; ``--short`` takes the starter set
and few runs. The runs are made three times, each in a new home:

- one after the other by the program itself, as without sweeps, with all of TensorFlow's threads, which are there already;
- by a sweep with one process, and by a sweep with one for each core. Each has one thread; the time includes their start.

``speedup`` is the first time over the last, ``speedup_of_processes`` the second over the last. ``identical``: whether weights,
answers and histories of both sweeps are equal bit for bit, ``identical_to_program`` also to those of the first. Networks of Dense
layers are; the gradients of convolutions depend on the number of threads. ``window_stall_ms`` is the longest that the real window
came late while a sweep began and ran, ``window_stall_one_run_ms`` the same for one run; 5 ms lie between two of its turns.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import numpy as np
from full_sets import empty_home
from msgspec.structs import replace

from mnist_desktop import paths
from mnist_desktop.app import real_services
from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.presets.all_presets import preset
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.store import RunStore, new_run_id
from mnist_desktop.core.sweeps.axes import Axis
from mnist_desktop.core.sweeps.events import SweepEvent, after
from mnist_desktop.core.sweeps.plan import SweepPlan, check_plan, members
from mnist_desktop.core.sweeps.progress import at_beginning
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.services import Services
from mnist_desktop.training.sweeps.control import SweepControl
from mnist_desktop.training.sweeps.process_pool import ProcessPool, cores
from mnist_desktop.training.sweeps.runner import run_sweep
from mnist_desktop.training.sweeps.state import sweeps_beside
from mnist_desktop.training.whole_run import train_and_save

ASKED = {"speedup": 1.6}
TICK_MS = 5
PATIENCE = 600.0
SHORT_RUNS, SHORT_EPOCHS = 4, 3
WINDOW_EPOCHS = 4


def main() -> None:
    """Measure, print, and write FILE."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--runs", type=int, default=16)
    parser.add_argument("--epochs", type=int, default=15)
    parser.add_argument("--preset", default="mnist-mlp")
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--no-window", action="store_true", help="leave out what needs Qt")
    parser.add_argument("--inside", choices=["sweep", "run"], help="used by the benchmark: be the window")
    options = parser.parse_args()
    if options.short:
        options.runs, options.epochs = SHORT_RUNS, SHORT_EPOCHS
    key = "mnist-starter" if options.short else "mnist"
    if options.inside is not None:
        stall = Window(options.preset, key).measure(options.inside)
        options.json.write_text(json.dumps(stall), "utf-8")
        sys.stdout.flush()
        os._exit(0)  # nothing that is under way is wanted
    report = measure_speed(options.preset, key, options.runs, options.epochs)
    if not options.no_window:
        report["window_stall_ms"] = in_window("sweep", options)
        report["window_stall_one_run_ms"] = in_window("run", options)
    for name, value in report.items():
        print(f"{name:28} {value if not isinstance(value, float) else round(value, 2)}   {ASKED.get(name, '')}")
    options.json.write_text(json.dumps(report, indent=1), "utf-8")


def measure_speed(preset_id: str, key: str, runs: int, epochs: int) -> dict[str, Any]:
    """Make the runs in the three ways, and compare times and results."""
    with empty_home():
        dataset = catalog.load(key)
        plan = plan_of(preset_id, dataset, runs, epochs)
    seconds: dict[str, float] = {}
    results: dict[str, list[tuple[object, ...]]] = {}
    ways = {"one after the other": None, "one process": 1, "all processes": cores()}
    for way, places in ways.items():
        with empty_home():
            services = real_services(paths.runs())
            services.store.claim()
            catalog.load(key)  # its cached form is there in every way
            if places is None:
                services.import_engine()
                seconds[way] = timed(partial(one_after_the_other, services, plan, dataset))
            else:
                seconds[way] = timed(partial(by_sweep, services, plan, places))
            results[way] = [result_of(services.store, member.run_id) for member in members(plan)]
            services.store.close()
        print(f"{way}: {seconds[way]:.1f} s", flush=True)
    last = seconds["all processes"]
    return {
        "runs": runs,
        "epochs": epochs,
        "dataset": key,
        "cores": cores(),
        "seconds_one_after_the_other": seconds["one after the other"],
        "seconds_one_process": seconds["one process"],
        "seconds_all_processes": last,
        "speedup": seconds["one after the other"] / last,
        "speedup_of_processes": seconds["one process"] / last,
        "identical": results["one process"] == results["all processes"],
        "identical_to_program": results["one after the other"] == results["all processes"],
    }


def plan_of(preset_id: str, dataset: Dataset, runs: int, epochs: int) -> SweepPlan:
    """A sweep of a preset over seeds."""
    experiment = preset(preset_id).experiment_for(dataset.classes)
    experiment = replace(experiment, config=replace(experiment.config, epochs=epochs))
    return check_plan(SweepPlan(
        new_run_id(), "Benchmark", "2026-01-01T12:00:00+00:00", experiment, (Axis("seed", tuple(range(runs))),), dataset.key,
        dataset.title, dataset.fingerprint, dataset.class_names,
    ))  # fmt: skip


def one_after_the_other(services: Services, plan: SweepPlan, dataset: Dataset) -> None:
    """As the program trains a run that is asked for in its window."""
    for member in members(plan):
        train_and_save(TrainingJob(member.run_id, member.experiment, dataset), services, lambda _: None, Control())


def by_sweep(services: Services, plan: SweepPlan, places: int) -> None:
    """As a sweep, from the first process to the last run."""
    sweeps_beside(services.store).create(plan)
    pool = ProcessPool(places)
    try:
        run_sweep(services, plan.id, pool, lambda _: None, SweepControl())
    finally:
        pool.close()


def result_of(store: RunStore, run_id: str) -> tuple[object, ...]:
    """All that a training decides of a run: weights, answers, and the history without its times."""
    record = store.load(run_id)
    history = tuple(replace(row, seconds=0.0) for row in record.info.history)
    answers = None if record.test_probabilities is None else np.asarray(record.test_probabilities).tobytes()
    return tuple(array.tobytes() for array in record.weights), answers, history, record.info.test_accuracy


def timed(work: Any) -> float:
    """The seconds that a call takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def in_window(what: str, options: argparse.Namespace) -> float:
    """The longest that a window came late, in a process and a home of its own."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        data = os.environ.get(catalog.DATA_VARIABLE) or str(paths.datasets())
        own = {"MNIST_DESKTOP_HOME": folder, catalog.DATA_VARIABLE: data, "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, __file__, "--inside", what, "--json", str(report), "--preset", options.preset]
        command += ["--short"] if options.short else []
        subprocess.run(command, env=os.environ | own, check=True, timeout=2 * PATIENCE)
        return float(json.loads(report.read_text("utf-8")))


class Window:
    """The real window, and what is counted in it."""

    def __init__(self, preset_id: str, key: str) -> None:
        from PySide6.QtCore import QEventLoop, Qt, QTimer

        from mnist_desktop.app import make_application
        from mnist_desktop.ui.main_window import MainWindow
        from mnist_desktop.ui.session import Session

        self._app = make_application()
        self._loop, self._precise, self._timer = QEventLoop, Qt.TimerType.PreciseTimer, QTimer
        self._preset, self._key = preset_id, key
        self.session = Session(real_services(paths.runs()))
        self._window = MainWindow(self.session, paths.user_settings(), paths.log_file())
        self._window.first_painted.connect(self._window.open_first_things)
        self._window.show()
        self._until(lambda: self.session.opened_run is not None)

    def measure(self, what: str) -> float:
        """Milliseconds of the latest turn while a sweep of two runs per core, or one run, begins and goes on to its end."""
        dataset = catalog.load(self._key)
        plan = plan_of(self._preset, dataset, 2 * cores(), WINDOW_EPOCHS)
        over: list[object] = []
        late: list[float] = []
        due = time.perf_counter()

        def tick() -> None:
            nonlocal due
            now = time.perf_counter()
            late.append(1000 * (now - due))
            due = now + TICK_MS / 1000

        timer = self._timer(timerType=self._precise)
        timer.timeout.connect(tick)
        due = time.perf_counter() + TICK_MS / 1000
        timer.start(TICK_MS)
        if what == "run":
            self.session.run_event.connect(lambda event: over.append(event) if type(event).__name__ == "RunEnded" else None)
            self.session.train_experiment(plan.base)
            self._until(lambda: bool(over))
        else:
            self._sweep(plan, over)
        return max(late)

    def _sweep(self, plan: SweepPlan, over: list[object]) -> None:
        from PySide6.QtCore import QObject

        from mnist_desktop.workers.task_runner import TaskRunner

        services, pool = self.session.services, ProcessPool()
        services.store.claim()
        sweeps_beside(services.store).create(plan)

        class View(QObject):
            """Follows the sweep in the window's thread."""

            progress = at_beginning(plan)

            def follow(self, event: SweepEvent) -> None:
                self.progress = after(self.progress, event)

            def end(self, result: object) -> None:
                over.append(result)

        view = View(self._window)
        tasks = TaskRunner(view.end, self._window)

        def work(emit: Any, control: SweepControl) -> object:
            return run_sweep(services, plan.id, pool, emit, control)

        tasks.start_reporting("sweep", work, view.end, view.follow, SweepControl())
        self._until(lambda: bool(over))
        pool.close()

    def _until(self, is_so: Any) -> None:
        end = time.monotonic() + PATIENCE
        while not is_so():
            if time.monotonic() > end:
                raise TimeoutError
            self._app.processEvents(self._loop.ProcessEventsFlag.AllEvents, 50)


if __name__ == "__main__":
    main()
