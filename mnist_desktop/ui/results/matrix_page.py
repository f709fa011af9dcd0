"""The confusion matrix with what its cells say and how they are coloured, and the cell that is pointed at in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from mnist_desktop.core.results.tables import matrix_table
from mnist_desktop.ui.results.confusion_matrix import ConfusionMatrix
from mnist_desktop.ui.shared.confusion_cells import Figure
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.text_size import leave_lines

LARGER = 1.15  # letters of a sentence for the whole class, times those around it


class MatrixPage(FollowsLanguage, QWidget):
    """A confusion matrix below its controls and above a sentence on a cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = ConfusionMatrix()
        self._figure = QComboBox()
        self._figure.setObjectName("matrixFigure")
        for figure in Figure:
            self._figure.addItem("", figure)
        self._errors_only = QCheckBox()
        self._errors_only.setObjectName("errorsOnly")
        self._words = PlainLabel(objectName="cellInWords", wordWrap=True)
        letters = self._words.font()
        letters.setPointSizeF(letters.pointSizeF() * LARGER)
        self._words.setFont(letters)
        leave_lines(self._words, 2)  # two lines, so that nothing jumps
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        controls = QHBoxLayout()
        controls.addWidget(self._figure)
        controls.addSpacing(8)
        controls.addWidget(self._errors_only)
        controls.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(controls)
        column.addWidget(self.matrix, 1)
        column.addWidget(self._words)
        self._figure.currentIndexChanged.connect(self._change_figure)
        self._errors_only.toggled.connect(self.matrix.set_errors_only)
        self.matrix.told.connect(self._tell)
        self._told = ""
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        for at, text in enumerate((self.tr("Counts"), self.tr("Share of the row, in %"))):
            self._figure.setItemText(at, text)
        self._figure.setAccessibleName(self.tr("What the cells say"))
        self._errors_only.setText(self.tr("Colour errors only"))
        self._errors_only.setToolTip(
            self.tr("Off: colour grows with the square root, so that rare mistakes can be seen. "
                    "On: colour grows in proportion, and the largest confusion is the darkest.")
        )  # fmt: skip
        self._tell(self._told)

    def table(self, separator: str) -> str:
        """What the cells say, as a table with the names of the classes."""
        content = self.matrix.content
        return matrix_table(content.values, content.names, separator, self.tr("true class / predicted class"))

    def _change_figure(self) -> None:
        self.matrix.set_figure(self._figure.currentData())

    def _tell(self, words: str) -> None:
        self._told = words
        if self.matrix.has_held:
            usual = self.tr("Cells with a marked corner hold the images that are shown. Point at a cell to read it.")
        else:
            usual = self.tr("Point at a cell to read it; click it to see its images.")
        self._words.setText(words or usual)
