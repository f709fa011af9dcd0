"""The weights of a kernel as a Qt table."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.lab.kernels import LARGEST_WEIGHT, Kernel, parse_weight, preset_kernel, with_weight
from mnist_desktop.ui.shared.number_box import real_text
from mnist_desktop.ui.shared.numbers import narrow_cell_text, number_text

Index = QModelIndex | QPersistentModelIndex
LARGEST_WITH_THREE_DIGITS = 5


class KernelModel(QAbstractTableModel):
    """Rows and columns of a kernel. It shows the kernel that it is given and asks for another one when a weight is edited.

    Signals
    -------
    edited(Kernel)
        The user wants this kernel.
    refused(UserError)
        What was typed is no weight.
    replaced()
        Another kernel is shown, or this one was changed elsewhere: a weight that is being typed was meant for the one before.
    """

    edited = Signal(object)
    refused = Signal(object)
    replaced = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kernel = preset_kernel("Identity", 1)
        self._is_asking = False

    @property
    def kernel(self) -> Kernel:
        """What is shown."""
        return self._kernel

    def set_kernel(self, kernel: Kernel) -> None:
        """Show a kernel. While the size stays, so does the current cell. What is being typed stays if this was asked for here."""
        if not self._is_asking:
            self.replaced.emit()
        if kernel.size != self._kernel.size:
            self.beginResetModel()
            self._kernel = kernel
            self.endResetModel()
        elif kernel != self._kernel:
            self._kernel = kernel
            self.dataChanged.emit(self.index(0, 0), self.index(kernel.size - 1, kernel.size - 1))

    def change_weight(self, index: Index, difference: float) -> None:
        """Ask for a kernel with one weight larger or smaller."""
        weight = self._weight(index) + difference
        self._ask(index, min(max(round(weight, 6), -LARGEST_WEIGHT), LARGEST_WEIGHT))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Height of the kernel."""
        return 0 if parent.isValid() else self._kernel.size

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Width of the kernel."""
        return 0 if parent.isValid() else self._kernel.size

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every weight can be edited."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A weight: rounded for display, exact for editing."""
        weight = self._weight(index) if index.isValid() else 0.0
        match role if index.isValid() else None:
            case Qt.ItemDataRole.DisplayRole:
                is_roomy = self._kernel.size <= LARGEST_WITH_THREE_DIGITS
                return number_text(weight, 3) if is_roomy else narrow_cell_text(weight)
            case Qt.ItemDataRole.EditRole | Qt.ItemDataRole.ToolTipRole:
                return real_text(weight)
            case Qt.ItemDataRole.UserRole:
                return weight
            case Qt.ItemDataRole.AccessibleTextRole:
                sentence = self.tr("Row {row}, column {column}: {weight}")
                return sentence.format(row=index.row() + 1, column=index.column() + 1, weight=number_text(weight))
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Accept what was typed if it is a weight."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        try:
            weight = parse_weight(str(value))
        except UserError as error:
            self.refused.emit(error)
            return False
        self._ask(index, weight)
        return True

    def _weight(self, index: Index) -> float:
        return self._kernel.rows[index.row()][index.column()]

    def _ask(self, index: Index, weight: float) -> None:
        if weight != self._weight(index):
            self._is_asking = True
            try:
                self.edited.emit(with_weight(self._kernel, index.row(), index.column(), weight))
            finally:
                self._is_asking = False
