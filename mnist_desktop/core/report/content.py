"""All values of a report on one run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.report.parts import ReportPart
from mnist_desktop.core.results.metrics import Evaluation
from mnist_desktop.core.runs.diagnosis_sentences import Diagnosis
from mnist_desktop.core.runs.doubt import NO_DOUBT, Doubt
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.sentence import Templated

Gray = NDArray[np.uint8]


@dataclass(frozen=True)
class DataFacts:
    """The data set that a run learned from.

    Attributes
    ----------
    train, validation, test
        How many images each part has; None where the data set is absent and unknown.
    """

    title: Templated
    fingerprint: str
    train: int | None = None
    validation: int | None = None
    test: int | None = None


@dataclass(frozen=True, eq=False)
class Mistake:
    """A test image that is read wrong.

    Attributes
    ----------
    image
        uint8, shape (28, 28).
    true, predicted
        Classes.
    confidence
        Of the predicted one, 0..1.
    """

    image: Gray
    true: int
    predicted: int
    confidence: float


@dataclass(frozen=True, eq=False)
class Drawn:
    """An image that was drawn by hand, as the network is given it, uint8 (28, 28), and its answer, float32 (classes,)."""

    image: Gray
    probabilities: NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class LayerFigure:
    r"""What a layer, by its index, gives for one image: float32, shape (\*output shape)."""

    index: int
    values: NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class InsideFigures:
    """What the layers make of one image, uint8 (28, 28); `label` is its class, or None where nobody said."""

    image: Gray
    label: int | None
    layers: tuple[LayerFigure, ...]


@dataclass(frozen=True, eq=False)
class ReportContent:
    """What a report tells.

    Attributes
    ----------
    title, student, text
        As they were typed; an empty title stands for the name of the run.
    language
        Of the report, as HTML writes it.
    written
        When.
    parts
        Which parts are wanted; one that has nothing to say is left out in any case.
    class_names
        In the language of the report.
    diagnosis
        What the curves say.
    evaluation
        On test images, or None where there are none or no answers for them.
    caveats
        What its figures are worth.
    mistakes
        The surest ones first.
    others
        The runs that it is held against.
    absent
        Why something is left out.
    program
        Name and version of the program that writes it.
    """

    title: str
    student: str
    text: str
    language: str
    written: datetime
    info: RunInfo
    parts: frozenset[ReportPart]
    class_names: tuple[str, ...]
    data: DataFacts
    diagnosis: tuple[Diagnosis, ...] = ()
    evaluation: Evaluation | None = None
    caveats: tuple[Templated, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    doubt: Doubt = NO_DOUBT
    others: tuple[RunInfo, ...] = ()
    drawings: tuple[Drawn, ...] = ()
    inside: InsideFigures | None = None
    absent: tuple[Templated, ...] = ()
    program: str = ""
