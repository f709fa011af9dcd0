"""Keeps sweeps. Each is a folder beside the folder of runs, named by its id.

``sweep.json`` has its plan and its name; ``journal.json`` what its members' runs do not tell: how long it ran, and which of them
failed without a run. Which members are done, and how, is told by the runs themselves, so each is there exactly once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.files import delete_folder, exists, read_bytes, subfolders, write_bytes
from mnist_desktop.core.sentence import Message
from mnist_desktop.core.sweeps.plan import LONGEST_NAME, MOST_RUNS, SweepPlan, check_plan

FORMAT = "mnist-desktop sweep"
VERSION = 1
PLAN = "sweep.json"
JOURNAL = "journal.json"
MAX_BYTES = 4 * 2**20
_ID = re.compile(r"[0-9a-zA-Z][0-9a-zA-Z_-]{0,99}")

Content = TypeVar("Content")


class SweepFileError(UserError):
    """A sweep is damaged or was written by a later version."""


class Failure(Struct, frozen=True, forbid_unknown_fields=True):
    """A member that failed without a run, and why."""

    number: Annotated[int, Meta(ge=1, le=MOST_RUNS)]
    message: Message


class Journal(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is known of a sweep besides the runs of its members.

    Attributes
    ----------
    seconds
        How long it has run.
    failures
        The members that failed without a run.
    ended
        Whether it was ended before all its members were: those without a run get none.
    running
        Whether it was running when this was written, and nobody has stopped it: unless a program runs it, it was interrupted.
    trained_at
        The names of the PCs of a class that train members or did so, by their numbers.

    What is as it was in the beginning is left out of the file. So a version that knew nothing of `trained_at` or of `running`
    reads the journals of sweeps without them, and takes others for damaged: it loses the time and the failures, no run.
    """

    seconds: Annotated[float, Meta(ge=0)] = 0.0
    failures: Annotated[tuple[Failure, ...], Meta(max_length=MOST_RUNS)] = ()
    ended: bool = False
    running: bool = False
    trained_at: Annotated[dict[int, Annotated[str, Meta(max_length=LONGEST_NAME)]], Meta(max_length=MOST_RUNS)] = {}


class _Heading(Struct, frozen=True):
    format: str
    version: int


class _PlanFile(Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    version: int
    sweep: SweepPlan


@dataclass(frozen=True)
class StoredSweep:
    """A sweep as it is kept."""

    plan: SweepPlan
    journal: Journal

    @property
    def id(self) -> str:
        """The name of its folder."""
        return self.plan.id


@dataclass(frozen=True)
class DamagedSweep:
    """A folder that should be a sweep but cannot be read, and why."""

    id: str
    error: UserError


class SweepStore:
    """The folder of the sweeps. Only the program that may write runs may write here; each method may raise StorageError."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def list(self) -> tuple[StoredSweep | DamagedSweep, ...]:
        """Every sweep, newest first; a damaged one is listed as such."""
        return tuple(self._look_at(name) for name in reversed(subfolders(self.folder)))

    def ids(self) -> frozenset[str]:
        """The ids of all sweeps, damaged or not."""
        return frozenset(subfolders(self.folder))

    def load(self, sweep_id: str) -> StoredSweep:
        """A sweep. A damaged journal is taken for an empty one: all is lost that the runs do not tell, as the time that it took.

        Raises
        ------
        SweepFileError
            Its plan is damaged or of a later version.
        StorageError
            It is gone or cannot be read.
        """
        folder = self._folder_of(sweep_id)
        path = folder / PLAN
        file = _decoded(read_bytes(path, MAX_BYTES), _PlanFile, path)
        try:
            plan = check_plan(replace(file.sweep, id=sweep_id))  # a copied folder may have been renamed
        except UserError as error:
            raise SweepFileError("{file} is damaged: {cause}", file=path, cause=error) from error
        return StoredSweep(plan, self._journal(folder))

    def create(self, plan: SweepPlan) -> None:
        """Keep a new sweep."""
        folder = self._folder_of(plan.id)
        if exists(folder):
            raise StorageError("{file} could not be used: a sweep of that name is there already.", file=folder)
        self._write_plan(plan)

    def rename(self, sweep_id: str, name: str) -> SweepPlan:
        """Give a sweep another name; returns its plan."""
        plan = replace(self.load(sweep_id).plan, name=name[:LONGEST_NAME])
        self._write_plan(plan)
        return plan

    def keep(self, sweep_id: str, journal: Journal) -> None:
        """Write what is known of a sweep; of a deleted one no folder comes back."""
        folder = self._folder_of(sweep_id)
        if exists(folder / PLAN):
            write_bytes(folder / JOURNAL, msgspec.json.format(msgspec.json.encode(journal), indent=1))

    def delete(self, sweep_id: str) -> None:
        """Delete a sweep, damaged or not. The runs of its members stay."""
        delete_folder(self._folder_of(sweep_id), missing_ok=True)

    def _look_at(self, name: str) -> StoredSweep | DamagedSweep:
        try:
            return self.load(name)
        except UserError as error:
            return DamagedSweep(name, error)

    def _folder_of(self, sweep_id: str) -> Path:
        """The folder of a sweep, whose id may come from anywhere."""
        if _ID.fullmatch(sweep_id) is None:
            raise StorageError("There is no sweep called {name}.", name=sweep_id)
        return self.folder / sweep_id

    def _write_plan(self, plan: SweepPlan) -> None:
        content = msgspec.json.encode(_PlanFile(FORMAT, VERSION, plan))
        write_bytes(self._folder_of(plan.id) / PLAN, msgspec.json.format(content, indent=1))

    def _journal(self, folder: Path) -> Journal:
        path = folder / JOURNAL
        if not exists(path):
            return Journal()
        try:
            return _decoded(read_bytes(path, MAX_BYTES), Journal, path)
        except SweepFileError:
            return Journal()


def read_plan(path: Path) -> SweepPlan:
    """A plan from a file of anybody's; raises SweepFileError and StorageError, which name it."""
    file = _decoded(read_bytes(path, MAX_BYTES), _PlanFile, path)
    try:
        return check_plan(file.sweep)
    except UserError as error:
        raise SweepFileError("{file} is damaged: {cause}", file=path, cause=error) from error


def _decoded(content: bytes, kind: type[Content], path: Path) -> Content:
    try:
        found = msgspec.json.decode(content, type=kind)
    except (ValueError, RecursionError) as error:
        _check_heading(content, path)
        raise SweepFileError("{file} is damaged: {cause}.", file=path, cause=error) from error
    if isinstance(found, _PlanFile):
        _check_heading(content, path)
    return found


def _check_heading(content: bytes, path: Path) -> None:
    """Refuse a file of another format or of a later version; one that is only damaged passes."""
    try:
        heading = msgspec.json.decode(content, type=_Heading)
    except (ValueError, RecursionError):
        return
    if heading.format != FORMAT:
        raise SweepFileError("{file} is not a sweep of this program.", file=path)
    if heading.version != VERSION:
        raise SweepFileError("{file} has format version {version}; this program reads {known}.",
                             file=path, version=heading.version, known=VERSION)  # fmt: skip
