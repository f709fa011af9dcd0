"""Separates ink from paper: by one threshold where the paper is even, else by comparing each pixel with those around it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.drawing.digit_image import Gray, rounded
from mnist_desktop.core.drawing.picture import LUMA
from mnist_desktop.core.picture_decoding import Colors

FAINTEST_INK = 24
"""A difference from the paper below this, in color levels, is grain or shadow, never ink."""

EVEN = 8
"""Pixels this close to the paper's color, in red, green and blue alike, are even paper."""

EVEN_SHARE = 0.6
"""Paper is even if this share of the pixels on its side of the ink has its color."""

FULL_INK_RANK = 0.75
"""The quantile of the ink's pixels that counts as full ink: edges are fainter, and thin lines have many."""

FAINTEST_EDGE = 0.06
FAINTEST_UNEVEN_EDGE = 0.2
"""The smallest share of full ink that is kept at the edges of strokes: less is JPEG ringing, or light on uneven paper."""

GRAIN_REACH = 4.0
"""Grain rarely reaches beyond this many of its standard deviations."""

PAPER_GRID = 56
PAPER_WINDOW = 21
"""The paper's gray is the median of a window of this many cells, of a picture of at most `PAPER_GRID` cells."""

Levels = NDArray[np.float32]
"""float32, shape (h, w): 0 for paper, 1 for full ink."""


def ink_of(pixels: Colors) -> Levels | None:
    """How much ink there is at each pixel, float32 (h, w) in 0..1; None where nothing differs from the paper.

    Where the paper has one color, ink is a pixel's position on the way from the paper's color to the ink's, so smooth edges
    stay smooth. Otherwise a wide median of the picture gives the paper, so a shadow does no harm. Light ink on a dark ground
    is found, too.
    """
    difference = _from_even_paper(pixels)
    faintest_edge = FAINTEST_EDGE
    if difference is None:
        faintest_edge = FAINTEST_UNEVEN_EDGE
        difference = _from_uneven_paper(rounded(pixels @ LUMA))
    strongest = float(difference.max(initial=0))
    if strongest < FAINTEST_INK:
        return None
    threshold = max(otsu_threshold(rounded(difference * (255 / strongest))) * strongest / 255, FAINTEST_INK)
    inked = difference[difference > threshold]
    if not len(inked):
        return None
    full = float(np.quantile(inked, FULL_INK_RANK))
    least = max(faintest_edge, min(0.5, GRAIN_REACH * _grain(difference) / full))
    levels: Levels = np.clip(difference / full, 0, 1).astype(np.float32)
    levels[levels < least] = 0
    return levels


def _from_even_paper(pixels: Colors) -> NDArray[np.floating] | None:
    """How far each pixel is from the paper towards the ink, in levels, float32 (h, w); None where the paper is not even."""
    paper = _paper_color(pixels)
    away = pixels.astype(np.float32) - paper.astype(np.float32)
    distance = _largest(np.abs(away))
    if distance.max() < FAINTEST_INK:
        return distance
    far = distance >= 0.6 * np.quantile(distance[distance >= FAINTEST_INK], 0.98)
    direction = away[far].mean(0)
    length = float(np.linalg.norm(direction))
    if length < FAINTEST_INK:  # equally much on both sides of the paper
        return None
    along: Levels = np.clip(away @ (direction / length), 0, None) * (np.abs(direction).max() / length)
    paper_side = along < 0.5 * np.abs(direction).max()
    even = (distance[paper_side] <= EVEN).mean() if paper_side.any() else 0.0
    # In small pictures and tight crops most paper is at the edge of a stroke; but then every pixel is on the way to the ink.
    aside = np.sqrt(np.clip((away**2).sum(2) - (away @ (direction / length)) ** 2, 0, None))
    is_plain = even >= EVEN_SHARE or (even >= EVEN_SHARE / 3 and min(pixels.shape[:2]) < 2 * PAPER_GRID)
    return along if is_plain and np.quantile(aside, 0.5) <= 2 * EVEN else None


