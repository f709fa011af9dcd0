"""The Inside tab: numbers of every layer for the chosen image, what feeds a unit, and what follows run, epoch and pen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.drawing.digit_image import digit_image
from mnist_desktop.core.drawing.strokes import Drawing
from mnist_desktop.core.insight.columns import Activations, columns_of
from mnist_desktop.core.insight.excitement import Excitement
from mnist_desktop.core.insight.feeds import feed_of, sight_of
from mnist_desktop.core.model.layers import (
    ActivationLayer,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    Layer,
    MaxPooling2D,
    RandomFlip,
    RandomTranslation,
)
from mnist_desktop.core.model.spec import ModelSpec, analyse
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.insights import open_insight
from mnist_desktop.ui.drawing.draw_tab import DrawTab
from mnist_desktop.ui.inside.feed_words import feed_sentence
from mnist_desktop.ui.inside.image_bar import ImageOrigin
from mnist_desktop.ui.inside.inside_tab import InsideTab
from mnist_desktop.ui.inside.network_page import NetworkPage
from mnist_desktop.ui.inside.strip import Strip
from mnist_desktop.ui.inside.strip_layout import Form, lay_out
from mnist_desktop.ui.inside.words import column_name, figure
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.tabs import Tabs
from tests.ui.known_texts import Marking, marked_texts, unknown_texts

MLP = (Flatten(), Dense(6, "relu"), Dropout(0.5), Dense(10, "softmax"))
CNN = (RandomTranslation(), Conv2D(3, 3), MaxPooling2D(), Flatten(), Dense(10, "softmax"))
NAMES = tuple("0123456789")
KEYS = Qt.Key


def weights_of(layers: tuple[Layer, ...], seed: int = 0) -> tuple[np.ndarray, ...]:
    """Random weights; the first unit of a hidden dense layer is never above zero."""
    random, arrays = np.random.default_rng(seed), []
    for row in analyse(ModelSpec(layers), 10).rows:
        match row.layer:
            case Dense():
                kernel = random.normal(0, 0.05, (*row.input_shape, row.layer.units))
                if row.layer.activation == "relu":
                    kernel[:, 0] = -np.abs(kernel[:, 0])
                arrays += [kernel.astype(np.float32), np.zeros(row.layer.units, np.float32)]
            case Conv2D():
                kernels = random.normal(0, 0.3, (3, 3, row.input_shape[-1], row.layer.filters))
                arrays += [kernels.astype(np.float32), np.zeros(row.layer.filters, np.float32)]
    return tuple(arrays)


@pytest.fixture
def make_run(make_opened_run: Callable[..., OpenedRun]) -> Callable[..., OpenedRun]:
    """Runs of the engine from scratch, which need no TensorFlow."""

    def make(layers: tuple[Layer, ...] = MLP, seed: int = 0, **more: object) -> OpenedRun:
        run = make_opened_run(**more)
        info = msgspec.structs.replace(run.record.info, spec=ModelSpec(layers, "Net"), config=TrainingConfig(engine="scratch"))
        return replace(run, record=replace(run.record, info=info, weights=weights_of(layers, seed)))

    return make


@pytest.fixture
def tab(qtbot: QtBot, session: Session) -> InsideTab:
    tab = InsideTab(session)
    qtbot.addWidget(tab)
    tab.resize(980, 500)
    with qtbot.waitExposed(tab):
        tab.show()
    return tab


def wait(qtbot: QtBot, tab: InsideTab) -> None:
    qtbot.waitUntil(lambda: tab.sight is not None and not tab.is_answering)


def text(tab: QWidget, name: str) -> str:
    found = tab.findChild(QWidget, name)
    assert found is not None
    return found.text()


def network_numbers(run: OpenedRun, image: np.ndarray) -> Activations:
    return open_insight(run.record).activations(image[np.newaxis])


def test_without_a_run_the_tab_says_how_to_get_one_and_afterwards_shows_it(qtbot, tab, session, make_run):
    assert tab.findChild(QWidget, "insideEmpty").isVisible()
    session.show_run(make_run())
    wait(qtbot, tab)
    assert tab.strip.isVisible()
    session.show_run(None)
    assert tab.findChild(QWidget, "insideEmpty").isVisible()


def test_columns_hold_the_numbers_of_the_chosen_image(qtbot, tab, session, make_run):
    run = make_run()
    session.show_run(run)
    tab.bar.go_to(ImageOrigin.TRAINING, 7)
    wait(qtbot, tab)
    numbers = network_numbers(run, run.dataset.train_images[7])
    np.testing.assert_array_equal(tab.sight.values[2], numbers.layers[1][0])
    np.testing.assert_array_equal(tab.sight.values[-2], numbers.logits[0])
    best = int(numbers.layers[-1][0].argmax())
    assert f"read as {best} with" in text(tab, "insideAnswer")


def test_next_and_any_image_stay_among_those_that_there_are(qtbot, tab, session, make_run):
    session.show_run(make_run())
    last = tab.bar.count - 1
    tab.bar.go_to(ImageOrigin.TEST, last)
    tab.findChild(QWidget, "insideNext").click()
    assert tab.bar.index == 0
    tab.findChild(QWidget, "insidePrevious").click()
    assert tab.bar.index == last
    tab.findChild(QWidget, "insideRandom").click()
    assert 0 <= tab.bar.index <= last
    tab.bar.number.setValue(12)
    assert tab.bar.index == 12
    wait(qtbot, tab)


def test_the_tab_follows_the_pen_and_says_so_while_the_pad_is_empty(qtbot, tab, session, make_run):
    run = make_run()
    session.show_run(run)
    tab.bar.go_to(ImageOrigin.DRAWING)
    assert tab.findChild(QWidget, "insideNoImage").isVisible()
    for index in (1, 2):
        drawing = run.dataset.train_images[index]
        session.set_drawing(drawing)
        wait(qtbot, tab)
        np.testing.assert_array_equal(tab.sight.values[0][..., 0], drawing.astype(np.float32) * np.float32(1 / 255))
    assert text(tab, "insideAnswer").startswith("Read as")
    session.set_drawing(None)
    assert tab.findChild(QWidget, "insideNoImage").isVisible()


def test_what_is_drawn_on_the_small_pad_is_read_here_and_lies_on_the_large_pad(qtbot, tab, session, make_run):
    session.show_run(make_run())
    large = DrawTab(session)
    qtbot.addWidget(large)
    tab.bar.go_to(ImageOrigin.DRAWING)
    pad = tab.pad_panel.pad
    assert pad.isVisible()
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 30))
    for step in range(1, 8):
        QTest.mouseMove(pad, QPoint(40 + 2 * step, 30 + 10 * step))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(56, 100))
    wait(qtbot, tab)
    np.testing.assert_array_equal((tab.sight.values[0][..., 0] * 255).round(), session.drawing)
    with qtbot.waitExposed(large):
        large.show()
    qtbot.waitUntil(lambda: not large.is_answering)
    assert len(large.pad.drawing.strokes) == 1
    QTest.keyClick(pad, KEYS.Key_Delete)
    assert session.drawing is None
    assert tab.findChild(QWidget, "insideNoImage").isVisible()
    QTest.keyClick(pad, KEYS.Key_4)
    wait(qtbot, tab)
    assert pad.drawing.strokes
    tab.bar.go_to(ImageOrigin.TEST)
    assert not pad.isVisible()
    wait(qtbot, tab)


def test_what_was_done_on_the_small_pad_is_undone_there_until_something_is_drawn_elsewhere(qtbot, tab, session, make_run):
    session.show_run(make_run())
    tab.bar.go_to(ImageOrigin.DRAWING)
    panel, pad = tab.pad_panel, tab.pad_panel.pad
    QTest.keyClick(pad, KEYS.Key_4)
    four = pad.drawing
    QTest.mouseClick(pad, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    QTest.keyClick(pad, KEYS.Key_Delete)
    assert [panel.undo_stack.text(step) for step in range(3)] == ["sample digit", "stroke", "clear the pad"]
    panel.undo_stack.undo()
    assert len(pad.drawing.strokes) == len(four.strokes) + 1
    panel.undo_stack.undo()
    assert pad.shows(four)
    np.testing.assert_array_equal(session.drawing, digit_image(four))
    panel.undo_stack.undo()
    assert session.drawing is None
    panel.undo_stack.redo()
    assert pad.shows(four)
    session.sketch = Drawing()
    session.set_drawing(None)
    assert not panel.undo_stack.count()
    wait(qtbot, tab)


def test_another_epoch_is_shown_with_its_own_numbers(qtbot, tab, session, make_run):
    first, second = make_run(seed=1), make_run(seed=2)
    session.show_run(first)
    wait(qtbot, tab)
    tab.strip.choose(2, 3)
    session.run_shown.emit(replace(first, record=replace(first.record, weights=second.record.weights)))
    expected = network_numbers(second, first.dataset.test_images[0]).logits[0]
    qtbot.waitUntil(lambda: np.array_equal(tab.sight.values[-2], expected))
    assert tab.strip.current == (2, 3)


def test_nothing_is_asked_anew_when_only_the_answers_of_an_epoch_have_come(qtbot, tab, session, make_run, monkeypatch):
    run = make_run()
    session.show_run(replace(run, is_judged=False))
    wait(qtbot, tab)
    shown, asked = tab.sight, []
    monkeypatch.setattr(tab._looker, "look", asked.append)
    session.run_shown.emit(run)
    assert asked == []
    assert tab.sight is shown
    session.run_shown.emit(make_run(seed=1))
    assert len(asked) == 1


def test_a_unit_of_a_dense_layer_on_pixels_shows_template_sum_and_the_images_that_excite_it(qtbot, tab, session, make_run):
    run = make_run()
    session.show_run(run)
    wait(qtbot, tab)
    answers = network_numbers(run, run.dataset.test_images[0]).layers[1][0]
    unit = int(answers.argmax())
    QTest.mouseClick(tab.strip.viewport(), Qt.MouseButton.LeftButton, pos=tab.strip.unit_rect(2, unit).center().toPoint())
    assert text(tab.panel, "insideUnitTitle") == f"Unit {unit + 1}"
    assert [each.caption for each in tab.panel.findChild(QWidget, "insideUnitSources").pictures] == [
        "weights (template)", "image", "products",
    ]  # fmt: skip
    assert text(tab.panel, "insideUnitSum").startswith("784 products add up to")
    grid = tab.panel.findChild(QWidget, "insideBestImages")
    qtbot.waitUntil(lambda: len(grid.order()) == 9)
    of_all = open_insight(run.record).activations(run.dataset.test_images).layers[1][:, unit]
    assert grid.order()[0] == of_all.argmax()
    grid.activated.emit(int(grid.order()[0]))
    assert (tab.bar.origin, tab.bar.index) == (ImageOrigin.TEST, of_all.argmax())
    wait(qtbot, tab)


def test_dead_units_are_marked_and_counted(qtbot, tab, session, make_run):
    session.show_run(make_run())
    wait(qtbot, tab)
    qtbot.waitUntil(lambda: not tab._looker.is_counting)
    assert "1 of 6 dead" in tab.strip._content(2).lines
    assert tab.strip.describe(2, 0).endswith("dead, never above zero")
    tab.strip.choose(2, 0)
    tab.strip.opened.emit(2, 0)
    assert text(tab.panel, "insideBestTitle").startswith("A dead unit")


def test_dropout_is_drawn_anew_on_demand(qtbot, tab, session, make_run):
    session.show_run(make_run())
    wait(qtbot, tab)
    row = tab.panel.findChild(QWidget, "insideInTraining")
    tab.strip.choose(3, 1)
    tab._open_unit(3, 1)
    qtbot.waitUntil(lambda: len(row.pictures) == 2)
    seen = {row.pictures[1].values.tobytes()}
    for _ in range(20):  # two draws of six numbers may be alike
        with qtbot.waitSignal(tab._looker.trained):
            tab.panel.findChild(QWidget, "insideDrawAnew").click()
        seen.add(row.pictures[1].values.tobytes())
    assert len(seen) > 1


def test_a_deeper_unit_lists_its_strongest_inputs_and_leads_to_them(qtbot, tab, session, make_run):
    session.show_run(make_run())
    wait(qtbot, tab)
    tab.strip.choose(4, 2)
    tab._open_unit(4, 2)
    inputs = tab.panel.inputs
    assert inputs.rowCount() == 6
    exact = [float(inputs.item(row, 3).data(Qt.ItemDataRole.UserRole + 20)) for row in range(6)]
    assert [abs(each) for each in exact] == sorted((abs(each) for each in exact), reverse=True)
    assert sum(exact) == pytest.approx(float(tab.sight.values[4][2]), abs=1e-5)
    inputs.setCurrentCell(0, 0)
    wanted = inputs.item(0, 0).data(Qt.ItemDataRole.UserRole)
    QTest.keyClick(inputs, KEYS.Key_Return)
    assert tab.strip.current == (3, wanted)
    inputs.copies.copy()


def test_a_run_that_cannot_be_looked_into_says_why(qtbot, tab, session, make_run):
    run = make_run()
    session.show_run(replace(run, record=replace(run.record, weights=())))
    qtbot.waitUntil(lambda: tab.findChild(QWidget, "insideNoImage").isVisible())
    session.show_run(make_run())
    wait(qtbot, tab)
    assert tab.strip.isVisible()


def test_an_image_of_one_color_is_named_and_a_missing_test_part_too(qtbot, tab, session, make_run, tiny_dataset: Dataset):
    session.show_run(make_run())
    tab.bar.go_to(ImageOrigin.DRAWING)
    session.set_drawing(np.zeros((28, 28), np.uint8))
    wait(qtbot, tab)
    assert text(tab, "insideAnswer").startswith("All pixels are alike")
    session.show_run(replace(make_run(), dataset=replace(tiny_dataset, train_count=len(tiny_dataset.images))))
    tab.bar.go_to(ImageOrigin.TEST)
    assert tab.findChild(QWidget, "insideNoImage").isVisible()
    assert not tab.bar.number.isEnabled()


def test_saliency_is_that_of_the_chosen_class_and_patch(qtbot, tab, session, make_run):
    run = make_run()
    session.show_run(run)
    wait(qtbot, tab)
    tab._pages.setCurrentIndex(1)
    maps = tab.saliency.findChild(QWidget, "insideSaliencyMaps")
    qtbot.waitUntil(lambda: len(maps.pictures) == 3)
    chooser, patch = (tab.saliency.findChild(QWidget, name) for name in ("insideClass", "insidePatch"))
    chooser.setCurrentIndex(4)
    with qtbot.waitSignal(tab._looker.explained):
        chooser.activated.emit(4)
    image = run.dataset.test_images[0]
    slope = open_insight(run.record).gradient(image, 3) * (image / np.float32(255))
    np.testing.assert_allclose(maps.pictures[1].values, slope, atol=1e-6)
    with qtbot.waitSignal(tab._looker.explained):
        patch.setValue(14)
    assert "3 has" in text(tab.saliency, "insideSaliencyAnswer")


def test_maps_that_take_long_are_waited_for_with_a_word_and_without_those_of_another_image(qtbot, tab, session, make_run):
    session.show_run(make_run())
    wait(qtbot, tab)
    tab._pages.setCurrentIndex(1)
    page = tab.saliency
    qtbot.waitUntil(lambda: page._saliency is not None)
    shown = page._saliency
    page.wait()
    page._waiting._tell()
    assert text(page, "insideSaliencyAnswer") == "Working out which pixels matter…"
    assert len(page._maps._pictures) == 1
    page.show_saliency(shown)
    assert len(page._maps._pictures) == 3
    assert "adds up to" in text(page, "insideSaliencyAnswer")


def test_every_text_of_a_shown_run_is_said_again_when_the_language_changes(
    qtbot: QtBot, tab: InsideTab, session: Session, make_run: Callable[..., OpenedRun], marking: Marking
) -> None:
    session.show_run(make_run())
    wait(qtbot, tab)
    tab._pages.setCurrentIndex(1)
    qtbot.waitUntil(lambda: tab.saliency._saliency is not None)
    tab._pages.setCurrentIndex(0)
    for place, unit in ((2, 1), (4, 2), (5, 0), (3, 1)):
        tab.strip.choose(place, unit)
        tab._open_unit(place, unit)
        marking.speak()
        assert unknown_texts(tab, {"Net", *(word for layer in MLP for word in (layer.kind, *layer.settings.split()))}) == set()
        marking.fall_silent()
        assert marked_texts(tab) == set()


# The strip alone


def sight_of_maps(layers: tuple[Layer, ...]):
    random, spec = np.random.default_rng(0), ModelSpec(layers)
    shapes = [column.shape for column in columns_of(spec) if column.kind.value in ("layer", "softmax")]
    outputs = tuple(random.random((1, *shape), np.float32) for shape in shapes)
    found = Activations(outputs, random.normal(size=(1, 10)), outputs[-2] * 0.75 if spec.asks_both_ways else None)
    return sight_of(spec, weights_of(layers), random.random((28, 28, 1), np.float32), found)


@pytest.fixture
def strip(qtbot: QtBot) -> Strip:
    strip = Strip()
    qtbot.addWidget(strip)
    strip.resize(900, 420)
    with qtbot.waitExposed(strip):
        strip.show()
    return strip


def test_the_mean_of_both_ways_is_a_column_that_says_what_it_is_the_mean_of(strip: Strip) -> None:
    sight = sight_of_maps((RandomFlip(both_ways=True), *CNN))
    strip.show_sight(sight, NAMES)
    place = len(sight.columns) - 3
    before, column = sight.columns[place - 1 : place + 1]
    assert column_name(column, place).startswith(f"Column {place}: Mean of both ways, ")
    assert before.shape == column.shape
    strip.choose(place, 4)
    assert strip.current == (place, 4)
    value = float(sight.values[place][4])
    said = feed_sentence(feed_of(sight, place, 4), column, before)
    before_it = float(sight.values[place - 1][4])
    mirrored = figure(2 * value - before_it)
    assert said == f"{figure(before_it)} for the image as it is, {mirrored} for its mirror image: the mean is {figure(value)}."
    assert 0.4 * before_it < 2 * value - before_it < 0.6 * before_it


def test_arrows_reach_every_column_and_every_unit(strip: Strip) -> None:
    strip.show_sight(sight_of_maps(CNN), NAMES)
    columns = len(columns_of(ModelSpec(CNN)))
    for column in range(1, columns):
        while strip.current[0] < column:
            QTest.keyClick(strip, KEYS.Key_Right)
        assert strip.current[0] == column
    QTest.keyClick(strip, KEYS.Key_End)
    assert strip.current[1] == 9
    QTest.keyClick(strip, KEYS.Key_Home)
    assert strip.current[1] == 0
    strip.choose(2, 0)
    seen = [strip.current[1]]
    for _ in range(2):
        QTest.keyClick(strip, KEYS.Key_Down)
        seen.append(strip.current[1])
    assert seen == [0, 1, 2]
    assert strip.part_count() == 3
    assert strip.accessibleDescription().endswith(strip.part_text(2))


def test_strongest_first_leads_through_the_units_by_their_largest_number(strip: Strip) -> None:
    sight = sight_of_maps((Conv2D(8, 3), Flatten(), Dense(10, "softmax")))
    strip.show_sight(sight, NAMES)
    strip.sort_by_strength(True)
    strip.choose(1, 0)
    QTest.keyClick(strip, KEYS.Key_Home)
    strengths = sight.values[1].max((0, 1))
    assert strip.current == (1, int(strengths.argmax()))
    found = strip.unit_at(QPointF(strip.unit_rect(1, strip.current[1]).center()))
    assert found == strip.current


def test_only_columns_in_sight_are_painted_of_two_hundred(strip: Strip) -> None:
    sight = sight_of_maps((*[ActivationLayer("relu")] * 198, Flatten(), Dense(10, "softmax")))
    strip.show_sight(sight, NAMES)
    strip.grab()
    assert len(sight.columns) == 202
    assert 0 < strip.painted_columns < 12
    assert len(strip._images) < 12
    strip.choose(201, 0)
    strip.grab()
    assert len(strip._images) < 24


def test_thousands_of_units_lie_in_a_grid_in_which_every_one_is_found(strip: Strip) -> None:
    strip.show_sight(sight_of_maps((Flatten(), Dense(4096, "relu"), Dense(10, "softmax"))), NAMES)
    assert strip._place.columns[2].form is Form.CELLS
    strip.choose(2, 4095)
    assert strip.unit_at(strip.unit_rect(2, 4095).center()) == (2, 4095)
    strip.grab()


@pytest.mark.parametrize("height", [40, 200, 900])
def test_every_unit_has_a_place_of_its_own_at_any_height(height: int) -> None:
    for place in lay_out(columns_of(ModelSpec(CNN)), height, 15, 7).columns:
        found = [place.position_at(place.rect(at).center()) for at in range(place.units)]
        assert found == list(range(place.units))


def test_numbers_that_are_none_are_painted_as_dashes_and_raise_nothing(strip: Strip) -> None:
    sight = sight_of_maps(CNN)
    broken = replace(sight, values=tuple(np.full_like(each, np.nan) for each in sight.values))
    strip.show_sight(broken, NAMES)
    strip.show_excitements({1: Excitement.nothing_seen(3, True)})
    for at in range(len(sight.columns)):
        strip.choose(at, 0)
        strip.grab()
    assert "–" in strip.describe(2, 0)


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_what_is_seen_of_the_layers_is_saved_as_a_picture(strip: Strip, tmp_path: Path, suffix: str) -> None:
    strip.show_sight(sight_of_maps(CNN), NAMES)
    path = tmp_path / f"layers{suffix}"
    strip.menu.save(path)
    assert QImage(str(path)).width() > 0 if suffix == ".png" else "Conv2D" in path.read_text("utf-8")
    strip.menu.copy()
    assert QGuiApplication.clipboard().image().size() == 2 * strip.size()


# The network as a picture


def test_the_network_is_saved_as_png_and_svg_with_every_name(qtbot: QtBot, tmp_path: Path) -> None:
    page = NetworkPage()
    qtbot.addWidget(page)
    page.show_network(ModelSpec(CNN, "Net"))
    page.copies.save(tmp_path / "net.svg")
    page.copies.save(tmp_path / "net.png")
    svg = (tmp_path / "net.svg").read_text("utf-8")
    assert all(word in svg for word in ("Conv2D", "MaxPooling2D", "26 × 26 × 3", "5,080"))
    assert QImage(str(tmp_path / "net.png")).width() > 900
    page.copies.copy()
    assert not QGuiApplication.clipboard().image().isNull()


def test_a_picture_that_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    page = NetworkPage()
    qtbot.addWidget(page)
    page.show_network(ModelSpec(MLP, "Net"))
    page.copies.ask = lambda *_: tmp_path / "file" / "net.png"
    (tmp_path / "file").write_text("no folder")
    with qtbot.waitSignal(page.copies.failed):
        page.findChild(QWidget, "insideSavePng").click()


def test_tabs_leave_their_icons_out_where_the_titles_need_the_room(qtbot: QtBot, session: Session) -> None:
    tabs = Tabs(session)
    qtbot.addWidget(tabs)
    for width, shown in ((1200, True), (560, False), (1200, True)):
        tabs.resize(width, 400)
        tabs.fit_icons()
        assert [not tabs.tabIcon(at).isNull() for at in range(tabs.count())] == [shown] * tabs.count()
