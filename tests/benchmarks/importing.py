"""Measures how long it takes to import a folder of pictures as a data set.

``python tests/benchmarks/importing.py [--pictures N] [--side N] [--json FILE]`` draws pictures of MNIST's starter images, dark on
white, as PNG files in a temporary folder with one subfolder for each of ten classes, and prints

- ``list_seconds``: until the folder is listed;
- ``import_seconds``: until all pictures are read, made 28x28 like MNIST and divided into the two parts;
- ``keep_seconds``: until they are written among the app's data sets; ``load_seconds``: until they are read from there;
- ``seconds``: all but loading; asked: 60 for 60,000 pictures on two cores;
- ``peak_mb``: how much memory the process had at most, above what it had before.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
from PIL import Image

from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.images import kept
from mnist_desktop.core.datasets.images.importing import ImportOptions, import_images
from mnist_desktop.core.datasets.images.listing import list_images
from mnist_desktop.core.datasets.images.normalise import Treatment

ASKED_SECONDS = 60


def draw_pictures(folder: Path, count: int, side: int) -> None:
    """Write PNG files of that many pixels on each side, in color."""
    starter = catalog.load("mnist-starter")
    for number in range(count):
        place = folder / str(starter.labels[number % 5000])
        place.mkdir(exist_ok=True)
        image = Image.fromarray(255 - starter.images[number % 5000]).resize((side, side), Image.Resampling.BICUBIC)
        image.convert("RGB").save(place / f"{number}.png", compress_level=1)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", type=int, default=60_000)
    parser.add_argument("--side", type=int, default=64, help="pixels of each side")
    parser.add_argument("--recipe", default="LIKE_MNIST", choices=["LIKE_MNIST", "PADDED", "CROPPED", "STRETCHED"])
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with TemporaryDirectory() as place:
        folder = Path(place) / "pictures"
        folder.mkdir()
        os.environ["MNIST_DESKTOP_HOME"] = str(Path(place) / "home")
        draw_pictures(folder, options.pictures, options.side)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        began = time.perf_counter()
        listing = list_images(folder)
        listed = time.perf_counter()
        imported = import_images(listing, ImportOptions(Treatment(options.recipe)))
        read = time.perf_counter()
        dataset = kept.keep(imported, "benchmark")
        written = time.perf_counter()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        loaded = catalog.load(dataset.key)
        figures = {
            "pictures": len(listing.entries),
            "side": options.side,
            "recipe": options.recipe,
            "cores": len(os.sched_getaffinity(0)),
            "images": len(loaded.labels),
            "left_out": len(imported.left_out),
            "list_seconds": listed - began,
            "import_seconds": read - listed,
            "keep_seconds": written - read,
            "load_seconds": time.perf_counter() - written,
            "seconds": written - began,
            "asked_seconds": ASKED_SECONDS * options.pictures / 60_000,
            "peak_mb": (peak - before) / 1024,
        }
    assert np.array_equal(loaded.images, dataset.images), "what is loaded is not what was imported"
    text = json.dumps(figures, indent=1)
    print(text)
    if options.json is not None:
        options.json.write_text(text + "\n", encoding="utf-8")
    return int(figures["seconds"] > figures["asked_seconds"])


if __name__ == "__main__":
    sys.exit(main())
