"""Counts how many pen-drawn digits, by people whose drawings no network was trained on, are read on the Draw tab.

    python tests/benchmarks/drawings.py DRAWINGS [--run FOLDER]... [--json FILE]

Every drawing is drawn on the real pad with mouse events, in a visible Draw tab (on the current screen or offscreen), and the
tab's last answer counts. The networks are the shipped pre-trained ones, or those of the given run folders. DRAWINGS is a file of
pen strokes, ``[{"label": 8, "strokes": [[[x, y], ...], ...]}, ...]`` in a box of 500 by 500. The project has no such
file: the origin and licence of the strokes are the user's responsibility.

Shown for each network, and written to the JSON file by the name of its folder:

- ``read``: the share of drawings whose most probable digit is the right one;
- ``unsure``: the share for which the app names two digits; ``confident_and_wrong``: the share with one digit, which is wrong;
- ``read_per_digit``: shares;
- ``confusion``: counts, row by the right digit, column by the digit that was read.

The strokes are only for measurement: no network is trained on them or chosen by them. A run is also evaluated on its own test
images, so those of full MNIST must be where the app finds them.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

if "DISPLAY" not in os.environ and sys.platform == "linux":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
from PySide6.QtWidgets import QApplication

from mnist_desktop.app import real_services
from mnist_desktop.core.drawing.answer_in_words import prediction_of
from mnist_desktop.core.drawing.strokes import Drawing, LabelledDrawing, Stroke
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.runs.run_files import INFO
from mnist_desktop.core.runs.store import read_info
from mnist_desktop.paths import resource
from mnist_desktop.self_test.replay import replay_in_one_go
from mnist_desktop.training.tasks import open_run
from mnist_desktop.ui.drawing.draw_tab import DrawTab
from mnist_desktop.ui.session import Session

BOX = 500.0
TAB_SIZE = 900, 680


def pen_drawings(path: Path) -> list[LabelledDrawing]:
    """The drawings of a file of pen strokes; ends the program with a sentence if it is not such a file."""
    try:
        entries = json.loads(path.read_text("utf-8"))
        return [LabelledDrawing(entry["label"], Drawing(tuple(map(Stroke.of, entry["strokes"])), BOX)) for entry in entries]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise SystemExit(f"{path} cannot be read as a file of pen strokes: {error}") from error


def shipped_runs() -> list[Path]:
    """The folders of the pre-trained runs."""
    return sorted(path.parent for path in resource("pretrained").glob(f"*/{INFO}"))


def answers(folder: Path, drawings: list[LabelledDrawing]) -> np.ndarray:
    """A Draw tab's answers for each drawing, with the network of a run: float32, shape (drawings, 10)."""
    services = real_services(folder.parent)
    session = Session(services)
    tab = DrawTab(session)
    tab.resize(*TAB_SIZE)
    tab.show()
    session.show_run(open_run(services, folder.name, None))
    rows = []
    for each in drawings:
        if not replay_in_one_go(tab, each.drawing):
            raise SystemExit(f"{folder} did not answer to a drawing in time: this machine is too busy to measure.")
        rows.append(tab.prediction_view.bars.probabilities)
    tab.hide()
    session.shut_down()
    tab.deleteLater()
    return np.array(rows, np.float32)


def figures(labels: np.ndarray, probabilities: np.ndarray) -> dict[str, Any]:
    """The figures in the form of the JSON file.

    Parameters
    ----------
    labels
        The right digits, int, shape (N,).
    probabilities
        The answers, shape (N, 10).
    """
    predictions = [prediction_of(row) for row in probabilities]
    read = np.array([prediction.best for prediction in predictions])
    sure = np.array([prediction.sure for prediction in predictions])
    confusion = np.zeros((10, 10), int)
    np.add.at(confusion, (labels, read), 1)
    return {
        "drawings": len(labels),
        "read": float((read == labels).mean()),
        "unsure": float((~sure).mean()),
        "confident_and_wrong": float((sure & (read != labels)).mean()),
        "read_per_digit": [round(float(row[digit] / max(1, row.sum())), 3) for digit, row in enumerate(confusion)],
        "confusion": confusion.tolist(),
    }


def report(title: str, measured: dict[str, Any]) -> str:
    """The figures as readable text."""
    lines = [
        f"{title}: read {measured['read']:.1%} of {measured['drawings']:,} drawings",
        f"unsure of {measured['unsure']:.1%}, confident and wrong on {measured['confident_and_wrong']:.1%}",
        "meant  " + " ".join(f"{digit:>4}" for digit in range(10)) + "   read",
    ]
    for digit, row in enumerate(measured["confusion"]):
        counts = " ".join(f"{count or '.':>4}" for count in row)
        lines.append(f"{digit:>5}  {counts}   {measured['read_per_digit'][digit]:.0%}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("drawings", metavar="DRAWINGS", type=Path, nargs="?", help="a file of pen strokes")
    parser.add_argument("--run", type=Path, action="append", help="the folder of a kept run; may be given more than once")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    if options.drawings is None:
        parser.error("name a file of pen strokes: none comes with the project")

    app = QApplication([])
    app.setStyle("Fusion")
    drawings = pen_drawings(options.drawings)
    labels = np.array([each.label for each in drawings])
    results = {}
    for folder in options.run or shipped_runs():
        info = read_info(folder.resolve())
        if info.dataset_family != "mnist":
            print(f"{folder.name}, {info.name}: reads no digits, left out")
            continue
        began = time.perf_counter()
        results[folder.name] = figures(labels, answers(folder.resolve(), drawings))
        print(report(f"{folder.name}, {info.name}", results[folder.name]))
        print(f"{time.perf_counter() - began:.0f} s\n")
    if not results:
        raise SystemExit("There is no network to measure: none ships, and no --run was named.")
    if options.json:
        options.json.write_text(json.dumps(results, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    try:
        main()
    except UserError as error:
        raise SystemExit(f"drawings: {error}") from error
