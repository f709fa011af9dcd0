"""The window puts the tabs together; these tests hold the little that it does itself."""

from __future__ import annotations

import errno
import itertools
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtGui import QAction, QDesktopServices, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QMessageBox, QTabWidget, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.imported import FamilyQuestion, ImportRequest
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.presets.all_presets import preset
from mnist_desktop.core.remembered import Remembered, keep, recall
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.language import Translation
from mnist_desktop.ui.tab_imports import import_pieces
from mnist_desktop.ui.tabs import TABS
from mnist_desktop.ui.training.export_button import ask_path

NAMES = (
    "datasetChooser", "presetChooser", "layerList", "addLayerButton", "duplicateLayerButton", "removeLayerButton",
    "moveLayerUpButton", "moveLayerDownButton", "layerForm", "modelSummary", "problemList", "optimizerChooser",
    "learningRateBox", "batchSizeBox", "epochsBox", "validationBox", "seedBox", "engineChooser", "trainButton",
    "stepButton", "epochButton", "liveRateBox",
    "pauseButton", "stopButton", "progressBar", "tabs", "dataTab", "trainingTab", "resultsTab", "insideTab", "drawTab",
    "lossPlot", "accuracyPlot", "runChooser", "confusionMatrix", "classReport", "sampleGrid", "drawingPad", "clearPadButton",
    "predictionLabel", "probabilityBars", "networkInputView", "compareTab", "labTab", "runList",
)  # fmt: skip


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


@pytest.fixture
def window(qtbot: QtBot, session: Session, settings: Path) -> Iterator[MainWindow]:
    window = MainWindow(session, settings, settings.with_name("log.txt"))
    qtbot.addWidget(window)
    yield window
    window.hide()


@pytest.fixture
def ready(window: MainWindow, tiny_dataset: Dataset) -> MainWindow:
    """A window in which Train may be pressed."""
    window.session.use_dataset(tiny_dataset)
    first = preset("mnist-mlp").experiment
    window.session.edit(Sentence("first"), spec=first.spec, config=first.config)
    return window


def test_every_name_that_automation_relies_on_is_in_the_window(window: MainWindow) -> None:
    for tab in TABS:
        window.tabs.page(tab.name)
    assert [name for name in NAMES if window.findChild(QWidget, name) is None] == []


def test_only_the_first_room_is_built_with_the_window(window: MainWindow) -> None:
    assert window.findChild(QWidget, "dataTab") is not None
    assert window.findChild(QWidget, "resultsTab") is None


def test_a_room_is_built_when_it_is_entered(window: MainWindow) -> None:
    window.findChild(QTabWidget, "tabs").setCurrentIndex(2)
    assert window.findChild(QWidget, "resultsTab") is not None


def test_loading_the_remaining_tabs_builds_each_and_says_so(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.tabs.loaded):
        window.tabs.load_remaining()
    assert window.findChild(QWidget, "drawTab") is not None


