"""Counts how many pen-drawn digits, by people whose drawings no network was trained on, are read on the Draw tab.

    python tests/benchmarks/drawings.py DRAWINGS [--run FOLDER]... [--fine-tune] [--json FILE]

Every drawing is drawn on the real pad with mouse events, in a visible Draw tab (on the current screen or offscreen), and the
tab's last answer counts. The networks are the shipped pre-trained ones, or those of the given run folders. DRAWINGS is a file of
pen strokes, ``[{"label": 8, "strokes": [[[x, y], ...], ...]}, ...]`` in a box of 500 by 500. The project has no such
file: the origin and licence of the strokes are the user's responsibility.

Shown for each network, and written to the JSON file by the name of its folder:

- ``read``: the share of drawings whose most probable digit is the right one;
- ``unsure``: the share for which the app names two digits; ``confident_and_wrong``: the share with one digit, which is wrong;
- ``read_per_digit``: shares;
- ``confusion``: counts, row by the right digit, column by the digit that was read.

With ``--fine-tune`` the first 50 of each digit are what a class has collected: the network is fine-tuned on them, as the Draw tab
proposes it, and reads the others before and after. Without ``--run``, that is *reads your drawings*. Shown, and written, too:

- ``before``, ``after``: the figures above of the others; ``mistakes_gone``: the share of the mistakes that are gone;
- ``mnist_wrong``: of the network's test images, before and after; ``mnist_points``: the change of that accuracy in points;
- ``seconds``, ``cpu_seconds``: for training and evaluation, with at most two cores.

Otherwise the strokes are only for measurement: no network is trained on them or chosen by them. A run is also evaluated on
its own test images, so those of full MNIST must be where the app finds them.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

if "DISPLAY" not in os.environ and sys.platform == "linux":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
from PySide6.QtWidgets import QApplication

from mnist_desktop import paths
from mnist_desktop.app import real_services
from mnist_desktop.core.drawing.answer_in_words import prediction_of
from mnist_desktop.core.drawing.strokes import Drawing, LabelledDrawing, Stroke
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.handwriting.as_data import HandwrittenData, divided
from mnist_desktop.core.handwriting.collection import Collection
from mnist_desktop.core.handwriting.digit import collected
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.run_files import INFO
from mnist_desktop.core.runs.store import RunStore, read_info
from mnist_desktop.paths import resource
from mnist_desktop.self_test.replay import replay_in_one_go
from mnist_desktop.training.fine_tuning import Tuning, keep_and_begin, prepare, proposed_rate, readings
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.tasks import open_run
from mnist_desktop.training.whole_run import train_and_save
from mnist_desktop.ui.drawing.draw_tab import DrawTab
from mnist_desktop.ui.session import Session

BOX = 500.0
TAB_SIZE = 900, 680
TUNED_ON = 50
"""Of each digit, with ``--fine-tune``."""


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


def first_of_each(drawings: list[LabelledDrawing], count: int = TUNED_ON) -> list[bool]:
    """Which drawings are among the first `count` of their digit."""
    seen: Counter[int] = Counter()
    firsts = []
    for each in drawings:
        seen[each.label] += 1
        firsts.append(seen[each.label] <= count)
    return firsts


def fine_tuned(folder: Path, drawings: list[LabelledDrawing]) -> dict[str, Any]:
    """Fine-tune a run on the first drawings of each digit, and read the others before and after."""
    firsts = first_of_each(drawings)
    others = [each for each, is_first in zip(drawings, firsts, strict=True) if not is_first]
    labels = np.array([each.label for each in others])
    services = real_services(folder.parent)
    run = open_run(services, folder.name, None)
    data = class_of(drawings, firsts)
    prepared = prepare(run, data, services.load_dataset, run.record.info.best_epoch)
    store = RunStore(paths.user_data() / "runs")
    began, began_cpu = time.perf_counter(), time.process_time()
    start = keep_and_begin(prepared, data, Tuning(proposed_rate(run.record.info.config, "all")), "Class")
    job = TrainingJob.resuming(start.checkpoint, start.dataset)
    tuned = train_and_save(job, replace(services, store=store), lambda _: None, Control())
    seconds, cpu_seconds = time.perf_counter() - began, time.process_time() - began_cpu
    if tuned.storage_problem is not None:
        raise tuned.storage_problem
    after = readings(tuned.opened.predictor, data, prepared.old)
    wrong = [int((read != prepared.old.test_labels).sum()) for read in (prepared.before.usual, after.usual)]
    before, now = (figures(labels, answers(each, others)) for each in (folder, store.folder / job.run_id))
    mistakes = [round((1 - each["read"]) * len(labels)) for each in (before, now)]
    return {
        "before": before,
        "after": now,
        "mistakes_gone": 1 - mistakes[1] / max(1, mistakes[0]),
        "mnist_wrong": wrong,
        "mnist_points": 100 * (wrong[0] - wrong[1]) / len(prepared.old.test_labels),
        "seconds": seconds,
        "cpu_seconds": cpu_seconds,
    }


def class_of(drawings: list[LabelledDrawing], firsts: list[bool]) -> HandwrittenData:
    """The drawings as a collection, of which the first ones are to learn from."""
    now = datetime.now().astimezone()
    parts = {is_first: "a" if is_first else "b" for is_first in (True, False)}
    digits = [collected(each.drawing, each.label, parts[is_first], now) for each, is_first in zip(drawings, firsts, strict=True)]
    collection = Collection.of(digit for digit in digits if digit is not None)
    flags = np.array([digit.writer == "b" for digit in collection.digits])
    return divided(collection, flags, is_by_writer=True)


def tell_tuned(title: str, measured: dict[str, Any]) -> str:
    """What fine-tuning has brought, as readable text."""
    before, after = measured["before"], measured["after"]
    lines = (
        f"{title}: fine-tuned on the first {TUNED_ON} of each digit",
        f"read of the other {before['drawings']:,}: {before['read']:.1%} before, {after['read']:.1%} after",
        f"{measured['mistakes_gone']:.0%} of the mistakes are gone",
        f"wrong of MNIST's test images: {measured['mnist_wrong'][0]:,} before, {measured['mnist_wrong'][1]:,} after",
        f"that is a change of {measured['mnist_points']:+.2f} points",
        f"{measured['seconds']:.0f} s, {measured['cpu_seconds']:.0f} s of processor time",
    )
    return "\n".join(lines)


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
    parser.add_argument("--fine-tune", action="store_true", help="train on the first 50 of each digit, read the others")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    if options.drawings is None:
        parser.error("name a file of pen strokes: none comes with the project")

    app = QApplication([])
    app.setStyle("Fusion")
    drawings = pen_drawings(options.drawings)
    labels = np.array([each.label for each in drawings])
    results = {}
    tuned_by_default = [folder for folder in shipped_runs() if folder.name == "mnist-draws-well"]
    if options.fine_tune:
        home = tempfile.TemporaryDirectory()
        os.environ["MNIST_DESKTOP_HOME"] = home.name
        if sys.platform == "linux":
            os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])
    for folder in options.run or (tuned_by_default if options.fine_tune else shipped_runs()):
        info = read_info(folder.resolve())
        if info.dataset_family != "mnist":
            print(f"{folder.name}, {info.name}: reads no digits, left out")
            continue
        if options.fine_tune:
            results[folder.name] = fine_tuned(folder.resolve(), drawings)
            print(tell_tuned(f"{folder.name}, {info.name}", results[folder.name]))
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
