"""Recognises kinds of files that are text: web pages, tables, JSON, placeholder notes."""

from __future__ import annotations

import re

from mnist_desktop.core.content.kinds import FileKind, Kind

_PAGE = re.compile(r"<!doctype html|<html|<head|<body|<script|<meta|<title", re.IGNORECASE)
_SHORTCUTS = ("[InternetShortcut]", "[Desktop Entry]")
_SEPARATORS = (",", ";", "\t")
_REFUSAL = re.compile(r'"(error|message|code|status|detail)"\s*:')
LONGEST_REFUSAL = 2000
LINES_LOOKED_AT = 20
VERY_MANY = 100
_FORBIDDEN = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
"""Control characters that do not occur in text."""

_IN_JSON = (
    (re.compile(r'"format"\s*:\s*"mnist-desktop lesson"'), FileKind(Kind.LESSON)),
    (re.compile(r'"format"\s*:\s*"mnist-desktop model"'), FileKind(Kind.MODEL)),
    (re.compile(r'"format"\s*:\s*"mnist-desktop handwriting"'), FileKind(Kind.HANDWRITING)),
    (re.compile(r'"dataset_fingerprint"\s*:'), FileKind(Kind.RUN_INFO)),
    (re.compile(r'"cell_type"\s*:|"nbformat"\s*:'), FileKind(Kind.NOTEBOOK)),
    (re.compile(r'"class_name"\s*:\s*"(Sequential|Functional|Model)"'), FileKind(Kind.KERAS, "JSON")),
)


def by_text(start: bytes, *, is_whole: bool) -> FileKind | None:
    """The kind of a text file that begins with `start`, or None when it is not text.

    Parameters
    ----------
    is_whole
        `start` is the whole file, so its last line is complete.
    """
    text = _decoded(start)
    if text is None:
        return None
    begins = text.lstrip("\ufeff \t\r\n")
    if begins.startswith("version https://git-lfs"):
        return FileKind(Kind.GIT_POINTER)
    if begins.startswith("<"):
        return _markup(begins)
    if begins.startswith(_SHORTCUTS):
        return FileKind(Kind.SHORTCUT)
    if begins[:1] in ("{", "["):
        return _json(begins, is_whole=is_whole)
    return FileKind(Kind.TABLE if _is_table(text, is_whole=is_whole) else Kind.TEXT)


def _decoded(start: bytes) -> str | None:
    """The text, in any usual encoding. One-byte encodings need not be told apart."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = start[: len(start) // 2 * 2].decode("utf-16", "replace")
    else:
        text = start.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    return None if _FORBIDDEN.search(text) else text


def _markup(text: str) -> FileKind:
    head = text[:1000]
    if "<svg" in head:
        return FileKind(Kind.OTHER_PICTURE, "SVG")
    if _PAGE.search(head):
        return FileKind(Kind.WEB_PAGE)
    return FileKind(Kind.REFUSAL if "<Error>" in head else Kind.TEXT)


def _json(text: str, *, is_whole: bool) -> FileKind:
    for pattern, content in _IN_JSON:
        if pattern.search(text):
            return content
    is_refusal = is_whole and len(text) < LONGEST_REFUSAL and _REFUSAL.search(text) is not None
    return FileKind(Kind.REFUSAL if is_refusal else Kind.JSON)


def _is_table(text: str, *, is_whole: bool) -> bool:
    """Whether every line has as many separators as the first: several, or one in at least three lines.

    A first line with very many separators is enough: it is a table, even if another line is faulty.
    """
    lines = text.splitlines()[: LINES_LOOKED_AT + 1]
    if not is_whole or len(lines) > LINES_LOOKED_AT:
        lines = lines[:-1] or lines  # the last line may be cut
    lines = [line for line in lines if line.strip()] or [""]
    separator = max(_SEPARATORS, key=lines[0].count)
    counts = {line.count(separator) for line in lines}
    if lines[0].count(separator) >= VERY_MANY:
        return True
    return len(counts) == 1 and (min(counts) > 1 or (min(counts) == 1 and len(lines) > 2))
