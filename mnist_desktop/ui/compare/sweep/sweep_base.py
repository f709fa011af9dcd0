"""What a sweep begins with: a network with its settings, and the data that it learns from."""

from __future__ import annotations

from dataclasses import dataclass

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.runs.record import ClassNames, RunInfo


@dataclass(frozen=True)
class SweepBase:
    """A network in the builder, or that of a kept run.

    Attributes
    ----------
    run_id
        Of the run; empty for the builder.
    """

    name: str
    experiment: Experiment
    dataset_key: str
    dataset_title: str
    dataset_fingerprint: str
    class_names: ClassNames
    run_id: str = ""

    @classmethod
    def of_builder(cls, experiment: Experiment, dataset: Dataset) -> SweepBase:
        """What the builder holds now."""
        return cls(experiment.spec.name, experiment, dataset.key, dataset.title, dataset.fingerprint, dataset.class_names)

    @classmethod
    def of_run(cls, info: RunInfo) -> SweepBase:
        """The network of a run, and the data that it learned from."""
        experiment = Experiment(info.spec, info.config)
        return cls(
            info.name, experiment, info.dataset_key, info.dataset_title, info.dataset_fingerprint, info.class_names, info.id
        )
