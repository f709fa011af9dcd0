"""What the user says of the next run before it starts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from msgspec.structs import replace

from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.presets.all_presets import descriptive_name
from mnist_desktop.core.runs.expectation import Expectation
from mnist_desktop.core.runs.names import distinct_name
from mnist_desktop.core.runs.said_names import NAMELESS


@dataclass
class NextRun:
    """The words for one run; they are taken away as soon as it has started.

    Attributes
    ----------
    name
        What it is to be called; blank where the name that says what it is will do.
    expectation
        What is expected of it; None where nothing was said.
    """

    name: str = ""
    expectation: Expectation | None = None

    def titled(self, experiment: Experiment, taken: Collection[str]) -> Experiment:
        """`experiment` under the name that was given, or that says what it is; one of those that are `taken` gets a number."""
        name = distinct_name(self.name.strip() or descriptive_name(experiment) or NAMELESS, taken)
        return replace(experiment, spec=replace(experiment.spec, name=name))
