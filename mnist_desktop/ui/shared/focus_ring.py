"""A frame around the control that the keys act on; Qt's own style marks buttons and drop-downs too faintly, or not at all."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QFocusFrame, QLineEdit, QSlider, QWidget
from shiboken6 import isValid

from mnist_desktop.ui.shared import theme
from mnist_desktop.workers.deletion import delete_later

RINGED = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QSlider)
"""Views with rows or cells mark one of these instead."""
WIDTH, ROUNDING = 2, 3
"""In logical pixels."""


class FocusRing(QObject):
    """Puts the frame around whatever control of `window` has the focus. One with a style sheet of its own marks itself."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._frame: _Frame | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):  # always, where there is a window
            app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._frame is not None and isValid(self._frame):
            self._frame.hide()
            delete_later(self._frame)
        is_ringed = isinstance(now, RINGED) and now.window() is self._window and not now.styleSheet()
        self._frame = _Frame(now) if now is not None and is_ringed else None


class _Frame(QFocusFrame):
    """A part of the control, so that it is where the control is; as a QFocusFrame no reader of the screen takes it for one."""

    def __init__(self, control: QWidget) -> None:
        super().__init__(control)
        control.installEventFilter(self)
        self.resize(control.size())
        self.raise_()
        self.show()

    def eventFilter(self, control: QObject, event: QEvent) -> bool:
        """Become as large as the control."""
        if event.type() == QEvent.Type.Resize and isinstance(control, QWidget):
            self.resize(control.size())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame just inside the control's edge, where nothing cuts it off."""
        half = WIDTH / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.colors().accent), WIDTH))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(half, half, -half, -half), ROUNDING, ROUNDING)
