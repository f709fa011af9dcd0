"""Words about sweeps: many runs of one plan."""

from __future__ import annotations

from mnist_desktop.core.glossary.entry import Entry
from mnist_desktop.core.glossary.pictures import Curves, Grid, Grids, Line, Strip, Strips
from mnist_desktop.core.marking import marked

_FRONT = ((1, 0.9), (3, 0.95), (6, 0.98), (9, 0.985))
_BEHIND = ((2, 0.86), (4, 0.91), (7, 0.94), (9, 0.96))

_DRAWN = ((1.1, 2.2), (1.3, 1.2), (1.6, 2.9), (1.9, 1.7), (2.0, 2.5), (2.3, 1.0), (2.6, 2.1), (2.8, 1.4), (3.0, 2.8))

ENTRIES = (
    Entry(
        "hyperparameter",
        marked("hyperparameter"),
        marked(
            "A setting that is chosen before training and not learned by it, such as the learning rate or the number of units."
        ),
        Grids((Grid(((0.001, 16), (0.01, 64)), decimals=3, is_shaded=False),)),
        related=("learning_rate", "parameters", "sweep"),
    ),
    Entry(
        "grid_search",
        marked("grid search"),
        marked("A search that tries every combination of the values that are listed for each setting."),
        Curves((), across=marked("learning rate"), up=marked("units"), dots=tuple((x, y) for x in (1, 2, 3) for y in (1, 2, 3))),
        related=("sweep", "hyperparameter", "random_search"),
    ),
    Entry(
        "random_search",
        marked("random search"),
        marked("A search that draws the value of each setting at random, so that each run tries new values of all of them."),
        Curves((), across=marked("learning rate"), up=marked("units"), dots=_DRAWN),
        related=("sweep", "hyperparameter", "grid_search"),
    ),
    Entry(
        "sweep",
        marked("sweep"),
        marked("Many runs that differ in chosen settings, each a member of the sweep, made to see which of them matter."),
        Grids((Grid(((91, 93, 92), (94, 97, 95), (92, 96, 93)), marked=((1, 1),)),)),
        explains=("#sweepPlanWords",),
        related=("run", "repeats", "successive_halving", "significance"),
    ),
    Entry(
        "class_cluster",
        marked("class cluster"),
        marked("PCs of a class that train the runs of a sweep together: one PC opens the class, and others join it by its file."),
        Strips(tuple(Strip(((2, "train", number), (1, "right", ""))) for number in "123")),
        related=("sweep", "run"),
    ),
    Entry(
        "successive_halving",
        marked("successive halving"),
        marked(
            "All members of a sweep are trained for a few epochs, then only the best of them for longer, so that time goes to "
            "those that promise most."
        ),
        Strips(
            (
                Strip(((1, "train", "9"), (2, "muted", ""))),
                Strip(((2, "train", "3"), (1, "muted", ""))),
                Strip(((3, "right", "1"),)),
            )
        ),
        related=("sweep", "epoch", "early_stopping"),
    ),
    Entry(
        "pareto_front",
        marked("Pareto front"),
        marked("The networks that no other one beats: none that is as small is more accurate."),
        Curves((Line(_FRONT, "validation"),), across=marked("parameters"), up=marked("accuracy"), dots=(*_FRONT, *_BEHIND)),
        explains=("#sweepSizes", "#runSizes"),
        related=("parameters", "accuracy", "sweep"),
    ),
    Entry(
        "parallel_coordinates",
        marked("parallel coordinates"),
        marked("A plot with an upright axis for each setting: each member of a sweep is a line that crosses them at its values."),
        Curves((Line(((0, 0.9), (1, 0.2), (2, 0.8))), Line(((0, 0.3), (1, 0.9), (2, 0.4)), "muted")), upright=(0, 1, 2)),
        explains=("#sweepCoordinates",),
        related=("sweep", "accuracy"),
    ),
)
