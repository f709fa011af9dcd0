"""What is remembered is read back as it was written; whatever else the file holds, the window opens and the file is kept."""

from __future__ import annotations

import os
import pickle
import struct
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QByteArray, QSettings

from mnist_desktop.core.drawing.kept import MOST_NUMBERS, MOST_OF_A_STROKE, KeptDrawing
from mnist_desktop.core.drawing.strokes import Drawing, Stroke
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.presets.all_presets import PRESETS, preset
from mnist_desktop.core.remembered import KEPT, MAX_BYTES, SPLITTER_FORM, Remembered, keep, recall, remembered_language

GEOMETRY = struct.pack(">IHH4i4iiBBi4i", 0x1D9D0CB, 3, 0, 10, 10, 900, 700, 10, 38, 900, 700, 0, 0, 0, 800, 10, 38, 900, 700)
SPLITTER = SPLITTER_FORM.pack(0xFF, 1, 2, 430, 850, 0, -1, 1, 1, 0)
FULL = Remembered(GEOMETRY, SPLITTER, preset("cnn").experiment, "file:한글 @home", "20260101-120000-abcdef")
ENDLESS = msgspec.json.encode(Experiment(ModelSpec((Flatten(),) * 3000))).decode()
EXPERIMENT = msgspec.json.encode(FULL.experiment).decode()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.ini"


def written(path: Path, **values: str) -> Path:
    """A file in which these values, as they stand there, take the place of good ones."""
    keep(path, FULL)
    lines = [line for line in path.read_text("utf-8").splitlines() if line.partition("=")[0] not in values]
    path.write_text("\n".join([*lines, *(f"{name}={value}" for name, value in values.items())]), "utf-8")
    return path


def put_aside(path: Path) -> list[Path]:
    return sorted(path.parent.glob("settings.damaged-*.ini"))


def test_nothing_is_remembered_at_the_first_start(path):
    assert recall(path) == (Remembered(), None)


@pytest.mark.parametrize("remembered", [FULL, Remembered(), Remembered(run="pretrained/mnist-quick"), Remembered(dataset="@@a")])
def test_what_was_written_is_read_back(path, remembered):
    keep(path, remembered)
    assert recall(path) == (remembered, None)
    assert put_aside(path) == []


@pytest.mark.parametrize("each", PRESETS, ids=lambda each: each.id)
def test_every_preset_is_remembered(path, each):
    keep(path, Remembered(experiment=each.experiment))
    assert recall(path) == (Remembered(experiment=each.experiment), None)


@settings(max_examples=15)
@given(st.binary(max_size=90), st.text(st.characters(codec="utf-8"), max_size=40))
def test_bytes_and_texts_are_written_as_qsettings_reads_them_and_read_as_it_writes_them(tmp_path_factory, content, text):
    ours, theirs = (tmp_path_factory.getbasetemp() / name for name in ("ours.ini", "theirs.ini"))
    name = "".join(letter for letter in text if letter.isprintable())
    geometry = GEOMETRY + content
    keep(ours, Remembered(geometry=geometry, dataset=name))
    by_qt = QSettings(str(ours), QSettings.Format.IniFormat)
    by_qt.sync()
    assert by_qt.value("geometry", QByteArray(), QByteArray).data() == geometry
    assert by_qt.value("dataset", "", str) == name
    theirs.unlink(missing_ok=True)
    by_qt = QSettings(str(theirs), QSettings.Format.IniFormat)
    by_qt.clear()
    by_qt.setValue("geometry", QByteArray(geometry))
    by_qt.setValue("dataset", name)
    by_qt.setValue("experiment", EXPERIMENT)
    by_qt.sync()
    assert recall(theirs) == (Remembered(geometry=geometry, dataset=name, experiment=FULL.experiment), None)


