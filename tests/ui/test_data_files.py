"""Importing data by the window: the questions that have to be asked, the progress, the stop, and what is said."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QMessageBox, QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop import paths
from mnist_desktop.core.datasets import imported as importing
from mnist_desktop.core.datasets.catalog import entries, load
from mnist_desktop.core.datasets.imported import FamilyQuestion, ImportRequest, TurnQuestion
from mnist_desktop.core.datasets.imported import keep as keep_data
from mnist_desktop.core.datasets.orientation import UPRIGHT, Turn, turned
from mnist_desktop.core.errors import UserError
from mnist_desktop.ui.data_files import DataFiles
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.turn_dialog import PREVIEW_SCALE, TurnDialog
from tests.ui.known_texts import marked_texts, unknown_texts

NOTHING = np.zeros((0, 28, 28), np.uint8)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def importer(session: Session, window: QWidget) -> DataFiles:
    return DataFiles(session, window)


@pytest.fixture
def problems(session: Session) -> list[UserError]:
    told: list[UserError] = []
    session.problem.connect(told.append)
    return told


@pytest.fixture
def notices(session: Session) -> list[str]:
    told: list[str] = []
    session.notice.connect(told.append)
    return told


def answer(monkeypatch: pytest.MonkeyPatch, *texts: str) -> list[str]:
    """Press these buttons, one in each question; gives what is asked."""
    asked: list[str] = []
    left = list(texts)

    def press_in_box(box: QMessageBox) -> None:
        asked.append(box.text())
        button = button_in(box, left.pop(0))
        monkeypatch.setattr(box, "clickedButton", lambda: button)

    def press_in_dialog(dialog: TurnDialog) -> None:
        asked.append(dialog.text.text())
        assert dialog.preview.pixmap().width() == 28 * 10 * PREVIEW_SCALE
        button_in(dialog, left.pop(0)).click()

    monkeypatch.setattr(QMessageBox, "exec", press_in_box)
    monkeypatch.setattr(TurnDialog, "exec", press_in_dialog)
    return asked


def button_in(window: QWidget, text: str) -> QPushButton:
    return next(button for button in window.findChildren(QPushButton) if button.text().replace("&", "") == text)


def settle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.tasks.busy)
    qtbot.waitUntil(lambda: not session.tasks._threads)


def put(path: Path, turn: Turn = UPRIGHT) -> Path:
    """Digits that are not quite the published ones."""
    starter = load("mnist-starter")
    images, labels = np.minimum(starter.test_images[:300], 250), starter.test_labels[:300]
    np.savez(
        path, x_train=turned(images[:200], turn), y_train=labels[:200], x_test=turned(images[200:], turn), y_test=labels[200:]
    )
    return path


def imported() -> list[str]:
    return [entry.key for entry in entries() if entry.key.startswith("file:")]


def test_digits_that_are_upright_are_imported_after_one_question(qtbot, session, importer, notices, tmp_path, monkeypatch):
    asked = answer(monkeypatch, "Digits")
    importer.import_file(put(tmp_path / "mine.npz"))
    qtbot.waitUntil(lambda: session.dataset is not None)
    settle(qtbot, session)
    assert asked == ["What do the images of mine.npz show?"]
    assert (session.dataset.key, imported()) == ("file:mine", ["file:mine"])
    assert notices == ["Imported mine: 200 images to train with, 100 to test with."]


@pytest.mark.parametrize(("turn", "said"), [
    (Turn(transposed=True), "The images of mine.npz seem to be turned or mirrored, as EMNIST’s are. Put them upright?"),
    (Turn(inverted=True), "The images of mine.npz seem to be dark on light. Make them light on dark?"),
    (Turn(inverted=True, transposed=True),
     "The images of mine.npz seem to be dark on light, and turned or mirrored. Put them right?"),
])  # fmt: skip
def test_images_that_are_turned_or_inverted_are_put_right_on_request(qtbot, session, importer, tmp_path, monkeypatch, turn, said):
    asked = answer(monkeypatch, "Digits", "Put them right")
    importer.import_file(put(tmp_path / "mine.npz", turn))
    qtbot.waitUntil(lambda: session.dataset is not None)
    settle(qtbot, session)
    assert asked[1] == said
    upright = np.minimum(load("mnist-starter").test_images[:300], 250)
    assert np.array_equal(session.dataset.images, upright)


def test_images_stay_as_they_are_where_that_is_wanted(qtbot, session, importer, tmp_path, monkeypatch):
    answer(monkeypatch, "Digits", "Leave them as they are")
    path = put(tmp_path / "mine.npz", Turn(transposed=True))
    importer.import_file(path)
    qtbot.waitUntil(lambda: session.dataset is not None)
    settle(qtbot, session)
    with np.load(path) as archive:
        assert np.array_equal(session.dataset.train_images, archive["x_train"])


def test_a_question_that_is_cancelled_imports_nothing(qtbot, session, importer, problems, tmp_path, monkeypatch):
    asked = answer(monkeypatch, "Digits", "Cancel")
    importer.import_file(put(tmp_path / "mine.npz", Turn(transposed=True)))
    qtbot.waitUntil(lambda: len(asked) == 2)
    settle(qtbot, session)
    assert session.dataset is None
    assert imported() == []
    assert problems == []


@pytest.mark.parametrize(("content", "said"), [
    (b"<!DOCTYPE html><html></html>", "is a web page, not the file that was meant"),
    (b'{"format": "mnist-desktop model", "version": 1}', "File > Open model opens it"),
    (b"\x89HDF\r\n\x1a\n" + b"keras_version", "is a Keras model (HDF5)"),
])  # fmt: skip
def test_what_is_no_data_is_told_what_it_is_and_changes_nothing(qtbot, session, importer, problems, tmp_path, content, said):
    path = tmp_path / "train-images-idx3-ubyte.gz"
    path.write_bytes(content)
    importer.import_file(path)
    qtbot.waitUntil(lambda: bool(problems))
    settle(qtbot, session)
    assert said in problems[0].text
    assert session.dataset is None
    assert not paths.datasets().exists()


def slow_import(monkeypatch: pytest.MonkeyPatch, done: Callable[[], None] = lambda: None) -> None:
    """An import that tells of its progress until it is stopped."""

    def take_in(request, progress):
        while True:
            progress(30, 100)
            done()

    monkeypatch.setattr(importing, "take_in", take_in)


def test_a_long_import_shows_its_progress_and_can_be_stopped(qtbot, session, importer, window, problems, tmp_path, monkeypatch):
    slow_import(monkeypatch)
    importer.import_file(tmp_path / "train.csv")
    qtbot.waitUntil(lambda: window.findChild(QProgressDialog) is not None)
    dialog = window.findChild(QProgressDialog)
    qtbot.waitUntil(lambda: (dialog.value(), dialog.maximum()) == (300, 1000))
    dialog.canceled.emit()
    settle(qtbot, session)
    assert importer._import_progress is None
    assert problems == []
    assert session.dataset is None


def test_an_import_under_way_is_said_again_in_another_language(qtbot, session, importer, window, tmp_path, monkeypatch, marking):
    slow_import(monkeypatch)
    importer.import_file(tmp_path / "long.csv")
    qtbot.waitUntil(lambda: window.findChild(QProgressDialog) is not None)
    dialog = window.findChild(QProgressDialog)
    window.show()
    marking.speak()
    assert unknown_texts(dialog, set()) == set()
    marking.fall_silent()
    assert marked_texts(dialog) == set()
    dialog.canceled.emit()
    settle(qtbot, session)


@pytest.mark.parametrize("turn", [Turn(inverted=True), Turn(transposed=True)])
def test_the_question_about_turned_images_is_said_again(qtbot, marking, tmp_path, turn):
    images = np.zeros((10, 28, 28), np.uint8)
    dialog = TurnDialog(TurnQuestion(ImportRequest(tmp_path / "a.csv"), turn, images, images))
    qtbot.addWidget(dialog)
    marking.speak()
    assert unknown_texts(dialog, {"a.csv"}) == set()
    marking.fall_silent()
    assert marked_texts(dialog) == set()


def test_the_progress_of_a_file_of_many_gigabytes_is_shown(qtbot, session, importer, window, tmp_path, monkeypatch):
    def take_in(wish, progress):
        while True:
            progress(6 * 2**30, 8 * 2**30)

    monkeypatch.setattr(importing, "take_in", take_in)
    importer.import_file(tmp_path / "train.csv")
    try:
        qtbot.waitUntil(lambda: window.findChild(QProgressDialog) is not None)
        dialog = window.findChild(QProgressDialog)
        qtbot.waitUntil(lambda: dialog.value() * 4 == dialog.maximum() * 3)
    finally:
        importer._stop_import()
    settle(qtbot, session)


@pytest.mark.parametrize("turn", [UPRIGHT, Turn(inverted=True)])
def test_an_import_that_is_stopped_once_all_is_read_keeps_nothing_and_asks_nothing(
    qtbot, session, importer, tmp_path, monkeypatch, turn
):
    asked = answer(monkeypatch)

    def judge(dataset):
        importer._stop_import()
        return turn

    monkeypatch.setattr("mnist_desktop.core.datasets.imported.turn_wanted", judge)
    importer.import_file(put(tmp_path / "mine.npz"), "mnist")
    settle(qtbot, session)
    assert (asked, session.dataset, imported()) == ([], None, [])


def test_an_import_that_is_stopped_while_it_is_written_can_be_chosen_but_is_not_shown(
    qtbot, session, importer, notices, tmp_path, monkeypatch
):
    def keep(dataset):
        importer._stop_import()
        return keep_data(dataset)

    monkeypatch.setattr("mnist_desktop.core.datasets.imported.keep", keep)
    importer.import_file(put(tmp_path / "mine.npz"), "mnist")
    with qtbot.waitSignal(importer.catalog_changed):
        settle(qtbot, session)
    assert (session.dataset, notices, imported()) == (None, [], ["file:mine"])


@pytest.mark.parametrize("question", [FamilyQuestion, lambda wish: TurnQuestion(wish, UPRIGHT, NOTHING, NOTHING)])
def test_an_import_that_is_stopped_asks_nothing_more(qtbot, session, importer, tmp_path, monkeypatch, question):
    asked = answer(monkeypatch)

    def take_in(wish, _progress):
        importer._stop_import()
        return question(wish)

    monkeypatch.setattr(importing, "take_in", take_in)
    importer.import_file(tmp_path / "train.csv")
    settle(qtbot, session)
    assert asked == []


def test_a_second_import_waits_for_the_first(qtbot, session, importer, notices, tmp_path, monkeypatch):
    slow_import(monkeypatch)
    importer.import_file(tmp_path / "train.csv")
    importer.import_file(tmp_path / "other.csv")
    assert notices == ["Another file is being imported. Wait until it is done, or stop it."]
    importer._stop_import()
    settle(qtbot, session)


def test_a_place_that_was_passed_over_is_told_once_the_data_are_there(qtbot, session, problems, tiny_dataset, monkeypatch):
    warnings: list[UserError] = []
    session.warning.connect(warnings.append)
    cause = UserError("{file} is cut off.", file="first/mnist.npz")
    read = dataclasses.replace(tiny_dataset, passed_over=(cause,))
    session.services = dataclasses.replace(session.services, load_dataset=lambda key: read)
    session.choose_dataset("tiny")
    qtbot.waitUntil(lambda: session.dataset is not None)
    settle(qtbot, session)
    assert session.dataset is read
    assert [warning.text for warning in warnings] == [
        "Tiny blocks is read from made by the tests, since a place that goes before cannot be read. first/mnist.npz is cut off."
    ]
    assert problems == [], "nothing that was wanted has failed"


def test_a_model_dialog_says_what_other_files_are(session, importer, problems, window, tmp_path):
    from mnist_desktop.ui.builder.model_files import ModelFiles

    path = put(tmp_path / "mine.npz")
    before = session.experiment.spec
    ModelFiles(session, window).open_file(path)
    assert problems[0].text.startswith(f"{path} is an archive of NumPy arrays (npz).")
    assert session.experiment.spec == before
