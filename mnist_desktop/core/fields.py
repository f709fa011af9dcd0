"""Reads a struct's annotations: what they say of its fields, for forms, help texts and validation.

A value struct (a layer, a training config) annotates each field with ``msgspec.Meta``. Decoding checks those ranges;
:func:`fields_of` reads the same annotations for a form. So each range is written once. What a form needs besides
stands in ``Meta(extra={...})``: ``step``, ``minimum_word`` and ``rare``, see :class:`Field`.
"""

from __future__ import annotations

import types
from dataclasses import dataclass
from enum import Enum
from functools import cache
from math import floor, log2, log10
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from mnist_desktop.core.errors import UserError

T = TypeVar("T", bound=msgspec.Struct)

LONGEST_SHOWN_VALUE = 40
"""A refused value may be a whole text; an error shows this many characters of it."""


class RangeError(UserError):
    """A value lies outside what its field allows."""


class FieldKind(Enum):
    """What sort of editor a field needs."""

    INTEGER = "integer"
    REAL = "real"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    TEXT = "text"
    OTHER = "other"


Step = float | Literal["doubling", "1-2-5"]
"""How an arrow key changes a value: by a fixed number, or along 1, 2, 4, 8 ..., or along 1, 2, 5, 10, 20, 50 ..."""

SMALLEST_RUNG = 1e-5
"""The first value above 0 that an arrow key reaches in a "1-2-5" field; smaller ones can be typed."""


@dataclass(frozen=True)
class Field:
    """One field of a value struct, as a form or a help text needs it.

    Attributes
    ----------
    owner
        The name of the struct.
    name
        The attribute's name, which is also its key in JSON.
    title, help
        A short label and one sentence, both in English (keys for translation).
    minimum, maximum
        Inclusive bounds of a number, or None. An exclusive bound is given as the nearest float inside it.
    choices
        The allowed words of a choice, in the order to show them.
    default
        The value of a fresh struct.
    step
        How an arrow key changes the value.
    minimum_word
        A word shown in place of the smallest number, where that has a special meaning; else empty.
    rare
        Whether most people never change it; forms hide it in a section that can be opened.
    """

    owner: str
    name: str
    kind: FieldKind
    title: str
    help: str
    minimum: float | None
    maximum: float | None
    choices: tuple[str, ...]
    default: Any  # Any: it has the type of the struct's field, as the result of `checked` has
    step: Step
    minimum_word: str
    rare: bool


@cache
def fields_of(struct: type[msgspec.Struct]) -> tuple[Field, ...]:
    """All fields of `struct`, in the order of their definition."""
    defaults = {info.name: info.default for info in msgspec.structs.fields(struct)}
    return tuple(_field(struct.__name__, name, _hints(struct)[name], defaults[name]) for name in struct.__struct_fields__)


def field_of(struct: type[msgspec.Struct], name: str) -> Field:
    """The field called `name`; raises KeyError when `struct` has none."""
    return {field.name: field for field in fields_of(struct)}[name]


def checked(struct: type[msgspec.Struct], name: str, value: object) -> Any:
    """`value` as the field `name` of `struct` holds it.

    Raises
    ------
    RangeError
        It is out of range or of a wrong type. The sentence says what the field accepts.
    """
    try:
        return msgspec.convert(value, _hints(struct)[name])
    except msgspec.ValidationError as error:
        raise _refusal(field_of(struct, name), value, error) from error


def replace(value: T, **changes: object) -> T:
    """A copy of `value` with `changes`, checked against the ranges.

    Raises
    ------
    RangeError
        A changed field is out of its range or of a wrong type.
    """
    return msgspec.structs.replace(value, **{name: checked(type(value), name, new) for name, new in changes.items()})


def stepped(field: Field, value: float, steps: int) -> float:
    """The value after `steps` presses of an arrow key, kept within the range.

    Examples
    --------
    A learning rate of 0.001 goes to 0.002, 0.005, 0.01; a batch size of 100 goes to 128, 256.
    """
    for _ in range(abs(steps)):
        value = _next_rung(field.step, value, 1 if steps > 0 else -1)
    low = field.minimum if field.minimum is not None else value
    high = field.maximum if field.maximum is not None else value
    return min(max(value, low), high)


