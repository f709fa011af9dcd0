"""Words about the functions that bend what a layer has summed up."""

from __future__ import annotations

from mnist_desktop.core.glossary.entry import Entry
from mnist_desktop.core.glossary.pictures import Function, Softmax
from mnist_desktop.core.marking import marked

ENTRIES = (
    Entry(
        "activation",
        marked("activation"),
        marked("The function that bends each sum: without it, several layers could do no more than a single one."),
        Function("relu"),
        explains=("Activation",),
        related=("relu", "sigmoid", "softmax"),
    ),
    Entry(
        "relu",
        marked("relu"),
        marked("Keeps positive numbers and makes all negative ones 0; fast and the usual choice for hidden layers."),
        Function("relu"),
        related=("activation", "leaky_relu", "he"),
    ),
    Entry(
        "sigmoid",
        marked("sigmoid"),
        marked("Squeezes any number to one between 0 and 1; far from zero it is so flat that learning becomes slow."),
        Function("sigmoid"),
        related=("activation", "tanh", "softmax"),
    ),
    Entry(
        "tanh",
        marked("tanh"),
        marked("Squeezes any number to one between -1 and 1."),
        Function("tanh"),
        related=("activation", "sigmoid"),
    ),
    Entry(
        "elu",
        marked("elu"),
        marked("Like relu, but negative numbers run smoothly towards -1 instead of being cut off."),
        Function("elu"),
        related=("relu", "activation"),
    ),
    Entry(
        "gelu",
        marked("gelu"),
        marked("A smooth relu: each number is multiplied by the chance that a number from the bell curve is smaller."),
        Function("gelu"),
        related=("relu", "swish"),
    ),
    Entry(
        "swish",
        marked("swish"),
        marked("A smooth relu: each number times its own sigmoid."),
        Function("swish"),
        related=("relu", "sigmoid"),
    ),
    Entry(
        "leaky_relu",
        marked("leaky_relu"),
        marked("Like relu, but a fifth of each negative number is let through, so that no unit falls silent for ever."),
        Function("leaky_relu"),
        related=("relu", "activation"),
    ),
    Entry(
        "linear",
        marked("linear"),
        marked("Leaves every number as it is: no bending at all."),
        Function("linear"),
        explains=("Convolution.activation=none",),
        related=("activation",),
    ),
    Entry(
        "softmax",
        marked("softmax"),
        marked(
            "Turns the sums of the last layer into probabilities: all are positive, they add up to 1, and the "
            "largest sum gets most."
        ),
        Softmax((1.0, 3.0, 0.2, 2.0)),
        related=("probability", "cross_entropy"),
    ),
)
