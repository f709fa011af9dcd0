"""Text from outside, such as the name in somebody's model file, shown letter by letter wherever it stands.

Qt would take a tag in it for markup, and an ampersand for the mark of a key. Every text that holds a name goes through here.
"""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtGui import Qt as TextTools
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from mnist_desktop.core.runs.names import LONGEST_SHOWN
from mnist_desktop.core.sentence import shown

GENERAL_TEXT = "generalText"
"""Property of an action whose text names the moment's change, as that of Undo does: what it does at any time."""
LONGEST_NAME = LONGEST_SHOWN
_MARK = re.compile(r"\s*\(&\w\)|&(?=\S)")
LONGEST_WORD, WORD_END = 24, 8
"""Letters of a word in a sentence on the screen, and how many of them are its last ones where it was longer."""


class PlainLabel(QLabel):
    """A label that shows what it is given, tags and all."""

    def __init__(self, text: str = "", parent: QWidget | None = None, **properties: Any) -> None:  # Any: Qt's properties
        super().__init__(text, parent, textFormat=Qt.TextFormat.PlainText, **properties)


class PlainMessageBox(QMessageBox):
    """A message box that shows what it is given, tags and all."""

    def __init__(self, parent: QWidget, title: str, text: str, icon: QMessageBox.Icon = QMessageBox.Icon.NoIcon) -> None:
        super().__init__(parent)
        self.setIcon(icon)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(title)
        self.setText(text)


def said_name(name: str) -> str:
    r"""A name from outside as it may stand in a sentence: one line of at most LONGEST_NAME letters that turns nothing round.

    >>> said_name(" My net "), said_name("two\nlines"), len(said_name("x" * 1000))
    ('My net', 'two\\nlines', 60)
    """
    return str(shown(name.strip()[:LONGEST_NAME]))


def narrow_name(name: str) -> str:
    """A name for a sentence that has to wrap in a narrow place: words that are too long for that have dots in the middle.

    >>> narrow_name("First network"), narrow_name("a" * 30 + "1234567890")
    ('First network', 'aaaaaaaaaaaaaaa…34567890')
    """
    return " ".join(_narrow(word) for word in name.split(" "))


def _narrow(word: str) -> str:
    return word if len(word) <= LONGEST_WORD else f"{word[: LONGEST_WORD - WORD_END - 1]}…{word[-WORD_END:]}"


def plain_tip(text: str) -> str:
    """`text` for a tooltip, which has no switch for plain text: what looks like markup is made markup that shows it.

    >>> plain_tip("a.png"), plain_tip("<b>a</b>")
    ('a.png', '<p>&lt;b&gt;a&lt;/b&gt;</p>')
    """
    if not TextTools.mightBeRichText(text):
        return text
    return TextTools.convertFromPlainText(text, TextTools.WhiteSpaceMode.WhiteSpaceNormal)


def without_key(text: str) -> str:
    """`text` for a menu, a button or a tab, where a single ampersand would vanish and mark a key.

    >>> without_key("R&D")
    'R&&D'
    """
    return text.replace("&", "&&")


def without_mark(text: str) -> str:
    """The text of an action or menu without the mark of its key.

    >>> without_mark("&Save model…"), without_mark("끝내기(&Q)"), without_mark("R && D")
    ('Save model…', '끝내기', 'R & D')
    """
    return _MARK.sub("", text.replace("&&", "\0")).replace("\0", "&")


def with_key(text: str, key: str) -> str:
    """`text` for a label or a button that Alt and a letter lead to, in whatever writing.

    >>> with_key("Epochs", "C"), with_key("에포크 수", "C")
    ('Epo&chs', '에포크 수(&C)')
    """
    at = text.upper().find(key)
    return f"{text}(&{key})" if at < 0 else f"{text[:at]}&{text[at:]}"


def name_action(action: QAction, text: str) -> None:
    """Give an action, and the buttons and menus that show it, a text that may hold a name."""
    action.setText(without_key(text))
    action.setToolTip(plain_tip(text))
