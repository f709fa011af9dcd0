"""Gathers what a report tells, from a run and from what of its data is there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

import numpy as np

from mnist_desktop import __version__, paths
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.known import known_by_fingerprint
from mnist_desktop.core.datasets.split import validation_count
from mnist_desktop.core.datasets.titles import said_title
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.insight.columns import Activations
from mnist_desktop.core.insight.units import is_counted
from mnist_desktop.core.model.spec import ModelSpec, rows_of
from mnist_desktop.core.report.content import DataFacts, Drawn, Gray, InsideFigures, LayerFigure, Mistake, ReportContent
from mnist_desktop.core.report.draft import NO_DRAFT, Draft
from mnist_desktop.core.report.parts import ALL_PARTS, ReportPart
from mnist_desktop.core.results.metrics import Evaluation, evaluate
from mnist_desktop.core.results.mistakes import confident_mistakes
from mnist_desktop.core.results.test_images import caveats
from mnist_desktop.core.runs.diagnosis import diagnose
from mnist_desktop.core.runs.record import RunInfo, RunRecord
from mnist_desktop.core.sentence import Sentence, Templated

MOST_OTHERS = 8
"""Runs that are held against each other; more fit on no page."""
MOST_LAYERS = 6
MOST_NUMBERS = 512
"""Of a row of numbers that is shown from inside."""


@dataclass(frozen=True)
class Choice:
    """What is wanted in a report, besides the run.

    Attributes
    ----------
    draft
        What was typed.
    parts
        The parts that are wanted.
    language
        ``en`` or ``ko``; it decides which names the classes have.
    others
        Runs to hold it against; itself among them is passed over.
    """

    draft: Draft = NO_DRAFT
    parts: frozenset[ReportPart] = ALL_PARTS
    language: str = "en"
    others: tuple[RunInfo, ...] = ()
    written: datetime = field(default_factory=lambda: datetime.now().astimezone())


def gather(  # noqa: PLR0913 - what may be there beside the run, each by its name
    record: RunRecord,
    choice: Choice,
    *,
    dataset: Dataset | None = None,
    evaluation: Evaluation | None = None,
    drawings: tuple[Drawn, ...] = (),
    inside: InsideFigures | None = None,
) -> ReportContent:
    """Gather the values of a report. For a worker: it may judge all test images.

    Parameters
    ----------
    dataset
        The images that the run was judged on; None where they are absent.
    evaluation
        The results on the test part of `dataset`. Where it is None, they are computed from the answers that the run keeps, if it
        keeps any for these very images.
    """
    info = record.info
    if evaluation is None and dataset is not None:
        evaluation = _evaluation(record, dataset)
    return ReportContent(
        title=choice.draft.title,
        student=choice.draft.student.strip() or info.student,
        text=choice.draft.text,
        language=choice.language,
        written=choice.written,
        info=info,
        parts=choice.parts,
        class_names=_class_names(info, dataset, choice.language),
        data=_data_facts(info, dataset),
        diagnosis=diagnose(info.history, Experiment(info.spec, info.config), in_training=False),
        evaluation=evaluation,
        caveats=() if dataset is None or evaluation is None else caveats(info, dataset),
        mistakes=() if dataset is None or evaluation is None else _mistakes(evaluation, dataset),
        doubt=record.doubt,
        others=tuple(each for each in choice.others if each.id != info.id)[:MOST_OTHERS],
        drawings=drawings,
        inside=inside,
        absent=_absent(dataset, evaluation),
        program=f"{paths.APP_NAME} {__version__}",
    )


def image_to_look_at(dataset: Dataset, evaluation: Evaluation) -> int | None:
    """The test image to look inside with: the surest mistake, or the first one; None without test images."""
    mistakes = confident_mistakes(evaluation, 1)
    return int(mistakes[0]) if len(mistakes) else 0 if len(dataset.test_labels) else None


def inside_figures(spec: ModelSpec, activations: Activations, image: Gray, label: int | None) -> InsideFigures:
    """Maps, and rows that are not too long, of the first layers that work something out.

    Parameters
    ----------
    activations
        For that one image.
    """
    layers = [
        LayerFigure(at, np.asarray(activations.layers[at][0]))
        for at, row in enumerate(rows_of(spec))
        if row.output_shape is not None
        and is_counted(row.layer, row.output_shape)
        and (len(row.output_shape) == 3 or row.output_shape[0] <= MOST_NUMBERS)
    ]
    return InsideFigures(image, label, tuple(layers[:MOST_LAYERS]))


def _evaluation(record: RunRecord, dataset: Dataset) -> Evaluation | None:
    answers = record.test_probabilities
    is_own = dataset.fingerprint == record.info.dataset_fingerprint
    if answers is None or not is_own or not len(answers) or len(answers) != len(dataset.test_labels):
        return None
    return evaluate(dataset.test_labels, answers)


def _class_names(info: RunInfo, dataset: Dataset | None, language: str) -> tuple[str, ...]:
    """Those of the data set, whose classes may have been renamed since, else those that the run brings along."""
    named = info if dataset is None or dataset.classes != info.classes else dataset
    return named.class_names_ko if language == "ko" else named.class_names


def _data_facts(info: RunInfo, dataset: Dataset | None) -> DataFacts:
    title, share = said_title(info.dataset_title), info.config.validation_share
    known = known_by_fingerprint(info.dataset_fingerprint)
    if dataset is not None and dataset.fingerprint == info.dataset_fingerprint:
        train, test = dataset.train_count, len(dataset.test_labels)
    elif known is not None:
        train, test = known.train_count, known.test_count
    else:
        return DataFacts(title, info.dataset_fingerprint)
    validation = validation_count(train, share)
    return DataFacts(title, info.dataset_fingerprint, train - validation, validation, test)


def _mistakes(evaluation: Evaluation, dataset: Dataset) -> tuple[Mistake, ...]:
    images = dataset.test_images
    return tuple(
        Mistake(images[at], int(evaluation.labels[at]), int(evaluation.predicted[at]), float(evaluation.confidence[at]))
        for at in confident_mistakes(evaluation)
        if at < len(images)
    )


def _absent(dataset: Dataset | None, evaluation: Evaluation | None) -> tuple[Templated, ...]:
    if dataset is None:
        return (Sentence("The data set is not on this computer, so what needs its images is left out."),)
    if evaluation is None:
        return (Sentence("The run keeps no answers for test images, so what follows from them is left out."),)
    return ()
