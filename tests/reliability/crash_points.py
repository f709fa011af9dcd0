"""Ends the program at every touch of the disk, and refuses every touch, wherever the app writes. Nothing may be lost or half.

    python tests/reliability/crash_points.py [--only NAME] [--json FILE] [--short] [--seconds N]

For each writer (saving a run, a checkpoint, notes of a run, deletion, zips, models, data, settings, the clean-up at a start…) and
each number k up to the number of its touches:

- ``crash``: the process ends at the k-th touch, half-way if that is a write; a new start checks the files;
- ``full``: from the k-th touch on the disk is full, later it has space again; the same process checks the files and tries again;
- ``readonly``: the same with a file system that becomes read-only.

Every item (a run, a checkpoint, a zip, a model…) must be in its old or in its new state. Figures:

- ``points``: how many touches failed or crashed; ``left_out``: writers for which there was not enough time;
- ``lost``: an item is in neither state; or neither a run to be saved nor its complete checkpoint is there;
- ``half``: a file cannot be read;
- ``litter``: files that belong to nothing are left in the app's folders after a start;
- ``not_again``: after a refusal, a second attempt did not succeed;
- ``no_sentence``: a refusal did not end in an error for users.

A killed export leaves its hidden temporary file in the folder that the user chose. No start can know that folder, so it does not
count as litter.
"""

from __future__ import annotations

import errno
import logging
import os
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from campaign import Campaign
from disk_touches import NEED_ROOM, count, crash_at, full_from, refusing_from
from harm_state import PLAN, Plan, State, is_after, litter_of, prepare, start_anew, state_of

from mnist_desktop.core.errors import UserError

CRASHED, DIFFERENT = 77, 78
REFUSALS: dict[str, tuple[Callable[[int], AbstractContextManager[None]], tuple[str, ...]]] = {
    "full": (full_from, NEED_ROOM),
    "readonly": (lambda number: refusing_from(number, errno.EROFS), ()),
}
SHORT_STEP = 5
"""The short form uses every fifth point, beginning at a different one for each writer."""


@dataclass
class Found:
    """The faults at one point."""

    kind: str
    sentence: str


def main() -> int:
    """Run the campaign."""
    campaign = Campaign(__doc__ or "", seconds=600, short_seconds=40)
    campaign.parser.add_argument("--only", metavar="NAME", help=f"one writer: {', '.join(PLAN)}")
    options = campaign.begin()
    if not hasattr(os, "fork"):
        return campaign.end(skipped="this system has no fork")
    logging.disable(logging.CRITICAL)  # otherwise every refusal would be logged
    figures: Counter[str] = Counter(dict.fromkeys(("points", "lost", "half", "litter", "not_again", "no_sentence"), 0))
    step = SHORT_STEP if options.short else 1
    left_out: list[str] = []
    names = [options.only] if options.only else list(PLAN)
    with tempfile.TemporaryDirectory() as folder:
        for place, name in enumerate(names):
            if not campaign.has_time:
                left_out.append(name)
                continue
            ground = Ground(Path(folder) / name, PLAN[name])
            for mode, number in ground.points():
                if (number + place) % step:
                    continue
                if not campaign.has_time:
                    left_out.append(name)
                    break
                campaign.tried += 1
                figures["points"] += 1
                for found in ground.strike(mode, number):
                    figures[found.kind] += 1
                    campaign.fault(f"{name}, {mode} at touch {number}: {found.sentence}")
            shutil.rmtree(ground.folder)
    return campaign.end({**figures, "left_out": left_out})


