"""Breaks a legend into lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Part = TypeVar("Part")


def in_lines(parts: Sequence[Part], width_of: Callable[[Part], float], width: float) -> list[list[Part]]:
    """The parts in their order, in lines of at most `width` pixels; a part that is wider has a line of its own."""
    lines: list[list[Part]] = []
    used = 0.0
    for part in parts:
        needs = width_of(part)
        if lines and used + needs <= width:
            lines[-1].append(part)
            used += needs
        else:
            lines.append([part])
            used = needs
    return lines
