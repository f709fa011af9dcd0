"""The glossary as a window of its own, which stays open beside the main window."""

from __future__ import annotations

from PySide6.QtCore import QCollator, QEvent, QLocale, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.core.glossary.words import ENTRIES, entry
from mnist_desktop.ui.glossary.entry_page import EntryPage
from mnist_desktop.ui.glossary.search import Search
from mnist_desktop.ui.shared.accessible import say_aloud
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.scrolling import ScrollingPage
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.texts import core_text

USUAL_SIZE = QSize(680, 470)
FRAME = QSize(16, 48)
"""What borders and a title bar take."""
LIST_WIDTH, LEAST_LIST = 230, 120
ROW = 32
"""Least height of a word in the list, and of a button, in logical pixels: for a finger."""
ROW_AIR = 10
FIRST = "model"
KEY_ROLE = int(Qt.ItemDataRole.UserRole)
LONGEST_SEARCH = 100


class GlossaryDialog(FollowsLanguage, QDialog):
    """A list of all words that can be searched, and the entry of one of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("glossary")
        self._history: list[str] = []
        self.search = QLineEdit()
        self.search.setMaxLength(LONGEST_SEARCH)
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.note = MutedLabel(objectName="glossaryResult", wordWrap=True)
        self.note.hide()
        self.words = QListWidget()
        self.words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = EntryPage(entry(FIRST))
        self._back = QPushButton()
        self._close = QPushButton()
        parts = {"Search": self.search, "Words": self.words, "Back": self._back, "Close": self._close}
        for name, part in parts.items():
            part.setObjectName(f"glossary{name}")
        for button in (self._back, self._close):
            button.setAutoDefault(False)
            button.setMinimumHeight(ROW)
        self.search.setMinimumHeight(ROW)
        self._arrange()
        self.retranslate()
        follow_text_size(self, GlossaryDialog._fit)
        self.search.textChanged.connect(self._filter)
        self.words.currentItemChanged.connect(self._show_current)
        self.page.wanted.connect(self.go_to)
        self._back.clicked.connect(self.go_back)
        self._close.clicked.connect(self.close)
        QShortcut(QKeySequence.StandardKey.Back, self, self.go_back)

    def start_search(self) -> None:
        """Put the cursor into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def go_to(self, key: str) -> None:
        """Show the entry of that key, in the list as well."""
        self.search.clear()
        self.words.setCurrentRow(self._row_of(key))
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """Show the entry that was shown before this one."""
        if self._history:
            key = self._history.pop()
            self.go_to(key)
            self._history.pop()  # the entry that was left just now
            self._back.setEnabled(bool(self._history))

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setWindowTitle(self.tr("Glossary"))
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search the glossary"))
        self.words.setAccessibleName(self.tr("Words"))
        self._back.setText(self.tr("Back"))
        self._close.setText(self.tr("Close"))
        self._fill()

    def eventFilter(self, _search: QObject, event: QEvent) -> bool:
        """Go from the search box into the list by the keys up, down and Enter."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.words.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                return True  # the first match is shown already
        return False

    def _arrange(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.note)
        column.addWidget(self.words, 1)
        follow_text_size(left, lambda part: part.setMinimumWidth(scaled(LEAST_LIST)))
        splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        splitter.addWidget(left)
        splitter.addWidget(ScrollingPage(self.page))
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([LIST_WIDTH, USUAL_SIZE.width() - LIST_WIDTH])
        self._splitter = splitter
        buttons = QHBoxLayout()
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        whole = QVBoxLayout(self)
        whole.addWidget(splitter, 1)
        whole.addLayout(buttons)
        self._back.setEnabled(False)

    def _fit(self) -> None:
        """The usual size for text as large as it is now, and never larger than the screen."""
        room = self.screen().availableSize() - FRAME
        self.resize(QSize(scaled(USUAL_SIZE.width()), scaled(USUAL_SIZE.height())).boundedTo(room))
        self._splitter.setSizes([scaled(LIST_WIDTH), self.width() - scaled(LIST_WIDTH)])
        for row in range(self.words.count()):
            self.words.item(row).setSizeHint(QSize(0, self._row_height()))

    def _fill(self) -> None:
        """All words, in the order of the language that is spoken; what is shown stays chosen."""
        shown = self.page.entry.key
        collator = QCollator(QLocale())
        collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.words.blockSignals(True)
        self.words.clear()
        entries = sorted(ENTRIES, key=lambda each: collator.sortKey(core_text(each.term)))
        self._search = Search(entries)
        for each in entries:
            term, sentence = core_text(each.term), core_text(each.sentence)
            item = QListWidgetItem(term, self.words)
            item.setData(KEY_ROLE, each.key)
            item.setSizeHint(QSize(0, self._row_height()))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{term}: {sentence}")
        self.words.setCurrentRow(self._row_of(shown))
        self.words.blockSignals(False)
        self._filter(self.search.text())

    def _filter(self, text: str) -> None:
        """Show the words that match, best first chosen; where none does, those that are written in nearly the same way."""
        matches = self._search.matches(text)
        best = max(matches)
        self._say_result(text, is_near=0 < best < 1, is_empty=not best)
        for row, match in enumerate(matches):
            self.words.item(row).setHidden(match == 0)
        if text.strip() and best and matches[self.words.currentRow()] < best:
            self.words.setCurrentRow(matches.index(best))

    def _say_result(self, text: str, *, is_near: bool, is_empty: bool) -> None:
        """Say it where there is no such word."""
        sentence = self.tr("No word is “{text}”. Perhaps one of these:") if is_near else self.tr("No word is like “{text}”.")
        self.note.setText(sentence.format(text=text.strip()) if is_near or is_empty else "")
        self.note.setVisible(is_near or is_empty)
        say_aloud(self.search, self.note.text())

    def _show_current(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        shown = entry(str(item.data(KEY_ROLE)))
        if shown is not self.page.entry:
            self._history.append(self.page.entry.key)
            self._back.setEnabled(True)
            self.page.show_entry(shown)
        self.words.scrollToItem(item)

    def _row_height(self) -> int:
        return max(ROW, self.words.fontMetrics().height() + ROW_AIR)

    def _row_of(self, key: str) -> int:
        return next(row for row in range(self.words.count()) if self._key(row) == key)

    def _key(self, row: int) -> str:
        return str(self.words.item(row).data(KEY_ROLE))
