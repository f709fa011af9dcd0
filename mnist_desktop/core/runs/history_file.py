"""A run's history as a table for spreadsheets and notebooks."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from mnist_desktop.core.runs.record import EpochRow

COLUMNS = EpochRow.__struct_fields__


def history_csv(history: Iterable[EpochRow]) -> bytes:
    """One row per epoch under a header with the names of :class:`EpochRow`'s fields, by RFC 4180, in UTF-8.

    Numbers have as many digits as are needed to read back the same number; a figure that was not measured (without
    validation images) is an empty cell.
    """
    return _table(history, COLUMNS, ",", "\r\n").encode()


def history_lines(history: Iterable[EpochRow], titles: Sequence[str]) -> str:
    """The same for the clipboard, from which spreadsheets part cells by tabs, under a title for each of :data:`COLUMNS`."""
    return _table(history, titles, "\t", "\n")


def _table(history: Iterable[EpochRow], titles: Sequence[str], separator: str, line_end: str) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator=line_end)
    writer.writerow(titles)
    writer.writerows([getattr(row, column) for column in COLUMNS] for row in history)
    return text.getvalue()
