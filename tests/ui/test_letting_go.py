"""What stays of a dialog that was closed."""

from __future__ import annotations

import ast
import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop import ui
from mnist_desktop.ui.shared.letting_go import let_go
from mnist_desktop.ui.shared.plain_text import PlainLabel, PlainMessageBox


class Asks(QDialog):
    """Asks something."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        QVBoxLayout(self).addWidget(PlainLabel("?"))


def box(parent: QWidget) -> PlainMessageBox:
    """Qt's own dialog for a question."""
    return PlainMessageBox(parent, "title", "text")


@pytest.mark.parametrize("make", [Asks, box, QFileDialog])
def test_nothing_stays_of_a_dialog_when_the_window_is_searched_before_it_is_deleted(
    qtbot: QtBot, make: Callable[[QWidget], QDialog]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    for _ in range(2):
        dialog = make(window)
        shown = ref(dialog)
        QTimer.singleShot(0, dialog.reject)
        dialog.exec()
        let_go(dialog)
        assert dialog in window.findChildren(QWidget), "Qt deletes it later"
        del dialog
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        assert shown() is None
    assert not window.findChildren(QDialog)


def test_a_dialog_without_a_parent_and_one_that_went_with_its_window_are_let_go(qtbot: QtBot) -> None:
    alone, window = QDialog(), QWidget()
    with_window = QDialog(window)
    shown = [ref(alone), ref(with_window)]
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
    let_go(alone)
    let_go(with_window)
    del alone, with_window, window
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert [each() for each in shown] == [None, None]


def test_every_dialog_that_is_waited_for_is_let_go() -> None:
    found = list(executed_dialogs())
    assert len(found) > 20
    assert [place for place, is_let_go in found if not is_let_go] == []


def executed_dialogs() -> Iterator[tuple[str, bool]]:
    """Where in the package a dialog is executed, and whether the same function lets go of it."""
    folder = Path(ui.__file__).parent
    for path in sorted(folder.rglob("*.py")):
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(function, ast.FunctionDef):
                calls = [call for call in ast.walk(function) if isinstance(call, ast.Call)]
                let_go_of = {ast.unparse(call.args[0]) for call in calls if ast.unparse(call.func) == "let_go"}
                for call in calls:
                    # A menu is executed at a place.
                    if isinstance(call.func, ast.Attribute) and call.func.attr == "exec" and not call.args:
                        name = ast.unparse(call.func.value)
                        yield f"{path.relative_to(folder)}: {function.name}: {name}", name in let_go_of
