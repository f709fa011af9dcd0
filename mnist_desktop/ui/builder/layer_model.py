"""The layers of a spec as a Qt table: one row per layer, and small signals for small changes, so that selections survive."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QAbstractTableModel, QByteArray, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from mnist_desktop.core.model.layers import Layer, layer_help
from mnist_desktop.core.model.model_file import SUFFIX
from mnist_desktop.core.model.shapes import TIMES, shape_text
from mnist_desktop.core.model.spec import Analysis, LayerRow, Problem
from mnist_desktop.ui.builder.row_announcements import Inserted, Moved, Removed, change_between
from mnist_desktop.ui.shared.dropped import local_files
from mnist_desktop.ui.shared.texts import core_text, say
from mnist_desktop.ui.shared.words import WORD_ROLE

LAYER, OUTPUT, PARAMETERS = range(3)
COLUMNS = 3
LAYER_ROLE = int(Qt.ItemDataRole.UserRole)
"""The layer of a row."""
PROBLEM_ROLE = LAYER_ROLE + 1
"""The first problem that stands at a row, or None."""
THIN_TIMES = "\u2009×\u2009"
"""Between thin spaces, so that three sizes fit a narrow column."""
MIME_TYPE = "application/x-mnist-desktop-layer-rows"

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
# Made once: views ask for them thousands of times, and joining flags is slow in Python.
_TO_THE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TO_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ROW_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren
)


class LayerModel(QAbstractTableModel):
    """Shows an analysis. It changes nothing itself: drops become wishes.

    Signals
    -------
    move_wanted(tuple, int)
        The rows of this tuple should stand before the row of that number.
    file_dropped(Path)
        A model file was dropped onto the list.
    """

    move_wanted = Signal(object, int)
    file_dropped = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[LayerRow, ...] = ()
        self._problems: dict[int, Problem] = {}
        # Rows mean nothing to another list or another program.
        self._token = uuid.uuid4().hex

    def show(self, analysis: Analysis, others: tuple[Problem, ...] = ()) -> None:
        """Show the rows and problems of `analysis`, and the problems that config and engine have with it."""
        old, new = self._rows, analysis.rows
        self._problems = _by_row((*analysis.problems, *others), len(new))
        match change_between(self.layers, tuple(row.layer for row in new)):
            case Inserted(first, last):
                self._replace(new[:first] + old[first:])
                self.beginInsertRows(_NOWHERE, first, last)
                self._rows = new[: last + 1] + old[first:]
                self.endInsertRows()
            case Removed(first, last):
                self._replace(new[:first] + old[first:])
                self.beginRemoveRows(_NOWHERE, first, last)
                self._rows = new[:first] + old[last + 1 :]
                self.endRemoveRows()
            case Moved(first, last, gap):
                self.beginMoveRows(_NOWHERE, first, last, _NOWHERE, gap)
                self._rows = old[:first] + old[last + 1 : gap] + old[first : last + 1] + old[gap:]
                self.endMoveRows()
        # Shapes, counts and problems change far behind the layer that was edited.
        self._replace(new)

    def retranslate(self) -> None:
        """Let the view ask for every text again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, COLUMNS - 1)
        self._replace(self._rows)

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers of all rows."""
        return tuple(row.layer for row in self._rows)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One row per layer."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Layer, output shape, parameter count."""
        return 0 if parent.isValid() else COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < COLUMNS:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Layer"), self.tr("Output"), self.tr("Parameters"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        if role == WORD_ROLE:
            return ("layer", "shape", "parameters")[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tooltip and layer of a cell."""
        answer = self._ANSWERS.get(role)
        return answer(self, index.row(), index.column()) if answer is not None and index.isValid() else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be dragged; drops go between them."""
        return _ROW_FLAGS if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    # Drag and drop

    def supportedDropActions(self) -> Qt.DropAction:
        """Layers move; a file that is dropped stays where it is."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def supportedDragActions(self) -> Qt.DropAction:
        """Layers move."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Rows of this list, and files."""
        return [MIME_TYPE, "text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The dragged rows."""
        rows = sorted({index.row() for index in indexes})
        data = QMimeData()
        data.setData(MIME_TYPE, QByteArray(f"{self._token}:{','.join(map(str, rows))}".encode()))
        return data

    def canDropMimeData(self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, _parent: Index) -> bool:
        """Whether these are rows of this list or a model file."""
        return self._dragged_rows(data) is not None or _model_file(data) is not None

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, _parent: Index) -> bool:
        """Request the move, or the opening of the file."""
        rows, file = self._dragged_rows(data), _model_file(data)
        if rows is not None:
            self.move_wanted.emit(rows, row if row >= 0 else len(self._rows))
        elif file is not None:
            self.file_dropped.emit(file)
        return rows is not None or file is not None

    def _dragged_rows(self, data: QMimeData) -> tuple[int, ...] | None:
        token, _, rows = bytes(data.data(MIME_TYPE).data()).decode().partition(":")
        return tuple(int(row) for row in rows.split(",")) if token == self._token else None

    # What cells say

    def _replace(self, rows: tuple[LayerRow, ...]) -> None:
        """Give the rows new content; none comes or goes."""
        self._rows = rows
        if rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, COLUMNS - 1))

    def _layer(self, row: int, _column: int) -> Layer:
        return self._rows[row].layer

    def _problem(self, row: int, _column: int) -> Problem | None:
        return self._problems.get(row)

    def _text(self, row: int, column: int) -> str:
        content = self._rows[row]
        if column == LAYER:
            return content.layer.kind
        if column == OUTPUT:
            return "" if content.output_shape is None else shape_text(content.output_shape).replace(TIMES, THIN_TIMES)
        return "" if content.parameters is None else f"{content.parameters:,}"

    def _tooltip(self, row: int, column: int) -> str:
        content = self._rows[row]
        if column == PARAMETERS and content.parameters and content.input_shape is not None:
            return f"{content.layer.parameter_formula(content.input_shape)} = {content.parameters:,}"
        if column == OUTPUT and content.input_shape is not None and content.output_shape is not None:
            return self.tr("Gets {input}, gives {output}.").format(
                input=shape_text(content.input_shape), output=shape_text(content.output_shape)
            )
        lines = [core_text(layer_help(type(content.layer)))]
        if row in self._problems:
            lines.append(say(self._problems[row]))
        return "\n\n".join(lines)

    def _word(self, row: int, column: int) -> str:
        """What the glossary is asked about a cell."""
        return self._rows[row].layer.kind if column == LAYER else ""

    def _spoken(self, row: int, _column: int) -> str:
        """What a screen reader says of a row."""
        content = self._rows[row]
        parts = [f"{content.layer.kind} {content.layer.settings}".strip()]
        if content.output_shape is not None:
            parts.append(self.tr("output {shape}").format(shape=shape_text(content.output_shape)))
            parts.append(self.tr("{count:,} parameters").format(count=content.parameters or 0))
        if row in self._problems:
            parts.append(say(self._problems[row]))
        return ", ".join(parts)

    def _description(self, row: int, _column: int) -> str:
        """What a layer of that kind does."""
        return core_text(layer_help(type(self._rows[row].layer)))

    def _alignment(self, _row: int, column: int) -> Qt.AlignmentFlag:
        return _alignment(column)

    _ANSWERS: ClassVar[dict[int, Callable[[LayerModel, int, int], object]]] = {
        Qt.ItemDataRole.DisplayRole: _text,
        Qt.ItemDataRole.ToolTipRole: _tooltip,
        Qt.ItemDataRole.AccessibleTextRole: _spoken,
        Qt.ItemDataRole.AccessibleDescriptionRole: _description,
        Qt.ItemDataRole.TextAlignmentRole: _alignment,
        LAYER_ROLE: _layer,
        PROBLEM_ROLE: _problem,
        WORD_ROLE: _word,
    }


def _by_row(problems: tuple[Problem, ...], rows: int) -> dict[int, Problem]:
    """The first problem of each row; what is missing at the end is marked at the last row."""
    found: dict[int, Problem] = {}
    for problem in problems:
        if problem.index >= 0 and rows:
            found.setdefault(min(problem.index, rows - 1), problem)
    return found


def _alignment(column: int) -> Qt.AlignmentFlag:
    return _TO_THE_LEFT if column == LAYER else _TO_THE_RIGHT


def _model_file(data: QMimeData) -> Path | None:
    """The one model file that is dragged, or None."""
    files = local_files(data)
    return files[0] if len(files) == 1 and files[0].suffix.lower() == SUFFIX else None