DAMAGED = {
    "a number": ("geometry", "4"),
    "a word": ("splitter", "hello"),
    "a list": ("geometry", "1, 2"),
    "no magic number": ("geometry", '"@ByteArray(' + "a" * 66 + ')"'),
    "a window beyond all screens": ("geometry", r'"@ByteArray(\x1\xd9\xd0\xcb\0\x3\0\0\x7f\xff\xff\xff' + r"\0" * 54 + ')"'),
    "a splitter of two thousand million": ("splitter", r'"@ByteArray(\0\0\0\xff\0\0\0\x1\x7f\xff\xff\xff\0\0\0\x6\0\0\0\x6\x1)"'),
    "a pickle": ("geometry", r"@Variant(\0\0\0\x7f\0\0\0\x18PySide::PyObjectWrapper\0\0\0\0\x33\x80\x4)"),
    "a variant": ("experiment", r"@Variant(\0\0\0\t\0\0\0\0)"),
    "an invalid one": ("run", "@Invalid()"),
    "JSON nested deeply": ("experiment", '"' + "[" * 50_000 + '"'),
    "another JSON": ("experiment", r'"{\"spec\": 7}"'),
    "a field that is not known": ("experiment", r'"{\"config\": {\"luck\": 1}}"'),
    "not a number": ("experiment", r'"{\"config\": {\"learning_rate\": NaN}}"'),
    "an infinite number": ("experiment", r'"{\"config\": {\"learning_rate\": 1e999}}"'),
    "a number out of range": ("experiment", r'"{\"config\": {\"epochs\": -3}}"'),
    "layers without end": ("experiment", '"' + ENDLESS.replace('"', r"\"") + '"'),
    "bytes for layers": ("experiment", r"@ByteArray(\xff\xfe)"),
    "a quote that does not end": ("experiment", r'"{\"spec\"'),
    "an escape that is none": ("dataset", r'"\q"'),
    "a character that is none": ("dataset", r'"\xffffffffffff"'),
    "half a character": ("dataset", r'"\xd800"'),
    "a key of 5,000 letters": ("dataset", "x" * 5000),
    "an id of 5,000 letters": ("run", "x" * 5000),
    "a way to another folder": ("run", "../../etc"),
    "a way from the root": ("run", "/etc"),
    "a way on Windows": ("run", r"C:\\Windows"),
    "a hidden folder": ("run", ".trash"),
    "a pre-trained way out": ("run", "pretrained/../../etc"),
    "a line break": ("run", r'"a\nb"'),
}  # fmt: skip


@pytest.mark.parametrize("what", DAMAGED)
def test_a_value_that_is_of_no_use_gives_its_default_and_the_file_is_put_aside(path, what):
    name, value = DAMAGED[what]
    content = written(path, **{name: value}).read_bytes()
    remembered, problem = recall(path)
    assert remembered == replace(FULL, **{name: getattr(Remembered(), name)})
    assert problem is not None
    assert not path.exists()
    [kept] = put_aside(path)
    assert kept.read_bytes() == content
    what_was_done = f"The window has opened without it; the file is kept as {kept.name}."
    assert problem.text == f"{path} is damaged: what it says of {name} is of no use. {what_was_done}"
    assert recall(path) == (Remembered(), None)


WHOLE = {
    "not UTF-8": b"[General]\nrun=\xff\xfe\n",
    "zeros": bytes(4096),
    "words": b"The dog ate my settings.\n",
    "another section": b"[Elsewhere]\nrun=20260101-120000-abcdef\n",
    "another name": b"[General]\ndatasat=mnist\n",
    "too long": b"[General]\nrun=" + b"x" * MAX_BYTES,
    "a Windows file of another encoding": "[General]\nrun=x\n".encode("utf-16"),
}


@pytest.mark.parametrize("what", WHOLE)
def test_a_file_that_is_something_else_is_put_aside(path, what):
    path.parent.mkdir()
    path.write_bytes(WHOLE[what])
    remembered, problem = recall(path)
    assert remembered == Remembered()
    assert str(path) in problem.text
    assert len(problem.text) < 500
    assert [kept.read_bytes() for kept in put_aside(path)] == [WHOLE[what]]


def test_line_ends_of_windows_and_a_mark_at_the_beginning_are_no_damage(path):
    keep(path, FULL)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n") + b"; a comment\r\n\r\n")
    assert recall(path) == (FULL, None)


def test_a_pickle_in_the_file_is_not_run(path, tmp_path):
    class Evil:
        def __reduce__(self) -> tuple[object, ...]:
            return Path.touch, (tmp_path / "it ran",)

    content = pickle.dumps(Evil())
    stream = struct.pack(">II", 127, 24) + b"PySide::PyObjectWrapper\0" + struct.pack(">I", len(content)) + content
    value = "@Variant(" + "".join(f"\\x{byte:02x}" if byte != 0x78 else "\\x78" for byte in stream) + ")"
    assert recall(written(path, geometry=value))[0].geometry == b""
    assert not (tmp_path / "it ran").exists()


def test_a_folder_in_its_place_is_put_aside(path):
    path.mkdir(parents=True)
    (path / "inside").write_text("kept")
    remembered, problem = recall(path)
    assert remembered == Remembered()
    assert problem.text.startswith(f"{path} is not a file.")
    assert (put_aside(path)[0] / "inside").read_text() == "kept"


def test_a_pipe_in_its_place_holds_nobody_up(path):
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    path.parent.mkdir()
    os.mkfifo(path)
    assert recall(path)[0] == Remembered()


def test_a_file_that_may_not_be_read_is_put_aside(path, monkeypatch):
    keep(path, FULL)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "no permission" in recall(path)[1].text
    assert len(put_aside(path)) == 1


