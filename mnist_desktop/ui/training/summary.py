"""What run is shown, and its figures now and at its best."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from mnist_desktop.core.choice_meanings import SCHEDULES
from mnist_desktop.core.runs.record import EpochRow
from mnist_desktop.core.runs.shipped import is_shipped
from mnist_desktop.ui.shared.data_titles import data_title
from mnist_desktop.ui.shared.elided_label import ElidedLabel
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.numbers import duration, loss_text, share_text
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_names import whole_title
from mnist_desktop.ui.shared.steady import begin_anew, keep_size, write_figure
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.texts import core_text
from mnist_desktop.ui.training.live_rate import LiveRate
from mnist_desktop.ui.training.shown_run import ShownRun

COLUMNS = ("epoch", "loss", "accuracy", "val_loss", "val_accuracy")
WIDEST = "0.0000"
NAME_SCALE = 1.4
FIGURES_SCALE = 1.15
APART, CLOSE = 10, 6
"""Pixels between figures, with room and without."""
NARROWEST = 140
EASY = 260
"""Least width of the words, and the one that they are easily read at, in pixels with text of the usual size."""


class RunSummary(FollowsLanguage, QWidget):
    """The run's name, how it was trained and how it ended; beside that, its figures."""

    def __init__(self, live_rate: LiveRate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: ShownRun | None = None
        self._epoch: int | None = None
        self._live_rate = live_rate
        self.name = ElidedLabel()
        self.name.setFont(_enlarged(self.font(), NAME_SCALE, bold=True))
        self.settings, self.ending = MutedLabel(), PlainLabel()
        for label, name in ((self.name, "runName"), (self.settings, "runSettings"), (self.ending, "runEnding")):
            label.setObjectName(name)
            label.setWordWrap(label is not self.name)
        follow_text_size(self.settings, lambda label: label.setMinimumWidth(scaled(NARROWEST)))
        self.figures = FiguresTable()
        self._head = QHBoxLayout()
        self._head.addWidget(self.name, 1)
        self._words = words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(self._head)
        words.addWidget(self.settings)
        words.addStretch()
        self._row = row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self.figures, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        self._last = self._last_line(live_rate)
        column.addLayout(self._last)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._say_run()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the figures below the words where they leave them too little room beside."""
        super().resizeEvent(event)
        self.figures.set_narrow(self.width() < self.figures.wide)
        stacked = self.is_narrow(self.width())
        self._row.setDirection(QHBoxLayout.Direction.TopToBottom if stacked else QHBoxLayout.Direction.LeftToRight)

    def is_narrow(self, width: int) -> bool:
        """Whether the figures stand below the words at a width, in pixels."""
        return width < self.figures.wide + scaled(EASY)

    def minimumSizeHint(self) -> QSize:
        """The width at which the figures, where there are any, stand close together below the words."""
        widths = [self._words.minimumSize().width(), self._last.minimumSize().width()]
        if not self.figures.isHidden():
            widths.append(self.figures.narrow)
        return QSize(max(widths), super().minimumSizeHint().height())

    def take_tools(self, tools: QWidget) -> None:
        """Have controls beside the name."""
        self._head.addWidget(tools)

    def take_settings_back(self) -> None:
        """Have the settings below the name, as at the beginning."""
        self._words.insertWidget(1, self.settings)

    def leave_room(self) -> None:
        """Make the last line as high without the box for the learning rate as with it, so that nothing moves when a run ends."""
        self.ending.setMinimumHeight(self._live_rate.sizeHint().height())

    def show_run(self, run: ShownRun | None) -> None:
        """Describe a run, or its absence."""
        self._run = run
        self.figures.show_run(run)
        self._say_run()

    def show_epoch(self, epoch: int | None) -> None:
        """Say which epoch the other tabs show; None where that cannot be chosen."""
        if epoch != self._epoch:
            self._epoch = epoch
            self._say_run()

    def _say_run(self) -> None:
        run = self._run
        if run is None:
            self.name.setText(self.tr("No run yet"))
            self.settings.setText(self.tr("Press Train: the curves grow here while the network learns."))
            self.ending.setText("")
            return
        name = whole_title(run.name) or self.tr("Network without a name")
        self.name.setText(self.tr("{name} (pre-trained)").format(name=name) if is_shipped(run.run_id) else name)
        self.settings.setText(self._settings(run))
        self.ending.setText(self._ending(run))

    def _last_line(self, live_rate: LiveRate) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.ending, 1)
        line.addWidget(live_rate)
        follow_text_size(self, RunSummary.leave_room)
        return line

    def _settings(self, run: ShownRun) -> str:
        config = run.config
        sentence = self.tr(
            "{data}: {fit:,} images to fit, {validation:,} to validate. {optimizer} at {rates} ({schedule}), batches of {batch}."
        )
        return sentence.format(
            data=data_title(run.dataset_title), fit=run.fit_count, validation=run.validation_count, optimizer=config.optimizer,
            rates=" → ".join(f"{rate:g}" for rate in run.base_rates), batch=config.batch_size,
            schedule=core_text(SCHEDULES[config.schedule]),
        )  # fmt: skip

    def _ending(self, run: ShownRun) -> str:
        if run.ended is None:
            return self.tr("It goes up to epoch {epochs}.").format(epochs=run.epochs)
        sentence = {
            "finished": self.tr("Finished with epoch {done}, in {time}."),
            "early-stopped": self.tr("Stopped early with epoch {done}, in {time}."),
            "stopped": self.tr("Stopped by hand in epoch {next}, after {time}."),
            "interrupted": self.tr("Interrupted in epoch {next}, after {time}."),
            "failed": self.tr("Failed in epoch {next}, after {time}."),
        }[run.ended.outcome].format(done=len(run.history), next=len(run.history) + 1, time=duration(run.ended.seconds))
        return " ".join(part for part in (sentence, self._weights(run)) if part)

    def _weights(self, run: ShownRun) -> str:
        """Which epoch the other tabs use."""
        if run.ended is None or not run.ended.best_epoch:
            return ""
        if self._epoch not in (None, run.ended.best_epoch):
            return self.tr("Results and Draw show it as it was after epoch {epoch}, the dotted line.").format(epoch=self._epoch)
        if run.kept_epoch is None:
            sentence = self.tr("Results and Draw use the weights of epoch {epoch}, the last.")
        elif run.best_by == "val_loss":
            sentence = self.tr("Results and Draw use the weights of epoch {epoch}, the one with the lowest validation loss.")
        else:
            sentence = self.tr("Results and Draw use the weights of epoch {epoch}, the one with the highest validation accuracy.")
        return sentence.format(epoch=run.ended.best_epoch)


class FiguresTable(FollowsLanguage, QWidget):
    """Loss and accuracy of the newest epoch and of the best one.

    Attributes
    ----------
    wide, narrow
        Its widths in pixels: in large letters, and in those of other text with titles of two lines.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: ShownRun | None = None
        self._run_id = ""  # of the run that the widths are for
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        self._is_narrow = False
        self.wide = self.narrow = 0
        self._titles = [MutedLabel() for _ in COLUMNS[1:]]
        for column, heading in enumerate(self._titles, 1):
            heading.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(heading, 0, column, Qt.AlignmentFlag.AlignRight)
        self.newest = [_named(f"newest_{figure}") for figure in COLUMNS]
        self.best = [_named(f"best_{figure}") for figure in COLUMNS]
        for row, labels in ((1, self.newest), (2, self.best)):
            for column, label in enumerate(labels):
                side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
                label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                grid.addWidget(label, row, column, side)
        follow_text_size(self, FiguresTable._leave_columns)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._leave_columns()
        self.show_run(self._run)

    def set_narrow(self, narrow: bool) -> None:
        """Take less width, or as much as is easy to read."""
        if narrow is not self._is_narrow:
            self._is_narrow = narrow
            self._set_letters(narrow)

    def _leave_columns(self) -> None:
        """Measure both widths, and leave that of the one that it has."""
        for narrow in (self._is_narrow, not self._is_narrow, self._is_narrow):
            self._set_letters(narrow)
            width = self.sizeHint().width()
            self.wide, self.narrow = (self.wide, width) if narrow else (width, self.narrow)

    def _set_letters(self, narrow: bool) -> None:
        self.setFont(_enlarged(QApplication.font(), 1 if narrow else FIGURES_SCALE))
        self._grid.setHorizontalSpacing(CLOSE if narrow else APART)
        titles = (self.tr("training loss"), self.tr("accuracy"), self.tr("validation loss"), self.tr("accuracy"))
        for heading, title in zip(self._titles, titles, strict=True):
            heading.setText(title.replace(" ", "\n") if narrow else title)
        self._reserve_widths(keep_size)

    def _reserve_widths(self, reserve: Callable[[QLabel, str], None]) -> None:
        # Hardly a figure is wider, so nothing moves while they change.
        for epoch, *figures in (self.newest, self.best):
            reserve(epoch, self.tr("Best: epoch {epoch}").format(epoch=1000))
            for label in figures:
                reserve(label, WIDEST)

    def show_run(self, run: ShownRun | None) -> None:
        """Fill in what is known."""
        if run is not None and run.run_id != self._run_id:
            self._run_id = run.run_id
            self._reserve_widths(begin_anew)
        self._run = run
        self.setVisible(run is not None)
        newest = run.history[-1] if run and run.history else None
        self._fill(self.newest, self.tr("Epoch {epoch}"), newest)
        self._fill(self.best, self.tr("Best: epoch {epoch}"), run.best if run else None)
        by_accuracy = run is not None and run.best_by == "val_accuracy"
        self.best[0].setToolTip(
            self.tr("The epoch with the highest validation accuracy, which early stopping watches; ringed in both charts")
            if by_accuracy
            else self.tr("The epoch with the lowest validation loss; ringed in both charts")
        )

    def _fill(self, labels: list[QLabel], title: str, row: EpochRow | None) -> None:
        texts = [""] * 5
        if row is not None:
            texts = [title.format(epoch=row.epoch), loss_text(row.loss), share_text(row.accuracy), loss_text(row.val_loss),
                     share_text(row.val_accuracy)]  # fmt: skip
        for label, text in zip(labels, texts, strict=True):
            write_figure(label, text)


def _enlarged(font: QFont, scale: float, *, bold: bool = False) -> QFont:
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * scale)
    larger.setBold(bold)
    return larger


def _named(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    return label
