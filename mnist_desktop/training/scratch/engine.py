"""The training loop, from the first weights to the last epoch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.model.cost import quick_batch
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.training.engine_interface import Emit, KeepCheckpoint
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.preparation import prepare
from mnist_desktop.training.run_tracker import RunTracker
from mnist_desktop.training.scaling import pixel_scaling, scale
from mnist_desktop.training.scratch.activations import Array
from mnist_desktop.training.scratch.learner import ScratchLearner
from mnist_desktop.training.scratch.network import Labels, Network, cross_entropy
from mnist_desktop.training.scratch.optimizers import make_optimizer


@np.errstate(over="ignore", invalid="ignore")  # the tracker notices a loss that has exploded
def train(job: TrainingJob, emit: Emit, control: Control, keep_checkpoint: KeepCheckpoint | None = None) -> RunRecord:
    """Train a job; see :class:`mnist_desktop.training.engine_interface.Engine` for what every engine promises.

    Each step of each epoch takes a batch of images, sends it forward, compares what comes out with the labels, sends the
    slope of the loss backward, and changes the parameters a little (Goodfellow et al., Deep Learning, 2016, section 8.1.3).
    A batch that takes long is divided into micro-batches, so that a stop is quick. The loss of a batch is the mean over its
    images, so its gradient is the mean of the micro-batches' gradients, each weighted by its share of the images.

    All random numbers come from one generator, so that the same seed gives the same run.

    Raises
    ------
    EngineError
        The experiment has a problem, or no image is left to train on.
    """
    tracker = RunTracker(job, emit, {"numpy": np.__version__}, keep_checkpoint)
    with tracker:
        random = np.random.default_rng(job.config.seed)
        prepared = prepare(job, control)
        dataset, split = prepared.dataset, prepared.split
        mean, std = job.scaling or pixel_scaling(dataset.train_images, split.fit, job.config.scaling)
        scaled = partial(scaled_micro_batches, dataset, mean, std, quick_batch(job.spec))
        network = Network(job.spec, random)
        optimizer = make_optimizer(job.config, network.parameters)
        frozen = network.last_parameters.start if job.trains_last_only else 0
        starts = range(0, len(split.fit), job.config.batch_size)

        tracker.start(len(starts), len(split.fit), len(split.validation), (mean, std), ScratchLearner(network, optimizer), random)
        for _ in tracker.epochs_left:
            order = random.permutation(split.fit)
            for step, start in enumerate(starts):
                batch = order[start : start + job.config.batch_size]
                loss, correct, gradient = network.penalty(), 0, np.zeros_like(network.gradient)
                for x, y in scaled(batch):  # most batches are a single micro-batch
                    tracker.look_at(control)
                    trace = network.forward(x, random)
                    network.backward(trace, y)
                    share = len(y) / len(batch)
                    gradient += share * network.gradient
                    loss += share * float(cross_entropy(trace.logits, y).mean())
                    correct += count_correct(trace.logits, y)
                gradient[:frozen] = 0
                optimizer.update(network.parameters, gradient, float(tracker.learning_rates[step]))
                tracker.add_steps([loss], [len(batch)], correct)
            tracker.end_epoch(*validate(network, scaled(split.validation), partial(tracker.look_at, control)))
    return tracker.record()


def validate(
    network: Network, micro_batches: Iterable[tuple[Array, Labels]], before_each: Callable[[], None]
) -> tuple[float | None, float | None]:
    """Loss, with penalties, and accuracy over all `micro_batches`; None for both if there are none."""
    total_loss, correct, count = 0.0, 0, 0
    for x, y in micro_batches:
        before_each()
        logits = network.forward(x).logits
        total_loss += float(cross_entropy(logits, y).sum())
        correct += count_correct(logits, y)
        count += len(y)
    return (total_loss / count + network.penalty(), correct / count) if count else (None, None)


def scaled_micro_batches(
    dataset: Dataset, mean: float, std: float, size: int, indices: NDArray[np.int32]
) -> Iterator[tuple[NDArray[np.float32], Labels]]:
    """The training images at `indices`, scaled, with their labels, `size` at a time; the last time, the rest."""
    for start in range(0, len(indices), size):
        chosen = indices[start : start + size]
        yield scale(dataset.train_images[chosen], mean, std), dataset.train_labels[chosen]


def count_correct(logits: Array, labels: Labels) -> int:
    """How many images have the largest logit for their own class."""
    return int(np.count_nonzero(logits.argmax(1) == labels))
