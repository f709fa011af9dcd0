"""The settings of successive halving; :mod:`.rungs` decides by them."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct


class Halving(Struct, frozen=True, forbid_unknown_fields=True):
    """After `first_epochs` epochs the best ``1/factor`` of the members go on, then after `factor` times as many."""

    first_epochs: Annotated[
        int, Meta(ge=1, le=10_000, title="First rung", description="After how many epochs the weakest are stopped first.")
    ] = 2
    factor: Annotated[
        int,
        Meta(ge=2, le=10, title="Reduction factor", description="One of so many goes on, and gets so many times as many epochs."),
    ] = 3
