"""Letters and curves stand out from their ground in both themes, whatever a cell shows; and nothing is told by color alone."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from mnist_desktop.ui.compare import run_curves
from mnist_desktop.ui.results.filter_bar import FilterBar
from mnist_desktop.ui.results.matrix_content import Figure, MatrixContent
from mnist_desktop.ui.shared import palettes
from mnist_desktop.ui.shared.heat import LEVELS, contrast, shade
from mnist_desktop.ui.shared.plot_curves import TRAINING, VALIDATION
from mnist_desktop.ui.shared.theme import DARK, LIGHT, Colors

LETTERS, GRAPHICS = 4.5, 3.0
"""WCAG 2.2, 1.4.3 and 1.4.11."""
Role = QPalette.ColorRole


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def look(request: pytest.FixtureRequest, qapp: QApplication) -> tuple[Colors, QPalette]:
    """Colors and palette of a theme."""
    return (DARK if request.param else LIGHT), palettes._palette(dark=request.param)


def test_black_on_white_is_21_to_1():
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)  # the usual example of too little


def test_figures_can_be_read_at_every_share(look: tuple[Colors, QPalette]):
    for level in range(LEVELS):
        ground, ink = shade(look[0], level / (LEVELS - 1))
        assert contrast(ground, ink) >= LETTERS


@pytest.mark.parametrize("errors_only", [False, True])
@pytest.mark.parametrize("figure", Figure)
def test_figures_can_be_read_in_every_cell_of_a_matrix(look: tuple[Colors, QPalette], figure: Figure, errors_only: bool):
    counts = np.arange(100, dtype=np.int64).reshape(10, 10) ** 2
    content = MatrixContent(counts, tuple("0123456789"), figure, errors_only)
    for cell in np.ndindex(10, 10):
        assert contrast(*content.shade(cell, look[1])) >= LETTERS


@pytest.mark.parametrize("ink", ["plot_text", "muted", "right", "wrong", "accent"])
def test_text_can_be_read_on_every_ground_that_it_stands_on(look: tuple[Colors, QPalette], ink: str):
    theme, palette = look
    grounds = {role.name: palette.color(role) for role in (Role.Window, Role.Base, Role.AlternateBase)}
    grounds["plots"] = QColor(theme.plot_background)
    faint = {name for name, ground in grounds.items() if contrast(QColor(getattr(theme, ink)), ground) < LETTERS}
    assert faint == set()


@pytest.mark.parametrize(
    ("ink", "ground"),
    [(Role.WindowText, Role.Window), (Role.Text, Role.Base), (Role.ButtonText, Role.Button), (Role.ToolTipText, Role.ToolTipBase),
     (Role.HighlightedText, Role.Highlight), (Role.PlaceholderText, Role.Base), (Role.Link, Role.Window)],
)  # fmt: skip
def test_text_of_the_system_can_be_read(look: tuple[Colors, QPalette], ink: Role, ground: Role):
    assert contrast(look[1].color(ink), look[1].color(ground)) >= LETTERS


def test_what_is_written_on_the_color_of_what_is_chosen_can_be_read(look: tuple[Colors, QPalette]):
    assert contrast(QColor(look[0].accent), QColor(look[0].plot_background)) >= LETTERS


def test_curves_stand_out_from_the_plot(look: tuple[Colors, QPalette]):
    theme = look[0]
    for color in (theme.train, theme.validation, *theme.series):
        assert contrast(QColor(color), QColor(theme.plot_background)) >= GRAPHICS, color


def test_the_chosen_button_of_a_filter_is_painted_in_colors_of_the_theme(
    qtbot: QtBot, qapp: QApplication, look: tuple[Colors, QPalette]
):
    before = QPalette(qapp.palette())
    qapp.setPalette(look[1])
    try:
        bar = FilterBar()
        qtbot.addWidget(bar)
        button = bar.findChild(QAbstractButton, "outcomeAll")
        button.resize(80, 30)
        middle = button.grab().toImage().pixelColor(4, 15)
        assert middle.name() == look[0].accent
    finally:
        qapp.setPalette(before)


def test_one_rule_says_which_curve_is_dashed_in_every_tab():
    assert run_curves.TRAINING is TRAINING.line
    assert run_curves.VALIDATION is VALIDATION.line
    assert TRAINING.line is not VALIDATION.line


def test_the_curves_of_training_and_validation_differ_in_line_and_mark():
    assert (TRAINING.line, TRAINING.mark) != (VALIDATION.line, VALIDATION.mark)
    assert TRAINING.mark != VALIDATION.mark
