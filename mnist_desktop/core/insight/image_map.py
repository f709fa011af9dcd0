"""Places images on a map: alike ones close together, by principal components or by t-SNE, both scikit-learn's own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.errors import UserError

MOST_IMAGES = 2_000
MOST_BY_TSNE = 1_000
MOST_NUMBERS = 32_000_000
"""Of all images together (128 MB): of a layer with more, fewer images are mapped."""
FEWEST = 3
EXACT_UP_TO = 1_000
"""Numbers per image; beyond, the randomized solver looks for the two components alone."""
BEFORE_TSNE = 50
"""Components that t-SNE is given where an image has more numbers: it is as good, and far faster."""
PERPLEXITY = 30.0
LEAST_SPREAD = 1e-5
"""Of the largest value: what differs by less is rounding of float32."""


class MapError(UserError):
    """These images cannot be placed on a map."""


class Method(Enum):
    """How images are placed."""

    PCA = "pca"
    TSNE = "tsne"


@dataclass(frozen=True, eq=False)
class Projection:
    """Where images lie.

    Attributes
    ----------
    points
        float32, shape (N, 2).
    shares
        How much of all variance each axis of a PCA shows, 0..1; empty for t-SNE, whose axes mean nothing.
    """

    points: NDArray[np.float32]
    shares: tuple[float, ...] = ()


def balanced_sample(labels: NDArray[np.integer], most: int, seed: int = 0) -> NDArray[np.int64]:
    """Positions of up to `most` images, ascending: as many of each class as of any other, as long as there are some.

    The same `seed` gives the same images, and a smaller sample is a part of a larger one.

    >>> balanced_sample(np.array([0, 0, 0, 0, 0, 1]), 3).size
    3
    """
    shuffled = np.random.default_rng(seed).permutation(len(labels))
    turns = np.empty(len(labels), np.int64)
    for number in np.unique(labels):
        of_class = labels[shuffled] == number
        turns[of_class] = np.arange(np.count_nonzero(of_class))
    return np.sort(shuffled[np.argsort(turns, kind="stable")[:most]])


def most_images(numbers: int, method: Method) -> int:
    """How many images are mapped whose layer gives so many `numbers` each."""
    most = MOST_BY_TSNE if method is Method.TSNE else MOST_IMAGES
    return max(FEWEST, min(most, MOST_NUMBERS // max(1, numbers)))


def missing_classes(labels: NDArray[np.integer], classes: int) -> tuple[int, ...]:
    """The classes of which there is no image."""
    return tuple(np.setdiff1d(np.arange(classes), labels).tolist())


def project(values: NDArray[np.floating] | NDArray[np.uint8], method: Method, seed: int = 0) -> Projection:
    """Place images. It imports scikit-learn and may take seconds, so it is for a worker; the result depends on nothing else.

    Parameters
    ----------
    values
        Pixels or activations, shape (N, ...), flattened here.

    Raises
    ------
    MapError
        Fewer than three images, images that are all alike, or values that are no numbers.
    """
    # Imported here: the start of the window has no need of it.
    from threadpoolctl import threadpool_limits  # noqa: PLC0415

    rows, scale = _checked(values)
    if rows.shape[1] == 1:
        rows = np.concatenate((rows, np.zeros_like(rows)), axis=1)
    # One core is enough for so few points; the others stay with the window and with a training.
    with threadpool_limits(limits=1, user_api="openmp"):
        return _principal(rows, scale, seed) if method is Method.PCA else _neighbours(rows, seed)


def _checked(values: NDArray[np.floating] | NDArray[np.uint8]) -> tuple[NDArray[np.floating], float]:
    """The values as rows without a mean, the largest of them 1, and what they were divided by: float32 has a smallest number."""
    if len(values) < FEWEST:
        raise MapError("A map needs at least {fewest} images; there are {count}.", fewest=FEWEST, count=len(values))
    flat = values.reshape(len(values), -1)
    rows: NDArray[np.floating] = flat.astype(np.float64 if flat.shape[1] <= EXACT_UP_TO else np.float32)
    if not np.isfinite(rows).all():
        raise MapError("The network does not give numbers any more: its training went wrong.")
    if (rows == rows[0]).all():
        raise MapError("All images are alike here, so a map would show a single point.")
    largest = float(np.abs(rows).max())
    rows /= largest
    centred: NDArray[np.floating] = rows - rows.mean(axis=0)
    spread = float(np.abs(centred).max())
    if spread < LEAST_SPREAD:
        raise MapError("All images are alike here, so a map would show a single point.")
    return centred / spread, largest * spread


def _components(rows: NDArray[np.floating], count: int, seed: int) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
    """Coordinates along the first components, and their shares of the variance; each axis points to its largest loading."""
    from sklearn.decomposition import PCA  # noqa: PLC0415

    solver = "covariance_eigh" if rows.shape[1] <= EXACT_UP_TO else "randomized"
    model = PCA(count, svd_solver=solver, random_state=seed)
    points = model.fit_transform(rows)
    largest = np.abs(model.components_).argmax(axis=1)
    signs = np.where(model.components_[np.arange(count), largest] < 0, -1, 1)
    return points * signs, model.explained_variance_ratio_


def _principal(rows: NDArray[np.floating], scale: float, seed: int) -> Projection:
    points, shares = _components(rows, 2, seed)
    return Projection((points.astype(np.float64) * scale).astype(np.float32), tuple(float(share) for share in shares))


def _neighbours(rows: NDArray[np.floating], seed: int) -> Projection:
    from sklearn.manifold import TSNE  # noqa: PLC0415

    if rows.shape[1] > BEFORE_TSNE:
        rows, _ = _components(rows, min(BEFORE_TSNE, len(rows) - 1), seed)
    perplexity = min(PERPLEXITY, (len(rows) - 1) / 3)
    model = TSNE(2, perplexity=perplexity, init="pca", random_state=seed, n_jobs=1)
    return Projection(np.asarray(model.fit_transform(rows.astype(np.float32)), np.float32))
