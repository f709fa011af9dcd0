"""Divides an epoch into batches of one step each, large batches into micro-batches, and all of it into short calls.

The gradients of micro-batches are accumulated: their weighted sum is the gradient of the batch.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

SECONDS_PER_CALL = 0.05
FASTEST_GROWTH = 4
"""A call may be at most this many times as long as the one before: the first steps are slower and mislead the measurement."""


@dataclass(frozen=True, eq=False)
class BatchPlan:
    """The micro-batches of one epoch, in order. Most batches are a single micro-batch.

    Attributes
    ----------
    ends
        int32, shape (micro-batches,): how many of the epoch's images have been used at the end of each one.
    steps
        int32: the step of each micro-batch, from 0.
    shares
        float32: each micro-batch's share of its batch.
    completes
        bool: whether each micro-batch is the last of its step.
    """

    ends: NDArray[np.int32]
    steps: NDArray[np.int32]
    shares: NDArray[np.float32]
    completes: NDArray[np.bool_]

    @property
    def step_count(self) -> int:
        """The number of steps in the epoch."""
        return int(self.steps[-1]) + 1

    @property
    def step_bounds(self) -> NDArray[np.intp]:
        """intp, shape (steps + 1,): step s has the micro-batches from bound s up to bound s + 1."""
        return np.concatenate([[0], np.flatnonzero(self.completes) + 1])

    def cut(self, begin: int, end: int) -> tuple[slice, BatchPlan]:
        """The micro-batches from `begin` up to `end`: the positions of their images in the epoch, and a plan of only these."""
        first = int(self.ends[begin - 1]) if begin else 0
        chosen = slice(begin, end)
        plan = BatchPlan(self.ends[chosen] - first, self.steps[chosen], self.shares[chosen], self.completes[chosen])
        return slice(first, int(self.ends[end - 1])), plan


def plan_epoch(images: int, batch_size: int, micro_batch_size: int) -> BatchPlan:
    """Divide `images` into batches, and these into equal micro-batches of at most `micro_batch_size`.

    The last batch has the remaining images.
    """
    steps = np.arange(ceil(images / batch_size))
    sizes = np.minimum(batch_size, images - steps * batch_size)
    counts = -(-sizes // micro_batch_size)
    step = np.repeat(steps, counts)
    within = np.arange(len(step)) - np.repeat(np.cumsum(counts) - counts, counts)
    ends = step * batch_size + (within + 1) * sizes[step] // counts[step]
    shares = np.diff(ends, prepend=0) / sizes[step]
    return BatchPlan(ends.astype(np.int32), step.astype(np.int32), shares.astype(np.float32), within + 1 == counts[step])


class ChunkSizer:
    """Chooses how much to do in the next call so that it takes :data:`SECONDS_PER_CALL`, from the time of the last call."""

    def __init__(self) -> None:
        self.amount = 1

    @contextmanager
    def measured(self, amount: int) -> Iterator[None]:
        """Measure how long the block takes to do `amount`."""
        began = perf_counter()
        yield
        wanted = round(amount * SECONDS_PER_CALL / max(perf_counter() - began, 1e-6))
        self.amount = max(1, min(wanted, FASTEST_GROWTH * max(amount, self.amount)))
