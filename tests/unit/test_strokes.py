from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnist_desktop.core.drawing.strokes import (
    FORMAT,
    MAX_FILE_BYTES,
    MAX_STROKES,
    Drawing,
    DrawingFileError,
    LabelledDrawing,
    Stroke,
    read_drawings,
    write_drawings,
)
from mnist_desktop.core.errors import StorageError
from mnist_desktop.paths import resource

coordinates = st.floats(0, 100, allow_nan=False)
strokes = st.lists(st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=8).map(Stroke.of), max_size=4)


def file_of(folder: Path, **changes: object) -> Path:
    content = {"format": FORMAT, "version": 1, "drawings": [{"label": 3, "box": 100, "strokes": [[[1, 2], [3, 4]]]}]}
    path = folder / "drawings.json"
    path.write_text(json.dumps(content | changes), "utf-8")
    return path


@given(st.lists(st.tuples(st.integers(0, 9), strokes), max_size=4))
def test_drawings_come_back_as_they_were_written(tmp_path_factory, plan):
    path = tmp_path_factory.mktemp("drawings") / "drawings.json"
    written = [LabelledDrawing(label, Drawing(tuple(lines), 100.0, 3.0)) for label, lines in plan]
    write_drawings(path, written)
    read = read_drawings(path)
    assert [each.label for each in read] == [each.label for each in written]
    for mine, theirs in zip(read, written, strict=True):
        assert (mine.drawing.box, mine.drawing.pen_width) == (100.0, 3.0)
        assert [stroke.points.tolist() for stroke in mine.drawing.strokes] == [
            stroke.points.tolist() for stroke in theirs.drawing.strokes
        ]


def test_points_of_a_stroke_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        Stroke.of([(1, 2)]).points[0, 0] = 3


@pytest.mark.parametrize("points", [[], [1, 2], [(1, 2, 3)], [(1, float("nan"))], [(float("inf"), 0)]])
def test_a_stroke_refuses_what_is_no_line(points):
    with pytest.raises(ValueError, match=r"finite numbers|inhomogeneous"):
        Stroke.of(points)


def test_bounds_enclose_all_strokes():
    assert Drawing((Stroke.of([(1, 5), (2, 3)]), Stroke.of([(9, 4)])), 10).bounds == (1, 3, 9, 5)


@pytest.mark.parametrize(
    "drawing",
    [
        {"label": 10, "box": 100, "strokes": []},
        {"label": 1, "box": 0, "strokes": []},
        {"label": 1, "box": 100, "strokes": [[]]},
        {"label": 1, "box": 100, "strokes": [[[1]]]},
        {"label": 1, "box": 100, "strokes": [[[-1, 2]]]},
        {"label": 1, "box": 100, "strokes": [[["a", 2]]]},
        {"label": 1, "box": 100, "strokes": [[[50, 101]]]},
        {"label": 1, "box": 100, "strokes": [], "pen_width": 9},
        {"label": 1, "box": 100, "strokes": [[[1, 2]]] * (MAX_STROKES + 1)},
        {"label": 1, "box": 100, "strokes": [], "smell": "ink"},
    ],
)
def test_a_file_with_values_out_of_range_is_refused_by_name(tmp_path, drawing):
    with pytest.raises(DrawingFileError, match=r"drawings\.json"):
        read_drawings(file_of(tmp_path, drawings=[drawing]))


@pytest.mark.parametrize("changes", [{"version": 2}, {"format": "something else"}, {"drawings": 7}])
def test_a_file_of_another_kind_is_refused(tmp_path, changes):
    with pytest.raises(DrawingFileError, match=r"drawings\.json"):
        read_drawings(file_of(tmp_path, **changes))


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b'{"\xff": 1}', b"[" * 100_000])
def test_a_damaged_file_is_refused(tmp_path, content):
    path = tmp_path / "drawings.json"
    path.write_bytes(content)
    with pytest.raises(DrawingFileError, match="is not a file of drawings"):
        read_drawings(path)


def test_an_absent_or_huge_file_is_refused(tmp_path):
    with pytest.raises(StorageError, match="is not there"):
        read_drawings(tmp_path / "absent.json")
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    with pytest.raises(StorageError, match="larger than"):
        read_drawings(huge)


def test_the_shipped_samples_are_one_drawing_of_each_digit():
    samples = read_drawings(resource("drawings", "sample_digits.json"))
    assert [sample.label for sample in samples] == list(range(10))
    for sample in samples:
        points = np.concatenate([stroke.points for stroke in sample.drawing.strokes])
        assert 20 <= len(points) <= 60
        assert len(sample.drawing.strokes) == (2 if sample.label in {4, 5} else 1)
