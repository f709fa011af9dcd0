"""One image, enlarged: its numbers, its label in three forms, and the part that it belongs to."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.selection import Part, parts
from mnist_desktop.core.datasets.split import Split
from mnist_desktop.core.table_text import TAB, table_text
from mnist_desktop.ui.data.labels import heading
from mnist_desktop.ui.data.pixel_view import SIDE, OneHotView, PixelView
from mnist_desktop.ui.shared.class_names import class_names
from mnist_desktop.ui.shared.menus import offer_actions
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.pictures import gray_image
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.text_size import keep_width
from mnist_desktop.ui.shared.theme import FollowsTheme, icon

FACTS_WIDTH = 232
PREVIEW_SCALE = 4


class ImagePage(FollowsTheme, FollowsLanguage, QWidget):
    """Shows one image; the left and right arrows ask for its neighbours, Escape for all images.

    Signals
    -------
    step_wanted(int)
        The user wants to see the image so many places further on in the present order: -1 or 1.
    closed()
        The user wants to see all images again.
    notice(str)
        What was done.
    """

    step_wanted = Signal(int)
    closed = Signal()
    notice = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.index = -1
        self._pixels = PixelView()
        self._preview = QLabel()
        self._title = heading()
        self._number = heading(scale=2.4)
        self._class_name = PlainLabel(wordWrap=True)
        self._one_hot = OneHotView()
        self._part = PlainLabel(wordWrap=True)
        self._place = MutedLabel()
        self._shown: tuple[Dataset, Split, int, int] | None = None
        self._headings = tuple(MutedLabel() for _ in range(4))
        self._scaled = QCheckBox()
        self._scaled.setObjectName("scaledNumbersSwitch")
        self._scaled.toggled.connect(self._pixels.set_scaled)
        self._back = self._button("backToImagesButton")
        self._previous = self._button("previousImageButton")
        self._next = self._button("nextImageButton")
        self._next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # puts the icon behind the word
        self._back.clicked.connect(self.closed)
        self._previous.clicked.connect(self._ask_previous)
        self._next.clicked.connect(self._ask_next)
        self._copy_image, self._copy_numbers = (QAction(self) for _ in range(2))
        self._copy_image.setObjectName("copyEnlargedImageAction")
        self._copy_numbers.setObjectName("copyNumbersAction")
        self._copy_numbers.setShortcuts(QKeySequence.keyBindings(QKeySequence.StandardKey.Copy))
        self._copy_numbers.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._copy_image.triggered.connect(self._put_image)
        self._copy_numbers.triggered.connect(self._put_numbers)
        self._pixels.addActions([self._copy_numbers, self._copy_image])
        offer_actions(self._pixels)
        self.follow_theme()
        self._arrange()
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._scaled.setText(self.tr("Numbers scaled to &0..1"))
        self._scaled.setToolTip(self.tr("What the network sees: each number divided by 255."))
        for button, text, tip in (
            (self._back, self.tr("All images"), self.tr("Back to all images (Escape)")),
            (self._previous, self.tr("Previous"), self.tr("The image before (left arrow)")),
            (self._next, self.tr("Next"), self.tr("The image after (right arrow)")),
        ):
            button.setText(text)
            button.setToolTip(tip)
        self._copy_image.setText(self.tr("Copy the image"))
        self._copy_numbers.setText(self.tr("Copy the numbers as a table"))
        for label, text in zip(
            self._headings, (self.tr("Label"), self.tr("Class"), self.tr("One-hot vector"), self.tr("Part")), strict=True
        ):
            label.setText(text)
        self._say_image()

    def show_image(self, dataset: Dataset, split: Split, index: int, position: int, count: int) -> None:
        """Show the image of an index, which stands at `position` of `count` in the present order; -1: not there."""
        self.index = index
        self._shown = dataset, split, position, count
        label, image = int(dataset.labels[index]), dataset.images[index]
        self._pixels.set_pixels(image)
        edge = QSize(*image.shape) * PREVIEW_SCALE
        self._preview.setPixmap(QPixmap.fromImage(gray_image(image).scaled(edge)))
        self._number.setText(str(label))
        self._one_hot.set_label(label, dataset.classes)
        self._say_image()
        self._previous.setEnabled(position > 0)
        self._next.setEnabled(position < count - 1)

    def _say_image(self) -> None:
        """What is said of the image that is shown."""
        if self._shown is None:
            return
        dataset, split, position, count = self._shown
        name = self.tr("Image {index:,}").format(index=self.index)
        self._title.setText(name)
        self._preview.setAccessibleName(name)
        self._pixels.setAccessibleName(self.tr("The numbers of image {index:,}").format(index=self.index))
        self._class_name.setText(class_names(dataset)[int(dataset.labels[self.index])])
        self._part.setText(self._part_text(Part(int(parts(dataset, split)[self.index]))))
        place = self.tr("{position:,} of {count:,}").format(position=position + 1, count=count)
        self._place.setText(place if position >= 0 else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the images, or leave the page."""
        if event.key() == Qt.Key.Key_Left and self._previous.isEnabled():
            self._ask_previous()
        elif event.key() == Qt.Key.Key_Right and self._next.isEnabled():
            self._ask_next()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def follow_theme(self) -> None:
        """Draw the icons in the colors of the theme."""
        self._back.setIcon(icon("mdi6.view-grid-outline"))
        self._previous.setIcon(icon("mdi6.chevron-left"))
        self._next.setIcon(icon("mdi6.chevron-right"))

    def _part_text(self, part: Part) -> str:
        return {
            Part.FITTING: self.tr("Fitting: the network learns from it."),
            Part.VALIDATION: self.tr("Validation: set aside to check on the network while it learns."),
            Part.TEST: self.tr("Test: shown to the network only when it has learned."),
        }[part]

    def _put_image(self) -> None:
        QGuiApplication.clipboard().setImage(self._pixels.picture())
        self.notice.emit(self.tr("Copied the image."))

    def _put_numbers(self) -> None:
        rows = [[self._pixels.text_at(row, column) for column in range(SIDE)] for row in range(SIDE)]
        QGuiApplication.clipboard().setText(table_text(rows, TAB))
        self.notice.emit(self.tr("Copied; paste it into a spreadsheet or a report."))

    def _ask_previous(self) -> None:
        self.step_wanted.emit(-1)

    def _ask_next(self) -> None:
        self.step_wanted.emit(1)

    @staticmethod
    def _button(name: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click the arrow keys still walk through the images
        return button

    def _arrange(self) -> None:
        bar = QHBoxLayout()
        bar.addWidget(self._back)
        bar.addStretch(1)
        bar.addWidget(self._place)
        bar.addSpacing(8)
        bar.addWidget(self._previous)
        bar.addWidget(self._next)
        keep_targets(self._back, self._previous, self._next, self._scaled)
        facts = QVBoxLayout()
        facts.setSpacing(4)
        facts.addWidget(self._title)
        facts.addWidget(self._preview)
        for title, widget in zip(self._headings, (self._number, self._class_name, self._one_hot, self._part), strict=True):
            facts.addSpacing(10)
            facts.addWidget(title)
            facts.addWidget(widget)
        facts.addSpacing(18)
        facts.addWidget(self._scaled)
        facts.addStretch(1)
        column = QWidget()
        keep_width(column, FACTS_WIDTH)
        column.setLayout(facts)
        facts.setContentsMargins(0, 0, 0, 0)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self._pixels, 1)
        body.addWidget(column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(bar)
        layout.addLayout(body, 1)
        self.setFocusProxy(self._pixels)
