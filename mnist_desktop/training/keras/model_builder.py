"""Builds Keras' layers, optimizer and loss from a spec and a config."""

from __future__ import annotations

from typing import Any

import numpy as np
from msgspec.structs import asdict

from mnist_desktop.core.model.layer_parameters import InitializerName
from mnist_desktop.core.model.layers import (
    Conv2D,
    Dense,
    Dropout,
    GaussianNoise,
    Layer,
    Pooling2D,
    RandomDistortion,
    RandomErasing,
    RandomFlip,
    RandomImageLayer,
    RandomThickness,
    RandomZoom,
)
from mnist_desktop.core.model.spec import INPUT_SHAPE, ModelSpec
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.keras.image_layers import random_distortion, random_thickness
from mnist_desktop.training.keras.muon import muon
from mnist_desktop.training.scaling import BRIGHTEST

Keras = Any
"""An object of Keras or TensorFlow, which have no types."""


def build_model(spec: ModelSpec, seed: int, background: float = 0.0) -> Keras:
    """Build the network of `spec`, which has no blocking problem, with new random weights.

    Parameters
    ----------
    seed
        Each layer has its own random stream for its weights, dropout and image changes; all follow from this seed.
    background
        The value of black pixels after scaling, with which random shifts, turns and zooms fill the border.

    Returns
    -------
    keras.Sequential
        Takes scaled pixels, float32, shape (N, 28, 28, 1), and gives probabilities, shape (N, classes). Its attribute
        `asks_both_ways` is that of the spec, for :func:`~mnist_desktop.training.keras.fused_forward.forward`: called by itself,
        it sees an image in one way only.
    """
    import keras

    streams = np.random.SeedSequence(seed).spawn(len(spec.layers))
    layers, fill = [], background
    for layer, stream in zip(spec.layers, streams, strict=True):
        if not isinstance(layer, RandomImageLayer):
            fill = 0.0  # after this layer the numbers are no longer pixels
        layers.append(_build_layer(layer, int(stream.generate_state(1)[0]), fill))
    model = keras.Sequential([keras.Input(INPUT_SHAPE), *layers])
    model.asks_both_ways = spec.asks_both_ways
    return model


def mirrored(images: Keras) -> Keras:
    """Images, shape (N, height, width, channels), with left and right exchanged."""
    return images[:, :, ::-1]


def freeze_all_but_last(model: Keras) -> None:
    """Let only the last layer with weights learn. Batch normalisation before it keeps its running means, too, and uses them."""
    with_weights = [layer for layer in model.layers if layer.weights]
    for layer in with_weights[:-1]:
        layer.trainable = False


def build_optimizer(config: TrainingConfig) -> Keras:
    """The optimizer of `config`; other settings are Keras' defaults."""
    optimizer = _new_optimizer(config)
    # Keras first sums the gradients of all devices, even if there is only one. In a compiled function this registers a
    # gradient for the sum, which keeps the whole function, megabytes, in memory for ever.
    optimizer._all_reduce_sum_gradients = lambda gradients_and_weights: gradients_and_weights  # noqa: SLF001
    return optimizer


def build_loss(config: TrainingConfig) -> tuple[Keras, bool]:
    """The loss of `config`, the mean over a batch of labels and probabilities, and whether it needs one-hot labels.

    Class numbers cannot be smoothed: with label smoothing (C. Szegedy et al., *Rethinking the Inception architecture*, 2016,
    section 7) they become one-hot, too.
    """
    from keras import losses

    if config.loss == "categorical_crossentropy" or config.label_smoothing:
        return losses.CategoricalCrossentropy(label_smoothing=config.label_smoothing), True
    return losses.SparseCategoricalCrossentropy(), False


def scale_pixels(pixels: Keras, mean: float, std: float) -> Keras:
    """:func:`mnist_desktop.training.scaling.scale` for a tensor: uint8 to float32, same shape."""
    import tensorflow as tf

    scaled = tf.cast(pixels, tf.float32) * np.float32(1 / (BRIGHTEST * std))
    return scaled - np.float32(mean / std) if mean else scaled


def _new_optimizer(config: TrainingConfig) -> Keras:
    from keras import optimizers

    rate = config.learning_rate
    match config.optimizer:
        case "sgd":
            return optimizers.SGD(rate, momentum=config.momentum, nesterov=config.nesterov)
        case "adamw":
            return optimizers.AdamW(rate, weight_decay=config.weight_decay)
        case "rmsprop":
            return optimizers.RMSprop(rate, momentum=config.momentum)
        case "muon":
            return muon(rate, config.weight_decay)
        case "adam" | "adagrad" | "nadam" as plain:
            return getattr(optimizers, plain.title())(rate)


def _build_layer(layer: Layer, seed: int, fill: float) -> Keras:
    """Build a Keras layer: the names of layer and parameters are Keras' own, with a few exceptions that are handled here.

    Keras' leaky_relu has a slope of 0.2 below zero.
    """
    from keras import layers

    arguments = asdict(layer)
    match layer:
        case RandomDistortion():
            return random_distortion(layer, seed, fill)
        case RandomThickness():
            return random_thickness(layer.factor, seed, fill)
        case RandomFlip():
            arguments = {"mode": "horizontal", "seed": seed}
        case RandomErasing():
            # Keras draws the probability itself from a range, and clips the fill to the value range that it is given.
            arguments = {"factor": (layer.rate, layer.rate), "scale": (0, layer.largest), "fill_value": fill,
                         "value_range": (fill, fill), "seed": seed}  # fmt: skip
        case Dense() | Conv2D():
            name, l1, l2 = (arguments.pop(field) for field in ("initializer", "l1", "l2"))
            arguments |= {"kernel_initializer": _build_initializer(name, seed), "kernel_regularizer": _build_penalty(l1, l2)}
        case Pooling2D():
            arguments["strides"] = layer.strides or None
        case Dropout() | GaussianNoise():
            arguments["seed"] = seed
        case RandomImageLayer():
            arguments |= {"fill_mode": "constant", "fill_value": fill, "seed": seed}
    if isinstance(layer, RandomZoom):
        arguments["height_factor"] = arguments.pop("factor")  # without a width factor it would keep the aspect ratio
    return getattr(layers, layer.kind)(**arguments)


def _build_initializer(name: InitializerName, seed: int) -> Keras:
    """The Keras class of that name, ``GlorotUniform`` for ``glorot_uniform``, or the normal distribution N(0, 1)."""
    from keras import initializers

    match name:
        case "zeros":
            return initializers.Zeros()
        case "standard_normal":
            return initializers.RandomNormal(mean=0.0, stddev=1.0, seed=seed)
    return getattr(initializers, name.title().replace("_", ""))(seed=seed)


def _build_penalty(l1: float, l2: float) -> Keras | None:
    from keras import regularizers

    return regularizers.L1L2(l1, l2) if l1 or l2 else None
