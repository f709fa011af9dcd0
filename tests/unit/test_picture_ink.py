"""What is left of a picture when its paper, its rulings and its dirt are gone."""

from __future__ import annotations

import io
import sys

import numpy as np
import pytest
from PIL import Image, ImageDraw

from mnist_desktop.core.drawing import components
from mnist_desktop.core.drawing.answer_in_words import prediction_of
from mnist_desktop.core.drawing.components import subject_alone
from mnist_desktop.core.drawing.digit_image import DigitStages, RemovedMarks, digit_image, stages_of_drawing
from mnist_desktop.core.drawing.photo_of_digit import photo_stages
from mnist_desktop.core.drawing.picture import NoDigitError, decode_picture
from mnist_desktop.core.drawing.several import looks_like_several
from mnist_desktop.core.drawing.strokes import read_drawings
from mnist_desktop.paths import resource

DRAWINGS = [sample.drawing for sample in read_drawings(resource("drawings", "sample_digits.json"))]
IMAGES = [digit_image(drawing) for drawing in DRAWINGS]
WHITE, BLACK, PEN = (255, 255, 255), (0, 0, 0), (35, 38, 60)
SIDE = 420


def ink(digit: int, side: int = 280, sheet: tuple[int, int] = (SIDE, SIDE)) -> np.ndarray:
    """Ink 0..1 on a sheet, the digit's 28 pixels enlarged to `side` in its middle."""
    large = np.asarray(Image.fromarray(IMAGES[digit]).resize((side, side), Image.Resampling.BICUBIC)) / 255
    whole = np.zeros(sheet)
    top, left = (sheet[0] - side) // 2, (sheet[1] - side) // 2
    whole[top : top + side, left : left + side] = large
    return whole


def painted(strength: np.ndarray, color=PEN, paper=WHITE) -> np.ndarray:
    return np.array(paper) * (1 - strength[..., None]) + np.array(color) * strength[..., None]


def stages(pixels: np.ndarray, kind: str = "PNG", **options: object) -> DigitStages:
    file = io.BytesIO()
    Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).save(file, kind, **options)
    return photo_stages(decode_picture(file.getvalue(), "picture"))


def likeness(found: DigitStages, digit: int) -> float:
    """The correlation with the drawing's own image, at the best of nine places: a pixel more or less is no fault."""
    places = [(down, right) for down in (-1, 0, 1) for right in (-1, 0, 1)]
    shifted = [np.roll(found.image, place, (0, 1)).ravel() for place in places]
    return max(float(np.corrcoef(each, IMAGES[digit].ravel())[0, 1]) for each in shifted)


def ruled(sheet: np.ndarray, color, *, spacing: int = 60, slope: float = 0.0, upright: bool = True) -> np.ndarray:
    """Lines two pixels wide under the ink, as dark as `color` and the paper's lighter parts allow."""
    rows, columns = np.mgrid[: sheet.shape[0], : sheet.shape[1]]
    on_line = (rows - slope * columns + 11) % spacing < 2
    if upright:
        on_line |= (columns + slope * rows + 17) % spacing < 2
    return np.where(on_line[..., None], np.minimum(sheet, color), sheet)


# Ink and paper


@pytest.mark.parametrize("digit", [0, 2, 5, 9])
def test_an_even_picture_gives_the_image_of_the_drawing(digit):
    assert likeness(stages(painted(ink(digit))), digit) > 0.95


@pytest.mark.parametrize(
    ("color", "paper"),
    [(BLACK, WHITE), (WHITE, BLACK), ((30, 50, 200), BLACK), ((250, 220, 40), WHITE), (WHITE, (250, 235, 120)),
     ((210, 30, 40), (128, 128, 128)), ((20, 130, 60), (128, 128, 128))],
)  # fmt: skip
def test_any_ink_is_told_from_any_paper(color, paper):
    assert likeness(stages(painted(ink(5), color, paper)), 5) > 0.95


