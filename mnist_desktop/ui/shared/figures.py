"""Figures as people read them."""

from __future__ import annotations

import math

NOT_A_NUMBER = "–"


def percent(share: float) -> str:
    """A share of 1 in percent, to one decimal; it says 100 % only of the whole.

    >>> percent(0.9724), percent(0.99996), percent(1.0)
    ('97.2 %', '>99.9 %', '100 %')
    """
    if math.isnan(share):
        return NOT_A_NUMBER
    if share >= 1:
        return "100 %"
    return ">99.9 %" if share >= 0.9995 else f"{share * 100:.1f} %"
