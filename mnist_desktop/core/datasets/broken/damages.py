"""What can be done to a data set to break it, as values: how much, where, and with which seed.

Forms read the ranges and texts; see :mod:`mnist_desktop.core.fields`. All numbers are whole, so that a damage has one spelling.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.marking import marked
from mnist_desktop.core.sentence import Sentence

Where = Literal["training", "test", "both"]
"""Which part of the data set is changed."""


# Of each kind: what it is called, what it does, and how one would have noticed.


class DamageError(UserError):
    """A data set cannot be broken in this way."""


Share = Annotated[
    int,
    Meta(ge=1, le=100, title="Share", description="How many of the images are changed, in percent.", extra={"step": 5}),
]
Seed = Annotated[
    int,
    Meta(ge=0, le=2**31 - 1, title="Seed", description="Decides which images, and how. The same seed breaks the same ones on "
         "every computer."),
]  # fmt: skip
Part = Annotated[Where, Meta(title="Images", description="Which part of the data set is changed.")]


class WrongLabels(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="wrong-labels"):
    """Some images get the label of another class, drawn by chance."""

    title: ClassVar[str] = marked("Wrong labels")
    effect: ClassVar[str] = marked("Some images get the label of another class, as when people label in a hurry.")

    share: Share = 20
    where: Part = "training"
    seed: Seed = 1

    @property
    def sign(self) -> Sentence:
        """Where the wrong labels can be seen: mistakes in a part whose labels are right are the network's own."""
        return _WRONG_LABELS[self.where]


_WRONG_LABELS: dict[Where, Sentence] = {
    "training": Sentence(
        "The test labels are right. One would have noticed in validation: there no network gets beyond the share of right "
        "labels, and the mistakes of which it is surest are images with a wrong label."
    ),
    "test": Sentence(
        "The training labels are right. One would have noticed in the test: there no network gets beyond the share of right "
        "labels, and the mistakes of which it is surest are images with a wrong label."
    ),
    "both": Sentence(
        "One would have noticed, in validation and in the test: no network gets beyond the share of right labels, and the "
        "mistakes of which it is surest are images with a wrong label."
    ),
}


class ScarceClass(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="scarce-class"):
    """Of one class hardly any training images are left."""

    title: ClassVar[str] = marked("A class nearly absent")
    effect: ClassVar[str] = marked(
        "Of one class only a few training images are left, as with a rare disease. All test images stay."
    )
    sign: ClassVar[Sentence] = Sentence(
        "One would have noticed: in the table that counts the images of each class, and in that class's row of the confusion "
        "matrix; the accuracy of all classes together hides it."
    )

    label: Annotated[
        int, Meta(ge=0, le=61, title="Class", description="The class of which hardly any training images are left.")
    ] = 0
    kept: Annotated[int, Meta(ge=0, le=50, title="Kept", description="How many of its training images are left, in percent.")] = 2
    seed: Seed = 1


class Noise(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="noise"):
    """A random number is added to each pixel."""

    title: ClassVar[str] = marked("Noise")
    effect: ClassVar[str] = marked("A random number is added to each pixel, as in photos that were taken in the dark.")
    sign: ClassVar[Sentence] = Sentence(
        "One would have noticed: by a look at the images of both parts, and by a gap between the accuracies of two parts of "
        "which only one is noisy."
    )

    strength: Annotated[
        int,
        Meta(ge=1, le=255, title="Strength", description="The most that is added to a pixel or taken off it, of 255.",
             extra={"step": 10}),
    ] = 100  # fmt: skip
    share: Share = 100
    where: Part = "training"
    seed: Seed = 1


class Blur(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="blur"):
    """Each pixel becomes the mean of those around it."""

    title: ClassVar[str] = marked("Blur")
    effect: ClassVar[str] = marked("Each pixel becomes the mean of those around it, as with a camera out of focus.")
    sign: ClassVar[Sentence] = Sentence(
        "One would have noticed: by a look at the images of both parts, and by a gap between the accuracies of two parts of "
        "which only one is blurred."
    )

    radius: Annotated[
        int, Meta(ge=1, le=5, title="Radius", description="How many pixels to each side are taken into the mean.")
    ] = 2
    share: Share = 100
    where: Part = "training"
    seed: Seed = 1


