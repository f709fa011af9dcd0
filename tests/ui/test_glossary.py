"""F1 explains the word where it stands, with a picture; the glossary stays open, can be searched, and follows the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QMainWindow,
    QTableView,
    QTapAndHoldGesture,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mnist_desktop.core.glossary.words import ENTRIES, Entry, entry, entry_of
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.ui.compare.difference_table import DifferenceModel
from mnist_desktop.ui.compare.run_group import RunGroup
from mnist_desktop.ui.compare.run_table_model import RunTableModel
from mnist_desktop.ui.compare.sizes.window import SizesWindow
from mnist_desktop.ui.compare.sweep.plan_dialog import PlanDialog
from mnist_desktop.ui.compare.sweep.plan_words import Room
from mnist_desktop.ui.compare.sweep.sweep_base import SweepBase
from mnist_desktop.ui.compare.sweep.sweep_runs import SweepRuns
from mnist_desktop.ui.compare.sweep.window import SweepWindow
from mnist_desktop.ui.data.split_table import CountsModel
from mnist_desktop.ui.glossary import digits
from mnist_desktop.ui.glossary.asking import WordAnswers
from mnist_desktop.ui.glossary.dialog import GlossaryDialog
from mnist_desktop.ui.glossary.finding import entry_at
from mnist_desktop.ui.glossary.picture_view import picture_image
from mnist_desktop.ui.glossary.search import LEAST_NEARNESS, Search
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.results.class_report import ReportModel
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.confusion_cells import Figure
from mnist_desktop.ui.shared.language import speak
from mnist_desktop.ui.shared.text_size import set_text_percent
from mnist_desktop.ui.shared.words import WORD_ROLE, name_word
from tests.conftest import make_info
from tests.ui.known_texts import Marking, marked_texts, unknown_texts

PLAIN_COLUMNS = {
    "Name": "the run's own",
    "Time": "seconds and minutes are no words of the trade",
    "Date": "a day and an hour",
    "Notes": "what the user wrote",
    "By": "a person's name",
}


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path) -> Iterator[MainWindow]:
    window = MainWindow(session, tmp_path / "settings.ini", tmp_path / "log")
    qtbot.addWidget(window)
    session.edit(Sentence("first network"), spec=ModelSpec((Flatten(), Dense(10, "softmax"))))
    window.show()
    yield window
    session.shut_down()


@pytest.fixture
def dialog(qtbot: QtBot) -> GlossaryDialog:
    dialog = GlossaryDialog()
    qtbot.addWidget(dialog)
    return dialog


@pytest.fixture
def help_shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The help dialogs that were shown."""
    shown: list[str] = []
    monkeypatch.setattr(QDialog, "exec", lambda dialog: shown.append(dialog.objectName()))
    return shown


def _dialog_of(window: MainWindow) -> GlossaryDialog | None:
    return window.findChild(GlossaryDialog)


def _press_f1(widget: QWidget) -> None:
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_F1)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("learningRateBox", "learning_rate"),
        ("epochsBox", "epoch"),
        ("optimizerChooser", "adam"),
        ("validationBox", "validation_share"),
        ("presetChooser", "preset"),
        ("layerList", "flatten"),
        ("splitSeedBox", "split_seed"),
    ],
)
def test_f1_explains_the_word_that_has_the_focus(window: MainWindow, help_shown: list[str], name: str, key: str) -> None:
    part = window.findChild(QWidget, name)
    if isinstance(part, QTreeView):
        part.setCurrentIndex(part.model().index(0, 0))
    _press_f1(part)
    shown = _dialog_of(window)
    assert shown is not None
    assert shown.page.entry.key == key
    assert shown.isVisible()
    assert not shown.isModal()
    assert help_shown == []


def test_where_no_word_stands_f1_opens_the_help_of_the_menu(window: MainWindow, qtbot: QtBot, help_shown: list[str]) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    _press_f1(window.tabs.tabBar())
    assert len(help_shown) == 1
    assert _dialog_of(window) is None


def test_f1_with_another_key_is_not_for_the_glossary(window: MainWindow) -> None:
    box = window.findChild(QWidget, "learningRateBox")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_F1, Qt.KeyboardModifier.AltModifier)
    assert _dialog_of(window) is None


def test_a_typed_number_survives_f1(window: MainWindow, session: Session) -> None:
    box = window.findChild(QWidget, "epochsBox")
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "64")
    _press_f1(box)
    assert box.text() == "64"
    assert session.experiment.config.epochs == 64


