"""How an epoch is cut: into batches of one step each, long steps into parts, and all of it into calls of well under a second."""

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
"""A call may be this many times as long as the one before: the first measures no more than the first steps' extra work."""


@dataclass(frozen=True, eq=False)
class Division:
    """The parts of one epoch, in order. Most steps are a single part.

    Attributes
    ----------
    ends
        int32, shape (parts,): how many of the epoch's images the parts up to each one hold together.
    steps
        int32: to which step a part belongs, from 0.
    shares
        float32: which share of the step's batch a part is.
    completes
        bool: whether a part is the last of its step.
    """

    ends: NDArray[np.int32]
    steps: NDArray[np.int32]
    shares: NDArray[np.float32]
    completes: NDArray[np.bool_]

    @property
    def step_count(self) -> int:
        """How many steps the epoch has."""
        return int(self.steps[-1]) + 1

    @property
    def step_bounds(self) -> NDArray[np.intp]:
        """intp, shape (steps + 1,): step s consists of the parts from bound s up to bound s + 1."""
        return np.concatenate([[0], np.flatnonzero(self.completes) + 1])

    def cut(self, begin: int, end: int) -> tuple[slice, Division]:
        """The parts from `begin` up to `end`: where their images are in the epoch, and a division of those alone."""
        first = int(self.ends[begin - 1]) if begin else 0
        parts = slice(begin, end)
        division = Division(self.ends[parts] - first, self.steps[parts], self.shares[parts], self.completes[parts])
        return slice(first, int(self.ends[end - 1])), division


def divide_epoch(images: int, batch_size: int, part_size: int) -> Division:
    """Cut `images` into batches and those into equal parts of at most `part_size`. The last batch holds what remains."""
    steps = np.arange(ceil(images / batch_size))
    sizes = np.minimum(batch_size, images - steps * batch_size)
    parts = -(-sizes // part_size)
    step = np.repeat(steps, parts)
    part = np.arange(len(step)) - np.repeat(np.cumsum(parts) - parts, parts)
    ends = step * batch_size + (part + 1) * sizes[step] // parts[step]
    shares = np.diff(ends, prepend=0) / sizes[step]
    return Division(ends.astype(np.int32), step.astype(np.int32), shares.astype(np.float32), part + 1 == parts[step])


class Pace:
    """How much to do in the next call so that it takes :data:`SECONDS_PER_CALL`, from how long the last one took."""

    def __init__(self) -> None:
        self.amount = 1

    @contextmanager
    def measured(self, amount: int) -> Iterator[None]:
        """Measure how long the block takes to do `amount`."""
        began = perf_counter()
        yield
        wanted = round(amount * SECONDS_PER_CALL / max(perf_counter() - began, 1e-6))
        self.amount = max(1, min(wanted, FASTEST_GROWTH * max(amount, self.amount)))
