"""Names come from files that anybody may have written: they are shown, never rendered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.training.engine import OpenedRun
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.rooms import ROOMS
from mnist_desktop.ui.session import Session


def test_markup_in_names_is_shown_letter_by_letter(
    qtbot: QtBot, session: Session, tmp_path: Path, tiny_dataset: Dataset, make_opened_run: Callable[..., OpenedRun]
) -> None:
    name = '<h1>Hi</h1><img src="a.png">'
    dataset = replace(tiny_dataset, title=name, source=name)
    opened = make_opened_run(dataset=dataset)
    info = msgspec.structs.replace(opened.record.info, name=name, message=name, notes=name)
    record = RunRecord(msgspec.structs.replace(info, spec=msgspec.structs.replace(info.spec, name=name)), opened.record.weights)
    window = MainWindow(session, tmp_path / "settings.ini", tmp_path / "log.txt")
    qtbot.addWidget(window)
    session.use_dataset(dataset)
    session.edit("first", spec=ModelSpec((), name), config=record.info.config)
    for room in ROOMS:
        window.rooms.room(room.name)
    session.show_run(OpenedRun(record, dataset, opened.evaluation, opened.predictor))
    session.problem.emit(UserError("{name} is damaged.", name=name))
    labels = [label for label in window.findChildren(QLabel) if "<" in label.text()]
    assert {"messageText", "aboutRun", "runName", "predictionSource"} <= {label.objectName() for label in labels}
    assert [label.objectName() for label in labels if _is_markup(label) and name in label.text()] == []
    tips = [widget.toolTip() for widget in window.findChildren(QWidget)]
    assert [tip for tip in tips if "<h1>" in tip and "<img" in tip] == []


def _is_markup(label: QLabel) -> bool:
    return label.textFormat() is not Qt.TextFormat.PlainText
