"""The texts of the core in other languages, read from the very file that Qt's translation is compiled from.

For whoever speaks without Qt: the command line, which speaks before Qt is there, and work in threads, which may not touch it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mnist_desktop import paths

ENGLISH = "en"


@cache
def texts_in(language: str) -> Mapping[str, str]:
    """The texts of the core in a language, such as ``ko``; none for English, where there is no such file, or it is unreadable."""
    if language == ENGLISH or not language.isalpha():
        return {}
    import xml.etree.ElementTree as ET  # noqa: PLC0415 - few starts need it, and all would wait for it

    try:
        root = ET.parse(paths.resource("translations", f"mnist_desktop_{language}.ts")).getroot()  # noqa: S314 - our own file
    except (OSError, ET.ParseError):
        return {}
    texts = {}
    for context in root.iter("context"):
        for message in context.iter("message") if context.findtext("name") == "core" else ():
            texts[message.findtext("source", "")] = message.findtext("translation") or message.findtext("source") or ""
    return texts


def spoken_in(language: str, text: str) -> str:
    """A text of the core in a language; in English where that lacks it."""
    return texts_in(language).get(text, text)
