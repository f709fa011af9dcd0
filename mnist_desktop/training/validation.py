"""What a trained network says of the images that validated it: on these, a temperature and a threshold are chosen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.split import draw_split
from mnist_desktop.core.datasets.titles import said_title
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.results.calibration import best_temperature
from mnist_desktop.core.results.test_images import own_data
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.services import Services

MOST_IMAGES = 10_000
"""Two numbers need no more. The split is drawn at random, so its first images stand for all."""
AT_ONCE = 500
"""Images between two looks at whether the answer is still wanted."""


class ValidationError(UserError):
    """A run has no validation images, or they are not to be had."""


@dataclass(frozen=True, eq=False)
class ValidationAnswers:
    """Labels and probabilities of the images that a run set aside: uint8, shape (N,), and float32, shape (N, classes)."""

    labels: NDArray[np.uint8]
    probabilities: NDArray[np.float32]

    @cached_property
    def temperature(self) -> float | None:
        """The temperature under which these labels are most probable; None where the network gives no numbers."""
        return best_temperature(self.labels, self.probabilities)


def read_validation(services: Services, run: OpenedRun, current: Dataset | None, stop: StopToken) -> ValidationAnswers:
    """Let a run read its own validation images: the split of its config, drawn again on its own data.

    Parameters
    ----------
    current
        The data set in use, taken where it is the run's own.
    stop
        Ends the reading early.

    Raises
    ------
    ValidationError
        The run set no images aside, its data are absent or others than those it learned from, or `stop` asked for an end.
    """
    info = run.record.info
    config = info.config
    if config.validation_share == 0:
        raise ValidationError("This run set no images aside for validation.")
    own = run.dataset.fingerprint == info.dataset_fingerprint
    try:
        dataset = run.dataset if own else own_data(info, current, services.load_dataset)
    except UserError as error:
        raise ValidationError("This run's own validation images are needed. {cause}", cause=error) from error
    if dataset.fingerprint != info.dataset_fingerprint:
        raise ValidationError("This run's own validation images are needed, but {data} holds other images now.",
                              data=said_title(dataset.title))  # fmt: skip
    split = draw_split(dataset.train_labels, config.validation_share, config.split_seed, config.stratified)
    chosen = split.validation[:MOST_IMAGES]
    parts = []
    for begin in range(0, len(chosen), AT_ONCE):
        if stop.stop_requested:
            raise ValidationError("Reading the validation images was stopped.")
        parts.append(run.predictor(dataset.train_images[chosen[begin : begin + AT_ONCE]]))
    answers = ValidationAnswers(dataset.train_labels[chosen], np.concatenate(parts))
    _ = answers.temperature  # here, in the worker
    return answers
