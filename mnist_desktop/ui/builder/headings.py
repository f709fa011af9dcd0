"""A heading, and a part that folds."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from mnist_desktop.ui.shared.elided_label import ElidedLabel
from mnist_desktop.ui.shared.plain_text import plain_tip


class Heading(QLabel):
    """The title of a part of the panel."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        font = self.font()
        font.setBold(True)
        self.setFont(font)


class FoldingPart(QWidget):
    """A heading that shows or hides what is below it. While it is folded, it tells in a few words what is inside.

    Signals
    -------
    unfolded(bool)
        What is below is shown, or hidden again.
    """

    unfolded = Signal(bool)

    def __init__(self, name: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._button = QToolButton(autoRaise=True)
        self._button.setCheckable(True)
        self._button.setObjectName(f"{name}Button")
        self._button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._button.toggled.connect(self._unfold)
        self._summary = ElidedLabel(muted=True)
        self._content, self._help = content, ""
        head = QHBoxLayout()
        head.addWidget(self._button)
        head.addWidget(self._summary, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(content)
        self._unfold(False)

    def set_title(self, title: str, help_: str) -> None:
        """What it is called, with the mark of its key, and a sentence about what is inside."""
        self._button.setText(title)
        self._button.setAccessibleName(title.replace("&", ""))
        self._help = help_
        self._describe()

    def set_summary(self, text: str) -> None:
        """What to say while it is folded."""
        self._summary.setText(text)
        self._describe()

    @property
    def button(self) -> QToolButton:
        """What shows or hides it."""
        return self._button

    @property
    def is_unfolded(self) -> bool:
        """Whether what is below is shown."""
        return self._button.isChecked()

    def unfold(self, unfolded: bool) -> None:
        """Show or hide what is below."""
        self._button.setChecked(unfolded)

    def _describe(self) -> None:
        text = self._summary.text() or self._help
        self._button.setToolTip(plain_tip(text))
        self._button.setAccessibleDescription(text)

    def _unfold(self, open_: bool) -> None:
        self._button.setArrowType(Qt.ArrowType.DownArrow if open_ else Qt.ArrowType.RightArrow)
        self._content.setVisible(open_)
        self.unfolded.emit(open_)
