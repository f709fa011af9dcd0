"""Lengths of time as people read them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def duration(seconds: float) -> str:
    """A length of time, the coarser the longer it is, so that a countdown is calm to read."""
    if round(seconds) < 60:
        return _tr("{seconds} s").format(seconds=max(1, round(seconds)))
    fives = round(seconds / 5) * 5
    if fives < 600:
        minutes, rest = divmod(fives, 60)
        return _tr("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)
    hours, minutes = divmod(round(seconds / 60), 60)
    if hours == 0:
        return _tr("{minutes} min").format(minutes=minutes)
    return _tr("{hours} h {minutes} min").format(hours=hours, minutes=minutes)


def _tr(text: str) -> str:
    return QCoreApplication.translate("duration", text)
