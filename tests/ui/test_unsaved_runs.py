"""A run that is in memory only stays in sight, can be saved again, and is asked about before the window closes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs import unsaved
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.ui.leaving import UnsavedChoice
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session, TrainingState

PATIENCE = 60_000
"""Milliseconds until a broken test ends."""

pytestmark = pytest.mark.logs_errors


class Disk:
    """Takes no run while it is full."""

    is_full = True


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    disk, save = Disk(), RunStore.save

    def save_if_there_is_room(store: RunStore, record: RunRecord) -> Path:
        if disk.is_full:
            raise StorageError("{file} could not be written: the disk is full.", file="runs")
        return save(store, record)

    monkeypatch.setattr(RunStore, "save", save_if_there_is_room)
    return disk


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path, tiny_dataset: Dataset) -> Iterator[MainWindow]:
    """A window in which Train may be pressed."""
    window = MainWindow(session, tmp_path / "settings.ini", tmp_path / "log.txt")
    qtbot.addWidget(window, before_close_func=leave)
    session.use_dataset(tiny_dataset)
    session.edit(Sentence("first"), spec=ModelSpec((Flatten(), Dense(10, "softmax")), "First"), config=TrainingConfig(epochs=2))
    window.leaving.ask_about_unsaved = lambda: pytest.fail("nothing was to be asked")
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.hide()


def leave(window: MainWindow) -> None:
    """Close the window without a question, when the test is over."""
    window.leaving.ask_about_unsaved = lambda: UnsavedChoice.LEAVE


def settle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.tasks._threads and session.run.state is TrainingState.IDLE, timeout=PATIENCE)


def train(qtbot: QtBot, session: Session) -> str:
    """Train to the end; gives the id of the run."""
    with qtbot.waitSignal(session.run_opened, timeout=PATIENCE):
        session.train()
    settle(qtbot, session)
    return session.opened_run.record.info.id


def kept(session: Session) -> list[str]:
    return [run.id for run in session.services.store.list()]


# The banner


def test_a_run_that_could_not_be_written_is_said_with_its_cause_and_not_offered_as_interrupted(
    qtbot: QtBot, window: MainWindow, session: Session, disk: Disk
):
    with qtbot.assertNotEmitted(session.problem):
        run_id = train(qtbot, session)
    banner = window.unsaved_banner
    assert banner.isVisible()
    assert banner.text == "“First” is not saved yet, it is in memory only. runs could not be written: the disk is full."
    assert banner.accessibleName() == banner.text
    assert not banner.close_button.isVisible()
    assert not banner.show_button.isVisible(), "it is shown"
    assert window.resume_banner.isHidden()
    assert session.services.store.unfinished.holds(run_id)


def test_save_again_stays_until_it_worked(qtbot: QtBot, window: MainWindow, session: Session, disk: Disk):
    run_id, banner, said = train(qtbot, session), window.unsaved_banner, []
    session.notice.connect(said.append)
    qtbot.mouseClick(banner.save_button, Qt.MouseButton.LeftButton)
    assert not banner.save_button.isEnabled()
    settle(qtbot, session)
    assert banner.save_button.isEnabled()
    assert "(Tried again at " in banner.text
    disk.is_full = False
    with qtbot.waitSignal(session.runs_changed):
        qtbot.mouseClick(banner.save_button, Qt.MouseButton.LeftButton)
    settle(qtbot, session)
    assert banner.isHidden()
    assert said == ["“First” is saved."]
    assert kept(session) == [run_id]
    assert session.services.store.unfinished.runs() == ()
    assert window.resume_banner.isHidden()


@pytest.mark.parametrize("refused", [True, False])
def test_a_discard_is_not_said_to_be_an_attempt_to_save(
    qtbot: QtBot, window: MainWindow, session: Session, disk: Disk, monkeypatch: pytest.MonkeyPatch, refused: bool
):
    def refuse(*_: object) -> None:
        raise StorageError("{file} could not be deleted.", file="runs")

    train(qtbot, session)
    if refused:
        monkeypatch.setattr("mnist_desktop.training.whole_run.discard_unsaved", refuse)
    else:
        monkeypatch.setattr("mnist_desktop.training.whole_run.discard_unsaved", lambda *_: None)
    window.unsaved_banner.runs.discard()
    settle(qtbot, session)
    assert window.unsaved_banner.isVisible()
    assert "Tried again" not in window.unsaved_banner.text


def test_an_attempt_to_save_runs_that_were_discarded_since_is_not_said_of_later_ones(
    qtbot: QtBot, window: MainWindow, session: Session, disk: Disk
):
    for act in (window.unsaved_banner.runs.save_again, window.unsaved_banner.runs.discard):
        if not window.unsaved_banner.runs.runs:
            train(qtbot, session)
        act()
        settle(qtbot, session)
    train(qtbot, session)
    assert "Tried again" not in window.unsaved_banner.text


def test_another_training_drops_no_unsaved_run(qtbot: QtBot, window: MainWindow, session: Session, disk: Disk):
    first, second = train(qtbot, session), train(qtbot, session)
    banner = window.unsaved_banner
    assert banner.text.startswith("2 runs are not saved yet, they are in memory only: “First”, “First 2”. runs could")
    disk.is_full = False
    third = train(qtbot, session)
    assert kept(session) == [third]
    assert banner.isVisible(), "a run that was kept does not hide one that was not"
    qtbot.mouseClick(banner.show_button, Qt.MouseButton.LeftButton)
    settle(qtbot, session)
    assert session.opened_run.record.info.id == second
    assert window.tabs.current() == "results"
    qtbot.mouseClick(banner.save_button, Qt.MouseButton.LeftButton)
    settle(qtbot, session)
    assert sorted(kept(session)) == sorted([first, second, third])
    assert banner.isHidden()


def test_no_training_begins_where_memory_is_full_of_unsaved_runs(
    qtbot: QtBot, window: MainWindow, session: Session, disk: Disk, monkeypatch: pytest.MonkeyPatch
):
    train(qtbot, session)
    monkeypatch.setattr(unsaved, "MOST_BYTES", 1)
    with qtbot.waitSignal(session.problem) as told:
        session.train()
    assert told.args[0].text == "What is not saved yet fills the memory: save or discard it before another training."
    assert session.run.state is TrainingState.IDLE


@pytest.mark.parametrize("may", [True, False])
def test_discard_asks_and_forgets_the_run_with_its_checkpoint(
    qtbot: QtBot, window: MainWindow, session: Session, disk: Disk, may: bool
):
    train(qtbot, session)
    window.unsaved_banner.may_discard = lambda: may
    qtbot.mouseClick(window.unsaved_banner.discard_button, Qt.MouseButton.LeftButton)
    settle(qtbot, session)
    assert window.unsaved_banner.isHidden() == may
    assert (session.services.store.unfinished.runs() == ()) == may
    assert window.resume_banner.isHidden()


def test_the_banner_fits_into_the_narrowest_window(qtbot: QtBot, window: MainWindow, session: Session, disk: Disk):
    session.edit(
        Sentence("long"),
        spec=replace_name(session.experiment.spec, "A network with a name from the first page of a book on networks " * 9),
    )
    for _ in range(4):
        train(qtbot, session)
    assert window.unsaved_banner.text.count("A network") == 3
    assert window.unsaved_banner.minimumSizeHint().width() <= 640


def replace_name(spec: ModelSpec, name: str) -> ModelSpec:
    return ModelSpec(spec.layers, name)


# Before the window closes


def test_close_without_saving_leaves_the_checkpoint_to_the_next_start(
    qtbot: QtBot, window: MainWindow, session: Session, disk: Disk
):
    run_id = train(qtbot, session)
    assert window.leaving._unsaved.can_go_on_next_time
    window.leaving.ask_about_unsaved = lambda: UnsavedChoice.LEAVE
    assert window.close()
    assert [run.id for run in session.services.store.unfinished.runs()] == [run_id]


def test_cancel_keeps_the_window_and_the_run(qtbot: QtBot, window: MainWindow, session: Session, disk: Disk):
    train(qtbot, session)
    window.leaving.ask_about_unsaved = lambda: UnsavedChoice.STAY
    assert not window.close()
    assert window.isVisible()
    assert window.unsaved_banner.isVisible()


def test_save_again_on_the_way_out_closes_the_window_when_it_worked(
    qtbot: QtBot, window: MainWindow, session: Session, disk: Disk
):
    run_id = train(qtbot, session)
    disk.is_full = False
    window.leaving.ask_about_unsaved = lambda: UnsavedChoice.SAVE
    assert not window.close()
    qtbot.waitUntil(window.isHidden, timeout=PATIENCE)
    assert kept(session) == [run_id]


def test_save_again_on_the_way_out_asks_again_when_it_failed(qtbot: QtBot, window: MainWindow, session: Session, disk: Disk):
    train(qtbot, session)
    answers = [UnsavedChoice.SAVE, UnsavedChoice.STAY]
    window.leaving.ask_about_unsaved = lambda: answers.pop(0)
    assert not window.close()
    qtbot.waitUntil(lambda: answers == [], timeout=PATIENCE)
    settle(qtbot, session)
    assert window.isVisible()


@pytest.fixture
def gate(session: Session) -> Iterator[threading.Event]:
    """Opened, it lets the engine go on."""
    gate, scripted = threading.Event(), session.services.engine

    def engine(job, emit, control, keep_checkpoint=None):
        while not (gate.wait(0.005) or control.stop_requested):
            pass
        return scripted(job, emit, control, keep_checkpoint)

    session.services = replace(session.services, engine=engine)
    yield gate
    gate.set()


def test_a_training_that_closing_stops_is_kept_before_the_window_goes(
    qtbot: QtBot, window: MainWindow, session: Session, disk: Disk, gate: threading.Event
):
    disk.is_full = False
    session.train()
    window.leaving.ask_to_stop = lambda: True
    assert not window.close()
    qtbot.waitUntil(window.isHidden, timeout=PATIENCE)
    settle(qtbot, session)
    assert [run.outcome for run in session.services.store.list()] == ["stopped"]


def test_a_training_that_closing_stops_and_that_cannot_be_kept_is_asked_about(
    qtbot: QtBot, window: MainWindow, session: Session, disk: Disk, gate: threading.Event
):
    session.train()
    asked = []
    window.leaving.ask_to_stop = lambda: True
    window.leaving.ask_about_unsaved = lambda: asked.append(1) or UnsavedChoice.STAY
    assert not window.close()
    qtbot.waitUntil(lambda: bool(asked), timeout=PATIENCE)
    settle(qtbot, session)
    assert window.isVisible()
    assert window.unsaved_banner.isVisible()


def test_who_asks_twice_to_close_during_a_training_does_not_wait(
    qtbot: QtBot, window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(session.run, "state", TrainingState.EVALUATING)
    window.leaving.ask_to_stop = lambda: True
    assert not window.close()
    assert window.close()


def end_training(qtbot: QtBot, session: Session, gate: threading.Event) -> None:
    gate.set()
    settle(qtbot, session)
    gate.clear()


def test_a_training_that_ends_while_the_question_is_open_lets_the_window_close_at_once(
    qtbot: QtBot, window: MainWindow, session: Session, disk: Disk, gate: threading.Event
):
    disk.is_full = False
    session.train()
    window.leaving.ask_to_stop = lambda: end_training(qtbot, session, gate) or True
    assert window.close()
    assert [run.outcome for run in session.services.store.list()] == ["finished"]


def test_a_training_that_ends_while_the_question_is_open_and_cannot_be_kept_is_asked_about(
    qtbot: QtBot, window: MainWindow, session: Session, disk: Disk, gate: threading.Event
):
    asked = []
    session.train()
    window.leaving.ask_to_stop = lambda: end_training(qtbot, session, gate) or True
    window.leaving.ask_about_unsaved = lambda: asked.append(1) or UnsavedChoice.STAY
    assert not window.close()
    assert asked == [1]
    session.train()
    with qtbot.assertNotEmitted(window.leaving.go):
        end_training(qtbot, session, gate)
    assert window.isVisible(), "nobody asked it to close any more"


def test_runs_that_are_saved_while_the_question_is_open_let_the_window_close_at_once(
    qtbot: QtBot, window: MainWindow, session: Session, disk: Disk
):
    run_id = train(qtbot, session)
    disk.is_full = False

    def save_meanwhile() -> UnsavedChoice:
        settle(qtbot, session)
        return UnsavedChoice.SAVE

    window.unsaved_banner.runs.save_again()
    window.leaving.ask_about_unsaved = save_meanwhile
    assert window.close()
    assert kept(session) == [run_id]


def test_the_window_stays_while_a_question_is_open_whatever_ends_meanwhile(
    qtbot: QtBot, window: MainWindow, session: Session, disk: Disk, gate: threading.Event
):
    disk.is_full = False
    session.train()
    with qtbot.assertNotEmitted(window.leaving.go):
        window.leaving.ask_to_stop = lambda: True
        assert not window.close()
        window.leaving.ask_to_stop = lambda: end_training(qtbot, session, gate) or False
        assert not window.close()
    assert window.isVisible()


def test_a_training_that_is_begun_after_the_wish_to_close_takes_that_wish_back(
    qtbot: QtBot, window: MainWindow, session: Session, disk: Disk, gate: threading.Event
):
    gate.set()
    train(qtbot, session)
    gate.clear()
    disk.is_full = False
    window.leaving.ask_about_unsaved = lambda: UnsavedChoice.SAVE
    with qtbot.assertNotEmitted(window.leaving.go):
        assert not window.close()
        session.train()
        end_training(qtbot, session, gate)
    assert window.isVisible()


@pytest.mark.parametrize("answer", [UnsavedChoice.STAY, UnsavedChoice.LEAVE])
def test_who_asks_twice_to_close_during_a_training_is_asked_about_runs_that_were_unsaved_before(
    qtbot: QtBot, window: MainWindow, session: Session, disk: Disk, monkeypatch: pytest.MonkeyPatch, answer: UnsavedChoice
):
    train(qtbot, session)
    monkeypatch.setattr(session.run, "state", TrainingState.EVALUATING)
    asked = []
    window.leaving.ask_to_stop = lambda: True
    window.leaving.ask_about_unsaved = lambda: asked.append(1) or answer
    assert not window.close()
    assert asked == []
    assert window.close() == (answer is UnsavedChoice.LEAVE)
    assert asked == [1]


def test_a_run_that_becomes_unsaved_while_others_are_asked_about_is_asked_about_as_well(
    qtbot: QtBot, window: MainWindow, session: Session, disk: Disk, gate: threading.Event
):
    gate.set()
    train(qtbot, session)
    gate.clear()
    session.train()
    asked = []

    def leave_at_last() -> UnsavedChoice:
        asked.append(len(session.services.store.unsaved.all()))
        end_training(qtbot, session, gate)
        return UnsavedChoice.LEAVE

    window.leaving.ask_to_stop = lambda: True
    window.leaving.ask_about_unsaved = leave_at_last
    session.stop = lambda: None
    assert not window.close()
    assert window.close()
    assert asked == [1, 2]


def test_the_questions_have_the_three_answers_and_show_names_letter_by_letter(
    qtbot: QtBot, window: MainWindow, session: Session, disk: Disk, monkeypatch: pytest.MonkeyPatch
):
    session.edit(Sentence("name"), spec=replace_name(session.experiment.spec, "<b>bold</b>"))
    train(qtbot, session)

    def answer(box: QMessageBox) -> int:
        assert box.textFormat() is Qt.TextFormat.PlainText
        assert "<b>bold</b>" in box.text()
        said.append(box.informativeText())
        buttons = {button.text(): button for button in box.buttons()}
        buttons[wanted.pop(0)].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    wanted, said = ["Save again", "Close without saving", "Cancel", "Discard", "Cancel"], []
    assert [window.leaving._ask_about_unsaved() for _ in range(3)] == [
        UnsavedChoice.SAVE,
        UnsavedChoice.LEAVE,
        UnsavedChoice.STAY,
    ]
    assert set(said) == {"Without saving, the next start offers to go on from the last checkpoint."}
    assert [window.unsaved_banner._ask_to_discard() for _ in range(2)] == [True, False]
