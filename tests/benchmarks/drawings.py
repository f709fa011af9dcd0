"""How many digits drawn with a pen, by people whom no network here has learned from, are read.

    python tests/benchmarks/drawings.py [DRAWINGS] [--run FOLDER | --preset NAME --dataset KEY --epochs N] [--json FILE]

DRAWINGS is a file of pen strokes, ``[{"label": 8, "strokes": [[[x, y], ...], ...]}, ...]`` in a box of 500 by 500, and defaults
to ../shared/drawings/pen_digits.json. The network is a kept run, or a preset that is trained now. Shown are the share that is
read, how often the app would say "unsure", and the confusion matrix (row: what was meant).

The strokes are to measure with: no network is trained on them or chosen by them.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np

from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.drawing.digit_image import digit_image
from mnist_desktop.core.drawing.strokes import Drawing, LabelledDrawing, Stroke
from mnist_desktop.core.drawing.verdict import verdict_of
from mnist_desktop.core.fields import replace
from mnist_desktop.core.model.presets import preset
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.training.engine import Predictor

DRAWINGS = Path(__file__).resolve().parents[2].parent / "shared" / "drawings" / "pen_digits.json"
BOX = 500.0


def pen_drawings(path: Path = DRAWINGS) -> list[LabelledDrawing]:
    """The drawings of a file of pen strokes."""
    entries = json.loads(path.read_text("utf-8"))
    return [LabelledDrawing(entry["label"], Drawing(tuple(map(Stroke.of, entry["strokes"])), BOX)) for entry in entries]


def measure(drawings: list[LabelledDrawing], predictor: Predictor) -> dict[str, Any]:
    """What `predictor` reads.

    Returns
    -------
    dict
        ``drawings``: how many; ``read``: the share whose most probable digit is the one that was meant; ``unsure``: the share
        for which the app would name two digits; ``confident_and_wrong``: the share that it would name wrongly and alone;
        ``read_per_digit``: shares; ``confusion``: counts, row by the digit that was meant, column by the one that was read.
    """
    labels = np.array([each.label for each in drawings])
    images = [digit_image(each.drawing) for each in drawings]
    if any(image is None for image in images):
        raise ValueError("A drawing has no strokes.")
    verdicts = [verdict_of(row) for row in predictor(np.stack(images))]
    read = np.array([verdict.best for verdict in verdicts])
    sure = np.array([verdict.sure for verdict in verdicts])
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


def kept_network(folder: Path) -> Predictor:
    """The network of a run folder."""
    return _predictor(RunStore(folder.parent).load(folder.name))


def trained_network(preset_name: str, dataset_key: str, epochs: int | None) -> Predictor:
    """A preset, trained now."""
    from mnist_desktop.training.engines import train

    experiment = preset(preset_name).experiment
    config = experiment.config if epochs is None else replace(experiment.config, epochs=epochs)
    dataset = catalog.load(dataset_key)
    return _predictor(train("benchmark", experiment.spec, config, dataset, lambda _: None, Control()))


def _predictor(record: RunRecord) -> Predictor:
    from mnist_desktop.training.keras.predictor import KerasPredictor

    return KerasPredictor(record.info.spec, record.weights, record.pixel_mean, record.pixel_std)


def report(figures: dict[str, Any]) -> str:
    """The figures for people."""
    lines = [
        f"read {figures['read']:.1%} of {figures['drawings']:,} drawings",
        f"unsure of {figures['unsure']:.1%}, confident and wrong on {figures['confident_and_wrong']:.1%}",
        "meant  " + " ".join(f"{digit:>4}" for digit in range(10)) + "   read",
    ]
    for digit, row in enumerate(figures["confusion"]):
        counts = " ".join(f"{count or '.':>4}" for count in row)
        lines.append(f"{digit:>5}  {counts}   {figures['read_per_digit'][digit]:.0%}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("drawings", type=Path, nargs="?", default=DRAWINGS)
    parser.add_argument("--run", type=Path, help="the folder of a kept run")
    parser.add_argument("--preset", default="mnist-recommended")
    parser.add_argument("--dataset", default="mnist")
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()

    network = kept_network(options.run) if options.run else trained_network(options.preset, options.dataset, options.epochs)
    figures = measure(pen_drawings(options.drawings), network)
    print(report(figures))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
