"""Figures of a run as people read them."""

from __future__ import annotations

from math import isfinite

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
