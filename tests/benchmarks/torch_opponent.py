"""The network of a spec as a good PyTorch user would train it: an eager loop over batches of one tensor, on all threads.

Convolutions have their memory in the order that PyTorch computes fastest on a processor, channels last.
"""

from __future__ import annotations

from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.split import Split
from mnist_desktop.core.model.layers import Conv2D, Dense, Dropout, Flatten, MaxPooling2D
from mnist_desktop.core.model.spec import ModelSpec, analyse
from mnist_desktop.core.runs.config import TrainingConfig
from mnist_desktop.training.scaling import BRIGHTEST

Torch = Any
"""An object of PyTorch, which need not be installed."""

EVALUATION_BATCH = 1000


class TorchOpponent:
    """Trains one epoch at each call, and validates after it, as the engine does.

    Attributes
    ----------
    seconds
        Of each call.

    Raises
    ------
    ImportError
        PyTorch is not installed.
    """

    def __init__(self, spec: ModelSpec, config: TrainingConfig, dataset: Dataset, split: Split) -> None:
        import torch

        torch.manual_seed(config.seed)
        pixels = torch.from_numpy(dataset.train_images[:, np.newaxis].astype(np.float32) / BRIGHTEST)
        self._layout = torch.channels_last if any(isinstance(layer, Conv2D) for layer in spec.layers) else torch.contiguous_format
        self._pixels = pixels.contiguous(memory_format=self._layout)
        self._labels = torch.from_numpy(dataset.train_labels.astype(np.int64))
        self._split, self._batch_size = split, config.batch_size
        self._network = torch.nn.Sequential(*_modules(spec)).to(memory_format=self._layout)
        self._optimizer = torch.optim.Adam(self._network.parameters(), config.learning_rate)
        self._loss = torch.nn.CrossEntropyLoss()
        self._random = np.random.default_rng(config.seed)
        self.seconds: list[float] = []

    def __call__(self) -> None:
        began = perf_counter()
        self._train(self._random.permutation(self._split.fit))
        self._validate(self._split.validation)
        self.seconds.append(perf_counter() - began)

    def _train(self, order: NDArray[np.int32]) -> None:
        self._network.train()
        for begin in range(0, len(order), self._batch_size):
            pixels, labels = self._take(order[begin : begin + self._batch_size])
            self._optimizer.zero_grad()
            self._loss(self._network(pixels), labels).backward()
            self._optimizer.step()

    def _validate(self, held: NDArray[np.int32]) -> float:
        import torch

        self._network.eval()
        correct = 0
        with torch.inference_mode():
            for begin in range(0, len(held), EVALUATION_BATCH):
                pixels, labels = self._take(held[begin : begin + EVALUATION_BATCH])
                correct += int((self._network(pixels).argmax(1) == labels).sum())
        return correct / len(held)

    def _take(self, indices: NDArray[np.int32]) -> tuple[Torch, Torch]:
        import torch

        index = torch.from_numpy(indices.astype(np.int64))
        return self._pixels[index].contiguous(memory_format=self._layout), self._labels[index]


def _modules(spec: ModelSpec) -> list[Torch]:
    """The layers of `spec` in PyTorch, without the closing softmax, which is part of its loss."""
    from torch import nn

    modules: list[Torch] = []
    for row in analyse(spec).rows:
        match row.layer:
            case Flatten():
                modules.append(nn.Flatten())
            case Dropout(rate=rate):
                modules.append(nn.Dropout(rate))
            case MaxPooling2D(pool_size=size):
                modules.append(nn.MaxPool2d(size))
            case Conv2D() as layer:
                modules.append(nn.Conv2d(row.input_shape[-1], layer.filters, layer.kernel_size))
                modules += [nn.ReLU()] if layer.activation == "relu" else []
            case Dense() as layer:
                modules.append(nn.Linear(row.input_shape[0], layer.units))
                modules += [nn.ReLU()] if layer.activation == "relu" else []
            case layer:
                raise NotImplementedError(layer.kind)
    return modules
