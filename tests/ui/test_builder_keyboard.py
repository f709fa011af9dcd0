"""The builder without a mouse and by ear: Tab, keys of labels, focus, names, sizes, and the name of the next run."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.model.layers import Conv2D, Dense, Dropout, Flatten, Layer
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.presets.all_presets import preset
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.ui.builder.layer_list import LayerList
from mnist_desktop.ui.builder.panel import ROOMY, BuilderPanel
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared import editors
from mnist_desktop.ui.shared.targets import LEAST_TARGET, TARGET
from mnist_desktop.ui.tabs import TABS
from tests.ui.known_texts import Marking

FIRST = preset("mnist-mlp").experiment
GAP = 8
"""Between the middles of two rows there is more, in logical pixels."""
CONTROLS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, LayerList)


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path, tiny_dataset: Dataset) -> Iterator[MainWindow]:
    window = MainWindow(session, tmp_path / "settings.ini", None)
    qtbot.addWidget(window)
    session.use_dataset(tiny_dataset)
    session.edit(Sentence("start"), spec=FIRST.spec, config=FIRST.config)
    QApplication.processEvents()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    window.hide()


@pytest.fixture
def panel(qtbot: QtBot, session: Session, tiny_dataset: Dataset) -> Iterator[BuilderPanel]:
    """The builder alone, so high that nothing scrolls."""
    panel = BuilderPanel(session)
    qtbot.addWidget(panel)
    session.use_dataset(tiny_dataset)
    session.edit(Sentence("start"), spec=FIRST.spec, config=FIRST.config)
    panel.resize(430, 1600)
    QApplication.processEvents()  # an earlier window has gone
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    yield panel
    panel.hide()


def controls(panel: BuilderPanel) -> list[QWidget]:
    """All that can be used of the panel, in no order."""
    found = [part for part in panel.findChildren(QWidget) if isinstance(part, CONTROLS) and part.isVisible()]
    return [part for part in found if not isinstance(part.parent(), CONTROLS)]


def way_of_tab(panel: BuilderPanel) -> list[QWidget]:
    """What Tab goes through, from the data sets on."""
    at: QWidget | None = panel.findChild(QWidget, "datasetChooser")
    way: list[QWidget] = []
    while at is not None and at not in way:
        way.append(at)
        at = at.nextInFocusChain()
    usable = set(controls(panel))
    return [part for part in way if part in usable and part.isEnabled() and part.focusPolicy() & Qt.FocusPolicy.TabFocus]


def lie_apart(panel: BuilderPanel) -> bool:
    """Whether no two controls overlap, as they do until layouts have told those around them what they need."""
    places = [QRect(part.mapTo(panel, QPoint()), part.size()) for part in controls(panel)]
    return not any(one.intersects(other) for one, other in combinations(places, 2))


def as_the_eye_goes(parts: list[QWidget], panel: BuilderPanel) -> list[QWidget]:
    """Row by row, each from its left end. Middles in one row differ a little; a wider gap begins another row."""
    middles = {part: part.mapTo(panel, QPoint(0, part.height() // 2)) for part in parts}
    rows: list[list[QWidget]] = []
    last = -math.inf
    for part in sorted(parts, key=lambda part: middles[part].y()):
        if middles[part].y() - last > GAP:
            rows.append([])
        rows[-1].append(part)
        last = middles[part].y()
    return [part for row in rows for part in sorted(row, key=lambda part: middles[part].x())]


@pytest.mark.parametrize("kind", [Flatten, Dense, Dropout, Conv2D], ids=lambda kind: kind().kind)
def test_tab_goes_through_the_builder_as_the_eye_does(
    qtbot: QtBot, panel: BuilderPanel, session: Session, kind: type[Layer]
) -> None:
    session.edit(Sentence("x"), spec=ModelSpec((kind(), Flatten(), Dense(10, "softmax"))))
    panel.findChild(LayerList, "layerList").choose(0)
    panel.unfold(layer=True, training=True)
    qtbot.waitUntil(lambda: lie_apart(panel))
    way = way_of_tab(panel)
    assert set(way) == {part for part in controls(panel) if part.isEnabled()}
    names = [part.objectName() for part in way]
    assert names[:2] == ["datasetChooser", "presetChooser"]
    besides_train = [part for part in way if part.objectName() not in {"stepButton", "epochButton"}]  # which is two rows high
    assert besides_train == as_the_eye_goes(besides_train, panel)


def test_no_two_things_in_the_window_have_one_key(window: MainWindow) -> None:
    menus = [menu.title() for menu in window.menu.findChildren(QMenu) if menu.menuAction() in window.menu.actions()]
    for tab in TABS:
        window.tabs.enter(tab.name)
        parts = [part for part in window.findChildren(QWidget) if part.isVisible()]
        named = [part for part in parts if isinstance(part, QAbstractButton) or (isinstance(part, QLabel) and part.buddy())]
        texts = [*menus, *(part.text() for part in named)]
        keys = Counter(found[1].upper() for text in texts if (found := re.search(r"&([^&])", text.replace("&&", ""))))
        assert max(keys.values()) == 1, (tab.name, keys)
        assert set("FETVH") < set(keys)


def test_alt_and_the_letter_of_a_label_lead_to_its_field(qtbot: QtBot, window: MainWindow) -> None:
    window.builder.findChild(LayerList, "layerList").choose(1)
    fields = {
        Qt.Key.Key_D: "datasetChooser",
        Qt.Key.Key_P: "presetChooser",
        Qt.Key.Key_Y: "layerList",
        Qt.Key.Key_U: "unitsBox",
        Qt.Key.Key_A: "activationChooser",
        Qt.Key.Key_L: "learningRateBox",
        Qt.Key.Key_C: "epochsBox",
        Qt.Key.Key_N: "runNameEdit",
    }
    for key, name in fields.items():
        window.builder.findChild(QWidget, "trainButton").setFocus()
        qtbot.keyClick(window, key, Qt.KeyboardModifier.AltModifier)
        assert window.focusWidget().objectName() == name


def test_the_letters_are_the_same_in_a_language_that_has_others(panel: BuilderPanel, marking: Marking) -> None:
    marking.speak()
    labels = [label.text() for label in panel.findChildren(QLabel) if label.buddy() is not None and label.isVisible()]
    assert "«&Units»" in labels
    assert "«Epo&chs»" in labels


def test_the_control_with_the_focus_has_a_frame_from_the_start(window: MainWindow) -> None:
    panel = window.builder
    for name in ("datasetChooser", "removeLayerButton", "unitsBox", "runNameEdit", "stepButton"):
        control = panel.findChild(QWidget, name)
        control.setFocus()
        frames = [frame for frame in window.findChildren(QFocusFrame) if frame.isVisible()]
        assert [frame.parent().objectName() for frame in frames] == [name]
        assert frames[0].size() == control.size()
    panel.findChild(QWidget, "layerList").setFocus()  # which marks a row
    assert not any(frame.isVisible() for frame in window.findChildren(QFocusFrame))


@pytest.mark.parametrize("spec", [FIRST.spec, ModelSpec()], ids=["layers", "empty"])
def test_the_row_or_the_empty_list_with_the_focus_is_framed(window: MainWindow, session: Session, spec: ModelSpec) -> None:
    layers = window.builder.findChild(LayerList, "layerList")
    session.edit(Sentence("x"), spec=spec)
    layers.setFocus()
    focused = layers.grab().toImage()
    window.builder.findChild(QWidget, "runNameEdit").setFocus()
    assert layers.grab().toImage() != focused


def test_every_control_of_the_builder_has_a_name_a_role_and_a_description(panel: BuilderPanel, session: Session) -> None:
    session.edit(Sentence("x"), spec=ModelSpec((Conv2D(8), Dense(10, "softmax"))))
    panel.unfold(layer=True, training=True)
    for control in controls(panel):
        spoken = QAccessible.queryAccessibleInterface(control)
        assert spoken.text(QAccessible.Text.Name), control.objectName()
        assert spoken.role() not in {QAccessible.Role.NoRole, QAccessible.Role.Client}, control.objectName()
        assert spoken.text(QAccessible.Text.Description), control.objectName()


def test_a_layer_is_read_out_with_its_shape_its_parameters_and_its_problem(panel: BuilderPanel, session: Session) -> None:
    session.edit(Sentence("x"), spec=ModelSpec((Conv2D(8), Dense(10, "softmax"))))
    spoken = QAccessible.queryAccessibleInterface(panel.findChild(LayerList, "layerList"))
    cells = [spoken.child(number) for number in range(spoken.childCount())]
    first, second = (cell for cell in cells if cell.text(QAccessible.Text.Name).startswith(("Conv2D", "Dense")) and "," in
                     cell.text(QAccessible.Text.Name) and cells.index(cell) % 3 == 0)  # fmt: skip
    assert first.text(QAccessible.Text.Name) == "Conv2D 8 3×3 relu, output 26 × 26 × 8, 80 parameters"
    assert first.text(QAccessible.Text.Description).startswith("Slides small learned kernels")
    assert second.text(QAccessible.Text.Name).startswith("Dense 10 softmax, ")


@pytest.mark.parametrize(("size", "least"), [(QSize(1280, 800), TARGET), (QSize(1024, 600), LEAST_TARGET)])
def test_what_is_pressed_is_large_where_there_is_room(qtbot: QtBot, window: MainWindow, size: QSize, least: int) -> None:
    window.resize(size)
    QApplication.processEvents()
    assert (window.builder.height() >= ROOMY) is (least == TARGET)
    window.builder.unfold(layer=True, training=True)
    window.builder.findChild(LayerList, "layerList").choose(1)

    def small() -> list[str]:
        return [part.objectName() for part in controls(window.builder) if min(part.size().toTuple()) < least]

    qtbot.waitUntil(lambda: small() == [])  # once layouts have told those around them what they need


def test_fields_of_a_layer_that_is_new_are_as_large_as_the_others(window: MainWindow, session: Session) -> None:
    session.edit(Sentence("x"), spec=ModelSpec((Conv2D(8), Flatten(), Dense(10, "softmax"))))
    window.builder.findChild(LayerList, "layerList").choose(0)
    QApplication.processEvents()
    assert window.builder.findChild(QWidget, "kernelSizeBox").height() >= TARGET


# The name of the next run


def test_the_next_run_has_the_name_that_was_typed_and_the_one_after_it_its_own(
    qtbot: QtBot, panel: BuilderPanel, session: Session
) -> None:
    edit = panel.findChild(QLineEdit, "runNameEdit")
    assert edit.placeholderText() == "First network"
    qtbot.keyClicks(edit, " Kim & Lee ")
    panel.findChild(QPushButton, "trainButton").click()
    assert session.in_training.spec.name == "Kim & Lee"
    assert edit.text() == ""
    qtbot.waitUntil(lambda: session.run.state is TrainingState.IDLE)
    session.train()
    assert session.in_training.spec.name == "First network"
    qtbot.waitUntil(lambda: session.run.state is TrainingState.IDLE)
    qtbot.keyClicks(edit, "Kim & Lee")
    session.train()
    assert session.in_training.spec.name == "Kim & Lee 2"
    qtbot.waitUntil(lambda: session.run.state is TrainingState.IDLE)


def test_the_proposed_name_follows_the_experiment(panel: BuilderPanel) -> None:
    panel.findChild(QAbstractSpinBox, "epochsBox").setValue(3)
    assert panel.findChild(QLineEdit, "runNameEdit").placeholderText() == "First network, epochs 3"


def test_a_name_stays_where_training_cannot_start(qtbot: QtBot, panel: BuilderPanel, session: Session) -> None:
    edit = panel.findChild(QLineEdit, "runNameEdit")
    qtbot.keyClicks(edit, "Mine")
    session.edit(Sentence("x"), spec=ModelSpec((Conv2D(8), Dense(10, "softmax"))))
    session.train()
    assert (edit.text(), session.next_run.name) == ("Mine", "Mine")


# Input methods


def compose(edit: QLineEdit, word: str) -> None:
    """Begin a word as an input method does, and leave it in the middle."""
    edit.setFocus()
    QCoreApplication.sendEvent(edit, QInputMethodEvent(word, []))


def test_a_word_in_the_middle_is_taken_when_a_shortcut_acts(
    qtbot: QtBot, panel: BuilderPanel, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit = panel.findChild(QLineEdit, "runNameEdit")

    class Method:
        """What the system would do with the word when it is told to commit it."""

        def commit(self) -> None:
            done = QInputMethodEvent()
            done.setCommitString("한글")
            QCoreApplication.sendEvent(edit, done)

    monkeypatch.setattr(editors, "QGuiApplication", SimpleNamespace(inputMethod=Method))
    compose(edit, "한글")
    assert edit.text() == ""
    panel.train_actions[0].trigger()
    assert session.in_training.spec.name == "한글"
    qtbot.waitUntil(lambda: session.run.state is TrainingState.IDLE)


def test_a_word_in_the_middle_stays_when_the_language_of_the_window_changes(panel: BuilderPanel, marking: Marking) -> None:
    edit = panel.findChild(QLineEdit, "runNameEdit")
    compose(edit, "한")
    marking.speak()
    done = QInputMethodEvent()
    done.setCommitString("한글")
    QCoreApplication.sendEvent(edit, done)
    assert edit.text() == "한글"


def test_keys_of_the_layer_list_act_as_the_menu_says(qtbot: QtBot, panel: BuilderPanel, session: Session) -> None:
    layers = panel.findChild(LayerList, "layerList")
    layers.choose(2)
    layers.setFocus()
    qtbot.keyClick(layers, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert session.experiment.spec.layers[1] == FIRST.spec.layers[2]
    qtbot.keyClick(layers, Qt.Key.Key_Return)
    assert panel.focusWidget().objectName() == "unitsBox"
    assert panel.findChild(QToolButton, "moveLayerUpButton").isEnabled()
