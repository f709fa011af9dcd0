"""Many small runs that differ in one thing at a time: learning rates x pixel scalings x optimizers x networks.

The app's own engines train them on the starter sets. Their histories can be stored in a JSON file by run name, so that the
sentences can be judged again without training.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
from threadpoolctl import threadpool_limits

from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.experiment import Experiment
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
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.record import EpochRow
from mnist_desktop.core.training_config import EngineName, ScalingName, ScheduleName, TrainingConfig
from mnist_desktop.training.engines import train
from mnist_desktop.training.job import TrainingJob

History = tuple[EpochRow, ...]

RATES = (1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0)
DECADE = 2
"""How many steps are a factor of ten."""

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
    "far apart": (
        Flatten(),
        Dense(100, "sigmoid", initializer="standard_normal"),
        Dense(10, "softmax", initializer="standard_normal"),
    ),
    "dropout": (Flatten(), Dense(64), Dropout(0.5), Dense(32), Dropout(0.5), _END),
    "hidden away": (Flatten(), Dense(64), Dropout(0.9), Dense(32), Dropout(0.9), _END),
    "normalised": (Flatten(), Dense(64), BatchNormalization(momentum=0.9), Dense(32), BatchNormalization(momentum=0.9), _END),
    "penalty": _dense(64, 32, l2=0.001),
    "strong penalty": _dense(64, 32, l2=0.03),
    "cnn": (Conv2D(8, 3, 2), MaxPooling2D(2), Flatten(), Dense(32), _END),
    "cnn wide": (Conv2D(16, 3, 2), MaxPooling2D(2), Conv2D(32, 3), Flatten(), Dense(128), _END),
}
LARGER = {
    "softmax": ("mlp", "wide"), "mlp": ("wide",), "sigmoid": ("sigmoid wide",), "bottleneck": ("mlp",), "tiny": ("mlp",),
    "narrow": ("mlp",), "cnn": ("cnn wide",), "sigmoid deep": ("sigmoid wide",),
}  # fmt: skip
"""Networks with more units than each (for the last one, with fewer layers)."""
WITH_RELU = {"sigmoid": ("mlp",), "sigmoid wide": ("mlp",), "sigmoid deep": ("mlp",), "far apart": ("mlp",)}
"""The same networks with other activations and sizes."""
FREER = {"hidden away": ("dropout", "mlp"), "dropout": ("mlp",), "strong penalty": ("penalty", "mlp"), "penalty": ("mlp",)}
"""The same networks with less regularization."""


@dataclass(frozen=True)
class Ladder:
    """Runs that differ only in the learning rate. The fields are what they have in common."""

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
        """A run for each rate, in order."""
        return tuple(Run(self, rate) for rate in self.rates)


@dataclass(frozen=True)
class Run:
    """One run of the grid, before it is trained."""

    ladder: Ladder
    rate: float

    @property
    def name(self) -> str:
        """A name that is different for each run."""
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
        # On a busy machine NumPy's threads mostly wait for each other.
        with threadpool_limits(1):
            record = train(
                TrainingJob("", Experiment(self.spec, self.config), _dataset(self.ladder.data)), lambda _event: None, Control()
            )
        return Trained(record.info.history, record.info.message.text if record.info.message else "")


@dataclass(frozen=True)
class Trained:
    """A trained run: its complete epochs, and its message if it broke off."""

    history: History
    message: str = ""


def read(file: Path) -> dict[str, Trained]:
    """The runs stored in a file, by name; none if there is no file."""
    if not file.exists():
        return {}
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    return {line["run"]: Trained(tuple(EpochRow(*row, 0.0) for row in line["rows"]), line["message"]) for line in lines}


def append(file: Path, name: str, trained: Trained) -> None:
    """Store one more run: a line of JSON with the rows of the history, without the seconds."""
    rows = [[_short(value) for value in msgspec.structs.astuple(row)[:-1]] for row in trained.history]
    with file.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps({"run": name, "message": trained.message, "rows": rows}) + "\n")


def _short(value: float | None) -> float | None:
    return float(f"{value:.7g}") if isinstance(value, float) else value


@cache
def _dataset(key: str) -> Dataset:
    return catalog.load(key)


def _ladders(
    networks: tuple[str, ...],
    optimizer: str,
    scaling: ScalingName,
    low: float = 0,
    high: float = 100,
    step: int = 1,
    **more: object,
) -> tuple[Ladder, ...]:
    rates = tuple(rate for rate in RATES if low <= rate <= high)[::step]
    return tuple(Ladder(network, optimizer, scaling, rates, **more) for network in networks)


_FASHION = {"data": "fashion-mnist-starter"}
_SIGMOIDS = ("sigmoid", "sigmoid wide", "sigmoid deep")
_CNNS = ("cnn", "cnn wide")

_SCRATCH = {"engine": "scratch", "epochs": 10}

SHORT = (
    *_ladders(("mlp",), "sgd", "none", 1e-4, 1, DECADE, **_SCRATCH),
    *_ladders(("mlp",), "sgd", "unit", 1e-4, 1, DECADE, **_SCRATCH),
    *_ladders(("mlp",), "adam", "none", 1e-4, 1, DECADE, **_SCRATCH),
    *_ladders(("mlp",), "adam", "unit", 1e-4, 1, DECADE, **_SCRATCH),
    *_ladders(("sigmoid", "far apart"), "sgd", "unit", 0.01, 1, DECADE, **_SCRATCH),
    *_ladders(("sigmoid",), "sgd", "none", 0.01, 1, DECADE, **_SCRATCH),
    *_ladders(("tiny",), "adam", "unit", 1e-4, 0.1, DECADE, **_SCRATCH),
)
"""In NumPy alone, whose engine needs no seconds to begin with."""

FULL = (
    *SHORT,
    *_ladders(("mlp", "softmax"), "sgd", "none"),
    *_ladders(("mlp", "softmax"), "sgd", "unit"),
    *_ladders(("mlp",), "sgd", "standard"),
    *_ladders(("mlp",), "adam", "none"),
    *_ladders(("mlp", "softmax"), "adam", "unit"),
    *_ladders(("mlp",), "sgd 0.9", "none"),
    *_ladders(("mlp",), "sgd 0.9", "unit"),
    *_ladders(("mlp",), "rmsprop", "unit"),
    *_ladders(("mlp",), "adagrad", "unit"),
    *_ladders(("mlp",), "nadam", "unit", 1e-4, 0.1),
    *_ladders(("mlp",), "adamw", "standard", 1e-4, 0.1),
    *_ladders(("mlp", "cnn"), "muon", "unit", 1e-4, 3),
    *_ladders(("mlp",), "muon", "none", 1e-4, 1),
    *_ladders((*_SIGMOIDS, "tanh"), "adam", "unit", 1e-4, 1),
    *_ladders((*_SIGMOIDS, "tanh"), "sgd", "unit", 1e-3, 3),
    *_ladders(("sigmoid", "sigmoid deep"), "sgd", "none", 1e-4, 1),
    *_ladders(("bottleneck", "tiny", "narrow", "dropout", "hidden away", "normalised"), "adam", "unit", 1e-4, 0.3),
    *_ladders(("penalty", "strong penalty"), "adam", "unit", 1e-4, 0.3),
    *_ladders(("tiny", "normalised"), "sgd", "none", 1e-5, 1),
    *_ladders(("tiny", "dropout", "normalised"), "sgd", "unit", 1e-3, 3),
    *_ladders(("tiny", "narrow", "softmax", "mlp"), "adam", "unit", 1e-3, 0.03, epochs=60),
    *_ladders(("wide",), "adam", "unit", 1e-4, 0.1),
    *_ladders(("wide",), "sgd", "unit", 1e-3, 3),
    *_ladders(("cnn",), "sgd", "none", 1e-5, 0.3, epochs=16),
    *_ladders(_CNNS, "sgd", "unit", 1e-3, 1, epochs=16),
    *_ladders(_CNNS, "adam", "unit", 1e-4, 0.1, epochs=16),
    *_ladders(("cnn",), "adam", "none", 1e-4, 0.1, epochs=16),
    *_ladders(("mlp",), "adam", "unit", 1e-5, 1, **_FASHION),
    *_ladders(("mlp",), "sgd", "none", 1e-5, 1, **_FASHION),
    *_ladders(("wide",), "adam", "unit", 1e-4, 0.03, epochs=40, **_FASHION),
    *(
        ladder
        for epochs in (5, 10, 20)
        for schedule in ("cosine", "one_cycle", "step")
        for ladder in _ladders(("mlp",), "adam", "unit", 1e-4, 0.1, epochs=epochs, schedule=schedule)
    ),
    *_ladders(("mlp",), "sgd", "unit", 1e-3, 1, batch_size=16),
    *_ladders(("mlp",), "sgd", "unit", 1e-3, 1, batch_size=700),
    *_ladders(("mlp",), "adam", "none", 1e-4, 0.1, batch_size=16),
    # More of the same kinds, which are left out first if time is short.
    *_ladders(("mlp",), "adam", "standard"),
    *_ladders(("softmax",), "adam", "none"),
    *_ladders(("mlp",), "rmsprop", "none"),
    *_ladders(("mlp",), "adagrad", "none"),
    *_ladders(("tanh",), "sgd", "none", 1e-4, 1),
    *_ladders(("narrow", "dropout", "penalty"), "sgd", "none", 1e-5, 1),
    *_ladders(("narrow", "penalty"), "sgd", "unit", 1e-3, 3),
    *_ladders(("wide",), "sgd", "none", 1e-5, 0.1),
    *_ladders(("cnn wide",), "sgd", "none", 1e-5, 0.3, epochs=16),
    *_ladders(("mlp",), "sgd", "unit", 1e-5, 1, **_FASHION),
    *_ladders(("mlp",), "adam", "none", 1e-5, 1, **_FASHION),
    *(
        ladder
        for epochs in (5, 10, 20)
        for ladder in _ladders(("mlp",), "sgd", "none", 1e-5, 0.1, epochs=epochs, schedule="cosine")
    ),
    *_ladders(("mlp",), "adam", "none", 1e-4, 0.1, batch_size=700),
    *_ladders(("mlp",), "sgd", "none", 1e-5, 1, seed=1),
    *_ladders(("mlp",), "adam", "unit", 1e-4, 0.3, seed=1),
)
"""The whole plan."""
