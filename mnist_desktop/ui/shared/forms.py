"""Forms made from the table of ranges: one editor per field, with its label, its help, and only values that are allowed.

The words of a choice are Keras' words and are shown as they are, in every language.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Sequence

import msgspec
from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QValidator, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from mnist_desktop.core.fields import Field, FieldKind, stepped
from mnist_desktop.ui.shared.texts import core_text

LONGEST_HALF_ROW_WORD = 12
"""A choice with a longer word than this gets a row of its own."""

_DECIMALS = 12
_LABEL_LETTERS = 12
_UNFINISHED_NUMBER = re.compile(r"\d*[.,]?\d*([eE][-+]?\d*)?")


class _Wheelless:
    """An editor that leaves the wheel to the panel that scrolls: a value must not change because a mouse passed over it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let whatever scrolls have it."""
        event.ignore()


class _NumberBox(_Wheelless):
    """What the boxes for numbers share."""

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window: it undoes the whole edit, not letters of it."""
        return False if _is_undo_override(event) else super().event(event)

    def stepBy(self, steps: int) -> None:
        """Go where the field's steps lead."""
        self.setValue(type(self.value())(stepped(self._field, self.value(), steps)))
        self.selectAll()

    def edited_value(self) -> float:
        """The value that is shown."""
        return self.value()

    def set_value(self, value: float) -> None:
        """Show a value without saying that it was edited. The text under the user's hands is left alone if it says the same."""
        if value != self.value():
            with QSignalBlocker(self):
                self.setValue(value)


class IntegerBox(_NumberBox, QSpinBox):
    """Edits a whole number.

    Signals
    -------
    edited(object)
        The user chose another value.
    """

    edited = Signal(object)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self.setRange(int(field.minimum or 0), int(field.maximum if field.maximum is not None else 2**31 - 1))
        self.setSpecialValueText(core_text(field.minimum_word))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self.edited.emit)


