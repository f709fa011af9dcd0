"""A network as a picture: a block for each layer, with its shape and its name, laid out as plain numbers for a view to draw."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import log2

from mnist_desktop.core.model.layers import Dropout, GaussianNoise, Layer, RandomImageLayer
from mnist_desktop.core.model.shapes import Shape, shape_text
from mnist_desktop.core.model.spec import INPUT_SHAPE, ModelSpec, rows_of

CELL_WIDTH, CELL_HEIGHT = 150, 190
"""Of one layer with its texts."""
FIGURE_HEIGHT = 110
"""Of that, what the block has."""
MARGIN = 16
IN_A_ROW = 6
MOST_SHEETS, SHEET_OFFSET = 5, 5
SMALLEST_SIDE, LARGEST_SIDE = 14.0, 78.0
BAR_WIDTH = 18.0


Arrow = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Block:
    """One layer; lengths are in pixels of the picture.

    Attributes
    ----------
    left, top
        Of its cell, which is CELL_WIDTH wide and CELL_HEIGHT high.
    kind, settings, shape, parameters
        Keras' name of the layer, what is set, what comes out, and its number of weights: they are the same in every language.
        The image has no kind.
    width, height
        Of one sheet, in the middle of the upper FIGURE_HEIGHT of the cell.
    sheets
        How many sheets stand for its maps, one behind the other; 1 for a row of numbers.
    acts_in_training_only
        It is drawn paler.
    """

    left: float
    top: float
    kind: str
    settings: str
    shape: str
    parameters: int
    width: float
    height: float
    sheets: int
    acts_in_training_only: bool


@dataclass(frozen=True)
class NetworkPicture:
    """The blocks from input to output, and the arrows between them, each as the points (x, y) that it leads through."""

    width: float
    height: float
    blocks: tuple[Block, ...]
    arrows: tuple[Arrow, ...]


def network_picture(spec: ModelSpec, in_a_row: int = IN_A_ROW) -> NetworkPicture:
    """Lay out a network without problems: rows of `in_a_row` blocks below each other, each read from left to right."""
    layers: list[tuple[Layer | None, Shape, int]] = [(None, INPUT_SHAPE, 0)]
    layers += [(row.layer, row.output_shape, row.parameters or 0) for row in rows_of(spec) if row.output_shape is not None]
    blocks = tuple(_block(number, *each, in_a_row) for number, each in enumerate(layers))
    rows = -(-len(blocks) // in_a_row)
    across = min(len(blocks), in_a_row)
    arrows = tuple(_arrow(one, other) for one, other in pairwise(blocks))
    return NetworkPicture(2 * MARGIN + across * CELL_WIDTH, 2 * MARGIN + rows * CELL_HEIGHT, blocks, arrows)


def _block(number: int, layer: Layer | None, shape: Shape, parameters: int, in_a_row: int) -> Block:
    down, across = divmod(number, in_a_row)
    if len(shape) == 3:
        height, width = (_side(pixels, 28) for pixels in shape[:2])
        sheets = min(MOST_SHEETS, 1 + int(log2(shape[2])))
    else:
        height, width, sheets = _side(shape[0], 1024), BAR_WIDTH, 1
    return Block(
        MARGIN + across * CELL_WIDTH,
        MARGIN + down * CELL_HEIGHT,
        "" if layer is None else layer.kind,
        "" if layer is None else layer.settings,
        shape_text(shape),
        parameters,
        width,
        height,
        sheets,
        isinstance(layer, Dropout | GaussianNoise | RandomImageLayer),
    )


def _side(size: int, largest: int) -> float:
    """A length that grows with the logarithm, so that 10 units can be told from 784 and both be seen."""
    share = min(1.0, log2(1 + size) / log2(1 + largest))
    return SMALLEST_SIDE + (LARGEST_SIDE - SMALLEST_SIDE) * share


def _arrow(one: Block, other: Block) -> Arrow:
    """From the right of one to the left of the next, or around to above the next where that begins a row."""
    height, room = FIGURE_HEIGHT / 2, 4
    reach, end = _reach(one) + room, other.left + CELL_WIDTH / 2
    start = one.left + CELL_WIDTH / 2 + reach, one.top + height
    if other.top == one.top:
        return start, (end - _reach(other) - room, other.top + height)
    side, between = one.left + CELL_WIDTH, other.top - 2 * room
    above = other.top + height - other.height / 2 - (other.sheets - 1) * SHEET_OFFSET / 2 - room
    return start, (side, start[1]), (side, between), (end, between), (end, above)


def _reach(block: Block) -> float:
    """From the middle of its figure to the side."""
    return block.width / 2 + (block.sheets - 1) * SHEET_OFFSET / 2
