"""Forms and buttons of the lab: narrow enough for a column, and each with a name and a word about what it does."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from mnist_desktop.core import fields
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.ui.shared.forms import FieldForm
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.theme import icon

NARROWEST_EDITOR = 64
WIDEST_LABELS = Sentence("Activation"), Sentence("Padding")
"""Of each of the two columns of labels, so that the forms below each other align."""


def lab_form(struct: type[Struct], prefix: str) -> FieldForm:
    """A form for `struct`. Its editors are called by `prefix`, as the builder's layer form has fields of the same names."""
    form = FieldForm(fields.fields_of(struct), widest_labels=WIDEST_LABELS)
    for field in fields.fields_of(struct):
        editor = form.editor(field.name)
        name = editor.objectName()
        editor.setObjectName(prefix + name[0].upper() + name[1:])
        follow_text_size(editor, lambda box: box.setMinimumWidth(scaled(NARROWEST_EDITOR)))
        keep_targets(editor)
    return form


def tool_button(name: str, glyph: str) -> QToolButton:
    """A button with an icon; :func:`~mnist_desktop.ui.lab.names.say_what_it_does` names it."""
    button = QToolButton()
    button.setObjectName(name)
    button.setIcon(icon(glyph))
    # A weight that is still being typed is taken when the focus leaves it, so a press has to take the focus.
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    keep_targets(button)
    return button
