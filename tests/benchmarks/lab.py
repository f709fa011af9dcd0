"""Measures the time from an edit in the lab to new pixels on the screen, and how long the window stands still.

``python tests/benchmarks/lab.py --json FILE`` writes and prints

- ``one_kernel_ms``: a 640x429 picture, one 3x3 kernel and a pooling; one weight is edited;
- ``eight_kernels_ms``: the same with eight kernels, all of which are computed again;
- ``twelve_megapixel_ms``: a photo of 4000x3000 pixels, one 3x3 kernel and a pooling; one weight is edited;
- ``max_gui_stall_ms``: the longest stall while that photo is opened and edited and the mouse moves over it.

The first three are medians of `ROUNDS` or `PHOTO_ROUNDS` edits; the slowest edits (``one_kernel_slowest_ms`` and so on) show how
busy the machine was. The tab is as large as on a screen of 1366x768 pixels.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from mnist_desktop.core.lab.kernels import PRESETS, preset_kernel, with_weight
from mnist_desktop.core.lab.window_sum import Place
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.self_test.stall_monitor import StallMonitor
from mnist_desktop.ui.lab.lab_tab import LabTab
from mnist_desktop.ui.lab.map_view import MapView
from mnist_desktop.ui.session import Services, Session

ROUNDS, PHOTO_ROUNDS = 40, 9
TAB_SIZE = (966, 640)
PHOTO_SIZE = (3000, 4000)
PATIENCE_S = 60


class Painted(QObject):
    """Counts how often maps were painted."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count paint events."""
        self.count += event.type() is QEvent.Type.Paint and isinstance(watched, MapView)
        return False


def main() -> None:
    """Measure, print and write the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(app, Path(folder))
    text = json.dumps({name: round(value, 1) for name, value in figures.items()}, indent=2)
    print(text)
    if arguments.json is not None:
        arguments.json.write_text(text + "\n", "utf-8")


def measure(app: QApplication, folder: Path) -> dict[str, float]:
    """All figures, in milliseconds."""
    session = Session(Services(_none, _none, _none, _none, _none, RunStore(folder / "runs")))
    tab, painted = LabTab(session), Painted()
    app.installEventFilter(painted)
    tab.resize(*TAB_SIZE)
    tab.show()
    wait(app, lambda: tab.board.result is not None)
    figures = time_edits("one_kernel", app, tab, painted, ROUNDS)
    eight = tuple(preset_kernel(name, 3) for name in PRESETS[:8])
    tab.edit(replace(tab.settings, first=replace(tab.settings.first, kernels=eight)))
    figures |= time_edits("eight_kernels", app, tab, painted, ROUNDS)
    tab.edit(replace(tab.settings, first=replace(tab.settings.first, kernels=eight[1:2])))
    photo = make_photo(folder)
    monitor = StallMonitor()
    monitor.enter("photo")
    tab.pictures.read_file(photo)
    wait(app, lambda: tab.board.result is not None and tab.board.result.picture.size == PHOTO_SIZE)
    figures |= time_edits("twelve_megapixel", app, tab, painted, PHOTO_ROUNDS)
    for step in range(200):
        tab.board.set_place(Place(1, 0, 5 * step, 7 * step))
        app.processEvents()
    monitor.leave()
    figures["max_gui_stall_ms"] = monitor.longest_ms()
    tab.close()
    session.shut_down()
    return figures


def time_edits(name: str, app: QApplication, tab: LabTab, painted: Painted, rounds: int) -> dict[str, float]:
    """The time from an edit of a weight in every kernel until every visible map is painted again."""
    times = []
    for step in range(rounds):
        views = sum(not view.visibleRegion().isEmpty() for view in tab.board.findChildren(MapView))
        kernels = tuple(with_weight(kernel, 1, 1, 0.01 * step + 0.5) for kernel in tab.settings.first.kernels)
        settings = replace(tab.settings, first=replace(tab.settings.first, kernels=kernels))
        painted.count = 0
        start = time.perf_counter()
        tab.edit(settings)
        wait(app, lambda: tab.board.result.settings == settings and painted.count >= views)  # noqa: B023 - used at once
        times.append(1000 * (time.perf_counter() - start))
    return {f"{name}_ms": float(np.median(times)), f"{name}_slowest_ms": max(times)}


def wait(app: QApplication, ready: Callable[[], bool]) -> None:
    """Handle events until `condition` is true."""
    end = time.perf_counter() + PATIENCE_S
    while not ready():
        app.processEvents()
        if time.perf_counter() > end:
            raise SystemExit("Waited in vain.")


def make_photo(folder: Path) -> Path:
    """A photo-sized JPEG with noise at every scale."""
    random = np.random.default_rng(0)
    coarse = Image.fromarray(random.integers(0, 256, (PHOTO_SIZE[0] // 20, PHOTO_SIZE[1] // 20, 3), np.uint8))
    path = folder / "photo.jpg"
    coarse.resize(PHOTO_SIZE[::-1], Image.Resampling.BICUBIC).save(path, quality=90)
    return path


def _none(*_: object) -> None:
    """Stand in for a service that is not used."""


if __name__ == "__main__":
    main()
