"""Chooses the test images for a run, and says what the result is worth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.families import FAMILIES
from mnist_desktop.core.datasets.known import has_learned_from_test_images, known_by_fingerprint, starter_of
from mnist_desktop.core.datasets.stored import AbsentDataError
from mnist_desktop.core.datasets.titles import said_title
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.runs.said_names import said_run_name
from mnist_desktop.core.sentence import Sentence

SHOWN_DIGITS = 8
"""Of a fingerprint, enough to tell two sets of one name apart."""


@dataclass(frozen=True)
class Caveat(Sentence):
    """A note that belongs to a result."""


def is_of_kind(info: RunInfo, dataset: Dataset) -> bool:
    """Whether the network of a run tells apart what `dataset` shows: the same kind of pictures, of the same classes."""
    # The same images may have been given other class names since.
    is_alike = info.class_names == dataset.class_names or info.dataset_fingerprint == dataset.fingerprint
    return is_alike and info.dataset_family == dataset.family


def own_data(info: RunInfo, current: Dataset | None, load: Callable[[str], Dataset]) -> Dataset:
    """The data set with the key that a run was trained on; its content may have changed since.

    Parameters
    ----------
    current
        The data set in use. It is returned if it is the same one, so that 55 MB are in memory only once, and imported data
        without a key can be used.
    load
        Reads a data set by its key.

    Raises
    ------
    UserError
        It cannot be loaded. Where it is own data that are absent, the error says which.
    """
    if current is not None and current.fingerprint == info.dataset_fingerprint:
        return current
    try:
        return load(info.dataset_key)
    except AbsentDataError as error:
        if known_by_fingerprint(info.dataset_fingerprint) is not None:
            raise
        told = "The run {name} learned from {title} ({code}). {cause}"
        title, code = said_title(info.dataset_title), info.dataset_fingerprint[:SHOWN_DIGITS]
        raise AbsentDataError(told, name=said_run_name(info.name), title=title, code=code, cause=error) from error


def data_to_judge_on(info: RunInfo, current: Dataset | None, load: Callable[[str], Dataset]) -> Dataset:
    """The data set that a run was trained on; if that is a published one and absent, other images of the same kind.

    These are the `current` ones, if they have test images, otherwise the starter set's.

    Parameters
    ----------
    current
        The data set in use.
    load
        Reads a data set by its key; raises AbsentDataError if there is none.

    Raises
    ------
    UserError
        No data can be loaded.
    """
    try:
        return own_data(info, current, load)
    except AbsentDataError:
        if known_by_fingerprint(info.dataset_fingerprint) is None:
            raise
    if current is not None and is_of_kind(info, current) and len(current.test_labels):
        return current
    return load(starter_of(info.dataset_family).key)


def has_learned(info: RunInfo, dataset: Dataset) -> bool:
    """Whether a run, or what it was fine-tuned from, was trained on test images of `dataset`, as far as that is known."""
    learned_from = [info.dataset_fingerprint]
    if info.origin is not None:
        learned_from.append(info.origin.dataset_fingerprint)
    return any(has_learned_from_test_images(each, dataset.fingerprint) for each in learned_from)


def fair_accuracy(info: RunInfo, dataset: Dataset, accuracy: float) -> float | None:
    """A run's test accuracy, on its own test images if `dataset` has others; None where that is not known.

    Parameters
    ----------
    accuracy
        Its accuracy on the test images of `dataset`.
    """
    return accuracy if dataset.fingerprint == info.dataset_fingerprint else info.test_accuracy


def caveats(info: RunInfo, dataset: Dataset) -> tuple[Caveat, ...]:
    """Notes for a run that was tested on `dataset`; none if these are its own test images."""
    known, learned = known_by_fingerprint(info.dataset_fingerprint), has_learned(info, dataset)
    if dataset.fingerprint == info.dataset_fingerprint or (known is None and not learned):
        return ()
    if learned:
        template = "These {count:,} images are among those that it was trained with, so this is no fair test."
    else:
        template = "Tested on these {count:,} images, since the full set is not on this computer."
    first = Caveat(template, {"count": len(dataset.test_labels)})
    if info.test_accuracy is None or known is None:
        return (first,)
    own = "On all {count:,} test images of {data} it read {share:.2f} %."
    values = {"count": known.test_count, "data": FAMILIES[known.family].title, "share": info.test_accuracy * 100}
    return first, Caveat(own, values)
