"""The question before what cannot be taken back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.ui.shared.asking import is_agreed


@pytest.mark.parametrize("agreed", [True, False])
def test_only_its_own_button_agrees_and_the_keys_cancel(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, agreed: bool) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    def answer(box: QMessageBox) -> int:
        cancel = box.button(QMessageBox.StandardButton.Cancel)
        assert box.defaultButton() is cancel
        assert box.escapeButton() is cancel
        assert (box.text(), box.informativeText()) == ("Delete <b>it</b>?", "It is gone then.")
        (button,) = (each for each in box.buttons() if (each is not cancel) is agreed)
        button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    assert is_agreed(parent, "Delete", "Delete <b>it</b>?", "Delete", more="It is gone then.") is agreed
