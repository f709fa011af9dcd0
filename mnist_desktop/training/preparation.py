"""What every engine does first: refuse what cannot be trained, and part the images."""

from __future__ import annotations

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.split import Split, draw_split
from mnist_desktop.core.experiment import Experiment, experiment_problem
from mnist_desktop.core.model.spec import ModelSpec, analyse
from mnist_desktop.core.runs.config import TrainingConfig
from mnist_desktop.training.engine import EngineError


def split_or_refuse(spec: ModelSpec, config: TrainingConfig, dataset: Dataset) -> Split:
    """The images to fit and those to validate on.

    Raises
    ------
    EngineError
        The spec or the config has a problem, or no image is left to train on.
    """
    problem = analyse(spec).blocking or experiment_problem(Experiment(spec, config))
    if problem is not None:
        raise EngineError(problem.template, **problem.values)
    split = draw_split(dataset.train_labels, config.validation_share, config.split_seed, config.stratified)
    if not len(split.fit):
        raise EngineError("No image of {title} is left to train on: set fewer aside for validation.", title=dataset.title)
    return split
