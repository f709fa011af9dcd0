"""One training as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.checkpoint_file import Checkpoint
from mnist_desktop.core.runs.expectation import Expectation
from mnist_desktop.core.runs.record import Origin, RateChanges
from mnist_desktop.core.training_config import TrainingConfig


@dataclass(frozen=True, eq=False)
class TrainingJob:
    """One training: everything that an engine needs, and that decides its numbers.

    Attributes
    ----------
    run_id
        The id of its run.
    experiment
        Layers and settings.
    dataset
        The images to train, validate and test on.
    rate_changes
        Changes of the learning rate to repeat from an earlier run.
    checkpoint
        The state to continue from; None for a new run.
    student
        Who trains it; empty where that was not said.
    expectation
        What is expected of it; None where nothing was said.
    origin
        The run with whose weights it began, which are in the `checkpoint`; None where it began with random ones.
    """

    run_id: str
    experiment: Experiment
    dataset: Dataset
    rate_changes: RateChanges = ()
    checkpoint: Checkpoint | None = None
    student: str = ""
    expectation: Expectation | None = None
    origin: Origin | None = None

    @classmethod
    def resuming(cls, checkpoint: Checkpoint, dataset: Dataset) -> Self:
        """The job that continues an interrupted one from `checkpoint`, on `dataset`."""
        info = checkpoint.record.info
        return cls(
            info.id,
            Experiment(info.spec, info.config),
            dataset,
            checkpoint.rate_changes,
            checkpoint,
            info.student,
            info.expectation,
            info.origin,
        )

    @property
    def spec(self) -> ModelSpec:
        """The layers."""
        return self.experiment.spec

    @property
    def config(self) -> TrainingConfig:
        """The settings."""
        return self.experiment.config

    @property
    def trains_last_only(self) -> bool:
        """Whether only the last layer with weights learns."""
        return self.origin is not None and self.origin.trains == "last"

    @property
    def scaling(self) -> tuple[float, float] | None:
        """The scaling of the pixels that the weights are used to: mean and standard deviation; None where they are new."""
        if self.origin is None or self.checkpoint is None:
            return None
        return self.checkpoint.record.pixel_mean, self.checkpoint.record.pixel_std
