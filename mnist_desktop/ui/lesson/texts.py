"""Editors for texts in several languages: one language at a time, all texts of a dialog together."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from mnist_desktop.core.lessons.markup import LONGEST_TEXT, LONGEST_TITLE
from mnist_desktop.ui.shared.language import NAMES, spoken
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled


class LanguageBox(FollowsLanguage, QComboBox):
    """Which language the texts of a dialog are written in; it begins with the one that is spoken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("textLanguage")
        for language, name in NAMES.items():
            self.addItem(name, language.value)
        self.setCurrentIndex(self.findData(spoken().value))
        self.retranslate()

    @property
    def language(self) -> str:
        """The code of the language, such as ``ko``."""
        return str(self.currentData())

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setToolTip(
            self.tr("Texts may be written in more than one language; students see those in the language of their window.")
        )


class TitleEdit(QLineEdit):
    """A line in several languages, of which one is shown."""

    def __init__(self, name: str, texts: Mapping[str, str], box: LanguageBox, parent: QWidget | None = None) -> None:
        super().__init__(parent, maxLength=LONGEST_TITLE)
        self.setObjectName(name)
        self._texts, self._box = dict(texts), box
        self.textChanged.connect(self._take)
        box.currentIndexChanged.connect(self._show)
        self._show()

    @property
    def texts(self) -> dict[str, str]:
        """The texts that are not empty, by language."""
        return {language: text.strip() for language, text in self._texts.items() if text.strip()}

    def _show(self) -> None:
        with QSignalBlocker(self):
            self.setText(self._texts.get(self._box.language, ""))

    def _take(self, text: str) -> None:
        self._texts[self._box.language] = text


class TextEdit(QPlainTextEdit):
    """Paragraphs in several languages, of which one is shown.

    Signals
    -------
    edited()
        A text was changed.
    """

    edited = Signal()

    def __init__(self, name: str, texts: Mapping[str, str], box: LanguageBox, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setTabChangesFocus(True)
        self._texts, self._box = dict(texts), box
        self.textChanged.connect(self._take)
        box.currentIndexChanged.connect(self._show)
        follow_text_size(self, lambda edit: edit.setMinimumHeight(lines * edit.fontMetrics().lineSpacing() + scaled(12)))
        self._show()

    @property
    def texts(self) -> dict[str, str]:
        """The texts that are not empty, by language."""
        return {language: text.strip() for language, text in self._texts.items() if text.strip()}

    @property
    def lines(self) -> tuple[dict[str, str], ...]:
        """The lines that are not empty, each in all languages that have so many."""
        split = {language: [line.strip() for line in text.splitlines() if line.strip()] for language, text in self.texts.items()}
        most = max(map(len, split.values()), default=0)
        return tuple({language: lines[at] for language, lines in split.items() if at < len(lines)} for at in range(most))

    def _show(self) -> None:
        with QSignalBlocker(self):
            self.setPlainText(self._texts.get(self._box.language, ""))

    def _take(self) -> None:
        self._texts[self._box.language] = self.toPlainText()[:LONGEST_TEXT]
        self.edited.emit()


def joined(texts: tuple[Mapping[str, str], ...]) -> dict[str, str]:
    """Lines as one text for each language, as :attr:`TextEdit.lines` reads them."""
    languages = dict.fromkeys(language for text in texts for language in text)
    return {language: "\n".join(" ".join(text.get(language, "").split()) for text in texts) for language in languages}
