"""Looks into a network of the engine from scratch, whose back-propagation goes on to the pixels here."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.insight.columns import Activations
from mnist_desktop.core.model.closing_layers import classes_of
from mnist_desktop.core.model.layers import ActivationLayer, Dense, Dropout, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.training.engine_interface import EngineError
from mnist_desktop.training.insight import Gray, counted_layers
from mnist_desktop.training.scaling import scale
from mnist_desktop.training.scratch.activations import ACTIVATIONS, Array, softmax
from mnist_desktop.training.scratch.network import Network, Trace


class ScratchInsight:
    """See :class:`mnist_desktop.training.insight.Insight`; `mean` and `std` are the scaling of the training."""

    def __init__(self, spec: ModelSpec, weights: Sequence[NDArray[np.generic]], mean: float, std: float) -> None:
        self.spec = spec
        self._mean, self._std = mean, std
        self._network = Network(spec, np.random.default_rng(0))
        arrays = list(self._network.arrays())
        if [array.shape for array in weights] != [array.shape for array in arrays]:
            raise EngineError("The stored weights do not fit the layers: the run was changed after its training, or is damaged.")
        for array, new in zip(arrays, weights, strict=True):
            array[:] = new

    def with_weights(self, weights: Sequence[NDArray[np.generic]]) -> ScratchInsight:
        """The same with other weights."""
        return ScratchInsight(self.spec, weights, self._mean, self._std)

    def activations(self, images: Gray) -> Activations:
        """What every layer gives. A dense layer is two steps of the network, of which the second is its output."""
        trace = self._forward(images)
        layers, step = [], 0
        for layer in self.spec.layers[:-1]:
            step += 2 if isinstance(layer, Dense) and layer.activation != "linear" else 1
            layers.append(trace.signals[step])
        return Activations((*layers, softmax(trace.logits)), trace.logits)

    def logits(self, images: Gray) -> NDArray[np.float32]:
        """What goes into the closing softmax."""
        return self._forward(images).logits if len(images) else np.zeros((0, classes_of(self.spec)), np.float32)

    def answers(self, images: Gray) -> tuple[NDArray[np.float32], ...]:
        """The largest number of every counted unit."""
        counted = (self.activations(images).layers[at] for at in counted_layers(self.spec))
        return tuple(each.max((1, 2)) if each.ndim == 4 else each for each in counted)

    def gradient(self, image: Gray, class_number: int) -> NDArray[np.float32]:
        """The slope of a logit."""
        network, trace = self._network, self._forward(image[np.newaxis])
        delta = np.zeros_like(trace.logits)
        delta[:, class_number] = 1
        return slope_of_input(network, trace, delta).reshape(image.shape)

    def in_training(self, image: Gray, index: int, seed: int) -> NDArray[np.float32]:
        """What a layer without weights makes of its input; of those that this engine knows, dropout alone acts by chance."""
        layers = self.activations(image[np.newaxis]).layers
        inputs = layers[index - 1][0] if index else scale(image[np.newaxis], self._mean, self._std)[0]
        layer = self.spec.layers[index]
        if not isinstance(layer, Dropout):
            return np.asarray(layers[index][0])
        keep = np.random.default_rng(seed).random(inputs.shape, np.float32) >= layer.rate
        return np.asarray(inputs * (keep.astype(inputs.dtype) / (1 - layer.rate)))

    def _forward(self, images: Gray) -> Trace:
        return self._network.forward(scale(images, self._mean, self._std))


def slope_of_input(network: Network, trace: Trace, delta: Array) -> Array:
    """Take `delta`, the derivative of something by the logits, back to the pixels; the shape is that of the images.

    These are the rules of :meth:`Network.backward` without the gradients of the weights, down to the first layer. Nothing is
    dropped, as the network is in use.
    """
    for index in range(len(network.layers) - 1, -1, -1):
        match layer := network.layers[index]:
            case Flatten():
                delta = delta.reshape(trace.signals[index].shape)
            case Dense():
                delta = delta @ network.dense[index].kernel.T
            case ActivationLayer():
                x, a = trace.signals[index], trace.signals[index + 1]
                delta = ACTIVATIONS[layer.activation].gradient(delta, x, a)
    return delta
