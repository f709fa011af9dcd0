"""Forms of the lab, narrow enough for a column and with names of their own."""

from __future__ import annotations

from msgspec import Struct

from mnist_desktop.core import fields
from mnist_desktop.ui.shared.forms import FieldForm
from mnist_desktop.ui.shared.texts import core_text

NARROWEST_EDITOR = 64
WIDEST_LABELS = ("Activation", "Padding")
"""Of each of the two columns of labels, so that the forms below each other align."""


def lab_form(struct: type[Struct], prefix: str) -> FieldForm:
    """A form for `struct`. Its editors are called by `prefix`, as the builder's layer form has fields of the same names."""
    form = FieldForm(fields.fields_of(struct))
    for half, title in enumerate(WIDEST_LABELS):
        form.layout().setColumnMinimumWidth(2 * half, form.fontMetrics().horizontalAdvance(core_text(title)))
    for field in fields.fields_of(struct):
        editor = form.editor(field.name)
        name = editor.objectName()
        editor.setObjectName(prefix + name[0].upper() + name[1:])
        editor.setMinimumWidth(NARROWEST_EDITOR)
    return form
