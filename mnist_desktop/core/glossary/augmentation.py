"""Words about images that are changed at random while a network trains."""

from __future__ import annotations

from mnist_desktop.core.glossary.entry import Entry
from mnist_desktop.core.glossary.pictures import Digits, Intervals
from mnist_desktop.core.marking import marked

ENTRIES = (
    Entry(
        "augmentation",
        marked("data augmentation"),
        marked(
            "Changes each image a little at random whenever it is trained with, so that the network sees a new one each time."
        ),
        Digits(("5", "turned", "shifted", "zoomed")),
        explains=("#insideDrawAnew", "#insideInTraining"),
        related=("random_rotation", "random_translation", "random_distortion", "overfitting"),
    ),
    Entry(
        "made_up_digits",
        marked("made-up digits"),
        marked(
            "Digits that the program draws itself, in the many forms in which people write them, and adds to the images that a "
            "network learns from."
        ),
        Digits(("made up, 1", "made up, 4", "made up, 7", "made up, 9"), ""),
        explains=("TrainingConfig.made_up_hands",),
        related=("augmentation", "fitting", "random_distortion"),
    ),
    Entry(
        "random_translation",
        marked("random translation"),
        marked("Moves each image a little up, down or sideways at random while training."),
        Digits(("5", "shifted")),
        explains=("RandomTranslation",),
        related=("augmentation",),
    ),
    Entry(
        "random_rotation",
        marked("random rotation"),
        marked("Turns each image a little to the left or right at random while training."),
        Digits(("5", "turned")),
        explains=("RandomRotation",),
        related=("augmentation",),
    ),
    Entry(
        "random_zoom",
        marked("random zoom"),
        marked("Makes each image a little larger or smaller at random while training."),
        Digits(("5", "zoomed", "shrunk")),
        explains=("RandomZoom",),
        related=("augmentation",),
    ),
    Entry(
        "random_flip",
        marked("random flip"),
        marked(
            "Mirrors half of the images from left to right while training: good for clothes, but a mirrored "
            "digit is no digit any more."
        ),
        Digits(("5", "mirrored")),
        explains=("RandomFlip",),
        related=("augmentation", "both_ways"),
    ),
    Entry(
        "both_ways",
        marked("ask both ways"),
        marked(
            "In use, the network looks at each image and at its mirror image, and its last layer gets the mean: "
            "two looks err less."
        ),
        Digits(("5", "mirrored")),
        related=("random_flip",),
    ),
    Entry(
        "random_erasing",
        marked("random erasing"),
        marked("Blanks a rectangle in some images at random while training, so that no single detail is relied on."),
        Digits(("5", "erased")),
        explains=("RandomErasing",),
        related=("augmentation", "dropout"),
    ),
    Entry(
        "random_distortion",
        marked("random distortion"),
        marked("Turns, zooms, slants, shifts and bends each image at random while training, as another hand would write it."),
        Digits(("5", "bent")),
        explains=("RandomDistortion",),
        related=("augmentation", "random_thickness"),
    ),
    Entry(
        "random_thickness",
        marked("random thickness"),
        marked("Makes the strokes of each image thicker or thinner at random while training, as another pen would."),
        Digits(("5", "thick", "thin")),
        explains=("RandomThickness",),
        related=("augmentation", "random_distortion"),
    ),
    Entry(
        "gaussian_noise",
        marked("noise"),
        marked("Adds random numbers to its inputs while training, so that small differences stop mattering."),
        Digits(("5", "noisy")),
        explains=("GaussianNoise",),
        related=("standard_deviation", "augmentation"),
    ),
    Entry(
        "standard_deviation",
        marked("standard deviation"),
        marked("How far numbers usually lie from their mean: small means close together, large means far apart."),
        Intervals(((0.4, 0.5, 0.6), (0.15, 0.5, 0.85))),
        explains=("stddev",),
        related=("gaussian_noise", "scaling_standard"),
    ),
)
