"""The interface of what trains members, wherever it does: processes of this computer, or others'."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from mnist_desktop.core.sentence import Templated

Request = Literal["pause", "resume", "stop"]
"""What a piece of work may be asked: to wait, to go on, or to let its member be held."""


@dataclass(frozen=True)
class Received:
    """What was told of a piece of work, see :mod:`.messages`, and where it is done."""

    content: bytes
    place: Templated


@dataclass(frozen=True)
class WorkerDied:
    """Nothing more comes of a piece of work: what did it has died.

    Attributes
    ----------
    is_cause
        Whether that began with this piece of work, as far as can be told; the others went down with it.
    accident
        The same number for all that went down together.
    """

    task_id: str
    is_cause: bool
    accident: int = 0


@dataclass(frozen=True)
class Checking:
    """The run of a piece of work is here and complete; it is told as soon as it is found to be good."""

    task_id: str


PoolEvent = Received | WorkerDied | Checking


class MemberPool(Protocol):
    """Does pieces of work. Only the thread of a sweep calls it, except for :meth:`close`."""

    @property
    def is_here(self) -> bool:
        """Whether it takes memory of this computer."""
        ...

    @property
    def places(self) -> int:
        """How many pieces it can do at a time now; where it is not here, that may change."""
        ...

    @property
    def started(self) -> int:
        """How many processes there are by now, which take memory even while they are idle."""
        ...

    def submit(self, task_id: str, task: bytes) -> None:
        """Have a piece of work done, encoded as :mod:`.messages` does; raises UserError where nothing can be begun."""
        ...

    def ask(self, task_id: str, request: Request) -> None:
        """Ask something of a piece of work, at once or as soon as it is begun; does nothing where it is over."""
        ...

    def receive(self, seconds: float) -> PoolEvent | None:
        """The next thing that was told, or None after so many seconds without one."""
        ...

    def clear(self) -> None:
        """Forget what was told by now, of work that nobody waits for."""
        ...

    def close(self) -> None:
        """End all work at once, and give everything back; may be called again."""
        ...
