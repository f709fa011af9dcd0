"""Loss and accuracy of several runs over one another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mnist_desktop.core.runs.comparison import Band, CurveName, band
from mnist_desktop.ui.compare.curve_styles import color, curve_style
from mnist_desktop.ui.compare.read_out import read_out
from mnist_desktop.ui.compare.run_group import RunGroup
from mnist_desktop.ui.shared.epoch_keys import EpochKeys
from mnist_desktop.ui.shared.epoch_plot import EpochPlot, keep_axis_width
from mnist_desktop.ui.shared.plot_axes import PercentAxis, ValueAxis, nice_ceiling, on_log_scale
from mnist_desktop.ui.shared.plot_marks import Mark
from mnist_desktop.ui.shared.plot_styles import TRAINING_LINE as TRAINING
from mnist_desktop.ui.shared.plot_styles import VALIDATION_LINE as VALIDATION
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets

Values = NDArray[np.float64]
END_ROOM = 0.03
"""The share of an axis that is left free at its ends."""
ZOOM_SKIPS = 5
"""The first fifth of the epochs, where accuracy climbs, does not count for the zoomed range."""
SHORTEST_AXIS = 2
LEFT_AXIS_WIDTH = 80


class RunCurves(FollowsLanguage, EpochKeys, QWidget):
    """One color per group of runs: training dashed, validation solid; of repeated runs the mean, with a band to the extremes.

    Signals
    -------
    together_changed(bool)
        The user wants repeats of a run drawn as one, or each by itself.
    """

    together_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runCurves")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._groups: tuple[RunGroup, ...] = ()
        self._epoch: int | None = None
        self._loss_axis = ValueAxis("left")
        self.loss_plot = self._make_plot("compareLossPlot", self._loss_axis)
        self.accuracy_plot = self._make_plot("compareAccuracyPlot", PercentAxis("left"))
        self._read_out = QLabel(textFormat=Qt.TextFormat.RichText, wordWrap=True)
        self._read_out.setObjectName("compareReadOut")
        self.together_box = QCheckBox()
        self.together_box.setObjectName("meanOfRepeatsBox")
        self.together_box.setChecked(True)
        self.log_box = QCheckBox()
        self.log_box.setObjectName("compareLogLossBox")
        self.zoom_box = QCheckBox()
        self.zoom_box.setObjectName("compareZoomAccuracyBox")
        self.zoom_box.setChecked(True)
        self._arrange()
        self.together_box.toggled.connect(self.together_changed)
        self.log_box.toggled.connect(self._change_scale)
        self.zoom_box.toggled.connect(self._reset_view)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now; what is in view stays so."""
        self.setAccessibleName(self.tr("Curves of the ticked runs; the arrow keys go from epoch to epoch"))
        for plot, figure in ((self.loss_plot, self.tr("loss")), (self.accuracy_plot, self.tr("accuracy"))):
            plot.name_axes(figure, self.tr("epoch"))
            plot.setAccessibleName(self.tr("Curves of {figure} over epochs").format(figure=figure))
        self.together_box.setText(self.tr("Mean of repeats"))
        self.together_box.setToolTip(
            self.tr("Runs that differ only in their seed become one curve: their mean, in a band from the smallest to the "
                    "largest value, as far as all of them went")
        )  # fmt: skip
        self.log_box.setText(self.tr("Log loss"))
        self.log_box.setToolTip(self.tr("Logarithmic scale: equal distances mean equal factors; small losses can be told apart"))
        self.zoom_box.setText(self.tr("Zoom accuracy"))
        self.zoom_box.setToolTip(self.tr("Show the accuracies of the later epochs enlarged, instead of 0 to 100 %"))
        self._mark_rates()
        self._say()

    def show_groups(self, groups: Sequence[RunGroup]) -> None:
        """Draw these in the place of what is drawn."""
        self._groups = tuple(groups)
        figures: tuple[tuple[EpochPlot, CurveName, CurveName], ...] = (
            (self.loss_plot, "loss", "val_loss"),
            (self.accuracy_plot, "accuracy", "val_accuracy"),
        )
        for plot, training, validation in figures:
            plot.clear_curves()
            for group in self._groups:
                self._draw(plot, group, training, TRAINING)
                self._draw(plot, group, validation, VALIDATION)
        self._mark_rates()
        self._reset_view()
        self.point_at(None)

    @property
    def groups(self) -> tuple[RunGroup, ...]:
        """What is drawn."""
        return self._groups

    @property
    def plots(self) -> tuple[EpochPlot, EpochPlot]:
        """Loss and accuracy."""
        return self.loss_plot, self.accuracy_plot

    def copy_of_view(self, other: RunCurves, pen_scale: float) -> None:
        """Draw for print what another one draws, in the same way and range."""
        for box in ("log_box", "zoom_box"):
            getattr(self, box).setChecked(getattr(other, box).isChecked())
        self._loss_axis.is_logarithmic = other.log_box.isChecked()
        for plot in self.plots:
            plot.prepare_for_print(pen_scale)
        self.show_groups(other.groups)
        for mine, its in zip(self.plots, other.plots, strict=True):
            mine.copy_view(its)
        for tool in (self._read_out, self.together_box, self.log_box, self.zoom_box):
            tool.hide()

    def key(self) -> str:
        """What the lines mean."""
        key = self.tr("Solid: validation. Dashed: training.")
        if any(group.is_repeated for group in self._groups):
            key += " " + self.tr("Band: smallest to largest of the seeds.")
        return key

    def reset_view(self) -> None:
        """Show all epochs again."""
        self._reset_view()

    def chosen_epoch(self) -> int | None:
        """The epoch that is pointed at, from 1."""
        return self._epoch

    def last_epoch(self) -> int:
        """The last epoch of the longest run; 0 without any."""
        return max((len(info.history) for group in self._groups for info in group.infos), default=0)

    def point_at(self, epoch: float | None) -> None:
        """Point at the nearest epoch that there is, or at none."""
        last = self.last_epoch()
        self._epoch = None if epoch is None or not last else min(max(round(epoch), 1), last)
        for plot in (self.loss_plot, self.accuracy_plot):
            plot.show_line(self._epoch)
        self._say()

    def _arrange(self) -> None:
        plots = QHBoxLayout()
        plots.addWidget(self.loss_plot)
        plots.addWidget(self.accuracy_plot)
        tools = QHBoxLayout()
        tools.setSpacing(16)
        tools.addWidget(self._read_out, 1)
        keep_targets(self.together_box, self.log_box, self.zoom_box)
        for box in (self.together_box, self.log_box, self.zoom_box):
            tools.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(plots, 1)
        column.addLayout(tools)

    def _make_plot(self, name: str, axis: ValueAxis | PercentAxis) -> EpochPlot:
        plot = EpochPlot("", "", axis)
        plot.setObjectName(name)
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.setMinimumHeight(160)
        keep_axis_width(plot, LEFT_AXIS_WIDTH)
        plot.pointed.connect(self.point_at)
        plot.moved.connect(self._move_other)
        return plot

    # Drawing

    def _draw(self, plot: EpochPlot, group: RunGroup, figure: CurveName, line: Qt.PenStyle) -> None:
        curve, scale = self._band(group, figure), self._scale(plot)
        style = curve_style(group.style, line, single=len(curve.epochs) == 1)
        if group.is_repeated and line is VALIDATION:
            plot.add_band(style).set_data(curve.epochs, scale(curve.low), scale(curve.high))
        plot.add_curve("", style).set_data(curve.epochs, scale(curve.mean))

    def _mark_rates(self) -> None:
        for plot in (self.loss_plot, self.accuracy_plot):
            plot.show_marks([mark for group in self._groups for mark in self._marks(group)])

    def _marks(self, group: RunGroup) -> list[Mark]:
        """Where the learning rate was changed, which repeats do alike."""
        first, text = group.infos[0], self.tr("rate {rate:g}")
        return [
            Mark(
                change.position(first.steps_per_epoch),
                text.format(rate=change.learning_rate),
                lambda palette: color(group.style, palette),
            )
            for change in first.rate_changes
        ]

    @staticmethod
    def _band(group: RunGroup, figure: CurveName) -> Band:
        return band([info.history for info in group.seeds], figure)

    def _scale(self, plot: EpochPlot) -> Callable[[Values], Values]:
        return on_log_scale if plot is self.loss_plot and self._loss_axis.is_logarithmic else np.asarray

    def _change_scale(self, logarithmic: bool) -> None:
        self._loss_axis.is_logarithmic = logarithmic
        self.show_groups(self._groups)

    def _reset_view(self) -> None:
        epochs = 0.0, max(SHORTEST_AXIS, self.last_epoch()) * (1 + END_ROOM)
        for plot, values in ((self.loss_plot, self._loss_range()), (self.accuracy_plot, self._accuracy_range())):
            plot.set_home(epochs, values)
            plot.reset_view()

    def _move_other(self, low: float, high: float) -> None:
        other = self.accuracy_plot if self.sender() is self.loss_plot else self.loss_plot
        other.show_epochs(low, high)

    def _seen(self, figures: Sequence[CurveName], skipped_share: int = 0) -> Values:
        """All values that are drawn and are numbers; with `skipped_share`, without the first such part of each curve."""
        parts = [np.zeros(0)]
        for group in self._groups:
            for figure in figures:
                curve = self._band(group, figure)
                start = len(curve.epochs) // skipped_share if skipped_share else 0
                parts += [curve.low[start:], curve.high[start:]]
        values = np.concatenate(parts)
        return values[np.isfinite(values)]

    def _loss_range(self) -> tuple[float, float]:
        losses = self._seen(("loss", "val_loss"))
        if not self._loss_axis.is_logarithmic:
            top = float(losses.max()) if losses.size else 1.0
            return 0.0, (nice_ceiling(top) if top > 0 else 1.0) * (1 + END_ROOM)
        exponents = on_log_scale(losses) if losses.size else np.array([-1.0, 0.0])
        return floor(exponents.min() * 10 - 0.3) / 10, ceil(exponents.max() * 10 + 0.3) / 10

    def _accuracy_range(self) -> tuple[float, float]:
        values = self._seen(("accuracy", "val_accuracy"), ZOOM_SKIPS)
        if not self.zoom_box.isChecked() or not values.size:
            return 0.0, 1.0 + END_ROOM
        low, high = max(0.0, floor(values.min() * 100 - 0.2) / 100), min(1.0, ceil(values.max() * 100 + 0.2) / 100)
        return low, high + (high - low) * END_ROOM

    # Reading out

    def _say(self) -> None:
        if self._epoch is None:
            self._read_out.setText(f"{self.key()} {self.tr('Point at an epoch to read it.')}")
        else:
            self._read_out.setText(read_out(self._groups, self._epoch))
