"""Every name that the program gives to a file or folder is one on Windows, macOS and Linux."""

from __future__ import annotations

import ast
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mnist_desktop
from mnist_desktop.commands.report import report_name
from mnist_desktop.core.datasets.images.export import class_folders
from mnist_desktop.core.datasets.imported import plain_name
from mnist_desktop.core.file_names import MOST_BYTES, UNWELCOME, file_name
from mnist_desktop.core.lessons import hand_in
from mnist_desktop.core.lessons.lesson import Lesson

BAD = ("CON", "nul.txt", "aux.tar.gz", "com1", "LPT9 ", "COM¹", "conin$", "a:b", "end.", "end ", "..", ".", "", " ", "a\x00b",
       "a\nb", "\u202egpj.exe", "C:\\Windows", "../../etc/passwd", "\ud800", "x" * 999, "김" * 300, "👩\u200d🏫", "ha\u0308nde",
       "~", "-rf", "CON .txt", "<b>", "a|b", 'say "hi"', "why?", "*")  # fmt: skip
DEVICES = {
    "CON",
    "PRN",
    "AUX",
    "NUL",
    "CONIN$",
    "CONOUT$",
    *(f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³"),
}
PACKAGE = Path(mnist_desktop.__file__).parent


def is_a_name_everywhere(name: str) -> bool:
    return (
        bool(name)
        and not set(name) & UNWELCOME
        and all(letter.isprintable() for letter in name)
        and name == name.strip()
        and not name.endswith(".")
        and name.partition(".")[0].rstrip().upper() not in DEVICES
        and len(name.encode()) <= 255
    )


@pytest.mark.parametrize("text", BAD)
@pytest.mark.parametrize("ending", ["", ".csv", ".handin.zip"])
def test_whatever_is_typed_becomes_a_name_on_every_system(text: str, ending: str):
    assert is_a_name_everywhere(file_name(text, "run", ending))


@given(st.text(st.characters(exclude_categories=()), max_size=40), st.sampled_from(["", ".csv", ".tar.gz"]))
def test_any_text_becomes_a_name_on_every_system(text: str, ending: str):
    name = file_name(text, "run", ending)
    assert is_a_name_everywhere(name)
    assert name.endswith(ending)
    assert file_name(name.removesuffix(ending), "run", ending) == name, "a name stays as it is"


@pytest.mark.parametrize("text", ["First network", "김하늘", "Dense 64, 32 (2)", "T-shirt.top", "콘", "CONvolution", "auxiliary"])
def test_a_name_that_is_one_already_is_kept(text: str):
    assert file_name(text, "run") == text


def test_a_long_name_is_cut_between_letters():
    name = file_name("김" * 300, "run")
    assert set(name) == {"김"}
    assert len(name.encode()) <= MOST_BYTES


@pytest.mark.parametrize("text", BAD)
def test_names_from_outside_become_names_of_files_in_each_place(text: str):
    lesson = Lesson(id="con", title={"en": "x"}, text={"en": "x"}, goals=())
    assert is_a_name_everywhere(hand_in.file_name(text, lesson, datetime(2026, 5, 4, tzinfo=UTC)))
    assert is_a_name_everywhere(f"{plain_name(text)}.npz")
    assert is_a_name_everywhere(report_name(text))
    assert all(map(is_a_name_everywhere, class_folders((text, text, "CON", "con"))))


def test_classes_whose_names_differ_only_in_what_no_folder_has_get_folders_of_their_own():
    names = class_folders(("con", "CON", "a/b", "a:b", "a b", "con_", "com1", "?", "*"))
    assert len({name.casefold() for name in names}) == len(names)
    assert all(map(is_a_name_everywhere, names))


def test_no_part_of_the_program_forks_or_makes_links():
    """Windows has neither, and threads of Qt and TensorFlow do not come along into a fork."""
    for module, call in _calls():
        assert call not in {"fork", "forkpty", "symlink", "symlink_to", "link", "hardlink_to", "link_to"}, module


def test_files_are_replaced_only_after_they_are_closed():
    """Windows replaces no file that is open: each renaming stands outside the block in which its file is written."""
    for path in PACKAGE.rglob("*.py"):
        for block in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(block, ast.With):
                opened = {
                    ast.unparse(item.context_expr.func.value)
                    for item in block.items
                    if isinstance(item.context_expr, ast.Call)
                    and isinstance(item.context_expr.func, ast.Attribute)
                    and item.context_expr.func.attr == "open"
                }
                moved = {
                    ast.unparse(call.func.value)
                    for call in ast.walk(block)
                    if isinstance(call, ast.Call)
                    and isinstance(call.func, ast.Attribute)
                    and call.func.attr in {"replace", "rename", "unlink"}
                }
                assert not opened & moved, f"{path}:{block.lineno}"


def test_processes_are_started_by_spawn():
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text("utf-8")
        assert 'get_context("fork' not in text
        assert "set_start_method" not in text
        for call in (each for each in ast.walk(ast.parse(text)) if isinstance(each, ast.Call)):
            words = ast.unparse(call)
            if words.startswith(("ProcessPoolExecutor(", "concurrent.futures.ProcessPoolExecutor(")):
                assert "get_context('spawn')" in words, f"{path}: {words}"
            assert not words.startswith(tuple(f"multiprocessing.{name}(" for name in ("Process", "Pool", "Queue", "Manager"))), (
                path
            )


def _calls():
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                yield path, node.func.attr
