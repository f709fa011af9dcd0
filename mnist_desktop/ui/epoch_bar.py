"""The slider above the tabs that leads through the epochs of the opened run."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QToolButton,
    QWidget,
)

from mnist_desktop.core.preference_choices import MEGABYTE
from mnist_desktop.core.runs.kept_epochs import best_of
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.elided_label import ElidedLabel
from mnist_desktop.ui.shared.motion import is_motion_wanted
from mnist_desktop.ui.shared.plain_text import plain_tip, with_key
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.text_size import follow_text_size
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.ui.shared.wheelless import Wheelless

PLAY_MS = 10_000
FASTEST_MS, SLOWEST_MS = 150, 700
"""A run is played in ten seconds, but no epoch faster or slower than these."""
NARROWEST = 140  # pixels of the slider
MARK = 5.0  # pixels that the mark of the best epoch is high
SHORTEST_TEXT = 60  # pixels of the words at the end, which are cut off where there is no room
MOVES = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_PageDown: -5,
    Qt.Key.Key_PageUp: 5, Qt.Key.Key_Home: -(10**6), Qt.Key.Key_End: 10**6,
}  # fmt: skip


class EpochSlider(Wheelless, QSlider):
    """A slider over epochs, of which some may be missing: keys go from one that is there to the next.

    Signals
    -------
    epoch_wanted(int)
        The user wants to see this one, which is there.
    """

    epoch_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("epochSlider")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(NARROWEST)
        self._epochs: tuple[int, ...] = ()
        self._best = 0
        self.valueChanged.connect(self._ask)
        self.sliderReleased.connect(self._settle)

    def set_epochs(self, epochs: tuple[int, ...], epoch: int, best: int) -> None:
        """Offer `epochs`, ascending, and stand at one of them; emits nothing. The `best` has a mark."""
        self._best = best
        with QSignalBlocker(self):
            if epochs != self._epochs:
                self._epochs = epochs
                self.setRange(epochs[0] if epochs else 0, epochs[-1] if epochs else 0)
                self.setPageStep(max(1, len(epochs) // 8))
            if not self.isSliderDown():
                self.setValue(epoch)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next epoch that is there, or to the first or last."""
        move = MOVES.get(Qt.Key(event.key()))
        if move is None or not self._epochs:
            super().keyPressEvent(event)
            return
        here = self._epochs.index(self._nearest(self.value()))
        self.setValue(self._epochs[max(0, min(len(self._epochs) - 1, here + move))])

    def sizeHint(self) -> QSize:
        """Room for the mark below the groove."""
        return super().sizeHint() + QSize(0, 2 * round(MARK))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a triangle below the best epoch."""
        super().paintEvent(event)
        if self._best not in self._epochs or len(self._epochs) < 2:
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        style, parts = self.style(), QStyle.ComplexControl.CC_Slider
        groove = style.subControlRect(parts, option, QStyle.SubControl.SC_SliderGroove, self)
        handle = style.subControlRect(parts, option, QStyle.SubControl.SC_SliderHandle, self)
        room = groove.width() - handle.width()
        x = groove.left() + handle.width() / 2 + QStyle.sliderPositionFromValue(self.minimum(), self.maximum(), self._best, room)
        y = float(self.height())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(self.foregroundRole()))
            painter.drawPolygon(QPolygonF([QPointF(x, y - MARK), QPointF(x - MARK, y), QPointF(x + MARK, y)]))

    def _nearest(self, value: int) -> int:
        return min(self._epochs, key=lambda epoch: abs(epoch - value))

    def _ask(self, value: int) -> None:
        if self._epochs:
            self.epoch_wanted.emit(self._nearest(value))

    def _settle(self) -> None:
        """Let the handle stand where an epoch is."""
        if self._epochs:
            with QSignalBlocker(self):
                self.setValue(self._nearest(self.value()))


class EpochBar(theme.FollowsTheme, FollowsLanguage, QWidget):
    """Leads through the epochs of the opened run, or says why there are none to be led through. Hidden without either."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("epochBar")
        self._epochs = session.epochs
        self._best = 0
        self._session = session
        self._label = QLabel()
        self.slider = EpochSlider()
        self._label.setBuddy(self.slider)
        self._value = QLabel()
        self._value.setObjectName("shownEpoch")
        self._play = QToolButton(autoRaise=True)
        self._play.setObjectName("playEpochsButton")
        self._best_button = QPushButton()
        self._best_button.setObjectName("bestEpochButton")
        self._words = ElidedLabel(muted=True)
        self._words.setObjectName("epochWords")
        self._words.setMinimumWidth(SHORTEST_TEXT)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._play_next)
        self._arrange()
        self.slider.epoch_wanted.connect(self._move)
        self._play.clicked.connect(self._toggle)
        self._best_button.clicked.connect(self._show_best)
        self._epochs.changed.connect(self._follow)
        session.run_opened.connect(self._begin)
        self.follow_theme()
        self.retranslate()
        self._begin()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._label.setText(with_key(self.tr("Epoch"), "O"))
        self.slider.setAccessibleName(self.tr("Epoch that is shown"))
        self.slider.setToolTip(
            plain_tip(self.tr("Shows in Results, Draw, Inside and Lab what the network was like after an earlier epoch. "
                              "The arrow keys go from one to the next; the triangle marks the best on the validation images."))
        )  # fmt: skip
        self._name_play()
        self._reserve_width()
        self._follow()

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        self._play.setIcon(theme.icon("mdi6.pause" if self._timer.isActive() else "mdi6.play"))

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop to play where nobody sees it."""
        super().hideEvent(event)
        self._stop()

    def changeEvent(self, event: QEvent) -> None:
        """Reserve another width for letters of another size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_value"):
            self._reserve_width()

    # What is shown

    def _begin(self, _: object = None) -> None:
        """Begin with another run, or without one."""
        self._stop()
        opened = self._epochs.opened
        # Without validation images no epoch is known to be the best.
        is_judged = opened is not None and any(row.val_loss is not None for row in opened.record.info.history)
        self._best = best_of(opened.record.info) if opened is not None and is_judged else 0
        self._reserve_width()
        self._follow()

    def _follow(self) -> None:
        """Say which epoch is wanted, and what there is."""
        opened, epochs, wanted = self._epochs.opened, self._epochs.available, self._epochs.wanted
        has_some = bool(epochs)
        self.slider.set_epochs(epochs, wanted, self._best)
        is_known = opened is None or has_some or self._epochs.reason is not None
        if is_known:  # while they are looked for all stays as it is, so that the tabs below are not laid out twice
            for part in (self._label, self.slider, self._value, self._play):
                part.setVisible(has_some)
            self._best_button.setVisible(has_some and self._best in epochs)
            self.setVisible(opened is not None or self._epochs.reason is not None)
        if self._timer.isActive() and not has_some:
            self._stop()
        if not has_some:
            self._say(self._absence())
        if opened is None:
            return
        last = len(opened.record.info.history)
        self._value.setText(self.tr("{epoch:,} of {last:,}").format(epoch=wanted, last=last))
        self._best_button.setText(self.tr("Best: {epoch:,}").format(epoch=self._best))
        self._best_button.setToolTip(plain_tip(self._about_best()))
        self._best_button.setEnabled(wanted != self._best)
        self.slider.setAccessibleDescription(
            self.tr("Epoch {epoch:,} of {last:,}, best epoch {best:,}").format(epoch=wanted, last=last, best=self._best)
            if self._best
            else self._value.text()
        )
        if has_some:
            shorter = self.tr("{count:,} epochs kept"), self.tr("{count:,} kept")
            self._say(self._about_kept(len(epochs)), *(text.format(count=len(epochs)) for text in shorter))

    def _say(self, words: str, *shorter: str) -> None:
        self._words.setText(words)
        self._words.set_shorter(*shorter)
        self._words.setAccessibleName(words)

    def _about_kept(self, count: int) -> str:
        megabytes = self._epochs.budget // MEGABYTE
        if not megabytes:
            return self.tr("{count:,} epochs kept; the next run keeps none").format(count=count)
        return self.tr("{count:,} epochs kept, {budget:,} MB at most").format(count=count, budget=megabytes)

    def _about_best(self) -> str:
        if self._best == self._epochs.own:
            return self.tr("Shows the best epoch, whose weights the run has kept.")
        return self.tr("Shows the epoch with the lowest validation loss. The run has kept the weights of its last one.")

    def _absence(self) -> str:
        reason = self._epochs.reason
        return "" if reason is None else self.tr("No earlier epochs to show. {reason}").format(reason=say(reason))

    # What is done

    def _move(self, epoch: int) -> None:
        """The user moves the slider, so it no longer moves by itself."""
        self._stop()
        self._epochs.show(epoch)

    def _show_best(self) -> None:
        self._move(self._best)

    def _toggle(self) -> None:
        if self._timer.isActive():
            self._stop()
            return
        epochs = self._epochs.available
        if not epochs:
            return
        if self._epochs.wanted == epochs[-1]:
            self._epochs.show(epochs[0])
        elif not is_motion_wanted(self):
            self._step()
        if is_motion_wanted(self):
            self._timer.start(max(FASTEST_MS, min(SLOWEST_MS, PLAY_MS // len(epochs))))
            self._name_play()
            self.follow_theme()

    def _play_next(self) -> None:
        """Go on once the epoch that was asked for is there: none is left out."""
        if self._epochs.wanted == self._epochs.epoch and not self._step():
            self._stop()

    def _step(self) -> bool:
        """Go one epoch on; False at the last."""
        later = [epoch for epoch in self._epochs.available if epoch > self._epochs.wanted]
        if later:
            self._epochs.show(later[0])
        return len(later) > 1

    def _stop(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._name_play()
            self.follow_theme()

    def _name_play(self) -> None:
        text = self.tr("Stop") if self._timer.isActive() else self.tr("Play the epochs one after the other")
        self._play.setToolTip(text)
        self._play.setAccessibleName(text)

    def _reserve_width(self) -> None:
        """Give the number the room of the widest one, so that the slider does not change under the pointer."""
        opened = self._epochs.opened
        last = 0 if opened is None else len(opened.record.info.history)
        widest = self.tr("{epoch:,} of {last:,}").format(epoch=last, last=last)
        self._value.setMinimumWidth(self._value.fontMetrics().horizontalAdvance(widest) + 2)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 0)
        row.setSpacing(8)
        row.addWidget(self._label)
        row.addWidget(self._play)
        row.addWidget(self.slider, 3)
        row.addWidget(self._value)
        row.addWidget(self._best_button)
        row.addWidget(self._words, 2)
        keep_targets(self._play, self._best_button, self.slider)
        follow_text_size(self._words, lambda words: words.setMinimumHeight(words.fontMetrics().height() + 4))
