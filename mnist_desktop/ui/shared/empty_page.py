"""What a tab says before it has anything to show."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.text_size import keep_width

ICON_EDGE = 96
LINE_WIDTH = 460
LARGE = 1.5  # times the letters below it


class EmptyPage(theme.FollowsTheme, QWidget):
    """An icon, a line, and how to go on."""

    def __init__(self, name: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._icon_name = icon
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        large = self._title.font()
        large.setPointSizeF(large.pointSizeF() * LARGE)
        self._title.setFont(large)
        self._way = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        keep_width(self._way, LINE_WIDTH)
        column = QVBoxLayout(self)
        column.addStretch(2)
        for label in (self._icon, self._title, self._way):
            row = QHBoxLayout()
            row.addStretch()
            row.addWidget(label)
            row.addStretch()
            column.addLayout(row)
            column.addSpacing(8)
        self._offers = QHBoxLayout()
        column.addLayout(self._offers)
        column.addStretch(3)
        self.follow_theme()

    def offer(self, button: QWidget) -> None:
        """Put below the lines what can be pressed to go on."""
        self._offers.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)

    def say(self, title: str, way: str) -> None:
        """Say why there is nothing, and how to get something."""
        self._title.setText(title)
        self._way.setText(way)

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        self._icon.setPixmap(theme.icon(self._icon_name).pixmap(QSize(ICON_EDGE, ICON_EDGE), QIcon.Mode.Disabled))
        style = f"color: {theme.colors().muted};"
        if self._way.styleSheet() != style:
            self._way.setStyleSheet(style)
