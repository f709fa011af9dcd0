"""Measures how long the image grid takes to paint a view of 70,000 images, and to show 10,000 in another order.

``python tests/benchmarks/grid_scroll.py``
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from mnist_desktop.ui.shared.image_grid import Caption, ImageGrid

COUNT = 70_000
ROUNDS = 200


def main() -> None:
    """Measure and print."""
    app = QApplication([])
    random = np.random.default_rng(0)
    grid = ImageGrid()
    grid.resize(900, 760)
    grid.set_images(random.integers(0, 256, (COUNT, 28, 28), dtype=np.uint8))
    grid.show()
    app.processEvents()
    canvas = QPixmap(grid.viewport().size())
    bar = grid.verticalScrollBar()

    def paint(step: int) -> None:
        bar.setValue(step * 1237)
        grid.viewport().render(canvas)

    orders = [random.permutation(COUNT)[:10_000] for _ in range(ROUNDS)]
    tell("a view of plain images", paint)
    grid.set_caption(lambda index: Caption((f"{index % 10} → {index % 7}", f"{index % 1000 / 10} %"), "right"))
    tell("a view of images with captions and marks", paint)
    tell("another order of 10,000", lambda step: grid.set_order(orders[step]))
    grid.close()


def tell(name: str, work: Callable[[int], None]) -> None:
    """Print the median and the 99th percentile of `work`, in milliseconds."""
    times = []
    for step in range(ROUNDS):
        start = time.perf_counter()
        work(step)
        times.append(1000 * (time.perf_counter() - start))
    print(f"{name}: median {np.median(times):.2f} ms, 99th percentile {np.percentile(times, 99):.2f} ms")


if __name__ == "__main__":
    main()
