"""The way of the shapes, as learners write it: (429, 640, 3) → (1, 429, 640, 1) → (1, 427, 638, 1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.core.lab.picture import LabPicture
from mnist_desktop.core.lab.pipeline import Plan
from mnist_desktop.core.lab.settings import LabSettings
from mnist_desktop.ui.shared.accessible import NONE, PaintsParts
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.theme import FollowsTheme, colors

ARROW = "→"
ARROW_WIDTH = 24


class StageStrip(FollowsLanguage, FollowsTheme, PaintsParts, QWidget):
    """Names of stages above their shapes, in as many lines as it takes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("labShapes")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._stages: tuple[tuple[str, str], ...] = ()
        self._words: Callable[[], Sequence[tuple[str, str]]] = tuple
        self.retranslate()

    @property
    def text(self) -> str:
        """All shapes in one line."""
        return f" {ARROW} ".join(shape for _, shape in self._stages)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all stages."""
        return tuple(name for name, _ in self._stages)

    def show_stages(self, words: Callable[[], Sequence[tuple[str, str]]]) -> None:
        """Show the names and shapes that `words` gives, now and in each other language."""
        self._words = words
        stages = words()
        if tuple(stages) != self._stages:
            self._stages = tuple(stages)
            self.setAccessibleDescription(", ".join(map(self.part_text, range(len(self._stages)))))
            self.updateGeometry()
            self.update()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("Shapes of all stages"))
        self.show_stages(self._words)

    def part_count(self) -> int:
        """How many stages there are."""
        return len(self._stages)

    def part_text(self, at: int) -> str:
        """Name and shape of one."""
        return ": ".join(self._stages[at])

    def part_rect(self, at: int) -> QRect:
        """Where it is painted."""
        return self._places(self.width())[at]

    def part_at(self, point: QPoint) -> int:
        """Which one is painted there."""
        return next((at for at in range(self.part_count()) if self.part_rect(at).contains(point)), NONE)

    def current_part(self) -> int:
        """None of them takes the focus."""
        return NONE

    def hasHeightForWidth(self) -> bool:
        """A narrow strip takes more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return max((place.bottom() + 1 for place in self._places(width)), default=2 * self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        """One line of four stages."""
        return QSize(480, 2 * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """One stage in each line."""
        return QSize(140, 2 * self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint all stages and the arrows between them."""
        painter, muted = QPainter(self), QColor(colors(self.palette()).muted)
        line = self.fontMetrics().height()
        for number, ((name, shape), place) in enumerate(zip(self._stages, self._places(self.width()), strict=True)):
            painter.setFont(self.font())
            painter.setPen(muted)
            painter.drawText(place.adjusted(0, 0, ARROW_WIDTH, -line), Qt.AlignmentFlag.AlignLeft, name)
            painter.setFont(self._bold())
            if number:
                arrow = QRect(place.left() - ARROW_WIDTH, place.top() + line, ARROW_WIDTH, line)
                painter.drawText(arrow, Qt.AlignmentFlag.AlignCenter, ARROW)
            painter.setPen(self.palette().windowText().color())
            painter.drawText(place.adjusted(0, line, 0, 0), Qt.AlignmentFlag.AlignLeft, shape)

    def _places(self, width: int) -> list[QRect]:
        """Where each stage is painted; every one but the first has an arrow before it."""
        places: list[QRect] = []
        plain, bold = self.fontMetrics(), QFontMetrics(self._bold())
        left = top = 0
        for name, shape in self._stages:
            size = QSize(max(plain.horizontalAdvance(name), bold.horizontalAdvance(shape)) + 2, 2 * plain.height())
            if places and left + size.width() > width:
                left, top = ARROW_WIDTH, top + size.height() + 2
            places.append(QRect(left, top, size.width(), size.height()))
            left += size.width() + ARROW_WIDTH
        return places

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font


def stage_words(picture: LabPicture, plan: Plan, settings: LabSettings) -> list[tuple[str, str]]:
    """Name and shape of each stage, from the picture as it came."""
    words = [(_tr("picture"), shape_words(picture.pixels.shape))]
    for stage in plan.stages:
        part = settings.second if stage.round == 2 and settings.second is not None else settings.first
        match stage.kind:
            case "picture":
                name = _tr("one channel")
            case "convolution":
                words_for_many = _tr("1 kernel {size}×{size}") if stage.maps == 1 else _tr("{count} kernels {size}×{size}")
                name = words_for_many.format(count=stage.maps, size=part.kernel_size)
            case "pooling":
                name = _tr("max pooling") if part.pooling.kind == "max" else _tr("average pooling")
        words.append((name, shape_words(stage.shape)))
    return words


def shape_words(shape: Sequence[int]) -> str:
    """A shape as Python writes it: (1, 427, 638, 1)."""
    return "(" + ", ".join(str(size) for size in shape) + ")"


def _tr(text: str) -> str:
    return QCoreApplication.translate("StageStrip", text)
