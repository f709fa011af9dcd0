"""Whether the advice that a run gets is borne out by the runs beside it.

    python tests/reliability/verdicts.py [--json FILE] [--short] [--seconds N] [--keep FILE | --from FILE] [--show FINDING]

Trains a grid of learning rates x scalings of pixels x optimizers x networks on the starter sets, some eight hundred runs, and
asks of each, as if it had ended after 3, 5, 8 ... epochs, what the app says of its curves. A sentence with advice has to be
borne out by a neighbour: "a larger learning rate may help" by the same run with a larger rate, "more epochs would help" by the
same run continued, and so on; :data:`verdict_claims.CLAIMS` says what is asked for. At least 95 % of all such sentences, and 85 % of
every single one, have to hold.

What was trained can be kept (``--keep``; what is in the file is not trained again) and judged again without training
(``--from``). The short form trains fewer runs, with the engine in NumPy.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import msgspec
import verdict_grid
from campaign import Campaign
from verdict_claims import CLAIMS, Case, cases
from verdict_grid import FULL, SHORT, Trained

from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.runs.diagnosis import diagnose
from mnist_desktop.core.runs.findings import Finding

HORIZONS = (3, 5, 8, 12, 16, 20)
ALL, EACH = 0.95, 0.85
"""The shares of sentences that have to be borne out, of all and of any one."""
FEW = 20
"""A sentence that is said less often than this is not judged alone."""


def said_of(case: Case) -> set[Finding]:
    """The findings of a case: as a run that has ended, as one that goes on, and as one without validation images."""
    experiment = Experiment(case.run.spec, case.run.config)
    blind = [msgspec.structs.replace(row, val_loss=None, val_accuracy=None) for row in case.history]
    heard = (
        *diagnose(case.history, experiment, in_training=False),
        *diagnose(case.history, experiment, in_training=True),
        *diagnose(blind, experiment, in_training=False),
    )
    return {each.finding for each in heard}


if __name__ == "__main__":
    import argparse
    a = argparse.ArgumentParser(); a.add_argument("files"); a.add_argument("names", nargs="*"); a.add_argument("-n", type=int, default=40)
    a = a.parse_args()
    from collections import defaultdict
    grid = {}
    for f in a.files.split(","):
        grid |= verdict_grid.read(Path(f))
    said = defaultdict(Counter)
    wrong = defaultdict(list)
    for c in cases(FULL, grid, HORIZONS):
        for f in said_of(c):
            claim = CLAIMS.get(f)
            r = claim(c) if claim else "-"
            said[f][r] += 1
            if r is False: wrong[f].append(c)
    t = Counter()
    for f, n in said.items():
        t += n
        print(f"{f.name:18} {n[True]:5} true {n[False]:5} false {n[None]:5} untold {n['-']:5} none   {n[True]/max(1,n[True]+n[False]):.3f}")
    print(t, t[True]/(t[True]+t[False]), len(grid))
    for name in a.names:
        for c in wrong[Finding[name]][:a.n]:
            l=c.run.ladder
            print(f"{l.network},{l.optimizer},{c.run.rate:g},{l.scaling},{l.schedule[:5]},{l.batch_size},{l.engine[:3]},{l.data[:2]}", "E", c.epochs, "|", " ".join(f"{r.loss:.3g}/{100*r.accuracy:.0f}/{r.val_loss:.3g}/{100*r.val_accuracy:.1f}" for r in c.history[:1]+c.history[1:][-3:]), "-->", " ".join(f"{r.loss:.3g}/{r.val_loss:.3g}/{100*r.val_accuracy:.1f}" for r in c.later[-1:]),
               "|", " ".join(f"{r.rate:g}:{(100*c.of(r).val_accuracy if r.name in grid and c.of(r) else 0):.0f}" for r in l.runs))
