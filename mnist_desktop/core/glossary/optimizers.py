"""Words about the rules that turn gradients into steps, and about the length of the steps."""

from __future__ import annotations

from mnist_desktop.core.choice_meanings import SCHEDULES
from mnist_desktop.core.glossary.curves import decaying
from mnist_desktop.core.glossary.entry import Entry
from mnist_desktop.core.glossary.pictures import Curves, Descent, Line, Schedule
from mnist_desktop.core.marking import marked

ENTRIES = (
    Entry(
        "optimizer",
        marked("optimizer"),
        marked("The rule that turns gradients into steps; all rules go downhill, but on different ways."),
        Descent("adam", rate=0.18, steps=60, beside=(Descent("sgd", rate=0.16, steps=25),)),
        related=("sgd", "adam", "learning_rate"),
    ),
    Entry(
        "sgd",
        marked("sgd"),
        marked(
            "Stochastic gradient descent, the simplest optimizer: each step goes straight down the slope that one batch shows."
        ),
        Descent("sgd", rate=0.17, steps=25),
        related=("momentum", "learning_rate", "gradient"),
    ),
    Entry(
        "momentum",
        marked("momentum"),
        marked("Each step keeps a part of the one before, like a ball that rolls downhill."),
        Descent("sgd", rate=0.04, momentum=0.85, steps=30),
        related=("sgd", "nesterov", "rmsprop"),
    ),
    Entry(
        "nesterov",
        marked("Nesterov momentum"),
        marked("Momentum that looks ahead: the slope counts where the momentum is about to lead, so it overshoots less."),
        Descent("sgd", rate=0.04, momentum=0.85, nesterov=True, steps=30),
        related=("momentum", "sgd"),
    ),
    Entry(
        "adam",
        marked("adam"),
        marked(
            "An optimizer that sizes the step of each weight by its own recent gradients, so that flat "
            "directions get on as well as steep ones."
        ),
        Descent("adam", rate=0.18, steps=60),
        related=("optimizer", "adamw", "rmsprop"),
    ),
    Entry(
        "adamw",
        marked("adamw"),
        marked("Adam with weight decay: with each step every weight is also pulled a little towards zero."),
        Descent("adamw", rate=0.18, steps=30, weight_decay=0.4),
        related=("adam", "weight_decay"),
    ),
    Entry(
        "weight_decay",
        marked("weight decay"),
        marked("Pulls each weight a little towards zero at every step, so that no weight stays large without need."),
        Curves(
            (Line(decaying(1.0)), Line(decaying(-0.6)), Line(((0, 0), (8, 0)), "muted")),
            across=marked("step"),
            up=marked("weight"),
        ),
        related=("adamw", "muon", "l2", "regularization"),
    ),
    Entry(
        "rmsprop",
        marked("rmsprop"),
        marked(
            "An optimizer that divides each gradient by how large it was of late, so that steep directions get shorter steps."
        ),
        Descent("rmsprop", rate=0.11, steps=32),
        related=("optimizer", "adam", "momentum"),
    ),
    Entry(
        "adagrad",
        marked("adagrad"),
        marked("An optimizer whose steps become ever shorter: each gradient is divided by the size of all that came before."),
        Descent("adagrad", rate=0.8, steps=30),
        related=("optimizer", "rmsprop"),
    ),
    Entry(
        "nadam",
        marked("nadam"),
        marked("Adam that looks ahead as Nesterov momentum does."),
        Descent("nadam", rate=0.15, steps=30),
        related=("adam", "nesterov"),
    ),
    Entry(
        "muon",
        marked("muon"),
        marked(
            "An optimizer whose steps, with momentum, are equally long in every direction of a layer's weights; the last layer "
            "learns as with adamw."
        ),
        Descent("muon", rate=0.1, momentum=0.3, steps=36),
        related=("momentum", "adamw", "weight_decay"),
    ),
    Entry(
        "schedule",
        marked("learning-rate schedule"),
        marked("A plan by which the learning rate changes during the training."),
        Schedule("one_cycle"),
        related=("constant", "step_schedule", "cosine", "one_cycle"),
    ),
    Entry(
        "constant",
        SCHEDULES["constant"],
        marked("The learning rate stays the same from the first step to the last."),
        Schedule("constant"),
        explains=("schedule=constant",),
        related=("schedule",),
    ),
    Entry(
        "step_schedule",
        SCHEDULES["step"],
        marked("The learning rate falls to a tenth at half of the training, and to a hundredth at three quarters."),
        Schedule("step"),
        explains=("schedule=step",),
        related=("schedule",),
    ),
    Entry(
        "cosine",
        SCHEDULES["cosine"],
        marked("The learning rate falls to zero along a cosine: slowly at first, then faster, and gently at the end."),
        Schedule("cosine"),
        explains=("schedule=cosine",),
        related=("schedule",),
    ),
    Entry(
        "one_cycle",
        SCHEDULES["one_cycle"],
        marked("The learning rate rises for the first fifth of the training and then falls towards zero."),
        Schedule("one_cycle"),
        explains=("schedule=one_cycle",),
        related=("schedule",),
    ),
)
