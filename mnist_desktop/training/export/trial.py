"""Runs a script that was just written, section by section, on a few images, beside the engine whose numbers it has to find.

The text that is run here comes from :mod:`mnist_desktop.core.export`, which makes it from checked values; no script of anybody
else's is ever run. It runs in a process that ends soon.
"""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Sequence
from dataclasses import replace as with_changes
from math import ceil, isfinite
from pathlib import Path
from typing import Any

import numpy as np
from msgspec.structs import replace

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.files import fingerprint
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.export.forms import Form
from mnist_desktop.core.export.keras_script import CURVES
from mnist_desktop.core.export.script import ScriptError, Section
from mnist_desktop.core.export.script_data import DATA
from mnist_desktop.core.export.script_layers import left_out
from mnist_desktop.core.export.script_parts import EPOCHS_LINE
from mnist_desktop.core.export.verdict import LARGEST_SHARE, NoAgreementError, largest_share, scientific
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.record import EpochRow, RunInfo
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.training.engines import train
from mnist_desktop.training.export.order import ExportOrder
from mnist_desktop.training.job import TrainingJob

EPOCHS = 2
FEWEST, MOST = 60, 600
"""Images of a trial; enough for three steps in each epoch where that is possible."""
STEPS = 3
TESTED = 20

Namespace = dict[str, Any]  # whatever a script calls something


def few_images(dataset: Dataset, info: RunInfo) -> Dataset:
    """The first images of a data set: what a script trains on for a moment, three small steps in each epoch."""
    config = info.config
    wanted = ceil(STEPS * config.batch_size / (1 - config.validation_share))
    count = min(max(FEWEST, min(wanted, MOST)), dataset.train_count)
    tested = slice(dataset.train_count, dataset.train_count + TESTED)
    images = np.concatenate([dataset.train_images[:count], dataset.images[tested]])
    labels = np.concatenate([dataset.train_labels[:count], dataset.labels[tested]])
    return with_changes(dataset, images=images, labels=labels, train_count=count, passed_over=(), source="", origin="")


def try_script(order: ExportOrder, sections: Sequence[Section], folder: Path) -> tuple[Sentence, ...]:
    """Run the sections that were written and read back, and compare; returns what was compared.

    `folder` is where the script lies.

    Raises
    ------
    NoAgreementError
        The script reads other images, has another network, or finds other losses.
    ScriptError
        It cannot be run.
    """
    if order.script is None or order.trial is None:
        raise ValueError(order.form)
    if [section.title for section in sections] != [section.title for section in order.script.sections]:
        raise ScriptError("The script that was written has other sections than it should.")
    with contextlib.chdir(folder):  # where the archive lies that some scripts read
        said = _check_data(sections, order.fingerprint)
    names = _run(sections, order.trial)
    info = order.record.info
    parameters = _parameters(names)
    if parameters != info.parameters:
        raise NoAgreementError("The script's network has {theirs:,} parameters, the run's has {own:,}.",
                               theirs=parameters, own=info.parameters)  # fmt: skip
    losses = _losses(names)
    own = _losses_of_engine(order.trial, info, order.form)
    if not own or not _is_repeated(order):
        return (*said, _without_losses(losses, parameters, diverges=not own))
    share = largest_share(own, losses)
    if not share <= LARGEST_SHARE:
        raise NoAgreementError("It does not agree: on {images} images its first losses differ from the engine's by a share of {share}.",
                               images=order.trial.train_count, share=scientific(share))  # fmt: skip
    return (*said, Sentence(
        "It agrees: in {epochs} epochs on {images} images it finds the losses of this program's engine (largest difference a share "
        "of {share}), and its network has the same {parameters:,} parameters.",
        {"epochs": EPOCHS, "images": order.trial.train_count, "share": scientific(share), "parameters": parameters},
    ))  # fmt: skip


