"""A line across the window that tells what went wrong, without stopping anybody."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from mnist_desktop.core.errors import UserError
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.texts import say


class MessageBar(QWidget):
    """Shows the latest problem until it is closed.

    Signals
    -------
    log_wanted()
        The user asks for the log file.
    """

    log_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._label = PlainLabel(wordWrap=True)
        self._label.setObjectName("messageText")
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._icon = QLabel()
        self.open_log_button = QPushButton(self.tr("Open log"), flat=True)
        self.open_log_button.clicked.connect(self.log_wanted)
        self.close_button = QToolButton(autoRaise=True)
        self.close_button.setAccessibleName(self.tr("Close this message"))
        self.close_button.setToolTip(self.tr("Close this message"))
        self.close_button.clicked.connect(self.hide)
        # The frame carries the style sheet: a widget that has one of its own is not told when the palette changes.
        self._frame = QFrame()
        self._frame.setObjectName("messageFrame")
        around = QHBoxLayout(self)
        around.setContentsMargins(8, 6, 8, 0)
        around.addWidget(self._frame)
        layout = QHBoxLayout(self._frame)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.addWidget(self._icon)
        layout.addWidget(self._label, 1)
        layout.addWidget(self.open_log_button)
        layout.addWidget(self.close_button)
        self._paint()
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that stands there now; empty when the bar is hidden."""
        return "" if self.isHidden() else self._label.text()

    def show_problem(self, error: UserError) -> None:
        """Say what went wrong."""
        self._say(say(error), with_log=False)

    def show_crash(self) -> None:
        """Say that something happened that was not foreseen."""
        self._say(
            self.tr("Something went wrong that should not have. Your work is still here; the log file keeps the details."),
            with_log=True,
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()

    def _say(self, text: str, *, with_log: bool) -> None:
        self._label.setText(text)
        self.setAccessibleName(text)
        self.open_log_button.setVisible(with_log)
        self.show()

    def _paint(self) -> None:
        wrong = theme.colors().wrong
        self._icon.setPixmap(theme.icon("mdi6.alert-circle-outline").pixmap(20, 20))
        self.close_button.setIcon(theme.icon("mdi6.close"))
        self._frame.setStyleSheet(
            f"#messageFrame {{ border: 1px solid {wrong}; border-left: 6px solid {wrong}; border-radius: 4px; }}"
        )
