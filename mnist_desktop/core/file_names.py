"""Makes the name of a file or folder from what a person typed or a file from outside says: one that every system takes.

Names of runs, classes, students, lessons and data sets hold whatever their authors like. Windows takes none of the signs in
UNWELCOME, no control letters, no dot or space at the end, and gives some names to devices, with any ending; see "Naming Files,
Paths, and Namespaces" at learn.microsoft.com. A stick or a share goes from one system to another, so the same holds for all.
"""

from __future__ import annotations

import unicodedata

UNWELCOME = frozenset('<>:"/\\|?*')
MOST_LETTERS = 100
MOST_BYTES = 200
"""Of UTF-8: Linux takes 255 for a whole name, and an ending, a number or a time may follow."""

_DEVICES = frozenset({
    "con", "prn", "aux", "nul", "conin$", "conout$", "clock$",
    *(port + digit for port in ("com", "lpt") for digit in "0123456789¹²³"),
})  # fmt: skip


def file_name(text: str, instead: str, ending: str = "", *, gap: str = " ", most: int = MOST_LETTERS) -> str:
    """A name made of `text`, which is kept as far as it can be, and `ending`.

    Letters that no name may have become `gap`, several of them one; where nothing is left it is `instead`.

    >>> file_name("Dense 64/32: relu? ", "run", ".zip")
    'Dense 64 32 relu.zip'
    >>> file_name("aux.2", "run", ".csv"), file_name("..", "run"), file_name("김하늘", "student")
    ('aux_.2.csv', 'run', '김하늘')

    Parameters
    ----------
    instead
        A plain name.
    most
        So many letters of `text` are kept at most.
    """
    composed = unicodedata.normalize("NFC", text)  # macOS takes letters apart, and other systems see another name then
    words = "".join(_plain(letter) for letter in composed).split()
    kept = _short(gap.join(words).strip(" ."), most).rstrip(" .") or instead
    base, dot, rest = f"{kept}{ending}".partition(".")
    return f"{base.rstrip()}_{dot}{rest}" if base.rstrip().casefold() in _DEVICES else f"{kept}{ending}"


def _plain(letter: str) -> str:
    """The letter itself, a space for one that separates, and nothing for one that is not seen."""
    if letter in UNWELCOME or letter.isspace() or unicodedata.category(letter) == "Cc":
        return " "
    return "" if unicodedata.category(letter).startswith("C") else letter


def _short(name: str, most: int) -> str:
    return name[:most].encode()[:MOST_BYTES].decode(errors="ignore")
