"""File > Export…: what can be chosen, what is said of it, and that it ends at once when it is told to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace as with_changes
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from mnist_desktop.core.export.forms import Form
from mnist_desktop.core.export.verdict import NoAgreementError
from mnist_desktop.core.model.layers import Conv2D, Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.record import Origin
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.export.exporting import Exported
from mnist_desktop.training.export.process import ExportStoppedError
from mnist_desktop.ui.export import dialog as dialogs
from mnist_desktop.ui.export.dialog import ExportDialog
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session

AGREES = Sentence("It agrees with the run: the largest difference of {count} predictions is {difference}.",
                  {"count": 100, "difference": "2e-7"})  # fmt: skip


@pytest.fixture
def dialog(qtbot: QtBot, session: Session, make_opened_run: Callable[..., OpenedRun], tmp_path: Path) -> Iterator[ExportDialog]:
    """Over a softmax regression; it is saved as ``mine`` in the test's folder, and nothing is written."""
    dialog = ExportDialog(session, make_opened_run(), 0)
    dialog.ask = lambda parent, title, folder, name, suffix, kinds: tmp_path / f"mine{suffix}"
    dialog.export = lambda opened, form, path, load, stop: Exported((path,), (AGREES,))
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    dialog.close()


def test_there_is_an_entry_for_the_run_that_is_shown(qtbot, session, make_opened_run, tmp_path):
    window = MainWindow(session, tmp_path / "settings.ini", None)
    qtbot.addWidget(window)
    action = window.menu.entries["actionExport"]
    assert not action.isEnabled()
    session.show_run(make_opened_run())
    assert action.isEnabled()
    action.trigger()
    dialog = window.menu.exporting.dialog
    assert dialog.isVisible()
    action.trigger()
    assert window.menu.exporting.dialog is dialog, "one is enough"
    dialog.close()
    assert window.menu.exporting.dialog is None
    session.show_run(None)
    assert not action.isEnabled()


def test_what_is_proven_is_said_and_its_folder_shown(qtbot, dialog, tmp_path, monkeypatch):
    shown = []
    monkeypatch.setattr(dialogs, "show_in_system", shown.append)
    assert not dialog.show_folder.isEnabled()
    dialog.forms.buttons[Form.SAVED_MODEL].click()
    dialog.save.click()
    qtbot.waitUntil(lambda: not dialog.is_working)
    assert dialog.said.text().splitlines() == [f"Saved {tmp_path / 'mine.zip'}.", AGREES.text]
    dialog.show_folder.click()
    assert shown == [tmp_path]


def test_what_does_not_agree_is_said_and_nothing_is_there_to_show(qtbot, dialog):
    def refuse(*_arguments: object) -> Exported:
        raise NoAgreementError("It does not agree with the run: it gives answers that are no numbers (NaN).")

    dialog.export = refuse
    dialog.save.click()
    qtbot.waitUntil(lambda: not dialog.is_working)
    assert "NaN" in dialog.said.text()
    assert not dialog.show_folder.isEnabled()
    assert dialog.save.text() == "&Save as…"


class Waiting:
    """An export that goes on when it is told to; it was stopped in time, or written already."""

    def __init__(self, *, written: bool) -> None:
        self.go_on = threading.Event()
        self.stopped = False
        self._written = written

    def __call__(self, opened, form, path, load, stop) -> Exported:
        self.go_on.wait()
        self.stopped = stop.stop_requested
        if not self._written:
            raise ExportStoppedError("The export was stopped.")
        return Exported((path,), (AGREES,))


@pytest.mark.parametrize("written", [False, True], ids=["in time", "too late"])
def test_what_came_of_a_stop_is_said_when_the_worker_answers(qtbot, dialog, written):
    dialog.export = waiting = Waiting(written=written)
    dialog.save.click()
    assert dialog.findChild(QProgressBar, "exportProgress").isVisible()
    assert not dialog.forms.isEnabled()
    dialog.save.click()
    assert dialog.said.text() == "Stopping…"
    assert dialog.is_working
    assert not dialog.save.isEnabled()
    waiting.go_on.set()
    qtbot.waitUntil(lambda: not dialog.is_working)
    assert waiting.stopped
    assert dialog.save.isEnabled()
    assert dialog.show_folder.isEnabled() == written
    assert dialog.said.text().startswith("Saved" if written else "Stopped. Nothing was written.")


def test_closing_ends_it_at_once(qtbot, session, dialog):
    dialog.export = waiting = Waiting(written=True)
    dialog.save.click()
    dialog.close()
    assert not dialog.is_working
    waiting.go_on.set()
    qtbot.waitUntil(lambda: not session.tasks.busy)
    assert waiting.stopped
    assert not dialog.show_folder.isEnabled()


def test_a_form_that_is_not_possible_is_greyed_and_says_why(qtbot, session, make_opened_run):
    opened = make_opened_run()
    spec = ModelSpec((Conv2D(4), Flatten(), Dense(10, "softmax")))
    record = with_changes(opened.record, info=replace(opened.record.info, spec=spec))
    dialog = ExportDialog(session, with_changes(opened, record=record), 2)
    qtbot.addWidget(dialog)
    button = dialog.forms.buttons[Form.SCRATCH_SCRIPT]
    assert not button.isEnabled()
    assert button.accessibleDescription().startswith("Not possible for this network")
    assert dialog.forms.form is Form.KERAS_SCRIPT


def test_a_fine_tuned_run_leaves_as_a_model_and_not_as_a_script(qtbot, session, make_opened_run):
    opened = make_opened_run()
    tuned = replace(opened.record.info, origin=Origin("other", "Base", 3, "MNIST", "2" * 64))
    dialog = ExportDialog(session, with_changes(opened, record=with_changes(opened.record, info=tuned)), 0)
    qtbot.addWidget(dialog)
    assert dialog.forms.form is Form.KERAS
    assert not any(button.isEnabled() for form, button in dialog.forms.buttons.items() if form.is_script)
    assert "it was fine-tuned" in dialog.forms.buttons[Form.NOTEBOOK].accessibleDescription()


def test_no_file_chosen_begins_nothing(session, dialog):
    dialog.ask = lambda *_arguments: None
    dialog.save.click()
    assert not dialog.is_working
    assert not session.tasks.busy


def test_no_two_forms_propose_one_file_name(dialog):
    proposed = []
    dialog.ask = lambda parent, title, folder, name, suffix, kinds: proposed.append(name + suffix)
    possible = [button for button in dialog.forms.buttons.values() if button.isEnabled()]
    for button in possible:
        button.click()
        dialog.save.click()
    assert len(set(proposed)) == len(proposed) == len(possible)
    assert any(name.endswith("-from-scratch.py") for name in proposed)
