"""How one number came about, in blocks of numbers and in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import starmap

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from mnist_desktop.core.lab.pipeline import LabResult, Range
from mnist_desktop.core.lab.window_sum import Place, Pooled, Product, Values, window_sum
from mnist_desktop.ui.shared.color_scale import ColorScale, ScaleChoice
from mnist_desktop.ui.shared.numbers import MINUS, cell_text, narrow_cell_text, number_text

TERMS_WRITTEN_OUT = 9
MANY_COLUMNS = 5
NO_BREAK = "\u00a0"


@dataclass(frozen=True, eq=False)
class Block:
    """A grid of numbers.

    Attributes
    ----------
    word
        What they are.
    values, scale
        The numbers, float64 (height, width), and their colors.
    sign
        What stands between this block and the next; empty behind the last one.
    outside
        Which of them lie outside the picture, bool (height, width).
    outside_text
        What is written there: zeros that count, or nothing.
    ringed
        Which of them to point out, bool (height, width).
    """

    word: str
    values: Values
    scale: ColorScale
    sign: str
    outside: NDArray[np.bool_]
    outside_text: str
    ringed: NDArray[np.bool_]

    @cached_property
    def texts(self) -> list[list[str]]:
        """The numbers as they are written; many beside each other without the zero before the point."""
        write = cell_text if self.values.shape[1] < MANY_COLUMNS else narrow_cell_text
        return [
            [self.outside_text if outside else write(value) for value, outside in zip(*rows, strict=True)]
            for rows in zip(self.values.tolist(), self.outside.tolist(), strict=True)
        ]


@dataclass(frozen=True, eq=False)
class Explanation:
    """What the sum panel says.

    Attributes
    ----------
    heading
        Where the pixel is, and what its number is.
    sentence
        The whole sum in one line.
    blocks
        The numbers that take part.
    steps
        What happens after the products: sum, bias, activation.
    """

    heading: str = ""
    sentence: str = ""
    blocks: tuple[Block, ...] = ()
    steps: tuple[str, ...] = ()


def explain(result: LabResult, place: Place, title: str) -> Explanation:
    """Explain the number at a place; `title` is what its map is called."""
    value = float(result.stages[place.stage].maps[place.map][place.row, place.column])
    heading = _tr("{map}, row {row}, column {column}: {value}").format(
        map=title, row=place.row, column=place.column, value=number_text(value)
    )
    told = window_sum(result, place)
    match told:
        case Product():
            return _explain_product(heading, told, _scale_before(result, place))
        case Pooled():
            return _explain_pooling(heading, told, _scale_before(result, place))
    return Explanation(heading, _pixel_sentence(result, place))


def _explain_product(heading: str, told: Product, scale: ColorScale) -> Explanation:
    pixels = _tr("pixels") if told.maps == 1 else _tr("sum of {count} maps").format(count=told.maps)
    outside, nowhere = ~told.inside, np.zeros_like(told.inside)
    blocks = (
        Block(pixels, told.window, scale, "×", outside, "0", nowhere),
        Block(_tr("kernel"), told.weights, _signed_scale(told.weights), "=", nowhere, "", nowhere),
        Block(_tr("products"), told.products, _signed_scale(told.products), "", outside, "0", nowhere),
    )
    total, bias, value = (number_text(number) for number in (told.total, told.bias, told.value))
    steps, formula = [_tr("sum {total}").format(total=total)], _terms(told, total)
    if told.bias:
        steps.append(_tr("+ bias {bias} = {sum}").format(bias=bias, sum=number_text(told.total + told.bias)))
        formula += f" + {_bracketed(bias)}"
    if told.settings.activation != "none":
        steps.append(_tr("{activation} → {value}").format(activation=told.settings.activation, value=value))
        formula = f"{told.settings.activation}({formula})"
    sentence = f"{value} = {formula}"
    if told.weights.size > TERMS_WRITTEN_OUT:
        in_words = _tr("{total} is the sum of {count} products").format(total=total, count=told.weights.size)
        sentence = in_words if formula == total else f"{sentence}; {in_words}"
    return Explanation(heading, sentence, blocks, tuple(steps))


def _explain_pooling(heading: str, told: Pooled, scale: ColorScale) -> Explanation:
    is_max = told.settings.kind == "max"
    ringed = told.inside & (told.window == told.value) & is_max
    block = Block(_tr("window"), told.window, scale, "→", ~told.inside, "", ringed)
    numbers = ", ".join(number_text(number) for number in told.window[told.inside])
    value, count = number_text(told.value), int(told.inside.sum())
    if is_max:
        sentence = _tr("The largest of {numbers} is {value}").format(numbers=numbers, value=value)
        return Explanation(heading, sentence, (block,), (_tr("largest: {value}").format(value=value),))
    sentence = _tr("The mean of {numbers} is {value}").format(numbers=numbers, value=value)
    return Explanation(heading, sentence, (block,), (_tr("mean of {count}: {value}").format(count=count, value=value),))


def _pixel_sentence(result: LabResult, place: Place) -> str:
    pixel = result.picture.pixels[place.row, place.column]
    if not pixel.ndim:
        return _tr("Gray {gray}. Point at a feature map to see its sums.").format(gray=int(pixel))
    red, green, blue = (int(part) for part in pixel)
    sentence = _tr("Red {red}, green {green}, blue {blue}. Point at a feature map to see its sums.")
    return sentence.format(red=red, green=green, blue=blue)


def _terms(told: Product, total: str) -> str:
    """Each product written out, if there are not too many: 3 · (−1) + 5 · 0; else their sum."""
    if told.weights.size > TERMS_WRITTEN_OUT:
        return total
    return " + ".join(starmap(_term, zip(told.window.flat, told.weights.flat, strict=True)))


def _term(pixel: float, weight: float) -> str:
    """One product, with brackets around what is negative; no line ends inside it."""
    return f"{NO_BREAK}·{NO_BREAK}".join(_bracketed(number_text(number, 2)) for number in (pixel, weight))


def _bracketed(text: str) -> str:
    return f"({text})" if text.startswith(MINUS) else text


def _signed_scale(values: Values) -> ColorScale:
    return ColorScale.signed(float(np.abs(values).max()))


def _scale_before(result: LabResult, place: Place) -> ColorScale:
    """The colors of what a window covers: one map, or the sum of several."""
    before = result.stages[place.stage - 1]
    is_pooling = result.stages[place.stage].plan.kind == "pooling"
    ranges = [before.ranges[place.map]] if is_pooling else before.ranges
    return ColorScale.of(Range(*map(sum, zip(*ranges, strict=True))), ScaleChoice.AUTOMATIC)


def _tr(text: str) -> str:
    return QCoreApplication.translate("SumPanel", text)
