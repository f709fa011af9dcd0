"""Which one value of the lab's settings an edit changes, so that edits of the same one can be taken back together."""

from __future__ import annotations

from msgspec import Struct


def changed_part(before: object, after: object) -> str:
    """The way to the only value that differs; empty where several differ, or what differs cannot be told apart.

    >>> from mnist_desktop.core.lab.settings import Convolution
    >>> changed_part(Convolution(stride=1), Convolution(stride=2))
    '.stride'
    """
    if isinstance(before, Struct) and type(before) is type(after):
        names = before.__struct_fields__
        parts = {f".{name}": (getattr(before, name), getattr(after, name)) for name in names}
    elif isinstance(before, tuple) and isinstance(after, tuple) and len(before) == len(after):
        parts = {f"[{at}]": pair for at, pair in enumerate(zip(before, after, strict=True))}
    else:
        return ""
    different = {name: pair for name, pair in parts.items() if pair[0] != pair[1]}
    if len(different) != 1:
        return ""
    [(name, (old, new))] = different.items()
    if not isinstance(old, Struct | tuple):
        return name
    rest = changed_part(old, new)
    return name + rest if rest else ""
