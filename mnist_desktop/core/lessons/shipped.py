"""The lessons that ship with the app, in the order in which they are taught."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from mnist_desktop import paths
from mnist_desktop.core.lessons.lesson import SUFFIX, Lesson, read_lesson

SHIPPED = (
    "first-network",
    "deeper-is-not-better",
    "softmax-to-cnn",
    "what-a-kernel-does",
    "one-hot-or-sparse",
    "network-by-hand",
)
"""Their ids, which are their files' names too."""


def shipped_path(lesson_id: str) -> Path:
    """The file of a lesson that ships."""
    return paths.resource("lessons", f"{lesson_id}{SUFFIX}")


@cache
def shipped_lesson(lesson_id: str) -> Lesson:
    """A lesson that ships; raises LessonError and StorageError where its file was damaged or taken away."""
    return read_lesson(shipped_path(lesson_id))
