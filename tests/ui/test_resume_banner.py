"""What a killed program left is offered calmly, and each of the three answers does what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QDateTime, QLocale, QSize, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.events import CheckpointsFailing, RunStarted, StepsDone
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.engine_interface import EngineError
from mnist_desktop.ui.banners.resume_banner import ResumeBanner
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.training.run_status import RunStatus
from mnist_desktop.ui.training.training_tab import TrainingTab

RUN = "20260101-120000-abcdef"
LATER = "20260102-120000-abcdef"
Leave = Callable[..., str]


@pytest.fixture
def banner(qtbot: QtBot, session: Session) -> ResumeBanner:
    banner = ResumeBanner(session)
    qtbot.addWidget(banner)
    return banner


def test_keys_do_nothing_to_what_stands_beside_when_the_banner_goes(qtbot: QtBot, session: Session, leave_unfinished):
    leave_unfinished(2)
    page = QWidget()
    qtbot.addWidget(page)
    banner, beside = ResumeBanner(session), QSpinBox()
    column = QVBoxLayout(page)
    column.addWidget(banner)
    column.addWidget(beside)
    with qtbot.waitExposed(page):
        page.show()
    look(qtbot, banner, session)
    banner.discard_button.setFocus()
    banner.runs.put_off()
    assert banner.isHidden()
    assert not beside.hasFocus()


def settled(session: Session) -> Callable[[], bool]:
    """Every task has ended and all that it posted was delivered."""
    return lambda: not session.tasks._threads and session.run.state is TrainingState.IDLE


def look(qtbot: QtBot, banner: ResumeBanner, session: Session) -> None:
    banner.runs.refresh()
    qtbot.waitUntil(settled(session))


def press(qtbot: QtBot, banner: ResumeBanner, session: Session, name: str) -> None:
    button = banner.findChild(QPushButton, name)
    assert button.isVisibleTo(banner), name
    button.click()
    qtbot.waitUntil(settled(session))


def offered(banner: ResumeBanner) -> list[str]:
    """The buttons that can be pressed."""
    buttons = banner.findChildren(QPushButton)
    return [button.objectName() for button in buttons if button.isVisibleTo(banner) and button.isEnabled()]


# What is offered


def test_without_an_interrupted_run_there_is_no_banner(qtbot: QtBot, banner: ResumeBanner, session: Session):
    look(qtbot, banner, session)
    assert banner.isHidden()
    assert banner.text == ""


def test_an_interrupted_run_is_offered_with_its_name_its_data_its_progress_and_the_moment(
    qtbot: QtBot, banner: ResumeBanner, session: Session, leave_unfinished: Leave
):
    leave_unfinished(2)
    look(qtbot, banner, session)
    moment = QDateTime.fromString("2026-01-01T12:34:56+00:00", Qt.DateFormat.ISODate).toLocalTime()
    day = QLocale().toString(moment.date(), "d MMM")
    assert banner.text.startswith(f"Training of “First network” on Tiny blocks was interrupted after epoch 2 of 3, on {day}")
    assert banner.text.endswith(f" at {moment.time().toString('hh:mm')}.")
    assert banner.accessibleName() == banner.text
    assert offered(banner) == ["resumeButton", "keepUnfinishedButton", "discardUnfinishedButton"]


def test_of_a_run_without_a_whole_epoch_there_is_nothing_to_keep(
    qtbot: QtBot, banner: ResumeBanner, session: Session, leave_unfinished: Leave
):
    leave_unfinished(0)
    look(qtbot, banner, session)
    assert "was interrupted in its first epoch" in banner.text
    assert offered(banner) == ["resumeButton", "discardUnfinishedButton"]


def test_several_are_offered_one_after_the_other_the_newest_first(
    qtbot: QtBot, banner: ResumeBanner, session: Session, leave_unfinished: Leave
):
    leave_unfinished(2, RUN, "Older")
    leave_unfinished(2, LATER, "Newer")
    look(qtbot, banner, session)
    assert "Newer" in banner.text
    banner.close_button.click()
    assert "Older" in banner.text
    banner.close_button.click()
    assert banner.isHidden()
    look(qtbot, banner, session)
    assert banner.isHidden(), "what was put off is offered at the next start"
    assert len(session.services.store.unfinished.runs()) == 2


def test_a_second_window_offers_nothing(qtbot: QtBot, banner: ResumeBanner, session: Session, leave_unfinished: Leave):
    leave_unfinished(2)
    first = RunStore(session.services.store.folder)
    first.claim()
    look(qtbot, banner, session)
    first.close()
    assert banner.isHidden()


def test_a_damaged_checkpoint_is_said_with_its_file_and_can_only_be_discarded(
    qtbot: QtBot, banner: ResumeBanner, session: Session, leave_unfinished: Leave
):
    leave_unfinished(2)
    folder = session.services.store.unfinished.folder / RUN
    (folder / "00002.checkpoint").write_bytes(b"rubbish")
    look(qtbot, banner, session)
    assert banner.text.startswith("A training was interrupted and cannot go on. ")
    assert "00002.checkpoint is damaged: " in banner.text
    assert offered(banner) == ["discardUnfinishedButton"]
    press(qtbot, banner, session, "discardUnfinishedButton")
    assert banner.isHidden()
    assert not folder.exists()


def test_nothing_is_offered_while_a_training_runs(qtbot: QtBot, banner: ResumeBanner, session: Session, leave_unfinished: Leave):
    leave_unfinished(2)
    look(qtbot, banner, session)
    session.run.set_state(TrainingState.RUNNING)
    assert banner.isHidden()
    session.run.set_state(TrainingState.IDLE)
    qtbot.waitUntil(settled(session))
    assert "First network" in banner.text


def test_the_banner_follows_the_palette_from_light_to_dark(
    qtbot: QtBot, qapp: QApplication, banner: ResumeBanner, session: Session, leave_unfinished: Leave
):
    leave_unfinished(2)
    look(qtbot, banner, session)
    frame = banner.findChild(QFrame, "resumeFrame")
    assert theme.LIGHT.accent in frame.styleSheet()
    before = qapp.palette()
    qapp.setPalette(QPalette(QColor("#202020")))
    try:
        qtbot.waitUntil(lambda: theme.DARK.accent in frame.styleSheet())
    finally:
        qapp.setPalette(before)
    qtbot.waitUntil(lambda: theme.LIGHT.accent in frame.styleSheet())


def test_the_banner_fits_into_the_narrowest_window(qtbot: QtBot, banner: ResumeBanner, session: Session, leave_unfinished: Leave):
    leave_unfinished(2, name="A network with a name that somebody took from the first page of a book about networks")
    look(qtbot, banner, session)
    assert banner.minimumSizeHint().width() <= 640
    banner.resize(QSize(700, 200))
    assert banner.heightForWidth(700) <= 140


# Continue


def test_continue_goes_on_with_the_run_and_leaves_the_experiment_under_edit_alone(
    qtbot: QtBot, banner: ResumeBanner, session: Session, tiny_dataset: Dataset, leave_unfinished: Leave
):
    session.use_dataset(replace(tiny_dataset, key="another", fingerprint="f" * 64))
    session.edit(Sentence("other"), spec=ModelSpec((Flatten(), Dense(5), Dense(10, "softmax"))), config=TrainingConfig(epochs=99))
    under_edit = session.experiment
    leave_unfinished(2)
    look(qtbot, banner, session)
    events: list[object] = []
    session.run_event.connect(events.append)
    press(qtbot, banner, session, "resumeButton")
    assert events[0] == RunStarted(RUN, 3, 2, 240, 60, history=events[0].history)
    assert [row.epoch for row in events[0].history] == [1, 2]
    assert [type(event) for event in events].count(StepsDone) == 2, "one epoch was left to do"
    assert session.experiment == under_edit
    assert session.opened_run.record.info.id == RUN
    assert [(run.id, run.outcome, len(run.history)) for run in session.services.store.list()] == [(RUN, "finished", 3)]
    assert session.services.store.unfinished.runs() == ()
    assert banner.isHidden()


def test_the_curves_and_the_status_of_a_continued_run_begin_with_the_epochs_that_are_done(
    qtbot: QtBot, banner: ResumeBanner, session: Session, leave_unfinished: Leave
):
    tab, status = TrainingTab(session), RunStatus(session)
    for widget in (tab, status):
        qtbot.addWidget(widget)
    said: list[tuple[int, str, str]] = []

    def note(state: TrainingState) -> None:
        if state is TrainingState.RUNNING:
            said.append((len(tab.shown_run.history), tab.summary.name.text(), status.sentence.text()))

    session.training_state_changed.connect(note)
    leave_unfinished(2)
    look(qtbot, banner, session)
    press(qtbot, banner, session, "resumeButton")
    assert said == [(2, "First network", "Epoch 3 of 3, step 0 of 2")]


def offers_from_now_on(banner: ResumeBanner) -> list[list[str]]:
    """What can be pressed at each change, as time goes on."""
    seen: list[list[str]] = []
    banner.runs.changed.connect(lambda: seen.append([] if banner.isHidden() else offered(banner)))
    return seen


def test_a_run_that_has_come_to_its_end_is_offered_for_no_moment_more(
    qtbot: QtBot, banner: ResumeBanner, session: Session, leave_unfinished: Leave
):
    leave_unfinished(2)
    look(qtbot, banner, session)
    seen = offers_from_now_on(banner)
    press(qtbot, banner, session, "resumeButton")
    qtbot.waitUntil(settled(session))
    assert session.opened_run.record.info.outcome == "finished"
    assert seen[2:], "the continuation was prepared, and training began and ended"
    assert not any(seen[2:])


CHANGES = [
    ({"dataset_fingerprint": "a" * 64},
     "The images of Tiny blocks are others: their fingerprint was aaaaaaaaaaaa… and is 000000000000… now."),
    ({"versions": {"mnist_desktop": "0.1.0", "numpy": "2.4.5"}}, "NumPy was version 2.4.5 and is 2.4.6 now."),
    ({"versions": {"mnist_desktop": "0.0.9", "numpy": "2.4.6"}}, "MNIST Desktop was version 0.0.9 and is 0.1.0 now."),
    ({"versions": {"mnist_desktop": "0.1.0", "numpy": "2.4.6", "keras": "3.14.0"}}, "Keras was version 3.14.0 and is – now."),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "sentence"), CHANGES, ids=["data", "numpy", "app", "keras"])
def test_changed_data_or_another_version_is_named_and_asked_about(
    qtbot: QtBot, banner: ResumeBanner, session: Session, leave_unfinished: Leave, changes: dict[str, object], sentence: str
):
    leave_unfinished(2, **changes)
    look(qtbot, banner, session)
    press(qtbot, banner, session, "resumeButton")
    assert session.run.state is TrainingState.IDLE
    assert sentence in banner.text
    assert offered(banner) == ["confirmResumeQuestionButton", "declineResumeQuestionButton"]
    assert [button.text() for button in (banner.yes_button, banner.no_button)] == ["Continue anyway", "Not now"]


def test_continue_anyway_goes_on_and_the_notes_of_the_run_say_so(
    qtbot: QtBot, banner: ResumeBanner, session: Session, leave_unfinished: Leave
):
    leave_unfinished(2, dataset_fingerprint="a" * 64)
    look(qtbot, banner, session)
    press(qtbot, banner, session, "resumeButton")
    press(qtbot, banner, session, "confirmResumeQuestionButton")
    (info,) = session.services.store.list()
    assert (info.id, len(info.history)) == (RUN, 3)
    assert info.notes.startswith("Continued after epoch 2, although something had changed. The images of Tiny blocks are others")
    assert banner.isHidden()


def test_not_now_leaves_all_as_it_is_until_the_next_start(
    qtbot: QtBot, banner: ResumeBanner, session: Session, leave_unfinished: Leave
):
    leave_unfinished(2, dataset_fingerprint="a" * 64)
    look(qtbot, banner, session)
    press(qtbot, banner, session, "resumeButton")
    press(qtbot, banner, session, "declineResumeQuestionButton")
    assert banner.isHidden()
    assert session.services.store.list() == ()
    assert [run.id for run in session.services.store.unfinished.runs()] == [RUN]


def test_a_data_set_that_is_gone_is_a_problem_and_the_offer_stays(
    qtbot: QtBot, banner: ResumeBanner, session: Session, leave_unfinished: Leave
):
    leave_unfinished(2, dataset_key="gone")
    look(qtbot, banner, session)
    with qtbot.waitSignal(session.problem) as told:
        press(qtbot, banner, session, "resumeButton")
    assert told.args[0].text == "There is no data set called gone."
    assert "resumeButton" in offered(banner)


def test_a_run_that_cannot_go_on_is_offered_again(qtbot: QtBot, banner: ResumeBanner, session: Session, leave_unfinished: Leave):
    def refuse(*_: object, **__: object) -> None:
        raise EngineError("It does not fit.")

    session.services = replace(session.services, engine=refuse)
    leave_unfinished(2)
    look(qtbot, banner, session)
    with qtbot.waitSignal(session.problem):
        press(qtbot, banner, session, "resumeButton")
    qtbot.waitUntil(settled(session))
    assert "First network" in banner.text


# Keep as it is


def test_keep_makes_it_a_run_that_was_interrupted_and_shows_it(
    qtbot: QtBot, banner: ResumeBanner, session: Session, leave_unfinished: Leave
):
    leave_unfinished(2)
    look(qtbot, banner, session)
    with qtbot.waitSignals([session.runs_changed, session.run_opened]):
        press(qtbot, banner, session, "keepUnfinishedButton")
    (info,) = session.services.store.list()
    assert (info.id, info.outcome, len(info.history)) == (RUN, "interrupted", 2)
    assert info.test_accuracy == session.opened_run.evaluation.accuracy
    assert session.services.store.load(RUN).weights[0][0, 0] == 2, "the weights of the second epoch"
    assert session.services.store.unfinished.runs() == ()
    assert banner.isHidden()


@pytest.mark.parametrize("changes", [{"dataset_fingerprint": "a" * 64}, {"dataset_key": "gone"}])
def test_what_cannot_be_tested_on_its_own_data_is_kept_without_a_test(
    qtbot: QtBot, banner: ResumeBanner, session: Session, leave_unfinished: Leave, changes: dict[str, object]
):
    leave_unfinished(2, **changes)
    look(qtbot, banner, session)
    press(qtbot, banner, session, "keepUnfinishedButton")
    (info,) = session.services.store.list()
    assert (info.outcome, info.test_accuracy) == ("interrupted", None)


@pytest.mark.logs_errors
def test_a_run_that_cannot_be_kept_is_offered_again(
    qtbot: QtBot, banner: ResumeBanner, session: Session, leave_unfinished: Leave, monkeypatch: pytest.MonkeyPatch
):
    def full(*_: object) -> None:
        raise StorageError("{file} could not be written: the disk is full.", file="runs")

    monkeypatch.setattr(RunStore, "save", full)
    leave_unfinished(2)
    look(qtbot, banner, session)
    with qtbot.waitSignal(session.problem) as told:
        press(qtbot, banner, session, "keepUnfinishedButton")
    assert isinstance(told.args[0], UserError)
    assert "keepUnfinishedButton" in offered(banner)


# Discard


def test_discard_asks_first_and_cancel_keeps_the_offer(
    qtbot: QtBot, banner: ResumeBanner, session: Session, leave_unfinished: Leave
):
    leave_unfinished(2)
    look(qtbot, banner, session)
    press(qtbot, banner, session, "discardUnfinishedButton")
    assert banner.text == "Discard what “First network” has learned up to epoch 2? It cannot be brought back."
    press(qtbot, banner, session, "declineResumeQuestionButton")
    assert offered(banner) == ["resumeButton", "keepUnfinishedButton", "discardUnfinishedButton"]
    assert [run.id for run in session.services.store.unfinished.runs()] == [RUN]


def test_discard_forgets_the_run_and_the_next_one_is_offered(
    qtbot: QtBot, banner: ResumeBanner, session: Session, leave_unfinished: Leave
):
    leave_unfinished(2, RUN, "Older")
    leave_unfinished(2, LATER, "Newer")
    look(qtbot, banner, session)
    press(qtbot, banner, session, "discardUnfinishedButton")
    press(qtbot, banner, session, "confirmResumeQuestionButton")
    assert "Older" in banner.text
    assert [run.id for run in session.services.store.unfinished.runs()] == [RUN]
    assert session.services.store.list() == ()


@pytest.mark.parametrize("buttons", [["keepUnfinishedButton"], ["discardUnfinishedButton", "confirmResumeQuestionButton"]])
def test_what_was_decided_about_is_offered_for_no_moment_more(
    qtbot: QtBot, banner: ResumeBanner, session: Session, leave_unfinished: Leave, buttons: list[str]
):
    leave_unfinished(2)
    look(qtbot, banner, session)
    for button in buttons[:-1]:
        press(qtbot, banner, session, button)
    seen = offers_from_now_on(banner)
    press(qtbot, banner, session, buttons[-1])
    assert seen
    assert not any(seen)


@pytest.mark.logs_errors
def test_a_run_that_was_kept_without_its_evaluation_is_not_offered_any_more(
    qtbot: QtBot, banner: ResumeBanner, session: Session, leave_unfinished: Leave
):
    def refuse(*_: object) -> None:
        raise EngineError("It cannot be judged.")

    session.services = replace(session.services, open_run=refuse)
    leave_unfinished(2)
    look(qtbot, banner, session)
    with qtbot.waitSignal(session.problem):
        press(qtbot, banner, session, "keepUnfinishedButton")
    qtbot.waitUntil(settled(session))
    assert [run.id for run in session.services.store.list()] == [RUN]
    assert banner.isHidden()


# The status while checkpoints cannot be written


def test_a_full_disk_at_a_checkpoint_is_said_in_the_status_as_long_as_it_lasts(qtbot: QtBot, session: Session):
    status = RunStatus(session)
    qtbot.addWidget(status)
    status.show()
    session.run.set_state(TrainingState.RUNNING)
    session.run_event.emit(RunStarted("run", 3, 2, 240, 60))
    assert status.not_saved.isHidden()
    problem = StorageError("{file} could not be written: the disk is full.", file="00001.checkpoint")
    session.run_event.emit(CheckpointsFailing("run", problem))
    sentence = "The training goes on, but is not saved on the way: 00001.checkpoint could not be written: the disk is full."
    assert status.sentence.text() == "The checkpoint could not be written: the disk is full."
    status._end_notice()
    assert status.sentence.text().startswith("Epoch 1 of 3"), "it gives way to the progress"
    assert status.not_saved.isVisible()
    assert status.not_saved.toolTip() == sentence
    session.run_event.emit(CheckpointsFailing("run", None))
    assert status.not_saved.isHidden()
    assert status.sentence.text() == "The training is saved after each epoch again."
    session.run.set_state(TrainingState.IDLE)


def test_a_full_disk_does_not_put_a_message_in_the_way(qtbot: QtBot, session: Session, tiny_dataset: Dataset):
    def failing(job, emit, control, keep_checkpoint=None):
        emit(CheckpointsFailing(job.run_id, StorageError("No space.")))
        return scripted(job, emit, control, keep_checkpoint)

    scripted = session.services.engine
    session.services = replace(session.services, engine=failing)
    session.use_dataset(tiny_dataset)
    session.edit(Sentence("start"), spec=ModelSpec((Flatten(), Dense(10, "softmax"))), config=TrainingConfig(epochs=2))
    with qtbot.assertNotEmitted(session.problem):
        session.train()
        qtbot.waitUntil(settled(session))
    assert session.opened_run.record.info.outcome == "finished"
