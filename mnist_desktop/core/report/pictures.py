"""Small pictures of a report as PNG: images dark on light, as paper likes them, and the numbers of layers."""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.report.blocks import Tile

MOST_MAPS = 16
"""Of a layer; the strongest ones."""
MAPS_IN_A_ROW = 8
MAP_GAP = 2
LARGEST_MAP = 28


def image_tile(image: NDArray[np.uint8], alt: str, text: str = "") -> Tile:
    """An image of a data set, uint8 (28, 28), as a tile."""
    return Tile(png_of(255 - image), image.shape[1], image.shape[0], alt, text)


def maps_tile(values: NDArray[np.float32], alt: str, text: str = "") -> Tile:
    """What a layer gives for one image, shape (height, width, channels) or (units,), as one tile.

    Of maps the strongest, each with its largest number black; of a row all numbers, laid out about as a square.
    """
    sheet = _maps(values) if values.ndim == 3 else _row(values)
    return Tile(png_of(sheet), sheet.shape[1], sheet.shape[0], alt, text)


def png_of(gray: NDArray[np.uint8]) -> bytes:
    """The content of a PNG file of a gray picture, uint8 (height, width)."""
    from PIL import Image  # noqa: PLC0415 - takes 30 ms and is rarely needed

    content = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(gray)).save(content, "PNG", optimize=True)
    return content.getvalue()


def _maps(values: NDArray[np.float32]) -> NDArray[np.uint8]:
    clean = np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)
    order = np.argsort(-clean.max((0, 1)), kind="stable")[:MOST_MAPS]
    maps = [_dark(clean[..., unit]) for unit in order]
    height, width = maps[0].shape
    rows = -(-len(maps) // MAPS_IN_A_ROW)
    across = min(len(maps), MAPS_IN_A_ROW)
    sheet = np.full((rows * (height + MAP_GAP) - MAP_GAP, across * (width + MAP_GAP) - MAP_GAP), 255, np.uint8)
    for at, each in enumerate(maps):
        top, left = at // MAPS_IN_A_ROW * (height + MAP_GAP), at % MAPS_IN_A_ROW * (width + MAP_GAP)
        sheet[top : top + height, left : left + width] = each
    return sheet


def _row(values: NDArray[np.float32]) -> NDArray[np.uint8]:
    clean = np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)
    across = min(len(clean), 2 * int(np.ceil(np.sqrt(len(clean)))))
    cells = np.zeros(-(-len(clean) // across) * across, np.float32)
    cells[: len(clean)] = clean
    return _dark(cells.reshape(-1, across))


def _dark(values: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Zero and less is light, the largest number black; a faint ground shows where the map ends."""
    strong = np.maximum(values, 0)
    largest = float(strong.max()) or 1.0
    dark: NDArray[np.uint8] = (238 * (1 - strong / largest)).astype(np.uint8)
    return dark
