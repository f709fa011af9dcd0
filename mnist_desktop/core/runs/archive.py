"""Runs as a zip file, for another PC.

A zip holds one folder per run with the files of :mod:`mnist_desktop.core.runs.run_files` and, if wanted, one in it with those of
its epochs (:mod:`.kept_epochs`). Nothing is unpacked to the disk: the known files are read into memory, one run
and one epoch at a time, with limits for each file and in all. They are decoded like those of any run, and what comes of it is
saved.
"""

from __future__ import annotations

import dataclasses
import re
import zipfile
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from mnist_desktop.core.content.kinds import Kind
from mnist_desktop.core.content.telling import kind_of_stream, refusal
from mnist_desktop.core.content.zips import ZIP_DAMAGE, is_link, leads_out, opened_zip, read_named, zip_names
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.files import atomic_writer, exists, read_bytes
from mnist_desktop.core.runs import kept_epochs
from mnist_desktop.core.runs.array_files import most_unpacked
from mnist_desktop.core.runs.kept_epochs import Weights
from mnist_desktop.core.runs.record import RunInfo, RunRecord
from mnist_desktop.core.runs.run_files import INFO, MAX_BYTES, WEIGHTS, RunFileError, decode_run, encode_run
from mnist_desktop.core.runs.said_names import said_run_name
from mnist_desktop.core.runs.store import RunStore, new_run_id
from mnist_desktop.core.storage_errors import storage_error

MAX_ARCHIVE_BYTES = 2**30
MAX_MEMBERS = 4000
MOST_EPOCHS = kept_epochs.MOST_FILES
"""Of one run."""
READS = "Compare opens zips of runs that it saved."
"""Added to the error for any other file."""
SYSTEM_FOLDERS = ("__MACOSX",)
"""Entries that some systems put into every zip."""

_OUR_ID = re.compile(r"\d{8}-\d{6}-[0-9a-f]{6}")


class ArchiveError(UserError):
    """A zip holds no runs, or something that does not belong there."""


