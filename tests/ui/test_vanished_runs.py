"""What is shown of a run goes with it when it is deleted or vanishes, and comes back with it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.services import Services
from mnist_desktop.training.whole_run import train_and_save
from mnist_desktop.ui.epoch_bar import EpochBar
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session

RUN = "20260101-120000-abcdef"
SPEC = ModelSpec((Flatten(), Dense(10, "softmax")), "Ours")


@pytest.fixture
def trained(services: Services, tiny_dataset: Dataset) -> OpenedRun:
    job = TrainingJob(RUN, Experiment(SPEC, TrainingConfig(epochs=4, engine="scratch")), tiny_dataset)
    return train_and_save(job, services, lambda _: None, Control()).opened


@pytest.fixture
def problems(session: Session) -> list[UserError]:
    told: list[UserError] = []
    session.problem.connect(told.append)
    return told


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path) -> Iterator[MainWindow]:
    window = MainWindow(session, tmp_path / "settings.ini", None)
    qtbot.addWidget(window)
    yield window
    window.hide()


@pytest.fixture
def bar(qtbot: QtBot, session: Session, trained: OpenedRun) -> EpochBar:
    """At the second epoch of four."""
    bar = EpochBar(session)
    bar.resize(1200, 40)
    qtbot.addWidget(bar)
    session.show_run(trained)
    go(qtbot, session, 2)
    return bar


def go(qtbot: QtBot, session: Session, epoch: int) -> None:
    qtbot.waitUntil(lambda: bool(session.epochs.available))
    session.epochs.show(epoch)
    qtbot.waitUntil(lambda: session.epochs.epoch == epoch and session.shown_run.is_judged)


def words(bar: EpochBar) -> str:
    return bar.findChild(QLabel, "epochWords").text()


def test_a_deleted_run_is_shown_nowhere_and_undoing_brings_it_back_at_its_epoch(
    qtbot: QtBot, session: Session, window: MainWindow, trained: OpenedRun, problems: list[UserError]
) -> None:
    for tab in ("training", "results", "inside", "draw", "compare"):
        window.tabs.page(tab)
    compare, results = window.tabs.page("compare"), window.tabs.page("results")
    bar = window.findChild(EpochBar)
    session.show_run(trained)
    go(qtbot, session, 2)
    bar._toggle()  # plays on
    compare.edits.delete([RUN], "Ours")
    assert session.shown_run is None, "at once: nothing of it is read while its folder is moved"
    qtbot.waitUntil(compare.edits.undo_stack.canUndo)
    assert not session.services.has_run(RUN)
    assert not bar.isHidden()
    assert bar.slider.isHidden()
    assert words(bar).endswith("The run that was shown is deleted. Undoing that in Compare brings it back.")
    assert results._pages.currentWidget() is results._empty
    assert window.tabs.page("training").shown_run is None
    assert window.tabs.page("inside")._run is None
    assert window.tabs.page("draw").prediction_view._run is None
    compare.edits.undo_stack.undo()
    qtbot.waitUntil(lambda: session.shown_run is not None and session.epochs.epoch == 2 and session.shown_run.is_judged)
    assert session.opened_run is trained
    assert not bar.slider.isHidden()
    assert bar.slider.value() == 2
    assert problems == []


def test_a_run_that_cannot_be_deleted_is_shown_again(
    qtbot: QtBot, session: Session, bar: EpochBar, window: MainWindow, problems: list[UserError], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: str) -> Path:
        raise StorageError("It is in use.")

    monkeypatch.setattr(session.services.store, "delete", refuse)
    window.tabs.page("compare").edits.delete([RUN], "Ours")
    qtbot.waitUntil(lambda: session.epochs.epoch == 2)
    assert [str(problem) for problem in problems] == ["It is in use."]


def test_a_run_that_comes_back_takes_no_other_run_s_place(
    qtbot: QtBot, session: Session, bar: EpochBar, window: MainWindow, make_opened_run
) -> None:
    edits = window.tabs.page("compare").edits
    edits.delete([RUN], "Ours")
    qtbot.waitUntil(edits.undo_stack.canUndo)
    other = make_opened_run(run_id="20260102-120000-abcdef")
    session.show_run(other)
    edits.undo_stack.undo()
    qtbot.waitUntil(lambda: session.services.has_run(RUN))
    qtbot.waitUntil(edits.undo_stack.canRedo)
    assert session.opened_run is other


def test_a_run_that_vanishes_from_the_disk_is_told_once_and_shown_as_at_its_end(
    qtbot: QtBot, session: Session, bar: EpochBar, trained: OpenedRun, problems: list[UserError]
) -> None:
    qtbot.waitUntil(lambda: not session.epochs.is_answering)
    shutil.rmtree(session.services.store.folder / RUN)
    bar.slider.setValue(1)
    qtbot.waitUntil(lambda: bool(problems))
    gone = "“Ours” is no longer on the disk: it was deleted or moved, or the drive was taken out."
    assert len(problems) == 1
    assert str(problems[0]).startswith(gone)
    assert gone in words(bar)
    assert bar.slider.isHidden()
    assert session.shown_run is trained
    assert session.epochs.epoch == session.epochs.own


def test_an_epoch_whose_file_is_gone_is_told_without_its_path(
    qtbot: QtBot, session: Session, bar: EpochBar, problems: list[UserError]
) -> None:
    qtbot.waitUntil(lambda: not session.epochs.is_answering)
    (session.services.store.folder / RUN / "epochs" / "00003.epoch").unlink()
    bar.slider.setValue(3)
    qtbot.waitUntil(lambda: session.epochs.available == (1, 2, 4))
    assert [str(problem) for problem in problems] == ["The weights of epoch 3 of “Ours” are no longer on the disk."]
    assert bar.slider.value() == 2


def test_a_run_that_is_no_longer_there_cannot_be_opened_and_no_path_is_said(
    qtbot: QtBot, session: Session, trained: OpenedRun
) -> None:
    shutil.rmtree(session.services.store.folder / RUN)
    with qtbot.waitSignal(session.problem) as told:
        session.open_run(RUN)
    expected = f"The run {RUN} is no longer on the disk: it was deleted or moved, or the drive was taken out."
    assert str(told.args[0]) == expected
