"""What a person can choose in the preferences, and an administrator can set for them."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from msgspec import Meta

Theme = Literal["system", "light", "dark"]
LanguageChoice = Literal["", "en", "ko"]
"""Empty for the system's language."""
AnnouncedEvery = Literal[-1, 0, 5, 30]
"""Seconds between two epochs that a screen reader hears of; below zero it hears of none."""
EpochMegabytes = Literal[0, 50, 200, 500, 2000]
"""For the weights of the epochs of one run; 0 for none."""
DEFAULT_EPOCH_MEGABYTES: EpochMegabytes = 200
MEGABYTE = 10**6
TextPercent = Annotated[int, Meta(ge=80, le=200)]
"""The size of text in percent of the system's."""


def megabytes_of(budget: int) -> EpochMegabytes:
    """The choice that a number of bytes is, or the usual one."""
    return next((each for each in get_args(EpochMegabytes) if each * MEGABYTE == budget), DEFAULT_EPOCH_MEGABYTES)
