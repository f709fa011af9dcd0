"""An opened run as it was after one of its epochs. For workers."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock

import numpy as np
from msgspec import structs
from numpy.typing import NDArray

from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.files import exists
from mnist_desktop.core.results.metrics import Evaluation, evaluate
from mnist_desktop.core.runs.kept_epochs import Found, Weights, load_answers, load_weights, look_through
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.runs.said_names import said_run_name
from mnist_desktop.core.runs.shipped import is_shipped
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.sentence import Sentence, Templated
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.engine_interface import EngineError, OpenedRun, Predictor

BATCH = 500
"""Images between two looks at whether the answer is still wanted."""
MOST_HELD = 32 * 2**20
"""Bytes of answers that are held in memory: of 64 epochs, and 10,000 test images. To count mistakes takes longer than to read."""

logger = logging.getLogger(__name__)


class NoEpochs(Sentence):
    """Why no other epoch of a run can be shown."""


SHIPPED = NoEpochs("A pre-trained network comes without the weights of its epochs. Train one yourself to look back at them.")
NONE_KEPT = NoEpochs(
    "The weights of its epochs are not on this computer: keeping them was switched off or not yet known when it was trained, "
    "they were too large, or they were left out of a zip."
)
ONE_EPOCH = NoEpochs("It has one epoch only, so there is nothing to look back at.")
DELETED = NoEpochs("The run that was shown is deleted. Undoing that in Compare brings it back.")


class RunGoneError(StorageError):
    """The folder of an opened run is not there any more."""


def obstacle(info: RunInfo) -> Templated | None:
    """Why a run has no other epochs, as far as can be told without looking for them, or None."""
    if is_shipped(info.id):
        return SHIPPED
    return ONE_EPOCH if len(info.history) <= 1 else None


class RunEpochs:
    """The epochs of one opened run. Its methods may be called from several threads.

    Parameters
    ----------
    run
        As it was opened.
    store
        Where its epochs are, and where answers are kept unless it is read-only.
    """

    def __init__(self, run: OpenedRun, store: RunStore) -> None:
        self.run, self._store = run, store
        self._holding = Lock()
        self._held: dict[int, Evaluation] = {}
        self._read_last: tuple[int, Weights, Predictor] | None = None

    @property
    def own(self) -> int:
        """The epoch whose weights the run itself has."""
        return self.run.record.info.best_epoch

    def look(self) -> Found:
        """Find the epochs that can be shown; the own one is among them, if there is any other.

        Raises
        ------
        RunGoneError
            There is no folder any more.
        UserError
            It cannot be read, or holds what no run has.
        """
        folder = self._folder()
        if not exists(folder):
            raise self._gone()
        found = look_through(folder, self.run.record)
        others = set(found.epochs) - {self.own}
        return replace(found, epochs=tuple(sorted({*others, self.own} - {0})) if others else ())

    def open(self, epoch: int, stop: StopToken, *, judged: bool = True) -> OpenedRun:
        """The run as it was after an epoch: its weights, answers, evaluation and predictor.

        Unless it has to be `judged`, it is without answers and evaluation where those are not at hand.

        Raises
        ------
        RunGoneError
            The run's folder is not there any more.
        UserError
            The epoch cannot be read, or `stop` asked for an end.
        """
        if epoch == self.own:
            return self.run
        record, dataset = self.run.record, self.run.dataset
        weights, predictor = self._read(epoch)
        evaluation = self._evaluation_at_hand(epoch)
        if evaluation is None and not judged:
            record = replace(record, info=structs.replace(record.info, test_accuracy=None), weights=weights)
            return OpenedRun(record, dataset, self.run.evaluation, predictor, is_judged=False)
        evaluation = evaluation or self._judge(epoch, predictor, stop)
        accuracy = evaluation.accuracy if record.info.dataset_fingerprint == dataset.fingerprint else None
        info = structs.replace(record.info, test_accuracy=accuracy)
        record = replace(record, info=info, weights=weights, test_probabilities=evaluation.probabilities)
        return OpenedRun(record, dataset, evaluation, predictor)

    def make_answers(self, epochs: tuple[int, ...], stop: StopToken) -> None:
        """Let the network answer to the test images as it did after each of these epochs, and keep what it says.

        An epoch that cannot be read is left out: whoever asks for it is told why.
        """
        for epoch in epochs:
            if stop.stop_requested:
                return
            if epoch == self.own or epoch in self._held:
                continue
            with suppress(UserError):
                weights = load_weights(self._folder(), self.run.record, epoch)
                if self._evaluation_at_hand(epoch) is None:
                    self._judge(epoch, self.run.predictor.with_weights(weights), stop)

    def _read(self, epoch: int) -> tuple[Weights, Predictor]:
        """The weights of an epoch; those that were read last are the same arrays again, so that views know them by that."""
        with self._holding:
            last = self._read_last
        if last is None or last[0] != epoch:
            try:
                weights = load_weights(self._folder(), self.run.record, epoch)
            except StorageError as error:
                raise self._cause(epoch, error) from error
            last = epoch, weights, self.run.predictor.with_weights(weights)
            with self._holding:
                self._read_last = last
        return last[1:]

    def _cause(self, epoch: int, error: StorageError) -> StorageError:
        """Why an epoch cannot be read, in words that need no path where its file is simply not there."""
        try:
            if not exists(self._folder()):
                return self._gone()
        except StorageError:
            return self._gone()
        if not isinstance(error.__cause__, FileNotFoundError):
            return error
        name = said_run_name(self.run.record.info.name)
        return StorageError("The weights of epoch {epoch:,} of “{name}” are no longer on the disk.", epoch=epoch, name=name)

    def _gone(self) -> RunGoneError:
        name = said_run_name(self.run.record.info.name)
        return RunGoneError(
            "“{name}” is no longer on the disk: it was deleted or moved, or the drive was taken out. What it was like at its end "
            "is still in memory.",
            name=name,
        )

    def _folder(self) -> Path:
        """Asked anew each time: an unsaved run may have been saved in between."""
        return self._store.snapshots.place_of(self.run.record.info.id)

    def _evaluation_at_hand(self, epoch: int) -> Evaluation | None:
        """How good the network was after an epoch: held, or from answers that were kept."""
        held = self._held.get(epoch)
        if held is not None:
            return held
        dataset, info = self.run.dataset, self.run.record.info
        probabilities = load_answers(self._folder(), info, epoch, len(dataset.test_labels), dataset.fingerprint)
        return None if probabilities is None else self._hold(epoch, probabilities)

    def _judge(self, epoch: int, predictor: Predictor, stop: StopToken) -> Evaluation:
        """The same from new answers, which are kept."""
        probabilities = self._answer(predictor, stop)
        self._write(epoch, probabilities)
        return self._hold(epoch, probabilities)

    def _hold(self, epoch: int, probabilities: NDArray[np.float32]) -> Evaluation:
        evaluation = evaluate(self.run.dataset.test_labels, probabilities)
        with self._holding:
            if probabilities.nbytes * (len(self._held) + 1) <= MOST_HELD:
                self._held[epoch] = evaluation
        return evaluation

    def _answer(self, predictor: Predictor, stop: StopToken) -> NDArray[np.float32]:
        images, parts = self.run.dataset.test_images, []
        for begin in range(0, len(images), BATCH):
            if stop.stop_requested:
                raise EngineError("Opening the epoch was stopped.")
            parts.append(predictor(images[begin : begin + BATCH]))
        return np.concatenate(parts)

    def _write(self, epoch: int, probabilities: NDArray[np.float32]) -> None:
        """Keep answers beside the weights, where that is possible."""
        if self._store.read_only is not None:
            return
        try:
            self._store.keep_answers(self.run.record.info, epoch, probabilities, self.run.dataset.fingerprint)
        except StorageError as error:
            logger.info("The answers of epoch %d are not written: %s", epoch, error)
