"""Says the texts of a report: sentences of the core in the language of the report, and what people typed, cleaned."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from math import isfinite
from typing import TypeGuard

from mnist_desktop.core.runs.names import LONGEST_SHOWN
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.runs.said_names import made_name
from mnist_desktop.core.sentence import Sentence, Templated, said, shown

Say = Callable[[str], str]
"""Gives a text of the core in another language; ``str`` keeps it in English."""
ABSENT = "–"
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Control characters, half characters, and marks that turn the writing direction of all that follows."""


class Voice:
    """Says texts by a function that looks them up."""

    def __init__(self, look_up: Say) -> None:
        self._look_up = look_up

    def __call__(self, text: str | Templated) -> str:
        """A marked text, or a sentence with its values."""
        return said(text, self._look_up) if isinstance(text, Templated) else self._look_up(text)

    def percent(self, share: float | None) -> str:
        """A share, 0..1, with two decimals; a dash for what is not known."""
        return self._percent(Sentence("{share:.2f} %", {"share": 100 * share}) if is_known(share) else None)

    def short_percent(self, share: float | None) -> str:
        """A share, 0..1, with one decimal; a dash for what is not known."""
        return self._percent(Sentence("{share:.1f} %", {"share": 100 * share}) if is_known(share) else None)

    def _percent(self, sentence: Sentence | None) -> str:
        """No line ends before the sign."""
        return ABSENT if sentence is None else self(sentence).replace(" %", "\u00a0%")

    def run(self, info: RunInfo) -> str:
        """What a run is called, never nothing."""
        name = info.name.strip()
        made = made_name(name)
        return self(made) if made is not None else one_line(name) or info.id

    def moment(self, when: datetime) -> str:
        """A day and a time, to the minute."""
        values = {"year": f"{when.year}", "month": f"{when.month:02}", "day": f"{when.day:02}", "time": f"{when:%H:%M}"}
        return self(Sentence("{year}-{month}-{day}, {time}", values))

    def begun(self, created: str) -> str:
        """When a run began, on this computer's clock as in the window; as it is written where it is no moment."""
        with suppress(ValueError, OverflowError, OSError):  # of the year 1 or 9999 there may be no local time
            return self.moment(datetime.fromisoformat(created).astimezone())
        return one_line(created)

    def duration(self, seconds: float) -> str:
        """How long something took."""
        if seconds < 90:
            return self(Sentence("{seconds:.1f} s", {"seconds": seconds}))
        if seconds < 5400:
            return self(Sentence("{minutes:.1f} min", {"minutes": seconds / 60}))
        return self(Sentence("{hours:.1f} h", {"hours": seconds / 3600}))


def is_known(value: float | None) -> TypeGuard[float]:
    """Whether a figure was measured and is a number."""
    return value is not None and isfinite(value)


def number(value: float | None, digits: int = 4) -> str:
    """A figure with so many decimals; a dash for what is not known."""
    return f"{value:.{digits}f}" if is_known(value) else ABSENT


def one_line(name: str, longest: int = LONGEST_SHOWN) -> str:
    r"""A name as one line that turns nothing round.

    >>> one_line(" two\nlines "), len(one_line("x" * 1000))
    ('two\\nlines', 60)
    """
    return str(shown(name.strip()[:longest]))


def typed(text: str) -> str:
    """What was typed, line for line, without what cannot be shown or would turn the rest of the page round."""
    return _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip("\n")
