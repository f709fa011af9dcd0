"""What the Help menu shows stands in the program's own files, and shows nothing from elsewhere."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QTextDocument
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from mnist_desktop import paths
from mnist_desktop.built_on import LICENSES
from mnist_desktop.paths import resource
from mnist_desktop.ui.about import AboutDialog
from mnist_desktop.ui.help import CHANGE_LOGS, HelpText, WhatsNew
from mnist_desktop.ui.keys_sheet import RARE, KeysDialog
from mnist_desktop.ui.log_view import LogView, end_of
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.language import speak

LOG = resource("whats_new.md").read_text("utf-8")
NO_ENTRIES = {"mnist-desktop cluster start", "cluster join", "First network, Dense 128 relu"}
"""What change logs name that is none of the window's texts: commands, and the name of a run."""


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


def test_the_change_logs_of_all_languages_have_the_same_parts() -> None:
    def shape(log: str) -> list[str]:
        return [re.match(r"#+|-|", line)[0] for line in log.splitlines() if not line.startswith("  ")]

    for name in CHANGE_LOGS.values():
        assert shape(resource(name).read_text("utf-8")) == shape(LOG), name


def test_the_change_log_speaks_the_language_of_the_window(qtbot: QtBot) -> None:
    speak("ko")
    dialog = WhatsNew()
    qtbot.addWidget(dialog)
    assert dialog.text.toPlainText().startswith("새로운 기능")


def test_no_mark_of_markdown_is_left_in_a_change_log(qtbot: QtBot) -> None:
    """A star behind a dot or a bracket ends no emphasis where a letter follows, as it does in Korean."""
    for code in CHANGE_LOGS:
        speak(code)
        dialog = WhatsNew()
        qtbot.addWidget(dialog)
        assert not set("*`#") & set(dialog.text.toPlainText()), code


def test_the_change_logs_call_entries_and_buttons_as_the_window_does() -> None:
    """The names of an entry, a button or a choice stand between stars; a path has its parts between signs of greater-than."""
    texts = ET.parse(resource("translations", "mnist_desktop_ko.ts")).iter("message")  # noqa: S314 - the file is our own
    of_languages = zip(*((each.findtext("source", ""), each.findtext("translation", "")) for each in texts), strict=True)
    for file, said in zip(CHANGE_LOGS.values(), of_languages, strict=True):
        known = {name for text in said for name in _names(_plain(text))}
        log = " ".join(resource(file).read_text("utf-8").split())
        named = re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", re.sub(r"\*\*[^*]+\*\*", "", log))
        assert len(named) > 30, file
        parts = {_plain(part) for name in named if name not in NO_ENTRIES for part in name.split(" > ")}
        assert parts <= known, file


def _names(text: str) -> tuple[str, ...]:
    """What a text may be called: a preset without the word that recommends it, a choice without what explains it."""
    return text, text.partition(": ")[2].capitalize(), text.partition(" (")[0]


def _plain(text: str) -> str:
    """A text without its key and its dots."""
    return re.sub(r"\(&.\)", "", text).replace("&", "").removesuffix("…").strip()


def test_the_change_log_names_no_address_and_begins_with_the_newest() -> None:
    assert "http" not in LOG
    days = [line.split(":")[0].split()[-3:] for line in LOG.splitlines() if line.startswith("## ")]
    assert len(days) > 1
    assert [(year, int(day)) for day, _, year in days] == sorted(((year, int(day)) for day, _, year in days), reverse=True)


def test_the_sheet_of_keys_names_every_shortcut_of_the_window(qtbot: QtBot, window: MainWindow) -> None:
    for tab in window.tabs.names():
        window.tabs.page(tab)
    sheet = KeysDialog(window.menu, window.tabs)
    qtbot.addWidget(sheet)
    said = sheet.text.toPlainText()
    named = [action for action in window.findChildren(QAction) if action.text() and action.shortcuts()]
    assert len(named) > 30
    assert len(sheet.text.document().rootFrame().childFrames()) == 1, "one table, so that all keys stand in one column"
    for action in named:
        for key in (key for key in action.shortcuts() if key.toString() not in RARE):
            assert key.toString(QKeySequence.SequenceFormat.NativeText) in said, action.text()


def test_the_details_can_be_copied_and_name_what_the_program_is_built_on(qtbot: QtBot, tmp_path: Path) -> None:
    about = AboutDialog(tmp_path / "a.log")
    qtbot.addWidget(about)
    about.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert str(tmp_path / "a.log") in copied
    assert all(f"{name}: " in copied for name in LICENSES)
    assert "tensorflow: –" not in copied
    assert all(license_ in about.text.toPlainText() for license_ in LICENSES.values())


def test_everything_that_the_program_needs_is_named_with_its_licence() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {re.match(r"[\w-]+", each)[0] for each in project["dependencies"]}
    assert set(LICENSES) == needed - {"tensorflow-cpu"}


def test_the_log_is_shown_from_a_whole_line_to_its_end(qtbot: QtBot, tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    log.write_text("".join(f"line {number}\n" for number in range(50)), "utf-8", newline="\n")
    assert end_of(log, 20) == "line 48\nline 49\n"
    view = LogView(log)
    qtbot.addWidget(view)
    assert view.text.toPlainText().startswith("line 0\n")
    view.copy_button.click()
    assert QGuiApplication.clipboard().text() == view.text.toPlainText()


def test_a_log_that_is_gone_is_a_sentence(window: MainWindow) -> None:
    window.findChild(QAction, "actionOpenLog").trigger()
    assert "log" in window.message_bar.text
