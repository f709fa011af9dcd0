"""Whose line it is: of mouse, pen, finger and keys one draws at a time, and beside a pen there is no finger, only a hand."""

from __future__ import annotations

from enum import Enum, auto
from math import inf
from time import monotonic

NEAR_SECONDS = 0.5
"""So long after it was last heard of, a pen is still there: it hovers between two lines, and the hand lies on the paper."""

WRITING_SECONDS = 5.0
"""A pen that is down tells of the least pressure. One that says nothing for so long was never lifted: its cable came off."""


class Tool(Enum):
    """What draws."""

    MOUSE = auto()
    PEN = auto()
    FINGER = auto()
    KEYS = auto()


class Turns:
    """Decides which tool may draw.

    Attributes
    ----------
    holder
        What the line that is being drawn is drawn with; None between lines.
    """

    def __init__(self) -> None:
        self.holder: Tool | None = None
        self._pen_heard_at = -inf
        self._finger_lifted_at = -inf

    def note_pen(self) -> None:
        """The pen is there, on the paper or over it."""
        self._pen_heard_at = monotonic()

    def may_begin(self, tool: Tool) -> bool:
        """Whether `tool` may begin a line now. A pen always may, a finger not while a pen is there."""
        silence = monotonic() - self._pen_heard_at
        if self.holder is Tool.PEN and tool is not Tool.PEN:
            return silence > WRITING_SECONDS
        return tool is not Tool.FINGER or silence > NEAR_SECONDS

    def lift(self) -> None:
        """The line of the holder ends."""
        if self.holder is Tool.FINGER:
            self._finger_lifted_at = monotonic()
        self.holder = None

    def finger_was_just_lifted(self) -> bool:
        """Whether a finger ended a line as shortly ago as a hand does that gets ready to write."""
        return self.holder is None and monotonic() - self._finger_lifted_at <= NEAR_SECONDS
