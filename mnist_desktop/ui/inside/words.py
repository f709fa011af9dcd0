"""What columns and units are called, in the language that is spoken now."""

from __future__ import annotations

from math import isfinite

from PySide6.QtCore import QCoreApplication

from mnist_desktop.core.insight.columns import Column, ColumnKind
from mnist_desktop.core.model.shapes import shape_text
from mnist_desktop.ui.shared.numbers import DIGITS, NOT_A_NUMBER, number_text


def column_title(column: Column) -> str:
    """The name of a column: Keras' own for a layer."""
    match column.kind:
        case ColumnKind.IMAGE:
            return _tr("Image")
        case ColumnKind.MEAN:
            return _tr("Mean")
        case ColumnKind.LOGITS:
            return _tr("Logits")
        case ColumnKind.SOFTMAX:
            return _tr("Softmax")
    return "" if column.layer is None else column.layer.kind


def column_settings(column: Column) -> str:
    """What is set in its layer; of a closing dense layer the sums are shown alone."""
    if column.kind is ColumnKind.MEAN:
        return _tr("of both ways")
    if column.kind is ColumnKind.LOGITS and column.layer is not None:
        return f"{column.layer.kind} {column.units}"
    return "" if column.layer is None or column.kind is ColumnKind.SOFTMAX else column.layer.settings


def column_name(column: Column, place: int) -> str:
    """A column in words, with its number, as a reader of the screen says it."""
    named = " ".join(filter(None, (column_title(column), column_settings(column))))
    return _tr("Column {number}: {layer}, {shape}").format(number=place, layer=named, shape=shape_text(column.shape))


def unit_name(column: Column, unit: int, classes: tuple[str, ...]) -> str:
    """A unit: a map by its number, a number by its number, a class by its name."""
    if column.kind in (ColumnKind.LOGITS, ColumnKind.SOFTMAX) and unit < len(classes):
        return _tr("Class {name}").format(name=classes[unit])
    if column.kind is ColumnKind.IMAGE:
        return _tr("Image")
    if column.is_image:
        return _tr("Map {number}").format(number=unit + 1)
    return _tr("Unit {number}").format(number=unit + 1)


def figure(value: float, digits: int = DIGITS) -> str:
    """A number, or a dash for one that is none: a training that went wrong leaves such."""
    return number_text(value, digits) if isfinite(value) else NOT_A_NUMBER


def spot_text(row: int, column: int) -> str:
    """A place on a map, counted from 1."""
    return _tr("row {row}, column {column}").format(row=row + 1, column=column + 1)


def _tr(text: str) -> str:
    return QCoreApplication.translate("inside", text)