def _next_rung(step: Step, value: float, direction: int) -> float:
    match step:
        case "doubling":
            rungs = _doubles(value)
        case "1-2-5":
            rungs = _one_two_fives(value)
        case _:
            return round(value + direction * step, 12)
    if direction > 0:
        return min(rung for rung in rungs if rung > value)
    return max((rung for rung in rungs if rung < value), default=0.0)


def _doubles(value: float) -> list[float]:
    exponent = floor(log2(value)) if value >= 1 else 0
    return [float(2**power) for power in range(max(0, exponent - 1), exponent + 2)]


def _one_two_fives(value: float) -> list[float]:
    exponent = floor(log10(max(value, SMALLEST_RUNG)))
    # Read from text: 5 * 10**-4 is not exactly the float 0.0005.
    rungs = [float(f"{digit}e{power}") for power in range(exponent - 1, exponent + 2) for digit in (1, 2, 5)]
    return [rung for rung in rungs if rung >= SMALLEST_RUNG]


@cache
def _hints(struct: type[msgspec.Struct]) -> dict[str, Any]:  # Any, here and below: annotations have no common type
    return get_type_hints(struct, include_extras=True)


def _field(owner: str, name: str, hint: Any, default: Any) -> Field:
    base, metas = _unwrap(hint)
    kind, choices = _kind(base)
    return Field(
        owner=owner,
        name=name,
        kind=kind,
        title=_of(metas, "title") or name.replace("_", " ").capitalize(),
        help=_of(metas, "description") or "",
        minimum=_bound(metas, "ge", "gt", +1),
        maximum=_bound(metas, "le", "lt", -1),
        choices=choices,
        default=default,
        step=_extra(metas, "step", 1.0),
        minimum_word=_extra(metas, "minimum_word", ""),
        rare=_extra(metas, "rare", False),
    )


def _refusal(field: Field, value: object, error: msgspec.ValidationError) -> RangeError:
    shown = repr(value) if len(repr(value)) <= LONGEST_SHOWN_VALUE else repr(value)[:LONGEST_SHOWN_VALUE] + "…"
    common = {"field": field.name, "value": shown}
    match field.kind:
        case FieldKind.INTEGER if field.minimum is not None and field.maximum is not None:
            return RangeError("{field} must be a whole number from {minimum:,} to {maximum:,}, not {value}.", **common,
                              minimum=int(field.minimum), maximum=int(field.maximum))  # fmt: skip
        case FieldKind.REAL if field.minimum is not None and field.maximum is not None:
            return RangeError("{field} must be a number from {minimum:g} to {maximum:g}, not {value}.", **common,
                              minimum=field.minimum, maximum=field.maximum)  # fmt: skip
        case FieldKind.CHOICE:
            return RangeError("{field} must be one of {choices}, not {value}.", **common, choices=", ".join(field.choices))
        case FieldKind.BOOLEAN:
            return RangeError("{field} must be true or false, not {value}.", **common)
    return RangeError("{field} cannot be {value}: {cause}.", **common, cause=str(error))


def _unwrap(hint: Any) -> tuple[Any, list[msgspec.Meta]]:
    """The type inside nested ``Annotated``, and the annotations, the outermost first."""
    if get_origin(hint) is Annotated:
        base, *extras = get_args(hint)
        inner, more = _unwrap(base)
        return inner, [*reversed([extra for extra in extras if isinstance(extra, msgspec.Meta)]), *more]
    return hint, []


def _kind(base: Any) -> tuple[FieldKind, tuple[str, ...]]:
    if get_origin(base) is Literal:
        return FieldKind.CHOICE, tuple(get_args(base))
    if get_origin(base) in (Union, types.UnionType):
        return FieldKind.OTHER, ()
    kinds = {bool: FieldKind.BOOLEAN, int: FieldKind.INTEGER, float: FieldKind.REAL, str: FieldKind.TEXT}
    return kinds.get(base, FieldKind.OTHER), ()


def _of(metas: list[msgspec.Meta], key: str) -> Any:
    return next((value for meta in metas if (value := getattr(meta, key)) is not None), None)


def _extra(metas: list[msgspec.Meta], key: str, default: Any) -> Any:
    return next((meta.extra[key] for meta in metas if meta.extra and key in meta.extra), default)


def _bound(metas: list[msgspec.Meta], inclusive: str, exclusive: str, inwards: int) -> float | None:
    closed = _of(metas, inclusive)
    if closed is not None:
        return float(closed)
    opened = _of(metas, exclusive)
    return None if opened is None else float(opened) + inwards * 1e-6
