"""Measures the window's speed and stalls: self-tests of the whole program, and loading and filtering of full data.

    python tests/benchmarks/responsiveness.py --json FILE [--runs 3]

Each run is a new process, started cold but for Python's bytecode, which an installed program has and a checkout may lack. The
table shows the median of the runs, the limit, and the worst run, and beside it processor time (the median), which other programs
on the same computer disturb least: it tells a slower program from a busier computer. Full data are found where the app finds
them; without them the loading figures are null.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import data_loading
import result_filtering

ROOT = Path(__file__).resolve().parents[2]

ASKED = {
    "seconds_to_window": 1.0,
    "max_gui_stall_import_ms": 400.0,
    "max_gui_stall_first_step_ms": 200.0,
    "max_gui_stall_training_ms": 50.0,
    "pad_latency_ms_p99": 16.0,
    "ten_thousand_filter_ms": 50.0,
    "load_gzip_s": 1.0,
    "load_cached_s": 0.2,
}
"""The limit of each figure."""

CPU = {
    "seconds_to_window": "cpu_seconds_to_window",
    "max_gui_stall_import_ms": "max_gui_cpu_import_ms",
    "max_gui_stall_first_step_ms": "max_gui_cpu_first_step_ms",
    "max_gui_stall_training_ms": "max_gui_cpu_training_ms",
    "ten_thousand_filter_ms": "ten_thousand_filter_cpu_ms",
}
"""The processor time beside a figure: of the process until the window, else of the GUI thread in its busiest turn."""


def self_test(preset: str, epochs: int) -> dict[str, object]:
    """One self-test in a new process with a new home folder; in a real window if there is a screen or Xvfb."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "mnist_desktop", "--self-test", folder, "--preset", preset, "--epochs", str(epochs)]
        if "DISPLAY" not in os.environ and shutil.which("xvfb-run"):
            command = ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1400x900x24", *command]
        environment = os.environ | {"MNIST_DESKTOP_HOME": str(Path(folder) / "home")}
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        return json.loads((Path(folder) / "self-test.json").read_text("utf-8"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--preset", default="mnist-quick")
    parser.add_argument("--epochs", type=int, default=4)
    options = parser.parse_args()

    compileall.compile_dir(ROOT / "mnist_desktop", quiet=1)
    runs = [self_test(options.preset, options.epochs) for _ in range(options.runs)]
    # Figures that are not times come from the last run; every time is the median over the runs.
    report = dict(runs[-1])
    for name, value in runs[-1].items():
        if isinstance(value, float):
            report[name] = statistics.median(run[name] for run in runs)
    report |= data_loading.measure()
    report |= result_filtering.measure()
    report["runs"] = runs

    print(f"{'figure':34} {'asked':>10} {'median':>10} {'worst run':>10} {'processor':>10}")
    for name, asked in ASKED.items():
        reached = report.get(name)
        worst = max((run[name] for run in runs if name in run), default=reached)
        cpu = _number(report.get(CPU.get(name, "")))
        print(f"{name:34} {asked:>10} {_number(reached):>10} {_number(worst):>10} {cpu:>10}")
    options.json.write_text(json.dumps(report, indent=1), "utf-8")


def _number(value: object) -> str:
    return "-" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    main()
