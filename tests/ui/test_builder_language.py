"""The builder, its forms and the message bar say every text again when the language changes, and lose nothing by it."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.fields import field_of, fields_of
from mnist_desktop.core.model.layers import LAYER_TYPES, Conv2D, Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.presets.all_presets import PRESETS, preset
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training import tasks
from mnist_desktop.training.engines import train
from mnist_desktop.ui.builder.gradient_button import GradientButton
from mnist_desktop.ui.builder.gradient_dialog import GradientDialog
from mnist_desktop.ui.builder.layer_list import LayerList
from mnist_desktop.ui.builder.panel import BuilderPanel
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.choice_box import MEANING_ROLE, ChoiceBox
from mnist_desktop.ui.shared.forms import FieldForm
from mnist_desktop.ui.shared.messages import MessageBar
from tests.ui.known_texts import Marking, marked_texts, unknown_texts

FIRST = preset("mnist-mlp").experiment
BROKEN = ModelSpec((Conv2D(32), Dense(10, "softmax")))
OWN = {"Tiny", "blocks", "start", *"First network, loss epochs 3 validation 2 more".replace(",", "").split()}


@pytest.fixture
def panel(qtbot: QtBot, session: Session, tiny_dataset: Dataset) -> BuilderPanel:
    panel = BuilderPanel(session)
    qtbot.addWidget(panel)
    session.use_dataset(tiny_dataset)
    session.edit(Sentence("{name}", {"name": "start"}), spec=FIRST.spec, config=FIRST.config)
    panel.show()
    return panel


def assert_said_again(panel: BuilderPanel, marking: Marking, *own: str) -> None:
    """Every text is looked up when a language comes, and again when it goes."""
    marking.speak()
    assert unknown_texts(panel, {*OWN, *own}) == set()
    marking.fall_silent()
    assert marked_texts(panel) == set()


def test_every_text_of_the_builder_is_said_again(panel: BuilderPanel, marking: Marking) -> None:
    assert_said_again(panel, marking)


def test_problems_and_their_repairs_are_said_again(panel: BuilderPanel, session: Session, marking: Marking) -> None:
    session.edit(Sentence("remove layer"), spec=BROKEN)
    assert_said_again(panel, marking)


def test_the_forms_of_all_layers_are_said_again(panel: BuilderPanel, session: Session, marking: Marking) -> None:
    session.edit(Sentence("remove layer"), spec=ModelSpec(tuple(kind() for kind in LAYER_TYPES)))
    layers = panel.findChild(LayerList, "layerList")
    for row in range(len(LAYER_TYPES)):
        layers.choose(row)
    assert_said_again(panel, marking, "horizontal", "vertical")


def test_buttons_and_sentence_of_a_run_are_said_again(
    qtbot: QtBot, panel: BuilderPanel, session: Session, marking: Marking
) -> None:
    session.services = replace(session.services, engine=train)
    session.edit(Sentence("start"), config=TrainingConfig(engine="scratch", epochs=2, batch_size=60))
    session.step()
    qtbot.waitUntil(lambda: session.run.state is TrainingState.PAUSED)
    session.edit(Sentence("change {field}", {"field": Sentence("Epochs")}), config=TrainingConfig(engine="scratch", epochs=3))
    assert_said_again(panel, marking)
    assert session.run.state is TrainingState.PAUSED
    session.stop()
    qtbot.waitUntil(lambda: session.run.state is TrainingState.IDLE)


def test_what_can_be_undone_and_redone_is_said_again(panel: BuilderPanel, session: Session, marking: Marking) -> None:
    session.edit(Sentence("remove layer"), spec=ModelSpec((Flatten(),)))
    session.edit(Sentence("move layer"), spec=BROKEN)
    session.undo_stack.undo()
    undo, redo = (panel.findChild(QToolButton, name) for name in ("undoButton", "redoButton"))
    marking.speak()
    assert (undo.defaultAction().text(), redo.defaultAction().text()) == ("«Undo «remove layer»»", "«Redo «move layer»»")
    assert undo.accessibleName() == undo.defaultAction().text()
    session.undo_stack.redo()  # the texts of the stack itself
    assert undo.defaultAction().text() == "«Undo «move layer»»"
    assert session.undo_stack.undoText() == "«move layer»"
    marking.fall_silent()
    assert undo.defaultAction().text() == "Undo move layer"


@pytest.mark.parametrize(("name", "text"), [("epochsBox", ""), ("learningRateBox", "1e-")])
def test_a_number_that_is_being_typed_stays(qtbot: QtBot, panel: BuilderPanel, marking: Marking, name: str, text: str) -> None:
    with qtbot.waitActive(panel):
        panel.activateWindow()
    box = panel.findChild(QAbstractSpinBox, name)
    box.setFocus()
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    qtbot.keyClicks(box, text)
    for turn in (marking.speak, marking.fall_silent):
        turn()
        assert box.text() == text


def test_what_is_chosen_stays(panel: BuilderPanel, session: Session, marking: Marking) -> None:
    layers = panel.findChild(LayerList, "layerList")
    layers.choose(0, 1)
    choosers = [panel.findChild(QComboBox, name) for name in ("datasetChooser", "presetChooser", "optimizerChooser")]
    before = [each.currentIndex() for each in choosers], layers.chosen_rows()
    fold = panel.findChild(QToolButton, "moreSettingsButton")
    fold.setChecked(True)
    experiment, count = session.experiment, session.undo_stack.count()
    marking.speak()
    assert ([each.currentIndex() for each in choosers], layers.chosen_rows()) == before
    assert fold.isChecked()
    assert (session.experiment, session.undo_stack.count()) == (experiment, count)


def test_the_presets_keep_their_places(panel: BuilderPanel, marking: Marking) -> None:
    chooser = panel.findChild(QComboBox, "presetChooser")
    before = [chooser.itemData(row) for row in range(chooser.count())]
    marking.speak()
    assert [chooser.itemData(row) for row in range(chooser.count())] == before
    assert chooser.currentText() == f"«{next(each.title for each in PRESETS if each.id == 'mnist-mlp')}»"


def test_each_choice_has_its_meaning_beside_it_in_the_language_of_the_window(qtbot: QtBot, marking: Marking) -> None:
    box = ChoiceBox(field_of(Dense, "activation"))
    qtbot.addWidget(box)
    marking.speak()
    relu = [
        box.itemData(0, role) for role in (MEANING_ROLE, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole)
    ]
    assert relu == 3 * ["«zero below 0, else the number itself»"]
    assert (box.itemText(0), box.currentText()) == ("relu", "relu")
    marking.fall_silent()
    assert box.itemData(0, MEANING_ROLE) == "zero below 0, else the number itself"


@pytest.mark.qt_log_ignore("This plugin does not support")  # to raise a list, for one thing
def test_a_list_of_choices_is_wide_enough_for_words_and_meanings(qtbot: QtBot) -> None:
    box = ChoiceBox(field_of(Dense, "initializer"))
    qtbot.addWidget(box)
    box.resize(80, 25)
    box.show()
    box.showPopup()
    words = [(box.itemText(row), box.itemData(row, MEANING_ROLE)) for row in range(box.count())]
    widest = max(box.fontMetrics().horizontalAdvance(word + meaning) for word, meaning in words)
    assert box.view().width() > widest
    box.hidePopup()


def test_a_reason_why_a_field_is_unused_is_said_again(qtbot: QtBot, marking: Marking) -> None:
    form = FieldForm(fields_of(Dense))
    qtbot.addWidget(form)
    form.set_unused({"units"}, Sentence("remove layer"))
    marking.speak()
    assert "«remove layer»" in form.editor("units").toolTip()
    marking.fall_silent()
    assert "remove layer" in form.editor("units").accessibleDescription()
    assert marked_texts(form) == set()


def test_the_message_bar_says_its_problem_again(qtbot: QtBot, marking: Marking) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_warning(UserError("No data set is loaded yet."))
    bar.show_warning(UserError("The model has no layers yet."))
    bar.show_crash()
    marking.speak()
    assert bar.text.startswith("«Something went wrong")
    assert unknown_texts(bar, set()) == set()
    bar.close_button.click()
    assert bar.text == bar.accessibleName() == "«No data set is loaded yet.»"
    marking.fall_silent()
    assert bar.text == bar.accessibleName() == "No data set is loaded yet."
    bar.close_button.click()
    assert bar.text == "The model has no layers yet."
    assert marked_texts(bar) == set()


def test_one_warning_in_two_languages_is_one_warning(qtbot: QtBot, marking: Marking) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_warning(UserError("No data set is loaded yet."))
    marking.speak()
    bar.show_warning(UserError("No data set is loaded yet."))
    bar.close_button.click()
    assert bar.isHidden()


def test_the_gradient_check_says_what_it_found_again(
    qtbot: QtBot, session: Session, tiny_dataset: Dataset, marking: Marking, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    check = tasks.check_gradients

    def check_later(*arguments: object) -> object:
        go_on.wait()
        return check(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(tasks, "check_gradients", check_later)
    session.use_dataset(tiny_dataset)
    session.edit(Sentence("start"), spec=ModelSpec((Flatten(), Dense(10, "softmax"))), config=TrainingConfig(engine="scratch"))
    button = GradientButton(session)
    qtbot.addWidget(button)
    button.click()
    dialog = button.findChild(GradientDialog)
    marking.speak()
    assert dialog.summary.text() == "«Checking…»"
    go_on.set()
    qtbot.waitUntil(lambda: dialog.findChild(QPushButton, "checkAgainButton").isEnabled() and not session.tasks.busy)
    marking.fall_silent()
    assert marked_texts(dialog) == set()
    marking.speak()
    assert unknown_texts(dialog, set()) == set()
    assert dialog.windowTitle() == "«Gradient check»"
    dialog.reject()
