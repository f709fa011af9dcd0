"""Letters and curves stand out from their ground in both themes, whatever a cell shows; and nothing is told by color alone."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QStyle,
    QStyleFactory,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mnist_desktop.ui.compare import curve_styles, run_curves
from mnist_desktop.ui.results.filter_bar import FilterBar
from mnist_desktop.ui.shared import widget_palettes
from mnist_desktop.ui.shared.confusion_cells import Figure, MatrixContent
from mnist_desktop.ui.shared.edges import BAR, Edges
from mnist_desktop.ui.shared.heat import LEVELS, contrast, shade
from mnist_desktop.ui.shared.plot_styles import TRAINING, VALIDATION
from mnist_desktop.ui.shared.theme_colors import DARK, LIGHT, Colors

LETTERS, GRAPHICS = 4.5, 3.0
"""WCAG 2.2, 1.4.3 and 1.4.11."""
Role = QPalette.ColorRole


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def look(request: pytest.FixtureRequest, qapp: QApplication) -> tuple[Colors, QPalette]:
    """Colors and palette of a theme."""
    return (DARK if request.param else LIGHT), widget_palettes._palette(dark=request.param)


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


@pytest.mark.parametrize("kind", ["box", "button", "tool", "line", "numbers", "chooser"])
def test_an_edge_of_three_to_one_shows_where_a_control_begins(
    qtbot: QtBot, qapp: QApplication, look: tuple[Colors, QPalette], kind: str
):
    control = {
        "box": QCheckBox, "button": QPushButton, "tool": QToolButton, "line": QLineEdit, "numbers": QSpinBox,
        "chooser": QComboBox,
    }[kind]()  # fmt: skip
    picture = painted(qtbot, qapp, control, look[1])
    ground = look[1].color(Role.Window)
    row = [contrast(picture.pixelColor(x, control.height() // 2), ground) for x in range(control.width() // 2)]
    assert max(row) >= GRAPHICS


@pytest.mark.parametrize("kind", [QPushButton, QToolButton])
def test_a_chosen_button_has_a_bar_that_needs_no_color(
    qtbot: QtBot, qapp: QApplication, look: tuple[Colors, QPalette], kind: type[QAbstractButton]
):
    button = kind()
    button.setCheckable(True)
    before = painted(qtbot, qapp, button, look[1])
    button.setChecked(True)
    after = painted(qtbot, qapp, button, look[1])
    middle = range(button.height() - BAR - 1, button.height() - 1)
    grounds = [before.pixelColor(40, y) for y in middle]
    assert all(contrast(after.pixelColor(40, y), ground) >= GRAPHICS for y, ground in zip(middle, grounds, strict=True))


def test_the_cross_that_clears_a_field_has_the_color_of_text(qtbot: QtBot, qapp: QApplication, look: tuple[Colors, QPalette]):
    before = QPalette(qapp.palette())
    qapp.setPalette(look[1])
    try:
        picture = edges().standardIcon(QStyle.StandardPixmap.SP_LineEditClearButton).pixmap(32, 32).toImage()
    finally:
        qapp.setPalette(before)
    inks = [picture.pixelColor(x, y) for x in range(32) for y in range(32) if picture.pixelColor(x, y).alpha() == 255]
    assert contrast(inks[0], look[1].color(Role.Base)) >= LETTERS


@pytest.mark.parametrize("name", ["SP_DialogOkButton", "SP_DialogCancelButton", "SP_DialogCloseButton", "SP_DialogSaveButton"])
def test_buttons_that_answer_a_dialog_have_words_only(qapp: QApplication, name: str) -> None:
    assert edges().standardIcon(getattr(QStyle.StandardPixmap, name)).isNull()


def test_the_edge_stands_out_from_every_ground(look: tuple[Colors, QPalette]):
    theme, palette = look
    for role in (Role.Window, Role.Base, Role.AlternateBase, Role.Button):
        assert contrast(QColor(theme.edge), palette.color(role)) >= GRAPHICS, role


def edges() -> Edges:
    """The style over Fusion."""
    return Edges(QStyleFactory.create("fusion"))


def painted(qtbot: QtBot, qapp: QApplication, control: QWidget, palette: QPalette) -> QImage:
    """A control as the style over Fusion paints it, on a window."""
    window = QWidget()
    qtbot.addWidget(window)
    window.setPalette(palette)
    control.setParent(window)
    style = edges()
    style.setParent(window)
    control.setStyle(style)
    control.setPalette(palette)
    control.resize(80, 32)
    window.resize(90, 40)
    picture = window.grab().toImage()
    control.setParent(None)
    qtbot.addWidget(control)
    control.setStyle(qapp.style())
    return picture


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_sign_of_a_curve_shows_in_a_chosen_row(qapp: QApplication, palette: Colors, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(curve_styles, "colors", lambda: palette)
    highlight = widget_palettes._palette(dark=palette is DARK).color(Role.Highlight)
    for style in range(len(palette.series)):
        picture = curve_styles.chip(style).pixmap(QSize(28, 28), QIcon.Mode.Selected).toImage()
        across = [picture.pixelColor(x, picture.height() // 2) for x in range(picture.width())]
        rim, middle = across[2], across[picture.width() // 2]
        assert contrast(rim, highlight) >= GRAPHICS
        assert contrast(rim, middle) >= GRAPHICS