@pytest.mark.parametrize(("digit", "margin"), [(0, 0), (3, 1), (7, 0)])
@pytest.mark.parametrize(("color", "paper"), [(BLACK, WHITE), (WHITE, BLACK)])
def test_a_picture_cut_close_to_the_ink_is_read_like_a_wide_one(digit, margin, color, paper):
    whole = ink(digit)
    rows, columns = (np.flatnonzero((whole > 0.1).any(axis)) for axis in (1, 0))
    cut = np.pad(whole[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1], margin)
    assert likeness(stages(painted(cut, color, paper)), digit) > 0.95


@pytest.mark.parametrize("side", [28, 56, 1200])
def test_the_size_of_a_picture_does_not_matter(side):
    assert likeness(stages(painted(ink(4, side, (side, side)))), 4) > 0.95


@pytest.mark.parametrize("color", [BLACK, WHITE, (30, 50, 200), (250, 220, 40)])
def test_ink_on_nothing_is_read_by_its_alpha(color):
    strength = ink(2)
    pixels = np.dstack((np.broadcast_to(np.array(color), (*strength.shape, 3)), strength * 255))
    assert likeness(stages(pixels), 2) > 0.95


def test_the_ringing_of_a_poor_jpeg_is_no_ink():
    assert likeness(stages(painted(ink(8)), "JPEG", quality=10), 8) > 0.95


# What does not belong to the digit


@pytest.mark.parametrize("slope", [0.0, 0.05])
@pytest.mark.parametrize("color", [(215, 60, 60), (170, 190, 225), PEN])
@pytest.mark.parametrize("upright", [True, False])
def test_rulings_are_taken_away_and_counted(slope, color, upright):
    for digit in (1, 4):
        found = stages(ruled(painted(ink(digit)), color, slope=slope, upright=upright))
        assert likeness(found, digit) > 0.93
        assert found.removed.lines >= (12 if upright else 6)


def test_the_bar_of_a_digit_is_no_line():
    whole = ink(7)
    columns = np.flatnonzero((whole > 0.1).any(0))
    found = stages(painted(whole[:, columns[0] : columns[-1] + 1]))
    assert found.removed == RemovedMarks()
    assert likeness(found, 7) > 0.95


def pen(points: list[tuple[int, int]], width: int, size: tuple[int, int] = (SIDE, 560)) -> np.ndarray:
    """A stroke on white, uint8 (h, w, 3)."""
    image = Image.new("RGB", size, WHITE)
    ImageDraw.Draw(image).line(points, BLACK, width, joint="curve")
    return np.asarray(image)


FLAGGED_ONE = [(140, 150), (215, 40), (215, 520)]


@pytest.mark.parametrize("width", [3, 6, 9, 12])
@pytest.mark.parametrize(
    ("points", "size"),
    [
        (FLAGGED_ONE, (SIDE, 560)),
        ([(150, 0), (150, 300)], (300, 300)),
        ([(280, 20), (280, 540)], (560, 560)),
        ([(60, 20), (500, 20), (200, 540)], (560, 560)),
        ([(0, 6), (300, 6), (120, 400)], (300, 400)),
        ([(250, 0), (6, 270), (300, 270)], (300, 400)),
        ([(6, 90), (100, 6), (100, 400)], (300, 400)),
    ],
    ids=["flagged one", "bar from edge to edge", "one", "seven", "tight seven", "tight foot", "tight flagged one"],
)
def test_the_strokes_of_a_thin_pen_are_no_lines(points, size, width):
    sheet = pen(points, width, size)
    found = stages(sheet)
    assert found.removed == RemovedMarks()
    assert np.count_nonzero(found.sheet > 128) == pytest.approx(np.count_nonzero(sheet[..., 0] < 128), rel=0.1)


@pytest.mark.parametrize("row", [200, 480])
def test_a_lone_line_from_edge_to_edge_is_taken_away_beside_a_digit(row):
    sheet = painted(ink(3, sheet=(560, 560)))
    sheet[row : row + 3] = np.minimum(sheet[row : row + 3], 90)
    found = stages(sheet)
    assert found.removed.lines == 1
    assert likeness(found, 3) > 0.93


