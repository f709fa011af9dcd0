"""The training loop, from the first weights to the last epoch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from math import ceil

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.config import TrainingConfig
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.runs.schedules import epoch_learning_rates
from mnist_desktop.training.bookkeeping import Bookkeeper
from mnist_desktop.training.engine import Emit
from mnist_desktop.training.preparation import split_or_refuse
from mnist_desktop.training.scaling import pixel_scaling, scale
from mnist_desktop.training.scratch.activations import Array
from mnist_desktop.training.scratch.network import Labels, Network, cross_entropy
from mnist_desktop.training.scratch.optimizers import make_optimizer

VALIDATION_BATCH = 250
"""Small enough to stay in the processor's cache, and to hear a stop in time."""


@np.errstate(over="ignore", invalid="ignore")  # the book notices a loss that has exploded
def train(
    run_id: str, spec: ModelSpec, config: TrainingConfig, dataset: Dataset, emit: Emit, control: Control
) -> RunRecord:
    """Train `spec` on `dataset`; see :class:`mnist_desktop.training.engine.Engine` for what every engine promises.

    Each step of each epoch takes a batch of images, sends it forward, compares what comes out with the labels, sends the
    slope of the loss backward, and changes the parameters a little (Goodfellow et al., Deep Learning, 2016, section 8.1.3).
    All that is random comes from one generator, so that the same seed gives the same run.

    Raises
    ------
    EngineError
        The experiment has a problem, or no image is left to train on.
    """
    book = Bookkeeper(run_id, spec, config, dataset, emit, {"numpy": np.__version__})
    with book:
        random = np.random.default_rng(config.seed)
        split = split_or_refuse(spec, config, dataset)
        mean, std = pixel_scaling(dataset.train_images, split.fit, config.scaling)
        batches = partial(scaled_batches, dataset, mean, std)
        network = Network(spec, random)
        optimizer = make_optimizer(config, network.parameters)
        steps = ceil(len(split.fit) / config.batch_size)

        book.start(steps, len(split.fit), len(split.validation), network.copy_arrays)
        for epoch in range(1, config.epochs + 1):
            rates = epoch_learning_rates(config, steps, epoch).tolist()
            shuffled = batches(random.permutation(split.fit), config.batch_size)
            for rate, (x, y) in zip(rates, shuffled, strict=True):
                book.look_at(control)
                trace = network.forward(x, random)
                loss = float(cross_entropy(trace.logits, y).mean()) + network.penalty()
                network.backward(trace, y)
                optimizer.update(network.parameters, network.gradient, rate)
                book.add_steps([loss], [len(y)], count_correct(trace.logits, y), rate)
            book.end_epoch(*validate(network, batches(split.validation, VALIDATION_BATCH), partial(book.look_at, control)))
    return book.record(mean, std)


def validate(
    network: Network, batches: Iterable[tuple[Array, Labels]], before_each: Callable[[], None]
) -> tuple[float | None, float | None]:
    """Loss, with penalties, and accuracy over all `batches`; None for both where there is none."""
    total_loss, correct, count = 0.0, 0, 0
    for x, y in batches:
        before_each()
        logits = network.forward(x).logits
        total_loss += float(cross_entropy(logits, y).sum())
        correct += count_correct(logits, y)
        count += len(y)
    return (total_loss / count + network.penalty(), correct / count) if count else (None, None)


def scaled_batches(
    dataset: Dataset, mean: float, std: float, indices: NDArray[np.int32], size: int
) -> Iterator[tuple[NDArray[np.float32], Labels]]:
    """Training images, scaled, with their labels, `size` at a time (at last, what remains), in the order of `indices`."""
    for start in range(0, len(indices), size):
        batch = indices[start : start + size]
        yield scale(dataset.train_images[batch], mean, std), dataset.train_labels[batch]


def count_correct(logits: Array, labels: Labels) -> int:
    """How many images get their largest number for their own class."""
    return int(np.count_nonzero(logits.argmax(1) == labels))
