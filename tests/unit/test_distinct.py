"""The different values of an array, without what NumPy imports for its own function."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnist_desktop.core.distinct import distinct
from mnist_desktop.core.drawing.digit_image import stages_of_drawing
from mnist_desktop.core.drawing.strokes import Drawing, Stroke
from mnist_desktop.core.runs.schedules import learning_rate_curve
from mnist_desktop.core.training_config import TrainingConfig


@given(st.lists(st.integers(-5, 5)))
def test_each_value_is_there_once_in_ascending_order(values: list[int]) -> None:
    array = np.array(values, np.int64)
    assert distinct(array).tolist() == sorted(set(values))
    assert distinct(array).dtype == array.dtype


def test_the_window_draws_a_rate_and_a_stroke_without_numpys_masked_arrays(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("np.unique imports numpy.ma at its first call")

    for name in ("unique", "union1d"):
        monkeypatch.setattr(np, name, refuse)
    positions, rates = learning_rate_curve(TrainingConfig(epochs=2, schedule="one_cycle"), 10, (), 2.0)
    assert len(positions) == len(rates) == 20
    assert stages_of_drawing(Drawing((Stroke.of([(40, 40), (200, 220)]),)))