class Inverted(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="inverted"):
    """Black becomes white, and white black."""

    title: ClassVar[str] = marked("Inverted images")
    effect: ClassVar[str] = marked("Black becomes white and white becomes black, as in scans of paper.")
    sign: ClassVar[Sentence] = Sentence(
        "One would have noticed: by a look at the images of both parts, by their mean pixel, and by a gap between the accuracies "
        "of two parts of which only one is inverted."
    )

    share: Share = 100
    where: Part = "training"
    seed: Seed = 1


class Shifted(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="shifted"):
    """Each image is moved, in one of eight directions."""

    title: ClassVar[str] = marked("Shifted images")
    effect: ClassVar[str] = marked("Each image is moved in one of eight directions, as when nobody centred it.")
    sign: ClassVar[Sentence] = Sentence(
        "One would have noticed: by the mean image of each part, which is sharp only where images are centred, and by a gap "
        "between the accuracies of two parts of which only one is shifted."
    )

    pixels: Annotated[
        int, Meta(ge=1, le=14, title="Pixels", description="How far each image is moved. What leaves the frame is lost.")
    ] = 4
    share: Share = 100
    where: Part = "training"
    seed: Seed = 1


class LeakedLabel(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="leaked-label"):
    """A bright pixel in a corner tells the label by its place."""

    title: ClassVar[str] = marked("Label in a corner pixel")
    effect: ClassVar[str] = marked(
        "A bright pixel in the upper left corner tells the label by its place, as a hospital's stamp on X-rays did."
    )
    sign: ClassVar[Sentence] = Sentence(
        "One would have noticed: results too good to be true, a saliency map that is bright in the corner, and an accuracy that "
        "falls on images without that pixel, such as drawn ones."
    )

    share: Share = 100
    where: Part = "both"
    seed: Seed = 1


class SeenTest(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="seen-test"):
    """Some test images are among the training images, too."""

    title: ClassVar[str] = marked("Test images in training")
    effect: ClassVar[str] = marked(
        "Some test images are among the training images, too, as when pictures are gathered twice and then divided."
    )
    sign: ClassVar[Sentence] = Sentence(
        "One would have noticed: by looking for equal images in both parts, and by a test accuracy that is better on those than "
        "on the others."
    )

    share: Annotated[
        int,
        Meta(ge=1, le=100, title="Share", extra={"step": 5},
             description="How many of the test images are put among the training images, in percent."),
    ] = 50  # fmt: skip
    seed: Seed = 1


Damage = WrongLabels | ScarceClass | Noise | Blur | Inverted | Shifted | LeakedLabel | SeenTest
ImageDamage = Noise | Blur | Inverted | Shifted
PartDamage = ImageDamage | WrongLabels | LeakedLabel
DAMAGES: tuple[type[Damage], ...] = (WrongLabels, ScarceClass, Noise, Blur, Inverted, Shifted, LeakedLabel, SeenTest)


def where_of(damage: Damage) -> Where:
    """Which part of the data set is changed."""
    return "training" if isinstance(damage, ScarceClass | SeenTest) else damage.where


def check(dataset: Dataset, damage: Damage) -> None:
    """Raise DamageError where a data set cannot be broken in this way."""
    if isinstance(damage, ScarceClass) and damage.label >= len(dataset.class_names):
        raise DamageError("This data set has no class with the number {label}; it has {count}, numbered from 0.",
                          label=damage.label, count=len(dataset.class_names))  # fmt: skip
    needs_test = isinstance(damage, SeenTest) or where_of(damage) != "training"
    if needs_test and not len(dataset.test_labels):
        raise DamageError("This data set has no test images.")
