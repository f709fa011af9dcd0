"""Looks into a network of Keras' layers.

The layers are Keras' own, called one after the other in one compiled function. Its weights are arguments, not variables: so
those of another epoch are used at once, nothing is compiled again, and several threads may ask with different ones.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from itertools import accumulate
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.insight.columns import Activations
from mnist_desktop.core.model.closing_layers import classes_of
from mnist_desktop.core.model.cost import quick_batch
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.training.engine_interface import EngineError
from mnist_desktop.training.insight import Gray, counted_layers
from mnist_desktop.training.keras.importing import import_engine
from mnist_desktop.training.keras.model_builder import Keras, build_model, mirrored, scale_pixels
from mnist_desktop.training.scaling import scale

Compute = Callable[..., Keras]


class KerasInsight:
    """See :class:`mnist_desktop.training.insight.Insight`. Each function is compiled when it is first needed.

    Parameters
    ----------
    weights
        In the order of Keras' ``get_weights``.
    mean, std
        The scaling of its training, see :mod:`mnist_desktop.training.scaling`.

    Raises
    ------
    EngineError
        TensorFlow cannot be loaded, or the weights do not fit the spec.
    """

    def __init__(self, spec: ModelSpec, weights: Sequence[NDArray[np.generic]], mean: float, std: float) -> None:
        import_engine()
        self.spec = spec
        self._mean, self._std = mean, std
        self._background = -mean / std
        self._model = build_model(spec, seed=0)
        self._classes = classes_of(spec)
        self._batch = quick_batch(spec)
        self._compiling = Lock()
        self._functions: dict[str, Keras] = {}
        self._weights = self._checked(weights)

    def with_weights(self, weights: Sequence[NDArray[np.generic]]) -> KerasInsight:
        """The same with other weights; what is compiled serves both."""
        other = copy(self)
        other._weights = self._checked(weights)  # noqa: SLF001 - of its own kind
        return other

    def _checked(self, weights: Sequence[NDArray[np.generic]]) -> tuple[Keras, ...]:
        import tensorflow as tf

        if [array.shape for array in weights] != [tuple(variable.shape) for variable in self._model.weights]:
            raise EngineError("The stored weights do not fit the layers: the run was changed after its training, or is damaged.")
        return tuple(tf.constant(np.asarray(array, np.float32)) for array in weights)

    def activations(self, images: Gray) -> Activations:
        """What every layer gives."""
        *layers, logits = self._run(self._outputs, images)
        mean = layers.pop() if self.spec.asks_both_ways else None
        return Activations(tuple(layers), logits, mean)

    def logits(self, images: Gray) -> NDArray[np.float32]:
        """What goes into the closing softmax."""
        return self._run(self._logits, images)[0] if len(images) else np.zeros((0, self._classes), np.float32)

    def answers(self, images: Gray) -> tuple[NDArray[np.float32], ...]:
        """The largest number of every counted unit."""
        return self._run(self._largest, images) if counted_layers(self.spec) else ()

    def gradient(self, image: Gray, class_number: int) -> NDArray[np.float32]:
        """The slope of a logit; all classes' slopes come from one function, which is compiled once."""
        weights_of_class = np.zeros(self._classes, np.float32)
        weights_of_class[class_number] = 1
        slope = self._function(self._slope, 1)(_pixels(image[np.newaxis]), _numbers(weights_of_class), *self._weights)
        return np.asarray(slope.numpy()[0, :, :, 0])

    def in_training(self, image: Gray, index: int, seed: int) -> NDArray[np.float32]:
        """What a layer without weights makes of its input while training; not compiled, as it is asked rarely."""
        one = image[np.newaxis]
        inputs = self.activations(one).layers[index - 1] if index else scale(one, self._mean, self._std)
        layer = build_model(self.spec, seed, self._background).layers[index]
        return np.asarray(layer(_numbers(inputs), training=True)[0])

    # What is compiled

    def _run(self, compute: Compute, images: Gray) -> tuple[NDArray[np.float32], ...]:
        """The arrays that `compute` makes of all images, some at a time."""
        function, weights = self._function(compute, 0), self._weights
        starts = range(0, len(images), self._batch)
        parts = [function(_pixels(images[start : start + self._batch]), *weights) for start in starts]
        return tuple(np.concatenate([array.numpy() for array in arrays]) for arrays in zip(*parts, strict=True))

    def _function(self, compute: Compute, vectors: int) -> Keras:
        """The compiled function of pixels, so many vectors of one number for each class, and weights."""
        import tensorflow as tf

        def function(images: Keras, *others: Keras) -> list[Keras]:
            mapping = zip(self._model.weights, others[vectors:], strict=True)
            with keras.StatelessScope(state_mapping=list(mapping)):
                outputs: list[Keras] = compute(scale_pixels(images, self._mean, self._std)[..., tf.newaxis], *others[:vectors])
                return outputs

        import keras

        with self._compiling:
            name = compute.__name__
            if name not in self._functions:
                specs = [tf.TensorSpec([None, 28, 28], tf.uint8), *[tf.TensorSpec([self._classes], tf.float32)] * vectors]
                specs += [tf.TensorSpec(variable.shape, tf.float32) for variable in self._model.weights]
                compiled = tf.function(function, input_signature=specs, autograph=False)
                self._functions[name] = compiled.get_concrete_function()
            return self._functions[name]

    def _outputs(self, pixels: Keras) -> list[Keras]:
        """The output of each layer, then the mean of both ways where the network is asked so, and at last the logits."""
        *hidden, closing = self._model.layers
        outputs = _each_output(hidden, pixels)
        if not self.spec.asks_both_ways:
            return [*outputs, closing(outputs[-1], training=False), _sums(closing, outputs[-1])]
        mean = (outputs[-1] + _each_output(hidden, mirrored(pixels))[-1]) / 2
        return [*outputs, closing(mean, training=False), mean, _sums(closing, mean)]

    def _logits(self, pixels: Keras) -> list[Keras]:
        *_, logits = self._outputs(pixels)
        return [logits]

    def _largest(self, pixels: Keras) -> list[Keras]:
        import tensorflow as tf

        outputs = self._outputs(pixels)
        counted = (outputs[at] for at in counted_layers(self.spec))
        return [tf.reduce_max(each, (1, 2)) if len(each.shape) == 4 else each for each in counted]

    def _slope(self, pixels: Keras, weights_of_class: Keras) -> Keras:
        import tensorflow as tf

        with tf.GradientTape() as tape:
            tape.watch(pixels)
            logit = tf.linalg.matvec(self._outputs(pixels)[-1], weights_of_class)
        slope: Keras = tape.gradient(logit, pixels)
        return slope


def _each_output(layers: list[Keras], pixels: Keras) -> list[Keras]:
    """What each of `layers`, one after the other, makes of `pixels` in use."""
    outputs = list(accumulate(layers, lambda inputs, layer: layer(inputs, training=False), initial=pixels))
    return outputs[1:]


def _sums(closing: Keras, inputs: Keras) -> Keras:
    """What goes into the softmax of the closing layer, which is a Dense layer or softmax alone."""
    if not hasattr(closing, "kernel"):
        return inputs
    sums = inputs @ closing.kernel
    return sums + closing.bias if closing.use_bias else sums


def _pixels(images: Gray) -> Keras:
    import tensorflow as tf

    return tf.constant(images)


def _numbers(values: NDArray[np.float32]) -> Keras:
    import tensorflow as tf

    return tf.constant(values)
