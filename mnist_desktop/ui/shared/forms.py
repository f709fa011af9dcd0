"""Forms made from the table of ranges: each field with its label, its help and its editor.

The words of a choice are Keras' words and are shown as they are, in every language.
"""

from __future__ import annotations

import html
from collections.abc import Collection, Mapping, Sequence

import msgspec
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractSpinBox, QGridLayout, QLabel, QWidget

from mnist_desktop.core.fields import Field, FieldKind
from mnist_desktop.core.sentence import Message, Sentence, Templated
from mnist_desktop.ui.shared.editors import Editor, make_editor
from mnist_desktop.ui.shared.number_box import real_text
from mnist_desktop.ui.shared.plain_text import with_key
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.texts import core_text, say
from mnist_desktop.ui.shared.words import name_word

LONGEST_HALF_ROW_WORD = 12
"""A choice with a longer word than this gets a row of its own."""

_LABEL = Message.verbatim(11 * "x")


class FieldForm(FollowsLanguage, QWidget):
    """Labels and editors of some fields, two beside each other where both can be read whole, else below each other.

    Parameters
    ----------
    widest_labels
        For each column of labels a text that fits into it, so that forms below each other align.
    keys
        For the names of some fields the letter that leads there together with Alt.

    Signals
    -------
    edited(str, object)
        The user gave the field of that name another value. Typing emits at every digit.
    edit_ended()
        What was typed is finished: Enter was pressed or another field entered. A choice is finished as soon as it is made.
    """

    edited = Signal(str, object)
    edit_ended = Signal()

    def __init__(
        self,
        fields: Sequence[Field],
        parent: QWidget | None = None,
        *,
        widest_labels: tuple[Templated, Templated] = (_LABEL, _LABEL),
        keys: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._widest_labels, self._keys = widest_labels, keys or {}
        self._fields = {field.name: field for field in fields}
        self._editors: dict[str, Editor] = {}
        self._labels: dict[str, QLabel] = {}
        self._reasons: dict[str, Sentence] = {}
        self._halves = 0
        self._is_narrow = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        for field in fields:
            self._add(field)
        self.retranslate()
        self._place_all()

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest label beside the widest editor; as high as the rows that there are now."""
        halves = [self._least_width([name], 0) for name in self._fields]
        return QSize(max(halves, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put two fields beside each other, or not."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Measure again where a label or an editor needs another size, as in another font."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._leave_columns()
            self._fit()
        return super().event(event)

    def editor(self, name: str) -> Editor:
        """The editor of the field `name`."""
        return self._editors[name]

    def editors(self) -> tuple[Editor, ...]:
        """All editors, in their order."""
        return tuple(self._editors.values())

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
                case _ if isinstance(value, (int, float)):
                    words.append(f"{title} {real_text(value)}")
        return words

    def set_unused(self, names: Collection[str], reason: Sentence) -> None:
        """Disable the editors of `names`, whose tooltip then says the reason too, and enable the others."""
        reasons = {name: reason for name in names if name in self._editors}
        if reasons == self._reasons:
            return
        self._reasons = reasons
        for name, editor in self._editors.items():
            editor.setEnabled(name not in reasons)
            if name in self._labels:
                self._labels[name].setEnabled(name not in reasons)
            self._say_help(name)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        for name, field in self._fields.items():
            title = core_text(field.title)
            self._editors[name].setAccessibleName(title)
            if name in self._labels:
                self._labels[name].setText(with_key(title, self._keys[name]) if name in self._keys else title)
            self._say_help(name)

    def _add(self, field: Field) -> None:
        editor = make_editor(field)
        editor.edited.connect(lambda value: self.edited.emit(field.name, value))
        if isinstance(editor, QAbstractSpinBox):
            editor.editingFinished.connect(self.edit_ended)
        else:
            editor.edited.connect(lambda _value: self.edit_ended.emit())
        self._editors[field.name] = editor
        name_word(editor, f"{field.owner}.{field.name}")
        if field.kind is not FieldKind.BOOLEAN:
            label = QLabel()
            label.setBuddy(editor)
            name_word(label, f"{field.owner}.{field.name}")
            self._labels[field.name] = label

    def _fit(self) -> None:
        names = [name for name, field in self._fields.items() if not _is_wide(field)]
        left, right = (self._least_width(names, half) for half in (0, 1))
        is_narrow = self.width() < left + self._grid.horizontalSpacing() + right
        if self._is_narrow is not is_narrow:
            self._is_narrow = is_narrow
            self._place_all()
            self.updateGeometry()

    def _place_all(self) -> None:
        """Give each label and editor its cell. Their order, in which Tab goes, stays."""
        self._halves = 0
        self._leave_columns()
        for name, field in self._fields.items():
            is_wide = self._is_narrow or _is_wide(field)
            row, column = self._place(is_wide)
            if field.kind is FieldKind.BOOLEAN:
                self._grid.addWidget(self._editors[name], row, column, 1, 2)
            else:
                self._grid.addWidget(self._labels[name], row, column)
                self._grid.addWidget(self._editors[name], row, column + 1, 1, 3 if is_wide else 1)

    def _leave_columns(self) -> None:
        for half in (0, 1):
            is_used = half == 0 or not self._is_narrow
            width = self._label_width(half) if is_used else 0
            if width != self._grid.columnMinimumWidth(2 * half):
                self._grid.setColumnMinimumWidth(2 * half, width)
            # Only where it changes: to set it asks for the layout again, in which this is called.
            if self._grid.columnStretch(2 * half + 1) != int(is_used):
                self._grid.setColumnStretch(2 * half + 1, int(is_used))

    def _least_width(self, names: Sequence[str], half: int) -> int:
        """What a column of labels and one of editors need for these fields, in logical pixels."""
        label, box, check = self._label_width(half), 0, 0
        for name in names:
            editor = self._editors[name]
            least = editor.minimumWidth() or editor.minimumSizeHint().width()
            if name in self._labels:
                label, box = max(label, self._labels[name].minimumSizeHint().width()), max(box, least)
            else:
                check = max(check, least)
        return max(label + self._grid.horizontalSpacing() + box, check)

    def _label_width(self, half: int) -> int:
        return self.fontMetrics().horizontalAdvance(say(self._widest_labels[half]))

    def _place(self, wide: bool) -> tuple[int, int]:
        """The next free row and column of the grid. A row has two halves; a wide editor takes both."""
        if wide:
            self._halves += self._halves % 2
        row, half = divmod(self._halves, 2)
        self._halves += 2 if wide else 1
        return row, 2 * half

    def _say_help(self, name: str) -> None:
        field, editor = self._fields[name], self._editors[name]
        reason = say(self._reasons[name]) if name in self._reasons else ""
        sentences = [sentence for sentence in (core_text(field.help), self._range_text(field), reason) if sentence]
        editor.setAccessibleDescription(" ".join(sentences))
        sentences.append(self.tr("F1 explains it with a picture."))
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