@pytest.mark.logs_errors
def test_a_room_that_cannot_be_built_keeps_no_other_out_and_is_told(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mnist_desktop.ui.results.results_tab.ResultsTab", _Broken)
    with qtbot.capture_exceptions() as told, qtbot.waitSignal(window.tabs.loaded):
        window.tabs.load_remaining()
    assert [str(error) for _, error, _ in told] == ["a part is missing"]
    assert window.findChild(QWidget, "labTab") is not None


@pytest.mark.logs_errors
def test_what_cannot_be_imported_for_any_tab_is_told_once(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ImportError("a part is missing")

    monkeypatch.setattr("mnist_desktop.ui.tabs.prepare_imports", fail)
    monkeypatch.setattr("mnist_desktop.ui.results.results_tab.ResultsTab", _Broken)
    with qtbot.capture_exceptions() as told, qtbot.waitSignal(window.tabs.loaded):
        window.tabs.load(("training",))
        window.tabs.load_remaining()
    assert [str(error) for _, error, _ in told] == ["a part is missing"]
    assert window.findChild(QWidget, "labTab") is not None


class _Broken:
    def __init__(self, *_: object) -> None:
        raise ImportError("a part is missing")


def test_nothing_stays_of_a_room_that_could_not_be_built(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    # pytest keeps what is logged, with tracebacks, and so what was being built.
    monkeypatch.setattr("mnist_desktop.ui.tabs.logger.warning", lambda *_, **__: None)

    class HalfBuilt(QWidget):
        def __init__(self, *_: object) -> None:
            super().__init__()
            raise ImportError("a part is missing")

    monkeypatch.setattr("mnist_desktop.ui.results.results_tab.ResultsTab", HalfBuilt)
    with qtbot.capture_exceptions() as told, qtbot.waitSignal(window.tabs.loaded):
        window.tabs.load_remaining()
    assert [str(error) for _, error, _ in told] == ["a part is missing"]
    told.clear()
    assert not any(isinstance(each, HalfBuilt) for each in QApplication.topLevelWidgets())


def test_a_window_that_is_gone_builds_no_more_rooms(qtbot: QtBot, session: Session, settings: Path, tmp_path: Path) -> None:
    window = MainWindow(session, settings, tmp_path / "log.txt")
    built: list[str] = []
    window.tabs.page = built.append  # type: ignore[method-assign]
    window.tabs._load_with(())  # its next step waits for the next turn of the event loop
    delete(window)
    qtbot.wait(20)
    assert built == []


def test_what_cannot_be_imported_ahead_holds_nothing_up(monkeypatch: pytest.MonkeyPatch) -> None:
    imported: list[str] = []

    def import_module(name: str) -> None:
        if name == "PySide6.QtTest":
            raise ImportError(name)
        imported.append(name)

    monkeypatch.setattr("mnist_desktop.ui.tab_imports.importlib.import_module", import_module)
    for _ in import_pieces(("one", "another")):
        pass
    assert imported == ["PySide6.QtSvg", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "pyqtgraph", "one", "another"]


def test_first_painting_is_told_once(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.first_painted):
        window.show()
    with qtbot.assertNotEmitted(window.first_painted, wait=20):
        window.repaint()


def test_window_opens_with_starter_data_and_a_first_network(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    asked: list[str] = []
    session.choose_dataset = asked.append  # type: ignore[method-assign]
    with qtbot.waitSignal(session.engine_ready):
        window.open_first_things()
    assert asked == ["mnist-starter"]
    assert session.experiment == preset("mnist-mlp").experiment
    assert not session.undo_stack.canUndo()


def test_problem_of_the_session_is_shown_as_a_sentence(window: MainWindow) -> None:
    window.session.problem.emit(UserError("{file} is damaged.", file="a.json"))
    assert window.message_bar.text == "a.json is damaged."


def test_what_goes_well_takes_an_old_message_away_and_is_told(window: MainWindow) -> None:
    window.session.problem.emit(UserError("{file} is damaged.", file="a.json"))
    window.session.notice.emit("Opened b.json.")
    assert window.message_bar.text == ""
    assert window.findChild(QLabel, "runSentence").text() == "Opened b.json."


def test_training_brings_its_tab_to_the_front_and_takes_an_old_message_away(qtbot: QtBot, ready: MainWindow) -> None:
    ready.show_problem(UserError("Old."))
    with qtbot.waitSignal(ready.session.run_opened):
        ready.session.train()
    assert ready.tabs.currentIndex() == 1
    assert ready.message_bar.text == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_F5, Qt.Key.Key_F7, Qt.Key.Key_F8], ids=["train", "step", "epoch"])
def test_a_key_starts_a_run_from_wherever_the_focus_is(qtbot: QtBot, ready: MainWindow, key: Qt.Key) -> None:
    with qtbot.waitActive(ready):
        ready.show()
        ready.activateWindow()
    box = ready.findChild(QWidget, "learningRateBox")
    box.setFocus()
    with qtbot.waitSignal(ready.session.run_opened):
        qtbot.keyClick(box, key)
    qtbot.waitUntil(lambda: ready.session.run.state is TrainingState.IDLE)


def test_a_repeated_run_does_not_lead_away_from_the_compare_tab(qtbot: QtBot, ready: MainWindow) -> None:
    ready.tabs.enter("compare")
    with qtbot.waitSignal(ready.session.run_opened):
        ready.session.train_experiment(ready.session.experiment)
    assert ready.tabs.current() == "compare"
    qtbot.waitUntil(lambda: ready.session.run.state is TrainingState.IDLE)


def test_a_run_of_its_own_is_watched_in_the_training_tab_wherever_it_was_started(qtbot: QtBot, ready: MainWindow) -> None:
    ready.tabs.enter("compare")
    with qtbot.waitSignal(ready.session.run_opened):
        ready.session.train()
    assert ready.tabs.current() == "training"
    qtbot.waitUntil(lambda: ready.session.run.state is TrainingState.IDLE)


def test_a_language_that_is_chosen_is_spoken_at_once_and_the_next_time(qtbot: QtBot, window: MainWindow, settings: Path) -> None:
    entry = window.findChild(QAction, "actionQuit")
    window.findChild(QAction, "actionLanguage-ko").trigger()
    qtbot.waitUntil(lambda: entry.text() == "끝내기(&Q)")
    assert window.tabs.tabText(0) == "데이터"
    assert recall(settings)[0].language == "ko"
    again = MainWindow(window.session, settings, None)
    qtbot.addWidget(again)
    assert again.findChild(QAction, "actionLanguage-ko").isChecked()
    window.findChild(QAction, "actionLanguage-en").trigger()
    qtbot.waitUntil(lambda: entry.text() == "&Quit")


def test_a_language_that_cannot_be_spoken_is_not_ticked(
    window: MainWindow, settings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QCoreApplication.instance().findChild(Translation), "_folder", tmp_path)
    window.findChild(QAction, "actionLanguage-ko").trigger()
    assert "mnist_desktop_ko.qm" in window.message_bar.text
    assert window.findChild(QAction, "actionLanguage-system").isChecked()
    assert window.findChild(QAction, "actionQuit").text() == "&Quit"


def test_opening_a_run_in_the_compare_room_leads_to_its_results(window: MainWindow) -> None:
    window.tabs.page("compare").results_wanted.emit()
    assert window.tabs.current() == "results"


def test_closing_asks_before_a_training_is_lost(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped: list[bool] = []
    monkeypatch.setattr(window.session.run, "state", TrainingState.RUNNING)
    monkeypatch.setattr(Session, "stop", lambda _session: stopped.append(True))
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Cancel)
    window.show()
    assert not window.close()
    assert window.isVisible()
    assert not stopped
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Close)
    assert not window.close(), "the run is kept first"
    assert stopped


def test_a_run_that_closing_ends_is_the_one_to_begin_with_next_time(
    window: MainWindow, settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window._keep(replace(window._remembered, run="an earlier one"))
    monkeypatch.setattr(window.session.run, "state", TrainingState.RUNNING)
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Close)
    assert not window.close()
    assert window.close(), "who asks twice does not wait for the run"
    assert recall(settings)[0].run == "", "the newest is shown where none is remembered"


def test_closing_writes_the_settings_once(window: MainWindow, settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window._keep(replace(window._remembered, run="an earlier one"))
    written: list[str] = []
    monkeypatch.setattr("mnist_desktop.ui.main_window.keep", lambda _file, remembered: written.append(remembered.run))
    monkeypatch.setattr(window.leaving, "may_close", lambda: True)
    monkeypatch.setattr(window.session.run, "state", TrainingState.RUNNING)
    assert window.close()
    assert written == [""], "a program that is killed meanwhile remembers no other run"


def test_geometry_data_set_and_experiment_are_remembered(
    qtbot: QtBot, ready: MainWindow, session: Session, settings: Path
) -> None:
    # Only the height: the screen of the tests is narrower than the window, and widths are cut down to it.
    ready.resize(ready.minimumSizeHint())  # the default is 800 high
    session.edit(Sentence("another"), spec=preset("cnn").experiment.spec)
    kept = session.experiment
    ready.show()
    ready.close()
    again = MainWindow(session, settings, settings)
    qtbot.addWidget(again)
    assert again.height() == ready.height() < 700
    asked: list[str] = []
    session.choose_dataset = asked.append  # type: ignore[method-assign]
    again.refresh_datasets = lambda: ("tiny",)  # type: ignore[method-assign]
    again.loading.begin = lambda: None  # type: ignore[method-assign]
    again.open_first_things()
    assert asked == ["tiny"]
    assert session.experiment == kept


def test_damaged_settings_give_a_first_network_and_a_line_that_names_the_file(
    qtbot: QtBot, session: Session, settings: Path
) -> None:
    settings.write_text('[General]\nexperiment="{\\"spec\\": 7}"\nrun=../../etc\ngeometry=4\nsplitter=hello\n')
    window = MainWindow(session, settings, settings)
    qtbot.addWidget(window)
    session.choose_dataset = lambda _key: None  # type: ignore[method-assign]
    window.loading.begin = lambda: None  # type: ignore[method-assign]
    session.open_run = pytest.fail  # type: ignore[method-assign]
    window.open_first_things()
    window.open_last_run()
    assert session.experiment == preset("mnist-mlp").experiment
    assert str(settings) in window.message_bar.text
    assert not settings.exists()
    window.close()
    assert recall(settings)[1] is None


def test_the_line_about_damaged_settings_outlasts_what_else_the_start_has_to_say(
    qtbot: QtBot, session: Session, settings: Path
) -> None:
    settings.write_text("geometry=4\nsplitter=hello\n\x00")
    window = MainWindow(session, settings, settings)
    qtbot.addWidget(window)
    said = window.message_bar.text
    assert str(settings) in said
    session.notice.emit("Opened the run.")
    session.training_state_changed.emit(TrainingState.STARTING)
    assert window.message_bar.text == said
    session.problem.emit(UserError("No."))
    session.notice.emit("Opened the run.")
    assert window.message_bar.text == said
    window.message_bar.close_button.click()
    assert window.message_bar.text == ""


def test_a_warning_of_the_session_stays_in_sight(window: MainWindow) -> None:
    window.session.warning.emit(UserError("{file} is passed over.", file="a.npz"))
    window.session.notice.emit("Opened b.json.")
    assert window.message_bar.text == "a.npz is passed over."


def test_settings_that_cannot_be_written_hold_up_nobody(window: MainWindow, settings: Path) -> None:
    settings.mkdir()
    assert window.close()


def test_a_window_that_was_on_another_screen_comes_back_to_this_one(qtbot: QtBot, session: Session, settings: Path) -> None:
    away = struct.pack(">IHH4i4iiBBi4i", 0x1D9D0CB, 3, 0, 9000, -9000, 9900, -8400, 9000, -8970, 9900, -8400, 3, 0, 1, 10000,
                       9000, -8970, 9900, -8400)  # fmt: skip
    keep(settings, Remembered(geometry=away))
    window = MainWindow(session, settings, settings)
    qtbot.addWidget(window)
    window.show()
    assert window.screen().availableGeometry().intersects(QRect(window.pos(), window.frameSize()))
    assert not window.isFullScreen()


def test_the_run_of_last_time_is_shown_again(qtbot: QtBot, ready: MainWindow, session: Session, settings: Path) -> None:
    with qtbot.waitSignal(session.runs_changed):
        session.train()
    qtbot.waitUntil(lambda: session.run.state is TrainingState.IDLE)
    run_id = session.opened_run.record.info.id
    ready.close()
    session.close_run()
    again = MainWindow(session, settings, settings)
    qtbot.addWidget(again)
    opened: list[str] = []
    session.open_run = opened.append  # type: ignore[method-assign]
    again.open_last_run()
    assert opened == [run_id]


def test_layers_outlive_a_program_that_is_killed_while_they_are_trained(
    qtbot: QtBot, ready: MainWindow, session: Session, settings: Path
) -> None:
    session.edit(Sentence("more epochs"), config=replace(session.experiment.config, epochs=3))
    with qtbot.waitSignal(session.training_state_changed, check_params_cb=lambda state: state is TrainingState.IDLE):
        session.train()
        assert recall(settings)[0].experiment == session.experiment
    assert recall(settings)[0].run == session.opened_run.record.info.id


def test_a_folder_that_no_program_shows_is_named(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    window.findChild(QAction, "actionDataFolder").trigger()
    assert "This system has no program that shows" in window.message_bar.text


def test_where_there_is_no_log_it_is_said(qtbot: QtBot, session: Session, settings: Path) -> None:
    window = MainWindow(session, settings, None)
    qtbot.addWidget(window)
    window.findChild(QAction, "actionOpenLog").trigger()
    assert window.message_bar.text.startswith("There is no log:")


def test_a_folder_that_cannot_be_made_is_a_sentence(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    window.findChild(QAction, "actionDataFolder").trigger()
    assert "no permission" in window.message_bar.text


def test_first_window_leaves_room_for_its_frame_on_the_screen(qtbot: QtBot, session: Session, settings: Path) -> None:
    window = MainWindow(session, settings, settings)
    qtbot.addWidget(window)
    fitting = window.screen().availableSize().height() - 40
    assert window.height() == max(fitting, window.minimumSizeHint().height())


def test_every_menu_action_has_a_name(window: MainWindow) -> None:
    actions = [action for action in window.findChildren(QAction) if action.text() and not action.menu()]
    assert [action.text() for action in actions if not action.objectName()] == []


def claims(widget: QWidget, key: str) -> bool:
    """Whether a widget takes a key for itself before any shortcut does."""
    combination = QKeySequence(key)[0]
    event = QKeyEvent(QEvent.Type.ShortcutOverride, combination.key(), combination.keyboardModifiers())
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_no_two_actions_can_be_meant_by_one_key(window: MainWindow) -> None:
    for tab in TABS:
        window.tabs.page(tab.name)
    scopes: dict[str, list[tuple[QAction, QWidget]]] = {}
    for action in window.findChildren(QAction):
        in_window = action.shortcutContext() is Qt.ShortcutContext.WindowShortcut
        for place in [window] if in_window else [each for each in action.associatedObjects() if isinstance(each, QWidget)]:
            for key in filter(None, (key.toString() for key in action.shortcuts())):
                scopes.setdefault(key, []).append((action, place))
    assert len(scopes) > 30
    clashes = [
        f"{key}: {action.objectName()} in {place.objectName()}, {other.objectName()} in {elsewhere.objectName()}"
        for key, places in scopes.items()
        for (action, place), (other, elsewhere) in itertools.combinations(places, 2)
        if action is not other and (place is elsewhere or place.isAncestorOf(elsewhere) or elsewhere.isAncestorOf(place))
        if not claims(place, key) and not claims(elsewhere, key)
    ]
    assert clashes == [], clashes


def test_window_fits_a_small_laptop(window: MainWindow) -> None:
    for tab in TABS:
        window.tabs.page(tab.name)
    smallest = window.minimumSizeHint()
    assert smallest.width() <= 1280
    assert smallest.height() <= 720


def test_nothing_of_a_dialog_stays_when_it_is_closed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in (QDialog, QMessageBox, QFileDialog):
        monkeypatch.setattr(kind, "exec", lambda _: QDialog.DialogCode.Rejected)
    window.findChild(QAction, "actionFirstSteps").trigger()
    window.findChild(QAction, "actionWhatsNew").trigger()
    window.findChild(QAction, "actionAbout").trigger()
    window.data_files._take_import(FamilyQuestion(ImportRequest(tmp_path / "set.npz")))
    ask_path(window, "Save", str(tmp_path / "curves.svg"), "Pictures (*.svg)")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChildren(QDialog) == []


@pytest.mark.parametrize(
    ("number", "focused"),
    [(1, "imageGrid"), (2, "curvesView"), (5, "drawingPad"), (7, "labKernelList")],
)
def test_the_key_of_a_tab_leads_into_it(
    qtbot: QtBot, window: MainWindow, tiny_dataset: Dataset, number: int, focused: str
) -> None:
    window.session.use_dataset(tiny_dataset)
    window.show()
    qtbot.waitExposed(window)
    window.findChild(QAction, f"actionTab{number}").trigger()
    assert window.focusWidget().objectName() == focused


def test_a_sample_digit_s_key_on_the_draw_tab_changes_no_learning_rate(qtbot: QtBot, window: MainWindow) -> None:
    window.show()
    window.builder.findChild(QWidget, "learningRateBox").setFocus()
    rate = window.session.experiment.config.learning_rate
    window.findChild(QAction, "actionTab5").trigger()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_3)
    assert window.session.experiment.config.learning_rate == rate
    qtbot.waitUntil(lambda: not window.tabs.page("draw").pad.is_empty)
