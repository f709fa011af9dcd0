"""Questions before what cannot be taken back."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from mnist_desktop.ui.shared.letting_go import let_go
from mnist_desktop.ui.shared.plain_text import PlainMessageBox


def is_agreed(  # noqa: PLR0913 - what a question says
    parent: QWidget, title: str, text: str, action: str, *, more: str = "", icon: QMessageBox.Icon = QMessageBox.Icon.Question
) -> bool:
    """Ask whether to do something that loses what is there; Enter and Escape both stand for Cancel.

    Parameters
    ----------
    action
        What the button says that does it.
    more
        What else is to be known, in smaller letters.
    """
    box = PlainMessageBox(parent, title, text, icon)
    box.setInformativeText(more)
    agree = box.addButton(action, QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.exec()
    agreed = box.clickedButton() is agree
    let_go(box)
    return agreed
