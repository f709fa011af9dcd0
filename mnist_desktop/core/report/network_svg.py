"""The picture of a network as SVG."""

from __future__ import annotations

from math import atan2, cos, pi, sin

from mnist_desktop.core.insight.network_picture import (
    CELL_WIDTH,
    FIGURE_HEIGHT,
    SHEET_OFFSET,
    Arrow,
    Block,
    NetworkPicture,
    network_picture,
)
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.report.blocks import PAGE_WIDTH
from mnist_desktop.core.report.svg import ACCENT, INK, MUTED, PAPER, Drawing, fitting

HEAD = 7.0
LETTERS, LINE = 13, 16
IN_A_ROW, IN_A_LONG_ROW, MANY = 5, 8, 20
PALE, STRONG = "#e0eef6", "#a6cfe4"


def network_svg(spec: ModelSpec, image_word: str, alt: str) -> tuple[str, float, float]:
    """Draw a network without problems: the element, its width and its height in pixels.

    Parameters
    ----------
    image_word
        What the input is called.
    alt
        What is seen, for those who do not see it.
    """
    picture = network_picture(spec, IN_A_LONG_ROW if len(spec.layers) > MANY else IN_A_ROW)
    drawing = Drawing(picture.width, picture.height, alt)
    drawing.rect(0, 0, picture.width, picture.height, fill=PAPER)
    for block in picture.blocks:
        _block(drawing, block, image_word)
    for arrow in picture.arrows:
        _arrow(drawing, arrow)
    return drawing.content(), *_drawn_size(picture)


def _drawn_size(picture: NetworkPicture) -> tuple[float, float]:
    scale = min(1.0, PAGE_WIDTH / picture.width)
    return scale * picture.width, scale * picture.height


def _block(drawing: Drawing, block: Block, image_word: str) -> None:
    middle = block.left + CELL_WIDTH / 2, block.top + FIGURE_HEIGHT / 2
    look: dict[str, str | float] = {"fill": STRONG, "stroke": ACCENT, "stroke_width": 1.2}
    if block.acts_in_training_only:
        look |= {"fill": PALE, "stroke_dasharray": "4 3"}
    for sheet in range(block.sheets - 1, -1, -1):
        shift = (sheet - (block.sheets - 1) / 2) * SHEET_OFFSET
        corner = middle[0] + shift - block.width / 2, middle[1] - shift - block.height / 2
        drawing.rect(corner[0], corner[1], block.width, block.height, **look)
    lines = [block.kind or image_word, block.settings, block.shape, f"{block.parameters:,}" if block.parameters else ""]
    for number, text in enumerate(filter(None, lines)):
        weight, tone = ("bold", INK) if number == 0 else ("normal", MUTED)
        drawing.text(middle[0], block.top + FIGURE_HEIGHT + (number + 0.8) * LINE, fitting(text, CELL_WIDTH - 6, LETTERS),
                     size=LETTERS, text_anchor="middle", font_weight=weight, fill=tone)  # fmt: skip


def _arrow(drawing: Drawing, points: Arrow) -> None:
    drawing.path(list(points), stroke=MUTED, stroke_width=1.5)
    (from_x, from_y), (x, y) = points[-2:]
    angle = atan2(y - from_y, x - from_x)
    wings = [(x - HEAD * cos(angle + turn), y - HEAD * sin(angle + turn)) for turn in (pi / 7, -pi / 7)]
    drawing.polygon([(x, y), *wings], fill=MUTED)
