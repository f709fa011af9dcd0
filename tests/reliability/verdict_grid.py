"""Many small runs that differ in one thing at a time: learning rates x scalings of pixels x optimizers x networks.

They are trained by the app's own engines on the starter sets that ship. What they leave, their histories, can be kept in a
JSON file by name of run, so that what is said of them can be judged again without training.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.model.layers import (
    AnyLayer,
    BatchNormalization,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    MaxPooling2D,
)
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.config import EngineName, ScalingName, ScheduleName, TrainingConfig
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.record import EpochRow
from mnist_desktop.training.engines import train

History = tuple[EpochRow, ...]

RATES = (1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0)
DECADE = 2
"""How many of these are a factor of ten."""

_END = Dense(10, "softmax")


def _dense(*units: int, activation: str = "relu", **more: object) -> tuple[AnyLayer, ...]:
    return (Flatten(), *(Dense(count, activation, **more) for count in units), _END)


NETWORKS: dict[str, tuple[AnyLayer, ...]] = {
    "softmax": _dense(),
    "mlp": _dense(64, 32),
    "wide": _dense(512, 128),
    "sigmoid": _dense(16, 8, activation="sigmoid"),
    "sigmoid wide": _dense(128, 64, activation="sigmoid"),
    "sigmoid deep": _dense(64, 64, 64, 64, activation="sigmoid"),
    "tanh": _dense(64, 32, activation="tanh"),
    "bottleneck": _dense(64, 2),
    "tiny": _dense(2),
    "narrow": _dense(4),
    "far apart": (Flatten(), Dense(100, "sigmoid", initializer="standard_normal"), Dense(10, "softmax", initializer="standard_normal")),
    "dropout": (Flatten(), Dense(64), Dropout(0.5), Dense(32), Dropout(0.5), _END),
    "hidden away": (Flatten(), Dense(64), Dropout(0.9), Dense(32), Dropout(0.9), _END),
    "normalised": (Flatten(), Dense(64), BatchNormalization(momentum=0.9), Dense(32), BatchNormalization(momentum=0.9), _END),
    "penalty": _dense(64, 32, l2=0.001),
    "strong penalty": _dense(64, 32, l2=0.03),
    "cnn": (Conv2D(8, 3, 2), MaxPooling2D(2), Flatten(), Dense(32), _END),
    "cnn wide": (Conv2D(16, 3, 2), MaxPooling2D(2), Conv2D(32, 3), Flatten(), Dense(128), _END),
}  # fmt: skip
LARGER = {
    "softmax": ("mlp", "wide"), "mlp": ("wide",), "sigmoid": ("sigmoid wide",), "bottleneck": ("mlp",), "tiny": ("mlp",),
    "narrow": ("mlp",), "cnn": ("cnn wide",), "sigmoid deep": ("sigmoid wide",),
}  # fmt: skip
"""What has more units than a network (of the last, fewer layers)."""
FREER = {"hidden away": ("dropout", "mlp"), "dropout": ("mlp",), "strong penalty": ("penalty", "mlp"), "penalty": ("mlp",)}
"""What holds a network back less."""


@dataclass(frozen=True)
class Ladder:
    """Runs that differ in the learning rate alone: the rungs. Its fields are what they have in common."""

    network: str
    optimizer: str = "adam"
    scaling: ScalingName = "unit"
    rates: tuple[float, ...] = RATES
    epochs: int = 24
    schedule: ScheduleName = "constant"
    batch_size: int = 128
    seed: int = 0
    engine: EngineName = "keras"
    data: str = "mnist-starter"

    @property
    def runs(self) -> tuple[Run, ...]:
        """A run for each rate, in their order."""
        return tuple(Run(self, rate) for rate in self.rates)


@dataclass(frozen=True)
class Run:
    """One run of the grid, before it is trained."""

    ladder: Ladder
    rate: float

    @property
    def name(self) -> str:
        """What sets it apart, in words."""
        ladder = self.ladder
        return (
            f"{ladder.network}, {ladder.optimizer} {self.rate:g}, pixels {ladder.scaling}, {ladder.schedule}, {ladder.epochs} "
            f"epochs, batch {ladder.batch_size}, seed {ladder.seed}, {ladder.engine}, {ladder.data}"
        )

    @property
    def spec(self) -> ModelSpec:
        """Its layers."""
        return ModelSpec(NETWORKS[self.ladder.network], self.ladder.network)

    @property
    def config(self) -> TrainingConfig:
        """Everything else."""
        ladder = self.ladder
        name, _, momentum = ladder.optimizer.partition(" ")
        return TrainingConfig(
            optimizer=name, momentum=float(momentum or 0), learning_rate=self.rate, scaling=ladder.scaling,
            schedule=ladder.schedule, epochs=ladder.epochs, batch_size=ladder.batch_size, seed=ladder.seed,
            engine=ladder.engine, validation_share=0.3,
        )  # fmt: skip

    def train(self) -> Trained:
        """Train it."""
        record = train("", self.spec, self.config, _dataset(self.ladder.data), lambda _event: None, Control())
        return Trained(record.info.history, record.info.message)


@dataclass(frozen=True)
class Trained:
    """What a run leaves: its whole epochs, and what it says where it broke off, else nothing."""

    history: History
    message: str = ""


def read(file: Path) -> dict[str, Trained]:
    """What was kept in a file, by name of run; nothing where there is no file."""
    if not file.exists():
        return {}
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    return {line["run"]: Trained(tuple(EpochRow(*row, 0.0) for row in line["rows"]), line["message"]) for line in lines}


def append(file: Path, name: str, trained: Trained) -> None:
    """Keep one run more: a line of JSON, whose rows are those of the history, the seconds left out."""
    rows = [[_short(value) for value in msgspec.structs.astuple(row)[:-1]] for row in trained.history]
    with file.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps({"run": name, "message": trained.message, "rows": rows}) + "\n")


def _short(value: float | None) -> float | None:
    return float(f"{value:.7g}") if isinstance(value, float) else value


@cache
def _dataset(key: str) -> Dataset:
    return catalog.load(key)


def _between(low: float, high: float) -> tuple[float, ...]:
    return tuple(rate for rate in RATES if low <= rate <= high)


def _ladders() -> Iterator[Ladder]:
    for optimizer, network in (("sgd", "mlp"), ("adam", "mlp"), ("sgd", "softmax"), ("adam", "softmax")):
        for scaling in ("none", "unit", "standard"):
            yield Ladder(network, optimizer, scaling)
    for optimizer in ("sgd 0.9", "rmsprop", "adagrad"):
        yield Ladder("mlp", optimizer, "none")
        yield Ladder("mlp", optimizer, "unit")
    yield Ladder("mlp", "nadam", "unit", _between(1e-4, 0.1))
    yield Ladder("mlp", "adamw", "standard", _between(1e-4, 0.1))
    for network in ("sigmoid", "sigmoid wide", "sigmoid deep", "tanh"):
        yield Ladder(network, "adam", "unit", _between(1e-4, 1))
        yield Ladder(network, "sgd", "unit", _between(1e-3, 3))
    for network in ("sigmoid", "sigmoid deep", "tanh"):
        yield Ladder(network, "sgd", "none", _between(1e-4, 1))
    for network in ("bottleneck", "tiny", "narrow", "dropout", "hidden away", "normalised", "penalty", "strong penalty"):
        yield Ladder(network, "adam", "unit", _between(1e-4, 0.3))
    for network in ("tiny", "narrow", "dropout", "normalised", "penalty"):
        yield Ladder(network, "sgd", "none", _between(1e-5, 1))
        yield Ladder(network, "sgd", "unit", _between(1e-3, 3))
    yield Ladder("wide", "adam", "unit", _between(1e-4, 0.1))
    yield Ladder("wide", "sgd", "unit", _between(1e-3, 3))
    yield Ladder("wide", "sgd", "none", _between(1e-5, 0.1))
    for network in ("cnn", "cnn wide"):
        yield Ladder(network, "sgd", "none", _between(1e-5, 0.3), epochs=16)
        yield Ladder(network, "sgd", "unit", _between(1e-3, 1), epochs=16)
        yield Ladder(network, "adam", "unit", _between(1e-4, 0.1), epochs=16)
    yield Ladder("cnn", "adam", "none", _between(1e-4, 0.1), epochs=16)
    for optimizer, scaling in (("adam", "unit"), ("sgd", "unit"), ("sgd", "none"), ("adam", "none")):
        yield Ladder("mlp", optimizer, scaling, _between(1e-5, 1), data="fashion-mnist-starter")
    yield Ladder("wide", "adam", "unit", _between(1e-4, 0.03), epochs=40, data="fashion-mnist-starter")
    for epochs in (5, 10, 20):
        for schedule in ("cosine", "one_cycle", "step"):
            yield Ladder("mlp", "adam", "unit", _between(1e-4, 0.1), epochs, schedule)
        yield Ladder("mlp", "sgd", "none", _between(1e-5, 0.1), epochs, "cosine")
    for batch_size in (16, 700):
        yield Ladder("mlp", "sgd", "unit", _between(1e-3, 1), batch_size=batch_size)
        yield Ladder("mlp", "adam", "none", _between(1e-4, 0.1), batch_size=batch_size)
    yield Ladder("mlp", "sgd", "none", _between(1e-5, 1), seed=1)
    yield Ladder("mlp", "adam", "unit", _between(1e-4, 0.3), seed=1)


def _short_ladders() -> Iterator[Ladder]:
    """The engine in NumPy needs no second to begin with."""
    for optimizer in ("sgd", "adam"):
        for scaling in ("none", "unit"):
            yield Ladder("mlp", optimizer, scaling, engine="scratch")
    yield Ladder("sigmoid", "sgd", "none", _between(1e-3, 1), engine="scratch")
    yield Ladder("far apart", "sgd", "unit", _between(1e-3, 3), engine="scratch")
    yield Ladder("tiny", "adam", "unit", _between(1e-4, 0.3), engine="scratch")


SHORT = tuple(_short_ladders())
FULL = (*SHORT, *_ladders())
