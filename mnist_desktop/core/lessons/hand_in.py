"""What a student hands in: one zip with the lesson, the answers, the runs with their weights, and a report.

Its members lie at the top or in one folder: ``hand-in.json`` (:class:`HandIn`), ``lesson.mnistlesson``, ``report.html``, which
may be missing, and below ``run/`` the files of :mod:`mnist_desktop.core.runs.run_files`, which are missing where nothing was
trained. Version 2 of the format has further runs below ``run-2/``, ``run-3/`` and so on, in the order in which ``hand-in.json``
lists them. A hand-in with one run is written as version 1, so that older programs read it.

A teacher opens hundreds of them, from anybody. Nothing is unpacked to the disk, and a zip with anything else in it is refused.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from mnist_desktop import __version__
from mnist_desktop.core.content.zips import ZIP_DAMAGE, is_link, leads_out, opened_zip, read_named
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.file_names import file_name as plain_name
from mnist_desktop.core.files import atomic_writer
from mnist_desktop.core.lessons.goals import Answer, Deeds, GoalId, judge
from mnist_desktop.core.lessons.lesson import MAX_BYTES as MAX_LESSON_BYTES
from mnist_desktop.core.lessons.lesson import MOST_GOALS, Lesson, fingerprint, lesson_bytes, read_lesson
from mnist_desktop.core.lessons.markup import USUAL_LANGUAGE, title_in
from mnist_desktop.core.runs.expectation import Expectation, Share
from mnist_desktop.core.runs.record import RunInfo, RunRecord
from mnist_desktop.core.runs.run_files import INFO, WEIGHTS, decode_run, encode_run
from mnist_desktop.core.runs.run_files import MAX_BYTES as MAX_RUN_BYTES
from mnist_desktop.core.storage_errors import storage_error

ONE_RUN, SEVERAL_RUNS = FORMATS = (1, 2)
"""The versions of the format, by what they can hold."""
MOST_RUNS = 10
"""How many runs a hand-in holds at the most."""
SUFFIX = ".handin.zip"
HAND_IN = "hand-in.json"
LESSON = "lesson.mnistlesson"
REPORT = "report.html"
RUN = "run"
"""The folder with the files of the first run."""
RUN_FOLDERS = (RUN, *(f"{RUN}-{number}" for number in range(2, MOST_RUNS + 1)))
MAX_HAND_IN_BYTES = 1_000_000
MAX_REPORT_BYTES = 8 * 2**20
SYSTEM_FOLDERS = ("__MACOSX",)
"""Entries that some systems put into every zip."""

_Name = Annotated[str, Meta(max_length=200)]


class HandInError(UserError):
    """A file is not a hand-in, it is damaged, or it was made to do harm."""


class GoalResult(Struct, frozen=True, forbid_unknown_fields=True):
    """How far the student's program saw a goal; see :class:`~mnist_desktop.core.lessons.goals.Verdict`."""

    id: GoalId
    met: bool
    value: float | int | Annotated[str, Meta(max_length=200)] | None = None


class FurtherRun(Struct, frozen=True, forbid_unknown_fields=True):
    """What is said of a run behind the first; see :class:`HandIn`."""

    run_id: _Name
    claimed_accuracy: Share | None = None
    prediction: Expectation | None = None


