"""The Draw tab: ink, pictures, what the network sees and what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QPalette,
    QPointingDevice,
    QTabletEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QSlider, QToolButton
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.drawing.digit_image import SIDE, RemovedMarks, digit_image, stages_of_pixels
from mnist_desktop.core.drawing.pen import PEN_WIDTH
from mnist_desktop.core.drawing.picture import picture_of
from mnist_desktop.core.drawing.strokes import Drawing, Stroke, read_drawings
from mnist_desktop.core.errors import UserError
from mnist_desktop.paths import resource
from mnist_desktop.self_test.replay import replay, replay_in_one_go
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.drawing.draw_tab import DrawTab
from mnist_desktop.ui.drawing.pad_painter import INK, PAPER
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared import prepared_picture
from mnist_desktop.ui.shared.scrolling import ScrollingPage

FASHION = ("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot")
LEFT = Qt.MouseButton.LeftButton
NO_BUTTON, NO_KEY = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier


class Network:
    """A predictor that says what it is told, and keeps what it was shown."""

    def __init__(self, **shares: float) -> None:
        self.seen: list[np.ndarray] = []
        self.say(**shares)

    def say(self, **shares: float) -> None:
        rest = (1 - sum(shares.values())) / (10 - len(shares))
        self.answer = np.full(10, rest, np.float32)
        for name, share in shares.items():
            self.answer[int(name[1:])] = share

    def __call__(self, images: np.ndarray) -> np.ndarray:
        assert images.dtype == np.uint8
        assert images.shape == (1, 28, 28)
        self.seen.append(images[0].copy())
        return self.answer[None]


@pytest.fixture
def network() -> Network:
    return Network(c7=0.982)


@pytest.fixture
def tab(qtbot: QtBot, session: Session) -> DrawTab:
    tab = DrawTab(session)
    qtbot.addWidget(tab)
    tab.resize(900, 760)
    with qtbot.waitExposed(tab):
        tab.show()
    return tab


@pytest.fixture
def digits(tab: DrawTab, session: Session, make_opened_run: Callable[..., OpenedRun], network: Network) -> DrawTab:
    """The tab with a network for digits."""
    show(session, replace(make_opened_run(), predictor=network))
    return tab


@pytest.fixture
def clothing(
    tab: DrawTab, session: Session, tiny_dataset: Dataset, make_opened_run: Callable[..., OpenedRun], network: Network
) -> DrawTab:
    """The tab with a network for clothing."""
    dataset = replace(tiny_dataset, family="fashion-mnist", class_names=FASHION)
    show(session, replace(make_opened_run(dataset=dataset), predictor=network))
    return tab


@pytest.fixture
def problems(session: Session) -> list[str]:
    said: list[str] = []
    session.problem.connect(lambda error: said.append(error.text))
    return said


def show(session: Session, run: OpenedRun | None) -> None:
    session.show_run(run)


def settle(qtbot: QtBot, tab: DrawTab) -> None:
    """Wait until what was drawn is answered on the screen, and every picture is read."""
    qtbot.waitUntil(lambda: not tab._session.tasks.busy)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not tab.is_answering)


def at(tab: DrawTab, x: float, y: float) -> QPoint:
    return QPoint(round(x * tab.pad.width()), round(y * tab.pad.height()))


def draw(tab: DrawTab, *places: tuple[float, float]) -> None:
    """One stroke by mouse, in shares of the pad."""
    QTest.mousePress(tab.pad, LEFT, NO_KEY, at(tab, *places[0]))
    for place in places[1:]:
        QTest.mouseMove(tab.pad, at(tab, *place))
    QTest.mouseRelease(tab.pad, LEFT, NO_KEY, at(tab, *places[-1]))


def button(tab: DrawTab, name: str) -> QToolButton:
    found = tab.findChild(QToolButton, name)
    assert found is not None
    return found


def clothing_picture() -> QImage:
    image = QImage(60, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    for x in range(20, 40):
        for y in range(10, 70):
            image.setPixelColor(x, y, QColor("navy"))
    return image


@pytest.fixture
def picture_file(tmp_path: Path) -> Path:
    path = tmp_path / "trousers.png"
    assert clothing_picture().save(str(path))
    return path


# Drawing


def test_a_stroke_by_mouse_is_read_by_the_network(qtbot, digits, network):
    draw(digits, (0.3, 0.2), (0.7, 0.2), (0.5, 0.8))
    settle(qtbot, digits)
    expected = digit_image(digits.pad.drawing)
    assert len(digits.pad.drawing.strokes) == 1
    assert np.array_equal(network.seen[-1], expected)
    assert np.array_equal(digits.input_view.image, expected)
    assert digits.prediction_view.prediction.text() == "7, 98.2 %"
    assert digits.prediction_view.bars.probabilities[7] == pytest.approx(0.982)


def test_the_prediction_follows_the_pen_before_it_is_lifted(qtbot, digits, network):
    QTest.mousePress(digits.pad, LEFT, NO_KEY, at(digits, 0.5, 0.2))
    settle(qtbot, digits)
    QTest.mouseMove(digits.pad, at(digits, 0.5, 0.8))
    settle(qtbot, digits)
    assert len(network.seen) == 2
    assert not np.array_equal(network.seen[0], network.seen[1])
    QTest.mouseRelease(digits.pad, LEFT, NO_KEY, at(digits, 0.5, 0.8))


def test_a_burst_of_moves_is_answered_once(qtbot, digits, network):
    draw(digits, *((0.2 + 0.01 * step, 0.5) for step in range(50)))
    settle(qtbot, digits)
    assert len(network.seen) == 1
    assert digits.answers == 1


def test_the_pen_stays_on_the_paper(digits):
    draw(digits, (0.5, 0.5), (1.8, -0.4))
    assert digits.pad.drawing.strokes[0].points[-1].tolist() == [1.0, 0.0]


def test_other_mouse_buttons_do_not_draw(digits):
    QTest.mousePress(digits.pad, Qt.MouseButton.RightButton, NO_KEY, at(digits, 0.5, 0.5))
    QTest.mouseRelease(digits.pad, Qt.MouseButton.RightButton, NO_KEY, at(digits, 0.5, 0.5))
    assert digits.pad.is_empty


def test_a_click_leaves_a_dot(qtbot, digits, network):
    draw(digits, (0.5, 0.5))
    settle(qtbot, digits)
    assert digits.pad.drawing.strokes[0].points.shape == (1, 2)
    assert network.seen[-1].any()


def test_a_dot_is_painted_round_and_as_wide_as_the_pen(digits: DrawTab):
    draw(digits, (0.5, 0.5))
    paper = digits.pad.grab().toImage()
    scale = digits.pad.width() / SIDE
    inside, outside = 0.4 * PEN_WIDTH * scale, 0.6 * PEN_WIDTH * scale
    centre = at(digits, 0.5, 0.5)
    for angle in range(0, 360, 30):
        towards = QPointF(np.cos(np.radians(angle)), np.sin(np.radians(angle)))
        assert paper.pixelColor((QPointF(centre) + towards * inside).toPoint()) == QColor(INK)
        assert paper.pixelColor((QPointF(centre) + towards * outside).toPoint()) == QColor(PAPER)


def test_a_stroke_by_pen_is_drawn(digits):
    def pen(kind: QEvent.Type, x: float, y: float) -> bool:
        place = QPointF(at(digits, x, y))
        down = NO_BUTTON if kind is QEvent.Type.TabletRelease else LEFT
        event = QTabletEvent(kind, QPointingDevice.primaryPointingDevice(), place, QPointF(digits.pad.mapToGlobal(place)),
                             0.5, 0, 0, 0, 0, 0, NO_KEY, LEFT, down)  # fmt: skip
        QApplication.sendEvent(digits.pad, event)
        return event.isAccepted()

    assert not pen(QEvent.Type.TabletMove, 0.1, 0.1), "a hovering pen is none of the pad's business"
    assert pen(QEvent.Type.TabletPress, 0.2, 0.2)
    assert pen(QEvent.Type.TabletMove, 0.4, 0.6)
    assert pen(QEvent.Type.TabletRelease, 0.4, 0.6)
    points = digits.pad.drawing.strokes[0].points
    assert points == pytest.approx(np.array([[0.2, 0.2], [0.4, 0.6]]), abs=0.01)


def test_the_first_finger_draws_and_a_second_one_does_not(digits):
    device = QTest.createTouchDevice()

    def touch() -> QTest.QTouchEventSequence:
        return QTest.touchEvent(digits.pad, device)

    def on_screen(x: float, y: float) -> QPoint:
        return digits.pad.mapToGlobal(at(digits, x, y))

    touch().press(4, on_screen(0.2, 0.2)).commit()
    touch().move(4, on_screen(0.3, 0.5)).press(5, on_screen(0.9, 0.9)).commit()
    touch().move(4, on_screen(0.4, 0.6)).move(5, on_screen(0.8, 0.8)).commit()
    touch().release(4, on_screen(0.4, 0.6)).stationary(5).commit()
    touch().release(5, on_screen(0.8, 0.8)).commit()
    (stroke,) = digits.pad.drawing.strokes
    assert stroke.points == pytest.approx(np.array([[0.2, 0.2], [0.3, 0.5], [0.4, 0.6]]), abs=0.01)


def test_a_pen_that_was_never_lifted_keeps_its_stroke(digits):
    QTest.mousePress(digits.pad, LEFT, NO_KEY, at(digits, 0.2, 0.2))
    QTest.mouseMove(digits.pad, at(digits, 0.4, 0.4))
    draw(digits, (0.6, 0.6), (0.8, 0.8))
    assert [len(stroke.points) for stroke in digits.pad.drawing.strokes] == [2, 2]


def test_resizing_keeps_the_drawing(digits):
    draw(digits, (0.25, 0.25), (0.75, 0.75))
    before = digits.pad.drawing.strokes[0].points
    digits.resize(1400, 900)
    assert np.array_equal(digits.pad.drawing.strokes[0].points, before)
    assert digits.pad.width() == digits.pad.height() > 500


# Tools


def test_undo_takes_strokes_back_one_by_one_and_redo_brings_them_again(qtbot, digits, network):
    draw(digits, (0.2, 0.2), (0.4, 0.4))
    draw(digits, (0.6, 0.6), (0.8, 0.8))
    button(digits, "undoStrokeButton").click()
    assert len(digits.pad.drawing.strokes) == 1
    button(digits, "undoStrokeButton").click()
    settle(qtbot, digits)
    assert digits.pad.is_empty
    assert digits.prediction_view.prediction.text() == "Draw a digit"
    assert not button(digits, "undoStrokeButton").isEnabled()
    button(digits, "redoStrokeButton").click()
    button(digits, "redoStrokeButton").click()
    assert len(digits.pad.drawing.strokes) == 2
    assert not button(digits, "redoStrokeButton").isEnabled()


def test_a_new_stroke_ends_what_could_be_redone(digits):
    draw(digits, (0.2, 0.2), (0.4, 0.4))
    digits.pad.undo()
    draw(digits, (0.6, 0.6), (0.8, 0.8))
    assert not digits.pad.can_redo


def test_clear_empties_the_pad_and_can_be_undone(digits):
    assert not button(digits, "clearPadButton").isEnabled()
    draw(digits, (0.2, 0.2), (0.4, 0.4))
    button(digits, "clearPadButton").click()
    assert digits.pad.is_empty
    digits.pad.undo()
    assert len(digits.pad.drawing.strokes) == 1


def test_keys_on_the_pad_undo_redo_and_clear(digits):
    draw(digits, (0.2, 0.2), (0.4, 0.4))
    QTest.keyClick(digits.pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert digits.pad.is_empty
    QTest.keyClick(digits.pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert not digits.pad.is_empty
    QTest.keyClick(digits.pad, Qt.Key.Key_Delete)
    assert digits.pad.is_empty


@pytest.mark.parametrize("key", [Qt.Key.Key_Z, Qt.Key.Key_V])
def test_the_tab_claims_its_keys_before_the_windows_shortcuts_do(digits, key):
    for modifiers, claimed in ((Qt.KeyboardModifier.ControlModifier, True), (Qt.KeyboardModifier.AltModifier, False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
        event.ignore()
        QApplication.sendEvent(digits.pad, event)
        assert event.isAccepted() is claimed


def test_a_digit_key_puts_the_sample_of_that_digit_on_the_pad(qtbot, digits, network):
    QTest.keyClick(digits.pad, Qt.Key.Key_4)
    settle(qtbot, digits)
    sample = read_drawings(resource("drawings", "sample_digits.json"))[4].drawing
    assert np.array_equal(network.seen[-1], digit_image(sample))
    digits.pad.undo()
    assert digits.pad.is_empty


def test_the_sample_menu_offers_every_digit(digits):
    actions = button(digits, "sampleDrawingButton").menu().actions()
    assert [action.text() for action in actions] == [str(digit) for digit in range(10)]
    actions[5].trigger()
    assert len(digits.pad.drawing.strokes) == 2


def test_a_wider_line_puts_more_ink_into_the_networks_image(qtbot, digits, network):
    draw(digits, (0.3, 0.2), (0.7, 0.2), (0.5, 0.8))
    settle(qtbot, digits)
    slider = digits.findChild(QSlider, "penWidthSlider")
    slider.setValue(slider.maximum())
    settle(qtbot, digits)
    assert network.seen[-1].sum() > 1.3 * network.seen[0].sum()
    assert digits.pad.drawing.pen_width == pytest.approx(3.9)


# What is said


def test_the_empty_pad_predicts_nothing_and_says_so(digits, network):
    assert digits.prediction_view.prediction.text() == "Draw a digit"
    assert "nothing is predicted" in digits.prediction_view.note.text()
    assert digits.prediction_view.bars.probabilities == ()
    assert not network.seen


def test_two_close_classes_are_both_named(qtbot, digits, network):
    network.say(c4=0.51, c9=0.4)
    draw(digits, (0.3, 0.2), (0.5, 0.8))
    settle(qtbot, digits)
    assert digits.prediction_view.prediction.text() == "Unsure: 4 or 9"
    assert "51.0\u00a0%" in digits.prediction_view.note.text()


def test_a_network_without_numbers_is_said_to_be_broken(qtbot, digits, network):
    network.answer = np.full(10, np.nan, np.float32)
    draw(digits, (0.3, 0.2), (0.5, 0.8))
    settle(qtbot, digits)
    assert digits.prediction_view.prediction.text() == "No answer"


def test_a_network_is_awaited_until_it_is_clear_that_none_comes(tab, session):
    session.engine_ready.emit(True)
    assert tab.prediction_view.prediction.text() == "Getting ready…"
    session.nothing_to_offer.emit()
    assert tab.prediction_view.prediction.text() == "No network yet"


def test_a_network_is_awaited_until_a_problem_is_told(tab, session):
    session.engine_ready.emit(True)
    assert tab.prediction_view.prediction.text() == "Getting ready…"
    session.problem.emit(UserError("It is damaged."))
    assert tab.prediction_view.prediction.text() == "No network yet"


def test_without_a_network_the_stages_are_shown_all_the_same(qtbot, tab, session):
    session.nothing_to_offer.emit()
    assert tab.prediction_view.prediction.text() == "No network yet"
    draw(tab, (0.3, 0.2), (0.5, 0.8))
    settle(qtbot, tab)
    assert tab.prediction_view.prediction.text() == "No network yet"
    assert tab.prediction_view.bars.probabilities == ()
    assert np.array_equal(tab.input_view.image, digit_image(tab.pad.drawing))


def test_a_run_that_is_opened_answers_to_what_is_already_drawn(tab, session, make_opened_run, network):
    draw(tab, (0.3, 0.2), (0.5, 0.8))
    show(session, replace(make_opened_run(), predictor=network))
    assert tab.prediction_view.prediction.text() == "7, 98.2 %"
    assert "Softmax regression" in tab.prediction_view.source.text()
    assert "\u00a0%" in tab.prediction_view.source.text(), "a figure does not part from its sign"
    show(session, None)
    assert tab.prediction_view.prediction.text() == "No network yet"
    assert tab.prediction_view.source.text() == ""


def test_a_drawing_is_answered_while_the_probabilities_are_scrolled_out_of_view(qtbot, digits):
    page = ScrollingPage(digits)
    qtbot.addWidget(page)
    page.resize(150, 150)  # room for a corner of the pad
    page.show()
    qtbot.waitExposed(page)
    assert digits.prediction_view.bars.visibleRegion().isEmpty()
    QTest.keyClick(digits.pad, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: bool(digits.pad.drawing.strokes) and not digits.is_answering)
    assert len(digits.prediction_view.bars.probabilities) == 10
    page.takeWidget()


def test_each_answer_tells_how_long_it_took(qtbot, digits):
    with qtbot.waitSignal(digits.answered) as signal:
        draw(digits, (0.3, 0.2), (0.5, 0.8))
    assert signal.args[0] == digits.last_latency_ms > 0


def test_a_replay_draws_by_mouse_and_times_every_move(digits):
    drawing = Drawing((Stroke.of([(10, 10), (50, 50), (90, 10)]), Stroke.of([(50, 60), (50, 90)])), 100.0)
    latencies = replay(digits, drawing)
    assert len(latencies) == 5
    assert all(latency > 0 for latency in latencies)
    for drawn, meant in zip(digits.pad.drawing.strokes, drawing.strokes, strict=True):
        assert drawn.points == pytest.approx(meant.points / 100)


def test_a_replay_on_a_hidden_tab_measures_nothing(digits):
    digits.hide()
    assert replay(digits, Drawing((Stroke.of([(0.1, 0.1), (0.5, 0.5)]),))) == []


def test_a_replay_in_one_go_is_answered_once_and_for_the_whole_drawing(digits, network):
    drawing = Drawing((Stroke.of([(10, 10), (50, 50), (90, 10)]), Stroke.of([(50, 60), (50, 90)])), 100.0)
    assert replay_in_one_go(digits, drawing)
    assert len(network.seen) == 1
    assert np.array_equal(network.seen[0], digit_image(drawing))
    assert digits.prediction_view.bars.probabilities == tuple(network.answer.tolist())


def test_a_replay_in_one_go_on_a_hidden_tab_has_no_answer(digits):
    digits.hide()
    assert not replay_in_one_go(digits, Drawing((Stroke.of([(0.1, 0.1), (0.5, 0.5)]),)))


# Clothing


def test_a_network_for_own_pictures_does_not_ask_for_clothing(tab, session, tiny_dataset, make_opened_run):
    own = replace(tiny_dataset, key=f"set:{'0' * 16}", family="fashion-mnist", title="Our leaves")
    show(session, make_opened_run(dataset=own))
    assert tab.pad.hint == "Drop a picture here, paste one, or open a file"
    assert "clothing" not in tab.pad.toolTip()
    session.use_dataset(tiny_dataset)
    assert tab.prediction_view.source.text() == "This network was trained on Our leaves, not on MNIST."


def test_a_network_for_clothing_wants_a_picture_instead_of_ink(clothing):
    assert clothing.prediction_view.prediction.text() == "Open a picture"
    draw(clothing, (0.3, 0.2), (0.5, 0.8))
    assert clothing.pad.is_empty
    assert not button(clothing, "undoStrokeButton").isVisible()
    QTest.keyClick(clothing.pad, Qt.Key.Key_4)
    assert clothing.pad.is_empty


def test_the_data_set_decides_as_long_as_no_run_is_open(tab, session, tiny_dataset):
    draw(tab, (0.3, 0.2), (0.5, 0.8))
    session.use_dataset(replace(tiny_dataset, family="fashion-mnist", class_names=FASHION))
    assert tab.pad.is_empty
    draw(tab, (0.3, 0.2), (0.5, 0.8))
    assert tab.pad.is_empty
    session.use_dataset(tiny_dataset)
    draw(tab, (0.3, 0.2), (0.5, 0.8))
    assert not tab.pad.is_empty


def test_a_picture_file_is_read_and_named_by_class(qtbot, clothing, network, picture_file, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(picture_file), ""))
    network.say(c1=0.9)
    button(clothing, "openPictureButton").click()
    settle(qtbot, clothing)
    assert clothing.prediction_view.prediction.text() == "Trouser, 90.0 %"
    assert network.seen[-1][:, 9:18].min() > 100, "the cloth, bright, in the middle"
    assert not network.seen[-1][:, :8].any(), "the ground, black"
    assert clothing.pad.picture.name == "trousers.png"


def test_a_dialog_that_is_cancelled_changes_nothing(clothing, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    button(clothing, "openPictureButton").click()
    assert clothing.pad.is_empty


def test_a_picture_in_the_clipboard_is_pasted(qtbot, clothing, network):
    QGuiApplication.clipboard().setImage(clothing_picture())
    QTest.keyClick(clothing.pad, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, clothing)
    assert len(network.seen) == 1
    assert network.seen[0].any()


def test_a_large_picture_in_the_clipboard_is_pasted(qtbot, clothing, network):
    QGuiApplication.clipboard().setImage(clothing_picture().scaled(4000, 3000))
    button(clothing, "pastePictureButton").click()
    settle(qtbot, clothing)
    assert max(clothing.pad.picture.pixels.shape) == 560


def test_no_more_of_a_pasted_picture_is_taken_over_than_is_wanted(qtbot, clothing, network, monkeypatch):
    taken = []

    def picture_of_pixels(pixels, name):
        taken.append(pixels.shape)
        return picture_of(pixels, name)

    monkeypatch.setattr(prepared_picture, "picture_of", picture_of_pixels)
    QGuiApplication.clipboard().setImage(clothing_picture().scaled(4000, 3000))
    button(clothing, "pastePictureButton").click()
    settle(qtbot, clothing)
    assert taken == [(1000, 1334, 4)]


def test_a_clipboard_without_a_picture_is_told(clothing, problems):
    QGuiApplication.clipboard().setText("no picture")
    button(clothing, "pastePictureButton").click()
    assert problems == ["There is no picture in the clipboard. Copy one, then paste it here."]


def test_a_clipboard_without_any_data_is_told(clothing, problems):
    clothing._source.read_mime(None, "fashion-mnist")  # what the clipboard of some systems hands out when it is empty
    assert problems == ["There is no picture in the clipboard. Copy one, then paste it here."]


def drop(tab: DrawTab, mime: QMimeData) -> bool:
    where = QPoint(50, 50)
    enter = QDragEnterEvent(where, Qt.DropAction.CopyAction, mime, LEFT, NO_KEY)
    QApplication.sendEvent(tab, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(tab, QDropEvent(QPointF(where), Qt.DropAction.CopyAction, mime, LEFT, NO_KEY))
    return True


def test_a_file_that_is_dropped_is_read(qtbot, clothing, network, picture_file):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(picture_file))])
    assert drop(clothing, mime)
    settle(qtbot, clothing)
    assert len(network.seen) == 1


def test_an_image_that_is_dropped_is_read(qtbot, clothing, network):
    mime = QMimeData()
    mime.setImageData(clothing_picture())
    assert drop(clothing, mime)
    settle(qtbot, clothing)
    assert len(network.seen) == 1


def test_what_is_no_picture_cannot_be_dropped(clothing):
    mime = QMimeData()
    mime.setText("https://example.org")
    assert not drop(clothing, mime)
    mime.setUrls([QUrl("https://example.org/shoe.png")])
    assert not drop(clothing, mime)


def test_a_file_that_is_no_picture_is_told_by_name_and_the_pad_stays_as_it_was(qtbot, clothing, problems, picture_file, tmp_path):
    clothing._source.read_file(picture_file, "fashion-mnist")
    settle(qtbot, clothing)
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    clothing._source.read_file(broken, "fashion-mnist")
    settle(qtbot, clothing)
    assert len(problems) == 1
    assert problems[0].startswith("broken.png is not a picture")
    assert clothing.pad.picture.name == "trousers.png"


def test_clear_takes_the_picture_away(qtbot, clothing, picture_file):
    clothing._source.read_file(picture_file, "fashion-mnist")
    settle(qtbot, clothing)
    button(clothing, "clearPadButton").click()
    settle(qtbot, clothing)
    assert clothing.pad.is_empty
    assert clothing.input_view.image is None
    assert clothing.prediction_view.prediction.text() == "Open a picture"


def test_a_picture_that_arrives_after_the_pad_was_put_to_other_use_is_dropped(qtbot, clothing, session, picture_file):
    clothing._source.read_file(picture_file, "fashion-mnist")
    show(session, None)
    settle(qtbot, clothing)
    assert clothing.pad.is_empty


# The photo of a digit


def test_the_photo_of_a_digit_is_read_until_the_pen_touches_the_pad(qtbot, digits, network, tmp_path):
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#d8d4c8"))
    for x in range(95, 105):
        for y in range(40, 160):
            image.setPixelColor(x, y, QColor("#222222"))
    path = tmp_path / "one.png"
    assert image.save(str(path))
    digits._source.read_file(path, "mnist")
    settle(qtbot, digits)
    assert digits.pad.picture is not None
    rows = np.flatnonzero(network.seen[-1].any(1))
    assert rows[-1] - rows[0] + 1 == 20
    draw(digits, (0.3, 0.2), (0.5, 0.8))
    settle(qtbot, digits)
    assert digits.pad.picture is None
    assert np.array_equal(network.seen[-1], digit_image(digits.pad.drawing))


def test_two_digits_on_the_pad_are_said_to_be_more_than_one(qtbot, digits):
    draw(digits, (0.3, 0.2), (0.3, 0.8))
    settle(qtbot, digits)
    assert digits.prediction_view.prediction.text() != "More than one digit?"
    draw(digits, (0.6, 0.2), (0.6, 0.8))
    settle(qtbot, digits)
    assert digits.prediction_view.prediction.text() == "More than one digit?"


def test_the_first_stage_says_what_was_left_out_of_a_picture(digits):
    stages = stages_of_pixels(np.full((4, 4), 255, np.uint8))
    assert stages is not None
    for removed, caption in ((RemovedMarks(lines=2), "Without its lines"), (RemovedMarks(specks=1), "Without specks"),
                             (RemovedMarks(1, 1, 1), "The digit alone"), (RemovedMarks(), "Drawn")):  # fmt: skip
        digits.input_view.show_digit(replace(stages, removed=removed))
        assert digits.input_view._panels[0].caption == caption


# How it looks


@pytest.mark.parametrize(
    ("size", "side"), [((720, 517), 288), ((780, 590), 360), ((860, 610), 360), ((900, 760), 360), ((1500, 950), 500)]
)
def test_pad_is_square_and_nothing_overlaps(tab, size, side):
    tab.resize(*size)
    parts = [tab.pad, tab.tools, tab.collect_mode, tab.input_view]
    assert tab.pad.width() == tab.pad.height() >= side
    for part in parts:
        assert tab.rect().contains(part.geometry())
        assert part.height() >= part.minimumSizeHint().height()
        assert not any(part.geometry().intersects(other.geometry()) for other in parts if other is not part)


def test_the_tab_is_small_enough_for_a_school_screen(tab):
    least = tab.minimumSizeHint()
    assert least.width() <= 860
    assert least.height() <= 600


def test_everything_can_be_named_by_a_screen_reader(digits, qtbot):
    draw(digits, (0.3, 0.2), (0.5, 0.8))
    settle(qtbot, digits)
    assert digits.pad.accessibleName() == "Drawing pad"
    assert digits.input_view.accessibleName()
    qtbot.waitUntil(lambda: digits.prediction_view.bars.accessibleDescription() == "7: 98.2 %")
    for tool in digits.tools.findChildren(QToolButton):
        assert tool.accessibleName()
        assert tool.toolTip()


def test_paper_is_light_and_the_networks_view_is_black_in_both_themes(qtbot, digits):
    draw(digits, (0.5, 0.2), (0.5, 0.8))
    settle(qtbot, digits)
    night = QPalette()
    night.setColor(QPalette.ColorRole.Window, QColor("#22272e"))
    night.setColor(QPalette.ColorRole.WindowText, QColor("#e6edf3"))
    for palette in (QPalette(), night):
        digits.setPalette(palette)
        paper = digits.pad.grab().toImage()
        assert paper.pixelColor(20, 20).lightness() > 220
        assert paper.pixelColor(at(digits, 0.5, 0.5)).lightness() < 60
        assert digits.input_view.grab().toImage().pixelColor(1, 1).lightness() == 0


def test_the_networks_view_shows_its_pixels_as_they_are(qtbot, digits):
    draw(digits, (0.3, 0.2), (0.7, 0.2), (0.5, 0.8))
    settle(qtbot, digits)
    view = digits.input_view
    shot = view.grab().toImage()
    place = view._places()[-1]
    cell = place.width() / 28
    for row in range(0, 28, 3):
        for column in range(0, 28, 3):
            color = shot.pixelColor(int(place.left() + (column + 0.25) * cell), int(place.top() + (row + 0.25) * cell))
            if color.red() == color.blue():  # not on one of the lines that cross at the centre of mass
                assert color.red() == view.image[row, column]


def test_each_stage_explains_itself(digits):
    assert all(panel.explanation for panel in digits.input_view._panels)
    digits.input_view.show_clothing(None)
    captions = [panel.caption for panel in digits.input_view._panels]
    assert captions == ["Trimmed", "28 pixels long", "Sharpened", "28 × 28, on black"]


def test_a_network_for_another_kind_of_images_than_the_chosen_one_is_told(digits, session, tiny_dataset):
    session.use_dataset(tiny_dataset)
    assert "Softmax regression" in digits.prediction_view.source.text()
    session.use_dataset(replace(tiny_dataset, family="fashion-mnist", class_names=FASHION))
    words = "This network was trained on MNIST, not on Fashion-MNIST."
    assert digits.prediction_view.source.text() == words
    session.use_dataset(tiny_dataset)
    assert "Softmax regression" in digits.prediction_view.source.text()


# Copying, and the menu


def test_the_menu_of_the_pad_offers_what_can_be_done_now(digits):
    def enabled() -> dict[str, bool]:
        return {action.text(): action.isEnabled() for action in digits.pad_menu().actions() if action.text()}

    assert enabled() == {"Copy as picture": False, "Paste a picture": True, "Undo": False, "Redo": False, "Clear": False}
    draw(digits, (0.5, 0.2), (0.5, 0.8))
    assert enabled() == {"Copy as picture": True, "Paste a picture": True, "Undo": True, "Redo": False, "Clear": True}
    digits.pad.undo()
    assert enabled()["Redo"]


def test_a_right_click_and_the_menu_key_open_the_menu_of_the_pad(digits, monkeypatch):
    opened = []
    monkeypatch.setattr(QMenu, "popup", lambda _, place: opened.append(place))
    place = digits.pad.mapToGlobal(QPoint(9, 9))
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        QApplication.sendEvent(digits.pad, QContextMenuEvent(reason, QPoint(9, 9), place))
    assert opened == [place, place]


def test_what_is_copied_from_the_pad_is_a_picture_of_the_drawing(qtbot, digits):
    draw(digits, (0.5, 0.2), (0.5, 0.8))
    QTest.keyClick(digits.pad, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().image()
    assert copied.size() == digits.pad.size()
    assert copied.pixelColor(at(digits, 0.5, 0.5)) == QColor(INK)
    assert copied.pixelColor(at(digits, 0.1, 0.5)) == QColor(PAPER)


def test_the_networks_input_is_copied_pixel_by_pixel(qtbot, digits, network):
    draw(digits, (0.5, 0.2), (0.5, 0.8))
    settle(qtbot, digits)
    digits.input_view.copy()
    copied = QGuiApplication.clipboard().image()
    assert [[copied.pixelColor(x, y).red() for x in range(SIDE)] for y in range(SIDE)] == network.seen[-1].tolist()


def test_whoever_listens_hears_the_classes_that_matter_the_most_probable_first(qtbot, digits, network):
    network.say(c3=0.6, c8=0.3, c5=0.05)
    draw(digits, (0.5, 0.2), (0.5, 0.8))
    bars = digits.prediction_view.bars
    qtbot.waitUntil(lambda: bars.accessibleDescription() == "3: 60.0 %, 8: 30.0 %, 5: 5.0 %")
