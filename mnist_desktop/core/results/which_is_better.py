"""Says which of two runs, or of two groups of runs, is better, without claiming more than the figures show."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from mnist_desktop.core.marking import MarkedTexts
from mnist_desktop.core.results.agreement import Agreement, PairedPredictions
from mnist_desktop.core.results.power import FEWEST_SEEDS, MOST_SEEDS, seeds_to_tell, variance_of_runs, variance_of_test
from mnist_desktop.core.results.significance import mcnemar, welch
from mnist_desktop.core.sentence import ListedSentence

SIGNIFICANT = 0.05
"""A difference is called more than noise if its p-value is below this."""
ENOUGH_RUNS = FEWEST_SEEDS
SMALLEST_P = 0.001
SMALLEST_DIFFERENCE = 0.00005
"""Accuracies that differ by less read the same in percent with two decimals."""


class Conclusion(MarkedTexts):
    """The possible conclusions of a comparison; the value is the English sentence, with placeholders."""

    BETTER_ON_THESE = (
        "“{better}” reads {gain:,} of the {count:,} test images right that “{worse}” reads wrong, and the other way round "
        "{loss:,}. Chance alone would hardly divide them so (McNemar's test, {p}): on these images “{better}” is better. "
        "Whether its settings are better, only several seeds of each can say."
    )
    NOISE_ON_THESE = (
        "Within noise: “{better}” reads {gain:,} of the {count:,} test images right that “{worse}” reads wrong, and the "
        "other way round {loss:,}. Chance alone divides them so often enough (McNemar's test, {p})."
    )
    SAME_ON_THESE = "Both read the very same of the {count:,} test images right."
    TOO_FEW = (
        "Too few runs to say: {first_count} of “{first}” and {second_count} of “{second}”. Repeat both over at least "
        "{needed} seeds."
    )
    BETTER_OVER_SEEDS = (
        "More than noise: over {better_count} and {worse_count} seeds, “{better}” is better than “{worse}” by {difference:.2f} "
        "points of mean test accuracy (95 % interval {low:.2f} to {high:.2f}; Welch's t-test, {p})."
    )
    NOISE_OVER_SEEDS = (
        "Within noise: over {better_count} and {worse_count} seeds, “{better}” is ahead of “{worse}” by {difference:.2f} "
        "points of mean test accuracy, but the interval reaches from {low:.2f} to {high:.2f} (95 %; Welch's t-test, {p})."
    )
    SAME_OVER_SEEDS = (
        "No difference: over {better_count} and {worse_count} seeds, “{better}” and “{worse}” have the same mean test accuracy "
        "to a hundredth of a point (95 % interval of the difference {low:.2f} to {high:.2f} points; Welch's t-test, {p})."
    )
    OTHER_IMAGES = "“{first}” and “{second}” were tested on different images, so their figures cannot be held against each other."
    LEARNED = (
        "“{first}” and “{second}” were trained with the {count:,} images below, so how many of them they read is no fair test of "
        "which is better."
    )
    SEEDS_BY_SCATTER = (
        "If they really differ by {difference:.2f} points, about {needed:,} seeds of each would tell it from luck 4 times in 5 "
        "(80 % power), by the scatter of these {first_count} and {second_count} runs."
    )
    SEEDS_BY_TEST = (
        "If they really differ by {difference:.2f} points, about {needed:,} seeds of each would tell it from luck 4 times in 5 "
        "(80 % power). That is a guess: so few runs do not say how seeds scatter, so it takes the scatter that "
        "{count:,} test images give by themselves."
    )
    SEEDS_NEVER = (
        "If they really differ by no more than {difference:.2f} points, not even {most:,} seeds of each would tell it from luck."
    )
    SEEDS_NOT_NEEDED = (
        "Their test accuracies are the same to a hundredth of a point: there is no difference that more seeds could tell from "
        "luck."
    )
    UNTESTED = "The test accuracy of “{name}” is not known, so it cannot be compared."


class Judgement(ListedSentence[Conclusion]):
    """A conclusion with the values for its sentence."""


def judge_pair(pair: PairedPredictions, first: str, second: str) -> Judgement:
    """Compare two trained networks, called `first` and `second`, by the images that only one of them reads right."""
    only_first, only_second = pair.count(Agreement.ONLY_FIRST), pair.count(Agreement.ONLY_SECOND)
    count = len(pair.labels)
    if only_first == only_second == 0:
        return Judgement(Conclusion.SAME_ON_THESE, {"count": count})
    p = mcnemar(only_first, only_second)
    better, worse = (first, second) if only_first >= only_second else (second, first)
    values = {"better": better, "worse": worse, "gain": max(only_first, only_second), "loss": min(only_first, only_second),
              "count": count, "p": p_text(p)}  # fmt: skip
    return Judgement(Conclusion.BETTER_ON_THESE if p < SIGNIFICANT else Conclusion.NOISE_ON_THESE, values)


def judge_groups(first: Sequence[float], second: Sequence[float], first_name: str, second_name: str) -> Judgement:
    """Compare two groups of runs by their test accuracies, 0..1. Within a group the runs differ only in their seed."""
    if min(len(first), len(second)) < ENOUGH_RUNS:
        return Judgement(Conclusion.TOO_FEW, {"first": first_name, "first_count": len(first), "second": second_name,
                                           "second_count": len(second), "needed": ENOUGH_RUNS})  # fmt: skip
    better, worse = (first, first_name), (second, second_name)
    if fmean(second) > fmean(first):
        better, worse = worse, better
    test = welch(worse[0], better[0])
    values = {"better": better[1], "worse": worse[1], "better_count": len(better[0]), "worse_count": len(worse[0]),
              "difference": test.difference * 100, "low": test.low * 100, "high": test.high * 100,
              "p": p_text(test.p)}  # fmt: skip
    if test.difference < SMALLEST_DIFFERENCE:
        return Judgement(Conclusion.SAME_OVER_SEEDS, values)
    return Judgement(Conclusion.BETTER_OVER_SEEDS if test.p < SIGNIFICANT else Conclusion.NOISE_OVER_SEEDS, values)


def judge_seeds(first: Sequence[float], second: Sequence[float], test_count: int) -> Judgement:
    """How many seeds of each of two groups would tell their difference from luck, and on what that number rests.

    Parameters
    ----------
    first, second
        Test accuracies, 0..1, at least one each. Where a group has fewer than ENOUGH_RUNS, or all are equal, the test set's own
        scatter stands in for both.
    test_count
        How many images they were tested on, at least 1.
    """
    difference = abs(fmean(second) - fmean(first))
    if difference < SMALLEST_DIFFERENCE:
        return Judgement(Conclusion.SEEDS_NOT_NEEDED)
    by_scatter = min(len(first), len(second)) >= ENOUGH_RUNS and max(map(variance_of_runs, (first, second))) > 0
    variances = [variance_of_runs(group) if by_scatter else variance_of_test(group, test_count) for group in (first, second)]
    needed = seeds_to_tell(difference, *variances)
    values = {"difference": difference * 100, "needed": needed, "most": MOST_SEEDS, "count": test_count,
              "first_count": len(first), "second_count": len(second)}  # fmt: skip
    if needed is None:
        return Judgement(Conclusion.SEEDS_NEVER, values)
    return Judgement(Conclusion.SEEDS_BY_SCATTER if by_scatter else Conclusion.SEEDS_BY_TEST, values)


def p_text(p: float) -> str:
    """A probability in the form that reports use.

    >>> p_text(0.03214), p_text(0.00004), p_text(1.0)
    ('p = 0.032', 'p < 0.001', 'p = 1')
    """
    return f"p < {SMALLEST_P:g}" if p < SMALLEST_P else f"p = {p:.2g}"
