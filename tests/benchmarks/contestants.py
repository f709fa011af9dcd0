"""Three programs that train the same network, epoch by epoch and in turn: the engine, ``model.fit`` and PyTorch.

Each runs in its own thread as one training, and waits between epochs for its next turn. So no epoch includes the start of a
training, two contestants never compute at the same time, and other load of the machine slows all of them equally. An epoch is all
optimizer steps and the validation, both with loss and accuracy.
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
from mnist_desktop.training.keras.model_builder import build_loss, build_model, build_optimizer
from mnist_desktop.training.scaling import pixel_scaling, scale

SETTLING_SECONDS = 0.2
"""Threads without work spin for some milliseconds before they sleep; the next contestant begins after that."""


@dataclass(frozen=True, eq=False)
class Task:
    """The training that all of them do."""

    spec: ModelSpec
    config: TrainingConfig
    dataset: Dataset

    @property
    def split(self) -> Split:
        """Which images to fit and which to validate on, as the engine draws them."""
        config = self.config
        return draw_split(self.dataset.train_labels, config.validation_share, config.split_seed, config.stratified)


class Contestant(threading.Thread):
    """Trains in turn with others.

    Attributes
    ----------
    seconds
        The seconds of each epoch so far.
    losses
        The mean training loss of each epoch, to check that all of them learn the same.
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
        """Train one epoch and return when it is over. Called from the main thread."""
        if not self.is_alive() and not self.seconds:
            self.start()
            self._rest.acquire()
        self._turn.release()
        self._rest.acquire()
        if self._error is not None:
            raise self._error
        time.sleep(SETTLING_SECONDS)

    def run(self) -> None:
        """Run the training; called in its own thread."""
        try:
            self.train()
        except BaseException as error:  # noqa: BLE001 - raised again in the main thread
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
    """The Keras engine of this program, called as the window does, with events ignored."""

    def train(self) -> None:
        def emit(event: object) -> None:
            if isinstance(event, RunStarted):
                self.wait()
            elif isinstance(event, EpochEnded):
                self.end_epoch(event.row.loss)

        experiment = Experiment(self.task.spec, self.task.config)
        engine.train(TrainingJob("benchmark", experiment, self.task.dataset), emit, Control())


class Fit(Contestant):
    """``model.fit`` on arrays with its defaults, as in most lessons. It shuffles by itself."""

    def train(self) -> None:
        import keras

        config, split = self.task.config, self.task.split
        mean, std = pixel_scaling(self.task.dataset.train_images, split.fit, config.scaling)
        pixels, labels = scale(self.task.dataset.train_images, mean, std), self.task.dataset.train_labels.astype("int32")
        loss, one_hot = build_loss(config)
        if one_hot:
            labels = np.eye(self.task.dataset.classes, dtype="float32")[labels]
        model = build_model(self.task.spec, config.seed, background=-mean / std)
        model.compile(build_optimizer(config), loss, metrics=["accuracy"])
        turns = keras.callbacks.LambdaCallback(
            on_train_begin=lambda logs: self.wait(), on_epoch_end=lambda epoch, logs: self.end_epoch(logs["loss"])
        )
        model.fit(
            pixels[split.fit], labels[split.fit], config.batch_size, config.epochs, verbose=0, callbacks=[turns],
            validation_data=(pixels[split.validation], labels[split.validation]),
        )  # fmt: skip


class Torch(Contestant):
    """PyTorch's eager loop for a CPU, with the known ways to make it fast.

    Images and labels are one tensor each, from which batches are taken by index; convolutions have channels last; Adam is the
    fused one. Loss and accuracy are added without waiting for them.
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
        """The network of the task, with the initial weights of the other contestants. Softmax is part of the loss."""
        from torch import nn

        weights = iter(build_model(self.task.spec, self.task.config.seed).get_weights())
        modules: list[nn.Module] = []
        for row in analyse(self.task.spec, 10).rows:
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
                    if isinstance(modules[-1], nn.Flatten):  # in PyTorch the channels come first
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


def contestants(task: Task, *, with_torch: bool = True) -> dict[str, Contestant]:
    """All contestants by name; PyTorch only if it is installed and `with_torch`: it knows only the layers of the two cases."""
    found: dict[str, Contestant] = {"engine": Engine(task), "fit": Fit(task)}
    if with_torch and importlib.util.find_spec("torch") is not None:
        found["torch"] = Torch(task)
    return found
