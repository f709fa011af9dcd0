"""Figures and times of a run as people read them."""

from __future__ import annotations

from math import isfinite

from PySide6.QtCore import QCoreApplication

from mnist_desktop.ui.shared.figures import NOT_A_NUMBER, percent


def share_text(share: float | None) -> str:
    """An accuracy in percent; a dash for one that was not measured.

    >>> share_text(0.9724), share_text(None)
    ('97.2 %', '–')
    """
    return NOT_A_NUMBER if share is None else percent(share)


def loss_text(loss: float | None) -> str:
    """A loss with four decimals, of large ones as many digits; a dash for one that was not measured.

    >>> loss_text(0.056789), loss_text(1234.5), loss_text(None)
    ('0.0568', '1234', '–')
    """
    if loss is None or not isfinite(loss):
        return NOT_A_NUMBER
    return f"{loss:.4f}" if abs(loss) < 100 else f"{loss:.4g}"


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
