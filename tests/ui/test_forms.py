"""Forms made from the table of ranges: what they show, what they take, and when they say that something was edited."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from mnist_desktop.core.fields import FieldKind, field_of, fields_of
from mnist_desktop.core.model.layers import LAYER_TYPES, Conv2D, Dense, Dropout, MaxPooling2D
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.training_config import EarlyStopping, TrainingConfig
from mnist_desktop.ui.shared.choice_box import ChoiceBox
from mnist_desktop.ui.shared.editors import IntegerBox, RealBox, make_editor
from mnist_desktop.ui.shared.forms import FieldForm
from mnist_desktop.ui.shared.number_box import real_text

STRUCTS = [struct for struct in (*LAYER_TYPES, TrainingConfig, EarlyStopping) if fields_of(struct)]


@pytest.fixture
def make_form(qtbot):
    def make(struct, *names) -> FieldForm:
        form = FieldForm([field_of(struct, name) for name in names] if names else fields_of(struct))
        qtbot.addWidget(form)
        form.set_values(struct())
        return form

    return make


def listen(form: FieldForm) -> list[tuple[str, object]]:
    heard: list[tuple[str, object]] = []
    form.edited.connect(lambda name, value: heard.append((name, value)))
    return heard


def type_into(qtbot, editor, text: str) -> None:
    editor.selectAll()
    qtbot.keyClicks(editor, text)


@pytest.mark.parametrize("struct", STRUCTS)
def test_every_field_has_an_editor_that_shows_its_value_and_keeps_it(make_form, struct):
    names = [field.name for field in fields_of(struct) if field.kind is not FieldKind.OTHER]
    form = make_form(struct, *names)
    assert form.values() == {name: getattr(struct(), name) for name in names}


def test_showing_values_says_nothing(make_form):
    form = make_form(Conv2D)
    heard = listen(form)
    form.set_values(Conv2D(8, 5, 2, "same", "tanh", False, "zeros", 0.1, 0.2))
    assert heard == []


def test_typing_says_each_allowed_value(qtbot, make_form):
    form = make_form(Dense)
    heard = listen(form)
    type_into(qtbot, form.editor("units"), "128")
    assert heard == [("units", 1), ("units", 12), ("units", 128)]


def test_typing_ends_with_enter(qtbot, make_form):
    form = make_form(Dense)
    type_into(qtbot, form.editor("units"), "128")
    with qtbot.waitSignal(form.edit_ended):
        qtbot.keyClick(form.editor("units"), Qt.Key.Key_Return)


def test_choices_and_checks_say_what_was_chosen(make_form):
    form = make_form(Dense)
    heard = listen(form)
    form.editor("activation").setCurrentText("tanh")
    form.editor("use_bias").click()
    assert heard == [("activation", "tanh"), ("use_bias", False)]


def test_the_words_of_a_choice_are_those_of_keras(make_form):
    chooser = make_form(Dense).editor("activation")
    assert isinstance(chooser, ChoiceBox)
    assert [chooser.itemText(row) for row in range(chooser.count())] == list(field_of(Dense, "activation").choices)


@pytest.mark.parametrize(
    ("typed", "value"), [("0.0001", 0.0001), ("1e-4", 0.0001), ("0,5", 0.5), ("2E-3", 0.002), ("1e-7", 1e-7)]
)
def test_a_learning_rate_can_be_typed_as_people_write_it(qtbot, make_form, typed, value):
    box = make_form(TrainingConfig, "learning_rate").editor("learning_rate")
    type_into(qtbot, box, typed)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.value() == value
    assert box.lineEdit().text() == real_text(value)


@pytest.mark.parametrize("typed", ["abc", "nan", "inf", "-1", "1_0", "0x1"])
def test_what_is_no_number_cannot_be_typed(qtbot, make_form, typed):
    form = make_form(Dense, "l1", "l2")
    type_into(qtbot, form.editor("l2"), typed)
    qtbot.keyClick(form.editor("l2"), Qt.Key.Key_Return)
    assert 0 <= form.editor("l2").value() <= 1


@pytest.mark.parametrize(("typed", "taken"), [("500", 100), ("1e9", 100), ("1e-9", 1e-7), ("0", 1e-7)])
def test_a_number_out_of_range_becomes_the_nearest_bound_and_the_box_says_why(qtbot, make_form, typed, taken):
    form = make_form(TrainingConfig, "learning_rate")
    heard = listen(form)
    with qtbot.waitExposed(form):
        form.show()
    box = form.editor("learning_rate")
    type_into(qtbot, box, typed)
    assert all(1e-7 <= value <= 100 for _, value in heard)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.value() == taken
    assert box.lineEdit().text() == real_text(taken)
    assert box.range_said() == f"{typed} is not possible here: from 1e-7 to 100."
    type_into(qtbot, box, "1")
    assert box.range_said() == ""


@pytest.mark.parametrize(("struct", "name"), [(TrainingConfig, "epochs"), (TrainingConfig, "batch_size"), (Dense, "units")])
def test_a_zero_where_there_has_to_be_something_changes_nothing_and_the_box_says_why(qtbot, make_form, struct, name):
    form = make_form(struct, name)
    with qtbot.waitExposed(form):
        form.show()
    box = form.editor(name)
    before = box.value()
    type_into(qtbot, box, "0")
    assert box.range_said() == ""  # it may become 0.5, or 05
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.value() == before
    assert box.range_said() == f"0 is not possible here: from {box.minimum()} to {box.maximum()}."


@pytest.mark.parametrize("typed", ["x", "-", "에"])
def test_a_letter_in_a_number_is_refused_and_the_box_says_what_it_takes(qtbot, make_form, typed):
    form = make_form(TrainingConfig, "epochs")
    with qtbot.waitExposed(form):
        form.show()
    box = form.editor("epochs")
    before = box.text()
    QApplication.sendEvent(box, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, typed))
    assert box.text() == before
    assert box.range_said() == f"Only numbers from {box.minimum()} to {box.maximum()}."


def test_arrow_keys_go_by_decades_where_that_makes_sense(qtbot, make_form):
    form = make_form(TrainingConfig, "learning_rate", "batch_size")
    heard = listen(form)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):
        qtbot.keyClick(form.editor("learning_rate"), key)
    qtbot.keyClick(form.editor("batch_size"), Qt.Key.Key_Up)
    assert [value for _name, value in heard] == [0.002, 0.005, 0.01, 0.005, 256]


def test_a_smallest_value_with_a_meaning_shows_its_word(make_form):
    assert make_form(MaxPooling2D).editor("strides").text() == "pool size"


def test_a_seed_of_two_billion_fits(make_form):
    form = make_form(TrainingConfig, "seed")
    form.set_values(TrainingConfig(seed=2**31 - 1))
    assert form.values() == {"seed": 2**31 - 1}


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.001, "0.001"), (0.0, "0"), (1e-5, "1e-5"), (1e-7, "1e-7"), (0.25, "0.25"), (100.0, "100"), (0.0123456, "0.0123456")],
)
def test_a_number_has_as_many_digits_as_it_needs(value, text):
    assert real_text(value) == text


def test_what_is_being_typed_is_not_rewritten_by_showing_the_same_value(qtbot, make_form):
    form = make_form(Dense, "l2")
    form.edited.connect(lambda _name, value: form.set_values(Dense(l2=value)))
    type_into(qtbot, form.editor("l2"), "0.10")
    assert form.editor("l2").lineEdit().text() == "0.10"


def test_editors_tell_their_help_and_range(make_form):
    box = make_form(Dense).editor("units")
    assert "How many neurons the layer has." in box.toolTip()
    assert "From 1 to 4096." in box.toolTip()
    assert box.accessibleName() == "Units"
    assert box.accessibleDescription() == "How many neurons the layer has. From 1 to 4096."


def test_unused_editors_are_disabled_and_say_why(make_form):
    form = make_form(TrainingConfig, "momentum", "nesterov", "epochs")
    form.set_unused({"momentum", "nesterov"}, Sentence("Adam knows no such thing."))
    assert [form.editor(name).isEnabled() for name in ("momentum", "nesterov", "epochs")] == [False, False, True]
    assert "Adam knows no such thing." in form.editor("momentum").toolTip()
    form.set_unused((), "")
    assert form.editor("momentum").isEnabled()
    assert "Adam" not in form.editor("momentum").toolTip()


def test_labels_lead_to_their_editors(make_form):
    form = make_form(Dense)
    buddies = {label.text(): label.buddy() for label in form.findChildren(QLabel)}
    assert buddies["Units"] is form.editor("units")


@pytest.mark.parametrize(
    ("struct", "name", "widget"),
    [
        (TrainingConfig, "learning_rate", "learningRateBox"),
        (TrainingConfig, "optimizer", "optimizerChooser"),
        (Dense, "use_bias", "useBiasCheck"),
    ],
)
def test_editors_are_named_after_their_fields(qtbot, struct, name, widget):
    editor = make_editor(field_of(struct, name))
    qtbot.addWidget(editor)
    assert editor.objectName() == widget


@pytest.mark.parametrize("name", ["units", "activation", "l2"])
def test_the_wheel_changes_nothing(qtbot, make_form, name):
    form = make_form(Dense)
    heard = listen(form)
    with qtbot.waitExposed(form):
        form.show()
    editor = form.editor(name)
    editor.setFocus()
    middle = QPointF(editor.rect().center())
    turn = QWheelEvent(
        middle, QPointF(editor.mapToGlobal(middle.toPoint())), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(editor, turn)
    assert heard == []
    assert not turn.isAccepted()


@pytest.mark.parametrize(("editor_type", "name"), [(IntegerBox, "units"), (RealBox, "l2")])
def test_undo_belongs_to_the_window_while_a_box_has_the_focus(qtbot, editor_type, name):
    window = QWidget()
    qtbot.addWidget(window)
    box = editor_type(field_of(Dense, name))
    QVBoxLayout(window).addWidget(box)
    undo = QAction(window)
    undo.setShortcuts(QKeySequence.StandardKey.Undo)
    window.addAction(undo)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    box.setFocus()
    type_into(qtbot, box, "1")
    with qtbot.waitSignal(undo.triggered):
        qtbot.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_a_rate_stays_in_its_range_at_the_ends(qtbot, make_form):
    box = make_form(Dropout).editor("rate")
    for _ in range(30):
        qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.value() == 0.99
    for _ in range(30):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.value() == 0
