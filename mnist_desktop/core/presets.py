"""Shipped experiments: published lessons to repeat, and our recommendations. Each says what it is and why it is good.

The figures in `published` come from one run by each lesson's author; "test" is the 10,000 test images, "validation" the part
of the training images that was set aside.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from msgspec.structs import replace

from mnist_desktop.core.datasets.dataset import Family
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.classes import classes_of, fitted
from mnist_desktop.core.model.layers import (
    ActivationLayer,
    AnyLayer,
    BatchNormalization,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    GlobalAveragePooling2D,
    MaxPooling2D,
    RandomDistortion,
    RandomErasing,
    RandomFlip,
    RandomThickness,
    RandomTranslation,
)
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.comparison import changes
from mnist_desktop.core.runs.names import changed_name, original_name
from mnist_desktop.core.training_config import EarlyStopping, TrainingConfig


@dataclass(frozen=True)
class Preset:
    """A whole experiment, chosen with one click.

    Attributes
    ----------
    id
        Its name on the command line and in tests.
    family
        The kind of images that it is made for; it can be trained on the other, too.
    sentence
        What it is and why it is good, in English.
    published
        Figures to compare with, by name, such as ``{"test_accuracy": 0.9707}``; empty where none are published.
    asked
        What a recommended preset must reach on all 70,000 images, such as ``{"test_accuracy": 0.994, "seconds": 30}``: accuracies
        are lower bounds, all others are upper bounds. Empty where nothing is promised.
    """

    id: str
    title: str
    family: Family
    sentence: str
    experiment: Experiment
    published: dict[str, float] = field(default_factory=dict)
    asked: dict[str, float] = field(default_factory=dict)

    def experiment_for(self, classes: int) -> Experiment:
        """The experiment for a data set of so many classes: the network has as many units at its end."""
        spec = fitted(self.experiment.spec, classes)
        return self.experiment if spec is self.experiment.spec else replace(self.experiment, spec=spec)


@cache
def preset(preset_id: str) -> Preset:
    """The preset of that id; raises KeyError when there is none."""
    return {each.id: each for each in PRESETS}[preset_id]


def descriptive_name(experiment: Experiment) -> str:
    """The name of a run of `experiment`: the preset that it comes from, with the changes; else the spec's own name."""
    original = original_name(experiment.spec.name, {each.experiment.spec.name for each in PRESETS})
    if original is None:
        return experiment.spec.name
    classes = classes_of(experiment.spec)
    made_of = (each.experiment_for(classes) for each in PRESETS if each.experiment.spec.name == original)
    return changed_name(original, min((changes(each, experiment) for each in made_of), key=len))


def _experiment(name: str, config: TrainingConfig, *layers: AnyLayer) -> Experiment:
    return Experiment(ModelSpec(layers, name), config)


def _classes(activation_units: tuple[int, ...]) -> tuple[AnyLayer, ...]:
    """A multilayer perceptron: relu layers of these sizes, then the probabilities."""
    return (Flatten(), *(Dense(units, "relu") for units in activation_units), Dense(10, "softmax"))


def normalised(filters: int, size: int = 3, stride: int = 1, momentum: float = 0.9) -> tuple[AnyLayer, ...]:
    """Convolution, batch normalisation, relu: the block of the recommended networks. The norm would cancel a bias."""
    return (
        Conv2D(filters, size, stride, "same", "linear", use_bias=False),
        BatchNormalization(momentum=momentum),
        ActivationLayer("relu"),
    )


def pooled(filters: int, size: int = 3, momentum: float = 0.9) -> tuple[AnyLayer, ...]:
    """The same block at half the width and height. Pooling comes first, which saves three quarters of the work."""
    convolution, *rest = normalised(filters, size, momentum=momentum)
    return (convolution, MaxPooling2D(2), *rest)


_LESSON = TrainingConfig(
    optimizer="adam", learning_rate=0.001, loss="categorical_crossentropy", batch_size=128, validation_share=0.3, split_seed=777
)
_PATIENT = TrainingConfig(
    optimizer="adam",
    learning_rate=0.0001,
    batch_size=100,
    epochs=2000,
    validation_share=0.2,
    early_stopping=EarlyStopping("val_loss", 3, True),
)
_SIGMOID = TrainingConfig(optimizer="sgd", learning_rate=0.01, batch_size=32, epochs=20, validation_share=0.2, scaling="none")
_RECOMMENDED = TrainingConfig(
    optimizer="adamw",
    learning_rate=0.004,
    weight_decay=0.02,
    schedule="one_cycle",
    label_smoothing=0.05,
    batch_size=128,
    validation_share=0.05,
    stratified=True,
)
_FASHION = replace(_RECOMMENDED, learning_rate=0.003, batch_size=64)
_CONVOLUTIONS = (
    Conv2D(32, 3),
    MaxPooling2D(2),
    Conv2D(64, 3),
    MaxPooling2D(2),
    Conv2D(64, 3),
    Flatten(),
)
_SIGMOID_LAYERS = (Flatten(), Dense(16, "sigmoid"), Dense(8, "sigmoid"), Dense(10, "softmax"))

