"""A sentence in a frame across the window, with buttons beside it; it does not block."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.targets import keep_icons
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled

ICON = 20


class Banner(theme.FollowsTheme, QWidget):
    """Hidden until it has something to say. Subclasses make their buttons by `_button` and connect `close_button`.

    Parameters
    ----------
    name
        What the object names of its parts begin with.
    icon
        At its head.
    color
        Of the frame: the name of one of :class:`~mnist_desktop.ui.shared.theme_colors.Colors`.
    close_text
        What the cross at its end does; a subclass may say it by `_name_close` as well.
    """

    def __init__(self, name: str, icon: str, color: str, close_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name, self._color = icon, color
        self._label = PlainLabel(wordWrap=True)
        self._label.setObjectName(f"{name}Text")
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._icon = QLabel()
        self.close_button = QToolButton(autoRaise=True)
        self._name_close(close_text)
        # The frame has the style sheet: Qt sends no palette change to a widget that has one of its own.
        self._frame = QFrame()
        self._frame.setObjectName(f"{name}Frame")
        around = QHBoxLayout(self)
        around.setContentsMargins(8, 6, 8, 0)
        around.addWidget(self._frame)
        self.buttons = QHBoxLayout()
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self._icon)
        row.addWidget(self._label, 1)
        row.addLayout(self.buttons)
        row.addWidget(self.close_button)
        keep_icons(self.close_button)
        follow_text_size(self, Banner.follow_theme)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that stands there now; empty when the banner is hidden."""
        return "" if self.isHidden() else self._label.text()

    def _button(self, name: str, slot: Callable[[], None], text: str = "", tip: str = "") -> QPushButton:
        """A button behind those that there are, with the object name `name`."""
        button = QPushButton(text)
        button.setObjectName(name)
        button.setToolTip(tip)
        button.clicked.connect(slot)
        self.buttons.addWidget(button)
        return button

    def _name_close(self, text: str) -> None:
        """Say what the cross does."""
        self.close_button.setAccessibleName(text)
        self.close_button.setToolTip(text)

    def _say(self, text: str) -> None:
        self._label.setText(text)
        self.setAccessibleName(text)

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        color, name = getattr(theme.colors(), self._color), self._frame.objectName()
        self._icon.setPixmap(theme.icon(self._icon_name).pixmap(scaled(ICON), scaled(ICON)))
        self.close_button.setIcon(theme.icon("mdi6.close"))
        self._frame.setStyleSheet("")  # what is in it would keep the font of when it got a style
        self._frame.setStyleSheet(f"#{name} {{ border: 1px solid {color}; border-left: 6px solid {color}; border-radius: 4px; }}")
