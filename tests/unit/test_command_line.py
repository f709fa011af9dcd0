"""The command line refuses what it cannot do, in one line, and knows when there is no screen."""

from __future__ import annotations

import io
import socket
import sys
from pathlib import Path

import pytest

from mnist_desktop import app, command_line

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks X11 and Wayland")


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


@linux_only
def test_without_a_display_one_line_says_what_is_missing(no_display: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run([], 0.0) == command_line.NO_DISPLAY
    said = capsys.readouterr().err
    assert said.startswith("mnist-desktop: There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set.")
    assert said.count("\n") == 1


@linux_only
def test_a_display_that_nobody_serves_is_named(no_display: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":98765")
    assert "DISPLAY is :98765, but no X server answers there" in str(command_line.missing_display())


@linux_only
@pytest.mark.parametrize("display", [":98765", "unix:98765", "localhost:9876.0", "nonsense"])
def test_no_kind_of_display_is_believed_that_does_not_answer(
    no_display: None, display: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", display)
    assert f"DISPLAY is {display}, but no X server answers there" in str(command_line.missing_display())


@linux_only
def test_a_wayland_display_is_believed_when_it_answers(no_display: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-9")
    assert "WAYLAND_DISPLAY is wayland-9, but nobody answers there" in str(command_line.missing_display())
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "wayland-9"))
        listener.listen()
        assert command_line.missing_display() is None


@linux_only
def test_a_socket_that_a_dead_server_left_behind_is_no_display(
    no_display: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-9")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "wayland-9"))
    assert command_line.missing_display() is not None


def test_a_chosen_platform_needs_no_display(no_display: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert command_line.missing_display() is None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["--preset", "magic"], "there is no preset called magic"), (["--epochs", "0"], "--epochs must be between 1 and 10000")],
)
def test_impossible_arguments_are_refused_with_the_possible_ones(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        command_line.parse(arguments)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_a_model_file_can_be_named() -> None:
    assert command_line.parse(["model.json"]).model == Path("model.json")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "ko:en"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "ko"}, "en"),
        ({"LC_MESSAGES": "tr_TR"}, "tr"),
    ],
)
def test_the_terminal_s_language_is_the_one_that_its_environment_asks_for(environment: dict[str, str], language: str) -> None:
    assert command_line._terminal_language(environment) == language


def test_the_help_is_in_the_language_of_the_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(command_line, "_terminal_language", lambda _: "ko")
    with pytest.raises(SystemExit):
        command_line.parse(["--help"])
    said = capsys.readouterr().out
    assert said.startswith("사용법: mnist-desktop")
    own_words = said.replace("JSON", "").replace("DIR", "").replace("NAME", "")
    assert not {"show", "write", "train", "usage", "options"} & set(own_words.split())


@pytest.mark.parametrize("language", ["tr", "../ko", ""])
def test_a_language_that_there_is_not_is_english(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setattr(command_line, "_terminal_language", lambda _: language)
    assert command_line.in_terminal("usage: ") == "usage: "


def test_what_the_terminal_cannot_print_is_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_line, "_terminal_language", lambda _: "ko")
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    assert command_line.in_terminal("usage: ") == "usage: "