def test_a_thin_one_across_the_lines_of_a_sheet_stays():
    found = stages(ruled(pen([(280, 0), (280, 560)], 9, (560, 560)), (120, 150, 210), upright=False))
    assert found.removed.lines >= 6
    assert np.count_nonzero(found.image.any(1)) == 20


def test_specks_take_no_step_each():
    levels = np.zeros((400, 400), np.float32)
    levels[::4, ::4] = levels[100:300, 100:300] = 1
    calls: list[str] = []
    sys.setprofile(lambda frame, event, _argument: calls.append(frame.f_code.co_filename) if event == "call" else None)
    try:
        kept = subject_alone(levels)
    finally:
        sys.setprofile(None)
    assert kept is not None
    assert kept.specks > 5000
    assert calls.count(components.__file__) < kept.specks / 5


def test_specks_far_away_are_taken_away_and_stay_on_the_sheet_that_is_shown():
    sheet = painted(ink(3))
    sheet[20:30, 20:30] = sheet[390:398, 380:390] = 0
    found = stages(sheet)
    assert found.removed == RemovedMarks(specks=2)
    assert 0 < found.sheet[25, 25] < 128
    assert likeness(found, 3) > 0.95


def test_the_bar_that_a_five_keeps_apart_stays():
    whole = np.zeros((SIDE, SIDE))
    whole[100:120, 200:290] = 1
    whole[130:150, 180:200] = whole[150:170, 180:260] = whole[170:280, 250:270] = whole[270:290, 170:270] = 1
    whole[130:170, 180:200] = 1
    assert stages(painted(whole)).removed == RemovedMarks()


def test_the_table_beside_the_sheet_and_a_frame_are_taken_away():
    sheet = painted(ink(6))
    sheet[:, -25:] = (70, 50, 35)
    found = stages(sheet)
    assert found.removed == RemovedMarks(edges=1)
    assert likeness(found, 6) > 0.95
    framed = painted(ink(6, 250))
    framed[70:74, 70:-70] = framed[-74:-70, 70:-70] = framed[70:-70, 70:74] = framed[70:-70, -74:-70] = 30
    found = stages(framed)
    assert found.removed.edges or found.removed.lines == 4
    assert likeness(found, 6) > 0.95


def test_noise_all_over_is_no_digit():
    with pytest.raises(NoDigitError, match=r"no digit to be found on picture"):
        stages(np.random.default_rng(0).integers(0, 256, (300, 300, 3)))


# More than one digit


@pytest.mark.parametrize("digit", range(10))
def test_one_digit_drawn_is_not_taken_for_several(digit):
    assert not stages_of_drawing(DRAWINGS[digit]).looks_like_several


@pytest.mark.parametrize(("first", "second"), [(1, 1), (4, 7), (0, 5)])
def test_two_digits_side_by_side_are_told(first, second):
    def cut(digit: int) -> np.ndarray:
        columns = np.flatnonzero(IMAGES[digit].any(0))
        return IMAGES[digit][:, columns[0] : columns[-1] + 1]

    both = np.pad(np.hstack((cut(first), np.zeros((28, 2), np.uint8), cut(second))), 4)
    large = np.asarray(Image.fromarray(both).resize((both.shape[1] * 8, both.shape[0] * 8), Image.Resampling.BICUBIC)) / 255
    assert stages(painted(large)).looks_like_several


def test_a_short_part_beside_a_tall_one_is_no_second_digit():
    four = np.zeros((100, 100), np.uint8)
    four[5:55, 10:20] = four[45:55, 10:60] = four[0:100, 70:80] = 255
    assert not looks_like_several(four)
    assert not looks_like_several(np.zeros((5, 5), np.uint8))


def test_a_confident_answer_to_several_digits_is_not_sure():
    probabilities = np.eye(10, dtype=np.float32)[1]
    assert prediction_of(probabilities).sure
    prediction = prediction_of(probabilities, several=True)
    assert prediction.several
    assert not prediction.sure
