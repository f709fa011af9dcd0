"""A trained network as a function of pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.model.cost import quick_batch
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.training.engine import EngineError
from mnist_desktop.training.keras.fused_forward import forward
from mnist_desktop.training.keras.learner import EVALUATION_BATCH
from mnist_desktop.training.keras.model_builder import Keras, build_model, scale_pixels


class KerasPredictor:
    """Answers with a network of its own, so that any thread may ask while another one trains.

    Parameters
    ----------
    spec, weights
        The weights are copied.
    mean, std
        The scaling that it was trained with, see :mod:`mnist_desktop.training.scaling`.

    Raises
    ------
    EngineError
        The weights do not fit the spec.
    """

    def __init__(self, spec: ModelSpec, weights: Sequence[NDArray[np.generic]], mean: float, std: float) -> None:
        import tensorflow as tf

        model = build_model(spec, seed=0)
        expected = [tuple(weight.shape) for weight in model.weights]
        if [weight.shape for weight in weights] != expected:
            raise EngineError("The stored weights do not fit the layers: the run was changed after its training, or is damaged.")
        model.set_weights(weights)
        self._batch = min(EVALUATION_BATCH, quick_batch(spec))

        def probabilities(images: Keras) -> Keras:
            return forward(model, scale_pixels(images, mean, std)[..., tf.newaxis], training=False)

        function = tf.function(probabilities, input_signature=[tf.TensorSpec([None, 28, 28], tf.uint8)], autograph=False)
        # The compiled function itself, past tf.function's choice among several; the first call is done with, too.
        self._function = function.get_concrete_function()
        self(np.zeros((1, 28, 28), np.uint8))

    def __call__(self, images: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Probabilities, float32, shape (N, 10), for `images`, uint8, shape (N, 28, 28); about a millisecond for one."""
        parts = list(self.batches(images))
        return np.concatenate(parts) if parts else np.zeros((0, 10), np.float32)

    def batches(self, images: NDArray[np.uint8]) -> Iterator[NDArray[np.float32]]:
        """The same in parts, one after the other, for whoever may want to end in between."""
        import tensorflow as tf

        for begin in range(0, len(images), self._batch):
            yield self._function(tf.constant(images[begin : begin + self._batch])).numpy()
