"""All images of a data set in a grid, with filters, a jump to an index, and the samples that lessons show."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from functools import cached_property, partial

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QComboBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.selection import Part, draw_one_per_class, draw_some, select
from mnist_desktop.core.datasets.split import Split
from mnist_desktop.ui.data.labels import numbered_class
from mnist_desktop.ui.shared.class_names import class_names
from mnist_desktop.ui.shared.image_grid import Caption, ImageGrid
from mnist_desktop.ui.shared.image_menu import ImageMenu
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.number_box import NumberBox
from mnist_desktop.ui.shared.pictures import gray_image
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.text_size import follow_text_size, text_percent
from mnist_desktop.ui.shared.wrapping import WrappingRow

TILE, LARGE_TILE = 56, 84
LARGE_TEXT = 125
"""Percent, from which on images are large too: whoever sits far away reads both."""


class View(Enum):
    """What the grid shows of the images that pass the filters."""

    ALL = "all"
    THREE_BY_THREE = "three by three"
    ROW_OF_TEN = "row of ten"
    ONE_PER_CLASS = "one per class"


_COLUMNS = {View.THREE_BY_THREE: 3, View.ROW_OF_TEN: 10, View.ONE_PER_CLASS: 10}
_FEWEST_COLUMNS = 3  # of an image of each class, so that those of two classes fill no window
_PARTS = (None, Part.FITTING, Part.VALIDATION, Part.TEST)  # as the filter lists them


class Browser(FollowsLanguage, QWidget):
    """Chooses and shows images.

    Signals
    -------
    opened(int)
        An image is to be enlarged: its index.
    view_changed(View)
        Another view is shown.
    """

    opened = Signal(int)
    view_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dataset: Dataset | None = None
        self._split: Split | None = None
        self._view = View.ALL
        self._chosen_count = 0
        self.grid = ImageGrid()
        self._part_filter = QComboBox()
        self._class_filter = QComboBox()
        self._go_to_box = NumberBox()
        self._go_to_label = QLabel()
        self._count = MutedLabel(wordWrap=True)
        self._buttons = QButtonGroup(self)
        self._prepare_filters()
        self._prepare_buttons()
        self._arrange()
        self.grid.setObjectName("imageGrid")
        self.grid.activated.connect(self.opened)
        self.image_menu = ImageMenu(self.grid, self._picture, self.opened.emit)
        self.grid.current_changed.connect(self._show_index)
        self.retranslate()
        follow_text_size(self, Browser._size_tiles)

    def show_split(self, dataset: Dataset, split: Split) -> None:
        """Show another data set, or the same one split anew."""
        same, self._dataset, self._split = self._dataset is dataset, dataset, split
        if not same:
            self._take_dataset(dataset)
        elif _PARTS[self._part_filter.currentIndex()] in (Part.FITTING, Part.VALIDATION):
            self._refresh()

    def show_view(self, view: View) -> None:
        """Show all images, or draw a sample of them; a sample that is shown already is drawn anew."""
        changed, self._view = view is not self._view, view
        self._button(view).setChecked(True)
        if view is View.ONE_PER_CLASS:
            self._class_filter.setCurrentIndex(0)
        self._refresh()
        if changed:
            self.view_changed.emit(view)

    def go_to(self, index: int) -> None:
        """Bring an image into view, with the filters lifted where they hide it."""
        if self._view is not View.ALL:
            self.show_view(View.ALL)
        if not (self.grid.order() == index).any():
            self._part_filter.setCurrentIndex(0)
            self._class_filter.setCurrentIndex(0)
        self.set_current(index)

    def set_current(self, index: int) -> None:
        """Make an image that is shown the current one."""
        self.grid.set_current(index)
        self._show_index(index)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.grid.setAccessibleName(self.tr("Images of the data set"))
        self.grid.set_empty_text(self.tr("No image is in this part and of this class."))
        self._part_filter.setAccessibleName(self.tr("Part to show"))
        self._part_filter.setToolTip(self.tr("Shows only the images of one part."))
        self._class_filter.setAccessibleName(self.tr("Class to show"))
        self._class_filter.setToolTip(self.tr("Shows only the images of one class."))
        self._go_to_label.setText(self.tr("&Go to"))
        self._go_to_box.setAccessibleName(self.tr("Go to image"))
        self._go_to_box.setToolTip(self.tr("The index of an image, counted from 0; Enter goes there."))
        for number, text in enumerate((self.tr("All parts"), self.tr("Fitting"), self.tr("Validation"), self.tr("Test"))):
            self._part_filter.setItemText(number, text)
        self._name_classes()
        for view, text, tip in (
            (View.ALL, self.tr("All images"), self.tr("Every image that passes the filters.")),
            (View.THREE_BY_THREE, self.tr("Random 3×3"), self.tr("Nine random images; press again for others.")),
            (View.ROW_OF_TEN, self.tr("Row of ten"), self.tr("Ten random images in a row; press again for others.")),
            (View.ONE_PER_CLASS, self.tr("One per class"), self.tr("A random image of each class; press again for others.")),
        ):
            self._button(view).setText(text)
            self._button(view).setToolTip(tip)
        if self._dataset is not None:
            self._caption_images(self._dataset)

    def _picture(self, index: int) -> QImage:
        images = np.zeros((1, 28, 28), np.uint8) if self._dataset is None else self._dataset.images[index : index + 1]
        return gray_image(images[0])

    def _prepare_filters(self) -> None:
        self._part_filter.setObjectName("partFilter")
        self._part_filter.addItems([""] * len(_PARTS))
        self._class_filter.setObjectName("classFilter")
        self._class_filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._class_filter.addItem("")
        self._go_to_box.setObjectName("goToImageBox")
        self._go_to_box.setKeyboardTracking(False)
        self._go_to_box.valueChanged.connect(self.go_to)
        self._go_to_box.lineEdit().returnPressed.connect(self._go_again)
        self._part_filter.currentIndexChanged.connect(self._refresh)
        self._class_filter.currentIndexChanged.connect(self._refresh)

    def _prepare_buttons(self) -> None:
        for number, name in enumerate(("allImagesButton", "randomNineButton", "rowOfTenButton", "onePerClassButton")):
            button = QPushButton()
            button.setObjectName(name)
            button.setCheckable(True)
            self._buttons.addButton(button, number)
        self._button(View.ALL).setChecked(True)
        self._buttons.idClicked.connect(self._show_clicked)

    def _arrange(self) -> None:
        self._go_to_label.setBuddy(self._go_to_box)
        filters = WrappingRow()
        filters.add(self._part_filter)
        filters.add(self._class_filter)
        filters.add_space()
        filters.add(self._go_to_label, self._go_to_box)
        views = WrappingRow()
        for button in self._buttons.buttons():
            views.add(button)
        views.add_space()
        views.add(self._count)
        self._count.setWordWrap(False)
        keep_targets(self._part_filter, self._class_filter, self._go_to_box, *self._buttons.buttons())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(filters)
        layout.addLayout(views)
        layout.addWidget(self.grid, 1)

    def _button(self, view: View) -> QAbstractButton:
        return self._buttons.button(list(View).index(view))

    def _show_clicked(self, number: int) -> None:
        self.show_view(list(View)[number])

    def _show_index(self, index: int) -> None:
        self._go_to_box.blockSignals(True)
        self._go_to_box.setValue(index)
        self._go_to_box.blockSignals(False)

    def _go_again(self) -> None:
        self.go_to(self._go_to_box.value())

    def _take_dataset(self, dataset: Dataset) -> None:
        """Fill the filters and the grid; nothing is filtered any more."""
        boxes = (self._part_filter, self._class_filter, self._go_to_box)
        for box in boxes:
            box.blockSignals(True)
        self._part_filter.setCurrentIndex(0)
        self._class_filter.setCurrentIndex(0)
        self._name_classes()
        self._go_to_box.setRange(0, len(dataset.images) - 1)
        self._go_to_box.setValue(0)
        for box in boxes:
            box.blockSignals(False)
        self.grid.set_images(dataset.images)
        self._refresh()

    def _name_classes(self) -> None:
        """Say the items of the filter; which of them is chosen stays."""
        names = [] if self._dataset is None else [numbered_class(self._dataset, label) for label in range(self._dataset.classes)]
        for number, text in enumerate((self.tr("All classes"), *names)):
            if number == self._class_filter.count():
                self._class_filter.addItem("")
            self._class_filter.setItemText(number, text)
        while self._class_filter.count() > 1 + len(names):
            self._class_filter.removeItem(self._class_filter.count() - 1)

    def _caption_images(self, dataset: Dataset) -> None:
        """Say below each image what it is, in its place."""
        self._count.setText(self.tr("Images: {count:,}").format(count=self._chosen_count))
        if self._view is View.ALL:
            self.grid.set_caption(partial(_short_caption, dataset), self._roomiest_short(dataset))
        else:
            self.grid.set_caption(partial(_class_caption, dataset), Caption((self._widest(class_names(dataset)),)))

    def _refresh(self) -> None:
        """Select anew, and show what the view wants of it."""
        dataset, split = self._dataset, self._split
        if dataset is None or split is None:
            return
        label = self._class_filter.currentIndex() - 1
        chosen = select(dataset, split, _PARTS[self._part_filter.currentIndex()], None if label < 0 else label)
        self._chosen_count = len(chosen)
        self._caption_images(dataset)
        if self._view is View.ALL:
            self._size_tiles()
            self.grid.set_order(chosen)
            return
        columns = _COLUMNS[self._view]
        if self._view is View.ONE_PER_CLASS:
            self.grid.set_columns(max(_FEWEST_COLUMNS, min(columns, dataset.classes)))
            self.grid.set_order(draw_one_per_class(chosen, dataset.labels, self._random))
        else:
            self.grid.set_columns(columns)
            self.grid.set_order(draw_some(chosen, 9 if self._view is View.THREE_BY_THREE else 10, self._random))

    @cached_property
    def _random(self) -> np.random.Generator:
        """Draws which images are shown. Made at the first draw: NumPy's generators are imported with it."""
        return np.random.default_rng()

    def _size_tiles(self) -> None:
        if self._view is View.ALL:
            self.grid.set_tile(TILE if text_percent() < LARGE_TEXT else LARGE_TILE)

    def _roomiest_short(self, dataset: Dataset) -> Caption:
        return Caption((self._widest(class_names(dataset)), f"{len(dataset.images):,}"))

    def _widest(self, texts: Iterable[str]) -> str:
        return max(texts, key=self.grid.fontMetrics().horizontalAdvance)


def _short_caption(dataset: Dataset, index: int) -> Caption:
    """The class, and the index below: what is needed to find one of many."""
    name = class_names(dataset)[int(dataset.labels[index])]
    return Caption((name, f"{index:,}"), words=name)


def _class_caption(dataset: Dataset, index: int) -> Caption:
    """The class alone."""
    return Caption((class_names(dataset)[int(dataset.labels[index])],))