def _asking(window: MainWindow, places: list[QPoint], answers: list[Entry] | None = None) -> WordAnswers:
    """Answers to a mouse that stands at the last of `places`."""
    return WordAnswers(window, (answers if answers is not None else []).append, lambda: places[-1])


def _middle(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(widget.rect().center())


def test_a_mouse_that_was_moved_to_a_word_shows_it(window: MainWindow) -> None:
    places = [QPoint(0, 0)]
    asking = _asking(window, places)
    window.findChild(QWidget, "learningRateBox").setFocus()
    places.append(_middle(window.findChild(QWidget, "presetChooser")))
    found = asking.help_asked_for()
    assert isinstance(found, Entry)
    assert found.key == "preset"


def test_a_mouse_that_rests_on_a_word_gives_way_to_the_focus(window: MainWindow) -> None:
    places = [_middle(window.findChild(QWidget, "presetChooser"))]
    asking = _asking(window, places)
    window.findChild(QWidget, "presetChooser").setFocus()
    window.findChild(QWidget, "learningRateBox").setFocus()
    found = asking.help_asked_for()
    assert isinstance(found, Entry)
    assert found.key == "learning_rate"


def test_a_label_explains_its_field_and_not_its_choice(window: MainWindow) -> None:
    form = window.findChild(QWidget, "optimizerChooser").parentWidget()
    label = form._labels["optimizer"]
    found = entry_at(label, _middle(label))
    assert found is not None
    assert found.key == "optimizer"


@pytest.fixture
def quick_press() -> Iterator[None]:
    """A press is a long one at once."""
    usual = QTapAndHoldGesture.timeout()
    QTapAndHoldGesture.setTimeout(1)
    yield
    QTapAndHoldGesture.setTimeout(usual)


def test_a_long_press_on_a_word_explains_it(qtbot: QtBot, quick_press: None) -> None:
    window, label = QMainWindow(), QLabel("Learning rate")  # a small window, in which nothing moves while it is pressed
    qtbot.addWidget(window)
    name_word(label, "TrainingConfig.learning_rate")
    window.setCentralWidget(label)
    answers: list[Entry] = []
    WordAnswers(window, answers.append)
    with qtbot.waitExposed(window):
        window.show()
    finger = QTest.createTouchDevice()
    at = label.rect().center()
    QTest.touchEvent(label, finger).press(0, at, label).commit()
    qtbot.waitUntil(lambda: answers != [])
    QTest.touchEvent(label, finger).release(0, at, label).commit()
    assert [each.key for each in answers] == ["learning_rate"]


def test_a_finger_on_the_arrows_of_a_box_counts_on(window: MainWindow) -> None:
    box = window.findChild(QWidget, "learningRateBox")
    answers: list[Entry] = []
    asking = _asking(window, [QPoint(0, 0)], answers)
    asking._answer_press(window, box.mapToGlobal(QPoint(box.width() - 5, 5)))
    assert answers == []


@pytest.mark.parametrize("name", ["drawingPad", "curvesView", "lossPlot", "layerList"])
def test_a_press_that_is_held_where_one_draws_or_drags_asks_nothing(window: MainWindow, name: str) -> None:
    for tab in window.tabs.names():
        window.tabs.page(tab)
    window.tabs.enter("draw" if name == "drawingPad" else "training")
    answers: list[Entry] = []
    _asking(window, [QPoint(0, 0)], answers)._answer_press(window, _middle(window.findChild(QWidget, name)))
    assert answers == []


def test_a_header_shows_the_word_of_the_column_under_the_mouse(qtbot: QtBot) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(ReportModel(view))
    view.resize(600, 200)
    header = view.horizontalHeader()
    at = header.viewport().mapToGlobal(QPoint(header.sectionViewportPosition(2) + 4, 4))
    found = entry_at(header.viewport(), at)
    assert found is not None
    assert found.key == "recall"


@pytest.mark.parametrize("make", [ReportModel, RunTableModel, CountsModel])
def test_every_column_has_an_entry_or_is_plain(qtbot: QtBot, make: Callable[[], object]) -> None:
    model = make()
    for column in range(model.columnCount()):
        title = model.headerData(column, Qt.Orientation.Horizontal)
        word = model.headerData(column, Qt.Orientation.Horizontal, WORD_ROLE)
        assert entry_of(str(word or "")) is not None or title in PLAIN_COLUMNS, title


def test_what_runs_differ_in_has_an_entry(qtbot: QtBot, tiny_dataset) -> None:
    one = make_info("20260101-120000-abcdef", tiny_dataset)
    other = replace(
        one, id="20260101-120001-abcdef", config=TrainingConfig(optimizer="sgd", batch_size=7, schedule="cosine", seed=3)
    )
    model = DifferenceModel()
    model.set_groups([RunGroup((info,), info.id, style) for style, info in enumerate((one, other))])
    words = [model.headerData(row, Qt.Orientation.Vertical, WORD_ROLE) for row in range(model.rowCount())]
    assert {"optimizer", "batch size", "schedule", "seed", "epochs"} <= set(words)
    assert [word for word in words if entry_of(word) is None] == []


def test_every_column_of_the_layers_and_every_figure_of_the_matrix_has_an_entry(window: MainWindow) -> None:
    model = window.findChild(QTreeView, "layerList").model()
    words = [model.headerData(column, Qt.Orientation.Horizontal, WORD_ROLE) for column in range(model.columnCount())]
    words += [f"#matrixFigure={figure.value}" for figure in Figure]
    assert [word for word in words if entry_of(word) is None] == []


def test_the_lines_below_the_classes_have_their_own_entries(qtbot: QtBot, make_opened_run) -> None:
    model = ReportModel()
    model.set_evaluation(make_opened_run().evaluation, tuple("0123456789"))
    words = [model.index(row, 0).data(WORD_ROLE) for row in range(model.rowCount())]
    assert words[:10] == [None] * 10
    assert [entry(word).key for word in words[10:]] == ["accuracy", "macro_average", "weighted_average"]


def test_every_named_widget_that_an_entry_explains_is_there(window: MainWindow) -> None:
    names = {name[1:].partition("=")[0] for each in ENTRIES for name in each.explains if name.startswith("#")}
    for name in window.tabs.names():
        window.tabs.page(name)
    # Windows that are made only when they are asked for.
    session = window.session
    SweepWindow(session, SweepRuns(session, window), window)
    SizesWindow(window)
    base = SweepBase("Small", session.experiment, "tiny", "Tiny", "0" * 64, tuple("0123456789"))
    PlanDialog([base], (), Room(1, 10**9), session.tasks, "", window)
    assert {name for name in names if window.findChild(QWidget, name) is None} == set()


# The pictures


@pytest.mark.parametrize("each", ENTRIES, ids=lambda each: each.key)
def test_a_picture_shows_something_in_light_and_in_dark(qapp: QApplication, each: Entry) -> None:
    light, dark = QPalette(Qt.GlobalColor.white), QPalette(Qt.GlobalColor.black)
    one, other = picture_image(each.picture, light), picture_image(each.picture, dark)
    for image in (one, other):
        inside = {image.pixel(x, y) for x in range(2, image.width() - 2, 3) for y in range(2, image.height() - 2, 3)}
        assert len(inside) > 3
    assert one != other


def test_every_change_of_the_digit_changes_it() -> None:
    plain = digits.image("5")
    same = [name for name in digits.CHANGES if digits.image(name).shape == plain.shape and (digits.image(name) == plain).all()]
    assert same == ["centred"]


# The window of the glossary


def test_the_menu_opens_the_glossary_with_the_cursor_in_the_search_box(window: MainWindow, qtbot: QtBot) -> None:
    window.findChild(QAction, "actionGlossary").trigger()
    shown = _dialog_of(window)
    assert shown is not None
    qtbot.waitUntil(shown.search.hasFocus)
    window.findChild(QAction, "actionGlossary").trigger()
    assert len(window.findChildren(GlossaryDialog)) == 1


def test_what_is_typed_chooses_the_best_word_and_hides_the_others(dialog: GlossaryDialog) -> None:
    QTest.keyClicks(dialog.search, "softmax")
    assert dialog.page.entry.key == "softmax"
    assert dialog.words.item(dialog._row_of("kernel")).isHidden()
    dialog.search.clear()
    assert not any(dialog.words.item(row).isHidden() for row in range(dialog.words.count()))
    assert dialog.note.isHidden()


def _shown(dialog: GlossaryDialog) -> list[str]:
    rows = range(dialog.words.count())
    return [dialog._key(row) for row in rows if not dialog.words.item(row).isHidden()]


@pytest.mark.parametrize(("typed", "near"), [("relo", "relu"), ("drouput", "dropout"), ("학습율", "learning_rate")])
def test_a_search_without_a_hit_offers_what_is_near(dialog: GlossaryDialog, typed: str, near: str) -> None:
    dialog.search.setText(typed)
    assert dialog.note.text() == f"No word is “{typed}”. Perhaps one of these:"
    assert not dialog.note.isHidden()
    assert near in _shown(dialog)
    assert dialog.page.entry.key == near


def test_a_search_for_what_nothing_is_like_says_so(dialog: GlossaryDialog) -> None:
    dialog.search.setText("qqqqqq")
    assert dialog.note.text() == "No word is like “qqqqqq”."
    assert _shown(dialog) == []
    dialog.search.setText("softmax")
    assert dialog.note.isHidden()


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("typed", ["cross-entropy", "교차 엔트로피", "\u110b\u1166\u1111\u1169\u110f\u1173"])
def test_a_word_is_found_in_both_languages_whichever_is_spoken(dialog: GlossaryDialog, language: str, typed: str) -> None:
    speak(language)
    QCoreApplication.sendPostedEvents()
    dialog.search.setText(typed)
    assert dialog.note.isHidden()
    assert dialog.page.entry.key in ("cross_entropy", "epoch")
    found = _shown(dialog)
    speak("ko" if language == "en" else "en")
    QCoreApplication.sendPostedEvents()
    assert set(_shown(dialog)) == set(found)
    assert dialog.page.entry.key in ("cross_entropy", "epoch")


def test_a_word_is_found_by_its_term_before_it_is_found_in_a_sentence() -> None:
    scores = Search([entry("convolution"), entry("epoch")]).matches("conv2d")
    assert scores[0] > scores[1] == 0
    scores = Search([entry("relu"), entry("gelu")]).matches("relu")
    assert scores[0] > scores[1] > 0


@pytest.mark.parametrize("typed", ["relo", "drouput", "convolutoin", "learning raet", "acuracy", "gradeint", "leu"])
def test_nearness_is_the_share_of_letters_in_common(qapp: QApplication, typed: str) -> None:
    spelled = [(each.term.casefold(), each.key.casefold()) for each in ENTRIES]
    shares = [max(SequenceMatcher(None, typed, word).ratio() for word in words) for words in spelled]
    near = [share if LEAST_NEARNESS <= share < 1 else 0 for share in shares]
    assert any(near)
    assert all(
        found >= share for found, share in zip(Search(ENTRIES).matches(typed), near, strict=True)
    )  # also in other languages


@pytest.mark.parametrize(
    "typed", ["x" * 60, "the quick brown fox jumps over the lazy dog and then runs on", "가나다라마바사" * 9]
)
def test_few_terms_are_compared_letter_by_letter_with_a_long_text(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    compared, ratio = [], SequenceMatcher.ratio
    monkeypatch.setattr(SequenceMatcher, "ratio", lambda matcher: compared.append(matcher) or ratio(matcher))
    assert not any(Search(ENTRIES).matches(typed))
    assert len(compared) < len(ENTRIES) / 10


def test_down_leads_from_the_search_box_into_the_list(dialog: GlossaryDialog, qtbot: QtBot) -> None:
    dialog.show()
    dialog.start_search()
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.focusWidget() is dialog.words


def test_links_lead_to_other_entries_and_back(dialog: GlossaryDialog) -> None:
    dialog.go_to("relu")
    dialog.page.wanted.emit("leaky_relu")
    assert dialog.page.entry.key == "leaky_relu"
    dialog.go_back()
    assert dialog.page.entry.key == "relu"
    dialog.go_back()
    assert dialog.page.entry.key == "model"
    assert not dialog.findChild(QWidget, "glossaryBack").isEnabled()
    dialog.go_back()
    assert dialog.page.entry.key == "model"


def test_the_glossary_speaks_another_language_at_once_and_keeps_its_place(dialog: GlossaryDialog, marking: Marking) -> None:
    dialog.go_to("stride")
    marking.speak()
    assert dialog.page.entry.key == "stride"
    assert dialog.words.currentItem().text() == "«stride»"
    assert unknown_texts(dialog, set()) == set()
    marking.fall_silent()
    assert marked_texts(dialog) == set()
    assert dialog.words.currentItem().text() == "stride"


@pytest.mark.parametrize("percent", [100, 200])
def test_the_glossary_is_never_larger_than_the_screen_and_its_page_scrolls(dialog: GlossaryDialog, percent: int) -> None:
    try:
        set_text_percent(percent)
        dialog.go_to("interval")
        room = dialog.screen().availableSize()
        assert dialog.minimumSizeHint().width() <= 640
        assert dialog.minimumSizeHint().height() <= 400
        assert dialog.width() < room.width()
        assert dialog.height() < room.height()
    finally:
        set_text_percent(100)


def test_a_choice_is_asked_by_its_value_in_the_code(qtbot: QtBot) -> None:
    box = QComboBox(objectName="matrixFigure")
    qtbot.addWidget(box)
    box.addItem("행의 비율", Figure.ROW_SHARE)
    found = entry_at(box)
    assert found is not None
    assert found.key == "row_share"
