"""TensorFlow reads the images where the app has them: they are in memory once, as long as either needs them, and unchanged."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace

import numpy as np
import pytest

from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.aligned import ALIGNMENT, aligned_empty, aligned_join, is_aligned
from mnist_desktop.core.datasets.broken.breaking import broken
from mnist_desktop.core.datasets.broken.damages import Noise
from mnist_desktop.core.datasets.mixed import Mixture, mixed
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.preparation import prepare


def images_of(shape):
    images = aligned_empty(shape)
    images[:] = np.random.default_rng(0).integers(0, 256, shape, np.uint8)
    images.flags.writeable = False
    return images


@pytest.mark.parametrize("shape", [(1, 28, 28), (7, 28, 28), (3,)])
def test_aligned_memory_is_as_numpys_but_for_its_first_byte(shape):
    arrays = [aligned_empty(shape) for _ in range(20)]
    assert all(is_aligned(array) for array in arrays)
    assert {(array.shape, array.dtype, array.flags.c_contiguous) for array in arrays} == {(shape, np.dtype(np.uint8), True)}


def test_joined_images_are_those_of_numpy():
    parts = images_of((3, 28, 28)), images_of((5, 28, 28))[1:]
    joined = aligned_join(parts)
    assert is_aligned(joined)
    assert np.array_equal(joined, np.concatenate(parts))


def test_images_are_aligned_wherever_a_data_set_comes_from():
    read = catalog.load("mnist-starter")
    cached = catalog.load("mnist-starter")
    digits = ModelSpec((Flatten(), Dense(10, "softmax")))
    made_up = prepare(TrainingJob("run", Experiment(digits, TrainingConfig(made_up_hands=0.01)), read), Control()).dataset
    assert made_up.train_count > read.train_count
    for dataset in (
        read,
        cached,
        made_up,
        broken(read, Noise()),
        mixed(read, cached, Mixture("mnist-starter", "mnist-starter", 50)),
    ):
        assert is_aligned(dataset.train_images), dataset.title


@pytest.fixture
def image_tensor():
    from mnist_desktop.training.keras.importing import import_engine
    from mnist_desktop.training.keras.shared_images import image_tensor

    import_engine()
    return image_tensor


@pytest.mark.tensorflow
def test_a_tensor_of_aligned_images_lies_where_they_lie(image_tensor):
    images = images_of((9, 28, 28))
    tensor = image_tensor(images[:7])
    assert np.asarray(memoryview(tensor)).ctypes.data == images.ctypes.data
    assert np.array_equal(tensor.numpy()[..., 0], images[:7])
    assert tensor.shape == (7, 28, 28, 1)


@pytest.mark.tensorflow
def test_images_that_begin_in_the_middle_of_a_block_are_copied(image_tensor):
    images = images_of((9 * 28 * 28 + 1,))[1:].reshape(9, 28, 28)
    assert images.ctypes.data % ALIGNMENT
    tensor = image_tensor(images)
    assert np.asarray(memoryview(tensor)).ctypes.data != images.ctypes.data
    assert np.array_equal(tensor.numpy()[..., 0], images)


@pytest.mark.tensorflow
def test_the_memory_lasts_as_long_as_the_tensor_and_no_longer(image_tensor):
    images = images_of((9, 28, 28))
    kept, memory = images.copy(), weakref.ref(images.base)
    tensor = image_tensor(images)
    del images
    gc.collect()
    assert memory() is not None
    assert np.array_equal(tensor.numpy()[..., 0], kept)
    del tensor
    gc.collect()
    assert memory() is None


@pytest.mark.tensorflow
def test_training_gives_the_same_bits_from_shared_and_copied_images_and_changes_none(tiny_dataset):
    from mnist_desktop.training.keras.engine import train

    spec = ModelSpec((Flatten(), Dense(8), Dense(10, "softmax")))
    config = TrainingConfig(batch_size=32, epochs=1)
    shared = aligned_join((tiny_dataset.images,))
    shared.flags.writeable = False
    off = aligned_empty((tiny_dataset.images.size + 1,))[1:].reshape(tiny_dataset.images.shape)
    off[:] = tiny_dataset.images
    records = [
        train(TrainingJob("run", Experiment(spec, config), replace(tiny_dataset, images=images)), lambda _: None, Control())
        for images in (shared, off)
    ]
    assert all(np.array_equal(*pair) for pair in zip(*(record.weights for record in records), strict=True))
    assert np.array_equal(shared, tiny_dataset.images)
    assert not shared.flags.writeable