def _is_repeated(order: ExportOrder) -> bool:
    """Whether the engine that is compared with draws what the script draws; another first draw of the run does not matter."""
    return order.form is Form.SCRATCH_SCRIPT or not left_out(order.record.info.spec)


def _without_losses(losses: Sequence[float], parameters: int, *, diverges: bool) -> Sentence:
    """What is said of a script whose losses cannot be compared; raises NoAgreementError where they are no numbers."""
    if diverges:
        return Sentence(
            "It runs, and its network has the same {parameters:,} parameters. Its losses were not compared: with these settings they "
            "are soon no numbers any more, in this program, too.", {"parameters": parameters},
        )  # fmt: skip
    if not all(map(isfinite, losses)):
        raise NoAgreementError("It does not agree with the run: its losses are no numbers (NaN).")
    return Sentence(
        "It runs, and its network has the same {parameters:,} parameters. Its losses were not compared: the script says at its head "
        "what it does not repeat.", {"parameters": parameters},
    )  # fmt: skip


def _check_data(sections: Sequence[Section], wanted: str) -> tuple[Sentence, ...]:
    """Let the script read its images, where they are on this computer."""
    if not wanted:
        return ()
    last = [section.title for section in sections].index(DATA)
    names = _executed(sections[: last + 1])
    images = np.ascontiguousarray(np.concatenate([names["x_train"], names["x_test"]]))
    labels = np.concatenate([names["y_train"], names["y_test"]])
    if images.dtype != np.uint8 or labels.dtype != np.uint8 or fingerprint(images, labels, len(names["y_train"])) != wanted:
        raise NoAgreementError("The script reads other images than those that the run learned from.")
    return (Sentence("It reads the very images that the run learned from: {count:,} of them.", {"count": len(labels)}),)


def _run(sections: Sequence[Section], trial: Dataset) -> Namespace:
    """Run all sections on the few images, for a few epochs; the curves, which need a screen, are left out."""
    given = {
        "x_train": trial.train_images,
        "y_train": trial.train_labels,
        "x_test": trial.test_images,
        "y_test": trial.test_labels,
    }
    pattern = re.compile(EPOCHS_LINE.format(epochs=r"\d+"))
    head = sections[0]
    code, count = pattern.subn(EPOCHS_LINE.format(epochs=EPOCHS), head.code)
    if count != 1:
        raise ScriptError("The script that was written has other sections than it should.")
    return _executed([Section(head.title, code), *(each for each in sections[1:] if each.title not in (DATA, CURVES))], given)


def _executed(sections: Sequence[Section], given: Namespace | None = None) -> Namespace:
    names: Namespace = {"__name__": "__main__", **(given or {})}
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for section in sections:
            try:
                exec(compile(section.code, f"<{section.title}>", "exec"), names)  # noqa: S102 - this program's own text, see above
            except Exception as error:
                cause = f"{type(error).__name__}: {error}"
                raise ScriptError("The script does not run. Section {section} ends with: {cause}",
                                  section=section.title, cause=cause) from error  # fmt: skip
    return names


def _parameters(names: Namespace) -> int:
    if "model" in names:
        return int(names["model"].count_params())
    return sum(array.size for arrays in (names["W"], names["b"]) for array in arrays.values())


def _losses(names: Namespace) -> list[float]:
    history = names["history"]
    return [float(loss) for name in ("loss", "val_loss") for loss in history.get(name, ())]


def _losses_of_engine(trial: Dataset, info: RunInfo, form: Form) -> list[float]:
    """What the engine finds on the same few images; empty where it ends before its first epoch, with a loss that is no number."""
    engine = "scratch" if form is Form.SCRATCH_SCRIPT else "keras"
    config = replace(info.config, epochs=EPOCHS, engine=engine)
    rows: list[EpochRow] = list(
        train(TrainingJob("trial", Experiment(info.spec, config), trial), lambda _event: None, Control()).info.history
    )
    return [row.loss for row in rows] + [row.val_loss for row in rows if row.val_loss is not None]
