"""Runs that come with the app: when one is shown, what it gives way to, and that every tab says what it is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.families import FAMILIES
from mnist_desktop.core.datasets.known import known_by_key
from mnist_desktop.core.datasets.stored import AbsentDataError
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.presets.all_presets import preset
from mnist_desktop.core.remembered import recall
from mnist_desktop.core.runs.record import RunInfo, RunRecord
from mnist_desktop.core.runs.run_files import PREDICTIONS
from mnist_desktop.core.runs.shipped import SHIPPED, ShippedRuns
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.services import Services
from mnist_desktop.ui.compare.compare_tab import CompareTab
from mnist_desktop.ui.compare.run_columns import Column
from mnist_desktop.ui.compare.run_table_model import RunTableModel
from mnist_desktop.ui.drawing.draw_tab import DrawTab
from mnist_desktop.ui.inside.inside_tab import InsideTab
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pretrained import PretrainedOffer
from mnist_desktop.ui.results.results_tab import ResultsTab
from mnist_desktop.ui.results.run_chooser import RunChooser, RunListModel
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.training.training_tab import TrainingTab

DIGITS, SMALL, QUICK, CLOTHES = "mnist-draws-well", "mnist-best-small", "mnist-quick", "fashion-best"
OWN = "20260101-120000-abcdef"


@pytest.fixture
def shelf(tiny_dataset: Dataset) -> dict[str, Dataset]:
    """Small sets that pass for the starter sets and, where a test puts them here, for the full ones."""
    return {key: stand_in(tiny_dataset, key) for key in ("mnist-starter", "fashion-mnist-starter")}


def stand_in(tiny: Dataset, key: str) -> Dataset:
    known = known_by_key(key)
    words = FAMILIES[known.family]
    return replace(tiny, key=key, title=known.title, family=known.family, fingerprint=known.fingerprint,
                   class_names=words.class_names, class_names_ko=words.class_names_ko)  # fmt: skip


@pytest.fixture
def services(services: Services, shelf: dict[str, Dataset], tmp_path: Path) -> Services:
    """Services with all four runs shipped, and only what is on the shelf on this computer."""

    def load(key: str) -> Dataset:
        if key not in shelf:
            raise AbsentDataError("{key} is not on this computer.", key=key)
        return shelf[key]

    folder = tmp_path / "shipped"
    for number, name in enumerate((DIGITS, SMALL, QUICK, CLOTHES)):
        ship(folder, name, test_accuracy=0.991 + 0.001 * number)
    return replace(services, load_dataset=load, shipped=ShippedRuns(folder))


def ship(folder: Path, name: str, **changes: object) -> None:
    known = known_by_key("fashion-mnist" if name == CLOTHES else "mnist")
    experiment = preset("softmax-regression").experiment
    info = RunInfo(
        id=name, name=f"Net {name}", created="2030-01-01T12:00:00+09:00", dataset_key=known.key, dataset_title=known.title,
        dataset_family=known.family, dataset_fingerprint=known.fingerprint, spec=experiment.spec, config=experiment.config,
        history=(), outcome="finished", message="", best_epoch=0, seconds=60.0, parameters=7850, versions={},
    )  # fmt: skip
    RunStore(folder).save(RunRecord(msgspec.structs.replace(info, **changes), (np.zeros(2, np.float32),)))


@pytest.fixture
def keep(session: Session, make_opened_run: Callable[..., OpenedRun]) -> Callable[..., OpenedRun]:
    """Keeps a run of the user's, on one of the starter sets."""

    def keep(dataset: Dataset, run_id: str = OWN) -> OpenedRun:
        opened = make_opened_run(run_id=run_id, dataset=dataset)
        session.services.store.save(opened.record)
        return opened

    return keep


@pytest.fixture
def offer(session: Session) -> PretrainedOffer:
    return PretrainedOffer(session)


def settle(qtbot: QtBot, session: Session) -> None:
    for _ in range(3):  # what one task leads to may be another
        qtbot.waitUntil(lambda: not session.tasks._threads)
        QApplication.processEvents()


