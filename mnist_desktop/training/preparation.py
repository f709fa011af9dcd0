"""The first steps of every engine: refuse what cannot be trained, and split the images."""

from __future__ import annotations

from mnist_desktop.core.datasets.split import Split, draw_split
from mnist_desktop.core.datasets.titles import said_title
from mnist_desktop.core.experiment import obstacle_to
from mnist_desktop.training.engine import EngineError
from mnist_desktop.training.job import TrainingJob


def split_or_refuse(job: TrainingJob) -> Split:
    """Draw the images to fit and those to validate on.

    Raises
    ------
    EngineError
        The experiment has a problem, or no image is left to train on.
    """
    problem = obstacle_to(job.experiment, job.dataset.classes)
    if problem is not None:
        raise EngineError(problem.template, **problem.values)
    config = job.config
    split = draw_split(job.dataset.train_labels, config.validation_share, config.split_seed, config.stratified)
    if not len(split.fit):
        told = "No image of {title} is left to train on: set fewer aside for validation."
        raise EngineError(told, title=said_title(job.dataset.title))
    return split