PRESETS: tuple[Preset, ...] = (
    Preset(
        "mnist-quick",
        "Recommended: quick",
        "mnist",
        "Three convolutions that learn fast: the first one looks at every other pixel only, batch normalisation keeps their "
        "signals in range, and the one-cycle rate gets most out of four epochs.",
        _experiment(
            "Quick CNN",
            # Such a short training scatters by some hundredths of a percent; of the seeds 0 to 3, this one is best on validation.
            replace(_RECOMMENDED, learning_rate=0.01, epochs=4, seed=2),
            *normalised(16, 7, stride=2),
            *pooled(32),
            *normalised(64),
            Flatten(),
            Dense(10, "softmax"),
        ),
        asked={"test_accuracy": 0.994, "seconds": 30},
    ),
    Preset(
        "mnist-draws-well",
        "Recommended: reads your drawings",
        "mnist",
        "Trained on real and made-up digits that are turned, zoomed, slanted, shifted, bent and drawn with thick and thin pens, "
        "new ones each time: it reads hands that it has never seen.",
        _experiment(
            "Reads drawings",
            replace(_RECOMMENDED, epochs=12, made_up_hands=0.7),
            RandomDistortion(rotation=0.045, zoom=0.15, shear=0.2, shift=0.06, elastic=0.05),
            RandomThickness(0.5),
            *pooled(32, 5),
            *normalised(64),
            *pooled(64),
            *normalised(96),
            GlobalAveragePooling2D(),
            Dropout(0.2),
            Dense(10, "softmax"),
        ),
        asked={"test_accuracy": 0.994},
    ),
    Preset(
        "mnist-best-small",
        "Recommended: best with 60,000 parameters",
        "mnist",
        "Few parameters, used often: thin convolutions one behind the other, a mean instead of a large last layer, and every "
        "image a little different each time.",
        _experiment(
            "Best small CNN",
            replace(_RECOMMENDED, epochs=30),
            RandomDistortion(rotation=0.03, zoom=0.1, shear=0.1, shift=0.05, elastic=0.03),
            *pooled(16, 5),
            *normalised(32),
            *pooled(32),
            *normalised(48),
            *normalised(48),
            GlobalAveragePooling2D(),
            Dropout(0.1),
            Dense(10, "softmax"),
        ),
        asked={"test_accuracy": 0.996, "parameters": 60_000},
    ),
    Preset(
        "mnist-tiny",
        "Recommended: best with 10,000 parameters",
        "mnist",
        "Fewer parameters than a Dense layer of 13 units: thin convolutions one behind the other look with their weights at "
        "every place of the image, and every image is a little different each time.",
        _experiment(
            "Tiny CNN",
            replace(_RECOMMENDED, learning_rate=0.01, label_smoothing=0.0, epochs=40, validation_share=0.085),
            RandomDistortion(rotation=0.03, zoom=0.1, shear=0.1, shift=0.05, elastic=0.03),
            # Running statistics over more batches than elsewhere: at the end of the rate the weights hardly move.
            *pooled(8, 5, momentum=0.98),
            *normalised(12, momentum=0.98),
            *normalised(16, momentum=0.98),
            *pooled(16, momentum=0.98),
            *normalised(16, momentum=0.98),
            *normalised(14, momentum=0.98),
            GlobalAveragePooling2D(),
            Dense(10, "softmax"),
        ),
        asked={"test_accuracy": 0.993, "parameters": 10_000},
    ),
    Preset(
        "fashion-recommended",
        "Recommended: quick",
        "fashion-mnist",
        "Five convolutions and a global average; small random shifts show every garment in a new place each time, so it learns "
        "shapes and not positions.",
        _experiment(
            "Fashion CNN",
            replace(_FASHION, optimizer="adam", label_smoothing=0.0, epochs=8),
            RandomTranslation(0.08, 0.08),
            *normalised(32),
            *normalised(32),
            MaxPooling2D(2),
            *normalised(64),
            *normalised(64),
            MaxPooling2D(2),
            *normalised(128),
            GlobalAveragePooling2D(),
            Dropout(0.2),
            Dense(10, "softmax"),
        ),
    ),
    Preset(
        "fashion-best",
        "Recommended: best, for the patient",
        "fashion-mnist",
        "Six convolutions that see every garment mirrored, shifted and with a piece missing: about half an hour on all 70,000 "
        "images, and 94 of 100 right.",
        _experiment(
            "Best fashion CNN",
            replace(_FASHION, weight_decay=0.05, label_smoothing=0.1, epochs=22),
            RandomFlip(),
            RandomTranslation(0.05, 0.05),
            RandomErasing(rate=0.3, largest=0.25),
            *normalised(32),
            *pooled(32),
            *normalised(64),
            *pooled(64),
            *normalised(128),
            *normalised(128),
            GlobalAveragePooling2D(),
            Dropout(0.2),
            Dense(10, "softmax"),
        ),
        asked={"test_accuracy": 0.94, "parameters": 500_000, "seconds": 1800},
    ),
    Preset(
        "mnist-mlp",
        "First network: 64-32",
        "mnist",
        "Two hidden layers: the network with which most lessons begin. It learns in seconds: on all 70,000 images it is right "
        "97 times in 100, on the starter set about 92 times.",
        _experiment("First network", replace(_LESSON, epochs=15), *_classes((64, 32))),
        {"test_accuracy": 0.9707, "test_loss": 0.1059},
    ),
    Preset(
        "softmax-regression",
        "Softmax regression",
        "mnist",
        "No hidden layer at all: weighted sums, one for each class. The yardstick that every deeper network has to beat. "
        "Early stopping ends it.",
        _experiment("Softmax regression", _PATIENT, Flatten(), Dense(10, "softmax")),
        {"test_accuracy": 0.9180},
    ),
    Preset(
        "dnn",
        "Deep network: 64-128-32",
        "mnist",
        "Three hidden layers trained until the validation loss stops falling: early stopping chooses the number of epochs.",
        _experiment("Deep network", _PATIENT, *_classes((64, 128, 32))),
        {"test_accuracy": 0.9573},
    ),
    Preset(
        "cnn",
        "Convolutional network",
        "mnist",
        "Convolutions look for strokes wherever they are, so far fewer mistakes than any perceptron of its size. Early stopping "
        "ends it.",
        _experiment("CNN", _PATIENT, *_CONVOLUTIONS, Dense(128, "relu"), Dense(10, "softmax")),
        {"test_accuracy": 0.9845},
    ),
    Preset(
        "cnn-dropout",
        "Convolutional network with dropout",
        "mnist",
        "The same network, but a quarter of its features is hidden at each step: it over-fits later and ends better. Early "
        "stopping ends it.",
        _experiment("CNN with dropout", _PATIENT, *_CONVOLUTIONS, Dropout(0.25), Dense(128, "relu"), Dense(10, "softmax")),
        {"test_accuracy": 0.9867},
    ),
    Preset(
        "sigmoid-sgd",
        "Sigmoid and SGD, one-hot labels",
        "mnist",
        "How networks were taught before relu and Adam, on pixels from 0 to 255: it learns slowly, to about 82 % on all 70,000 "
        "images and to about 62 % on the starter set.",
        _experiment("Sigmoid 16-8", replace(_SIGMOID, loss="categorical_crossentropy"), *_SIGMOID_LAYERS),
        {"test_accuracy": 0.8215},
    ),
    Preset(
        "sigmoid-sgd-sparse",
        "Sigmoid and SGD, class numbers",
        "mnist",
        "The same run with labels as numbers instead of one-hot rows: other shapes, the same loss, the same curves.",
        _experiment("Sigmoid 16-8, sparse", _SIGMOID, *_SIGMOID_LAYERS),
        {"test_accuracy": 0.8215},
    ),
    Preset(
        "fashion-mlp-small",
        "Small network: 64-32",
        "fashion-mnist",
        "The first network again, on clothes: layers that read 97 % of all digits stay near 87 % of all "
        "garments (starter set: 92 and 84 %).",
        _experiment("Small network", replace(_LESSON, epochs=30), *_classes((64, 32))),
        {"test_accuracy": 0.8749, "test_loss": 0.3889},
    ),
    Preset(
        "fashion-mlp-deep",
        "Deeper network: 128-64-32",
        "fashion-mnist",
        "Twice the neurons and one more layer: hardly more accuracy, but a validation loss that rises. Compare it to the first.",
        _experiment("Deeper network", replace(_LESSON, epochs=30), *_classes((128, 64, 32))),
        {"test_accuracy": 0.8838, "test_loss": 0.3843},
    ),
    Preset(
        "fashion-softmax",
        "Softmax regression",
        "fashion-mnist",
        "Weighted sums, one for each class, and RMSprop: five epochs already show which garments are alike.",
        _experiment(
            "Softmax regression",
            # After five epochs the accuracy still scatters by a point between seeds; the lesson's only seed is 42.
            TrainingConfig(optimizer="rmsprop", batch_size=32, epochs=5, validation_share=0.2, split_seed=42, seed=42),
            Flatten(),
            Dense(10, "softmax"),
        ),
        {"validation_accuracy": 0.8511, "validation_loss": 0.4402},
    ),
    Preset(
        "from-scratch",
        "Written from scratch: 100 sigmoid neurons",
        "fashion-mnist",
        "One hidden layer and back-propagation by hand in NumPy, from weights drawn far apart: every line of it can be read.",
        _experiment(
            "From scratch",
            TrainingConfig(
                optimizer="sgd",
                learning_rate=0.1,
                loss="categorical_crossentropy",
                batch_size=256,
                epochs=40,
                validation_share=0.2,
                split_seed=42,
                stratified=True,
                engine="scratch",
            ),
            Flatten(),
            Dense(100, "sigmoid", initializer="standard_normal"),
            Dense(10, "softmax", initializer="standard_normal"),
        ),
        {"validation_accuracy": 0.8151},
    ),
)
