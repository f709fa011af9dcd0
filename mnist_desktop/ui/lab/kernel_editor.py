"""Edits one kernel: preset, size, weights, bias."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QSizePolicy, QWidget

from mnist_desktop.core.lab.kernels import OWN, PRESETS, Kernel, KernelNumbers, preset_kernel
from mnist_desktop.ui.lab.kernel_grid import KernelGrid
from mnist_desktop.ui.lab.kernel_model import KernelModel
from mnist_desktop.ui.lab.widgets import lab_form
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.texts import core_text
from mnist_desktop.ui.shared.wheelless import Wheelless


class _PresetBox(Wheelless, QComboBox):
    """Names a kernel."""


class KernelEditor(FollowsLanguage, QWidget):
    """Shows a kernel and asks for another one at every edit.

    Signals
    -------
    edited(Kernel)
        The user wants this kernel.
    size_wanted(int)
        The user wants kernels of this height and width.
    random_wanted()
        The user wants weights drawn by chance.
    refused(UserError)
        What was typed is no weight.
    """

    edited = Signal(object)
    size_wanted = Signal(int)
    random_wanted = Signal()
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kernel = preset_kernel("Identity", 3)
        self._preset = _PresetBox()
        self._preset.setObjectName("labPresetChooser")
        self._preset.addItems([""] * (len(PRESETS) + 1))
        self._preset.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._numbers = lab_form(KernelNumbers, "labKernel")
        self._random = QPushButton()
        self._random.setObjectName("labRandomButton")
        self._model = KernelModel(self)
        self._grid = KernelGrid(self._model)
        keep_targets(self._preset, self._random)
        self._arrange()
        self.retranslate()
        self._preset.activated.connect(self._take_preset)
        self._numbers.edited.connect(self._take_number)
        self._random.clicked.connect(self.random_wanted)
        self._model.edited.connect(self.edited)
        self._model.refused.connect(self.refused)

    def show_kernel(self, kernel: Kernel) -> None:
        """Show a kernel; emits nothing."""
        self._kernel = kernel
        self._model.set_kernel(kernel)
        self._numbers.set_values(KernelNumbers(kernel.size, kernel.bias))
        with QSignalBlocker(self._preset):
            self._preset.setCurrentIndex((*PRESETS, OWN).index(kernel.name))

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._preset.setAccessibleName(self.tr("Preset"))
        for number, name in enumerate((*PRESETS, OWN)):
            self._preset.setItemText(number, core_text(name))
        self._random.setText(self.tr("Random"))
        self._random.setToolTip(self.tr("Draws weights by chance, evenly from -1 to 1, as a network might start with them."))

    def _take_preset(self, number: int) -> None:
        if number < len(PRESETS):
            self.edited.emit(replace(preset_kernel(PRESETS[number], self._kernel.size), bias=self._kernel.bias))
        else:
            self.show_kernel(self._kernel)
            self._grid.setFocus()

    def _take_number(self, name: str, value: float) -> None:
        if name == "size":
            self.size_wanted.emit(value)
        else:
            self.edited.emit(replace(self._kernel, bias=value))

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._preset, 0, 0)
        grid.addWidget(self._random, 0, 1)
        grid.addWidget(self._grid, 1, 0, 1, 2)
        grid.addWidget(self._numbers, 2, 0, 1, 2)
