"""The one way in which a Qt object is deleted later."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject
from shiboken6 import createdByPython, isValid, ownedByPython

_kept: dict[int, QObject] = {}
"""The Python halves of what Qt is to delete, by their ids."""


def delete_later(thing: QObject) -> None:
    """Delete an object and what is below it once Qt is done with them, as ``QObject.deleteLater`` does.

    The Python halves of all of them stay until Qt has deleted the other ones. Where only the parent refers to such a half, PySide
    frees it while Qt deletes the object. Then it asks whether there is a Python object for that address, and takes it for the one
    that it has just freed. There is another one if PySide was not told that what had that address before is gone: the process
    died of that, once in some 17,000 random actions.

    What is no widget is nobody's child from now on. A function that it calls may be all that still refers to its parent: then the
    parent goes while Qt deletes the child, and would delete it once more.

    Twice is as good as once. An object that Qt has already deleted is left alone.
    """
    if not isValid(thing):
        return
    for each in _made_by_python(thing):
        if id(each) not in _kept:
            _kept[id(each)] = each
            each.destroyed.connect(_forgetting(id(each)))  # the last that Qt says of it, after PySide's part of the deletion
    if not thing.isWidgetType():
        thing.setParent(None)
    thing.deleteLater()


def _made_by_python(thing: QObject) -> Iterator[QObject]:
    """An object and all below it that Python made: Qt deletes others without PySide.

    They are those that PySide knows already. To search Qt's tree makes Python halves, and gives each of them to its parent.
    """
    found: dict[int, QObject] = {}
    due = [thing]
    while due:
        each = due.pop()
        if id(each) in found:
            continue
        found[id(each)] = each
        if createdByPython(each):
            yield each
        # What an object only uses, such as a model without a parent, is Python's own.
        below = (other for other in gc.get_referents(each) if isinstance(other, QObject))
        due += (other for other in below if isValid(other) and not ownedByPython(other))


def _forgetting(key: int) -> Callable[[], None]:
    """Forgets a half. It knows no object, so it keeps none, and takes none, so PySide makes no other half of what is gone."""

    def forget() -> None:
        _kept.pop(key, None)

    return forget
