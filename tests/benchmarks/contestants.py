"""Those who train the same network, epoch by epoch and in turn: the engine, ``model.fit`` and PyTorch.

Each runs in a thread of its own, as one uninterrupted training, and waits between epochs until it is its turn again. So no
epoch pays for the start of a training, no two contestants ever compute at the same time, and whatever else the machine does
slows all alike. An epoch is all optimizer steps and the validation, both with loss and accuracy.
"""

from __future__ import annotations

import importlib.util
import threading
import time
from abc import abstractmethod
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.split import Split, draw_split
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Conv2D, Dense, Flatten, MaxPooling2D
from mnist_desktop.core.model.spec import ModelSpec, analyse
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import EpochEnded, RunStarted
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.keras import engine
from mnist_desktop.training.keras.model_builder import build_model
from mnist_desktop.training.scaling import scale

SETTLING_SECONDS = 0.2
"""Threads that have run out of work spin for some milliseconds before they sleep: the next contestant begins after that."""


@dataclass(frozen=True, eq=False)
class Task:
    """What all of them train."""

    spec: ModelSpec
    config: TrainingConfig
    dataset: Dataset

    @property
    def split(self) -> Split:
        """Which images are fitted and which are held back, as the engine draws them."""
        config = self.config
        return draw_split(self.dataset.train_labels, config.validation_share, config.split_seed, config.stratified)


class Contestant(threading.Thread):
    """Trains in turn with others.

    Attributes
    ----------
    seconds
        Of each epoch so far.
    losses
        The mean training loss of each epoch, to see that all of them learn the same.
    """

    def __init__(self, task: Task) -> None:
        super().__init__(daemon=True)
        self.task = task
        self.seconds: list[float] = []
        self.losses: list[float] = []
        self._turn, self._rest = threading.Semaphore(0), threading.Semaphore(0)
        self._began = 0.0
        self._error: BaseException | None = None

    @abstractmethod
    def train(self) -> None:
        """Train all epochs of the task; call :meth:`wait` before the first one and :meth:`end_epoch` after each."""

    def take_turn(self) -> None:
        """Let it train one epoch and come back when it is over. Called by the one who gives out the turns."""
        if not self.is_alive() and not self.seconds:
            self.start()
            self._rest.acquire()
        self._turn.release()
        self._rest.acquire()
        if self._error is not None:
            raise self._error
        time.sleep(SETTLING_SECONDS)

    def run(self) -> None:
        """In the thread of its own."""
        try:
            self.train()
        except BaseException as error:  # noqa: BLE001 - raised again in the thread that waits for this turn
            self._error = error
            self._rest.release()

    def wait(self) -> None:
        """Wait for the next turn."""
        self._rest.release()
        self._turn.acquire()
        self._began = time.perf_counter()

    def end_epoch(self, loss: float) -> None:
        """Stop the clock, and wait for the next turn if there is one."""
        self.seconds.append(time.perf_counter() - self._began)
        self.losses.append(loss)
        if len(self.seconds) < self.task.config.epochs:
            self.wait()
        else:
            self._rest.release()


class Engine(Contestant):
    """The Keras engine of this program, called as the window calls it, with nothing that listens."""

    def train(self) -> None:
        def emit(event: object) -> None:
            if isinstance(event, RunStarted):
                self.wait()
            elif isinstance(event, EpochEnded):
                self.end_epoch(event.row.loss)

        experiment = Experiment(self.task.spec, self.task.config)
        engine.train(TrainingJob("benchmark", experiment, self.task.dataset), emit, Control())


class Fit(Contestant):
    """``model.fit`` on arrays with its defaults, as most lessons write it. It shuffles for itself."""

    def train(self) -> None:
        import keras

        config, split = self.task.config, self.task.split
        pixels, labels = scale(self.task.dataset.train_images, 0.0, 1.0), self.task.dataset.train_labels.astype("int32")
        model = build_model(self.task.spec, config.seed)
        model.compile(keras.optimizers.Adam(config.learning_rate), "sparse_categorical_crossentropy", metrics=["accuracy"])
        turns = keras.callbacks.LambdaCallback(
            on_train_begin=lambda logs: self.wait(), on_epoch_end=lambda epoch, logs: self.end_epoch(logs["loss"])
        )
        model.fit(
            pixels[split.fit], labels[split.fit], config.batch_size, config.epochs, verbose=0, callbacks=[turns],
            validation_data=(pixels[split.validation], labels[split.validation]),
        )  # fmt: skip


