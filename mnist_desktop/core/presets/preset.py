"""What a preset is."""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec.structs import replace

from mnist_desktop.core.datasets.dataset import Family
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.closing_layers import fitted
from mnist_desktop.core.model.layers import AnyLayer
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.training_config import TrainingConfig


@dataclass(frozen=True)
class Preset:
    """A whole experiment, chosen with one click.

    Attributes
    ----------
    id
        Its name on the command line and in tests.
    family
        The kind of images that it is made for; it can be trained on the other, too.
    sentence
        What it is and why it is good, in English.
    published
        Figures to compare with, by name, such as ``{"test_accuracy": 0.9707}``; empty where none are published.
    asked
        What a recommended preset must reach on all 70,000 images, such as ``{"test_accuracy": 0.994, "seconds": 30}``: accuracies
        are lower bounds, all others are upper bounds. Empty where nothing is promised.
    """

    id: str
    title: str
    family: Family
    sentence: str
    experiment: Experiment
    published: dict[str, float] = field(default_factory=dict)
    asked: dict[str, float] = field(default_factory=dict)

    def experiment_for(self, classes: int) -> Experiment:
        """The experiment for a data set of so many classes: the network has as many units at its end."""
        spec = fitted(self.experiment.spec, classes)
        return self.experiment if spec is self.experiment.spec else replace(self.experiment, spec=spec)


def named_experiment(name: str, config: TrainingConfig, *layers: AnyLayer) -> Experiment:
    """An experiment with the network of these layers, which has that name."""
    return Experiment(ModelSpec(layers, name), config)
