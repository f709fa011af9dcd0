"""Bars that follow the pen: what the network makes of the drawing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.core.datasets.families import FAMILIES
from mnist_desktop.core.drawing.answer_in_words import prediction_of
from mnist_desktop.ui.shared.accessible import NONE, PaintsParts
from mnist_desktop.ui.shared.numbers import percent, percent_text
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.strongest import rows_shown
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.theme import FollowsThemeAndFont, colors

GAP = 10
HIGHEST_ROW = 40
LETTERS = 1.15  # times the letters around them
WORTH_A_WORD = 0.01
SAID_EVERY_MS = 250
"""The bars follow each move of the pen; whoever listens to them hears of it four times a second at most."""
WIDEST_NAMES = 0.4  # of the width; longer names are cut
DIGITS = FAMILIES["mnist"].class_names


class ProbabilityBars(FollowsLanguage, FollowsThemeAndFont, PaintsParts, QWidget):
    """One row per class: its name, a bar, its probability. Of many classes the strongest are shown, and the others in one row.

    Signals
    -------
    painted()
        The probabilities shown last are on the screen.
    """

    painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("probabilityBars")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._names: tuple[str, ...] = DIGITS
        self._shares: list[float] = []
        self._rows = rows_shown(len(DIGITS), ())
        self._named: tuple[int, ...] = ()
        letters = self.font()
        letters.setPointSizeF(letters.pointSizeF() * LETTERS)
        self.setFont(letters)
        self._pause = QTimer(self, singleShot=True)
        self._pause.setInterval(SAID_EVERY_MS)
        self._pause.timeout.connect(self._describe)
        self._highest_row = HIGHEST_ROW
        follow_text_size(self, ProbabilityBars._take_text_size)
        self.retranslate()

    @property
    def probabilities(self) -> tuple[float, ...]:
        """What is shown; empty when nothing is."""
        return tuple(self._shares)

    def set_classes(self, names: Sequence[str]) -> None:
        """Show the rows of these classes; probabilities of others are no more shown."""
        if len(names) != len(self._names):
            self._shares, self._named = [], ()
            self.forget_parts()
        self._names = tuple(names)
        self._rows = rows_shown(len(names), self._shares)
        self.updateGeometry()
        self.update()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("Probabilities of the classes"))
        self.setToolTip(self.tr("How probable the network holds each class to be; together they are 100 %."))
        self._describe()
        self.update()

    def show_probabilities(self, probabilities: NDArray[np.float32] | None, threshold: float | None = None) -> None:
        """Show `probabilities`, float32 (classes,), or empty rows; see :func:`prediction_of` for the `threshold`."""
        if probabilities is not None and len(probabilities) != len(self._names):
            probabilities = None  # of a network that was shown before
        self._shares = [] if probabilities is None else probabilities.tolist()
        self._rows = rows_shown(len(self._names), self._shares)
        self._named = ()
        if probabilities is not None and np.isfinite(probabilities).all():
            prediction = prediction_of(probabilities, threshold=threshold)
            self._named = (prediction.best,) if prediction.sure else (prediction.best, prediction.second)
        if not self._pause.isActive():
            self._describe()
            self._pause.start()
        self.update()

    def part_count(self) -> int:
        """How many rows there are."""
        return len(self._rows) + self._has_others

    def part_text(self, at: int) -> str:
        """What a row stands for, with its probability if there is one."""
        return ": ".join((self._row_name(at), *(percent(share) for share in self._row_shares(at))))

    @property
    def _has_others(self) -> bool:
        return len(self._rows) < len(self._names)

    def _row_name(self, at: int) -> str:
        if at < len(self._rows):
            return self._names[self._rows[at]]
        return self.tr("{count} others").format(count=len(self._names) - len(self._rows))

    def _row_shares(self, at: int) -> list[float]:
        """The probability of a row, or none."""
        if not self._shares:
            return []
        if at < len(self._rows):
            return [self._shares[self._rows[at]]]
        return [max(0.0, 1 - sum(self._shares[number] for number in self._rows))]

    def part_rect(self, at: int) -> QRect:
        """Where it is painted."""
        return self._row(at).toRect()

    def part_at(self, point: QPoint) -> int:
        """Which one is painted there."""
        return next((at for at in range(self.part_count()) if self.part_rect(at).contains(point)), NONE)

    def current_part(self) -> int:
        """None of them takes the focus."""
        return NONE

    def sizeHint(self) -> QSize:
        """The preferred size."""
        return QSize(380, self.part_count() * (self.fontMetrics().height() + 10))

    def minimumSizeHint(self) -> QSize:
        """The smallest readable size."""
        return QSize(240, self.part_count() * (self.fontMetrics().height() + 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint names, bars and figures. They follow each move of a pen, so what is the same in all rows is looked up once."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        usual, bold = self.font(), QFont(self.font())
        bold.setBold(True)
        names = [self._row_name(at) for at in range(self.part_count())]
        every_name = (*self._names, *names[len(self._rows) :])
        metrics = QFontMetrics(bold)
        most = int(WIDEST_NAMES * self.width())
        left = min(max(map(metrics.horizontalAdvance, every_name)), most) + GAP
        right = metrics.horizontalAdvance(percent_text(">99.9")) + GAP
        if left == most + GAP:
            names = [metrics.elidedText(name, Qt.TextElideMode.ElideRight, most) for name in names]
        palette, text = colors(self.palette()), self.palette().color(QPalette.ColorRole.WindowText)
        track, accent, muted = QColor(palette.grid), QColor(palette.accent), QColor(palette.muted)
        track.setAlphaF(0.45)
        for at, name in enumerate(names):
            row, is_named, shares = self._row(at), self._is_named(at), self._row_shares(at)
            painter.setFont(bold if is_named else usual)
            painter.setPen(text if shares else muted)
            painter.drawText(QRectF(0, row.top(), left - GAP, row.height()), _RIGHT, name)
            if shares:
                painter.drawText(QRectF(row.right() - right, row.top(), right, row.height()), _RIGHT, percent(shares[0]))
            painter.setPen(Qt.PenStyle.NoPen)
            bar = QRectF(left, row.top() + 0.18 * row.height(), row.width() - left - right, 0.64 * row.height())
            painter.setBrush(track)
            painter.drawRoundedRect(bar, 3, 3)
            if shares and shares[0] > 0:  # neither nothing nor what is no number
                painter.setBrush(accent if is_named else muted)
                bar.setWidth(bar.width() * shares[0])
                painter.drawRoundedRect(bar, min(3, bar.width() / 2), 3)
        painter.end()
        self.painted.emit()

    def _is_named(self, at: int) -> bool:
        return at < len(self._rows) and self._rows[at] in self._named

    def _row(self, at: int) -> QRectF:
        height = min(self._highest_row, self.height() / self.part_count())
        return QRectF(0, at * height, self.width(), height)

    def _take_text_size(self) -> None:
        self._highest_row = scaled(HIGHEST_ROW)
        self.update()

    def _describe(self) -> None:
        """Say every class that has one percent at least, the most probable first."""
        best_first = sorted(range(len(self._shares)), key=lambda index: self._shares[index], reverse=True)
        said = [index for number, index in enumerate(best_first) if number == 0 or self._shares[index] >= WORTH_A_WORD]
        words = ", ".join(f"{self._names[index]}: {percent(self._shares[index])}" for index in said)
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)


_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
