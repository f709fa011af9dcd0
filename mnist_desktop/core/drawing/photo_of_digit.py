"""Finds the digit on a picture, photo or scan, and prepares it by MNIST's recipe."""

from __future__ import annotations

from dataclasses import replace

from mnist_desktop.core.drawing.components import Kept, subject_alone
from mnist_desktop.core.drawing.digit_image import DigitStages, Gray, RemovedMarks, rounded, stages_of_pixels
from mnist_desktop.core.drawing.ink_in_photo import Levels, ink_of
from mnist_desktop.core.drawing.picture import EmptyPictureError, NoDigitError, Picture
from mnist_desktop.core.drawing.ruling import without_lines

REMOVED_TONE = 100
"""The brightness of removed ink on the sheet, of 255, so that even faint lines are visible."""


def photo_stages(picture: Picture) -> DigitStages:
    """Prepare the picture of one digit.

    First ink is separated from paper (:mod:`.ink_in_photo`), then the lines of school paper are removed (:mod:`.ruling`), then
    all that is not the digit (:mod:`.components`). What was removed stays on the sheet, darker, and is counted in `removed`.

    Raises
    ------
    EmptyPictureError
        There is no ink on it.
    NoDigitError
        There is ink, but nothing that stands out like a digit.
    """
    if picture.is_prepared:
        stages = stages_of_pixels(picture.gray)
        if stages is None:
            raise EmptyPictureError(picture.name)
        return stages
    levels = ink_of(picture.pixels)
    if levels is None:
        raise EmptyPictureError(picture.name)
    unruled, lines = without_lines(levels)
    kept = subject_alone(unruled)
    if kept is None:
        raise NoDigitError(picture.name)
    stages = stages_of_pixels(rounded(kept.levels * 255))
    if stages is None:
        raise NoDigitError(picture.name)
    return replace(stages, sheet=_sheet(stages, levels, kept), removed=RemovedMarks(lines, kept.specks, kept.edges))


def _sheet(stages: DigitStages, levels: Levels, kept: Kept) -> Gray:
    """The sheet with the removed ink, darker than the digit."""
    sheet = stages.sheet.copy()
    height, width = levels.shape
    top, left = (len(sheet) - height) // 2, -((width - len(sheet)) // 2)
    place = sheet[top : top + height, left : left + width]
    place[(levels > 0) & (kept.levels == 0)] = REMOVED_TONE
    return sheet
