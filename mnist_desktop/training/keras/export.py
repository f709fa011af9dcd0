"""Writes a run's network in the forms of Keras, LiteRT and TensorFlow, and reads them back.

The networks take pixels as they are, from 0 to 255, float32, shape (N, 28, 28, 1), and scale them themselves: whoever gets a file
cannot forget it. Converting leaks memory at each call (tensorflow#122598): all of this is for a process that ends soon.
"""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.export.forms import Form
from mnist_desktop.core.insight.feeds import layer_weights
from mnist_desktop.core.model.layers import Dropout, GaussianNoise, RandomImageLayer
from mnist_desktop.core.model.spec import INPUT_SHAPE
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.training.keras.importing import import_engine
from mnist_desktop.training.keras.model_builder import Keras, build_model
from mnist_desktop.training.scaling import BRIGHTEST

_TRAINING_ONLY = (RandomImageLayer, Dropout, GaussianNoise)


def export_network(record: RunRecord, form: Form, path: Path) -> None:
    """Write the network of `record` to `path`, whose ending is that of the form."""
    import_engine()
    match form:
        case Form.KERAS:
            twin(record, keeps_noise=True).save(path)
        case Form.LITERT:
            # TFLiteConverter.from_concrete_functions succeeds, too, and its file gives NaN.
            twin(record).export(path, format="litert", verbose=False)
        case Form.SAVED_MODEL:
            with tempfile.TemporaryDirectory(dir=path.parent) as folder:
                twin(record).export(folder, format="tf_saved_model", verbose=False)
                _pack(Path(folder), path)
        case _:
            raise ValueError(form)


def answers_of_file(form: Form, path: Path, images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """What the network in a file that :func:`export_network` wrote says of images, uint8, shape (N, 28, 28).

    Returns
    -------
    ndarray
        Probabilities, float32, shape (N, classes).
    """
    import_engine()
    pixels = images[..., np.newaxis].astype(np.float32)
    match form:
        case Form.KERAS:
            import keras

            answers = keras.models.load_model(path, compile=False, safe_mode=True)(pixels, training=False)
        case Form.LITERT:
            answers = _run_litert(path, pixels)
        case Form.SAVED_MODEL:
            import tensorflow as tf

            with tempfile.TemporaryDirectory(dir=path.parent) as folder:
                with zipfile.ZipFile(path) as archive:
                    archive.extractall(folder)  # it is the one that was written a moment ago
                loaded = tf.saved_model.load(folder)  # a name of its own: its variables live as long as it does
                answers = loaded.serve(pixels)
        case _:
            raise ValueError(form)
    return np.asarray(answers, np.float32)


@contextmanager
def first_losses() -> Iterator[list[float]]:
    """Listen to networks that are trained inside the block: the list has the loss of the very first step, once it is done."""
    import_engine()
    import keras

    heard: list[float] = []
    fit = keras.Sequential.fit

    def listened(self: Keras, *arguments: Keras, callbacks: Keras = None, **options: Keras) -> Keras:
        def listen(_batch: int, logs: Keras) -> None:
            if not heard:
                heard.append(float(logs["loss"]))

        ear = keras.callbacks.LambdaCallback(on_train_batch_end=listen)
        return fit(self, *arguments, callbacks=[*(callbacks or ()), ear], **options)

    keras.Sequential.fit = listened
    try:
        yield heard
    finally:
        del keras.Sequential.fit  # what it inherits is there again


def twin(record: RunRecord, *, keeps_noise: bool = False) -> Keras:
    """The network of `record`, by whichever engine it was trained, in Keras' layers alone.

    Layers that change images in training only are left out: some of them are this program's own. With `keeps_noise`, dropout and
    noise stay, so that the network can be trained on. One that is asked both ways is so in training, too: a network of Keras'
    layers alone cannot look one way there and both ways in use.
    """
    import keras

    left_out = RandomImageLayer if keeps_noise else _TRAINING_ONLY
    info = record.info
    whole = build_model(info.spec, info.config.seed)
    kept = [
        (layer, built) for layer, built in zip(info.spec.layers, whole.layers, strict=True) if not isinstance(layer, left_out)
    ]
    mean, std = record.pixel_mean, record.pixel_std
    scaling = keras.layers.Rescaling(1 / (BRIGHTEST * std), -mean / std)
    pixels, layers = keras.Input(INPUT_SHAPE, name="pixels"), [scaling, *(built for _, built in kept)]
    model = _asked_both_ways(pixels, layers) if info.spec.asks_both_ways else keras.Sequential([pixels, *layers], name="network")
    model.set_weights([array for part in layer_weights(info.spec, record.weights) for array in part])
    return model


def _asked_both_ways(pixels: Keras, layers: list[Keras]) -> Keras:
    """The network of `layers` whose last one gets the mean of what the others make of `pixels` and of their mirror image."""
    import keras

    *hidden, closing = layers
    body = keras.Sequential([keras.Input(INPUT_SHAPE), *hidden], name="body")
    features = keras.layers.Average(name="mean_of_both_ways")([body(pixels), body(keras.ops.flip(pixels, 2))])
    return keras.Model(pixels, closing(features), name="network")


def _run_litert(path: Path, pixels: NDArray[np.float32]) -> NDArray[np.float32]:
    from ai_edge_litert.interpreter import Interpreter

    interpreter = Interpreter(model_path=str(path))
    entry, exit_ = interpreter.get_input_details()[0]["index"], interpreter.get_output_details()[0]["index"]
    interpreter.resize_tensor_input(entry, pixels.shape)
    interpreter.allocate_tensors()
    interpreter.set_tensor(entry, pixels)
    interpreter.invoke()
    return np.array(interpreter.get_tensor(exit_), np.float32)


def _pack(folder: Path, path: Path) -> None:
    """Pack a folder, in the order of its names."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in sorted(folder.rglob("*")):
            archive.write(each, each.relative_to(folder))
