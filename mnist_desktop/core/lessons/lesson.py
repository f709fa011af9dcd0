"""A lesson, and its file: JSON that is checked before it is used.

The file reads ``{"format": "mnist-desktop lesson", "version": 1, "lesson": {"id": ..., "title": {"en": ...}, ...}}``. What has
its usual value may be left out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import NODEFAULT, Meta, Struct

from mnist_desktop.core.administration import administration
from mnist_desktop.core.content.kinds import Kind
from mnist_desktop.core.content.telling import kind_of_bytes, refusal
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.files import read_bytes, write_bytes
from mnist_desktop.core.lessons.goals import AnyGoal, ChoiceGoal, MisreadGoal, RunGoal
from mnist_desktop.core.lessons.markup import Text, Title
from mnist_desktop.core.marking import marked
from mnist_desktop.core.model.layers import LAYER_TYPES
from mnist_desktop.core.model.model_file import MAX_NAME_LENGTH
from mnist_desktop.core.model.spec import MAX_LAYERS, ModelSpec
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.training_config import TrainingConfig

FORMAT = "mnist-desktop lesson"
VERSION = 1
SUFFIX = ".mnistlesson"
MAX_BYTES = 1_000_000
MOST_GOALS = 30
READS = marked("File > Lessons > Open lesson opens lessons that this program saved.")
"""Added to the error for any other file."""

CONTROLS: tuple[str, ...] = ("dataset", "preset", "layers", *TrainingConfig.__struct_fields__)
"""What a lesson can fix or hide: the choice of data and of presets, the layers, and each setting of the training."""
TABS = ("data", "training", "results", "inside", "draw", "compare", "lab")
"""What a lesson can show alone."""

_Control = Annotated[str, Meta(max_length=40)]
_Names = Annotated[tuple[_Control, ...], Meta(max_length=60)]
_Place = Annotated[str, Meta(max_length=500)]


class LessonError(UserError):
    """A file is not a lesson that this program can use."""


class Lesson(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A task for a class.

    Attributes
    ----------
    id
        A short name that stays the same when the lesson is improved.
    title, text
        What it is called, and what it is about, before the first step.
    goals
        Its steps, in order.
    dataset
        The key of the data set.
    model, config
        The network and the settings to start from.
    fixed, hidden
        Names of :data:`CONTROLS` that the student sees but cannot change, and does not see. A run counts only where it has the
        lesson's own values for both.
    tabs
        Names of :data:`TABS` that are shown; empty for all.
    minutes
        How long it takes.
    shared_folder
        Where hand-ins are copied to as well; empty for nowhere.
    hidden_data
        The key of a data set on which the teacher's computer evaluates what is handed in; empty for the test images.
    """

    id: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,59}\Z")]
    title: Title
    text: Text
    goals: Annotated[tuple[AnyGoal, ...], Meta(min_length=1, max_length=MOST_GOALS)]
    dataset: Annotated[str, Meta(min_length=1, max_length=300)] = "mnist-starter"
    model: ModelSpec = ModelSpec()
    config: TrainingConfig = TrainingConfig()
    fixed: _Names = ()
    hidden: _Names = ()
    tabs: _Names = ()
    minutes: Annotated[int, Meta(ge=1, le=600)] = 30
    shared_folder: _Place = ""
    hidden_data: Annotated[str, Meta(max_length=300)] = ""

    @property
    def experiment(self) -> Experiment:
        """What the student starts from."""
        return Experiment(self.model, self.config)


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    """The content of a file."""

    format: str
    version: int
    lesson: Lesson


class _Head(Struct, frozen=True):
    """What says whether the rest can be read."""

    format: str = ""
    version: int = 0


def read_lesson(source: Path | bytes, name: str = "") -> Lesson:
    """Read a lesson from a file, or from the bytes of one.

    Parameters
    ----------
    name
        What errors call the bytes.

    Raises
    ------
    LessonError
        It is of another kind or a later version, it is damaged, or something in it cannot be.
    StorageError
        The file is absent, unreadable or too large.
    """
    content, name = (source, name) if isinstance(source, bytes) else (read_bytes(source, MAX_BYTES), str(source))
    if len(content) > MAX_BYTES:
        raise LessonError("{file} is larger than the {limit:,} bytes that a lesson can have.", file=name, limit=MAX_BYTES)
    content = content.removeprefix(b"\xef\xbb\xbf")  # editors on Windows put a byte order mark in front
    _check_head(content, name)
    try:
        lesson = msgspec.json.decode(content, type=_File).lesson
    except (ValueError, RecursionError) as error:  # bytes that are no text, or nested too deeply
        raise LessonError("{file} is damaged: {cause}.", file=name, cause=error) from error
    if (problem := problem_of(lesson)) is not None:
        raise LessonError("{file} is not a lesson that can be used: {cause}", file=name, cause=problem)
    return lesson


def write_lesson(path: Path, lesson: Lesson) -> None:
    """Write a lesson, atomically.

    Raises
    ------
    LessonError
        :func:`read_lesson` would refuse it.
    StorageError
        It cannot be written. What was there stays.
    """
    content = lesson_bytes(lesson)
    read_lesson(content, str(path))
    write_bytes(path, content)


