"""What the lab calls its buttons and pictures, in the language that is spoken now."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton

from mnist_desktop.core.lab.picture import LabPicture
from mnist_desktop.core.sentence import Templated
from mnist_desktop.ui.shared.texts import core_text, say


def say_what_it_does(button: QAbstractButton, text: str) -> None:
    """Give a button that shows no words its tooltip and its name."""
    button.setToolTip(text)
    button.setAccessibleName(text)


def picture_name(picture: LabPicture) -> str:
    """What a picture is called."""
    return say(picture.name) if isinstance(picture.name, Templated) else core_text(picture.name)
