"""The Lab tab by what its users do: edit kernels, point at pixels, bring pictures, go to and from networks."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QPalette,
    QUndoStack,
    QWheelEvent,
)
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QSpinBox,
    QToolButton,
)

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.lab.kernels import OWN, PRESETS, Kernel, preset_kernel
from mnist_desktop.core.lab.picture import LabPicture
from mnist_desktop.core.lab.settings import MAX_KERNELS, Convolution, LabSettings, Pooling, Reading, Round
from mnist_desktop.core.lab.window_sum import Place, Rectangle
from mnist_desktop.core.model.layers import Conv2D, Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.ui.drawing.draw_tab import DrawTab
from mnist_desktop.ui.lab import computer as computer_module
from mnist_desktop.ui.lab import map_view
from mnist_desktop.ui.lab.explanation import Explanation
from mnist_desktop.ui.lab.kernel_grid import KernelGrid
from mnist_desktop.ui.lab.kernel_model import KernelModel
from mnist_desktop.ui.lab.lab_tab import LabTab
from mnist_desktop.ui.lab.map_view import MapView
from mnist_desktop.ui.lab.player import Player
from mnist_desktop.ui.lab.stage_strip import StageStrip
from mnist_desktop.ui.lab.sum_panel import SumPanel
from mnist_desktop.ui.shared.color_scale import ScaleChoice
from mnist_desktop.ui.shared.undo import UndoWhereTheFocusIs
from mnist_desktop.workers.task import TaskThread

EDGES = preset_kernel("Vertical edges", 3)
LEFT, SHIFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tab(qtbot, session):
    tab = LabTab(session)
    qtbot.addWidget(tab)
    tab.resize(966, 640)
    with qtbot.waitSignal(tab.computer.computed):
        tab.show()
    return tab


@pytest.fixture
def small(tab):
    """The tab with a picture in which each pixel is its own number."""
    tab.show_picture(LabPicture("numbers", np.arange(120, dtype=np.uint8).reshape(10, 12)))
    return tab


@pytest.fixture
def problems(session):
    told = []
    session.problem.connect(told.append)
    return told


def spin(tab, name):
    return tab.findChild(QSpinBox, name)


def choose(tab, name, text):
    """Choose as a user does, which emits `activated` too."""
    chooser = tab.findChild(QComboBox, name)
    index = chooser.findText(text)
    assert index >= 0
    chooser.setCurrentIndex(index)
    chooser.activated.emit(index)


def click(qtbot, tab, kind, name):
    qtbot.mouseClick(tab.findChild(kind, name), LEFT)


def type_weight(qtbot, tab, row, column, text):
    grid = tab.findChild(KernelGrid)
    grid.setCurrentIndex(grid.model().index(row, column))
    grid.edit(grid.currentIndex())
    editor = grid.findChild(QLineEdit)
    editor.setText(text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # what was typed is taken when the key has been dealt with


def sum_text(tab):
    return tab.findChild(SumPanel).shown


def point_at(qtbot, tab, stage, number, row, column):
    view = tab.board.view(stage, number)
    qtbot.mouseMove(view, view.point_of(row, column).toPoint())


# The lesson


def test_the_tab_begins_with_the_lesson(tab):
    assert tab.findChild(StageStrip).text == "(429, 640, 3) → (1, 429, 640, 1) → (1, 427, 638, 1) → (1, 142, 212, 1)"
    assert tab.settings == LabSettings()
    assert tab.findChild(QComboBox, "labPresetChooser").currentText() == "Vertical edges"
    formulas = [label.text() for label in tab.controls.findChildren(QLabel) if "=" in label.text()]
    assert formulas[:2] == ["(429 − 3) / 1 + 1 = 427", "(640 − 3) / 1 + 1 = 638"]
    assert formulas[2:] == ["⌊(427 − 3) / 3⌋ + 1 = 142", "⌊(638 − 3) / 3⌋ + 1 = 212"]


def test_nothing_is_read_before_somebody_looks(qtbot, session):
    tab = LabTab(session)
    qtbot.addWidget(tab)
    assert tab.picture is None
    assert not session.tasks.busy


# Kernels


def test_the_kernel_model_is_a_model(qtbot):
    model = KernelModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.edited.connect(model.set_kernel)
    for kernel in (EDGES, preset_kernel("Box blur", 7), preset_kernel("Identity", 1)):
        model.set_kernel(kernel)
        assert (model.rowCount(), model.columnCount()) == (kernel.size, kernel.size)
    assert model.setData(model.index(0, 0), "1/4")
    assert model.kernel.rows == ((0.25,),)


def test_a_typed_weight_changes_the_map_at_once(qtbot, small):
    type_weight(qtbot, small, 1, 1, "0.5")
    assert small.settings.first.kernels[0].rows == ((-1, 0, 1), (-1, 0.5, 1), (-1, 0, 1))
    assert small.board.result.settings == small.settings
    assert small.board.view(1, 0).content.values[0, 0] == 3 * 2 + 0.5 * 13
    assert small.findChild(QComboBox, "labPresetChooser").currentText() == OWN


@pytest.mark.parametrize("text", ["edge", "inf", "nan", "1e9", ""])
def test_what_is_no_weight_is_refused_by_a_sentence_and_the_kernel_stays(qtbot, small, problems, text):
    type_weight(qtbot, small, 0, 0, text)
    assert small.settings.first.kernels == (EDGES,)
    assert len(problems) == 1
    assert "weight" in str(problems[0])


def test_control_and_an_arrow_change_a_weight_by_one_and_with_shift_by_a_tenth(qtbot, small):
    grid = small.findChild(KernelGrid)
    grid.setCurrentIndex(grid.model().index(0, 1))
    qtbot.keyClick(grid, Qt.Key.Key_Up, CONTROL)
    assert small.settings.first.kernels[0].rows[0] == (-1, 1, 1)
    qtbot.keyClick(grid, Qt.Key.Key_Down, CONTROL | SHIFT)
    assert small.settings.first.kernels[0].rows[0] == (-1, 0.9, 1)


def test_edits_of_the_lab_are_undone_where_they_are_made_and_those_of_one_value_together(qtbot, small, session):
    layers = QUndoStack(small)
    group = UndoWhereTheFocusIs(layers)
    grid, begun = small.findChild(KernelGrid), small.settings
    small.activateWindow()
    grid.setFocus()
    assert group.activeStack() is not layers
    type_weight(qtbot, small, 1, 1, "0.5")
    typed = small.settings
    spin(small, "labStrideBox").setValue(2)
    spin(small, "labStrideBox").setValue(3)
    group.undo()
    assert small.settings == typed
    assert spin(small, "labStrideBox").value() == 1
    group.undo()
    assert small.settings == begun
    assert small.board.result.settings == begun
    group.redo()
    assert small.settings == typed
    assert group.undoText() == "edit in the lab"
    small.findChild(QPushButton, "labUseAsLayerButton").setFocus()
    assert group.activeStack() is layers
    group.deleteLater()


def test_pulling_a_cell_up_makes_its_weight_larger(qtbot, small):
    grid = small.findChild(KernelGrid)
    place = grid.visualRect(grid.model().index(2, 2)).center()
    qtbot.mousePress(grid.viewport(), LEFT, pos=place)
    qtbot.mouseMove(grid.viewport(), place - QPoint(0, 17))
    qtbot.mouseRelease(grid.viewport(), LEFT, pos=place)
    assert small.settings.first.kernels[0].rows[2] == (-1, 0, 3)


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_one_choice_away(small, name):
    choose(small, "labPresetChooser", name)
    assert small.settings.first.kernels == (preset_kernel(name, 3),)


def test_own_weights_are_nothing_to_choose_but_an_invitation_to_type(small):
    choose(small, "labPresetChooser", OWN)
    assert small.settings.first.kernels == (EDGES,)
    assert small.findChild(QComboBox, "labPresetChooser").currentText() == "Vertical edges"


def test_random_weights_keep_size_and_bias(qtbot, small):
    small.edit(replace(small.settings, first=Round((Kernel(preset_kernel("Box blur", 5).rows, bias=2),))))
    click(qtbot, small, QPushButton, "labRandomButton")
    kernel = small.settings.first.kernels[0]
    assert (kernel.size, kernel.bias, kernel.name) == (5, 2, OWN)


def test_size_bias_stride_padding_and_activation_are_edited(small):
    spin(small, "labKernelSizeBox").setValue(5)
    small.findChild(QComboBox, "labPaddingChooser").setCurrentText("same")
    small.findChild(QComboBox, "labActivationChooser").setCurrentText("tanh")
    spin(small, "labStrideBox").setValue(2)
    small.findChild(QDoubleSpinBox, "labKernelBiasBox").setValue(-1.5)
    assert small.settings.first.kernels == (Kernel(preset_kernel("Vertical edges", 5).rows, bias=-1.5),)
    assert small.settings.first.convolution == Convolution(2, "same", "tanh")
    assert small.board.view(1, 0).content.size_text == "5 × 6"


def test_pooling_is_edited(small):
    small.findChild(QComboBox, "labPoolKindChooser").setCurrentText("average")
    spin(small, "labPoolWindowBox").setValue(2)
    spin(small, "labPoolStrideBox").setValue(1)
    small.findChild(QComboBox, "labPoolPaddingChooser").setCurrentText("same")
    assert small.settings.first.pooling == Pooling("average", 2, 1, "same")
    assert small.board.view(2, 0).content.title == "Average-pooled"


def test_kernels_stand_side_by_side_each_with_its_maps(qtbot, small):
    bar = small.findChild(QToolButton, "labAddKernelButton")
    next(action for action in bar.menu().actions() if action.text() == "Laplacian").trigger()
    assert [kernel.name for kernel in small.settings.first.kernels] == ["Vertical edges", "Laplacian"]
    assert small.board.view(1, 1).content.title == "2  Laplacian"
    assert small.board.place.map == 1
    click(qtbot, small, QToolButton, "labDuplicateKernelButton")
    assert len(small.settings.first.kernels) == 3
    click(qtbot, small, QToolButton, "labRemoveKernelButton")
    click(qtbot, small, QToolButton, "labRemoveKernelButton")
    assert small.settings.first.kernels == (EDGES,)
    assert not small.findChild(QToolButton, "labRemoveKernelButton").isEnabled()


def test_all_presets_can_be_added_at_once_and_the_bar_says_when_it_is_full(small):
    add = small.findChild(QToolButton, "labAddKernelButton")
    add.menu().actions()[-1].trigger()
    assert {kernel.name for kernel in small.settings.first.kernels} == set(PRESETS)
    small.edit(LabSettings(first=Round((EDGES,) * MAX_KERNELS)))
    assert not add.isEnabled()


def test_a_click_on_a_map_makes_its_kernel_the_current_one(qtbot, small):
    small.edit(LabSettings(first=Round((EDGES, preset_kernel("Emboss", 3)))))
    view = small.board.view(1, 1)
    qtbot.mouseClick(view, LEFT, pos=view.point_of(2, 3).toPoint())
    assert small.findChild(QComboBox, "labPresetChooser").currentText() == "Emboss"
    assert small.findChild(QListWidget, "labKernelList").currentRow() == 1
    assert small.board.place == Place(1, 1, 2, 3)


def test_editing_one_kernel_leaves_the_others_alone(qtbot, small):
    small.edit(LabSettings(first=Round((EDGES, preset_kernel("Emboss", 3)))))
    small.controls.choose(1, 1)
    type_weight(qtbot, small, 0, 0, "7")
    assert small.settings.first.kernels[0] == EDGES
    assert small.settings.first.kernels[1].rows[0] == (7, -1, 0)


# The second round


def test_a_second_round_is_added_edited_and_removed(qtbot, small):
    small.controls.choose(2, 0)
    click(qtbot, small, QPushButton, "labAddRoundButton")
    assert small.settings.second is not None
    choose(small, "labPresetChooser", "Identity")
    assert small.settings.first.kernels == (EDGES,)
    assert small.settings.second.kernels == (preset_kernel("Identity", 3),)
    click(qtbot, small, QPushButton, "labRemoveRoundButton")
    assert small.settings.second is None


def test_the_second_round_says_what_it_does_with_the_maps_of_the_first(tab):
    second = Round((EDGES,), pooling=Pooling(window=2, stride=2))
    tab.edit(LabSettings(first=Round((EDGES, EDGES)), second=second))
    headings = [label.text() for label in tab.board.findChildren(QLabel) if label.isVisible()]
    assert any("each kernel is applied to every map of the first round and the results are added up" in text for text in headings)
    assert tab.findChild(StageStrip).text.endswith("(1, 142, 212, 2) → (1, 140, 210, 1) → (1, 70, 105, 1)")
    tab.controls.choose(2, 0)
    assert tab.board.place.stage == 3
    assert sum_text(tab).blocks[0].word == "sum of 2 maps"


# The sum behind a pixel


def test_pointing_at_an_output_lights_its_window_up_and_writes_the_sum_out(qtbot, small):
    point_at(qtbot, small, 1, 0, 2, 4)
    assert small.board.place == Place(1, 0, 2, 4)
    assert small.board.view(0, 0).marks == (Rectangle(2, 4, 5, 7),)
    assert small.board.view(1, 0).marks == (Rectangle(2, 4, 3, 5),)
    assert small.board.view(2, 0).marks == ()
    assert sum_text(small).heading == "Vertical edges, row 2, column 4: 6"
    assert sum_text(small).sentence.replace("\u00a0", " ").startswith("6 = 28 · (−1) + 29 · 0 + 30 · 1 + 40")
    assert sum_text(small).sentence in small.findChild(SumPanel).accessibleDescription()


def test_a_heading_that_is_too_long_keeps_the_number_that_is_explained(qtbot):
    panel = SumPanel()
    qtbot.addWidget(panel)
    panel.show_explanation(Explanation("Vertical edges, row 213, column 319: −6"))
    panel.resize(600, 176)
    assert panel.fitting_heading() == panel.shown.heading
    panel.resize(180, 176)
    assert panel.fitting_heading().startswith("Vertical")
    assert panel.fitting_heading().endswith(": −6")


def test_when_the_mouse_has_left_the_pixel_that_was_clicked_is_explained_again(qtbot, small):
    view = small.board.view(1, 0)
    qtbot.mouseClick(view, LEFT, pos=view.point_of(2, 4).toPoint())
    point_at(qtbot, small, 2, 0, 0, 0)
    assert small.board.place == Place(2, 0, 0, 0)
    QApplication.sendEvent(small.board.view(2, 0), QEvent(QEvent.Type.Leave))
    assert small.board.place == Place(1, 0, 2, 4)
    assert view.accessibleDescription() == "Vertical edges, row 2, column 4: 6"


def test_a_pooled_pixel_lights_up_all_that_it_was_made_of(qtbot, small):
    point_at(qtbot, small, 2, 0, 1, 1)
    assert [small.board.view(stage, 0).marks[0] for stage in range(3)] == [
        Rectangle(3, 3, 8, 8), Rectangle(3, 3, 6, 6), Rectangle(1, 1, 2, 2),
    ]  # fmt: skip
    assert sum_text(small).steps == ("largest: 6",)


def test_pointing_at_the_picture_tells_its_number(qtbot, small):
    point_at(qtbot, small, 0, 0, 3, 5)
    assert sum_text(small).heading == "numbers, row 3, column 5: 41"


def test_arrow_keys_move_from_pixel_to_pixel_and_stop_at_the_edge(qtbot, small):
    view = small.board.view(1, 0)
    small.board.set_place(Place(1, 0, 0, 0))
    right, down, left = Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left
    for key, place in ((right, (0, 1)), (down, (1, 1)), (left, (1, 0)), (left, (1, 0))):
        qtbot.keyClick(view, key)
        assert (small.board.place.row, small.board.place.column) == place
    qtbot.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert small.board.place.column == 9
    qtbot.keyClick(view, Qt.Key.Key_Up, SHIFT)
    assert small.board.place.row == 0


def test_the_window_slides_over_the_whole_picture_and_hides_what_is_to_come(qtbot, small):
    player = small.findChild(Player)
    seen = []
    player.stepped.connect(lambda row, column, _band: seen.append((row, column)))
    small.board.set_place(Place(1, 0, 5, 5))
    small.findChild(QToolButton, "labPlayButton").click()
    for _ in range(3):
        qtbot.waitSignal(player.stepped).wait()
    assert seen[:3] == [(0, 0), (0, 1), (0, 2)]
    assert small.board.place.stage == 1
    small.findChild(QToolButton, "labPlayButton").click()
    assert not player.is_playing


def test_the_player_comes_to_the_last_place_and_ends(qtbot):
    player = Player()
    seen = []
    player.stepped.connect(lambda row, column, _band: seen.append((row, column)))
    with qtbot.waitSignal(player.ended):
        player.play(2, 3)
    assert seen == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)]


def test_nothing_slides_where_nobody_looks(small):
    small.slide(True)
    small.hide()
    assert not small.findChild(Player).is_playing
    assert not small.findChild(QToolButton, "labPlayButton").isChecked()


def test_an_edit_ends_the_sliding(qtbot, small):
    small.slide(True)
    choose(small, "labPresetChooser", "Emboss")
    assert not small.findChild(Player).is_playing


# Looking


def test_all_views_have_one_zoom_and_move_together(qtbot, tab):
    view = tab.board.view(1, 0)
    fitting = tab.board.zoom
    click(qtbot, tab, QToolButton, "labZoomInButton")
    assert tab.board.zoom > fitting
    wheel = QWheelEvent(view.point_of(100, 200), view.mapToGlobal(view.point_of(100, 200)), QPoint(), QPoint(0, 120),
                        Qt.MouseButton.NoButton, CONTROL, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    for _ in range(4):
        QApplication.sendEvent(view, wheel)
    assert tab.board.zoom >= 2
    windows = [tab.board.view(stage, 0).window_seen() for stage in range(2)]
    assert windows[0].zoom == windows[1].zoom == tab.board.zoom
    assert windows[0].top == pytest.approx(windows[1].top, abs=3)
    before = windows[0].left
    start = view.area.center()
    qtbot.mousePress(view, LEFT, pos=start)
    qtbot.mouseMove(view, start - QPoint(30, 0))
    qtbot.mouseRelease(view, LEFT, pos=start)
    assert tab.board.view(0, 0).window_seen().left > before
    click(qtbot, tab, QToolButton, "labFitButton")
    assert tab.board.zoom == fitting


def test_enlarged_pixels_are_painted_without_smoothing(qtbot, tab):
    tab.show_picture(LabPicture("two", np.array([[0, 255]] * 2, np.uint8)))
    tab.edit(LabSettings(first=Round((preset_kernel("Identity", 1),), pooling=Pooling(window=1, stride=1))))
    tab.board.set_place(Place(1, 0, 0, 0))
    view = tab.board.view(2, 0)
    seen = view.grab(view.area).toImage()
    colors = {seen.pixelColor(x, 8).name() for x in range(2, 2 * int(tab.board.zoom) - 2)}
    assert colors == {"#000000", "#ffffff"}


def test_the_color_scale_is_chosen(small):
    choose(small, "labScaleChooser", "Signed")
    assert small.board.view(0, 0).content.scale.is_signed
    choose(small, "labScaleChooser", "Linear")
    assert not small.board.view(1, 0).content.scale.is_signed
    assert [choice.value for choice in ScaleChoice] == ["automatic", "linear", "signed"]


@pytest.mark.parametrize("dark", [False, True])
def test_every_view_can_be_painted_in_light_and_dark(small, dark):
    palette = QPalette()
    if dark:
        palette.setColor(QPalette.ColorRole.Window, QColor("#24292f"))
        palette.setColor(QPalette.ColorRole.WindowText, QColor("#e6edf3"))
    small.setPalette(palette)
    small.edit(LabSettings(first=Round((EDGES, EDGES)), second=Round((preset_kernel("Identity", 1),))))
    small.board.set_place(Place(3, 0, 0, 0), (0, 1, 1))
    assert not small.grab().isNull()


def test_a_map_is_saved_with_one_pixel_for_each_number(qtbot, small, session, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "edges"), ""))
    point_at(qtbot, small, 1, 0, 0, 0)
    with qtbot.waitSignal(session.notice):
        click(qtbot, small, QToolButton, "labSaveButton")
    with Image.open(tmp_path / "edges.png") as image:
        assert image.size == (10, 8)


def test_a_map_that_cannot_be_saved_is_a_problem_told(qtbot, small, session, tmp_path, monkeypatch):
    (tmp_path / "folder.png").mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "folder.png"), ""))
    with qtbot.waitSignal(session.problem) as told:
        small.save_chosen()
    assert isinstance(told.args[0], UserError)


# Pictures


def test_a_shipped_picture_is_chosen(qtbot, tab):
    with qtbot.waitSignal(tab.computer.computed):
        choose(tab, "labPictureChooser", "Shapes")
    assert tab.picture.pixels.shape == (300, 400, 3)


def test_a_sample_of_the_data_set_is_shown_by_its_index(tab, session, tiny_dataset):
    session.use_dataset(tiny_dataset)
    choose(tab, "labPictureChooser", "Sample of the data set")
    box = spin(tab, "labSampleBox")
    assert box.isVisible()
    assert box.maximum() == 399
    box.setValue(7)
    np.testing.assert_array_equal(tab.picture.pixels, tiny_dataset.images[7])
    other = dataclasses.replace(tiny_dataset, images=tiny_dataset.images[:5] // 2, labels=tiny_dataset.labels[:5], train_count=3)
    session.use_dataset(other)
    np.testing.assert_array_equal(tab.picture.pixels, other.images[4])


def test_without_a_data_set_or_a_drawing_the_picture_stays_and_a_sentence_says_why(tab, problems):
    picture = tab.picture
    choose(tab, "labPictureChooser", "Sample of the data set")
    choose(tab, "labPictureChooser", "Drawing from the pad")
    assert [str(problem) for problem in problems] == [
        "No data set is loaded yet.", "The drawing pad is empty. Draw something there first.",
    ]  # fmt: skip
    assert tab.picture is picture
    assert tab.findChild(QComboBox, "labPictureChooser").currentText() == "House"


def test_the_drawing_is_followed_while_it_is_drawn(tab, session):
    session.set_drawing(np.full((28, 28), 9, np.uint8))
    choose(tab, "labPictureChooser", "Drawing from the pad")
    assert tab.picture.pixels[0, 0] == 9
    session.set_drawing(np.full((28, 28), 200, np.uint8))
    assert tab.picture.pixels[0, 0] == 200
    session.set_drawing(None)
    assert tab.picture.pixels[0, 0] == 200


def test_the_drawing_is_caught_up_with_when_somebody_comes_to_look(tab, session):
    session.set_drawing(np.full((28, 28), 9, np.uint8))
    choose(tab, "labPictureChooser", "Drawing from the pad")
    tab.hide()
    session.set_drawing(np.full((28, 28), 200, np.uint8))
    assert tab.picture.pixels[0, 0] == 9
    tab.show()
    assert tab.picture.pixels[0, 0] == 200


def test_what_is_drawn_on_the_pad_can_be_looked_at_here(qtbot, tab, session):
    draw_tab = DrawTab(session)
    qtbot.addWidget(draw_tab)
    with qtbot.waitSignal(session.drawing_changed):
        draw_tab.load_sample(7)
    choose(tab, "labPictureChooser", "Drawing from the pad")
    assert tab.picture.size == (28, 28)
    assert tab.picture.pixels.max() == 255
    with qtbot.waitSignal(session.drawing_changed):
        draw_tab.pad.clear()
    assert session.drawing is None


def test_a_picture_file_is_opened_and_can_be_chosen_again(qtbot, tab, tmp_path, monkeypatch):
    Image.new("RGB", (20, 10), (1, 2, 3)).save(tmp_path / "mine.png")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "mine.png"), ""))
    with qtbot.waitSignal(tab.pictures.arrived):
        click(qtbot, tab, QToolButton, "labOpenButton")
    assert tab.picture.pixels.shape == (10, 20, 3)
    with qtbot.waitSignal(tab.pictures.arrived):
        choose(tab, "labPictureChooser", "House")
    choose(tab, "labPictureChooser", "mine.png")
    assert tab.picture.name == "mine.png"


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n0000"])
def test_a_file_that_is_no_picture_leaves_the_picture_and_is_told(qtbot, tab, session, tmp_path, content):
    (tmp_path / "broken.png").write_bytes(content)
    picture, result = tab.picture, tab.board.result
    with qtbot.waitSignal(session.problem) as told:
        tab.pictures.read_file(tmp_path / "broken.png")
    assert "broken.png" in str(told.args[0])
    assert tab.picture is picture
    assert tab.board.result is result


def test_a_later_picture_overtakes_an_earlier_one(qtbot, tab, tmp_path):
    for number in (1, 2):
        Image.new("L", (10, 10), number).save(tmp_path / f"{number}.png")
    arrived = []
    tab.pictures.arrived.connect(arrived.append)
    with qtbot.waitSignal(tab.pictures.arrived):
        tab.pictures.read_file(tmp_path / "1.png")
        tab.pictures.read_file(tmp_path / "2.png")
    qtbot.waitUntil(lambda: not tab.computer.is_busy)
    assert [picture.name for picture in arrived] == ["2.png"]


def test_pictures_are_pasted(qtbot, tab, problems):
    image = QImage(5, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(image)
    with qtbot.waitSignal(tab.pictures.arrived):
        click(qtbot, tab, QToolButton, "labPasteButton")
    assert tab.picture.pixels.shape == (4, 5, 3)
    assert tab.picture.pixels[0, 0].tolist() == [255, 0, 0]
    QGuiApplication.clipboard().setText("no picture")
    click(qtbot, tab, QToolButton, "labPasteButton")
    assert str(problems[0]) == "There is no picture in the clipboard."


def test_a_pasted_picture_that_is_too_large_is_refused_before_it_is_copied(tab, problems, monkeypatch):
    monkeypatch.setattr(tab.pictures.source, "_start", lambda _: pytest.fail("it was copied for a task"))
    mime = QMimeData()
    mime.setImageData(QImage(10_000, 10_001, QImage.Format.Format_Mono))
    tab.pictures.read_mime(mime)
    assert [str(problem) for problem in problems] == [
        "Pasted picture has 10,000 × 10,001 pixels; 100,000,000 in all can be read. Make it smaller and try again."
    ]


def test_a_clipboard_without_any_data_is_told(tab, problems):
    tab.pictures.read_mime(None)  # what the clipboard of some systems hands out when it is empty
    assert [str(problem) for problem in problems] == ["There is no picture in the clipboard."]


def test_pictures_are_dropped(qtbot, tab, tmp_path):
    Image.new("L", (6, 3), 7).save(tmp_path / "dropped.png")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "dropped.png"))])
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)
    tab.dragEnterEvent(enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(tab.pictures.arrived):
        tab.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier))
    assert tab.picture.size == (3, 6)
    words = QMimeData()
    words.setText("hello")
    refused = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, words, LEFT, Qt.KeyboardModifier.NoModifier)
    refused.ignore()
    tab.dragEnterEvent(refused)
    assert not refused.isAccepted()


def test_channel_and_numbers_are_chosen(tab):
    tab.show_picture(LabPicture("one", np.full((4, 4, 3), (255, 0, 0), np.uint8)))
    tab.findChild(QComboBox, "labChannelChooser").setCurrentText("mean")
    assert tab.board.view(0, 0).content.values[0, 0] == pytest.approx(85)
    choose(tab, "labScalingChooser", "0..1")
    assert tab.board.view(0, 0).content.values[0, 0] == pytest.approx(1 / 3)


# What does not fit


def test_a_kernel_larger_than_the_picture_keeps_the_picture_and_says_what_to_do(small):
    small.show_picture(LabPicture("tiny", np.zeros((2, 2), np.uint8)))
    line = small.findChild(QLabel, "labProblem")
    assert line.isVisible()
    assert line.text() == "A 3 × 3 window does not fit into 2 × 2 pixels. Choose a smaller one, or padding same."
    assert small.board.view(0, 0).content.title == "tiny"
    assert not small.grab().isNull()
    small.slide(True)
    assert not small.findChild(Player).is_playing
    small.edit(LabSettings(first=Round((EDGES,), Convolution(padding="same"), Pooling(padding="same"))))
    assert not line.isVisible()


def test_the_place_comes_back_when_what_did_not_fit_fits_again(small):
    small.board.set_place(Place(1, 0, 4, 5))
    small.edit(LabSettings(first=Round((preset_kernel("Box blur", 7),), Convolution(), Pooling(window=5))))
    assert small.findChild(QLabel, "labProblem").isVisible()
    small.edit(LabSettings())
    assert small.board.place == Place(1, 0, 4, 5)


def test_maps_that_would_fill_the_memory_are_refused(small, monkeypatch):
    monkeypatch.setattr("mnist_desktop.core.lab.pipeline.MAX_VALUES", 150)
    small.edit(LabSettings())
    assert "These maps would hold 200 numbers; 150 fit." in small.findChild(QLabel, "labProblem").text()


# In the background


@pytest.fixture
def slow(tab, monkeypatch):
    """The tab with a threshold so low that everything is computed in the background."""
    monkeypatch.setattr(computer_module, "AT_ONCE_WORK", 0)
    return tab


def test_large_work_is_done_in_the_background_and_said(qtbot, slow):
    busy = []
    slow.computer.busy_changed.connect(busy.append)
    with qtbot.waitSignal(slow.computer.computed):
        choose(slow, "labPresetChooser", "Emboss")
        assert slow.computer.is_busy
        assert any(label.text() == "Computing…" for label in slow.findChildren(QLabel))
    assert busy == [True, False]
    assert slow.board.result.settings == slow.settings


def test_the_latest_of_many_wishes_wins_and_no_more_than_one_is_computed_at_a_time(qtbot, slow, session):
    results = []
    slow.computer.computed.connect(results.append)
    for weight in range(20):
        slow.edit(LabSettings(first=Round((Kernel(((float(weight),),)),))))
        assert sum(thread.isRunning() for thread in session.tasks.findChildren(TaskThread)) <= 2
    qtbot.waitUntil(lambda: not slow.computer.is_busy)
    assert results[-1].settings.first.kernels[0].rows == ((19.0,),)
    assert len(results) <= 2


def test_shutting_down_while_something_is_computed_starts_nothing_new(qtbot, slow, session):
    choose(slow, "labPresetChooser", "Emboss")
    assert session.shut_down()
    qtbot.waitUntil(lambda: not slow.computer.is_busy)
    assert not session.tasks.busy


# To and from networks


def test_use_as_layer_puts_the_settings_into_the_model_undoably(qtbot, small, session):
    session.edit(Sentence("start"), spec=ModelSpec((Flatten(), Dense(10, "softmax"))))
    small.edit(LabSettings(first=Round((EDGES, EDGES), Convolution(2, "same", "relu"), Pooling(window=2, stride=2))))
    with qtbot.waitSignal(session.notice) as told:
        click(qtbot, small, QPushButton, "labUseAsLayerButton")
    assert session.experiment.spec.layers[0] == Conv2D(2, 3, 2, "same", "relu")
    assert [layer.kind for layer in session.experiment.spec.layers] == ["Conv2D", "MaxPooling2D", "Flatten", "Dense"]
    assert session.analysis.blocking is None
    assert "layer 1: Conv2D 2 3×3 /2 same relu, MaxPooling2D 2×2" in told.args[0]
    session.undo_stack.undo()
    assert len(session.experiment.spec.layers) == 2


def opened_convolution(make_opened_run, layer):
    opened, shape = make_opened_run(), (layer.kernel_size, layer.kernel_size, 1, layer.filters)
    kernels = np.random.default_rng(0).standard_normal(shape).astype(np.float32)
    info = replace(opened.record.info, spec=ModelSpec((layer, Flatten(), Dense(10, "softmax"))))
    record = dataclasses.replace(opened.record, info=info, weights=(kernels, np.ones(layer.filters)))
    return dataclasses.replace(opened, record=record), kernels


def test_the_kernels_of_the_opened_run_are_shown_on_any_picture(qtbot, small, session, make_opened_run):
    button = small.findChild(QPushButton, "labTrainedKernelsButton")
    assert not button.isEnabled()
    opened, kernels = opened_convolution(make_opened_run, Conv2D(4, 5))
    session.show_run(opened)
    assert button.isEnabled()
    qtbot.mouseClick(button, LEFT)
    np.testing.assert_array_equal(small.settings.first.kernels[2].array, kernels[:, :, 0, 2])
    assert small.settings.first.kernels[2].bias == 1
    assert small.settings.reading == Reading(scaling="unit")
    assert small.findChild(QComboBox, "labScalingChooser").currentText() == "0..1"
    session.show_run(make_opened_run())
    assert not button.isEnabled()


def test_kernels_of_the_run_follow_to_another_epoch_until_they_are_edited(small, session, make_opened_run):
    opened, kernels = opened_convolution(make_opened_run, Conv2D(4, 5))
    session.show_run(opened)
    small.show_trained_kernels()
    small.edit(replace(small.settings, first=replace(small.settings.first, pooling=Pooling(window=2, stride=2))))
    steps = small._steps.count()

    def show_epoch(factor):
        record = dataclasses.replace(opened.record, weights=(kernels * np.float32(factor), opened.record.weights[1]))
        session.run_shown.emit(dataclasses.replace(opened, record=record))

    show_epoch(2)
    np.testing.assert_array_equal(small.settings.first.kernels[1].array, 2 * kernels[:, :, 0, 1])
    assert small.settings.first.pooling == Pooling(window=2, stride=2)
    assert small._steps.count() == steps, "to look back is no edit"
    small.edit(replace(small.settings, first=replace(small.settings.first, kernels=small.settings.first.kernels[:2])))
    show_epoch(3)
    np.testing.assert_array_equal(small.settings.first.kernels[1].array, 2 * kernels[:, :, 0, 1])


def test_kernels_that_the_lab_cannot_hold_are_told_and_what_was_there_stays(small, session, make_opened_run, problems):
    opened, _ = opened_convolution(make_opened_run, Conv2D(4, 9))
    session.show_run(opened)
    before = small.settings
    small.show_trained_kernels()
    assert "9 × 9" in str(problems[0])
    assert small.settings == before


def test_what_is_left_out_of_a_run_is_told(qtbot, small, session, make_opened_run):
    session.show_run(opened_convolution(make_opened_run, Conv2D(MAX_KERNELS + 6, 1))[0])
    with qtbot.waitSignal(session.notice) as told:
        small.show_trained_kernels()
    assert told.args == ["The lab holds 64 kernels; 6 more of this run are left out."]
    session.show_run(opened_convolution(make_opened_run, Conv2D(2, 3, activation="gelu"))[0])
    with qtbot.waitSignal(session.notice) as told:
        small.show_trained_kernels()
    assert "gelu" in told.args[0]


# Names that automation and assistive technology rely on


def test_every_control_has_a_name_and_says_what_it_is(tab):
    assert tab.objectName() == "labTab"
    for kind in (QToolButton, QComboBox):
        for widget in tab.findChildren(kind):
            if widget.isVisible() and not widget.objectName().startswith("qt_"):
                assert widget.objectName().startswith("lab"), widget
                assert widget.accessibleName() or widget.toolTip() or widget.text(), widget.objectName()
    assert all(view.accessibleName() for view in tab.findChildren(MapView) if view.isVisible())


class ClosedMenu(QMenu):
    """A menu that somebody closes at once."""

    def exec(self, *_: object) -> None:
        """Show nothing."""


def test_the_menu_of_a_map_is_gone_once_it_is_closed(qtbot, tab, monkeypatch):
    view = next(view for view in tab.findChildren(MapView) if view.isVisible())
    monkeypatch.setattr(map_view, "Menu", ClosedMenu)
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1)))
    qtbot.waitUntil(lambda: view.findChild(QMenu) is None)
