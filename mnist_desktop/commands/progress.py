"""A progress bar for a terminal; where stderr is no terminal, as in a script's log, it says nothing."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self, TextIO

BAR = 30
"""Signs of the bar."""
SECONDS = 0.1
"""Between two paintings."""
CLEAR_LINE = "\r\x1b[K"


class Progress:
    """Paints how far something is on one line, and takes the line away at the end.

    >>> with Progress("images", sys.stdout) as progress:  # no terminal
    ...     progress(1, 2)
    """

    def __init__(self, title: str, stream: TextIO | None = None) -> None:
        self.title = title
        self._stream = sys.stderr if stream is None else stream
        self._is_seen = self._stream.isatty()
        self._painted_at = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: BaseException | None, _where: TracebackType | None) -> None:
        if self._is_seen:
            self._stream.write(CLEAR_LINE)
            self._stream.flush()

    def __call__(self, done: int, total: int) -> None:
        """Say that `done` of `total` are done."""
        now = time.monotonic()
        if not self._is_seen or (done < total and now - self._painted_at < SECONDS):
            return
        self._painted_at = now
        share = min(1.0, done / max(1, total))
        filled = round(BAR * share)
        self._stream.write(f"{CLEAR_LINE}[{'#' * filled}{'-' * (BAR - filled)}] {share:4.0%} {self.title}")
        self._stream.flush()
