"""A network of Flatten, Dense, Dropout and Activation, which ends in softmax; its loss is cross-entropy.

Read :meth:`Network.forward`, then :meth:`Network.backward`: these two are the whole of back-propagation. Names and
algorithms are those of I. Goodfellow, Y. Bengio, A. Courville, *Deep Learning*, 2016, https://www.deeplearningbook.org.

All parameters are in one vector, and each kernel and bias is a view of a part of it; the same holds for the gradient. So an
optimizer can be written as in its paper: one or two lines with two vectors.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import DTypeLike, NDArray

from mnist_desktop.core.model.layers import ActivationLayer, Dense, Dropout, Flatten, Layer
from mnist_desktop.core.model.single_steps import single_steps
from mnist_desktop.core.model.spec import INPUT_SHAPE, ModelSpec
from mnist_desktop.training.scratch.activations import ACTIVATIONS, Array, softmax
from mnist_desktop.training.scratch.initial_weights import draw_kernel

Labels = NDArray[np.integer]


@dataclass(frozen=True, eq=False)
class DenseArrays:
    """One Dense layer's views into the network's parameters and gradient. Without a bias, `bias` has length 0.

    Attributes
    ----------
    kernel, kernel_gradient
        Shape (inputs, units).
    bias, bias_gradient
        Shape (units,).
    """

    kernel: Array
    bias: Array
    kernel_gradient: Array
    bias_gradient: Array


@dataclass(frozen=True, eq=False)
class Trace:
    """What the backward pass needs from the forward pass.

    Attributes
    ----------
    signals
        ``signals[k]`` is the input of layer k and ``signals[k + 1]`` its output. The last are the logits, shape (N, classes).
    masks
        For each Dropout layer, the factors of its input.
    """

    signals: list[Array]
    masks: dict[int, Array] = field(default_factory=dict)

    @property
    def logits(self) -> Array:
        """The input of the closing softmax, shape (N, classes)."""
        return self.signals[-1]


class Network:
    """Layers with their parameters.

    Parameters
    ----------
    spec
        Has no blocking problem, and only the four layer kinds above.
    random
        Draws the initial kernels; biases start at 0.
    dtype
        float32 to train, float64 to check gradients.

    Attributes
    ----------
    layers
        The spec as :func:`single_steps`.
    parameters, gradient
        One vector each, shape (number of parameters,).
    dense
        The arrays of each Dense layer, by the layer's index, as views into these two vectors.
    """

    def __init__(self, spec: ModelSpec, random: np.random.Generator, dtype: DTypeLike = np.float32) -> None:
        self.layers = single_steps(spec)
        self.dense: dict[int, DenseArrays] = {}
        count = sum(layer.parameter_count(shape) for _, layer, shape in self._with_input_shapes())
        self.parameters: Array = np.zeros(count, dtype)
        self.gradient: Array = np.zeros(count, dtype)
        start = 0
        for index, layer, shape in self._with_input_shapes():
            if isinstance(layer, Dense):
                end = start + layer.parameter_count(shape)
                kernel, bias = _kernel_and_bias(self.parameters[start:end], shape[0], layer.units)
                kernel[:] = draw_kernel(layer.initializer, shape[0], layer.units, random)
                kernel_gradient, bias_gradient = _kernel_and_bias(self.gradient[start:end], shape[0], layer.units)
                self.dense[index] = DenseArrays(kernel, bias, kernel_gradient, bias_gradient)
                start = end

    def forward(self, images: Array, random: np.random.Generator | None = None) -> Trace:
        """Send a batch through the layers (Goodfellow et al., algorithm 6.3).

        - Flatten: lay each image out as one row.
        - Dense: z = x W + b.
        - Activation: a = f(z).
        - Dropout, in training: a = x m / (1 - rate), where each m is 1 with probability 1 - rate, otherwise 0. The
          division keeps the expected sum the same (Srivastava et al., 2014, section 10).

        Parameters
        ----------
        images
            Scaled pixels, shape (N, 28, 28, 1).
        random
            Draws the dropout; None for a network in use, which has no dropout.
        """
        x = images
        trace = Trace([x])
        for index, layer in enumerate(self.layers):
            match layer:
                case Flatten():
                    x = x.reshape(len(x), -1)
                case Dense():
                    x = x @ self.dense[index].kernel
                    if layer.use_bias:
                        x += self.dense[index].bias
                case ActivationLayer():
                    x = ACTIVATIONS[layer.activation].function(x)
                case Dropout() if random is not None:
                    keep = random.random(x.shape, np.float32) >= layer.rate
                    trace.masks[index] = keep.astype(x.dtype) / (1 - layer.rate)
                    x = x * trace.masks[index]
            trace.signals.append(x)
        return trace

    def backward(self, trace: Trace, labels: Labels) -> None:
        """Set `gradient` to the derivative of the loss by every parameter (Goodfellow et al., algorithm 6.4).

        `delta` is the derivative of the loss by a layer's output; the chain rule takes it from layer to layer, from last to
        first. With one-hot labels y and a batch of N:

        - Softmax and cross-entropy together: delta = (softmax(logits) - y) / N.
        - Dense: dL/dW = x^T delta + l1 sign(W) + 2 l2 W; dL/db = sum of delta over the batch; go on with delta W^T.
        - Activation: go on with delta df/dz.
        - Dropout: go on with delta m / (1 - rate).
        """
        delta = softmax(trace.logits)
        delta[np.arange(len(labels)), labels] -= 1
        delta /= len(labels)
        first = min(self.dense)  # no layer before it has weights
        for index in range(len(self.layers) - 1, first - 1, -1):
            x = trace.signals[index]
            match layer := self.layers[index]:
                case Dense():
                    arrays = self.dense[index]
                    np.matmul(x.T, delta, out=arrays.kernel_gradient)
                    if layer.l1 or layer.l2:
                        arrays.kernel_gradient[:] += layer.l1 * np.sign(arrays.kernel) + 2 * layer.l2 * arrays.kernel
                    if layer.use_bias:
                        delta.sum(0, out=arrays.bias_gradient)
                    if index > first:
                        delta = delta @ arrays.kernel.T
                case ActivationLayer():
                    delta = ACTIVATIONS[layer.activation].gradient(delta, x, trace.signals[index + 1])
                case Dropout() if index in trace.masks:
                    delta = delta * trace.masks[index]

    def penalty(self) -> float:
        """The penalty added to the loss: l1 sum |W| + l2 sum W^2 over each kernel (Goodfellow et al., section 7.1)."""
        total = 0.0
        for index, arrays in self.dense.items():
            layer = self.layers[index]
            if isinstance(layer, Dense) and (layer.l1 or layer.l2):
                total += layer.l1 * float(np.abs(arrays.kernel).sum()) + layer.l2 * float(np.square(arrays.kernel).sum())
        return total

    @property
    def last_parameters(self) -> slice:
        """Where kernel and bias of the last Dense layer are in `parameters`."""
        last = self.dense[max(self.dense)]
        return slice(len(self.parameters) - last.kernel.size - last.bias.size, len(self.parameters))

    def arrays(self) -> Iterator[Array]:
        """Kernels and biases, as views, in the order of Keras' ``get_weights``."""
        return (array for arrays in self.dense.values() for array in (arrays.kernel, arrays.bias) if array.size)

    def copy_arrays(self) -> tuple[Array, ...]:
        """Copies of these arrays; later steps do not change them."""
        return tuple(array.copy() for array in self.arrays())

    def _with_input_shapes(self) -> Iterator[tuple[int, Layer, tuple[int, ...]]]:
        shape = INPUT_SHAPE
        for index, layer in enumerate(self.layers):
            yield index, layer, shape
            shape = layer.output_shape(shape)


def _kernel_and_bias(part: Array, inputs: int, units: int) -> tuple[Array, Array]:
    """One layer's part of a vector, as views with the shapes of its kernel and its bias."""
    return part[: inputs * units].reshape(inputs, units), part[inputs * units :]


def cross_entropy(logits: Array, labels: Labels) -> Array:
    """Each image's loss in nats, shape (N,): -log p[label] = log sum_j exp(z_j) - z[label] (Goodfellow et al., equation 6.30).

    Computed from the logits, as in Keras: the logarithm of a probability that is rounded to 0 would be infinite.
    """
    z = logits - logits.max(-1, keepdims=True)
    return np.asarray(np.log(np.exp(z).sum(-1)) - z[np.arange(len(labels)), labels])
