"""The place where the kept epochs of a run wait until it is saved; which epochs are kept, :mod:`.kept_epochs` says.

They stand below the folder of runs in ``.epochs/<run id>/``, beside the checkpoints of unfinished runs and not among them, which
earlier versions of this program clear away. When a run is saved, they are renamed into its folder, which takes no room. Where the
program is killed in between, its next start does it. Runs are worth more than their epochs: all that wait here go where a run or
a checkpoint finds the disk full.
"""

from __future__ import annotations

import logging
import shutil
import uuid
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.files import PART, exists, subfolders
from mnist_desktop.core.marking import marked
from mnist_desktop.core.runs import kept_epochs
from mnist_desktop.core.runs.checkpoint_file import Checkpoint
from mnist_desktop.core.runs.record import RunInfo

_GIVEN_UP = marked("They were given up for room: the disk is full.")

logger = logging.getLogger(__name__)


class GivenUpError(StorageError):
    """The epochs of a run had to make room."""


class Snapshots:
    """The folder ``.epochs`` of a store, which is `runs`."""

    def __init__(self, folder: Path, runs: Path) -> None:
        self.folder, self._runs = folder, runs

    def place_of(self, run_id: str) -> Path:
        """Where the epochs of a run are: in its folder or, while that is not there, here. Neither need exist."""
        own = self._runs / run_id / kept_epochs.FOLDER
        return own if exists(own.parent) else self.folder / run_id

    def holds(self, run_id: str) -> bool:
        """Whether there is a folder with epochs of a run, of whatever state; raises StorageError."""
        return exists(self.place_of(run_id))

    def size_of(self, run_ids: Iterable[str]) -> int:
        """How many bytes the epochs of these runs take; what cannot be read counts nothing."""
        total = 0
        for run_id in run_ids:
            with suppress(UserError, OSError):
                place = self.place_of(run_id)
                total += sum((place / kept_epochs.file_name(epoch)).stat().st_size for epoch in kept_epochs.epochs_in(place))
        return total

    def keeper(self, run_id: str, answers: int, budget: int) -> SnapshotKeeper:
        """Writes the epochs of a run, new or continued, into `budget` bytes, each beside so many answers (probabilities)."""
        return SnapshotKeeper(self.folder / run_id, answers, budget)

    def add(self, info: RunInfo, epoch: int, weights: kept_epochs.Weights) -> None:
        """Let the weights of an epoch wait for a run that is saved soon; raises StorageError."""
        kept_epochs.write_weights(self.folder / info.id, info, epoch, weights)

    def hand_over(self, run_id: str) -> None:
        """Move the epochs of a run into its folder. Raises nothing: what cannot be moved now is at the next start."""
        source, target = self.folder / run_id, self._runs / run_id / kept_epochs.FOLDER
        try:
            if not source.is_dir():
                return
            for half in source.glob(f".*{PART}"):
                half.unlink(missing_ok=True)
            if any(source.iterdir()):
                source.rename(target)
            else:
                source.rmdir()
        except OSError as error:
            logger.info("The epochs of %s stay where they are: %s", run_id, error)

    def discard(self, run_id: str) -> None:
        """Delete the epochs of a run that is not saved. Raises nothing: the next start deletes what could not be."""
        doomed = self.folder / f".{run_id}.{uuid.uuid4().hex}{PART}"
        with suppress(OSError):
            (self.folder / run_id).rename(doomed)  # so that they disappear as a whole
            shutil.rmtree(doomed, ignore_errors=True)

    def give_up(self) -> bool:
        """Delete all that wait here; returns whether there is more room now."""
        with suppress(StorageError):
            waiting = subfolders(self.folder)
            for run_id in waiting:
                self.discard(run_id)
            if waiting:
                logger.info("The disk is full: the epochs of %d runs were given up", len(waiting))
                return True
        return False

    def clear_away(self, is_kept: Callable[[str], bool], is_unfinished: Callable[[str], bool]) -> None:
        """Hand over what a killed program could not, and delete what belongs to no run."""
        with suppress(OSError):
            for path in [path for path in self.folder.iterdir() if path.is_dir()]:
                with suppress(OSError, StorageError):  # one that cannot be judged stays; go on with the others
                    self._clear(path, is_kept, is_unfinished)

    def _clear(self, path: Path, is_kept: Callable[[str], bool], is_unfinished: Callable[[str], bool]) -> None:
        if path.suffix != PART and is_kept(path.name):
            self.hand_over(path.name)
        if not path.exists():
            return
        if path.suffix == PART or not is_unfinished(path.name):
            shutil.rmtree(path, ignore_errors=True)
        for half in path.glob(f".*{PART}"):
            half.unlink(missing_ok=True)


class SnapshotKeeper:
    """Writes one run's epochs, and deletes those for which there is no room. It may be called from any thread, one at a time."""

    def __init__(self, folder: Path, answers: int, budget: int) -> None:
        self._folder, self._answers, self._budget = folder, answers, budget
        self._there: tuple[int, ...] | None = None

    def __call__(self, checkpoint: Checkpoint) -> None:
        """Write the weights of the epoch that `checkpoint` stands after; nothing before the first.

        Raises
        ------
        StorageError
            The disk is full or the folder cannot be written, or what was written was given up for room.
        """
        info, epoch = checkpoint.record.info, checkpoint.epochs_done
        found = self._found_before(epoch)
        if self._there and self._there != found:
            raise GivenUpError(_GIVEN_UP)
        if epoch == 0 or not self._budget:
            self._there = found
            return
        limit = kept_epochs.room_for(checkpoint.weights, self._answers, self._budget)
        kept = kept_epochs.which_to_keep((*found, epoch), limit, min((*found, epoch)), kept_epochs.best_of(info), epoch)
        kept_epochs.remove(self._folder, set(found) - set(kept))
        if epoch in kept:
            kept_epochs.write_weights(self._folder, info, epoch, checkpoint.weights)
        self._there = kept

    def lost(self, place: Path) -> StorageError | None:
        """Why what was written is not in `place`, where it should be by now, or None."""
        if not self._there or exists(place):
            return None
        return GivenUpError(_GIVEN_UP)

    def forget(self) -> None:
        """Delete all that was written."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _found_before(self, epoch: int) -> tuple[int, ...]:
        """The epochs that are there. Those from `epoch` on are of a run that was interrupted: they come anew."""
        try:
            found = kept_epochs.epochs_in(self._folder)
        except StorageError:
            raise
        except UserError as error:  # more files than a run has: none of them is of use
            logger.info("%s", error)
            self.forget()
            return ()
        kept_epochs.remove(self._folder, [each for each in found if each >= epoch])
        return tuple(each for each in found if each < epoch)
