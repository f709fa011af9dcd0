"""Text from outside, such as the name in somebody's model file, shown letter by letter: Qt would take a tag in it for markup."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as TextTools
from PySide6.QtWidgets import QLabel, QWidget


class PlainLabel(QLabel):
    """A label that shows what it is given, tags and all."""

    def __init__(self, text: str = "", parent: QWidget | None = None, **properties: Any) -> None:
        super().__init__(text, parent, textFormat=Qt.TextFormat.PlainText, **properties)


def plain_tip(text: str) -> str:
    """`text` for a tooltip, which has no switch for plain text: what looks like markup is made markup that shows it.

    >>> plain_tip("a.png"), plain_tip("<b>a</b>")
    ('a.png', '<p>&lt;b&gt;a&lt;/b&gt;</p>')
    """
    if not TextTools.mightBeRichText(text):
        return text
    return TextTools.convertFromPlainText(text, TextTools.WhiteSpaceMode.WhiteSpaceNormal)
