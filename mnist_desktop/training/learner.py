"""What the run tracker needs of a network in training, whichever engine it is of, so that a run can resume."""

from __future__ import annotations

from typing import Protocol

from mnist_desktop.core.runs.checkpoint import Arrays, Checkpoint
from mnist_desktop.training.engine import EngineError

Weights = Arrays


class Learner(Protocol):
    """A network with its optimizer. All that a later step depends on, the data and the batches apart, are these arrays."""

    def copy_weights(self) -> Weights:
        """Copies of the network's arrays, in the order of Keras' ``get_weights``."""
        ...

    def copy_optimizer_state(self) -> Arrays:
        """Copies of what optimizer and layers carry from step to step besides the weights, always in the same order."""
        ...

    def restore(self, weights: Weights, optimizer_state: Arrays) -> None:
        """Take over what the other two methods gave at an earlier time; the arrays have the right shapes."""
        ...


def restore(learner: Learner, checkpoint: Checkpoint) -> None:
    """Let `learner` be as it was; raises EngineError where the checkpoint is of another network or optimizer."""
    for own, kept in ((learner.copy_weights(), checkpoint.weights), (learner.copy_optimizer_state(), checkpoint.optimizer_state)):
        if [(array.shape, array.dtype) for array in own] != [(array.shape, array.dtype) for array in kept]:
            raise EngineError(
                "The training of {name} cannot go on: what was kept of it does not fit its network. "
                "It was kept by another version of this program or of Keras.",
                name=checkpoint.record.info.name,
            )
    learner.restore(checkpoint.weights, checkpoint.optimizer_state)