def lesson_bytes(lesson: Lesson) -> bytes:
    """The content of a lesson's file."""
    content: dict[str, Any] = {"format": FORMAT, "version": VERSION, "lesson": _plain(lesson)}
    # Whole, for whoever reads the file: a Dense without its number of units says nothing.
    content["lesson"] |= {"model": msgspec.to_builtins(lesson.model), "config": msgspec.to_builtins(lesson.config)}
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def fingerprint(lesson: Lesson) -> str:
    """Hex SHA-256 of the lesson's canonical JSON: its keys sorted, without spaces and without usual values.

    A later version of the program, with more settings than this one, finds the same.
    """
    return hashlib.sha256(msgspec.json.encode(_plain(lesson), order="sorted")).hexdigest()


def shared_folder_of(lesson: Lesson) -> str:
    """Where hand-ins are copied to as well: as the lesson says, else as an administrator has set it; empty for nowhere."""
    return lesson.shared_folder or administration().settings.shared_folder


def problem_of(lesson: Lesson) -> Sentence | None:
    """Why a lesson whose values are all in range cannot be used, or None."""
    return next(_problems(lesson), None)


def changed_controls(lesson: Lesson, experiment: Experiment) -> tuple[str, ...]:
    """Which of the controls that a lesson fixes or hides have another value in `experiment`; a run of it does not count then.

    Data sets are not looked at.
    """
    held = {*lesson.fixed, *lesson.hidden}
    settings = [name for name in TrainingConfig.__struct_fields__ if name in held]
    changed = [name for name in settings if getattr(lesson.config, name) != getattr(experiment.config, name)]
    if "layers" in held and lesson.model.layers != experiment.spec.layers:
        changed.insert(0, "layers")
    return tuple(changed)


def _problems(lesson: Lesson) -> Iterator[Sentence]:
    yield from _problems_of_names(lesson)
    if len(lesson.model.layers) > MAX_LAYERS:
        values = {"count": len(lesson.model.layers), "limit": MAX_LAYERS}
        yield Sentence("Its network has {count:,} layers; {limit} is the most.", values)
    if len(lesson.model.name) > MAX_NAME_LENGTH:
        yield Sentence("The name of its network is longer than {limit} characters.", {"limit": MAX_NAME_LENGTH})
    seen: set[str] = set()
    for goal in lesson.goals:
        if goal.id in seen:
            yield Sentence("Two goals have the id {name}.", {"name": goal.id})
        seen.add(goal.id)
        yield from _problems_of_goal(goal)


def _problems_of_names(lesson: Lesson) -> Iterator[Sentence]:
    for name in (*lesson.fixed, *lesson.hidden):
        if name not in CONTROLS:
            known = ", ".join(CONTROLS)
            yield Sentence("It fixes or hides {name}, which is unknown. Known are: {known}.", {"name": name, "known": known})
    for name in set(lesson.fixed) & set(lesson.hidden):
        yield Sentence("It both fixes and hides {name}.", {"name": name})
    for name in lesson.tabs:
        if name not in TABS:
            yield Sentence("It shows the tab {name}, which is unknown. Known are: {known}.",
                           {"name": name, "known": ", ".join(TABS)})  # fmt: skip


def _problems_of_goal(goal: AnyGoal) -> Iterator[Sentence]:
    if goal.tab and goal.tab not in TABS:
        yield Sentence("The goal {goal} is about the tab {name}, which is unknown.", {"goal": goal.id, "name": goal.tab})
    match goal:
        case ChoiceGoal(right=right, choices=choices) if right is not None and right >= len(choices):
            yield Sentence("The right answer of the goal {goal} is not among its answers.", {"goal": goal.id})
        case MisreadGoal(drawn=drawn, read_as=read_as) if drawn == read_as:
            yield Sentence("The goal {goal} asks for a drawing to be taken for what it is.", {"goal": goal.id})
        case RunGoal(layer=layer) if layer and layer not in _LAYERS:
            yield Sentence("The goal {goal} asks for the layer type {kind}, which is unknown.", {"goal": goal.id, "kind": layer})


_LAYERS = frozenset(str(each.__struct_config__.tag) for each in LAYER_TYPES)


def _plain(value: Any) -> Any:  # Any: the values of structs have no common type
    """A value as JSON has it, each struct with its tag and only those fields that do not have their usual value."""
    if isinstance(value, Struct):
        config, found = value.__struct_config__, {}
        if config.tag_field is not None:
            found[config.tag_field] = config.tag
        for field in msgspec.structs.fields(value):
            content = getattr(value, field.name)
            usual = field.default if field.default_factory is NODEFAULT else field.default_factory()
            if usual is NODEFAULT or content != usual:
                found[field.encode_name] = _plain(content)
        return found
    if isinstance(value, dict):
        return {key: _plain(content) for key, content in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(content) for content in value]
    return value


def _check_head(content: bytes, name: str) -> None:
    """Refuse what is no JSON, or JSON of another kind or of a later version."""
    try:
        head = msgspec.json.decode(content, type=_Head)
    except (ValueError, RecursionError) as error:
        found = kind_of_bytes(content, Path(name).name)
        if found.kind is Kind.LESSON:
            raise LessonError("{file} is damaged or cut off: {cause}.", file=name, cause=error) from error
        raise refusal(LessonError, found, name, READS) from error
    if head.format != FORMAT:
        raise refusal(LessonError, kind_of_bytes(content, Path(name).name), name, READS)
    if head.version != VERSION:
        raise LessonError("{file} is a lesson in version {version} of its form; this program reads version {known}. "
                          "A newer version of the program can open it.",
                          file=name, version=head.version, known=VERSION)  # fmt: skip
