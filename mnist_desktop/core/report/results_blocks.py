"""The parts of a report that say what came of a training."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.marking import marked
from mnist_desktop.core.report.blocks import Block, Facts, Figure, Gallery, Paragraph, Table
from mnist_desktop.core.report.content import ReportContent
from mnist_desktop.core.report.curves_svg import Axis, Curve, curves_svg
from mnist_desktop.core.report.matrix_svg import matrix_svg
from mnist_desktop.core.report.pictures import image_tile
from mnist_desktop.core.report.svg import SERIES
from mnist_desktop.core.report.voice import ABSENT, Voice, number, one_line
from mnist_desktop.core.results.calibration import evaluation_with_temperature, reliability_of
from mnist_desktop.core.results.doubt import ThresholdCurve
from mnist_desktop.core.results.metrics import ClassScore, Evaluation, macro_average, weighted_average
from mnist_desktop.core.results.mistakes import confused_pairs, pair_in_words
from mnist_desktop.core.runs.comparison import CurveName, column
from mnist_desktop.core.runs.record import EpochRow
from mnist_desktop.core.sentence import Sentence

TILE = 100
MOST_SERIES = 500
"""Epochs whose figures are looked at for the text beside a curve."""
LEARNING_RATES = 2
"""From so many different rates on they are worth a figure."""


def curves_blocks(content: ReportContent, voice: Voice) -> list[Block]:
    """Loss, accuracy and learning rate over the epochs, and what they say."""
    history, best = content.info.history, content.info.best_epoch
    said: list[Block] = [Paragraph(voice(each)) for each in content.diagnosis]
    if not history:
        return said
    loss, accuracy = marked("Mean loss"), marked("Accuracy")
    figures = [
        _figure(history, ("loss", "val_loss"), Axis(voice(loss), may_be_log=True), best, voice),
        _figure(history, ("accuracy", "val_accuracy"), Axis(voice(accuracy), "%", 100.0), best, voice),
    ]
    rates = np.array([row.learning_rate for row in history])
    if len(np.unique(rates)) >= LEARNING_RATES:
        title = voice(marked("Learning rate"))
        alt = voice(Sentence("The learning rate, from {first:g} to {last:g}.", {"first": rates[0], "last": rates[-1]}))
        drawn = curves_svg([Curve(title, rates, SERIES[2])], Axis(title), voice(marked("epoch")), alt)
        figures.append(Figure(voice(marked("The learning rate at the end of each epoch.")), alt, *drawn))
    return [*figures, *said]


def results_blocks(content: ReportContent, voice: Voice) -> list[Block]:
    """Accuracy, confusion matrix and class report on the test images."""
    evaluation = content.evaluation
    if evaluation is None:
        return [Facts(((voice(marked("Test accuracy")), voice.percent(content.info.test_accuracy)),))]
    names = [one_line(name) for name in content.class_names]
    values = {"low": voice.percent(evaluation.accuracy_low), "high": voice.percent(evaluation.accuracy_high)}
    interval = voice(Sentence("{low} to {high}", values))
    count, wrong = len(evaluation.labels), evaluation.wrong_count
    rows = (
        (voice(marked("Test accuracy")), voice.percent(evaluation.accuracy)),
        (voice(marked("95 % interval")), interval),
        (voice(marked("Test images")), f"{count:,}"),
        (voice(marked("Read wrong")), f"{wrong:,}"),
        (voice(marked("Test loss")), number(evaluation.loss)),
    )
    alt = voice(
        Sentence("Confusion matrix of {classes} classes: {right:,} of {count:,} test images lie on the diagonal.",
                 {"classes": len(names), "right": count - wrong, "count": count})
    )  # fmt: skip
    words = voice(marked("true class")), voice(marked("predicted class"))
    drawn = matrix_svg(evaluation.confusion, names, words, alt)
    caption = voice(marked("How many images of each class (row) are read as which class (column)."))
    return [
        Facts(rows),
        *(Paragraph(voice(each), is_muted=True) for each in content.caveats),
        Figure(caption, alt, *drawn),
        _class_report(evaluation, names, voice),
    ]


def mistakes_blocks(content: ReportContent, voice: Voice) -> list[Block]:
    """What is confused most, and the surest mistakes with their images."""
    evaluation = content.evaluation
    if evaluation is None:
        return []
    names = [one_line(name) for name in content.class_names]
    pairs = confused_pairs(evaluation.confusion)
    if not pairs:
        return [Paragraph(voice(marked("Every test image is read right.")))]
    rows = tuple((names[pair.true], names[pair.predicted], f"{pair.count:,}") for pair in pairs)
    head = voice(marked("True class")), voice(marked("Read as")), voice(marked("Images"))
    first = voice(Sentence("Most often: {pair}.", {"pair": pair_in_words(pairs[0], names)}))
    blocks: list[Block] = [
        Paragraph(first),
        Table(voice(marked("The most confused pairs of classes.")), head, rows, (False, False, True)),
    ]
    template = "{true} read as {predicted} with {share}"
    tiles = []
    for each in content.mistakes:
        share = voice.short_percent(each.confidence)
        text = voice(Sentence(template, {"true": names[each.true], "predicted": names[each.predicted], "share": share}))
        tiles.append(image_tile(each.image, voice(Sentence("Test image: {text}", {"text": text})), text))
    if tiles:
        caption = voice(marked("The test images that are read wrong with the highest confidence, dark on light."))
        blocks.append(Gallery(caption, tuple(tiles), TILE))
    return blocks


def doubt_blocks(content: ReportContent, voice: Voice) -> list[Block]:
    """How far its confidence can be believed, and when it says that it is unsure."""
    evaluation, doubt = content.evaluation, content.doubt
    if evaluation is None or not len(evaluation.labels):
        return []
    shown = evaluation_with_temperature(evaluation, doubt.shown_temperature)
    rows = [
        (voice(marked("Mean confidence")), voice.percent(float(np.mean(shown.confidence)))),
        (voice(marked("Test accuracy")), voice.percent(shown.accuracy)),
        (voice(marked("Expected calibration error")), voice.percent(reliability_of(shown).expected_error)),
    ]
    if doubt.uses_temperature and doubt.temperature is not None:
        rows.append((voice(marked("Temperature")), f"{doubt.temperature:.2f}"))
    blocks: list[Block] = [Facts(tuple(rows))]
    if doubt.threshold is not None:
        left = ThresholdCurve(shown.confidence, shown.predicted == shown.labels).at(doubt.threshold)
        values = {
            "threshold": voice.short_percent(doubt.threshold),
            "unsure": left.unsure,
            "total": left.total,
            "accuracy": voice.percent(left.accuracy),
        }
        told = (
            "Below {threshold} it says that it is unsure: of {unsure:,} of {total:,} test images. Of the others it reads "
            "{accuracy} right."
        )
        blocks.append(Paragraph(voice(Sentence(told, values))))
    return blocks


def _figure(history: Sequence[EpochRow], figures: tuple[CurveName, CurveName], axis: Axis, best: int, voice: Voice) -> Figure:
    train, validation = (np.array(column(history, figure), np.float64) for figure in figures)
    curves = [Curve(voice(marked("training")), train, SERIES[0], is_dashed=True)]
    if np.isfinite(validation).any():
        curves.append(Curve(voice(marked("validation")), validation, SERIES[1], mark=best))
    ends = "; ".join(f"{curve.name}: {_end_text(curve.values, axis)}" for curve in curves)
    values = {"title": axis.title, "epochs": len(history), "ends": ends}
    alt = voice(Sentence("{title} over {epochs:,} epochs. {ends}", values))
    caption = voice(Sentence("{title} over the epochs. The ring marks the epoch whose weights are kept.", {"title": axis.title}))
    if len(curves) == 1:
        caption = voice(Sentence("{title} over the epochs.", {"title": axis.title}))
    return Figure(caption, alt, *curves_svg(curves, axis, voice(marked("epoch")), alt))


def _end_text(values: NDArray[np.float64], axis: Axis) -> str:
    """The first and the last number of a curve."""
    known = values[np.isfinite(values)] * axis.factor
    digits = 1 if axis.unit else 4
    return f"{known[0]:.{digits}f}{axis.unit} → {known[-1]:.{digits}f}{axis.unit}" if len(known) else ABSENT


def _class_report(evaluation: Evaluation, names: Sequence[str], voice: Voice) -> Table:
    rows = [_score_row(name, score, voice) for name, score in zip(names, evaluation.scores, strict=False)]
    sums = [
        _score_row(voice(marked("Mean of the classes")), macro_average(evaluation.scores), voice),
        _score_row(voice(marked("Weighted by images")), weighted_average(evaluation.scores), voice),
    ]
    head = (marked("Class"), marked("Precision"), marked("Recall"), marked("F1"), marked("Images"))
    caption = marked(
        "Precision: of the images read as a class, the share that is of it. Recall: of those of a class, the share that is read "
        "so. F1: their harmonic mean."
    )
    return Table(voice(caption), tuple(map(voice, head)), (*rows, *sums), (False, True, True, True, True), sums=len(sums))


def _score_row(name: str, score: ClassScore, voice: Voice) -> tuple[str, ...]:
    shares = (voice.short_percent(share) for share in (score.precision, score.recall, score.f1))
    return name, *shares, f"{score.support:,}"
