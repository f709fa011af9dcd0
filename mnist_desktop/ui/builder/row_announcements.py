"""How one list of layers became another: what a Qt model has to announce."""

from __future__ import annotations

from dataclasses import dataclass

from mnist_desktop.core.model.layers import Layer


@dataclass(frozen=True)
class Inserted:
    """Rows `first` to `last` are new."""

    first: int
    last: int


@dataclass(frozen=True)
class Removed:
    """Rows `first` to `last` are gone."""

    first: int
    last: int


@dataclass(frozen=True)
class Moved:
    """Rows `first` to `last` went to where row `gap` began."""

    first: int
    last: int
    gap: int


def change_between(old: tuple[Layer, ...], new: tuple[Layer, ...]) -> Inserted | Removed | Moved | None:
    """How rows came, went or moved; None when all stayed in their places, with whatever content.

    One edit changes one stretch of layers: what is equal before and behind it is set aside, and the rest is looked at.
    """
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    if len(before) < len(after):
        return Inserted(start + len(before), start + len(after) - 1)
    if len(before) > len(after):
        return Removed(start + len(after), start + len(before) - 1)
    for count in range(1, len(before)):
        if before[count:] + before[:count] == after:
            return Moved(start, start + count - 1, start + len(before))
    return None


def _common(one: tuple[Layer, ...], other: tuple[Layer, ...]) -> int:
    """How many layers are equal from the start."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
