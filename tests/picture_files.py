"""Makes tiny picture files, to import them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image


def strokes(seed: int = 0, side: int = 30, *, dark: bool = True) -> np.ndarray:
    """A thick bar somewhere on even paper, uint8 (side, side)."""
    random = np.random.default_rng(seed)
    gray = np.full((side, side), 255 if dark else 0, np.uint8)
    left, top = random.integers(side // 5, side // 2, 2)
    gray[top : top + side // 3, left : left + max(2, side // 8)] = 0 if dark else 255
    return gray


def save(path: Path, pixels: np.ndarray, **options: object) -> Path:
    """Write a picture in the form that its name says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path, **options)
    return path


def folder_of(path: Path, *classes: str, each: int = 3) -> Path:
    """A folder with a subfolder for each class and so many pictures in it."""
    for number, name in enumerate(classes):
        for picture in range(each):
            save(path / name / f"{picture}.png", strokes(100 * number + picture))
    return path
