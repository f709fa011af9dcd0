"""What makes Dask fit for a class: nothing that a PC sends becomes code on another, and nothing listens that is not needed.

Dask sends its task graphs and errors as pickles, and runs what they hold: whoever is let in could do anything on every PC. Here
only the few names may be unpickled of which a task of :func:`~mnist_desktop.training.cluster.station.train_member` is made, and
only the desk makes such tasks. What Dask would do for notebooks, such as running functions, is not there at all.
"""

from __future__ import annotations

import io
import logging
import pickle
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import dask
import distributed.client
import distributed.protocol.pickle

from mnist_desktop.core.errors import UserError

logger = logging.getLogger(__name__)

ALLOWED_NAMES = frozenset({
    ("dask._task_spec", "Task"),
    ("mnist_desktop.training.cluster.station", "train_member"),
})  # fmt: skip
"""Of which a pickle may be made: module and name."""

SCHEDULER_HANDLERS = frozenset({"identity", "register-client", "register-worker"})
"""What the desk answers, beside who is there; everything else of Dask's scheduler, such as running a function, is not there. What
it takes of those who have registered is in :class:`~mnist_desktop.training.cluster.desk.Desk`."""
WORKER_STREAM_HANDLERS = frozenset({"close", "compute-task", "free-keys", "remove-replicas"})
"""What a PC that trains does for its desk; it answers nobody else."""

SETTINGS: dict[str, Any] = {
    "distributed.scheduler.allowed-failures": 0,  # a member goes on from its last checkpoint, which only the sweep has
    "distributed.scheduler.work-stealing": False,  # the sweep itself says where a member is trained
    "distributed.scheduler.active-memory-manager.start": False,
    "distributed.scheduler.allowed-imports": [],
    "distributed.scheduler.worker-ttl": "20 s",  # a PC that sleeps keeps its connections
    "distributed.scheduler.events-cleanup-delay": "1 s",
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.worker.profile.enabled": False,
    "distributed.worker.memory.target": False,
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.pause": False,
    "distributed.worker.memory.terminate": False,
    "distributed.admin.low-level-log-length": 0,  # it would keep the last thousand messages, with their weights
    "distributed.admin.tick.limit": "30 s",  # no warnings of a busy PC
    "distributed.comm.timeouts.connect": "10 s",
    "distributed.comm.timeouts.tcp": "30 s",
    "distributed.comm.compression": None,  # weights do not become smaller
}  # fmt: skip

CHATTY = ("distributed", "distributed.client", "distributed.gc", "bokeh", "tornado", "tornado.application")
"""Loggers that Dask gives a handler of its own, which writes into the terminal; a class says by itself what happens."""

_UNREADABLE = (
    pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, KeyError, TypeError, ValueError, ArithmeticError,
    MemoryError, RecursionError,
)  # fmt: skip


class ScratchError(UserError):
    """Dask finds no place for its temporary files."""


class RefusedPickleError(pickle.UnpicklingError):
    """A pickle asked for something that no task of a class is made of, or cannot be read."""


class GuardedUnpickler(pickle.Unpickler):
    """Finds the allowed names and no others; a pickle without code has no other way to do something."""

    def find_class(self, module: str, name: str) -> Any:
        """The object of that name; raises RefusedPickleError."""
        if (module, name) not in ALLOWED_NAMES:
            raise RefusedPickleError(f"{module}.{name} does not belong to a class")
        return super().find_class(module, name)


def loads(content: Any, /, *, buffers: Iterable[Any] = ()) -> Any:
    """Unpickle what Dask sent. What is refused becomes the error itself, a value that does nothing.

    Raised, it would end the connection on which it came, and with it that of everybody who shares it.
    """
    try:
        return GuardedUnpickler(io.BytesIO(content), buffers=buffers).load()
    except _UNREADABLE as error:
        logger.info("Refused a pickle: %.200s", error)
        return RefusedPickleError(str(error))


def prepare() -> None:
    """Set Dask up for a class in this process; may be called again. Before anything of it connects or listens."""
    dask.config.set(SETTINGS)
    guarded = SimpleNamespace(**{**vars(pickle), "loads": loads, "load": None, "Unpickler": GuardedUnpickler})
    # The modules of Dask that unpickle what came from elsewhere; a test looks through all others.
    distributed.protocol.pickle.pickle = guarded
    distributed.client.pickle = guarded
    for name in CHATTY:
        chatty = logging.getLogger(name)
        chatty.handlers.clear()
        chatty.propagate = True
        chatty.setLevel(logging.CRITICAL)


def keep_only(handlers: dict[str, Any], names: frozenset[str]) -> None:
    """Take away all that is answered but these."""
    for name in tuple(handlers):
        if name not in names:
            del handlers[name]


@contextmanager
def making_scratch() -> Iterator[None]:
    """Where folders are made in which Dask writes; raises ScratchError."""
    try:
        yield
    except OSError as error:
        raise ScratchError("No folder for temporary files can be used: {cause}. Free some space, or let TMPDIR name another "
                           "folder.", cause=error.strerror or str(error)) from error  # fmt: skip
