"""What the user says of the next run before it starts."""

from __future__ import annotations

from dataclasses import dataclass

from mnist_desktop.core.runs.expectation import Expectation


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
