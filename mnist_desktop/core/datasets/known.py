"""The data sets that are recognised by their content: the two published ones and the two starter sets of the app."""

from __future__ import annotations

from dataclasses import dataclass

from mnist_desktop.core.datasets.dataset import Family
from mnist_desktop.core.datasets.stored import Digests, combined


@dataclass(frozen=True)
class KnownSet:
    """A data set whose content is known byte by byte.

    Attributes
    ----------
    key, family, title
        As in :class:`~mnist_desktop.core.datasets.dataset.Dataset`.
    count, train_count
        The number of images in both parts together, and in the training part.
    starter
        Whether it ships with the app.
    digests
        Hex SHA-256 of the uncompressed IDX files: training images and labels, test images and labels. Anyone can check
        those of the full sets with ``gunzip`` and ``sha256sum``.
    """

    key: str
    family: Family
    title: str
    count: int
    train_count: int
    starter: bool
    digests: Digests

    @property
    def fingerprint(self) -> str:
        """See :func:`mnist_desktop.core.datasets.files.fingerprint`."""
        return combined(self.digests)

    @property
    def test_count(self) -> int:
        """Images in the test part."""
        return self.count - self.train_count


KNOWN_SETS = (
    KnownSet("mnist-starter", "mnist", "MNIST, starter 5,000", 5_000, 4_000, True, (
        "617e354b4bf4f0d8e75b8f090e4d757eacbb98943961486a1bf9f5f11f737d21",
        "b47ef178f83a690a0fc087eec5f0223a9f96146eaa714d74ab3ee07d9b384f9b",
        "24687742744a404f574f0a047aa967a58c42a5d35936c129693d80c3fdcbc87d",
        "7cd0dd7f3b8da6d8cdc8f4efb2480bc9b1bda671fd2bb75cd39f80dbd2bafdea",
    )),
    KnownSet("mnist", "mnist", "MNIST, all 70,000", 70_000, 60_000, False, (
        "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
        "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
        "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
        "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
    )),
    KnownSet("fashion-mnist-starter", "fashion-mnist", "Fashion-MNIST, starter 6,000", 6_000, 5_000, True, (
        "c65a0e9ed7c41fb686aa57e08b2ff611db090e808f284db677324296a8a12750",
        "d11dda843ec3591ba20283e64af778d9537df38a2dca782c3beb904ef8c3a496",
        "0e679512d467a0e6f0fa2f9b951d6ad108e3bd541ed28aadded6e32a8d74e202",
        "0b2016c8f3567a122af774b97b7ef8aab8b7c5987116352bc389997484ccf870",
    )),
    KnownSet("fashion-mnist", "fashion-mnist", "Fashion-MNIST, all 70,000", 70_000, 60_000, False, (
        "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
        "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
        "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
        "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
    )),
)  # fmt: skip

_LEARNED_BEFORE = frozenset({("mnist", "mnist-starter")})
"""Pairs of keys: the test images of the second set are training images of the first. The starter set of digits was drawn from
MNIST's training part only, the one of clothes from each part separately."""

_BY_FINGERPRINT = {known.fingerprint: known for known in KNOWN_SETS}
_BY_KEY = {known.key: known for known in KNOWN_SETS}


def known_by_fingerprint(fingerprint: str) -> KnownSet | None:
    """The set with exactly this content, or None."""
    return _BY_FINGERPRINT.get(fingerprint)


def known_by_key(key: str) -> KnownSet | None:
    """The set called `key`, or None."""
    return _BY_KEY.get(key)


def starter_of(family: Family) -> KnownSet:
    """The sample of a family that ships with the app."""
    return next(known for known in KNOWN_SETS if known.starter and known.family == family)


def starter_for(key: str) -> str:
    """The key of the starter set that comes nearest to a data set, which may be any, and stands in for it where it is absent."""
    known = known_by_key(key)
    return starter_of("mnist" if known is None else known.family).key


def has_learned_from_test_images(trained_on: str, tested_on: str) -> bool:
    """Whether the test images of one known set are training images of another, both given by their fingerprints."""
    trained, tested = known_by_fingerprint(trained_on), known_by_fingerprint(tested_on)
    return trained is not None and tested is not None and (trained.key, tested.key) in _LEARNED_BEFORE
