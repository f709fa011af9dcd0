"""Words about how good a trained network is."""

from __future__ import annotations

from mnist_desktop.core.glossary.entry import Entry
from mnist_desktop.core.glossary.pictures import Bars, Matrix, Strip, Strips, Wilson
from mnist_desktop.core.marking import marked

ENTRIES = (
    Entry(
        "probability",
        marked("probability"),
        marked("A number between 0 and 1 for how sure the network is of a class; those of all classes add up to 1."),
        Bars((0.02, 0.01, 0.31, 0.52, 0.14), ("0", "1", "2", "3", "5")),
        explains=("#probabilityBars", "#sampleProbabilities"),
        related=("softmax", "prediction"),
    ),
    Entry(
        "prediction",
        marked("prediction"),
        marked("The class to which the network gives the largest probability."),
        Bars((0.02, 0.01, 0.31, 0.52, 0.14), ("0", "1", "2", "3", "5"), marked=(3,)),
        explains=(
            "#predictionLabel",
            "#sampleVerdict",
            "#predictedClassFilter",
            "#outcomeAll",
            "#outcomeRight",
            "#outcomeWrong",
            "#agreementChooser",
        ),
        related=("probability", "confidence", "accuracy"),
    ),
    Entry(
        "confidence",
        marked("confidence"),
        marked("The probability of the predicted class; a network can be confident and wrong all the same."),
        Bars((0.01, 0.0, 0.02, 0.96, 0.01), ("0", "1", "2", "3", "5"), marked=(3,)),
        explains=("#sampleOrder", "#confidentMistakes"),
        related=("prediction", "probability", "calibration", "threshold"),
    ),
    Entry(
        "confusion_matrix",
        marked("confusion matrix"),
        marked(
            "A table of what was taken for what: each row is a true class, each column a predicted one; "
            "mistakes lie beside the diagonal."
        ),
        Matrix("cell"),
        explains=(
            "#confusionMatrix",
            "#matrixFigure=count",
            "#errorsOnly",
            "#cellInWords",
            "#matrixFigure",
            "#differenceMatrix",
            "#figuresPanel",
            "#confusedPairs",
        ),
        related=("precision", "recall", "row_share"),
    ),
    Entry(
        "row_share",
        marked("share of the row"),
        marked(
            "Each cell of the confusion matrix in percent of its row: of all images of this true class, how many were read so."
        ),
        Matrix("share"),
        explains=("#matrixFigure=row share",),
        related=("confusion_matrix", "recall"),
    ),
    Entry(
        "classification_report",
        marked("classification report"),
        marked("A table with precision, recall, F1 and support of every class, and their averages below."),
        Matrix("report"),
        explains=("#classReport",),
        related=("precision", "recall", "f1", "support"),
    ),
    Entry(
        "precision",
        marked("precision"),
        marked(
            "Of all images that were read as this class, the share that really belongs to it: down a column "
            "of the confusion matrix."
        ),
        Matrix("precision"),
        related=("recall", "f1", "confusion_matrix"),
    ),
    Entry(
        "recall",
        marked("recall"),
        marked("Of all images that belong to this class, the share that was read as it: along a row of the confusion matrix."),
        Matrix("recall"),
        related=("precision", "f1", "confusion_matrix"),
    ),
    Entry(
        "f1",
        marked("F1"),
        marked("The harmonic mean of precision and recall: it is high only when both are high."),
        Matrix("f1"),
        related=("precision", "recall"),
    ),
    Entry(
        "support",
        marked("support"),
        marked("How many test images the class has."),
        Matrix("support"),
        related=("weighted_average", "class"),
    ),
    Entry(
        "macro_average",
        marked("macro average"),
        marked("The plain mean over the classes: a rare class counts as much as a frequent one."),
        Matrix("macro"),
        related=("weighted_average", "classification_report"),
    ),
    Entry(
        "weighted_average",
        marked("weighted average"),
        marked("The mean over the classes in which each counts by how many images it has."),
        Matrix("weighted"),
        related=("macro_average", "support"),
    ),
    Entry(
        "interval",
        marked("95 % interval"),
        marked(
            "How far chance can move an accuracy: with other test images of the same kind it would lie in "
            "here about 95 times in 100; more images make it narrower."
        ),
        Wilson(((92, 100), (460, 500), (4600, 5000))),
        explains=("#accuracyInterval",),
        related=("accuracy", "significance", "repeats"),
    ),
    Entry(
        "significance",
        marked("more than chance"),
        marked(
            "Whether two networks differ by more than chance: of the images that only one of them reads "
            "right, one must have clearly more than half."
        ),
        Strips((Strip(((52, "train", "52"), (48, "validation", "48"))), Strip(((75, "train", "75"), (25, "validation", "25"))))),
        explains=("#judgement",),
        related=("interval", "repeats", "power"),
    ),
)
