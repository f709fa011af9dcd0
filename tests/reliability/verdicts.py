"""Checks whether neighbouring runs confirm the advice that a run gets.

    python tests/reliability/verdicts.py [--json FILE] [--short] [--seconds N] [--keep FILE | --from FILE]

Trains a grid of learning rates x pixel scalings x optimizers x networks on the starter sets. For each run, as if it had ended
after 3, 5, 8 ... epochs, it collects what the app says about the curves. A neighbour must confirm each sentence that advises or
predicts: "a larger learning rate may help" the same run with a larger rate, "more epochs would help" the same run with more
epochs, and so on; ``ADVICE`` and ``FORESIGHT`` in verdict_claims.py define this. At least 95 % of both must hold, and 85 % of
each.

The plan has about 770 runs; a run takes one to two seconds on one core. Runs for which there is not enough time are not judged;
if there is no time even for one row of rates, nothing was tried, which is a fault. Trained runs can be stored (``--keep``; runs
that are already in the file are not trained again) and judged again without training (``--from``), which takes seconds. The short
form trains fewer runs, with the engine in NumPy.
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
from mnist_desktop.core.runs.diagnosis_sentences import Finding
from mnist_desktop.core.runs.record import EpochRow

HORIZONS = (3, 5, 8, 12, 16, 20, 30, 40)
ALL, EACH = 0.95, 0.85
"""The shares of sentences that must be confirmed, of all and of each one."""
FEW = 20
"""A sentence that occurs less often is not judged alone."""

Tally = dict[Finding, Counter[bool | None]]
"""How often a sentence was confirmed (True), was not (False), or had no neighbour that could tell (None)."""


def train(campaign: Campaign, ladders: Iterable[Ladder], grid: dict[str, Trained], keep: Path | None) -> None:
    """Train the runs that `grid` lacks, until the time is over."""
    for run in (run for ladder in ladders for run in ladder.runs if run.name not in grid):
        if not campaign.has_time:
            return
        grid[run.name] = run.train()
        if keep is not None:
            append(keep, run.name, grid[run.name])


def said_of(case: Case) -> set[Finding]:
    """The findings for a case: as a run that has ended, as one that is still training, and as one without validation images."""
    experiment = Experiment(case.run.spec, case.run.config)
    if case.is_broken:  # the engine writes no such row, but ends with a similar sentence
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
    """How often each sentence was said, and each one that was not confirmed."""
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
    """The share of confirmed sentences among those that a neighbour could check; 1 if there are none."""
    return counts[True] / (counts[True] + counts[False]) if counts[True] + counts[False] else 1.0


def words(counts: Counter[bool | None]) -> str:
    """The counts as a sentence."""
    told = counts[True] + counts[False]
    if not told:
        return f"{counts[None]}, all without a neighbour that could tell"
    return f"{counts[True]} of {told} borne out ({share(counts):.1%}), {counts[None]} without a neighbour that could tell"


def main() -> int:
    """Run the campaign."""
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
