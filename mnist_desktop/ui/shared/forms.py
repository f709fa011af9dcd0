"""Forms made from the table of ranges: each field with its label, its help and its editor.

The words of a choice are Keras' words and are shown as they are, in every language.
"""

from __future__ import annotations

import html
from collections.abc import Collection, Sequence

import msgspec
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractSpinBox, QGridLayout, QLabel, QWidget

from mnist_desktop.core.fields import Field, FieldKind
from mnist_desktop.ui.shared.editors import CheckBox, Editor, make_editor, real_text
from mnist_desktop.ui.shared.texts import core_text

LONGEST_HALF_ROW_WORD = 12
"""A choice with a longer word than this gets a row of its own."""

_LABEL_LETTERS = 13


class FieldForm(QWidget):
    """Labels and editors of some fields, two beside each other where both can be read whole, else below each other.

    Signals
    -------
    edited(str, object)
        The user gave the field of that name another value. Typing emits at every digit.
    edit_ended()
        What was typed is finished: Enter was pressed or another field entered. A choice is finished as soon as it is made.
    """

    edited = Signal(str, object)
    edit_ended = Signal()

    def __init__(self, fields: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = {field.name: field for field in fields}
        self._editors: dict[str, Editor] = {}
        self._labels: dict[str, QLabel] = {}
        self._halves = 0
        self._is_narrow = False
        self._width_of_two = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        for field in fields:
            self._add(field)
        self._place_all()

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest label beside the widest editor; as high as the rows that there are now."""
        label = max((label.minimumSizeHint().width() for label in self._labels.values()), default=0)
        columns = max(label, self._label_width()) + self._grid.horizontalSpacing()
        boxes = [editor.minimumSizeHint().width() for editor in self._editors.values() if not isinstance(editor, CheckBox)]
        checks = [editor.minimumSizeHint().width() for editor in self._editors.values() if isinstance(editor, CheckBox)]
        return QSize(max(columns + max(boxes, default=0), max(checks, default=0)), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put two fields beside each other, or not."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._is_narrow = False
            self._place_all()
            self._fit()

    def editor(self, name: str) -> Editor:
        """The editor of the field `name`."""
        return self._editors[name]

    def enter(self) -> None:
        """Put the cursor into the first editor, if there is one."""
        first = next(iter(self._editors.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def values(self) -> dict[str, object]:
        """What the editors show, by field."""
        return {name: editor.edited_value() for name, editor in self._editors.items()}

    def set_values(self, value: msgspec.Struct) -> None:
        """Show the fields of `value` without saying that they were edited."""
        for name, editor in self._editors.items():
            editor.set_value(getattr(value, name))

    def unusual_values(self) -> list[str]:
        """What differs from the defaults, in a few words each, of the editors that are in use."""
        words = []
        for name, field in self._fields.items():
            value = self._editors[name].edited_value()
            if value == field.default or not self._editors[name].isEnabledTo(self):
                continue
            title = core_text(field.title)
            match field.kind:
                case FieldKind.CHOICE:
                    words.append(f"{title} {value}")
                case FieldKind.BOOLEAN if value:
                    words.append(title)
                case FieldKind.BOOLEAN:
                    words.append(self.tr("no {field}").format(field=title))
                case _:
                    words.append(f"{title} {real_text(value)}")
        return words

    def set_unused(self, names: Collection[str], reason: str) -> None:
        """Disable the editors of `names`, whose tooltip then says the reason too, and enable the others."""
        for name, editor in self._editors.items():
            used = name not in names
            if used == editor.isEnabledTo(self):
                continue
            editor.setEnabled(used)
            self._say_help(name, "" if used else reason)
            if name in self._labels:
                self._labels[name].setEnabled(used)

    def _add(self, field: Field) -> None:
        editor = make_editor(field)
        editor.edited.connect(lambda value: self.edited.emit(field.name, value))
        if isinstance(editor, QAbstractSpinBox):
            editor.editingFinished.connect(self.edit_ended)
        else:
            editor.edited.connect(lambda _value: self.edit_ended.emit())
        self._editors[field.name] = editor
        if field.kind is not FieldKind.BOOLEAN:
            label = QLabel(core_text(field.title))
            label.setBuddy(editor)
            self._labels[field.name] = label
        self._say_help(field.name, "")

    def _fit(self) -> None:
        if not self._is_narrow:
            self._width_of_two = self._grid.minimumSize().width()
        if self._is_narrow is not (self.width() < self._width_of_two):
            self._is_narrow = not self._is_narrow
            self._place_all()
            self.updateGeometry()

    def _place_all(self) -> None:
        """Give each label and editor its cell. Their order, in which Tab goes, stays."""
        self._halves = 0
        for label_column in (0, 2):  # the same in every form, so that forms below each other align
            is_used = label_column == 0 or not self._is_narrow
            self._grid.setColumnMinimumWidth(label_column, self._label_width() if is_used else 0)
            self._grid.setColumnStretch(label_column + 1, int(is_used))
        for name, field in self._fields.items():
            is_wide = self._is_narrow or _is_wide(field)
            row, column = self._place(is_wide)
            if field.kind is FieldKind.BOOLEAN:
                self._grid.addWidget(self._editors[name], row, column, 1, 2)
            else:
                self._grid.addWidget(self._labels[name], row, column)
                self._grid.addWidget(self._editors[name], row, column + 1, 1, 3 if is_wide else 1)

    def _label_width(self) -> int:
        return _LABEL_LETTERS * self.fontMetrics().averageCharWidth()

    def _place(self, wide: bool) -> tuple[int, int]:
        """The next free row and column of the grid. A row has two halves; a wide editor takes both."""
        if wide:
            self._halves += self._halves % 2
        row, half = divmod(self._halves, 2)
        self._halves += 2 if wide else 1
        return row, 2 * half

    def _say_help(self, name: str, reason: str) -> None:
        field, editor = self._fields[name], self._editors[name]
        sentences = [sentence for sentence in (core_text(field.help), self._range_text(field), reason) if sentence]
        editor.setAccessibleDescription(" ".join(sentences))
        tip = "".join(f"<p>{html.escape(sentence)}</p>" for sentence in sentences)
        editor.setToolTip(tip)
        if name in self._labels:
            self._labels[name].setToolTip(tip)

    def _range_text(self, field: Field) -> str:
        if field.minimum is None or field.maximum is None:
            return ""
        return self.tr("From {minimum} to {maximum}.").format(minimum=real_text(field.minimum), maximum=real_text(field.maximum))


def _is_wide(field: Field) -> bool:
    return max((len(word) for word in field.choices), default=0) > LONGEST_HALF_ROW_WORD
