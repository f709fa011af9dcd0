"""What one run reads right and another wrong: their matrices' difference, and the images behind it."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mnist_desktop.core.results.agreement import Agreement
from mnist_desktop.core.sentence import Sentence, Templated
from mnist_desktop.ui.compare.curve_styles import color
from mnist_desktop.ui.compare.difference_matrix import DifferenceContent, DifferenceMatrix
from mnist_desktop.ui.compare.pair_loading import LoadedPair
from mnist_desktop.ui.shared.class_names import class_names
from mnist_desktop.ui.shared.image_grid import Caption, ImageGrid
from mnist_desktop.ui.shared.image_menu import ImageMenu
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.pictures import gray_image
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.text_size import leave_lines
from mnist_desktop.ui.shared.texts import say

TILE = 56
SHORTEST_CHOICE = 16
"""Letters of a choice that show in any case."""
SHORT_NAME = 2
"""Letters; such class names fit side by side below an image."""


class PredictionsPage(FollowsLanguage, QStackedWidget):
    """The difference of two runs image by image, or why there is none to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("predictionsPage")
        self._pair: LoadedPair | None = None
        self._names = "", ""
        self._reason: Templated = Sentence("")
        # At the top: on a small screen, the middle of the page is below what can be seen.
        top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        self._none = PlainLabel(alignment=top, wordWrap=True, margin=12, objectName="noPredictions")
        self.matrix = DifferenceMatrix()
        self._words = PlainLabel(objectName="differenceInWords", wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)
        leave_lines(self._words, 2)
        self._chooser = QComboBox()
        self._chooser.setObjectName("agreementChooser")
        self._chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._chooser.setMinimumContentsLength(SHORTEST_CHOICE)
        self._key = MutedLabel()
        self._key.setWordWrap(True)
        self.grid = ImageGrid()
        self.grid.setObjectName("differenceGrid")
        self.grid.set_tile(TILE)
        self.image_menu = ImageMenu(self.grid, self._picture)
        self._content = self._make_content()
        self.addWidget(self._none)
        self.addWidget(self._content)
        self._chooser.currentIndexChanged.connect(self._choose_kind)
        self.matrix.cell_chosen.connect(self._choose_cell)
        self.matrix.cleared.connect(self._choose_kind)
        self.matrix.told.connect(self._tell)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now; the names of runs and classes come by :meth:`name_runs`."""
        self._chooser.setAccessibleName(self.tr("Which images to show"))
        self.grid.setAccessibleName(self.tr("Test images that the two runs read otherwise"))
        self.grid.set_empty_text(self.tr("There is no such image."))
        self._none.setText(say(self._reason))

    def name_runs(self, first: str, second: str) -> None:
        """Call the two runs and the classes by other names; what is chosen stays so."""
        self._names = first, second
        if self._pair is None:
            return
        self.matrix.name(class_names(self._pair.dataset), first, second)
        self._name_choices()
        self._name_images()

    def say(self, sentence: Templated) -> None:
        """Say why there is nothing to see."""
        self._reason = sentence
        self._pair = None
        self.grid.set_caption(None)
        self.grid.set_images(np.zeros((0, 28, 28), np.uint8))
        self._none.setText(say(sentence))
        self.setCurrentWidget(self._none)

    def show_pair(self, pair: LoadedPair, first: str, second: str, styles: tuple[int, int]) -> None:
        """Compare two runs, called `first` and `second`, in the colors of their `styles`."""
        self._pair, self._names = pair, (first, second)
        first_color, second_color = (partial(color, style) for style in styles)
        self.matrix.set_content(
            DifferenceContent(
                pair.predictions.confusion_difference, class_names(pair.dataset), first, second, first_color, second_color
            )
        )
        self._fill_chooser()
        self.grid.set_images(pair.images)
        self._name_images()
        self.setCurrentWidget(self._content)
        self._choose_kind()
        self._tell("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape shows all images of the chosen kind again."""
        if event.key() == Qt.Key.Key_Escape and self.matrix.chosen is not None:
            self._choose_kind()
        else:
            super().keyPressEvent(event)

    def _make_content(self) -> QWidget:
        content = QWidget()
        left = QVBoxLayout()
        left.addWidget(self.matrix, 1)
        left.addWidget(self._words)
        right = QVBoxLayout()
        keep_targets(self._chooser)
        right.addWidget(self._chooser)
        right.addWidget(self._key)
        right.addWidget(self.grid, 1)
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addLayout(right, 1)
        return content

    def _name_images(self) -> None:
        """Say what stands below the images, and how to read it."""
        if self._pair is not None:
            first, second = self._names
            self._key.setText(self.tr("true class → {first} | {second}").format(first=first, second=second))
            longest = max(class_names(self._pair.dataset), key=len)
            self.grid.set_caption(self._caption, Caption(self._lines(longest, longest, longest)))

    def _fill_chooser(self) -> None:
        chosen = max(0, self._chooser.currentIndex())
        self._chooser.blockSignals(True)
        self._chooser.clear()
        for agreement in Agreement:
            self._chooser.addItem("", agreement)
        self._name_choices()
        self._chooser.setCurrentIndex(chosen)
        self._chooser.blockSignals(False)

    def _name_choices(self) -> None:
        if self._pair is None:
            return
        first, second = self._names
        texts = {
            Agreement.OTHERWISE: self.tr("Read otherwise: {count:,}"),
            Agreement.ONLY_FIRST: self.tr("{first} right, {second} wrong: {count:,}"),
            Agreement.ONLY_SECOND: self.tr("{second} right, {first} wrong: {count:,}"),
            Agreement.BOTH_WRONG: self.tr("Both wrong: {count:,}"),
        }
        for number in range(self._chooser.count()):
            agreement = self._chooser.itemData(number)
            count = self._pair.predictions.count(agreement)
            self._chooser.setItemText(number, texts[agreement].format(first=first, second=second, count=count))

    def _choose_kind(self) -> None:
        if self._pair is not None:
            self.matrix.set_chosen(None)
            self.grid.set_order(self._pair.predictions.select(self._chooser.currentData()))

    def _choose_cell(self, true: int, predicted: int) -> None:
        if self._pair is not None:
            self._chooser.blockSignals(True)
            self._chooser.setCurrentIndex(0)
            self._chooser.blockSignals(False)
            self.matrix.set_chosen((true, predicted))
            self.grid.set_order(self._pair.predictions.select(Agreement.OTHERWISE, (true, predicted)))

    def _tell(self, words: str) -> None:
        first, second = self._names
        hint = self.tr("The matrix of {second} less that of {first}. Point at a cell to read it; click it to see its images.")
        self._words.setText(words or hint.format(first=first, second=second))

    def _picture(self, index: int) -> QImage:
        return gray_image(np.zeros((28, 28), np.uint8) if self._pair is None else self._pair.images[index])

    def _caption(self, index: int) -> Caption:
        if self._pair is None:
            return Caption(())
        pair, names = self._pair.predictions, class_names(self._pair.dataset)
        true, first, second = (names[int(part[index])] for part in (pair.labels, pair.first, pair.second))
        words = self.tr("True class {true}; {first_name} reads {first}, {second_name} reads {second}").format(
            true=true, first=first, second=second, first_name=self._names[0], second_name=self._names[1]
        )
        return Caption(self._lines(true, first, second), words=words)

    def _lines(self, true: str, first: str, second: str) -> tuple[str, ...]:
        """In as many lines for each image, whatever its classes are."""
        if self._pair is not None and max(map(len, class_names(self._pair.dataset))) <= SHORT_NAME:
            return (f"{true} → {first} | {second}",)
        return true, first, second
