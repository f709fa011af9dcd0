"""One unit: what it gives, what feeds it, and which test images excite it most."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.insight.columns import ColumnKind
from mnist_desktop.core.insight.excitement import Excitement
from mnist_desktop.core.insight.feeds import Sight, feed_of
from mnist_desktop.ui.inside.feed_words import feed_sentence, inputs_table, pictures_of, softmax_sentence, value_sentence
from mnist_desktop.ui.inside.inputs_list import InputsList
from mnist_desktop.ui.inside.looker import InTraining
from mnist_desktop.ui.inside.pictures_row import PicturesRow, Shown
from mnist_desktop.ui.inside.words import column_name, figure, unit_name
from mnist_desktop.ui.shared.image_grid import Caption, ImageGrid
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.numbers import short_text
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.scrolling import ScrollingPage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.text_size import scaled
from mnist_desktop.ui.shared.theme import icon

TILE = 56
LARGE = 1.15
GRID_HEIGHT = 176
WIDTH = 348


class UnitPage(ScrollingPage):
    """The panel of a unit, as wide whatever unit it shows; where there is little room, it gives way to what it stands beside."""

    def __init__(self, panel: UnitPanel, parent: QWidget | None = None) -> None:
        super().__init__(panel, sideways=False, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """The width that it likes."""
        return QSize(max(scaled(WIDTH), self.roomy_width()), super().sizeHint().height())


class UnitPanel(FollowsLanguage, QWidget):
    """Everything about one unit, from top to bottom.

    Signals
    -------
    closed()
        The user wants the room back.
    unit_wanted(int)
        The user wants to see that unit of the column before.
    image_wanted(int)
        The user wants to look at that test image.
    training_wanted(int)
        The user wants to see once more what this layer, by its index, does in training.
    """

    closed = Signal()
    unit_wanted = Signal(int)
    image_wanted = Signal(int)
    training_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("insideUnit")
        self._sight: Sight | None = None
        self._unit = (0, 0)
        self._classes: tuple[str, ...] = ()
        self._dataset: Dataset | None = None
        self._excitements: dict[int, Excitement] | None = None
        self._training: InTraining | None = None
        self._title = PlainLabel(objectName="insideUnitTitle", wordWrap=True)
        self._layer = MutedLabel(wordWrap=True)
        self._close = QToolButton(autoRaise=True)
        self._close.setObjectName("insideCloseUnit")
        self._close.setIcon(icon("mdi6.close"))
        self._value = PlainLabel(objectName="insideUnitValue", wordWrap=True)
        self._own, self._made = PicturesRow("insideUnitMap"), PicturesRow("insideUnitSources")
        self._sum = PlainLabel(objectName="insideUnitSum", wordWrap=True)
        self._inputs = InputsList()
        self._in_training = PicturesRow("insideInTraining")
        self._again = QPushButton()
        self._again.setObjectName("insideDrawAnew")
        self._best = PlainLabel(objectName="insideBestTitle", wordWrap=True)
        self._grid = ImageGrid()
        self._grid.setObjectName("insideBestImages")
        self._grid.set_tile(TILE)
        self._grid.setMinimumHeight(GRID_HEIGHT)
        self._arrange()
        self._close.clicked.connect(self.closed)
        self._inputs.unit_wanted.connect(self.unit_wanted)
        self._grid.activated.connect(self.image_wanted)
        self._again.clicked.connect(self._ask_again)
        self.inputs = self._inputs
        self.menus = self._own.menu, self._made.menu, self._in_training.menu
        self.retranslate()

    def show_unit(self, sight: Sight, column: int, unit: int, classes: tuple[str, ...], dataset: Dataset) -> None:
        """Show a unit of a column for the image of `sight`."""
        if self._dataset is not dataset:
            self._dataset = dataset
            self._grid.set_images(dataset.test_images)
        layer_changed = self._sight is None or column != self._unit[0] or sight is not self._sight
        self._sight, self._unit, self._classes = sight, (column, unit), classes
        if layer_changed:
            self._training = None
        self._write()
        place = sight.columns[column]
        if layer_changed and place.acts_in_training_only:
            self.training_wanted.emit(place.index)

    def show_excitements(self, excitements: dict[int, Excitement] | None) -> None:
        """Take what all test images say of the units; None while that is not known."""
        self._excitements = excitements
        self._write()

    def show_training(self, training: InTraining) -> None:
        """Show what the layer did in training, if it is still this layer."""
        if self._sight is not None and self._sight.columns[self._unit[0]].index == training.index:
            self._training = training
            self._write()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._close.setToolTip(self.tr("Close (Esc)"))
        self._close.setAccessibleName(self.tr("Close"))
        self._again.setText(self.tr("Draw &anew"))
        self._own.setAccessibleName(self.tr("What the unit gives"))
        self._made.setAccessibleName(self.tr("What it is worked out of"))
        self._in_training.setAccessibleName(self.tr("The layer while training"))
        self._grid.setAccessibleName(self.tr("The test images that excite the unit most"))
        self._write()

    def _write(self) -> None:
        sight = self._sight
        if sight is None:
            return
        place, unit = self._unit
        column, before = sight.columns[place], sight.columns[place - 1] if place else None
        feed = feed_of(sight, place, unit)
        self._title.setText(unit_name(column, unit, self._classes))
        self._layer.setText(column_name(column, place))
        self._value.setText(value_sentence(sight, place, unit))
        own, made = pictures_of(sight, place, unit, feed)
        for row, pictures in ((self._own, own), (self._made, made)):
            row.show_pictures(pictures)
            row.setVisible(bool(pictures))
        words = softmax_sentence(sight, place, unit) if column.kind is ColumnKind.SOFTMAX else feed_sentence(feed, column, before)
        self._sum.setText(words)
        self._sum.setVisible(bool(words))
        self._inputs.show_rows(*inputs_table(feed, before, self._classes))
        self._write_training(sight)
        self._write_best(sight)

    def _write_training(self, sight: Sight) -> None:
        place, unit = self._unit
        column, training = sight.columns[place], self._training
        shows = column.acts_in_training_only
        self._again.setVisible(shows)
        self._in_training.setVisible(shows and training is not None)
        if not shows or training is None:
            return
        before, after = sight.values[place - 1], training.values
        if before.ndim == 3:
            before, after = before[..., unit], after[..., unit]
        else:
            rows, across = column.row_grid
            before, after = (np.resize(np.pad(each, (0, rows * across - each.size)), (rows, across)) for each in (before, after))
        self._in_training.show_pictures((Shown(before, self.tr("before")), Shown(after, self.tr("in training"), sign="→")))

    def _write_best(self, sight: Sight) -> None:
        place, unit = self._unit
        column = sight.columns[place]
        found = None if self._excitements is None else self._excitements.get(column.index)
        counts = column.kind is ColumnKind.LAYER and (self._excitements is None or found is not None)
        best = () if found is None else found.best_images(unit)
        self._best.setVisible(counts)
        self._grid.setVisible(bool(best) and counts)
        if found is None:
            self._best.setText(self.tr("All test images are being looked at…"))
        elif found.can_die and bool(found.dead[unit]):
            self._best.setText(self.tr("A dead unit: it is never above zero, whichever test image the network looks at."))
        elif not best:
            self._best.setText(self.tr("There are no test images to excite it."))
        else:
            self._best.setText(self.tr("The test images that excite it most:"))
        answers = dict(best)
        self._grid.set_caption(lambda index: self._caption(answers, index), Caption((short_text(-88.8),)))
        self._grid.set_order(np.array(list(answers), np.int64))

    def _caption(self, answers: dict[int, float], index: int) -> Caption:
        dataset = self._dataset
        value = answers.get(index, 0.0)
        label = "" if dataset is None else self._classes[int(dataset.test_labels[index])]
        words = self.tr("Test image {index:,}, class {label}: {value}").format(index=index, label=label, value=figure(value))
        return Caption((short_text(value) if np.isfinite(value) else "",), words=words)

    def _ask_again(self) -> None:
        if self._sight is not None:
            self.training_wanted.emit(self._sight.columns[self._unit[0]].index)

    def _arrange(self) -> None:
        font = self._title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * LARGE)
        self._title.setFont(font)
        head = QHBoxLayout()
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._layer)
        head.addLayout(names, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 4, 8)
        column.addLayout(head)
        parts: tuple[QWidget, ...] = (
            self._value, self._own, self._made, self._sum, self._inputs, self._in_training, self._again, self._best, self._grid,
        )  # fmt: skip
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self._again.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        keep_targets(self._close, self._again)
