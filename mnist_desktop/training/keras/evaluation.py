"""Opens a run for the Results and Draw tabs: rebuilds its network and evaluates it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import replace

import numpy as np
from msgspec.structs import replace as replace_in
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.titles import said_title
from mnist_desktop.core.model.closing_layers import classes_of
from mnist_desktop.core.model.cost import evaluation_batch
from mnist_desktop.core.model.layers import Conv2D, Dense
from mnist_desktop.core.model.spec import ModelSpec, analyse
from mnist_desktop.core.results.metrics import evaluate
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.engine_interface import EngineError, OpenedRun
from mnist_desktop.training.keras.fused_forward import forward
from mnist_desktop.training.keras.importing import import_engine
from mnist_desktop.training.keras.learner import EVALUATION_BATCH
from mnist_desktop.training.keras.memory_errors import memory_errors_as_pythons
from mnist_desktop.training.keras.model_builder import Keras, build_model, scale_pixels


def open_run(record: RunRecord, dataset: Dataset, stop: StopToken | None = None) -> OpenedRun:
    """Rebuild the network of `record`, evaluate it on the test part of `dataset`, and build its predictor.

    Stored test probabilities are used, unless the data have changed since.

    Raises
    ------
    EngineError
        TensorFlow cannot be loaded, the weights do not fit the layers, there are no test images, they are of another
        number of classes, or `stop` asked for an end.
    MemoryError
        It needs more memory than there is.
    """
    stop = stop or StopToken()
    _refuse_once_stopped(stop)
    import_engine()
    _refuse_once_stopped(stop)
    problem = analyse(record.info.spec, record.info.classes).blocking
    if problem is not None:
        raise EngineError(problem.template, **problem.values)
    if dataset.classes != record.info.classes:
        told = "The network of this run tells {count} classes apart, but {title} has {classes}, so it cannot be judged on it."
        raise EngineError(told, count=record.info.classes, title=said_title(dataset.title), classes=dataset.classes)
    if not len(dataset.test_labels):
        raise EngineError("{title} has no test images, so no run can be judged on it.", title=said_title(dataset.title))
    with memory_errors_as_pythons():
        predictor = KerasPredictor(record.info.spec, record.weights, record.pixel_mean, record.pixel_std)
    probabilities = _kept_probabilities(record, dataset)
    if probabilities is None:
        parts = []
        for part in predictor.batches(dataset.test_images):
            _refuse_once_stopped(stop)
            parts.append(part)
        probabilities = np.concatenate(parts)
        record = replace(record, test_probabilities=probabilities)
    return OpenedRun(record, dataset, evaluate(dataset.test_labels, probabilities), predictor)


def _refuse_once_stopped(stop: StopToken) -> None:
    if stop.stop_requested:
        raise EngineError("Opening the run was stopped.")


def _kept_probabilities(record: RunRecord, dataset: Dataset) -> NDArray[np.float32] | None:
    """The stored probabilities for exactly these test images, if any."""
    kept = record.test_probabilities
    if kept is None or len(kept) != len(dataset.test_labels) or record.info.dataset_fingerprint != dataset.fingerprint:
        return None
    return kept


def _of_zeros(spec: ModelSpec) -> ModelSpec:
    """The same layers, whose weights begin as zeros: drawing random ones, for nothing, takes three times their memory."""
    layers = (replace_in(layer, initializer="zeros") if isinstance(layer, Dense | Conv2D) else layer for layer in spec.layers)
    return replace_in(spec, layers=tuple(layers))


class KerasPredictor:
    """Predicts with its own weights, so that any thread may call it while another network trains.

    The compiled function takes the weights as arguments. So one function serves the weights of every epoch, in several threads at
    once: nothing is assigned, and nothing compiled again.

    Parameters
    ----------
    spec, weights
        The weights are copied.
    mean, std
        The scaling of its training, see :mod:`mnist_desktop.training.scaling`.

    Raises
    ------
    EngineError
        The weights do not fit the spec.
    """

    def __init__(self, spec: ModelSpec, weights: Sequence[NDArray[np.generic]], mean: float, std: float) -> None:
        import tensorflow as tf
        from keras import StatelessScope

        model = build_model(_of_zeros(spec), seed=0)
        self._shapes = [tuple(weight.shape) for weight in model.weights]
        self._refuse_misfits(weights)
        self._classes = classes_of(spec)
        self._batch = evaluation_batch(spec, EVALUATION_BATCH)

        def probabilities(images: Keras, *values: Keras) -> Keras:
            with StatelessScope(zip(model.weights, values, strict=True)):
                return forward(model, scale_pixels(images, mean, std)[..., tf.newaxis], training=False)

        kinds = [tf.TensorSpec(weight.shape, weight.dtype) for weight in model.weights]
        function = tf.function(probabilities, input_signature=[tf.TensorSpec([None, 28, 28], tf.uint8), *kinds], autograph=False)
        # The compiled function itself: tf.function would choose among several, and bind each of the weights to its name at each
        # call, which takes as long as the network's answer to an image. The first call is slow, so it is done below.
        self._function = function.get_concrete_function().inference_fn
        for weight in model.weights:
            # The values come as arguments. Those that the network was built with would stay in memory until Python's collector
            # finds the model, which is a cycle: 76 MB for the largest network.
            weight._value = None  # noqa: SLF001
        self.set_weights(weights)
        self(np.zeros((1, 28, 28), np.uint8))

    def with_weights(self, weights: Sequence[NDArray[np.generic]]) -> KerasPredictor:
        """The same network with other weights, such as those of another epoch; raises EngineError where they do not fit it."""
        other = copy(self)
        other.set_weights(weights)
        return other

    def __call__(self, images: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Probabilities, float32, shape (N, classes), for `images`, uint8, shape (N, 28, 28); about a millisecond for one."""
        parts = list(self.batches(images))
        return np.concatenate(parts) if parts else np.zeros((0, self._classes), np.float32)

    def batches(self, images: NDArray[np.uint8]) -> Iterator[NDArray[np.float32]]:
        """The same in parts, one after the other, for a caller that may want to end in between."""
        import tensorflow as tf

        for begin in range(0, len(images), self._batch):
            with memory_errors_as_pythons():
                part = tf.constant(images[begin : begin + self._batch])
                answers = self._function.call_preflattened([part, *self._weights]).numpy()
            yield answers

    def set_weights(self, weights: Sequence[NDArray[np.generic]]) -> None:
        """Predict with these from now on."""
        import tensorflow as tf

        self._refuse_misfits(weights)
        with memory_errors_as_pythons():
            self._weights = [tf.constant(weight, tf.float32) for weight in weights]

    def _refuse_misfits(self, weights: Sequence[NDArray[np.generic]]) -> None:
        if [weight.shape for weight in weights] != self._shapes:
            raise EngineError("The stored weights do not fit the layers: the run was changed after its training, or is damaged.")
