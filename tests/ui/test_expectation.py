"""Asking what is expected of the next run, and showing what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.expectation import Expectation
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.builder.expectation_dialog import ExpectationDialog
from mnist_desktop.ui.builder.run_name import RunName
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.training.expectation_view import ExpectationView
from tests.ui.known_texts import Marking, marked_texts, unknown_texts

EXPECTED = Expectation(0.91, over_fits=False)


def measured(run: OpenedRun, **changes: object) -> OpenedRun:
    """A run whose test accuracy is known."""
    info = msgspec.structs.replace(run.record.info, test_accuracy=0.8, **changes)
    return replace(run, record=replace(run.record, info=info))


@pytest.fixture
def dialog(qtbot: QtBot, session: Session, tiny_dataset: Dataset, make_opened_run: Callable[..., OpenedRun]) -> ExpectationDialog:
    """With one run on the same images to be held against."""
    session.services.store.save(measured(make_opened_run()).record)
    session.use_dataset(tiny_dataset)
    dialog = ExpectationDialog(session, EXPECTED)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog._rival.count() == 2 and not session.tasks.busy)
    return dialog


def test_what_was_answered_before_is_there_again(dialog):
    assert dialog.expectation == EXPECTED
    assert dialog._slider.value() == 910


def test_a_question_is_left_open_until_it_is_answered(qtbot, session):
    dialog = ExpectationDialog(session, Expectation())
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: not session.tasks.busy)
    assert dialog.expectation.is_empty
    dialog._slider.setValue(955)
    assert dialog.expectation == Expectation(0.955), "moving the slider is an answer"


def test_a_run_on_the_same_images_can_be_held_against(dialog, make_opened_run):
    info = measured(make_opened_run()).record.info
    assert not dialog._winner.isEnabled()
    dialog._rival.setCurrentIndex(1)
    assert dialog._winner.isEnabled()
    dialog._winner.setCurrentIndex(1)
    rival = dialog.expectation.rival
    assert (rival.run_id, rival.is_beaten) == (info.id, False)
    assert rival.test_accuracy == info.test_accuracy


def test_the_answers_stay_when_the_language_changes(dialog, marking: Marking):
    dialog._rival.setCurrentIndex(1)
    before = dialog.expectation
    marking.speak()
    dialog.retranslate()
    assert dialog.expectation == before
    names = set(dialog._rival.itemText(1).split())
    assert not unknown_texts(dialog, names)
    marking.fall_silent()
    dialog.retranslate()
    assert not marked_texts(dialog)


def test_what_is_expected_goes_with_the_next_run_and_with_no_other(qtbot, session, tiny_dataset):
    session.use_dataset(tiny_dataset)
    session.edit(Sentence("start"), spec=ModelSpec((Flatten(), Dense(10, "softmax"))))
    name = RunName(session)
    qtbot.addWidget(name)
    name.ask_expectation = lambda *_: EXPECTED
    name.predict_button.click()
    assert name.predict_button.text() == "Predicted…"
    session.train()
    assert session.in_training.expectation == EXPECTED
    assert name.predict_button.text() == "Predict…"
    assert session.next_run.expectation is None
    session.stop()
    qtbot.waitUntil(lambda: not session.tasks.busy)


def test_what_came_of_it_stands_beside_what_was_expected(qtbot, make_opened_run):
    opened_run = make_opened_run()
    view = ExpectationView()
    qtbot.addWidget(view)
    view.show_run(opened_run.record.info)
    assert view.isHidden(), "nothing was expected"
    view.show_run(measured(opened_run, expectation=EXPECTED).record.info)
    assert not view.isHidden()
    assert [row[:2] for row in view.texts()] == [["Test accuracy", "91.0 %"], ["Over-fitting", "no"]]
