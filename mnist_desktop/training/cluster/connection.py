"""What the pool of a class and its connection are to each other, so that tests can have a class without a network."""

from __future__ import annotations

from typing import Protocol

from mnist_desktop.training.cluster.roster import Pc


class Connection(Protocol):
    """What the pool needs of its class, see :class:`~mnist_desktop.training.cluster.link.Link`."""

    def begin(self, task_id: str, task: bytes, address: str) -> None:
        """Have a piece of work done by a PC."""
        ...

    def ask(self, task_id: str, address: str, request: str) -> None:
        """Ask something of a piece of work."""
        ...

    def is_over(self, task_id: str) -> bool:
        """Whether nothing more is done for a piece of work, whatever came of it."""
        ...

    def forget(self, task_id: str) -> None:
        """Nobody waits for a piece of work any more."""
        ...

    def close(self) -> None:
        """Leave the class."""
        ...


class Heard(Protocol):
    """Takes what comes from the class; :meth:`ClusterPool.see` and :meth:`ClusterPool.hear`."""

    def see(self, pcs: tuple[Pc, ...]) -> None:
        """Take note of who is there."""
        ...

    def hear(self, task_id: str, address: str, content: bytes) -> None:
        """Take what a PC told of a piece of work."""
        ...
