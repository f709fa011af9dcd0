"""Loss and accuracy of one run over its epochs, and its learning rate where that changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from mnist_desktop.core.runs.record import EpochRow
from mnist_desktop.ui.shared.epoch_keys import EpochKeys
from mnist_desktop.ui.shared.epoch_plot import FLAG_AT, MARKS_AT, EpochPlot, keep_axis_width
from mnist_desktop.ui.shared.numbers import loss_text, share_text
from mnist_desktop.ui.shared.painted import ShowsFocus
from mnist_desktop.ui.shared.plot_axes import PercentAxis, ValueAxis, nice_ceiling, on_log_scale
from mnist_desktop.ui.shared.plot_marks import Mark
from mnist_desktop.ui.shared.plot_styles import BEST, HEAD, LINE, MARKS, PLAN, RUNNING, TRAINING, VALIDATION
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.theme import colors
from mnist_desktop.ui.training.shown_run import ShownRun

Values = NDArray[np.float64]
Range = tuple[float, float]

SHORTEST_AXIS = 2
"""A single epoch stands in the middle, not at the edge."""
SHORT_RUN = 20
"""Up to so many epochs, all that were asked for are in view from the start; of more, a part that grows in steps."""
ROOM_AHEAD = 1.25
MARK_ROOM = 0.03
"""The share of an axis that is left free at its ends, so that marks are whole."""
ZOOM_SKIPS = 5
"""The first fifth of the epochs, where accuracy climbs, does not count for the zoomed range."""
RATE_PLOT_HEIGHT = 130
SMALLEST_WIDTH = 240
SMALLEST_AREA, STACKED_AREA, AROUND_AREA = 150, 90, 100
"""Pixels of height for the curves of a plot, whatever the size of text; where it is above another and twice as wide; and for
legend and axis with text of the usual size.
"""
RATE_TICKS = 0.5
"""Of the ticks that a plot of its height would have, so that long numbers do not touch."""
LEFT_AXIS_WIDTH = 80
FOCUS_WIDTH = 2
"""Pixels of the frame around the plots."""
FIGURES = ("epoch", "loss", "accuracy", "val_loss", "val_accuracy", "learning_rate")


class CurvesView(FollowsLanguage, EpochKeys, ShowsFocus, QWidget):
    """The plots of one run. The pointer or the arrow keys choose an epoch to read out, Ctrl+C copies, Escape goes back.

    Signals
    -------
    pointed(EpochRow | None)
        The epoch under the pointer changed.
    moved(bool)
        The user zoomed or moved, or the view was reset.
    copy_wanted()
        The user wants the figures of all epochs as a table.
    """

    pointed = Signal(object)
    moved = Signal(bool)
    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("curvesView")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._run: ShownRun | None = None
        self._columns = {figure: np.array([]) for figure in FIGURES}
        self._row: EpochRow | None = None
        self._shown_epoch: int | None = None
        self._is_logarithmic = False
        self._is_zoomed = False
        self._loss_axis = ValueAxis("left")
        self.loss_plot = self._make_plot("lossPlot", self._loss_axis)
        self.accuracy_plot = self._make_plot("accuracyPlot", PercentAxis("left"), flag_at=0.4, marks_at=0.03)
        rate_axis = ValueAxis("left")
        rate_axis.setTickDensity(RATE_TICKS)
        self.rate_plot = self._make_plot("ratePlot", rate_axis, marks_at=0.05)
        self.rate_plot.hide()
        self._curves = {
            figure: [plot.add_curve("", style) for style in (TRAINING, VALIDATION, BEST)]
            for figure, plot in (("loss", self.loss_plot), ("accuracy", self.accuracy_plot))
        }
        self._rate_plan, self._rate_line, self._rate_marks = (
            self.rate_plot.add_curve("", style) for style in (PLAN, LINE, MARKS)
        )
        self._trails = {
            figure: (plot.add_curve("", RUNNING), plot.add_curve("", HEAD))
            for figure, plot in (("loss", self.loss_plot), ("accuracy", self.accuracy_plot))
        }
        self._is_stacked = False
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(FOCUS_WIDTH, FOCUS_WIDTH, FOCUS_WIDTH, FOCUS_WIDTH)
        grid.addWidget(self.loss_plot, 0, 0)
        # The rate stands below the loss, epoch below epoch.
        grid.addWidget(self.rate_plot, 1, 0)
        grid.addWidget(self.accuracy_plot, 0, 1, 2, 1)
        follow_text_size(self, CurvesView._leave_room)
        follow_text_size(self.rate_plot, lambda each: each.setFixedHeight(scaled(RATE_PLOT_HEIGHT)))
        for plot in self.all_plots:
            keep_axis_width(plot, LEFT_AXIS_WIDTH)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("Curves of the run; the arrow keys go from epoch to epoch"))
        figures = self.tr("loss"), self.tr("accuracy"), self.tr("rate")
        for plot, figure in zip(self.all_plots, figures, strict=True):
            plot.name_axes(figure, self.tr("epoch"))
            plot.setAccessibleName(self.tr("Curve of {figure} over epochs").format(figure=figure))
        for plot, curves in ((self.loss_plot, self._curves["loss"]), (self.accuracy_plot, self._curves["accuracy"])):
            names = self.tr("training"), self.tr("validation"), self.tr("best epoch")
            plot.name_curves(dict(zip(curves, names, strict=True)), {self.tr("best epoch"): self.tr("best")})
        self._say_marks()
        self._describe()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the accuracy below the loss where they are too narrow beside each other."""
        super().resizeEvent(event)
        margins = self._grid.contentsMargins()
        beside = 2 * scaled(SMALLEST_WIDTH) + self._grid.horizontalSpacing() + margins.left() + margins.right()
        if (self.width() < beside) is not self._is_stacked:
            self._is_stacked = not self._is_stacked
            self._grid.removeWidget(self.accuracy_plot)
            self._grid.addWidget(self.accuracy_plot, *((2, 0) if self._is_stacked else (0, 1, 2, 1)))
            self._leave_room()

    def minimumSizeHint(self) -> QSize:
        """As narrow as one plot."""
        margins = self._grid.contentsMargins()
        return QSize(scaled(SMALLEST_WIDTH) + margins.left() + margins.right(), super().minimumSizeHint().height())

    @property
    def run(self) -> ShownRun | None:
        """What is shown."""
        return self._run

    @property
    def plots(self) -> tuple[EpochPlot, ...]:
        """The plots in view, the two large ones first."""
        return tuple(plot for plot in self.all_plots if not plot.isHidden())

    def show_run(self, run: ShownRun | None) -> None:
        """Draw a run, or the same run after it grew."""
        is_other = (run and run.run_id) != (self._run and self._run.run_id)
        self._run = run
        self._columns = {figure: _column(run.history if run else [], figure) for figure in FIGURES}
        epochs = self._columns["epoch"]
        best_rows = [run.best] if run and run.best else []
        for figure, (training, validation, best) in self._curves.items():
            scale = self._scale(figure)
            training.set_data(epochs, scale(self._columns[figure]))
            validation.set_data(epochs, scale(self._columns[f"val_{figure}"]))
            best.set_data(_column(best_rows, "epoch"), scale(_column(best_rows, f"val_{figure}")))
        self._rate_marks.set_data(epochs, self._columns["learning_rate"])
        self.rate_plot.setVisible(run is not None and run.rate_varies)
        self._say_marks()
        self._describe()
        self.show_trail()
        if is_other:
            self.point_at(None)
            self.reset_view()

    def _describe(self) -> None:
        """Tell assistive technology where the curves have got to."""
        row = self._run.history[-1] if self._run and self._run.history else None
        texts = ["", "", ""] if row is None else self._last_values(row)
        if self._shown_epoch is not None:
            shown = self.tr("A dotted line marks epoch {epoch}, which is shown.").format(epoch=self._shown_epoch)
            texts = [f"{text}. {shown}" for text in texts]
        for plot, text in zip(self.all_plots, texts, strict=True):
            plot.setAccessibleDescription(text)

    def _last_values(self, row: EpochRow) -> list[str]:
        sentence = self.tr("Epoch {epoch}: training {training}, validation {validation}")
        if row.val_loss is None:
            sentence = self.tr("Epoch {epoch}: training {training}")
        figures = (loss_text(row.loss), loss_text(row.val_loss)), (share_text(row.accuracy), share_text(row.val_accuracy))
        texts = [sentence.format(epoch=row.epoch, training=training, validation=validation) for training, validation in figures]
        return [*texts, self.tr("Epoch {epoch}: rate {rate:.3g}").format(epoch=row.epoch, rate=row.learning_rate)]

    def mark_epoch(self, epoch: int | None) -> None:
        """Mark the epoch that Results and the other tabs show, or none."""
        if epoch != self._shown_epoch:
            self._shown_epoch = epoch
            for plot in self.all_plots:
                plot.show_epoch(epoch)
            self._describe()

    def _say_marks(self) -> None:
        for plot in (self.loss_plot, self.accuracy_plot):
            plot.show_flag(self._run.kept_epoch if self._run else None, self.tr("weights kept"))
        said = self.tr("rate {rate:g}")
        for plot, text in ((self.loss_plot, said), (self.accuracy_plot, said), (self.rate_plot, "{rate:g}")):
            plot.show_marks(self._changes_of_rate(text))

    def show_trail(self) -> None:
        """Draw the running figures of the epoch in training again."""
        for figure, (line, head) in self._trails.items():
            x, y = self._run.trail_of(figure) if self._run else ([], [])
            positions, values = np.array(x, float), self._scale(figure)(np.array(y, float))
            line.set_data(positions, values)
            head.set_data(positions[-1:], values[-1:])
        self._show_rates()
        self._set_homes()

    def _show_rates(self) -> None:
        """The rate of every step: a line as far as the run is, and faintly what its schedule has in store."""
        run, until = self._run, self._epoch_range()[1]
        x, y = run.rate_curve(until) if run and run.rate_varies else (np.array([]), np.array([]))
        done = int(np.searchsorted(x, run.progress + 0.5 / run.steps_per_epoch)) if run else 0
        last = done if run is None or run.ended else len(x)
        self._rate_line.set_data(x[:done], y[:done])
        ahead = slice(max(0, done - 1), last) if done < last else slice(0)
        self._rate_plan.set_data(x[ahead], y[ahead])
        self.rate_plot.set_home(self._epoch_range(), (0.0, _top(y[:last]) * 1.1))

    def set_logarithmic(self, on: bool) -> None:
        """Show the loss on a logarithmic scale, or on a linear one."""
        self._is_logarithmic = self._loss_axis.is_logarithmic = on
        self.loss_plot.is_moved = False
        self.show_run(self._run)

    def set_zoomed(self, on: bool) -> None:
        """Show the accuracies of the later epochs enlarged, or all from 0 to 1."""
        self._is_zoomed = on
        self.accuracy_plot.is_moved = False
        self._set_homes()

    def reset_view(self) -> None:
        """Show all epochs again."""
        for plot in self.all_plots:
            plot.reset_view()
        self.moved.emit(False)

    def copy_of_view(self, other: CurvesView) -> None:
        """Show the same run, in the same way and range, as another view does."""
        self._is_logarithmic = self._loss_axis.is_logarithmic = other._is_logarithmic
        self._is_zoomed = other._is_zoomed
        self.show_run(other._run)
        for mine, its in zip(self.all_plots, other.all_plots, strict=True):
            mine.copy_view(its)

    def prepare_for_print(self, pen_scale: float) -> None:
        """See :meth:`EpochPlot.prepare_for_print`."""
        for plot in self.all_plots:
            plot.prepare_for_print(pen_scale)

    def point_at(self, epoch: float | None) -> None:
        """Read out the epoch nearest to a number, or none."""
        history = self._run.history if self._run else []
        row = None if epoch is None else min(history, key=lambda row: abs(row.epoch - epoch), default=None)
        if row is not self._row:
            self._row = row
            for plot in self.all_plots:
                plot.show_line(None if row is None else row.epoch)
            self.pointed.emit(row)

    def chosen_epoch(self) -> int | None:
        """The epoch that is pointed at, from 1."""
        return self._row.epoch if self._row else None

    def last_epoch(self) -> int:
        """The last epoch of the run; 0 without any."""
        return self._run.history[-1].epoch if self._run is not None and self._run.history else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up the zoom once no epoch is chosen, and copy the history; see the base for the rest."""
        if event.key() == Qt.Key.Key_Escape and self._row is None and any(plot.is_moved for plot in self.all_plots):
            self.reset_view()
        elif event.matches(QKeySequence.StandardKey.Copy) and self.last_epoch():
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame the plots while keys go to them."""
        if self.hasFocus():
            with QPainter(self) as painter:
                painter.setPen(QPen(QColor(colors().accent), FOCUS_WIDTH))
                painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    @property
    def all_plots(self) -> tuple[EpochPlot, EpochPlot, EpochPlot]:
        """The plots, those that are hidden included."""
        return self.loss_plot, self.accuracy_plot, self.rate_plot

    def _leave_room(self) -> None:
        height = (STACKED_AREA if self._is_stacked else SMALLEST_AREA) + scaled(AROUND_AREA)
        for plot in (self.loss_plot, self.accuracy_plot):
            plot.setMinimumSize(scaled(SMALLEST_WIDTH), height)

    def _changes_of_rate(self, text: str) -> list[Mark]:
        run = self._run
        if run is None:
            return []
        return [Mark(run.position_of(change), text.format(rate=change.learning_rate)) for change in run.rate_changes]

    def _make_plot(
        self, name: str, axis: ValueAxis | PercentAxis, *, flag_at: float = FLAG_AT, marks_at: float = MARKS_AT
    ) -> EpochPlot:
        plot = EpochPlot("", "", axis, flag_at=flag_at, marks_at=marks_at)
        plot.setObjectName(name)
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.pointed.connect(self.point_at)
        plot.moved.connect(self._move_others)
        return plot

    def _move_others(self, low: float, high: float) -> None:
        for plot in self.all_plots:
            if plot is not self.sender():
                plot.show_epochs(low, high)
        self.moved.emit(True)

    def _scale(self, figure: str) -> Callable[[Values], Values]:
        return on_log_scale if figure == "loss" and self._is_logarithmic else _as_it_is

    def _set_homes(self) -> None:
        """What each plot shows until the user moves it."""
        epochs = self._epoch_range()
        self.loss_plot.set_home(epochs, self._loss_range())
        self.accuracy_plot.set_home(epochs, self._accuracy_range())

    def _epoch_range(self) -> Range:
        if self._run is None:
            return 0.0, 1.0
        done, asked = len(self._run.history), self._run.epochs
        last: float = done
        if self._run.ended is None:
            last = min(asked, max(SHORT_RUN, nice_ceiling(ROOM_AHEAD * max(1, done))))
        return 0.0, max(SHORTEST_AXIS, last) * (1 + MARK_ROOM)

    def _loss_range(self) -> Range:
        losses = self._seen("loss", "val_loss")
        if not self._is_logarithmic:
            return 0.0, _top(losses)
        exponents = on_log_scale(losses) if losses.size else np.array([-1.0, 0.0])
        # Outwards to tenths of a decade, so that the range seldom jumps.
        return floor(exponents.min() * 10 - 0.3) / 10, ceil(exponents.max() * 10 + 0.3) / 10

    def _accuracy_range(self) -> Range:
        skipped = len(self._run.history) // ZOOM_SKIPS if self._run else 0
        accuracies = self._seen("accuracy", "val_accuracy", skipped=skipped)
        if not self._is_zoomed or not accuracies.size:
            return 0.0, 1.0 + MARK_ROOM
        low = max(0.0, floor(accuracies.min() * 100 - 0.2) / 100)
        high = min(1.0, ceil(accuracies.max() * 100 + 0.2) / 100)
        return low, high + (high - low) * MARK_ROOM

    def _seen(self, *figures: str, skipped: int = 0) -> Values:
        """All values of these figures that are numbers, the newest running ones included."""
        if self._run is None:
            return np.array([])
        # Before the first whole epoch the running figures are all there is; afterwards only the newest counts.
        running = self._run.trail[-1:] if self._run.history else self._run.trail
        last = [getattr(event, figures[0]) for event in running]
        values: Values = np.concatenate([*(self._columns[figure][skipped:] for figure in figures), last])
        return values[np.isfinite(values)]


def _column(rows: Sequence[EpochRow], figure: str) -> Values:
    """One figure of every epoch; what was not measured is not a number."""
    return np.array([getattr(row, figure) for row in rows], float)


def _as_it_is(values: Values) -> Values:
    return values


def _top(values: Values) -> float:
    return nice_ceiling(float(values.max())) if values.size and values.max() > 0 else 1.0
