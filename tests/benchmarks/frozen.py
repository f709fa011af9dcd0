"""Compares the frozen program with the environment that it was built from: window, TensorFlow, first epoch, and how large it is.

    python tests/benchmarks/frozen.py --program FILE [--pairs 5] [--packed] [--json FILE]

Both start in turn, each with a home of its own, one start of each beforehand so that the files of both are in memory. What
is measured is what self-tests say: one that trains the same preset for one epoch, and one that ends when TensorFlow is ready. The
table has the medians. ``--packed`` also packs the folder as the release does, which takes minutes, and says how large that is.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ASKED = {"seconds_to_window": 1.0, "megabytes": 1000.0, "packed_megabytes": 260.0}
"""The limits; TensorFlow is to be as fast as from the environment."""
FIGURES = ("seconds_to_window", "seconds_to_engine", "seconds_to_first_epoch")
PACKING = "xz -T2 --x86 --lzma2=preset=9e,dict=64MiB"
"""As the release packs: with the filter for x86 code before it."""


def main() -> int:
    """Measure and print; 1 where a limit is not kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=Path, required=True, help="the frozen program")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--preset", default="mnist-quick")
    parser.add_argument("--packed", action="store_true", help="pack the folder, too")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    program = options.program.resolve()
    commands = {"frozen": [str(program)], "environment": [sys.executable, "-m", "mnist_desktop"]}
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in commands}
    for number in range(options.pairs + 1):
        for name, command in commands.items():
            found = measured(command, options.preset)
            if number:
                runs[name].append(found)
    report: dict[str, object] = {name: medians(found) for name, found in runs.items()}
    report |= {"runs": runs, "megabytes": size_of(program.parent) / 1e6, "files": sum(1 for _ in program.parent.rglob("*"))}
    if options.packed:
        report["packed_megabytes"], report["packing"] = packed_size(program.parent) / 1e6, PACKING
    if options.json is not None:
        options.json.write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    return say(report)


def measured(command: list[str], preset: str) -> dict[str, float]:
    """The figures of both self-tests, in seconds from the start of the process."""
    with tempfile.TemporaryDirectory() as folder:
        start = self_test(command, Path(folder) / "start", ["--until", "engine"])
        whole = self_test(command, Path(folder) / "whole", ["--preset", preset, "--epochs", "1"])
    return {name: float(str((start if name in start else whole)[name])) for name in FIGURES}


def self_test(command: list[str], folder: Path, more: list[str]) -> dict[str, object]:
    """One self-test, in a real window if there is a screen or Xvfb."""
    words = [*command, "--self-test", str(folder), *more]
    if "DISPLAY" not in os.environ and shutil.which("xvfb-run"):
        words = ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1400x900x24", *words]
    environment = os.environ | {"MNIST_DESKTOP_HOME": str(folder / "home")}
    subprocess.run(words, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return json.loads((folder / "self-test.json").read_text("utf-8"))


def medians(runs: list[dict[str, float]]) -> dict[str, float]:
    """The median of each figure."""
    return {name: round(statistics.median(run[name] for run in runs), 3) for name in runs[0]}


def size_of(folder: Path) -> int:
    """Bytes of all files, links left out."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def packed_size(folder: Path) -> int:
    """Bytes of the folder as .tar.xz."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "packed.tar.xz"
        subprocess.run(["tar", "-C", str(folder.parent), "-I", PACKING, "-cf", str(path), folder.name], check=True)
        return path.stat().st_size


def say(report: dict[str, object]) -> int:
    """Print the table; returns the exit status."""
    frozen, environment = report["frozen"], report["environment"]
    print(f"{'median':28} {'frozen':>12} {'environment':>12}")
    for name in frozen:
        print(f"{name:28} {frozen[name]:12.2f} {environment[name]:12.2f}")
    failed = 0
    for name, most in ASKED.items():
        reached = frozen.get(name, report.get(name))
        if reached is not None:
            failed |= reached > most
            print(f"{name:28} {reached:12.2f} of at most {most:g}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
