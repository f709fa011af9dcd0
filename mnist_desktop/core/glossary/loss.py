"""Words about loss and accuracy, and what their curves say."""

from __future__ import annotations

from mnist_desktop.core.glossary.curves import (
    FALLING,
    FALLING_TOO,
    GROWING,
    HARDLY_FALLING,
    HARDLY_FALLING_TOO,
    MINUS_LOG,
    TURNING_UP,
)
from mnist_desktop.core.glossary.entry import Entry
from mnist_desktop.core.glossary.pictures import Bars, Curves, Grid, Grids, Line
from mnist_desktop.core.marking import marked

ENTRIES = (
    Entry(
        "loss",
        marked("loss"),
        marked("One number for how wrong the network is: 0 would be perfect, and training makes it smaller."),
        Curves((Line(FALLING),), across=marked("epoch"), up=marked("loss")),
        explains=("#lossPlot", "#compareLossPlot"),
        related=("cross_entropy", "accuracy", "overfitting"),
    ),
    Entry(
        "learning_curve",
        marked("learning curves"),
        marked(
            "Loss and accuracy drawn over the epochs: their shape shows whether the network learns, learns by "
            "heart, or needs more time."
        ),
        Curves((Line(FALLING), Line(FALLING_TOO, "validation")), across=marked("epoch"), up=marked("loss")),
        explains=("#diagnosis", "#diagnosisHeadline", "#trainingTab", "#runCurves", "#curvesView"),
        related=("loss", "overfitting", "underfitting"),
    ),
    Entry(
        "accuracy",
        marked("accuracy"),
        marked("The share of images for which the network gives the right class."),
        Curves((Line(GROWING),), across=marked("epoch"), up=marked("accuracy")),
        explains=("#accuracyPlot", "#testAccuracy", "#resultHeadline", "#compareAccuracyPlot"),
        related=("loss", "interval", "confusion_matrix"),
    ),
    Entry(
        "val_loss",
        marked("validation loss"),
        marked("The loss on the validation images, which the network does not learn from; in the plots it is drawn through."),
        Curves((Line(FALLING, "muted"), Line(FALLING_TOO, "validation")), across=marked("epoch"), up=marked("loss")),
        related=("validation", "overfitting", "monitor"),
    ),
    Entry(
        "val_accuracy",
        marked("validation accuracy"),
        marked("The share of validation images that are read right; the network does not learn from these images."),
        Curves((Line(GROWING, "validation"),), across=marked("epoch"), up=marked("accuracy")),
        related=("validation", "accuracy", "monitor"),
    ),
    Entry(
        "cross_entropy",
        marked("cross-entropy"),
        marked(
            "The loss here: minus the logarithm of the probability that the network gave the right class, as "
            "a mean over the images."
        ),
        Curves((Line(MINUS_LOG),), across=marked("probability"), up=marked("loss")),
        explains=("TrainingConfig.loss",),
        related=("loss", "sparse_categorical_crossentropy", "categorical_crossentropy", "label_smoothing"),
    ),
    Entry(
        "sparse_categorical_crossentropy",
        marked("sparse categorical cross-entropy"),
        marked("Cross-entropy for labels that are class numbers: it looks up the probability at that number."),
        Grids(
            (Grid(((3,),), marked=((0, 0),), is_shaded=False), Grid(((0.1, 0.1, 0.0, 0.8),), marked=((0, 3),), decimals=1)),
            ("→",),
            "−log 0.8 = 0.22",
        ),
        related=("cross_entropy", "categorical_crossentropy", "label"),
    ),
    Entry(
        "categorical_crossentropy",
        marked("categorical cross-entropy"),
        marked(
            "Cross-entropy for labels that are one-hot rows: all terms but that of the right class are "
            "multiplied by 0, so the number is the same."
        ),
        Grids(
            (
                Grid(((0, 0, 0, 1),), marked=((0, 3),), is_shaded=False),
                Grid(((0.1, 0.1, 0.0, 0.8),), marked=((0, 3),), decimals=1),
            ),
            ("×",),
            "−log 0.8 = 0.22",
        ),
        related=("cross_entropy", "sparse_categorical_crossentropy", "one_hot"),
    ),
    Entry(
        "label_smoothing",
        marked("label smoothing"),
        marked("Spreads a little of each label over all classes, so that the network is never asked to be completely certain."),
        Bars(
            (0.01, 0.01, 0.01, 0.91, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01),
            ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
            marked=(3,),
        ),
        related=("one_hot", "cross_entropy"),
    ),
    Entry(
        "overfitting",
        marked("over-fitting"),
        marked(
            "The network learns its training images by heart: the training loss goes on falling while the validation loss rises."
        ),
        Curves((Line(FALLING), Line(TURNING_UP, "validation")), across=marked("epoch"), up=marked("loss"), upright=(6,)),
        related=("early_stopping", "dropout", "augmentation", "underfitting"),
    ),
    Entry(
        "underfitting",
        marked("under-fitting"),
        marked("The network is too simple or was trained too short: both losses are still high."),
        Curves(
            (Line(HARDLY_FALLING), Line(HARDLY_FALLING_TOO, "validation"), Line(((1, 0), (10, 0)), "muted")),
            across=marked("epoch"),
            up=marked("loss"),
        ),
        related=("overfitting", "epoch", "learning_rate"),
    ),
    Entry(
        "early_stopping",
        marked("early stopping"),
        marked(
            "Ends the training when the watched validation figure has not improved for as many epochs as the patience allows."
        ),
        Curves(
            (Line(FALLING, "muted"), Line(TURNING_UP, "validation")),
            across=marked("epoch"),
            up=marked("loss"),
            upright=(6, 9),
            dots=((6, 0.56),),
        ),
        explains=("EarlyStopping", "#earlyStoppingCheck"),
        related=("patience", "monitor", "restore_best", "overfitting"),
    ),
    Entry(
        "patience",
        marked("patience"),
        marked("How many epochs in a row may pass without a better figure before early stopping ends the training; here three."),
        Curves(
            (Line(TURNING_UP, "validation"),), across=marked("epoch"), up=marked("loss"), upright=(6, 7, 8, 9), dots=((6, 0.56),)
        ),
        related=("early_stopping",),
    ),
    Entry(
        "monitor",
        marked("watched figure"),
        marked(
            "The validation figure that has to improve, loss or accuracy; when it no longer does, early "
            "stopping ends the training."
        ),
        Curves(
            (Line(FALLING, "muted"), Line(FALLING_TOO, "validation")),
            across=marked("epoch"),
            up=marked("loss"),
            dots=((10, 0.33),),
        ),
        related=("early_stopping", "val_loss", "val_accuracy"),
    ),
    Entry(
        "restore_best",
        marked("best epoch"),
        marked("The epoch with the best watched figure; with Restore best its weights are kept, not those of the last epoch."),
        Curves((Line(TURNING_UP, "validation"),), across=marked("epoch"), up=marked("loss"), upright=(6,), dots=((6, 0.56),)),
        explains=("EarlyStopping.restore_best",),
        related=("early_stopping", "checkpoint"),
    ),
    Entry(
        "regularization",
        marked("regularization"),
        marked("Anything that keeps a network from learning its images by heart, such as L2, dropout or data augmentation."),
        Curves((Line(TURNING_UP, "muted"), Line(FALLING_TOO, "validation")), across=marked("epoch"), up=marked("loss")),
        related=("l1", "l2", "dropout", "weight_decay"),
    ),
    Entry(
        "log_scale",
        marked("logarithmic scale"),
        marked(
            "An axis on which equal distances multiply by the same number, so that small and large losses can "
            "be read in one plot."
        ),
        Grids((Grid(((0.01, 0.1, 1, 10),), decimals=2, is_shaded=False),), (), "× 10   × 10   × 10"),
        explains=("#logLossBox", "#compareLogLossBox"),
        related=("loss",),
    ),
)
