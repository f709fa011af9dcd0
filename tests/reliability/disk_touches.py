"""Counts how often Python code touches the disk, so that a campaign can fail or crash at the k-th touch.

A touch is a file opened for writing, a write into it, a wait for the disk, or a folder or file that is made, renamed or deleted:
everything in :mod:`pathlib`, :mod:`shutil` and :mod:`zipfile` ends in one of these. A write that fails is half done. Compiled
libraries are not observed; the app does not let any of them write.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

NEED_ROOM = ("open", "write", "fsync", "mkdir")
"""What a full disk refuses; it still allows to rename and delete."""

_NAMES = ("mkdir", "rename", "replace", "unlink", "remove", "rmdir", "fsync")
_WRITING = {"xb": "x", "wb": "w", "ab": "a"}


class Touches:
    """Counts touches inside ``with`` and calls `strike` before each for which `hits` is true.

    Parameters
    ----------
    hits
        Gets the kind of a touch and the number of touches before it.
    strike
        Raises, or ends the process.
    """

    def __init__(self, hits: Callable[[str, int], bool], strike: Callable[[], None]) -> None:
        self.count = 0
        self._hits, self._strike = hits, strike
        self._before: list[tuple[object, str, Any]] = []

    def touch(self, kind: str, half_way: Callable[[], None] | None = None) -> None:
        """Count one and strike if it hits; `half_way` then does half of the work first."""
        number, self.count = self.count, self.count + 1
        if self._hits(kind, number):
            if half_way is not None:
                half_way()
            self._strike()

    def __enter__(self) -> Self:
        for name in _NAMES:
            self._replace(os, name, self._counted(name, getattr(os, name)))
        evaluation = self._opening(io.open)
        self._replace(io, "open", evaluation)
        self._replace(builtins, "open", evaluation)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        while self._before:
            where, name, before = self._before.pop()
            setattr(where, name, before)

    def _replace(self, where: object, name: str, other: Callable[..., Any]) -> None:
        self._before.append((where, name, getattr(where, name)))
        setattr(where, name, other)

    def _counted(self, kind: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **how: Any) -> Any:
            self.touch(kind)
            return call(*arguments, **how)

        return counted

    def _opening(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def evaluation(file: Any, mode: str = "r", *arguments: Any, **how: Any) -> Any:
            if set(mode) & set("wxa+"):
                self.touch("open")
            if mode in _WRITING and all(each in (-1, None) for each in (*arguments, *how.values())):  # for pathlib
                return _Writer(io.FileIO(file, _WRITING[mode]), self)
            return call(file, mode, *arguments, **how)

        return evaluation


class _Writer(io.BufferedWriter):
    """A file that counts its writes."""

    def __init__(self, raw: io.FileIO, touches: Touches) -> None:
        super().__init__(raw)
        self._touches = touches

    def write(self, data: Any) -> int:
        def half_way() -> None:
            content = memoryview(data).cast("B")
            super(_Writer, self).write(content[: len(content) // 2])
            self.flush()

        self._touches.touch("write", half_way)
        return super().write(data)


def count(act: Callable[[], object], kinds: tuple[str, ...] = ()) -> int:
    """The number of touches of `act`, of these kinds or of all."""
    found: list[str] = []
    with Touches(lambda kind, _: bool(found.append(kind)), lambda: None):
        act()
    return len([kind for kind in found if not kinds or kind in kinds])


@contextmanager
def crash_at(number: int, status: int) -> Iterator[None]:
    """End the process like a kill at this touch."""
    with Touches(lambda _, at: at == number, lambda: os._exit(status)):
        yield


@contextmanager
def refusing_from(number: int, code: int, kinds: tuple[str, ...] = ()) -> Iterator[None]:
    """Refuse touches of these kinds, or of all, from this number on, with an error of the system."""
    counted = 0

    def hits(kind: str, _: int) -> bool:
        nonlocal counted
        if kinds and kind not in kinds:
            return False
        counted += 1
        return counted > number

    with Touches(hits, lambda: _raise(code)):
        yield


def full_from(number: int) -> Any:
    """A disk that is full from this touch on; counts only touches that need space."""
    return refusing_from(number, errno.ENOSPC, NEED_ROOM)


def _raise(code: int) -> None:
    raise OSError(code, os.strerror(code))