def ready(qtbot: QtBot, session: Session, dataset: Dataset) -> None:
    """Data are there and TensorFlow is imported."""
    session.use_dataset(dataset)
    session.import_engine()
    settle(qtbot, session)


def shown(session: Session) -> str:
    return session.opened_run.record.info.id.removeprefix(SHIPPED) if session.opened_run else ""


# When one is shown


def test_a_first_start_shows_the_one_that_draws_well(qtbot, session, offer, shelf):
    ready(qtbot, session, shelf["mnist-starter"])
    assert shown(session) == DIGITS
    assert session.opened_run.dataset is shelf["mnist-starter"]
    assert offer.is_shown


def test_nothing_is_offered_before_its_turn_even_where_other_data_are_chosen(qtbot, session, shelf):
    class Turn(QObject):
        comes = Signal()

    turn = Turn(session)
    PretrainedOffer(session, session, turn.comes)
    ready(qtbot, session, shelf["mnist-starter"])
    session.use_dataset(shelf["fashion-mnist-starter"])
    settle(qtbot, session)
    assert shown(session) == ""
    turn.comes.emit()
    settle(qtbot, session)
    assert shown(session) == CLOTHES


def test_clothes_are_shown_theirs(qtbot, session, offer, shelf):
    ready(qtbot, session, shelf["fashion-mnist-starter"])
    assert shown(session) == CLOTHES
    assert offer.is_shown


@pytest.mark.parametrize("missing", ["data", "engine"])
def test_it_waits_for_data_and_engine(qtbot, session, offer, shelf, missing):
    if missing == "engine":
        session.use_dataset(shelf["mnist-starter"])
    else:
        session.import_engine()
    settle(qtbot, session)
    assert shown(session) == ""
    ready(qtbot, session, shelf["mnist-starter"])
    assert shown(session) == DIGITS
    assert offer.is_shown


def test_another_kind_of_images_brings_its_own(qtbot, session, offer, shelf):
    ready(qtbot, session, shelf["mnist-starter"])
    session.use_dataset(shelf["fashion-mnist-starter"])
    settle(qtbot, session)
    assert shown(session) == CLOTHES
    session.use_dataset(shelf["mnist-starter"])
    settle(qtbot, session)
    assert shown(session) == DIGITS
    assert offer.is_shown


def test_a_kind_that_is_chosen_while_another_is_opened_is_the_one_that_is_shown(qtbot, session, offer, shelf):
    gate, open_run = threading.Event(), session.services.open_run
    session.services = replace(session.services, open_run=lambda *given: gate.wait(60) and open_run(*given))
    session.use_dataset(shelf["mnist-starter"])
    with qtbot.waitSignal(session.engine_ready):
        session.import_engine()
    session.use_dataset(shelf["fashion-mnist-starter"])
    gate.set()
    settle(qtbot, session)
    assert shown(session) == CLOTHES
    assert offer.is_shown


def test_it_is_opened_no_further_once_a_training_begins(qtbot, session, offer, shelf):
    gate, asked_to_stop, open_run = threading.Event(), [], session.services.open_run

    def open_slowly(record: RunRecord, dataset: Dataset, stop: StopToken) -> OpenedRun:
        asked_to_stop.append(gate.wait(60) and stop.stop_requested)
        return open_run(record, dataset, stop)

    session.services = replace(session.services, open_run=open_slowly)
    session.use_dataset(shelf["mnist-starter"])
    try:
        with qtbot.waitSignal(session.engine_ready):
            session.import_engine()
        with qtbot.waitSignal(session.nothing_to_offer):
            session.training_state_changed.emit(TrainingState.STARTING)
    finally:
        gate.set()
    settle(qtbot, session)
    assert asked_to_stop in ([], [True])  # before it began to open one, or in the middle of it
    assert not offer.is_shown


