"""Copies and restores a network with its optimizer as arrays, so that a run can be resumed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.training.scratch.network import Network
from mnist_desktop.training.scratch.optimizers import Optimizer

Arrays = tuple[NDArray[np.generic], ...]


class ScratchLearner:
    """See :class:`mnist_desktop.training.learner.Learner`. An optimizer's state is its attributes."""

    def __init__(self, network: Network, optimizer: Optimizer) -> None:
        self._network, self._optimizer = network, optimizer

    def copy_weights(self) -> Arrays:
        """Kernels and biases."""
        return self._network.copy_arrays()

    def copy_optimizer_state(self) -> Arrays:
        """The optimizer's running means and its number of steps."""
        return tuple(np.array(value) for value in vars(self._optimizer).values())

    def restore(self, weights: Arrays, optimizer_state: Arrays) -> None:
        """Set both from copies."""
        for array, kept in zip(self._network.arrays(), weights, strict=True):
            array[:] = kept
        for name, kept in zip(vars(self._optimizer), optimizer_state, strict=True):
            setattr(self._optimizer, name, kept.copy() if kept.ndim else kept.item())
