"""One entry of the glossary: the word, its picture, its sentence, and what to read next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from mnist_desktop.core.glossary.entry import Entry
from mnist_desktop.core.glossary.words import entry
from mnist_desktop.ui.glossary.picture_view import PictureView
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.texts import core_text

LARGER = 1.5
MOST_LINKS = 4
LEAST_BUTTON = 32  # logical pixels, for a finger


class EntryPage(FollowsLanguage, QWidget):
    """Shows an entry.

    Signals
    -------
    wanted(str)
        The user wants the entry of that key.
    """

    wanted = Signal(str)

    def __init__(self, shown: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = shown
        self._term = PlainLabel(objectName="glossaryTerm", wordWrap=True)
        letters = self._term.font()
        letters.setPointSizeF(letters.pointSizeF() * LARGER)
        letters.setBold(True)
        self._term.setFont(letters)
        self.picture = PictureView()
        self._sentence = PlainLabel(objectName="glossarySentence", wordWrap=True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._next: QLabel = MutedLabel()
        self._links = QVBoxLayout()
        self._links.setSpacing(2)
        self._buttons = [self._button(place) for place in range(MOST_LINKS)]
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self._term)
        column.addWidget(self.picture)
        column.addWidget(self._sentence)
        column.addWidget(self._next)
        column.addLayout(self._links)
        column.addStretch(1)
        self.show_entry(shown)

    @property
    def entry(self) -> Entry:
        """What is shown."""
        return self._entry

    def show_entry(self, shown: Entry) -> None:
        """Show another entry."""
        self._entry = shown
        self.picture.show_picture(shown.picture)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        shown = self._entry
        term, sentence = core_text(shown.term), core_text(shown.sentence)
        self._term.setText(term)
        self._sentence.setText(sentence)
        self.picture.setAccessibleName(self.tr("Picture of {term}").format(term=term))
        self.picture.setAccessibleDescription(sentence)
        self._next.setText(self.tr("See also"))
        self._next.setVisible(bool(shown.related))
        for place, button in enumerate(self._buttons):
            is_used = place < len(shown.related)
            button.setText(core_text(entry(shown.related[place]).term) if is_used else "")
            button.setVisible(is_used)

    def _button(self, place: int) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"glossaryLink{place + 1}")
        button.setAutoDefault(False)
        follow_text_size(button, lambda each: each.setMinimumHeight(max(LEAST_BUTTON, scaled(LEAST_BUTTON))))
        button.clicked.connect(lambda: self.wanted.emit(self._entry.related[place]))
        self._links.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button
