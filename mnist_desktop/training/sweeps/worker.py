"""Where a process begins that trains members.

It imports nothing large, as what it sets in the environment counts for NumPy and TensorFlow only before they are imported. The
process is started by spawn: threads of Qt and TensorFlow do not come along into a fork. A frozen program starts itself, and then
comes here before it does anything else, see ``__main__``: no window, no socket, no lock on the runs.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import suppress
from functools import cache
from multiprocessing.connection import Client, Connection
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mnist_desktop.core.runs.control import Control
    from mnist_desktop.training.sweeps.member import WorkerContext

NICENESS = 10
"""On Linux and macOS, so that the window comes first; Windows weighs processes by themselves."""
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""Names by which libraries of linear algebra are told to compute in one thread."""
SEPARATOR = b"\0"
"""Between the id of a piece of work and what is asked of it."""
END = b"end"
"""Asks the process to end."""


def request_of(task_id: str, request: str) -> bytes:
    """What is sent to ask something of a piece of work."""
    return SEPARATOR.join((task_id.encode(), request.encode()))


class ProgramConnection:
    """The connection to the program that started this process, and the controls of the piece of work that is being done.

    First it tells the number of this process. When that program is gone, which breaks it, or asks for the end, this process
    ends at once, whatever it does: it has nothing to lose, and otherwise would wait for ever.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._changing, self._sending = threading.Lock(), threading.Lock()
        self._current: tuple[str, Control] | None = None
        self.send(str(os.getpid()).encode())
        threading.Thread(target=self._listen, name="requests", daemon=True).start()

    def send(self, content: bytes) -> None:
        """Tell something."""
        with self._sending:
            self._connection.send_bytes(content)

    def begin(self, task_id: str, control: Control) -> None:
        """From now on, requests to this piece of work go to its control; none comes before it has said that it is begun."""
        with self._changing:
            self._current = task_id, control

    def _listen(self) -> None:
        with suppress(OSError, EOFError):
            while True:
                content = self._connection.recv_bytes()
                if content == END:
                    break
                task_id, _, request = content.partition(SEPARATOR)
                self._take(task_id.decode(), request.decode())
        os._exit(0)

    def _take(self, task_id: str, request: str) -> None:
        with self._changing:
            if self._current is not None and self._current[0] == task_id:
                _make(request, self._current[1])


_program: ProgramConnection | None = None


def begin(address: Any, key: bytes) -> None:
    """Begin a process: one thread, no hurry, and a connection to the program that started it."""
    global _program  # noqa: PLW0603 - one process, one program
    for name in ("stdout", "stderr"):  # a windowed program on Windows has none, and libraries write to them
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - stays open
    _let_libraries_talk_to_nobody()
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal goes to all; the program that was started decides
    if sys.platform != "win32":
        with suppress(OSError):  # a sandbox may forbid it
            os.nice(NICENESS)
    _program = ProgramConnection(Client(address, authkey=key))


def _let_libraries_talk_to_nobody() -> None:
    """What they write is no answer to anybody; what has to be heard goes through the connection."""
    with suppress(OSError):  # a windowed program may have no such streams
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):
            os.dup2(nowhere, stream)
        os.close(nowhere)


def do(task: bytes) -> None:
    """Do a piece of work; what comes of it goes through the connection, not back to the caller."""
    from mnist_desktop.core.runs.control import Control  # noqa: PLC0415 - what follows imports NumPy
    from mnist_desktop.training.sweeps.member import run_task  # noqa: PLC0415
    from mnist_desktop.training.sweeps.messages import decode_task, encode  # noqa: PLC0415

    program = _program
    if program is None:
        raise RuntimeError("This process was not begun.")
    order, control = decode_task(task), Control()
    program.begin(order.id, control)
    run_task(order, _context, lambda told: program.send(encode(told)), control)


@cache
def _context() -> WorkerContext:
    """The real engines; the data set that was read last stays in memory for the next member."""
    from mnist_desktop.core.datasets import catalog  # noqa: PLC0415
    from mnist_desktop.core.datasets.dataset import Dataset  # noqa: PLC0415
    from mnist_desktop.training import engines  # noqa: PLC0415
    from mnist_desktop.training.keras import evaluation, importing  # noqa: PLC0415
    from mnist_desktop.training.sweeps.member import WorkerContext  # noqa: PLC0415

    importing.compute_in_threads(1)
    kept: dict[str, Dataset] = {}

    def load_dataset(key: str) -> Dataset:
        dataset = catalog.load(key)  # the one that is kept, while its files are as they were
        kept.clear()
        kept[key] = dataset
        return dataset

    return WorkerContext(load_dataset, engines.train, evaluation.open_run)


def _make(request: str, control: Control) -> None:
    match request:
        case "pause":
            control.pause()
        case "resume":
            control.resume()
        case "stop":
            control.stop()
