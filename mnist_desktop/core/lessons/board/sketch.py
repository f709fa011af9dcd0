"""A network as a small picture without words, to be recognised in a row of a table: a box for each layer, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from mnist_desktop.core.insight.network_picture import network_picture
from mnist_desktop.core.model.spec import ModelSpec

SCALE = 0.32
"""Of the large picture of the network."""
HEIGHT = 30.0
GAP = 4.0
MOST_LAYERS = 16
"""A longer network ends in a gap and its last layer."""


@dataclass(frozen=True)
class Box:
    """A layer, in pixels of the picture. It is paler where it acts only in training."""

    left: float
    top: float
    width: float
    height: float
    is_pale: bool


@dataclass(frozen=True)
class Sketch:
    """All boxes from input to output."""

    width: float
    height: float
    boxes: tuple[Box, ...]


def sketch(spec: ModelSpec) -> Sketch:
    """The picture of a network; of what cannot be built, as far as its shapes are known."""
    blocks = network_picture(spec).blocks
    if len(blocks) > MOST_LAYERS:
        blocks = (*blocks[: MOST_LAYERS - 1], blocks[-1])
    left, boxes = 1.0, []
    for block in blocks:
        width, height = max(2.0, SCALE * block.width * (0.5 if block.sheets == 1 else 1)), SCALE * block.height
        boxes.append(Box(left, (HEIGHT - height) / 2, width, height, block.acts_in_training_only))
        left += width + GAP
    return Sketch(left - GAP + 1, HEIGHT, tuple(boxes))
