"""Axes as a person types them: ``0.001, 0.003, 0.01`` for a list, ``0.0001 - 0.1`` for a span.

>>> axis_from("learning_rate", "0.001; 3e-3", "grid").values
(0.001, 0.003)
>>> axis_from("units", "16-256", "random").span
Span(low=16.0, high=256.0, scale='log')
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mnist_desktop.core.fields import RangeError
from mnist_desktop.core.sweeps.axes import (
    AXIS_TITLES,
    MOST_VALUES,
    WHOLE_KINDS,
    WORD_KINDS,
    Axis,
    AxisError,
    AxisKind,
    ScaleName,
    Span,
    Value,
    checked_axis,
)
from mnist_desktop.core.sweeps.plan import SearchName

LOGARITHMIC: frozenset[AxisKind] = frozenset({"learning_rate", "batch_size", "units", "filters"})
"""Settings of which factors matter, not differences; their spans are drawn on a logarithmic scale."""
_NUMBER = r"\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?"
_SPAN = re.compile(rf"({_NUMBER})\s*(?:-|–|~|\.\.+|…)\s*({_NUMBER})")
_BETWEEN = re.compile(r"[,;\s]+")


def axis_from(kind: AxisKind, text: str, search: SearchName) -> Axis | None:
    """The axis that was typed; None for an empty text.

    In a grid a span of whole numbers means all of them; in a random search it is drawn from.

    Raises
    ------
    UserError
        It cannot be read, or one of its values is not allowed.
    """
    text = text.strip().strip(",;")
    if not text:
        return None
    span = _SPAN.fullmatch(text)
    if span is not None and search == "random":
        scale: ScaleName = "log" if kind in LOGARITHMIC else "linear"
        return _checked(Axis(kind, span=Span(float(span[1]), float(span[2]), scale)))
    if span is not None:
        return _checked(Axis(kind, _whole_numbers(kind, span[1], span[2])))
    return _checked(Axis(kind, tuple(_value(kind, word) for word in _BETWEEN.split(text))))


def text_of(axis: Axis) -> str:
    """The text that :func:`axis_from` makes an axis of.

    >>> text_of(Axis("units", (16, 64)))
    '16, 64'
    """
    if axis.span is not None:
        return f"{axis.span.low:g} - {axis.span.high:g}"
    return ", ".join(map(value_text, axis.values))


def value_text(value: Value) -> str:
    """A value with as many digits as it needs."""
    return value if isinstance(value, str) else f"{value:.10g}"


def seed_axis(first: int, count: int) -> Axis | None:
    """`count` seeds from `first` on; None for one, which is the network's own."""
    most = 2**31
    seeds: Sequence[Value] = [(first + at) % most for at in range(count)]
    return Axis("seed", tuple(seeds)) if count > 1 else None


def _checked(axis: Axis) -> Axis:
    """The axis as its setting holds it; an error says the setting's title instead of the field's name in files."""
    try:
        return checked_axis(axis)
    except RangeError as error:
        raise RangeError(error.template, **{**error.values, "field": AXIS_TITLES[axis.kind]}) from error


def _whole_numbers(kind: AxisKind, low: str, high: str) -> tuple[Value, ...]:
    if kind not in WHOLE_KINDS or not (low.isdecimal() and high.isdecimal()):
        raise _error("A grid needs each value of {axis}: write them with commas between, such as 0.1, 0.2.", kind)
    numbers = range(int(low), int(high) + 1)
    if not 1 <= len(numbers) <= MOST_VALUES:
        raise _error("{axis}: from {low} to {high} are no numbers, or too many.", kind, low=low, high=high)
    return tuple(numbers)


def _value(kind: AxisKind, word: str) -> Value:
    if kind in WORD_KINDS:
        return word
    if re.fullmatch(_NUMBER, word) is None:
        raise _error("{axis}: “{word}” is no number. Write numbers with commas between, such as {example}.", kind,
                     word=word, example=_EXAMPLES[kind])  # fmt: skip
    return int(word) if word.isdecimal() else float(word)


_EXAMPLES: dict[AxisKind, str] = {
    "layers": "1, 2, 3",
    "units": "16, 64, 256",
    "filters": "16, 32, 64",
    "dropout": "0, 0.2, 0.5",
    "learning_rate": "0.001, 0.003, 0.01",
    "batch_size": "32, 128, 512",
    "seed": "0, 1, 2",
}
"""Of lists; a field shows them before anything is typed."""


def example_of(kind: AxisKind, search: SearchName) -> str:
    """What may be typed for a setting of numbers."""
    example = _EXAMPLES[kind]
    words = example.split(", ")
    return f"{words[0]} - {words[-1]}" if search == "random" and words[0] != "0" else example


def _error(template: str, kind: AxisKind, **values: object) -> AxisError:
    return AxisError(template, axis=AXIS_TITLES[kind], **values)
