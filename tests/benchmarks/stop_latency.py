"""How long a stop takes until the run has ended: the engine called directly, stopped at several moments of its first epoch.

    python tests/benchmarks/stop_latency.py --json FILE

Asked: at most 150 ms. Uses the starter sets, which need no full data.
"""

from __future__ import annotations

import argparse
import json
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.model.presets import PRESETS, Preset
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import RunEnded, RunEvent, StepsDone
from mnist_desktop.training.engines import train

STOPS = 5
"""Stops per preset, each a little later in its chunk of steps."""
LATER_SECONDS = 0.013


def stop_ms(preset: Preset, number: int) -> float:
    """Milliseconds from the stop to ``RunEnded``, when the stop is given some time after the second report of progress."""
    control, reports, moments = Control(), [], {}

    def stop() -> None:
        moments["stop"] = time.perf_counter()
        control.stop()

    def watch(event: RunEvent) -> None:
        if isinstance(event, StepsDone):
            reports.append(event)
            if len(reports) == 2:
                threading.Timer(number * LATER_SECONDS, stop).start()
        elif isinstance(event, RunEnded):
            moments["end"] = time.perf_counter()

    dataset = catalog.load(f"{preset.family}-starter")
    train("stop", preset.experiment.spec, preset.experiment.config, dataset, watch, control)
    return (moments["end"] - moments["stop"]) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, required=True)
    options = parser.parse_args()
    report = {}
    for preset in PRESETS:
        times = [stop_ms(preset, number) for number in range(STOPS)]
        report[preset.id] = max(times)
        print(f"{preset.id:22} worst {max(times):6.1f} ms   asked 150")
    options.json.write_text(json.dumps(report, indent=1), "utf-8")


if __name__ == "__main__":
    main()
