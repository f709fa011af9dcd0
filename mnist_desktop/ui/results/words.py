"""Figures as people read them."""

from __future__ import annotations

import math

from mnist_desktop.ui.shared.figures import NOT_A_NUMBER


def decimal(value: float, digits: int) -> str:
    """A number with so many decimals."""
    return NOT_A_NUMBER if math.isnan(value) else f"{value:.{digits}f}"
