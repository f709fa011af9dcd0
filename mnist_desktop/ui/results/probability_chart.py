"""The probabilities of the classes as bars; each leads to the images that are read as that class."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.ui.shared.accessible import NONE, PaintsParts
from mnist_desktop.ui.shared.numbers import percent, percent_text
from mnist_desktop.ui.shared.painted import ShowsFocus
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.strongest import STRONGEST, rows_shown
from mnist_desktop.ui.shared.theme import FollowsThemeAndFont, colors

GAP = 6
WIDEST_NAMES = 0.38  # of the width; longer names are cut


class ProbabilityChart(FollowsThemeAndFont, FollowsLanguage, ShowsFocus, PaintsParts, QWidget):
    """One bar per class, with its name and its probability; of many classes, those of the strongest and the label's.

    The class of the label is printed in bold with a dot.

    A click chooses a bar; so do up, down and Enter.

    Signals
    -------
    class_chosen(int, int)
        The user wants the images of this true class that are read as the class of the bar.
    """

    class_chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sampleProbabilities")
        self._names: tuple[str, ...] = ()
        self._probabilities: NDArray[np.float32] = np.zeros(0, np.float32)
        self._rows: tuple[int, ...] = ()
        self._true = -1
        self._current = 0  # a row
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("Probabilities of the classes"))
        self.setToolTip(self.tr("Click a bar to see all images of this true class that are read as that class."))

    def set_sample(self, probabilities: NDArray[np.float32], true: int, names: Sequence[str]) -> None:
        """Show `probabilities`, float32 (classes,), of an image whose label is `true`."""
        self._names, self._probabilities, self._true = tuple(names), probabilities, true
        self._rows = rows_shown(len(self._names), probabilities.tolist(), always=true)
        predicted = int(probabilities.argmax())
        self._current = self._rows.index(predicted) if predicted in self._rows else 0
        self.forget_parts()
        self.setAccessibleDescription(", ".join(f"{self._names[at]} {percent(float(probabilities[at]))}" for at in self._rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line per bar."""
        return QSize(220, (len(self._rows) or STRONGEST) * (self.fontMetrics().height() + 4))

    def minimumSizeHint(self) -> QSize:
        """The same height at any width."""
        return QSize(140, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move to another bar, or choose it."""
        steps: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self._current = min(max(0, len(self._rows) - 1), max(0, self._current + steps[event.key()]))
            self.tell_current_part()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._rows:
            self.class_chosen.emit(self._true, self._rows[self._current])
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a bar."""
        number = self.part_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and number != NONE:
            self._current = number
            self.class_chosen.emit(self._true, self._rows[number])

    def part_count(self) -> int:
        """How many bars there are."""
        return len(self._rows)

    def part_text(self, at: int) -> str:
        """A class with its probability."""
        return f"{self._names[self._rows[at]]}: {percent(float(self._probabilities[self._rows[at]]))}"

    def part_rect(self, at: int) -> QRect:
        """Where its line is painted."""
        line = self.height() / max(1, len(self._rows))
        return QRectF(0, at * line, self.width(), line).toRect()

    def part_at(self, point: QPoint) -> int:
        """Which one is painted there."""
        return next((at for at in range(self.part_count()) if self.part_rect(at).contains(point)), NONE)

    def current_part(self) -> int:
        """The keyboard's bar."""
        return self._current

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint names, bars and figures."""
        if not self._names:
            return
        painter = QPainter(self)
        palette = colors(self.palette())
        track = QColor(palette.grid)
        track.setAlphaF(0.45)
        line = self.height() / len(self._rows)
        predicted = int(self._probabilities.argmax())
        bold = QFont(self.font())
        bold.setBold(True)
        widest = max(QFontMetrics(bold).horizontalAdvance(f"● {self._names[at]}") for at in self._rows)
        names_width = min(widest, int(WIDEST_NAMES * self.width())) + GAP
        figures_width = self.fontMetrics().horizontalAdvance(percent_text(">99.9")) + GAP
        room = self.width() - names_width - figures_width - GAP
        for at, number in enumerate(self._rows):
            name, share = self._names[number], float(self._probabilities[number])
            row = QRectF(0, at * line, self.width(), line)
            font = self.font()
            font.setBold(number in (self._true, predicted))
            painter.setFont(font)
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            label = f"● {name}" if number == self._true else name
            label = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, names_width - GAP)
            painter.drawText(QRectF(0, row.top(), names_width - GAP, line), _RIGHT, label)
            bar = QRectF(names_width, row.top() + 2, room, line - 4)
            painter.fillRect(bar, track)
            said = palette.right if number == self._true else palette.wrong
            bar.setWidth(0 if math.isnan(share) else room * share)
            painter.fillRect(bar, QColor(said if number == predicted else palette.accent))
            painter.drawText(QRectF(row.right() - figures_width, row.top(), figures_width, line), _RIGHT, percent(share))
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 1.5))
            painter.drawRect(QRectF(self.part_rect(self._current)).adjusted(1, 1, -1, -1))


_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
