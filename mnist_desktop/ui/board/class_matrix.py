"""The confusion matrices of a class, summed."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QWidget

from mnist_desktop.core.lessons.board.summary import Summary
from mnist_desktop.ui.shared.confusion_cells import MatrixContent
from mnist_desktop.ui.shared.matrix_layout import Cell
from mnist_desktop.ui.shared.matrix_view import MatrixView
from mnist_desktop.ui.shared.numbers import percent
from mnist_desktop.ui.shared.words import name_word

TEN = tuple("0123456789")


class ClassMatrix(MatrixView):
    """How often the networks of a class, together, read which class as which."""

    _content: MatrixContent

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(MatrixContent(np.zeros((10, 10), np.int64), TEN), parent)
        self.setObjectName("classMatrix")
        name_word(self, "confusion_matrix")
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        super().retranslate()
        self.setAccessibleName(self.tr("Confusion matrix of the class"))

    def show_summary(self, summary: Summary | None, names: tuple[str, ...]) -> None:
        """Show the sums of a class; None shows none."""
        counts = np.zeros((len(names), len(names)), np.int64) if summary is None else summary.confusion
        if names != self._content.names or not np.array_equal(counts, self._content.counts):
            self.set_content(MatrixContent(counts, names))

    def describe(self, cell: Cell) -> str:
        """A cell in words."""
        true, predicted = cell
        content = self._content
        count, total = int(content.counts[cell]), int(content.counts[true].sum())
        if not total:
            return self.tr("No network has been measured on images of {true} yet.").format(true=content.names[true])
        told = (
            self.tr("All networks together read {true} right {count:,} times of {total:,}: {share}.")
            if true == predicted
            else self.tr("All networks together read {true} as {predicted} {count:,} times of {total:,}: {share}.")
        )
        values = {"true": content.names[true], "predicted": content.names[predicted], "count": count, "total": total}
        return told.format(share=percent(count / total), **values)
