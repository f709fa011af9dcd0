"""A number that is half typed belongs to what it was typed for: it is taken there, or dropped, and never given to another."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QDoubleSpinBox, QLineEdit, QSpinBox, QTabBar, QToolTip, QWidget

from mnist_desktop.core.fields import field_of, fields_of
from mnist_desktop.core.lab.kernels import OWN, Kernel, preset_kernel
from mnist_desktop.core.lab.settings import LabSettings, Round
from mnist_desktop.core.model.layers import LAYER_TYPES, Dense, Dropout, Flatten, Layer
from mnist_desktop.core.model.model_file import write_model
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.presets.all_presets import PRESETS, preset
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.ui.builder.layer_list import LayerList
from mnist_desktop.ui.builder.panel import BuilderPanel
from mnist_desktop.ui.compare.repeat_dialog import MOST, RepeatDialog
from mnist_desktop.ui.lab.controls import Controls
from mnist_desktop.ui.lab.kernel_grid import KernelGrid
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.training.live_rate import LiveRate
from tests.conftest import make_info

SPEC = ModelSpec((Flatten(), Dense(64), Dropout(0.2), Dropout(0.2), Dense(10, "softmax")), "Test")
DROPOUT = 2
LARGEST_RATE = field_of(Dropout, "rate").maximum
OUT_OF_RANGE = "5"
TYPED = (OUT_OF_RANGE, "0", "-", "1e", "0.", "99999999", "1e9", "0.3", "7", "")


@pytest.fixture(autouse=True)
def no_tips(monkeypatch: pytest.MonkeyPatch) -> None:
    """The offscreen platform says of each tip that it cannot raise it."""
    monkeypatch.setattr(QToolTip, "showText", lambda *_: None)


@pytest.fixture
def panel(qtbot, session: Session) -> BuilderPanel:
    panel = BuilderPanel(session)
    qtbot.addWidget(panel)
    session.edit(Sentence("start"), spec=SPEC)
    session.undo_stack.clear()
    panel.resize(460, 900)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    return panel


def boxes(panel: BuilderPanel, form: str = "layerForm") -> list[QAbstractSpinBox]:
    return [box for box in panel.findChild(QWidget, form).findChildren(QAbstractSpinBox) if box.isVisible() and box.isEnabled()]


def half_type(qtbot, box: QAbstractSpinBox, text: str, *, focused: bool) -> None:
    if focused:
        box.setFocus()
    box.selectAll()
    if text:
        qtbot.keyClicks(box, text)
    else:
        qtbot.keyClick(box, Qt.Key.Key_Backspace)


def press(panel: BuilderPanel, name: str) -> None:
    """As a tool button or a shortcut does, neither of which takes the focus."""
    panel.findChild(QAction, name).trigger()


def choose(panel: BuilderPanel, row: int) -> None:
    panel.findChild(LayerList, "layerList").choose(row)


OTHERS = {
    "remove": lambda panel, _path: press(panel, "actionRemoveLayer"),
    "duplicate": lambda panel, _path: press(panel, "actionDuplicateLayer"),
    "move up": lambda panel, _path: press(panel, "actionMoveLayerUp"),
    "move down": lambda panel, _path: press(panel, "actionMoveLayerDown"),
    "cut": lambda panel, _path: press(panel, "actionCut"),
    "add": lambda panel, _path: panel._layers.edits.add(Dense(7)),
    "add the same kind": lambda panel, _path: panel._layers.edits.add(Dropout(0.4)),
    "undo": lambda panel, _path: press(panel, "actionUndo"),
    "another row": lambda panel, _path: choose(panel, 1),
    "another row of the same kind": lambda panel, _path: choose(panel, 3),
    "a preset": lambda panel, _path: panel._choosers.preset_chosen.emit(preset("cnn")),
    "a model file": lambda panel, path: panel.open_model_file(path),
}


@pytest.mark.parametrize("focused", [True, False], ids=["with the focus", "without"])
@pytest.mark.parametrize("what", OTHERS)
def test_a_number_out_of_range_changes_no_other_layer(qtbot, session, panel, tmp_path, what, focused):
    write_model(tmp_path / "model.json", ModelSpec((Flatten(), Dense(64), Dropout(0.3), Dense(10, "softmax"))))
    session.edit(Sentence("to be undone"), spec=replace(SPEC, layers=(*SPEC.layers[:-1], Dropout(0.1), SPEC.layers[-1])))
    choose(panel, DROPOUT)
    [box] = boxes(panel)
    half_type(qtbot, box, OUT_OF_RANGE, focused=focused)
    known = {*session.experiment.spec.layers, *preset("cnn").experiment.spec.layers, Dense(7), Dropout(0.4), Dropout(0.3)}
    OTHERS[what](panel, tmp_path / "model.json")
    box.clearFocus()
    panel.hide()
    strange = [layer for layer in session.experiment.spec.layers if layer not in known]
    taken_before_it_was_duplicated = [Dropout(LARGEST_RATE)] * 2
    assert strange in ([], strange[:1], taken_before_it_was_duplicated)
    assert set(strange) <= {Dropout(LARGEST_RATE)}
    if strange:
        assert session.experiment.spec.layers.count(Dropout(0.2)) == 1, "the layer that it was typed for is the one that has it"


def test_a_number_out_of_range_is_taken_by_its_own_layer_when_a_tool_is_used(qtbot, session, panel):
    choose(panel, DROPOUT)
    half_type(qtbot, boxes(panel)[0], OUT_OF_RANGE, focused=True)
    press(panel, "actionMoveLayerUp")
    assert session.experiment.spec.layers == (Flatten(), Dropout(LARGEST_RATE), Dense(64), Dropout(0.2), Dense(10, "softmax"))


def test_the_box_of_another_layer_shows_its_value_and_not_what_was_typed(qtbot, panel):
    choose(panel, DROPOUT)
    [box] = boxes(panel)
    half_type(qtbot, box, OUT_OF_RANGE, focused=False)
    choose(panel, DROPOUT + 1)
    assert box.lineEdit().text() == "0.2"


def test_what_is_typed_letter_by_letter_is_left_alone_by_its_own_edit(qtbot, session, panel):
    choose(panel, DROPOUT)
    [box] = boxes(panel)
    half_type(qtbot, box, "0.30", focused=True)
    assert box.lineEdit().text() == "0.30"
    assert session.experiment.spec.layers[DROPOUT] == Dropout(0.3)


@pytest.mark.parametrize("name", ["batchSizeBox", "learningRateBox"])
def test_an_unfinished_setting_is_dropped_when_a_preset_brings_the_same_value(qtbot, session, panel, name):
    box = panel.findChild(QAbstractSpinBox, name)
    shown = box.lineEdit().text()
    half_type(qtbot, box, "0", focused=False)
    panel._choosers.preset_chosen.emit(preset("mnist-mlp"))
    box.clearFocus()
    panel.hide()
    assert session.experiment.config == preset("mnist-mlp").experiment.config
    assert shown != "0"


def test_a_key_that_starts_a_run_takes_the_setting_that_is_being_typed(qtbot, session, panel, tiny_dataset):
    session.use_dataset(tiny_dataset)
    half_type(qtbot, panel.findChild(QDoubleSpinBox, "learningRateBox"), "500", focused=True)
    with qtbot.waitSignal(session.run_opened):
        press(panel, "actionTrain")
    experiment = session.in_training.experiment
    assert experiment.config.learning_rate == field_of(TrainingConfig, "learning_rate").maximum
    qtbot.waitUntil(lambda: session.run.state is TrainingState.IDLE)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_done_with_numbers_half_typed_only_their_own_layer_changes(qtbot, session, panel, tmp_path, seed):
    chance = random.Random(seed)  # noqa: S311 - no secret
    write_model(tmp_path / "model.json", SPEC)
    fresh = [kind() for kind in LAYER_TYPES]
    offered = {*fresh, *SPEC.layers, *(layer for each in PRESETS for layer in each.experiment.spec.layers)}
    actions = [
        *(lambda name=name: press(panel, name) for name in ("actionRemoveLayer", "actionDuplicateLayer", "actionMoveLayerUp",
          "actionMoveLayerDown", "actionCut", "actionCopy", "actionPaste", "actionUndo", "actionRedo")),
        *[lambda: panel._layers.edits.add(chance.choice(fresh))] * 3,
        *[lambda: choose(panel, chance.randrange(len(layers))) if (layers := session.experiment.spec.layers) else None] * 4,
        lambda: panel._choosers.preset_chosen.emit(chance.choice(PRESETS)),
        lambda: panel.open_model_file(tmp_path / "model.json"),
    ]  # fmt: skip
    press(panel, "actionCopy")
    for _ in range(60):
        row, before, config = (
            panel.findChild(LayerList, "layerList").current_row(),
            session.experiment.spec.layers,
            session.experiment.config,
        )
        there = boxes(panel)
        if there and chance.random() < 0.8:
            half_type(qtbot, chance.choice(there), chance.choice(TYPED), focused=chance.random() < 0.5)
            changed = [number for number, layer in enumerate(session.experiment.spec.layers) if layer != before[number]]
            assert changed in ([], [row])
            assert session.experiment.config == config
        offered.update(session.experiment.spec.layers)  # undo and the clipboard may bring it back
        if 0 <= row < len(session.experiment.spec.layers):
            offered.update(_at_bounds(session.experiment.spec.layers[row]))
        chance.choice(actions)()
        assert [layer for layer in session.experiment.spec.layers if layer not in offered] == []
    panel.hide()


def _at_bounds(layer: Layer) -> list[Layer]:
    """What the layer may become when a number out of range is finished."""
    fields = [field for field in fields_of(type(layer)) if field.maximum is not None]
    return [replace(layer, **{field.name: bound}) for field in fields for bound in (field.minimum, field.maximum)]


# Elsewhere


@pytest.fixture
def controls(qtbot) -> Controls:
    """The Lab's controls over settings of their own: two rounds, the first with two equal kernels."""
    controls = Controls()
    qtbot.addWidget(controls)
    kernel = preset_kernel("Vertical edges", 3)
    controls.edited.connect(controls.show_settings)
    controls.show_settings(LabSettings(first=Round((kernel, kernel)), second=Round((kernel,))))
    with qtbot.waitActive(controls):
        controls.show()
        controls.activateWindow()
    return controls


