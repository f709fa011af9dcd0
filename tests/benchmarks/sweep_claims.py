"""How often a sweep is said to show what is not there: made-up figures of settings without an effect; nothing is trained.

For each kind of scatter and number of seeds, so many sweeps of 3 learning rates and 3 numbers of units are made up. Counted are
those in which some setting is said to matter, and those whose best combination is said to be better than the second best::

    python tests/benchmarks/sweep_claims.py --json figures.json
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.sweeps.analysis import SweepFinding, analyse_sweep
from mnist_desktop.core.sweeps.axes import Setting
from mnist_desktop.core.sweeps.results import MemberResult

RATES, UNITS, SEEDS = (0.001, 0.003, 0.01), (16, 64, 128), (1, 3)
MIDDLE, SCATTER = 0.95, 0.003

Draw = Callable[[np.random.Generator, int], NDArray[np.float64]]
SCATTERS: dict[str, Draw] = {
    "normal": lambda random, count: random.normal(0, SCATTER, count),
    "skewed": lambda random, count: -random.exponential(SCATTER, count),
    "outliers": lambda random, count: np.where(random.random(count) < 0.05, -0.8, random.normal(0, SCATTER, count)),
}
"""What is added to the accuracy of each member; of the outliers, one in twenty has learned nothing."""


def false_alarms(draw: Draw, seeds: int, sweeps: int) -> dict[str, int]:
    """In how many of so many sweeps something is said to be more than luck, though nothing is."""
    random = np.random.default_rng(seeds)
    table = [
        (Setting("learning_rate", rate), Setting("units", units), Setting("seed", seed))
        for rate, units, seed in product(RATES, UNITS, range(seeds))
    ]
    settings = best = 0
    for _ in range(sweeps):
        figures = (MIDDLE + draw(random, len(table))).tolist()
        results = [MemberResult(row, (figure,), figure, None) for row, figure in zip(table, figures, strict=True)]
        said = {each.kind for each in analyse_sweep(results).statements}
        settings += SweepFinding.MATTERED in said
        best += SweepFinding.BEST_IS_BETTER in said
    return {"setting_mattered": settings, "best_is_better": best}


def main() -> None:
    """Count, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sweeps", type=int, default=1000, help="of each kind (%(default)s)")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    rows = [
        {"scatter": name, "seeds": seeds, "sweeps": options.sweeps, **false_alarms(draw, seeds, options.sweeps)}
        for name, draw in SCATTERS.items()
        for seeds in SEEDS
    ]
    for row in rows:
        print("  ".join(f"{key}={value}" for key, value in row.items()))
    if options.json is not None:
        options.json.write_text(json.dumps(rows, indent=1), "utf-8")


if __name__ == "__main__":
    main()
