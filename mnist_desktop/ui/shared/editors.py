"""One editor per kind of field: it takes only values that are allowed, and leaves wheel and undo to whom they belong."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QValidator
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QDoubleSpinBox,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from mnist_desktop.core.fields import Field, FieldKind, stepped
from mnist_desktop.ui.shared.choice_box import ChoiceBox
from mnist_desktop.ui.shared.number_box import SaysRange, real_text
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.texts import core_text
from mnist_desktop.ui.shared.wheelless import Wheelless

_DECIMALS = 12
_UNFINISHED_NUMBER = re.compile(r"-?\d*[.,]?\d*([eE][-+]?\d*)?")


class _NumberBox(SaysRange, Wheelless):
    """What the boxes for numbers share; stands before Qt's class among the bases."""

    if TYPE_CHECKING:
        edited: ClassVar[Signal]
        valueChanged: ClassVar[Signal]  # noqa: N815 - Qt's name
        # Any: QSpinBox has whole numbers here and QDoubleSpinBox real ones, and they share no base that has either.
        value: Callable[[], Any]
        setValue: Callable[[Any], None]  # noqa: N815 - Qt's name
        selectAll: Callable[[], None]  # noqa: N815 - Qt's name

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._is_telling = False
        self._prepare()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._tell)
        self.watch_typing()

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window: it undoes the whole edit, not letters of it."""
        return False if _is_undo_override(event) else super().event(event)

    def stepBy(self, steps: int) -> None:
        """Go where the field's steps lead."""
        self.setValue(type(self.value())(stepped(self._field, self.value(), steps)))
        self.selectAll()

    def edited_value(self) -> float:
        """The value that is shown."""
        value: float = self.value()
        return value

    def set_value(self, value: float) -> None:
        """Show a value without saying that it was edited.

        The answer to an edit of this very box leaves the text under the user's hands alone if it says the same. Any other value
        takes the place of a number that is not finished, equal or not: that number was meant for what was shown until now.
        """
        if value != self.value() or not self._is_telling:
            with QSignalBlocker(self):
                self.setValue(value)

    def _prepare(self) -> None:
        """Take over the range and the words of the field."""
        raise NotImplementedError

    def _tell(self, value: float) -> None:
        self._is_telling = True
        try:
            self.edited.emit(value)
        finally:
            self._is_telling = False


class IntegerBox(FollowsLanguage, _NumberBox, QSpinBox):
    """Edits a whole number.

    Signals
    -------
    edited(object)
        The user chose another value.
    """

    edited = Signal(object)

    def _prepare(self) -> None:
        field = self._field
        self.setRange(int(field.minimum or 0), int(field.maximum if field.maximum is not None else 2**31 - 1))
        self.retranslate()

    def retranslate(self) -> None:
        """Say the word for the smallest number in the language that is spoken now."""
        word = core_text(self._field.minimum_word)
        if word != self.specialValueText():  # to set it would end what is being typed
            self.setSpecialValueText(word)


class RealBox(_NumberBox, QDoubleSpinBox):
    """Edits a real number, shown with as many digits as it needs; ``1e-4`` may be typed.

    Signals
    -------
    edited(object)
        The user chose another value.
    """

    edited = Signal(object)

    def _prepare(self) -> None:
        field = self._field
        self.setDecimals(_DECIMALS)
        self.setRange(field.minimum or 0.0, field.maximum if field.maximum is not None else 1e9)

    def textFromValue(self, value: float) -> str:
        """As many digits as the number needs."""
        return real_text(value)

    def valueFromText(self, text: str) -> float:
        """The number that was typed; what is unfinished leaves the value as it is."""
        number = _parsed(text)
        return self.value() if number is None else number

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let a number be typed in any order; one that is out of range waits for :meth:`fixup`."""
        number = _parsed(text)
        if number is not None and self.minimum() <= number <= self.maximum():
            return QValidator.State.Acceptable, text, position
        possible = _UNFINISHED_NUMBER.fullmatch(text) is not None and (self.minimum() < 0 or not text.startswith("-"))
        return QValidator.State.Intermediate if possible else QValidator.State.Invalid, text, position

    def fixup(self, text: str) -> str:
        """What a text that was finished out of range becomes: the nearest bound, and a word on why."""
        number = _parsed(text)
        self.say_range(text)
        if number is None:
            return text
        return real_text(min(max(number, self.minimum()), self.maximum()))


class CheckBox(FollowsLanguage, QCheckBox):
    """Edits a yes or no.

    Signals
    -------
    edited(object)
        The user chose the other.
    """

    edited = Signal(object)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self.toggled.connect(self.edited.emit)
        self.retranslate()

    def retranslate(self) -> None:
        """Say what is switched in the language that is spoken now."""
        self.setText(core_text(self._field.title))

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


def make_editor(field: Field) -> Editor:
    """The editor of a field, with its objectName: ``learning_rate`` is edited in ``learningRateBox``."""
    editor = _EDITORS[field.kind](field)
    first, *others = field.name.split("_")
    editor.setObjectName(first + "".join(word.capitalize() for word in others) + _SUFFIXES[field.kind])
    return editor


def finish_typing() -> None:
    """Take what is being typed, as leaving its box would: a key or a button that takes no focus is about to act.

    A word that is still being put together by an input method is part of it.
    """
    QGuiApplication.inputMethod().commit()
    box = QApplication.focusWidget()
    if isinstance(box, QAbstractSpinBox):
        box.interpretText()


def _parsed(text: str) -> float | None:
    if not _UNFINISHED_NUMBER.fullmatch(text):
        return None
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def _is_undo_override(event: QEvent) -> bool:
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if not (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)):
        return False
    event.ignore()
    return True
