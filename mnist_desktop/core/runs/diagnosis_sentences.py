"""The sentences about a run's curves."""

from __future__ import annotations

from mnist_desktop.core.marking import MarkedTexts
from mnist_desktop.core.sentence import ListedSentence


class Finding(MarkedTexts):
    """Everything that can be found; the value is the English sentence, with placeholders."""

    NO_EPOCH = "The curves begin with the first whole epoch."
    FIRST_EPOCH = "The curves begin with the first whole epoch; until then, faint points show its figures so far."
    ONE_EPOCH = "One epoch is a single point on each curve; from the second on there is a trend to read."
    TOO_EARLY = "After {epochs} epochs it is too early to tell a trend from chance."
    NOT_A_NUMBER = (
        "The loss is no longer a number in epoch {epoch}: the learning rate {rate:g} is too large. Try a much smaller one."
    )
    NOT_A_NUMBER_UNSCALED = (
        "The loss is no longer a number in epoch {epoch}: the learning rate {rate:g} is too large for pixels from 0 to 255. "
        "Scale them (unit), with a learning rate of about {usual:g} for {optimizer}."
    )
    GROWN = "The training loss does not fall, it has grown to {loss}: the learning rate is too large."
    OVERSHOT_UNSCALED = (
        "The training loss began at {first}, far above the {guess:.1f} of guessing: the learning rate {rate:g} is too large for "
        "pixels from 0 to 255. Scale them (unit), with a learning rate of about {usual:g} for {optimizer}."
    )
    OVERSHOT = (
        "The training loss began at {first}, far above the {guess:.1f} of guessing: the learning rate {rate:g} is too large for "
        "{optimizer}, {usual:g} is usual."
    )
    UNSCALED = (
        "Only {accuracy:.1f} % of the training images are read right, and the pixels are not scaled, they go from 0 to 255. "
        "Scale them (unit), with a learning rate of about {usual:g} for {optimizer}."
    )
    LARGE_RATE = (
        "Only {accuracy:.1f} % of the training images are read right, and the learning rate {rate:g} is large for {optimizer}, "
        "{usual:g} is usual: a smaller one may help."
    )
    SMALL_RATE = (
        "Only {accuracy:.1f} % of the training images are read right, and the learning rate {rate:g} is small for {optimizer}, "
        "{usual:g} is usual: a larger one may help."
    )
    HELD_BACK = (
        "Only {accuracy:.1f} % of the training images are read right: strong dropout or strong penalties hold the network back "
        "(under-fitting). Try less of them."
    )
    SIGMOIDS = (
        "Only {accuracy:.1f} % of the training images are read right: with {optimizer}, sigmoid layers learn slowly. Try relu "
        "layers, with a learning rate of about {usual:g}."
    )
    STUCK = "The training loss does not fall, and {accuracy:.1f} % right is little more than guessing."
    SLOW = "The loss falls, but slowly: after {epochs} epochs {accuracy:.1f} % of the training images are read right."
    JUMPING = "The training loss jumps up and down: a smaller learning rate or a larger batch would calm it."
    JUMPING_UNSCALED = (
        "The training loss jumps up and down, and the pixels are not scaled, they go from 0 to 255. Scale them (unit), with a "
        "learning rate of about {usual:g} for {optimizer}."
    )
    SCATTERED = "The losses go up and down too much to tell a trend from chance."
    BOTH_RISEN = (
        "Validation loss has risen since epoch {epoch}, and training loss does not fall either: a smaller learning rate may help."
    )
    OVER_FITTING = (
        "Validation loss has risen since epoch {epoch}, from {low:.3f} to {now:.3f}, while training loss fell further: the "
        "network begins to memorise (over-fitting). Fewer epochs, early stopping, dropout or more images would help."
    )
    SURER = (
        "Validation loss has risen since epoch {epoch}, from {low:.3f} to {now:.3f}, while training loss fell further: the "
        "network begins to memorise (over-fitting). Validation accuracy is about the same: there are hardly more mistakes "
        "than before, but the network gives its wrong answers higher probabilities."
    )
    LEARNING = "On the whole both losses still fall: the network is still learning."
    MORE_WOULD_HELP = "On the whole both losses still fall: more epochs would help."
    FALLS_AGAIN = "Both losses fall again, but validation loss is still above the {low:.3f} of epoch {epoch}."
    VALIDATION_FALLS = "On the whole validation loss still falls, training loss is level."
    VALIDATION_LEVEL = (
        "Training loss still falls, validation loss hardly does: more epochs would mostly teach the network its training "
        "images. Watch for over-fitting."
    )
    VALIDATION_UNCLEAR = "Training loss still falls, validation loss does not clearly do so."
    VALIDATION_RISES = "Training loss still falls. Validation loss hardly does, but validation accuracy still rises."
    LEARNT_ALL = "The training loss is practically 0: more epochs of the same would change little."
    SETTLED = "The losses are level, now that the schedule has made the learning rate small."
    BOTH_LEVEL = "Both losses are level: more epochs of the same would change little."
    UNDER_FITTING = (
        "The losses are level at {accuracy:.1f} % training accuracy: the network may be too small for the task (under-fitting). "
        "Try more units."
    )
    TRAINING_FALLS = "Training loss still falls."
    TRAINING_RISES = "Training loss hardly falls, but training accuracy still rises."
    TRAINING_LEVEL = "Training loss is level: more epochs of the same would change little."
    GAP = (
        "Validation lies well below training, {validation:.1f} against {train:.1f} % right: the network has learnt much that is "
        "true of its training images only (over-fitting)."
    )
    NO_VALIDATION = "No images are set aside for validation, so over-fitting cannot be seen."
    VALIDATION_BETTER = (
        "Validation looks better than training because training figures are means over an epoch in which the weights still "
        "improved, and because dropout and random changes act in training only."
    )


class Diagnosis(ListedSentence[Finding]):
    """A finding with the values for its sentence."""
