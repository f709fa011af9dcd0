"""What the words mean that a field lets choose from.

The words are Keras' own or stand in files, and are the same in every language; their meaning stands beside them.
"""

from __future__ import annotations

from collections.abc import Mapping

from mnist_desktop.core.fields import Field
from mnist_desktop.core.marking import marked
from mnist_desktop.core.sentence import Sentence

MEANINGS: Mapping[str, Mapping[str, Sentence]] = {
    "activation": {
        "relu": Sentence("zero below 0, else the number itself"),
        "sigmoid": Sentence("an S from 0 to 1"),
        "tanh": Sentence("an S from −1 to 1"),
        "elu": Sentence("bends towards −1 below 0, else the number itself"),
        "gelu": Sentence("relu with a smooth bend at 0"),
        "swish": Sentence("the number times its sigmoid"),
        "leaky_relu": Sentence("a fifth below 0, else the number itself"),
        "linear": Sentence("the number itself"),
        "softmax": Sentence("shares of 1, one for each class"),
        "none": Sentence("the number itself"),
    },
    "padding": {
        "valid": Sentence("only whole windows, the image shrinks"),
        "same": Sentence("zeros around the edge keep the size"),
    },
    "initializer": {
        "glorot_uniform": Sentence("even spread, by inputs and outputs"),
        "glorot_normal": Sentence("bell curve, by inputs and outputs"),
        "he_uniform": Sentence("even spread by inputs, made for relu"),
        "he_normal": Sentence("bell curve by inputs, made for relu"),
        "lecun_normal": Sentence("bell curve, by inputs"),
        "random_normal": Sentence("bell curve of width 0.05"),
        "standard_normal": Sentence("bell curve of width 1"),
        "zeros": Sentence("all 0, so that all neurons stay alike"),
    },
    "optimizer": {
        "sgd": Sentence("straight down the slope, with momentum if set"),
        "adam": Sentence("momentum, and a step size for each weight"),
        "adamw": Sentence("adam that also pulls weights towards 0"),
        "rmsprop": Sentence("smaller steps where slopes are large"),
        "adagrad": Sentence("steps that shrink with all past slopes"),
        "nadam": Sentence("adam that looks ahead along its momentum"),
        "muon": Sentence("momentum with equal steps in all directions"),
    },
    "loss": {
        "sparse_categorical_crossentropy": Sentence("for labels that are class numbers"),
        "categorical_crossentropy": Sentence("for one-hot labels"),
    },
    "scaling": {
        "unit": Sentence("0..255 becomes 0..1"),
        "standard": Sentence("mean 0, variance 1"),
        "none": Sentence("0..255 as they are"),
    },
    "schedule": {
        "constant": Sentence("the same rate all along"),
        "step": Sentence("a tenth at half and at three quarters"),
        "cosine": Sentence("falls to zero along a curve"),
        "one_cycle": Sentence("rises for a fifth, then falls"),
    },
    "monitor": {
        "val_loss": Sentence("the loss of the validation images"),
        "val_accuracy": Sentence("the share of validation images that are right"),
    },
    "engine": {
        "keras": Sentence("fast"),
        "scratch": Sentence("written in NumPy, to be read"),
    },
    "kind": {
        "max": Sentence("the largest number of each window"),
        "average": Sentence("the mean of each window"),
    },
    "channel": {
        "red": Sentence("the first of three"),
        "mean": Sentence("the mean of red, green and blue"),
        "luma": Sentence("as bright as it looks"),
    },
}
"""For each field that is a choice, by its name."""

SCHEDULES: Mapping[str, str] = {
    "constant": marked("constant rate"),
    "step": marked("step schedule"),
    "cosine": marked("cosine schedule"),
    "one_cycle": marked("one-cycle schedule"),
}
"""What a schedule is called where its meaning does not stand beside it."""


def meaning(field: Field, word: str) -> Sentence:
    """What `word` means as a choice of `field`; raises KeyError where that is not known."""
    return MEANINGS[field.name][word]
