"""Published lessons to repeat.

The figures in `published` come from one run by each lesson's author; "test" is the 10,000 test images, "validation" the part
of the training images that was set aside.
"""

from __future__ import annotations

from msgspec.structs import replace

from mnist_desktop.core.model.layers import (
    AnyLayer,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    MaxPooling2D,
)
from mnist_desktop.core.presets.preset import Preset, named_experiment
from mnist_desktop.core.training_config import EarlyStopping, TrainingConfig


def _classes(activation_units: tuple[int, ...]) -> tuple[AnyLayer, ...]:
    """A multilayer perceptron: relu layers of these sizes, then the probabilities."""
    return (Flatten(), *(Dense(units, "relu") for units in activation_units), Dense(10, "softmax"))


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
_CONVOLUTIONS = (
    Conv2D(32, 3),
    MaxPooling2D(2),
    Conv2D(64, 3),
    MaxPooling2D(2),
    Conv2D(64, 3),
    Flatten(),
)
_SIGMOID_LAYERS = (Flatten(), Dense(16, "sigmoid"), Dense(8, "sigmoid"), Dense(10, "softmax"))

PUBLISHED: tuple[Preset, ...] = (
    Preset(
        "mnist-mlp",
        "First network: 64-32",
        "mnist",
        "Two hidden layers: the network with which most lessons begin. It learns in seconds: on all 70,000 images it is right "
        "97 times in 100, on the starter set about 92 times.",
        named_experiment("First network", replace(_LESSON, epochs=15), *_classes((64, 32))),
        {"test_accuracy": 0.9707, "test_loss": 0.1059},
    ),
    Preset(
        "softmax-regression",
        "Softmax regression",
        "mnist",
        "No hidden layer at all: weighted sums, one for each class. The yardstick that every deeper network has to beat. "
        "Early stopping ends it.",
        named_experiment("Softmax regression", _PATIENT, Flatten(), Dense(10, "softmax")),
        {"test_accuracy": 0.9180},
    ),
    Preset(
        "dnn",
        "Deep network: 64-128-32",
        "mnist",
        "Three hidden layers trained until the validation loss stops falling: early stopping chooses the number of epochs.",
        named_experiment("Deep network", _PATIENT, *_classes((64, 128, 32))),
        {"test_accuracy": 0.9573},
    ),
    Preset(
        "cnn",
        "Convolutional network",
        "mnist",
        "Convolutions look for strokes wherever they are, so far fewer mistakes than any perceptron of its size. Early stopping "
        "ends it.",
        named_experiment("CNN", _PATIENT, *_CONVOLUTIONS, Dense(128, "relu"), Dense(10, "softmax")),
        {"test_accuracy": 0.9845},
    ),
    Preset(
        "cnn-dropout",
        "Convolutional network with dropout",
        "mnist",
        "The same network, but a quarter of its features is hidden at each step: it over-fits later and ends better. Early "
        "stopping ends it.",
        named_experiment("CNN with dropout", _PATIENT, *_CONVOLUTIONS, Dropout(0.25), Dense(128, "relu"), Dense(10, "softmax")),
        {"test_accuracy": 0.9867},
    ),
    Preset(
        "sigmoid-sgd",
        "Sigmoid and SGD, one-hot labels",
        "mnist",
        "How networks were taught before relu and Adam, on pixels from 0 to 255: it learns slowly, to about 82 % on all 70,000 "
        "images and to about 62 % on the starter set.",
        named_experiment("Sigmoid 16-8", replace(_SIGMOID, loss="categorical_crossentropy"), *_SIGMOID_LAYERS),
        {"test_accuracy": 0.8215},
    ),
    Preset(
        "sigmoid-sgd-sparse",
        "Sigmoid and SGD, class numbers",
        "mnist",
        "The same run with labels as numbers instead of one-hot rows: other shapes, the same loss, the same curves.",
        named_experiment("Sigmoid 16-8, sparse", _SIGMOID, *_SIGMOID_LAYERS),
        {"test_accuracy": 0.8215},
    ),
    Preset(
        "fashion-mlp-small",
        "Small network: 64-32",
        "fashion-mnist",
        "The first network again, on clothes: layers that read 97 % of all digits stay near 87 % of all "
        "garments (starter set: 92 and 84 %).",
        named_experiment("Small network", replace(_LESSON, epochs=30), *_classes((64, 32))),
        {"test_accuracy": 0.8749, "test_loss": 0.3889},
    ),
    Preset(
        "fashion-mlp-deep",
        "Deeper network: 128-64-32",
        "fashion-mnist",
        "Twice the neurons and one more layer: hardly more accuracy, but a validation loss that rises. Compare it to the first.",
        named_experiment("Deeper network", replace(_LESSON, epochs=30), *_classes((128, 64, 32))),
        {"test_accuracy": 0.8838, "test_loss": 0.3843},
    ),
    Preset(
        "fashion-softmax",
        "Softmax regression",
        "fashion-mnist",
        "Weighted sums, one for each class, and RMSprop: five epochs already show which garments are alike.",
        named_experiment(
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
        named_experiment(
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
