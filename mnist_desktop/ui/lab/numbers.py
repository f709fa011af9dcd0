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
    """At most about five characters, for a cell."""
    magnitude = abs(value)
    return number_text(value, 0 if magnitude >= 100 else 1 if magnitude >= 10 else 2)


def shortest_text(value: float) -> str:
    """The same without the zero before the point: .49 and −.5."""
    text = short_text(value)
    return text.replace("0.", ".", 1) if abs(value) < 1 else text
