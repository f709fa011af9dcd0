"""The Draw tab: the pad, the network's prediction for it, and the network's input."""

from __future__ import annotations

import time
from collections.abc import Callable
from math import ceil
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
    QUndoStack,
)
from PySide6.QtWidgets import QWidget

from mnist_desktop.core.datasets.dataset import Dataset, Family
from mnist_desktop.core.datasets.images.keys import is_own
from mnist_desktop.core.drawing.digit_image import DigitStages, Gray, stages_of_drawing
from mnist_desktop.core.drawing.fashion_image import FashionStages
from mnist_desktop.core.runs.doubt import NO_DOUBT, Doubt
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.drawing.answering import Answering, Probabilities
from mnist_desktop.ui.drawing.collect_mode import CollectMode
from mnist_desktop.ui.drawing.network_input_view import NetworkInputView
from mnist_desktop.ui.drawing.pad import DrawingPad
from mnist_desktop.ui.drawing.pad_tools import PadTools
from mnist_desktop.ui.drawing.prediction_view import PredictionView
from mnist_desktop.ui.drawing.probability_bars import DIGITS
from mnist_desktop.ui.open_network import OpenNetworkButton
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.class_names import class_names
from mnist_desktop.ui.shared.dropped import ask_for_picture, offers_picture
from mnist_desktop.ui.shared.menus import Menu
from mnist_desktop.ui.shared.prepared_picture import PictureReader, PreparedPicture, Stages
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.sample_digits import take_sample
from mnist_desktop.ui.shared.text_size import scaled

PACE = 0.004
"""Seconds between two predictions at least: the fastest mice report every millisecond, and an answer with its painting takes
six. What comes in between is answered together, so a move waits no longer than this for its turn."""

MARGIN, BETWEEN, COLUMN_GAP = 16, 12, 28
WIDEST_ANSWER = 800  # with text of the usual size
COMFORTABLE, STAGES_PART = 360, 0.24  # of the pad's side, and of the height where the pad leaves so much


