"""Tables and JSON on a terminal."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Sequence

from mnist_desktop.core.sentence import shown


def print_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows below each other, with the columns one under another; the last column is as long as it is."""
    lines = [[str(shown(cell)) for cell in row] for row in [head, *rows]]
    widths = [max(map(width_of, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = [cell + " " * (width - width_of(cell)) for cell, width in zip(line, widths, strict=True)]
        sys.stdout.write("  ".join(cells).rstrip() + "\n")


def print_json(value: object) -> None:
    """Print plain data for another program."""
    sys.stdout.write(json.dumps(value, indent=1, ensure_ascii=False) + "\n")


def width_of(text: str) -> int:
    """The columns that a text takes on a terminal: letters of East Asia take two.

    >>> width_of("ab"), width_of("숫자")
    (2, 4)
    """
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
