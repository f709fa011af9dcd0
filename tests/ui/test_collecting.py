"""Collecting on the Draw tab: it asks, keeps what is drawn on the disk at once, and takes it back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.core.drawing.strokes import Drawing, Stroke
from mnist_desktop.core.handwriting import collection_file
from mnist_desktop.core.handwriting.as_data import CLASS_NAMES
from mnist_desktop.core.handwriting.collection_file import HandwritingError, write_collection
from mnist_desktop.core.handwriting.kept import KeptCollection, own_path
from mnist_desktop.ui.drawing.draw_tab import DrawTab
from mnist_desktop.ui.drawing.handwriting_test import HandwritingTest, read_handwriting
from mnist_desktop.ui.session import Session
from tests.ui.known_texts import marked_texts, unknown_texts
from tests.unit.test_handwriting import of_class

LINE = Drawing((Stroke.of([(0.2, 0.1), (0.8, 0.1), (0.4, 0.9)]),))


def on_disk() -> list[tuple[int, str]]:
    kept = KeptCollection(own_path())
    kept.open()
    return [(digit.label, digit.writer) for digit in kept.collection.digits]


@pytest.fixture
def tab(qtbot: QtBot, session: Session) -> DrawTab:
    tab = DrawTab(session)
    qtbot.addWidget(tab)
    tab.resize(1000, 560)
    with qtbot.waitExposed(tab):
        tab.show()
    tab.collect_mode.begin_button.click()
    tab.collect_mode.panel.writer_line.setText("Ada")
    return tab


def draw(tab: DrawTab, shift: float = 0.0) -> int:
    """Draw something and keep it; gives which digit it was said to be."""
    asked = tab.collect_mode.collecting.asked
    tab.pad.load(Drawing((Stroke.of(LINE.strokes[0].points + shift),)))
    QTest.keyClick(tab.pad, Qt.Key.Key_Return)
    return asked


def test_what_is_drawn_is_on_the_disk_with_its_label_before_the_next_is_asked_for(tab):
    first = draw(tab)
    assert on_disk() == [(first, "Ada")]
    assert tab.pad.is_empty
    assert tab.collect_mode.collecting.asked != first
    second = draw(tab)
    assert on_disk() == [(first, "Ada"), (second, "Ada")]


def test_nothing_is_kept_without_a_writer_or_without_ink(tab):
    QTest.keyClick(tab.pad, Qt.Key.Key_Return)
    tab.collect_mode.panel.writer_line.clear()
    draw(tab)
    assert not tab.collect_mode.panel.keep_button.isEnabled()
    assert on_disk() == []


def test_a_drawing_that_is_there_already_or_has_no_room_stays_on_the_pad(tab, monkeypatch):
    collecting = tab.collect_mode.collecting
    draw(tab)
    collecting.asked = collecting.collection.digits[0].label
    draw(tab)
    assert len(on_disk()) == 1
    assert not tab.pad.is_empty
    monkeypatch.setattr(collection_file, "MAX_DIGITS", 1)
    draw(tab, 0.1)
    assert len(on_disk()) == 1
    assert not tab.pad.is_empty


def test_a_drawing_is_deleted_taken_back_and_drawn_again(tab):
    first = draw(tab)
    draw(tab)
    panel, collecting = tab.collect_mode.panel, tab.collect_mode.collecting
    panel.grid.set_current(1)  # the newest is the first
    panel.refresh()
    panel.delete_button.click()
    assert first not in [label for label, _ in on_disk()]
    panel.undo_button.click()
    assert len(on_disk()) == 2
    panel.grid.set_current(0)
    panel.refresh()
    panel.again_button.click()
    again = draw(tab, shift=0.05)
    assert sorted(label for label, _ in on_disk()) == sorted({first, again, *(d.label for d in collecting.collection.digits)})
    assert len(on_disk()) == 2


def test_a_skipped_digit_comes_again_later(tab):
    collecting = tab.collect_mode.collecting
    skipped = collecting.asked
    tab.collect_mode.panel.skip_button.click()
    asked = [draw(tab, shift=number / 1000) for number in range(9)]
    assert skipped not in asked
    assert skipped in [draw(tab, shift=(20 + number) / 1000) for number in range(10)]


def test_a_sample_or_a_picture_is_nobodys_handwriting(tab):
    QTest.keyClick(tab.pad, Qt.Key.Key_5)
    assert tab.pad.is_empty
    assert not tab.tools.sample_button.isEnabled()


def test_files_of_other_computers_are_added_and_become_a_data_set(tab, qtbot, session, tmp_path: Path, monkeypatch):
    write_collection(tmp_path / "a.handwriting.json", of_class(3, rounds=1))
    (tmp_path / "b.handwriting.json").write_text("{")
    tab.collect_mode.files.add((tmp_path,))
    qtbot.waitUntil(lambda: len(tab.collect_mode.collecting.collection) == 30)
    box = tab.findChild(object, "mergeReport")
    assert "b.handwriting.json" in box.informativeText()
    box.close()
    monkeypatch.setattr("mnist_desktop.ui.drawing.collect_files.QInputDialog.getText", lambda *_: ("Class 3b", True))
    with qtbot.waitSignal(session.dataset_changed):
        tab.collect_mode.panel.data_button.click()
    assert (session.dataset.title, session.dataset.train_count, len(session.dataset.labels)) == ("Class 3b", 20, 30)
    assert session.dataset.class_names == tuple("0123456789")


def test_a_network_is_tested_on_the_drawings_beside_its_own_test_images(tab, qtbot, session, make_opened_run):
    always_seven = np.eye(10, dtype=np.float32)[7]
    run = replace(make_opened_run(), predictor=lambda images: np.tile(always_seven, (len(images), 1)))
    read = read_handwriting(run, of_class(3, rounds=1))
    assert (read.evaluation.accuracy, read.writers) == (0.1, 3)
    dialog = HandwritingTest(read, tab)
    dialog.show()
    assert dialog.headings[0].text() == "10.0 % of 30 drawings are read right. Writers: 3."
    assert dialog.matrices[0].describe((1, 7)) == "3 images of 1 are read as 7."
    assert dialog.minimumSizeHint().width() <= 1000
    dialog.close()


def test_every_text_of_collecting_is_said_again_in_another_language(tab, marking):
    draw(tab)
    marking.speak()
    assert not unknown_texts(tab.collect_mode.panel, {"Ada"})
    marking.fall_silent()
    assert not marked_texts(tab.collect_mode.panel)


def test_everything_fits_the_smallest_screen(tab):
    need = tab.minimumSizeHint()
    assert need.width() <= 980
    panel = tab.collect_mode.panel
    assert panel.minimumSizeHint().width() <= tab.collect_mode.width()


@pytest.mark.parametrize(("width", "height", "is_low"), [(610, 480, True), (1300, 800, False)])
def test_no_part_of_the_panel_lies_on_another(tab, qtbot, width, height, is_low):
    draw(tab)
    panel = tab.collect_mode.panel
    tab.resize(width, height)
    qtbot.waitUntil(lambda: panel.more_button.isVisible() == is_low)
    panel.layout().activate()
    shown = [each for each in panel.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly) if each.isVisible()]
    places = [each.geometry() for each in shown if not each.isWindow()]
    assert all(panel.rect().contains(place) for place in places)
    assert not any(place.intersects(other) for at, place in enumerate(places) for other in places[:at])


def test_what_no_longer_fits_as_a_button_is_in_a_menu(tab, qtbot):
    draw(tab)
    panel = tab.collect_mode.panel
    tab.resize(610, 480)
    qtbot.waitUntil(panel.more_button.isVisible)
    panel.more_button.menu().aboutToShow.emit()
    offered = panel.more_button.menu().actions()
    buttons = (
        panel.test_button, panel.train_button, panel.add_button, panel.folder_button, panel.copy_button, panel.data_button,
    )  # fmt: skip
    assert [(each.text(), each.isEnabled()) for each in offered] == [(each.text(), each.isEnabled()) for each in buttons]


def test_the_set_is_named_whose_test_images_were_read(tab, make_opened_run, tiny_dataset):
    run = make_opened_run(dataset=replace(tiny_dataset, class_names=CLASS_NAMES))
    run = replace(run, dataset=replace(run.dataset, title="Only a part"))
    dialog = HandwritingTest(read_handwriting(run, of_class(3, rounds=1)), tab)
    assert "test images of Only a part are read right" in dialog.headings[1].text()


def test_nothing_is_told_of_a_cell_before_one_is_pointed_at(tab, qtbot, make_opened_run):
    dialog = HandwritingTest(read_handwriting(make_opened_run(), of_class(3, rounds=1)), tab)
    with qtbot.waitExposed(dialog):
        dialog.open()
    assert dialog._told.text() == ""
    assert not any(matrix.hasFocus() for matrix in dialog.matrices)
    dialog.close()


def test_a_network_of_other_classes_is_not_tested_and_it_is_said_why(tab, session, make_opened_run, tiny_dataset):
    draw(tab)
    button = tab.collect_mode.panel.test_button
    assert button.isEnabled()
    shapes = replace(tiny_dataset, class_names=("circle", *"123456789"))
    run = make_opened_run(dataset=shapes)
    session.show_run(run)
    assert not button.isEnabled()
    assert "other classes" in button.toolTip()
    with pytest.raises(HandwritingError):
        read_handwriting(run, of_class(3, rounds=1))


def test_the_pad_asks_for_a_digit_while_they_are_collected_whatever_the_network_reads(tab):
    tab.collect_mode.set_collecting(wanted=False)
    tab.prediction_view.set_run(None, ("circle", "square"), "mnist", None)
    assert not tab.prediction_view.reads_digits
    tab.collect_mode.set_collecting(wanted=True)
    assert tab.pad.hint == "Draw a digit here"


def test_each_drawing_says_its_digit_and_its_writer(tab):
    asked = draw(tab)
    grid = tab.collect_mode.panel.grid
    assert grid._caption(0).lines == (str(asked),)
    assert f"{asked}, drawn by Ada" in grid.part_text(0)


def test_too_few_drawings_are_said_before_a_title_is_asked_for(tab, qtbot, session, monkeypatch):
    monkeypatch.setattr("mnist_desktop.ui.drawing.collect_files.QInputDialog.getText", lambda *_: pytest.fail("asked"))
    draw(tab)
    with qtbot.waitSignal(session.problem) as problem:
        tab.collect_mode.panel.data_button.click()
    assert "two digits at least" in problem.args[0].text


def test_a_set_of_one_hand_is_announced_as_that_and_what_it_lacks_is_in_a_box(tab, qtbot, session, monkeypatch):
    asked = []

    def answer(*texts):
        asked.append(texts[2])
        return "Mine", True

    monkeypatch.setattr("mnist_desktop.ui.drawing.collect_files.QInputDialog.getText", answer)
    for number in range(15):
        draw(tab, shift=number / 1000)
    with qtbot.waitSignal(session.dataset_changed):
        tab.collect_mode.panel.data_button.click()
    qtbot.waitUntil(lambda: tab.findChild(QWidget, "handwrittenDataReport") is not None)
    assert "one writer" in asked[0]
    box = tab.findChild(QWidget, "handwrittenDataReport")
    assert "by one hand, that of Ada" in box.informativeText()
    box.close()
