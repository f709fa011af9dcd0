"""The grid in which a kernel is edited, by typing, by keys and by pulling at a number."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPalette, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from mnist_desktop.core.lab.kernels import Kernel
from mnist_desktop.ui.lab.kernel_model import KernelModel
from mnist_desktop.ui.shared.color_scale import ColorScale
from mnist_desktop.ui.shared.heat import ink_on
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.theme import colors, is_dark

TALLEST_ROW, GRID_HEIGHT = 36, 182
PULL_PIXELS = 8
"""How far the mouse is pulled for one step."""

STEP, FINE_STEP = 1.0, 0.1


class KernelGrid(FollowsLanguage, QTableView):
    """Edits the kernel of a model. Pulling a number up or down, or Ctrl and the arrow keys, changes it; Shift: by tenths."""

    def __init__(self, model: KernelModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("labKernelGrid")
        self.setModel(model)
        self._kernel_model = model
        self.setItemDelegate(_WeightDelegate(model, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
                             | QAbstractItemView.EditTrigger.EditKeyPressed)  # fmt: skip
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        model.modelReset.connect(self._fit)
        model.replaced.connect(self._drop_typing)
        self._pulled: tuple[QPersistentModelIndex, float] | None = None
        self._fit()
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("Weights of the kernel"))
        self.setToolTip(
            self.tr(
                "Type a number such as -1, 0.5 or 1/9, or pull a cell up or down. Ctrl+Up, Ctrl+Down: one more, one less. "
                "With Shift in tenths."
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the weight with Ctrl and an arrow key; leave other keys to the table."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        signs: dict[int, int] = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if control and event.key() in signs and self.currentIndex().isValid():
            self._kernel_model.change_weight(self.currentIndex(), signs[event.key()] * _step(event.modifiers()))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag a weight."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self._pulled = QPersistentModelIndex(index), event.position().y()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Change the weight by the drag."""
        if self._pulled is None:
            super().mouseMoveEvent(event)
            return
        index, start = self._pulled
        steps = int((start - event.position().y()) / PULL_PIXELS)
        if steps:
            self._pulled = index, start - steps * PULL_PIXELS
            self._kernel_model.change_weight(index, steps * _step(event.modifiers()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag."""
        self._pulled = None
        super().mouseReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width among the columns."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """The height of all rows."""
        return QSize(252, self._row_height() * self._kernel_model.rowCount())

    def minimumSizeHint(self) -> QSize:
        """The same height: all rows are visible."""
        return QSize(140, self.sizeHint().height())

    def _drop_typing(self) -> None:
        if self.state() is QAbstractItemView.State.EditingState:
            for editor in self.viewport().findChildren(QLineEdit):
                self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _row_height(self) -> int:
        return min(TALLEST_ROW, GRID_HEIGHT // self._kernel_model.rowCount())

    def _fit(self) -> None:
        count, width = self._kernel_model.columnCount(), self.viewport().width()
        for number in range(count):
            self.setRowHeight(number, self._row_height())
            self.setColumnWidth(number, width * (number + 1) // count - width * number // count)
        self.setFixedHeight(self._row_height() * count)


class _WeightDelegate(QStyledItemDelegate):
    """Paints a weight on its color."""

    def __init__(self, model: KernelModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        tones, dark = colors(option.palette), is_dark(option.palette)
        ground = kernel_scale(self._model.kernel).color(index.data(Qt.ItemDataRole.UserRole), dark)
        cell = option.rect.adjusted(0, 0, -1, -1)
        painter.save()
        painter.fillRect(cell, ground)
        painter.setPen(QColor(tones.grid))
        painter.drawRect(cell)
        is_current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if is_current:
            painter.setPen(QPen(QColor(tones.accent), 3))
            painter.drawRect(cell.adjusted(1, 1, -1, -1))
        painter.setPen(ink_on(ground))
        text = option.fontMetrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, cell.width() - 2)
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()


def kernel_scale(kernel: Kernel) -> ColorScale:
    """The colors of a kernel's weights: as strong as its strongest."""
    reach = max(abs(weight) for row in kernel.rows for weight in row)
    return ColorScale.signed(reach)


def kernel_pixmap(kernel: Kernel, side: int, ratio: float, palette: QPalette) -> QPixmap:
    """A kernel as a little picture."""
    pixmap = QPixmap(QSize(side, side) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    painter.drawImage(QRect(0, 0, side, side), kernel_scale(kernel).image(kernel.array, is_dark(palette)))
    painter.setPen(QColor(colors(palette).grid))
    painter.drawRect(QRectF(0.5, 0.5, side - 1, side - 1))
    painter.end()
    return pixmap


def _step(modifiers: Qt.KeyboardModifier) -> float:
    return FINE_STEP if modifiers & Qt.KeyboardModifier.ShiftModifier else STEP
