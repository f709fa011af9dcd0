"""Lets the weights of some runs answer again, in a thread of its own: the first takes seconds, as TensorFlow is imported."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue

from mnist_desktop.training.cluster.honesty import Check, CheckResult, host_of
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
        Compares a run with what was told of it; None where nothing is to be checked.
    done
        Takes a run, the PC that sent it, and what was found; called in the thread, for each run that is begun.
    """

    def __init__(self, check: Check | None, done: Callable[[Ended, Pc, CheckResult], None]) -> None:
        self._check, self._done = check, done
        self._trusted: dict[tuple[str, str], int] = {}  # hosts with sessions, and how many runs they have sent since
        self._waiting: SimpleQueue[tuple[MemberTask, Ended, Pc] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def wants(self, pc: Pc) -> bool:
        """Whether the run that this PC has sent now is to be checked."""
        if self._check is None:
            return False
        key = host_of(pc), pc.session
        if key not in self._trusted:
            return True
        self._trusted[key] += 1
        return self._trusted[key] % CHECKED_RUNS == 0

    def trust(self, pc: Pc) -> None:
        """A run of this PC was compared, and is good."""
        self._trusted.setdefault((host_of(pc), pc.session), 0)

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
        with suppress(Empty):  # the thread may take the last one meanwhile
            while True:
                self._waiting.get_nowait()
        self._waiting.put(None)
        self._thread.join()
        self._thread = None

    def _run(self) -> None:
        while (asked := self._waiting.get()) is not None:
            order, told, pc = asked
            self._done(told, pc, self._found(order, told, pc))

    def _found(self, order: MemberTask, told: Ended, pc: Pc) -> CheckResult:
        """What a check says; whatever goes wrong in it, somebody waits for its end."""
        if self._check is None:
            return CheckResult(is_compared=False)
        try:
            return self._check(order, told)
        except (MemoryError, OSError) as error:  # then it is as good as the many that are not checked
            logger.info("A run of %s cannot be checked: %r", pc.name, error)
            return CheckResult(is_compared=False)
        except Exception as error:
            logger.exception("The check of a run of %s has failed", pc.name)
            return CheckResult(is_compared=False, broken=repr(error))
