"""Looks into a trained network: the numbers of every layer, and the slope of a class along each pixel."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.insight.columns import Activations
from mnist_desktop.core.insight.dead_units import can_die
from mnist_desktop.core.insight.excitement import Excitement
from mnist_desktop.core.insight.feeds import Sight, sight_of
from mnist_desktop.core.insight.occlusion import covered_images, occlusion_map, usual_step
from mnist_desktop.core.insight.saliency import gradient_times_input
from mnist_desktop.core.insight.softmax import softmax_steps
from mnist_desktop.core.insight.units import is_counted, unit_count
from mnist_desktop.core.model.cost import quick_batch
from mnist_desktop.core.model.spec import ModelSpec, rows_of
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.scaling import scale

Gray = NDArray[np.uint8]
MOST_TEST_IMAGES = 10_000
"""Of a test set, for the statistics of units."""


class Insight(Protocol):
    """A trained network that answers about what is inside it. Any threads may ask, while other networks train.

    Attributes
    ----------
    spec
        Its layers.
    """

    spec: ModelSpec

    def with_weights(self, weights: Sequence[NDArray[np.generic]]) -> Insight:
        """The same network with other weights, such as those of another epoch; this one stays as it is.

        It takes no longer than the copying. Raises EngineError where they do not fit.
        """
        ...

    def activations(self, images: Gray) -> Activations:
        """What every layer gives for some `images`, uint8 (N, 28, 28), N at least 1, as a network in use: nothing is dropped.

        Where the network is asked both ways, the last layer alone has the mean of both. What :meth:`answers` gives is for the
        images as they are.
        """
        ...

    def logits(self, images: Gray) -> NDArray[np.float32]:
        """What goes into the closing softmax, float32 (N, classes)."""
        ...

    def gradient(self, image: Gray, class_number: int) -> NDArray[np.float32]:
        """The slope of a class's logit along each number that the network is given, float32 (28, 28), for uint8 (28, 28)."""
        ...

    def answers(self, images: Gray) -> tuple[NDArray[np.float32], ...]:
        """The largest number of every counted unit, see :func:`counted_layers`: for each such layer, float32 (N, units)."""
        ...

    def in_training(self, image: Gray, index: int, seed: int) -> NDArray[np.float32]:
        r"""What layer `index` makes of its own input while training, float32 (\*output shape); `seed` decides about chance.

        The layers before it do what they do in use.
        """
        ...


def counted_layers(spec: ModelSpec) -> tuple[int, ...]:
    """The layers whose units are counted, by their index; the closing softmax says nothing of its own, so it is not."""
    rows = rows_of(spec)[:-1]
    return tuple(at for at, row in enumerate(rows) if row.output_shape is not None and is_counted(row.layer, row.output_shape))


def excitements(
    insight: Insight, dataset: Dataset, stop: StopToken, report: Callable[[float], None] | None = None
) -> dict[int, Excitement]:
    """What is known of the units of each counted layer after all test images, or as many as were seen before a `stop`.

    Parameters
    ----------
    report
        Is told what share is done.

    Returns
    -------
    dict
        By the index of the layer.
    """
    images = dataset.test_images[:MOST_TEST_IMAGES]
    rows, counted = rows_of(insight.spec), counted_layers(insight.spec)
    found = [Excitement.nothing_seen(unit_count(rows[at].output_shape or ()), can_die(rows[at].layer)) for at in counted]
    for start, part in _parts(images, quick_batch(insight.spec)):
        if stop.stop_requested:
            break
        answers = insight.answers(part)
        found = [each.with_images(numbers, start) for each, numbers in zip(found, answers, strict=True)]
        if report is not None:
            report((start + len(part)) / len(images))
    return dict(zip(counted, found, strict=True))


def _parts(images: Gray, size: int) -> Iterator[tuple[int, Gray]]:
    return ((start, images[start : start + size]) for start in range(0, len(images), size))


def look_at(insight: Insight, record: RunRecord, image: Gray) -> Sight:
    """What the network of `record` makes of one image, uint8 (28, 28)."""
    pixels = scale(image[np.newaxis], record.pixel_mean, record.pixel_std)[0]
    return sight_of(record.info.spec, record.weights, pixels, insight.activations(image[np.newaxis]))


@dataclass(frozen=True, eq=False)
class Saliency:
    """How much each pixel of an image has to do with a class; both maps are float32, shape (28, 28).

    Attributes
    ----------
    class_number
        The class.
    gradient
        Gradient times input, see :func:`mnist_desktop.core.insight.saliency.gradient_times_input`.
    occlusion
        How far the probability falls when the pixel is covered, see :mod:`mnist_desktop.core.insight.occlusion`.
    probability
        Of the class, for the whole image.
    """

    class_number: int
    gradient: NDArray[np.float32]
    occlusion: NDArray[np.float32]
    probability: float


def saliency_of(insight: Insight, record: RunRecord, image: Gray, class_number: int | None, patch: int) -> Saliency:
    """Both maps for a class, or for the predicted one if None; `patch` is the side of what covers the image, in pixels."""
    step = usual_step(patch)
    covered = covered_images(image, patch, step)
    logits = insight.logits(np.concatenate((image[np.newaxis], covered)))
    shares = np.array([softmax_steps(each).probabilities for each in logits])
    number = int(np.nan_to_num(shares[0]).argmax()) if class_number is None else class_number
    slope = gradient_times_input(insight.gradient(image, number), image, record.pixel_std)
    drops = occlusion_map((image.shape[0], image.shape[1]), patch, step, float(shares[0, number]), shares[1:, number])
    return Saliency(number, slope, drops, float(shares[0, number]))
