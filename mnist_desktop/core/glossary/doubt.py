"""Words about how sure a network is, and how sure anybody can be that one is better than another."""

from __future__ import annotations

from math import exp

from mnist_desktop.core.glossary.entry import Entry
from mnist_desktop.core.glossary.pictures import Bars, Curves, Line, Role, Strip, Strips
from mnist_desktop.core.marking import marked

AS_SURE_AS_RIGHT = Line(((0, 0), (1, 1)), "muted")
TOO_SURE = Line(tuple((x / 20, (x / 20) ** 1.6) for x in range(21)))
"""How often a network is right that is too sure, by its confidence."""
COVERED = Line(tuple((x / 20, 1 - (x / 20) ** 4) for x in range(21)), "validation")
RIGHT_OF_THESE = Line(tuple((x / 20, 0.85 + 0.15 * (x / 20) ** 1.5) for x in range(20)))
SUMS = (4.0, 2.0, 1.0)
POWER_BY_SEEDS = ((3, 0.16), (5, 0.29), (8, 0.46), (12, 0.65), (17, 0.81), (24, 0.92), (32, 0.98))
"""How often a difference as large as the scatter is found, by the seeds of each; see ``results/power.py``."""


def _shares(temperature: float) -> Strip:
    """What softmax makes of SUMS that are divided by a temperature."""
    powers = [exp(value / temperature) for value in SUMS]
    shares = [power / sum(powers) for power in powers]
    roles: tuple[Role, ...] = ("train", "validation", "muted")
    return Strip(tuple((share, role, f"{share:.2f}" if share > 0.1 else "") for share, role in zip(shares, roles, strict=True)))


ENTRIES = (
    Entry(
        "calibration",
        marked("calibration"),
        marked("How well confidence and accuracy agree: of images read with a confidence of 80 %, 80 % should be right."),
        Curves((AS_SURE_AS_RIGHT, TOO_SURE), marked("confidence"), marked("accuracy")),
        explains=("#doubtPage",),
        related=("reliability_diagram", "calibration_error", "temperature", "confidence"),
    ),
    Entry(
        "reliability_diagram",
        marked("reliability diagram"),
        marked("Images sorted by confidence, with a bar for how many of each kind are right; the diagonal is perfect agreement."),
        Bars((0.38, 0.52, 0.6, 0.71, 0.95), ("50 %", "60 %", "70 %", "80 %", "97 %")),
        explains=("#reliabilityChart", "confidence histogram"),
        related=("calibration", "calibration_error"),
    ),
    Entry(
        "calibration_error",
        marked("calibration error"),
        marked("The mean distance between confidence and accuracy over all bins, each weighted by its images; 0 is best."),
        Curves(
            (AS_SURE_AS_RIGHT, TOO_SURE), marked("confidence"), marked("accuracy"), dots=((0.5, 0.33), (0.7, 0.565), (0.9, 0.845))
        ),
        explains=("#calibrationFigures", "expected calibration error"),
        related=("calibration", "reliability_diagram", "temperature"),
    ),
    Entry(
        "temperature",
        marked("temperature"),
        marked("Divides the sums before softmax: above 1 the network becomes less sure, below 1 surer, and its answers stay."),
        Strips((_shares(0.5), _shares(1.0), _shares(3.0))),
        explains=("#temperatureBox",),
        related=("calibration", "softmax", "validation"),
    ),
    Entry(
        "threshold",
        marked("threshold"),
        marked("The confidence below which the network says that it is unsure instead of naming a class."),
        Curves((COVERED, RIGHT_OF_THESE), marked("threshold"), upright=(0.8,)),
        explains=(
            "#thresholdSlider",
            "#thresholdValue",
            "#padThresholdBox",
            "#thresholdOnPad",
            "#showUnsureButton",
            "#chooseThresholdButton",
        ),
        related=("coverage", "confidence"),
    ),
    Entry(
        "coverage",
        marked("coverage"),
        marked(
            "The share of the images that get an answer; the higher the threshold, the fewer, and the more of them are right."
        ),
        Strips((Strip(((74, "train", marked("answered")), (26, "muted", marked("unsure")))),)),
        explains=("#validationAnswers", "#testAnswers"),
        related=("threshold", "accuracy"),
    ),
    Entry(
        "top_two",
        marked("top-2 accuracy"),
        marked("The share of the images whose true class is the most or the second most probable one."),
        Bars((0.02, 0.01, 0.31, 0.52, 0.14), ("0", "1", "2", "3", "5"), marked=(2, 3)),
        explains=("#topAccuracy", "#mistakesPage"),
        related=("accuracy", "prediction"),
    ),
    Entry(
        "power",
        marked("power"),
        marked("How often a test would find a difference that is really there; the more seeds of each, the more often."),
        Curves((Line(POWER_BY_SEEDS),), marked("seeds of each"), marked("power"), upright=(17,)),
        explains=("#seedsNeeded",),
        related=("significance", "repeats", "interval"),
    ),
)
