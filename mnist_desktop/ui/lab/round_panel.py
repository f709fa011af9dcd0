"""The controls of one round: its kernels, how they slide, and how their maps are pooled."""

from __future__ import annotations

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mnist_desktop.core import fields
from mnist_desktop.core.lab.kernels import PRESETS, Kernel, preset_kernel, random_kernel
from mnist_desktop.core.lab.pipeline import Plan, StageKind
from mnist_desktop.core.lab.settings import (
    Convolution,
    Pooling,
    Round,
    with_kernel,
    with_more_kernels,
    with_size,
    without_kernel,
)
from mnist_desktop.ui.lab.kernel_bar import ALL, RANDOM, KernelBar
from mnist_desktop.ui.lab.kernel_editor import KernelEditor
from mnist_desktop.ui.lab.widgets import lab_form
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.text_size import keep_width

FORMULA_WORD = 44
"""Room for "height" and "width" in front of the formulas."""


class RoundPanel(QWidget):
    """Shows a round and asks for another one at every edit.

    Attributes
    ----------
    undo_stack
        What is undone while the focus is here; None: what is undone elsewhere.

    Signals
    -------
    edited(Round, int)
        The user wants this round, and that kernel of it as the current one.
    refused(UserError)
        What was typed cannot be.
    kernel_chosen(int)
        Another kernel is the current one.
    """

    edited = Signal(object, int)
    refused = Signal(object)
    kernel_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = Round((preset_kernel("Identity", 3),))
        self.undo_stack: QUndoStack | None = None
        self._bar = KernelBar()
        self._editor = KernelEditor()
        self._sliding = lab_form(Convolution, "lab")
        self._shrinking = lab_form(Pooling, "labPool")
        self._formulas: dict[StageKind, _Formula] = {"convolution": _Formula(), "pooling": _Formula()}
        self._arrange()
        self._bar.chosen.connect(self.choose)
        self._bar.add_wanted.connect(self._add)
        self._bar.duplicate_wanted.connect(self._duplicate)
        self._bar.remove_wanted.connect(self._remove)
        self._editor.edited.connect(self._take_kernel)
        self._editor.size_wanted.connect(self._take_size)
        self._editor.random_wanted.connect(self._take_random)
        self._editor.refused.connect(self.refused)
        self._sliding.edited.connect(self._take_sliding)
        self._shrinking.edited.connect(self._take_shrinking)

    @property
    def current(self) -> int:
        """The number of the current kernel, from 0."""
        return self._bar.current

    def show_round(self, part: Round, current: int) -> None:
        """Show a round and one of its kernels; emits nothing."""
        self._part = part
        current = min(current, len(part.kernels) - 1)
        self._bar.show_kernels(part.kernels, current)
        self._editor.show_kernel(part.kernels[current])
        self._sliding.set_values(part.convolution)
        self._shrinking.set_values(part.pooling)

    def show_plan(self, plan: Plan, number: int) -> None:
        """Put the numbers of round `number` into the formulas."""
        grids = {stage.kind: stage.grid for stage in plan.stages if stage.round == number}
        for kind, formula in self._formulas.items():
            grid = grids.get(kind)
            formula.show_formulas(*((grid.rows.formula, grid.columns.formula) if grid else ("–", "–")))

    def choose(self, number: int) -> None:
        """Make another kernel the current one."""
        self.show_round(self._part, number)
        self.kernel_chosen.emit(self.current)

    # What the user wants

    def _take_kernel(self, kernel: Kernel) -> None:
        self._ask(with_kernel(self._part, self.current, kernel))

    def _take_size(self, size: int) -> None:
        self._ask(with_size(self._part, size))

    def _take_random(self) -> None:
        bias = self._part.kernels[self.current].bias
        self._take_kernel(replace(random_kernel(self._part.kernel_size, np.random.default_rng()), bias=bias))

    def _take_sliding(self, name: str, value: object) -> None:
        self._ask(replace(self._part, convolution=fields.replace(self._part.convolution, **{name: value})))

    def _take_shrinking(self, name: str, value: object) -> None:
        self._ask(replace(self._part, pooling=fields.replace(self._part.pooling, **{name: value})))

    def _add(self, what: str) -> None:
        size = self._part.kernel_size
        if what == RANDOM:
            self._grow(random_kernel(size, np.random.default_rng()))
        elif what == ALL:
            present = {kernel.name for kernel in self._part.kernels}
            self._grow(*(preset_kernel(name, size) for name in PRESETS if name not in present))
        else:
            self._grow(preset_kernel(what, size))

    def _duplicate(self) -> None:
        self._grow(self._part.kernels[self.current])

    def _grow(self, *kernels: Kernel) -> None:
        part = with_more_kernels(self._part, *kernels)
        self.edited.emit(part, len(part.kernels) - 1)

    def _remove(self) -> None:
        part = without_kernel(self._part, self.current)
        self.edited.emit(part, min(self.current, len(part.kernels) - 1))

    def _ask(self, part: Round) -> None:
        self.edited.emit(part, self.current)

    # How it is put together

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._bar)
        layout.addWidget(self._editor)
        layout.addWidget(self._sliding)
        layout.addWidget(self._formulas["convolution"])
        line = QFrame(frameShape=QFrame.Shape.HLine, frameShadow=QFrame.Shadow.Sunken)
        layout.addWidget(line)
        layout.addWidget(self._shrinking)
        layout.addWidget(self._formulas["pooling"])


class _Formula(FollowsLanguage, QWidget):
    """How height and width of the output come about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._labels = (MutedLabel(), MutedLabel()), (QLabel(), QLabel())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for word, label in zip(self._words, self._labels, strict=True):
            row = QHBoxLayout()
            keep_width(word, FORMULA_WORD)
            row.addWidget(word)
            row.addWidget(label, 1)
            layout.addLayout(row)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        for word, text in zip(self._words, (self.tr("height"), self.tr("width")), strict=True):
            word.setText(text)

    def show_formulas(self, height: str, width: str) -> None:
        """Show both."""
        for label, text in zip(self._labels, (height, width), strict=True):
            label.setText(text)
