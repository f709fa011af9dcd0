"""Another language changes the words about a run and nothing else, in whatever state the run is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.results.samples import Selection
from mnist_desktop.core.runs.events import CheckpointsFailing, EpochEnded, RateChanged, RunEnded, RunPaused, RunStarted, StepsDone
from mnist_desktop.core.runs.record import EpochRow, RateChange
from mnist_desktop.core.sentence import Message, Sentence
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.banners.resume_banner import ResumeBanner
from mnist_desktop.ui.banners.unsaved_banner import UnsavedBanner
from mnist_desktop.ui.results.confusion_matrix import ConfusionMatrix
from mnist_desktop.ui.results.results_tab import ResultsTab
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.image_grid import ImageGrid
from mnist_desktop.ui.shared.language import speak
from mnist_desktop.ui.training.run_status import RunStatus
from mnist_desktop.ui.training.training_tab import TrainingTab
from tests.ui.known_texts import Marking, marked_texts, unknown_texts

RUN = "20260101-120000-abcdef"
SPEC = ModelSpec((Flatten(), Dense(10, "softmax")), "Small")
OWN = {"Small", "Tiny", "blocks", "Softmax", "regression", "Jan", RUN}


class Views(QWidget):
    """All that speaks of a run, built while English is spoken."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.training, self.status, self.results = TrainingTab(session), RunStatus(session), ResultsTab(session)
        self.resume, self.unsaved = ResumeBanner(session), UnsavedBanner(session)
        column = QVBoxLayout(self)
        for view in (self.resume, self.unsaved, self.training, self.results, self.status):
            column.addWidget(view)


@pytest.fixture
def views(qtbot: QtBot, session: Session, tiny_dataset: Dataset) -> Views:
    session.use_dataset(tiny_dataset)
    session.edit(Sentence("start"), spec=SPEC, config=TrainingConfig(epochs=15, schedule="cosine"))
    views = Views(session)
    qtbot.addWidget(views)
    views.resize(1200, 1400)
    views.show()
    qtbot.waitUntil(lambda: not session.tasks.busy)
    return views


@pytest.fixture
def spoken(marking: Marking, views: Views) -> Iterator[Callable[[], None]]:
    """Checks that every text is said again when the language changes, and again when it changes back."""

    def check() -> None:
        marking.speak()
        assert unknown_texts(views, OWN) == set()
        marking.fall_silent()
        assert marked_texts(views) == set()

    return check


def train(session: Session, *, epochs: int = 4, end: str = "") -> None:
    """Announce the events of a run up to the middle of an epoch, or to its end."""
    session.training_state_changed.emit(TrainingState.STARTING)
    session.run.set_state(TrainingState.RUNNING)
    session.run_event.emit(RunStarted("run", 15, 4, 240, 60))
    for epoch in range(1, epochs + 1):
        row = EpochRow(epoch, 0.5 / epoch, 0.8, 0.3 + 0.1 * abs(epoch - 2), 0.9, 0.001, 0.25)
        session.run_event.emit(EpochEnded("run", row))
    change = RateChange(epochs, 2, 0.01)
    session.run_event.emit(RateChanged("run", change, (change,)))
    session.run_event.emit(StepsDone("run", epochs + 1, 2, 0.5, 0.8, 0.001, 9.0))
    if end:
        message = Message("The memory is full: try a smaller network or batch size.") if end == "failed" else None
        session.run_event.emit(RunEnded("run", end, message, 2, 6.4))
        session.run.set_state(TrainingState.IDLE)


def show(session: Session, run: OpenedRun) -> None:
    session.show_run(run)


def test_before_the_first_run_every_text_follows(spoken: Callable[[], None]):
    spoken()


def test_while_a_run_trains_every_text_follows_and_nothing_else_changes(
    views: Views, session: Session, spoken: Callable[[], None]
):
    train(session)
    session.run_event.emit(CheckpointsFailing("run", StorageError("{file} cannot be written.", file="a")))
    plot = views.training.curves.loss_plot
    plot.show_epochs(1.0, 3.0)
    before = plot.viewRect(), views.status.bar.value(), views.status.bar.maximum()
    spoken()
    assert (plot.viewRect(), views.status.bar.value(), views.status.bar.maximum()) == before
    assert not views.status.not_saved.isHidden()
    session.run_event.emit(StepsDone("run", 5, 3, 0.5, 0.8, 0.001, 9.0))
    views.status._write()
    assert views.status.bar.value() == before[1] + 1


