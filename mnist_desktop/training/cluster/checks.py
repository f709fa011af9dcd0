"""Lets the weights of some runs answer again, in a thread of its own: the first takes seconds, as TensorFlow is imported."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from queue import SimpleQueue

from mnist_desktop.core.sentence import Templated
from mnist_desktop.training.cluster.honesty import Check
from mnist_desktop.training.cluster.roster import Pc
from mnist_desktop.training.sweeps.messages import Ended, MemberTask

CHECKED_RUNS = 10
"""The runs of each PC are checked until one was found to be good, and then one of so many."""

logger = logging.getLogger(__name__)


class RunChecks:
    """Checks runs one after the other.

    Parameters
    ----------
    check
        Says what is wrong with a run, or None; where it is None itself, nothing is checked.
    done
        Takes a run, the PC that sent it, and what is wrong with it, or None; called in the thread.
    """

    def __init__(self, check: Check | None, done: Callable[[Ended, Pc, Templated | None], None]) -> None:
        self._check, self._done = check, done
        self._trusted: dict[str, int] = {}  # sessions of PCs, and how many runs they have sent since
        self._waiting: SimpleQueue[tuple[MemberTask, Ended, Pc] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def wants(self, pc: Pc) -> bool:
        """Whether the run that this PC has sent now is to be checked."""
        if self._check is None or pc.session not in self._trusted:
            return self._check is not None
        self._trusted[pc.session] += 1
        return self._trusted[pc.session] % CHECKED_RUNS == 0

    def trust(self, pc: Pc) -> None:
        """A run of this PC is good."""
        self._trusted.setdefault(pc.session, 0)

    def begin(self, order: MemberTask, told: Ended, pc: Pc) -> None:
        """Check a run as soon as those before it are."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="class checks", daemon=True)
            self._thread.start()
        self._waiting.put((order, told, pc))

    def close(self) -> None:
        """Wait for the run that is being checked, and check no other."""
        if self._thread is None:
            return
        while not self._waiting.empty():
            self._waiting.get()
        self._waiting.put(None)
        self._thread.join()
        self._thread = None

    def _run(self) -> None:
        while (asked := self._waiting.get()) is not None:
            order, told, pc = asked
            wrong: Templated | None = None
            try:
                wrong = None if self._check is None else self._check(order, told)
            except (MemoryError, OSError) as error:  # then it is as good as the many that are not checked
                logger.info("A run of %s cannot be checked: %r", pc.name, error)
            self._done(told, pc, wrong)
