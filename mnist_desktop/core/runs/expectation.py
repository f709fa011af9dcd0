"""What a learner expects of a run before it is trained."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

Share = Annotated[float, Meta(ge=0, le=1)]
_ShortText = Annotated[str, Meta(max_length=200)]


class Rival(Struct, frozen=True, forbid_unknown_fields=True):
    """Another run, whose result is known, and whether the new one is expected to read more test images right."""

    run_id: _ShortText
    name: _ShortText
    test_accuracy: Share
    is_beaten: bool


class Expectation(Struct, frozen=True, forbid_unknown_fields=True):
    """What is expected; None for each question that was left open.

    Attributes
    ----------
    test_accuracy
        The share of the test images that will be read right, 0..1.
    over_fits
        Whether the curves will show over-fitting.
    rival
        The run that it is to be held against.
    """

    test_accuracy: Share | None = None
    over_fits: bool | None = None
    rival: Rival | None = None

    @property
    def is_empty(self) -> bool:
        """Whether every question was left open."""
        return self == Expectation()
