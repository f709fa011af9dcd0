"""Kills trainings at random moments; the next start must offer them, and the run must end with the same bits.

    python tests/reliability/kill.py [--kills 40] [--seed S] [--engine keras|scratch] [--json FILE] [--short] [--seconds N]

Each training runs in a process of its own, with a real engine on a few hundred images, and is killed by SIGKILL: at its start,
in the middle of an epoch, while a checkpoint is written, while the run is saved, or at any time. A new process does what the app
does at its next start (claim the runs, look for interrupted ones) and continues to the end. Then weights, curves and predictions
are compared with those of an uninterrupted training. Figures:

- ``kills``: how many trainings were killed, and how many of them ended before that; ``left_out``: for how many there was not
  enough time;
- ``offered``: the next start offered to continue; ``kept``: the run was already saved; ``nothing_due``: killed before the end of
  the first epoch, and nothing is offered;
- ``bits_equal``: the resulting run equals the uninterrupted one;
- ``lost``: an epoch whose end the user had seen was missing, or the run did not reach its end;
- ``litter``: files that belong to nothing;
- ``settings``: how often a program was killed while it wrote its settings, which must then be those of one moment.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sys
import tempfile
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
from campaign import Campaign
from harm_state import litter_of
from kill_children import ENGINES, KINDS, RUN, Order, go_on, read_settings, train, write_settings

from mnist_desktop.core.runs.kept_epochs import epochs_in, load_weights
from mnist_desktop.core.runs.record import EpochRow, RunRecord
from mnist_desktop.core.runs.store import RunStore

SHORT_KILLS = 8
SETTINGS_SHARE = 0.25
"""How many programs that write their settings are killed for each training."""
PATIENCE = 300.0
"""Seconds after which a process counts as hanging."""

Kept = tuple[RunRecord, tuple[np.ndarray, ...]]
"""A run, and the weights of all its epochs in a row."""


def main() -> int:
    """Run the campaign."""
    campaign = Campaign(__doc__ or "", seconds=900, short_seconds=40)
    campaign.parser.add_argument("--kills", type=int, default=40)
    campaign.parser.add_argument("--seed", type=int, default=0)
    campaign.parser.add_argument("--engine", choices=ENGINES, help="only this one")
    options = campaign.begin()
    if not hasattr(signal, "SIGKILL") or "forkserver" not in multiprocessing.get_all_start_methods():
        return campaign.end(skipped="this system has no SIGKILL or no fork")
    kills = min(options.kills, SHORT_KILLS) if options.short else options.kills
    figures: Counter[str] = Counter(
        dict.fromkeys(("kills", "ended_before", "offered", "kept", "nothing_due", "bits_equal", "lost", "litter", "settings"), 0)
    )
    dice = random.Random(options.seed)  # noqa: S311 - no secret
    # TensorFlow is imported once; each process is forked from a server that has not used it yet. The server finds modules through
    # the environment (Python 3.11 does not pass on its own list), and would not report if it found none.
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["kill_children"])
    with tempfile.TemporaryDirectory() as folder:
        killer = Killer(campaign, context, Path(folder), dice, figures)
        for number in range(int(kills * SETTINGS_SHARE)):
            if campaign.has_time:
                killer.kill_settings(number)
        engines = [options.engine] if options.engine else list(ENGINES)
        for number in range(kills):
            if not campaign.has_time:
                break
            killer.kill_training(engines[number % len(engines)], KINDS[number // len(engines) % len(KINDS)], number)
    return campaign.end({**figures, "left_out": kills - figures["kills"]})


class Killer:
    """Starts processes, kills them, and checks what they left."""

    def __init__(
        self,
        campaign: Campaign,
        context: multiprocessing.context.ForkServerContext,
        folder: Path,
        dice: random.Random,
        figures: Counter[str],
    ) -> None:
        self._campaign, self._context, self._folder, self._dice, self._figures = campaign, context, folder, dice, figures
        self._whole: dict[str, tuple[Kept, float]] = {}

    def kill_training(self, engine: str, kind: str, number: int) -> None:
        """Kill one training, continue it and compare."""
        expected, seconds = self._uninterrupted(engine)
        home = self._folder / f"{number}"
        order = Order(engine, kind, self._dice.random(), self._dice.random())
        after = {"start": 0.1, "any time": 1.0}.get(kind, PATIENCE) * self._dice.random() * seconds
        said, code = self._run(train, home, order, kill_after=after)
        self._campaign.tried += 1
        self._figures["kills"] += 1
        self._figures["ended_before"] += code == 0
        seen = max((int(line) for line in said if line.isdigit()), default=0)
        found, code = self._run(go_on, home, order)
        where = f"kill {number} ({engine}, {kind}, {seen} epochs were seen)"
        for line in found:
            self._figures[line.split()[0]] += 1
        offered = max((int(line.split()[1]) for line in found if line.startswith("offered")), default=None)
        if code != 0 or not found:
            self._lose(f"{where}: the next start ended with {code}: {' '.join(found)[-2000:]}")
        elif (offered is not None and offered < seen) or (found == ["nothing_due"] and seen):
            self._lose(f"{where}: {found[0]}")
        else:
            self._compare(home, expected, where)
        self._look_for_litter(home, where)

    def kill_settings(self, number: int) -> None:
        """Kill a program that writes its settings, and read them."""
        home = self._folder / f"settings-{number}"
        home.mkdir()
        self._run(write_settings, home, None, kill_after=self._dice.uniform(0.0, 0.3), first=True)
        found, code = self._run(read_settings, home, None)
        self._figures["settings"] += 1
        if (found, code) != (["whole"], 0):
            self._campaign.fault(f"settings, kill {number}: {found}, {code}")
        self._look_for_litter(home, f"settings, kill {number}")

    def _uninterrupted(self, engine: str) -> tuple[Kept, float]:
        """An uninterrupted run of an engine, and how long it took."""
        if engine not in self._whole:
            home = self._folder / f"whole-{engine}"
            began = self._campaign.elapsed
            said, code = self._run(train, home, Order(engine, "", 0.0, 0.0))
            if code != 0:
                raise RuntimeError(f"the training without a kill failed: {said}")
            self._whole[engine] = _load(home), self._campaign.elapsed - began
        return self._whole[engine]

    def _compare(self, home: Path, whole: Kept, where: str) -> None:
        (found, epochs), (expected, expected_epochs) = _load(home), whole
        ours, theirs = _arrays(found, epochs), _arrays(expected, expected_epochs)
        is_equal = (
            len(ours) == len(theirs)
            and all(a.dtype == b.dtype and np.array_equal(a, b) for a, b in zip(ours, theirs, strict=True))
            and [_curve(row) for row in found.info.history] == [_curve(row) for row in expected.info.history]
            and (found.info.outcome, found.info.test_accuracy) == (expected.info.outcome, expected.info.test_accuracy)
        )
        self._figures["bits_equal"] += is_equal
        if not is_equal:
            self._campaign.fault(f"{where}: the run has other bits")

    def _look_for_litter(self, home: Path, where: str) -> None:
        for path in litter_of(home):
            self._figures["litter"] += 1
            self._campaign.fault(f"{where}: {path} is left")

    def _lose(self, sentence: str) -> None:
        self._figures["lost"] += 1
        self._campaign.fault(sentence)

    def _run(
        self, work: object, home: Path, order: Order | None, kill_after: float | None = None, *, first: bool = False
    ) -> tuple[list[str], int | None]:
        """Call `work` in a process, kill it after `seconds` (with `first`, of its first message); its messages and status."""
        here, there = self._context.Pipe(duplex=False)
        process = self._context.Process(target=work, args=(home, order, there))
        process.start()
        there.close()
        said: list[str] = []
        if first:
            said.append(here.recv())
        process.join(min(PATIENCE, PATIENCE if kill_after is None else kill_after))
        is_late = process.is_alive()
        if is_late and process.pid is not None:
            os.kill(process.pid, signal.SIGKILL)
        process.join()
        said += _heard(here)
        if is_late and kill_after is None:
            said.append(f"it hung for {PATIENCE:g} s")
        return said, process.exitcode


def _heard(connection: Connection) -> list[str]:
    """All messages of a process before it ended."""
    said = []
    try:
        while True:
            said.append(connection.recv())
    except (EOFError, OSError):
        return said


def _load(home: Path) -> Kept:
    store = RunStore(home / "data" / "runs")
    record, place = store.load(RUN), store.snapshots.place_of(RUN)
    return record, tuple(array for epoch in epochs_in(place) for array in load_weights(place, record, epoch))


def _arrays(record: RunRecord, epochs: tuple[np.ndarray, ...]) -> list[np.ndarray]:
    return [*record.weights, record.test_probabilities, *epochs]


def _curve(row: EpochRow) -> tuple[object, ...]:
    return row.epoch, row.loss, row.accuracy, row.val_loss, row.val_accuracy, row.learning_rate


if __name__ == "__main__":
    sys.exit(main())
