"""Measures how soon pause, resume, one step, one epoch, a new learning rate and stop take effect, for each preset.

    python tests/benchmarks/control_latency.py --json FILE [--only ID]

The limit is 150 ms each. The engine is called directly and gets the requests at several moments of its first epoch:

- pause: until the run is paused.
- rate: from a new learning rate until it is used, while the run continues.
- step: until the step is done and the run is paused again.
- resume: until the first steps after the pause are reported.
- epoch: from the end of the epoch, validation included, until the run is paused.
- stop: until the run has ended.

Uses the starter sets, which need no full data.
"""

from __future__ import annotations

import argparse
import json
import queue
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from msgspec.structs import replace

from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.presets.all_presets import PRESETS
from mnist_desktop.core.presets.preset import Preset
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import EpochEnded, RateChanged, RunEnded, RunEvent, RunPaused, StepsDone
from mnist_desktop.training.engines import train
from mnist_desktop.training.job import TrainingJob

ASKED_MS = 150
RUNS = 3
"""Runs per preset; each gets all requests."""
EPOCHS = 10_000
"""Enough epochs that no run ends by itself."""
LATER_SECONDS = 0.013
"""By how much the requests come later in the chunk of steps in each run."""

Latencies = dict[str, float]


class Run:
    """A run in its own thread. The methods wait for its events.

    Attributes
    ----------
    epoch_ended
        When the last complete epoch seen while waiting ended.
    """

    def __init__(self, preset: Preset) -> None:
        self.control, self.epoch_ended = Control(), 0.0
        self._events: queue.Queue[tuple[float, RunEvent]] = queue.Queue()
        dataset, experiment = catalog.load(f"{preset.family}-starter"), preset.experiment
        config = replace(experiment.config, epochs=EPOCHS, early_stopping=None)
        job = TrainingJob("latency", replace(experiment, config=config), dataset)
        self.thread = threading.Thread(target=train, args=(job, self._note, self.control))
        self.thread.start()

    def when(self, kind: type[RunEvent]) -> float:
        """Wait for the next event of a kind; returns the time at which it was emitted."""
        while True:
            moment, event = self._events.get()
            if isinstance(event, EpochEnded):
                self.epoch_ended = moment
            if isinstance(event, kind):
                return moment
            assert not isinstance(event, RunEnded), f"The run ended before {kind.__name__}: {event}"

    def _note(self, event: RunEvent) -> None:
        self._events.put((time.perf_counter(), event))


def latencies(preset: Preset, number: int) -> Latencies:
    """Milliseconds until each request takes effect in one run."""
    run, rate, seconds = Run(preset), preset.experiment.config.learning_rate, {}

    def told(name: str, tell: Callable[[], None], kind: type[RunEvent]) -> None:
        began = time.perf_counter()
        tell()
        seconds[name] = run.when(kind) - began

    for _ in range(2):
        run.when(StepsDone)
    time.sleep(number * LATER_SECONDS)
    told("pause", run.control.pause, RunPaused)
    told("step", run.control.step_once, RunPaused)
    told("resume", run.control.resume, StepsDone)
    time.sleep(number * LATER_SECONDS)
    told("rate", lambda: run.control.set_learning_rate(rate / 2), RateChanged)
    run.control.run_epoch()
    seconds["epoch"] = run.when(RunPaused) - run.epoch_ended
    run.control.resume()
    for _ in range(2):
        run.when(StepsDone)
    time.sleep(number * LATER_SECONDS)
    told("stop", run.control.stop, RunEnded)
    run.thread.join()
    return {name: 1000 * value for name, value in seconds.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--only", choices=[preset.id for preset in PRESETS], help="a single preset")
    options = parser.parse_args()
    report: dict[str, Latencies] = {}
    for preset in PRESETS:
        if options.only in (None, preset.id):
            runs = [latencies(preset, number) for number in range(RUNS)]
            report[preset.id] = {name: max(run[name] for run in runs) for name in runs[0]}
            worst = "   ".join(f"{name} {value:5.1f}" for name, value in report[preset.id].items())
            print(f"{preset.id:24} worst of {RUNS}, ms: {worst}   asked {ASKED_MS}", flush=True)
    options.json.write_text(json.dumps(report, indent=1), "utf-8")


if __name__ == "__main__":
    main()