def test_a_run_that_is_held_is_still_held_in_another_language(views: Views, session: Session, spoken: Callable[[], None]):
    train(session)
    session.run.set_state(TrainingState.PAUSED)
    session.run_event.emit(RunPaused("run", 5, 2))
    sentence = views.status.sentence.text()
    spoken()
    assert views.status.sentence.text() == sentence
    assert "Paused in epoch 5" in sentence


@pytest.mark.parametrize("end", ["finished", "early-stopped", "stopped", "interrupted", "failed"])
def test_the_end_of_a_run_follows(views: Views, session: Session, spoken: Callable[[], None], end: str):
    train(session, end=end)
    spoken()


def test_the_epoch_that_is_read_out_stays_so(views: Views, session: Session, spoken: Callable[[], None]):
    train(session)
    views.training.curves.point_at(3)
    words = views.training.read_out.text()
    spoken()
    assert views.training.read_out.text() == words


def test_of_an_opened_run_the_choice_the_order_and_the_open_image_stay(
    views: Views, session: Session, spoken: Callable[[], None], make_opened_run: Callable[..., OpenedRun]
):
    show(session, make_opened_run())
    views.training.labels.header.setChecked(True)
    views.results.select(Selection(true_class=3))
    grid = views.results.findChild(ImageGrid, "sampleGrid")
    index = int(grid.order()[2])
    grid.set_current(index)
    grid.activated.emit(index)
    report = views.results.findChild(QTableView, "classReport")
    report.sortByColumn(1, report.horizontalHeader().sortIndicatorOrder())
    order = [report.model().index(row, 0).data() for row in range(report.model().rowCount())]
    spoken()
    assert views.results.selection == Selection(true_class=3)
    assert views.results.findChild(QComboBox, "trueClassFilter").currentIndex() == 4
    assert grid.current() == index
    assert not views.results.findChild(QWidget, "sampleDetail").isHidden()
    assert [report.model().index(row, 0).data() for row in range(report.model().rowCount())] == order


def test_an_interrupted_run_and_the_question_about_it_follow(
    qtbot: QtBot, views: Views, session: Session, spoken: Callable[[], None], leave_unfinished: Callable[..., str]
):
    leave_unfinished(2, name="Small")
    views.resume.runs.refresh()
    qtbot.waitUntil(lambda: not views.resume.isHidden())
    spoken()
    views.resume.discard_button.click()
    spoken()
    assert views.resume.yes_button.text() == "Discard"


def test_a_class_is_called_by_its_korean_name_where_korean_is_spoken(
    views: Views, session: Session, tiny_dataset: Dataset, make_opened_run: Callable[..., OpenedRun]
):
    names = tuple(f"clothes {number}" for number in range(10)), tuple(f"옷 {number}" for number in range(10))
    dataset = replace(tiny_dataset, class_names=names[0], class_names_ko=names[1])
    show(session, make_opened_run(dataset=dataset))
    matrix = views.results.findChild(ConfusionMatrix, "confusionMatrix")
    report = views.results.findChild(QTableView, "classReport")
    chooser = views.results.findChild(QComboBox, "trueClassFilter")
    matrix.set_chosen((3, 4))
    for language, expected in (("ko", names[1]), ("en", names[0])):
        speak(language)
        QCoreApplication.sendPostedEvents()
        assert matrix.content.names == expected
        assert report.model().index(3, 0).data() == expected[3]
        assert chooser.itemText(4) == expected[3]
        assert matrix.chosen == (3, 4)


def test_a_run_that_is_not_saved_is_said_so(
    views: Views, session: Session, spoken: Callable[[], None], make_opened_run: Callable[..., OpenedRun]
):
    cause = StorageError("{file} could not be written: its disk is read-only. Choose a place on another disk.", file="run.json")
    session.services.store.unsaved.hold(make_opened_run().record, cause)
    views.unsaved.runs.changed.emit()
    assert not views.unsaved.isHidden()
    text = views.unsaved.text
    views.unsaved.runs.changed.emit()
    spoken()
    assert views.unsaved.text == text
