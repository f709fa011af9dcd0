"""A line across the window that tells what went wrong, without stopping anybody."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from mnist_desktop.core.errors import UserError
from mnist_desktop.ui.shared.banner import Banner
from mnist_desktop.ui.shared.texts import say


class MessageBar(Banner):
    """Shows the latest problem until it is closed.

    Signals
    -------
    log_wanted()
        The user asks for the log file.
    """

    log_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        close_text = QCoreApplication.translate("MessageBar", "Close this message")
        super().__init__("message", "mdi6.alert-circle-outline", "wrong", close_text, parent)
        self.setObjectName("messageBar")
        self.open_log_button = QPushButton(self.tr("Open log"), flat=True)
        self.open_log_button.clicked.connect(self.log_wanted)
        self.close_button.clicked.connect(self.hide)
        self.buttons.addWidget(self.open_log_button)

    def show_problem(self, error: UserError) -> None:
        """Say what went wrong."""
        self._show(say(error), with_log=False)

    def show_crash(self) -> None:
        """Say that something happened that was not foreseen."""
        self._show(
            self.tr("Something went wrong that should not have. Your work is still here; the log file keeps the details."),
            with_log=True,
        )

    def _show(self, text: str, *, with_log: bool) -> None:
        self._say(text)
        self.open_log_button.setVisible(with_log)
        self.show()
