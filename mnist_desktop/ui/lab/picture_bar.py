"""Chooses the picture and how it becomes one channel of numbers."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QSpinBox, QWidget

from mnist_desktop.core import fields
from mnist_desktop.core.lab.picture import SHIPPED
from mnist_desktop.core.lab.settings import Reading
from mnist_desktop.ui.lab.widgets import tool_button
from mnist_desktop.ui.shared.choice_box import ChoiceBox
from mnist_desktop.ui.shared.texts import core_text
from mnist_desktop.ui.shared.wheelless import Wheelless


class Origin(Enum):
    """Where a picture comes from, besides those that ship with the app and files."""

    DATASET = "dataset"
    DRAWING = "drawing"
    OWN = "own"


class _PictureBox(Wheelless, QComboBox):
    """Names the picture."""


class _ScalingBox(Wheelless, QComboBox):
    """Names the scaling by what comes out."""


class _SampleBox(Wheelless, QSpinBox):
    """The index of a sample."""


class PictureBar(QWidget):
    """Asks for pictures, and for other readings of them.

    Signals
    -------
    shipped_wanted(str)
        The user wants one of the pictures that ship with the app.
    sample_wanted(int)
        The user wants the image of an index of the data set.
    drawing_wanted()
        The user wants the drawing from the pad.
    own_wanted()
        The user wants the picture again that was opened last.
    open_wanted(), paste_wanted()
        The user wants to choose a file; what is in the clipboard.
    reading_edited(Reading)
        The user wants other numbers.
    """

    shipped_wanted = Signal(str)
    sample_wanted = Signal(int)
    drawing_wanted = Signal()
    own_wanted = Signal()
    open_wanted = Signal()
    paste_wanted = Signal()
    reading_edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading = Reading()
        self._origins: list[str | Origin] = [*SHIPPED, Origin.DATASET, Origin.DRAWING]
        self._pictures = _PictureBox()
        self._pictures.setObjectName("labPictureChooser")
        self._pictures.setAccessibleName(self.tr("Picture"))
        self._pictures.addItems([*map(core_text, SHIPPED), self.tr("Sample of the data set"), self.tr("Drawing from the pad")])
        self._pictures.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._pictures.setMinimumContentsLength(9)
        self._sample = _SampleBox()
        self._sample.setObjectName("labSampleBox")
        self._sample.setAccessibleName(self.tr("Index of the sample"))
        self._sample.setToolTip(self.tr("The image of this index is shown."))
        open_words = self.tr("Open a picture… (it can also be dropped here)")
        self._open = tool_button("labOpenButton", open_words, "mdi6.folder-open-outline")
        self._paste = tool_button("labPasteButton", self.tr("Paste a picture (Ctrl+V)"), "mdi6.content-paste")
        channel = fields.field_of(Reading, "channel")
        self._channel = ChoiceBox(channel)
        self._channel.setObjectName("labChannelChooser")
        self._channel.setAccessibleName(core_text(channel.title))
        self._channel.setToolTip(core_text(channel.help))
        self._scaling = _ScalingBox()
        self._scaling.setObjectName("labScalingChooser")
        self._scaling.addItem("0..255", "none")
        self._scaling.addItem("0..1", "unit")
        self._scaling.addItem(self.tr("standard"), "standard")
        self._arrange()
        self._pictures.activated.connect(self._choose)
        self._sample.valueChanged.connect(self.sample_wanted)
        self._open.clicked.connect(self.open_wanted)
        self._paste.clicked.connect(self.paste_wanted)
        self._channel.edited.connect(self._take_channel)
        self._scaling.activated.connect(self._take_scaling)

    @property
    def origin(self) -> str | Origin:
        """Where the chosen picture comes from: the name of a shipped one, or an origin."""
        return self._origins[self._pictures.currentIndex()]

    @property
    def sample(self) -> int:
        """The chosen index of the data set."""
        return self._sample.value()

    def show_origin(self, origin: str | Origin) -> None:
        """Show where the picture comes from; emits nothing."""
        with QSignalBlocker(self._pictures):
            self._pictures.setCurrentIndex(self._origins.index(origin))
        self._sample.setVisible(origin is Origin.DATASET)

    def show_own(self, name: str) -> None:
        """Show the name of a picture that the user brought."""
        if Origin.OWN not in self._origins:
            self._origins.append(Origin.OWN)
            self._pictures.addItem("")
        self._pictures.setItemText(self._origins.index(Origin.OWN), name)
        self.show_origin(Origin.OWN)

    def show_reading(self, reading: Reading) -> None:
        """Show how the picture is read; emits nothing."""
        self._reading = reading
        self._channel.set_value(reading.channel)
        with QSignalBlocker(self._scaling):
            self._scaling.setCurrentIndex(self._scaling.findData(reading.scaling))
        words = self.tr("0..255: as the pixels are. 0..1: as networks mostly get them. "
                        "Standard: (pixel / 255 − {mean:.4f}) / {std:.4f}.")  # fmt: skip
        self._scaling.setToolTip(words.format(mean=reading.mean, std=reading.std))

    def set_samples(self, count: int) -> None:
        """Say how many images the data set has."""
        with QSignalBlocker(self._sample):
            self._sample.setRange(0, max(0, count - 1))

    def _choose(self, number: int) -> None:
        match self._origins[number]:
            case Origin.DATASET:
                self.sample_wanted.emit(self._sample.value())
            case Origin.DRAWING:
                self.drawing_wanted.emit()
            case Origin.OWN:
                self.own_wanted.emit()
            case name:
                self.shipped_wanted.emit(name)

    def _take_channel(self, channel: str) -> None:
        self.reading_edited.emit(fields.replace(self._reading, channel=channel))

    def _take_scaling(self, number: int) -> None:
        self.reading_edited.emit(fields.replace(self._reading, scaling=self._scaling.itemData(number)))

    def _arrange(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._pictures, 3)
        layout.addWidget(self._sample)
        layout.addWidget(self._open)
        layout.addWidget(self._paste)
        layout.addSpacing(10)
        for name, editor in (("channel", self._channel), ("scaling", self._scaling)):
            label = QLabel(core_text(fields.field_of(Reading, name).title))
            label.setBuddy(editor)
            layout.addWidget(label)
            layout.addWidget(editor, 1)
        self._sample.hide()
