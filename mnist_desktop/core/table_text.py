"""Tables as text, for spreadsheets and reports."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

TAB = "\t"
"""Between cells, for the clipboard."""
COMMA = ","
"""Between cells, for a CSV file."""
RISKY = "=+-@\t\r"
"""A text that begins so is taken for a formula by spreadsheets."""


def table_text(rows: Iterable[Sequence[object]], separator: str) -> str:
    r"""Rows as lines of cells. Line ends within a cell become spaces, and no text can become a formula.

    >>> table_text([["name", "test"], ["a, b", 0.5], ["=1+1", None]], COMMA)
    'name,test\n"a, b",0.5\n\'=1+1,\n'
    """
    file = io.StringIO()
    csv.writer(file, delimiter=separator, lineterminator="\n").writerows([_plain(cell) for cell in row] for row in rows)
    return file.getvalue()


def csv_bytes(rows: Iterable[Sequence[object]]) -> bytes:
    """The content of a CSV file, with the mark by which spreadsheets know UTF-8."""
    return table_text(rows, COMMA).encode("utf-8-sig")


def _plain(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    text = " ".join(cell.split("\n"))
    return f"'{text}" if text[:1] and text[0] in RISKY and not _is_number(text) else text


def _is_number(text: str) -> bool:
    return text[1:2].isdigit() and text[0] in "+-" and text[1:].replace(".", "", 1).replace(",", "").isdigit()
