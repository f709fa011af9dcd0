"""Trains the published experiments and the recommended presets on full data, and compares the results with the targets.

    python tests/benchmarks/experiments.py --json FILE [--only ID ...] [--runs DIR] [--seeds 5] [--reference FILE]

Each entry of the reference file (published_figures.json in this folder) is repeated by the preset with its id, in the same way as
in the app: trained, evaluated on the test part, saved in a folder of runs. First the preset is compared with the entry: a
difference is an error. An entry with two losses is two runs, which must agree. Then the presets with figures of their own
(`asked`) are trained in the same way; `--list` prints all ids.

The JSON is a list of ``{"id", "published", "reached", "seconds", "note"}``; the two dicts have the same keys, `seconds` is the
time of the training. An accuracy may be at most half a point below the published one. If it is more than a point above, or too
far below, more seeds are trained, and the note gives their scatter. A loss is shown but not judged: it depends on how sure a
network is, not on how much it reads right. The exit status is 1 if a target was missed.

Full data are found where the app finds them.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from full_sets import empty_home
from published import (
    PUBLISHED_FIGURES,
    TRAINS_NOTHING,
    EntryError,
    PublishedResult,
    check,
    experiments_of,
    preset_ids,
    read_reference,
)

from mnist_desktop.app import real_services
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.fields import replace
from mnist_desktop.core.lab.picture import shipped_picture
from mnist_desktop.core.lab.pipeline import compute
from mnist_desktop.core.lab.settings import LabSettings
from mnist_desktop.core.presets.all_presets import PRESETS, preset
from mnist_desktop.core.presets.preset import Preset
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import EpochEnded, RunEvent
from mnist_desktop.core.runs.record import EpochRow, RunInfo
from mnist_desktop.core.runs.store import new_run_id
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.services import Services
from mnist_desktop.training.whole_run import train_and_save

BELOW = 0.005
"""How far ours may be below a published accuracy."""
FAR = 0.01
"""An accuracy this far above the published one needs an explanation."""
LAST_EPOCHS = 10
AGREEMENT = 1e-4
"""The largest difference in any loss between two runs with the same formula in two forms."""


@dataclass(frozen=True)
class Row:
    """One line of the table, and of the JSON file."""

    id: str
    published: dict[str, object]
    reached: dict[str, object]
    seconds: float
    note: str

    def falls_short(self, tolerance: float) -> bool:
        """Whether an accuracy is more than `tolerance` below its target, or another figure except a loss is above its target."""
        return any(_falls_short(name, asked, self.reached[name], tolerance) for name, asked in self.published.items())


@dataclass(frozen=True)
class Workshop:
    """Trains runs.

    Attributes
    ----------
    kept, passing
        Services as in the window: one with a folder of runs that stays, one with a temporary folder.
    """

    kept: Services
    passing: Services

    def train(self, title: str, experiment: Experiment, dataset: Dataset, *, keep: bool) -> OpenedRun:
        """Train, evaluate and save a run as the window does.

        Raises
        ------
        UserError
            It could not be saved.
        EntryError
            It broke off before the end of the first epoch, so it has no figures.
        """
        services = self.kept if keep else self.passing
        watch = partial(report_progress, title, experiment.config.epochs)
        done = train_and_save(TrainingJob(new_run_id(), experiment, dataset), services, watch, Control(), epoch_budget=0)
        if done.storage_problem is not None:
            raise done.storage_problem
        info = done.opened.record.info
        if not info.history:
            raise EntryError(f"{title}: it {info.outcome} in its first epoch. {info.message.text if info.message else ''}")
        return done.opened


def report_progress(title: str, epochs: int, event: RunEvent) -> None:
    """Print one line to stderr for each epoch."""
    if isinstance(event, EpochEnded):
        row = event.row
        figures = f"loss {row.loss:.4f}  accuracy {row.accuracy:.4f}"
        if row.val_loss is not None:
            figures += f"  validation {row.val_loss:.4f} {row.val_accuracy:.4f}"
        print(f"{title}  epoch {row.epoch:,} of {epochs:,}  {figures}  {row.seconds:.1f} s", file=sys.stderr, flush=True)


def redo(entry: PublishedResult, workshop: Workshop, seeds: int) -> Row:
    """Train the presets that repeat a reference entry.

    Raises
    ------
    EntryError
        A preset differs from the entry, or two losses do not agree.
    """
    presets = [preset(each) for each in preset_ids(entry)]
    for asked, ours in zip(experiments_of(entry), presets, strict=True):
        check(entry, asked, ours)
    dataset = workshop.kept.load_dataset(entry.dataset)
    runs = [workshop.train(each.id, each.experiment, dataset, keep=True) for each in presets]
    first = runs[0]
    notes = [*endings(first.record.info, entry.published), *agreements(runs)]
    reached = figures(first, entry.published)
    if any(not -BELOW <= reached[name] - asked <= FAR for name, asked in accuracies(entry.published).items()):
        others = [
            workshop.train(f"{entry.id}, seed {seed}", _seeded(presets[0], seed), dataset, keep=False) for seed in range(1, seeds)
        ]
        notes += [*scatter([first, *others], entry.published), *last_epochs([first, *others], entry.published)]
    return Row(entry.id, dict(entry.published), dict(reached), first.record.info.seconds, " ".join(notes))


def keep_to(recommended: Preset, workshop: Workshop) -> Row:
    """Train a preset with targets of its own."""
    dataset = workshop.kept.load_dataset(recommended.family)
    opened = workshop.train(recommended.id, recommended.experiment, dataset, keep=True)
    reached, info = figures(opened, recommended.asked), opened.record.info
    notes = endings(info, recommended.asked)
    best = [row.val_accuracy for row in info.history if row.val_accuracy is not None]
    notes += [f"{info.parameters:,} parameters, best validation accuracy {max(best):.4f}."] if best else []
    return Row(recommended.id, dict(recommended.asked), dict(reached), info.seconds, " ".join(notes))


def figures(opened: OpenedRun, names: Sequence[str]) -> dict[str, float]:
    """A run's figures by the names of the targets: on the test images, or of the epoch whose weights are kept."""
    info, evaluation = opened.record.info, opened.evaluation
    kept = info.history[info.best_epoch - 1]
    known = {
        "test_accuracy": evaluation.accuracy,
        "test_loss": evaluation.loss,
        "validation_accuracy": kept.val_accuracy,
        "validation_loss": kept.val_loss,
        "seconds": info.seconds,
        "parameters": info.parameters,
    }
    return {name: known[name] for name in names}


