"""What is newest stays on the disk: a write that was overtaken by a later one is dropped."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from itertools import count
from threading import Lock


class NewestWriter:
    """Numbers what is to be written to a file, so that no older content takes the place of a newer one.

    A task that writes in the background may still wait, or run, when the program ends and the newest content is written at once.
    All methods may be called from any thread.
    """

    def __init__(self) -> None:
        self._writing = Lock()
        self._numbers = count(1)  # `next` of it is one step for all threads
        self._written: dict[Hashable, int] = {}

    def in_turn(self, key: Hashable, write: Callable[[], None]) -> Callable[[], None]:
        """The same work as `write`, which does nothing once what was given later for the same `key` has been written.

        It waits for another write that is under way. A write that raised an error has written nothing.

        Parameters
        ----------
        key
            Stands for the file.
        """
        return partial(self._write, key, next(self._numbers), write)

    def _write(self, key: Hashable, number: int, write: Callable[[], None]) -> None:
        with self._writing:
            if number > self._written.get(key, 0):
                write()
                self._written[key] = number
