"""Sentences that the core wrote in English, said in the user's language."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication

from mnist_desktop.core.errors import filled, shown
from mnist_desktop.core.model.spec import Problem


@runtime_checkable
class Sentence(Protocol):
    """A template with values, as errors and problems carry it. A value may be a sentence itself: the cause of an error."""

    template: str
    values: dict[str, object]


def say(sentence: Sentence) -> str:
    """The sentence in the user's language, with its values put in."""
    values = {name: say(value) if isinstance(value, Sentence) else shown(value) for name, value in sentence.values.items()}
    return core_text(sentence.template).format(**values)


def say_fix(problem: Problem) -> str:
    """What the repair of `problem` says in the user's language; empty where there is none."""
    return filled(core_text(problem.fix_label or ""), problem.values)


def core_text(text: str) -> str:
    """A fixed text of the core (a field's title, a help sentence) in the user's language."""
    return QCoreApplication.translate("core", text)
