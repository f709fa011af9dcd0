"""Mixes the training images of an own data set with a share of another: what a network is fine-tuned on.

A network that only sees new images forgets the old ones (M. McCloskey and N. Cohen, *Catastrophic interference in connectionist
networks*, 1989); some of the old ones among them prevent that. A mixture is made anew whenever it is read, so only its key is
kept: it says what is mixed, and in which share. The same seed gives the same bytes on every computer: random numbers are the raw
64 bits of NumPy's PCG64, whose stream never changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np

from mnist_desktop.core.datasets.aligned import aligned_join
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.sentence import Sentence, Templated

KEY = "mixed:"
"""The beginning of a mixture's key."""
MAX_KEY = 1000
"""Letters of a key; one from a run's file may be anything."""
LARGEST_SHARE = 99

_TITLE = Sentence("{own} + {share} % {old}")
_KEY = re.compile(rf"{KEY}(?P<share>[1-9][0-9]?),(?P<seed>[0-9]{{1,10}}):(?P<own>set:[0-9a-f]+):(?P<old>.+)", re.DOTALL)
_PLAIN = re.compile(r"(?P<own>.+) \+ (?P<share>[1-9][0-9]?) % (?P<old>.+)")


@dataclass(frozen=True)
class Mixture:
    """What a key says.

    Attributes
    ----------
    own, old
        The keys of the set whose images are new, and of the one that gives the rest of the training part.
    share
        How many of 100 training images are old ones, 1..LARGEST_SHARE.
    seed
        Decides which.
    """

    own: str
    old: str
    share: int
    seed: int = 0

    @property
    def key(self) -> str:
        """Its name in settings and runs.

        >>> Mixture("set:12ab", "mnist", 75).key
        'mixed:75,0:set:12ab:mnist'
        """
        return f"{KEY}{self.share},{self.seed}:{self.own}:{self.old}"


def parse_key(key: str) -> Mixture | None:
    """What is mixed; None where it is no key of a mixture. Nothing is mixed twice."""
    found = _KEY.fullmatch(key) if len(key) <= MAX_KEY else None
    if found is None or found["old"].startswith(KEY):
        return None
    return Mixture(found["own"], found["old"], int(found["share"]), int(found["seed"]))


def count_to_mix_in(own: int, old: int, share: int) -> int:
    """How many of `old` images make up `share` percent beside `own` ones: rounded, at least one, and not more than there are.

    >>> count_to_mix_in(500, 60_000, 75), count_to_mix_in(500, 1_000, 75)
    (1500, 1000)
    """
    return min(old, max(1, (own * share + (100 - share) // 2) // (100 - share)))


def mixed(own: Dataset, old: Dataset, mixture: Mixture) -> Dataset:
    """The training images of `own`, then a part of those of `old` in their order; the test part is that of `own`.

    Both have the same number of classes; the names are those of `own`.
    """
    from mnist_desktop.core.datasets.files import fingerprint  # noqa: PLC0415 - the window says titles before it reads data

    wanted = count_to_mix_in(own.train_count, old.train_count, mixture.share)
    drawn = np.random.PCG64(mixture.seed).random_raw(old.train_count)
    places = np.sort(np.argsort(drawn, kind="stable")[:wanted])
    images = aligned_join((own.train_images, old.train_images[places], own.test_images))
    labels = np.concatenate((own.train_labels, old.train_labels[places], own.test_labels))
    count = own.train_count + len(places)
    images.flags.writeable = labels.flags.writeable = False
    return replace(own, key=mixture.key, title=title_of(own.title, old.title, mixture.share), images=images, labels=labels,
                   train_count=count, fingerprint=fingerprint(images, labels, count), genuine=False)  # fmt: skip


def title_of(own: str, old: str, share: int) -> str:
    """The title of a mixture, in English.

    >>> title_of("Class 3b", "MNIST, starter 5,000", 75)
    'Class 3b + 75 % MNIST, starter 5,000'
    """
    return said_title_of(own, old, share).text


def parse_title(title: str) -> tuple[str, str, int] | None:
    """The titles of both parts and the share; None for the title of anything else."""
    found = _PLAIN.fullmatch(title)
    return None if found is None else (found["own"], found["old"], int(found["share"]))


def said_title_of(own: Templated | str, old: Templated | str, share: int) -> Sentence:
    """The title of a mixture as a sentence."""
    return Sentence(_TITLE.template, {"own": own, "old": old, "share": share})
