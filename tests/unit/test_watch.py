"""What the campaigns in the window judge by."""

from __future__ import annotations

import logging

import pytest
import watch
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QInputDialog, QWidget
from shiboken6 import delete, isValid
from watch import growth, kept_windows, slope, watched_log


def test_a_slope_is_not_moved_by_one_cycle_that_stands_out():
    assert slope([1.0, 3.0, 5.0, 700.0, 9.0, 11.0, 13.0]) == pytest.approx(2.0)


@pytest.mark.parametrize("values", [[], [5.0]])
def test_what_was_counted_once_has_no_slope(values):
    assert slope(values) == 0.0


@pytest.mark.logs_errors
def test_exceptions_and_words_of_qt_are_heard_and_other_warnings_are_counted():
    heard: list[str] = []
    with watched_log(heard.append) as listener:
        logging.getLogger("mnist_desktop.log").error("Unforeseen")
        logging.getLogger("mnist_desktop.qt").warning("edit: editing failed")
        logging.getLogger("mnist_desktop.core").warning("A file cannot be read")
    assert heard == ["mnist_desktop.log: Unforeseen", "mnist_desktop.qt: edit: editing failed"]
    assert listener.others == {"mnist_desktop.core: A file cannot be read": 1}


def test_what_grows_in_all_is_told_by_the_two_ends_and_not_by_one_cycle():
    assert growth([100.0] * 10 + [900.0] + [150.0] * 10) == 50.0
    assert growth([]) == growth([5.0]) == 0.0


def test_waiting_for_a_core_is_no_standstill(qapp, monkeypatch):
    now, waited = [100.0], [7.0]
    monkeypatch.setattr(watch.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(watch, "waited_for_core", lambda: waited[0])
    stalls = watch.StallWatch()
    now[0], waited[0] = 100.9, 7.75
    stalls.end()
    assert stalls.longest == pytest.approx(150.0)


class Closed(QDialog):
    """A dialog that is deleted."""


def test_a_dialog_that_qt_deleted_counts_as_kept_while_something_refers_to_it(qapp):
    dialog = Closed()
    assert "Closed" not in kept_windows()
    delete(dialog)
    assert kept_windows()["Closed"] == 1
    del dialog
    assert "Closed" not in kept_windows()


def test_a_dialog_that_qt_made_itself_is_not_counted(qapp):
    found: list[QInputDialog] = []

    def leave() -> None:
        found.extend(window.findChildren(QInputDialog))
        found[0].reject()

    window = QWidget()
    QTimer.singleShot(0, leave)
    QInputDialog.getText(window, "title", "label")
    assert not isValid(found[0])
    assert "QInputDialog" not in kept_windows()
    window.deleteLater()
