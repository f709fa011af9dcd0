"""Trains recommended presets with several seeds, chooses by validation, and tests the chosen run once.

    python tests/benchmarks/overnight.py --runs DIR --only ID ... [--seeds 4]

For a night on a quiet computer: each preset is trained with the seeds 0, 1, 2…, as in the app, on the full set of its kind.
A run that DIR already has is not trained again, so a night that broke off goes on where it was. The seed with the best accuracy
on the validation images after the last epoch is chosen, of equals the one with the lower loss. Only its test accuracy is said
and compared with what is asked: those of the others are not looked at, since to choose by them would be to learn from them.

A network that is tried out stands in `mnist_desktop/core/presets/recommended.py` meanwhile. Where it reaches what its preset
asks, it stays there with the chosen seed, and `resources/pretrained/make_pretrained.py` puts its run beside the others. The
exit status is 1 where a preset falls short.

Full data are found where the app finds them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from experiments import EntryError, Workshop
from full_sets import empty_home

from mnist_desktop.app import real_services
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.fields import replace
from mnist_desktop.core.presets.all_presets import PRESETS
from mnist_desktop.core.presets.preset import Preset
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.runs.store import RunStore

CANDIDATES = tuple(each for each in PRESETS if each.asked)


def with_seed(experiment: Experiment, seed: int) -> Experiment:
    """The experiment with another seed."""
    return Experiment(experiment.spec, replace(experiment.config, seed=seed))


def best_of(runs: Sequence[RunInfo]) -> RunInfo:
    """The run that is best on its validation images after its last epoch; of equals the one with the lower loss."""
    return max(runs, key=lambda info: (info.history[-1].val_accuracy or 0.0, -(info.history[-1].val_loss or 0.0)))


def shortfalls(info: RunInfo, asked: dict[str, float]) -> list[str]:
    """What a run does not reach of what is asked: accuracies are lower bounds, all others are upper bounds."""
    reached = {"test_accuracy": info.test_accuracy or 0.0, "parameters": info.parameters, "seconds": info.seconds}
    return [name for name, bound in asked.items()
            if (reached[name] < bound if name.endswith("accuracy") else reached[name] > bound)]  # fmt: skip


def finished(store: RunStore, experiment: Experiment, dataset: Dataset) -> RunInfo | None:
    """The run of an experiment on these data that the store already has, trained to its end and tested."""
    wanted = experiment.spec.layers, experiment.config, dataset.fingerprint
    for run in store.list():
        is_whole = isinstance(run, RunInfo) and run.outcome == "finished" and run.test_accuracy is not None
        if is_whole and (run.spec.layers, run.config, run.dataset_fingerprint) == wanted:
            return run
    return None


def spend_night(candidate: Preset, seeds: int, workshop: Workshop) -> bool:
    """Train what is missing, choose, and say what was reached; returns whether that is all that is asked."""
    dataset = workshop.kept.load_dataset(candidate.family)
    runs = []
    for seed in range(seeds):
        experiment = with_seed(candidate.experiment, seed)
        run = finished(workshop.kept.store, experiment, dataset)
        if run is None:
            run = workshop.train(f"{candidate.id}, seed {seed}", experiment, dataset, keep=True).record.info
        runs.append(run)
        last = run.history[-1]
        print(f"{candidate.id}  seed {seed}  validation {last.val_accuracy:.4f} (loss {last.val_loss:.4f})  {run.seconds:,.0f} s",
              flush=True)  # fmt: skip
    chosen = best_of(runs)
    short = shortfalls(chosen, candidate.asked)
    print(f"{candidate.id}  chosen: seed {chosen.config.seed}, {chosen.id}  test accuracy {chosen.test_accuracy:.4f}, "
          f"{chosen.parameters:,} parameters, {chosen.seconds:,.0f} s; asked {candidate.asked}: "
          + (f"falls short in {', '.join(short)}" if short else "reached"), flush=True)  # fmt: skip
    return not short


def main() -> int:
    """Train and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=Path, required=True, metavar="DIR", help="keep the runs in this folder")
    ids = [each.id for each in CANDIDATES]
    parser.add_argument("--only", nargs="+", metavar="ID", choices=ids, required=True, help=f"some of {', '.join(ids)}")
    parser.add_argument("--seeds", type=int, default=4, help="how many seeds to choose from")
    options = parser.parse_args()
    try:
        with empty_home():
            services = real_services(options.runs)
            workshop = Workshop(services, services)
            reached = [spend_night(each, options.seeds, workshop) for each in CANDIDATES if each.id in options.only]
    except (EntryError, UserError) as error:
        print(f"overnight: {error}", file=sys.stderr)
        return 2
    return 0 if all(reached) else 1


if __name__ == "__main__":
    sys.exit(main())