def test_it_is_judged_again_when_the_images_that_it_was_trained_on_arrive(qtbot, session, offer, shelf, tiny_dataset):
    ready(qtbot, session, shelf["mnist-starter"])
    shelf["mnist"] = stand_in(tiny_dataset, "mnist")
    session.use_dataset(shelf["mnist"])
    settle(qtbot, session)
    assert shown(session) == DIGITS
    assert session.opened_run.dataset is shelf["mnist"]
    assert offer.is_shown


def test_the_images_that_it_was_trained_on_are_taken_where_they_are(qtbot, session, offer, shelf, tiny_dataset):
    shelf["mnist"] = stand_in(tiny_dataset, "mnist")
    ready(qtbot, session, shelf["mnist-starter"])
    assert session.opened_run.dataset is shelf["mnist"]
    assert offer.is_shown


# Where none comes by itself


@pytest.mark.parametrize(("make", "name"), [(DrawTab, "drawOpenNetwork"), (InsideTab, "insideOpenNetwork")])
def test_beside_a_network_for_other_images_one_for_the_chosen_is_a_click_away(qtbot, session, offer, shelf, keep, make, name):
    tab = make(session)
    qtbot.addWidget(tab)
    button = tab.findChild(QPushButton, name)
    ready(qtbot, session, shelf["mnist-starter"])
    assert button.isHidden()
    session.show_run(keep(shelf["mnist-starter"]))
    session.use_dataset(shelf["fashion-mnist-starter"])
    settle(qtbot, session)
    assert shown(session) == OWN
    assert not button.isHidden()
    assert button.text() == "Open one for Fashion-MNIST"
    button.click()
    settle(qtbot, session)
    assert shown(session) == CLOTHES
    assert button.isHidden()


@pytest.mark.parametrize(
    ("make", "name"), [(DrawTab, "drawOpenNetwork"), (InsideTab, "insideOpenFirst"), (ResultsTab, "resultsOpenNetwork")]
)
def test_where_no_network_is_shown_any_more_one_is_a_click_away(qtbot, session, offer, shelf, make, name):
    tab = make(session)
    qtbot.addWidget(tab)
    ready(qtbot, session, shelf["mnist-starter"])
    session.close_run()
    button = tab.findChild(QPushButton, name)
    assert not button.isHidden()
    button.click()
    settle(qtbot, session)
    assert shown(session) == DIGITS
    assert button.isHidden()


def test_where_there_is_no_network_for_the_chosen_images_that_is_said(qtbot, session, shelf):
    session.services = replace(session.services, shipped=ShippedRuns(None))
    tab = DrawTab(session)
    qtbot.addWidget(tab)
    ready(qtbot, session, shelf["mnist-starter"])
    with qtbot.waitSignal(session.problem) as told:
        tab.findChild(QPushButton, "drawOpenNetwork").click()
    assert told.args[0].text == "There is no network for MNIST yet: train one."
    assert tab.findChild(QPushButton, "drawOpenNetwork").isEnabled()


# What it gives way to


def test_who_has_runs_of_that_kind_is_shown_the_newest_of_them(qtbot, session, offer, shelf, keep):
    keep(shelf["mnist-starter"])
    keep(shelf["mnist-starter"], "20260202-120000-abcdef")
    ready(qtbot, session, shelf["mnist-starter"])
    assert shown(session) == "20260202-120000-abcdef"
    session.use_dataset(shelf["fashion-mnist-starter"])
    settle(qtbot, session)
    assert shown(session) == CLOTHES
    assert offer.is_shown


def test_a_run_that_the_user_opened_stays_when_another_kind_is_chosen(qtbot, session, offer, shelf, keep):
    keep(shelf["mnist-starter"])
    ready(qtbot, session, shelf["mnist-starter"])
    session.open_run(OWN)
    settle(qtbot, session)
    session.use_dataset(shelf["fashion-mnist-starter"])
    settle(qtbot, session)
    assert shown(session) == OWN
    assert not offer.is_shown


