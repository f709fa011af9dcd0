"""What is no longer as it was when a run was interrupted, so that going on would not give the run that it would have been."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.sentence import Sentence

PROGRAMS = {"mnist_desktop": "MNIST Desktop", "tensorflow": "TensorFlow", "keras": "Keras", "numpy": "NumPy"}
"""What has a say in the numbers. Python only calls these."""

SHOWN_DIGITS = 12
"""Of a fingerprint, to tell two of them apart."""


@dataclass(frozen=True)
class Change(Sentence):
    """One thing that is not as it was."""


def changes_since(info: RunInfo, dataset: Dataset, versions: Mapping[str, str]) -> tuple[Change, ...]:
    """What has changed since a run was interrupted.

    Parameters
    ----------
    info
        What the run wrote down.
    dataset
        What its data set is now.
    versions
        What would train it now, by the names of :attr:`RunInfo.versions`.
    """
    changes = []
    if dataset.fingerprint != info.dataset_fingerprint:
        template = "The images of {title} are others: their fingerprint was {expected}… and is {found}… now."
        expected, found = info.dataset_fingerprint[:SHOWN_DIGITS], dataset.fingerprint[:SHOWN_DIGITS]
        changes.append(Change(template, {"title": dataset.title, "expected": expected, "found": found}))
    for name, title in PROGRAMS.items():
        expected, found = info.versions.get(name, ""), versions.get(name, "")
        if expected != found:
            template = "{title} was version {expected} and is {found} now."
            changes.append(Change(template, {"title": title, "expected": expected or "–", "found": found or "–"}))
    return tuple(changes)