def test_where_nothing_can_be_put_aside_it_is_said(path, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    written(path, geometry="4")
    monkeypatch.setattr(Path, "rename", refuse)
    assert recall(path)[1].text.endswith("the file could not be put aside.")
    assert path.exists()


def test_only_a_few_damaged_files_are_kept(path):
    for number in range(KEPT + 3):
        written(path, dataset="x" * (400 + number))
        recall(path)
    kept = put_aside(path)
    assert len(kept) == KEPT
    assert any("x" * (402 + KEPT) in each.read_text() for each in kept), "the latest is among them"


@given(st.binary(max_size=300))
def test_no_content_raises(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("any") / "settings.ini"
    path.write_bytes(b"[General]\ngeometry=" + content)
    remembered, _ = recall(path)
    assert isinstance(remembered, Remembered)


def test_a_name_that_no_text_can_hold_is_not_remembered(path):
    keep(path, replace(FULL, run="caf\udce9", dataset="\ud800", experiment=Experiment(ModelSpec(name="\ud800"))))
    assert recall(path) == (Remembered(GEOMETRY, SPLITTER), None)


def test_a_file_that_cannot_be_written_is_an_error_with_its_name(path):
    path.parent.write_text("a file where the folder should be")
    with pytest.raises(StorageError, match=r"settings\.ini"):
        keep(path, FULL)


@pytest.mark.parametrize(
    "views",
    [
        '[{"screen": 1}]', '[{"screen": "A", "look": {"text_percent": 7}}]', '[{"screen": "A", "look": {"theme": "pink"}}]',
        '[{"screen": "A", "geometry": "AAAA"}]', '[{"screen": "A", "look": {"splitter": "AAAA"}}]', "[" * 5000,
        '[{"screen": "A\\n"}]',
    ],
)  # fmt: skip
def test_a_damaged_view_is_named_and_the_rest_is_kept(tmp_path: Path, views: str) -> None:
    path = tmp_path / "settings.ini"
    path.write_text("[General]\ndataset=tiny\nviews=" + '"' + views.replace("\\", "\\\\").replace('"', '\\"') + '"\n')
    remembered, problem = recall(path)
    assert remembered == Remembered(dataset="tiny")
    assert problem is not None
    assert "views" in str(problem)


SKETCH = KeptDrawing.of(Drawing((Stroke.of([(0.5, 0.2), (0.25, 1.0)]), Stroke.of([(0.0, 0.33333)])), 1.0, 2.5))


def test_a_drawing_is_remembered_as_whole_numbers(path: Path) -> None:
    assert KeptDrawing(((5000, 2000, 2500, 10000), (0, 3333)), 2.5) == SKETCH
    keep(path, replace(FULL, drawing=SKETCH))
    assert recall(path) == (replace(FULL, drawing=SKETCH), None)
    drawing = SKETCH.drawing
    assert (drawing.box, drawing.pen_width) == (1.0, 2.5)
    assert [stroke.points.tolist() for stroke in drawing.strokes] == [[[0.5, 0.2], [0.25, 1.0]], [[0.0, 0.3333]]]


@pytest.mark.parametrize(
    "drawing",
    [
        "{}", '{"strokes": [[]]}', '{"strokes": [[1]]}', '{"strokes": [[1, 2, 3]]}', '{"strokes": [[1, 10001]]}',
        '{"strokes": [[-1, 2]]}', '{"strokes": [[1, 0.5]]}', '{"strokes": [[1, 2]], "pen_width": 99}',
        '{"strokes": [[1, 2]], "more": 1}', '{"strokes": [' + "[1, 2]," * MOST_NUMBERS + "[1, 2]]}", "[" * 5000, "@Variant(x)",
    ],
)  # fmt: skip
def test_a_damaged_drawing_is_named_and_the_rest_is_kept(path: Path, drawing: str) -> None:
    quoted = '"' + drawing.replace('"', '\\"') + '"'
    remembered, problem = recall(written(path, drawing=quoted))
    assert remembered == FULL
    assert problem is not None
    assert "drawing" in problem.text


def test_an_empty_and_an_endless_drawing_are_not_remembered() -> None:
    assert KeptDrawing.of(Drawing()) is None
    points = np.full((MOST_OF_A_STROKE // 2, 2), 1 / 3)
    strokes = (Stroke.of(points),) * (MOST_NUMBERS // MOST_OF_A_STROKE)
    assert KeptDrawing.of(Drawing((*strokes, Stroke.of(points[:1])))) is None
    assert KeptDrawing.of(Drawing((Stroke.of(np.full((MOST_OF_A_STROKE // 2 + 1, 2), 1 / 3)),))) is None
    full = KeptDrawing.of(Drawing(strokes))
    assert full is not None
    assert len(msgspec.json.encode(full)) < MAX_BYTES / 4


@pytest.mark.parametrize("language", ["", "en", "ko"])
def test_the_language_can_be_read_alone(path: Path, language: str) -> None:
    keep(path, replace(FULL, language=language))
    assert remembered_language(path) == language
    assert recall(path) == (replace(FULL, language=language), None)


@pytest.mark.parametrize("content", [b"[General]\nlanguage=xx\n", b"[General]\nlanguage=@Variant(x)\n", b"\xff\xfe\x00", b""])
def test_a_language_that_cannot_be_read_leaves_the_file_for_what_tells_of_it(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert remembered_language(path) == ""
    assert path.read_bytes() == content


def test_without_settings_the_system_decides_on_the_language(path: Path) -> None:
    assert remembered_language(path) == ""