class DrawTab(FollowsLanguage, QWidget):
    """Draw, and see at each move of the pen what the opened run makes of it.

    Signals
    -------
    answered(float)
        A change on the pad was answered: milliseconds from the change until the probabilities were painted.
    """

    answered = Signal(float)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drawTab")
        self.setAcceptDrops(True)
        self._session = session
        self._family: Family = "mnist"
        self._prepared: Stages | None = None
        self._changed_at: float | None = None
        self._asked_at: float | None = None
        self._is_several = False
        self._to_paint: float | None = None
        self._answering = Answering(session.tasks, self)
        self.answers, self.last_latency_ms, self._predicted_at = 0, 0.0, 0.0
        self.pad = DrawingPad(self)
        self.tools = PadTools(self.pad, self)
        self.prediction_view = PredictionView(self)
        self.collect_mode = CollectMode(self.pad, self.tools, self.prediction_view, session, self)
        self.input_view = NetworkInputView(self)
        self._source = PictureReader(session.tasks, self)
        self._pace = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self.prediction_view.offer(OpenNetworkButton("drawOpenNetwork", session, self))
        self._sketched = session.sketch
        self._restore_sketch()
        self._connect()
        self._follow_session()

    @property
    def undo_stack(self) -> QUndoStack:
        """What was done to the pad: while the focus is in this tab, it is that which is undone."""
        return self.pad.undo_stack

    @property
    def is_answering(self) -> bool:
        """Whether something changed that is not yet answered on the screen."""
        return self._changed_at is not None or self._to_paint is not None or self._answering.is_pending

    def sizeHint(self) -> QSize:
        """The preferred size."""
        return QSize(900, 680)

    def minimumSizeHint(self) -> QSize:
        """The size with the smallest pad."""
        least, stages = self.pad.minimumSizeHint(), self.input_view.minimumSizeHint()
        column = max(least.width(), self.tools.minimumSizeHint().width())
        width = max(column + COLUMN_GAP + self._answer_width(), stages.width())
        column = self._tools_width(width, least.width())
        height = self._upper_height(least.height(), column, width - COLUMN_GAP - column) + BETWEEN + stages.height()
        return QSize(width + 2 * MARGIN, height + 2 * MARGIN)

    def _upper_height(self, side: int, column: int, answer: int) -> int:
        """What a pad of that side takes with its tools, or the answer beside it, of that width, where that needs more."""
        return max(side + BETWEEN + self.tools.heightForWidth(column), self.collect_mode.least_height(answer))

    def _answer_width(self) -> int:
        return max(self.pad.minimumSizeHint().width(), self.collect_mode.minimumSizeHint().width())

    def _tools_width(self, room: int, side: int) -> int:
        """All tools are in one row where the answer leaves room for that."""
        return max(side, min(self.tools.sizeHint().width(), room - COLUMN_GAP - self._answer_width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts for the new size."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Place the parts. No layout does: the pad is square, and what it leaves, in either direction, goes to the others."""
        room = self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        tools = self.tools.heightForWidth(self._tools_width(room.width(), self.pad.minimumSizeHint().width()))
        beside_stages = room.height() - tools - 2 * BETWEEN
        stages = max(self.input_view.sizeHint().height(), round(STAGES_PART * room.height()))
        # Where there is little room, the stages shrink before a pad that is just comfortable.
        comfortable = min(COMFORTABLE, beside_stages - self.input_view.minimumSizeHint().height())
        tallest = max(beside_stages - stages, comfortable, self.pad.minimumSizeHint().height())
        side = min((room.width() - COLUMN_GAP) // 2, tallest)
        self.pad.setGeometry(room.left(), room.top(), side, side)
        column = self._tools_width(room.width(), side)
        self.tools.setGeometry(room.left(), room.top() + side + BETWEEN, column, tools)
        left = room.left() + column + COLUMN_GAP
        answer = min(room.right() + 1 - left, scaled(WIDEST_ANSWER))
        upper = self._upper_height(side, column, answer)
        self.collect_mode.setGeometry(left, room.top(), answer, upper)
        top = room.top() + upper + BETWEEN
        self.input_view.setGeometry(room.left(), top, room.width(), room.bottom() + 1 - top)

    def _connect(self) -> None:
        self.pad.changed.connect(self._take_change)
        self.pad.sample_wanted.connect(self.load_sample)
        self.pad.menu_wanted.connect(self._show_pad_menu)
        self.tools.sample_wanted.connect(self.load_sample)
        self.tools.open_wanted.connect(self.open_picture)
        self.tools.paste_wanted.connect(self.paste)
        self.collect_mode.switched.connect(self.retranslate)
        self._pace.timeout.connect(self._predict)
        self._answering.answered.connect(self._show_answer)
        self._source.arrived.connect(self._take_picture)
        self.prediction_view.bars.painted.connect(self._note_painting)
        self._session.first_network.arrived.connect(self._follow_session)
        self._session.run_opened.connect(self._follow_session)
        self._session.run_shown.connect(self._follow_epoch)
        self._session.dataset_changed.connect(self._follow_session)
        self._session.doubt.changed.connect(self._follow_doubt)
        self.prediction_view.threshold_wanted.connect(self._use_threshold)

    # What the user wants

    def load_sample(self, digit: int) -> None:
        """Put the shipped drawing of a digit, 0..9, on the pad."""
        if not self.collect_mode.is_on:
            take_sample(digit, self.pad.load, self._session.problem.emit)

    def open_picture(self) -> None:
        """Ask for a picture file and read it."""
        path = ask_for_picture(self)
        if path is not None:
            self.read_picture(path)

    def read_picture(self, path: Path) -> None:
        """Read a picture file."""
        self._source.read_file(path, self._family)

    def paste(self) -> None:
        """Read the picture in the clipboard."""
        self._source.read_mime(QGuiApplication.clipboard().mimeData(), self._family)

    def event(self, event: QEvent) -> bool:
        """Claim undo, redo, copy and paste while the focus is in this tab; elsewhere they belong to the layers."""
        if event.type() is QEvent.Type.LayoutRequest and self.collect_mode.is_on:
            self._place()  # a text there may go on in another line
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._action_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys for undo, redo, copy and paste."""
        if (action := self._action_of(event)) is None:
            super().keyPressEvent(event)
        else:
            action()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept dropped images."""
        if offers_picture(event.mimeData()):
            event.acceptProposedAction()
            self.pad.set_invited(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Remove the drop highlight."""
        super().dragLeaveEvent(event)
        self.pad.set_invited(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the picture that was dropped."""
        self.pad.set_invited(False)
        event.acceptProposedAction()
        self._source.read_mime(event.mimeData(), self._family)

    def pad_menu(self) -> Menu:
        """What can be done with the pad, as a menu."""
        menu, pad = Menu(self), self.pad
        menu.addAction(self.tr("Copy as picture"), self.copy).setEnabled(not pad.is_empty)
        menu.addAction(self.tr("Paste a picture"), self.paste)
        menu.addSeparator()
        menu.addAction(self.tr("Undo"), pad.undo).setEnabled(pad.can_undo)
        menu.addAction(self.tr("Redo"), pad.redo).setEnabled(pad.can_redo)
        menu.addAction(self.tr("Clear"), pad.clear).setEnabled(not pad.is_empty)
        return menu

    def copy(self) -> None:
        """Put what lies on the pad into the clipboard, as a picture."""
        if not self.pad.is_empty:
            QGuiApplication.clipboard().setImage(self.pad.image())

    def _show_pad_menu(self, place: QPoint) -> None:
        self.pad_menu().show_once(place)

    # What follows from it

    def _follow_session(self, _: object = None) -> None:
        """Answer with another network, and take what it can read: drawings for digits, pictures for clothing."""
        run, dataset = self._session.shown_run, self._session.dataset
        family: Family = run.record.info.dataset_family if run else dataset.family if dataset else "mnist"
        self._take_up_sketch()
        if family != self._family:
            self._family = family
            self._source.forget()
            self.pad.set_takes_ink(family == "mnist")
            if family == "mnist":
                self._restore_sketch()
        self.tools.set_takes_ink(self._family == "mnist")
        self.retranslate()
        self._predict()

    def _follow_epoch(self, run: OpenedRun | None) -> None:
        """Answer for what is drawn as the same network did after another epoch."""
        if run is not self._answering.run:
            self._follow_doubt()

    def _follow_doubt(self, _: object = None) -> None:
        """Answer by another threshold or temperature; another run, whose doubt this may be, is followed right after."""
        self._say_whose_answer()
        self._answer()

    def _doubt(self) -> Doubt:
        """What was decided, for the weights that the run kept."""
        return self._session.doubt.doubt if self._session.shown_run is self._session.opened_run else NO_DOUBT

    def _use_threshold(self, wanted: bool) -> None:
        doubt = self._session.doubt
        doubt.decide(replace(doubt.doubt, on_pad=wanted))

    def retranslate(self) -> None:
        """Name the pad by what it takes, and the classes as the language does."""
        self._say_whose_answer()
        if self._family == "mnist":
            self.pad.setAccessibleName(self.tr("Drawing pad"))
            digits = self.prediction_view.reads_digits or self.collect_mode.is_on
            self.pad.set_hint(self.tr("Draw a digit here") if digits else self.tr("Draw here"))
            self.pad.setToolTip(self.tr(
                "Draw a digit with mouse, pen or finger, or with the arrow keys and Space. The keys 0 to 9 draw one for you, "
                "Delete clears the pad, Backspace and Ctrl+Z take a stroke back, Esc drops the one that the keys are drawing. "
                "The photo of a digit is welcome, too."
            ))  # fmt: skip
            return
        self.pad.setAccessibleName(self.tr("Place for a picture"))
        run, dataset = self._session.shown_run, self._session.dataset
        if is_own(run.record.info.dataset_key if run else dataset.key if dataset else ""):
            self.pad.set_hint(self.tr("Drop a picture here, paste one, or open a file"))
            self.pad.setToolTip(self.tr("One thing on an even background is read best."))
        else:
            self.pad.set_hint(self.tr("Drop a picture of clothing here, paste one, or open a file"))
            self.pad.setToolTip(self.tr("One piece of clothing on an even background is read best."))

    def _say_whose_answer(self) -> None:
        run, dataset, family = self._session.shown_run, self._session.dataset, self._family
        self.prediction_view.set_run(run, _class_names(run, dataset, family), family, dataset)
        self.prediction_view.set_doubt(self._doubt())
        self.updateGeometry()
        self._place()  # the switch of the threshold may have come or gone

    def _restore_sketch(self) -> None:
        """Put on the pad what was drawn last, at another start or before clothing was looked at."""
        sketch = self._session.sketch
        if not sketch.is_empty:
            self.tools.set_width(sketch.pen_width)
            self.pad.restore(sketch)

    def showEvent(self, event: QShowEvent) -> None:
        """Take up what was drawn elsewhere."""
        super().showEvent(event)
        self._take_up_sketch()

    def _take_up_sketch(self) -> None:
        if self._session.sketch is not self._sketched and self._family == "mnist":
            self._sketched = self._session.sketch
            self.pad.restore(self._sketched)

    def _take_change(self) -> None:
        """Request a prediction; however fast the pen is, predictions are at least PACE apart."""
        self._source.forget()
        now = time.perf_counter()
        if self._changed_at is None:
            self._changed_at = now
        if not self._pace.isActive():
            self._pace.start(max(0, ceil((self._predicted_at + PACE - now) * 1000)))

    def _take_picture(self, prepared: PreparedPicture) -> None:
        self._prepared = prepared.stages
        self.pad.show_picture(prepared.picture)

    def _predict(self) -> None:
        """Show the network's input and its prediction."""
        self._pace.stop()
        self._predicted_at = time.perf_counter()
        image, self._is_several = self._show_stages()
        self._session.set_drawing(image)
        self._asked_at, self._changed_at = self._changed_at, None
        self._answer()

    def _answer(self) -> None:
        """Ask what the network says of the image that the pad holds."""
        self._answering.ask(self._session.shown_run, self._session.drawing, self._doubt().shown_temperature)

    def _show_answer(self, probabilities: Probabilities | None) -> None:
        self.prediction_view.show_answer(
            probabilities,
            is_empty=self._session.drawing is None,
            is_awaited=self._session.first_network.is_awaited,
            is_several=self._is_several,
        )
        if self._asked_at is not None and not self._answering.is_pending:
            # Bars that are scrolled out of view are not painted.
            self._to_paint = None if self.prediction_view.bars.visibleRegion().isEmpty() else self._asked_at
            self._asked_at = None

    def _show_stages(self) -> tuple[Gray | None, bool]:
        """Show how what is on the pad becomes the network's input; return that, and whether it looks like several digits."""
        if self.pad.picture is None:
            self._prepared = None
        if self._family == "mnist":
            drawing = self._session.sketch = self._sketched = self.pad.drawing
            stages = self._prepared if isinstance(self._prepared, DigitStages) else stages_of_drawing(drawing)
            self.input_view.show_digit(stages)
            is_one_line = len(drawing.strokes) == 1  # which has no gap, so nothing needs to be looked for at each move of the pen
            return (None, False) if stages is None else (stages.image, not is_one_line and stages.looks_like_several)
        clothing = self._prepared if isinstance(self._prepared, FashionStages) else None
        self.input_view.show_clothing(clothing)
        return None if clothing is None else clothing.image, False

    def _note_painting(self) -> None:
        if self._to_paint is not None:
            self.last_latency_ms = (time.perf_counter() - self._to_paint) * 1000
            self._to_paint = None
            self.answers += 1
            self.answered.emit(self.last_latency_ms)

    def _action_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key press means here."""
        keys = {
            QKeySequence.StandardKey.Undo: self.pad.undo,
            QKeySequence.StandardKey.Redo: self.pad.redo,
            QKeySequence.StandardKey.Copy: self.copy,
            QKeySequence.StandardKey.Paste: self.paste,
        }
        return next((action for key, action in keys.items() if event.matches(key)), None)


def _class_names(run: OpenedRun | None, dataset: Dataset | None, family: Family) -> tuple[str, ...]:
    known = run.dataset if run else dataset
    return class_names(known) if known and known.family == family else DIGITS
