"""Asks the network what it says of the pad: at once, or in the background where that would hold the window up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from mnist_desktop.core.drawing.digit_image import Gray
from mnist_desktop.core.model.cost import answers_at_once
from mnist_desktop.core.results.calibration import with_temperature
from mnist_desktop.training.engine_interface import OpenedRun, Predictor
from mnist_desktop.ui.shared.waiting import Waiting
from mnist_desktop.workers.task_runner import TaskRunner

Probabilities = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class _Question:
    """An image for a network, and the temperature that its answer gets."""

    predictor: Predictor
    image: Gray
    temperature: float

    def is_like(self, other: _Question | None) -> bool:
        """Whether the answer is the same; an image is another where it was made anew."""
        if other is None:
            return False
        return self.predictor is other.predictor and self.image is other.image and self.temperature == other.temperature


class Answering(QObject):
    """Answers for one image after the other.

    A large network answers in a worker. While it does, only the newest question waits; what it says of an older image is shown
    meanwhile, so that it follows a pen that moves on.

    Attributes
    ----------
    run
        Which network was asked last.

    Signals
    -------
    answered(Probabilities | None)
        Probabilities, float32 (10,); or none: without a network or an image, and while a large network has said nothing for long.
    """

    answered = Signal(object)

    def __init__(self, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.run: OpenedRun | None = None
        self._tasks = tasks
        self._newest: _Question | None = None
        self._asked: _Question | None = None  # by the worker
        self._answer: tuple[_Question, Probabilities] | None = None
        self._waiting = Waiting(self)
        self._waiting.changed.connect(self._note_waiting)

    @property
    def is_pending(self) -> bool:
        """Whether the newest question is not answered yet."""
        return self._newest is not None and (self._answer is None or self._answer[0] is not self._newest)

    def ask(self, run: OpenedRun | None, image: Gray | None, temperature: float) -> None:
        """Ask what a network says of an image, uint8 (28, 28). Where it is quick, the answer is there when this returns."""
        self.run = run
        if run is None or image is None:
            self._newest = self._answer = None
            self._waiting.end()
            self.answered.emit(None)
            return
        question = _Question(run.predictor, image, temperature)
        if question.is_like(self._newest):
            question = self._newest or question
        self._newest = question
        if not self.is_pending:
            self._tell()
        elif answers_at_once(run.record.info.spec):
            self._take_up(question, _answer(question))
        else:
            if self._answer is None or self._answer[0].predictor is not run.predictor:
                self._answer = None  # what another network says
                self.answered.emit(None)
            self._waiting.begin()
            self._go_on()

    def _go_on(self) -> None:
        if self._asked is None and self._newest is not None and self.is_pending:
            self._asked = self._newest
            self._tasks.start("answer", partial(_answer, self._asked), self._take, self._fail, may_be_left=True)

    def _take(self, probabilities: Probabilities) -> None:
        asked, self._asked = self._asked, None
        if asked is not None and self._newest is not None and asked.predictor is self._newest.predictor:
            self._take_up(asked, probabilities)
        self._go_on()

    def _take_up(self, question: _Question, probabilities: Probabilities) -> None:
        self._answer = question, probabilities
        self._waiting.end()
        self._tell()
        if self.is_pending:
            self._waiting.begin()

    def _fail(self, error: Exception) -> None:
        if self._asked is self._newest:
            self._newest = None
            self._waiting.end()
        self._asked = None
        self._go_on()
        self._tasks.report(error)

    def _tell(self) -> None:
        self.answered.emit(None if self._answer is None else self._answer[1])

    def _note_waiting(self) -> None:
        if self._waiting.is_long:
            self.answered.emit(None)  # what was said last is of another image


def _answer(question: _Question) -> Probabilities:
    answer: Probabilities = with_temperature(question.predictor(question.image[np.newaxis]), question.temperature)[0]
    return answer
