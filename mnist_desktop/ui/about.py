"""What this program is, what it is built on, and under which licences; as a text that can be copied into a message."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

from mnist_desktop import __version__, paths
from mnist_desktop.built_on import LICENSES, version_of
from mnist_desktop.ui.help import HelpDialog


def details(log_file: Path | None) -> list[tuple[str, str]]:
    """Names and values that whoever helps asks for first. The names are not translated: they are read by that person."""
    screens = [
        f"{each.size().width()}x{each.size().height()} @ {each.devicePixelRatio():g}" for each in QGuiApplication.screens()
    ]
    return [
        (paths.APP_NAME, __version__),
        ("Python", platform.python_version()),
        ("Qt", qVersion()),
        *((name, version_of(name)) for name in LICENSES),
        ("System", platform.platform()),
        ("Processors", str(os.cpu_count() or "?")),
        ("Screens", ", ".join(screens)),
        ("Frozen", str(bool(getattr(sys, "frozen", False)))),
        ("Data and runs", str(paths.user_data())),
        ("Log", str(log_file) if log_file else "–"),
    ]


class AboutDialog(HelpDialog):
    """Name, version, licences, and the details to copy."""

    def __init__(self, log_file: Path | None, parent: QWidget | None = None) -> None:
        super().__init__("about", self.tr("About {name}").format(name=paths.APP_NAME), parent)
        self._details = "\n".join(f"{name}: {value}" for name, value in details(log_file))
        self.text.setPlainText("\n".join(self._lines()))
        self.copy_button = QPushButton(self.tr("Copy details"))
        self.copy_button.setObjectName("copyDetailsButton")
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._details))
        self.buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)

    def _lines(self) -> list[str]:
        built_on = [f"    {name} {version_of(name)} – {license_}" for name, license_ in LICENSES.items()]
        return [
            f"{paths.APP_NAME} {__version__}",
            self.tr("An offline neural-network lab for classrooms."),
            "",
            self.tr("This program is free software under the MIT licence. It is built on:"),
            *built_on,
            f"    {self.tr('Material Design Icons')} – Apache-2.0",
            "",
            self.tr("The details, for whoever helps:"),
            *(f"    {line}" for line in self._details.splitlines()),
        ]
