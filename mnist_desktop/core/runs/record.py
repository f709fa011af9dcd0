"""The record of a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

import numpy as np
from msgspec import Meta, Struct, structs
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import FEWEST_CLASSES, MOST_CLASSES, Family
from mnist_desktop.core.datasets.families import FAMILIES
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.doubt import NO_DOUBT, Doubt
from mnist_desktop.core.runs.expectation import Expectation
from mnist_desktop.core.sentence import Message
from mnist_desktop.core.training_config import LearningRate, TrainingConfig

Outcome = Literal["finished", "early-stopped", "stopped", "failed", "interrupted"]
"""How a run ended. ``interrupted``: the program was killed, and the state of the run was saved at a later start."""

Trains = Literal["all", "last"]
"""Which layers of a fine-tuned network learn."""

ClassNames = Annotated[tuple[Annotated[str, Meta(min_length=1, max_length=200)], ...], Meta(max_length=MOST_CLASSES)]


class EpochRow(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """One complete epoch. Loss is mean cross-entropy plus penalties in nats, accuracy is 0..1.

    Training figures are means over the epoch's steps, as in Keras, while the weights change. Validation figures are measured
    after its last step and are None where no images were set aside.
    """

    epoch: Annotated[int, Meta(ge=1)]
    loss: float
    accuracy: float
    val_loss: float | None
    val_accuracy: float | None
    learning_rate: float
    seconds: float


class RateChange(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A change of the learning rate during training.

    Attributes
    ----------
    epoch, step
        The epoch, from 1, and how many of its steps were already done.
    learning_rate
        Replaces the config's rate from the next step on; the schedule continues with it.
    """

    epoch: Annotated[int, Meta(ge=1)]
    step: Annotated[int, Meta(ge=0)]
    learning_rate: LearningRate

    def position(self, steps_per_epoch: int) -> float:
        """The position in epochs: half-way through the third is 2.5."""
        return self.epoch - 1 + self.step / max(1, steps_per_epoch)


RateChanges = tuple[RateChange, ...]


def with_rate_change(changes: RateChanges, change: RateChange, configured: float) -> RateChanges:
    """`changes` with one more, in the order of the steps; of several at the same step, the last one counts.

    A change to the rate that already holds is left out; the first rate is the `configured` one.
    """
    others = (each for each in changes if (each.epoch, each.step) != (change.epoch, change.step))
    ordered = sorted((*others, change), key=lambda each: (each.epoch, each.step))
    rates_before = [configured, *(each.learning_rate for each in ordered)]
    return tuple(each for each, before in zip(ordered, rates_before, strict=False) if each.learning_rate != before)


class Origin(Struct, frozen=True, forbid_unknown_fields=True):
    """What a fine-tuned run began from: the weights of another one.

    Attributes
    ----------
    run_id, name
        Of that run; it may be gone since.
    epoch
        The epoch after which it was taken.
    dataset_title
        What that run had learned from.
    dataset_fingerprint
        Of the same; where that run was fine-tuned itself, of what the first one of all had learned from. So it is still known
        after many steps which published images the weights have seen.
    trains
        Which layers learn: ``all``, or only the ``last`` with weights; the others stay as they were, running means included.
    """

    run_id: Annotated[str, Meta(max_length=200)]
    name: str
    epoch: Annotated[int, Meta(ge=0)]
    dataset_title: str
    dataset_fingerprint: str
    trains: Trains = "all"


class RunInfo(Struct, frozen=True, forbid_unknown_fields=True):
    """The words and figures of a run; the content of ``run.json``.

    Attributes
    ----------
    id
        Folder name: the start time and a random part.
    created
        Start, ISO 8601 with offset.
    best_epoch
        The epoch whose weights are kept (the last, or early stopping's best), 0 if no epoch was complete.
    message
        A sentence for the user where the outcome needs one (why it failed). Files of version 1 have an English text, which may
        be empty; when read, it becomes a message, or None.
    versions
        The versions of the app and of the libraries that trained.
    test_accuracy
        The share of the test images that it reads right, or None before it was measured.
    notes
        The user's notes.
    steps_per_epoch
        How many optimizer steps an epoch had; 0 in runs of earlier versions, which did not store it.
    rate_changes
        The changes of the learning rate during training, in the order of the steps.
    student
        Who trained it, where that was said; empty otherwise, and in runs of earlier versions.
    expectation
        What was expected of it before it was trained; None where nothing was said, and in runs of earlier versions.
    class_names, class_names_ko
        What its classes are called, as in :class:`~mnist_desktop.core.datasets.dataset.Dataset`, so that they are known where the
        data set is absent. Files of earlier versions do not have them; when read, they become those of the family.
    origin
        What it was fine-tuned from; None where it began with random weights, and in runs of earlier versions.
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
    message: Message | str | None
    best_epoch: int
    seconds: float
    parameters: int
    versions: dict[str, str]
    test_accuracy: float | None = None
    notes: str = ""
    steps_per_epoch: Annotated[int, Meta(ge=0)] = 0
    rate_changes: RateChanges = ()
    student: str = ""
    expectation: Expectation | None = None
    class_names: ClassNames = ()
    class_names_ko: ClassNames = ()
    origin: Origin | None = None

    def __post_init__(self) -> None:
        if not self.class_names:
            words = FAMILIES[self.dataset_family]
            structs.force_setattr(self, "class_names", words.class_names)
            structs.force_setattr(self, "class_names_ko", words.class_names_ko)
        if len(self.class_names) < FEWEST_CLASSES or len(self.class_names) != len(self.class_names_ko):
            raise ValueError("a run has two classes or more, each with a name in both languages")
        if isinstance(self.message, str):
            # In version 1, the only stopped runs with a message were interrupted ones.
            is_interrupted = self.outcome == "stopped" and self.message != ""
            message = Message.verbatim(self.message) if self.message and not is_interrupted else None
            structs.force_setattr(self, "message", message)
            if is_interrupted:
                structs.force_setattr(self, "outcome", "interrupted")

    @property
    def classes(self) -> int:
        """How many classes it tells apart."""
        return len(self.class_names)

    @property
    def end_message(self) -> Message | None:
        """The `message`, which is never a plain text once the run is read."""
        return self.message if isinstance(self.message, Message) else None


@dataclass(frozen=True)
class DamagedRun:
    """A folder that should be a run but cannot be read; `reason` says why in English, `error` for views."""

    id: str
    reason: str
    error: UserError | None = field(default=None, compare=False)


@dataclass(frozen=True, eq=False)
class RunRecord:
    """A run with all its arrays.

    Attributes
    ----------
    weights
        Arrays in the order of Keras' ``model.get_weights()``.
    pixel_mean, pixel_std
        Mean and deviation for ``standard`` scaling, from the fitting part: pixels become ``(pixel / 255 - mean) / std``.
    test_probabilities
        float32, shape (test images, classes), or None before they were computed.
    doubt
        What the user has decided about its doubt.
    """

    info: RunInfo
    weights: tuple[NDArray[np.generic], ...]
    pixel_mean: float = 0.0
    pixel_std: float = 1.0
    test_probabilities: NDArray[np.float32] | None = None
    doubt: Doubt = NO_DOUBT