def test_a_shipped_run_that_the_user_opened_stays_as_well(qtbot, session, offer, shelf):
    ready(qtbot, session, shelf["mnist-starter"])
    session.open_run(SHIPPED + QUICK)
    settle(qtbot, session)
    assert not offer.is_shown
    session.use_dataset(shelf["fashion-mnist-starter"])
    settle(qtbot, session)
    assert shown(session) == QUICK


def test_a_run_that_the_user_opens_meanwhile_is_the_one_that_is_shown(qtbot, session, offer, shelf):
    gate, open_run = threading.Event(), session.services.open_run

    def slow_for_the_first(record: RunRecord, *given: object) -> OpenedRun:
        assert record.info.id != SHIPPED + DIGITS or gate.wait(60)
        return open_run(record, *given)

    session.services = replace(session.services, open_run=slow_for_the_first)
    session.use_dataset(shelf["mnist-starter"])
    with qtbot.waitSignal(session.engine_ready):
        session.import_engine()
    with qtbot.waitSignal(session.run_opened):
        session.open_run(SHIPPED + QUICK)
    gate.set()
    settle(qtbot, session)
    assert shown(session) == QUICK
    assert not offer.is_shown


def test_nothing_is_shown_while_a_network_trains_nor_over_what_was_trained(qtbot, session, offer, shelf):
    shipped_gate, engine_gate = threading.Event(), threading.Event()
    open_run, engine = session.services.open_run, session.services.engine

    def slow_for_shipped(record: RunRecord, *given: object) -> OpenedRun:
        assert not record.info.id.startswith(SHIPPED) or shipped_gate.wait(60)
        return open_run(record, *given)

    def slow_engine(*given: object, **options: object) -> RunRecord:
        assert engine_gate.wait(60)
        return engine(*given, **options)

    session.services = replace(session.services, open_run=slow_for_shipped, engine=slow_engine)
    session.use_dataset(shelf["mnist-starter"])
    session.edit(Sentence("first"), spec=preset("mnist-mlp").experiment.spec)
    with qtbot.waitSignal(session.engine_ready):
        session.import_engine()
    told: list[str] = []
    session.run_opened.connect(lambda opened: told.append(opened.record.info.id))
    session.train()
    shipped_gate.set()
    qtbot.waitUntil(lambda: len(session.tasks._threads) == 1)  # only the training is left
    QApplication.processEvents()
    assert told == []
    engine_gate.set()
    settle(qtbot, session)
    assert session.run.state is TrainingState.IDLE
    assert len(told) == 1
    assert not told[0].startswith(SHIPPED)
    assert not offer.is_shown


def test_the_opening_of_an_offer_is_asked_to_end_when_a_training_starts(qtbot, session, offer, shelf):
    is_opening, gate, open_run = threading.Event(), threading.Event(), session.services.open_run
    asked: list[bool] = []

    def open_slowly(record: RunRecord, dataset: Dataset, stop: StopToken | None = None) -> OpenedRun:
        if stop is not None and record.info.id.startswith(SHIPPED):
            is_opening.set()
            assert gate.wait(60)
            asked.append(stop.stop_requested)
        return open_run(record, dataset, stop)

    session.services = replace(session.services, open_run=open_slowly)
    session.use_dataset(shelf["mnist-starter"])
    session.edit(Sentence("first"), spec=preset("mnist-mlp").experiment.spec)
    session.import_engine()
    qtbot.waitUntil(is_opening.is_set)
    with qtbot.waitSignal(session.nothing_to_offer):
        session.train()
    gate.set()
    settle(qtbot, session)
    assert asked == [True]
    assert not offer.is_shown


def test_a_tab_that_is_built_while_the_first_network_is_on_its_way_awaits_it(qtbot, session, offer, shelf):
    gate, begun, open_run = threading.Event(), threading.Event(), session.services.open_run

    def open_slowly(record: RunRecord, dataset: Dataset, stop: StopToken) -> OpenedRun:
        begun.set()
        assert gate.wait(60)
        return open_run(record, dataset, stop)

    session.services = replace(session.services, open_run=open_slowly)
    session.use_dataset(shelf["mnist-starter"])
    session.import_engine()
    qtbot.waitUntil(begun.is_set)
    tab = show_tab(qtbot, DrawTab(session))
    assert session.is_engine_ready
    assert part(tab, "predictionLabel").text() == "Getting ready…"
    assert tab.findChild(QPushButton, "drawOpenNetwork").isHidden()
    gate.set()
    settle(qtbot, session)
    assert not session.first_network.is_awaited