class RealBox(_NumberBox, QDoubleSpinBox):
    """Edits a real number, shown with as many digits as it needs; ``1e-4`` may be typed.

    Signals
    -------
    edited(object)
        The user chose another value.
    """

    edited = Signal(object)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self.setDecimals(_DECIMALS)
        self.setRange(field.minimum or 0.0, field.maximum if field.maximum is not None else 1e9)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self.edited.emit)

    def textFromValue(self, value: float) -> str:
        """As many digits as the number needs."""
        return real_text(value)

    def valueFromText(self, text: str) -> float:
        """The number that was typed; what is unfinished leaves the value as it is."""
        number = _parsed(text)
        return self.value() if number is None else number

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let a number be typed in any order; what is out of range is not taken."""
        number = _parsed(text)
        if number is not None and self.minimum() <= number <= self.maximum():
            return QValidator.State.Acceptable, text, position
        possible = _UNFINISHED_NUMBER.fullmatch(text) is not None
        return QValidator.State.Intermediate if possible else QValidator.State.Invalid, text, position


class ChoiceBox(_Wheelless, QComboBox):
    """Edits a choice of words.

    Signals
    -------
    edited(object)
        The user chose another word.
    """

    edited = Signal(object)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItems(field.choices)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + self.view().verticalScrollBar().sizeHint().width())
        self.currentTextChanged.connect(self.edited.emit)

    def edited_value(self) -> str:
        """The word that is shown."""
        return self.currentText()

    def set_value(self, value: str) -> None:
        """Show a word without saying that it was edited."""
        with QSignalBlocker(self):
            self.setCurrentText(value)


class CheckBox(QCheckBox):
    """Edits a yes or no.

    Signals
    -------
    edited(object)
        The user chose the other.
    """

    edited = Signal(object)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(core_text(field.title), parent)
        self.toggled.connect(self.edited.emit)

    def edited_value(self) -> bool:
        """The value that is shown."""
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        """Show a value without saying that it was edited."""
        with QSignalBlocker(self):
            self.setChecked(value)


Editor = IntegerBox | RealBox | ChoiceBox | CheckBox
_EDITORS: dict[FieldKind, type[Editor]] = {
    FieldKind.INTEGER: IntegerBox,
    FieldKind.REAL: RealBox,
    FieldKind.CHOICE: ChoiceBox,
    FieldKind.BOOLEAN: CheckBox,
}
_SUFFIXES = {FieldKind.INTEGER: "Box", FieldKind.REAL: "Box", FieldKind.CHOICE: "Chooser", FieldKind.BOOLEAN: "Check"}


class FieldForm(QWidget):
    """Labels and editors of some fields, two beside each other.

    Signals
    -------
    edited(str, object)
        The user gave the field of that name another value. Typing emits at every digit.
    edit_ended()
        What was typed is finished: Enter was pressed or another field entered.
    """

    edited = Signal(str, object)
    edit_ended = Signal()

    def __init__(self, fields: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = {field.name: field for field in fields}
        self._editors: dict[str, Editor] = {}
        self._labels: dict[str, QLabel] = {}
        self._halves = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        for label_column in (0, 2):  # the same in every form, so that forms below each other align
            self._grid.setColumnMinimumWidth(label_column, _LABEL_LETTERS * self.fontMetrics().averageCharWidth())
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        for field in fields:
            self._add(field)

    def editor(self, name: str) -> Editor:
        """The editor of the field `name`."""
        return self._editors[name]

    def values(self) -> dict[str, object]:
        """What the editors show, by field."""
        return {name: editor.edited_value() for name, editor in self._editors.items()}

    def set_values(self, value: msgspec.Struct) -> None:
        """Show the fields of `value` without saying that they were edited."""
        for name, editor in self._editors.items():
            editor.set_value(getattr(value, name))

    def set_unused(self, names: Collection[str], reason: str) -> None:
        """Disable the editors of `names`, whose tooltip then says the reason too, and enable the others."""
        for name, editor in self._editors.items():
            unused = name in names
            editor.setEnabled(not unused)
            self._say_help(name, reason if unused else "")
            if name in self._labels:
                self._labels[name].setEnabled(not unused)

    def _add(self, field: Field) -> None:
        editor = _EDITORS[field.kind](field)
        editor.setObjectName(editor_name(field))
        editor.setAccessibleName(core_text(field.title))
        editor.edited.connect(lambda value: self.edited.emit(field.name, value))
        if isinstance(editor, QAbstractSpinBox):
            editor.editingFinished.connect(self.edit_ended)
        self._editors[field.name] = editor
        row, column = self._place(_is_wide(field))
        if field.kind is FieldKind.BOOLEAN:
            self._grid.addWidget(editor, row, column, 1, 2)
        else:
            label = QLabel(core_text(field.title))
            label.setBuddy(editor)
            self._labels[field.name] = label
            self._grid.addWidget(label, row, column)
            self._grid.addWidget(editor, row, column + 1, 1, 3 if _is_wide(field) else 1)
        self._say_help(field.name, "")

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


def editor_name(field: Field) -> str:
    """The objectName of a field's editor: ``learning_rate`` is edited in ``learningRateBox``."""
    first, *others = field.name.split("_")
    return first + "".join(word.capitalize() for word in others) + _SUFFIXES[field.kind]


def real_text(value: float) -> str:
    """A number with as many digits as it needs: 0.001, 1e-5, 4,096 without the comma."""
    return re.sub(r"e([-+])0*(\d)", r"e\1\2", f"{value:.10g}")


def _parsed(text: str) -> float | None:
    if not _UNFINISHED_NUMBER.fullmatch(text):
        return None
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def _is_wide(field: Field) -> bool:
    return max((len(word) for word in field.choices), default=0) > LONGEST_HALF_ROW_WORD


def _is_undo_override(event: QEvent) -> bool:
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if not (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)):
        return False
    event.ignore()
    return True
