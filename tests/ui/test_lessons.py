"""Lessons in the window: what the panel leads through, what is fixed and given back, handing in, and making one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from msgspec.structs import replace as changed
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QPlainTextEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.lessons import progress
from mnist_desktop.core.lessons.goals import (
    AccuracyGoal,
    ChoiceGoal,
    MisreadGoal,
    PredictionGoal,
    RunFacts,
    RunGoal,
    WordsGoal,
)
from mnist_desktop.core.lessons.hand_in import read_hand_in
from mnist_desktop.core.lessons.lesson import CONTROLS, Lesson, read_lesson, write_lesson
from mnist_desktop.core.lessons.shipped import SHIPPED, shipped_lesson
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.report.draft import Draft, Drafts
from mnist_desktop.core.runs.expectation import Expectation
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.ui.lesson import lessons as lessons_module
from mnist_desktop.ui.lesson.goal_dialog import KINDS, USUAL, GoalDialog
from mnist_desktop.ui.lesson.hand_in_dialog import HandInDialog
from mnist_desktop.ui.lesson.lessons import Lessons
from mnist_desktop.ui.lesson.teacher import LessonDialog, first_draft
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.language import speak
from mnist_desktop.ui.shared.targets import LEAST_TARGET
from mnist_desktop.ui.tabs import TABS

MINE = ModelSpec((Flatten(), Dense(20, "relu"), Dense(10, "softmax")), "Mine")
THEIRS = ModelSpec((Flatten(), Dense(10, "softmax")), "Theirs")
TAB_TITLES = {tab.name: tab.name for tab in TABS}
TITLE = {"en": "A lesson", "ko": "수업"}
GOALS = (
    ChoiceGoal(
        id="which", text={"en": "Which?"}, choices=({"en": "a"}, {"en": "R&D <b>"}), right=1, hints=({"en": "b"}, {"en": "c"})
    ),
    WordsGoal(id="why", text={"en": "Why?"}, least_words=2),
    AccuracyGoal(id="good", text={"en": "Reach it"}, at_least=0.5, tab="training"),
    MisreadGoal(id="fool", text={"en": "Fool it"}, drawn=7, tab="draw"),
)


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path, tiny_dataset: Dataset) -> Iterator[MainWindow]:
    window = MainWindow(session, tmp_path / "settings.ini", None)
    qtbot.addWidget(window)
    session.use_dataset(tiny_dataset)
    session.edit(Sentence("start"), spec=MINE, config=TrainingConfig(epochs=3))
    yield window
    session.shut_down()


@pytest.fixture
def lessons(window: MainWindow) -> Lessons:
    return window.lessons


def lesson(tiny_dataset: Dataset, **changes: object) -> Lesson:
    made = Lesson(
        id="a-lesson", title=TITLE, text={"en": "About **it**."}, goals=GOALS, dataset=tiny_dataset.key, model=THEIRS,
        config=TrainingConfig(epochs=2),
    )  # fmt: skip
    return changed(made, **changes)


def part(lessons: Lessons, kind: type[QWidget], name: str) -> QWidget:
    found = [each for each in lessons.panel.findChildren(kind, name) if not each.isHidden()]
    assert len(found) == 1
    return found[0]


def train(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.run_opened):
        session.train()
    qtbot.waitUntil(lambda: not session.tasks.busy)


# Opening and leaving


def test_a_lesson_brings_its_network_and_settings_and_leaving_gives_back_what_was_there(
    window: MainWindow, lessons: Lessons, tiny_dataset: Dataset
) -> None:
    before = window.session.experiment
    assert lessons.open_lesson(lesson(tiny_dataset))
    assert window.session.experiment == lesson(tiny_dataset).experiment
    assert lessons.panel.isVisibleTo(window)
    lessons.panel.leave_button.click()
    assert window.session.experiment == before
    assert lessons.running.lesson is None
    assert not lessons.panel.isVisibleTo(window)


def test_what_was_there_before_a_lesson_can_be_undone_to(window: MainWindow, lessons: Lessons, tiny_dataset: Dataset) -> None:
    before = window.session.experiment
    lessons.open_lesson(lesson(tiny_dataset))
    window.session.undo_stack.undo()
    assert window.session.experiment == before


def test_a_lesson_is_opened_from_a_file_by_what_it_holds_and_kept_in_mind(
    window: MainWindow, lessons: Lessons, tiny_dataset: Dataset, tmp_path: Path
) -> None:
    path = tmp_path / "lesson.txt"
    write_lesson(path, lesson(tiny_dataset))
    window.opening.open(path)
    assert lessons.running.lesson == lesson(tiny_dataset)
    assert window.opening.recent == (path,)


def test_a_file_that_is_no_lesson_is_told_and_leaves_the_lesson_that_is_open(
    window: MainWindow, lessons: Lessons, tiny_dataset: Dataset, tmp_path: Path
) -> None:
    lessons.open_lesson(lesson(tiny_dataset))
    bad = tmp_path / "bad.mnistlesson"
    bad.write_text('{"format": "mnist-desktop lesson", "version": 9, "lesson": {}}', "utf-8")
    window.opening.open(bad)
    assert "bad.mnistlesson" in window.message_bar.text
    assert lessons.running.lesson == lesson(tiny_dataset)
    assert window.opening.recent == ()


def test_where_the_data_set_is_absent_the_starter_set_is_offered_and_a_no_changes_nothing(
    window: MainWindow, lessons: Lessons, tiny_dataset: Dataset
) -> None:
    asked: list[tuple[str, str]] = []
    lessons.ask_for_starter = lambda wanted, starter: bool(asked.append((wanted, starter)))
    before = window.session.experiment
    assert not lessons.open_lesson(lesson(tiny_dataset, dataset="file:class 7"))
    assert asked == [("class 7", "mnist-starter")]
    assert (window.session.experiment, lessons.running.lesson) == (before, None)


def test_runs_on_what_stands_in_for_the_data_set_count(
    qtbot: QtBot, window: MainWindow, lessons: Lessons, tiny_dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lessons_module, "starter_for", lambda _key: tiny_dataset.key)
    lessons.ask_for_starter = lambda _wanted, _starter: True
    lessons.open_lesson(lesson(tiny_dataset, dataset="fashion-mnist-no"))
    train(qtbot, window.session)
    assert "good" in lessons.running.met


def test_the_menu_lists_the_lessons_that_ship_in_the_language_that_is_spoken(window: MainWindow, lessons: Lessons) -> None:
    lessons.menu.aboutToShow.emit()
    titles = [lessons.menu.findChild(QAction, f"actionLesson-{name}").text() for name in SHIPPED]
    assert titles[0] == "&1 Your first network"
    speak("ko")
    lessons.menu.aboutToShow.emit()
    said = [action.text() for action in lessons.menu.actions() if action.objectName() == f"actionLesson-{SHIPPED[0]}"]
    assert said == [f"&1 {shipped_lesson(SHIPPED[0]).title['ko']}"]


def test_entries_that_need_a_lesson_are_there_only_with_one(lessons: Lessons, tiny_dataset: Dataset) -> None:
    entries = [lessons.menu.entries[name] for name in ("actionHandIn", "actionFoldLesson", "actionLeaveLesson")]
    assert not any(entry.isEnabled() for entry in entries)
    lessons.open_lesson(lesson(tiny_dataset))
    assert all(entry.isEnabled() for entry in entries)
    lessons.running.leave()
    assert not any(entry.isEnabled() for entry in entries)


# Steps, answers, goals


def test_steps_are_gone_through_and_lead_to_their_tab(window: MainWindow, lessons: Lessons, tiny_dataset: Dataset) -> None:
    lessons.open_lesson(lesson(tiny_dataset))
    assert part(lessons, QLabel, "lessonText").text() == "<p>About <b>it</b>.</p>"
    for _ in GOALS:
        lessons.panel.next_button.click()
    assert window.tabs.current() == "draw"
    assert not lessons.panel.next_button.isEnabled()
    lessons.panel.back_button.click()
    assert window.tabs.current() == "training"


def test_a_goal_is_ticked_as_it_is_met_and_the_status_bar_says_so(
    lessons: Lessons, window: MainWindow, tiny_dataset: Dataset
) -> None:
    told: list[str] = []
    window.session.notice.connect(told.append)
    lessons.open_lesson(lesson(tiny_dataset))
    lessons.panel.next_button.click()
    steps = part(lessons, QComboBox, "lessonSteps")
    part(lessons, QRadioButton, "choice0").click()
    assert steps.itemText(1).startswith("○")
    part(lessons, QRadioButton, "choice1").click()
    assert steps.itemText(1).startswith("✓")
    assert "Met" in part(lessons, QLabel, "goalVerdict").text()
    assert told == ["Goal met: 1 of 4 in this lesson."]


def test_hints_open_one_by_one(lessons: Lessons, tiny_dataset: Dataset) -> None:
    lessons.open_lesson(lesson(tiny_dataset))
    lessons.panel.next_button.click()
    button = part(lessons, QWidget, "hintButton")
    assert lessons.panel.findChild(QLabel, "hint1") is None
    button.click()
    assert lessons.panel.findChild(QLabel, "hint2") is None
    button.click()
    assert lessons.panel.findChild(QLabel, "hint2").text() == "<p>c</p>"
    assert button.isHidden()


def test_a_run_that_is_trained_in_the_lesson_counts_and_one_that_is_only_opened_does_not(
    qtbot: QtBot, window: MainWindow, lessons: Lessons, tiny_dataset: Dataset, make_opened_run: Callable
) -> None:
    lessons.open_lesson(lesson(tiny_dataset))
    opened = make_opened_run()
    info = changed(opened.record.info, test_accuracy=0.99)
    window.session.show_run(replace(opened, record=replace(opened.record, info=info)))
    assert "good" not in lessons.running.met
    train(qtbot, window.session)
    assert "good" in lessons.running.met


def test_a_run_in_which_something_fixed_was_changed_does_not_count_and_this_is_told(
    qtbot: QtBot, window: MainWindow, lessons: Lessons, tiny_dataset: Dataset
) -> None:
    lessons.open_lesson(lesson(tiny_dataset, fixed=("layers",)))
    lessons.panel.step_wanted.emit(3)
    window.session.edit(Sentence("another"), spec=MINE)
    train(qtbot, window.session)
    assert "good" not in lessons.running.met
    assert "fixed in this lesson" in part(lessons, QLabel, "goalVerdict").text()


def test_a_drawing_is_shown_to_the_network_when_the_student_says_what_it_is(
    qtbot: QtBot, window: MainWindow, lessons: Lessons, tiny_dataset: Dataset
) -> None:
    lessons.open_lesson(lesson(tiny_dataset))
    lessons.panel.step_wanted.emit(4)
    button = part(lessons, QWidget, "drawnButton")
    button.click()
    assert "pad is empty" in window.message_bar.text
    window.session.set_drawing(np.full((28, 28), 100, np.uint8))
    button.click()
    assert "No network" in window.message_bar.text
    train(qtbot, window.session)
    window.session.set_drawing(np.full((28, 28), 100, np.uint8))  # the tab of the pad has told its own by now
    button.click()
    assert lessons.running.progress.evidence.misread == {"fool": 0}  # the canned network says 0
    assert "fool" in lessons.running.met


def test_texts_with_html_are_shown_letter_by_letter(lessons: Lessons, tiny_dataset: Dataset) -> None:
    goals = (WordsGoal(id="a", text={"en": "<img src=x> **R&D**"}),)
    lessons.open_lesson(lesson(tiny_dataset, goals=goals, title={"en": "<b>R&D</b>"}))
    lessons.panel.next_button.click()
    assert part(lessons, QLabel, "goalText").text() == "<p>&lt;img src=x&gt; <b>R&amp;D</b></p>"
    title = part(lessons, QLabel, "lessonTitle")
    assert (title.text(), title.textFormat()) == ("<b>R&D</b>", Qt.TextFormat.PlainText)


# Kept


def test_answers_are_there_again_after_a_restart(
    qtbot: QtBot, window: MainWindow, lessons: Lessons, session: Session, tiny_dataset: Dataset
) -> None:
    lessons.open_lesson(lesson(tiny_dataset))
    lessons.panel.step_wanted.emit(2)
    part(lessons, QPlainTextEdit, "answerEdit").setPlainText("Because of this.")
    kept = partial(progress.read_progress, lesson(tiny_dataset))
    qtbot.waitUntil(lambda: kept().evidence.answers == {"why": "Because of this."})
    again = kept()
    assert (again.step, again.before.spec) == (2, MINE)
    assert progress.kept_open() == lesson(tiny_dataset)


def test_a_lesson_that_was_open_is_open_again_and_leaving_still_gives_back_what_was_before_it(
    qtbot: QtBot, window: MainWindow, lessons: Lessons, session: Session, tiny_dataset: Dataset
) -> None:
    kept = lesson(tiny_dataset)
    progress.keep_open(kept)
    progress.write_progress(kept, progress.Progress(step=2).with_before(window.session.experiment, tiny_dataset.key))
    session.edit(Sentence("in the lesson"), spec=THEIRS)
    lessons.resume()
    assert lessons.running.lesson == kept
    assert session.experiment.spec == THEIRS
    assert lessons.running.progress.step == 2
    lessons.running.leave()
    assert session.experiment.spec == MINE
    assert progress.kept_open() is None


def test_another_lesson_after_a_crash_gives_back_what_was_before_both(
    window: MainWindow, lessons: Lessons, session: Session, tiny_dataset: Dataset
) -> None:
    crashed = lesson(tiny_dataset, id="crashed")
    progress.keep_open(crashed)
    progress.write_progress(crashed, progress.Progress().with_before(window.session.experiment, tiny_dataset.key))
    session.edit(Sentence("in the lesson"), spec=THEIRS)
    lessons.open_lesson(lesson(tiny_dataset))
    lessons.running.leave()
    assert session.experiment.spec == MINE


def test_a_run_that_was_trained_before_the_lesson_does_not_count(
    qtbot: QtBot, window: MainWindow, lessons: Lessons, tiny_dataset: Dataset
) -> None:
    train(qtbot, window.session)
    opened = window.session.opened_run
    lessons.open_lesson(lesson(tiny_dataset))
    window.session.show_run(opened)
    assert "good" not in lessons.running.met


def test_progress_that_is_damaged_is_put_aside_and_the_lesson_begins_anew(
    window: MainWindow, lessons: Lessons, tiny_dataset: Dataset
) -> None:
    kept = lesson(tiny_dataset)
    progress.write_progress(kept, progress.Progress(step=1))
    (path,) = progress.folder().glob("*.json")
    path.write_bytes(b"{")
    lessons.open_lesson(kept)
    assert "begins anew" in window.message_bar.text
    assert path.with_suffix(progress.DAMAGED).read_bytes() == b"{"
    assert lessons.running.progress.step == 0


def test_a_lesson_of_which_nothing_can_be_read_is_not_opened_and_what_was_kept_stays(
    window: MainWindow, lessons: Lessons, tiny_dataset: Dataset
) -> None:
    other, unreadable = lesson(tiny_dataset, id="other"), lesson(tiny_dataset)
    progress.write_progress(unreadable, progress.Progress().with_answer("why", "Because of this"))
    (path,) = progress.folder().glob("*.json")
    kept = path.rename(path.with_suffix(".away"))
    path.mkdir()
    before = window.session.experiment
    assert not lessons.open_lesson(unreadable)
    assert "is not opened" in window.message_bar.text
    assert (lessons.running.lesson, window.session.experiment) == (None, before)
    lessons.open_lesson(other)
    assert not lessons.open_lesson(unreadable)
    assert lessons.running.lesson == progress.kept_open() == other
    path.rmdir()
    kept.rename(path)
    assert lessons.open_lesson(unreadable)
    assert lessons.running.progress.evidence.answers == {"why": "Because of this"}


def test_a_lesson_that_was_open_and_cannot_be_read_at_the_start_is_opened_once_it_can(
    window: MainWindow, lessons: Lessons, tiny_dataset: Dataset
) -> None:
    kept = lesson(tiny_dataset)
    progress.keep_open(kept)
    progress.write_progress(kept, progress.Progress().with_answer("why", "Because of this"))
    (path,) = progress.folder().glob("*.json")
    away = path.rename(path.with_suffix(".away"))
    path.mkdir()
    lessons.resume()
    lessons.running.flush()
    assert (lessons.running.lesson, progress.kept_open()) == (None, kept)
    path.rmdir()
    away.rename(path)
    lessons.resume()
    assert lessons.running.progress.evidence.answers == {"why": "Because of this"}


def test_an_older_answer_that_is_still_being_written_at_the_end_does_not_win(
    qtbot: QtBot, window: MainWindow, lessons: Lessons, tiny_dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    works: list[Callable[[], object]] = []

    def hold(_name: str, work: Callable[[], object], *_callbacks: object, **_options: object) -> SimpleNamespace:
        works.append(work)
        return SimpleNamespace(stop_token=StopToken())

    lessons.open_lesson(lesson(tiny_dataset))
    qtbot.waitUntil(lambda: not window.session.tasks.busy)
    monkeypatch.setattr(window.session.tasks, "start", hold)
    lessons.running.answer("why", "older words")
    lessons.running.answer("why", "newer words")
    lessons.running.flush()
    works[0]()
    assert progress.read_progress(lesson(tiny_dataset)).evidence.answers == {"why": "newer words"}
    monkeypatch.undo()


# What is fixed and hidden


def test_what_is_fixed_cannot_be_changed_and_what_is_hidden_is_not_there_until_the_lesson_is_left(
    window: MainWindow, lessons: Lessons, tiny_dataset: Dataset
) -> None:
    window.show()
    window.builder.unfold(True, True)
    names = {"dataset": "datasetChooser", "layers": "layerList", "optimizer": "optimizerChooser", "seed": "seedBox"}
    parts = {name: window.findChild(QWidget, widget) for name, widget in names.items()}
    lessons.open_lesson(lesson(tiny_dataset, fixed=("dataset", "layers", "optimizer"), hidden=("seed",)))
    assert [parts[name].isEnabled() for name in ("dataset", "layers", "optimizer")] == [False, False, False]
    assert parts["seed"].isHidden()
    window.session.edit(Sentence("another"), config=TrainingConfig(optimizer="sgd", momentum=0.5))
    assert not parts["optimizer"].isEnabled(), "the form enables what it shows"
    lessons.running.leave()
    assert all(widget.isEnabled() and not widget.isHidden() for widget in parts.values())
    window.hide()


def test_a_setting_without_effect_stays_disabled_when_a_lesson_that_fixed_it_is_left(
    window: MainWindow, lessons: Lessons, tiny_dataset: Dataset
) -> None:
    box = window.findChild(QWidget, "momentumBox")
    assert not box.isEnabled()
    lessons.open_lesson(lesson(tiny_dataset, fixed=("momentum",), config=TrainingConfig(optimizer="sgd")))
    assert not box.isEnabled()
    lessons.running.leave()
    assert not box.isEnabled()


def test_what_the_chosen_layer_does_not_allow_stays_disabled_when_a_lesson_that_fixed_the_layers_is_left(
    window: MainWindow, lessons: Lessons, tiny_dataset: Dataset
) -> None:
    experiment = window.session.experiment
    down = window.findChild(QAction, "actionMoveLayerDown")
    window.builder._layers.list.choose(len(experiment.spec.layers) - 1)
    lessons.open_lesson(lesson(tiny_dataset, fixed=("layers",), model=experiment.spec, config=experiment.config))
    lessons.running.leave()
    row = window.builder._layers.list.current_row()
    assert down.isEnabled() == (row < len(experiment.spec.layers) - 1)


def test_a_lesson_that_hides_everything_can_still_be_left(window: MainWindow, lessons: Lessons, tiny_dataset: Dataset) -> None:
    window.show()
    lessons.open_lesson(lesson(tiny_dataset, hidden=CONTROLS, tabs=("lab",)))
    assert [window.tabs.isTabVisible(number) for number in range(len(TABS))] == [False] * 6 + [True]
    assert lessons.panel.leave_button.isVisible()
    lessons.panel.leave_button.click()
    assert all(window.tabs.isTabVisible(number) for number in range(len(TABS)))
    assert window.findChild(QWidget, "layerList").isVisible()
    window.hide()


def test_a_tab_that_a_training_leads_to_can_be_seen(
    qtbot: QtBot, window: MainWindow, lessons: Lessons, tiny_dataset: Dataset
) -> None:
    lessons.open_lesson(lesson(tiny_dataset, tabs=("lab",)))
    train(qtbot, window.session)
    qtbot.waitUntil(lambda: window.tabs.current() == "training")
    assert window.tabs.isTabVisible([tab.name for tab in TABS].index("training"))


def test_the_panel_folds_to_a_bar_by_key_and_by_button(window: MainWindow, lessons: Lessons, tiny_dataset: Dataset) -> None:
    lessons.open_lesson(lesson(tiny_dataset))
    assert lessons.menu.entries["actionFoldLesson"].shortcut().toString() == "Ctrl+L"
    lessons.menu.entries["actionFoldLesson"].trigger()
    assert lessons.panel.is_folded
    assert lessons.panel.maximumWidth() < 60
    part(lessons, QWidget, "foldLessonButton").click()
    assert not lessons.panel.is_folded


# Whose it is


def answer_why(lessons: Lessons, tiny_dataset: Dataset, answer: str) -> None:
    lessons.open_lesson(lesson(tiny_dataset))
    lessons.running.answer("why", answer)


def call(window: MainWindow, name: str) -> None:
    window.student_banner.line.setText(name)
    window.student_banner.keep_button.click()


def test_a_second_student_begins_anew_and_the_first_one_finds_everything_again(
    window: MainWindow, lessons: Lessons, tiny_dataset: Dataset
) -> None:
    call(window, "Kim")
    answer_why(lessons, tiny_dataset, "Kim's answer")
    window.session.edit(Sentence("Kim's"), spec=MINE)
    call(window, "Lee")
    assert lessons.running.progress.evidence.answers == {}
    assert window.session.experiment.spec == THEIRS
    assert "Lee" in lessons.panel._minutes.text()
    lessons.running.answer("why", "Lee's answer")
    call(window, "kim")
    assert lessons.running.progress.evidence.answers == {"why": "Kim's answer"}
    lessons.running.leave()
    assert window.session.experiment.spec == MINE
    call(window, "Lee")
    lessons.open_lesson(lesson(tiny_dataset))
    assert lessons.running.progress.evidence.answers == {"why": "Lee's answer"}


def test_what_was_done_without_a_name_becomes_that_of_the_first_name_and_nobody_elses(
    window: MainWindow, lessons: Lessons, tiny_dataset: Dataset
) -> None:
    progress.write_progress(lesson(tiny_dataset), progress.Progress().with_answer("which", "1"), "Kim")
    answer_why(lessons, tiny_dataset, "Because of it")
    call(window, "Kim")
    assert lessons.running.progress.evidence.answers == {"which": "1", "why": "Because of it"}
    assert progress.read_progress(lesson(tiny_dataset), "Kim").evidence == lessons.running.progress.evidence
    assert progress.read_progress(lesson(tiny_dataset)) == progress.Progress()


def test_begin_anew_asks_and_takes_away_answers_ticks_and_changes_of_the_network(
    qtbot: QtBot, window: MainWindow, lessons: Lessons, tiny_dataset: Dataset
) -> None:
    answer_why(lessons, tiny_dataset, "Because of it")
    window.session.edit(Sentence("another"), spec=MINE)
    for said_yes in (False, True):
        lessons.ask_anew = lambda said_yes=said_yes: said_yes
        lessons.panel.anew_button.click()
        assert ("why" in lessons.running.met) is not said_yes
    assert window.session.experiment.spec == THEIRS
    kept = partial(progress.read_progress, lesson(tiny_dataset))
    qtbot.waitUntil(lambda: kept().evidence.answers == {} and kept().before is not None)
    lessons.running.leave()
    assert window.session.experiment.spec == MINE


def test_a_prediction_that_was_made_is_said_until_its_run_is_there(
    window: MainWindow, lessons: Lessons, tiny_dataset: Dataset
) -> None:
    goal = PredictionGoal(id="guess", text={"en": "Guess"})
    lessons.open_lesson(lesson(tiny_dataset, goals=(goal,)))
    lessons.panel.next_button.click()
    assert "Not yet" in part(lessons, QLabel, "goalVerdict").text()
    window.session.next_run.expectation = Expectation(test_accuracy=0.8)
    QApplication.sendEvent(lessons.panel._goal, QEvent(QEvent.Type.ActivationChange))  # as after a dialog
    assert "Predicted: 80.0 %" in part(lessons, QLabel, "goalVerdict").text()
    assert not lessons.running.met


def test_a_goal_that_a_training_met_is_still_told_when_the_training_has_ended(
    qtbot: QtBot, window: MainWindow, lessons: Lessons, tiny_dataset: Dataset
) -> None:
    lessons.open_lesson(lesson(tiny_dataset))
    train(qtbot, window.session)
    sentence = window.findChild(QLabel, "runSentence")
    qtbot.waitUntil(lambda: "Goal met: 1 of 4" in sentence.text())


# Handing in


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Says yes to the dialog, as Ada; what it says is not done yet."""
    shown: list[str] = []

    def answer(dialog: HandInDialog) -> QDialog.DialogCode:
        shown.append(dialog.findChild(QLabel, "openGoals").text())
        dialog.line.setText("Ada")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(HandInDialog, "exec", answer)
    return shown