class Settling(QObject):
    """Stands for what loads the program."""

    settled = Signal()


def test_a_network_is_awaited_until_the_window_has_settled_although_none_ships(qtbot, session, shelf):
    session.services = replace(session.services, shipped=ShippedRuns(None))
    settling = Settling(session)
    PretrainedOffer(session, session, settling.settled)
    ready(qtbot, session, shelf["mnist-starter"])
    assert session.first_network.is_awaited
    with qtbot.waitSignal(session.nothing_to_offer):
        settling.settled.emit()
    assert not session.first_network.is_awaited


def test_what_was_shown_last_time_is_awaited_until_it_is_shown(qtbot, session, shelf, keep):
    settling, gate, open_run = Settling(session), threading.Event(), session.services.open_run

    def open_slowly(record: RunRecord, dataset: Dataset, stop: StopToken) -> OpenedRun:
        assert gate.wait(60)
        return open_run(record, dataset, stop)

    keep(shelf["mnist-starter"])
    session.services = replace(session.services, open_run=open_slowly)
    settling.settled.connect(lambda: session.open_run(OWN))
    PretrainedOffer(session, session, settling.settled)
    ready(qtbot, session, shelf["mnist-starter"])
    settling.settled.emit()
    assert session.first_network.is_awaited
    gate.set()
    settle(qtbot, session)
    assert not session.first_network.is_awaited
    assert shown(session) == OWN


def test_nobody_waits_for_a_network_that_does_not_come(qtbot, session, offer, shelf, tmp_path):
    tab = show_tab(qtbot, DrawTab(session))
    session.services = replace(session.services, shipped=ShippedRuns(tmp_path / "empty"))
    assert part(tab, "predictionLabel").text() == "Getting ready…"
    ready(qtbot, session, shelf["mnist-starter"])
    assert session.opened_run is None
    assert part(tab, "predictionLabel").text() == "No network yet"


def test_where_nothing_ships_the_first_start_is_empty(qtbot, session, offer, shelf):
    session.services = replace(session.services, shipped=ShippedRuns())
    ready(qtbot, session, shelf["mnist-starter"])
    assert shown(session) == ""
    assert not offer.is_shown


def test_a_damaged_one_gives_way_to_the_next(qtbot, session, offer, shelf):
    (session.services.shipped.folder / DIGITS / "weights.npz").write_bytes(b"")
    (session.services.shipped.folder / SMALL / "run.json").write_bytes(b"{")
    ready(qtbot, session, shelf["mnist-starter"])
    assert shown(session) == QUICK
    assert offer.is_shown


def test_where_all_are_damaged_the_first_says_why(qtbot, session, offer, shelf):
    for name in (DIGITS, SMALL, QUICK):
        (session.services.shipped.folder / name / "weights.npz").write_bytes(b"")
    told: list[UserError] = []
    session.problem.connect(told.append)
    ready(qtbot, session, shelf["mnist-starter"])
    assert shown(session) == ""
    assert [DIGITS in str(error) and "damaged" in str(error) for error in told] == [True]
    assert not offer.is_shown


# What the window remembers


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path) -> MainWindow:
    window = MainWindow(session, tmp_path / "settings.ini", tmp_path / "log.txt")
    window.loading.quiet_ms = 0
    qtbot.addWidget(window)
    return window


