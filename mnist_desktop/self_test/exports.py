"""The part of the self-test that writes the trained run in every form, through the dialog, as a user does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mnist_desktop.core.export.forms import WORDS, Form
from mnist_desktop.self_test.script import Script, ScriptError, Until
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.export.exporting import SECONDS
from mnist_desktop.ui.export.dialog import ExportDialog
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.shared.letting_go import let_go

FOLDER = "exports"


def export_all(window: MainWindow, opened: OpenedRun, folder: Path, proven: dict[str, str]) -> Script:
    """Save a run in every form that is possible for it below `folder`; each is proven before it is kept.

    Parameters
    ----------
    proven
        Takes what was said of each form, by its name; for a form that is not possible here, why.

    Raises
    ------
    ScriptError
        A form that is possible was not written.
    """
    dialog = ExportDialog(window.session, opened, 0, window)
    dialog.show()
    for form in Form:
        button = dialog.forms.buttons[form]
        if not button.isEnabled():
            proven[form.value] = button.toolTip()
            continue
        words = WORDS[form]
        path = folder / FOLDER / f"network{words.addition}-{form.value}{words.suffix}"
        dialog.ask = lambda *_asked, path=path: path
        button.setChecked(True)
        QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
        yield Until(f"the export as {form.value}", lambda: not dialog.is_working, SECONDS)
        proven[form.value] = dialog.said.text()
        if not dialog.show_folder.isEnabled():
            raise ScriptError(f"the export as {form.value} failed: {dialog.said.text()}")
    dialog.reject()
    let_go(dialog)