def accuracies(wanted: dict[str, float]) -> dict[str, float]:
    """The figures that are accuracies."""
    return {name: value for name, value in wanted.items() if name.endswith("accuracy")}


def endings(info: RunInfo, wanted: dict[str, float]) -> list[str]:
    """How a run ended, and when it had reached the published figure."""
    last, limit = len(info.history), max(accuracies(wanted).values(), default=1.0)
    passed = next((row.epoch for row in info.history if (row.val_accuracy or 0.0) >= limit), last)
    on_the_way = f" On validation it passed {limit:.4f} in epoch {passed:,}" if passed < info.best_epoch else ""
    match info.outcome:
        case "early-stopped":
            sentence = f"Early stopping ended it after epoch {last:,} and kept epoch {info.best_epoch:,}."
            return [sentence + (f"{on_the_way}: where patience is lost earlier, a run ends lower." if on_the_way else "")]
        case "finished":
            return [f"{last:,} epochs." + (f"{on_the_way}." if on_the_way else "")]
    return [f"It {info.outcome} after epoch {last:,}. {info.message.text if info.message else ''}"]


def agreements(runs: Sequence[OpenedRun]) -> list[str]:
    """Check that the runs of one experiment with several losses agree; raises EntryError if not."""
    first = runs[0].record.info
    sentences = []
    for other in (run.record.info for run in runs[1:]):
        apart = max(_distance(one, two) for one, two in zip(first.history, other.history, strict=True))
        what = f"{first.config.loss} and {other.config.loss}"
        if apart > AGREEMENT:
            raise EntryError(f"{what} are one formula, but their runs differ by {apart:.3g} in the loss of an epoch.")
        sentences.append(f"{what} agree: no loss of an epoch differs by more than {apart:.1g}.")
    return sentences


def last_epochs(runs: Sequence[OpenedRun], wanted: dict[str, float]) -> list[str]:
    """How much the last epoch's figure depends on chance: the range of the curve over the last epochs."""
    ends = [run.record.info.history[-LAST_EPOCHS:] for run in runs]
    values = [row.val_accuracy for rows in ends for row in rows if row.val_accuracy is not None]
    if not values:
        return []
    low, high = min(values), max(values)
    chance = any(low <= asked <= high for asked in accuracies(wanted).values())
    sentence = f"In their last {max(map(len, ends))} epochs the validation accuracy went between {low:.4f} and {high:.4f}"
    return [sentence + (": where a run ends is chance, and the published figure is well within." if chance else ".")]


def scatter(runs: Sequence[OpenedRun], wanted: dict[str, float]) -> list[str]:
    """The range of several seeds, and whether the published figure is within it."""
    sentences = []
    for name, asked in accuracies(wanted).items():
        values = [figures(run, [name])[name] for run in runs]
        low, high = min(values), max(values)
        place = "among them" if low <= asked <= high else "below all of them" if asked < low else "above all of them"
        sentences.append(
            f"{len(values)} seeds give a {name.replace('_', ' ')} from {low:.4f} to {high:.4f}, on average "
            f"{statistics.mean(values):.4f}: the published figure, one run, lies {place}."
        )
    return sentences


