"""One training through the real window on the starter data, with nothing replaced: from the choice of data to a read digit."""

from __future__ import annotations

import gc
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from mnist_desktop import command_line
from mnist_desktop.app import real_services
from mnist_desktop.self_test.scenario import Scenario
from mnist_desktop.self_test.script import ScriptRunner
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session

SECONDS = 600_000


@pytest.mark.tensorflow
def test_the_whole_scenario_leads_from_data_to_digits_that_are_read(qtbot: QtBot, tmp_path: Path) -> None:
    session = Session(real_services(tmp_path / "runs"))
    window = MainWindow(session, tmp_path / "settings.ini", tmp_path / "log.txt")
    qtbot.addWidget(window)
    window.first_painted.connect(window.open_first_things)
    options = command_line.parse(["--self-test", str(tmp_path / "seen"), "--preset", "mnist-mlp", "--epochs", "6"])
    scenario = Scenario(window, options, time.perf_counter())
    runner = ScriptRunner(scenario.script())
    window.first_painted.connect(runner.start)
    with qtbot.waitSignal(runner.ended, timeout=SECONDS) as ended:
        window.show()
    assert session.shut_down()
    window.close()
    session.deleteLater()
    # TensorFlow's import leaves everything that was there by then out of garbage collection, this window included.
    gc.unfreeze()
    assert ended.args == [None]
    figures = scenario.figures()
    assert figures["epochs"] == 6
    assert figures["test_accuracy"] > 0.8
    assert figures["drawn_digits_read"] >= 7
    pictures = [QImage(str(tmp_path / "seen" / name)) for name in figures["screens"]]
    assert len(pictures) == 7
    assert all(picture.width() > 600 for picture in pictures)
    assert [info.name for info in session.services.store.list()] == ["First network, epochs 6"]
