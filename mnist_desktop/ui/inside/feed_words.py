"""What feeds a unit, in sentences, pictures and rows of a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from mnist_desktop.core.insight.columns import Column, ColumnKind
from mnist_desktop.core.insight.feeds import (
    Bent,
    Feed,
    HandedOn,
    Inputs,
    KernelWindow,
    MapMean,
    MeanOfWays,
    Normalised,
    PooledWindow,
    Sight,
    Template,
    Total,
    strongest_spot,
)
from mnist_desktop.core.insight.receptive import receptive_field
from mnist_desktop.core.insight.softmax import softmax_steps
from mnist_desktop.core.lab.window_sum import Rectangle
from mnist_desktop.ui.inside.pictures_row import Shown
from mnist_desktop.ui.inside.words import figure, spot_text, unit_name
from mnist_desktop.ui.shared.numbers import percent

EXPONENTIAL_DIGITS = 4

Rows = tuple[tuple[int, tuple[str, ...], tuple[object, ...]], ...]
"""Of a table: the unit of the column before, the cells as shown, and the exact values."""


def value_sentence(sight: Sight, place: int, unit: int) -> str:
    """What a unit gives."""
    column, values = sight.columns[place], sight.values[place]
    spot = strongest_spot(values, unit)
    if spot is None:
        return _tr("It gives {value}.").format(value=figure(float(values[unit])))
    if column.kind is ColumnKind.IMAGE:
        return _tr("What the network is given, after scaling.")
    value = figure(float(values[(*spot, unit)]))
    return _tr("It is strongest at {spot}: {value}.").format(spot=spot_text(*spot), value=value)


def pictures_of(sight: Sight, place: int, unit: int, feed: Feed | None) -> tuple[tuple[Shown, ...], tuple[Shown, ...]]:
    """The unit's own map and the image with the part that it sees, then what it is worked out of."""
    column, values = sight.columns[place], sight.values[place]
    spot = strongest_spot(values, unit)
    image = sight.values[0][..., 0]
    own: tuple[Shown, ...] = ()
    if column.is_image and spot is not None and not column.acts_in_training_only:
        own = (Shown(values[..., unit], _tr("the map"), mark=_cell(spot)),)
        if place > 0:
            own += (Shown(image, _tr("what its strongest place sees"), mark=receptive_field(sight.columns, place, spot)),)
    match feed:
        case Template():
            is_mean = sight.columns[place - 1].kind is ColumnKind.MEAN
            return own, (
                Shown(feed.weights, _tr("weights (template)"), is_signed=True),
                Shown(feed.pixels, _tr("mean of both ways") if is_mean else _tr("image"), sign="×"),
                Shown(feed.products, _tr("products"), is_signed=True, sign="="),
            )
        case KernelWindow():
            best = feed.channels[0]
            source = unit_name(sight.columns[place - 1], best, ())
            return own, (
                Shown(feed.values[..., best], source),
                Shown(feed.kernel[..., best], _tr("kernel"), is_signed=True, sign="×"),
                Shown(feed.products[..., best], _tr("products"), is_signed=True, sign="="),
            )
        case PooledWindow():
            mark = None
            if feed.largest is not None:
                down, right = feed.largest[0] - feed.window.top, feed.largest[1] - feed.window.left
                mark = _cell((down, right))
            return own, (Shown(feed.values, _tr("window of the map before"), mark=mark),)
    return own, ()


def feed_sentence(feed: Feed | None, column: Column, before: Column | None) -> str:
    """How the number comes about, with all figures."""
    match feed:
        case Inputs(total=total, count=count):
            return _sum_sentence(total, count)
        case Template(total=total, weights=weights):
            return _sum_sentence(total, weights.size)
        case KernelWindow(total=total, kernel=kernel):
            return _sum_sentence(total, kernel.size)
        case HandedOn():
            return _handed_on(feed, column, before)
        case None:
            return ""
    return _worked_out(feed)


