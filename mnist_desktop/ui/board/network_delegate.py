"""Paints the network of a row: a small box for each layer."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mnist_desktop.core.lessons.board.sketch import HEIGHT, Sketch, sketch
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.ui.board.board_model import SPEC_ROLE
from mnist_desktop.ui.shared.text_size import scaled
from mnist_desktop.ui.shared.theme import colors

AIR = 4
"""Around the picture, in logical pixels."""


class NetworkDelegate(QStyledItemDelegate):
    """Shows a network as a picture; what has none is shown as text."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Paint the boxes over the ground of the cell."""
        spec = index.data(SPEC_ROLE)
        if not isinstance(spec, ModelSpec):
            super().paint(painter, option, index)
            return
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        own.text = ""
        own.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, own.widget)
        is_chosen = bool(own.state & QStyle.StateFlag.State_Selected)
        tone = own.palette.color(QPalette.ColorRole.HighlightedText) if is_chosen else QColor(colors(own.palette).train)
        drawn = sketch(spec)
        room = QRectF(own.rect).adjusted(AIR, AIR, -AIR, -AIR)
        scale = min(room.width() / drawn.width, room.height() / drawn.height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(room.topLeft() + QPointF(0, (room.height() - scale * drawn.height) / 2))
        painter.scale(scale, scale)
        paint_sketch(painter, drawn, tone)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As the picture is with text of this size."""
        spec = index.data(SPEC_ROLE)
        if not isinstance(spec, ModelSpec):
            return super().sizeHint(option, index)
        drawn = sketch(spec)
        height = scaled(round(0.8 * HEIGHT))
        return QSize(round(height * drawn.width / HEIGHT) + 2 * AIR, height + 2 * AIR)


def paint_sketch(painter: QPainter, drawn: Sketch, tone: QColor) -> None:
    """Paint the boxes in a color."""
    for box in drawn.boxes:
        fill = QColor(tone)
        fill.setAlphaF(0.15 if box.is_pale else 0.45)
        painter.setPen(QPen(tone, 1))
        painter.setBrush(fill)
        painter.drawRect(QRectF(box.left, box.top, box.width, box.height))
