"""The fast engine: Keras' layers, losses and optimizers, many steps per call. Its results are those of ``model.fit``."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.model.cost import micro_batch_size
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import RunEnded
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.sentence import Message
from mnist_desktop.training.engine_interface import Emit, EngineError, KeepCheckpoint
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.keras.batch_plan import BatchPlan, ChunkSizer, plan_epoch
from mnist_desktop.training.keras.importing import import_engine, versions
from mnist_desktop.training.keras.learner import KerasLearner, build_learner
from mnist_desktop.training.keras.memory_errors import memory_errors_as_pythons
from mnist_desktop.training.preparation import prepare
from mnist_desktop.training.run_tracker import RunTracker
from mnist_desktop.training.scaling import pixel_scaling


def train(job: TrainingJob, emit: Emit, control: Control, keep_checkpoint: KeepCheckpoint | None = None) -> RunRecord:
    """Train a job; see :class:`mnist_desktop.training.engine_interface.Engine` for what every engine promises.

    Two runs of the same job are equal bit for bit. Keras has a random state per thread, so all of this happens in one thread.

    Raises
    ------
    EngineError
        TensorFlow cannot be loaded, the experiment has a problem, or no image is left to train on.
    """
    try:
        import_engine()
    except EngineError as error:
        emit(RunEnded(job.run_id, "failed", Message.of(error), 0, 0.0))
        raise
    tracker = RunTracker(job, emit, versions(), keep_checkpoint)
    with tracker, memory_errors_as_pythons():
        prepared = prepare(job, control)
        dataset, split = prepared.dataset, prepared.split
        scaling = job.scaling or pixel_scaling(dataset.train_images, split.fit, job.config.scaling)
        random = np.random.default_rng(job.config.seed)
        batch_size = job.config.batch_size
        plan = plan_epoch(len(split.fit), batch_size, micro_batch_size(job.spec, batch_size))
        work = _Work(build_learner(replace(job, dataset=dataset), scaling, plan), plan, tracker, control)

        tracker.start(plan.step_count, len(split.fit), len(split.validation), scaling, work.learner, random)
        for _ in tracker.epochs_left:
            work.fit(random.permutation(split.fit))
            tracker.end_epoch(*work.validate(split.validation))
    return tracker.record()


@dataclass
class _Work:
    """The work of an epoch, in calls short enough for a quick pause and stop."""

    learner: KerasLearner
    plan: BatchPlan
    tracker: RunTracker
    control: Control
    training_chunks: ChunkSizer = field(default_factory=ChunkSizer)
    validation_chunks: ChunkSizer = field(default_factory=ChunkSizer)

    def fit(self, order: NDArray[np.int32]) -> None:
        """Train on the images at `order`."""
        count = len(self.plan.ends)
        results = np.empty((count, 2))
        begin = steps_done = 0
        while begin < count:
            self.tracker.look_at(self.control)
            end = min(count, begin + self.training_chunks.amount)
            if self.tracker.takes_single_step:
                end = min(end, int(self.plan.step_bounds[steps_done + 1]))
            images, chunk = self.plan.cut(begin, end)
            with self.training_chunks.measured(end - begin):
                results[begin:end] = self.learner.train(order[images], chunk, self.tracker.learning_rates[chunk.steps])
            steps_whole = int(np.searchsorted(self.plan.step_bounds, end, side="right")) - 1
            self._report_steps(results, steps_done, steps_whole)
            begin, steps_done = end, steps_whole

    def validate(self, indices: NDArray[np.int32]) -> tuple[float, float] | tuple[None, None]:
        """Loss with penalties, and accuracy, on the images at `indices`; None for both if there are none."""
        if not len(indices):
            return None, None
        size, total, correct, begin = self.learner.evaluation_batch, 0.0, 0.0, 0
        while begin < len(indices):
            self.tracker.look_at(self.control)
            chunk = indices[begin : begin + self.validation_chunks.amount * size]
            with self.validation_chunks.measured(-(-len(chunk) // size)):
                results = self.learner.evaluate(chunk)
            # Added one by one, so that the sum does not depend on the length of the calls.
            for loss, right in results.tolist():
                total += loss * min(size, len(indices) - begin)
                correct += right
                begin += size
        return total / len(indices) + self.learner.penalty(), correct / len(indices)

    def _report_steps(self, results: NDArray[np.float64], first: int, end: int) -> None:
        """Tell the tracker about the steps from `first` up to `end`, whose micro-batches are all done."""
        if first == end:
            return
        bounds = self.plan.step_bounds[first : end + 1]
        done = slice(bounds[0], bounds[-1])
        loss, correct = results[done].T
        starts = bounds[:-1] - bounds[0]
        losses = np.add.reduceat(loss * self.plan.shares[done], starts)
        sizes = np.diff(self.plan.ends[bounds[1:] - 1], prepend=self.plan.ends[bounds[0] - 1] if bounds[0] else 0)
        self.tracker.add_steps(losses.tolist(), sizes.tolist(), int(correct.sum()))
