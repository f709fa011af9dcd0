"""Sentences that the core wrote in English, said in the user's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mnist_desktop.core.model.spec import Problem
from mnist_desktop.core.sentence import Templated, Within, lowered, shown


def say(sentence: Templated) -> str:
    """The sentence in the user's language, with its values put in. A value may be a sentence itself: the cause of an error."""
    values = {name: say(value) if isinstance(value, Templated) else shown(value) for name, value in sentence.values.items()}
    text = core_text(sentence.template).format(**values)
    return lowered(text) if isinstance(sentence, Within) else text


def say_fix(problem: Problem) -> str:
    """What the repair of `problem` says in the user's language; empty where there is none."""
    return say(problem.fix) if problem.fix else ""


def core_text(text: str | Templated) -> str:
    """A fixed text of the core (a field's title, a help sentence), or a sentence, in the user's language."""
    return say(text) if isinstance(text, Templated) else QCoreApplication.translate("core", text)
