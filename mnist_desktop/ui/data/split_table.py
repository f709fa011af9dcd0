"""How many images of each class lie in each part, as a table with a bar behind each number."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.selection import Part, counts_per_class
from mnist_desktop.core.datasets.split import Split
from mnist_desktop.ui.data.labels import numbered_class
from mnist_desktop.ui.shared.plain_text import plain_tip
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.table_copies import EXACT, TableCopies
from mnist_desktop.ui.shared.text_size import follow_text_size
from mnist_desktop.ui.shared.theme import colors
from mnist_desktop.ui.shared.words import WORD_ROLE

ShareRole = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
BAR_OPACITY = 0.3
MOST_ROWS = 14
ROW_PADDING = 8  # around the text of a row, above and below together


class CountsModel(QAbstractTableModel):
    """A row per class and one of totals; a column of names and one per :class:`Part`.

    ``ShareRole`` is a count's share of the largest count in the table, None beside the counts of classes.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counts = np.zeros((0, len(Part)), np.int64)
        self._dataset: Dataset | None = None

    def show_split(self, dataset: Dataset, split: Split) -> None:
        """Count anew."""
        self.beginResetModel()
        self._counts = counts_per_class(dataset, split)
        self._dataset = dataset
        self.endResetModel()

    @property
    def classes(self) -> int:
        """How many rows of classes there are."""
        return len(self._counts)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Part))
        self.dataChanged.emit(self.index(0, 0), self.index(self.classes, len(Part)))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """The classes and the totals."""
        return 0 if parent.isValid() else self.classes + 1

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Names and parts."""
        return 0 if parent.isValid() else 1 + len(Part)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Titles of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._title(section)
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        if orientation is Qt.Orientation.Horizontal and role == WORD_ROLE:
            return ("class", "fitting", "validation", "test_images")[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names and counts."""
        row, column = index.row(), index.column()
        answers: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: self._text(row, column),
            Qt.ItemDataRole.ToolTipRole: lambda: plain_tip(self._tooltip(row, column)),
            Qt.ItemDataRole.TextAlignmentRole: lambda: self._alignment(column),
            Qt.ItemDataRole.FontRole: lambda: self._font(row),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._tooltip(row, column),
            EXACT: lambda: self._count(row, column - 1) if column else None,
            ShareRole: lambda: self._share(row, column),
        }
        return answers[role]() if role in answers else None

    def _text(self, row: int, column: int) -> str:
        return self._name(row) if column == 0 else f"{self._count(row, column - 1):,}"

    def _tooltip(self, row: int, column: int) -> str:
        if column == 0:
            return self._name(row)
        sentence = self.tr("{name}, {part}: {count:,} images")
        return sentence.format(name=self._name(row), part=self._title(column), count=self._count(row, column - 1))

    def _share(self, row: int, column: int) -> float | None:
        return (
            self._count(row, column - 1) / max(1, int(self._counts.max(initial=0))) if column > 0 and row < self.classes else None
        )

    def _font(self, row: int) -> QFont | None:
        if row < self.classes:
            return None
        font = QFont()
        font.setBold(True)
        return font

    def _title(self, column: int) -> str:
        return (self.tr("Class"), self.tr("Fitting"), self.tr("Validation"), self.tr("Test"))[column]

    def _name(self, row: int) -> str:
        if row == self.classes:
            return self.tr("All")
        return str(row) if self._dataset is None else numbered_class(self._dataset, row)

    def _count(self, row: int, part: int) -> int:
        return int(self._counts[row, part] if row < self.classes else self._counts[:, part].sum())

    @staticmethod
    def _alignment(column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter


class _BarDelegate(QStyledItemDelegate):
    """Draws a bar behind a count, as long as its share, in the color that the part has in plots too."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        share = index.data(ShareRole)
        if share is not None:
            palette = colors(option.palette)
            color = QColor((palette.train, palette.validation, palette.muted)[index.column() - 1])
            color.setAlphaF(BAR_OPACITY)
            area: QRect = option.rect.adjusted(4, 2, -1, -2)
            area.setWidth(round(area.width() * share))
            painter.fillRect(area, color)
        super().paint(painter, option, index)


class CountsTable(FollowsLanguage, QTableView):
    """Shows a :class:`CountsModel`: in full, unless it has more than MOST_ROWS, through which it scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("splitTable")
        self.counts = CountsModel(self)
        self.setModel(self.counts)
        self.setItemDelegate(_BarDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.copies = TableCopies(self, lambda: self.tr("Images per class"))
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.counts.modelReset.connect(self._fit_height)
        follow_text_size(self, CountsTable._fit_height)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("Images per class in each part"))
        self.counts.retranslate()
        self._fit_height()

    def _fit_height(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_PADDING)
        rows, row_height = self.counts.rowCount(), self.verticalHeader().defaultSectionSize()
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if rows <= MOST_ROWS else policy.ScrollBarAsNeeded)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + min(rows, MOST_ROWS) * row_height + 2)
