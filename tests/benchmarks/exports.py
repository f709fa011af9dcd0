"""Exports every preset in every form and prints what the proof says: whether it agrees, the largest difference, the seconds.

``python tests/benchmarks/exports.py [--preset ID …] [--form FORM …] [--full] [--json FILE]`` trains each preset for one epoch on
its starter set, then writes and proves each form as the program does, but all in one process, so that TensorFlow is imported
once; ``seconds`` are those of writing and proving alone. ``difference`` is the largest of 100 predictions for a network, and for
a script that of the losses, as a share, with ``first`` for the first step's. ``agrees`` is null where the losses were not
compared, because the script says what it does not repeat.

``--full`` trains the first network on all 70,000 images, runs the script in Keras as a program of its own on the same data, and
compares its test accuracy with the 95 % interval of the run's.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from msgspec.structs import replace

from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.export.forms import WORDS, Form, obstacle_to_form
from mnist_desktop.core.presets.all_presets import PRESETS, preset
from mnist_desktop.core.presets.preset import Preset
from mnist_desktop.core.results.metrics import wilson_interval
from mnist_desktop.core.runs.control import Control
from mnist_desktop.training import engines
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.export.child import write_and_prove
from mnist_desktop.training.export.exporting import export
from mnist_desktop.training.export.order import ExportOrder, Proof
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.keras.evaluation import open_run

FIRST = "mnist-mlp"


@dataclass
class Timed:
    """Writes and proves without a process of its own, and takes the time."""

    seconds: float = 0.0

    def __call__(self, order: ExportOrder, path: Path, _stop: object) -> Proof:
        began = time.perf_counter()
        proof = write_and_prove(order, path)
        self.seconds = time.perf_counter() - began
        return proof


def trained(experiment: Experiment, dataset: Dataset, epochs: int | None = None) -> OpenedRun:
    """A run of an experiment, with its predictions."""
    config = experiment.config if epochs is None else replace(experiment.config, epochs=epochs)
    job = TrainingJob("benchmark", Experiment(experiment.spec, config), dataset)
    return open_run(engines.train(job, lambda _event: None, Control()), dataset)


def measure(opened: OpenedRun, form: Form, folder: Path) -> dict[str, object]:
    """Export in one form."""
    timed = Timed()
    try:
        exported = export(opened, form, folder / f"export{WORDS[form].suffix}", catalog.load, prove=timed)
    except UserError as error:
        return {"agrees": False, "said": error.text, "seconds": round(timed.seconds, 1)}
    last = exported.sentences[-1]
    difference = last.values.get("difference", last.values.get("share"))
    return {
        "agrees": True if last.text.startswith("It agrees") else None,
        "difference": difference, "first": last.values.get("first"),
        "seconds": round(timed.seconds, 1), "bytes": exported.files[0].stat().st_size, "said": last.text,
    }  # fmt: skip


def measure_preset(each: Preset, forms: list[Form], folder: Path) -> dict[str, object]:
    """Export a preset in all forms that it can take."""
    opened = trained(each.experiment, catalog.load(f"{each.family}-starter"), 1)
    found: dict[str, object] = {}
    for form in forms:
        obstacle = obstacle_to_form(form, opened.record.info)
        found[form.value] = {"impossible": obstacle.text} if obstacle else measure(opened, form, folder)
        print(each.id, form.value, found[form.value], flush=True)
    return found


def measure_full(folder: Path) -> dict[str, object]:
    """Train the first network on all images, here and by its script."""
    opened = trained(preset(FIRST).experiment, catalog.load("mnist"))
    path = folder / "first.py"
    exported = export(opened, Form.KERAS_SCRIPT, path, catalog.load, prove=Timed())
    right, total = round(opened.evaluation.accuracy * len(opened.dataset.test_labels)), len(opened.dataset.test_labels)
    low, high = wilson_interval(right, total)
    began = time.perf_counter()
    said = subprocess.run([sys.executable, str(path)], check=True, capture_output=True, text=True, cwd=folder).stdout
    accuracy = float(re.findall(r"test accuracy ([\d.]+)%", said)[-1]) / 100
    return {
        "run": right / total, "low": low, "high": high, "script": accuracy, "within": low <= accuracy <= high,
        "seconds": round(time.perf_counter() - began, 1), "proof": [sentence.text for sentence in exported.sentences],
    }  # fmt: skip


def main() -> int:
    """Measure and print; 1 where something does not agree."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--preset", nargs="*", default=[each.id for each in PRESETS])
    parser.add_argument("--form", nargs="*", default=[form.value for form in Form])
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    report: dict[str, object] = {}
    with TemporaryDirectory() as name:
        folder = Path(name)
        for each in PRESETS:
            if each.id in options.preset:
                report[each.id] = measure_preset(each, [Form(value) for value in options.form], folder)
        if options.full:
            report["full"] = measure_full(folder)
            print(report["full"])
    if options.json:
        options.json.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    rows = [row for forms in report.values() if isinstance(forms, dict) for row in forms.values() if isinstance(row, dict)]
    full = report.get("full", {})
    misses = isinstance(full, dict) and full.get("within") is False
    return int(misses or any(row.get("agrees") is False for row in rows))


if __name__ == "__main__":
    sys.exit(main())
