"""Sentences that the core wrote in English, said in the user's language."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QCoreApplication


class Sentence(Protocol):
    """A template with values, as errors and problems carry it."""

    template: str
    values: dict[str, object]


def say(sentence: Sentence) -> str:
    """The sentence in the user's language, with its values put in."""
    return core_text(sentence.template).format(**sentence.values)


def core_text(text: str) -> str:
    """A fixed text of the core (a field's title, a help sentence) in the user's language."""
    return QCoreApplication.translate("core", text)