class Ground:
    """One writer with a home folder that is made again for each point."""

    def __init__(self, folder: Path, plan: Plan) -> None:
        self.folder, self.plan = folder, plan
        self._template, self._home = folder / "template", folder / "home"
        self._in_child(lambda: prepare(self._template, plan))
        self.before = self._fresh_state()
        self.counts = self._count()
        self._anew()
        self._in_child(lambda: plan.act(self._home))
        self.after = self._look_after_start()

    def points(self) -> Iterator[tuple[str, int]]:
        """Each kind of failure, and its point."""
        for way in self.plan.ways:
            yield from ((way, number) for number in range(self.counts[way]))

    def strike(self, mode: str, number: int) -> list[Found]:
        """Fail at one point; returns the faults."""
        self._anew()
        found: list[Found] = []
        if mode == "crash":
            status, said = self._in_child(lambda: self._crash(number), must_succeed=False)
            if status not in (0, CRASHED):
                return [Found("lost", f"an error: {said}")]
        else:
            found.extend(self._refused(mode, number))
        here = self._look_after_start()
        return found + self._judge(here)

    def _crash(self, number: int) -> None:
        with crash_at(number, CRASHED):
            self.plan.act(self._home)

    def _refused(self, mode: str, number: int) -> list[Found]:
        refusing, _ = REFUSALS[mode]

        def be_refused() -> list[tuple[str, str]]:
            found = []
            problem: BaseException | None = None
            memory = self.plan.remember(self._home)
            try:
                with refusing(number):
                    self.plan.act(self._home, memory)
            except UserError as error:
                problem = error
            except Exception as error:  # noqa: BLE001 - any other error is a fault
                found.append(("no_sentence", "".join(traceback.format_exception_only(error)).strip()))
            if problem is not None and not problem.args[0]:
                found.append(("no_sentence", "the sentence is empty"))
            if state_of(self._home) not in (self.before, self.after) and not self.plan.goes_item_by_item:
                found.append(("half", f"after the refusal: {self.difference(state_of(self._home))}"))
            try:
                if problem is not None:
                    self.plan.act(self._home, memory)
            except UserError as error:
                found.append(("not_again", str(error)))
            if problem is not None and not is_after(self.plan, state_of(self._home), self.after):
                found.append(("not_again", self.difference(state_of(self._home))))
            return found

        status, said = self._in_child(be_refused, must_succeed=False)
        if status == 0:
            return []
        return [Found(*line.split("\t", 1)) for line in said.splitlines() if "\t" in line] or [Found("lost", said)]

    def _judge(self, here: State) -> list[Found]:
        found = [Found("half", f"{item} cannot be read: {what}") for item, what in here.items() if what.startswith("damaged")]
        for item in self.before.keys() | here.keys() | self.after.keys():
            allowed = {self.before.get(item), self.after.get(item), *self.plan.also_allowed.get(item, ())}
            if here.get(item) not in allowed:
                found.append(Found("lost", f"{item} is {here.get(item)}, not one of {allowed}"))
        if self.plan.kept and here.get(self.plan.kept[0]) is None and here.get(self.plan.kept[1]) is None:
            found.append(Found("lost", f"neither {self.plan.kept[0]} nor its checkpoint is there"))
        return found + [Found("litter", f"{path} is left") for path in litter_of(self._home)]

    def difference(self, here: State) -> str:
        """The items that are not in their new state."""
        items = sorted(here.keys() | self.after.keys())
        return "; ".join(f"{item}: {here.get(item)} is not {self.after.get(item)}" for item in items
                         if here.get(item) != self.after.get(item))  # fmt: skip

    # Helpers

    def _count(self) -> dict[str, int]:
        counts = {}
        for mode, kinds in {"crash": (), **{mode: kinds for mode, (_, kinds) in REFUSALS.items()}}.items():
            self._anew()
            _, said = self._in_child(lambda kinds=kinds: str(count(lambda: self.plan.act(self._home), kinds)))
            counts[mode] = int(said)
        return counts

    def _anew(self) -> None:
        shutil.rmtree(self._home, ignore_errors=True)
        shutil.copytree(self._template, self._home)

    def _fresh_state(self) -> State:
        self._anew()
        return self._look_after_start() if self.plan.ends_with_start else state_of(self._home)

    def _look_after_start(self) -> State:
        """What the next start finds. It is another process, whose end releases the lock on the folder of runs."""
        self._in_child(lambda: start_anew(self._home))
        return state_of(self._home)

    def _in_child(self, work: Callable[[], object], *, must_succeed: bool = True) -> tuple[int, str]:
        """Call `work` in another process; returns its exit status and its result as text."""
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            _be_child(work, writer)
        os.close(writer)
        with os.fdopen(reader, encoding="utf-8") as pipe:
            said = pipe.read()
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if must_succeed and status != 0:
            raise RuntimeError(f"{self.folder.name}: {said}")
        return status, said


def _be_child(work: Callable[[], object], writer: int) -> None:
    """Do the work and end, without a process' usual clean-up."""
    status, said = 0, ""
    try:
        result = work()
        if isinstance(result, list):
            status = DIFFERENT if result else 0
            said = "\n".join(f"{kind}\t{sentence}" for kind, sentence in result)
        elif isinstance(result, str):
            said = result
    except BaseException:  # noqa: BLE001 - it is reported to the parent
        status, said = 1, traceback.format_exc()
    os.write(writer, said.encode()[:60_000])
    os._exit(status)


if __name__ == "__main__":
    sys.exit(main())
