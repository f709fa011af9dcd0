"""Whether the advice that a run gets is borne out by the runs beside it.

    python tests/reliability/verdicts.py [--json FILE] [--short] [--seconds N] [--keep FILE | --from FILE]

Trains a grid of learning rates x scalings of pixels x optimizers x networks on the starter sets, and asks of each run, as if
it had ended after 3, 5, 8 ... epochs, what the app says of its curves. A sentence that advises or foretells has to be borne out
by a neighbour: "a larger learning rate may help" by the same run with a larger rate, "more epochs would help" by the same run
continued, and so on; ``ADVICE`` and ``FORESIGHT`` in verdict_claims.py say what is asked for. At least 95 % of both have to hold,
and 85 % of every single sentence.

The plan has some 770 runs; a run takes one to two seconds of one core. What the time does not allow is not judged;
where it allows no ladder of rates, nothing was tried, which is a fault.
What was trained can be kept (``--keep``; what the file has already is not trained again), and judged again without training
(``--from``), which takes seconds. The short form trains fewer runs, with the engine in NumPy.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from math import nan
from pathlib import Path

import msgspec
from campaign import Campaign
from verdict_claims import ADVICE, CLAIMS, FORESIGHT, Case, cases
from verdict_grid import FULL, SHORT, Ladder, Trained, append, read

from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.runs.diagnosis import diagnose
from mnist_desktop.core.runs.findings import Finding
from mnist_desktop.core.runs.record import EpochRow

HORIZONS = (3, 5, 8, 12, 16, 20, 30, 40)
ALL, EACH = 0.95, 0.85
"""The shares of sentences that have to be borne out, of all and of any one."""
FEW = 20
"""A sentence that is said less often than this is not judged alone."""

Tally = dict[Finding, Counter[bool | None]]
"""How often a sentence was borne out (True), was not (False), or had no neighbour that could tell (None)."""


def train(campaign: Campaign, ladders: Iterable[Ladder], grid: dict[str, Trained], keep: Path | None) -> None:
    """Add to `grid` what it lacks, ladder by ladder, until the time is over."""
    for run in (run for ladder in ladders for run in ladder.runs if run.name not in grid):
        if not campaign.has_time:
            return
        grid[run.name] = run.train()
        if keep is not None:
            append(keep, run.name, grid[run.name])


def said_of(case: Case) -> set[Finding]:
    """The findings of a case: as a run that has ended, as one that goes on, and as one without validation images."""
    experiment = Experiment(case.run.spec, case.run.config)
    if case.is_broken:  # the engine leaves no such row, and ends with a sentence of the same kind
        lost = EpochRow(case.epochs, nan, 0.0, nan, 0.0, case.run.rate, 0.0)
        return {each.kind for each in diagnose((*case.history, lost), experiment, in_training=False)}
    blind = [msgspec.structs.replace(row, val_loss=None, val_accuracy=None) for row in case.history]
    heard = (
        *diagnose(case.history, experiment, in_training=False),
        *diagnose(case.history, experiment, in_training=True),
        *diagnose(blind, experiment, in_training=False),
    )
    return {each.kind for each in heard}


def judge(all_cases: Iterable[Case]) -> tuple[Tally, list[str]]:
    """What was said how often, and each sentence that was not borne out."""
    tally: Tally = {}
    wrong: list[str] = []
    for case in all_cases:
        for finding in sorted(said_of(case), key=lambda each: each.name):
            holds = CLAIMS[finding](case) if finding in CLAIMS else None
            tally.setdefault(finding, Counter())[holds] += 1
            if holds is False:
                wrong.append(f"{finding.name} after {case.epochs} epochs: {case.run.name}")
    return tally, wrong


def share(counts: Counter[bool | None]) -> float:
    """Of the sentences that a neighbour could tell of, how many were borne out; 1 of none."""
    return counts[True] / (counts[True] + counts[False]) if counts[True] + counts[False] else 1.0


def words(counts: Counter[bool | None]) -> str:
    """Counts as a sentence."""
    told = counts[True] + counts[False]
    if not told:
        return f"{counts[None]}, all without a neighbour that could tell"
    return f"{counts[True]} of {told} borne out ({share(counts):.1%}), {counts[None]} without a neighbour that could tell"


def main() -> int:
    """Train, judge, report."""
    campaign = Campaign(__doc__ or "", seconds=900)
    files = campaign.parser.add_mutually_exclusive_group()
    files.add_argument("--keep", metavar="FILE", type=Path, help="add what is trained to this file, and do not train what it has")
    files.add_argument("--from", metavar="FILE", type=Path, dest="kept", help="train nothing: judge what this file has")
    options = campaign.begin()
    ladders = SHORT if options.short else FULL
    grid = read(options.kept or options.keep) if options.kept or options.keep else {}
    if options.kept is None:
        train(campaign, ladders, grid, options.keep)
    whole = [ladder for ladder in ladders if all(run.name in grid for run in ladder.runs)]
    campaign.tried = sum(len(ladder.runs) for ladder in whole)

    tally, wrong = judge(cases(whole, grid, HORIZONS))
    planned = sum(len(ladder.runs) for ladder in ladders)
    figures: dict[str, object] = {"runs of the plan": planned, "left_out": planned - campaign.tried}
    for kind, claims in (("sentences with advice", ADVICE), ("sentences with foresight", FORESIGHT)):
        total = sum((counts for finding, counts in tally.items() if finding in claims), Counter())
        figures[kind] = words(total)
        if share(total) < ALL:
            campaign.fault(f"{kind}: {words(total)}, less than {ALL:.0%}")
    for finding, counts in sorted(tally.items(), key=lambda item: item[0].name):
        figures[finding.name] = words(counts) if finding in CLAIMS else f"{counts[None]}, says what is seen"
        if counts[True] + counts[False] >= FEW and share(counts) < EACH:
            campaign.fault(f"{finding.name}: {words(counts)}, less than {EACH:.0%}")
    figures["not borne out"] = wrong
    return campaign.end(figures)


if __name__ == "__main__":
    sys.exit(main())
