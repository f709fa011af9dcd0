"""Words about what a trained network makes of an image."""

from __future__ import annotations

from mnist_desktop.core.glossary.entry import Entry
from mnist_desktop.core.glossary.pictures import Bars, Convolution, Curves, Digits, Grid, Grids, Line
from mnist_desktop.core.marking import marked

ENTRIES = (
    Entry(
        "logit",
        marked("logit"),
        marked(
            "What the last layer says of a class before softmax: any number, and the larger it is, the more speaks for the class."
        ),
        Bars((1.2, 3.8, 0.4), ("3", "5", "8"), (1,), 1),
        explains=("#insideAnswer",),
        related=("softmax", "dense", "saliency"),
    ),
    Entry(
        "dead_unit",
        marked("dead unit"),
        marked(
            "A unit that is never above zero, whichever image it sees: relu cuts it off, so it says nothing and learns nothing."
        ),
        Curves(
            (Line(((-4, 0), (0, 0), (3, 3))),),
            across=marked("weighted sum"),
            up=marked("activation"),
            dots=((-3.4, 0), (-2.6, 0), (-2.1, 0), (-1.2, 0), (-0.6, 0)),
        ),
        explains=("#insideBestTitle",),
        related=("relu", "neuron", "initializer"),
    ),
    Entry(
        "receptive_field",
        marked("receptive field"),
        marked("The part of the image that one number of a feature map depends on; it grows with every convolution and pooling."),
        Convolution(),
        explains=("#insideUnitMap",),
        related=("convolution", "feature_map", "kernel"),
    ),
    Entry(
        "template",
        marked("template"),
        marked(
            "The weights of a unit that looks at all pixels, shown as an image: it answers most to what is bright where they are "
            "positive."
        ),
        Grids(
            (
                Grid(((-1, 2, -1), (-1, 2, -1), (-1, 2, -1))),
                Grid(((0, 1, 0), (0, 1, 0), (0, 1, 1))),
                Grid(((0, 2, 0), (0, 2, 0), (0, 2, -1))),
            ),
            ("×", "="),
            "2 + 2 + 2 − 1 = 5",
        ),
        explains=("#insideUnitSources",),
        related=("weight", "dense", "neuron"),
    ),
    Entry(
        "saliency",
        marked("saliency"),
        marked(
            "A map of how much each pixel has to do with what the network says of a class; each way to make one answers another "
            "question."
        ),
        Grids((Grid(((0, 1, 2, 2, 0), (0, 3, 0, 0, 0), (0, 2, 4, 3, 0), (0, 0, 0, 2, 0), (0, 2, 3, 1, 0)), marked=((2, 2),)),)),
        explains=("#insideSaliency", "#insideClass"),
        related=("gradient_times_input", "occlusion", "logit"),
    ),
    Entry(
        "gradient_times_input",
        marked("gradient × input"),
        marked(
            "The slope of a class's logit along each pixel's brightness, times that brightness: which pixels speak for the class "
            "or against it."
        ),
        Grids((Grid(((2, -1), (1, 3))), Grid(((1, 1), (0, 2))), Grid(((2, -1), (0, 6)))), ("×", "=")),
        explains=("#insideSaliencyMaps",),
        related=("saliency", "occlusion", "logit"),
    ),
    Entry(
        "occlusion",
        marked("occlusion"),
        marked(
            "Covers one part of the image after the other and notes how far the probability falls: "
            "where it falls far, the part mattered."
        ),
        Digits(("5", "erased")),
        explains=("#insidePatch",),
        related=("saliency", "gradient_times_input", "random_erasing"),
    ),
)
