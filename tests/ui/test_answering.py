"""The pad is answered at once by a quick network, and by a large one without holding the window up."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

import msgspec
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from mnist_desktop.core.model.layers import Conv2D, Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.drawing.answering import Answering
from mnist_desktop.ui.drawing.draw_tab import DrawTab
from mnist_desktop.ui.session import Session

PATIENCE = 60.0
LARGE = ModelSpec((*[Conv2D(256, 3, padding="same")] * 5, Flatten(), Dense(10, "softmax")), "Large")
IMAGES = [np.full((28, 28), number, np.uint8) for number in range(3)]


class Slow:
    """Answers with the number of the image, each time after it was let."""

    def __init__(self) -> None:
        self.may_answer = threading.Semaphore(0)
        self.threads: list[threading.Thread] = []
        self.seen: list[int] = []

    def __call__(self, images: np.ndarray) -> np.ndarray:
        self.threads.append(threading.current_thread())
        self.seen.append(int(images[0, 0, 0]))
        assert self.may_answer.acquire(timeout=PATIENCE)
        return np.eye(10, dtype=np.float32)[images[:, 0, 0]]


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def make_large(make_opened_run: Callable[..., OpenedRun], slow: Slow) -> Callable[..., OpenedRun]:
    def make(predictor: object = slow) -> OpenedRun:
        run = make_opened_run()
        info = msgspec.structs.replace(run.record.info, spec=LARGE)
        return replace(run, record=replace(run.record, info=info), predictor=predictor)

    return make


def test_a_large_network_answers_outside_the_gui_thread_and_says_that_it_takes_a_moment(
    qtbot: QtBot, session: Session, make_large: Callable[..., OpenedRun], slow: Slow
) -> None:
    tab = DrawTab(session)
    qtbot.addWidget(tab)
    session.show_run(make_large())
    tab.load_sample(4)
    qtbot.waitUntil(lambda: slow.seen != [])
    assert tab.is_answering
    assert tab.prediction_view.prediction.text() == "Reading…"
    slow.may_answer.release()
    qtbot.waitUntil(lambda: not tab.is_answering)
    assert slow.threads != [threading.main_thread()]
    assert tab.prediction_view.prediction.text() == "0, 100 %"


def test_a_pen_that_moves_on_is_followed_and_only_the_newest_image_waits(
    qtbot: QtBot, session: Session, make_large: Callable[..., OpenedRun], slow: Slow
) -> None:
    answering, said = Answering(session.tasks), []
    answering.answered.connect(lambda answer: said.append(None if answer is None else int(answer.argmax())))
    run = make_large()
    for image in IMAGES:
        answering.ask(run, image, 1.0)
    assert said[0] is None
    qtbot.waitUntil(lambda: slow.seen == [0])
    slow.may_answer.release()
    qtbot.waitUntil(lambda: slow.seen == [0, 2])
    assert said[-1] == 0
    assert answering.is_pending
    slow.may_answer.release()
    qtbot.waitUntil(lambda: not answering.is_pending)
    assert said[-1] == 2
    answering.ask(replace(run, is_judged=False), IMAGES[2], 1.0)
    assert slow.seen == [0, 2], "the same network is not asked the same again"
    assert said[-1] == 2


def test_what_another_network_said_late_is_not_shown(
    qtbot: QtBot, session: Session, make_large: Callable[..., OpenedRun], slow: Slow
) -> None:
    answering, said, other = Answering(session.tasks), [], Slow()
    answering.answered.connect(lambda answer: said.append(None if answer is None else int(answer.argmax())))
    answering.ask(make_large(), IMAGES[1], 1.0)
    qtbot.waitUntil(lambda: slow.seen == [1])
    answering.ask(make_large(predictor=other), IMAGES[2], 1.0)
    other.may_answer.release()
    slow.may_answer.release()
    qtbot.waitUntil(lambda: not answering.is_pending)
    assert set(said) == {None, 2}


@pytest.mark.logs_errors
def test_a_large_network_that_fails_holds_up_no_later_image(
    qtbot: QtBot, session: Session, make_large: Callable[..., OpenedRun], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Exception] = []
    monkeypatch.setattr(session.tasks, "report", told.append)

    def fails_on_black(images: np.ndarray) -> np.ndarray:
        if not images.any():
            raise ValueError("black")
        return np.eye(10, dtype=np.float32)[images[:, 0, 0]]

    answering, run = Answering(session.tasks), make_large(predictor=fails_on_black)
    answering.ask(run, IMAGES[0], 1.0)
    qtbot.waitUntil(lambda: bool(told))
    assert not answering.is_pending
    with qtbot.waitSignal(answering.answered, check_params_cb=lambda answer: answer is not None):
        answering.ask(run, IMAGES[1], 1.0)
