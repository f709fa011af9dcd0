"""Zoom, colors, play and save: how the maps are shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QWidget

from mnist_desktop.ui.lab.names import say_what_it_does
from mnist_desktop.ui.lab.widgets import tool_button
from mnist_desktop.ui.shared.color_scale import ScaleChoice
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.text_size import keep_width
from mnist_desktop.ui.shared.theme import icon
from mnist_desktop.ui.shared.wheelless import Wheelless
from mnist_desktop.ui.shared.wrapping import WrappingRow

ZOOM_WIDTH = 62


class _ScaleBox(Wheelless, QComboBox):
    """Names the colors."""


class ViewBar(FollowsLanguage, QWidget):
    """Requests another view of the maps.

    Signals
    -------
    zoom_wanted(int)
        So many steps further in; below zero: out.
    fit_wanted()
        The user wants to see all of each map.
    scale_chosen(ScaleChoice)
        The user wants other colors.
    play_toggled(bool)
        The window is to slide, or to stay.
    save_wanted()
        The user wants the chosen map as a file.
    """

    zoom_wanted = Signal(int)
    fit_wanted = Signal()
    scale_chosen = Signal(object)
    play_toggled = Signal(bool)
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._play = tool_button("labPlayButton", "mdi6.play")
        self._play.setCheckable(True)
        self._out = tool_button("labZoomOutButton", "mdi6.magnify-minus-outline")
        self._in = tool_button("labZoomInButton", "mdi6.magnify-plus-outline")
        self._fit = tool_button("labFitButton", "mdi6.fit-to-page-outline")
        self._save = tool_button("labSaveButton", "mdi6.content-save-outline")
        self._zoom = QLabel()
        self._zoom.setObjectName("labZoomLabel")
        keep_width(self._zoom, ZOOM_WIDTH)
        self._busy = MutedLabel()
        self._is_busy = False
        self._shown_zoom: float | None = None
        self._scale_label = QLabel()
        self._scale = _ScaleBox()
        self._scale.setObjectName("labScaleChooser")
        self._scale.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for choice in ScaleChoice:
            self._scale.addItem("", choice)
        keep_targets(self._scale)
        self._arrange()
        self.retranslate()
        self._play.toggled.connect(self.play_toggled)
        self._out.clicked.connect(self._zoom_out)
        self._in.clicked.connect(self._zoom_in)
        self._fit.clicked.connect(self.fit_wanted)
        self._save.clicked.connect(self.save_wanted)
        self._scale.activated.connect(self._choose_scale)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        say_what_it_does(self._play, self.tr("Slide the window over the picture"))
        say_what_it_does(self._out, self.tr("Smaller (Ctrl and the wheel, or −)"))
        say_what_it_does(self._in, self.tr("Larger (Ctrl and the wheel, or +)"))
        say_what_it_does(self._fit, self.tr("Show all of each map"))
        say_what_it_does(self._save, self.tr("Save the chosen map as PNG…"))
        self._scale_label.setText(self.tr("Colours"))
        self._scale.setAccessibleName(self.tr("Colours"))
        self._scale.setToolTip(
            self.tr("Linear: from black to white. Signed: blue below zero, orange above. Automatic: signed where a map has "
                    "numbers below zero.")
        )  # fmt: skip
        names = {
            ScaleChoice.AUTOMATIC: self.tr("Automatic"),
            ScaleChoice.LINEAR: self.tr("Linear"),
            ScaleChoice.SIGNED: self.tr("Signed"),
        }
        for choice, text in names.items():
            self._scale.setItemText(self._scale.findData(choice), text)
        self.show_busy(self._is_busy)
        if self._shown_zoom is not None:
            self.show_zoom(self._shown_zoom)

    def show_zoom(self, zoom: float) -> None:
        """Say how large a number is painted."""
        self._shown_zoom = zoom
        self._zoom.setText(self.tr("{percent:.0f} %").format(percent=100 * zoom))

    def show_playing(self, playing: bool) -> None:
        """Show whether the window slides."""
        self._play.setChecked(playing)
        self._play.setIcon(icon("mdi6.stop" if playing else "mdi6.play"))

    def show_busy(self, busy: bool) -> None:
        """Say that something is computed."""
        self._is_busy = busy
        self._busy.setText(self.tr("Computing…") if busy else "")

    def _zoom_out(self) -> None:
        self.zoom_wanted.emit(-1)

    def _zoom_in(self) -> None:
        self.zoom_wanted.emit(1)

    def _choose_scale(self, number: int) -> None:
        self.scale_chosen.emit(self._scale.itemData(number))

    def _arrange(self) -> None:
        row = WrappingRow(self)
        for part in (self._play, self._save, self._out, self._in, self._fit, self._zoom, self._busy):
            row.add(part)
        row.add_space()
        self._scale_label.setBuddy(self._scale)
        row.add(self._scale_label, self._scale)
        self._scale.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
