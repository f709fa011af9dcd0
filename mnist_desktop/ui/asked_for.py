"""The windows that an entry of a menu opens: each is imported when it is asked for, so that the start waits for none of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QMenuBar, QWidget

from mnist_desktop.core.preference_choices import LanguageChoice
from mnist_desktop.ui.announcements import Announcements
from mnist_desktop.ui.shared.shown_epoch import ShownEpoch
from mnist_desktop.ui.tabs import Tabs
from mnist_desktop.ui.view import View

if TYPE_CHECKING:
    from mnist_desktop.ui.preferences import Preferences


def preferences(
    view: View, announcements: Announcements, epochs: ShownEpoch, language: LanguageChoice, parent: QWidget
) -> Preferences:
    """The settings of the program."""
    from mnist_desktop.ui.preferences import Preferences  # noqa: PLC0415

    return Preferences(view, announcements, epochs, language, parent)


def first_steps(parent: QWidget) -> QDialog:
    """What to do first."""
    from mnist_desktop.ui.help import FirstSteps  # noqa: PLC0415

    return FirstSteps(parent)


def whats_new(parent: QWidget) -> QDialog:
    """What has changed; raises StorageError where that cannot be read."""
    from mnist_desktop.ui.help import WhatsNew  # noqa: PLC0415

    return WhatsNew(parent)


def about(log_file: Path | None, parent: QWidget) -> QDialog:
    """What the program is made of. It reads the versions of all libraries."""
    from mnist_desktop.ui.about import AboutDialog  # noqa: PLC0415

    return AboutDialog(log_file, parent)


def log_view(log_file: Path | None, parent: QWidget) -> QDialog:
    """What the log says; raises StorageError where that cannot be read."""
    from mnist_desktop.ui.log_view import view_of  # noqa: PLC0415

    return view_of(log_file, parent)


def show_keys(menu: QMenuBar, tabs: Tabs, parent: QWidget) -> None:
    """Show the keys, those of the widget with the focus first."""
    from mnist_desktop.ui import keys_sheet  # noqa: PLC0415

    keys_sheet.show_keys(menu, tabs, parent)


def show_tips(parent: QWidget) -> None:
    """Show what the tooltips say."""
    from mnist_desktop.ui import tips  # noqa: PLC0415

    tips.show_tips(parent)


def show_in_system(folder: Path) -> None:
    """Open a folder in the system's window for files; raises StorageError where that is not possible."""
    from mnist_desktop.ui import help as help_windows  # noqa: PLC0415

    help_windows.show_in_system(folder)
