"""Ten probabilities as bars."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.ui.shared.numbers import percent, percent_text
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.theme import FollowsThemeAndFont, colors

GAP = 6


class ProbabilityChart(FollowsThemeAndFont, FollowsLanguage, QWidget):
    """One bar per class, with its name and its probability. The class of the label is printed in bold with a dot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sampleProbabilities")
        self._names: tuple[str, ...] = ()
        self._probabilities: NDArray[np.float32] = np.zeros(0, np.float32)
        self._true = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("Probabilities of the classes"))

    def set_sample(self, probabilities: NDArray[np.float32], true: int, names: Sequence[str]) -> None:
        """Show `probabilities`, float32 (classes,), of an image whose label is `true`."""
        self._names, self._probabilities, self._true = tuple(names), probabilities, true
        lines = (f"{name} {percent(float(share))}" for name, share in zip(names, probabilities, strict=True))
        self.setAccessibleDescription(", ".join(lines))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line per class."""
        return QSize(220, 10 * (self.fontMetrics().height() + 4))

    def minimumSizeHint(self) -> QSize:
        """The same height at any width."""
        return QSize(140, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint names, bars and figures."""
        if not self._names:
            return
        painter = QPainter(self)
        palette = colors(self.palette())
        track = QColor(palette.grid)
        track.setAlphaF(0.45)
        line = self.height() / len(self._names)
        predicted = int(self._probabilities.argmax())
        names_width = max(self.fontMetrics().horizontalAdvance(f"● {name}") for name in self._names) + GAP
        figures_width = self.fontMetrics().horizontalAdvance(percent_text(">99.9")) + GAP
        room = self.width() - names_width - figures_width - GAP
        for number, (name, share) in enumerate(zip(self._names, self._probabilities.tolist(), strict=True)):
            row = QRectF(0, number * line, self.width(), line)
            font = self.font()
            font.setBold(number in (self._true, predicted))
            painter.setFont(font)
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            label = f"● {name}" if number == self._true else name
            painter.drawText(QRectF(0, row.top(), names_width - GAP, line), _RIGHT, label)
            bar = QRectF(names_width, row.top() + 2, room, line - 4)
            painter.fillRect(bar, track)
            said = palette.right if number == self._true else palette.wrong
            bar.setWidth(0 if math.isnan(share) else room * share)
            painter.fillRect(bar, QColor(said if number == predicted else palette.accent))
            painter.drawText(QRectF(row.right() - figures_width, row.top(), figures_width, line), _RIGHT, percent(share))


_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
