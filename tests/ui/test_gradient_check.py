"""The gradient check is a button beside the from-scratch engine; it shows both slopes and says whether they agree."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton

from mnist_desktop.core.model.layers import Conv2D, Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training import tasks
from mnist_desktop.training.scratch import network
from mnist_desktop.training.scratch.activations import ACTIVATIONS, Activation
from mnist_desktop.ui.builder.gradient_button import GradientButton
from mnist_desktop.ui.builder.gradient_dialog import GradientDialog
from mnist_desktop.ui.builder.panel import BuilderPanel

SMALL = ModelSpec((Flatten(), Dense(5, "sigmoid"), Dense(10, "softmax")))


@pytest.fixture
def ready(session, tiny_dataset):
    """A session with data, a small network, and the engine whose gradients can be checked."""
    session.use_dataset(tiny_dataset)
    session.edit(Sentence("small"), spec=SMALL, config=TrainingConfig(engine="scratch"))
    return session


@pytest.fixture
def button(qtbot, ready):
    button = GradientButton(ready)
    qtbot.addWidget(button)
    return button


def opened(button: GradientButton) -> GradientDialog:
    button.click()
    dialogs = button.findChildren(GradientDialog)
    return dialogs[-1]


def checked(qtbot, session, dialog: GradientDialog) -> GradientDialog:
    again = dialog.findChild(QPushButton, "checkAgainButton")
    qtbot.waitUntil(lambda: again.isEnabled() and not session.tasks.busy)
    return dialog


def test_the_button_is_there_only_for_the_engine_whose_gradients_can_be_read(qtbot, ready):
    panel = BuilderPanel(ready)
    qtbot.addWidget(panel)
    panel.unfold(layer=False, training=True)
    button = panel.findChild(QPushButton, "gradientCheckButton")
    assert button.isVisibleTo(panel)
    ready.edit(Sentence("keras"), config=TrainingConfig(engine="keras"))
    assert not button.isVisibleTo(panel)
    ready.undo_stack.undo()
    assert button.isVisibleTo(panel)


def test_the_button_says_why_layers_cannot_be_checked(button, ready):
    assert button.isEnabled()
    ready.edit(Sentence("convolution"), spec=ModelSpec((Conv2D(2), *SMALL.layers)))
    assert not button.isEnabled()
    assert "Conv2D" in button.toolTip()


def test_every_kernel_and_bias_is_shown_with_both_slopes_and_found_right(qtbot, button, ready):
    dialog = checked(qtbot, ready, opened(button))
    model = dialog.model
    rows = [[model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())]
    assert [row[:3] for row in rows] == [
        ["2  Dense 5 sigmoid", "weights", "50 of 3,920"], ["2  Dense 5 sigmoid", "bias", "5 of 5"],
        ["3  Dense 10 softmax", "weights", "50 of 50"], ["3  Dense 10 softmax", "bias", "10 of 10"],
    ]  # fmt: skip
    for row in rows:
        computed, measured, difference = map(float, row[3:])
        assert computed == pytest.approx(measured, abs=1e-6)
        assert difference < 1e-6
    assert dialog.summary.text().startswith("The gradients are right")


def test_a_wrong_formula_is_found_and_its_layer_named(qtbot, button, ready, monkeypatch):
    wrong = Activation(ACTIVATIONS["sigmoid"].function, lambda delta, _z, a: delta * a)
    monkeypatch.setitem(network.ACTIVATIONS, "sigmoid", wrong)
    dialog = checked(qtbot, ready, opened(button))
    assert dialog.summary.text().startswith("A formula is wrong: slopes of layer 2 differ")


def test_other_weights_have_other_slopes(qtbot, button, ready):
    dialog = checked(qtbot, ready, opened(button))
    before = [check.computed for check in dialog.model.checks]
    qtbot.mouseClick(dialog.findChild(QPushButton, "checkAgainButton"), Qt.MouseButton.LeftButton)
    checked(qtbot, ready, dialog)
    after = [check.computed for check in dialog.model.checks]
    assert len(after) == len(before)
    assert after != before


def test_closing_the_window_ends_the_check(qtbot, button, ready, monkeypatch):
    begun, stopped = threading.Event(), threading.Event()

    def slow(_spec, _dataset, _seed, _emit, control):
        begun.set()
        while not control.stop_requested:
            threading.Event().wait(0.001)
        stopped.set()

    monkeypatch.setattr(tasks, "check_gradients", slow)
    dialog = opened(button)
    qtbot.waitUntil(begun.is_set)
    dialog.reject()
    qtbot.waitUntil(lambda: stopped.is_set() and not ready.tasks.busy)


def test_the_table_holds_to_qts_rules(qtbot, button, ready):
    dialog = opened(button)
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    checked(qtbot, ready, dialog)


def test_data_without_training_images_are_refused(ready, tiny_dataset):
    class Empty:
        title = "Nothing"
        train_images = tiny_dataset.train_images[:0]
        train_labels = tiny_dataset.train_labels[:0]

    with pytest.raises(tasks.EngineError, match="Nothing has no training images"):
        tasks.check_gradients(SMALL, Empty(), 0, lambda _: None, None)
