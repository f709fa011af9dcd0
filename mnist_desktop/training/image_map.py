"""Maps the test images of a run: by their pixels, or by what a layer of the network makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.insight.columns import Column, ColumnKind
from mnist_desktop.core.insight.image_map import Method, Projection, balanced_sample, most_images, project
from mnist_desktop.core.model.cost import quick_batch
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.insight import Insight
from mnist_desktop.training.insights import InsightKeeper

Gray = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class ImageMap:
    """Where test images lie.

    Attributes
    ----------
    images
        Positions in the test part, int64, ascending, shape (N,).
    projection
        Their coordinates.
    numbers
        How many numbers of each image were looked at.
    """

    images: NDArray[np.int64]
    projection: Projection
    numbers: int


def map_images(keeper: InsightKeeper, run: OpenedRun, column: Column, method: Method, stop: StopToken) -> ImageMap | None:
    """Map a class-balanced sample of the test images by one column of the network; None after a `stop`.

    t-SNE itself cannot be interrupted: scikit-learn has no call for that. A stop before it is heeded.

    Raises
    ------
    MapError
        The images cannot be mapped.
    EngineError
        The network cannot be built.
    """
    dataset, numbers = run.dataset, prod(column.shape)
    images = balanced_sample(dataset.test_labels, most_images(numbers, method))
    pixels = dataset.test_images[images]
    if column.kind is ColumnKind.IMAGE or len(images) == 0:
        values: NDArray[np.floating] | Gray = pixels
    else:
        values = layer_values(keeper.of(run.record), column, pixels, stop)
    return None if stop.stop_requested else ImageMap(images, project(values, method), numbers)


def layer_values(insight: Insight, column: Column, images: Gray, stop: StopToken) -> NDArray[np.float32]:
    """What a column of the network shows for uint8 (N, 28, 28): float32 (N, numbers). After a `stop` the rest is 0."""
    values = np.zeros((len(images), prod(column.shape)), np.float32)
    size = quick_batch(insight.spec)
    for start in range(0, len(images), size):
        if stop.stop_requested:
            break
        found = insight.activations(images[start : start + size])
        part = found.of(column)
        values[start : start + size] = part.reshape(len(part), -1)
    return values
