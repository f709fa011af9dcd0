"""Chooses the picture and how it becomes one channel of numbers."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QWidget

from mnist_desktop.core import fields
from mnist_desktop.core.lab.picture import SHIPPED, LabPicture
from mnist_desktop.core.lab.settings import Reading
from mnist_desktop.ui.lab.names import picture_name, say_what_it_does
from mnist_desktop.ui.lab.widgets import tool_button
from mnist_desktop.ui.shared.choice_box import ChoiceBox
from mnist_desktop.ui.shared.eliding_box import ElidingBox
from mnist_desktop.ui.shared.number_box import NumberBox
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.texts import core_text
from mnist_desktop.ui.shared.wheelless import Wheelless
from mnist_desktop.ui.shared.wrapping import WrappingRow


class PictureOrigin(Enum):
    """Where a picture comes from, besides those that ship with the app and files."""

    DATASET = "dataset"
    DRAWING = "drawing"
    OWN = "own"


class _PictureBox(ElidingBox):
    """Names the picture."""


class _ScalingBox(Wheelless, QComboBox):
    """Names the scaling by what comes out."""


class _SampleBox(Wheelless, NumberBox):
    """The index of a sample."""


class PictureBar(FollowsLanguage, QWidget):
    """Asks for pictures, and for other readings of them.

    Attributes
    ----------
    undo_stack
        What is undone while the focus is here; None: what is undone elsewhere.

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
        self.undo_stack: QUndoStack | None = None
        self._own: LabPicture | None = None
        self._origins: list[str | PictureOrigin] = [*SHIPPED, PictureOrigin.DATASET, PictureOrigin.DRAWING]
        self._pictures = _PictureBox()
        self._pictures.setObjectName("labPictureChooser")
        self._pictures.addItems([""] * len(self._origins))
        self._pictures.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._pictures.setMinimumContentsLength(7)
        # Names of files may be long; the list shows them whole.
        self._pictures.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._sample = _SampleBox()
        self._sample.setObjectName("labSampleBox")
        self._open = tool_button("labOpenButton", "mdi6.folder-open-outline")
        self._paste = tool_button("labPasteButton", "mdi6.content-paste")
        self._channel = ChoiceBox(fields.field_of(Reading, "channel"))
        self._channel.setObjectName("labChannelChooser")
        self._channel.setMinimumContentsLength(4)
        self._scaling = _ScalingBox()
        self._scaling.setObjectName("labScalingChooser")
        self._scaling.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._scaling.addItem("0..255", "none")
        self._scaling.addItem("0..1", "unit")
        self._scaling.addItem("", "standard")
        self._labels = {"channel": QLabel(), "scaling": QLabel()}
        keep_targets(self._pictures, self._sample, self._channel, self._scaling)
        self._arrange()
        self.retranslate()
        self._pictures.activated.connect(self._choose)
        self._sample.valueChanged.connect(self.sample_wanted)
        self._open.clicked.connect(self.open_wanted)
        self._paste.clicked.connect(self.paste_wanted)
        self._channel.edited.connect(self._take_channel)
        self._scaling.activated.connect(self._take_scaling)

    @property
    def origin(self) -> str | PictureOrigin:
        """Where the chosen picture comes from: the name of a shipped one, or an origin."""
        return self._origins[self._pictures.currentIndex()]

    @property
    def sample(self) -> int:
        """The chosen index of the data set."""
        return self._sample.value()

    def show_origin(self, origin: str | PictureOrigin) -> None:
        """Show where the picture comes from; emits nothing."""
        with QSignalBlocker(self._pictures):
            self._pictures.setCurrentIndex(self._origins.index(origin))
        self._sample.setVisible(origin is PictureOrigin.DATASET)

    def show_own(self, picture: LabPicture) -> None:
        """Show the name of a picture that the user brought."""
        self._own = picture
        if PictureOrigin.OWN not in self._origins:
            self._origins.append(PictureOrigin.OWN)
            self._pictures.addItem("")
        self._name_origins()
        self.show_origin(PictureOrigin.OWN)

    def show_reading(self, reading: Reading) -> None:
        """Show how the picture is read; emits nothing."""
        self._reading = reading
        self._channel.set_value(reading.channel)
        with QSignalBlocker(self._scaling):
            self._scaling.setCurrentIndex(self._scaling.findData(reading.scaling))
        self._explain_scaling()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._pictures.setAccessibleName(self.tr("Picture"))
        self._name_origins()
        self._sample.setAccessibleName(self.tr("Index of the sample"))
        self._sample.setToolTip(self.tr("The image of this index is shown."))
        say_what_it_does(self._open, self.tr("Open a picture… (it can also be dropped here)"))
        say_what_it_does(self._paste, self.tr("Paste a picture (Ctrl+V)"))
        for name, label in self._labels.items():
            label.setText(core_text(fields.field_of(Reading, name).title))
        channel = fields.field_of(Reading, "channel")
        self._channel.setAccessibleName(core_text(channel.title))
        self._channel.setToolTip(core_text(channel.help))
        self._scaling.setItemText(self._scaling.findData("standard"), self.tr("standard"))
        self._explain_scaling()

    def _name_origins(self) -> None:
        words = {PictureOrigin.DATASET: self.tr("Sample of the data set"), PictureOrigin.DRAWING: self.tr("Drawing from the pad")}
        for index, origin in enumerate(self._origins):
            if origin is PictureOrigin.OWN:
                text = picture_name(self._own) if self._own is not None else ""
            else:
                text = words[origin] if isinstance(origin, PictureOrigin) else core_text(origin)
            self._pictures.setItemText(index, text)
        names = self._pictures.view()
        names.setMinimumWidth(names.sizeHintForColumn(0) + names.verticalScrollBar().sizeHint().width())

    def _explain_scaling(self) -> None:
        words = self.tr("0..255: as the pixels are. 0..1: as networks mostly get them. "
                        "Standard: (pixel / 255 − {mean:.4f}) / {std:.4f}.")  # fmt: skip
        self._scaling.setToolTip(words.format(mean=self._reading.mean, std=self._reading.std))

    def set_samples(self, count: int) -> None:
        """Say how many images the data set has."""
        with QSignalBlocker(self._sample):
            self._sample.setRange(0, max(0, count - 1))

    def _choose(self, number: int) -> None:
        match self._origins[number]:
            case PictureOrigin.DATASET:
                self.sample_wanted.emit(self._sample.value())
            case PictureOrigin.DRAWING:
                self.drawing_wanted.emit()
            case PictureOrigin.OWN:
                self.own_wanted.emit()
            case name:
                self.shipped_wanted.emit(name)

    def _take_channel(self, channel: str) -> None:
        self.reading_edited.emit(fields.replace(self._reading, channel=channel))

    def _take_scaling(self, number: int) -> None:
        self.reading_edited.emit(fields.replace(self._reading, scaling=self._scaling.itemData(number)))

    def _arrange(self) -> None:
        row = WrappingRow(self)
        row.add(self._pictures, stretch=3)
        for part in (self._sample, self._open, self._paste):
            row.add(part)
        for name, editor in (("channel", self._channel), ("scaling", self._scaling)):
            self._labels[name].setBuddy(editor)
            row.add(self._labels[name], editor, stretch=1)
        self._sample.hide()
