"""The mistakes of a network in words: the most confused pairs and the surest mistakes, each a line that leads to its images."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mnist_desktop.core.results.mistakes import (
    ConfusedPair,
    confident_mistakes,
    confused_pairs,
    mistake_in_words,
    pair_in_words,
    top_accuracy,
)
from mnist_desktop.core.results.samples import Order, Outcome, Selection
from mnist_desktop.core.table_text import table_text
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.results.line_list import LineList
from mnist_desktop.ui.shared.class_names import class_names
from mnist_desktop.ui.shared.numbers import fine_percent
from mnist_desktop.ui.shared.pictures import gray_image
from mnist_desktop.ui.shared.plain_text import PlainLabel, with_key
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.texts import say

THUMBNAIL = 28  # logical pixels: one to a pixel of the image


class MistakesPage(FollowsLanguage, QWidget):
    """Two lists, and in how many images the class is at least among the first two.

    Signals
    -------
    selection_wanted(Selection)
        The user wants the images of a line.
    image_wanted(int)
        The user wants to see this test image.
    copy_wanted()
        The user wants the page as a table.
    menu_wanted(QPoint)
        The user asks what can be done with the page, at this point of the screen.
    """

    selection_wanted = Signal(object)
    image_wanted = Signal(int)
    copy_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mistakesPage")
        self._run: OpenedRun | None = None
        self._pairs: tuple[ConfusedPair, ...] = ()
        self._mistakes: list[int] = []
        self._order = Order.INDEX
        self._top = PlainLabel(objectName="topAccuracy", wordWrap=True)
        self._pairs_title, self._mistakes_title = QLabel(), QLabel()
        self.pairs, self.mistakes = LineList("confusedPairs"), LineList("confidentMistakes")
        self.mistakes.setIconSize(QSize(THUMBNAIL, THUMBNAIL))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self._top)
        for title, lines in ((self._pairs_title, self.pairs), (self._mistakes_title, self.mistakes)):
            title.setBuddy(lines)
            column.addWidget(title)
            column.addWidget(lines, 1)
            lines.copy_wanted.connect(self.copy_wanted)
            lines.menu_wanted.connect(self.menu_wanted)
        self.pairs.followed.connect(self._follow_pair)
        self.mistakes.followed.connect(self._follow_mistake)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._pairs_title.setText(with_key(self.tr("Most confused"), "U"))
        self._mistakes_title.setText(with_key(self.tr("Surest mistakes"), "K"))
        self.pairs.setAccessibleName(self.tr("Most confused"))
        self.mistakes.setAccessibleName(self.tr("Surest mistakes"))
        self._write()

    def set_run(self, run: OpenedRun) -> None:
        """Show the mistakes of `run`."""
        self._run = run
        self._pairs = confused_pairs(run.evaluation.confusion)
        self._mistakes = confident_mistakes(run.evaluation).tolist()
        self._fill()
        self._write()

    def show_selection(self, selection: Selection) -> None:
        """Mark the pair whose images are shown."""
        self._order = selection.order
        cells = [(pair.true, pair.predicted) for pair in self._pairs]
        self.pairs.choose(cells.index(selection.cell) if selection.cell in cells else None)

    def mark(self, image: int) -> None:
        """Mark the mistake that is looked at."""
        self.mistakes.choose(self._mistakes.index(image) if image in self._mistakes else None)

    def table(self, separator: str) -> str:
        """Both lists, all figures with their digits."""
        if self._run is None:
            return ""
        names, evaluation = class_names(self._run.dataset), self._run.evaluation
        titles = (
            self.tr("test image"),
            self.tr("true class"),
            self.tr("predicted class"),
            self.tr("confidence"),
            self.tr("images"),
        )
        rows: list[Sequence[object]] = [titles]
        rows += [("", names[pair.true], names[pair.predicted], "", pair.count) for pair in self._pairs]
        rows += [
            (at, names[evaluation.labels[at]], names[evaluation.predicted[at]], float(evaluation.confidence[at]), 1)
            for at in self._mistakes
        ]
        return table_text(rows, separator)

    def _fill(self) -> None:
        """As many lines as there are, the thumbnails in them; :meth:`_write` says what they are."""
        images = [] if self._run is None else [self._run.dataset.test_images[at] for at in self._mistakes]
        self.pairs.set_lines([None] * len(self._pairs))
        self.mistakes.set_lines([QIcon(QPixmap.fromImage(gray_image(image))) for image in images])

    def _write(self) -> None:
        if self._run is None:
            return
        evaluation, names = self._run.evaluation, class_names(self._run.dataset)
        share = fine_percent(top_accuracy(evaluation.labels, evaluation.probabilities))
        self._top.setText(
            self.tr("Top-2 accuracy {share}: in so many images the true class is the most or second most probable one.").format(
                share=share
            )
        )
        self.pairs.set_texts([say(pair_in_words(pair, names)) for pair in self._pairs])
        self.mistakes.set_texts([say(mistake_in_words(evaluation, at, names)) for at in self._mistakes])
        for lines in (self.pairs, self.mistakes):
            lines.setEnabled(lines.count() > 0)
        if not self._pairs:
            self._top.setText(self.tr("Not one test image is read wrong."))

    def _follow_pair(self, number: int) -> None:
        pair = self._pairs[number]
        self.selection_wanted.emit(Selection(true_class=pair.true, predicted_class=pair.predicted, order=self._order))

    def _follow_mistake(self, number: int) -> None:
        """Show the wrong ones, the surest first, so that the image stands among its like."""
        surest = replace(Selection(), outcome=Outcome.WRONG, order=Order.MOST_CONFIDENT)
        self.selection_wanted.emit(surest)
        self.image_wanted.emit(self._mistakes[number])
