"""One image's label, written as a class number and as a one-hot row, and why the loss does not care."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyleOptionToolButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.runs.cross_entropy import categorical_crossentropy, one_hot, sparse_categorical_crossentropy
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.pictures import gray_image
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.text_size import scaled
from mnist_desktop.ui.shared.theme import FollowsTheme
from mnist_desktop.workers.latest import Latest

IMAGE_EDGE = 84
EXAMPLE_PROBABILITY = 0.8
"""What an imagined network gives the true class as long as no trained one is there to ask."""
MOST_PLACES = 12
"""A one-hot row of more places is shown in parts."""
SPARSE = "sparse_categorical_crossentropy"
SHORTEST = 200
"""Pixels of width that the title takes at least, with text of the usual size."""


class _Title(QToolButton):
    """A title that is cut with dots where it does not fit."""

    def __init__(self) -> None:
        self._around = 0  # pixels of the arrow and the edges
        super().__init__(autoRaise=True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Room for the first words."""
        return self.sizeHint().boundedTo(QSize(scaled(SHORTEST), self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure what is not text."""
        super().resizeEvent(event)
        self._around = self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:  # noqa: N802 - Qt's name
        """Let the style paint as much as there is room for."""
        super().initStyleOption(option)
        room = self.width() - self._around + 1  # Qt rounds the width of a text, down too
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)


class LabelsPanel(FollowsTheme, FollowsLanguage, QWidget):
    """Folded away until it is asked for. Shows an image of the current data set and asks the opened run about it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("labelsPanel")
        self._session = session
        self._latest = Latest(session.tasks, self, one_at_a_time=True)
        self._index = 0
        self.header = _Title()
        self.header.setCheckable(True)
        self.header.setObjectName("labelsHeader")
        self.header.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.body = QWidget()
        self._image = QLabel()
        self._image.setFixedSize(IMAGE_EDGE, IMAGE_EDGE)
        self._sparse_title, self._one_hot_title = QLabel(), QLabel()
        self.sparse, self.one_hot, self.loss = QLabel(), QLabel(), QLabel()
        self.sparse_use, self.one_hot_use = MutedLabel(), MutedLabel()
        self.next_button = QPushButton()
        self.next_button.setObjectName("anotherImageButton")
        self._arrange()
        self.header.toggled.connect(self._fold)
        self.next_button.clicked.connect(self._next)
        session.dataset_changed.connect(self._show_image)
        session.split_changed.connect(self._show_image)
        session.experiment_changed.connect(self._show_loss)
        session.run_opened.connect(self._show_image)
        self._fold(False)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.header.setToolTip(self.tr("Show how labels are written for either loss, on an image of the data set"))
        self._image.setAccessibleName(self.tr("An image of the data set"))
        self._sparse_title.setText(self.tr("Class number"))
        self._one_hot_title.setText(self.tr("One-hot row"))
        self.next_button.setText(self.tr("Another image"))
        self._show_loss(self._session.experiment)
        self._show_image()

    def _arrange(self) -> None:
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(self.font().pointSizeF())
        for label in (self.sparse, self.one_hot):
            label.setFont(fixed)
        for label in (self.sparse_use, self.one_hot_use, self.loss):
            label.setWordWrap(True)
        grid = QGridLayout(self.body)
        grid.setContentsMargins(22, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.addWidget(self._image, 0, 0, 3, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._sparse_title, 0, 1)
        grid.addWidget(self._one_hot_title, 1, 1)
        grid.addWidget(self.sparse, 0, 2)
        grid.addWidget(self.one_hot, 1, 2)
        grid.addWidget(self.sparse_use, 0, 3)
        grid.addWidget(self.one_hot_use, 1, 3)
        grid.addWidget(self.loss, 2, 1, 1, 3)
        grid.setColumnStretch(3, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(self.header)
        top.addStretch()
        top.addWidget(self.next_button)
        column.addLayout(top)
        column.addWidget(self.body)

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        self._show_image()

    def _fold(self, opened: bool) -> None:
        self.header.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
        self.body.setVisible(opened)
        self.next_button.setVisible(opened)
        self._show_image()

    def _next(self) -> None:
        self._index += 1
        self._show_image()

    def _show_loss(self, experiment: Experiment) -> None:
        if experiment.config.loss == SPARSE:
            self.header.setText(self.tr("Labels: class numbers, for sparse categorical cross-entropy"))
        else:
            self.header.setText(self.tr("Labels: one-hot rows, for categorical cross-entropy"))

    def _show_image(self, _: object = None) -> None:
        dataset = self._session.dataset
        self.next_button.setEnabled(dataset is not None)
        if dataset is None or self.body.isHidden():
            return
        index = self._index % dataset.train_count
        label = int(dataset.train_labels[index])
        fit = len(self._session.split.fit) if self._session.split else dataset.train_count
        self._image.setPixmap(self._picture(dataset.train_images[index]))
        self.sparse.setText(str(label))
        self.one_hot.setText(one_hot_text(label, dataset.classes))
        self.one_hot.setToolTip(one_hot_text(label, dataset.classes, dataset.classes) if dataset.classes > MOST_PLACES else "")
        self.sparse_use.setText(
            self.tr("all labels: shape ({count:,},); sparse categorical cross-entropy: −log p[{label}]").format(
                count=fit, label=label
            )
        )
        self.one_hot_use.setText(
            self.tr("all labels: shape ({count:,}, {classes}); categorical cross-entropy: −Σ y·log p").format(
                count=fit, classes=dataset.classes
            )
        )
        self._say_loss(dataset, index, label)

    def _say_loss(self, dataset: Dataset, index: int, label: int) -> None:
        opened = self._session.opened_run
        if opened is None or opened.dataset is not dataset:
            self._latest.forget()
            sentence = self.tr(
                "For a network that gives p[{label}] = {p:.1f}: sparse {sparse:.4f}, categorical {categorical:.4f}. "
                "The same number, because all other terms of the sum are multiplied by 0."
            )
            self._say_losses(sentence, label, example_probabilities(label, dataset.classes))
            return
        # In a worker: beside a training the network answers when it gets a core.
        work = partial(opened.predictor, dataset.train_images[index : index + 1])
        self._latest.start("read one image", work, partial(self._say_read, label), may_be_left=True)

    def _say_read(self, label: int, read: NDArray[np.float32]) -> None:
        sentence = self.tr(
            "The network of the shown run gives this image p[{label}] = {p:.3f}: sparse {sparse:.4f}, "
            "categorical {categorical:.4f}. The same number, because all other terms of the sum are multiplied by 0."
        )
        self._say_losses(sentence, label, read[0])

    def _say_losses(self, sentence: str, label: int, probabilities: NDArray[np.floating]) -> None:
        self.loss.setText(
            sentence.format(
                label=label,
                p=probabilities[label],
                sparse=sparse_categorical_crossentropy(label, probabilities),
                categorical=categorical_crossentropy(one_hot(label, len(probabilities)), probabilities),
            )
        )

    def _picture(self, pixels: NDArray[np.uint8]) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap.fromImage(gray_image(pixels)).scaledToWidth(round(IMAGE_EDGE * ratio))
        picture.setDevicePixelRatio(ratio)
        return picture


def one_hot_text(label: int, classes: int, most: int = MOST_PLACES) -> str:
    """A one-hot row as text; of a long one the beginning, the end, and what is around the 1.

    >>> one_hot_text(1, 4), one_hot_text(20, 62)
    ('[0 1 0 0]', '[0 0 … 0 1 0 … 0 0]')
    """
    shown = range(classes) if classes <= most else sorted({0, 1, label - 1, label, label + 1, classes - 2, classes - 1})
    places = [at for at in shown if 0 <= at < classes]
    words = [("… " if at > before + 1 else "") + str(int(at == label)) for before, at in zip([-1, *places], places, strict=False)]
    return f"[{' '.join(words)}]"


def example_probabilities(label: int, classes: int) -> NDArray[np.float64]:
    """Probabilities that a fairly good network might give, shape (classes,)."""
    probabilities = np.full(classes, (1 - EXAMPLE_PROBABILITY) / (classes - 1))
    probabilities[label] = EXAMPLE_PROBABILITY
    return probabilities
