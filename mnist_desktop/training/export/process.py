"""Calls a function in a process of its own, which can be ended at any moment and gives all its memory back."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from typing import Any, TypeVar, cast

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.stop_token import StopToken

Result = TypeVar("Result")

LOOK_AGAIN_SECONDS = 0.05
"""How soon a stop is noticed."""
GRACE_SECONDS = 2.0
NICENESS = 10
"""On Linux, so that the window of the program comes first; Windows and macOS weigh processes by themselves."""


class ProcessError(UserError):
    """The process ended without a result."""


class ExportStoppedError(UserError):
    """The user asked for an end."""


def call_in_process(function: Callable[..., Result], *arguments: object, stop: StopToken, seconds: float) -> Result:
    """What ``function(*arguments)`` returns, called in a new process. For a worker: it blocks.

    Parameters
    ----------
    function, arguments
        Can be pickled; so can the result.
    stop
        Ends the process at once.
    seconds
        How long it may take.

    Raises
    ------
    UserError
        As the function raised it.
    ExportStoppedError
        `stop` asked for it.
    ProcessError
        It took too long, or the process died.
    """
    # Spawn, not fork: threads of Qt and TensorFlow do not come along into a fork. A frozen program starts itself, see __main__.
    context = multiprocessing.get_context("spawn")
    order = ForkingPickler.dumps((function, arguments))
    ours, theirs = context.Pipe(duplex=False)
    to_read, to_write = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(theirs, to_read), daemon=True)
    # The order holds the weights, more than a pipe takes at once. As an argument of the process it would be written by start(),
    # which waits for ever where the process dies or hangs before it has read it; this thread ends with the process.
    sending = threading.Thread(target=_send, args=(to_write, order), name="export-order")
    with ours, to_write:
        try:
            process.start()
        finally:
            theirs.close()
            to_read.close()
        sending.start()
        try:
            return cast("Result", _awaited(ours, process.sentinel, stop, time.monotonic() + seconds))
        finally:
            _end(process)
            sending.join()


def _send(to_write: Connection, order: memoryview) -> None:
    with suppress(OSError):  # the process is dead, as its sentinel says, too
        to_write.send_bytes(order)


def _awaited(ours: Connection, sentinel: int, stop: StopToken, until: float) -> object:
    while True:
        ready = wait([ours, sentinel], LOOK_AGAIN_SECONDS)
        if ours in ready:
            return _unpacked(ours)
        if ready:
            raise ProcessError("The process that writes and tries the file ended without an answer; perhaps the memory is full.")
        if stop.stop_requested:
            raise ExportStoppedError("The export was stopped.")
        if time.monotonic() > until:
            raise ProcessError("The process that writes and tries the file took too long and was ended.")


def _unpacked(ours: Connection) -> object:
    try:
        result, error, trace = ours.recv()
    except (EOFError, OSError) as failure:
        raise ProcessError(
            "The process that writes and tries the file ended without an answer; perhaps the memory is full."
        ) from failure
    if error is not None:
        template, values, kind = error
        raise kind(template, **values)
    if trace:
        raise RuntimeError(trace)
    return result


def _end(process: Any) -> None:  # Any: each context has a class of its own for it
    """End the process, whatever it does, and wait for that."""
    process.join(0 if process.exitcode is None else GRACE_SECONDS)
    if process.is_alive():
        process.terminate()
        process.join(GRACE_SECONDS)
    if process.is_alive():
        process.kill()
        process.join()
    process.close()


def _answer(theirs: Connection, to_read: Connection) -> None:
    """In the process: read the order, call, and send what came of it."""
    for name in ("stdout", "stderr"):  # a windowed program on Windows has none, and libraries write to them
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - stays open
    if sys.platform == "linux":
        os.nice(NICENESS)
    with theirs, to_read:
        try:
            function, arguments = to_read.recv()
            answer: tuple[object, object, str] = function(*arguments), None, ""
        except UserError as error:
            # Only the words: an exception with arguments of its own is not made anew from a pickle.
            answer = None, (error.template, _plain(error.values), type(error)), ""
        except Exception:  # noqa: BLE001 - whatever it is, the other process has to hear of it
            answer = None, None, traceback.format_exc()
        theirs.send(answer)


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    """Values that a pickle takes: an exception of a library may not be one."""
    return {name: value if isinstance(value, int | float | str | Sentence) else str(value) for name, value in values.items()}
