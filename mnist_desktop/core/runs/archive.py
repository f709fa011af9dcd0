"""Runs as a zip file, for another PC.

A zip holds one folder per run with the files of :mod:`mnist_desktop.core.runs.run_files`. Nothing is unpacked to
the disk: the known files are read into memory, one run at a time, with limits for each file and in all. They are decoded like
those of any run, and the resulting record is saved.
"""

from __future__ import annotations

import dataclasses
import re
import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from mnist_desktop.core.content.kinds import Kind
from mnist_desktop.core.content.telling import kind_of_stream, refusal
from mnist_desktop.core.content.zips import ZIP_DAMAGE, opened_member, opened_zip, zip_names
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.files import atomic_writer, exists, storage_error
from mnist_desktop.core.runs.arrays import most_unpacked
from mnist_desktop.core.runs.record import RunInfo, RunRecord
from mnist_desktop.core.runs.run_files import INFO, MAX_BYTES, WEIGHTS, RunFileError, decode_run, encode_run
from mnist_desktop.core.runs.store import RunStore, new_run_id

MAX_ARCHIVE_BYTES = 2**30
MAX_MEMBERS = 1000
READS = "Compare opens zips of runs that it saved."
"""Added to the error for any other file."""
SYSTEM_FOLDERS = ("__MACOSX",)
"""Entries that some systems put into every zip."""

_OUR_ID = re.compile(r"\d{8}-\d{6}-[0-9a-f]{6}")


class ArchiveError(UserError):
    """A zip holds no runs, or something that does not belong there."""


def export_runs(load: Callable[[str], RunRecord], run_ids: tuple[str, ...], path: Path) -> None:
    """Write runs, which `load` reads by their ids, into a zip at `path`, atomically.

    Raises
    ------
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
    # Check all runs before saving the first. Neither loop keeps a run in memory while it reads the next.
    if any(is_stopped() for _ in map(_let_go, read_archive(path))):
        return ()
    kept: list[str] = []
    try:
        for run_id in map(partial(_keep, store), read_archive(path)):
            kept.append(run_id)
            if is_stopped():
                _take_back(store, kept)
                return ()
    except BaseException:
        _take_back(store, kept)
        raise
    return tuple(kept)


def _let_go(_record: RunRecord) -> None:
    """Do nothing: it is enough that the run was read."""


def _keep(store: RunStore, record: RunRecord) -> str:
    run_id = _free_id(store, record.info)
    store.save(dataclasses.replace(record, info=replace(record.info, id=run_id)))
    return run_id


def _take_back(store: RunStore, run_ids: list[str]) -> None:
    for run_id in run_ids:
        with suppress(StorageError):  # report the first error
            store.take_back(run_id)


def read_archive(path: Path) -> Iterator[RunRecord]:
    """The runs of a zip, one after another; raises as :func:`import_runs` does."""
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
            raise ArchiveError("{file} holds more than {limit:,} files; a zip of runs has three for each.",
                               file=path, limit=MAX_MEMBERS)  # fmt: skip
        try:
            archive = opened_zip(file)
        except (*ZIP_DAMAGE, OSError) as error:
            raise ArchiveError("{file} is not a zip file that can be read: {cause}.", file=path, cause=error) from error
        with archive:
            runs = _runs_in(archive, path)
            limit = most_unpacked(size)
            unpacked = sum(info.file_size for members in runs.values() for info in members.values())
            if unpacked > limit:
                raise ArchiveError("{file} would unpack to {size:,} bytes, many times its own; {limit:,} are allowed.",
                                   file=path, size=unpacked, limit=limit)  # fmt: skip
            for folder, members in runs.items():
                yield decode_run(_read_members(archive, members, path / folder), path / folder, limit)


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


def _checked_name(info: zipfile.ZipInfo, path: Path) -> PurePosixPath:
    """A member's name, if it stays inside the zip's folders.

    Names are never used as paths here, but a zip with other names was made to do harm, so its runs are not trusted.
    """
    name = PurePosixPath(info.filename)
    mode = info.external_attr >> 16
    if not name.parts or name.is_absolute() or ".." in name.parts or any(sign in info.filename for sign in "\\:\0"):
        raise ArchiveError("{file} holds a file whose name, {name}, leads out of it.", file=path, name=info.filename)
    if stat.S_ISLNK(mode):
        raise ArchiveError("{file} holds a link, {name}, in the place of a file.", file=path, name=str(name))
    return name


def _read_members(archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo], folder: Path) -> dict[str, bytes]:
    if WEIGHTS not in members:
        raise RunFileError("{file} is not there.", file=folder / WEIGHTS)
    content = {}
    for name, info in members.items():
        if info.file_size > MAX_BYTES[name]:
            raise ArchiveError("{file} would unpack to {size:,} bytes; {limit:,} are allowed.",
                               file=folder / name, size=info.file_size, limit=MAX_BYTES[name])  # fmt: skip
        try:
            # zipfile never gives more than file_size bytes, so the check above bounds what is read here.
            with opened_member(archive, info) as member:
                content[name] = member.read()
        except (*ZIP_DAMAGE, OSError) as error:
            raise RunFileError("{file} is damaged: {cause}.", file=folder / name, cause=error) from error
    return content


def _free_id(store: RunStore, info: RunInfo) -> str:
    """The run's own id if it has our form and is free, otherwise a new one with the same time."""
    ours = _OUR_ID.fullmatch(info.id) is not None
    if ours and not exists(store.folder / info.id):
        return info.id
    new = new_run_id()
    return info.id[:-6] + new[-6:] if ours else new
