"""The builder panel: what it shows of the session, and what its widgets do to it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QPushButton, QScrollArea, QSpinBox, QToolButton, QWidget

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.experiment_problems import experiment_problem
from mnist_desktop.core.model.layers import Conv2D, Dense, Flatten
from mnist_desktop.core.model.model_file import read_model, write_model
from mnist_desktop.core.model.spec import ModelSpec, analyse
from mnist_desktop.core.presets.all_presets import PRESETS, preset
from mnist_desktop.core.runs.events import RunEnded, RunStarted
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.training_config import EarlyStopping, TrainingConfig
from mnist_desktop.ui.builder.layer_list import LayerList
from mnist_desktop.ui.builder.panel import BuilderPanel
from mnist_desktop.ui.builder.problem_list import MOST_SHOWN, ProblemList
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.forms import FieldForm

FIRST = preset("mnist-mlp").experiment
BROKEN = ModelSpec((Conv2D(32), Dense(10, "softmax")))


@dataclass(frozen=True)
class Choice:
    """A data set as the catalogue lists it."""

    key: str
    title: str
    family: str


ENTRIES = (
    Choice("tiny", "Tiny blocks", "mnist"),
    Choice("clothes", "Some clothes", "fashion-mnist"),
    Choice("mnist", "All digits", "mnist"),
)


@pytest.fixture
def panel(qtbot, session: Session, tiny_dataset: Dataset):
    panel = BuilderPanel(session)
    qtbot.addWidget(panel)
    panel.set_datasets(ENTRIES)
    session.use_dataset(tiny_dataset)
    session.edit(Sentence("start"), spec=FIRST.spec, config=FIRST.config)
    session.undo_stack.clear()
    return panel


@pytest.fixture
def find(panel):
    """Find a widget of the panel by its type and name."""
    return panel.findChild


def items(chooser: QComboBox) -> list[str]:
    return [chooser.itemText(row) for row in range(chooser.count())]


def pick(chooser: QComboBox, key: str) -> None:
    """Choose an item as a user does."""
    chooser.setCurrentIndex(chooser.findData(key))
    chooser.activated.emit(chooser.currentIndex())


@pytest.mark.parametrize(
    "name",
    ["datasetChooser", "presetChooser", "layerList", "addLayerButton", "duplicateLayerButton", "removeLayerButton",
     "moveLayerUpButton", "moveLayerDownButton", "layerForm", "modelSummary", "problemList", "optimizerChooser",
     "learningRateBox", "batchSizeBox", "epochsBox", "validationBox", "seedBox", "engineChooser", "trainButton",
     "pauseButton", "stopButton", "stepButton", "epochButton"],
)  # fmt: skip
def test_automation_finds_every_promised_widget(find, name):
    assert find(QWidget, name) is not None


# Data set


def test_data_sets_of_a_family_stand_together(find):
    assert items(find(QComboBox, "datasetChooser")) == ["Tiny blocks", "All digits", "", "Some clothes"]


def test_the_loaded_data_set_is_shown(find):
    assert find(QComboBox, "datasetChooser").currentData() == "tiny"


def test_data_that_is_not_in_the_catalogue_is_shown_when_it_is_used(session, find, tiny_dataset):
    session.use_dataset(replace(tiny_dataset, key="file:mine", title="My digits"))
    assert find(QComboBox, "datasetChooser").currentText() == "My digits"


def test_choosing_a_data_set_loads_it(qtbot, session, find):
    with qtbot.waitSignal(session.dataset_changed):
        pick(find(QComboBox, "datasetChooser"), "tiny")


def test_a_choice_that_fails_goes_back_to_what_is_loaded(qtbot, session, find):
    chooser = find(QComboBox, "datasetChooser")
    with qtbot.waitSignal(session.problem):
        pick(chooser, "clothes")
    assert chooser.currentData() == "tiny"


def test_listing_the_data_sets_again_keeps_the_choice(panel, find):
    panel.set_datasets(ENTRIES[::-1])
    assert find(QComboBox, "datasetChooser").currentData() == "tiny"


# Presets


def test_the_presets_of_the_data_sets_family_come_first(session, find, tiny_dataset):
    session.use_dataset(replace(tiny_dataset, key="clothes", family="fashion-mnist"))
    titles = items(find(QComboBox, "presetChooser"))
    digits, fashion = ([each.title for each in PRESETS if each.family == family] for family in ("mnist", "fashion-mnist"))
    assert titles == ["(own)", "For Fashion-MNIST", *fashion, "For MNIST", *digits]


def test_own_pictures_stand_by_themselves_and_no_preset_claims_to_be_meant_for_them(session, panel, find, tiny_dataset):
    own = replace(tiny_dataset, key=f"set:{'0' * 16}", title="Our leaves", family="fashion-mnist")
    panel.set_datasets([*ENTRIES[:2], Choice(own.key, own.title, own.family), ENTRIES[2]])
    session.use_dataset(own)
    assert items(find(QComboBox, "datasetChooser")) == ["Tiny blocks", "All digits", "", "Some clothes", "", "Our leaves"]
    assert items(find(QComboBox, "presetChooser"))[1] == "For MNIST"
    digits = PRESETS[0]
    pick(find(QComboBox, "presetChooser"), digits.id)
    assert find(QLabel, "presetSentence").text() == f"Meant for MNIST; the data set above is Our leaves. {digits.sentence}"


def test_the_keyboard_passes_over_the_headings_of_the_presets(session, find):
    chooser = find(QComboBox, "presetChooser")
    chooser.setCurrentIndex(0)
    QTest.keyClick(chooser, Qt.Key.Key_Down)
    assert chooser.currentIndex() == 2
    assert chooser.currentData() == PRESETS[0].id


@pytest.mark.parametrize("each", PRESETS, ids=lambda each: each.id)
def test_a_preset_is_one_edit_of_layers_and_settings(session, find, each):
    pick(find(QComboBox, "presetChooser"), each.id)
    assert session.experiment == each.experiment
    assert session.undo_stack.count() == (each.experiment != FIRST)
    assert find(QComboBox, "presetChooser").currentData() == each.id
    assert find(QLabel, "presetSentence").text().endswith(each.sentence)


def test_a_preset_for_the_other_data_set_says_so_until_that_is_loaded(session, find, tiny_dataset):
    fashion = next(each for each in PRESETS if each.family == "fashion-mnist")
    pick(find(QComboBox, "presetChooser"), fashion.id)
    sentence = find(QLabel, "presetSentence")
    assert sentence.text() == f"Meant for Fashion-MNIST; the data set above is MNIST. {fashion.sentence}"
    session.use_dataset(replace(tiny_dataset, key="clothes", family="fashion-mnist"))
    assert sentence.text() == fashion.sentence


def test_a_preset_that_is_edited_becomes_ones_own_and_undo_makes_it_the_preset_again(session, find):
    chooser = find(QComboBox, "presetChooser")
    find(QSpinBox, "epochsBox").setValue(7)
    assert chooser.currentText() == "(own)"
    assert find(QLabel, "presetSentence").isHidden()
    session.undo_stack.undo()
    assert chooser.currentData() == "mnist-mlp"


def test_choosing_own_changes_nothing(session, find):
    pick(find(QComboBox, "presetChooser"), "")
    assert session.experiment == FIRST


# Summary and problems


@pytest.mark.parametrize(
    ("spec", "text"),
    [
        (FIRST.spec, "52,650 parameters, no problems"),
        (BROKEN, "320 parameters, one problem"),
        (ModelSpec((Flatten(), Dense(64, "linear"), Dense(10, "softmax"))), "50,890 parameters, one hint"),
        (ModelSpec((Flatten(), Flatten(), Dense(64, "linear"), Dense(10, "softmax"))), "50,890 parameters, 2 hints"),
    ],
)
def test_the_summary_says_how_large_the_model_is_and_whether_all_is_well(session, find, spec, text):
    session.edit(Sentence("x"), spec=spec)
    assert find(QLabel, "modelSummary").text() == text


def test_a_problem_is_told_and_mended_with_one_click(session, find):
    session.edit(Sentence("x"), spec=BROKEN)
    problems = find(ProblemList, "problemList")
    assert problems.findChild(QLabel, "problemText").text() == (
        "Layer 2, Dense: needs a row of numbers, but gets an image of 26 × 26 × 32."
    )
    button = problems.findChild(QPushButton, "fixButton")
    assert button.text() == "Insert Flatten"
    button.click()
    assert session.experiment.spec.layers == (Conv2D(32), Flatten(), Dense(10, "softmax"))
    assert problems.isHidden()
    session.undo_stack.undo()
    assert session.experiment.spec == BROKEN


def test_a_problem_of_the_settings_is_mended_with_one_click(session, find):
    session.edit(Sentence("x"), spec=preset("cnn").experiment.spec, config=TrainingConfig(engine="scratch"))
    find(ProblemList, "problemList").findChild(QPushButton, "fixButton").click()
    assert session.experiment.config == TrainingConfig(engine="keras")
    assert session.obstacle is None


def test_a_hint_about_the_settings_is_shown_and_mended_but_stops_nothing(session, find):
    long_steps = preset("fashion-recommended").experiment
    session.edit(Sentence("x"), spec=long_steps.spec, config=structs.replace(long_steps.config, batch_size=128))
    assert find(QLabel, "modelSummary").text() == "141,098 parameters, one hint"
    assert experiment_problem(session.experiment) is None
    button = find(ProblemList, "problemList").findChild(QPushButton, "fixButton")
    assert button.text() == "Use batch size 64"
    button.click()
    assert session.experiment.config.batch_size == 64
    assert session.undo_stack.undoText() == "Use batch size 64"
    assert find(ProblemList, "problemList").isHidden()


def test_what_blocks_stands_before_what_is_unwise_and_the_rest_is_counted(session, find):
    session.edit(Sentence("x"), spec=ModelSpec((Flatten(), Flatten(), Flatten(), Dense(64, "linear"), Dense(10))))
    problems = find(ProblemList, "problemList")
    assert [problem.blocking for problem in problems.problems] == [True, False, False, False]
    assert any(label.text() == f"and {4 - MOST_SHOWN} more" for label in problems.findChildren(QLabel))


# The form of the layer


def test_the_form_shows_the_chosen_layer(find):
    find(LayerList, "layerList").choose(1)
    form = find(QWidget, "layerForm")
    assert form.findChild(QLabel).text() == "Layer 2: Dense"
    assert form.form.common.values()["units"] == 64


def test_editing_a_layer_updates_the_model_at_each_digit(qtbot, session, find):
    find(LayerList, "layerList").choose(1)
    box = find(QWidget, "layerForm").form.common.editor("units")
    seen = []
    session.experiment_changed.connect(lambda experiment: seen.append(experiment.spec.layers[1].units))
    box.selectAll()
    qtbot.keyClicks(box, "128")
    assert seen == [1, 12, 128]
    assert find(QLabel, "modelSummary").text() == f"{analyse(session.experiment.spec, 10).parameters:,} parameters, no problems"


def test_what_is_typed_in_one_go_is_undone_in_one_go(qtbot, session, find):
    find(LayerList, "layerList").choose(1)
    box = find(QWidget, "layerForm").form.common.editor("units")
    for text in ("128", "256"):
        box.selectAll()
        qtbot.keyClicks(box, text)
        box.editingFinished.emit()
    assert session.undo_stack.count() == 2
    session.undo_stack.undo()
    assert session.experiment.spec.layers[1] == Dense(128)
    assert box.value() == 128
    session.undo_stack.undo()
    assert session.experiment.spec == FIRST.spec


def test_edits_of_two_fields_are_two_steps(session, find):
    find(LayerList, "layerList").choose(1)
    form = find(QWidget, "layerForm").form.common
    form.editor("units").setValue(32)
    form.editor("activation").setCurrentText("tanh")
    assert session.undo_stack.count() == 2


def test_rare_parameters_are_folded_but_what_is_unusual_about_them_is_told(session, find):
    session.edit(Sentence("x"), spec=ModelSpec((Flatten(), Dense(10, "softmax", use_bias=False, initializer="zeros", l2=0.001))))
    find(LayerList, "layerList").choose(1)
    form = find(QWidget, "layerForm")
    assert not form.form.rare.isVisibleTo(form)
    button = form.form.findChild(QToolButton, "moreParametersButton")
    assert button.toolTip() == "no Bias, Initializer zeros, L2 0.001"
    button.click()
    assert form.form.rare.isVisibleTo(form)
    form.form.rare.editor("l2").setValue(0)
    assert session.experiment.spec.layers[1].l2 == 0


def test_rare_parameters_stay_unfolded_from_layer_to_layer(session, find):
    session.edit(Sentence("x"), spec=ModelSpec((Conv2D(8), Flatten(), Dense(10, "softmax"))))
    form, layers = find(QWidget, "layerForm"), find(LayerList, "layerList")
    layers.choose(2)
    form.form.findChild(QToolButton, "moreParametersButton").click()
    layers.choose(0)
    assert form.form.rare.isVisibleTo(form)
    form.form.findChild(QToolButton, "moreParametersButton").click()
    layers.choose(2)
    assert not form.form.rare.isVisibleTo(form)


def test_a_first_lesson_begins_with_four_fields(find):
    find(LayerList, "layerList").choose(1)
    shown = [editor.objectName() for form in find(QWidget, "layerForm").parent().findChildren(FieldForm)
             for editor in form.editors() if editor.isVisibleTo(form.window())]  # fmt: skip
    assert shown == ["unitsBox", "activationChooser", "learningRateBox", "epochsBox"]


def test_each_choice_of_a_word_is_a_step_of_its_own(session, find):
    find(LayerList, "layerList").choose(1)
    chooser = find(QWidget, "layerForm").form.common.editor("activation")
    chooser.setCurrentText("tanh")
    chooser.setCurrentText("sigmoid")
    session.undo_stack.undo()
    assert session.experiment.spec.layers[1] == Dense(64, "tanh")


def test_without_layers_the_form_asks_for_one(session, find):
    session.edit(Sentence("x"), spec=ModelSpec())
    assert find(QWidget, "layerForm").form is None
    assert "add one" in find(QWidget, "layerForm").findChildren(QLabel)[1].text()


# Training settings


def test_the_settings_show_the_config(find):
    assert find(QComboBox, "optimizerChooser").currentText() == "adam"
    assert find(QWidget, "learningRateBox").value() == 0.001
    assert find(QWidget, "validationBox").value() == 0.3


def test_editing_a_setting_edits_the_config(session, find):
    find(QComboBox, "optimizerChooser").setCurrentText("sgd")
    find(QWidget, "momentumBox").setValue(0.9)
    find(QSpinBox, "seedBox").setValue(3)
    assert session.experiment.config == replace_config(FIRST.config, optimizer="sgd", momentum=0.9, seed=3)


def replace_config(config: TrainingConfig, **changes) -> TrainingConfig:
    return TrainingConfig(**{name: getattr(config, name) for name in config.__struct_fields__} | changes)


@pytest.mark.parametrize(
    ("optimizer", "enabled"),
    [
        ("adam", []),
        ("adamw", ["weightDecayBox"]),
        ("muon", ["weightDecayBox"]),
        ("rmsprop", ["momentumBox"]),
        ("sgd", ["momentumBox"]),
    ],
)
def test_only_what_the_optimizer_uses_can_be_edited(find, optimizer, enabled):
    find(QComboBox, "optimizerChooser").setCurrentText(optimizer)
    names = ["momentumBox", "nesterovCheck", "weightDecayBox"]
    assert [name for name in names if find(QWidget, name).isEnabled()] == enabled


def test_nesterov_needs_momentum(find):
    find(QComboBox, "optimizerChooser").setCurrentText("sgd")
    find(QWidget, "momentumBox").setValue(0.9)
    assert find(QCheckBox, "nesterovCheck").isEnabled()


def test_early_stopping_is_switched_with_the_values_shown(session, find):
    check = find(QCheckBox, "earlyStoppingCheck")
    assert not find(QSpinBox, "patienceBox").isEnabled()
    check.click()
    assert session.experiment.config.early_stopping == EarlyStopping()
    find(QSpinBox, "patienceBox").setValue(8)
    assert session.experiment.config.early_stopping == EarlyStopping(patience=8)
    check.click()
    assert session.experiment.config.early_stopping is None
    check.click()
    assert session.experiment.config.early_stopping == EarlyStopping(patience=8)


def test_folded_settings_tell_what_is_unusual_about_them(session, panel, find):
    session.edit(
        Sentence("x"), config=replace_config(FIRST.config, optimizer="sgd", momentum=0.9, early_stopping=EarlyStopping())
    )
    assert find(QToolButton, "moreSettingsButton").toolTip() == (
        "Optimizer sgd, Validation 0.3, Early stopping, Momentum 0.9, Loss categorical_crossentropy, Split seed 777"
    )


def test_more_settings_unfold(find):
    button = find(QToolButton, "moreSettingsButton")
    assert find(QWidget, "splitSeedBox").isHidden() or not find(QWidget, "splitSeedBox").isVisibleTo(button.window())
    button.click()
    assert find(QWidget, "splitSeedBox").isVisibleTo(button.window())


# Train, pause, stop


@pytest.fixture
def state(session, monkeypatch):
    """Put the session into a state of training, as its tasks would."""

    def put(state: TrainingState) -> None:
        monkeypatch.setattr(session.run, "state", state)
        session.training_state_changed.emit(state)

    return put


@pytest.mark.parametrize(
    ("now", "train", "pause", "stop", "steps"),
    [
        (TrainingState.IDLE, ("Train", True), ("Pause", False), ("Stop", False), True),
        (TrainingState.STARTING, ("Train", False), ("Pause", False), ("Stop", True), True),
        (TrainingState.RUNNING, ("Train", False), ("Pause", True), ("Stop", True), True),
        (TrainingState.STEPPING, ("Train", False), ("Resume", True), ("Stop", True), True),
        (TrainingState.PAUSED, ("Train", False), ("Resume", True), ("Stop", True), True),
        (TrainingState.STOPPING, ("Train", False), ("Pause", False), ("Stopping…", False), False),
        (TrainingState.EVALUATING, ("Train", False), ("Pause", False), ("Stop", False), False),
    ],
)
def test_the_buttons_follow_the_training(panel, find, state, now, train, pause, stop, steps):
    state(now)
    expected = [train, pause, stop, ("One step", steps), ("One epoch", steps)]
    names = ("trainButton", "pauseButton", "stopButton", "stepButton", "epochButton")
    for name, (text, enabled) in zip(names, expected, strict=True):
        button = find(QPushButton, name)
        assert (button.text(), button.isEnabled()) == (text, enabled)
    assert [(action.text(), action.isEnabled()) for action in panel.train_actions] == expected


def test_training_runs_from_the_train_button_to_its_closing_event(qtbot, session, find):
    events = []
    session.run_event.connect(events.append)
    with qtbot.waitSignal(session.run_opened):
        find(QPushButton, "trainButton").click()
    assert isinstance(events[0], RunStarted)
    assert isinstance(events[-1], RunEnded)
    assert find(QPushButton, "trainButton").isEnabled()


def test_while_a_problem_of_a_layer_stands_the_tooltip_says_why_and_the_label_points_to_the_list(session, find):
    session.edit(Sentence("x"), spec=BROKEN)
    button, label = find(QPushButton, "trainButton"), find(QLabel, "obstacleLabel")
    assert not button.isEnabled()
    assert "Layer 2, Dense: needs a row of numbers" in button.toolTip()
    assert label.text() == "Mend the problem above first."
    assert not label.isHidden()
    session.undo_stack.undo()
    assert button.isEnabled()
    assert label.isHidden()


def test_an_obstacle_that_stands_at_no_layer_is_told_in_full(session, find):
    session.edit(Sentence("x"), config=replace_config(FIRST.config, early_stopping=EarlyStopping(), validation_share=0.0))
    assert "Early stopping watches validation images" in find(QLabel, "obstacleLabel").text()


def test_without_a_data_set_the_button_says_so(qtbot, session):
    panel = BuilderPanel(session)
    qtbot.addWidget(panel)
    assert "No data set is loaded yet." in panel.findChild(QLabel, "obstacleLabel").text()


def test_editing_while_training_says_nothing_about_starting(session, find, state):
    state(TrainingState.RUNNING)
    session.edit(Sentence("x"), spec=BROKEN)
    assert find(QLabel, "obstacleLabel").isHidden()


# Model files


def test_a_model_is_saved_and_opened_again(qtbot, session, panel, tmp_path):
    panel.files.ask_save = lambda proposed: str(tmp_path / proposed)
    panel.save_model()
    assert read_model(tmp_path / "First network.json") == FIRST.spec
    session.edit(Sentence("x"), spec=BROKEN)
    panel.files.ask_open = lambda: str(tmp_path / "First network.json")
    with qtbot.waitSignal(session.notice):
        panel.open_model()
    assert session.experiment.spec == FIRST.spec
    session.undo_stack.undo()
    assert session.experiment.spec == BROKEN


def test_a_dialog_that_is_cancelled_does_nothing(session, panel):
    panel.files.ask_open = lambda: ""
    panel.files.ask_save = lambda _proposed: ""
    panel.open_model()
    panel.save_model()
    assert session.experiment == FIRST


def test_a_file_that_is_no_model_is_told_and_leaves_the_layers(qtbot, session, panel, tmp_path):
    (tmp_path / "bad.json").write_text("{")
    with qtbot.waitSignal(session.problem) as told:
        panel.open_model_file(tmp_path / "bad.json")
    assert "bad.json is not JSON" in told.args[0].text
    assert session.experiment == FIRST
    assert session.undo_stack.count() == 0


def test_a_model_that_cannot_be_saved_is_told(qtbot, session, panel, tmp_path):
    (tmp_path / "folder.json").mkdir()
    panel.files.ask_save = lambda _proposed: str(tmp_path / "folder.json")
    with qtbot.waitSignal(session.problem) as told:
        panel.save_model()
    assert "folder.json" in told.args[0].text


def test_opening_a_model_keeps_the_training_settings(session, panel, tmp_path):
    write_model(tmp_path / "model.json", BROKEN)
    panel.open_model_file(tmp_path / "model.json")
    assert session.experiment.config == FIRST.config


# Size and colors


@pytest.mark.parametrize("height", [800, 700])
@pytest.mark.parametrize("spec", [BROKEN, *(each.experiment.spec for each in PRESETS[:2])], ids=["broken", "small", "large"])
def test_list_summary_and_buttons_are_in_view_at_usual_heights_and_the_rest_scrolls(qtbot, session, panel, find, spec, height):
    session.edit(Sentence("x"), spec=spec)
    panel.resize(430, height)
    with qtbot.waitExposed(panel):
        panel.show()
    for name in ("layerList", "modelSummary", "trainButton", "stopButton", "epochButton", "datasetChooser", "presetChooser"):
        widget = find(QWidget, name)
        top_left = widget.mapTo(panel, widget.rect().topLeft())
        assert panel.rect().contains(widget.rect().translated(top_left)), name
    assert find(QScrollArea).viewport().height() >= 180
    assert panel.minimumSizeHint().height() <= 700


def test_the_panel_follows_the_system_from_light_to_dark(qtbot, panel, find):
    with qtbot.waitExposed(panel):
        panel.show()
    buttons = [find(QPushButton, "trainButton"), find(QPushButton, "stopButton"), find(QToolButton, "addLayerButton")]
    light = [button.icon().pixmap(32, 32).toImage() for button in buttons]
    palette = QApplication.palette()
    try:
        QApplication.setPalette(QPalette(QColor("#2b2f33"), QColor("#202326")))
        QApplication.processEvents()
        dark = [button.icon().pixmap(32, 32).toImage() for button in buttons]
        assert panel.grab().toImage().pixelColor(2, 2).lightness() < 60
    finally:
        QApplication.setPalette(palette)
    assert [before != after for before, after in zip(light, dark, strict=True)] == [True, True, True]


def test_every_widget_that_can_be_used_has_an_accessible_name(panel):
    nameless = [
        widget.objectName() or type(widget).__name__
        for kind in (QComboBox, QSpinBox, QCheckBox, QPushButton, QToolButton)
        for widget in panel.findChildren(kind)
        if not (widget.accessibleName() or getattr(widget, "text", lambda: "")() or widget.objectName().startswith("qt_"))
        and widget.objectName() != "fixButton"
    ]
    assert nameless == []


def test_undo_names_what_was_changed_as_the_form_does(session, find):
    find(QSpinBox, "epochsBox").setValue(7)
    assert session.undo_stack.undoText() == "change Epochs"
    find(QWidget, "validationBox").setValue(0.2)
    assert session.undo_stack.undoText() == "change Validation"
    find(QWidget, "earlyStoppingCheck").click()
    assert session.undo_stack.undoText() == "change Early stopping"
    find(QSpinBox, "patienceBox").setValue(9)
    assert session.undo_stack.undoText() == "change Patience"
    find(LayerList, "layerList").choose(1)
    find(QWidget, "layerForm").form.common.editor("units").setValue(32)
    assert session.undo_stack.undoText() == "change Units of layer 2"