class HandIn(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The content of ``hand-in.json``: what the student's program says. None of it is proved.

    Attributes
    ----------
    program
        The version of the program that wrote it.
    written
        When, ISO 8601 with offset, by the student's clock.
    run_id
        Of the first run; empty where no run is handed in.
    claimed_accuracy
        The share of the test images that the first run reads right.
    answers
        By the id of the goal: words, or the number of a choice from 0.
    prediction
        What was expected of the first run before it was trained.
    more_runs
        The runs behind the first, which only version 2 of the format has.
    """

    format: int = ONE_RUN
    program: _Name
    lesson_id: _Name
    lesson_fingerprint: _Name
    lesson_title: _Name
    student: _Name
    written: Annotated[str, Meta(max_length=40)]
    run_id: _Name = ""
    claimed_accuracy: Share | None = None
    goals: Annotated[tuple[GoalResult, ...], Meta(max_length=MOST_GOALS)] = ()
    answers: Annotated[dict[GoalId, Answer], Meta(max_length=MOST_GOALS)] = {}
    prediction: Expectation | None = None
    more_runs: Annotated[tuple[FurtherRun, ...], Meta(max_length=MOST_RUNS - 1)] = ()

    def __post_init__(self) -> None:
        if self.more_runs and (self.format == ONE_RUN or not self.run_id):
            raise ValueError("it lists further runs where there can be none")
        if datetime.fromisoformat(self.written).tzinfo is None:
            raise ValueError("it does not say in which time zone it was written")


class _Head(Struct, frozen=True):
    """What says whether the rest can be read."""

    format: int = 0


@dataclass(frozen=True)
class Limits:
    """How much of a hand-in is read. Sizes are in bytes.

    Attributes
    ----------
    archive
        The zip.
    unpacked
        All its members together; the weights of the largest network take 80 million.
    members
        How many the zip may have: each run has up to four files, and some systems put a file of their own beside each.
    """

    archive: int = 128 * 2**20
    unpacked: int = 128 * 2**20
    members: int = 128


USUAL_LIMITS = Limits()


@dataclass(frozen=True, eq=False)
class HandInContent:
    """A hand-in that was read.

    Attributes
    ----------
    records
        The runs, the first one first; none where nothing was trained.
    report_html
        None where there is none. It comes from a student: it is shown only by a browser, and never as part of another page.
    """

    hand_in: HandIn
    lesson: Lesson
    records: tuple[RunRecord, ...]
    report_html: str | None


def hand_in_of(lesson: Lesson, evidence: Deeds, student: str, infos: Sequence[RunInfo], now: datetime) -> HandIn:
    """What a student's program says of a lesson.

    Parameters
    ----------
    infos
        The runs that are handed in, the first one first; none where nothing was trained.
    now
        The time, with its zone.
    """
    judged = {goal.id: judge(goal, evidence) for goal in lesson.goals}
    info = infos[0] if infos else None
    return HandIn(
        format=ONE_RUN if len(infos) <= 1 else SEVERAL_RUNS,
        program=__version__,
        lesson_id=lesson.id,
        lesson_fingerprint=fingerprint(lesson),
        lesson_title=title_in(lesson.title, USUAL_LANGUAGE)[:200],
        student=student[:200],
        written=now.isoformat(timespec="seconds"),
        run_id="" if info is None else info.id[:200],
        claimed_accuracy=None if info is None else info.test_accuracy,
        goals=tuple(GoalResult(name, judgement.met, judgement.value) for name, judgement in judged.items()),
        answers={name: answer for name, answer in evidence.answers.items() if name in judged},
        prediction=None if info is None else info.expectation,
        more_runs=tuple(FurtherRun(each.id[:200], each.test_accuracy, each.expectation) for each in infos[1:]),
    )


def file_name(student: str, lesson: Lesson, now: datetime) -> str:
    """The name of a hand-in: whose it is, of which lesson, and when, so that no two students' files have one name.

    >>> file_name("Ada / L.", Lesson(id="first", title={"en": "x"}, text={"en": "x"}, goals=()), datetime(2026, 5, 4, 9, 30))
    'Ada L first 2026-05-04 09-30-00.handin.zip'
    """
    return plain_name(student, "student", f" {lesson.id} {now:%Y-%m-%d %H-%M-%S}{SUFFIX}", most=60)


def write_hand_in(
    path: Path, hand_in: HandIn, lesson: Lesson, records: Sequence[RunRecord], report_html: str | None = None
) -> None:
    """Write a hand-in, atomically.

    Parameters
    ----------
    records
        The runs that `hand_in` names, in its order.
    report_html
        The report of the first of them, or None to leave it out.

    Raises
    ------
    HandInError
        The runs are larger than a hand-in can be, so nobody could read it.
    StorageError
        It cannot be written. What was there stays.
    ValueError
        Those are more than `MOST_RUNS`.
    """
    runs = {f"{folder}/{name}": content for folder, record in zip(RUN_FOLDERS[: len(records)], records, strict=True)
            for name, content in encode_run(record).items()}  # fmt: skip
    size, most = sum(map(len, runs.values())), USUAL_LIMITS.unpacked - MAX_HAND_IN_BYTES - MAX_LESSON_BYTES - MAX_REPORT_BYTES
    if size > most:
        raise HandInError("The runs take {size:,} bytes; a hand-in can hold {limit:,}. Hand in fewer of them.",
                          size=size, limit=most)  # fmt: skip
    with atomic_writer(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(HAND_IN, msgspec.json.format(_encoded(hand_in), indent=1))
        archive.writestr(LESSON, lesson_bytes(lesson))
        if report_html is not None:
            archive.writestr(REPORT, report_html.encode())
        for name, content in runs.items():
            # Weights hardly shrink, so compressing them is not worth the time.
            archive.writestr(name, content, zipfile.ZIP_STORED if name.endswith(WEIGHTS) else None)


def _encoded(hand_in: HandIn) -> bytes:
    """As JSON; version 1 knows of no further runs, and programs that read it refuse what it does not know."""
    plain = msgspec.to_builtins(hand_in)
    if hand_in.format == ONE_RUN:
        del plain["more_runs"]
    return msgspec.json.encode(plain)


def read_hand_in(path: Path, *, limits: Limits = USUAL_LIMITS) -> HandInContent:
    """Read a hand-in from anybody.

    Raises
    ------
    HandInError
        It is not a hand-in, it is damaged, or it could do harm: it has too many or too large members, or others than those of a
        hand-in. It names the file and the cause.
    LessonError, RunFileError
        The lesson or the run in it is damaged.
    StorageError
        It cannot be read.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise storage_error(path, error) from error
    with file:
        try:
            size = file.seek(0, 2)
            if size > limits.archive:
                raise HandInError("{file} is larger than the {limit:,} bytes that a hand-in can have.",
                                  file=path, limit=limits.archive)  # fmt: skip
            archive = opened_zip(file, limits.members)
        except (*ZIP_DAMAGE, OSError) as error:
            raise HandInError("{file} is not a zip file that can be read: {cause}.", file=path, cause=error) from error
        with archive:
            return _content_of(archive, path, limits)


def _content_of(archive: zipfile.ZipFile, path: Path, limits: Limits) -> HandInContent:
    members = _members_of(archive, path)
    unpacked = sum(info.file_size for info in members.values())
    if unpacked > limits.unpacked:
        raise HandInError("{file} would unpack to {size:,} bytes; {limit:,} are allowed.",
                          file=path, size=unpacked, limit=limits.unpacked)  # fmt: skip
    for name in (HAND_IN, LESSON):
        if name not in members:
            raise HandInError("{file} is not a hand-in: there is no {name} in it.", file=path, name=name)
    contents = {
        name: read_named(archive, info, path / name, _most_bytes(name), HandInError, HandInError)
        for name, info in members.items()
    }
    hand_in = _decode(contents[HAND_IN], path / HAND_IN)
    lesson = read_lesson(contents[LESSON], str(path / LESSON))
    records = _runs_of(contents, path, hand_in, limits)
    report = contents[REPORT].decode("utf-8", "replace") if REPORT in contents else None
    return HandInContent(hand_in, lesson, records, report)


def _runs_of(contents: Mapping[str, bytes], path: Path, hand_in: HandIn, limits: Limits) -> tuple[RunRecord, ...]:
    """The runs, those behind the first as `hand_in` lists them. All of them together unpack to no more than one alone may."""
    runs: dict[str, dict[str, bytes]] = {}
    for name, content in contents.items():
        folder, _, file = name.rpartition("/")
        if folder:
            runs.setdefault(folder, {})[file] = content
    listed = RUN_FOLDERS[: 1 + len(hand_in.more_runs)]
    if runs.keys() - {RUN} != {*listed[1:]} or (hand_in.more_runs and RUN not in runs):
        raise HandInError("{file} does not hold the runs that it lists.", file=path)
    records, left = [], limits.unpacked
    for folder in (each for each in listed if each in runs):
        if not {INFO, WEIGHTS} <= runs[folder].keys():
            raise HandInError("{file} holds a part of a run only: {info} or {weights} is missing.",
                              file=path, info=INFO, weights=WEIGHTS)  # fmt: skip
        records.append(decode_run(runs[folder], path / folder, max(1, left)))
        left -= sum(weight.nbytes for weight in records[-1].weights)
    return tuple(records)


def _members_of(archive: zipfile.ZipFile, path: Path) -> dict[str, zipfile.ZipInfo]:
    """The members by their names below the one folder that a hand-in may have, none of them unknown, twice, or a link."""
    found: dict[str, zipfile.ZipInfo] = {}
    folders: set[PurePosixPath] = set()
    for info in archive.infolist():
        name = PurePosixPath(info.filename)
        if leads_out(info) or is_link(info):
            raise HandInError("{file} holds {name}, which leads out of it.", file=path, name=info.filename)
        if info.is_dir() or name.parts[0] in SYSTEM_FOLDERS:
            continue
        is_of_run = name.parent.name in RUN_FOLDERS and name.name in MAX_RUN_BYTES
        if not is_of_run and name.name not in (HAND_IN, LESSON, REPORT):
            raise HandInError("{file} holds {name}, which is no part of a hand-in.", file=path, name=info.filename)
        folders.add(name.parent.parent if is_of_run else name.parent)
        known = f"{name.parent.name}/{name.name}" if is_of_run else name.name
        if known in found:
            raise HandInError("{file} holds {name} twice.", file=path, name=known)
        found[known] = info
    if len(folders) > 1 or any(len(folder.parts) > 1 for folder in folders):
        raise HandInError("{file} holds more than one folder, and so more than a hand-in.", file=path)
    return found


def _most_bytes(name: str) -> int:
    own = {HAND_IN: MAX_HAND_IN_BYTES, LESSON: MAX_LESSON_BYTES, REPORT: MAX_REPORT_BYTES}
    return own[name] if name in own else MAX_RUN_BYTES[name.rpartition("/")[2]]


def _decode(content: bytes, path: Path) -> HandIn:
    try:
        head = msgspec.json.decode(content, type=_Head)
        if head.format not in FORMATS:
            raise HandInError("{file} has format version {version}; this program reads {known}.",
                              file=path, version=head.format, known=FORMATS[-1])  # fmt: skip
        return msgspec.json.decode(content, type=HandIn)
    except (ValueError, RecursionError) as error:
        raise HandInError("{file} is damaged: {cause}.", file=path, cause=error) from error
