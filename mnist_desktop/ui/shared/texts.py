"""Sentences that the core wrote in English, said in the user's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mnist_desktop.core.model.spec import Problem
from mnist_desktop.core.sentence import Templated, said


def say(sentence: Templated) -> str:
    """The sentence in the user's language, with its values put in."""
    return said(sentence, core_text)


def say_fix(problem: Problem) -> str:
    """What the repair of `problem` says in the user's language; empty where there is none."""
    return say(problem.fix) if problem.fix else ""


def core_text(text: str | Templated) -> str:
    """A fixed text of the core (a field's title, a help sentence), or a sentence, in the user's language."""
    return say(text) if isinstance(text, Templated) else QCoreApplication.translate("core", text)
