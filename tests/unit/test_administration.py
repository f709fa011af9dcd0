"""An administrator's file fixes what it says, and one that cannot be used fixes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from mnist_desktop import paths
from mnist_desktop.core import administration as module
from mnist_desktop.core.administration import Administration, Defaults, Fixed, administration, read_administration
from mnist_desktop.core.datasets import catalog, download
from mnist_desktop.core.datasets.npz import write_npz
from mnist_desktop.core.lessons.goals import WordsGoal
from mnist_desktop.core.lessons.lesson import Lesson, shared_folder_of


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "admin" / "mnist-desktop.toml"
    path.parent.mkdir()
    monkeypatch.setattr(paths, "administration_files", lambda: (tmp_path / "nowhere.toml", path))
    administration.cache_clear()
    yield path
    administration.cache_clear()


def test_without_a_file_nothing_is_fixed(file: Path) -> None:
    found = administration()
    assert (found.settings, found.path, found.problem) == (Administration(), None, None)


def test_the_file_is_read_as_it_is_written(file: Path) -> None:
    text = """
data_folder = "D:/mnist"
shared_folder = '\\\\server\\hand-ins'
hidden = ["actionBreakData"]
[fixed]
language = "ko"
epoch_megabytes = 50
[defaults]
theme = "dark"
text_percent = 125
"""
    file.write_bytes(b"\xef\xbb\xbf" + text.encode())  # as an editor on Windows writes it
    found = administration()
    assert found.problem is None
    assert found.path == file
    assert found.settings == Administration(
        data_folder="D:/mnist",
        shared_folder="\\\\server\\hand-ins",
        hidden=("actionBreakData",),
        fixed=Fixed(language="ko", epoch_megabytes=50),
        defaults=Defaults(theme="dark", text_percent=125),
    )


def test_beside_the_program_goes_before_the_place_of_the_system(tmp_path: Path) -> None:
    first, second = tmp_path / "1.toml", tmp_path / "2.toml"
    second.write_text('[fixed]\nlanguage = "ko"')
    assert read_administration((first, second)).settings.fixed.language == "ko"
    first.write_text('[fixed]\nlanguage = "en"')
    assert read_administration((first, second)).settings.fixed.language == "en"


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"language =", "Invalid value"),
        (b"\xff\xfe\x00", "decode"),
        (b'langauge = "ko"', "langauge"),
        (b'[fixed]\nlanguage = "fr"', "fr"),
        (b"[fixed]\ntheme = 'dark'", "theme"),
        (b"[defaults]\ntext_percent = 1000", "200"),
        (b'hidden = ["Quit"]', "regex"),
        (b'hidden = ["actionQuit"]', "actionQuit cannot be hidden"),
        (b'data_folder = "a\\u202Eb"', "cannot be shown"),
        (b"x = " + b"[" * 60_000, ""),
        (b"#" * (module.MAX_BYTES + 1), "larger than"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_the_cause_and_fixes_nothing(file: Path, content: bytes, cause: str) -> None:
    file.write_bytes(content)
    found = administration()
    assert found.settings == Administration()
    assert found.problem is not None
    assert "mnist-desktop.toml" in found.problem.text
    assert cause in found.problem.text
    assert "\n" not in found.problem.text


def test_full_sets_are_found_in_the_administrator_s_folder(file: Path, tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    starter = catalog.load("mnist-starter")
    with (tmp_path / "share" / "mnist.npz").open("wb") as out:
        arrays = {"x_train": starter.train_images, "y_train": starter.train_labels,
                  "x_test": starter.test_images, "y_test": starter.test_labels}  # fmt: skip
        write_npz(out, arrays, 1)
    file.write_text(f"data_folder = '{tmp_path / 'share'}'")
    assert np.array_equal(catalog.load("mnist").labels, starter.labels)


def test_what_the_environment_names_goes_before(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text('mirror = "http://school/mnist"')
    monkeypatch.delenv(download.MIRROR_VARIABLE, raising=False)
    assert download.mirror() == "http://school/mnist"
    monkeypatch.setenv(download.MIRROR_VARIABLE, "http://room/mnist")
    assert download.mirror() == "http://room/mnist"


def test_the_system_s_place_is_none_that_a_student_can_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert paths.administration_files()[1] == Path("/etc/mnist-desktop/mnist-desktop.toml")
    monkeypatch.setattr("sys.platform", "darwin")
    assert paths.administration_files()[1] == Path("/Library/Application Support/mnist-desktop/mnist-desktop.toml")


def test_hand_ins_are_copied_where_the_administrator_says_unless_the_lesson_says_otherwise(file: Path) -> None:
    lesson = Lesson(id="a", title={"en": "A"}, text={"en": "A"}, goals=(WordsGoal(id="b", text={"en": "B"}),))
    assert shared_folder_of(lesson) == ""
    file.write_text("shared_folder = '/srv/hand-ins'")
    administration.cache_clear()
    assert shared_folder_of(lesson) == "/srv/hand-ins"
    assert shared_folder_of(replace(lesson, shared_folder="/mnt/b")) == "/mnt/b"
