"""Counts how many digits are read on realistic pictures that are opened on the Draw tab.

    python tests/benchmarks/pictures.py [--count N] [--only PART]... [--run NAME] [--drawings FILE] [--short] [--json FILE]

Images of MNIST's test part become pictures of about seventy kinds (``picture_kinds.py``), are prepared by the app, from the bytes
of a file to the 28x28 pixels of a network, and are read by a shipped pre-trained network. Shown for each kind:

- ``asked``: the share that must be read, for clean pictures and school paper; other kinds have no target;
- ``reached``: the share that is read; ``refused``: the share on which no digit was found;
- ``originals``: the share of the same images that the network reads in their original form;
- ``likeness``: the mean correlation between the resulting 28x28 pixels and the original;
- ``several``: the share that is wrongly taken for more than one digit.

Then it counts how many pairs of digits side by side are taken for more than one digit, and how many single digits are: test
images, and the pen strokes of a file if one is given. Full MNIST is found where the app finds it (MNIST_DESKTOP_DATA names a
folder); without it the starter's test images are used. Exit status 1: a target was missed.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
from picture_kinds import Kind, kinds, pair

from mnist_desktop.app import real_services
from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.drawing.digit_image import stages_of_drawing, stages_of_pixels
from mnist_desktop.core.drawing.photo_of_digit import photo_stages
from mnist_desktop.core.drawing.picture import decode_picture
from mnist_desktop.core.drawing.strokes import Drawing, Stroke
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.picture_decoding import PictureError
from mnist_desktop.paths import resource
from mnist_desktop.training.engine_interface import Predictor

ASKED = {"clean": 0.97, "paper": 0.90}
FALSE_ALARMS = 0.005
GAPS = (2, 4, 8)


def digits() -> Dataset:
    """Full MNIST if it is there, else the starter."""
    found = {entry.key: entry for entry in catalog.entries()}
    return catalog.load("mnist" if found["mnist"].available else "mnist-starter")


def measured(kind: Kind, images: np.ndarray, labels: np.ndarray, read: Predictor) -> dict[str, Any]:
    """The figures for `images` as pictures of one kind."""
    inputs, several, likeness, seconds = np.zeros_like(images), 0, [], 0.0
    found = np.ones(len(images), bool)
    for index, image in enumerate(images):
        content = kind.make(image, np.random.default_rng(index))
        began = time.perf_counter()
        try:
            stages = photo_stages(decode_picture(content, "picture"))
        except PictureError:
            found[index] = False
            continue
        finally:
            seconds += time.perf_counter() - began
        inputs[index] = stages.image
        several += stages.looks_like_several
        likeness.append(float(np.corrcoef(stages.image.ravel(), image.ravel())[0, 1]))
    right = (read(inputs).argmax(1) == labels) & found
    return {
        "group": kind.group,
        "asked": ASKED.get(kind.group),
        "reached": float(right.mean()),
        "refused": float((~found).mean()),
        "likeness": float(np.mean(likeness)) if likeness else 0.0,
        "several": several / len(images),
        "milliseconds": 1000 * seconds / len(images),
        "wrong": np.flatnonzero(~right).tolist(),
    }


def pairs_told(images: np.ndarray, count: int) -> dict[str, float]:
    """The share of pairs side by side that are taken for more than one digit, by the gap between them."""
    told = {}
    for gap in GAPS:
        random = np.random.default_rng(gap)
        chosen = random.integers(0, len(images), (count, 2))
        several = [photo_stages(decode_picture(pair(*images[both], gap), "pair")).looks_like_several for both in chosen]
        told[f"pairs {gap} pixels apart told"] = float(np.mean(several))
    return told


def false_alarms(images: np.ndarray, path: Path | None) -> dict[str, float]:
    """The share of single digits that are taken for more than one, for images and for the drawings of a file."""
    alarms = {"false alarms on test images": float(np.mean([stages_of_pixels(image).looks_like_several for image in images]))}
    if path is not None:
        entries = json.loads(path.read_text("utf-8"))
        drawings = [Drawing(tuple(map(Stroke.of, entry["strokes"])), 500.0) for entry in entries]
        alarms["false alarms on pen drawings"] = float(np.mean([stages_of_drawing(each).looks_like_several for each in drawings]))
    return alarms


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, help="test images of each kind (300; 20 with --short)")
    parser.add_argument("--only", action="append", default=[], metavar="PART", help="kinds or groups whose name holds PART")
    parser.add_argument("--run", default="mnist-best-small", help="the folder of a network that ships")
    parser.add_argument("--drawings", type=Path, metavar="FILE", help="pen strokes, as drawings.py takes them")
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    count = options.count or (20 if options.short else 300)

    services = real_services(resource("pretrained"))
    dataset = digits()
    read = services.open_run(services.load_run(options.run), dataset).predictor
    images, labels = dataset.test_images[:count], dataset.test_labels[:count]
    originals = float((read(images).argmax(1) == labels).mean())
    print(f"{dataset.title}: {len(images)} test images, {originals:.1%} of which are read as they are")
    print(f"{'kind':34} asked reached refused likeness several  ms")
    report: dict[str, Any] = {"dataset": dataset.title, "run": options.run, "count": len(images), "originals": originals}
    report["kinds"] = {}
    missed = []
    for name, kind in kinds().items():
        if options.only and not any(part in name or part == kind.group for part in options.only):
            continue
        row = report["kinds"][name] = measured(kind, images, labels, read)
        asked = "" if row["asked"] is None else f"{row['asked']:.0%}"
        short = row["asked"] is not None and row["reached"] < row["asked"]
        missed += [name] * short
        print(f"{name:34} {asked:>5} {row['reached']:>7.1%} {row['refused']:>7.1%} {row['likeness']:>8.3f} {row['several']:>7.1%}"
              f" {row['milliseconds']:>4.0f}{'  MISSED' if short else ''}", flush=True)  # fmt: skip
    if not options.only:
        report["several"] = pairs_told(images, count) | false_alarms(dataset.test_images, options.drawings)
        for name, share in report["several"].items():
            print(f"{name}: {share:.2%}")
        missed += [name for name, share in report["several"].items() if name.startswith("false") and share > FALSE_ALARMS]
    report["missed"] = missed
    print(f"missed: {', '.join(missed) or 'nothing'}")
    if options.json:
        options.json.write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    return bool(missed)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except UserError as error:
        raise SystemExit(f"pictures: {error}") from error
