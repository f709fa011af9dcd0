"""Drawings as SVG, of the few elements that browsers and Qt draw alike. Every text in them is escaped by the XML library."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

INK, MUTED, GRID, PAPER, ACCENT = "#24292f", "#57606a", "#d0d7de", "#ffffff", "#0072b2"
SERIES = (ACCENT, "#d55e00", "#009e73", "#cc79a7", "#3a9bd9", "#c68400", "#000000", "#8c6d1f", "#7f7f7f")
"""Okabe and Ito's colors, which everybody can tell apart, as the window has them on light ground."""
LETTERS = 12
"""Pixels."""
WIDE = 1.0
NARROW = 0.56
"""Of the size of letters: how wide a Korean letter is, and most others are on average."""
_FAMILY = "sans-serif"
_INVALID = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""


class Drawing:
    """Collects elements.

    Parameters
    ----------
    title
        Its name for those who do not see it.
    """

    def __init__(self, width: float, height: float, title: str) -> None:
        self.width, self.height = width, height
        size = {"width": _number(width), "height": _number(height), "viewBox": f"0 0 {_number(width)} {_number(height)}"}
        self._root = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img", **size})
        # Its children are spoken by no screen reader: its name says what there is to see.
        self._root.set("aria-label", _clean(title))

    def rect(self, x: float, y: float, width: float, height: float, **look: str | float) -> None:
        """Draw a rectangle."""
        self._add("rect", {"x": x, "y": y, "width": width, "height": height}, look)

    def line(self, x1: float, y1: float, x2: float, y2: float, **look: str | float) -> None:
        """Draw a line."""
        self._add("line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2}, look)

    def path(self, points: list[tuple[float, float]], **look: str | float) -> None:
        """Draw lines through these points."""
        if len(points) > 1:
            self._add("polyline", {"points": " ".join(f"{_number(x)},{_number(y)}" for x, y in points), "fill": "none"}, look)

    def polygon(self, points: list[tuple[float, float]], **look: str | float) -> None:
        """Fill what these points go around."""
        self._add("polygon", {"points": " ".join(f"{_number(x)},{_number(y)}" for x, y in points)}, look)

    def circle(self, x: float, y: float, radius: float, **look: str | float) -> None:
        """Draw a disk."""
        self._add("circle", {"cx": x, "cy": y, "r": radius}, look)

    def text(self, x: float, y: float, text: str, *, size: float = LETTERS, turned: bool = False, **look: str | float) -> None:
        """Write a line, which begins at that point unless `text_anchor` says otherwise; `turned` lets it rise."""
        place: dict[str, str | float] = {"x": x, "y": y, "font-size": size, "font-family": _FAMILY}
        place |= {} if "fill" in look else {"fill": INK}
        if turned:
            place["transform"] = f"rotate(-90 {_number(x)} {_number(y)})"
        self._add("text", place, look).text = _clean(text)

    def content(self) -> str:
        """The element, as it may stand in HTML."""
        return ET.tostring(self._root, "unicode")

    def _add(self, kind: str, place: dict[str, str | float], look: dict[str, str | float]) -> ET.Element:
        look = {name.replace("_", "-"): value for name, value in look.items()}
        values = {name: value if isinstance(value, str) else _number(value) for name, value in (place | look).items()}
        return ET.SubElement(self._root, kind, values)


def text_width(text: str, size: float = LETTERS) -> float:
    """About how wide a line is, in pixels."""
    return sum(WIDE if letter >= "\u1100" else NARROW for letter in text) * size


def fitting(text: str, width: float, size: float = LETTERS) -> str:
    """The beginning of a line that is no wider than about `width` pixels, with dots where something is missing.

    >>> fitting("Ankle boot", 200), fitting("Ankle boot", 40)
    ('Ankle boot', 'Ankl…')
    """
    if text_width(text, size) <= width:
        return text
    while text and text_width(text + "…", size) > width:
        text = text[:-1]
    return f"{text}…"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _clean(text: str) -> str:
    return _INVALID.sub("", text)
