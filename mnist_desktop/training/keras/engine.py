"""The engine for real work: Keras' layers, losses and optimizers, many steps per call. It gives what ``model.fit`` gives."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.model.cost import part_size
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.checkpoint import Checkpoint
from mnist_desktop.core.runs.config import TrainingConfig
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import RunEnded
from mnist_desktop.core.runs.record import RateChanges, RunRecord
from mnist_desktop.training.bookkeeping import Bookkeeper
from mnist_desktop.training.division import Division, Pace, divide_epoch
from mnist_desktop.training.engine import Emit, EngineError, KeepCheckpoint
from mnist_desktop.training.keras.importing import import_engine, versions
from mnist_desktop.training.keras.steps import Learner, build_learner
from mnist_desktop.training.preparation import split_or_refuse
from mnist_desktop.training.scaling import pixel_scaling


def train(
    run_id: str,
    spec: ModelSpec,
    config: TrainingConfig,
    dataset: Dataset,
    emit: Emit,
    control: Control,
    rate_changes: RateChanges = (),
    *,
    keep_checkpoint: KeepCheckpoint | None = None,
    resumed: Checkpoint | None = None,
) -> RunRecord:
    """Train `spec` on `dataset`; see :class:`mnist_desktop.training.engine.Engine` for what every engine promises.

    Two runs with the same arguments agree bit for bit. Keras keeps its random state per thread, so all of this happens in
    one.

    Raises
    ------
    EngineError
        TensorFlow cannot be loaded, the experiment has a problem, or no image is left to train on.
    """
    try:
        import_engine()
    except EngineError as error:
        emit(RunEnded(run_id, "failed", error.text, 0, 0.0))
        raise
    book = Bookkeeper(
        run_id, spec, config, dataset, emit, versions(), rate_changes, keep_checkpoint=keep_checkpoint, resumed=resumed
    )
    with book, _memory_errors_as_pythons():
        split = split_or_refuse(spec, config, dataset)
        scaling = pixel_scaling(dataset.train_images, split.fit, config.scaling)
        random = np.random.default_rng(config.seed)
        parts = divide_epoch(len(split.fit), config.batch_size, part_size(spec, config.batch_size))
        work = _Work(build_learner(spec, config, dataset, scaling, parts), parts, book, control)

        book.start(parts.step_count, len(split.fit), len(split.validation), scaling, work.learner, random)
        for _ in book.epochs_left:
            work.fit(random.permutation(split.fit))
            book.end_epoch(*work.validate(split.validation))
    return book.record()


@dataclass
class _Work:
    """The work of an epoch, in calls that are short enough for a pause and a stop to be heard in time."""

    learner: Learner
    parts: Division
    book: Bookkeeper
    control: Control
    training_pace: Pace = field(default_factory=Pace)
    validation_pace: Pace = field(default_factory=Pace)

    def fit(self, order: NDArray[np.int32]) -> None:
        """Train on the images at `order`."""
        count = len(self.parts.ends)
        results = np.empty((count, 2))
        begin = steps_done = 0
        while begin < count:
            self.book.look_at(self.control)
            end = min(count, begin + self.training_pace.amount)
            if self.book.takes_single_step:
                end = min(end, int(self.parts.step_bounds[steps_done + 1]))
            images, chunk = self.parts.cut(begin, end)
            with self.training_pace.measured(end - begin):
                results[begin:end] = self.learner.train(order[images], chunk, self.book.learning_rates[chunk.steps])
            steps_whole = int(np.searchsorted(self.parts.step_bounds, end, side="right")) - 1
            self._enter_steps(results, steps_done, steps_whole)
            begin, steps_done = end, steps_whole

    def validate(self, indices: NDArray[np.int32]) -> tuple[float, float] | tuple[None, None]:
        """Loss with penalties and accuracy on the images at `indices`, if there are any."""
        if not len(indices):
            return None, None
        size, total, correct, begin = self.learner.evaluation_batch, 0.0, 0.0, 0
        while begin < len(indices):
            self.book.look_at(self.control)
            chunk = indices[begin : begin + self.validation_pace.amount * size]
            with self.validation_pace.measured(-(-len(chunk) // size)):
                results = self.learner.evaluate(chunk)
            # One by one, so that the sum does not depend on how long the calls are.
            for loss, right in results.tolist():
                total += loss * min(size, len(indices) - begin)
                correct += right
                begin += size
        return total / len(indices) + self.learner.penalty(), correct / len(indices)

    def _enter_steps(self, results: NDArray[np.float64], first: int, end: int) -> None:
        """Write the steps from `first` up to `end`, all of whose parts are done, into the book."""
        if first == end:
            return
        bounds = self.parts.step_bounds[first : end + 1]
        parts = slice(bounds[0], bounds[-1])
        loss, correct = results[parts].T
        starts = bounds[:-1] - bounds[0]
        losses = np.add.reduceat(loss * self.parts.shares[parts], starts)
        sizes = np.diff(self.parts.ends[bounds[1:] - 1], prepend=self.parts.ends[bounds[0] - 1] if bounds[0] else 0)
        self.book.add_steps(losses.tolist(), sizes.tolist(), int(correct.sum()))


@contextmanager
def _memory_errors_as_pythons() -> Iterator[None]:
    """TensorFlow has an exception of its own for a full memory."""
    import tensorflow as tf

    try:
        yield
    except tf.errors.ResourceExhaustedError as error:
        raise MemoryError(error.message) from error
