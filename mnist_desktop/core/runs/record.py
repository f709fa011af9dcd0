"""What a run leaves behind."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

import numpy as np
from msgspec import Meta, Struct
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import Family
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.config import TrainingConfig

Outcome = Literal["finished", "early-stopped", "stopped", "failed"]


class EpochRow(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """One whole epoch. Loss is mean cross-entropy plus penalties in nats, accuracy a share of 1.

    Training figures are means over the epoch's steps, as Keras reports them, while the weights change; validation figures
    are taken after its last step and are None where no image was set aside.
    """

    epoch: Annotated[int, Meta(ge=1)]
    loss: float
    accuracy: float
    val_loss: float | None
    val_accuracy: float | None
    learning_rate: float
    seconds: float


class RunInfo(Struct, frozen=True, forbid_unknown_fields=True):
    """The part of a run that is words and figures; the content of ``run.json``.

    Attributes
    ----------
    id
        Folder name: the start time and a random part.
    created
        Start, ISO 8601 with offset.
    best_epoch
        The epoch whose weights are kept (the last, or early stopping's best), 0 where no epoch was whole.
    message
        A sentence for the user where the outcome wants one (why it failed), else empty.
    versions
        Of the app and of the libraries that trained.
    test_accuracy
        Share of the test images that it reads right, or None before that was looked at.
    notes
        What people wrote about it.
    """

    id: str
    name: str
    created: str
    dataset_key: str
    dataset_title: str
    dataset_family: Family
    dataset_fingerprint: str
    spec: ModelSpec
    config: TrainingConfig
    history: tuple[EpochRow, ...]
    outcome: Outcome
    message: str
    best_epoch: int
    seconds: float
    parameters: int
    versions: dict[str, str]
    test_accuracy: float | None = None
    notes: str = ""


@dataclass(frozen=True)
class DamagedRun:
    """A folder that should be a run and cannot be read; `reason` says why, in English, and so does `error` for views."""

    id: str
    reason: str
    error: UserError | None = field(default=None, compare=False)


@dataclass(frozen=True, eq=False)
class RunRecord:
    """A whole run.

    Attributes
    ----------
    weights
        Arrays in the order of Keras' ``model.get_weights()``.
    pixel_mean, pixel_std
        What ``standard`` scaling took from the fitting part: pixels become ``(pixel / 255 - mean) / std``.
    test_probabilities
        float32, shape (test images, 10), or None before they were computed.
    """

    info: RunInfo
    weights: tuple[NDArray[np.generic], ...]
    pixel_mean: float = 0.0
    pixel_std: float = 1.0
    test_probabilities: NDArray[np.float32] | None = None
