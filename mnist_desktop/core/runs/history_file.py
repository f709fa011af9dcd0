"""A run's history as a table for spreadsheets and notebooks."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from mnist_desktop.core.runs.record import EpochRow


def history_csv(history: Iterable[EpochRow]) -> bytes:
    """One row per epoch under a header with the names of :class:`EpochRow`'s fields, by RFC 4180, in UTF-8.

    Numbers have as many digits as are needed to read back the same number; a figure that was not measured (without
    validation images) is an empty cell.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    columns = EpochRow.__struct_fields__
    writer.writerow(columns)
    writer.writerows([getattr(row, column) for column in columns] for row in history)
    return text.getvalue().encode()
