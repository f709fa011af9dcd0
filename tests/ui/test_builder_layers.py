"""The list of layers: small signals for small changes, edits that can be undone, and selections that make sense."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QTreeView

from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.experiment_problems import engine_problem
from mnist_desktop.core.model.layers import LAYER_TYPES, Conv2D, Dense, Dropout, Flatten, MaxPooling2D
from mnist_desktop.core.model.model_file import encode_model, write_model
from mnist_desktop.core.model.spec import MAX_LAYERS, ModelSpec, analyse
from mnist_desktop.core.presets.all_presets import PRESETS, preset
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.ui.builder.layer_list import LayerList
from mnist_desktop.ui.builder.layer_model import OUTPUT, PARAMETERS, LayerModel
from mnist_desktop.ui.builder.layer_part import LayerPart
from mnist_desktop.ui.builder.panel import BuilderPanel
from mnist_desktop.ui.builder.row_announcements import Inserted, Moved, Removed, change_between

A, B, C, D = Flatten(), Dense(64), Dense(32), Dense(10, "softmax")
FIRST = (A, B, C, D)
NOWHERE = QModelIndex()
opens_menu = pytest.mark.qt_log_ignore("This plugin does not support")
"""The offscreen platform says so of each menu: it can neither raise it nor grab the keyboard for it."""
ONE_LAYER = st.sampled_from([kind() for kind in LAYER_TYPES])


@pytest.fixture
def model(qapp):
    model = LayerModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    return model


def heard(model: LayerModel) -> list[str]:
    """The names of the structural signals that the model emits, as they come."""
    names: list[str] = []
    for name in ("rowsInserted", "rowsRemoved", "rowsMoved", "modelReset"):
        getattr(model, name).connect(lambda *_, name=name: names.append(name))
    return names


# The model


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ((), FIRST, Inserted(0, 3)),
        (FIRST, (), Removed(0, 3)),
        (FIRST, FIRST, None),
        (FIRST, (A, Dense(128), C, D), None),
        ((A, B, D), (A, B, C, D), Inserted(2, 2)),
        ((A, B, C, D), (A, C, D), Removed(1, 1)),
        ((A, B, D), (A, B, B, D), Inserted(2, 2)),
        ((A, B, C, D), (A, C, B, D), Moved(1, 1, 3)),
        ((A, B, C, D), (D, A, B, C), Moved(0, 2, 4)),
        ((A, B, C, D), (B, C, D, A), Moved(0, 0, 4)),
    ],
)
def test_one_edit_is_told_as_the_one_change_it_is(old, new, change):
    assert change_between(old, new) == change


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(stacks=st.lists(st.lists(ONE_LAYER, max_size=6), max_size=6))
def test_any_sequence_of_specs_is_shown_by_the_rules_of_item_models(model, stacks):
    for layers in stacks:
        model.show(analyse(ModelSpec(tuple(layers)), 10))
        assert model.layers == tuple(layers)


def test_a_row_tells_kind_output_shape_and_parameters(model):
    model.show(analyse(ModelSpec((Conv2D(32), Flatten(), D)), 10))
    assert [model.index(0, column).data() for column in range(3)] == ["Conv2D", "26\u2009×\u200926\u2009×\u200932", "320"]
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in range(3)] == ["Layer", "Output", "Parameters"]


def test_what_cannot_be_known_behind_a_problem_stays_empty(model):
    model.show(analyse(ModelSpec((Conv2D(32), D)), 10))
    assert [model.index(1, column).data() for column in (OUTPUT, PARAMETERS)] == ["", ""]


def test_the_tooltip_of_a_count_says_how_it_comes_about(model):
    model.show(analyse(ModelSpec(FIRST), 10))
    assert model.index(1, PARAMETERS).data(Qt.ItemDataRole.ToolTipRole) == "(784 + 1) × 64 = 50,240"
    assert model.index(0, OUTPUT).data(Qt.ItemDataRole.ToolTipRole) == "Gets 28 × 28 × 1, gives 784."


def test_a_screen_reader_hears_the_whole_row_with_its_problem(model):
    model.show(analyse(ModelSpec((Conv2D(32), D)), 10))
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 0).data(role) == "Conv2D 32 3×3 relu, output 26 × 26 × 32, 320 parameters"
    assert model.index(1, 0).data(role).startswith("Dense 10 softmax, Layer 2, Dense: needs a row of numbers")


def test_what_is_missing_at_the_end_is_marked_at_the_last_row(model):
    model.show(analyse(ModelSpec((A, B)), 10))
    assert "10 probabilities" in model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_rows_dragged_within_the_list_become_a_wish_to_move(qtbot, model):
    model.show(analyse(ModelSpec(FIRST), 10))
    data = model.mimeData([model.index(1, 0), model.index(1, 1), model.index(2, 0)])
    assert model.canDropMimeData(data, Qt.DropAction.MoveAction, 0, 0, NOWHERE)
    with qtbot.waitSignal(model.move_wanted, check_params_cb=lambda rows, gap: (rows, gap) == ((1, 2), 0)):
        assert model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, NOWHERE)
    with qtbot.waitSignal(model.move_wanted, check_params_cb=lambda rows, gap: (rows, gap) == ((1, 2), 4)):
        model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, NOWHERE)


def test_rows_of_another_list_and_other_things_cannot_be_dropped(qapp, model):
    other = LayerModel()
    other.show(analyse(ModelSpec(FIRST), 10))
    text = QMimeData()
    text.setText("hello")
    image = QMimeData()
    image.setUrls([QUrl.fromLocalFile("/somewhere/picture.png")])
    for data in (other.mimeData([other.index(0, 0)]), text, image):
        assert not model.canDropMimeData(data, Qt.DropAction.MoveAction, 0, 0, NOWHERE)
        assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, NOWHERE)


def test_a_model_file_dropped_becomes_a_wish_to_open_it(qtbot, model):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/somewhere/model.json")])
    with qtbot.waitSignal(model.file_dropped, check_params_cb=lambda path: path == Path("/somewhere/model.json")):
        assert model.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, NOWHERE)


# The list in the panel


@pytest.fixture
def panel(qtbot, session):
    panel = BuilderPanel(session)
    qtbot.addWidget(panel)
    first = preset("mnist-mlp").experiment
    session.edit(Sentence("start"), spec=ModelSpec(FIRST, "First network"), config=first.config)
    session.undo_stack.clear()
    return panel


@pytest.fixture
def layers(panel) -> LayerList:
    return panel.findChild(LayerList, "layerList")


@pytest.fixture
def edits(panel):
    return panel.findChild(LayerPart).edits


def press(panel, name: str) -> None:
    button = panel.findChild(QToolButton, name)
    assert button.isEnabled(), f"{name} is disabled"
    button.click()


def test_a_layer_is_chosen_as_soon_as_there_is_one(layers):
    assert isinstance(layers, QTreeView)
    assert layers.chosen_rows() == (layers.current_row(),) == (3,)


def test_adding_inserts_behind_the_current_layer_and_chooses_it(session, layers, edits):
    layers.choose(1)
    edits.add(Dropout())
    assert session.experiment.spec.layers == (A, B, Dropout(), C, D)
    assert layers.chosen_rows() == (2,)


def test_adding_at_the_end_goes_before_the_output_layer(session, layers, edits):
    layers.choose(3)
    edits.add(Dropout())
    assert session.experiment.spec.layers == (A, B, C, Dropout(), D)


def test_the_add_menu_offers_all_kinds_and_adds_one(session, layers, panel):
    menu = panel.findChild(QMenu, "addLayerMenu")
    offered = [action.text() for action in menu.actions() if action.text()]
    assert offered == [kind().kind for kind in LAYER_TYPES]
    layers.choose(0)
    next(action for action in menu.actions() if action.objectName() == "actionAddConv2D").trigger()
    assert session.experiment.spec.layers[1] == Conv2D()


@opens_menu
def test_the_add_button_opens_the_menu_and_the_menu_explains(qtbot, panel):
    with qtbot.waitExposed(panel):
        panel.show()
    menu = panel.findChild(QMenu, "addLayerMenu")
    press(panel, "addLayerButton")
    assert menu.isVisible()
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction().text() == "Flatten"
    menu.close()


def test_duplicate_puts_the_copy_behind_the_original_and_chooses_it(session, layers, panel):
    layers.choose(1)
    press(panel, "duplicateLayerButton")
    assert session.experiment.spec.layers == (A, B, B, C, D)
    assert layers.chosen_rows() == (2,)


def test_removing_goes_on_with_the_layer_that_took_the_place(session, layers, panel):
    layers.choose(1)
    press(panel, "removeLayerButton")
    assert session.experiment.spec.layers == (A, C, D)
    assert layers.chosen_rows() == (1,)
    layers.choose(2)
    press(panel, "removeLayerButton")
    assert layers.chosen_rows() == (1,)


def test_removing_the_last_layer_leaves_nothing_to_choose(session, layers, panel):
    layers.choose(0, 1, 2, 3)
    press(panel, "removeLayerButton")
    assert session.experiment.spec.layers == ()
    assert layers.chosen_rows() == ()
    assert not panel.findChild(QToolButton, "removeLayerButton").isEnabled()


def test_moving_takes_the_choice_along(session, layers, panel):
    layers.choose(2)
    press(panel, "moveLayerUpButton")
    assert session.experiment.spec.layers == (A, C, B, D)
    assert layers.chosen_rows() == (1,)
    press(panel, "moveLayerDownButton")
    assert session.experiment.spec.layers == FIRST
    assert layers.chosen_rows() == (2,)


def test_the_first_layer_cannot_go_up_nor_the_last_one_down(layers, panel):
    layers.choose(0)
    assert not panel.findChild(QToolButton, "moveLayerUpButton").isEnabled()
    layers.choose(3)
    assert not panel.findChild(QToolButton, "moveLayerDownButton").isEnabled()
    assert panel.findChild(QToolButton, "moveLayerUpButton").isEnabled()


def test_several_layers_move_together(session, layers, edits):
    layers.choose(0, 2)
    edits.move_down()
    assert session.experiment.spec.layers == (B, D, A, C)
    assert layers.chosen_rows() == (2, 3)


def test_a_drag_moves_a_layer(session, layers):
    data = layers.model().mimeData([layers.model().index(3, 0)])
    layers.model().dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, NOWHERE)
    assert session.experiment.spec.layers == (A, D, B, C)
    assert layers.chosen_rows() == (1,)


@pytest.mark.parametrize("edit", ["duplicate", "remove", "move_up", "cut"])
def test_undo_brings_back_exactly_what_was_there_and_redo_what_came(session, layers, edits, edit):
    layers.choose(1)
    getattr(edits, edit)()
    after = session.experiment.spec
    assert after.layers != FIRST
    edits.undo_action.trigger()
    assert session.experiment.spec.layers == FIRST
    edits.redo_action.trigger()
    assert session.experiment.spec == after


def test_undoing_a_removal_chooses_the_layer_that_came_back(session, layers, edits):
    layers.choose(1)
    edits.remove()
    layers.choose(2)
    edits.undo_action.trigger()
    assert layers.chosen_rows() == (1,)


def test_small_edits_reset_nothing(session, layers, edits):
    names = heard(layers.model())
    layers.choose(1)
    edits.duplicate()
    edits.move_down()
    edits.remove()
    assert names == ["rowsInserted", "rowsMoved", "rowsRemoved"]


def test_a_changed_parameter_keeps_the_rows(session, layers):
    names = heard(layers.model())
    session.edit(Sentence("x"), spec=ModelSpec((A, Dense(128), C, D)))
    assert names == []
    assert layers.model().index(2, PARAMETERS).data() == "4,128"


def test_a_hundred_undos_go_back_to_the_start(session, layers, edits):
    for _ in range(50):
        layers.choose(1)
        edits.duplicate()
        layers.choose(2)
        edits.remove()
    assert session.undo_stack.count() == 100
    for _ in range(100):
        edits.undo_action.trigger()
    assert session.experiment.spec.layers == FIRST
    assert not edits.undo_action.isEnabled()


# Clipboard


def test_copied_layers_are_the_text_of_a_model_file(layers, edits):
    layers.choose(1, 2)
    edits.copy()
    content = json.loads(QGuiApplication.clipboard().text())
    assert content["format"] == "mnist-desktop model"
    assert [layer["units"] for layer in content["layers"]] == [64, 32]


def test_cut_and_paste_moves_a_layer(session, layers, edits):
    layers.choose(1)
    edits.cut()
    assert session.experiment.spec.layers == (A, C, D)
    layers.choose(1)
    edits.paste()
    assert session.experiment.spec.layers == (A, C, B, D)
    assert layers.chosen_rows() == (2,)


def test_pasting_text_that_is_no_model_says_so_and_changes_nothing(qtbot, session, edits):
    text = encode_model(ModelSpec((B,))).decode().replace('"units": 64', '"units": 0')
    QGuiApplication.clipboard().setText(text)
    with qtbot.waitSignal(session.problem) as told:
        edits.paste()
    assert told.args[0].text == "The clipboard, layer 1, Dense: units must be a whole number from 1 to 4,096, not 0."
    assert session.experiment.spec.layers == FIRST


def test_an_empty_clipboard_is_told(qtbot, session, edits):
    QGuiApplication.clipboard().clear()
    with qtbot.waitSignal(session.problem) as told:
        edits.paste()
    assert told.args[0].text == "The clipboard is empty."


def test_no_edit_makes_a_model_longer_than_it_can_be(qtbot, session, layers, edits):
    session.edit(Sentence("x"), spec=ModelSpec((A, *[B] * (MAX_LAYERS - 2), D)))
    QGuiApplication.clipboard().setText(encode_model(ModelSpec((B,))).decode())
    assert not edits.add_action.isEnabled()
    assert not edits.duplicate_action.isEnabled()
    with qtbot.waitSignal(session.problem) as told:
        edits.paste()
    assert told.args[0].text == "A model can have at most 100 layers."
    assert len(session.experiment.spec.layers) == MAX_LAYERS


# Keyboard, mouse, looks


@pytest.fixture
def shown(qtbot, panel, layers):
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    layers.setFocus()
    return panel


@pytest.mark.parametrize(
    ("key", "modifier", "after"),
    [
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, (A, C, D)),
        (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier, (A, B, B, C, D)),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier, (B, A, C, D)),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier, (A, C, B, D)),
        (Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier, (A, C, D)),
    ],
)
def test_layers_are_edited_by_keys(qtbot, session, shown, layers, key, modifier, after):
    layers.choose(1)
    qtbot.keyClick(layers, key, modifier)
    assert session.experiment.spec.layers == after


def test_copy_paste_undo_and_redo_have_their_usual_keys(qtbot, session, shown, layers):
    layers.choose(1)
    shown.addActions(shown.edit_actions[:2])
    for key in (Qt.Key.Key_C, Qt.Key.Key_V):
        qtbot.keyClick(layers, key, Qt.KeyboardModifier.ControlModifier)
    assert session.experiment.spec.layers == (A, B, B, C, D)
    qtbot.keyClick(layers, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.experiment.spec.layers == FIRST
    qtbot.keyClick(layers, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert session.experiment.spec.layers == (A, B, B, C, D)


@opens_menu
@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_Insert, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)],
)
def test_a_key_opens_the_add_menu_from_anywhere_in_the_panel(qtbot, shown, key, modifier):
    box = shown.findChild(object, "epochsBox")
    box.setFocus()
    qtbot.keyClick(box, key, modifier)
    menu = shown.findChild(QMenu, "addLayerMenu")
    assert menu.isVisible()
    menu.close()


@opens_menu
def test_the_context_menu_offers_the_edits(qtbot, shown, layers):
    layers.customContextMenuRequested.emit(QPoint(20, 20))
    menu = next(menu for menu in layers.findChildren(QMenu) if menu.isVisible())
    assert "Duplicate layer" in [action.text() for action in menu.actions()]
    menu.close()


def drop(widget, data: QMimeData, point: QPoint, action: Qt.DropAction) -> QDropEvent:
    """Drop `data` on a widget as a mouse does."""
    QApplication.sendEvent(
        widget, QDragEnterEvent(point, action, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    )
    QApplication.sendEvent(widget, QDragMoveEvent(point, action, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))
    event = QDropEvent(point, action, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)
    return event


def test_dropping_a_row_on_the_upper_half_of_another_puts_it_before_that(session, shown, layers):
    data = layers.model().mimeData([layers.model().index(2, 0)])
    target = layers.visualRect(layers.model().index(1, 0))
    event = drop(layers.viewport(), data, target.topLeft() + QPoint(30, 3), Qt.DropAction.MoveAction)
    assert event.isAccepted()
    assert session.experiment.spec.layers == (A, C, B, D)


def test_a_model_file_may_be_dropped_anywhere_on_the_list(session, shown, layers, tmp_path):
    write_model(tmp_path / "model.json", ModelSpec((Flatten(), D), "dropped"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "model.json"))])
    drop(layers.viewport(), data, layers.visualRect(layers.model().index(1, 0)).center(), Qt.DropAction.CopyAction)
    assert session.experiment.spec.name == "dropped"


def test_enter_leads_from_the_list_into_the_form(qtbot, shown, layers):
    layers.choose(1)
    qtbot.keyClick(layers, Qt.Key.Key_Return)
    assert QApplication.focusWidget().objectName() == "unitsBox"


@pytest.mark.parametrize("each", PRESETS, ids=lambda each: each.id)
def test_every_preset_can_be_painted_with_any_row_chosen(session, panel, layers, each):
    session.edit(Sentence("x"), spec=each.experiment.spec, config=each.experiment.config)
    panel.resize(430, 700)
    for row in range(len(each.experiment.spec.layers)):
        layers.choose(row)
        assert not layers.grab().isNull()
    assert layers.columnWidth(0) > layers.columnWidth(1)


def test_problems_of_the_engine_are_marked_in_the_list(qapp, model):
    spec = ModelSpec((Conv2D(8), MaxPooling2D(), Flatten(), D))
    problem = engine_problem(Experiment(spec, TrainingConfig(engine="scratch")))
    model.show(analyse(spec, 10), (problem,))
    assert "from-scratch" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