def convolve(entry: PublishedResult) -> Row:
    """The lesson without training: its picture, feature map and pooled map, computed by the lab and by TensorFlow.

    Raises
    ------
    EntryError
        The lab's numbers differ from TensorFlow's.
    """
    import tensorflow as tf

    settings = LabSettings()
    result = compute(shipped_picture("House"), settings)
    picture, feature_map, pooled = (stage.maps[0] for stage in result.stages)
    kernel, pooling = settings.first.kernels[0], settings.first.pooling
    theirs = tf.nn.conv2d(picture[None, ..., None], kernel.array[..., None, None], 1, "VALID")
    theirs_pooled = tf.nn.max_pool2d(theirs, pooling.window, pooling.stride, "VALID")
    apart = max(float(np.abs(here - there[0, ..., 0]).max()) for here, there in ((feature_map, theirs), (pooled, theirs_pooled)))
    if apart > 1e-3:  # for numbers up to 765
        raise EntryError(f"{entry.id}: the lab's maps differ from TensorFlow's by {apart:.3g}.")
    shapes = [list(map(int, numbers.split(","))) for numbers in re.findall(r"\(([\d,]+)\)", entry.what)]
    names = "picture_shape", "feature_map_shape"
    published = dict(zip(names, shapes, strict=True))
    reached = {name: list(stage.plan.shape) for name, stage in zip(names, result.stages[:2], strict=True)}
    note = (
        f"Not trained: the lab's first look, kernel “{kernel.name}”, stride 1, valid, then the largest of 3x3 at stride 3, "
        f"which makes {result.stages[2].plan.shape}. "
    ) + (f"No number is further than {apart:.1g} from TensorFlow's." if apart else "Every number is exactly TensorFlow's.")
    return Row(entry.id, published, reached, 0.0, note)


def _falls_short(name: str, asked: object, reached: object, tolerance: float) -> bool:
    if name.endswith("accuracy"):
        return reached < asked - tolerance
    if name.endswith("shape"):
        return reached != asked
    return not name.endswith("loss") and reached > asked


def _distance(one: EpochRow, two: EpochRow) -> float:
    return max(abs(one.loss - two.loss), abs((one.val_loss or 0.0) - (two.val_loss or 0.0)))


def _seeded(shipped: Preset, seed: int) -> Experiment:
    return Experiment(shipped.experiment.spec, replace(shipped.experiment.config, seed=seed))


def table(rows: Sequence[Row]) -> str:
    """The rows as readable text."""
    lines = []
    for row in rows:
        lines.append(f"{row.id}  ({row.seconds:,.1f} s)")
        lines += [f"    {name:20} {_number(asked):>18} -> {_number(row.reached[name])}" for name, asked in row.published.items()]
        lines.append(f"    {row.note}")
    return "\n".join(lines)


def _number(value: object) -> str:
    return f"{value:.4f}" if isinstance(value, float) else str(value)


def main() -> int:
    """Train and print; write the file after each experiment."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--only", nargs="+", metavar="ID", help="these alone")
    parser.add_argument("--list", action="store_true", help="print the ids and train nothing")
    parser.add_argument("--runs", type=Path, metavar="DIR", help="keep the runs in this folder")
    parser.add_argument("--seeds", type=int, default=5, help="how many seeds show how far a figure scatters")
    parser.add_argument("--reference", type=Path, default=PUBLISHED_FIGURES)
    options = parser.parse_args()
    try:
        return run(options)
    except (EntryError, UserError) as error:
        print(f"experiments: {error}", file=sys.stderr)
        return 2


def run(options: argparse.Namespace) -> int:
    """Do what the command line asks for."""
    entries = read_reference(options.reference)
    promising = {each.id: each for each in PRESETS if each.asked}
    ids = [*entries, *promising]
    chosen = options.only or ids
    unknown = [each for each in chosen if each not in ids]
    if unknown:
        raise EntryError(f"There is no experiment {', '.join(unknown)}; there are {', '.join(ids)}.")
    if options.list:
        print("\n".join(ids))
        return 0
    rows: list[Row] = []
    missed = []
    with empty_home(), TemporaryDirectory() as folder:
        passing = real_services(Path(folder))
        workshop = Workshop(real_services(options.runs) if options.runs else passing, passing)
        for each in chosen:
            if each == TRAINS_NOTHING:
                rows.append(convolve(entries[each]))
            elif each in entries:
                rows.append(redo(entries[each], workshop, options.seeds))
            else:
                rows.append(keep_to(promising[each], workshop))
            if rows[-1].falls_short(BELOW if each in entries else 0.0):
                missed.append(each)
            print(table(rows[-1:]), flush=True)
            if options.json:
                options.json.write_text(json.dumps([asdict(row) for row in rows], indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(f"{len(rows) - len(missed)} of {len(rows)} are as asked" + (f", not {', '.join(missed)}" if missed else ""))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
