"""The desktop of a user can start the program and open its files, and forgets all of it again."""

from __future__ import annotations

import configparser
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image

from mnist_desktop import app, desktop_entry, paths
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.model.model_file import FORMAT as MODEL_FORMAT

SPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture(autouse=True)
def no_programs_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desktop_entry.shutil, "which", lambda _name: None)


def files_below(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def test_what_was_placed_is_removed_and_nothing_else(tmp_path: Path) -> None:
    other = tmp_path / "applications" / "other.desktop"
    other.parent.mkdir(parents=True)
    other.write_text("[Desktop Entry]\n")
    placed = desktop_entry.install(tmp_path, ("/opt/mnist-desktop",))
    assert files_below(tmp_path) == {other, *placed}
    assert set(desktop_entry.uninstall(tmp_path)) == set(placed)
    assert files_below(tmp_path) == {other}


def test_placing_twice_and_removing_twice_is_no_error(tmp_path: Path) -> None:
    first = desktop_entry.install(tmp_path, ("/opt/old",))
    assert desktop_entry.install(tmp_path, ("/opt/new",)) == first
    assert "/opt/new" in (tmp_path / "applications" / "mnist-desktop.desktop").read_text("utf-8")
    desktop_entry.uninstall(tmp_path)
    assert desktop_entry.uninstall(tmp_path) == ()


def test_a_program_in_a_folder_with_any_letters_can_be_started(tmp_path: Path) -> None:
    desktop_entry.install(tmp_path, ('/home/김 철수/50% "lab" $x`y\\z/mnist-desktop',))
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str
    parser.read(tmp_path / "applications" / "mnist-desktop.desktop", "utf-8")
    entry = parser["Desktop Entry"]
    value = entry["Exec"].replace("\\\\", "\\")  # first the escapes of a string, then those of a quoted word
    assert value == '"/home/김 철수/50%% \\"lab\\" \\$x\\`y\\\\z/mnist-desktop" %f'
    assert entry["Icon"] == "mnist-desktop"


def test_a_path_with_a_line_end_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="line end"):
        desktop_entry.install(tmp_path, ("/opt/a\nTerminal=true",))
    assert not files_below(tmp_path)


def test_models_are_told_by_what_their_file_says_of_itself(tmp_path: Path) -> None:
    desktop_entry.install(tmp_path, ("/opt/mnist-desktop",))
    root = ET.parse(tmp_path / "mime" / "packages" / "mnist-desktop.xml").getroot()  # noqa: S314 - just written
    named = {each.get("type") for each in root.iter(f"{SPACE}mime-type")}
    entry = (tmp_path / "applications" / "mnist-desktop.desktop").read_text("utf-8")
    assert named == {desktop_entry.LESSON, desktop_entry.MODEL, desktop_entry.RUNS}
    assert all(f"{each};" in entry for each in named)
    assert f'"{MODEL_FORMAT}"' in [each.get("value") for each in root.iter(f"{SPACE}match")]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a desktop of Linux")
def test_the_command_line_says_what_it_placed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "C")
    assert app.run(["--install-desktop"], 0.0) == 0
    count = len(files_below(tmp_path))
    assert capsys.readouterr().out == f"{count} files below {tmp_path} were placed.\n"
    assert app.run(["--uninstall-desktop"], 0.0) == 0
    assert capsys.readouterr().out == f"{count} files below {tmp_path} were removed.\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a desktop of Linux")
def test_a_folder_that_cannot_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "applications").write_text("a file where a folder is needed")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert app.run(["--install-desktop"], 0.0) == 1
    assert str(tmp_path / "applications") in capsys.readouterr().err


def test_a_relative_place_of_data_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "somewhere")
    assert desktop_entry.data_home() == Path.home() / ".local" / "share"


def test_there_is_an_icon_for_each_system() -> None:
    for name in ("mnist-desktop.ico", "mnist-desktop.icns", *(f"mnist-desktop-{side}.png" for side in desktop_entry.ICON_SIZES)):
        with Image.open(paths.resource("icon", name)) as icon:
            icon.load()
            assert icon.width == icon.height
            assert name.endswith((".ico", ".icns", f"-{icon.width}.png"))
