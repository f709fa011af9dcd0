"""A drop-down of words that are the same in every language, each with its meaning beside it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mnist_desktop.core.choice_meanings import meaning
from mnist_desktop.core.fields import Field
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.ui.shared.wheelless import Wheelless

MEANING_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""What the word of an item means."""
_SIDE, _GAP, _ROW_MARGIN = 6, 12, 6
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ChoiceBox(FollowsLanguage, Wheelless, QComboBox):
    """Edits a choice of words. Closed it shows the bare word, so that it can be narrow.

    Signals
    -------
    edited(object)
        The user chose another word.
    """

    edited = Signal(object)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self.addItems(field.choices)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._delegate = _ChoiceDelegate(self)
        self.setItemDelegate(self._delegate)
        self.currentTextChanged.connect(self._tell)
        self.retranslate()

    def retranslate(self) -> None:
        """Say what each word means in the language that is spoken now."""
        for row, word in enumerate(self._field.choices):
            words = say(meaning(self._field, word))
            self.setItemData(row, words, MEANING_ROLE)
            for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
                self.setItemData(row, words, role)

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """Open wide enough for word and meaning, as far as the screen goes."""
        view = self.view()
        needed = self._delegate.width_of(self) + view.verticalScrollBar().sizeHint().width() + 2 * view.frameWidth()
        view.setMinimumWidth(min(needed, self.screen().availableSize().width()))
        super().showPopup()

    def edited_value(self) -> str:
        """The word that is shown."""
        return self.currentText()

    def set_value(self, value: str) -> None:
        """Show a word without saying that it was edited."""
        with QSignalBlocker(self):
            self.setCurrentText(value)

    def _tell(self, word: str) -> None:
        self.edited.emit(word)


class _ChoiceDelegate(QStyledItemDelegate):
    """Paints a word, and its meaning in a column of its own."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line, as wide as the whole list needs."""
        box = self.parent()
        width = self.width_of(box) if isinstance(box, QComboBox) else 0
        return QSize(width, option.fontMetrics.height() + _ROW_MARGIN)

    def width_of(self, box: QComboBox) -> int:
        """What the longest word and the longest meaning need beside each other."""
        meanings = (box.fontMetrics().horizontalAdvance(str(box.itemData(row, MEANING_ROLE))) for row in range(box.count()))
        return _word_width(box) + max(meanings, default=0) + 2 * _SIDE + _GAP

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Paint one item."""
        box = self.parent()
        if not isinstance(box, QComboBox):
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        text = option.palette.color(QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text)
        inside = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        painter.save()
        painter.setFont(option.font)
        painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Highlight if chosen else QPalette.ColorRole.Base))
        painter.setPen(text)
        painter.drawText(inside, _LEFT, str(index.data()))
        left = inside.left() + _word_width(box) + _GAP
        beside = QRect(left, inside.top(), max(0, inside.right() + 1 - left), inside.height())
        painter.setPen(text if chosen else QColor(theme.colors().muted))
        words = option.fontMetrics.elidedText(str(index.data(MEANING_ROLE)), Qt.TextElideMode.ElideRight, beside.width())
        painter.drawText(beside, _LEFT, words)
        painter.restore()


def _word_width(box: QComboBox) -> int:
    return max((box.fontMetrics().horizontalAdvance(box.itemText(row)) for row in range(box.count())), default=0)
