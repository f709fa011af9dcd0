"""What is held of the computers of a class during one sweep: who has lied, who is passed over for a while, where members failed.

A computer is known by its host: a program that joins again has another port, name and session, but computes no better.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from mnist_desktop.training.cluster.honesty import host_of, tell_the_same
from mnist_desktop.training.cluster.roster import Pc
from mnist_desktop.training.sweeps.messages import Ended

PASSED_OVER_SECONDS = 180.0
"""For how long a PC gets no members where one has just failed or not begun, so that it goes to another PC."""
MOST_FAILURES = 3
"""How often a member may fail on one PC before it is believed that this is no fault of the PC."""


class Standing:
    """Bookkeeping without any connection. Not for several threads."""

    def __init__(self) -> None:
        self._liars: dict[str, str] = {}  # hosts, with the run by which each was found out
        self._accused: dict[str, list[tuple[Pc, Ended]]] = {}  # runs that were not what was told of them
        self._failed_at: dict[str, list[str]] = {}  # runs, with the hosts where each has failed
        self._passed_over: dict[str, float] = {}  # addresses, with the time until when

    def able(self, pcs: tuple[Pc, ...], shut_out: Container[str], now: float) -> tuple[Pc, ...]:
        """Those that have not lied; who is passed over has no place, unless nobody else has one.

        Parameters
        ----------
        shut_out
            The sessions of PCs that get no more members for other reasons.
        """
        able = tuple(pc for pc in pcs if not self.has_lied(pc))
        there = {pc.address for pc in able if pc.session not in shut_out}
        passed_over = {address for address in there if self._passed_over.get(address, now) > now}
        if passed_over == there:
            return able
        return tuple(replace(pc, places=0) if pc.address in passed_over else pc for pc in able)

    def has_lied(self, pc: Pc) -> bool:
        """Whether a computer has told what is not true."""
        return host_of(pc) in self._liars

    def distrust(self, pc: Pc, run_id: str = "") -> None:
        """A computer has told what is not true, of a run where that may turn out to be true after all."""
        self._liars.setdefault(host_of(pc), run_id)

    def accuse(self, run_id: str, pc: Pc, told: Ended) -> tuple[Pc, ...]:
        """Take note of a run that is not what was told of it; returns the PCs of other computers that have told the same.

        Where there are any, it is this PC that computes otherwise, and they are believed again.
        """
        accused = self._accused.setdefault(run_id, [])
        others = tuple(each for each, first in accused if host_of(each) != host_of(pc) and tell_the_same(first, told))
        accused.append((pc, told))
        for each in others:
            if self._liars.get(host_of(each)) == run_id:
                del self._liars[host_of(each)]
        return others

    def pass_over(self, pc: Pc, now: float) -> None:
        """Give a PC no members for a while."""
        self._passed_over[pc.address] = now + PASSED_OVER_SECONDS

    def fail(self, run_id: str, pc: Pc) -> bool:
        """Take note that a member has failed on a PC; returns whether that is the member's fault by now, and not the PC's."""
        hosts = self._failed_at.setdefault(run_id, [])
        hosts.append(host_of(pc))
        return len(set(hosts)) > 1 or len(hosts) >= MOST_FAILURES
