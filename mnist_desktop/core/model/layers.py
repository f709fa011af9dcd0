"""One struct per layer kind, with its parameters and their ranges, its output shape and its parameter count.

Names and meanings are Keras'. The arithmetic follows https://keras.io/api/layers/, and the tests compare it with Keras.
"""

from __future__ import annotations

from math import prod
from typing import Annotated

from msgspec import Meta, Struct

from mnist_desktop.core.model.layer_parameters import (
    DECADES,
    HUNDREDTHS,
    L1,
    L2,
    TWENTIETHS,
    Activation,
    Factor,
    Filters,
    Initializer,
    KernelSize,
    Padding,
    PoolSize,
    PoolStrides,
    Rate,
    Stddev,
    Strides,
    Turn,
    Units,
    UseBias,
    Zoom,
)
from mnist_desktop.core.model.shapes import NeedsRowError, Shape, require_image, window_places


class Layer(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """Base of all layer kinds. A layer is a value: equal parameters make equal layers."""

    @property
    def kind(self) -> str:
        """The Keras class name, such as ``Dense``."""
        return str(self.__struct_config__.tag)

    @property
    def settings(self) -> str:
        """The most important parameters, in Keras' words: ``64 relu``. Empty where there are none."""
        return ""

    def output_shape(self, shape: Shape) -> Shape:
        """The output shape for an input of `shape`; raises :class:`ShapeError` where there is none."""
        return shape

    def parameter_count(self, shape: Shape) -> int:  # noqa: ARG002 - layers with weights look at the shape
        """How many numbers the layer learns or stores for an input of `shape`."""
        return 0

    def parameter_formula(self, shape: Shape) -> str:  # noqa: ARG002 - layers with weights look at the shape
        """The formula for that count, with its numbers: ``(784 + 1) x 64``. Empty for layers without weights."""
        return ""


class Flatten(Layer, frozen=True, tag="Flatten"):
    """Lays an image out as one row of numbers."""

    def output_shape(self, shape: Shape) -> Shape:
        return (prod(shape),)


class Dense(Layer, frozen=True, tag="Dense"):
    """Every output is a weighted sum of all inputs plus a bias, bent by the activation."""

    units: Units = 64
    activation: Activation = "relu"
    use_bias: UseBias = True
    initializer: Initializer = "glorot_uniform"
    l1: L1 = 0.0
    l2: L2 = 0.0

    @property
    def settings(self) -> str:
        return " ".join((str(self.units), self.activation, *_weight_settings(self)))

    def output_shape(self, shape: Shape) -> Shape:
        if len(shape) != 1:
            raise NeedsRowError(shape)
        return (self.units,)

    def parameter_count(self, shape: Shape) -> int:
        return (shape[-1] + self.use_bias) * self.units

    def parameter_formula(self, shape: Shape) -> str:
        return _formula(f"{shape[-1]:,}", self.use_bias, self.units)


class Dropout(Layer, frozen=True, tag="Dropout"):
    """Sets a random share of its inputs to zero while training, so that no neuron is relied on alone."""

    rate: Rate = 0.25

    @property
    def settings(self) -> str:
        return f"{self.rate:g}"


class ActivationLayer(Layer, frozen=True, tag="Activation"):
    """Bends each number by a function, as a step of its own."""

    activation: Activation = "relu"

    @property
    def settings(self) -> str:
        return self.activation


class BatchNormalization(Layer, frozen=True, tag="BatchNormalization"):
    """Shifts and scales each channel to mean 0 and variance 1 over the batch, then to learned values."""

    momentum: Annotated[
        float,
        Meta(
            ge=0,
            le=0.9999,
            title="Momentum",
            description="How slowly the running mean and variance follow the batches.",
            extra=HUNDREDTHS,
        ),
    ] = 0.99
    epsilon: Annotated[
        float,
        Meta(ge=1e-7, le=0.1, title="Epsilon", description="Added to the variance, against division by zero.", extra=DECADES),
    ] = 0.001

    def parameter_count(self, shape: Shape) -> int:
        return 4 * shape[-1]

    def parameter_formula(self, shape: Shape) -> str:
        return f"4 × {shape[-1]:,}"


class Conv2D(Layer, frozen=True, tag="Conv2D"):
    """Slides small learned kernels over the image; each gives a map of where its pattern was found."""

    filters: Filters = 32
    kernel_size: KernelSize = 3
    strides: Strides = 1
    padding: Padding = "valid"
    activation: Activation = "relu"
    use_bias: UseBias = True
    initializer: Initializer = "glorot_uniform"
    l1: L1 = 0.0
    l2: L2 = 0.0

    @property
    def settings(self) -> str:
        strides = (f"/{self.strides}",) if self.strides > 1 else ()
        same = ("same",) if self.padding == "same" else ()
        window = f"{self.kernel_size}×{self.kernel_size}"
        return " ".join((str(self.filters), window, *strides, *same, self.activation, *_weight_settings(self)))

    def output_shape(self, shape: Shape) -> Shape:
        return (*window_places(shape, self.kernel_size, self.strides, self.padding == "same"), self.filters)

    def parameter_count(self, shape: Shape) -> int:
        return (self.kernel_size**2 * shape[-1] + self.use_bias) * self.filters

    def parameter_formula(self, shape: Shape) -> str:
        return _formula(f"{self.kernel_size} × {self.kernel_size} × {shape[-1]:,}", self.use_bias, self.filters)


class Pooling2D(Layer, frozen=True):
    """What both pooling layers share."""

    pool_size: PoolSize = 2
    strides: PoolStrides = 0
    padding: Padding = "valid"

    @property
    def settings(self) -> str:
        strides = (f"/{self.strides}",) if self.strides not in (0, self.pool_size) else ()
        same = ("same",) if self.padding == "same" else ()
        return " ".join((f"{self.pool_size}×{self.pool_size}", *strides, *same))

    def output_shape(self, shape: Shape) -> Shape:
        return (*window_places(shape, self.pool_size, self.strides or self.pool_size, self.padding == "same"), shape[-1])


class MaxPooling2D(Pooling2D, frozen=True, tag="MaxPooling2D"):
    """Keeps the largest number of each window: the image shrinks, the strongest signals stay."""


class AveragePooling2D(Pooling2D, frozen=True, tag="AveragePooling2D"):
    """Keeps the mean of each window."""


class GlobalAveragePooling2D(Layer, frozen=True, tag="GlobalAveragePooling2D"):
    """Keeps one number per channel: its mean over the whole image."""

    def output_shape(self, shape: Shape) -> Shape:
        require_image(shape)
        return (shape[-1],)


class GaussianNoise(Layer, frozen=True, tag="GaussianNoise"):
    """Adds random numbers while training, so that small differences stop mattering."""

    stddev: Stddev = 0.1

    @property
    def settings(self) -> str:
        return f"{self.stddev:g}"


class RandomImageLayer(Layer, frozen=True):
    """What the layers that change images at random share; they do so while training only."""

    def output_shape(self, shape: Shape) -> Shape:
        require_image(shape)
        return shape


class RandomTranslation(RandomImageLayer, frozen=True, tag="RandomTranslation"):
    """Shifts each image at random while training."""

    height_factor: Annotated[Factor, Meta(title="Up and down", description="Largest shift as a share of the height.")] = 0.07
    width_factor: Annotated[Factor, Meta(title="Left and right", description="Largest shift as a share of the width.")] = 0.07

    @property
    def settings(self) -> str:
        return f"{self.height_factor:g} {self.width_factor:g}"


class RandomRotation(RandomImageLayer, frozen=True, tag="RandomRotation"):
    """Turns each image at random while training."""

    factor: Turn = 0.03

    @property
    def settings(self) -> str:
        return f"{self.factor:g}"


class RandomZoom(RandomImageLayer, frozen=True, tag="RandomZoom"):
    """Shrinks and enlarges each image at random while training."""

    factor: Zoom = 0.1

    @property
    def settings(self) -> str:
        return f"{self.factor:g}"


class RandomFlip(RandomImageLayer, frozen=True, tag="RandomFlip"):
    """Mirrors half of the images, left to right, while training: for clothes, not for digits."""

    both_ways: Annotated[
        bool,
        Meta(
            title="Ask both ways",
            description="In use, the network sees each image and its mirror image: its last layer gets the mean of both.",
        ),
    ] = False

    @property
    def settings(self) -> str:
        return "both_ways" if self.both_ways else ""


class RandomErasing(RandomImageLayer, frozen=True, tag="RandomErasing"):
    """Blanks a random rectangle of some images while training, so that no single detail is relied on."""

    rate: Annotated[
        float, Meta(ge=0, le=1, title="Rate", description="The share of images that lose a rectangle.", extra=TWENTIETHS)
    ] = 0.5
    largest: Annotated[Factor, Meta(title="Largest", description="Of the rectangle, as a share of the image.")] = 0.3

    @property
    def settings(self) -> str:
        return f"{self.rate:g} {self.largest:g}"


class RandomDistortion(RandomImageLayer, frozen=True, tag="RandomDistortion"):
    """Turns, zooms, slants, shifts and bends each image at random while training, as another hand would write it."""

    rotation: Turn = 0.03
    zoom: Zoom = 0.1
    shear: Annotated[Factor, Meta(title="Largest slant", description="0.2 moves a pixel sideways by 0.2 of its height.")] = 0.1
    shift: Annotated[Factor, Meta(title="Largest shift", description="As a share of the image's side.")] = 0.05
    elastic: Annotated[Factor, Meta(title="Largest bend", description="As a share of the image's side.")] = 0.03

    @property
    def settings(self) -> str:
        return " ".join(f"{value:g}" for value in (self.rotation, self.zoom, self.shear, self.shift, self.elastic))


class RandomThickness(RandomImageLayer, frozen=True, tag="RandomThickness"):
    """Makes the strokes of each image thicker or thinner at random while training, as another pen would."""

    factor: Annotated[Factor, Meta(title="Largest change", description="1 adds or takes a whole pixel on each side.")] = 0.5

    @property
    def settings(self) -> str:
        return f"{self.factor:g}"


AnyLayer = (
    Flatten
    | Dense
    | Dropout
    | ActivationLayer
    | BatchNormalization
    | Conv2D
    | MaxPooling2D
    | AveragePooling2D
    | GlobalAveragePooling2D
    | GaussianNoise
    | RandomTranslation
    | RandomRotation
    | RandomZoom
    | RandomFlip
    | RandomErasing
    | RandomDistortion
    | RandomThickness
)

LAYER_TYPES: tuple[type[Layer], ...] = (
    Flatten,
    Dense,
    Dropout,
    ActivationLayer,
    BatchNormalization,
    Conv2D,
    MaxPooling2D,
    AveragePooling2D,
    GlobalAveragePooling2D,
    GaussianNoise,
    RandomTranslation,
    RandomRotation,
    RandomZoom,
    RandomFlip,
    RandomErasing,
    RandomDistortion,
    RandomThickness,
)
"""Every layer kind, in the order in which a menu shows them."""


def layer_help(kind: type[Layer]) -> str:
    """One sentence, in English, about what a layer kind does."""
    return (kind.__doc__ or "").partition("\n")[0]


def _weight_settings(layer: Dense | Conv2D) -> list[str]:
    """What of a layer's weights differs from a fresh layer's."""
    words = [] if layer.use_bias else ["use_bias=False"]
    words += [layer.initializer] if layer.initializer != "glorot_uniform" else []
    words += [f"{name} {value:g}" for name, value in (("L1", layer.l1), ("L2", layer.l2)) if value]
    return words


def _formula(inputs: str, use_bias: bool, outputs: int) -> str:
    """Weights per output, plus one for the bias, times outputs."""
    if use_bias:
        return f"({inputs} + 1) × {outputs:,}"
    return f"{inputs} × {outputs:,}"
