"""One table of ranges: what a struct's annotations say about its fields, for forms, help texts and validation.

A value struct (a layer, a training config) annotates each field with ``msgspec.Meta``. Decoding checks those ranges;
:func:`fields_of` reads the same annotations for whoever builds a form. So a range is written once.
"""

from __future__ import annotations

import types
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from mnist_desktop.core.errors import UserError

T = TypeVar("T", bound=msgspec.Struct)


class RangeError(UserError):
    """A value lies outside what its field allows."""


class FieldKind(Enum):
    """What sort of editor a field wants."""

    INTEGER = "integer"
    REAL = "real"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    TEXT = "text"
    OTHER = "other"


@dataclass(frozen=True)
class Field:
    """One field of a value struct, as a form or a help text needs it.

    Attributes
    ----------
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
    """

    name: str
    kind: FieldKind
    title: str
    help: str
    minimum: float | None
    maximum: float | None
    choices: tuple[str, ...]
    default: Any


@cache
def fields_of(struct: type[msgspec.Struct]) -> tuple[Field, ...]:
    """All fields of `struct`, in the order of their definition."""
    hints = get_type_hints(struct, include_extras=True)
    defaults = {info.name: info.default for info in msgspec.structs.fields(struct)}
    return tuple(_field(name, hints[name], defaults[name]) for name in struct.__struct_fields__)


def field_of(struct: type[msgspec.Struct], name: str) -> Field:
    """The field called `name`; raises KeyError when `struct` has none."""
    return {field.name: field for field in fields_of(struct)}[name]


def replace(value: T, **changes: object) -> T:
    """A copy of `value` with `changes`, checked against the ranges.

    Raises
    ------
    RangeError
        A changed field is out of its range or of a wrong type.
    """
    plain = {name: getattr(value, name) for name in value.__struct_fields__} | changes
    for name, new in changes.items():
        hint = get_type_hints(type(value), include_extras=True)[name]
        try:
            plain[name] = msgspec.convert(new, hint)
        except msgspec.ValidationError as error:
            field = field_of(type(value), name)
            raise RangeError("{field}: {cause}.", field=field.title, cause=str(error)) from error
    return type(value)(**plain)


def _field(name: str, hint: Any, default: Any) -> Field:
    base, meta = _unwrap(hint)
    kind, choices = _kind(base)
    return Field(
        name=name,
        kind=kind,
        title=_of(meta, "title") or name.replace("_", " ").capitalize(),
        help=_of(meta, "description") or "",
        minimum=_bound(meta, "ge", "gt", +1),
        maximum=_bound(meta, "le", "lt", -1),
        choices=choices,
        default=default,
    )


def _unwrap(hint: Any) -> tuple[Any, list[msgspec.Meta]]:
    """Peel nested ``Annotated`` off; the outermost annotation comes first."""
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


def _bound(metas: list[msgspec.Meta], inclusive: str, exclusive: str, inwards: int) -> float | None:
    closed = _of(metas, inclusive)
    if closed is not None:
        return float(closed)
    opened = _of(metas, exclusive)
    return None if opened is None else float(opened) + inwards * 1e-6