def _paper_color(pixels: Colors) -> NDArray[np.float64]:
    """The color of the paper, float64 (3,): of the most frequent colors, the one that is most common at border and corners."""
    coarse = pixels.astype(np.int32) >> 4
    keys = (coarse[..., 0] << 8) | (coarse[..., 1] << 4) | coarse[..., 2]
    counts = np.bincount(keys.ravel(), minlength=4096)
    border = np.concatenate((pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1])).astype(np.float32)
    corners = pixels[[0, 0, -1, -1], [0, -1, 0, -1]].astype(np.float32)
    some = pixels.reshape(-1, 3)[:: 7 if pixels.size > 30_000 else 1].astype(np.float32)
    best, most = np.zeros(3), -1.0
    for key in np.argsort(counts)[:-4:-1]:
        if not counts[key]:
            continue
        color = np.median(pixels[keys == key], axis=0)
        # Centre on the mean of the cell's own pixels, so that a color at a cell's edge is not split.
        near = [(_largest(np.abs(part - color)) <= EVEN).mean() for part in (border, corners, some)]
        votes = near[0] + 0.5 * near[1] + near[2]
        if votes > most:
            best, most = color, votes
    close = some[_largest(np.abs(some - best)) <= EVEN]
    return close.mean(0) if len(close) else best


def _largest(colors: NDArray[np.floating]) -> NDArray[np.floating]:
    """The largest of red, green and blue; many times faster than `max` along an axis of three."""
    largest: NDArray[np.floating] = np.maximum(np.maximum(colors[..., 0], colors[..., 1]), colors[..., 2])
    return largest


def _from_uneven_paper(gray: Gray) -> NDArray[np.float32]:
    """How much each pixel differs from the paper around it, on the ink's side, in levels, float32 (h, w)."""
    difference = gray - _paper(gray)
    # Ink is small and strong, grain and shadow are weak: the sum of third powers tells whether the ink is darker or lighter.
    return np.clip(difference if (difference**3).mean() > 0 else -difference, 0, None).astype(np.float32)


def _paper(gray: Gray) -> NDArray[np.float64]:
    """The gray of the paper behind the ink, float64 (h, w): the median of a wide neighbourhood, on a coarse grid."""
    from PIL import Image, ImageFilter  # noqa: PLC0415 - takes 30 ms and is rarely needed

    coarse = Image.fromarray(gray)
    coarse.thumbnail((PAPER_GRID, PAPER_GRID), Image.Resampling.BOX)
    smooth = coarse.filter(ImageFilter.MedianFilter(PAPER_WINDOW)).filter(ImageFilter.BoxBlur(2))
    return np.asarray(smooth.resize(gray.shape[::-1], Image.Resampling.BILINEAR)).astype(np.float64)


def _grain(difference: NDArray[np.float32]) -> float:
    """The standard deviation of the paper's grain, from its lower half, which has no ink; `difference` has no negative values.

    Half of the paper is cut off at zero, so the median of the rest is the quartile: 0.6745 standard deviations.
    """
    above = difference[difference > 0]
    if len(above) < difference.size / 4:
        return 0.0
    faint = above[above < FAINTEST_INK * 2]
    return float(np.median(faint)) / 0.6745 if len(faint) else 0.0


def otsu_threshold(gray: Gray) -> int:
    """The gray level that divides the pixels into two groups of least variance (N. Otsu, 1979)."""
    counts = np.bincount(gray.ravel(), minlength=256).astype(np.float64)
    below, sums = counts.cumsum(), (counts * np.arange(256)).cumsum()
    above = below[-1] - below
    # Where a group is empty the product is zero, whatever its mean is set to.
    means_apart = sums / np.maximum(below, 1) - (sums[-1] - sums) / np.maximum(above, 1)
    return int(np.argmax(below * above * means_apart**2))
