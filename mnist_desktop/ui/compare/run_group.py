"""Groups of runs that are drawn as one curve: a single run, or runs that differ only in their seeds."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from statistics import fmean

from msgspec.structs import replace

from mnist_desktop.core.runs.comparison import kind_of_run, one_per_seed, repeats
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.ui.compare.curve_styles import StyleNumbers
from mnist_desktop.ui.shared.run_names import names_of


@dataclass(frozen=True)
class RunGroup:
    """A single run, or runs that differ only in their seeds.

    Attributes
    ----------
    name
        Its name, different from those of the other groups.
    style
        Number of its curve style.
    """

    infos: tuple[RunInfo, ...]
    name: str
    style: int

    @property
    def seeds(self) -> tuple[RunInfo, ...]:
        """A run for each seed: what its figures are of."""
        return one_per_seed(self.infos)

    @property
    def is_repeated(self) -> bool:
        """Whether it has more than one seed."""
        return len(self.seeds) > 1

    @property
    def test_accuracies(self) -> tuple[float, ...]:
        """Of each seed that has one, shares of 1."""
        return tuple(info.test_accuracy for info in self.seeds if info.test_accuracy is not None)

    @property
    def mean_test_accuracy(self) -> float | None:
        """The mean over its seeds; None where none has one."""
        return fmean(self.test_accuracies) if self.test_accuracies else None


def groups_of(infos: Sequence[RunInfo], numbers: StyleNumbers, *, together: bool) -> tuple[RunGroup, ...]:
    """Group `infos`: with `together` the repeats of a run form a group, otherwise each run is its own."""
    parts = repeats(infos) if together else tuple((info,) for info in infos)
    keys: list[Hashable] = [kind_of_run(part[0]) if together else part[0].id for part in parts]
    styles = numbers.assign(keys)
    # The name of a group of several seeds has no seed in it.
    names = names_of([_without_seed(part[0]) if len(one_per_seed(part)) > 1 else part[0] for part in parts])
    return tuple(RunGroup(part, names[part[0].id], styles[key]) for part, key in zip(parts, keys, strict=True))


def _without_seed(info: RunInfo) -> RunInfo:
    return replace(info, config=replace(info.config, seed=0))
