"""Says what data that were broken on purpose do to a run, and how one would have noticed, with numbers where there are some."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.broken.breaking import corner
from mnist_desktop.core.datasets.broken.damages import (
    Damage,
    LeakedLabel,
    PartDamage,
    ScarceClass,
    SeenTest,
    WrongLabels,
    where_of,
)
from mnist_desktop.core.datasets.broken.names import class_word, damages_of, original_of, said_damage
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.stored import PIXELS
from mnist_desktop.core.datasets.titles import said_title
from mnist_desktop.core.marking import MarkedTexts
from mnist_desktop.core.results.metrics import Evaluation
from mnist_desktop.core.runs.record import EpochRow, RunInfo
from mnist_desktop.core.sentence import ListedSentence, Sentence, Templated

BY_HEART = 3
"""A training accuracy this many points above the share of right labels means that wrong ones were learnt, too."""

SMALL_GAP = 0.02
"""Accuracies that lie no further apart may do so by chance, with a thousand images each."""


class Sign(MarkedTexts):
    """Everything that is told of broken data; the value is the English sentence, with placeholders."""

    WRONG_IN_CURVES = (
        "About {share} % of these labels are wrong on purpose, for validation as well, so no network reads more than about "
        "{most} % of those right; here it is {validation:.1f} %. One would have noticed: it stops there, however good the "
        "network."
    )
    BY_HEART = (
        "About {share} % of these labels are wrong on purpose, and with {train:.1f} % of the training labels read right, "
        "wrong ones are being learnt by heart. One would have noticed: validation, at {validation:.1f} %, does not follow."
    )
    SCARCE_IN_CURVES = (
        "Of one class only {kept} % of the training images are left, on purpose. The curves count all classes together and "
        "hide it. One would have noticed in the table of classes in Data."
    )
    IMAGES_IN_CURVES = (
        "The training images are broken on purpose ({damage}), those for validation as well, so {validation:.1f} % there "
        "says nothing about others. One would have noticed by a look at the images, and will by the test accuracy."
    )
    ALL_IN_CURVES = (
        "Training and test images are broken in the same way ({damage}), on purpose, so no curve shows it. One would have "
        "noticed by a look at the images, or by drawing one."
    )
    TEST_ONLY = (
        "Only test images are broken on purpose ({damage}), and the curves are of training images: all looks well here. One "
        "will notice in Results."
    )
    LEAK_IN_CURVES = (
        "A pixel in the corner tells the label, on purpose, so {validation:.1f} % for validation is too good to be true. One "
        "would have noticed in Inside: the saliency is bright in the corner."
    )
    SEEN_IN_CURVES = (
        "{share} % of the test images are among the training images, on purpose. The curves do not show it. One will notice "
        "in Results, by looking for equal images."
    )

    WRONG_LEARNT = (
        "About {share} % of the training and validation labels are wrong on purpose, the test labels are right: {test:.1f} % "
        "of these are read, and {validation:.1f} % of the validation labels. One would have noticed by that gap, and by "
        "mistakes in validation that show what was read, not what the label says."
    )
    WRONG_TESTED = (
        "About {share} % of these test labels are wrong on purpose, so no network reads more than about {most} % of them "
        "right; here it is {test:.1f} %. One would have noticed by the mistakes of which it is surest: many show what was "
        "read, not what the label says."
    )
    SCARCE = (
        "Only {train:,} of {all:,} training images show {name}, on purpose: of its {support:,} test images {recall:.1f} % "
        "are read right, of all others {others:.1f} %. One would have noticed in its row of the matrix; the accuracy hides "
        "it."
    )
    IMAGES_LEARNT = (
        "The training and validation images are broken on purpose ({damage}), the test images are not: {validation:.1f} % "
        "right in validation, {test:.1f} % in the test. One would have noticed by that gap, and by a look at images of both "
        "parts."
    )
    IMAGES_TESTED = (
        "The test images are broken on purpose ({damage}), the training and validation images are not: {test:.1f} % right in "
        "the test, {validation:.1f} % in validation. One would have noticed by that gap, and by a look at images of both "
        "parts."
    )
    LEARNT_UNNOTICED = (
        "The training and validation images are broken on purpose ({damage}), the test images are not: {validation:.1f} % right "
        "in validation, {test:.1f} % in the test. That gap is too small to notice. One would have noticed by a look at images "
        "and labels of both parts only."
    )
    TESTED_UNNOTICED = (
        "The test images are broken on purpose ({damage}), the training and validation images are not: {test:.1f} % right in "
        "the test, {validation:.1f} % in validation. That gap is too small to notice. One would have noticed by a look at "
        "images and labels of both parts only."
    )
    ALL_IMAGES = (
        "Training and test images are broken in the same way ({damage}), on purpose, so {test:.1f} % says nothing about "
        "other images. One would have noticed by a look at them, or by drawing one."
    )
    LEAK = (
        "In {told:.1f} % of the test images a pixel in the corner tells the label, on purpose, so {test:.1f} % right is no "
        "honest figure. One would have noticed in Inside, where the saliency is bright in the corner, and by drawing an "
        "image without it."
    )
    SEEN = (
        "{seen:,} of the {count:,} test images are among the training images, on purpose: of these {known:.1f} % are read "
        "right, of the others {new:.1f} %, and only that is an honest figure. One would have noticed by looking for equal "
        "images in both parts."
    )
    ALL_SEEN = (
        "All {count:,} test images are among the training images, on purpose, so {test:.1f} % is a training accuracy and no "
        "test. One would have noticed by looking for equal images in both parts."
    )

    SAME_TEST = (
        "Both were tested on the same images, but learned from different data: {first} from {data} ({share:.1f} % right), "
        "{second} from {other_data} ({other_share:.1f} %)."
    )
    OTHER_TEST = (
        "{first} was tested on {data} ({share:.1f} % right), {second} on {other_data} ({other_share:.1f} %): what was done "
        "to the images on purpose is part of that difference."
    )
    SAME_DATA = "Both learned from data that were broken on purpose: {data}."


class DataSign(ListedSentence[Sign]):
    """A sign with the values for its sentence."""


def signs_in_curves(key: str, history: Sequence[EpochRow], classes: int) -> tuple[Templated, ...]:
    """What the curves of a run show of what was done to its data; empty for data that are whole.

    Parameters
    ----------
    key
        Of its data set.
    history
        The complete epochs so far. Where there is none, or none with validation, it is only said how one would notice.
    """
    return tuple(_in_curves(damage, history, classes) for damage in damages_of(key))


def signs_in_results(info: RunInfo, dataset: Dataset, evaluation: Evaluation) -> tuple[Templated, ...]:
    """What the results of a run on its own test images show of what was done to its data; empty where they are others."""
    if info.dataset_fingerprint != dataset.fingerprint:
        return ()
    return tuple(_in_results(damage, info, dataset, evaluation) for damage in damages_of(info.dataset_key))


def signs_between(first: RunInfo, second: RunInfo, first_name: str, second_name: str) -> tuple[Templated, ...]:
    """What two runs show of what was done to the data of one of them, or of both; empty where nothing was done."""
    damages = damages_of(first.dataset_key), damages_of(second.dataset_key)
    if first.dataset_fingerprint == second.dataset_fingerprint:
        told = DataSign(Sign.SAME_DATA, {"data": said_title(first.dataset_title)})
        return (told, *_signs_of(damages[0])) if damages[0] else ()
    is_related = any(damages) and original_of(first.dataset_key) == original_of(second.dataset_key)
    if not is_related or first.test_accuracy is None or second.test_accuracy is None:
        return ()
    kind = Sign.SAME_TEST if same_test_images(first, second) else Sign.OTHER_TEST
    values = {
        "first": first_name, "second": second_name, "data": said_title(first.dataset_title),
        "other_data": said_title(second.dataset_title), "share": 100 * first.test_accuracy,
        "other_share": 100 * second.test_accuracy,
    }  # fmt: skip
    differing = [damage for damage in (*damages[0], *damages[1]) if not (damage in damages[0] and damage in damages[1])]
    return DataSign(kind, values), *_signs_of(differing)


def same_test_images(first: RunInfo, second: RunInfo) -> bool:
    """Whether two runs were tested on the same images: one learned from a broken copy whose test part is whole."""
    if first.dataset_fingerprint == second.dataset_fingerprint:
        return True
    damages = [damages_of(info.dataset_key) for info in (first, second)]
    tested = [[damage for damage in each if where_of(damage) != "training"] for each in damages]
    is_related = any(damages) and original_of(first.dataset_key) == original_of(second.dataset_key)
    # What is done to both parts draws its numbers for the training part first, which some kinds of damage make larger or smaller.
    counted = [[damage for damage in each if isinstance(damage, ScarceClass | SeenTest)] for each in damages]
    is_alike = counted[0] == counted[1] or all(where_of(damage) == "test" for damage in tested[0])
    return is_related and tested[0] == tested[1] and is_alike


def seen_in_training(dataset: Dataset) -> NDArray[np.bool_]:
    """Which test images are, pixel by pixel, among the training images, shape (test images,)."""
    if dataset.fingerprint not in _latest_seen:
        tested = [image.tobytes() for image in dataset.test_images]
        wanted = set(tested)
        found = {image for image in map(np.ndarray.tobytes, dataset.train_images) if image in wanted}
        _latest_seen.clear()
        _latest_seen[dataset.fingerprint] = np.array([image in found for image in tested], bool)
    return _latest_seen[dataset.fingerprint]


_latest_seen: dict[str, NDArray[np.bool_]] = {}
"""By the fingerprint of the data set: it is asked for again with each epoch that is shown, and takes 50 ms."""


def _signs_of(damages: Sequence[Damage]) -> tuple[Sentence, ...]:
    """How one would have noticed, each once."""
    return tuple({damage.sign.text: damage.sign for damage in damages}.values())


def _in_curves(damage: Damage, history: Sequence[EpochRow], classes: int) -> Templated:
    match damage:
        case ScarceClass(kept=kept):
            return DataSign(Sign.SCARCE_IN_CURVES, {"kept": kept})
        case SeenTest(share=share):
            return DataSign(Sign.SEEN_IN_CURVES, {"share": share})
    return _of_part_in_curves(damage, history, classes)


def most_right(share: int, classes: int) -> int:
    """How many percent of labels one rule can tell, the right one or a wrong one, when `share` percent of them are wrong."""
    return max(100 - share, round(share / (classes - 1)))


def _of_part_in_curves(damage: PartDamage, history: Sequence[EpochRow], classes: int) -> Templated:
    validation = history[-1].val_accuracy if history else None
    values: dict[str, object] = {"damage": said_damage(damage, ())}
    if damage.where == "test":
        return DataSign(Sign.TEST_ONLY, values)
    if validation is None:
        return damage.sign
    values["validation"] = 100 * validation
    if isinstance(damage, LeakedLabel):
        return DataSign(Sign.LEAK_IN_CURVES, values)
    if isinstance(damage, WrongLabels):
        train, most = 100 * history[-1].accuracy, most_right(damage.share, classes)
        values |= {"share": damage.share, "most": most, "train": train}
        return DataSign(Sign.BY_HEART if train > most + BY_HEART else Sign.WRONG_IN_CURVES, values)
    return DataSign(Sign.IMAGES_IN_CURVES if damage.where == "training" else Sign.ALL_IN_CURVES, values)


def _in_results(damage: Damage, info: RunInfo, dataset: Dataset, evaluation: Evaluation) -> Templated:
    match damage:
        case ScarceClass():
            return _of_scarce(damage, dataset, evaluation)
        case SeenTest():  # what was changed after it was copied is no longer the same image
            return _of_seen(dataset, evaluation) if seen_in_training(dataset).any() else damage.sign
        case LeakedLabel(where="both"):
            return DataSign(Sign.LEAK, {"test": 100 * evaluation.accuracy, "told": 100 * _told_by_corner(dataset)})
        case WrongLabels(where="test" | "both", share=share):
            return DataSign(
                Sign.WRONG_TESTED, {"test": 100 * evaluation.accuracy, "share": share, "most": most_right(share, dataset.classes)}
            )
    return _of_part_in_results(damage, info, evaluation)


def _of_part_in_results(damage: PartDamage, info: RunInfo, evaluation: Evaluation) -> Templated:
    values: dict[str, object] = {"damage": said_damage(damage, ()), "test": 100 * evaluation.accuracy}
    validation = _validation(info)
    if damage.where == "both":
        return DataSign(Sign.ALL_IMAGES, values)
    if validation is None:
        return damage.sign
    values["validation"] = 100 * validation
    if abs(validation - evaluation.accuracy) < SMALL_GAP:
        return DataSign(Sign.LEARNT_UNNOTICED if damage.where == "training" else Sign.TESTED_UNNOTICED, values)
    if isinstance(damage, WrongLabels):
        return DataSign(Sign.WRONG_LEARNT, values | {"share": damage.share})
    return DataSign(Sign.IMAGES_LEARNT if damage.where == "training" else Sign.IMAGES_TESTED, values)


def _of_scarce(damage: ScarceClass, dataset: Dataset, evaluation: Evaluation) -> DataSign:
    is_it = evaluation.labels == damage.label
    right = evaluation.predicted == evaluation.labels
    values = {
        "train": int(np.count_nonzero(dataset.train_labels == damage.label)), "all": dataset.train_count,
        "name": class_word(dataset.class_names[damage.label]), "support": int(is_it.sum()), "recall": _percent(right[is_it]),
        "others": _percent(right[~is_it]),
    }  # fmt: skip
    return DataSign(Sign.SCARCE, values)


def _of_seen(dataset: Dataset, evaluation: Evaluation) -> DataSign:
    seen, right = seen_in_training(dataset), evaluation.predicted == evaluation.labels
    values = {"seen": int(seen.sum()), "count": len(seen), "known": _percent(right[seen]), "new": _percent(right[~seen]),
              "test": 100 * evaluation.accuracy}  # fmt: skip
    return DataSign(Sign.ALL_SEEN if seen.all() else Sign.SEEN, values)


def _told_by_corner(dataset: Dataset) -> float:
    """Of how many test images the brightest of the pixels that can tell the label does tell it, 0..1."""
    pixels = dataset.test_images.reshape(-1, PIXELS)[:, corner(len(dataset.class_names))]
    return float(np.mean(pixels.argmax(1) == dataset.test_labels)) if len(pixels) else 0.0


def _validation(info: RunInfo) -> float | None:
    """The validation accuracy of the epoch whose weights were kept."""
    return next((row.val_accuracy for row in info.history if row.epoch == info.best_epoch), None)


def _percent(right: NDArray[np.bool_]) -> float:
    return 100 * float(right.mean()) if len(right) else 0.0
