"""Any file is opened by what it holds, wherever it is dropped."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QColor, QDropEvent, QImage
from pytestqt.qtbot import QtBot

from mnist_desktop.core.administration import Administration, Found
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.model_file import write_model
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.presets.all_presets import PRESETS
from mnist_desktop.core.remembered import MOST_RECENT, recall
from mnist_desktop.core.runs.archive import export_runs
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui import opening
from mnist_desktop.ui.board.dialog import BoardDialog
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.opening import MOST_TOGETHER
from mnist_desktop.ui.session import Session
from tests.picture_files import folder_of
from tests.unit.test_class_board import HandIns

SPEC = ModelSpec((Flatten(), Dense(10, "softmax")), "Mine")


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path) -> Iterator[MainWindow]:
    window = MainWindow(session, tmp_path / "settings.ini", None)
    qtbot.addWidget(window)
    yield window
    session.shut_down()


def drop(window: MainWindow, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, nothing = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), copy, mime, left, nothing))


def recent_entries(window: MainWindow) -> list[str]:
    return [action.text() for action in window.findChildren(QAction) if action.objectName().startswith("actionRecent")]


def test_a_model_that_is_dropped_is_opened_and_kept_in_mind(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "R&D.json"
    write_model(path, SPEC)
    drop(window, path)
    assert window.session.experiment.spec == SPEC
    assert recent_entries(window) == ["&1 R&&D.json"]
    window.close()
    assert recall(tmp_path / "settings.ini")[0].recent == (str(path),)


def test_a_picture_that_is_dropped_is_read_by_the_tab_that_draws(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "seven.dat"  # by its content, not by its name
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    image.save(str(path), "PNG")
    drop(window, path)
    assert window.tabs.current() == "draw"


def test_runs_that_are_dropped_are_kept_and_listed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, make_opened_run: Callable[..., OpenedRun]
) -> None:
    record = make_opened_run().record
    path = tmp_path / "runs.zip"
    export_runs(lambda _: record, (record.info.id,), path)
    with qtbot.waitSignal(window.session.runs_changed):
        drop(window, path)
    assert window.tabs.current() == "compare"
    assert window.session.services.has_run(record.info.id)


def test_a_file_of_another_kind_says_what_it_is(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<!DOCTYPE html><html><body>Sign in</body></html>", "utf-8")
    with qtbot.waitSignal(window.session.problem):
        drop(window, path)
    assert "web page" in window.message_bar.text


def test_of_files_that_come_together_each_that_is_not_opened_is_told_and_stays(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, make_opened_run: Callable[..., OpenedRun]
) -> None:
    record = make_opened_run().record
    runs, damaged, page = tmp_path / "runs.zip", tmp_path / "bad.png", tmp_path / "page.html"
    export_runs(lambda _: record, (record.info.id,), runs)
    damaged.write_bytes(b"\x89PNG\r\n\x1a\nnot a picture")
    page.write_text("<!DOCTYPE html><html><body>Sign in</body></html>", "utf-8")
    models = tmp_path / "first.json", tmp_path / "second.json"
    for number, path in enumerate(models):
        write_model(path, ModelSpec(SPEC.layers, f"Number {number}"))
    session, read, problems = window.session, [], []
    session.problem.connect(problems.append)
    drop(window, runs, damaged, page, *models, tmp_path / "absent.csv")
    qtbot.waitUntil(lambda: len(problems) == 4 and not session.tasks.busy)
    session.notice.emit("Opened 1 run.")
    while window.message_bar.text:
        read.append(next(name for name in ("bad", "page", "second", "absent") if name in window.message_bar.text))
        window.message_bar.close_button.click()
    assert sorted(read) == ["absent", "bad", "page", "second"]
    assert session.experiment.spec.name == "Number 0"
    assert session.services.has_run(record.info.id)


def test_of_too_many_files_the_first_that_is_left_is_told(window: MainWindow, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.npz" for number in range(MOST_TOGETHER + 2)]
    drop(window, *paths)
    told = []
    while window.message_bar.text:
        told.append(window.message_bar.text)
        window.message_bar.close_button.click()
    assert len(told) == MOST_TOGETHER + 1
    assert f"{MOST_TOGETHER}.npz and all files after it" in told[-1]


def test_a_line_on_what_failed_goes_when_the_same_succeeds(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    drop(window, tmp_path / "absent.png")
    assert "absent.png" in window.message_bar.text
    window.session.tasks.start("read data", int)
    qtbot.waitUntil(lambda: not window.session.tasks.busy)
    assert "absent.png" in window.message_bar.text, "something else has succeeded"
    window.opening.note(tmp_path / "there.png")
    assert window.message_bar.text == ""


def test_a_recent_file_that_is_gone_is_told_and_forgotten(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "gone.json"
    window.opening.set_recent((path,))
    with qtbot.waitSignal(window.session.problem):
        window.findChild(QAction, "actionRecent1").trigger()
    assert "gone.json" in window.message_bar.text
    assert recent_entries(window) == []


def test_the_newest_stands_first_and_once(window: MainWindow, tmp_path: Path) -> None:
    for number in (*range(MOST_RECENT + 2), 5):
        window.opening.note(tmp_path / f"{number}.json")
    assert [path.name for path in window.opening.recent] == [
        "5.json",
        "9.json",
        "8.json",
        "7.json",
        "6.json",
        "4.json",
        "3.json",
        "2.json",
    ]


def test_a_new_model_has_no_layers_and_can_be_undone(window: MainWindow) -> None:
    window.session.edit(Sentence("start"), spec=SPEC, config=PRESETS[0].experiment.config)
    window.findChild(QAction, "actionNew").trigger()
    assert window.session.experiment.spec == ModelSpec()
    window.session.undo_stack.undo()
    assert window.session.experiment.spec == SPEC


def test_the_title_says_which_model_and_data_are_under_edit(window: MainWindow, tiny_dataset: Dataset) -> None:
    assert window.windowTitle() == "MNIST Desktop"
    window.session.use_dataset(tiny_dataset)
    window.session.edit(Sentence("start"), spec=SPEC)
    assert window.windowTitle() == f"Mine on {tiny_dataset.title} – MNIST Desktop"


def test_a_file_that_cannot_be_asked_about_is_a_sentence(window: MainWindow, tmp_path: Path) -> None:
    drop(window, tmp_path / ("x" * 5000))
    assert "too long" in window.message_bar.text
    assert window.opening.recent == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(window: MainWindow, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    drop(window, tmp_path / "pipe")
    assert "is not a file" in window.message_bar.text


def test_data_that_could_not_be_read_are_not_kept_in_mind(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("label,1x1\n", "utf-8")
    with qtbot.waitSignal(window.session.problem):
        drop(window, path)
    assert window.opening.recent == ()


def test_a_folder_with_pictures_below_it_is_offered_for_import_and_one_with_a_data_set_is_imported(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[tuple[str, Path]] = []
    monkeypatch.setattr(window.data_files.pictures, "open", lambda path: taken.append(("pictures", path)))
    monkeypatch.setattr(window.data_files, "import_file", lambda path: taken.append(("data", path)))
    folder_of(tmp_path / "class", "a", "b", each=1)
    folder_of(tmp_path / "set", "preview", each=1)
    for name in ("train-images", "train-labels", "t10k-images", "t10k-labels"):
        (tmp_path / "set" / f"{name}-idx1-ubyte").write_bytes(b"\0\0\x08\x01")
    drop(window, tmp_path / "class")
    drop(window, tmp_path / "set")
    assert taken == [("pictures", tmp_path / "class"), ("data", tmp_path / "set")]


def test_the_folder_of_a_run_is_told_as_such(window: MainWindow, make_opened_run: Callable[..., OpenedRun]) -> None:
    record = make_opened_run().record
    window.session.services.store.save(record)
    drop(window, window.session.services.store.folder / record.info.id)
    assert "belongs to a run" in window.message_bar.text


@pytest.fixture
def hand_ins(tmp_path: Path, make_opened_run: Callable[..., OpenedRun]) -> HandIns:
    return HandIns(tmp_path / "class", make_opened_run().record)


def test_hand_ins_that_are_dropped_open_the_class_board_on_their_folder(
    qtbot: QtBot, window: MainWindow, hand_ins: HandIns
) -> None:
    drop(window, hand_ins.write("Ada"), hand_ins.write("Ben"))
    (board,) = window.findChildren(BoardDialog)
    assert board.isVisible()
    assert board.folder == hand_ins.folder
    assert window.message_bar.text == ""
    drop(window, hand_ins.write("Cyd"))
    assert window.findChildren(BoardDialog) == [board]
    board.close()
    qtbot.waitUntil(lambda: not window.session.tasks.busy)


def test_where_an_administrator_hides_the_class_board_a_hand_in_that_is_dropped_is_told(
    qtbot: QtBot, window: MainWindow, hand_ins: HandIns, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = Found(Administration(hidden=("actionClassBoard",)))
    monkeypatch.setattr(opening, "administration", lambda: hidden)
    drop(window, hand_ins.write("Ada"))
    qtbot.waitUntil(lambda: "handed in" in window.message_bar.text)
    assert not window.findChildren(BoardDialog)