def export_runs(
    load: Callable[[str], RunRecord],
    run_ids: tuple[str, ...],
    path: Path,
    place_of: Callable[[str], Path] | None = None,
) -> None:
    """Write runs, which `load` reads by their ids, into a zip at `path`, atomically.

    Their epochs are taken along from where `place_of` says that they are, if it is given; those that cannot be read are left out.

    Raises
    ------
    ArchiveError
        With their epochs, the runs take more room than a zip may have.
    RunFileError
        A run is damaged; what was at `path` stays.
    StorageError
        A run cannot be read or the zip cannot be written.
    """
    with atomic_writer(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for run_id in run_ids:
            for name, content in encode_run(load(run_id)).items():
                # Weights hardly shrink, so compressing them is not worth the time.
                archive.writestr(f"{run_id}/{name}", content, zipfile.ZIP_STORED if name == WEIGHTS else None)
            if place_of is not None:
                _add_epochs(archive, place_of(run_id), load(run_id), run_id)
                if file.tell() > MAX_ARCHIVE_BYTES or len(archive.infolist()) > MAX_MEMBERS:
                    raise ArchiveError(
                        "With their epochs, the runs are more than a zip can hold ({limit:,} bytes, {most:,} files). Save fewer "
                        "at once, or without epochs.", limit=MAX_ARCHIVE_BYTES, most=MAX_MEMBERS,
                    )  # fmt: skip


def import_runs(store: RunStore, path: Path, is_stopped: Callable[[], bool] = lambda: False) -> tuple[str, ...]:
    """Save the runs of a zip in `store`; returns their ids there. A run whose id is taken gets a new one.

    Either all are saved or none; also none if `is_stopped`, which is called between two runs, returns true.

    Raises
    ------
    ArchiveError
        It is not a zip of runs, or it could do harm.
    RunFileError
        A run in it is damaged.
    StorageError
        It cannot be read, or a run cannot be written.
    """
    # Check all runs before saving the first. Neither loop keeps a run in memory while it reads the next. The zip is closed
    # also where an error, which may be kept for long, ends a loop.
    with closing(_zipped_runs(path)) as runs:
        if any(is_stopped() for _ in map(_check, runs)):
            return ()
    kept: list[str] = []
    try:
        with closing(_zipped_runs(path)) as runs:
            for run_id in map(partial(_keep, store), runs):
                kept.append(run_id)
                if is_stopped():
                    _take_back(store, kept)
                    return ()
    except BaseException:
        _take_back(store, kept)
        raise
    return tuple(kept)


@dataclass(frozen=True, eq=False)
class _ZippedRun:
    """A run of a zip. Its epochs are read from the open `archive`, one after the other."""

    record: RunRecord
    archive: zipfile.ZipFile
    epochs: dict[int, zipfile.ZipInfo]
    folder: Path

    def weights(self) -> Iterator[tuple[int, Weights]]:
        """Each epoch with its weights; raises RunFileError where they are not of this run."""
        for epoch, info in sorted(self.epochs.items()):
            path = self.folder / kept_epochs.FOLDER / kept_epochs.file_name(epoch)
            content = _read_member(self.archive, info, path, kept_epochs.largest(self.record))
            yield epoch, kept_epochs.decode_weights(content, self.record, epoch, path)


def _check(run: _ZippedRun) -> None:
    for _ in run.weights():
        pass


def _keep(store: RunStore, run: _ZippedRun) -> str:
    run_id = _free_id(store, run.record.info)
    info = replace(run.record.info, id=run_id)
    try:
        for epoch, weights in run.weights():
            store.snapshots.add(info, epoch, weights)
        store.save(dataclasses.replace(run.record, info=info))
    except BaseException:
        store.snapshots.discard(run_id)
        raise
    if run.epochs and not store.snapshots.holds(run_id):
        store.take_back(run_id)
        raise StorageError("There is no room for {name} with its epochs: the disk is full. Free some space and try again.",
                           name=said_run_name(info.name))  # fmt: skip
    return run_id


def _add_epochs(archive: zipfile.ZipFile, folder: Path, record: RunRecord, run_id: str) -> None:
    """Take along the epochs of a run that can be read. Their answers are made again where the run is opened."""
    with suppress(UserError):
        for epoch in kept_epochs.look_through(folder, record).epochs:
            path = folder / kept_epochs.file_name(epoch)
            with suppress(UserError):
                content = read_bytes(path, kept_epochs.largest(record))
                kept_epochs.decode_weights(content, record, epoch, path)
                archive.writestr(f"{run_id}/{kept_epochs.FOLDER}/{path.name}", content, zipfile.ZIP_STORED)


def _take_back(store: RunStore, run_ids: list[str]) -> None:
    for run_id in run_ids:
        with suppress(StorageError):  # report the first error
            store.take_back(run_id)


def read_archive(path: Path) -> Iterator[RunRecord]:
    """The runs of a zip, one after another; raises as :func:`import_runs` does."""
    return (run.record for run in _zipped_runs(path))


def _zipped_runs(path: Path) -> Generator[_ZippedRun, None, None]:
    try:
        size = path.stat().st_size
        file = path.open("rb")
    except OSError as error:
        raise storage_error(path, error) from error
    with file:
        if size > MAX_ARCHIVE_BYTES:
            raise ArchiveError("{file} is larger than the {limit:,} bytes that a zip of runs can have.",
                               file=path, limit=MAX_ARCHIVE_BYTES)  # fmt: skip
        try:
            found = kind_of_stream(file, path.name)
            count = len(zip_names(file) or ())
        except OSError as error:
            raise storage_error(path, error) from error
        if found.kind not in (Kind.RUN_ZIP, Kind.ARCHIVE, Kind.UNKNOWN) or found.form not in ("", "zip"):
            raise refusal(ArchiveError, found, path, READS)
        if count > MAX_MEMBERS:
            raise ArchiveError(
                "{file} holds more than {limit:,} files; a zip has up to four for each run, and one for each epoch.",
                file=path,
                limit=MAX_MEMBERS,
            )
        try:
            archive = opened_zip(file)
        except (*ZIP_DAMAGE, OSError) as error:
            raise ArchiveError("{file} is not a zip file that can be read: {cause}.", file=path, cause=error) from error
        with archive:
            runs = _runs_in(archive, path)
            limit = most_unpacked(size)
            kept = _epochs_in(archive, path)
            unpacked = sum(info.file_size for members in runs.values() for info in members.values())
            unpacked += sum(info.file_size for members in kept.values() for info in members.values())
            if unpacked > limit:
                raise ArchiveError("{file} would unpack to {size:,} bytes, many times its own; {limit:,} are allowed.",
                                   file=path, size=unpacked, limit=limit)  # fmt: skip
            for folder, members in runs.items():
                place, own = path / folder, kept.get(folder, {})
                yield _ZippedRun(decode_run(_read_members(archive, members, place), place, limit), archive, own, place)


def _runs_in(archive: zipfile.ZipFile, path: Path) -> dict[str, dict[str, zipfile.ZipInfo]]:
    """The members of each run, by its folder in the zip; the folder is empty for files at the top."""
    folders: dict[str, dict[str, zipfile.ZipInfo]] = {}
    for info in archive.infolist():
        name = _checked_name(info, path)
        if info.is_dir() or name.parts[0] in SYSTEM_FOLDERS or name.name not in MAX_BYTES:
            continue
        members = folders.setdefault(str(name.parent), {})
        if name.name in members:
            raise ArchiveError("{file} holds {name} twice.", file=path, name=str(name))
        members[name.name] = info
    runs = {folder: members for folder, members in folders.items() if INFO in members}
    if not runs:
        raise ArchiveError("{file} holds no run: there is no {name} in it.", file=path, name=INFO)
    return runs


def _epochs_in(archive: zipfile.ZipFile, path: Path) -> dict[str, dict[int, zipfile.ZipInfo]]:
    """The members with the epochs of each run, by its folder in the zip."""
    found: dict[str, dict[int, zipfile.ZipInfo]] = {}
    for info in archive.infolist():
        name = PurePosixPath(info.filename)
        epoch = kept_epochs.epoch_of(name.name)
        if epoch is None or info.is_dir() or name.parent.name != kept_epochs.FOLDER or name.parts[0] in SYSTEM_FOLDERS:
            continue
        members = found.setdefault(str(name.parent.parent), {})
        if epoch in members:
            raise ArchiveError("{file} holds {name} twice.", file=path, name=str(name))
        members[epoch] = info
        if len(members) > MOST_EPOCHS:
            raise ArchiveError("{file} holds more than {limit:,} epochs of one run.", file=path, limit=MOST_EPOCHS)
    return found


def _checked_name(info: zipfile.ZipInfo, path: Path) -> PurePosixPath:
    """A member's name, if it stays inside the zip's folders.

    Names are never used as paths here, but a zip with other names was made to do harm, so its runs are not trusted.
    """
    name = PurePosixPath(info.filename)
    if leads_out(info):
        raise ArchiveError("{file} holds a file whose name, {name}, leads out of it.", file=path, name=info.filename)
    if is_link(info):
        raise ArchiveError("{file} holds a link, {name}, in the place of a file.", file=path, name=str(name))
    return name


def _read_members(archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo], folder: Path) -> dict[str, bytes]:
    if WEIGHTS not in members:
        raise RunFileError("{file} is not there.", file=folder / WEIGHTS)
    return {name: _read_member(archive, info, folder / name, MAX_BYTES[name]) for name, info in members.items()}


def _read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path, limit: int) -> bytes:
    return read_named(archive, info, path, limit, ArchiveError, RunFileError)


def _free_id(store: RunStore, info: RunInfo) -> str:
    """The run's own id if it has our form and is free, otherwise a new one with the same time."""
    ours = _OUR_ID.fullmatch(info.id) is not None
    if ours and not exists(store.folder / info.id):
        return info.id
    new = new_run_id()
    return info.id[:-6] + new[-6:] if ours else new
