"""Paints a row of the layer list: icon, name, key parameters, and a mark where there is a problem."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mnist_desktop.core.model.layers import Layer
from mnist_desktop.core.model.spec import Problem
from mnist_desktop.ui.builder.layer_model import LAYER, LAYER_ROLE, PROBLEM_ROLE
from mnist_desktop.ui.shared import theme

LAYER_ICONS = {
    "Flatten": "mdi6.format-align-justify",
    "Dense": "mdi6.graph-outline",
    "Dropout": "mdi6.eye-off-outline",
    "Activation": "mdi6.chart-bell-curve-cumulative",
    "BatchNormalization": "mdi6.chart-bell-curve",
    "Conv2D": "mdi6.grid",
    "MaxPooling2D": "mdi6.arrow-collapse-all",
    "AveragePooling2D": "mdi6.scale-balance",
    "GlobalAveragePooling2D": "mdi6.image-filter-center-focus",
    "GaussianNoise": "mdi6.grain",
    "RandomTranslation": "mdi6.arrow-all",
    "RandomRotation": "mdi6.rotate-right",
    "RandomZoom": "mdi6.magnify-plus-outline",
    "RandomFlip": "mdi6.flip-horizontal",
    "RandomErasing": "mdi6.eraser",
    "RandomDistortion": "mdi6.wave",
    "RandomThickness": "mdi6.format-line-weight",
}
PADDING = 6
ICON = 18
ROW_MARGIN = 8
_SELECTED_ALPHA = 0.22
_HOVERED_ALPHA = 0.08
_BAR = 3
_TO_THE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class LayerDelegate(QStyledItemDelegate):
    """Paints all columns of the layer list. What is chosen is tinted, so that every color on it stays readable."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The size of the text with a margin."""
        metrics = option.fontMetrics
        width = metrics.horizontalAdvance(str(index.data())) + 2 * PADDING
        return QSize(width, max(metrics.height(), ICON) + ROW_MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Paint one cell."""
        painter.save()
        self._paint_ground(painter, option, index.column())
        inside = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        if index.column() == LAYER:
            self._paint_layer(painter, option, inside, index)
        else:
            painter.setPen(option.palette.color(QPalette.ColorRole.Text))
            painter.drawText(inside, index.data(Qt.ItemDataRole.TextAlignmentRole), index.data())
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, column: int) -> None:
        accent = QColor(theme.colors().accent)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not (selected or hovered):
            return
        ground = QColor(accent)
        ground.setAlphaF(_SELECTED_ALPHA if selected else _HOVERED_ALPHA)
        painter.fillRect(option.rect, ground)
        if selected and column == LAYER:
            painter.fillRect(QRect(option.rect.topLeft(), QSize(_BAR, option.rect.height())), accent)

    def _paint_layer(
        self, painter: QPainter, option: QStyleOptionViewItem, inside: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        layer: Layer = index.data(LAYER_ROLE)
        problem: Problem | None = index.data(PROBLEM_ROLE)
        left = inside.left() + _BAR
        theme.icon(LAYER_ICONS[layer.kind]).paint(painter, _square(left, inside))
        left += ICON + PADDING
        right = inside.right()
        if problem is not None:
            right -= ICON
            problem_icon(problem).paint(painter, _square(right, inside))
        name = QRect(left, inside.top(), max(0, right - left), inside.height())
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        self._draw(painter, option, name, layer.kind)
        used = option.fontMetrics.horizontalAdvance(layer.kind + " ") + PADDING // 2
        painter.setPen(QColor(theme.colors().muted))
        self._draw(painter, option, name.adjusted(used, 0, 0, 0), layer.settings)

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, text: str) -> None:
        if rect.width() > 0:
            shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, _TO_THE_LEFT, shown)


def problem_icon(problem: Problem) -> QIcon:
    """The mark of a problem: a warning sign where training cannot start, a quiet lamp where it is a hint."""
    if problem.blocking:
        return theme.icon("mdi6.alert-circle-outline", theme.colors().wrong)
    return theme.icon("mdi6.lightbulb-on-outline", theme.colors().muted)


def _square(left: int, inside: QRect) -> QRect:
    return QRect(left, inside.center().y() - ICON // 2 + 1, ICON, ICON)
