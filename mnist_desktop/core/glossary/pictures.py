"""What the picture of a word shows, as plain numbers. Some few families serve all words; the views draw them.

Where a formula of the program gives the numbers, the picture names the formula, and what is drawn is computed with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mnist_desktop.core.model.layer_parameters import ActivationName, InitializerName, PaddingName
from mnist_desktop.core.training_config import OptimizerName, ScheduleName

Point = tuple[float, float]
Cell = tuple[int, int]
Role = Literal["train", "validation", "plain", "muted", "right", "wrong"]
"""What a color means; the theme has one for each."""


@dataclass(frozen=True)
class Line:
    """One curve through points. Beside a validation curve that of training is dashed, as everywhere in the program."""

    points: tuple[Point, ...]
    role: Role = "train"


@dataclass(frozen=True)
class Curves:
    """Lines over two axes. The axes' words are texts of the core."""

    lines: tuple[Line, ...]
    across: str = ""
    up: str = ""
    upright: tuple[float, ...] = ()
    """Where an upright line stands."""
    dots: tuple[Point, ...] = ()


@dataclass(frozen=True)
class Function:
    """The curve of an activation, from -4 to 4."""

    name: ActivationName


@dataclass(frozen=True)
class Schedule:
    """The learning rate over a run."""

    name: ScheduleName


@dataclass(frozen=True)
class Bars:
    """Upright bars, one of them marked, each with a word below and its number above."""

    heights: tuple[float, ...]
    words: tuple[str, ...] = ()
    marked: tuple[int, ...] = ()
    decimals: int = 2


@dataclass(frozen=True)
class Softmax:
    """Sums on the left, and the shares on the right that softmax makes of them."""

    sums: tuple[float, ...]


@dataclass(frozen=True)
class Weights:
    """How often which weight is drawn, for a layer of 784 inputs and 64 outputs."""

    initializer: InitializerName


@dataclass(frozen=True)
class Grid:
    """Numbers in cells. The larger, the stronger the color, unless it is not shaded."""

    rows: tuple[tuple[float, ...], ...]
    marked: tuple[Cell, ...] = ()
    decimals: int = 0
    is_shaded: bool = True
    blank: tuple[Cell, ...] = ()
    """Cells that say nothing."""


@dataclass(frozen=True)
class Grids:
    """Grids beside each other, with a sign between each two."""

    grids: tuple[Grid, ...]
    signs: tuple[str, ...] = ()
    note: str = ""
    """What is worked out, below; figures and signs only."""


@dataclass(frozen=True)
class Convolution:
    """A small picture, a kernel over it, and the map that the kernel makes of it."""

    stride: int = 1
    padding: PaddingName = "valid"
    marked: Literal["window", "kernel", "map"] = "window"
    kernel: str = "Vertical edges"


@dataclass(frozen=True)
class Pooling:
    """A small picture and what pooling leaves of it."""

    kind: Literal["max", "average", "global"]


@dataclass(frozen=True)
class Matrix:
    """A confusion matrix of three classes, with what is meant marked in it, and the figure worked out."""

    figure: Literal["cell", "right", "precision", "recall", "f1", "support", "share", "macro", "weighted", "report"]


@dataclass(frozen=True)
class Strip:
    """A bar in parts: how large each is, what it means, and what is written in it, a text of the core or a number."""

    parts: tuple[tuple[float, Role, str], ...]


@dataclass(frozen=True)
class Strips:
    """Bars below each other."""

    strips: tuple[Strip, ...]


@dataclass(frozen=True)
class Net:
    """Neurons in layers with their connections, and what is meant in color.

    Attributes
    ----------
    back
        Arrows lead from the output to the input.
    """

    sizes: tuple[int, ...]
    marked: Literal["all", "neuron", "layer", "hidden", "weights", "bias", "dropped", "dense", "none"] = "none"
    back: bool = False


@dataclass(frozen=True)
class Digits:
    """A digit as the program draws it, and what becomes of it, by the names of the changes; see ``ui/glossary/digits.py``."""

    changes: tuple[str, ...]
    sign: str = "→"


@dataclass(frozen=True)
class Descent:
    """The way of an optimizer down a long valley, each step as the program takes it."""

    optimizer: OptimizerName = "sgd"
    rate: float = 0.05
    momentum: float = 0.0
    nesterov: bool = False
    steps: int = 25
    weight_decay: float = 0.0
    beside: tuple[Descent, ...] = ()
    """Further ways, drawn muted."""


@dataclass(frozen=True)
class Intervals:
    """Low, value and high of some measurements, one below the other."""

    rows: tuple[tuple[float, float, float], ...]


@dataclass(frozen=True)
class Wilson:
    """The 95 % intervals of some shares: right answers and images."""

    shares: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Icons:
    """Icons of the Material Design set in a row, with a sign between each two."""

    names: tuple[str, ...]
    signs: tuple[str, ...] = ()


Picture = (
    Curves | Function | Schedule | Bars | Softmax | Weights | Grids | Convolution | Pooling | Matrix | Strips | Net | Digits
    | Descent | Intervals | Wilson | Icons
)  # fmt: skip
