"""The interface of a network in training, for both engines. The run tracker needs it to make a run resumable."""

from __future__ import annotations

from typing import Protocol

from mnist_desktop.core.runs.checkpoint_file import Arrays, Checkpoint
from mnist_desktop.core.runs.said_names import said_run_name
from mnist_desktop.training.engine_interface import EngineError

Weights = Arrays


class Learner(Protocol):
    """A network with its optimizer. These arrays are all that later steps depend on, apart from the data and the batches."""

    def copy_weights(self) -> Weights:
        """Copies of the network's arrays, in the order of Keras' ``get_weights``."""
        ...

    def copy_optimizer_state(self) -> Arrays:
        """Copies of what optimizer and layers pass from step to step besides the weights, always in the same order."""
        ...

    def restore(self, weights: Weights, optimizer_state: Arrays) -> None:
        """Set the state that the other two methods gave earlier; the arrays have the right shapes."""
        ...


def restore(learner: Learner, checkpoint: Checkpoint) -> None:
    """Set the state of `learner`; raises EngineError where the checkpoint is of another network or optimizer.

    A run that begins with the weights of another has no optimizer state yet: the learner's own stays, which is new.
    """
    new = learner.copy_optimizer_state()
    state = new if not (checkpoint.epochs_done or checkpoint.optimizer_state) else checkpoint.optimizer_state
    for own, kept in ((learner.copy_weights(), checkpoint.weights), (new, state)):
        if [(array.shape, array.dtype) for array in own] != [(array.shape, array.dtype) for array in kept]:
            raise EngineError(
                "The training of {name} cannot go on: what was kept of it does not fit its network. "
                "It was kept by another version of this program or of Keras.",
                name=said_run_name(checkpoint.record.info.name),
            )
    learner.restore(checkpoint.weights, state)
