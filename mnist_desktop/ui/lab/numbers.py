"""Numbers as the lab writes them."""

from __future__ import annotations

MINUS = "−"
DIGITS = 3


def number_text(value: float, digits: int = DIGITS) -> str:
    """Whole numbers as they are, others with so many digits after the point at most, small ones with as many that count."""
    if value == round(value):
        text = f"{value:.0f}"
    elif abs(value) < 10**-digits:
        text = f"{value:.1e}".replace("e-0", "e-")
    else:
        text = f"{value:.{digits}f}"
        text = text.rstrip("0").rstrip(".") if digits else text
    return text.replace("-", MINUS) if text != "-0" else "0"


def short_text(value: float) -> str:
    """At most about five characters, for a legend."""
    return number_text(value, 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2)


def cell_text(value: float) -> str:
    """The same for a cell, where a small number has three digits after the point and one that is hardly anything 0.000."""
    return f"{value:.3f}".replace("-", MINUS) if 0 < abs(value) < 0.095 else short_text(value)


def narrow_cell_text(value: float) -> str:
    """The same without the zero before the point: .49 and −.5."""
    text = cell_text(value)
    return text.replace("0.", ".", 1) if abs(value) < 1 else text
