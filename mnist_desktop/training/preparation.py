"""The first steps of every engine: refuse what cannot be trained, split the images, and add made-up digits to learn from."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from mnist_desktop.core.datasets.aligned import aligned_join
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.split import Split, draw_split
from mnist_desktop.core.datasets.titles import said_title
from mnist_desktop.core.drawing.made_up_hands import made_up_hands
from mnist_desktop.core.experiment_problems import made_up_problem, obstacle_to
from mnist_desktop.core.runs.control import Control
from mnist_desktop.training.engine_interface import EngineError
from mnist_desktop.training.job import TrainingJob


@dataclass(frozen=True, eq=False)
class Prepared:
    """The images of a training.

    Attributes
    ----------
    dataset
        That of the job; where made-up digits are asked for, they are at the end of its training part.
    split
        Which images of its training part to fit, with those that are made up, and which to validate on, all of them real.
    """

    dataset: Dataset
    split: Split


def prepare(job: TrainingJob, control: Control) -> Prepared:
    """Draw the images to fit and those to validate on, and make up the digits that are asked for.

    These follow from the seed, so a run that goes on has the same. Thousands of them take seconds. Where a stop is asked for
    meanwhile, the rest stays empty: no step is done with them any more.

    Parameters
    ----------
    job
        What is to be trained.
    control
        May ask for a stop.

    Raises
    ------
    EngineError
        The experiment has a problem, or no image is left to train on.
    """
    split = split_or_refuse(job)
    count = job.config.made_up_count(len(split.fit))
    if not count:
        return Prepared(job.dataset, split)
    images, labels = made_up_hands(count, job.config.seed, lambda: control.stop_requested)
    real = job.dataset
    first = real.train_count
    with_them = replace(
        real,
        images=aligned_join((real.train_images, images)),
        labels=np.concatenate((real.train_labels, labels)),
        train_count=first + count,
    )
    added = np.arange(first, first + count, dtype=np.int32)
    return Prepared(with_them, Split(np.concatenate((split.fit, added)), split.validation))


def split_or_refuse(job: TrainingJob) -> Split:
    """Draw the images to fit and those to validate on.

    Raises
    ------
    EngineError
        The experiment has a problem, or no image is left to train on.
    """
    problem = obstacle_to(job.experiment, job.dataset.classes) or made_up_problem(job.config, job.dataset.class_names)
    if problem is not None:
        raise EngineError(problem.template, **problem.values)
    config = job.config
    split = draw_split(job.dataset.train_labels, config.validation_share, config.split_seed, config.stratified)
    if not len(split.fit):
        told = "No image of {title} is left to train on: set fewer aside for validation."
        raise EngineError(told, title=said_title(job.dataset.title))
    return split