def test_the_run_of_last_time_comes_before_a_pretrained_one(qtbot, session, window, shelf, keep):
    gate, open_run = threading.Event(), session.services.open_run

    def slow_for_own(record: RunRecord, *given: object) -> OpenedRun:
        assert record.info.id.startswith(SHIPPED) or gate.wait(60)
        return open_run(record, *given)

    session.services = replace(session.services, open_run=slow_for_own)
    keep(shelf["mnist-starter"])
    window._keep(msgspec.structs.replace(window._remembered, run=OWN))
    session.use_dataset(shelf["fashion-mnist-starter"])
    told: list[str] = []
    session.run_opened.connect(lambda opened: told.append(opened.record.info.id))
    with qtbot.waitSignal(session.engine_ready):
        session.import_engine()
    qtbot.waitUntil(lambda: len(session.tasks._threads) == 1)  # only the run of last time is being opened
    QApplication.processEvents()
    gate.set()
    settle(qtbot, session)
    assert told == [OWN]


def test_one_that_nobody_asked_for_is_not_remembered(qtbot, session, window, shelf):
    ready(qtbot, session, shelf["mnist-starter"])
    assert shown(session) == DIGITS
    window.close()
    assert recall(window._settings_file)[0].run == ""


def test_one_that_the_user_opened_is_shown_again(qtbot, session, window, shelf):
    ready(qtbot, session, shelf["mnist-starter"])
    session.open_run(SHIPPED + QUICK)
    settle(qtbot, session)
    window.close()
    session.close_run()
    window.open_last_run()
    settle(qtbot, session)
    assert shown(session) == QUICK


# What the tabs say of it


def part(tab: QWidget, name: str) -> QLabel:
    return tab.findChild(QLabel, name)


def show_tab(qtbot: QtBot, tab: QWidget) -> QWidget:
    qtbot.addWidget(tab)
    tab.resize(900, 760)
    tab.show()
    qtbot.waitExposed(tab)
    return tab


def test_results_say_that_it_is_pretrained_and_that_the_digits_here_are_no_fair_test(qtbot, session, shelf):
    tab = show_tab(qtbot, ResultsTab(session))
    assert not part(tab, "pretrainedBadge").isVisible()
    assert not part(tab, "resultCaveat").isVisible()
    ready(qtbot, session, shelf["mnist-starter"])
    session.open_run(SHIPPED + DIGITS)
    settle(qtbot, session)
    badge, note = part(tab, "pretrainedBadge"), part(tab, "resultCaveat")
    assert badge.isVisible()
    assert badge.text() == "Pre-trained"
    assert badge.toolTip() == badge.accessibleDescription()
    assert "training images of MNIST, of which 12,000 only served to validate" in badge.toolTip()
    assert f"python tests/benchmarks/experiments.py --only {DIGITS}" in badge.toolTip()
    assert note.isVisible()
    assert note.text() == (
        "These 100 images are among those that it was trained with, so this is no fair test. "
        "On all 10,000 test images of MNIST it read 99.10 %."
    )
    assert "was trained with them" in part(tab, "testAccuracy").toolTip()


def test_results_of_a_run_of_ones_own_are_marked_with_nothing(qtbot, session, shelf, keep):
    tab = show_tab(qtbot, ResultsTab(session))
    keep(shelf["mnist-starter"])
    ready(qtbot, session, shelf["mnist-starter"])
    session.open_run(SHIPPED + DIGITS)
    settle(qtbot, session)
    session.open_run(OWN)
    settle(qtbot, session)
    assert not part(tab, "pretrainedBadge").isVisible()
    assert not part(tab, "resultCaveat").isVisible()
    assert "never learned" in part(tab, "testAccuracy").toolTip()
    session.close_run()
    assert not part(tab, "resultCaveat").isVisible()


def test_draw_says_that_it_is_pretrained_and_what_it_reads_in_a_fair_test(qtbot, session, shelf):
    tab = show_tab(qtbot, DrawTab(session))
    assert not tab.prediction_view.badge.isVisible()
    ready(qtbot, session, shelf["mnist-starter"])
    session.open_run(SHIPPED + DIGITS)
    settle(qtbot, session)
    assert tab.prediction_view.badge.isVisible()
    assert DIGITS in tab.prediction_view.badge.toolTip()
    said = "Net mnist-draws-well on MNIST, all 70,000; it reads 99.1\N{NO-BREAK SPACE}% of the test images."
    assert tab.prediction_view.source.text() == said


