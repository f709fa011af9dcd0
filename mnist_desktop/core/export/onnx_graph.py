"""A run's network as a graph in ONNX, written node by node from its layers and weights: opset 17, for use, not for training.

The graph takes pixels as they are, from 0 to 255, shape (N, 28, 28, 1), and scales them itself. ONNX puts channels before rows
and columns, Keras behind them: so images are turned round at the first layer that needs it, and turned back before Flatten lays
them out as one row. The operations are described at https://onnx.ai/onnx/operators/.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop import __version__
from mnist_desktop.core.insight.feeds import Weights, layer_weights
from mnist_desktop.core.model.layer_parameters import ActivationName
from mnist_desktop.core.model.layers import (
    ActivationLayer,
    AveragePooling2D,
    BatchNormalization,
    Conv2D,
    Dense,
    Flatten,
    GlobalAveragePooling2D,
    Layer,
    MaxPooling2D,
    Pooling2D,
)
from mnist_desktop.core.model.shapes import Shape, places
from mnist_desktop.core.model.spec import INPUT_SHAPE
from mnist_desktop.core.runs.record import RunRecord

if TYPE_CHECKING:
    from onnx import ModelProto, NodeProto, TensorProto

INPUT, OUTPUT = "pixels", "probabilities"
OPSET = 17
IR_VERSION = 8
"""The oldest form of the file that has this opset, so that older programs read it."""
BRIGHTEST = 255
LEAK = 0.2
"""The slope of leaky_relu below zero; Keras' default."""
TO_CHANNELS_FIRST, TO_CHANNELS_LAST = (0, 3, 1, 2), (0, 2, 3, 1)


def onnx_bytes(record: RunRecord) -> bytes:
    """The content of an ONNX file.

    Raises
    ------
    ImportError
        The package onnx is not installed.
    onnx.checker.ValidationError
        The graph breaks a rule of ONNX.
    """
    import onnx  # noqa: PLC0415 - an extra, which few have

    model = _Graph(record).model()
    onnx.checker.check_model(model, full_check=True)
    content: bytes = model.SerializeToString()
    return content


