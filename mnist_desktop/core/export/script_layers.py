"""Layers as lines of a script in Keras, with the seeds that the engine gives them."""

from __future__ import annotations

from collections.abc import Iterator

from mnist_desktop.core.model.layer_parameters import InitializerName
from mnist_desktop.core.model.layers import (
    ActivationLayer,
    BatchNormalization,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    GaussianNoise,
    GlobalAveragePooling2D,
    Layer,
    Pooling2D,
    RandomDistortion,
    RandomErasing,
    RandomFlip,
    RandomImageLayer,
    RandomRotation,
    RandomThickness,
    RandomTranslation,
    RandomZoom,
)
from mnist_desktop.core.model.spec import ModelSpec

INDENT = " " * 4
LONGEST_LINE = 110


def layer_lines(spec: ModelSpec, fill: str) -> list[str]:
    """The lines inside ``keras.Sequential([...])``.

    Parameters
    ----------
    fill
        The expression for the value of black pixels after scaling. It fills borders, as long as the numbers are pixels.
    """
    lines: list[str] = []
    for index, layer in enumerate(spec.layers):
        if not isinstance(layer, RandomImageLayer):
            fill = "0.0"
        lines += [f"{INDENT}{line}" for line in _lines_of(layer, f"seeds[{index}]", fill)]
    return lines


def needs_fill(spec: ModelSpec) -> bool:
    """Whether a layer fills borders with the value of black pixels."""
    return bool(spec.layers) and isinstance(spec.layers[0], RandomImageLayer)


def left_out(spec: ModelSpec) -> tuple[str, ...]:
    """What of the layers plain Keras does not have, in English, for the head of a script."""
    notes = []
    if any(isinstance(layer, RandomDistortion) for layer in spec.layers):
        notes.append(
            "MNIST Desktop turns, zooms, slants, shifts and bends images in one layer of its own (RandomDistortion). Here Keras' "
            "layers do so one after the other, and nothing is bent: the first losses are a little different."
        )
    if any(isinstance(layer, RandomThickness) for layer in spec.layers):
        notes.append(
            "MNIST Desktop makes strokes thicker and thinner while it trains (RandomThickness). Keras has no such layer: it is "
            "left out, and the first losses are a little different."
        )
    return tuple(notes)


def _lines_of(layer: Layer, seed: str, fill: str) -> Iterator[str]:  # noqa: C901, PLR0912 - one case for each kind
    border = f'fill_mode="constant", fill_value={fill}, seed={seed}'
    match layer:
        case Flatten() | GlobalAveragePooling2D():
            yield f"layers.{layer.kind}(),"
        case Dense():
            yield from _call("layers.Dense", [str(layer.units)], _weighted(layer, seed))
        case Conv2D():
            shape = [str(layer.filters), str(layer.kernel_size)]
            shape += [f"strides={layer.strides}"] if layer.strides > 1 else []
            shape += [f'padding="{layer.padding}"'] if layer.padding != "valid" else []
            yield from _call("layers.Conv2D", shape, _weighted(layer, seed))
        case Pooling2D():
            sizes = [str(layer.pool_size)]
            sizes += [f"strides={layer.strides}"] if layer.strides else []
            sizes += [f'padding="{layer.padding}"'] if layer.padding != "valid" else []
            yield f"layers.{layer.kind}({', '.join(sizes)}),"
        case BatchNormalization():
            yield f"layers.BatchNormalization(momentum={layer.momentum!r}, epsilon={layer.epsilon!r}),"
        case ActivationLayer():
            yield f'layers.Activation("{layer.activation}"),'
        case Dropout():
            yield f"layers.Dropout({layer.rate!r}, seed={seed}),"
        case GaussianNoise():
            yield f"layers.GaussianNoise({layer.stddev!r}, seed={seed}),"
        case RandomTranslation():
            yield f"layers.RandomTranslation({layer.height_factor!r}, {layer.width_factor!r}, {border}),"
        case RandomRotation():
            yield f"layers.RandomRotation({layer.factor!r}, {border}),"
        case RandomZoom():
            yield f"layers.RandomZoom({layer.factor!r}, {border}),"
        case RandomFlip():
            yield f'layers.RandomFlip("horizontal", seed={seed}),'
        case RandomErasing():
            yield (
                f"layers.RandomErasing(factor=({layer.rate!r}, {layer.rate!r}), scale=(0, {layer.largest!r}), "
                f"fill_value={fill}, value_range=({fill}, {fill}), seed={seed}),"
            )
        case RandomDistortion():
            yield f"layers.RandomRotation({layer.rotation!r}, {border}),"
            yield f"layers.RandomZoom({min(layer.zoom, 0.9)!r}, {border}),"
            yield f"layers.RandomShear(x_factor={layer.shear!r}, {border}),"
            yield f"layers.RandomTranslation({layer.shift!r}, {layer.shift!r}, {border}),"
        case RandomThickness():
            yield "# here MNIST Desktop makes strokes thicker or thinner"


def _weighted(layer: Dense | Conv2D, seed: str) -> Iterator[str]:
    """Arguments of a layer with weights."""
    if layer.activation != "linear":
        yield f'activation="{layer.activation}"'
    if not layer.use_bias:
        yield "use_bias=False"
    yield f"kernel_initializer={_initializer(layer.initializer, seed)}"
    if layer.l1 or layer.l2:
        yield f"kernel_regularizer=keras.regularizers.L1L2({layer.l1!r}, {layer.l2!r})"


def _initializer(name: InitializerName, seed: str) -> str:
    match name:
        case "zeros":
            return "initializers.Zeros()"
        case "standard_normal":
            return f"initializers.RandomNormal(0.0, 1.0, seed={seed})"
    return f"initializers.{name.title().replace('_', '')}(seed={seed})"


def _call(name: str, shape: list[str], weighted: Iterator[str]) -> Iterator[str]:
    """A call on one line, or on several where that is too long to read."""
    rest = list(weighted)
    line = f"{name}({', '.join([*shape, *rest])}),"
    if len(line) <= LONGEST_LINE:
        yield line
        return
    short = [*shape, *(each for each in rest if not each.startswith("kernel_"))]
    yield f"{name}("
    yield f"{INDENT}{', '.join(short)},"
    yield from (f"{INDENT}{each}," for each in rest if each.startswith("kernel_"))
    yield "),"
