"""Says what fine-tuning has brought: how new images and old ones are read before and after it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.marking import MarkedTexts
from mnist_desktop.core.results.metrics import wilson_interval
from mnist_desktop.core.results.significance import mcnemar
from mnist_desktop.core.results.which_is_better import SIGNIFICANT, p_text
from mnist_desktop.core.sentence import ListedSentence

FEW = 100
"""Images, below which each one counts for more than a point."""


@dataclass(frozen=True, eq=False)
class BeforeAfter:
    """Two readings of the same images; all arrays are uint8, shape (N,)."""

    labels: NDArray[np.uint8]
    before: NDArray[np.uint8]
    after: NDArray[np.uint8]

    @property
    def count(self) -> int:
        """How many images there are."""
        return len(self.labels)

    @cached_property
    def gained(self) -> int:
        """How many are read right only after."""
        return int(((self.before != self.labels) & (self.after == self.labels)).sum())

    @cached_property
    def lost(self) -> int:
        """How many were read right only before."""
        return int(((self.before == self.labels) & (self.after != self.labels)).sum())

    @cached_property
    def right(self) -> tuple[int, int]:
        """How many are read right, before and after."""
        return int((self.before == self.labels).sum()), int((self.after == self.labels).sum())

    @property
    def intervals(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """The 95 % intervals of both shares, 0..1; the images must be one at least."""
        before, after = self.right
        return wilson_interval(before, self.count), wilson_interval(after, self.count)

    @property
    def p(self) -> float:
        """How often chance alone would divide what changed so unevenly, by McNemar's exact test."""
        return mcnemar(self.gained, self.lost)

    def confusion(self, *, after: bool, classes: int) -> NDArray[np.int64]:
        """The confusion matrix before or after, int64, shape (classes, classes): row true, column read."""
        read = self.after if after else self.before
        counts = np.bincount(self.labels.astype(np.int64) * classes + read, minlength=classes**2)
        return counts.reshape(classes, classes)


class Gain(MarkedTexts):
    """What became of new images that were not learned from, and of old ones."""

    BETTER = (
        "Of {count:,} drawings that it has not learned from, {gained:,} are read now that were not before, and {lost:,} are not "
        "any more. Chance alone would hardly divide them so (McNemar's test, {p}): it has learned something of these hands."
    )
    WORSE = (
        "Of {count:,} drawings that it has not learned from, {lost:,} are not read any more, and {gained:,} are read that were "
        "not before. Chance alone would hardly divide them so (McNemar's test, {p}): it has learned the hands it saw, not these."
    )
    UNTOLD = (
        "Of {count:,} drawings that it has not learned from, {gained:,} are read now that were not before, and {lost:,} are not "
        "any more. That may be luck (McNemar's test, {p}): more writers would tell."
    )
    SAME = "Of {count:,} drawings that it has not learned from, it reads the very same as before."


class Memory(MarkedTexts):
    """What became of what it knew before."""

    FORGETS = (
        "It has forgotten some of what it knew: {before:,} of {count:,} test images were read wrong, and {after:,} are now "
        "(McNemar's test, {p}). Mix in more of the old images, or train fewer epochs at a lower rate."
    )
    HOLDS = (
        "It knows what it knew: {before:,} of {count:,} test images were read wrong before and {after:,} are now, which is "
        "within luck (McNemar's test, {p})."
    )
    GROWS = (
        "It reads the old test images better, too: {before:,} of {count:,} were read wrong, and {after:,} are now "
        "(McNemar's test, {p})."
    )


class Few(MarkedTexts):
    """What to know of a small number."""

    DRAWINGS = "With {count:,} drawings, one more or less is {points:.1f} points: the intervals say how little that tells."


class GainSentence(ListedSentence[Gain]):
    """What new images say."""


class MemorySentence(ListedSentence[Memory]):
    """What old images say."""


class FewSentence(ListedSentence[Few]):
    """A caution."""


def judge_new(change: BeforeAfter) -> tuple[GainSentence | FewSentence, ...]:
    """What the new images say that were not learned from, and a caution where they are few; at least one image."""
    p = change.p
    if change.gained == change.lost == 0:
        kind = Gain.SAME
    elif p >= SIGNIFICANT:
        kind = Gain.UNTOLD
    else:
        kind = Gain.BETTER if change.gained > change.lost else Gain.WORSE
    values = {"count": change.count, "gained": change.gained, "lost": change.lost, "p": p_text(p)}
    said = GainSentence(kind, values)
    if change.count >= FEW:
        return (said,)
    return said, FewSentence(Few.DRAWINGS, {"count": change.count, "points": 100 / change.count})


def judge_old(change: BeforeAfter) -> MemorySentence:
    """What the old test images say."""
    p = change.p
    changed = Memory.GROWS if change.gained > change.lost else Memory.FORGETS
    kind = changed if p < SIGNIFICANT else Memory.HOLDS
    before, after = change.right
    values = {"count": change.count, "before": change.count - before, "after": change.count - after, "p": p_text(p)}
    return MemorySentence(kind, values)
