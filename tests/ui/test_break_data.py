"""Breaking the data from the window: a dialog with a preview, a copy that is marked and remembered, and forgetting it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.broken import copies
from mnist_desktop.core.datasets.broken.damages import DAMAGES, Blur, Damage, LeakedLabel, ScarceClass, SeenTest, WrongLabels
from mnist_desktop.core.datasets.broken.preview import COUNT, preview
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.ui.data.break_data import BreakData
from mnist_desktop.ui.data.break_dialog import BreakDialog
from mnist_desktop.ui.data.data_tab import DataTab
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.language import speak
from mnist_desktop.ui.shared.number_box import NumberBox
from tests.ui.known_texts import Marking, marked_texts, unknown_texts


@pytest.mark.parametrize("kind", DAMAGES)
def test_the_preview_shows_the_asked_share_of_a_few_images(tiny_dataset: Dataset, kind: type[Damage]) -> None:
    shown = preview(tiny_dataset, kind(share=50) if "share" in kind.__struct_fields__ else kind(kept=50))
    assert len(shown.before) == len(shown.after) == COUNT
    expected = COUNT // 4 if kind is ScarceClass else COUNT // 2
    assert shown.changed.sum() == expected
    assert shown.left_out.sum() == (expected if kind is ScarceClass else 0)
    same = ~shown.changed
    assert np.array_equal(shown.before[same], shown.after[same])
    assert np.array_equal(shown.labels_before[same], shown.labels_after[same])


@pytest.fixture
def dialog(qtbot: QtBot, tiny_dataset: Dataset) -> BreakDialog:
    dialog = BreakDialog(tiny_dataset)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_every_kind_can_be_chosen_with_its_own_fields_and_begins_as_usual(dialog: BreakDialog) -> None:
    kinds = dialog.findChild(QComboBox, "breakKindBox")
    for number, kind in enumerate(DAMAGES):
        kinds.setCurrentIndex(number)
        assert dialog.damage == kind()
        boxes = [each for each in (*dialog.findChildren(QComboBox), *dialog.findChildren(NumberBox)) if each is not kinds]
        shown = {each.objectName() for each in boxes if each.isVisible()}
        assert shown == {f"break{name.capitalize()}Box" for name in kind.__struct_fields__}


def test_the_dialog_gives_back_the_height_that_another_kind_needed(dialog: BreakDialog, qtbot: QtBot) -> None:
    kinds = dialog.findChild(QComboBox, "breakKindBox")
    heights = []
    for number in (*range(len(DAMAGES)), *range(len(DAMAGES))):
        kinds.setCurrentIndex(number)
        QApplication.processEvents()
        heights.append(dialog.height())
    assert heights[: len(DAMAGES)] == heights[len(DAMAGES) :]
    assert len(set(heights)) > 1
    dialog.resize(dialog.width(), dialog.height() + 40)
    chosen = dialog.height()
    kinds.setCurrentIndex(0)
    assert dialog.height() == chosen  # what a person has chosen stays


def test_what_is_typed_goes_into_the_damage_and_the_preview_follows(dialog: BreakDialog) -> None:
    dialog.findChild(NumberBox, "breakShareBox").setValue(50)
    dialog.findChild(NumberBox, "breakSeedBox").setValue(7)
    assert dialog.damage == WrongLabels(share=50, seed=7)
    assert dialog._preview.accessibleDescription() == "6 of 12 images are not as they were."
    dialog.findChild(QComboBox, "breakKindBox").setCurrentIndex(DAMAGES.index(Blur))
    assert dialog.damage == Blur(seed=7)
    assert dialog._preview.accessibleDescription() == "12 of 12 images are not as they were."


def test_what_cannot_be_made_is_said_and_cannot_be_asked_for(qtbot: QtBot, tiny_dataset: Dataset) -> None:
    untested = replace(tiny_dataset, images=tiny_dataset.train_images, labels=tiny_dataset.train_labels)
    dialog = BreakDialog(untested)
    qtbot.addWidget(dialog)
    dialog.show()
    make = dialog.findChild(QPushButton, "makeCopyButton")
    assert make.isEnabled()
    dialog.findChild(QComboBox, "breakKindBox").setCurrentIndex(DAMAGES.index(SeenTest))
    assert not make.isEnabled()
    assert dialog.findChild(QLabel, "breakProblem").text() == "This data set has no test images."


def test_the_dialog_follows_the_language_and_keeps_what_was_chosen(dialog: BreakDialog, marking: Marking) -> None:
    dialog.findChild(QComboBox, "breakKindBox").setCurrentIndex(DAMAGES.index(ScarceClass))
    dialog.findChild(QComboBox, "breakLabelBox").setCurrentIndex(4)
    marking.speak()
    assert unknown_texts(dialog, {"Tiny blocks"}) == set()
    assert dialog.damage == ScarceClass(label=4)
    marking.fall_silent()
    assert marked_texts(dialog) == set()


def test_a_share_is_written_as_the_language_writes_percent(qapp: QApplication, dialog: BreakDialog) -> None:
    share = dialog.findChild(NumberBox, "breakShareBox")
    assert share.text() == "20 %"
    speak("ko")
    qapp.processEvents()
    assert share.text() == "20%"


def test_a_copy_is_shown_and_remembered_and_forgetting_it_can_be_undone(
    qtbot: QtBot, session: Session, tiny_dataset: Dataset
) -> None:
    tab = DataTab(session)
    qtbot.addWidget(tab)
    forget = QAction("Forget", tab, objectName="actionForgetCopy")
    tab.addAction(forget)
    breaking = BreakData(session, tab)
    breaking.ask_damage = lambda _parent, _dataset: LeakedLabel()
    session.use_dataset(tiny_dataset)
    assert not forget.isEnabled()
    with qtbot.waitSignal(breaking.listed):
        breaking.make()
    copy = session.dataset
    assert copy.title == "⚠ Tiny blocks – label in a corner pixel"
    assert [each.key for each in copies.remembered()] == [copy.key]
    assert forget.isEnabled()
    assert tab.findChild(QPushButton, "actionForgetCopyButton").isVisibleTo(tab)
    assert "Broken on purpose" in {label.text() for label in tab.findChildren(QLabel)}
    with qtbot.waitSignal(session.dataset_changed):
        breaking.forget()
    assert session.dataset is tiny_dataset
    assert copies.remembered() == ()
    session.undo_stack.undo()
    assert [each.key for each in copies.remembered()] == [copy.key]