class Torch(Contestant):
    """PyTorch's eager loop as its users write it for a processor, with what is known to make it fast.

    Images and labels lie in one tensor each, of which every batch takes some by their indices; convolutions have channels
    last; Adam is the fused one. Loss and accuracy are added up without waiting for them.
    """

    def train(self) -> None:
        import torch
        from torch.nn.functional import cross_entropy

        config, split = self.task.config, self.task.split
        images = torch.from_numpy(scale(self.task.dataset.train_images, 0.0, 1.0)).permute(0, 3, 1, 2)
        labels = torch.from_numpy(self.task.dataset.train_labels.astype("int64"))
        model = self.build().to(memory_format=torch.channels_last)
        optimizer = torch.optim.Adam(model.parameters(), config.learning_rate, eps=1e-7, fused=True)
        random = np.random.default_rng(config.seed)

        def judge(indices: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
            outputs, truth = model(images[indices]), labels[indices]
            return cross_entropy(outputs, truth), (outputs.argmax(1) == truth).sum()

        self.wait()
        for _ in range(config.epochs):
            total, correct = torch.zeros(()), torch.zeros((), dtype=torch.int64)
            for batch in torch.from_numpy(random.permutation(split.fit).astype("int64")).split(config.batch_size):
                loss, right = judge(batch)
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
                total += loss.detach() * len(batch)
                correct += right
            held_total, held_correct = torch.zeros(()), torch.zeros((), dtype=torch.int64)
            with torch.no_grad():
                for batch in torch.from_numpy(split.validation.astype("int64")).split(config.batch_size):
                    loss, right = judge(batch)
                    held_total += loss * len(batch)
                    held_correct += right
            held_total.item(), held_correct.item(), correct.item()
            self.end_epoch(total.item() / len(split.fit))

    def build(self):
        """The network of the task, with the initial weights that the other contestants have. Softmax is part of the loss."""
        from torch import nn

        weights = iter(build_model(self.task.spec, self.task.config.seed).get_weights())
        modules: list[nn.Module] = []
        for row in analyse(self.task.spec).rows:
            match row.layer:
                case MaxPooling2D(pool_size=size):
                    modules.append(nn.MaxPool2d(size))
                case Flatten():
                    modules.append(nn.Flatten())
                    height, width, channels = row.input_shape
                case Conv2D(filters=filters, kernel_size=size):
                    kernel = next(weights).transpose(3, 2, 0, 1)
                    modules.append(_with_weights(nn.Conv2d(row.input_shape[-1], filters, size), kernel, next(weights)))
                case Dense(units=units):
                    kernel = next(weights)
                    if isinstance(modules[-1], nn.Flatten):  # which goes channel by channel here
                        kernel = kernel.reshape(height, width, channels, units).transpose(2, 0, 1, 3).reshape(-1, units)
                    modules.append(_with_weights(nn.Linear(len(kernel), units), kernel.T, next(weights)))
            if getattr(row.layer, "activation", None) == "relu":
                modules.append(nn.ReLU())
        return nn.Sequential(*modules)


def _with_weights(module, kernel: NDArray[np.float32], bias: NDArray[np.float32]):
    import torch

    with torch.no_grad():
        module.weight.copy_(torch.from_numpy(kernel.copy()))
        module.bias.copy_(torch.from_numpy(bias))
    return module


def contestants(task: Task) -> dict[str, Contestant]:
    """All that can be had here, by name; PyTorch only where it is installed."""
    found: dict[str, Contestant] = {"engine": Engine(task), "fit": Fit(task)}
    if importlib.util.find_spec("torch") is not None:
        found["torch"] = Torch(task)
    return found