def test_the_training_tab_says_it_beside_the_curves(qtbot, session, shelf):
    tab = show_tab(qtbot, TrainingTab(session))
    ready(qtbot, session, shelf["mnist-starter"])
    session.open_run(SHIPPED + DIGITS)
    settle(qtbot, session)
    assert part(tab, "runName").text() == "Net mnist-draws-well (pre-trained)"
    assert "48,000 images to fit, 12,000 to validate" in part(tab, "runSettings").text()


def test_the_chooser_lists_them_last_and_marked(qtbot, session, shelf, keep):
    tab = show_tab(qtbot, ResultsTab(session))
    keep(shelf["mnist-starter"])
    session.runs_changed.emit()
    settle(qtbot, session)
    chooser = tab.findChild(RunChooser, "runChooser")
    texts = [chooser.itemText(row) for row in range(chooser.count())]
    assert texts[0].startswith("Softmax regression · ")
    assert texts[1] == "Pre-trained · Net mnist-draws-well · 99.1 % · MNIST, all 70,000"
    assert [text.startswith("Pre-trained · ") for text in texts] == [False, True, True, True, True]
    assert "Pre-trained by us" in chooser.itemData(1, Qt.ItemDataRole.ToolTipRole)
    assert chooser.itemData(0, Qt.ItemDataRole.ToolTipRole) == OWN


def test_the_models_keep_qts_rules_with_them(session, make_opened_run):
    own = make_opened_run().record.info
    runs = (own, *session.services.shipped.list())
    for model in (RunListModel(), RunTableModel()):
        tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        model.set_runs(runs)
        model.set_runs(runs[1:])
        model.set_runs(runs)
        assert model.rowCount() == 5
        del tester


def test_a_namesake_among_ones_own_runs_is_told_apart_by_its_mark_alone(session, make_opened_run):
    shipped = session.services.shipped.list()[0]
    own = msgspec.structs.replace(make_opened_run().record.info, name=shipped.name)
    model = RunListModel()
    model.set_runs((own, shipped))
    assert model.index(0, 0).data().startswith(f"{shipped.name} · ")


# The table of runs


@pytest.fixture
def compare(qtbot: QtBot, session: Session, shelf: dict[str, Dataset], keep: Callable[..., OpenedRun]) -> CompareTab:
    """One run of the user's, and behind it those that ship."""
    keep(shelf["mnist-starter"])
    session.use_dataset(shelf["mnist-starter"])
    tab = show_tab(qtbot, CompareTab(session))
    settle(qtbot, session)
    return tab


def cells(tab: CompareTab, column: Column) -> list[str]:
    return [tab.runs.index(row, column).data() for row in range(tab.runs.rowCount())]


def action(tab: CompareTab, name: str) -> QAction:
    return tab.findChild(QAction, name)


def test_they_stand_behind_ones_own_runs_and_say_what_they_are(compare):
    assert cells(compare, Column.NAME)[1:] == [f"Net {name}" for name in (DIGITS, SMALL, QUICK, CLOTHES)]
    assert cells(compare, Column.DATE)[1:] == ["pre-trained"] * 4
    assert "Pre-trained by us" in compare.runs.index(1, Column.NAME).data(Qt.ItemDataRole.ToolTipRole)
    compare.runs.set_filter("pre-trained")
    assert cells(compare, Column.NAME) == [f"Net {name}" for name in (DIGITS, SMALL, QUICK, CLOTHES)]


def test_one_can_be_opened_and_used_as_a_new_model_and_exported(qtbot, session, compare, tmp_path):
    compare.table.choose([SHIPPED + QUICK])
    action(compare, "actionDuplicateRun").trigger()
    assert session.experiment == preset("softmax-regression").experiment
    compare.ask_save = lambda *_: tmp_path / "run.zip"
    action(compare, "actionExportRuns").trigger()
    settle(qtbot, session)
    assert (tmp_path / "run.zip").exists()
    action(compare, "actionOpenResults").trigger()
    settle(qtbot, session)
    assert shown(session) == QUICK


