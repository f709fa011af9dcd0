"""Measures how long it takes to list a thousand saved runs with histories of 60 epochs each.

``python tests/benchmarks/run_listing.py [--runs N] [--json FILE]`` makes the runs in a temporary folder and prints, in
milliseconds:

- ``list_ms``: the median time to read the whole list for the first time, each time with a new store;
- ``list_worst_ms``: the slowest of these;
- ``list_again_ms``: the median time to read it again, as after each training;
- ``tab_ms``: from the creation of the Compare tab until its table shows all runs, thread and painting included;
- ``filter_ms``, ``sort_ms``: from a typed word, and from a click on a column, to the painted table;
- ``stall_ms``: the longest stall of the window while the list was read, without the time that it waited for a core.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "reliability"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication
from watch import StallWatch

from mnist_desktop.core.model.layers import Conv2D, Dense, Dropout, Flatten, MaxPooling2D
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.array_files import encode_npz
from mnist_desktop.core.runs.record import EpochRow, RunInfo
from mnist_desktop.core.runs.run_files import encode_info
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.ui.compare.compare_tab import CompareTab
from mnist_desktop.ui.compare.run_columns import Column
from mnist_desktop.ui.session import Services, Session

WAIT = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
EPOCHS = 60
NOTES_EVERY = 7
"""Every so many runs have a note."""
ROUNDS = 7
SPEC = ModelSpec(
    (Conv2D(32), Conv2D(64), MaxPooling2D(), Dropout(0.25), Flatten(), Dense(128), Dropout(0.5), Dense(10, "softmax")), "CNN"
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        make_runs(Path(folder), options.runs)
        figures = {"runs": options.runs} | list_times(Path(folder)) | tab_times(Path(folder), options.runs)
    text = json.dumps(figures, indent=1)
    print(text)
    if options.json is not None:
        options.json.write_text(text + "\n", encoding="utf-8")


def make_runs(folder: Path, count: int, first: int = 0) -> None:
    """Make runs with realistic figures, all different; `first` is the number of the first one."""
    random = np.random.default_rng(first)
    for number in range(first, first + count):
        figures = random.random((EPOCHS, 5))
        rows = tuple(EpochRow(epoch, *map(float, row[:4]), 0.001, float(row[4])) for epoch, row in enumerate(figures, 1))
        day = f"2026{1 + number // 28 % 12:02}{1 + number % 28:02}"
        info = RunInfo(
            id=f"{day}-120000-{number:06x}", name=f"Network {number}", created=f"{day[:4]}-{day[4:6]}-{day[6:]}T12:00:00+09:00",
            dataset_key="mnist", dataset_title="MNIST, all 70,000", dataset_family="mnist", dataset_fingerprint="0" * 64,
            spec=SPEC, config=TrainingConfig(epochs=EPOCHS, seed=number), history=rows, outcome="finished", message="",
            best_epoch=EPOCHS, seconds=100.0 + number, parameters=1_199_882, versions={"keras": "3.15.1"},
            test_accuracy=float(figures[-1, 3]), notes="handed in" if number % NOTES_EVERY == 0 else "",
        )  # fmt: skip
        (folder / info.id).mkdir()
        (folder / info.id / "run.json").write_bytes(encode_info(info))
        (folder / info.id / "weights.npz").write_bytes(encode_npz({}))


def list_times(folder: Path) -> dict[str, float]:
    """How long the store takes."""
    first, again = [], []
    for _ in range(ROUNDS):
        store = RunStore(folder)
        first.append(milliseconds(store.list))
        again.append(milliseconds(store.list))
    return {"list_ms": median(first), "list_worst_ms": max(first), "list_again_ms": median(again)}


def tab_times(folder: Path, count: int) -> dict[str, float]:
    """How long the Compare tab takes."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    session = Session(Services(_unused, _unused, _unused, _unused, _unused, RunStore(folder)))
    watch = StallWatch()
    start = time.perf_counter()
    tab = CompareTab(session)
    tab.resize(900, 760)
    tab.show()
    while tab.runs.rowCount() < count:
        app.processEvents(WAIT)  # not a busy loop, which would slow the worker
    tab.grab()
    figures = {"tab_ms": (time.perf_counter() - start) * 1000, "stall_ms": watch.longest}
    while session.tasks.busy:
        app.processEvents(WAIT)

    def painted(act: Callable[[], None]) -> float:
        return milliseconds(lambda: (act(), tab.table.grab()))

    words = ("handed", "network 1", "network 12", "seed 999", "")
    figures["filter_ms"] = max(painted(lambda word=word: tab.actions_bar.filter.setText(word)) for word in words)
    descending = Qt.SortOrder.DescendingOrder
    figures["sort_ms"] = max(painted(lambda column=column: tab.table.sortByColumn(column, descending)) for column in Column)
    tab.close()
    session.shut_down()
    return figures


def milliseconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _unused(*_: object) -> None:
    raise NotImplementedError("the benchmark opens no run and trains none")


if __name__ == "__main__":
    main()
