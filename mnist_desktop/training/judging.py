"""Judges many runs one after the other: what was built for one network serves the next of the same layers."""

from __future__ import annotations

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.lessons.board.rows import NOTHING_HIDDEN, Images, LoadDataset
from mnist_desktop.core.lessons.board.survey import Survey
from mnist_desktop.core.lessons.lesson import Lesson
from mnist_desktop.core.model.cost import evaluation_batch, forward_flops
from mnist_desktop.core.results.metrics import Evaluation, evaluate
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.runs.shipped import ShippedRuns
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.engine_interface import EngineError, OpenRun, Predictor

MOST_NETWORKS = 4
"""That are kept built. A class uses few different ones, and each takes some megabytes."""
MOST_FLOPS = 5e12
"""For one run: about a minute on two cores, and five times what the heaviest preset takes for 10,000 images. Anybody can hand in
a network that computes for a day."""
MOST_SECONDS = 60.0
"""For one run on one data set; where a computer is slower than was assumed, or the network is of a kind that is not counted."""
BATCH = 250
"""Images between two looks at the clock, or fewer."""
MOST_KEPT_PARAMETERS = 4_000_000
"""Of all networks together that are kept built. A larger one is not kept: its weights would stay while the next hand-in is
read."""


class _TimeLimit(StopToken):
    """Asks for an end once the time is over, and wherever another token does."""

    def __init__(self, other: StopToken | None, clock: Callable[[], float]) -> None:
        super().__init__()
        self._other, self._clock, self._end = other, clock, clock() + MOST_SECONDS

    @property
    def is_over(self) -> bool:
        """Whether the time is over."""
        return self._clock() > self._end

    @property
    def stop_requested(self) -> bool:
        """Whether the task should end at the next chunk."""
        return super().stop_requested or (self._other is not None and self._other.stop_requested) or self.is_over


class Judge:
    """Says how good runs are on test images, without believing what they say of themselves. For one thread.

    Parameters
    ----------
    open_run
        Builds a network and its predictor, as :func:`mnist_desktop.training.keras.evaluation.open_run` does.
    clock
        Gives seconds; they have no beginning.
    """

    def __init__(self, open_run: OpenRun, clock: Callable[[], float] = time.monotonic) -> None:
        self._open_run, self._clock = open_run, clock
        self._built: OrderedDict[bytes, Predictor] = OrderedDict()
        self._sizes: dict[bytes, int] = {}

    def __call__(self, record: RunRecord, dataset: Dataset, stop: StopToken | None = None) -> Evaluation:
        """The evaluation on the test part of `dataset`; predictions that the run brings along are not looked at.

        Raises
        ------
        EngineError
            The weights do not fit the layers, the layers cannot be built, the data set has another number of classes or no test
            images, it would take more than MOST_FLOPS, it has taken more than MOST_SECONDS, or `stop` asked for an end.
        MemoryError
            It needs more memory than there is.
        """
        count, limit = len(dataset.test_labels), _TimeLimit(stop, self._clock)
        if forward_flops(record.info.spec) * count > MOST_FLOPS:
            raise EngineError("{count:,} images would take this network too long to read here.", count=count)
        try:
            return self._evaluate(record, dataset, limit)
        except EngineError as error:
            if not limit.is_over:
                raise
            told = "It takes too long: in {seconds:,.0f} seconds its network has not read {count:,} images."
            raise EngineError(told, seconds=MOST_SECONDS, count=count) from error

    def _evaluate(self, record: RunRecord, dataset: Dataset, stop: StopToken) -> Evaluation:
        key = _key_of(record)
        if key in self._built and dataset.classes == record.info.classes and len(dataset.test_labels):
            self._built.move_to_end(key)
            predictor = self._built[key].with_weights(record.weights)
            batch = evaluation_batch(record.info.spec, BATCH)
            return evaluate(dataset.test_labels, _answers(predictor, dataset.test_images, batch, stop))
        size = sum(weight.size for weight in record.weights)
        self._make_room(size)
        opened = self._open_run(replace(record, test_probabilities=None), dataset, stop)
        if size <= MOST_KEPT_PARAMETERS:
            self._built[key], self._sizes[key] = opened.predictor, size
        return opened.evaluation

    def _make_room(self, size: int) -> None:
        """Let go of the networks that were needed longest ago."""
        while self._built and (len(self._built) >= MOST_NETWORKS or sum(self._sizes.values()) + size > MOST_KEPT_PARAMETERS):
            oldest, _ = self._built.popitem(last=False)
            del self._sizes[oldest]


def _answers(predictor: Predictor, images: NDArray[np.uint8], batch: int, stop: StopToken) -> NDArray[np.float32]:
    parts = []
    for begin in range(0, len(images), batch):
        if stop.stop_requested:
            raise EngineError("Opening the run was stopped.")
        parts.append(predictor(images[begin : begin + batch]))
    return np.concatenate(parts)


def survey_of(  # noqa: PLR0913 - what a survey takes, and what it is made with
    folder: Path, open_run: OpenRun, load: LoadDataset, shipped: ShippedRuns, *,
    hidden: Images = NOTHING_HIDDEN, lesson: Lesson | None = None,
) -> Survey:  # fmt: skip
    """A survey of a folder of hand-ins that judges by `open_run` and knows the networks that ship."""
    return Survey(
        folder, Judge(open_run), _digest_of, load, hidden=hidden, lesson=lesson, shipped=shipped_digests(shipped)
    )  # fmt: skip


def shipped_digests(shipped: ShippedRuns) -> dict[str, str]:
    """The names of the pre-trained runs by the digests of their weights; one that cannot be read is left out."""
    found: dict[str, str] = {}
    with suppress(UserError):
        for run in shipped.list():
            with suppress(UserError):
                record = shipped.load(run.id)
                found[_digest_of(record)] = record.info.name
    return found


def _digest_of(record: RunRecord) -> str:
    return weights_digest(record.weights)


def _key_of(record: RunRecord) -> bytes:
    """What a predictor depends on beside the weights: the layers, the number of classes, and how pixels are scaled."""
    layers = msgspec.json.encode(record.info.spec.layers)
    return hashlib.sha256(layers + repr((record.info.classes, record.pixel_mean, record.pixel_std)).encode()).digest()


def weights_digest(weights: Sequence[NDArray[np.generic]]) -> str:
    """Hex SHA-256 of weights: two networks with the same digest are one network."""
    content = hashlib.sha256()
    for weight in weights:
        content.update(repr((weight.shape, weight.dtype.str)).encode())
        content.update(np.ascontiguousarray(weight).reshape(-1).view(np.uint8).data)
    return content.hexdigest()
