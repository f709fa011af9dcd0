"""The list of layers: what is chosen in it, and how its columns share the width."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QStyleOptionViewItem, QTreeView, QWidget

from mnist_desktop.ui.builder.layer_delegate import LayerDelegate
from mnist_desktop.ui.builder.layer_model import LAYER, OUTPUT, PARAMETERS, Index, LayerModel
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.retranslation import FollowsLanguage

_FEWEST_ROWS = 4
_MOST_ROWS = 12
"""The list is as high as its layers, within these bounds."""
_FOCUS = 2

_SELECT_ROW = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class LayerList(FollowsLanguage, QTreeView):
    """Shows a :class:`LayerModel`. There is always a current row while there are layers.

    Signals
    -------
    choice_changed()
        Another row is current, or others are selected.
    """

    choice_changed = Signal()

    def __init__(self, model: LayerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("layerList")
        self._layers = model
        self.setModel(model)
        self.setItemDelegate(LayerDelegate(self))
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._arrange_columns()
        model.rowsInserted.connect(self._choose_inserted)
        model.rowsRemoved.connect(self._choose_something)
        self.selectionModel().selectionChanged.connect(self.choice_changed)
        self.selectionModel().currentRowChanged.connect(self.choice_changed)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now, those of the model too."""
        self.setAccessibleName(self.tr("Layers"))
        self.setAccessibleDescription(
            self.tr("Ins adds a layer, Del removes the chosen ones, Alt+Up and Alt+Down move them, Enter leads to the settings.")
        )
        self._layers.retranslate()

    def current_row(self) -> int:
        """The row whose form is shown, or -1."""
        return self.currentIndex().row()

    def chosen_rows(self) -> tuple[int, ...]:
        """The selected rows in order."""
        return tuple(sorted(index.row() for index in self.selectionModel().selectedRows()))

    def choose(self, *rows: int) -> None:
        """Select `rows`; the last of them becomes current."""
        selection = self.selectionModel()
        selection.clearSelection()
        for row in rows:
            selection.select(self.model().index(row, 0), _SELECT_ROW)
        if rows:
            index = self.model().index(rows[-1], 0)
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(index)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        """Frame the row that the keys act on."""
        super().drawRow(painter, option, index)
        if self.hasFocus() and index.row() == self.current_row():
            _paint_focus(painter, option.rect)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame the whole list where the keys act on it and there is no row."""
        super().paintEvent(event)
        if self.hasFocus() and not self.model().rowCount():
            with QPainter(self.viewport()) as painter:
                _paint_focus(painter, self.viewport().rect())

    def sizeHint(self) -> QSize:
        """The size for all layers of a usual network, and one more."""
        rows = min(max(self.model().rowCount() + 1, _FEWEST_ROWS), _MOST_ROWS)
        return QSize(super().sizeHint().width(), self._height_of(rows))

    def minimumSizeHint(self) -> QSize:
        """The size for a few layers."""
        return QSize(super().minimumSizeHint().width(), self._height_of(_FEWEST_ROWS))

    def _height_of(self, rows: int) -> int:
        row = self.sizeHintForRow(0) if self.model().rowCount() else 2 * self.fontMetrics().height()
        return self.header().sizeHint().height() + rows * row + 2 * self.frameWidth()

    def _arrange_columns(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(LAYER, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(OUTPUT, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(PARAMETERS, QHeaderView.ResizeMode.ResizeToContents)

    def _choose_inserted(self, _parent: QModelIndex, _first: int, last: int) -> None:
        self.updateGeometry()
        self.choose(last)

    def _choose_something(self, _parent: QModelIndex, first: int, _last: int) -> None:
        """What was chosen may be gone: go on with the layer that took its place, or with the last one."""
        self.updateGeometry()
        if not self.chosen_rows() and self.model().rowCount():
            self.choose(min(first, self.model().rowCount() - 1))


def _paint_focus(painter: QPainter, place: QRect) -> None:
    painter.setPen(QPen(QColor(theme.colors().accent), _FOCUS))
    painter.drawRect(place.adjusted(1, 1, -1, -1))