@pytest.mark.parametrize(("name", "key"), [
    ("actionRenameRun", (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)),
    ("actionAnnotateRun", (Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)),
    ("actionDeleteRuns", (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)),
])  # fmt: skip
def test_one_cannot_be_changed_and_says_why_to_mouse_and_keys(session, compare, name, key):
    compare.table.choose([SHIPPED + QUICK])
    assert not action(compare, name).isEnabled()
    assert "comes with the app and stays as it is" in action(compare, name).toolTip()
    told: list[str] = []
    session.notice.connect(told.append)
    QTest.keyClick(compare.table, *key)
    assert told == [action(compare, name).toolTip()]
    compare.table.choose([OWN])
    assert action(compare, name).isEnabled()
    assert "comes with the app" not in action(compare, name).toolTip()


def test_none_is_deleted_where_a_pretrained_one_is_among_the_chosen(compare):
    compare.table.choose([OWN, SHIPPED + QUICK])
    assert not action(compare, "actionDeleteRuns").isEnabled()
    assert action(compare, "actionExportRuns").isEnabled()


def test_its_cells_cannot_be_edited_but_it_can_be_ticked(compare):
    row = compare.runs.row_of(SHIPPED + QUICK)
    for column in (Column.NAME, Column.NOTES):
        assert not compare.runs.flags(compare.runs.index(row, column)) & Qt.ItemFlag.ItemIsEditable
        assert not compare.runs.setData(compare.runs.index(row, column), "Mine")
    assert compare.runs.setData(compare.runs.index(row, Column.NAME), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert [info.id for info in compare.runs.ticked()] == [SHIPPED + QUICK]


def test_two_that_learned_from_the_images_at_hand_are_not_judged_by_them(qtbot, session, compare):
    compare.runs.set_ticked([SHIPPED + DIGITS, SHIPPED + QUICK])
    compare.comparison.curves.together_box.setChecked(False)
    settle(qtbot, session)
    qtbot.waitUntil(lambda: "is no fair test" in part(compare, "judgement").text())
    assert part(compare, "judgement").text() == (
        "“Net mnist-draws-well (pre-trained)” and “Net mnist-quick (pre-trained)” were trained with the 100 images below, so how "
        "many of them they read is no fair test of which is better."
    )


def test_two_are_judged_by_their_own_test_images_where_these_are_at_hand(qtbot, session, compare, shelf, tiny_dataset):
    shelf["mnist"] = stand_in(tiny_dataset, "mnist")
    compare.runs.set_ticked([SHIPPED + DIGITS, SHIPPED + QUICK])
    compare.comparison.curves.together_box.setChecked(False)
    settle(qtbot, session)
    assert part(compare, "judgement").text().startswith("Both read the very same of the 100 test images right")
    assert not list(session.services.shipped.folder.rglob(PREDICTIONS))


def test_a_run_of_ones_own_on_other_images_is_not_held_against_one(qtbot, session, compare):
    compare.runs.set_ticked([OWN, SHIPPED + QUICK])
    settle(qtbot, session)
    assert "cannot be held against each other" in part(compare, "judgement").text()


def test_a_damaged_one_is_listed_with_its_reason_and_cannot_be_deleted(qtbot, session, shelf):
    (session.services.shipped.folder / QUICK / "run.json").write_text("{")
    tab = show_tab(qtbot, CompareTab(session))
    settle(qtbot, session)
    row = tab.runs.row_of(SHIPPED + QUICK)
    assert "damaged" in tab.runs.index(row, Column.MODEL).data()
    assert tab.runs.rowCount() == 4
    tab.table.choose([SHIPPED + QUICK])
    assert not action(tab, "actionDeleteRuns").isEnabled()
