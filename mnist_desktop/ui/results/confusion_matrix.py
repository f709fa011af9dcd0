"""The confusion matrix as a widget: which class is read as which, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from mnist_desktop.ui.shared.confusion_cells import Figure, MatrixContent
from mnist_desktop.ui.shared.matrix_layout import Cell
from mnist_desktop.ui.shared.matrix_view import MatrixView
from mnist_desktop.ui.shared.numbers import percent

CORNER = 0.24  # of a cell's shorter side


class ConfusionMatrix(MatrixView):
    """Counts or shares of one run's predictions. Cells that hold images of the shown selection have a mark in their corner."""

    _content: MatrixContent

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(MatrixContent(np.zeros((10, 10), np.int64), tuple("0123456789")), parent)
        self.setObjectName("confusionMatrix")
        self._held: NDArray[np.int64] | None = None
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        super().retranslate()
        self.setAccessibleName(self.tr("Confusion matrix"))

    def set_matrix(self, counts: NDArray[np.int64], names: Sequence[str]) -> None:
        """Show `counts`, int64 (classes, classes), row true class, column predicted class."""
        self._held = None
        self.set_content(replace(self._content, counts=counts, names=tuple(names)))

    def set_counts(self, counts: NDArray[np.int64]) -> None:
        """Show the counts of another epoch, of the same classes; what is chosen stays so."""
        self._content = replace(self._content, counts=counts)
        self.forget_parts()
        self._arrange()
        self._tell()

    def set_names(self, names: Sequence[str]) -> None:
        """Call the classes by other names; what is chosen stays so."""
        self._content = replace(self._content, names=tuple(names))
        self.forget_parts()
        self._arrange()

    def set_held(self, held: NDArray[np.int64] | None) -> None:
        """Mark the cells that hold shown images, of which `held` are the counts; None where all are shown or a cell is framed."""
        self._held = held
        self._tell()

    @property
    def has_held(self) -> bool:
        """Whether cells have a mark."""
        return self._held is not None and bool(self._held.any())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark a corner of each cell that holds shown images."""
        super().paintEvent(event)
        if self._held is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            for true, predicted in np.argwhere(self._held).tolist():
                area = self.cell_rect(true, predicted)
                side = CORNER * min(area.width(), area.height())
                painter.setBrush(self._content.shade((true, predicted), self.palette())[1])
                corner = area.topRight()
                painter.drawPolygon(QPolygonF([corner, corner - QPointF(side, 0), corner + QPointF(0, side)]))

    def set_figure(self, figure: Figure) -> None:
        """Say counts or shares of the row in the cells, and color by them."""
        self._content = replace(self._content, figure=figure)
        self.update()

    def set_errors_only(self, wanted: bool) -> None:
        """Color only what is off the diagonal, so that the largest confusion stands out most."""
        self._content = replace(self._content, errors_only=wanted)
        self.update()

    @property
    def content(self) -> MatrixContent:
        """The figures and how they are shown."""
        return self._content

    def part_text(self, at: int) -> str:
        """A cell as that of a table: where it is, and both of its figures."""
        true, predicted = divmod(at, len(self._content.names))
        names = self._content.names
        return self.tr("True class {true}, predicted class {predicted}: {count:,}, {share}").format(
            true=names[true],
            predicted=names[predicted],
            count=int(self._content.counts[true, predicted]),
            share=percent(float(self._content.shares[true, predicted])),
        )

    def describe(self, cell: Cell) -> str:
        """A cell in words."""
        true, predicted = cell
        content = self._content
        count, total = int(content.counts[cell]), int(content.counts[true].sum())
        if total == 0:
            text = self.tr("There is no test image of {true}.")
        elif count == 0:
            text = self.tr("No image of {true} was read as {predicted}.")
        elif true == predicted:
            text = self.tr("{count:,} of {total:,} images of {true} were read right: {share}.")
        elif count == 1:
            text = self.tr("1 image of {true} was read as {predicted}: {share} of all {total:,}.")
        else:
            text = self.tr("{count:,} images of {true} were read as {predicted}: {share} of all {total:,}.")
        share = percent(float(content.shares[cell]))
        if self._held is not None and self._held[cell]:
            text = self.tr("{what} Of these, {shown:,} are shown now.").format(what=text, shown=int(self._held[cell]))
        return text.format(count=count, total=total, share=share, true=content.names[true], predicted=content.names[predicted])
