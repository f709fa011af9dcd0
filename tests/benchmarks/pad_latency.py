"""Measures the time from a move of the pen until its probabilities are painted.

    python tests/benchmarks/pad_latency.py [--drawings FILE] [--count 50] [--predictor-ms 1.0] [--json FILE]

Replays drawings as mouse events through the Draw tab, with a substitute for the network that takes a fixed time. The limit
is 16 ms at the 99th percentile. Uses the current screen, or none.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

if "DISPLAY" not in os.environ and sys.platform == "linux":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

import numpy as np
from drawings import pen_drawings
from PySide6.QtWidgets import QApplication
from result_filtering import made_up_run

from mnist_desktop.core.drawing.strokes import LabelledDrawing, read_drawings
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.paths import resource
from mnist_desktop.self_test.replay import replay
from mnist_desktop.ui.drawing.draw_tab import DrawTab
from mnist_desktop.ui.session import Services, Session


class BusyPredictor:
    """Takes a fixed time for each image, like a network, and gives another answer each time."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._random = np.random.default_rng(0)

    def __call__(self, images: np.ndarray) -> np.ndarray:
        end = time.perf_counter() + self._seconds
        while time.perf_counter() < end:
            pass
        return self._random.dirichlet(np.full(10, 0.2), len(images)).astype(np.float32)


def measure(tab: DrawTab, drawings: list[LabelledDrawing]) -> np.ndarray:
    """Milliseconds of every move of all drawings, replayed on a visible tab."""
    return np.array([latency for each in drawings for latency in replay(tab, each.drawing)])


def tab_with(predictor: BusyPredictor) -> DrawTab:
    """A visible tab with a made-up run that uses `predictor`."""
    run = replace(made_up_run(), predictor=predictor)
    nothing = Services(lambda _: run.dataset, lambda: None, None, None, None, RunStore(Path(tempfile.gettempdir()) / "no-runs"))  # type: ignore[arg-type]
    session = Session(nothing)
    tab = DrawTab(session)
    session.setParent(tab)  # keeps the session alive after this function
    session.show_run(run)
    tab.resize(900, 680)
    tab.show()
    while not tab.pad.isVisible() or tab.is_answering:
        QApplication.processEvents()
    return tab


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--drawings", type=Path, help="a file of pen strokes, see drawings.py; else the shipped samples")
    parser.add_argument("--count", type=int, default=50, help="how many drawings of the file")
    parser.add_argument("--predictor-ms", type=float, default=1.0)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()

    drawings = pen_drawings(options.drawings)[: options.count] if options.drawings else samples()
    app = QApplication([])
    app.setStyle("Fusion")
    latencies = measure(tab_with(BusyPredictor(options.predictor_ms / 1000)), drawings)
    figures = {
        "moves": len(latencies),
        "pad_latency_ms_median": round(float(np.median(latencies)), 2),
        "pad_latency_ms_p99": round(float(np.percentile(latencies, 99)), 2),
        "pad_latency_ms_max": round(float(latencies.max()), 2),
    }
    print(json.dumps(figures, indent=1))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


def samples() -> list[LabelledDrawing]:
    return list(read_drawings(resource("drawings", "sample_digits.json")))


if __name__ == "__main__":
    main()