def hand_in(qtbot: QtBot, lessons: Lessons, session: Session, place: Path) -> str:
    """What is said of it; a goal that was met just before may be told behind its start."""
    told: list[str] = []
    session.notice.connect(told.append)
    lessons.ask_save = lambda proposed: str(place / proposed)
    lessons.hand_in()
    qtbot.waitUntil(lambda: any(".handin" in text for text in told) and not session.tasks.busy)
    return next(text for text in told if ".handin" in text)


def test_what_was_done_is_handed_in_as_one_file_with_the_run_the_answers_and_the_name(
    qtbot: QtBot, window: MainWindow, lessons: Lessons, tiny_dataset: Dataset, tmp_path: Path, answered: list[str]
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    lessons.open_lesson(lesson(tiny_dataset, shared_folder=str(shared)))
    lessons.running.answer("why", "Because of it")
    train(qtbot, window.session)
    told = hand_in(qtbot, lessons, window.session, tmp_path)
    (path,) = tmp_path.glob("*.handin.zip")
    assert path.name.startswith("Ada a-lesson ")
    found = read_hand_in(path)
    assert (found.hand_in.student, found.hand_in.answers) == ("Ada", {"why": "Because of it"})
    assert {goal.id: goal.met for goal in found.hand_in.goals} == {"which": False, "why": True, "good": True, "fool": False}
    assert found.records[0].info.id == found.hand_in.run_id
    assert found.hand_in.run_id in found.report_html
    assert found.lesson == lesson(tiny_dataset, shared_folder=str(shared))
    assert [each.read_bytes() for each in shared.iterdir()] == [path.read_bytes()]
    assert "copy" in told
    assert str(tmp_path) in told
    assert window.student_banner.was_asked
    assert window.session.student == "Ada"
    assert "2 of 4 goals are not met yet: 1, 4" in answered[0]


@pytest.mark.parametrize(("language", "said"), [("en", "Mistakes"), ("ko", "오답")])
def test_the_hand_in_holds_a_report_in_the_language_of_the_window_with_what_was_typed(
    qtbot: QtBot, window: MainWindow, lessons: Lessons, tiny_dataset: Dataset, tmp_path: Path, answered: list[str],
    language: str, said: str,
) -> None:  # fmt: skip
    speak(language)
    lessons.open_lesson(lesson(tiny_dataset))
    train(qtbot, window.session)
    session = window.session
    Drafts(session.services.store).write(session.opened_run.record.info.id, Draft(text="I tried <b>less</b>."))
    hand_in(qtbot, lessons, session, tmp_path)
    (path,) = tmp_path.glob("*.handin.zip")
    report = read_hand_in(path).report_html
    assert f'<html lang="{language}"' in report
    assert said in report
    assert "I tried &lt;b&gt;less&lt;/b&gt;." in report
    assert "Ada" in report
    assert "left out" not in report


def test_a_run_that_was_deleted_is_not_handed_in_and_the_next_best_is(
    qtbot: QtBot, window: MainWindow, lessons: Lessons, tiny_dataset: Dataset, tmp_path: Path, answered: list[str]
) -> None:
    lessons.open_lesson(lesson(tiny_dataset))
    for _ in range(2):
        train(qtbot, window.session)
    best, other = (run.run_id for run in lessons.running.progress.evidence.runs)
    window.session.services.store.delete(best)
    hand_in(qtbot, lessons, window.session, tmp_path)
    (path,) = tmp_path.glob("*.handin.zip")
    assert read_hand_in(path).records[0].info.id == other


def test_where_the_shared_folder_is_gone_the_file_is_written_all_the_same(
    qtbot: QtBot, window: MainWindow, lessons: Lessons, tiny_dataset: Dataset, tmp_path: Path, answered: list[str]
) -> None:
    lessons.open_lesson(lesson(tiny_dataset, shared_folder=str(tmp_path / "gone")))
    hand_in(qtbot, lessons, window.session, tmp_path)
    (path,) = tmp_path.glob("*.handin.zip")
    assert read_hand_in(path).records == ()
    assert not (tmp_path / "gone").exists()
    assert "gone" in window.message_bar.text


def test_a_file_of_somebody_else_in_the_shared_folder_is_not_written_over(
    qtbot: QtBot, window: MainWindow, lessons: Lessons, tiny_dataset: Dataset, tmp_path: Path, answered: list[str]
) -> None:
    shared, place = tmp_path / "shared", tmp_path / "mine"
    shared.mkdir()
    (shared / "one.handin.zip").write_bytes(b"theirs")
    lessons.open_lesson(lesson(tiny_dataset, shared_folder=str(shared)))
    lessons.ask_save = lambda _proposed: str(place / "one.handin.zip")
    told: list[str] = []
    window.session.notice.connect(told.append)
    lessons.hand_in()
    qtbot.waitUntil(lambda: bool(told) and not window.session.tasks.busy)
    assert (shared / "one.handin.zip").read_bytes() == b"theirs"
    assert sorted(each.name for each in shared.iterdir()) == ["one 2.handin.zip", "one.handin.zip"]


def test_nobody_hands_in_without_a_name(qtbot: QtBot, tiny_dataset: Dataset) -> None:
    dialog = HandInDialog(lesson(tiny_dataset), "", (1,), ())
    qtbot.addWidget(dialog)
    button = dialog.findChild(QPushButton, "confirmHandInButton")
    assert not button.isEnabled()
    why = dialog.findChild(QLabel, "handInWhose")
    assert "name first" in why.text()
    dialog.line.setText("Ada")
    assert button.isEnabled()
    assert why.isHidden()


def run_facts(number: int) -> RunFacts:
    return RunFacts(f"run-{number}", f"Net {number}", 0.9 + number / 1000, 7850, 3, 1.0, ("Dense",))


def test_the_run_that_stands_first_is_ticked_and_others_can_be_handed_in_with_it(qtbot: QtBot, tiny_dataset: Dataset) -> None:
    dialog = HandInDialog(lesson(tiny_dataset), "Ada", (), [run_facts(number) for number in range(12)])
    qtbot.addWidget(dialog)
    content, button = dialog.findChild(QLabel, "handInContent"), dialog.findChild(QPushButton, "confirmHandInButton")
    assert dialog.run_ids == ("run-0",)
    assert "“Net 0”, which reads 90.0 %" in content.text()
    assert dialog.runs.item(2).text() == "Net 2: 90.2 % of the test images"
    dialog.runs.item(2).setCheckState(Qt.CheckState.Checked)
    assert dialog.run_ids == ("run-0", "run-2")
    assert "2 runs" in content.text()
    dialog.runs.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.runs.item(2).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.run_ids == ()
    assert "no run" in content.text()
    assert button.isEnabled()
    for at in range(12):
        dialog.runs.item(at).setCheckState(Qt.CheckState.Checked)
    assert not button.isEnabled()
    assert "at most 10 runs" in content.text()


def test_rows_of_the_runs_to_hand_in_can_be_hit_and_a_long_name_hides_no_accuracy(qtbot: QtBot, tiny_dataset: Dataset) -> None:
    runs = [changed(run_facts(number), name="Net number " + "of a class " * 5) for number in range(3)]
    dialog = HandInDialog(lesson(tiny_dataset), "Ada", (), runs)
    qtbot.addWidget(dialog)
    dialog.show()
    rows = [dialog.runs.visualItemRect(dialog.runs.item(at)) for at in range(3)]
    assert min(row.height() for row in rows) >= LEAST_TARGET
    assert dialog.runs.viewport().rect().contains(rows[-1])
    assert not dialog.runs.horizontalScrollBar().maximum()


def test_the_button_that_hands_in_says_so_in_the_next_language_too(qtbot: QtBot, tiny_dataset: Dataset) -> None:
    dialog = HandInDialog(lesson(tiny_dataset), "Ada", (), ())
    qtbot.addWidget(dialog)
    button = dialog.findChild(QPushButton, "confirmHandInButton")
    assert button.text() == "Hand in"
    speak("ko")
    qtbot.waitUntil(lambda: button.text() == "제출")


@pytest.mark.parametrize(("count", "is_offered"), [(0, False), (1, False), (2, True)])
def test_a_choice_of_runs_is_offered_where_there_are_several(
    qtbot: QtBot, tiny_dataset: Dataset, count: int, is_offered: bool
) -> None:
    dialog = HandInDialog(lesson(tiny_dataset), "Ada", (), [run_facts(number) for number in range(count)])
    qtbot.addWidget(dialog)
    assert dialog.runs.isHidden() is not is_offered
    assert len(dialog.run_ids) == min(count, 1)


def test_hundreds_of_runs_that_could_be_handed_in_are_counted_once(
    qtbot: QtBot, tiny_dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[HandInDialog] = []

    def count(dialog: HandInDialog) -> None:
        counted.append(dialog)

    monkeypatch.setattr(HandInDialog, "_say_content", count)
    dialog = HandInDialog(lesson(tiny_dataset), "Ada", (), [run_facts(number) for number in range(300)])
    qtbot.addWidget(dialog)
    assert len(counted) == 1
    dialog.runs.item(2).setCheckState(Qt.CheckState.Checked)
    assert len(counted) == 2


def test_the_runs_that_are_ticked_are_in_the_file(
    qtbot: QtBot, window: MainWindow, lessons: Lessons, tiny_dataset: Dataset, tmp_path: Path, answered: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    lessons.open_lesson(lesson(tiny_dataset))
    for _ in range(3):
        train(qtbot, window.session)
    first, middle, last = (run.run_id for run in lessons.running.progress.evidence.runs)
    chosen = lambda dialog: tuple(run.run_id for run in dialog._offered if run.run_id != middle)  # noqa: E731
    monkeypatch.setattr(HandInDialog, "run_ids", property(chosen))
    hand_in(qtbot, lessons, window.session, tmp_path)
    (path,) = tmp_path.glob("*.handin.zip")
    assert {each.info.id for each in read_hand_in(path).records} == {first, last}


def test_who_hands_in_under_another_name_is_told_whose_work_it_was_and_takes_nothing_from_anybody(
    qtbot: QtBot, window: MainWindow, lessons: Lessons, tiny_dataset: Dataset, tmp_path: Path, answered: list[str]
) -> None:
    dialog = HandInDialog(lesson(tiny_dataset), "Kim", (1,), ())
    qtbot.addWidget(dialog)
    why = dialog.findChild(QLabel, "handInWhose")
    assert why.isHidden()
    dialog.line.setText("Ada")
    assert "Kim" in why.text()
    assert not why.isHidden()
    progress.write_progress(lesson(tiny_dataset), progress.Progress().with_answer("which", "1"), "Ada")
    call(window, "Kim")
    answer_why(lessons, tiny_dataset, "Because of it")
    hand_in(qtbot, lessons, window.session, tmp_path)
    lessons.running.flush()
    kept = [progress.read_progress(lesson(tiny_dataset), name).evidence.answers for name in ("Kim", "Ada")]
    assert kept == [{"why": "Because of it"}, {"why": "Because of it", "which": "1"}]


# Making one


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> LessonDialog:
    dialog = LessonDialog(first_draft(window.session), window.session, window.tabs, window)
    qtbot.addWidget(dialog)
    return dialog


def test_a_new_lesson_is_that_of_the_window_and_is_saved(dialog: LessonDialog, tiny_dataset: Dataset, tmp_path: Path) -> None:
    dialog.title.setText("Fewer weights!")
    dialog.language.setCurrentIndex(dialog.language.findData("ko"))
    dialog.title.setText("가중치를 줄여요")
    dialog.text.setPlainText("**적게**")
    dialog.hidden_data.setCurrentIndex(dialog.hidden_data.findData("mnist-starter"))
    dialog.ask_save = lambda proposed: str(tmp_path / proposed)
    dialog.save_button.click()
    found = read_lesson(tmp_path / "fewer-weights.mnistlesson")
    assert found.title == {"en": "Fewer weights!", "ko": "가중치를 줄여요"}
    assert (found.model, found.dataset, found.config.epochs) == (MINE, tiny_dataset.key, 3)
    assert found.hidden_data == "mnist-starter"


def test_a_lesson_without_a_title_is_not_saved(dialog: LessonDialog) -> None:
    dialog.ask_save = pytest.fail
    dialog.save_button.click()
    problem = dialog.findChild(QLabel, "lessonProblem")
    assert "title" in problem.text()
    dialog.title.setText("A title")
    assert problem.isHidden()


def test_a_lesson_with_a_title_without_latin_letters_has_an_id_of_its_own(dialog: LessonDialog) -> None:
    dialog.language.setCurrentIndex(dialog.language.findData("ko"))
    names = set()
    for title in ("가중치", "커널", "2차 커널"):
        dialog.title.setText(title)
        names.add(dialog.lesson().id)
    assert len(names) == 3
    assert "lesson" not in names


def test_a_lesson_that_was_tried_keeps_its_network_unless_the_teacher_wants_that_of_the_window(
    window: MainWindow, lessons: Lessons, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[ModelSpec] = []

    def fill_in_and_try(dialog: LessonDialog) -> int:
        dialog.title.setText("Draft")
        if lessons.running.lesson is None:
            dialog.try_button.click()
            return 0
        made.append(dialog.lesson().model)
        dialog.from_window.click()
        made.append(dialog.lesson().model)
        return 0

    monkeypatch.setattr(LessonDialog, "exec", fill_in_and_try)
    lessons.make()
    window.session.edit(Sentence("solved"), spec=THEIRS)
    lessons.make()
    assert made == [MINE, THEIRS]


def test_another_lesson_begins_with_an_empty_form_when_the_teacher_wants_it(
    lessons: Lessons, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles: list[dict[str, str]] = []

    def fill_in(dialog: LessonDialog) -> int:
        titles.append(dialog.title.texts)
        dialog.title.setText("Draft")
        dialog.ask_empty = lambda: True
        if len(titles) == 2:
            dialog.empty_button.click()
        return 0

    monkeypatch.setattr(LessonDialog, "exec", fill_in)
    lessons.make()
    lessons.make()
    assert titles == [{}, {"en": "Draft"}, {}]


def test_goals_are_added_edited_moved_and_removed(dialog: LessonDialog) -> None:
    goals = dialog.goals
    goals.edit_goal = lambda goal: changed(goal, text={"en": "do it"})
    for kind in KINDS:
        goals.add(kind)
    assert [type(goal) for goal in goals.goals] == [WordsGoal, *KINDS]
    assert len({goal.id for goal in goals.goals}) == 7
    goals.shift(-1)
    assert type(goals.goals[-1]) is ChoiceGoal
    goals.remove()
    assert len(goals.goals) == 6


def test_a_lesson_is_tried_as_a_student_and_the_draft_is_there_afterwards(
    window: MainWindow, lessons: Lessons, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles: list[dict[str, str]] = []

    def fill_in_and_try(dialog: LessonDialog) -> int:
        titles.append(dialog.title.texts)
        dialog.title.setText("Draft")
        dialog.try_button.click()
        return 0

    monkeypatch.setattr(LessonDialog, "exec", fill_in_and_try)
    lessons.make()
    assert lessons.running.lesson.title == {"en": "Draft"}
    lessons.running.leave()
    lessons.make()
    assert titles == [{}, {"en": "Draft"}]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_goal_comes_out_of_its_form_as_it_went_in(qtbot: QtBot, window: MainWindow, kind: type) -> None:
    goal = kind(
        id="a", text={"en": "Do", "ko": "하기"}, hints=({"en": "one", "ko": "하나"}, {"en": "two"}), tab="lab", **USUAL[kind]
    )
    dialog = GoalDialog(goal, {name: name for name in window.tabs.names()})
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.goal == goal


def test_every_field_of_a_goal_can_be_set(qtbot: QtBot) -> None:
    kind_of_run = {"engine": "scratch", "optimizer": "sgd", "loss": "categorical_crossentropy", "layer": "Dense"}
    full = (
        AccuracyGoal(id="a", text={"en": "x"}, at_least=0.955, most_parameters=10, most_epochs=3, most_seconds=60, most_layers=4),
        RunGoal(id="a", text={"en": "x"}, runs=3, least_layers=2, least_epochs=9, **kind_of_run),
        MisreadGoal(id="a", text={"en": "x"}, drawn=0, read_as=6),
        ChoiceGoal(id="a", text={"en": "x"}, choices=({"en": "a"}, {"en": "b"}, {"en": "c"}), right=None),
        PredictionGoal(id="a", text={"en": "x"}),
    )
    for goal in full:
        dialog = GoalDialog(goal, TAB_TITLES)
        qtbot.addWidget(dialog)
        dialog.accept()
        assert dialog.goal == goal


def test_a_goal_without_a_text_or_with_one_answer_is_not_taken(qtbot: QtBot) -> None:
    for goal, words in (
        (WordsGoal(id="a", text={}), "what to do"),
        (ChoiceGoal(id="a", text={"en": "x"}, choices=({"en": "only"},)), "two to"),
        (ChoiceGoal(id="a", text={"en": "x"}, choices=({"en": "a"}, {"en": "b"}), right=4), "none of them"),
    ):
        dialog = GoalDialog(goal, TAB_TITLES)
        qtbot.addWidget(dialog)
        dialog.accept()
        assert dialog.result() != QDialog.DialogCode.Accepted
        assert words in dialog.findChild(QLabel, "goalProblem").text()
