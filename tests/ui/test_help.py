"""What the Help menu shows stands in the program's own files, and shows nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from mnist_desktop import paths
from mnist_desktop.paths import resource
from mnist_desktop.ui.help import HelpText, WhatsNew
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session

LOG = resource("whats_new.md").read_text("utf-8")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts of the dialogs that were shown."""
    texts: list[str] = []
    monkeypatch.setattr(QDialog, "exec", lambda dialog: texts.append(dialog.findChild(HelpText).toPlainText()))
    return texts


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path) -> Iterator[MainWindow]:
    window = MainWindow(session, tmp_path / "settings.ini", tmp_path / "log")
    qtbot.addWidget(window)
    yield window
    session.shut_down()


def test_the_menu_entry_shows_every_line_of_the_change_log(window: MainWindow, shown: list[str]) -> None:
    window.findChild(QAction, "actionWhatsNew").trigger()
    (text,) = shown
    said = "".join(text.split())
    for line in LOG.splitlines():
        plain = line.lstrip("#- ").replace("*", "")
        assert "".join(plain.split()) in said, line


def test_an_installation_without_the_change_log_says_so(
    window: MainWindow, shown: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "_resources", lambda: tmp_path)
    window.findChild(QAction, "actionWhatsNew").trigger()
    assert shown == []
    assert "whats_new.md" in window.message_bar.text


def test_markup_in_the_change_log_stays_letters_and_no_picture_is_loaded(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(resource("screenshots", "lab.png").read_bytes())
    (tmp_path / "whats_new.md").write_text(f"<b>bold</b>\n\n![a]({picture.as_uri()}) [away](http://127.0.0.1/)", "utf-8")
    monkeypatch.setattr(paths, "_resources", lambda: tmp_path)
    dialog = WhatsNew()
    qtbot.addWidget(dialog)
    assert "<b>bold</b>" in dialog.text.toPlainText()
    loaded = dialog.text.document().resource(QTextDocument.ResourceType.ImageResource, QUrl(picture.as_uri()))
    assert (loaded.width(), loaded.height()) == (1, 1)
    assert not dialog.text.openLinks()


def test_the_change_log_names_no_address_and_begins_with_the_newest() -> None:
    assert "http" not in LOG
    days = [line.split(":")[0].split()[-3:] for line in LOG.splitlines() if line.startswith("## ")]
    assert len(days) > 1
    assert [(year, int(day)) for day, _, year in days] == sorted(((year, int(day)) for day, _, year in days), reverse=True)
