"""The parts of a report that look beyond the test images: at other runs, at drawings, and inside the network."""

from __future__ import annotations

import numpy as np

from mnist_desktop.core.datasets.titles import said_title
from mnist_desktop.core.marking import marked
from mnist_desktop.core.report.blocks import Block, Figure, Gallery, Table, Tile
from mnist_desktop.core.report.content import Drawn, ReportContent
from mnist_desktop.core.report.curves_svg import Axis, Curve, curves_svg
from mnist_desktop.core.report.pictures import image_tile, maps_tile
from mnist_desktop.core.report.svg import SERIES
from mnist_desktop.core.report.voice import ABSENT, Voice, one_line
from mnist_desktop.core.runs.comparison import CurveName, column, differences, layer_words
from mnist_desktop.core.sentence import Sentence

TILE = 100
MAPS_TILE = 330
MOST_SIDE_BY_SIDE = 4
"""Runs whose differences fit beside each other on a page."""


def comparison_blocks(content: ReportContent, voice: Voice) -> list[Block]:
    """The run beside the ticked ones: figures, differences, and curves over one another."""
    if not content.others:
        return []
    runs = (content.info, *content.others)
    names = [voice(Sentence("{number}. {name}", {"number": at, "name": voice.run(run)})) for at, run in enumerate(runs, start=1)]
    rows = tuple(
        (
            name,
            one_line(run.student) or ABSENT,
            voice(said_title(run.dataset_title)),
            f"{run.parameters:,}",
            f"{len(run.history):,}",
            voice.percent(run.test_accuracy),
        )
        for name, run in zip(names, runs, strict=True)
    )
    head = (marked("Run"), marked("By"), marked("Data set"), marked("Parameters"), marked("Epochs"), marked("Test accuracy"))
    caption = voice(marked("The first row is the run of this report."))
    blocks: list[Block] = [Table(caption, tuple(map(voice, head)), rows, (False, False, False, True, True, True))]
    blocks += _differences(content, voice)
    blocks.append(_curves(content, names, voice))
    return blocks


def drawings_blocks(content: ReportContent, voice: Voice) -> list[Block]:
    """What was drawn, and how it is read."""
    if not content.drawings:
        return []
    tiles = tuple(_drawn_tile(each, content, voice) for each in content.drawings)
    return [Gallery(voice(marked("Drawn by hand, as the network is given it, dark on light.")), tiles, TILE)]


def inside_blocks(content: ReportContent, voice: Voice) -> list[Block]:
    """What the layers make of one image."""
    inside = content.inside
    if inside is None:
        return []
    label = ABSENT if inside.label is None else one_line(content.class_names[inside.label])
    image = image_tile(inside.image, voice(Sentence("The image: {label}", {"label": label})), label)
    tiles: list[Tile] = []
    for each in inside.layers:
        layer = content.info.spec.layers[each.index]
        text = voice(Sentence("Layer {number}: {layer}", {"number": each.index + 1, "layer": layer_words(layer)}))
        tiles.append(maps_tile(each.values, text, text))
    told = marked("What the layers make of it: of feature maps the strongest, of rows every number; the darker, the larger.")
    return [
        Gallery(voice(marked("The image that the network is given.")), (image,), TILE),
        *([Gallery(voice(told), tuple(tiles), MAPS_TILE)] if tiles else []),
    ]


def _drawn_tile(drawn: Drawn, content: ReportContent, voice: Voice) -> Tile:
    best = int(np.nan_to_num(drawn.probabilities).argmax())
    values = {"name": one_line(content.class_names[best]), "share": voice.short_percent(float(drawn.probabilities[best]))}
    text = voice(Sentence("read as {name} with {share}", values))
    return image_tile(drawn.image, voice(Sentence("A drawing, {text}", {"text": text})), text)


def _differences(content: ReportContent, voice: Voice) -> list[Block]:
    """In what the runs differ, for as many as fit beside each other."""
    runs = (content.info, *content.others)[:MOST_SIDE_BY_SIDE]
    rows = tuple((voice(row), *(voice(cell) for cell in row.cells)) for row in differences(runs))
    if not rows:
        return []
    head = (voice(marked("Setting")), *(f"{at}." for at in range(1, len(runs) + 1)))
    caption = voice(marked("In what they differ; what all of them share is left out."))
    return [Table(caption, head, rows, (False,) * len(head))]


def _curves(content: ReportContent, names: list[str], voice: Voice) -> Figure:
    runs = (content.info, *content.others)
    has_validation = all(row.val_accuracy is not None for run in runs for row in run.history)
    figure: CurveName = "val_accuracy" if has_validation else "accuracy"
    curves = [
        Curve(f"{at + 1}", np.array(column(run.history, figure), np.float64), SERIES[at % len(SERIES)], is_dashed=at > 0)
        for at, run in enumerate(runs)
    ]
    title = voice(marked("Validation accuracy") if has_validation else marked("Training accuracy"))
    alt = voice(Sentence("{title} of the runs {names}", {"title": title, "names": ", ".join(names)}))
    drawn = curves_svg(curves, Axis(title, "%", 100.0), voice(marked("epoch")), alt)
    caption = voice(Sentence("{title} of these runs over the epochs, by their numbers in the table.", {"title": title}))
    return Figure(caption, alt, *drawn)