def evaluate_onnx(content: bytes, images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """What ONNX' own reference evaluator gives for images, uint8, shape (N, 28, 28).

    Returns
    -------
    ndarray
        Probabilities, float32, shape (N, classes).
    """
    import onnx  # noqa: PLC0415
    from onnx.reference import ReferenceEvaluator  # noqa: PLC0415

    model = onnx.load_model_from_string(content)
    onnx.checker.check_model(model, full_check=True)
    pixels = images[..., np.newaxis].astype(np.float32)
    (answers,) = ReferenceEvaluator(model).run(None, {INPUT: pixels})
    return np.asarray(answers, np.float32)


class _Graph:
    """Adds nodes one after the other; `_at` is the name of the latest result."""

    def __init__(self, record: RunRecord) -> None:
        self._record = record
        self._nodes: list[NodeProto] = []
        self._constants: list[TensorProto] = []
        self._at = INPUT
        self._is_channels_first = False
        self._shape: Shape = INPUT_SHAPE

    def model(self) -> ModelProto:
        """The whole network."""
        from onnx import TensorProto, helper  # noqa: PLC0415

        info = self._record.info
        self._scale()
        if info.spec.asks_both_ways:
            self._add_mirror_images()
        last = len(info.spec.layers) - 1
        for at, (layer, weights) in enumerate(zip(info.spec.layers, layer_weights(info.spec, self._record.weights), strict=True)):
            if at == last and info.spec.asks_both_ways:
                self._take_mean_of_ways()
            self._add_layer(layer, weights)
            self._shape = layer.output_shape(self._shape)
        self._nodes.append(helper.make_node("Identity", [self._at], [OUTPUT]))
        pixels = helper.make_tensor_value_info(INPUT, TensorProto.FLOAT, ["N", *INPUT_SHAPE])
        answers = helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["N", info.classes])
        graph = helper.make_graph(self._nodes, "network", [pixels], [answers], self._constants)
        return helper.make_model(
            graph,
            opset_imports=[helper.make_opsetid("", OPSET)],
            ir_version=IR_VERSION,
            producer_name="MNIST Desktop",
            producer_version=__version__,
        )

    def _add(self, operation: str, *constants: NDArray[np.generic], **attributes: Any) -> None:  # Any: what ONNX takes
        """Do something to the latest result."""
        from onnx import helper  # noqa: PLC0415

        names = [self._constant(values) for values in constants]
        result = f"{operation}_{len(self._nodes)}"
        self._nodes.append(helper.make_node(operation, [self._at, *names], [result], **attributes))
        self._at = result

    def _constant(self, values: NDArray[np.generic]) -> str:
        from onnx import numpy_helper  # noqa: PLC0415

        name = f"constant_{len(self._constants)}"
        kind = np.int64 if values.dtype.kind == "i" else np.float32  # of places, or of what is computed with
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(values, kind), name))
        return name

    def _number(self, operation: str, value: float) -> None:
        self._add(operation, np.array(value, np.float32))

    def _with(self, operation: str, other: str, **attributes: Any) -> None:  # Any: as above
        """Do something to the latest result and one before it."""
        from onnx import helper  # noqa: PLC0415

        result = f"{operation}_{len(self._nodes)}"
        self._nodes.append(helper.make_node(operation, [other, self._at], [result], **attributes))
        self._at = result

    def _scale(self) -> None:
        """Scale as :func:`mnist_desktop.training.scaling.scale` does."""
        mean, std = self._record.pixel_mean, self._record.pixel_std
        self._number("Mul", 1 / (BRIGHTEST * std))
        if mean:
            self._number("Sub", mean / std)

    def _add_mirror_images(self) -> None:
        """Put the mirror images of a batch behind it."""
        images, last, before_first, columns, backwards = self._at, -1, np.iinfo(np.int64).min, 2, -1
        self._add("Slice", *(np.array([number], np.int64) for number in (last, before_first, columns, backwards)))
        self._with("Concat", images, axis=0)

    def _take_mean_of_ways(self) -> None:
        """Of the first half of the batch, and of its mirror images in the second."""
        self._add("Reshape", np.array([2, -1, *self._shape], np.int64))
        self._add("ReduceMean", axes=[0], keepdims=0)

    def _add_layer(self, layer: Layer, weights: Weights) -> None:
        match layer:
            case Flatten():
                self._turn(channels_first=False)
                self._add("Flatten", axis=1)
            case Dense():
                self._add("Gemm" if layer.use_bias else "MatMul", *weights)
                self._activate(layer.activation)
            case Conv2D():
                self._turn(channels_first=True)
                kernel = weights[0].transpose(3, 2, 0, 1)  # rows, columns, inputs, outputs to outputs, inputs, rows, columns
                self._add("Conv", kernel, *weights[1:], **self._window(layer.kernel_size, layer.strides, layer.padding == "same"))
                self._activate(layer.activation)
            case Pooling2D():
                self._pool(layer)
            case GlobalAveragePooling2D():
                self._turn(channels_first=True)
                self._add("GlobalAveragePool")
                self._add("Flatten", axis=1)
                self._is_channels_first = False
            case BatchNormalization():
                if len(self._shape) == len(INPUT_SHAPE):
                    self._turn(channels_first=True)
                self._add("BatchNormalization", *weights, epsilon=layer.epsilon)
            case ActivationLayer():
                self._activate(layer.activation)
            case _:
                return  # it acts in training only

    def _pool(self, layer: Pooling2D) -> None:
        self._turn(channels_first=True)
        window = self._window(layer.pool_size, layer.strides or layer.pool_size, layer.padding == "same")
        match layer:
            case MaxPooling2D():
                self._add("MaxPool", **window)
            case AveragePooling2D():
                self._add("AveragePool", count_include_pad=0, **window)  # as Keras: zeros around the edge do not count

    def _window(self, size: int, stride: int, padded: bool) -> dict[str, list[int]]:
        """Attributes of a sliding window. Keras' padding "same" puts the odd pixel behind, as TensorFlow does."""
        missing = [
            max(0, (places(length, size, stride, padded) - 1) * stride + size - length) if padded else 0
            for length in self._shape[:2]
        ]
        before = [pixels // 2 for pixels in missing]
        behind = [pixels - first for pixels, first in zip(missing, before, strict=True)]
        return {"kernel_shape": [size, size], "strides": [stride, stride], "pads": [*before, *behind]}

    def _turn(self, *, channels_first: bool) -> None:
        if channels_first != self._is_channels_first and len(self._shape) == len(INPUT_SHAPE):
            self._add("Transpose", perm=TO_CHANNELS_FIRST if channels_first else TO_CHANNELS_LAST)
            self._is_channels_first = channels_first

    def _activate(self, activation: ActivationName) -> None:
        """Bend each number as Keras does."""
        before = self._at
        match activation:
            case "linear":
                return
            case "relu":
                self._add("Relu")
            case "sigmoid":
                self._add("Sigmoid")
            case "tanh":
                self._add("Tanh")
            case "elu":
                self._add("Elu", alpha=1.0)
            case "leaky_relu":
                self._add("LeakyRelu", alpha=LEAK)
            case "swish":
                self._add("Sigmoid")
                self._with("Mul", before)
            case "gelu":  # x (1 + erf(x / sqrt 2)) / 2
                self._number("Mul", 1 / sqrt(2))
                self._add("Erf")
                self._number("Add", 1.0)
                self._with("Mul", before)
                self._number("Mul", 0.5)
            case "softmax":
                self._add("Softmax", axis=1 if self._is_channels_first else -1)
