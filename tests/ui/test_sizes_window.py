"""The plot of accuracy against size: which runs have a mark, whose names stand there, and what a mark is for."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.ui.compare.compare_tab import CompareTab
from mnist_desktop.ui.compare.sizes.label_places import label_places
from mnist_desktop.ui.compare.sizes.window import SizesWindow
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.accessible import NONE
from tests.conftest import make_info

Make = Callable[..., RunInfo]


@pytest.fixture
def make(tiny_dataset: Dataset) -> Make:
    def make(name: str, parameters: int, accuracy: float | None, **changes: object) -> RunInfo:
        info = make_info(f"20260101-120000-{name.lower()}", tiny_dataset)
        return msgspec.structs.replace(info, name=name, parameters=parameters, test_accuracy=accuracy, **changes)

    return make


@pytest.fixture
def window(qtbot: QtBot) -> SizesWindow:
    window = SizesWindow()
    qtbot.addWidget(window)
    window.show()
    return window


def boxed(window: SizesWindow) -> QComboBox:
    return window.findChild(QComboBox, "sizesDataChooser")


def opener(window: SizesWindow) -> QPushButton:
    return window.findChild(QPushButton, "sizesOpenButton")


def test_each_tested_run_has_a_mark_and_the_rest_are_counted(window: SizesWindow, make: Make) -> None:
    window.show_runs([make("Small", 8_000, 0.951), make("Large", 120_000, 0.974), make("New", 500, None)])
    assert window.scatter.part_count() == 2
    assert window.scatter.part_text(0) == (
        "Small: 8,000 parameters, 95.10 % of the test images read right. "
        "On the Pareto front: no other run is as small and as good."
    )
    assert "Runs without a test accuracy: 1;" in window.words.text()
    assert not opener(window).isEnabled()


def test_names_stand_at_their_marks_and_cover_nothing(window: SizesWindow, make: Make) -> None:
    window.show_runs([make("Small", 8_000, 0.951), make("Middle", 9_000, 0.9512), make("Large", 120_000, 0.974)])
    places = window.scatter.names()
    assert set(places) == {0, 1, 2}
    assert not any(places[one].intersects(places[other]) for one in places for other in places if one != other)
    window.grab()


def test_names_look_for_their_places_again_only_where_these_may_have_changed(
    qtbot: QtBot, window: SizesWindow, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []

    def look(marks: object, radius: float, sizes: dict[int, QSizeF], room: QRectF) -> dict[int, QRectF]:
        looked.append(len(sizes))
        return label_places(marks, radius, sizes, room)

    monkeypatch.setattr("mnist_desktop.ui.compare.sizes.run_scatter.label_places", look)
    runs = [make("Small", 8_000, 0.951), make("Large", 120_000, 0.974)]
    window.show_runs(runs)
    for _ in range(3):
        window.scatter.grab()
    assert looked == [2]
    changes: list[Callable[[], object]] = [
        lambda: window.show_runs([*runs, make("Middle", 20_000, 0.96)]),
        lambda: window.show_runs([msgspec.structs.replace(runs[0], name="Other"), runs[1]]),
        lambda: window.resize(window.width() + 40, window.height()),
        lambda: window.scatter.mark(1),
        window.scatter.retranslate,
    ]
    for change in changes:
        looked.clear()
        change()
        window.scatter.grab()
        window.scatter.grab()
        assert len(looked) == 1


def test_a_name_without_room_is_left_out_and_the_first_wanted_stays() -> None:
    area = QRectF(0, 0, 60, 20)
    marks = [QPointF(8, 10), QPointF(12, 10)]
    wide = QSizeF(40, 12)
    assert set(label_places(marks, 3, {0: wide, 1: wide}, area)) == {1}  # the second mark is in the way of the first name
    assert label_places(marks, 3, {}, area) == {}
    narrow = QSizeF(4, 4)
    assert list(label_places(marks, 3, {1: narrow, 0: narrow}, area)) == [1, 0]


def test_runs_of_other_data_are_chosen_above(window: SizesWindow, make: Make) -> None:
    others = {"dataset_fingerprint": "f" * 64, "dataset_title": "Others"}
    runs = [make("One", 10, 0.5), make("Two", 20, 0.6), make("Three", 30, 0.7, **others)]
    window.show_runs(runs)
    assert [boxed(window).itemText(at) for at in range(2)] == ["Tiny blocks (runs: 2)", "Others (runs: 1)"]
    assert window.scatter.part_count() == 2
    boxed(window).setCurrentIndex(1)
    boxed(window).activated.emit(1)
    assert window.scatter.info_at(0).name == "Three"
    window.show_runs([*runs, make("Four", 40, 0.8)])  # the list was read anew
    assert window.scatter.info_at(0).name == "Three"


def test_at_first_the_data_of_the_chosen_run_are_shown(window: SizesWindow, make: Make) -> None:
    other = make("Three", 30, 0.7, dataset_fingerprint="f" * 64, dataset_title="Others")
    window.show_runs([make("One", 10, 0.5), make("Two", 20, 0.6), other], other.id)
    assert window.scatter.info_at(window.scatter.current_part()).id == other.id
    assert "Three: 30 parameters" in window.words.text()


def test_a_mark_can_be_chosen_by_keys_and_opened(qtbot: QtBot, window: SizesWindow, make: Make) -> None:
    large, small = make("Large", 120_000, 0.974), make("Small", 8_000, 0.951)
    window.show_runs([large, small])
    window.scatter.setFocus()
    QTest.keyClick(window.scatter, Qt.Key.Key_Right)
    with qtbot.waitSignal(window.pointed_at) as pointed:
        QTest.keyClick(window.scatter, Qt.Key.Key_Return)
    assert pointed.args == [small.id]
    with qtbot.waitSignal(window.run_wanted) as wanted:
        opener(window).click()
    assert wanted.args == [small.id]


def test_without_a_tested_run_it_says_so(window: SizesWindow, make: Make) -> None:
    window.show_runs([make("New", 500, None)])
    assert window.scatter.part_count() == 0
    assert not boxed(window).isEnabled()
    window.grab()


def test_the_picture_frames_no_mark(window: SizesWindow, make: Make) -> None:
    run = make("Small", 8_000, 0.951)
    window.show_runs([run])
    plain = window.pictures.image()
    window.mark_run(run.id)
    assert window.scatter.current_part() == 0
    assert window.pictures.image() == plain
    assert window.scatter.grab().toImage() != plain


# In Compare


@pytest.fixture
def tab(qtbot: QtBot, session: Session, tiny_dataset: Dataset, make: Make) -> CompareTab:
    session.use_dataset(tiny_dataset)
    tab = CompareTab(session)
    qtbot.addWidget(tab)
    tab.resize(900, 760)
    tab.show()
    qtbot.waitUntil(lambda: not session.tasks._threads)
    tab.runs.set_runs((make("Small", 8_000, 0.951), make("Large", 120_000, 0.974)))
    tab.actions_bar.sizes.trigger()
    return tab


def test_the_window_shows_what_the_list_shows(tab: CompareTab) -> None:
    assert tab.sizes.window.scatter.part_count() == 2
    tab.actions_bar.filter.setText("large")
    QApplication.processEvents()
    assert tab.sizes.window.scatter.part_count() == 1
    tab.actions_bar.sizes.trigger()  # it is open already
    assert len(tab.window().findChildren(SizesWindow)) == 1


def test_list_and_plot_speak_of_the_same_run(tab: CompareTab) -> None:
    scatter = tab.sizes.window.scatter
    at = next(at for at in range(2) if scatter.info_at(at).name == "Large")
    scatter.chosen.emit(at)
    assert [info.name for info in tab.table.chosen_infos] == ["Large"]
    small = next(run for run in tab.runs.all_infos if run.name == "Small")
    tab.table.choose([small.id])
    assert scatter.info_at(scatter.current_part()).name == "Small"
    tab.table.clearSelection()
    assert scatter.current_part() == NONE


def test_a_closed_window_is_made_anew(qtbot: QtBot, tab: CompareTab) -> None:
    tab.sizes.window.close()
    assert tab.sizes.window is None
    tab.actions_bar.sizes.trigger()
    assert tab.sizes.window.scatter.part_count() == 2
