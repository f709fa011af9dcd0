"""How well a network reads the handwriting of a class, beside how well it reads its own test images."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from mnist_desktop.core.handwriting.as_data import CLASS_NAMES
from mnist_desktop.core.handwriting.collection import Collection
from mnist_desktop.core.handwriting.collection_file import HandwritingError
from mnist_desktop.core.handwriting.digit import images_of
from mnist_desktop.core.results.metrics import Evaluation, evaluate
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.shared.data_titles import data_title
from mnist_desktop.ui.shared.fitting_dialog import FittingDialog
from mnist_desktop.ui.shared.heat import shade
from mnist_desktop.ui.shared.matrix_layout import Cell
from mnist_desktop.ui.shared.matrix_view import MatrixView
from mnist_desktop.ui.shared.numbers import percent
from mnist_desktop.ui.shared.plain_text import PlainLabel, said_name
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_names import run_title
from mnist_desktop.ui.shared.text_size import leave_lines
from mnist_desktop.ui.shared.theme import colors
from mnist_desktop.ui.shared.words import name_word


@dataclass(frozen=True, eq=False)
class ReadHandwriting:
    """What a run makes of a collection.

    Attributes
    ----------
    run
        The run, with its own evaluation.
    evaluation
        Of the drawings.
    writers
        How many people drew them.
    """

    run: OpenedRun
    evaluation: Evaluation
    writers: int


def read_handwriting(run: OpenedRun, collection: Collection) -> ReadHandwriting:
    """Let a network read all drawings; raises HandwritingError where its classes are not the ten digits."""
    labels = np.array([digit.label for digit in collection.digits], np.uint8)
    if run.record.info.class_names != CLASS_NAMES:
        raise HandwritingError("This network tells other classes apart than the ten digits, so it cannot read them.")
    probabilities = run.predictor(images_of(collection.digits))
    return ReadHandwriting(run, evaluate(labels, probabilities), len(collection.writers))


@dataclass(frozen=True, eq=False)
class CountsByRow:
    """Counts, int64 (classes, classes), colored by their share of the row."""

    counts: NDArray[np.int64]
    names: tuple[str, ...]

    def text(self, cell: Cell) -> str:
        """The count; zero is a quiet dot."""
        return f"{self.counts[cell]:,}" if self.counts[cell] else "·"

    def shade(self, cell: Cell, palette: QPalette) -> tuple[QColor, QColor]:
        """The color of a cell and of its figure."""
        return shade(colors(palette), float(self.counts[cell] / max(1, self.counts[cell[0]].sum())))


class HandwritingMatrix(MatrixView):
    """Shows a :class:`CountsByRow`."""

    _content: CountsByRow

    def __init__(self, content: CountsByRow, parent: QWidget | None = None) -> None:
        super().__init__(content, parent)
        self.setObjectName("handwritingMatrix")
        name_word(self, "confusion_matrix")
        self.retranslate()

    def describe(self, cell: Cell) -> str:
        """A cell in words."""
        names, count = self._content.names, int(self._content.counts[cell])
        if count == 0:
            sentence = self.tr("No image of {true} is read as {predicted}.")
        elif count == 1:
            sentence = self.tr("1 image of {true} is read as {predicted}.")
        else:
            sentence = self.tr("{count:,} images of {true} are read as {predicted}.")
        return sentence.format(count=count, true=names[cell[0]], predicted=names[cell[1]])


class HandwritingTest(FollowsLanguage, FittingDialog):
    """Two confusion matrices of one network: of the class, and of the test images of its data set."""

    def __init__(self, read: ReadHandwriting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("handwritingTest")
        self._read = read
        evaluations = (read.evaluation, read.run.evaluation)
        self.headings = [PlainLabel(wordWrap=True) for _ in evaluations]
        self.matrices = [HandwritingMatrix(CountsByRow(each.confusion, CLASS_NAMES)) for each in evaluations]
        self._told = PlainLabel(wordWrap=True)
        beside = QHBoxLayout()
        beside.setSpacing(20)
        for heading, matrix in zip(self.headings, self.matrices, strict=True):
            part = QVBoxLayout()
            leave_lines(heading, 2)  # so that both matrices are of one size
            part.addWidget(heading)
            part.addWidget(matrix, 1)
            beside.addLayout(part, 1)
            matrix.told.connect(self._told.setText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(beside, 1)
        column.addWidget(self._told)
        column.addWidget(buttons)
        # Else a matrix has the keys at once, and tells of a cell that nobody asked for.
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        info = self._read.run.record.info
        own, usual = self._read.evaluation, self._read.run.evaluation
        self.setWindowTitle(self.tr("Tested on the class's handwriting: {name}").format(name=run_title(info.name)))
        names = self.tr("Class handwriting"), said_name(data_title(self._read.run.dataset.title))
        self.headings[0].setText(
            self.tr("{share} of {count:,} drawings are read right. Writers: {writers:,}.").format(
                share=percent(own.accuracy), count=len(own.labels), writers=self._read.writers
            )
        )
        self.headings[1].setText(
            self.tr("{share} of {count:,} test images of {title} are read right.").format(
                share=percent(usual.accuracy), count=len(usual.labels), title=names[1]
            )
        )
        for matrix, name in zip(self.matrices, names, strict=True):
            matrix.setAccessibleName(self.tr("Confusion matrix: {name}").format(name=name))
