"""The dialog in which a sweep is planned: what is typed, what that comes to, and what stands in its way."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.sweeps.axes import Axis, Span
from mnist_desktop.core.sweeps.halving import Halving
from mnist_desktop.core.sweeps.plan import members
from mnist_desktop.ui.compare.sweep.plan_dialog import PlanDialog, usual_rates
from mnist_desktop.ui.compare.sweep.plan_words import Room
from mnist_desktop.ui.compare.sweep.sweep_base import SweepBase
from mnist_desktop.ui.shared.language import speak
from mnist_desktop.workers.task_runner import TaskRunner
from tests.conftest import make_info
from tests.ui.sweep_progress import BASE

ROOM = Room(4, 8_000_000_000)


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[TaskRunner]:
    failures: list[Exception] = []
    tasks = TaskRunner(failures.append)
    yield tasks
    qtbot.waitUntil(lambda: not tasks._threads)
    assert not failures


@pytest.fixture
def dialog(qtbot: QtBot, tasks: TaskRunner, tiny_dataset: Dataset) -> Iterator[PlanDialog]:
    info = msgspec.structs.replace(make_info("20260101-120000-abcdef", tiny_dataset), spec=BASE.spec, steps_per_epoch=2)
    bases = [SweepBase.of_builder(BASE, tiny_dataset), SweepBase.of_run(make_info("20260101-120000-fedcba", tiny_dataset))]
    dialog = PlanDialog(bases, [info], ROOM, tasks, "Ada")
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    dialog.done(QDialog.DialogCode.Rejected)


def fill(dialog: PlanDialog, kind: str, text: str) -> PlanDialog:
    line = dialog.findChild(QLineEdit, f"sweep_{kind}")
    line.clear()
    QTest.keyClicks(line, text)
    dialog.work_out()
    return dialog


def start_button(dialog: PlanDialog) -> QPushButton:
    return dialog.findChild(QPushButton, "startSweepButton")


def test_rates_around_that_of_the_network_are_proposed_with_three_seeds(dialog: PlanDialog, tiny_dataset: Dataset) -> None:
    plan = dialog.planned.plan
    assert plan.axes == (Axis("learning_rate", (0.0003, 0.001, 0.003)), Axis("seed", (0, 1, 2)))
    assert (plan.dataset_key, plan.dataset_fingerprint, plan.student) == (tiny_dataset.key, tiny_dataset.fingerprint, "Ada")
    assert dialog.words.text().startswith("9 runs: every combination. About ")
    assert "or longer, by kept runs that had all cores" in dialog.words.text()
    assert "8.0 GB that are free" in dialog.words.text()
    assert "Disk: up to 2 MB" in dialog.words.text()
    assert dialog.planned.places == ROOM.cores
    assert usual_rates(100) == (30, 100)


def test_several_settings_are_combined_and_the_sweep_is_named_after_them(dialog: PlanDialog) -> None:
    plan = fill(dialog, "units", "16, 64").planned.plan
    assert len(members(plan)) == 18
    assert plan.name == "Small: learning rate, units"
    dialog.findChild(QLineEdit, "sweepName").setText("Mine")
    dialog.work_out()
    assert dialog.planned.plan.name == "Mine"


@pytest.mark.parametrize(
    ("kind", "typed", "told"),
    [
        ("units", "16, many", "“many” is no number"),
        ("learning_rate", "1000", "Learning rate must be a number"),
        ("dropout", "2", "must be"),
    ],
)
def test_what_is_no_value_is_said_and_nothing_can_start(dialog: PlanDialog, kind: str, typed: str, told: str) -> None:
    fill(dialog, kind, typed)
    assert told in dialog.words.text()
    assert not start_button(dialog).isEnabled()
    assert dialog.planned is None
    dialog.accept()
    assert dialog.isVisible()
    assert start_button(fill(dialog, kind, "")).isEnabled() is (kind != "learning_rate" or dialog.planned is not None)


def test_where_nothing_varies_that_is_said(dialog: PlanDialog) -> None:
    dialog.findChild(QSpinBox, "sweepSeeds").setValue(1)
    fill(dialog, "learning_rate", "")
    assert "Nothing varies yet" in dialog.words.text()
    assert not start_button(dialog).isEnabled()


def test_members_that_cannot_be_built_are_counted_before_the_start(dialog: PlanDialog) -> None:
    words = fill(dialog, "filters", "8, 16").words.text()
    assert "The network has no convolution whose filters could be changed." in words
    assert not start_button(dialog).isEnabled()
    dialog.rows._buttons["preset"].choose(("mnist-mlp", "cnn"))
    dialog.work_out()
    assert "members cannot be built and are left out: The network has no convolution" in dialog.words.text()
    assert start_button(dialog).isEnabled()


def test_a_random_search_takes_spans_and_a_grid_refuses_them(dialog: PlanDialog) -> None:
    fill(dialog, "learning_rate", "0.0001 - 0.1")
    assert "needs each value" in dialog.words.text()
    dialog.findChild(QComboBox, "sweepSearch").setCurrentIndex(1)
    dialog.findChild(QSpinBox, "sweepRuns").setValue(7)
    dialog.work_out()
    plan = dialog.planned.plan
    assert plan.axes[0] == Axis("learning_rate", span=Span(0.0001, 0.1, "log"))
    assert dialog.words.text().startswith("6 runs, with values drawn at random; 3 seeds of each combination.")


def test_a_grid_beyond_the_budget_says_how_many_it_leaves_out(dialog: PlanDialog) -> None:
    dialog.findChild(QSpinBox, "sweepRuns").setValue(4)
    dialog.work_out()
    assert dialog.words.text().startswith("3 runs, drawn at random: 1 of 3 combinations, with 3 seeds each.")
    dialog.findChild(QSpinBox, "sweepSeeds").setValue(1)
    dialog.findChild(QSpinBox, "sweepRuns").setValue(2)
    dialog.work_out()
    assert dialog.words.text().startswith("2 runs, drawn at random from 3 combinations: raise")


def test_time_and_memory_that_will_not_do_are_said(dialog: PlanDialog, tasks: TaskRunner) -> None:
    dialog.findChild(QSpinBox, "sweepEpochs").setValue(10_000)
    dialog.findChild(QSpinBox, "sweepMinutes").setValue(1)
    dialog.work_out()
    assert "The limit of 1 minutes will end some of them early" in dialog.words.text()
    tight = PlanDialog(dialog._bases, (), Room(64, 8_000_000_000), tasks)
    assert "only 8.0 GB are free. Fewer processes need less." in tight.words.text()
    assert "How long they take is not known" in tight.words.text()
    tight.done(QDialog.DialogCode.Rejected)
    tight.deleteLater()


def test_halving_is_a_part_of_the_plan_only_where_it_is_ticked(dialog: PlanDialog) -> None:
    assert dialog.planned.plan.halving is None
    assert not dialog.findChild(QSpinBox, "sweepFirstLook").isEnabled()
    dialog.findChild(QCheckBox, "sweepHalving").setChecked(True)
    dialog.findChild(QSpinBox, "sweepFirstLook").setValue(1)
    dialog.work_out()
    assert dialog.planned.plan.halving == Halving(1, 3)


def test_optimizers_and_presets_are_ticked_in_a_menu(dialog: PlanDialog) -> None:
    button = dialog.rows._buttons["optimizer"]
    button.menu().actions()[0].trigger()
    button.menu().actions()[1].trigger()
    dialog.work_out()
    assert Axis("optimizer", ("sgd", "adam")) in dialog.planned.plan.axes
    assert button.text() == "sgd, adam"


def test_a_chosen_run_is_offered_beside_the_builder(dialog: PlanDialog) -> None:
    box = dialog.findChild(QComboBox, "sweepBase")
    builder, run = (box.itemText(at) for at in range(2))
    assert builder == "the builder's network, “Small”, on Tiny blocks"
    assert run == "run “Softmax regression” on Tiny blocks"
    box.setCurrentIndex(1)
    dialog.work_out()
    assert dialog.planned.plan.base.spec.name == "Softmax regression"
    assert dialog.findChild(QLineEdit, "sweep_units").placeholderText() == "none in this network"


def test_what_is_typed_is_worked_out_in_the_background(qtbot: QtBot, dialog: PlanDialog) -> None:
    line = dialog.findChild(QLineEdit, "sweep_units")
    QTest.keyClicks(line, "16, 64")
    assert dialog.words.text().startswith("9 runs")
    dialog._timer.setInterval(0)
    QTest.keyClicks(line, ",")
    qtbot.waitUntil(lambda: dialog.words.text().startswith("18 runs"))


def test_the_time_is_taken_from_members_of_sweeps_where_there_are_any(dialog: PlanDialog) -> None:
    dialog._infos = [msgspec.structs.replace(info, id=f"{info.id}-0001") for info in dialog._infos]
    dialog.work_out()
    assert "by members of earlier sweeps." in dialog.words.text()


def test_the_plan_can_be_made_by_keys_alone(dialog: PlanDialog) -> None:
    line = dialog.findChild(QLineEdit, "sweep_learning_rate")
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "0.1, 0.2")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.planned.plan.axes[0].values == (0.1, 0.2)


def test_every_text_of_the_dialog_changes_with_the_language(dialog: PlanDialog) -> None:
    before = dialog.windowTitle()
    speak("ko")
    dialog.retranslate()
    speak("en")
    dialog.retranslate()
    assert dialog.windowTitle() == before
