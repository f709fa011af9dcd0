"""Measures how long all 70,000 images take to load: from gzip without a cache, and from the app's own cache.

    python tests/benchmarks/data_loading.py [--json FILE]

It measures every full set that the app finds, also by MNIST_DESKTOP_DATA, and gives the slower one. It does not use the user's
own folders. The system's file cache is warm, as in a lesson.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from pathlib import Path

from full_sets import empty_home, full_sets

from mnist_desktop.core.datasets import catalog

ROUNDS = 7


def load_gzip_s(key: str, rounds: int = ROUNDS) -> float:
    """Median seconds of a first load: unpack, check, hash, and write the cache."""
    seconds = []
    for _ in range(rounds):
        with empty_home():
            seconds.append(seconds_to_load(key))
    return statistics.median(seconds)


def load_cached_s(key: str, rounds: int = ROUNDS) -> float:
    """Median seconds of every later load."""
    with empty_home():
        catalog.load(key)
        return statistics.median(seconds_to_load(key) for _ in range(rounds))


def measure(rounds: int = ROUNDS) -> dict[str, float]:
    """Both figures for each full set, and the slower of each without a name; empty if there are no full sets."""
    figures = {}
    for name, how in (("load_gzip_s", load_gzip_s), ("load_cached_s", load_cached_s)):
        each = {f"{name}_{key}": how(key, rounds) for key in full_sets()}
        if each:
            figures |= {name: max(each.values()), **each}
    return figures


def seconds_to_load(key: str) -> float:
    """One load; its result is dropped, otherwise the next load would find it in memory."""
    start = time.perf_counter()
    dataset = catalog.load(key)
    seconds = time.perf_counter() - start
    if len(dataset.images) != 70_000:
        raise SystemExit(f"{dataset.source} holds {len(dataset.images):,} images, not 70,000.")
    return seconds


def main() -> int:
    """Measure, print and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="where to write the figures")
    arguments = parser.parse_args()
    figures = measure()
    if not figures:
        print("No full data set is in any place where the app looks. MNIST_DESKTOP_DATA can name another.", file=sys.stderr)
        return 2
    for name, value in figures.items():
        print(f"{name:32} {value:.3f}")
    if arguments.json:
        arguments.json.write_text(json.dumps({name: round(value, 4) for name, value in figures.items()}, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
