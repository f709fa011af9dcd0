"""Measures how quickly the Inside tab opens and follows the pen, and how long the window stands still meanwhile.

Used by ``inside.py``; run alone, ``python tests/benchmarks/inside_views.py [PRESET …]`` prints for each preset

- ``inside_open_ms``: from the click on the tab until the layers of a test image are painted, the median of `ROUNDS`;
- ``inside_follow_ms_p99``: from a move of the pen until what the layers make of it, or of a later move, is painted. The pen moves
  every `PACE_MS`;
- ``inside_worst_stall_ms``: the longest time in which the window answered nothing, the look at all test images included.

The weights are random: they take as long as trained ones. ``first network`` is the program's first preset.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

import msgspec
import numpy as np
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from result_filtering import made_up_run

from mnist_desktop.core.drawing.digit_image import stages_of_drawing
from mnist_desktop.core.drawing.strokes import Drawing, Stroke, read_drawings
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.presets.all_presets import preset
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.paths import resource
from mnist_desktop.self_test.stall_monitor import StallMonitor
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.keras.importing import import_engine
from mnist_desktop.training.keras.model_builder import build_model
from mnist_desktop.ui.inside.image_bar import ImageOrigin
from mnist_desktop.ui.inside.inside_tab import InsideTab
from mnist_desktop.ui.session import Services, Session

PRESETS = ("mnist-quick", "mnist-draws-well", "mnist-mlp")
"""quick, reads your drawings, first network."""
ROUNDS, PACE_MS, DIGITS = 7, 10, 6
TAB_SIZE = (966, 640)
PATIENCE_S = 120


def measure(app: QApplication, preset_id: str) -> dict[str, float]:
    """The three figures for the network of a preset, in milliseconds."""
    import_engine()
    return measure_network(app, preset(preset_id).experiment.spec)


def measure_network(app: QApplication, spec: ModelSpec) -> dict[str, float]:
    """The same for any network without problems."""
    with TemporaryDirectory() as folder:
        session = Session(Services(_none, _none, _none, _none, _none, RunStore(Path(folder) / "runs")))
        tab, pages = InsideTab(session), QStackedWidget()
        pages.addWidget(QWidget())
        pages.addWidget(tab)
        pages.resize(*TAB_SIZE)
        pages.show()
        run = run_of(spec)
        samples = read_drawings(resource("drawings", "sample_digits.json"))[:DIGITS]
        images = [image for sample in samples for image in moves(sample.drawing)]
        monitor = StallMonitor()
        monitor.enter("inside")
        opening = [open_once(app, session, tab, pages, run) for _ in range(ROUNDS)]
        wait(app, lambda: not tab._looker.is_counting)
        follow = follow_pen(app, session, tab, images)
        monitor.leave()
        pages.close()
        session.shut_down()
        pages.deleteLater()
        app.processEvents()
    return {
        "inside_open_ms": median(opening),
        "inside_follow_ms_p99": float(np.percentile(follow, 99)),
        "inside_worst_stall_ms": monitor.longest_ms(),
    }


def run_of(spec: ModelSpec) -> OpenedRun:
    """A run of 10,000 test images with random weights."""
    run = made_up_run()
    weights = tuple(build_model(spec, 0).get_weights())
    return replace(run, record=replace(run.record, info=msgspec.structs.replace(run.record.info, spec=spec), weights=weights))


def open_once(app: QApplication, session: Session, tab: InsideTab, pages: QStackedWidget, run: OpenedRun) -> float:
    """Show a run while another tab is in front, then open this one: milliseconds until its layers are painted."""
    pages.setCurrentIndex(0)
    session.show_run(None)
    session.show_run(run)
    wait(app, lambda: not tab._looker._looking.is_pending)
    tab.bar.go_to(ImageOrigin.TEST, (tab.bar.index + 1) % tab.bar.count)
    painted = Painted(tab)
    start = time.perf_counter()
    pages.setCurrentWidget(tab)
    wait(app, lambda: painted.seen is tab.sight is not None)
    return 1000 * (time.perf_counter() - start)


def follow_pen(app: QApplication, session: Session, tab: InsideTab, images: list[np.ndarray]) -> list[float]:
    """Milliseconds of every move, each of which gives an image, at the pace of a mouse."""
    tab.bar.go_to(ImageOrigin.DRAWING)
    begun: list[float] = []
    latencies: list[float] = []
    painted = Painted(tab)

    def move() -> None:
        begun.append(time.perf_counter())
        session.set_drawing(images[len(begun) - 1])
        if len(begun) == len(images):
            pen.stop()

    def answer() -> None:
        """Every move up to the painted one is answered."""
        if painted.seen is None or tab.sight is not painted.seen:
            return
        shown = (painted.seen.values[0][..., 0] * 255).round().astype(np.uint8)
        upto = next((at for at in range(len(begun) - 1, -1, -1) if np.array_equal(images[at], shown)), -1)
        now = time.perf_counter()
        latencies.extend(1000 * (now - start) for start in begun[len(latencies) : upto + 1])

    tab.strip.painted.connect(answer)
    pen = QTimer()
    pen.timeout.connect(move)
    pen.start(PACE_MS)
    wait(app, lambda: len(latencies) == len(images))
    tab.strip.painted.disconnect(answer)
    return latencies


def moves(drawing: Drawing) -> list[np.ndarray]:
    """What the network is given after each point of a drawing."""
    found, strokes = [], []
    for stroke in drawing.strokes:
        for end in range(2, len(stroke.points) + 1):
            stages = stages_of_drawing(replace(drawing, strokes=(*strokes, Stroke.of(stroke.points[:end]))))
            if stages is not None:
                found.append(stages.image)
        strokes.append(stroke)
    return found


class Painted:
    """Remembers what was painted last."""

    def __init__(self, tab: InsideTab) -> None:
        self.seen = None
        self._tab = tab
        tab.strip.painted.connect(self._note)

    def _note(self) -> None:
        self.seen = self._tab.sight


def wait(app: QApplication, ready: Callable[[], bool]) -> None:
    """Handle events until `ready`, asleep in between as the program is: who spins keeps the global lock from the workers."""
    end = time.perf_counter() + PATIENCE_S
    waking = QTimer()
    waking.start(1)
    while not ready():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.perf_counter() > end:
            raise SystemExit("Waited in vain.")


def _none(*_: object) -> None:
    """Stand in for a service that is not used."""


if __name__ == "__main__":
    application = QApplication([])
    for name in sys.argv[1:] or PRESETS:
        print(json.dumps({name: {key: round(value, 1) for key, value in measure(application, name).items()}}))
