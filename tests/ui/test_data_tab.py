"""What the Data tab shows of a data set, its images and its split."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QSpinBox, QTableView

from mnist_desktop.core import fields
from mnist_desktop.core.datasets.selection import Part, counts_per_class, parts
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.ui.data.data_tab import DataTab
from mnist_desktop.ui.data.labels import numbered_class
from mnist_desktop.ui.data.pixel_view import OneHotView, PixelView
from mnist_desktop.ui.data.split_table import CountsModel, ShareRole
from mnist_desktop.ui.shared.elided_label import ElidedLabel
from mnist_desktop.ui.shared.image_grid import ImageGrid
from mnist_desktop.ui.shared.language import speak
from mnist_desktop.ui.shared.muted_label import MutedLabel
from tests.ui.known_texts import marked_texts, unknown_texts

FASHION = ("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot")
FASHION_KO = ("티셔츠/상의", "바지", "풀오버", "드레스", "코트", "샌들", "셔츠", "운동화", "가방", "앵클부츠")


@pytest.fixture
def tab(qtbot, session, tiny_dataset):
    tab = DataTab(session)
    qtbot.addWidget(tab)
    tab.resize(900, 760)
    tab.show()
    session.use_dataset(tiny_dataset)
    return tab


@pytest.fixture
def fashion(tiny_dataset):
    return dataclasses.replace(
        tiny_dataset, key="cloth", family="fashion-mnist", title="Tiny clothes", class_names=FASHION, class_names_ko=FASHION_KO,
        genuine=True, source="/data/clothes",
    )  # fmt: skip


def order(tab):
    return tab.findChild(ImageGrid, "imageGrid").order().tolist()


def choose(tab, name, text):
    tab.findChild(QComboBox, name).setCurrentText(text)


def click(tab, qtbot, name):
    qtbot.mouseClick(tab.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def texts(tab):
    return [label.text() for label in tab.findChildren(QLabel) if label.isVisible()]


def test_before_the_first_data_set_the_tab_says_what_to_do(qtbot, session):
    tab = DataTab(session)
    qtbot.addWidget(tab)
    tab.show()
    assert "No data set is loaded yet. Choose one at the top left." in texts(tab)
    session.dataset_loading.emit(True)
    assert "Reading the data set…" in texts(tab)
    session.dataset_loading.emit(False)
    assert "No data set is loaded yet. Choose one at the top left." in texts(tab)


def test_a_tab_made_after_the_data_set_shows_it(qtbot, session, tiny_dataset):
    session.use_dataset(tiny_dataset)
    tab = DataTab(session)
    qtbot.addWidget(tab)
    assert order(tab) == list(range(400))


def test_the_header_of_own_pictures_names_where_they_came_from(tab, session, tiny_dataset):
    session.use_dataset(dataclasses.replace(tiny_dataset, key=f"set:{'0' * 16}", source="/home/a/sets/x", origin="/stick/leaves"))
    assert "Own pictures" in texts(tab)
    assert "Not the published set" not in texts(tab)
    assert "400 images: 300 for training, 100 for testing. Source: /stick/leaves" in texts(tab)


def test_where_the_header_has_little_room_the_source_gives_way_and_no_number(tab, session, tiny_dataset):
    session.use_dataset(dataclasses.replace(tiny_dataset, origin="/home/school/pictures/of/leaves/starter.npz"))
    facts = next(label for label in tab.findChildren(ElidedLabel) if "for testing" in label.text())
    letters, counts = facts.fontMetrics(), "400 images: 300 for training, 100 for testing."
    for text in (facts.text(), f"{counts} Source: …es/of/leaves/starter.npz", counts):
        facts.resize(letters.horizontalAdvance(text), 20)
        assert facts.fitting_text() == text


def test_the_header_tells_title_sizes_origin_and_source(tab, session, fashion):
    assert "Tiny blocks" in texts(tab)
    assert "Not the published set" in texts(tab)
    assert "400 images: 300 for training, 100 for testing. Source: made by the tests" in texts(tab)
    session.use_dataset(fashion)
    assert "Tiny clothes" in texts(tab)
    assert "Genuine" in texts(tab)


def test_all_images_are_shown_in_their_order(tab):
    assert order(tab) == list(range(400))
    assert "Images: 400" in texts(tab)


@pytest.mark.parametrize(("text", "part"), [("Fitting", Part.FITTING), ("Validation", Part.VALIDATION), ("Test", Part.TEST)])
def test_the_part_filter_leaves_the_images_of_that_part(tab, session, tiny_dataset, text, part):
    choose(tab, "partFilter", text)
    assert order(tab) == np.flatnonzero(parts(tiny_dataset, session.split) == part).tolist()


def test_part_and_class_filters_hold_together(tab, tiny_dataset):
    choose(tab, "partFilter", "Test")
    choose(tab, "classFilter", "7")
    assert order(tab) == [index for index in range(300, 400) if tiny_dataset.labels[index] == 7]
    assert "Images: 10" in texts(tab)


def test_going_to_an_index_makes_that_image_current(tab, qtbot):
    box = tab.findChild(QSpinBox, "goToImageBox")
    box.selectAll()
    qtbot.keyClicks(box, "321")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    grid = tab.findChild(ImageGrid)
    assert grid.current() == 321
    assert 321 in grid.visible_range()


def test_going_to_an_image_that_a_filter_hides_lifts_the_filters(tab):
    choose(tab, "partFilter", "Test")
    choose(tab, "classFilter", "7")
    tab.findChild(QSpinBox, "goToImageBox").setValue(3)
    assert order(tab) == list(range(400))
    assert tab.findChild(ImageGrid).current() == 3


def test_random_nine_are_drawn_from_the_filtered_and_anew_at_each_press(tab, qtbot):
    choose(tab, "partFilter", "Test")
    draws = []
    for _ in range(5):
        click(tab, qtbot, "randomNineButton")
        draws.append(tuple(order(tab)))
        assert len(set(draws[-1])) == 9
        assert min(draws[-1]) >= 300
    assert len(set(draws)) > 1
    assert len({tab.findChild(ImageGrid).cell_rect(index).left() for index in draws[-1]}) == 3


def test_a_row_of_ten_stands_in_one_row(tab, qtbot):
    click(tab, qtbot, "rowOfTenButton")
    grid = tab.findChild(ImageGrid)
    assert len(set(order(tab))) == 10
    assert len({grid.cell_rect(index).top() for index in order(tab)}) == 1


def test_one_per_class_shows_every_class_once_whatever_class_was_filtered(tab, qtbot, tiny_dataset):
    choose(tab, "classFilter", "7")
    click(tab, qtbot, "onePerClassButton")
    assert tiny_dataset.labels[order(tab)].tolist() == list(range(10))


def test_all_images_come_back_after_a_sample(tab, qtbot):
    click(tab, qtbot, "rowOfTenButton")
    assert not tab.findChild(QTableView, "splitTable").isVisible()
    click(tab, qtbot, "allImagesButton")
    assert order(tab) == list(range(400))
    assert tab.findChild(QTableView, "splitTable").isVisible()


def test_a_click_enlarges_an_image_with_its_numbers_and_its_label_in_three_forms(tab, qtbot, session, fashion):
    session.use_dataset(fashion)
    grid = tab.findChild(ImageGrid)
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.cell_rect(9).center())
    view = tab.findChild(PixelView)
    assert view.isVisible()
    assert [[view.text_at(row, column) for column in range(28)] for row in range(28)] == [
        [str(value) for value in row] for row in fashion.images[9].tolist()
    ]
    assert {"Image 9", "9", "Ankle boot"} <= set(texts(tab))
    assert tab.findChild(OneHotView).accessibleDescription() == "[0, 0, 0, 0, 0, 0, 0, 0, 0, 1]"


def test_the_switch_scales_the_numbers_to_one(tab):
    tab.open_image(0)
    view = tab.findChild(PixelView)
    tab.findChild(QCheckBox, "scaledNumbersSwitch").setChecked(True)
    pixels = np.zeros((28, 28), np.uint8)
    pixels[0, :5] = (0, 51, 128, 253, 255)
    view.set_pixels(pixels)
    assert [view.text_at(0, column) for column in range(5)] == ["0", ".20", ".50", ".99", "1.0"]


def test_numbers_stand_out_from_their_grey(tab):
    tab.open_image(0)
    view = tab.findChild(PixelView)
    for value in (0, 60, 117, 118, 200, 255):
        view.set_pixels(np.full((28, 28), value, np.uint8))
        shown = view.grab().toImage()
        grays = [shown.pixelColor(column, row).lightness() for column in range(100, 130) for row in range(100, 130)]
        assert max(abs(gray - value) for gray in grays) > 60


def test_the_page_of_an_image_tells_its_part_and_follows_the_split(tab, session):
    index = int(session.split.validation[0])
    tab.open_image(index)
    assert "Validation: set aside to check on the network while it learns." in texts(tab)
    session.edit(Sentence("no validation"), config=fields.replace(session.experiment.config, validation_share=0.0))
    assert "Fitting: the network learns from it." in texts(tab)
    tab.open_image(399)
    assert "Test: shown to the network only when it has learned." in texts(tab)


def test_arrows_walk_through_the_filtered_images(tab, qtbot):
    choose(tab, "classFilter", "4")
    tab.open_image(4)
    view = tab.findChild(PixelView)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert "1 of 40" in texts(tab)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert {"Image 14", "2 of 40"} <= set(texts(tab))
    assert tab.findChild(ImageGrid).current() == 14
    click(tab, qtbot, "previousImageButton")
    assert "Image 4" in texts(tab)


def test_at_the_last_image_there_is_no_next(tab):
    tab.open_image(399)
    assert not tab.findChild(QPushButton, "nextImageButton").isEnabled()
    assert tab.findChild(QPushButton, "previousImageButton").isEnabled()


@pytest.mark.parametrize("way", ["escape", "button"])
def test_escape_and_button_lead_back_to_all_images(tab, qtbot, way):
    tab.open_image(5)
    if way == "escape":
        qtbot.keyClick(tab.findChild(PixelView), Qt.Key.Key_Escape)
    else:
        click(tab, qtbot, "backToImagesButton")
    assert tab.findChild(ImageGrid).isVisible()


def test_another_data_set_leaves_the_enlarged_image_and_the_filters(tab, session, fashion):
    choose(tab, "partFilter", "Test")
    tab.open_image(5)
    session.use_dataset(fashion)
    assert tab.findChild(ImageGrid).isVisible()
    assert order(tab) == list(range(400))
    assert tab.findChild(QComboBox, "classFilter").itemText(10) == "9  Ankle boot"


def test_the_table_counts_each_class_in_each_part(tab, session, tiny_dataset):
    model = tab.findChild(QTableView, "splitTable").model()
    for _ in range(2):
        counts = counts_per_class(tiny_dataset, session.split)
        shown = [[int(model.index(row, column).data()) for column in (1, 2, 3)] for row in range(10)]
        assert shown == counts.tolist()
        assert [model.index(10, column).data() for column in range(4)] == ["All", "240", "60", "100"]
        session.edit(Sentence("seed"), config=fields.replace(session.experiment.config, split_seed=7))


def test_a_filter_by_part_follows_a_new_split(tab, session):
    choose(tab, "partFilter", "Validation")
    before = order(tab)
    session.edit(Sentence("seed"), config=fields.replace(session.experiment.config, split_seed=7))
    assert order(tab) == sorted(session.split.validation.tolist()) != before


def test_a_new_split_leaves_a_view_of_all_images_where_it_is(tab, session):
    grid = tab.findChild(ImageGrid)
    grid.scroll_to(399)
    before = grid.visible_range()
    session.edit(Sentence("seed"), config=fields.replace(session.experiment.config, split_seed=7))
    assert grid.visible_range() == before


def test_the_seed_in_the_box_draws_the_split_and_undo_takes_it_back(tab, qtbot, session):
    box = tab.findChild(QSpinBox, "splitSeedBox")
    box.setValue(7)
    assert session.experiment.config.split_seed == 42
    click(tab, qtbot, "drawSplitButton")
    assert session.experiment.config.split_seed == 7
    session.undo_stack.undo()
    assert session.experiment.config.split_seed == 42
    assert box.value() == 42


def test_enter_in_the_seed_box_draws_with_it(tab, qtbot, session):
    box = tab.findChild(QSpinBox, "splitSeedBox")
    box.selectAll()
    qtbot.keyClicks(box, "123")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert session.experiment.config.split_seed == 123


def test_drawing_again_with_the_present_seed_takes_another(tab, qtbot, session):
    with qtbot.waitSignal(session.split_changed):
        click(tab, qtbot, "drawSplitButton")
    assert session.experiment.config.split_seed != 42
    assert tab.findChild(QSpinBox, "splitSeedBox").value() == session.experiment.config.split_seed


def test_share_and_stratification_are_told(tab, session):
    session.edit(Sentence("share"), config=fields.replace(session.experiment.config, validation_share=0.3, stratified=True))
    assert any(text.startswith("30.0 % of the training images") and "each class keeps its share" in text for text in texts(tab))


def test_the_counts_model_keeps_the_promises_of_an_item_model(session, fashion):
    model = CountsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    session.use_dataset(fashion)
    model.show_split(fashion, session.split)
    assert model.index(9, 0).data() == "9  Ankle boot"
    assert 0 < model.index(0, 1).data(ShareRole) <= 1
    assert model.index(10, 1).data(ShareRole) is None
    assert tester.model() is model


def test_a_class_is_called_as_the_language_of_the_window_calls_it(tiny_dataset, fashion):
    assert numbered_class(tiny_dataset, 3) == "3"
    assert numbered_class(fashion, 9) == "9  Ankle boot"
    speak("ko")
    assert numbered_class(tiny_dataset, 3) == "3"
    assert numbered_class(fashion, 9) == "9  앵클부츠"


def test_classes_and_title_follow_the_language_while_filters_view_and_image_stay(tab, session, fashion):
    session.use_dataset(fashion)
    choose(tab, "partFilter", "Test")
    choose(tab, "classFilter", "2  Pullover")
    before, grid = order(tab), tab.findChild(ImageGrid, "imageGrid")
    grid.set_current(before[1])
    speak("ko")
    QCoreApplication.sendPostedEvents()
    classes = tab.findChild(QComboBox, "classFilter")
    assert (classes.currentIndex(), classes.currentText()) == (3, "2  풀오버")
    assert tab.findChild(QComboBox, "partFilter").currentIndex() == 3
    assert (order(tab), grid.current()) == (before, before[1])
    assert tab.findChild(QTableView, "splitTable").model().index(9, 0).data() == "9  앵클부츠"


@pytest.mark.parametrize("state", ["browsing", "image", "other origin", "nothing loaded", "loading"])
def test_every_text_is_said_again_in_another_language(qtbot, session, tiny_dataset, fashion, marking, state):
    tab = DataTab(session)
    qtbot.addWidget(tab)
    if state == "loading":
        session.dataset_loading.emit(True)
    elif state != "nothing loaded":
        session.use_dataset(fashion if state == "other origin" else tiny_dataset)
    if state == "image":
        tab.open_image(3)
    own = {*tiny_dataset.title.split(), *fashion.title.split(), *"/".join(FASHION).replace("/", " ").split(), "T-shirt", "tests"}
    marking.speak()
    assert unknown_texts(tab, own | {"made", "the", "data", "clothes"}) == set()
    marking.fall_silent()
    assert marked_texts(tab) == set()


def test_muted_text_follows_a_dark_palette(tab, qtbot, qapp):
    label = tab.findChild(MutedLabel)
    before = label.palette().color(QPalette.ColorRole.WindowText)
    original = qapp.palette()
    qapp.setPalette(QPalette(Qt.GlobalColor.black))
    try:
        qtbot.waitUntil(lambda: label.palette().color(QPalette.ColorRole.WindowText) != before)
    finally:
        qapp.setPalette(original)


def test_every_control_has_a_name_for_automation_and_a_tooltip(tab):
    for kind in (QPushButton, QComboBox, QCheckBox):
        for widget in tab.findChildren(kind):
            assert widget.objectName()
            assert widget.toolTip()
