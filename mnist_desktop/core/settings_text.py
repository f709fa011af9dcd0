"""The text of an ``.ini`` file as Qt's QSettings writes it, read without QSettings.

To QSettings a value of ``@Variant(…)`` may be a pickled Python object, which is unpickled, and so runs what the file says. Here a
value is a text or an array of bytes, and nothing else.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from pathlib import Path

from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.files import read_bytes


def read_text(path: Path, most_bytes: int) -> str:
    """The text of a file of at most so many bytes; raises OSError and StorageError."""
    if not stat.S_ISREG(path.stat().st_mode):
        # Reading a named pipe would wait for ever.
        raise StorageError("{file} is not a file.", file=path)
    content = read_bytes(path, most_bytes)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StorageError("{file} is damaged: it is not text.", file=path) from error


def entries_of(text: str) -> Iterator[tuple[str, str]]:
    """Names and values as in the file, still escaped. A line that is not an entry of the section General gets no name."""
    section = "General"
    for line in re.split(r"\r\n|\r|\n", text):
        if heading := re.fullmatch(r"\s*\[(.*)\]\s*", line):
            section = heading[1]
        elif line.strip() and not line.startswith(";"):
            name, equals, value = line.partition("=")
            yield name.strip() if equals and section == "General" else "", value.strip()


_TOKEN = re.compile(r'\\x(?P<hexadecimal>[0-9a-fA-F]+)|\\(?P<octal>[0-7]+)|\\(?P<letter>[abfnrtv"?\'\\])|(?P<plain>[^\\"]+)')
_LETTERS = dict(zip("abfnrtv\"?'\\", "\a\b\f\n\r\t\v\"?'\\", strict=True))
_MOST_DIGITS = 6


def unescaped(raw: str) -> str | bytes:
    """Undo Qt's escapes; raises ValueError where the value is neither a text nor an array of bytes."""
    is_quoted = len(raw) > 1 and raw[0] == raw[-1] == '"'
    inner = raw[1:-1] if is_quoted else raw
    if not is_quoted and "," in inner:
        raise ValueError("a list")
    parts, at = [], 0
    while at < len(inner):
        token = _TOKEN.match(inner, at)
        if token is None:
            raise ValueError("not escaped as Qt does")
        parts.append(_meaning(token))
        at = token.end()
    text = "".join(parts)
    if text.startswith("@@"):
        return text[1:]
    if text.startswith("@ByteArray(") and text.endswith(")"):
        return text[len("@ByteArray(") : -1].encode("latin-1")
    if text.startswith("@"):
        raise ValueError("a value of another type")
    return text


def _meaning(token: re.Match[str]) -> str:
    kind = token.lastgroup or ""
    digits = token[kind]
    match kind:
        case "plain":
            return digits
        case "letter":
            return _LETTERS[digits]
    if len(digits) > _MOST_DIGITS:
        raise ValueError("no character")
    return chr(int(digits, 16 if kind == "hexadecimal" else 8))


def escaped(value: str | bytes) -> str:
    """Escape a value as Qt does, always in quotes."""
    if isinstance(value, bytes):
        text = f"@ByteArray({value.decode('latin-1')})"
    else:
        text = f"@{value}" if value.startswith("@") else value
    text = text.replace("\\", r"\\").replace('"', r"\"")
    # An escape ends with the last hexadecimal digit, so letters right after it that look like digits must be escaped, too.
    return '"' + re.sub(r"[\x00-\x1f\x7f-\xff][0-9a-fA-F]*", _as_numbers, text) + '"'


def _as_numbers(found: re.Match[str]) -> str:
    return "".join(rf"\x{ord(letter):x}" for letter in found[0])
