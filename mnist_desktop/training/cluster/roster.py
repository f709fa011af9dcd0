"""Who of a class is there, and who trains what: the bookkeeping of a sweep, without any connection."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mnist_desktop.core.cluster.versions import differences, listed
from mnist_desktop.core.sentence import Sentence, Templated


@dataclass(frozen=True)
class Pc:
    """A PC that has joined.

    Attributes
    ----------
    address
        Of its connection; another one each time that it joins.
    name
        What a person calls it.
    session
        The same as long as the program that joined goes on, even if its connection was gone for a while.
    places
        How many members it trains at a time.
    versions
        Those of what it trains with.
    """

    address: str
    name: str
    session: str
    places: int
    versions: Mapping[str, str]


@dataclass(frozen=True)
class Assignment:
    """A piece of work that a PC is to do."""

    task_id: str
    pc: Pc


class Roster:
    """Gives pieces of work to PCs that have a place free. Not for several threads.

    Parameters
    ----------
    versions
        Those of the PC that leads the sweep; one whose own differ gravely trains nothing.
    """

    def __init__(self, versions: Mapping[str, str]) -> None:
        self._versions = versions
        self._pcs: dict[str, Pc] = {}
        self._shut_out: dict[str, Templated] = {}
        self._waiting: deque[str] = deque()
        self._at_work: dict[str, str] = {}

    @property
    def pcs(self) -> tuple[Pc, ...]:
        """All that are there and may train."""
        return tuple(pc for pc in self._pcs.values() if pc.session not in self._shut_out)

    @property
    def places(self) -> int:
        """How many members can be trained at a time."""
        return sum(pc.places for pc in self.pcs)

    @property
    def shut_out(self) -> Mapping[str, Templated]:
        """Why PCs get no more members, by their sessions."""
        return self._shut_out

    def see(self, pcs: Iterable[Pc]) -> tuple[str, ...]:
        """Take note of who is there now; returns the pieces of work that are lost, as their PCs are gone."""
        self._pcs = {pc.address: pc for pc in pcs}
        for pc in self.pcs:
            grave = tuple(each for each in differences(self._versions, pc.versions) if each.is_grave)
            if grave:
                self._shut_out[pc.session] = Sentence("its versions differ: {listed}.", {"listed": listed(grave)})
        lost = tuple(task for task, address in self._at_work.items() if address not in self._pcs)
        for task_id in lost:
            del self._at_work[task_id]
        return lost

    def shut(self, session: str, why: Templated) -> None:
        """Give a PC no more work for this sweep; what it does now goes on until it is ended."""
        self._shut_out.setdefault(session, why)

    def add(self, task_id: str) -> None:
        """Have a piece of work done as soon as there is a place."""
        self._waiting.append(task_id)

    def assign(self) -> tuple[Assignment, ...]:
        """What can begin now, each on the PC that has the most places free."""
        found: list[Assignment] = []
        free = {pc.address: pc.places for pc in self.pcs}
        for address in self._at_work.values():
            if address in free:
                free[address] -= 1
        while self._waiting and free:
            address = max(free, key=lambda each: (free[each], each))
            if free[address] <= 0:
                break
            free[address] -= 1
            task_id = self._waiting.popleft()
            self._at_work[task_id] = address
            found.append(Assignment(task_id, self._pcs[address]))
        return tuple(found)

    def pc_of(self, task_id: str) -> Pc | None:
        """Where a piece of work is done, or None where it waits, is over or lost."""
        return self._pcs.get(self._at_work.get(task_id, ""))

    def works_at(self, pc: Pc) -> tuple[str, ...]:
        """What a PC does now."""
        return tuple(task for task, address in self._at_work.items() if address == pc.address)

    def is_waiting(self, task_id: str) -> bool:
        """Whether a piece of work has not begun."""
        return task_id in self._waiting

    def forget(self, task_id: str) -> None:
        """A piece of work is over, or nobody wants it any more."""
        if task_id in self._waiting:
            self._waiting.remove(task_id)
        self._at_work.pop(task_id, None)
