"""The pre-trained runs that ship with the app: read like any run, and never changed.

Each is a folder with two of the files of :mod:`mnist_desktop.core.runs.run_files`, named after the preset that was trained. A
run is pre-trained if it was read from here, whatever its files say: only here do ids begin with a folder and a slash, and no
folder's name has a slash. So a copy among the user's own runs is the user's run.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from msgspec import structs

from mnist_desktop.core.datasets.families import FAMILIES
from mnist_desktop.core.datasets.known import known_by_fingerprint
from mnist_desktop.core.datasets.split import validation_count
from mnist_desktop.core.datasets.titles import said_title
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.runs.record import DamagedRun, RunInfo, RunRecord
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.sentence import Sentence

SHIPPED = "pretrained/"
"""The beginning of these runs' ids; the id of a preset follows."""

PRETRAINED = ("mnist-draws-well", "mnist-best-small", "mnist-strong", "mnist-tiny", "mnist-quick", "fashion-best")
"""The presets that ship trained, in the order of the list. The first of each kind of images is shown at first."""

COMMAND = "python tests/benchmarks/experiments.py --only {preset} --runs FOLDER"
"""The command that trains a preset."""


@dataclass(frozen=True)
class Provenance(Sentence):
    """The origin of a pre-trained run."""


class ShippedRuns:
    """The folder of pre-trained runs. Its methods may be called from any thread.

    Parameters
    ----------
    folder
        None if no runs ship.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self._listing = Lock()
        self._listed: tuple[RunInfo | DamagedRun, ...] | None = None

    def list(self) -> tuple[RunInfo | DamagedRun, ...]:
        """Every pre-trained run without its arrays; a damaged one is listed as such.

        They are read only once, since nothing changes them. Raises StorageError where the folder cannot be read.
        """
        with self._listing:
            if self._listed is None:
                found = {} if self.folder is None else {run.id: run for run in RunStore(self.folder).list()}
                self._listed = tuple(_with_id(found[preset]) for preset in PRETRAINED if preset in found)
            return self._listed

    def load(self, run_id: str) -> RunRecord:
        """A run with its arrays, but without test probabilities; raises as :meth:`RunStore.load` does."""
        preset = preset_of(run_id)
        if self.folder is None or preset not in PRETRAINED:
            raise StorageError("There is no pre-trained run called {name}.", name=preset)
        record = RunStore(self.folder).load(preset)
        return replace(record, info=structs.replace(record.info, id=run_id))


def is_shipped(run_id: str) -> bool:
    """Whether this is the id of a pre-trained run."""
    return run_id.startswith(SHIPPED)


def preset_of(run_id: str) -> str:
    """The preset of a pre-trained run."""
    return run_id.removeprefix(SHIPPED)


def provenance(info: RunInfo) -> Provenance:
    """How a pre-trained run was made: by whom, on which data, and with which command."""
    command = COMMAND.format(preset=preset_of(info.id))
    known = known_by_fingerprint(info.dataset_fingerprint)
    if known is None:
        return Provenance("Pre-trained by us on {data}: {command}", {"data": said_title(info.dataset_title), "command": command})
    held = validation_count(known.train_count, info.config.validation_share)
    values: dict[str, object] = {"data": FAMILIES[known.family].title, "count": known.train_count, "command": command}
    if info.config.made_up_hands:
        return _with_made_up(info, values, known.train_count - held, held)
    if not held:
        return Provenance("Pre-trained by us on all {count:,} training images of {data}: {command}", values)
    template = (
        "Pre-trained by us on the {count:,} training images of {data}, of which {held:,} only served to validate: {command}"
    )
    return Provenance(template, values | {"held": held})


def _with_made_up(info: RunInfo, values: dict[str, object], fit_count: int, held: int) -> Provenance:
    values = values | {"made_up": info.config.made_up_count(fit_count), "held": held}
    template = (
        "Pre-trained by us on the {count:,} training images of {data}, of which {held:,} only served to validate, and on "
        "{made_up:,} made-up digits: {command}"
    )
    if not held:
        template = "Pre-trained by us on all {count:,} training images of {data} and on {made_up:,} made-up digits: {command}"
    return Provenance(template, values)


def _with_id(run: RunInfo | DamagedRun) -> RunInfo | DamagedRun:
    run_id = SHIPPED + run.id
    return replace(run, id=run_id) if isinstance(run, DamagedRun) else structs.replace(run, id=run_id)