def type_a_weight(qtbot, controls: Controls, text: str) -> QLineEdit:
    grid = controls.findChild(KernelGrid)
    grid.setCurrentIndex(grid.model().index(1, 1))
    grid.edit(grid.currentIndex())
    editor = grid.viewport().findChild(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    return editor


def weights(controls: Controls) -> list[float]:
    """The middle weight of every kernel."""
    settings: LabSettings = controls._settings
    kernels: list[Kernel] = [*settings.first.kernels, *settings.second.kernels]
    return [kernel.rows[1][1] for kernel in kernels]


@pytest.mark.parametrize("place", [(1, 1), (2, 0)], ids=["an equal kernel", "the other round"])
def test_a_weight_that_is_being_typed_goes_to_no_other_kernel(qtbot, controls, place):
    before = weights(controls)
    type_a_weight(qtbot, controls, "7")
    controls.choose(*place)
    assert [editor for editor in controls.findChild(KernelGrid).findChildren(QLineEdit) if editor.isVisible()] == []
    controls.setFocus()
    assert weights(controls) == before


def test_a_press_on_the_other_round_takes_the_weight_that_is_being_typed(qtbot, controls):
    type_a_weight(qtbot, controls, "7")
    rounds = controls.findChild(QTabBar, "labRounds")
    qtbot.mouseClick(rounds, Qt.MouseButton.LeftButton, pos=rounds.tabRect(1).center())
    assert controls.round == 2
    assert weights(controls)[0] == 7
    assert controls._settings.first.kernels[0].name == OWN


def test_a_rate_that_is_not_entered_when_the_run_stops_changes_nothing(qtbot, session):
    asked: list[float] = []
    session.run.set_learning_rate = asked.append  # type: ignore[method-assign]
    live = LiveRate(session)
    qtbot.addWidget(live)
    live._follow(TrainingState.RUNNING)
    live.show_rates(0.01, None, has_schedule=False)
    live.show()
    half_type(qtbot, live.box, "0.5", focused=False)
    live._follow(TrainingState.STOPPING)
    live._follow(TrainingState.STARTING)
    live._follow(TrainingState.RUNNING)
    live.show_rates(0.01, None, has_schedule=False)
    assert live.box.lineEdit().text() == "0.01"
    assert asked == []


def test_more_seeds_than_there_can_be_are_the_most_there_can_be(qtbot, tiny_dataset):
    dialog = RepeatDialog(make_info("20260101-120000-abcdef", tiny_dataset), ())
    qtbot.addWidget(dialog)
    box = dialog.findChild(QSpinBox, "seedCountBox")
    half_type(qtbot, box, "1", focused=False)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.value() < MOST
    assert box.lineEdit().text() == str(box.value())


def test_a_box_whose_layer_is_not_shown_any_more_changes_no_other(session: Session, panel: BuilderPanel) -> None:
    layers = panel.findChild(LayerList)
    layers.choose(1)
    box = panel.findChild(QWidget, "layerForm").findChild(QComboBox, "activationChooser")
    layers.choose(DROPOUT)
    box.setCurrentText("tanh")  # by a key, as long as the keyboard is still at a box that is hidden
    assert session.experiment.spec == SPEC
