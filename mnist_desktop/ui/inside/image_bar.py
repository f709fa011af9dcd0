"""Chooses the image that the network looks at."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QSpinBox, QToolButton, QWidget

from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.theme import icon
from mnist_desktop.ui.shared.wheelless import Wheelless

ICON = 20


class ImageOrigin(Enum):
    """Where an image comes from."""

    TEST = "test"
    TRAINING = "training"
    DRAWING = "drawing"
    OWN = "own"


NUMBERED = (ImageOrigin.TEST, ImageOrigin.TRAINING)
"""Of these there are many, and each has a number."""


class _OriginBox(Wheelless, QComboBox):
    """Names the origin."""


class _NumberBox(Wheelless, QSpinBox):
    """The number of an image."""


class ImageBar(FollowsLanguage, QWidget):
    """ImageOrigin and number of the image, and buttons to go on.

    Signals
    -------
    changed()
        The user wants another image.
    random_wanted()
        The user wants any image of the origin.
    open_wanted()
        The user wants to choose a picture file.
    """

    changed = Signal()
    random_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = dict.fromkeys(NUMBERED, 0)
        self._numbers = dict.fromkeys(NUMBERED, 0)
        self._label = QLabel()
        self.origins = _OriginBox()
        self.origins.setObjectName("insideOrigin")
        for origin in ImageOrigin:
            self.origins.addItem("", origin)
        self.origins.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._label.setBuddy(self.origins)
        self.number = _NumberBox()
        self.number.setObjectName("insideNumber")
        self.number.setKeyboardTracking(False)
        self._previous = self._button("insidePrevious", "mdi6.chevron-left")
        self._next = self._button("insideNext", "mdi6.chevron-right")
        self._random = self._button("insideRandom", "mdi6.dice-multiple-outline")
        self._open = self._button("insideOpen", "mdi6.folder-open-outline")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self._label, self.origins, self._previous, self.number, self._next, self._random, self._open):
            row.addWidget(widget)
        keep_targets(self.origins, self.number, self._previous, self._next, self._random, self._open)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.origins.activated.connect(self._take_origin)
        self.number.valueChanged.connect(self._take_number)
        self._previous.clicked.connect(lambda: self._step(-1))
        self._next.clicked.connect(lambda: self._step(1))
        self._random.clicked.connect(self.random_wanted)
        self._open.clicked.connect(self.open_wanted)
        self.retranslate()
        self._show()

    @property
    def origin(self) -> ImageOrigin:
        """Where the image comes from."""
        origin: ImageOrigin = self.origins.currentData()
        return origin

    @property
    def index(self) -> int:
        """The number of the image among those of its origin, from 0."""
        return self._numbers.get(self.origin, 0)

    @property
    def count(self) -> int:
        """How many images the origin has; 0 where they have no numbers."""
        return self._counts.get(self.origin, 0)

    def set_counts(self, test: int, training: int) -> None:
        """Take the numbers of images of another data set; a number stays where there is such an image."""
        self._counts = {ImageOrigin.TEST: test, ImageOrigin.TRAINING: training}
        self._numbers = {origin: min(self._numbers[origin], max(0, count - 1)) for origin, count in self._counts.items()}
        self._show()

    def go_to(self, origin: ImageOrigin, index: int = 0) -> None:
        """Choose an image as the user would."""
        self.origins.setCurrentIndex(list(ImageOrigin).index(origin))
        if origin in NUMBERED:
            self._numbers[origin] = min(max(0, index), max(0, self._counts[origin] - 1))
        self._show()
        self.changed.emit()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._label.setText(self.tr("&Image"))
        names = {
            ImageOrigin.TEST: self.tr("Test image"),
            ImageOrigin.TRAINING: self.tr("Training image"),
            ImageOrigin.DRAWING: self.tr("Drawing on the pad"),
            ImageOrigin.OWN: self.tr("Picture from a file"),
        }
        for at, origin in enumerate(ImageOrigin):
            self.origins.setItemText(at, names[origin])
        self.origins.setAccessibleName(self.tr("Which image the network looks at"))
        self.number.setAccessibleName(self.tr("Number of the image"))
        for button, text in (
            (self._previous, self.tr("Previous image")),
            (self._next, self.tr("Next image")),
            (self._random, self.tr("Any image")),
            (self._open, self.tr("Open a picture")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)

    def _button(self, name: str, glyph: str) -> QToolButton:
        button = QToolButton(autoRaise=True)
        button.setIcon(icon(glyph))
        button.setObjectName(name)
        button.setIconSize(QSize(ICON, ICON))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _show(self) -> None:
        is_numbered = self.origin in NUMBERED
        for widget in (self._previous, self.number, self._next, self._random):
            widget.setVisible(is_numbered)
            widget.setEnabled(self.count > 0)
        self._open.setVisible(self.origin is ImageOrigin.OWN)
        if is_numbered:
            with QSignalBlocker(self.number):
                self.number.setRange(0, max(0, self.count - 1))
                self.number.setValue(self.index)

    def _take_origin(self, _: int) -> None:
        self._show()
        self.changed.emit()

    def _take_number(self, number: int) -> None:
        self._numbers[self.origin] = number
        self.changed.emit()

    def _step(self, step: int) -> None:
        if self.count:
            self.go_to(self.origin, (self.index + step) % self.count)
