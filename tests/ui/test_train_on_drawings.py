"""Training on collected drawings: it asks how, trains a run like any other, and shows what that brought."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.images.kept import list_sets
from mnist_desktop.core.errors import StorageError
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.drawing.draw_tab import DrawTab
from mnist_desktop.ui.drawing.tuning import TrainOnHandwriting
from mnist_desktop.ui.drawing.tuning_dialog import TuningDialog
from mnist_desktop.ui.drawing.tuning_result import TuningResult, read_again
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.plain_text import PlainLabel
from tests.ui.known_texts import unknown_texts
from tests.unit.test_handwriting import of_class

CLASS = of_class(4, rounds=1)
"""Three writers to learn from and one to test with."""


@pytest.fixture
def tab(qtbot: QtBot, session: Session, make_opened_run, tiny_dataset: Dataset) -> DrawTab:
    session.show_run(make_opened_run(dataset=tiny_dataset))
    tab = DrawTab(session)
    qtbot.addWidget(tab)
    tab.resize(1000, 560)
    with qtbot.waitExposed(tab):
        tab.show()
    tab.collect_mode.begin_button.click()
    tab.collect_mode.collecting.add(CLASS.digits)
    return tab


def asked(qtbot: QtBot, tab: DrawTab) -> TuningDialog:
    tab.collect_mode.panel.train_button.click()
    qtbot.waitUntil(lambda: tab.findChild(TuningDialog) is not None)
    return tab.findChild(TuningDialog)


def text_of(dialog: object, name: str) -> str:
    return dialog.findChild(object, name).text()  # type: ignore[attr-defined]


def test_it_trains_a_run_that_says_what_it_began_from_and_shows_what_that_brought(qtbot, tab, session):
    dialog = asked(qtbot, tab)
    assert (dialog.tuning.trains, dialog.tuning.share) == ("all", 75)
    assert text_of(dialog, "tuningNow").startswith("Now it reads 10.0 % of those to test with")
    assert "90 training images of Tiny blocks" in text_of(dialog, "tuningNote")
    dialog.findChild(object, "tuningEpochsBox").setValue(2)
    with qtbot.waitSignal(session.run_to_watch):
        dialog.accept()
    job = session.in_training
    assert (job.origin.name, job.origin.trains, job.config.epochs) == ("Softmax regression", "all", 2)
    assert job.dataset.title == "Class handwriting + 75 % Tiny blocks"
    assert job.spec.name == "Softmax regression, fine-tuned"
    qtbot.waitUntil(lambda: tab.window().findChild(TuningResult) is not None)
    result = tab.window().findChild(TuningResult)
    assert "it reads the very same as before" in result.meaning.text()
    assert session.run.state is TrainingState.IDLE
    result.close()


def test_a_network_that_is_not_asked_about_twice_stays_as_it_is(qtbot, tab, session):
    dialog = asked(qtbot, tab)
    dialog.reject()
    assert list(list_sets()) == [], "nothing is kept before it is wanted"
    assert session.in_training is None


def test_the_proposed_rate_follows_the_layers_that_learn(qtbot, tab):
    dialog = asked(qtbot, tab)
    of_all = dialog.tuning.learning_rate
    layers = dialog.findChild(object, "tunedLayersBox")
    layers.setCurrentIndex(layers.findData("last"))
    assert dialog.tuning.learning_rate > of_all
    share = dialog.findChild(object, "oldImagesBox")
    share.setCurrentIndex(share.findData(0))
    assert text_of(dialog, "tuningNote") == "Without old images a network forgets some of what it knew."
    dialog.reject()


def test_one_hand_only_is_said_before_anything_is_trained(qtbot, tab):
    collecting = tab.collect_mode.collecting
    collecting.undo_stack.undo()
    collecting.add(of_class(1, rounds=4).digits)
    dialog = asked(qtbot, tab)
    texts = [label.text() for label in dialog.findChildren(object) if hasattr(label, "text") and not callable(label)]
    assert any("All are by one writer" in text for text in texts)
    dialog.reject()


@pytest.mark.parametrize(("writers", "said"), [(1, "too few"), (2, "too few")])
def test_too_few_drawings_are_refused(qtbot, tab, session, writers, said):
    collecting = tab.collect_mode.collecting
    collecting.undo_stack.undo()
    collecting.add(of_class(writers, rounds=1).digits)
    with qtbot.waitSignal(session.problem) as told:
        tab.collect_mode.panel.train_button.click()
    assert said in told.args[0].text


def test_it_waits_for_no_training_and_needs_a_network(qtbot, tab, session):
    session.run.set_state(TrainingState.RUNNING)
    with qtbot.waitSignal(session.notice) as told:
        tab.collect_mode.panel.train_button.click()
    assert "when no other is in training" in told.args[0]
    session.run.set_state(TrainingState.IDLE)
    session.show_run(None)
    with qtbot.waitSignal(session.notice) as told:
        tab.collect_mode.panel.train_button.click()
    assert "No network is shown" in told.args[0]


def test_what_cannot_be_kept_is_said_and_nothing_is_trained(qtbot, tab, session, monkeypatch):
    def refuse(*_: object) -> Dataset:
        raise StorageError("The disk is full.")

    monkeypatch.setattr("mnist_desktop.training.fine_tuning.keep_data", refuse)
    dialog = asked(qtbot, tab)
    with qtbot.waitSignal(session.problem) as told:
        dialog.accept()
    assert told.args[0].text == "The disk is full."
    assert session.in_training is None


def test_nothing_is_called_new_to_a_network_of_which_nobody_knows_what_it_has_learned_from(qtbot, tab, session):
    dialog = asked(qtbot, tab)
    learn = tab.collect_mode.files.tuning._asked[1]
    dialog.reject()
    assert "may not be new to it" not in text_of(dialog, "tuningNote")
    unknown = replace(learn.prepared, is_test_new=False)
    said = TuningDialog(unknown, 3, 1, tab)
    assert text_of(said, "tuningNote").endswith("some of the drawings to test with may not be new to it.")
    share = said.findChild(object, "oldImagesBox")
    share.setCurrentIndex(share.findData(0))
    assert text_of(said, "tuningNote").endswith("some of the drawings to test with may not be new to it.")
    for prepared, is_claimed in ((learn.prepared, True), (unknown, False)):
        result = TuningResult(read_again(prepared, prepared.run, 3, 1), tab)
        texts = [label.text() for label in result.findChildren(PlainLabel)]
        assert any("not learned from" in text for text in texts) == is_claimed
        assert any("do not say how it reads new hands" in text for text in texts) != is_claimed
        result.deleteLater()
    said.deleteLater()


class Reader:
    """Reads every image as one digit."""

    def __init__(self, digit: int) -> None:
        self._digit = digit

    def __call__(self, images: np.ndarray) -> np.ndarray:
        return np.tile(np.eye(10, dtype=np.float32)[self._digit], (len(images), 1))


def test_every_text_is_said_again_in_another_language(qtbot, tab, session, make_opened_run, marking):
    dialog = asked(qtbot, tab)
    tuning, (_, learn) = tab.collect_mode.files.tuning, tab.collect_mode.files.tuning._asked
    run: OpenedRun = replace(make_opened_run(), predictor=Reader(3))
    tuning._in_training = run.record.info.id, learn
    session.show_run(run)
    qtbot.waitUntil(lambda: tab.window().findChild(TuningResult) is not None)
    result = tab.window().findChild(TuningResult)
    marking.speak()
    assert not unknown_texts(dialog, {"Softmax regression"})
    assert not unknown_texts(result, {"Softmax regression"})
    marking.fall_silent()
    result.close()
    dialog.reject()
    assert isinstance(tuning, TrainOnHandwriting)