def softmax_sentence(sight: Sight, place: int, unit: int) -> str:
    """How the probability of a class comes about, with all figures."""
    steps = softmax_steps(sight.values[place - 1])
    return _tr("exp({logit} − {largest}) = {exponential}; divided by the sum {total} that is {share}.").format(
        logit=figure(float(steps.logits[unit])),
        largest=figure(steps.largest),
        exponential=figure(float(steps.exponentials[unit]), EXPONENTIAL_DIGITS),
        total=figure(steps.total, EXPONENTIAL_DIGITS),
        share=percent(float(steps.probabilities[unit])),
    )


def _worked_out(feed: PooledWindow | MapMean | MeanOfWays | Normalised | Bent) -> str:
    match feed:
        case PooledWindow(largest=None, output=output):
            return _tr("The mean of the window is {value}.").format(value=figure(output))
        case PooledWindow(output=output):
            return _tr("The largest number of the window is {value}.").format(value=figure(output))
        case MapMean():
            return _tr("The mean of the {count:,} numbers of map {number} is {value}.").format(
                count=feed.count, number=feed.unit + 1, value=figure(feed.output)
            )
        case MeanOfWays():
            told = _tr("{value} for the image as it is, {mirrored} for its mirror image: the mean is {mean}.")
            mirrored = 2 * feed.output - feed.value
            return told.format(value=figure(feed.value), mirrored=figure(mirrored), mean=figure(feed.output))
        case Normalised():
            names = "scale", "value", "mean", "variance", "epsilon", "shift", "output"
            return _tr("{scale} × ({value} − mean {mean}) / √(variance {variance} + {epsilon}) + {shift} = {output}").format(
                **{name: figure(getattr(feed, name)) for name in names}
            )
    return _tr("{activation} makes {output} of {value}.").format(
        activation=feed.activation, output=figure(feed.output), value=figure(feed.value)
    )


def _handed_on(feed: HandedOn, column: Column, before: Column | None) -> str:
    if column.acts_in_training_only:
        return _tr("In use, this layer hands everything on unchanged. What it does while training is below.")
    if feed.spot is not None and before is not None:
        return _tr("The same number as {unit} at {spot} in the column before.").format(
            unit=unit_name(before, feed.unit, ()), spot=spot_text(*feed.spot)
        )
    return _tr("The same number as in the column before.")


def inputs_table(feed: Feed | None, before: Column | None, classes: Sequence[str]) -> tuple[tuple[str, ...], Rows]:
    """Titles and rows of the strongest inputs; no titles where there is nothing to list."""
    match feed:
        case Inputs() if before is not None:
            titles = (_tr("input"), _tr("value"), _tr("× weight"), _tr("= product"))
            rows = tuple(
                (
                    each.unit,
                    (unit_name(before, each.unit, tuple(classes)), *map(figure, (each.value, each.weight, each.product))),
                    (each.unit + 1, each.value, each.weight, each.product),
                )
                for each in feed.strongest
            )
            return titles, rows
        case KernelWindow() if before is not None and len(feed.channels) > 1:
            sums = feed.products.sum((0, 1))
            return (_tr("input"), _tr("sum of products")), tuple(
                (unit, (unit_name(before, unit, ()), figure(float(sums[unit]))), (unit + 1, float(sums[unit])))
                for unit in feed.channels
            )
    return (), ()


def _sum_sentence(total: Total, count: int) -> str:
    sentence = _tr("{count:,} products add up to {products}; with the bias {bias} that is {sum}.").format(
        count=count, products=figure(total.products), bias=figure(total.bias), sum=figure(total.sum)
    )
    if total.activation == "linear":
        return sentence
    bent = _tr("{activation} makes {output} of it.").format(activation=total.activation, output=figure(total.output))
    return f"{sentence} {bent}"


def _cell(spot: tuple[int, int]) -> Rectangle:
    return Rectangle(spot[0], spot[1], spot[0] + 1, spot[1] + 1)


def _tr(text: str) -> str:
    return QCoreApplication.translate("inside", text)
